#ifndef LL_HISTORY_KEY_RESULT_H
#define LL_HISTORY_KEY_RESULT_H

/* Key results of two states, and which of one is which of the other. */

#include "history/events.h"

struct ll_result {
	const struct ll_fact *fact; /* its text: open, done or dropped */
	const struct ll_fact *field[4];
	size_t other; /* in the other state, or LL_NPOS */
	size_t place; /* the other of the last pair before it + 1, or 0 */
	bool replaced;
};

struct ll_results {
	struct ll_result *item;
	size_t n;
	size_t cap;
};

struct ll_result_pairs {
	struct ll_arena *arena;
	struct ll_results old;
	struct ll_results new;
	struct ll_events *events;
};

/** ll_results_pair() - fill other and replaced of both sides */
void ll_results_pair(struct ll_result_pairs *c);

#endif
