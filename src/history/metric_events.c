#include "base/amount.h"
#include "base/metric.h"
#include "base/utf8.h"
#include "history/events.h"

/*
 * Metrics are the same by id, else by name, else by their numbers. A number
 * that is hidden, and told again later, is no new target.
 */

enum part { NAME, UNIT, BASELINE, TARGET, CURRENT, WEIGHT, NPARTS };

static const struct {
	ll_str end;
	enum ll_event_type type;
} row[NPARTS] = {
	[NAME] = { LL_STR_INIT("name"), LL_EVENT_FIELD_CHANGED },
	[UNIT] = { LL_STR_INIT("unit"), LL_EVENT_FIELD_CHANGED },
	[BASELINE] = { LL_STR_INIT("baseline"), LL_EVENT_REBASED },
	[TARGET] = { LL_STR_INIT("target"), LL_EVENT_RETARGETED },
	[CURRENT] = { LL_STR_INIT("current"), LL_EVENT_PROGRESS_REPORTED },
	[WEIGHT] = { LL_STR_INIT("weight"), LL_EVENT_FIELD_CHANGED },
};

struct metric {
	ll_str id;
	const struct ll_fact *part[NPARTS]; /* NULL where it is not stated */
	size_t other;                       /* in the other state, or LL_NPOS */
};

struct metrics {
	struct metric *item;
	size_t n;
	size_t cap;
};

struct comparison {
	struct ll_arena *arena;
	struct metrics old;
	struct metrics new;
	ll_str old_title;
	ll_str new_title;
	struct ll_events *events;
};

/* "metrics.ID.target"; NPARTS: it is none of these. */
static enum part part_of(ll_str field, ll_str *id)
{
	static const ll_str prefix = LL_STR_INIT("metrics.");
	size_t dot = ll_str_rfind_char(field, '.');

	if (!ll_str_starts(field, prefix) || dot < prefix.len) {
		return NPARTS;
	}
	*id = ll_str_sub(field, prefix.len, dot);
	for (int i = 0; i < NPARTS; i++) {
		if (ll_str_eq(ll_str_from_pos(field, dot + 1), row[i].end)) {
			return (enum part)i;
		}
	}
	return NPARTS;
}

bool ll_fact_is_metric(const struct ll_fact *fact)
{
	ll_str id;

	return part_of(fact->field, &id) != NPARTS;
}

/* The facts of a metric stand together. */
static struct metrics read_metrics(struct ll_arena *arena,
				   const struct ll_state *state)
{
	struct metrics list = { 0 };

	for (size_t i = 0; i < state->nfacts; i++) {
		ll_str id;
		enum part part = part_of(state->fact[i].field, &id);
		struct metric *last = list.n ? &list.item[list.n - 1] : NULL;

		if (part == NPARTS) {
			continue;
		}
		if (!last || !ll_str_eq(last->id, id)) {
			last = LL_PUSH(arena, &list);
			*last = (struct metric){ .id = id, .other = LL_NPOS };
		}
		last->part[part] = &state->fact[i];
	}
	return list;
}

static ll_str text_of(const struct ll_fact *fact)
{
	return fact ? fact->text : LL_STR("");
}

static ll_str part_text(const struct metric *metric, enum part part)
{
	return text_of(metric->part[part]);
}

/* ------------------------------------------------------ which is which */

typedef ll_str (*key_of)(struct ll_arena *arena, const struct metric *metric);

static ll_str id_of(struct ll_arena *arena, const struct metric *metric)
{
	(void)arena;
	return metric->id;
}

static ll_str name_of(struct ll_arena *arena, const struct metric *metric)
{
	return ll_utf8_fold(arena, part_text(metric, NAME));
}

static ll_str numbers_of(struct ll_arena *arena, const struct metric *metric)
{
	ll_str target = part_text(metric, TARGET);

	if (!target.len || ll_amount_is_masked(target)) {
		return LL_STR("");
	}
	return ll_str_join(arena, ll_amount_fold(arena, target), LL_STR("/"),
			   ll_amount_fold(arena, part_text(metric, BASELINE)));
}

