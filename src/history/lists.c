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

/* The last part of a path, by which an item is looked up. */
static ll_str last_part(ll_str item)
{
	ll_str base = ll_path_base(item);

	return base.len ? base : item;
}

/* "access" and "teams/access" name the same; "2025/wait", "2026/wait" do not.
 */
static bool names_same(ll_str a, ll_str b)
{
	ll_str shorter = a.len < b.len ? a : b;
	ll_str longer = a.len < b.len ? b : a;

	return ll_str_ends(longer, shorter) &&
	       (longer.len == shorter.len ||
		longer.s[longer.len - shorter.len - 1] == '/');
}

/* Of the items with one last part the first is kept as written. */
static bool holds_all(struct ll_arena *arena, ll_str list, ll_str wanted)
{
	struct ll_map whole = ll_map_make(arena);
	struct ll_map part = ll_map_make(arena);

	while (list.len) {
		ll_str *item = LL_NEW(arena, ll_str, 1);
		void **slot;

		*item = next_item(arena, &list);
		*ll_map_slot(&whole, *item) = item;
		slot = ll_map_slot(&part, last_part(*item));
		*slot = *slot ? *slot : item;
	}
	while (wanted.len) {
		ll_str item = next_item(arena, &wanted);
		const ll_str *like = ll_map_get(&part, last_part(item));

		if (item.len && !ll_map_get(&whole, item) &&
		    !(like && names_same(*like, item))) {
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
		if (!names_same(next_item(arena, &a), next_item(arena, &b))) {
			return false;
		}
	}
	return !a.len && !b.len;
}
