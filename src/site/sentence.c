#include "site/sentence.h"

#include "base/buf.h"

enum { VALUE_LETTERS = 160, EVENTS_SHOWN = 8 };

/* A value of a field: a date is written out, the rest is their words. */
static void say_value(struct ll_say *say, ll_str text)
{
	ll_date date = ll_date_parse(text);

	if (date.n) {
		ll_say_date(say, date);
	} else {
		ll_say_strong(say, ll_clip(say->dict->arena, text,
					   VALUE_LETTERS));
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

/* People as written: "@priya, @tom"; those with a page are linked. */
static void say_people(struct ll_say *say, ll_str path, ll_str text)
{
	const struct ll_view *view = say->page->site->view;
	struct ll_arena *arena = say->dict->arena;
	ll_str rest = text;
	bool more = true;

	while (more) {
		struct ll_view_link link = { 0 };
		ll_str name;

		more = ll_str_cut(rest, ',', &name, &rest);
		name = ll_str_trim(name);
		if (ll_str_starts(name, LL_STR("@"))) {
			link = ll_view_follow(view, arena, path, name);
		}
		if (link.type == LL_VIEW_LINK_RECORD && link.record) {
			ll_say_record_as(say, link.record, link.record->title);
		} else {
			ll_say_str(say, ll_clip(arena, name, VALUE_LETTERS));
		}
		if (more) {
			ll_say(say, ", ");
		}
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

static void say_created(struct ll_say *say, const struct ll_view_change *change)
{
	const struct ll_view_record *record = change->record;

	switch (change->kind) {
	case LL_KIND_GOAL:
		ll_say(say, "Set");
		if (record && record->period) {
			ll_say(say, " for ");
			ll_say_str(say, record->period->label);
		}
		return;
	case LL_KIND_UPDATE:
		ll_say(say, "Reported");
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
		ll_say_str(say, event->label);
	}
	say_from_to(say, event);
}

static void say_schedule(struct ll_say *say, const struct ll_view_event *event)
{
	bool start = ll_str_is(event->field, "start");

	if (!event->new_text.len) {
		ll_say(say, start ? "No longer has a start; it was " :
				    "No longer has a due date; it was ");
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
		say_people(say, change->path, event->old_text);
		return;
	}
	if (event->old_text.len) {
		ll_say(say, "Handed from ");
		say_people(say, change->path, event->old_text);
		ll_say(say, " to ");
	} else {
		ll_say(say, "Given to ");
	}
	say_people(say, change->path, event->new_text);
}

static void say_field(struct ll_say *say, const struct ll_view_event *event)
{
	ll_str label = event->label.len ? event->label : event->field;

	ll_say_str(say, ll_capital(say->dict->arena, label));
	say_from_to(say, event);
}

static void say_support(struct ll_say *say, const struct ll_view_event *event)
{
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

static void say_statuses(struct ll_say *say, const struct ll_view_event *event)
{
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

static void say_reading(struct ll_say *say, const struct ll_view_event *event)
{
	if (event->label.len) {
		ll_say_str(say, ll_capital(say->dict->arena, event->label));
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

static void say_who(struct ll_say *say, const struct ll_view_change *change,
		    ll_str who, const char *does)
{
	say_people(say, change->path, who);
	ll_say(say, does);
}

static ll_str either(ll_str a, ll_str b)
{
	return a.len ? a : b;
}

static void say_moved_file(struct ll_say *say,
			   const struct ll_view_change *change)
{
	ll_say(say, "Moved");
	if (change->old_path.len) {
		ll_say(say, " from ");
		ll_say_code(say, change->old_path);
	}
}

void ll_sentence_event(struct ll_say *say, const struct ll_view_change *change,
		       const struct ll_view_event *event)
{
	switch (event->type) {
	case LL_EVENT_CREATED:
		say_created(say, change);
		break;
	case LL_EVENT_RETITLED:
		say_quoted(say, "Retitled ", event->new_text);
		say_quoted(say, ", was ", event->old_text);
		break;
	case LL_EVENT_REWORDED:
		ll_say(say, "Reworded");
		break;
	case LL_EVENT_RETARGETED:
		say_measure(say, "Target", event);
		break;
	case LL_EVENT_REBASED:
		say_measure(say, "Baseline", event);
		break;
	case LL_EVENT_RESCHEDULED:
		say_schedule(say, event);
		break;
	case LL_EVENT_REOWNED:
		say_owner(say, change, event);
		break;
	case LL_EVENT_REPARENTED:
		say_support(say, event);
		break;
	case LL_EVENT_STATUS_CHANGED:
		say_statuses(say, event);
		break;
	case LL_EVENT_PROGRESS_REPORTED:
		say_reading(say, event);
		break;
	case LL_EVENT_KEY_RESULT_ADDED:
		say_quoted(say, "Key result added: ",
			   either(event->new_text, event->label));
		break;
	case LL_EVENT_KEY_RESULT_DROPPED:
		say_quoted(say, "Key result dropped: ",
			   either(event->old_text, event->label));
		break;
	case LL_EVENT_KEY_RESULT_DONE:
		say_quoted(say, "Key result done: ",
			   either(event->label, event->new_text));
		break;
	case LL_EVENT_AGREED:
		say_who(say, change, either(event->new_text, event->label),
			" agrees to these words");
		break;
	case LL_EVENT_AGREEMENT_WITHDRAWN:
		say_who(say, change, either(event->old_text, event->label),
			" no longer stands under these words");
		break;
	case LL_EVENT_MOVED:
	case LL_EVENT_FIELD_CHANGED:
		say_field(say, event);
		break;
	case LL_EVENT_RENAMED:
		say_moved_file(say, change);
		break;
	case LL_EVENT_DELETED:
		ll_say(say, "Removed");
		break;
	case LL_NEVENTS:
		break;
	}
	say_hint(say, event);
}

/* What a reader wants to know first; the same weight keeps the order. */
static int weight(enum ll_event_type type)
{
	static const enum ll_event_type order[] = {
		LL_EVENT_DELETED,	  LL_EVENT_CREATED,
		LL_EVENT_RETARGETED,	  LL_EVENT_STATUS_CHANGED,
		LL_EVENT_RESCHEDULED,	  LL_EVENT_REOWNED,
		LL_EVENT_RETITLED,	  LL_EVENT_REBASED,
		LL_EVENT_REPARENTED,	  LL_EVENT_MOVED,
		LL_EVENT_KEY_RESULT_DONE, LL_EVENT_KEY_RESULT_ADDED,
		LL_EVENT_KEY_RESULT_DROPPED,
	};
	const int n = (int)(sizeof order / sizeof *order);

	for (int i = 0; i < n; i++) {
		if (order[i] == type) {
			return i;
		}
	}
	if (type == LL_EVENT_REWORDED) {
		return n + 1;
	}
	return type == LL_EVENT_RENAMED ? n + 2 : n;
}

/* Events by weight; insertion keeps it stable, and they are few. */
static const struct ll_view_event **
sorted_events(struct ll_arena *arena, const struct ll_view_change *change)
{
	const struct ll_view_event **sorted =
		LL_NEW(arena, const struct ll_view_event *, change->nevents);

	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_view_event *event = &change->event[i];
		size_t at = i;

		while (at && weight(sorted[at - 1]->type) >
				     weight(event->type)) {
			sorted[at] = sorted[at - 1];
			at--;
		}
		sorted[at] = event;
	}
	return sorted;
}

static void say_class(struct ll_say *say, const struct ll_view_change *change)
{
	switch (change->class) {
	case LL_CLASS_CREATED:
		say_created(say, change);
		break;
	case LL_CLASS_MECHANICAL:
		ll_say(say, "Edited, the words are the same");
		break;
	case LL_CLASS_WORDING:
		ll_say(say, "Reworded");
		break;
	case LL_CLASS_FIELDS:
		ll_say(say, "Metadata changed");
		break;
	case LL_CLASS_BULK:
		ll_say(say, "Changed together with others, in the same way");
		break;
	case LL_CLASS_DELETED:
		ll_say(say, "Removed");
		break;
	case LL_NCLASSES:
		break;
	}
}

void ll_sentence_first(struct ll_say *say, const struct ll_view_change *change)
{
	if (!change->nevents) {
		say_class(say, change);
		return;
	}
	ll_sentence_event(say, change,
			  sorted_events(say->dict->arena, change)[0]);
}

void ll_sentence_change(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_change *change)
{
	const struct ll_view_event **event =
		sorted_events(dict->arena, change);
	size_t n = change->nevents;

	if (!n || event[0]->type == LL_EVENT_CREATED) {
		struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);

		ll_sentence_first(&say, change);
		return;
	}
	for (size_t i = 0; i < n && i < EVENTS_SHOWN; i++) {
		struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);

		ll_sentence_event(&say, change, event[i]);
	}
	if (n > EVENTS_SHOWN) {
		struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);

		ll_say(&say, "And ");
		ll_say_str(&say, ll_count_of(dict->arena, n - EVENTS_SHOWN,
					     "more", "more"));
	}
}

static void say_authors(struct ll_say *say,
			const struct ll_view_landing *landing, bool begin)
{
	if (landing->uncommitted) {
		ll_say(say, begin ? "Not yet committed" : ", not yet committed");
		return;
	}
	if (landing->nauthors) {
		ll_say(say, begin ? "Recorded by " : ", recorded by ");
		ll_say_names(say, landing->author, landing->nauthors);
	}
}

void ll_sentence_by(struct ll_say *say, const struct ll_view_landing *landing)
{
	struct ll_arena *arena = say->dict->arena;

	if (landing->decided_by.len) {
		ll_say(say, "Decided by ");
		ll_say_str(say, landing->decided_by);
	}
	say_authors(say, landing, !landing->decided_by.len);
	if (!landing->reason_given && landing->reason.len) {
		ll_say(say, say->nparts ? ": " : "");
		ll_say_name(say, ll_quoted(arena, ll_clip(arena,
							  landing->reason,
							  VALUE_LETTERS)));
	}
	if (landing->pull_request) {
		ll_say(say, say->nparts ? ", " : "");
		ll_say_url(say, landing->url,
			   ll_strf(arena, "#%ld", landing->pull_request));
	} else if (landing->url.len && landing->commit.len) {
		ll_say(say, say->nparts ? ", " : "");
		ll_say_url(say, landing->url,
			   ll_str_sub(landing->commit, 0, 7));
	}
}

void ll_change_subject(struct ll_say *say, const struct ll_view_change *change)
{
	if (change->record) {
		ll_say_record(say, change->record);
	} else {
		ll_say_name(say, change->title);
	}
}

void ll_sentence_small(struct ll_say *say, const struct ll_view_change *change,
		       bool with_record)
{
	ll_say_date(say, change->landing->date);
	ll_say(say, ", ");
	if (with_record) {
		ll_change_subject(say, change);
		ll_say(say, ": ");
	}
	if (change->old_path.len) {
		say_moved_file(say, change);
	} else {
		say_class(say, change);
	}
	if (change->landing->pull_request) {
		ll_say(say, ", ");
		ll_say_url(say, change->landing->url,
			   ll_strf(say->dict->arena, "#%ld",
				   change->landing->pull_request));
	}
}

bool ll_change_is_small(const struct ll_view_change *change)
{
	return change->class == LL_CLASS_MECHANICAL ||
	       change->class == LL_CLASS_BULK;
}

const char *ll_change_mark(const struct ll_view_change *change)
{
	if (ll_change_is_small(change)) {
		return "tick";
	}
	if (change->class == LL_CLASS_CREATED) {
		return "ring";
	}
	for (size_t i = 0; i < change->nevents; i++) {
		if (change->event[i].type == LL_EVENT_RETARGETED ||
		    change->event[i].type == LL_EVENT_DELETED) {
			return "disc";
		}
	}
	return change->class == LL_CLASS_DELETED ? "disc" : "dot";
}
