#include "history/events.h"

static const ll_str prefix = LL_STR_INIT("actions.");

/* All actions of one meeting that have the same words. */
struct namesakes {
	size_t n;
	size_t open;
};

bool ll_field_is_action(ll_str field)
{
	return ll_str_starts(field, prefix);
}

/* A map that a house calls "actions" says other things. */
bool ll_fact_is_action(const struct ll_fact *fact)
{
	return ll_field_is_action(fact->field) &&
	       (ll_str_is(fact->text, "open") ||
		ll_str_is(fact->text, "done") ||
		ll_str_is(fact->text, "dropped"));
}

static ll_str words_of(struct ll_arena *arena, const struct ll_fact *fact)
{
	return ll_slug_make(arena, fact->label);
}

static struct ll_map by_words(struct ll_arena *arena,
			      const struct ll_state *state)
{
	struct ll_map map = ll_map_make(arena);

	for (size_t i = 0; i < state->nfacts; i++) {
		const struct ll_fact *fact = &state->fact[i];
		struct namesakes *names;
		void **slot;

		if (!ll_fact_is_action(fact)) {
			continue;
		}
		slot = ll_map_slot(&map, words_of(arena, fact));
		if (!*slot) {
			*slot = LL_NEW(arena, struct namesakes, 1);
		}
		names = *slot;
		names->n++;
		names->open += ll_str_is(fact->text, "open");
	}
	return map;
}

/* Of namesakes nobody can say which one came, went or changed places. */
static bool is_certain(const struct namesakes *old, const struct namesakes *new)
{
	return old && new && old->n == new->n &&
	       (old->n == 1 || old->open != new->open);
}

static struct ll_map by_field(struct ll_arena *arena,
			      const struct ll_state *state)
{
	struct ll_map map = ll_map_make(arena);

	for (size_t i = 0; i < state->nfacts; i++) {
		if (ll_fact_is_action(&state->fact[i])) {
			*ll_map_slot(&map, state->fact[i].field) =
				&state->fact[i];
		}
	}
	return map;
}

/* Few comparisons find any: words are looked at only then. */
void ll_actions_compare(struct ll_arena *arena, const struct ll_state *old,
			const struct ll_state *new, struct ll_events *events)
{
	struct ll_map before = by_field(arena, old);
	struct ll_map old_words = { 0 };
	struct ll_map new_words = { 0 };

	for (size_t i = 0; before.nentries && i < new->nfacts; i++) {
		const struct ll_fact *is = &new->fact[i];
		const struct ll_fact *was = ll_map_get(&before, is->field);
		ll_str words;

		if (!was || !ll_fact_is_action(is) ||
		    ll_str_eq(was->text, is->text)) {
			continue;
		}
		if (!old_words.arena) {
			old_words = by_words(arena, old);
			new_words = by_words(arena, new);
		}
		words = words_of(arena, is);
		if (is_certain(ll_map_get(&old_words, words),
			       ll_map_get(&new_words, words))) {
			ll_events_add(arena, events, LL_EVENT_FIELD_CHANGED, is,
				      was->text, is->text);
		}
	}
}
