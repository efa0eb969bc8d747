#include "base/amount.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "history/events.h"
#include "model/part.h"

/* One fact in two states; NULL where it is not stated. */
struct pair {
	const struct ll_fact *old;
	const struct ll_fact *new;
};

struct comparison {
	struct ll_arena *arena;
	const struct ll_state *old_state;
	const struct ll_state *new_state;
	struct ll_map old; /* field to struct ll_fact */
	struct ll_map new;
	struct ll_events *events;
};

bool ll_text_same(struct ll_arena *arena, ll_str a, ll_str b)
{
	return ll_str_eq(a, b) ||
	       ll_str_eq(ll_amount_fold(arena, a), ll_amount_fold(arena, b));
}

/* Without the stop that some write behind a title. */
static ll_str without_stop(ll_str text)
{
	text = ll_str_trim(text);
	while (text.len && ll_str_find_char(LL_STR(".:;,"),
					    text.s[text.len - 1]) != LL_NPOS) {
		text.len--;
	}
	return text;
}

bool ll_titles_same(struct ll_arena *arena, ll_str a, ll_str b)
{
	return ll_str_eq(a, b) ||
	       ll_text_same(arena, without_stop(a), without_stop(b));
}

struct ll_event *ll_events_add(struct ll_arena *arena, struct ll_events *events,
			       enum ll_event_type type,
			       const struct ll_fact *fact, ll_str old_text,
			       ll_str new_text)
{
	struct ll_event *event = LL_PUSH(arena, events);

	*event = (struct ll_event){
		.type = type,
		.field = fact->field,
		.label = fact->label,
		.old_text = old_text,
		.new_text = new_text,
	};
	return event;
}

/* "TBD" and the like say nothing. */
static ll_str text_of(const struct ll_fact *fact)
{
	return fact && !ll_text_is_placeholder(fact->text) ? fact->text
							   : LL_STR("");
}

/* ------------------------------------------------------------------ dates */

/* A month alone is its last day, as for a due date, or its first. */
static ll_date date_of(ll_str text, bool start)
{
	ll_month month = ll_month_parse(ll_str_trim(text));

	if (month.n) {
		return start ? ll_month_first(month) : ll_month_last(month);
	}
	return ll_date_find(text);
}

static void rescheduled(struct comparison *c, struct pair pair, bool start)
{
	ll_date was = date_of(text_of(pair.old), start);
	ll_date is = date_of(text_of(pair.new), start);
	struct ll_event *event;

	if (was.n && was.n == is.n) {
		return;
	}
	event = ll_events_add(c->arena, c->events, LL_EVENT_RESCHEDULED,
			      pair.new ? pair.new : pair.old, text_of(pair.old),
			      text_of(pair.new));
	if (was.n && is.n) {
		event->hint = is.n > was.n ? LL_HINT_LATER : LL_HINT_EARLIER;
	}
}

/* ----------------------------------------------------------------- status */

/* No letter: a sign that a house uses for a status. */
static bool is_sign(ll_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (ll_is_alnum(text.s[i])) {
			return false;
		}
	}
	return true;
}

/* "Done (in March)" */
static bool has_remark(ll_str text)
{
	return ll_str_find_char(text, '(') != LL_NPOS;
}

/* The same status as a sign, or in our word for it. */
static bool same_status(const struct comparison *c, ll_str was, ll_str is)
{
	enum ll_status status = c->new_state->status;
	ll_str word = ll_status_word(status);

	if (ll_key_eq(was, is)) {
		return true;
	}
	return status && status == c->old_state->status && !has_remark(was) &&
	       !has_remark(is) &&
	       (is_sign(was) || is_sign(is) || ll_key_eq(was, word) ||
		ll_key_eq(is, word));
}

static void status_changed(struct comparison *c, struct pair pair)
{
	bool dropped = c->new_state->status == LL_STATUS_DROPPED;
	bool was_dropped = c->old_state->status == LL_STATUS_DROPPED;
	enum ll_event_type type = LL_EVENT_STATUS_CHANGED;

	if (same_status(c, text_of(pair.old), text_of(pair.new))) {
		return;
	}
	if (dropped != was_dropped) {
		type = dropped ? LL_EVENT_DROPPED : LL_EVENT_REVIVED;
	}
	ll_events_add(c->arena, c->events, type, pair.new ? pair.new : pair.old,
		      text_of(pair.old), text_of(pair.new));
}

/* ------------------------------------------------------------------ fields */

enum how {
	AS_TEXT,
	AS_LIST,
	AS_PEOPLE,
	AS_START,
	AS_DUE,
	AS_STATUS,
	AS_AGREED
};

