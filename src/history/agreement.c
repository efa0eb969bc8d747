#include "base/map.h"
#include "base/utf8.h"
#include "history/events.h"

/*
 * `agreed_by` is one text: "@priya: 2026-04-02, @tom", "@priya (2026-04-02)".
 * The order of the names does not count, and a later day is an agreement to
 * what the words are by then.
 */

/* One name and the day that stands with it. */
struct agreement {
	ll_str name; /* as written */
	ll_date date;
};

struct agreements {
	struct agreement *item;
	size_t n;
	size_t cap;
	struct ll_map by_name; /* folded name to struct agreement */
};

static ll_str key_of(struct ll_arena *arena, ll_str name)
{
	if (ll_str_starts(name, LL_STR("@"))) {
		name = ll_str_from_pos(name, 1);
	}
	return ll_utf8_fold(arena, name);
}

static struct agreement parse(ll_str item)
{
	struct agreement agreement = { .date = ll_date_find(item) };
	size_t end = 0;

	while (end < item.len && item.s[end] != ':' && item.s[end] != '(') {
		end++;
	}
	agreement.name = ll_str_trim(ll_str_sub(item, 0, end));
	return agreement;
}

static struct agreements read_list(struct ll_arena *arena,
				   const struct ll_fact *fact)
{
	struct agreements list = { .by_name = ll_map_make(arena) };
	ll_str rest = fact ? fact->text : LL_STR("");

	while (rest.len) {
		ll_str item;
		struct agreement agreement;

		ll_str_cut(rest, ',', &item, &rest);
		agreement = parse(ll_str_trim(item));
		if (agreement.name.len) {
			*LL_PUSH(arena, &list) = agreement;
		}
	}
	for (size_t i = 0; i < list.n; i++) {
		*ll_map_slot(&list.by_name, key_of(arena, list.item[i].name)) =
			&list.item[i];
	}
	return list;
}

static void add_event(struct ll_arena *arena, struct ll_events *events,
		      const struct ll_fact *fact, enum ll_event_type type,
		      const struct agreement *agreement)
{
	*LL_PUSH(arena, events) = (struct ll_event){
		.type = type,
		.field = fact->field,
		.label = fact->label,
		.old_text =
			type == LL_EVENT_AGREED ? LL_STR("") : agreement->name,
		.new_text =
			type == LL_EVENT_AGREED ? agreement->name : LL_STR(""),
	};
}

void ll_agreements_compare(struct ll_arena *arena, const struct ll_fact *old,
			   const struct ll_fact *new, struct ll_events *events)
{
	struct agreements before = read_list(arena, old);
	struct agreements after = read_list(arena, new);
	const struct ll_fact *fact = new ? new : old;

	for (size_t i = 0; i < after.n; i++) {
		const struct agreement *now = &after.item[i];
		const struct agreement *then =
			ll_map_get(&before.by_name, key_of(arena, now->name));

		if (!then || (now->date.n && now->date.n != then->date.n)) {
			add_event(arena, events, fact, LL_EVENT_AGREED, now);
		}
	}
	for (size_t i = 0; i < before.n; i++) {
		const struct agreement *then = &before.item[i];

		if (!ll_map_get(&after.by_name, key_of(arena, then->name))) {
			add_event(arena, events, fact,
				  LL_EVENT_AGREEMENT_WITHDRAWN, then);
		}
	}
}
