#include "site/sentence.h"

#include "base/buf.h"

enum { SUBJECT_LETTERS = 160, EVENTS_SHOWN = 8 };

/* What a reader wants to know first; the same weight keeps the order. */
static int weight(enum ll_event_type type)
{
	static const enum ll_event_type order[] = {
		LL_EVENT_DELETED,
		LL_EVENT_CREATED,
		LL_EVENT_CONTINUED,
		LL_EVENT_DROPPED,
		LL_EVENT_REVIVED,
		LL_EVENT_RETARGETED,
		LL_EVENT_STATUS_CHANGED,
		LL_EVENT_RESCHEDULED,
		LL_EVENT_REOWNED,
		LL_EVENT_RETITLED,
		LL_EVENT_REBASED,
		LL_EVENT_REPARENTED,
		LL_EVENT_MOVED,
		LL_EVENT_KEY_RESULT_DONE,
		LL_EVENT_KEY_RESULT_REPLACED,
		LL_EVENT_KEY_RESULT_ADDED,
		LL_EVENT_KEY_RESULT_DROPPED,
		LL_EVENT_RESTRICTED,
		LL_EVENT_OPENED_UP,
		LL_EVENT_MASKED,
		LL_EVENT_UNMASKED,
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

		while (at &&
		       weight(sorted[at - 1]->type) > weight(event->type)) {
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
		ll_sentence_created(say, change);
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
		ll_sentence_bulk(say, change);
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

/* Events that are told: what many records share is told once, with its landing,
 * agreements to the same words as one. */
static size_t told_events(const struct ll_view_event **event, size_t nevents)
{
	size_t n = 0;
	bool agreed = false;

	for (size_t i = 0; i < nevents; i++) {
		if (event[i]->bulk ||
		    (event[i]->type == LL_EVENT_AGREED && agreed)) {
			continue;
		}
		agreed |= event[i]->type == LL_EVENT_AGREED;
		event[n++] = event[i];
	}
	return n;
}

void ll_sentence_change(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_change *change)
{
	const struct ll_view_event **event = sorted_events(dict->arena, change);
	size_t n = told_events(event, change->nevents);

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
	if (change->undoes) {
		ll_sentence_folded(say, change);
	} else if (change->class == LL_CLASS_BULK) {
		ll_sentence_bulk(say, change);
	} else if (change->old_path.len) {
		ll_sentence_event(
			say, change,
			&(struct ll_view_event){ .type = LL_EVENT_RENAMED });
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
	       change->class == LL_CLASS_BULK || change->folded;
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
		    change->event[i].type == LL_EVENT_DROPPED ||
		    change->event[i].type == LL_EVENT_DELETED) {
			return "disc";
		}
	}
	return change->class == LL_CLASS_DELETED ? "disc" : "dot";
}
