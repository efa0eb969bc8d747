#include <stdlib.h>

#include "history/rename_internal.h"

enum {
	KEPT = 4, /* candidates for each file that came, as in git */
	MAX_PAIRS = 1000 * 1000,
};

/* One file that went as the former self of one that came. */
struct candidate {
	struct ll_rename_end *went;
	struct ll_rename_end *came;
	int score;
	bool namesake;
	size_t place; /* of equals, the earlier one is taken */
};

/* Negative: @a is the better one. An empty slot is worse than all. */
static int compare(const struct candidate *a, const struct candidate *b)
{
	if (!a->came || !b->came) {
		return !a->came - !b->came;
	}
	if (a->score != b->score) {
		return b->score - a->score;
	}
	return b->namesake - a->namesake;
}

static int by_rank(const void *a, const void *b)
{
	const struct candidate *x = a;
	const struct candidate *y = b;
	int order = compare(x, y);

	return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* Puts @candidate in the place of the worst of @kept, if it is better. */
static void keep_if_better(struct candidate kept[KEPT],
			   const struct candidate *candidate)
{
	struct candidate *worst = kept;
	size_t place;

	for (size_t i = 1; i < KEPT; i++) {
		if (compare(&kept[i], worst) > 0) {
			worst = &kept[i];
		}
	}
	if (compare(worst, candidate) > 0) {
		place = worst->place;
		*worst = *candidate;
		worst->place = place;
	}
}

static void find_candidates(struct candidate kept[KEPT],
			    struct ll_rename_end *came,
			    const struct ll_rename_ends *went)
{
	for (size_t i = 0; i < went->n; i++) {
		struct candidate candidate = { &went->end[i], came, 0, false,
					       0 };

		if (candidate.went->paired) {
			continue;
		}
		candidate.score =
			ll_pieces_score(&candidate.went->pieces, &came->pieces);
		candidate.namesake =
			ll_str_eq(candidate.went->base, came->base);
		keep_if_better(kept, &candidate);
	}
}

static size_t count_left(const struct ll_rename_ends *ends)
{
	size_t n = 0;

	for (size_t i = 0; i < ends->n; i++) {
		n += !ends->end[i].paired;
	}
	return n;
}

void ll_rename_best(struct ll_arena *arena, struct ll_renames *renames,
		    const struct ll_rename_ends *went,
		    const struct ll_rename_ends *came)
{
	size_t nwent = count_left(went);
	size_t ncame = count_left(came);
	struct candidate *candidate;
	size_t n = 0;

	if (!nwent || ncame > MAX_PAIRS / nwent) {
		return;
	}
	candidate = LL_NEW(arena, struct candidate, ncame * KEPT);
	for (size_t i = 0; i < ncame * KEPT; i++) {
		candidate[i].place = i;
	}
	for (size_t i = 0; i < came->n; i++) {
		if (!came->end[i].paired) {
			find_candidates(candidate + n, &came->end[i], went);
			n += KEPT;
		}
	}
	qsort(candidate, n, sizeof(*candidate), by_rank);
	for (size_t i = 0; i < n; i++) {
		struct candidate *best = &candidate[i];

		if (!best->came || best->score < LL_SIMILAR_ENOUGH) {
			break;
		}
		if (!best->came->paired && !best->went->paired) {
			ll_rename_pair(renames, best->went, best->came);
		}
	}
}