static void pair_by(struct comparison *c, key_of key)
{
	struct ll_map first = ll_map_make(c->arena);

	for (size_t i = c->old.n; i-- > 0;) {
		ll_str text = key(c->arena, &c->old.item[i]);

		if (c->old.item[i].other == LL_NPOS && text.len) {
			*ll_map_slot(&first, text) = &c->old.item[i];
		}
	}
	for (size_t i = 0; i < c->new.n; i++) {
		ll_str text = key(c->arena, &c->new.item[i]);
		struct metric *found =
			text.len ? ll_map_get(&first, text) : NULL;

		if (c->new.item[i].other == LL_NPOS && found &&
		    found->other == LL_NPOS) {
			c->new.item[i].other = (size_t)(found - c->old.item);
			found->other = i;
		}
	}
}

/* ---------------------------------------------------------------- numbers */

/* The unit that a number has: its own, else the metric's. */
static ll_number read_number(const struct ll_fact *fact, ll_str *own)
{
	*own = LL_STR("");
	return ll_number_parse(text_of(fact), own);
}

static bool is_below(ll_str text)
{
	return ll_str_starts(text, LL_STR("<")) ||
	       ll_str_starts(text, LL_STR("\xe2\x89\xa4"));
}

/* A unit that was only left out before, or later, makes no other number. */
static bool units_agree(struct ll_arena *arena, const struct ll_fact *old,
			ll_str own_old, const struct ll_fact *new,
			ll_str own_new)
{
	ll_str a = own_old.len ? own_old : old->unit;
	ll_str b = own_new.len ? own_new : new->unit;

	return (!own_old.len && !own_new.len) || !a.len || !b.len ||
	       ll_unit_same(arena, a, b);
}

static bool same_number(struct ll_arena *arena, const struct ll_fact *old,
			const struct ll_fact *new)
{
	ll_str own_old;
	ll_str own_new;
	ll_number a = read_number(old, &own_old);
	ll_number b = read_number(new, &own_new);

	if (!a.known || !b.known) {
		return ll_text_same(arena, old->text, new->text);
	}
	return a.value == b.value &&
	       is_below(old->text) == is_below(new->text) &&
	       units_agree(arena, old, own_old, new, own_new);
}

/* "9" of a metric in days is "9 days". */
static ll_str with_unit(struct ll_arena *arena, const struct ll_fact *fact)
{
	ll_str own;

	if (!fact || !read_number(fact, &own).known || own.len) {
		return text_of(fact);
	}
	return ll_amount_with_unit(arena, fact->text, fact->unit);
}

/* A target farther from where it begins, in the old direction, is harder. */
static void hint_at_target(struct comparison *c, struct ll_event *event,
			   const struct metric *old, const struct metric *new)
{
	const struct ll_fact *from = old->part[BASELINE];
	ll_str own_old;
	ll_str own_new;
	ll_str own;
	ll_number a = read_number(old->part[TARGET], &own_old);
	ll_number b = read_number(new->part[TARGET], &own_new);
	ll_number start = read_number(from, &own);
	bool falls;

	if (!start.known) {
		start = read_number(new->part[BASELINE], &own);
	}
	if (!start.known) {
		start = read_number(old->part[CURRENT], &own);
	}
	if (!a.known || !b.known || !start.known || a.value == start.value ||
	    a.value == b.value ||
	    (b.value < start.value) != (a.value < start.value) ||
	    !ll_unit_same(c->arena,
			  own_old.len ? own_old : old->part[TARGET]->unit,
			  own_new.len ? own_new : new->part[TARGET]->unit)) {
		return;
	}
	falls = a.value < start.value;
	event->hint =
		(b.value < a.value) == falls ? LL_HINT_HARDER : LL_HINT_EASIER;
}

static void compare_number(struct comparison *c, const struct metric *old,
			   const struct metric *new, enum part part)
{
	const struct ll_fact *was = old->part[part];
	const struct ll_fact *is = new->part[part];
	bool hidden = is && ll_amount_is_masked(is->text);
	bool was_hidden = was && ll_amount_is_masked(was->text);
	struct ll_event *event;

	if ((!was && !is) || (hidden && was_hidden) ||
	    (was && is && same_number(c->arena, was, is))) {
		return;
	}
	event = ll_events_add(c->arena, c->events, row[part].type,
			      is ? is : was, with_unit(c->arena, was),
			      with_unit(c->arena, is));
	if (hidden) {
		event->type = LL_EVENT_MASKED;
	} else if (was_hidden && is) {
		event->type = LL_EVENT_UNMASKED;
	} else if (part == TARGET && was && is) {
		hint_at_target(c, event, old, new);
	}
}

