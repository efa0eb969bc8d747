#include "site/sentence_internal.h"

#include "base/buf.h"

void ll_sentence_created(struct ll_say *say,
			 const struct ll_view_change *change)
{
	const struct ll_view_record *record = change->record;

	switch (change->kind) {
	case LL_KIND_GOAL:
		ll_say(say, "Set");
		if (record && record->period) {
			ll_say(say, " for ");
			ll_say_str(say, ll_period_of(say->dict->arena,
						     record->period));
		}
		return;
	case LL_KIND_UPDATE:
		ll_say(say, "Reported");
		if (record && record->month_last.n) {
			ll_say(say, " for ");
			ll_say_str(say, ll_month_long(say->dict->arena,
						      record->month_last));
		}
		return;
	case LL_KIND_MEETING:
		ll_say(say, "Minutes recorded");
		return;
	case LL_KIND_TEAM:
	case LL_KIND_PERSON:
		ll_say(say, "Joined the record");
		return;
	case LL_KIND_MOMENT:
		ll_say(say, "Told");
		return;
	case LL_KIND_PULSE:
		ll_say(say, "Results recorded");
		return;
	case LL_KIND_ROAD:
	case LL_KIND_PAGE:
	case LL_KIND_MISSION:
	case LL_KIND_VISION:
	case LL_KIND_VALUE:
	case LL_KIND_PRINCIPLE:
	case LL_KIND_PILLAR:
	case LL_KIND_NONE:
	case LL_NKINDS:
		break;
	}
	ll_say(say, "Written down");
}

static void say_schedule(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	(void)change;
	ll_say(say, ll_str_is(event->field, "start") ? "Start" : "Due");
	ll_say_from_to(say, event, "moved");
}

static void say_owner(struct ll_say *say, const struct ll_view_change *change,
		      const struct ll_view_event *event)
{
	if (!event->new_text.len) {
		ll_say(say, "Left without an owner; it was ");
		ll_say_people(say, change->path, event->old_text);
		return;
	}
	if (event->old_text.len) {
		ll_say(say, "Handed from ");
		ll_say_people(say, change->path, event->old_text);
		ll_say(say, " to ");
	} else {
		ll_say(say, "Given to ");
	}
	ll_say_people(say, change->path, event->new_text);
}

/* "teams/mobile" is the team "mobile". */
static ll_str place_name(ll_str text)
{
	static const ll_str folder = LL_STR_INIT("teams/");

	return ll_str_starts(text, folder) ? ll_str_from_pos(text, folder.len)
					   : text;
}

/* To another team or period. */
static void say_moved(struct ll_say *say, const struct ll_view_change *change,
		      const struct ll_view_event *event)
{
	bool team = ll_str_is(event->field, "team");
	ll_str was = place_name(event->old_text);
	ll_str is = place_name(event->new_text);

	(void)change;
	if (!is.len) {
		ll_say(say, team ? "Left without a team; it was "
				 : "Left without a period; it was ");
		ll_say_old_value(say, was);
		return;
	}
	if (!was.len) {
		ll_say(say, team ? "Given to team " : "Set for ");
		ll_say_value(say, is);
		return;
	}
	ll_say(say, team ? "Moved from team " : "Moved from ");
	ll_say_old_value(say, was);
	ll_say(say, team ? " to team " : " to ");
	ll_say_value(say, is);
}

static void say_support(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	(void)change;
	if (!event->new_text.len) {
		ll_say(say, "No longer supports ");
		ll_say_old_value(say, event->old_text);
		return;
	}
	ll_say(say, "Now supports ");
	ll_say_value(say, event->new_text);
	if (event->old_text.len) {
		ll_say(say, ", before ");
		ll_say_old_value(say, event->old_text);
	}
}

static void say_statuses(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	(void)change;
	if (event->old_text.len) {
		ll_say(say, "From ");
		ll_say_status(say, event->old_text);
		ll_say(say, " to ");
	} else {
		ll_say(say, "Now ");
	}
	if (event->new_text.len) {
		ll_say_status(say, event->new_text);
	} else {
		ll_say(say, "no status");
	}
}

/* "Now continues Reserved books within a fortnight" */
static void say_continues(struct ll_say *say, const struct ll_view_event *event)
{
	const struct ll_view_record *record =
		ll_sentence_named(say, event->new_text);

	ll_say(say, "Now continues ");
	if (record) {
		ll_say_record(say, record);
	} else {
		ll_say_value(say, event->new_text);
	}
}

static void say_field(struct ll_say *say, const struct ll_view_change *change,
		      const struct ll_view_event *event)
{
	ll_str label = event->label.len ? event->label : event->field;

	if (ll_sentence_measure(say, change, event)) {
		return;
	}
	if (ll_str_is(event->field, "continues") && event->new_text.len) {
		say_continues(say, event);
		return;
	}
	ll_say_str(say, ll_label_text(say->dict->arena, label));
	ll_say_from_to(say, event, "changed");
}

static void say_hint(struct ll_say *say, const struct ll_view_event *event)
{
	switch (event->hint) {
	case LL_VIEW_PLAIN:
		break;
	case LL_VIEW_EASIER:
		ll_say_tag(say, "easier");
		break;
	case LL_VIEW_HARDER:
		ll_say_tag(say, "harder");
		break;
	case LL_VIEW_LATER:
		ll_say_tag(say, "later");
		break;
	case LL_VIEW_EARLIER:
		ll_say_tag(say, "earlier");
		break;
	}
}

static ll_str either(ll_str a, ll_str b)
{
	return a.len ? a : b;
}

