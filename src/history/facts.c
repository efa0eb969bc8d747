#include "base/buf.h"
#include "base/map.h"
#include "base/metric.h"
#include "base/utf8.h"
#include "history/change.h"

/* One fact in two states; NULL where it is not stated. */
struct pair {
	const struct ll_fact *old;
	const struct ll_fact *new;
};

struct facts {
	struct ll_arena *arena;
	struct ll_map old; /* field to struct ll_fact */
	struct ll_map new;
	struct ll_events *events;
};

bool ll_text_same(struct ll_arena *arena, ll_str a, ll_str b)
{
	return ll_str_eq(a, b) ||
	       ll_str_eq(ll_str_trim(ll_utf8_fold(arena, a)),
			 ll_str_trim(ll_utf8_fold(arena, b)));
}

static ll_str text_of(const struct ll_fact *fact)
{
	return fact ? fact->text : LL_STR("");
}

static struct ll_event *add_event(struct facts *facts, struct pair pair,
				  enum ll_event_type type)
{
	const struct ll_fact *fact = pair.new ? pair.new : pair.old;
	struct ll_event *event = LL_PUSH(facts->arena, facts->events);

	*event = (struct ll_event){
		.type = type,
		.field = fact->field,
		.label = fact->label,
		.old_text = text_of(pair.old),
		.new_text = text_of(pair.new),
	};
	return event;
}

/* -------------------------------------------------------------- metrics */

static ll_number number_of(const struct ll_fact *fact)
{
	return ll_number_parse(text_of(fact), NULL);
}

/* The baseline of the metric that a target belongs to. */
static ll_number baseline_of(struct facts *facts, ll_str target)
{
	size_t dot = ll_str_rfind_char(target, '.');
	ll_str field = ll_str_join(facts->arena, ll_str_sub(target, 0, dot),
				   LL_STR(".baseline"), LL_STR(""));
	ll_number number = number_of(ll_map_get(&facts->old, field));

	return number.known ? number
			    : number_of(ll_map_get(&facts->new, field));
}

/* A target farther from the baseline, in the old direction, is harder. */
static void hint_at_target(struct facts *facts, struct ll_event *event)
{
	ll_number old = ll_number_parse(event->old_text, NULL);
	ll_number new = ll_number_parse(event->new_text, NULL);
	ll_number from = baseline_of(facts, event->field);
	bool falls;

	if (!old.known || !new.known || !from.known ||
	    old.value == from.value ||
	    (new.value < from.value) != (old.value < from.value)) {
		return;
	}
	falls = old.value < from.value;
	event->hint = (new.value < old.value) == falls ? LL_HINT_HARDER
						       : LL_HINT_EASIER;
}

/* "25 %" and "25%" */
static bool same_number(struct ll_arena *arena, struct pair pair)
{
	ll_str old_unit = LL_STR("");
	ll_str new_unit = LL_STR("");
	ll_number old = ll_number_parse(text_of(pair.old), &old_unit);
	ll_number new = ll_number_parse(text_of(pair.new), &new_unit);

	return old.known &&
	       new.known &&old.value ==
		       new.value &&ll_text_same(arena, old_unit, new_unit);
}

static void metric_changed(struct facts *facts, struct pair pair)
{
	static const struct {
		ll_str end;
		enum ll_event_type type;
	} row[] = {
		{ LL_STR_INIT(".target"), LL_EVENT_RETARGETED },
		{ LL_STR_INIT(".baseline"), LL_EVENT_REBASED },
		{ LL_STR_INIT(".current"), LL_EVENT_PROGRESS_REPORTED },
	};
	ll_str field = (pair.new ? pair.new : pair.old)->field;
	struct ll_event *event;

	if (pair.old && pair.new &&same_number(facts->arena, pair)) {
		return;
	}
	event = add_event(facts, pair, LL_EVENT_FIELD_CHANGED);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		if (ll_str_ends(field, row[i].end)) {
			event->type = row[i].type;
		}
	}
	if (event->type == LL_EVENT_RETARGETED) {
		hint_at_target(facts, event);
	}
}

/* ---------------------------------------------------------- key results */

static bool is_state(const struct ll_fact *fact, const char *word)
{
	return fact && ll_str_is(fact->text, word);
}

/* The words of a key result that was added or dropped are told as text. */
static void key_result_changed(struct facts *facts, struct pair pair)
{
	struct ll_event *event;

	if (!pair.old) {
		event = add_event(facts, pair, LL_EVENT_KEY_RESULT_ADDED);
		event->new_text = event->label;
		if (is_state(pair.new, "open")) {
			return;
		}
	}
	if (!pair.new) {
		event = add_event(facts, pair, LL_EVENT_KEY_RESULT_DROPPED);
		event->old_text = event->label;
	} else if (is_state(pair.new, "done")) {
		add_event(facts, pair, LL_EVENT_KEY_RESULT_DONE);
	} else if (is_state(pair.new, "dropped")) {
		event = add_event(facts, pair, LL_EVENT_KEY_RESULT_DROPPED);
		event->old_text = event->label;
		event->new_text = LL_STR("");
	} else {
		add_event(facts, pair, LL_EVENT_FIELD_CHANGED);
	}
}