/* ------------------------------------------------------------ names, units */

static ll_str unit_of(const struct metric *metric)
{
	static const enum part order[] = { TARGET, BASELINE, CURRENT };
	ll_str own = part_text(metric, UNIT);

	for (size_t i = 0; i < 3 && !own.len; i++) {
		read_number(metric->part[order[i]], &own);
	}
	return own;
}

/* A unit inside the numbers is told with them. */
static void compare_units(struct comparison *c, const struct metric *old,
			  const struct metric *new)
{
	const struct ll_fact *fact =
		new->part[UNIT] ? new->part[UNIT] : old->part[UNIT];
	ll_str was = unit_of(old);
	ll_str is = unit_of(new);

	if (fact && !ll_unit_same(c->arena, was, is)) {
		ll_events_add(c->arena, c->events, LL_EVENT_FIELD_CHANGED, fact,
			      was, is);
	}
}

/* The only metric of a goal may have no name but the goal's. */
static bool is_nameless(const struct metric *metric, ll_str title)
{
	return ll_str_eq(part_text(metric, NAME), title);
}

static void compare_names(struct comparison *c, const struct metric *old,
			  const struct metric *new)
{
	ll_str was = part_text(old, NAME);
	ll_str is = part_text(new, NAME);

	if ((is_nameless(old, c->old_title) &&
	     is_nameless(new, c->new_title)) ||
	    ll_text_same(c->arena, was, is) || !was.len || !is.len) {
		return;
	}
	ll_events_add(c->arena, c->events, LL_EVENT_FIELD_CHANGED,
		      new->part[NAME], was, is);
}

static void compare_pair(struct comparison *c, const struct metric *old,
			 const struct metric *new)
{
	compare_names(c, old, new);
	compare_units(c, old, new);
	compare_number(c, old, new, BASELINE);
	compare_number(c, old, new, TARGET);
	compare_number(c, old, new, CURRENT);
	compare_number(c, old, new, WEIGHT);
}

/* ------------------------------------------------------- come and gone */

/* "from 30 to 12 days", "12 days", or the name */
static ll_str summary(struct ll_arena *arena, const struct metric *metric)
{
	ll_str target = with_unit(arena, metric->part[TARGET]);

	if (!metric->part[BASELINE] || !target.len) {
		return target.len ? target : part_text(metric, NAME);
	}
	return ll_str_join(arena,
			   ll_str_join(arena, LL_STR("from "),
				       part_text(metric, BASELINE),
				       LL_STR(" to ")),
			   target, LL_STR(""));
}

static void tell_whole(struct comparison *c, const struct metric *metric,
		       bool is_new)
{
	ll_str text = summary(c->arena, metric);
	const struct ll_fact *fact = NULL;
	struct ll_event *event;

	for (int i = 0; i < NPARTS && !fact; i++) {
		fact = metric->part[i];
	}
	event = ll_events_add(c->arena, c->events, LL_EVENT_FIELD_CHANGED, fact,
			      is_new ? LL_STR("") : text,
			      is_new ? text : LL_STR(""));
	event->field = ll_str_join(c->arena, LL_STR("metrics."), metric->id,
				   LL_STR(""));
}

void ll_metrics_compare(struct ll_arena *arena, const struct ll_state *old,
			const struct ll_state *new, struct ll_events *events)
{
	struct comparison c = {
		.arena = arena,
		.old = read_metrics(arena, old),
		.new = read_metrics(arena, new),
		.old_title = old->title,
		.new_title = new->title,
		.events = events,
	};

	pair_by(&c, id_of);
	pair_by(&c, name_of);
	pair_by(&c, numbers_of);
	for (size_t i = 0; i < c.new.n; i++) {
		const struct metric *metric = &c.new.item[i];

		if (metric->other == LL_NPOS) {
			tell_whole(&c, metric, true);
		} else {
			compare_pair(&c, &c.old.item[metric->other], metric);
		}
	}
	for (size_t i = 0; i < c.old.n; i++) {
		if (c.old.item[i].other == LL_NPOS) {
			tell_whole(&c, &c.old.item[i], false);
		}
	}
}
