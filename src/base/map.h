#ifndef LL_BASE_MAP_H
#define LL_BASE_MAP_H

/*
 * Map: strings to pointers, by hash, in an arena. Iteration order is the
 * order of insertion, so nothing built from a map depends on hashing.
 */

#include "base/str.h"

struct ll_map_entry {
	ll_str key;
	uint64_t hash;
	void *value;
};

struct ll_map {
	struct ll_arena *arena;
	struct ll_map_entry *entry; /* in order of insertion */
	size_t nentries;
	size_t cap;
	uint32_t *slot; /* index into entry plus one; 0 is free */
	size_t nslots;  /* 0 or a power of two */
};

struct ll_map ll_map_make(struct ll_arena *arena);
/** ll_map_make_for() - the same with room for @n keys, when that is known */
struct ll_map ll_map_make_for(struct ll_arena *arena, size_t n);
/** ll_map_get() - the value, or NULL where there is no such key */
void *ll_map_get(const struct ll_map *map, ll_str key);
/**
 * ll_map_slot() - where the value of @key stands; NULL value when new
 *
 * The key is kept by reference. The result is valid until the next insertion.
 */
void **ll_map_slot(struct ll_map *map, ll_str key);

#endif
