#include "history/similar.h"

#include <stdlib.h>
#include <string.h>

enum {
	LONGEST_PIECE = 64,
	LOOKED_AT_FOR_NUL = 8000, /* a NUL in them tells git of a binary file */
};

static int by_hash(const void *a, const void *b)
{
	uint32_t x = ((const struct ll_piece *)a)->hash;
	uint32_t y = ((const struct ll_piece *)b)->hash;

	return (x > y) - (x < y);
}

/* Sorts, and adds up what has the same hash. */
static struct ll_pieces gather(struct ll_arena *arena, struct ll_piece *piece,
			       size_t n, size_t size)
{
	struct ll_pieces pieces = { .size = size };

	if (n) {
		qsort(piece, n, sizeof(*piece), by_hash);
	}
	for (size_t i = 0; i < n; i++) {
		if (pieces.n && piece[pieces.n - 1].hash == piece[i].hash) {
			piece[pieces.n - 1].bytes += piece[i].bytes;
		} else {
			piece[pieces.n++] = piece[i];
		}
	}
	pieces.piece = LL_NEW(arena, struct ll_piece, pieces.n);
	if (pieces.n) {
		memcpy(pieces.piece, piece, pieces.n * sizeof(*piece));
	}
	return pieces;
}

/* FNV-1a, folded to 32 bits */
static uint32_t hash_byte(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 16777619U;
}

struct ll_pieces ll_pieces_make(struct ll_arena *arena, ll_str bytes)
{
	struct ll_arena scratch = { 0 };
	LL_VEC(struct ll_piece) pieces = { 0 };
	struct ll_piece piece = { .hash = 2166136261U };
	struct ll_pieces made;
	size_t head =
		bytes.len < LOOKED_AT_FOR_NUL ? bytes.len : LOOKED_AT_FOR_NUL;
	bool is_text = !head || !memchr(bytes.s, '\0', head);

	for (size_t i = 0; i < bytes.len; i++) {
		char c = bytes.s[i];

		if (is_text && c == '\r' && i + 1 < bytes.len &&
		    bytes.s[i + 1] == '\n') {
			continue;
		}
		piece.hash = hash_byte(piece.hash, c);
		piece.bytes++;
		if (c == '\n' || piece.bytes == LONGEST_PIECE) {
			*LL_PUSH(&scratch, &pieces) = piece;
			piece = (struct ll_piece){ .hash = 2166136261U };
		}
	}
	if (piece.bytes) {
		*LL_PUSH(&scratch, &pieces) = piece;
	}
	made = gather(arena, pieces.item, pieces.n, bytes.len);
	ll_arena_release(&scratch);
	return made;
}

struct ll_pieces ll_pieces_of_words(struct ll_arena *arena, ll_str text)
{
	struct ll_arena scratch = { 0 };
	LL_VEC(struct ll_piece) pieces = { 0 };
	struct ll_piece piece = { .hash = 2166136261U };
	struct ll_pieces made;
	size_t size = 0;

	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && !ll_is_blank(text.s[i])) {
			piece.hash = hash_byte(piece.hash, text.s[i]);
			piece.bytes++;
			size++;
		} else if (piece.bytes) {
			*LL_PUSH(&scratch, &pieces) = piece;
			piece = (struct ll_piece){ .hash = 2166136261U };
		}
	}
	made = gather(arena, pieces.item, pieces.n, size);
	ll_arena_release(&scratch);
	return made;
}

/* What is in both, in bytes. */
static uint64_t shared(const struct ll_pieces *a, const struct ll_pieces *b)
{
	uint64_t bytes = 0;
	size_t i = 0;
	size_t j = 0;

	while (i < a->n && j < b->n) {
		const struct ll_piece *x = &a->piece[i];
		const struct ll_piece *y = &b->piece[j];

		if (x->hash == y->hash) {
			bytes += x->bytes < y->bytes ? x->bytes : y->bytes;
		}
		i += x->hash <= y->hash;
		j += y->hash <= x->hash;
	}
	return bytes;
}

int ll_pieces_score(const struct ll_pieces *a, const struct ll_pieces *b)
{
	uint64_t larger = a->size > b->size ? a->size : b->size;
	uint64_t smaller = a->size > b->size ? b->size : a->size;
	uint64_t missing = (larger - smaller) * LL_SIMILAR_ALL;

	if (!smaller ||
	    larger * (LL_SIMILAR_ALL - LL_SIMILAR_ENOUGH) < missing) {
		return 0;
	}
	return (int)(shared(a, b) * LL_SIMILAR_ALL / larger);
}

/* None where a sum is too large for it. */
void ll_pieces_sketch(struct ll_arena *arena, struct ll_pieces *pieces)
{
	uint16_t *sum = LL_NEW(arena, uint16_t, LL_SKETCH);

	for (size_t i = 0; i < pieces->n; i++) {
		uint16_t *at = &sum[pieces->piece[i].hash % LL_SKETCH];

		if (pieces->piece[i].bytes > (uint32_t)(UINT16_MAX - *at)) {
			return;
		}
		*at = (uint16_t)(*at + pieces->piece[i].bytes);
	}
	pieces->sketch = sum;
}

int ll_pieces_bound(const struct ll_pieces *a, const struct ll_pieces *b)
{
	uint64_t larger = a->size > b->size ? a->size : b->size;
	uint64_t smaller = a->size > b->size ? b->size : a->size;
	int bound = larger ? (int)(smaller * LL_SIMILAR_ALL / larger) : 0;
	uint64_t bytes = 0;

	if (!a->sketch || !b->sketch || bound < LL_SIMILAR_ENOUGH) {
		return bound;
	}
	for (size_t i = 0; i < LL_SKETCH; i++) {
		bytes += a->sketch[i] < b->sketch[i] ? a->sketch[i]
						     : b->sketch[i];
	}
	return (int)(bytes * LL_SIMILAR_ALL / larger);
}

static int by_score(const void *a, const void *b)
{
	const struct ll_likeness *x = a;
	const struct ll_likeness *y = b;

	if (x->score != y->score) {
		return y->score - x->score;
	}
	if (x->new != y->new) {
		return x->new < y->new ? -1 : 1;
	}
	return (x->old > y->old) - (x->old < y->old);
}

void ll_likeness_sort(struct ll_likeness *likeness, size_t n)
{
	if (n) {
		qsort(likeness, n, sizeof(*likeness), by_score);
	}
}
