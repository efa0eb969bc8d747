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
 * ll_facts_compare() - events of the facts that differ
 *
 * Texts differ that still do after ll_utf8_fold(); of metrics, numbers.
 */
void ll_facts_compare(struct ll_arena *arena, const struct ll_state *old,
		      const struct ll_state *new, struct ll_events *events);

/** ll_agreements_compare() - events of two lists of names in `agreed_by` */
void ll_agreements_compare(struct ll_arena *arena, const struct ll_fact *old,
			   const struct ll_fact *new, struct ll_events *events);

/** ll_text_same() - equal but for what ll_utf8_fold() levels */
bool ll_text_same(struct ll_arena *arena, ll_str a, ll_str b);

#endif
