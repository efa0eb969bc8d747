#include "site/sentence.h"

#include "base/buf.h"

enum { VALUE_LETTERS = 160 };

/* A value of a field: a date is written out, the rest is their words. */
static void say_value(struct ll_say *say, ll_str text)
{
	ll_date date = ll_date_parse(text);

	if (date.n) {
		ll_say_date(say, date);
	} else {
		ll_say_strong(say,
			      ll_clip(say->dict->arena, text, VALUE_LETTERS));
	}
}

static void say_old_value(struct ll_say *say, ll_str text)
{
	ll_date date = ll_date_parse(text);

	if (date.n) {
		ll_say_date(say, date);
	} else {
		ll_say_str(say, ll_clip(say->dict->arena, text, VALUE_LETTERS));
	}
}

/* A status word as its health, for the mark beside it. */
static void say_status(struct ll_say *say, ll_str word)
{
	struct ll_buf spaced = ll_buf_make(say->dict->arena);

	for (size_t i = 0; i < word.len; i++) {
		ll_buf_add_char(&spaced, word.s[i] == '-' ? ' ' : word.s[i]);
	}
	for (int h = 1; h < LL_NHEALTHS; h++) {
		if (ll_str_eq(word, ll_health_word((enum ll_health)h))) {
			ll_say_health(say, (enum ll_health)h,
				      ll_buf_str(&spaced));
			return;
		}
	}
	ll_say_strong(say, ll_buf_str(&spaced));
}

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

/* "from A to B", "to B", or what it was. */
static void say_from_to(struct ll_say *say, const struct ll_view_event *event)
{
	if (!event->new_text.len) {
		ll_say(say, " taken away; it was ");
		say_old_value(say, event->old_text);
		return;
	}
	if (!event->old_text.len) {
		ll_say(say, " set to ");
		say_value(say, event->new_text);
		return;
	}
	ll_say(say, " moved from ");
	say_old_value(say, event->old_text);
	ll_say(say, " to ");
	say_value(say, event->new_text);
}

/* "Target for Median wait", "Target" */
static void say_measure(struct ll_say *say, const char *what,
			const struct ll_view_event *event)
{
	ll_say(say, what);
	if (event->label.len &&
	    !ll_str_eq_nocase(event->label, ll_str_from(what))) {
		ll_say(say, " for ");
		ll_say_name(say, event->label);
	}
	say_from_to(say, event);
}

static void say_schedule(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	bool start = ll_str_is(event->field, "start");

	(void)change;
	if (!event->new_text.len) {
		ll_say(say, start ? "No longer has a start; it was "
				  : "No longer has a due date; it was ");
		say_old_value(say, event->old_text);
		return;
	}
	ll_say(say, start ? "Now starts on " : "Now due on ");
	say_value(say, event->new_text);
	if (event->old_text.len) {
		ll_say(say, ", was ");
		say_old_value(say, event->old_text);
	}
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

static void say_field(struct ll_say *say, const struct ll_view_change *change,
		      const struct ll_view_event *event)
{
	ll_str label = event->label.len ? event->label : event->field;

	(void)change;
	ll_say_str(say, ll_capital(say->dict->arena, label));
	say_from_to(say, event);
}

static void say_support(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	(void)change;
	if (!event->new_text.len) {
		ll_say(say, "No longer supports ");
		say_old_value(say, event->old_text);
		return;
	}
	ll_say(say, "Now supports ");
	say_value(say, event->new_text);
	if (event->old_text.len) {
		ll_say(say, ", before ");
		say_old_value(say, event->old_text);
	}
}

static void say_statuses(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	(void)change;
	if (event->old_text.len) {
		ll_say(say, "From ");
		say_status(say, event->old_text);
		ll_say(say, " to ");
	} else {
		ll_say(say, "Now ");
	}
	if (event->new_text.len) {
		say_status(say, event->new_text);
	} else {
		ll_say(say, "no status");
	}
}

static void say_quoted(struct ll_say *say, const char *before, ll_str words)
{
	ll_say(say, before);
	ll_say_name(say, ll_clip(say->dict->arena, words, VALUE_LETTERS));
}

static void say_reading(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	(void)change;
	if (event->label.len) {
		ll_say_name(say, ll_capital(say->dict->arena, event->label));
		ll_say(say, " reported at ");
	} else {
		ll_say(say, "Reported at ");
	}
	say_value(say, event->new_text);
	if (event->old_text.len) {
		ll_say(say, ", from ");
		say_old_value(say, event->old_text);
	}
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
	say_quoted(say, "Retitled ", event->new_text);
	say_quoted(say, ", was ", event->old_text);
}

static void say_reworded(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	(void)change;
	(void)event;
	ll_say(say, "Reworded");
}

static void say_retargeted(struct ll_say *say,
			   const struct ll_view_change *change,
			   const struct ll_view_event *event)
{
	(void)change;
	say_measure(say, "Target", event);
}

static void say_rebased(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	(void)change;
	say_measure(say, "Baseline", event);
}

static void say_result_added(struct ll_say *say,
			     const struct ll_view_change *change,
			     const struct ll_view_event *event)
{
	(void)change;
	say_quoted(say,
		   "Key result added: ", either(event->new_text, event->label));
}

static void say_result_dropped(struct ll_say *say,
			       const struct ll_view_change *change,
			       const struct ll_view_event *event)
{
	(void)change;
	say_quoted(say, "Key result dropped: ",
		   either(event->old_text, event->label));
}

static void say_result_done(struct ll_say *say,
			    const struct ll_view_change *change,
			    const struct ll_view_event *event)
{
	(void)change;
	say_quoted(say,
		   "Key result done: ", either(event->label, event->new_text));
}

static void say_withdrawn(struct ll_say *say,
			  const struct ll_view_change *change,
			  const struct ll_view_event *event)
{
	ll_say_people(say, change->path, either(event->old_text, event->label));
	ll_say(say, " no longer stands under these words");
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
		[LL_EVENT_RETARGETED] = say_retargeted,
		[LL_EVENT_REBASED] = say_rebased,
		[LL_EVENT_RESCHEDULED] = say_schedule,
		[LL_EVENT_REOWNED] = say_owner,
		[LL_EVENT_MOVED] = say_field,
		[LL_EVENT_REPARENTED] = say_support,
		[LL_EVENT_STATUS_CHANGED] = say_statuses,
		[LL_EVENT_PROGRESS_REPORTED] = say_reading,
		[LL_EVENT_KEY_RESULT_ADDED] = say_result_added,
		[LL_EVENT_KEY_RESULT_DROPPED] = say_result_dropped,
		[LL_EVENT_KEY_RESULT_DONE] = say_result_done,
		[LL_EVENT_AGREED] = say_agreed,
		[LL_EVENT_AGREEMENT_WITHDRAWN] = say_withdrawn,
		[LL_EVENT_FIELD_CHANGED] = say_field,
		[LL_EVENT_RENAMED] = say_moved_file,
		[LL_EVENT_DELETED] = say_deleted,
	};

	tell[event->type](say, change, event);
	say_hint(say, event);
}
