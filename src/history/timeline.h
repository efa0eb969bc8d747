#ifndef LL_HISTORY_TIMELINE_H
#define LL_HISTORY_TIMELINE_H

/*
 * Timelines of one file: its versions are walked from the newest to the
 * oldest, and each of its records is followed through them.
 */

#include "history/chain.h"
#include "history/log.h"

/** Records in sections of one file that are gone: the latest are kept. */
enum { LL_MAX_GONE_SECTIONS = 1000 };

/** What every file's timelines are made from. */
struct ll_log_input {
	const struct ll_org *org;
	const struct ll_source *source;
	struct ll_renames renames;
	struct ll_path_index index;
	struct ll_lock *fetching; /* of all that read versions; or NULL */
};

/** One record on the way back. */
struct ll_track {
	size_t record; /* of the organisation, or LL_NO_RECORD: it is gone */
	bool whole;    /* the file; else a section of it */
	enum ll_kind kind;
	ll_str anchor;
	ll_str identity;
	ll_str id; /* of a record that is gone */
	ll_str path;
	ll_str title;
	ll_str period;
	size_t state; /* in the version that was looked at last, or LL_NPOS */
	bool complete;
	size_t bytes; /* of its changes */
	struct {
		struct ll_change *item; /* newest first */
		size_t n;
		size_t cap;
	} change;
};

struct ll_tracks {
	struct ll_track *item;
	size_t n;
	size_t cap;
};

/**
 * ll_tracks_make() - the records that a path holds and held
 * @path:     index into ll_history.path
 * @first:    index into ll_org.record of the first record of the file
 * @nrecords: 0 where the path is no more
 *
 * Shape: records of the organisation first, in their order, then those that
 * are gone, last gone first: no plain pages, and of sections no more than
 * LL_MAX_GONE_SECTIONS.
 */
struct ll_tracks ll_tracks_make(struct ll_arena *arena,
				const struct ll_log_input *input, size_t path,
				size_t first, size_t nrecords);

#endif
