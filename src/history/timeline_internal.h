#ifndef LL_HISTORY_TIMELINE_INTERNAL_H
#define LL_HISTORY_TIMELINE_INTERNAL_H

/* What timeline.c and track.c share: one file on the way back. */

#include "history/edition.h"
#include "history/timeline.h"

struct ll_trace {
	struct ll_arena *arena;
	const struct ll_log_input *input;
	struct ll_editions editions;
	struct ll_chain chain;
	struct ll_tracks tracks;
	struct ll_map by_anchor; /* to the latest track with it, plus one */
	struct ll_map by_identity;
	size_t ngone;
	struct ll_edition *cursor; /* its states are those of the tracks */
};

/** ll_version_day() - when a version came to be, and when the one before it */
ll_date ll_version_day(const struct ll_trace *trace,
		       const struct ll_version *version);
ll_date ll_version_day_before(const struct ll_trace *trace,
			      const struct ll_version *version);

/** ll_captured_period() - "2026", "2026q3", "FY26": what a path says, or "" */
ll_str ll_captured_period(struct ll_trace *trace, ll_str path, ll_date day);

/** ll_track_add_records() - of the organisation: @n from @first on */
void ll_track_add_records(struct ll_trace *trace, size_t first, size_t n);

/**
 * ll_track_add_gone() - a record that an older version has and no later one
 * @at: its state in @old
 *
 * Returns NULL for what is not told when it is gone.
 */
struct ll_track *ll_track_add_gone(struct ll_trace *trace,
				   const struct ll_edition *old, size_t at,
				   ll_str path, ll_date day);

/** ll_track_add_unread() - a file that is gone, its last version missing */
void ll_track_add_unread(struct ll_trace *trace, ll_str path);

#endif
