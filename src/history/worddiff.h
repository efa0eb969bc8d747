#ifndef LL_HISTORY_WORDDIFF_H
#define LL_HISTORY_WORDDIFF_H

/*
 * Word differences: which words of a text went and which came.
 *
 * Two words are the same if they agree after ll_utf8_fold(): quotes, dashes
 * and the case of letters do not count. Spans show texts as written.
 */

#include "history/log.h"

/** Words of both texts, less what they begin and end with in common. */
enum { LL_WORDDIFF_MAX = 10000 };

struct ll_worddiff {
	struct ll_word_span *span;
	size_t n;
};

/**
 * ll_worddiff_make() - smallest set of words to remove and add
 * @arena:    owner of the spans
 * @old_text: UTF-8, any length; must outlive the result
 * @new_text: UTF-8, any length; must outlive the result
 *
 * A word is a run of bytes other than blanks, with the blanks after it; a
 * line end is a word of its own. One or two words that stayed between many
 * that did not are told as changed, for they would only confuse.
 *
 * Shape:  neighbouring spans differ in kind, and REMOVED comes before ADDED;
 *         SAME and ADDED joined are @new_text; SAME and REMOVED joined are
 *         @old_text but for blanks and what ll_utf8_fold() levels.
 * Errors: none.
 * Cost:   O((N + M) * D), and bounded: beyond LL_WORDDIFF_MAX there is one
 *         REMOVED and one ADDED span.
 * Source: E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986,
 *         as in git's xdiff.
 */
struct ll_worddiff ll_worddiff_make(struct ll_arena *arena, ll_str old_text,
				    ll_str new_text);

/**
 * ll_worddiff_blocks() - the same for texts of one block a line
 * @old_text: ll_md_words(); must outlive the result
 * @new_text: ll_md_words(); must outlive the result
 *
 * Blocks are paired first, then their words are compared.
 *
 * Shape: only blocks in which a word differs; an ELIDED span, without text,
 *        stands between two that are not neighbours. No span at all if the
 *        words are the same, however they are divided into blocks.
 */
struct ll_worddiff ll_worddiff_blocks(struct ll_arena *arena, ll_str old_text,
				      ll_str new_text);

/**
 * ll_worddiff_open() - make many comparisons cheap, until ll_worddiff_close()
 *
 * The library below costs 20 ms to start, which is otherwise done for each
 * comparison. Calls may be nested.
 */
void ll_worddiff_open(void);
void ll_worddiff_close(void);

/** A place where two sequences differ. */
struct ll_hunk {
	size_t old_at;
	size_t nold;
	size_t new_at;
	size_t nnew;
};

struct ll_hunks {
	struct ll_hunk *hunk; /* in order, with something equal between them */
	size_t n;
};

/**
 * ll_hunks_make() - where two sequences of numbers differ
 *
 * Cost: as ll_worddiff_make(); safe to call from several threads.
 */
struct ll_hunks ll_hunks_make(struct ll_arena *arena, const uint32_t *old_item,
			      size_t nold, const uint32_t *new_item,
			      size_t nnew);

#endif
