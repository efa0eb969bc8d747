#include "base/amount.h"
#include "history/events.h"

/* The next item of a list, as it is compared. */
static ll_str next_item(struct ll_arena *arena, ll_str *rest)
{
	ll_str item;

	ll_str_cut(*rest, ',', &item, rest);
	item = ll_str_trim(item);
	while (ll_str_starts(item, LL_STR("./")) ||
	       ll_str_starts(item, LL_STR("../"))) {
		item = ll_str_from_pos(item, ll_str_find_char(item, '/') + 1);
	}
	if (ll_str_starts(item, LL_STR("@"))) {
		item = ll_str_from_pos(item, 1);
	}
	if (ll_str_ends(item, LL_STR(".md"))) {
		item.len -= 3;
	}
	return ll_amount_fold(arena, item);
}

static bool holds_all(struct ll_arena *arena, ll_str list, ll_str wanted)
{
	struct ll_map map = ll_map_make(arena);

	while (list.len) {
		*ll_map_slot(&map, next_item(arena, &list)) = &map;
	}
	while (wanted.len) {
		ll_str item = next_item(arena, &wanted);

		if (item.len && !ll_map_get(&map, item)) {
			return false;
		}
	}
	return true;
}

bool ll_lists_same(struct ll_arena *arena, ll_str a, ll_str b)
{
	return ll_str_eq(a, b) ||
	       (holds_all(arena, a, b) && holds_all(arena, b, a));
}

bool ll_people_same(struct ll_arena *arena, ll_str a, ll_str b)
{
	while (a.len && b.len) {
		if (!ll_str_eq(next_item(arena, &a), next_item(arena, &b))) {
			return false;
		}
	}
	return !a.len && !b.len;
}
