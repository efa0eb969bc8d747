#ifndef LL_HISTORY_FOLD_H
#define LL_HISTORY_FOLD_H

/*
 * Folding: a change that was taken back within a few days came to nothing,
 * and is told in one line with what took it back.
 */

#include "history/log.h"

/**
 * ll_state_digest() - a number for what a record means in one state
 *
 * Its title, facts and words, but for the case of letters, blanks and the
 * order of facts. Never 0.
 */
uint64_t ll_state_digest(const struct ll_state *state);

/**
 * ll_fold_timeline() - mark the changes that were taken back
 * @info: of the log
 * @days: between the two at most; 0 folds nothing
 *
 * The later of two changes takes the earlier back where the record then means
 * what it meant before it, and nothing that means something came between that
 * was not taken back itself: of A, B, A, B the first two fold. What created a
 * record is never taken back.
 *
 * Shape: folded is set of both, `undoes` of the later one tells the earlier.
 */
void ll_fold_timeline(const struct ll_landing_info *info,
		      struct ll_timeline *timeline, int days);

/** ll_fold_log() - every timeline of a log */
void ll_fold_log(struct ll_log *log, int days);

#endif