static const struct {
	ll_str field;
	enum how how;
	enum ll_event_type type;
} row[] = {
	{ LL_STR_INIT("status"), AS_STATUS, LL_EVENT_STATUS_CHANGED },
	{ LL_STR_INIT("owner"), AS_PEOPLE, LL_EVENT_REOWNED },
	{ LL_STR_INIT("team"), AS_PEOPLE, LL_EVENT_MOVED },
	{ LL_STR_INIT("period"), AS_TEXT, LL_EVENT_MOVED },
	{ LL_STR_INIT("supports"), AS_LIST, LL_EVENT_REPARENTED },
	{ LL_STR_INIT("start"), AS_START, LL_EVENT_RESCHEDULED },
	{ LL_STR_INIT("due"), AS_DUE, LL_EVENT_RESCHEDULED },
	{ LL_STR_INIT("agreed_by"), AS_AGREED, LL_EVENT_AGREED },
	{ LL_STR_INIT("tags"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("attendees"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("absent"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("people"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("values"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("goals"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("continues"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("from"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT("follows"), AS_LIST, LL_EVENT_FIELD_CHANGED },
	{ LL_STR_INIT(""), AS_TEXT, LL_EVENT_FIELD_CHANGED },
};

static size_t row_of(ll_str field)
{
	size_t i = 0;

	while (row[i].field.len && !ll_str_eq(row[i].field, field)) {
		i++;
	}
	return i;
}

static bool is_masked(ll_str text)
{
	return text.len && ll_amount_is_masked(text);
}

/* A value that is hidden is neither gone nor another one. */
static bool told_as_masked(struct comparison *c, struct pair pair)
{
	ll_str was = text_of(pair.old);
	ll_str is = text_of(pair.new);

	if (is_masked(was) == is_masked(is)) {
		return is_masked(is);
	}
	if (!is.len) {
		return false;
	}
	ll_events_add(c->arena, c->events,
		      is_masked(is) ? LL_EVENT_MASKED : LL_EVENT_UNMASKED,
		      pair.new, was, is);
	return true;
}

static bool is_same(struct comparison *c, enum how how, ll_str was, ll_str is)
{
	switch (how) {
	case AS_LIST:
		return ll_lists_same(c->arena, was, is);
	case AS_PEOPLE:
		return ll_people_same(c->arena, was, is);
	case AS_TEXT:
	case AS_START:
	case AS_DUE:
	case AS_STATUS:
	case AS_AGREED:
		break;
	}
	return ll_text_same(c->arena, was, is);
}

static void compare_fact(struct comparison *c, struct pair pair)
{
	ll_str was = text_of(pair.old);
	ll_str is = text_of(pair.new);
	size_t i = row_of((pair.new ? pair.new : pair.old)->field);

	if (is_same(c, row[i].how, was, is) || told_as_masked(c, pair)) {
		return;
	}
	if (row[i].how == AS_AGREED) {
		ll_agreements_compare(c->arena, pair.old, pair.new, c->events);
	} else if (row[i].how == AS_STATUS) {
		status_changed(c, pair);
	} else if (row[i].how == AS_START || row[i].how == AS_DUE) {
		rescheduled(c, pair, row[i].how == AS_START);
	} else {
		ll_events_add(c->arena, c->events, row[i].type,
			      pair.new ? pair.new : pair.old, was, is);
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

/* Metrics, key results and actions are told by readers of their own. */
static bool is_plain(const struct ll_fact *fact)
{
	return !ll_fact_is_metric(fact) && !ll_fact_is_key_result(fact) &&
	       !ll_fact_is_action(fact);
}

/*
 * The fact of @other that states the same under another spelling of a house's
 * own key: "Other tacking issues". @taken: the keys of the state of @fact.
 */
static bool is_respelled(struct comparison *c, const struct ll_fact *fact,
			 const struct ll_map *taken,
			 const struct ll_state *other)
{
	ll_str key = key_of(c->arena, fact->field);

	if (row[row_of(fact->field)].field.len || !text_of(fact).len) {
		return false;
	}
	for (size_t i = 0; i < other->nfacts; i++) {
		const struct ll_fact *one = &other->fact[i];
		ll_str spelt = key_of(c->arena, one->field);
		size_t edits;

		if (!is_plain(one) || row[row_of(one->field)].field.len ||
		    ll_map_get(taken, spelt) ||
		    !is_same(c, AS_TEXT, text_of(one), text_of(fact))) {
			continue;
		}
		edits = ll_str_distance(key, spelt);
		if (edits != LL_NPOS && edits * 5 <= key.len) {
			return true;
		}
	}
	return false;
}

void ll_facts_compare(struct ll_arena *arena, const struct ll_state *old,
		      const struct ll_state *new, struct ll_events *events)
{
	struct comparison c = { .arena = arena,
				.old_state = old,
				.new_state = new,
				.events = events };

	if (same_facts(old, new)) {
		return;
	}
	c.old = by_field(arena, old);
	c.new = by_field(arena, new);
	for (size_t i = 0; i < new->nfacts; i++) {
		const struct ll_fact *fact = &new->fact[i];
		struct pair pair = { NULL, fact };

		if (!is_plain(fact)) {
			continue;
		}
		pair.old = ll_map_get(&c.old, key_of(arena, fact->field));
		if (pair.old || !is_respelled(&c, fact, &c.new, old)) {
			compare_fact(&c, pair);
		}
	}
	for (size_t i = 0; i < old->nfacts; i++) {
		const struct ll_fact *fact = &old->fact[i];

		if (is_plain(fact) &&
		    !ll_map_get(&c.new, key_of(arena, fact->field)) &&
		    !is_respelled(&c, fact, &c.old, new)) {
			compare_fact(&c, (struct pair){ fact, NULL });
		}
	}
	ll_metrics_compare(arena, old, new, events);
	ll_key_results_compare(arena, old, new, events);
	ll_actions_compare(arena, old, new, events);
}
