#ifndef LL_IO_GIT_SET_H
#define LL_IO_GIT_SET_H

/*
 * Sets of paths, for git_full.c. On the trunk the paths that still matter are
 * all but a few, on a side branch a few: a set is written as what is in it, or
 * as what is not. Sets are values and share their lists: nothing changes one.
 */

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/** Path numbers, ascending; @all_but turns the meaning round. */
struct ll_set {
	uint32_t *path;
	size_t n;
	bool all_but;
};

/** ll_set_make() - of @n different paths, which are put in order in place */
struct ll_set ll_set_make(uint32_t *path, size_t n);
/** ll_set_lists() - @path is in the list, whatever that means */
bool ll_set_lists(const struct ll_set *set, uint32_t path);
bool ll_set_contains(const struct ll_set *set, uint32_t path);
bool ll_set_is_empty(const struct ll_set *set);
struct ll_set ll_set_union(struct ll_arena *arena, struct ll_set a,
			   struct ll_set b);
/**
 * ll_set_limit() - what of @set is in the list of @few
 * @without: what of it is not
 */
struct ll_set ll_set_limit(struct ll_arena *arena, const struct ll_set *set,
			   const struct ll_set *few, bool without);

#endif
