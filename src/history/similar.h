#ifndef LL_HISTORY_SIMILAR_H
#define LL_HISTORY_SIMILAR_H

/*
 * Similarity: how much of one file is found in another, as git estimates it
 * to tell a rename from a new file.
 *
 * A file is cut into pieces, after each line end and after 64 bytes at the
 * latest; of each piece its hash and how many bytes have it are kept. What
 * two files share is the sum of the smaller counts.
 *
 * Source: gitdiffcore(7), "diffcore-rename"; the estimate of git since 2.44,
 * which counts a last line without a line end, too.
 */

#include "base/str.h"

enum {
	LL_SIMILAR_ALL = 60000,      /* the same bytes */
	LL_SIMILAR_ENOUGH = 30000,   /* 50 %: the same file */
	LL_SIMILAR_NAMESAKE = 45000, /* 75 %: with the same file name */
	LL_SKETCH = 256,
};

/** Bytes of a file that have the same hash. */
struct ll_piece {
	uint32_t hash;
	uint32_t bytes;
};

struct ll_pieces {
	struct ll_piece *piece; /* by hash, distinct */
	size_t n;
	size_t size;      /* of the file */
	uint16_t *sketch; /* [LL_SKETCH]: bytes by hash; NULL: not made */
};

/** ll_pieces_make() - of the bytes of a file; keeps nothing of them */
struct ll_pieces ll_pieces_make(struct ll_arena *arena, ll_str bytes);

/**
 * ll_pieces_score() - bytes of @b found in @a, for LL_SIMILAR_ALL of the larger
 *
 * 0 where the sizes alone rule out LL_SIMILAR_ENOUGH.
 */
int ll_pieces_score(const struct ll_pieces *a, const struct ll_pieces *b);

/** ll_pieces_sketch() - add a sketch: the same bytes under fewer hashes */
void ll_pieces_sketch(struct ll_arena *arena, struct ll_pieces *pieces);

/**
 * ll_pieces_bound() - what ll_pieces_score() is not above, much sooner
 *
 * By their sizes, and by sketches where both have one.
 */
int ll_pieces_bound(const struct ll_pieces *a, const struct ll_pieces *b);

/** ll_pieces_of_words() - the same for the words of a text, blanks left out */
struct ll_pieces ll_pieces_of_words(struct ll_arena *arena, ll_str text);

/** Two of what is to be paired, by their places on either side. */
struct ll_likeness {
	size_t old;
	size_t new;
	int score;
};

/** ll_likeness_sort() - the likest first; else what stands first */
void ll_likeness_sort(struct ll_likeness *likeness, size_t n);

#endif