/* "Ruth, Sigrid and Grace agree to these words" */
static void say_agreed(struct ll_say *say, const struct ll_view_change *change,
		       const struct ll_view_event *event)
{
	size_t n = 0;
	size_t told = 0;

	(void)event;
	for (size_t i = 0; i < change->nevents; i++) {
		n += change->event[i].type == LL_EVENT_AGREED;
	}
	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_view_event *one = &change->event[i];

		if (one->type == LL_EVENT_AGREED) {
			ll_say(say, ll_say_join(told++, n));
			ll_say_people(say, change->path,
				      either(one->new_text, one->label));
		}
	}
	ll_say(say,
	       n == 1 ? " agrees to these words" : " agree to these words");
}

static void say_moved_file(struct ll_say *say,
			   const struct ll_view_change *change,
			   const struct ll_view_event *event)
{
	(void)event;
	ll_say(say, "Moved");
	if (change->old_path.len) {
		ll_say(say, " from ");
		ll_say_code(say, change->old_path);
	}
}

static void say_birth(struct ll_say *say, const struct ll_view_change *change,
		      const struct ll_view_event *event)
{
	(void)event;
	ll_sentence_created(say, change);
}

static void say_retitled(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	(void)change;
	ll_say_quoted(say, "Retitled ", event->new_text);
	ll_say_quoted(say, ", was ", event->old_text);
}

static void say_reworded(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	if (!ll_sentence_measure(say, change, event)) {
		ll_say(say, "Reworded");
	}
}

static void say_withdrawn(struct ll_say *say,
			  const struct ll_view_change *change,
			  const struct ll_view_event *event)
{
	ll_say_people(say, change->path, either(event->old_text, event->label));
	ll_say(say, " no longer stands under these words");
}

/* What is told of metrics and key results. */
static void say_measured(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	ll_sentence_measure(say, change, event);
}

/* What was hidden is not told here. */
static void say_masked(struct ll_say *say, const struct ll_view_change *change,
		       const struct ll_view_event *event)
{
	ll_str label = event->label.len ? event->label : event->field;

	if (ll_sentence_measure(say, change, event)) {
		return;
	}
	ll_say_str(say, ll_label_text(say->dict->arena, label));
	if (event->type == LL_EVENT_MASKED) {
		ll_say(say, " no longer shown");
	} else {
		ll_say(say, " shown: ");
		ll_say_value(say, event->new_text);
	}
}

static void say_audience(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	(void)change;
	ll_say(say, event->type == LL_EVENT_RESTRICTED ? "Restricted to "
						       : "Opened up to ");
	ll_say_value(say, event->new_text);
	if (event->old_text.len) {
		ll_say(say, ", was for ");
		ll_say_old_value(say, event->old_text);
	}
}

static void say_continued(struct ll_say *say,
			  const struct ll_view_change *change,
			  const struct ll_view_event *event)
{
	(void)change;
	ll_say(say, "Continued from ");
	if (event->label.len) {
		ll_say_str(say, event->label);
		ll_say(say, " as ");
	}
	ll_say_value(say, event->old_text);
}

static void say_dropped(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	(void)change;
	ll_say(say, "Dropped");
	if (event->old_text.len) {
		ll_say(say, "; it was ");
		ll_say_status(say, event->old_text);
	}
}

static void say_revived(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	(void)change;
	ll_say(say, "Taken up again");
	if (event->new_text.len) {
		ll_say(say, ", now ");
		ll_say_status(say, event->new_text);
	}
}

static void say_deleted(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	(void)change;
	(void)event;
	ll_say(say, "Removed");
}

void ll_sentence_event(struct ll_say *say, const struct ll_view_change *change,
		       const struct ll_view_event *event)
{
	static void (*const tell[LL_NEVENTS])(struct ll_say *,
					      const struct ll_view_change *,
					      const struct ll_view_event *) = {
		[LL_EVENT_CREATED] = say_birth,
		[LL_EVENT_RETITLED] = say_retitled,
		[LL_EVENT_REWORDED] = say_reworded,
		[LL_EVENT_RETARGETED] = say_measured,
		[LL_EVENT_REBASED] = say_measured,
		[LL_EVENT_RESCHEDULED] = say_schedule,
		[LL_EVENT_REOWNED] = say_owner,
		[LL_EVENT_MOVED] = say_moved,
		[LL_EVENT_REPARENTED] = say_support,
		[LL_EVENT_STATUS_CHANGED] = say_statuses,
		[LL_EVENT_PROGRESS_REPORTED] = say_measured,
		[LL_EVENT_KEY_RESULT_ADDED] = say_measured,
		[LL_EVENT_KEY_RESULT_DROPPED] = say_measured,
		[LL_EVENT_KEY_RESULT_REPLACED] = say_measured,
		[LL_EVENT_KEY_RESULT_DONE] = say_measured,
		[LL_EVENT_AGREED] = say_agreed,
		[LL_EVENT_AGREEMENT_WITHDRAWN] = say_withdrawn,
		[LL_EVENT_MASKED] = say_masked,
		[LL_EVENT_UNMASKED] = say_masked,
		[LL_EVENT_RESTRICTED] = say_audience,
		[LL_EVENT_OPENED_UP] = say_audience,
		[LL_EVENT_CONTINUED] = say_continued,
		[LL_EVENT_FIELD_CHANGED] = say_field,
		[LL_EVENT_DROPPED] = say_dropped,
		[LL_EVENT_REVIVED] = say_revived,
		[LL_EVENT_RENAMED] = say_moved_file,
		[LL_EVENT_DELETED] = say_deleted,
	};

	tell[event->type](say, change, event);
	say_hint(say, event);
}