/* ----------------------------------------------------- all other fields */

/* A month alone is its last day, as for a due date. */
static ll_date date_of(ll_str text)
{
	ll_month month = ll_month_parse(ll_str_trim(text));

	return month.n ? ll_month_last(month) : ll_date_find(text);
}

static void hint_at_date(struct ll_event *event)
{
	ll_date old = date_of(event->old_text);
	ll_date new = date_of(event->new_text);

	if (old.n && new.n && old.n != new.n) {
		event->hint = new.n > old.n ? LL_HINT_LATER : LL_HINT_EARLIER;
	}
}

static void field_changed(struct facts *facts, struct pair pair)
{
	static const struct {
		ll_str field;
		enum ll_event_type type;
	} row[] = {
		{ LL_STR_INIT("status"), LL_EVENT_STATUS_CHANGED },
		{ LL_STR_INIT("owner"), LL_EVENT_REOWNED },
		{ LL_STR_INIT("team"), LL_EVENT_MOVED },
		{ LL_STR_INIT("period"), LL_EVENT_MOVED },
		{ LL_STR_INIT("supports"), LL_EVENT_REPARENTED },
		{ LL_STR_INIT("start"), LL_EVENT_RESCHEDULED },
		{ LL_STR_INIT("due"), LL_EVENT_RESCHEDULED },
	};
	struct ll_event *event = add_event(facts, pair, LL_EVENT_FIELD_CHANGED);

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		if (ll_str_eq(event->field, row[i].field)) {
			event->type = row[i].type;
		}
	}
	if (event->type == LL_EVENT_RESCHEDULED) {
		hint_at_date(event);
	}
}

static void fact_changed(struct facts *facts, struct pair pair)
{
	ll_str field = (pair.new ? pair.new : pair.old)->field;

	if (ll_str_starts(field, LL_STR("metrics."))) {
		metric_changed(facts, pair);
	} else if (ll_str_starts(field, LL_STR("key-results."))) {
		key_result_changed(facts, pair);
	} else if (ll_str_is(field, "agreed_by")) {
		ll_agreements_compare(facts->arena, pair.old, pair.new,
				      facts->events);
	} else {
		field_changed(facts, pair);
	}
}

/* ------------------------------------------------------------ two states */

static bool same_facts(const struct ll_state *old, const struct ll_state *new)
{
	if (old->nfacts != new->nfacts) {
		return false;
	}
	for (size_t i = 0; i < old->nfacts; i++) {
		if (!ll_str_eq(old->fact[i].field, new->fact[i].field) ||
		    !ll_str_eq(old->fact[i].text, new->fact[i].text)) {
			return false;
		}
	}
	return true;
}

/* A house's own key is the same in another spelling, as in ll_key_eq(). */
static ll_str key_of(struct ll_arena *arena, ll_str field)
{
	struct ll_buf buf = ll_buf_make(arena);

	if (ll_str_find_char(field, '.') != LL_NPOS) {
		return field;
	}
	field = ll_utf8_fold(arena, field);
	for (size_t i = 0; i < field.len; i++) {
		char c = field.s[i];

		if (c != ' ' && c != '-' && c != '_') {
			ll_buf_add_char(&buf, c);
		}
	}
	return ll_buf_done(&buf);
}

static struct ll_map by_field(struct ll_arena *arena,
			      const struct ll_state *state)
{
	struct ll_map map = ll_map_make(arena);

	for (size_t i = 0; i < state->nfacts; i++) {
		*ll_map_slot(&map, key_of(arena, state->fact[i].field)) =
			&state->fact[i];
	}
	return map;
}

void ll_facts_compare(struct ll_arena *arena, const struct ll_state *old,
		      const struct ll_state *new, struct ll_events *events)
{
	struct facts facts = { .arena = arena, .events = events };

	if (same_facts(old, new)) {
		return;
	}
	facts.old = by_field(arena, old);
	facts.new = by_field(arena, new);
	for (size_t i = 0; i < new->nfacts; i++) {
		const struct ll_fact *fact = &new->fact[i];
		struct pair pair = {
			ll_map_get(&facts.old, key_of(arena, fact->field)), fact
		};

		if (!ll_text_same(arena, text_of(pair.old), fact->text)) {
			fact_changed(&facts, pair);
		}
	}
	for (size_t i = 0; i < old->nfacts; i++) {
		const struct ll_fact *fact = &old->fact[i];

		if (fact->text.len &&
		    !ll_map_get(&facts.new, key_of(arena, fact->field))) {
			fact_changed(&facts, (struct pair){ fact, NULL });
		}
	}
}
