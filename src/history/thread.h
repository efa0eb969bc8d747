#ifndef LL_HISTORY_THREAD_H
#define LL_HISTORY_THREAD_H

/*
 * Threads: which goal of an earlier period a goal continues, under whatever
 * name. What is known decides before what is guessed, in the order of
 * `enum ll_continues`:
 *
 *   STATED     `continues:` in its metadata; what it names is final
 *   CONFIRMED  `identity: {same: ...}` in the settings
 *   IDENTITY   the rule's identity key has the same value, in the latest
 *              earlier period that has it, in one goal of each
 *   NAME       the same file name, dates left out, in the period before
 *   RENAMED    a landing renamed the file, and its path was used again
 *   TITLE      the same title in the period before
 *   SIMILAR    LL_THREAD_ALIKE of the words in the period before, of two that
 *              are each other's best: inferred, and to be shown as such
 *
 * The period before is the latest that ended before this one begins. Where
 * file name and title lead to different goals, neither counts: goals that
 * swapped names are no thread. What `identity: {different: ...}` refuses is
 * none but for STATED. From IDENTITY on a goal is continued by one goal.
 */

#include "history/log.h"

enum {
	LL_THREAD_ALIKE = 36000, /* 60 %, of LL_SIMILAR_ALL */
	LL_THREAD_PAIRS = 10000, /* compared word by word, of two periods */
};

struct ll_thread_link {
	size_t earlier; /* record that is continued, or LL_NO_RECORD */
	enum ll_continues how;
};

/** What goals say, cut into words: for several organisations in turn. */
struct ll_thread_memory {
	struct ll_arena *arena;
	struct ll_map by_state; /* its address -> struct ll_pieces */
	struct ll_map best; /* of goals that were compared: their addresses */
};

/**
 * ll_threads_make() - what each record of @org continues
 * @log:    NULL: nothing is known of renames
 * @origin: [org->nrecords], index into log->timeline; NULL: the same
 * @memory: gets what had to be read, of states that outlive it; or NULL
 *
 * Shape:  [org->nrecords]; no goal is earlier than itself.
 * Cost:   linear, but for sorting and LL_THREAD_PAIRS for each two periods.
 */
struct ll_thread_link *ll_threads_make(struct ll_arena *arena,
				       const struct ll_org *org,
				       const struct ll_log *log,
				       const size_t *origin,
				       struct ll_thread_memory *memory);

#endif
