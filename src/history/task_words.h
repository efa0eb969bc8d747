#ifndef LL_HISTORY_TASK_WORDS_H
#define LL_HISTORY_TASK_WORDS_H

/*
 * The words that a task is known by when it is written down again: without
 * case, punctuation, plurals, and words that say little ("the", "again",
 * "more"). "The slate boards, again" has two: slate, board.
 */

#include "base/map.h"

enum { LL_TASK_WORDS_MAX = 48 }; /* of a longer task the first ones count */

struct ll_task_words {
	uint64_t *word; /* hashes, distinct, in order */
	size_t n;
	uint64_t bits;  /* one for each word, or for several */
	size_t nshared; /* words more than bits */
};

/** How the owners of two tasks go together. */
enum ll_task_owners {
	LL_OWNERS_SHARED,  /* somebody is named in both */
	LL_OWNERS_UNKNOWN, /* one of them names nobody */
	LL_OWNERS_OTHERS,
};

/** ll_task_words_make() - where only small words are left, they count */
struct ll_task_words ll_task_words_make(struct ll_arena *arena, ll_str text);

/** Words of texts that were read before: for several states in turn. */
struct ll_task_memory {
	struct ll_arena *arena;
	struct ll_map by_text; /* where it stands -> struct ll_task_words */
};

/** ll_task_words_recall() - those of @text, which outlives @memory */
const struct ll_task_words *ll_task_words_recall(struct ll_task_memory *memory,
						 ll_str text);

/**
 * ll_task_words_alike() - how much two tasks are one: 0 not at all, to 100
 *
 * For the same people two thirds of the shorter one's words have to be in the
 * longer one, at least two unless that is all it says. Where nobody is named
 * 60 % of the words of both, for other people 75 %, and at least two.
 */
int ll_task_words_alike(const struct ll_task_words *a,
			const struct ll_task_words *b,
			enum ll_task_owners owners);

#endif
