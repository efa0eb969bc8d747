#ifndef LL_HISTORY_CHANGE_H
#define LL_HISTORY_CHANGE_H

/*
 * What changed between two states of a record: its class, its typed events
 * and the words that differ.
 */

#include "history/log.h"

/** A record at one end of a change. */
struct ll_side {
	const struct ll_state *state; /* NULL: the record was not there */
	ll_str path;
	ll_str period; /* that the path tells, or "" */
};

struct ll_events {
	struct ll_event *item;
	size_t n;
	size_t cap;
};

/**
 * ll_change_compare() - fill class, event and span of @change
 * @old: state NULL makes it CREATED
 * @new: state NULL makes it DELETED
 *
 * Texts of the result refer to the two states or are in @arena.
 * Shape: events are: title, facts as written, words, path. CREATED and DELETED
 * have that one event, and no spans.
 */
void ll_change_compare(struct ll_arena *arena, const struct ll_side *old,
		       const struct ll_side *new, struct ll_change *change);

/** ll_class_of_events() - of those that are not bulk, the weightiest counts */
enum ll_class ll_class_of_events(const struct ll_event *event, size_t n);

/** How much of a change is kept; a history may be larger than memory. */
struct ll_change_limit {
	size_t events;
	size_t text;  /* bytes of each text of an event */
	size_t words; /* bytes of all spans */
};

extern const struct ll_change_limit ll_change_plenty;
/** for the older changes of a record that has filled LL_TIMELINE_BYTES */
extern const struct ll_change_limit ll_change_little;

enum { LL_TIMELINE_BYTES = 4 * 1024 * 1024 };

/**
 * ll_change_shorten() - cut off what goes beyond @limit
 *
 * A text ends with an ellipsis then, spans with an ELIDED one. Returns the
 * bytes that are left.
 */
size_t ll_change_shorten(struct ll_arena *arena, struct ll_change *change,
			 const struct ll_change_limit *limit);

/** ll_change_copy() - with all its texts, exactly sized */
struct ll_change ll_change_copy(struct ll_arena *arena,
				const struct ll_change *change);

/**
 * ll_change_add_audience() - RESTRICTED or OPENED_UP, and the class that makes
 *
 * Of audience_before and audience, in the order of settings->audience; a record
 * that says nothing is for the widest. Nothing where one of them is not
 * certain, or for a record that came or went.
 */
void ll_change_add_audience(struct ll_arena *arena,
			    const struct ll_settings *settings,
			    struct ll_change *change);

/**
 * ll_facts_compare() - events of the facts that differ
 *
 * Plain fields first, as written; then metrics, then key results. A placeholder
 * ("TBD") is no value, a hidden value ("XX %") is neither gone nor another.
 * Lists are the same in any order, people in the same order with or without
 * '@', a month as a due date is its last day.
 */
void ll_facts_compare(struct ll_arena *arena, const struct ll_state *old,
		      const struct ll_state *new, struct ll_events *events);

/** ll_text_same() - equal but for what ll_amount_fold() levels */
bool ll_text_same(struct ll_arena *arena, ll_str a, ll_str b);

/** ll_titles_same() - the same, and but for a stop or colon at the end */
bool ll_titles_same(struct ll_arena *arena, ll_str a, ll_str b);

#endif
