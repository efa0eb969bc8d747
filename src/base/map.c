#include "base/map.h"

#include <string.h>

struct ll_map ll_map_make(struct ll_arena *arena)
{
	return (struct ll_map){ .arena = arena };
}

/* The slot that holds @key, or the free one where it belongs. */
static uint32_t *probe(const struct ll_map *map, ll_str key, uint64_t hash)
{
	size_t mask = map->nslots - 1;

	for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
		uint32_t at = map->slot[i];

		if (!at) {
			return &map->slot[i];
		}
		if (map->entry[at - 1].hash == hash &&
		    ll_str_eq(map->entry[at - 1].key, key)) {
			return &map->slot[i];
		}
	}
}

void *ll_map_get(const struct ll_map *map, ll_str key)
{
	uint32_t at;

	if (!map->nslots) {
		return NULL;
	}
	at = *probe(map, key, ll_str_hash(key));
	return at ? map->entry[at - 1].value : NULL;
}

struct ll_map ll_map_make_for(struct ll_arena *arena, size_t n)
{
	struct ll_map map = { .arena = arena, .nslots = 16, .cap = n };

	while (map.nslots <= n * 2) {
		map.nslots *= 2;
	}
	map.slot = LL_NEW(arena, uint32_t, map.nslots);
	map.entry = LL_NEW(arena, struct ll_map_entry, n);
	return map;
}

static void rehash(struct ll_map *map)
{
	map->nslots = map->nslots ? map->nslots * 2 : 16;
	map->slot = LL_NEW(map->arena, uint32_t, map->nslots);
	for (size_t i = 0; i < map->nentries; i++) {
		*probe(map, map->entry[i].key, map->entry[i].hash) =
			(uint32_t)(i + 1);
	}
}

void **ll_map_slot(struct ll_map *map, ll_str key)
{
	uint64_t hash = ll_str_hash(key);
	uint32_t *slot;

	if (map->nentries * 2 >= map->nslots) {
		rehash(map);
	}
	slot = probe(map, key, hash);
	if (!*slot) {
		if (map->nentries == map->cap) {
			map->entry =
				ll_grow(map->arena, map->entry, map->nentries,
					&map->cap, sizeof(*map->entry));
		}
		map->entry[map->nentries] =
			(struct ll_map_entry){ .key = key, .hash = hash };
		*slot = (uint32_t)++map->nentries;
	}
	return &map->entry[*slot - 1].value;
}
