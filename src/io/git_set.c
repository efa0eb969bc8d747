#include "io/git_set.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a;
	uint32_t y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

struct ll_set ll_set_make(uint32_t *path, size_t n)
{
	if (n) {
		qsort(path, n, sizeof(*path), by_value);
	}
	return (struct ll_set){ path, n, false };
}

bool ll_set_lists(const struct ll_set *set, uint32_t path)
{
	return set->n &&
	       bsearch(&path, set->path, set->n, sizeof(path), by_value);
}

bool ll_set_contains(const struct ll_set *set, uint32_t path)
{
	return ll_set_lists(set, path) != set->all_but;
}

bool ll_set_is_empty(const struct ll_set *set)
{
	return !set->n && !set->all_but;
}

enum merge { MERGE_BOTH, MERGE_EITHER, MERGE_FIRST_ONLY };

/* The lists of two sets, without regard to what they mean. */
static struct ll_set merge(struct ll_arena *arena, const struct ll_set *a,
			   const struct ll_set *b, enum merge how)
{
	struct ll_set out = { LL_NEW(arena, uint32_t, a->n + b->n), 0, false };
	size_t i = 0;
	size_t j = 0;

	while (i < a->n || j < b->n) {
		bool from_a =
			i < a->n && (j == b->n || a->path[i] <= b->path[j]);
		bool from_b =
			j < b->n && (i == a->n || b->path[j] <= a->path[i]);
		uint32_t path = from_a ? a->path[i] : b->path[j];

		if (how == MERGE_EITHER ||
		    (how == MERGE_BOTH && from_a && from_b) ||
		    (how == MERGE_FIRST_ONLY && from_a && !from_b)) {
			out.path[out.n++] = path;
		}
		i += from_a;
		j += from_b;
	}
	return out;
}

struct ll_set ll_set_union(struct ll_arena *arena, struct ll_set a,
			   struct ll_set b)
{
	struct ll_set out;

	if (ll_set_is_empty(&a)) {
		return b;
	}
	if (ll_set_is_empty(&b)) {
		return a;
	}
	if (a.all_but && b.all_but) {
		out = merge(arena, &a, &b, MERGE_BOTH);
	} else if (a.all_but) {
		out = merge(arena, &a, &b, MERGE_FIRST_ONLY);
	} else if (b.all_but) {
		out = merge(arena, &b, &a, MERGE_FIRST_ONLY);
	} else {
		out = merge(arena, &a, &b, MERGE_EITHER);
	}
	out.all_but = a.all_but || b.all_but;
	return out;
}

struct ll_set ll_set_limit(struct ll_arena *arena, const struct ll_set *set,
			   const struct ll_set *few, bool without)
{
	struct ll_set out;

	if (!without) {
		return merge(arena, few, set,
			     set->all_but ? MERGE_FIRST_ONLY : MERGE_BOTH);
	}
	out = merge(arena, set, few,
		    set->all_but ? MERGE_EITHER : MERGE_FIRST_ONLY);
	out.all_but = set->all_but;
	return out;
}
