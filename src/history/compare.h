#ifndef LL_HISTORY_COMPARE_H
#define LL_HISTORY_COMPARE_H

/*
 * Compare: what a record was at two points of the published line, and the
 * words of both against each other, whatever lay between them.
 *
 * A point is a number of landings: the first so many of ll_log.info had been
 * published. Where the history does not tell what a record was, that is said
 * and nothing is put in its place.
 */

#include "history/edition.h"
#include "history/log.h"

/**
 * ll_compare_day() - how many landings were published by the end of @day (UTC)
 *
 * One landing with a wrong clock does not move it: it is the place in the line
 * that the fewest landings contradict. Edits that are not committed come after
 * every day.
 */
size_t ll_compare_day(const struct ll_log *log, ll_date day);

/** A record, or one that is no more, through its history. */
struct ll_subject {
	const struct ll_timeline *timeline;
	const struct ll_record *record; /* NULL: it is no more */
	const struct ll_gone *gone;     /* where record is NULL */
};

/** A record at a point. */
struct ll_standing {
	enum {
		LL_STOOD_NOT,
		LL_STOOD,
		LL_STOOD_UNKNOWN, /* it may have: a version is missing */
	} how;
	size_t change; /* of the timeline, the last one by then; LL_NPOS: it
			  stood before the first that is known */
	bool today;    /* as it is now */
};

/** ll_standing_at() - @subject when the first @nlandings were published */
struct ll_standing ll_standing_at(const struct ll_log *log,
				  const struct ll_subject *subject,
				  size_t nlandings);

/** ll_standing_moved() - a change that is not mechanical lies between */
bool ll_standing_moved(const struct ll_subject *subject,
		       const struct ll_standing *old,
		       const struct ll_standing *new);

/** ll_standing_title() - of the record then */
ll_str ll_standing_title(const struct ll_subject *subject,
			 const struct ll_standing *standing);

/** Compares records; all zero but the first two is a new one. */
struct ll_comparer {
	const struct ll_org *org;
	const struct ll_log *log;
	ll_str path; /* of the file whose versions are held */
	struct ll_arena scratch;
	struct ll_editions editions;
};

/**
 * ll_compare_state() - what a record said at a point, or NULL
 *
 * Of the same file versions are read once, as long as no other file is asked
 * for between. The result holds until then.
 */
const struct ll_state *ll_compare_state(struct ll_comparer *comparer,
					const struct ll_subject *subject,
					const struct ll_standing *standing);

/**
 * ll_compare_states() - fill class, event and span of @change
 * @old: NULL: it is new
 * @new: NULL: it is gone
 *
 * As ll_change_compare(), but for a record that is new or gone there is an
 * ADDED or REMOVED span for each block of its words. Where it was moved is not
 * told.
 */
void ll_compare_states(struct ll_arena *arena, const struct ll_state *old,
		       const struct ll_state *new, struct ll_change *change);

/** ll_comparer_release() - give back what was read */
void ll_comparer_release(struct ll_comparer *comparer);

#endif
