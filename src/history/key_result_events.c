#include "base/amount.h"
#include "history/key_result.h"
#include "history/unit.h"

static const ll_str prefix = LL_STR_INIT("key-results.");

static const ll_str field_name[4] = {
	LL_STR_INIT("owner"),
	LL_STR_INIT("due"),
	LL_STR_INIT("status"),
	LL_STR_INIT("current"),
};

bool ll_fact_is_key_result(const struct ll_fact *fact)
{
	return ll_str_starts(fact->field, prefix);
}

static void add_field(struct ll_result *result, const struct ll_fact *fact)
{
	size_t dot = ll_str_rfind_char(fact->field, '.');

	for (size_t i = 0; i < 4; i++) {
		if (ll_str_eq(ll_str_from_pos(fact->field, dot + 1),
			      field_name[i])) {
			result->field[i] = fact;
		}
	}
}

/* The facts of a key result stand together, itself first. */
static struct ll_results read_results(struct ll_arena *arena,
				      const struct ll_state *state)
{
	struct ll_results list = { 0 };

	for (size_t i = 0; i < state->nfacts; i++) {
		const struct ll_fact *fact = &state->fact[i];

		if (!ll_fact_is_key_result(fact)) {
			continue;
		}
		if (ll_str_rfind_char(fact->field, '.') < prefix.len) {
			*LL_PUSH(arena, &list) =
				(struct ll_result){ .fact = fact,
						    .other = LL_NPOS };
		} else if (list.n) {
			add_field(&list.item[list.n - 1], fact);
		}
	}
	return list;
}

/* ------------------------------------------------------------------ events */

static bool is_state(const struct ll_result *result, const char *word)
{
	return ll_str_is(result->fact->text, word);
}

static bool is_dropped(const struct ll_result *result)
{
	return is_state(result, "dropped");
}

/* Words that were covered: "reach 25 %" became "reach XX %". */
static bool covers(struct ll_arena *arena, ll_str open, ll_str covered)
{
	struct ll_units a = ll_units_words(arena, open);
	struct ll_units b = ll_units_words(arena, covered);
	bool any = false;

	for (size_t i = 0; i < a.n && a.n == b.n; i++) {
		if (ll_text_same(arena, a.item[i].key, b.item[i].key)) {
			continue;
		}
		if (!ll_amount_is_masked(b.item[i].key)) {
			return false;
		}
		any = true;
	}
	return any;
}

static void compare_texts(struct ll_result_pairs *c,
			  const struct ll_result *old,
			  const struct ll_result *new)
{
	ll_str was = old->fact->label;
	ll_str is = new->fact->label;
	enum ll_event_type type = LL_EVENT_REWORDED;

	if (ll_titles_same(c->arena, was, is)) {
		return;
	}
	if (new->replaced) {
		type = LL_EVENT_KEY_RESULT_REPLACED;
	} else if (covers(c->arena, was, is)) {
		type = LL_EVENT_MASKED;
	} else if (covers(c->arena, is, was)) {
		type = LL_EVENT_UNMASKED;
	}
	ll_events_add(c->arena, c->events, type, new->fact, was, is);
}

static void compare_states(struct ll_result_pairs *c,
			   const struct ll_result *old,
			   const struct ll_result *new)
{
	enum ll_event_type type = LL_EVENT_FIELD_CHANGED;
	ll_str was = old->fact->text;
	ll_str is = new->fact->text;

	if (ll_str_eq(was, is)) {
		return;
	}
	if (is_state(new, "done")) {
		type = LL_EVENT_KEY_RESULT_DONE;
	} else if (is_dropped(new)) {
		type = LL_EVENT_KEY_RESULT_DROPPED;
		was = old->fact->label;
		is = LL_STR("");
	}
	ll_events_add(c->arena, c->events, type, new->fact, was, is);
}

static bool same_field(struct ll_arena *arena, size_t field, ll_str a, ll_str b)
{
	return field ? ll_text_same(arena, a, b) : ll_people_same(arena, a, b);
}

static void hint_at_day(struct ll_event *event)
{
	ll_date was = ll_date_parse(event->old_text);
	ll_date is = ll_date_parse(event->new_text);

	if (was.n && is.n) {
		event->hint = is.n > was.n ? LL_HINT_LATER : LL_HINT_EARLIER;
	}
}

/* A result that is done or dropped has no status besides. */
static void compare_fields(struct ll_result_pairs *c,
			   const struct ll_result *old,
			   const struct ll_result *new)
{
	for (size_t i = 0; i < 4; i++) {
		const struct ll_fact *a = old->field[i];
		const struct ll_fact *b = new->field[i];
		struct ll_event *event;

		if ((!a && !b) ||
		    (i == 2 && !ll_str_eq(old->fact->text, new->fact->text)) ||
		    (a && b && same_field(c->arena, i, a->text, b->text))) {
			continue;
		}
		event = ll_events_add(c->arena, c->events,
				      i == 3 ? LL_EVENT_PROGRESS_REPORTED
					     : LL_EVENT_FIELD_CHANGED,
				      b ? b : a, a ? a->text : LL_STR(""),
				      b ? b->text : LL_STR(""));
		if (i == 1) {
			hint_at_day(event);
		}
	}
}

static void tell_new(struct ll_result_pairs *c, const struct ll_result *result)
{
	const struct ll_fact *fact = result->fact;

	if (is_dropped(result)) {
		return;
	}
	ll_events_add(c->arena, c->events, LL_EVENT_KEY_RESULT_ADDED, fact,
		      LL_STR(""), fact->label);
	if (is_state(result, "done")) {
		ll_events_add(c->arena, c->events, LL_EVENT_KEY_RESULT_DONE,
			      fact, LL_STR(""), fact->text);
	}
}

static void tell_gone(struct ll_result_pairs *c, const struct ll_result *result)
{
	if (!is_dropped(result)) {
		ll_events_add(c->arena, c->events, LL_EVENT_KEY_RESULT_DROPPED,
			      result->fact, result->fact->label, LL_STR(""));
	}
}

void ll_key_results_compare(struct ll_arena *arena, const struct ll_state *old,
			    const struct ll_state *new,
			    struct ll_events *events)
{
	struct ll_result_pairs c = {
		.arena = arena,
		.old = read_results(arena, old),
		.new = read_results(arena, new),
		.events = events,
	};

	ll_results_pair(&c);
	for (size_t i = 0; i < c.new.n; i++) {
		const struct ll_result *result = &c.new.item[i];

		if (result->other == LL_NPOS) {
			tell_new(&c, result);
		} else {
			compare_texts(&c, &c.old.item[result->other], result);
			compare_states(&c, &c.old.item[result->other], result);
			compare_fields(&c, &c.old.item[result->other], result);
		}
	}
	for (size_t i = 0; i < c.old.n; i++) {
		if (c.old.item[i].other == LL_NPOS) {
			tell_gone(&c, &c.old.item[i]);
		}
	}
}
