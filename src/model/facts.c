#include "model/facts.h"

#include <string.h>

#include "model/goal_parts.h"
#include "model/meeting_actions.h"

struct builder {
	struct ll_arena *arena; /* of what the facts say */
	struct ll_arena *scratch;
	LL_VEC(struct ll_fact) fact;
	LL_VEC(struct ll_buf) joined; /* [fact.n]: s is NULL while it is one */
	struct ll_map index;          /* field -> index of fact + 1 */
};

/* Keys of the house are one field if ll_key_eq() says so. */
static ll_str index_key(struct ll_arena *arena, ll_str field)
{
	char *key;
	size_t n = 0;

	if (ll_str_find_char(field, '.') != LL_NPOS) {
		return field;
	}
	key = LL_NEW(arena, char, field.len);
	for (size_t i = 0; i < field.len; i++) {
		char c = field.s[i];

		if (!ll_is_blank(c) && c != '-' && c != '_') {
			key[n++] = ll_to_lower(c);
		}
	}
	return (ll_str){ key, n };
}

/* A field that is there already gets one more text behind its others. */
static void add(struct builder *b, ll_str field, ll_str label, ll_str text,
		ll_str link)
{
	void **slot = ll_map_slot(&b->index, index_key(b->scratch, field));
	struct ll_fact *fact;
	struct ll_buf *buf;

	if (!*slot) {
		*LL_PUSH(b->scratch, &b->fact) =
			(struct ll_fact){ field, label, text, link,
					  LL_STR("") };
		*LL_PUSH(b->scratch, &b->joined) = (struct ll_buf){ 0 };
		*slot = (void *)(uintptr_t)b->fact.n;
		return;
	}
	fact = &b->fact.item[(uintptr_t)*slot - 1];
	buf = &b->joined.item[(uintptr_t)*slot - 1];
	if (!buf->arena) {
		*buf = ll_buf_make(b->arena);
		ll_buf_add(buf, fact->text);
	}
	ll_buf_add(buf, LL_STR(", "));
	ll_buf_add(buf, text);
	fact->text = ll_buf_str(buf);
	fact->link = LL_STR("");
}

/* "[text](url)" alone, as it may stand in YAML. */
static bool cut_link(ll_str *text, ll_str *link)
{
	size_t middle = ll_str_find(*text, LL_STR("]("));

	if (middle == LL_NPOS || text->s[0] != '[' ||
	    ll_str_find_char(*text, ')') != text->len - 1) {
		return false;
	}
	*link = ll_str_sub(*text, middle + 2, text->len - 1);
	*text = ll_str_sub(*text, 1, middle);
	return true;
}

static ll_str lone_link(const struct ll_value *value)
{
	const struct ll_md_node *top = value->markdown;
	ll_str link = LL_STR("");
	size_t n = 0;

	for (const struct ll_md_node *at = top; at; at = ll_md_walk(at, top)) {
		if (at->type == LL_MD_LINK) {
			link = at->url;
			n++;
		}
	}
	return n == 1 ? link : LL_STR("");
}

static ll_str dotted(struct builder *b, ll_str field, ll_str key)
{
	return ll_str_join(b->arena, field, LL_STR("."), key);
}

static void add_value(struct builder *b, ll_str field, ll_str label,
		      const struct ll_value *value, bool flat)
{
	ll_str text;
	ll_str link;

	if (value->kind == LL_MAP && !flat) {
		for (const struct ll_value *v = value->child; v; v = v->next) {
			add_value(b, dotted(b, field, v->key), v->key, v,
				  false);
		}
		return;
	}
	text = ll_value_flat(b->arena, value);
	link = lone_link(value);
	if (!value->markdown && text.len) {
		cut_link(&text, &link);
	}
	add(b, field, label, text, link);
}

static void add_metric_field(struct builder *b, ll_str prefix,
			     const struct ll_metric_text *metric,
			     const char *name, ll_str text)
{
	if (text.len) {
		add(b, dotted(b, prefix, ll_str_from(name)), metric->name, text,
		    LL_STR(""));
	}
}

static void add_metric_number(struct builder *b, ll_str prefix,
			      const struct ll_metric_text *metric,
			      const char *name, ll_str text)
{
	size_t n = b->fact.n;

	add_metric_field(b, prefix, metric, name, text);
	if (b->fact.n > n) {
		b->fact.item[n].unit = metric->unit;
	}
}

static void add_metrics(struct builder *b, const struct ll_metric_texts *texts)
{
	for (size_t i = 0; i < texts->n; i++) {
		const struct ll_metric_text *m = &texts->item[i];
		ll_str prefix = dotted(b, LL_STR("metrics"), m->id);

		if (!m->result) {
			add_metric_field(b, prefix, m, "name", m->name);
		}
		add_metric_field(b, prefix, m, "unit", m->unit);
		add_metric_number(b, prefix, m, "baseline", m->baseline.text);
		add_metric_number(b, prefix, m, "target", m->target.text);
		add_metric_number(b, prefix, m, "current", m->current.text);
		add_metric_field(b, prefix, m, "weight", m->weight.text);
	}
}

static ll_str people_text(struct builder *b, const struct ll_refs *people)
{
	struct ll_buf buf = ll_buf_make(b->arena);

	for (size_t i = 0; i < people->n; i++) {
		ll_buf_add(&buf, i ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&buf, people->ref[i].text);
	}
	return ll_buf_done(&buf);
}

static void add_result_field(struct builder *b, ll_str prefix,
			     const struct ll_key_result *result,
			     const char *name, ll_str text)
{
	if (!ll_text_is_placeholder(text)) {
		add(b, dotted(b, prefix, ll_str_from(name)), result->text, text,
		    LL_STR(""));
	}
}

static void add_key_result(struct builder *b, const struct ll_key_result *r)
{
	ll_str field = dotted(b, LL_STR("key-results"), r->id);
	ll_str text = LL_STR("open");

	if (r->done) {
		text = LL_STR("done");
	} else if (r->status == LL_STATUS_DROPPED) {
		text = LL_STR("dropped");
	}
	add(b, field, r->name.len ? r->name : r->text, text, LL_STR(""));
	add_result_field(b, field, r, "owner", people_text(b, &r->owner));
	add_result_field(b, field, r, "due",
			 r->due.n ? ll_date_iso(b->arena, r->due) : LL_STR(""));
	if (!r->done && r->status != LL_STATUS_DROPPED) {
		add_result_field(b, field, r, "status", r->said);
	}
	if (!r->target.len) { /* else told by its metric */
		add_result_field(b, field, r, "current", r->score);
	}
}

static ll_str action_state(const struct ll_action *action)
{
	if (action->dropped) {
		return LL_STR("dropped");
	}
	return action->done ? LL_STR("done") : LL_STR("open");
}

/* Of several with the same words each has its own field. */
static void add_actions(struct builder *b, const struct ll_part *part)
{
	struct ll_actions actions = ll_actions_read(b->scratch, part);
	struct ll_map used = ll_map_make(b->scratch);

	for (size_t i = 0; i < actions.n; i++) {
		const struct ll_action *action = &actions.item[i];
		ll_str id = ll_slug_make(b->scratch, action->text);

		id = ll_id_unique(b->scratch, &used,
				  id.len ? id : LL_STR("action"));
		add(b, dotted(b, LL_STR("actions"), id),
		    ll_str_copy(b->arena, action->text), action_state(action),
		    LL_STR(""));
	}
}

/* Told by the state itself, or by the facts of a metric. */
static bool is_told_elsewhere(const struct ll_part *part,
			      const struct ll_field_use *use, bool flat)
{
	switch ((int)use->field) {
	case LL_FIELD_ID:
	case LL_FIELD_TITLE:
	case LL_FIELD_AUDIENCE:
		return true;
	case LL_FIELD_NAME:
		return part->kind == LL_KIND_PERSON ||
		       part->kind == LL_KIND_TEAM;
	case LL_FIELD_METRICS:
		return part->kind == LL_KIND_GOAL &&
		       (flat || use->value->kind != LL_SCALAR);
	case LL_FIELD_UNIT:
	case LL_FIELD_BASELINE:
	case LL_FIELD_TARGET:
	case LL_FIELD_CURRENT:
		return flat;
	}
	return false;
}

/* Two lists of nodes in reading order as one; they share no line. */
static void merge(struct ll_arena *arena, const struct ll_md_nodes *a,
		  const struct ll_md_nodes *b, struct ll_md_nodes *told)
{
	size_t i = 0;
	size_t j = 0;

	while (i < a->n || j < b->n) {
		bool first = j == b->n ||
			     (i < a->n && a->item[i]->line <= b->item[j]->line);

		*LL_PUSH(arena, told) = first ? a->item[i++] : b->item[j++];
	}
}

/* The line of a list that is the title, and metadata inside of the body. */
static struct ll_md_nodes told_before(struct ll_arena *arena,
				      const struct ll_part *part)
{
	struct ll_md_nodes told = { 0 };

	if (part->whole && part->first &&
	    part->first->type == LL_MD_PARAGRAPH &&
	    part->rule->records == LL_RECORDS_LIST &&
	    ll_str_eq(ll_text_fold(arena, ll_md_plain(arena, part->first)),
		      part->title)) {
		*LL_PUSH(arena, &told) = part->first;
	}
	if (part->meta_node) {
		*LL_PUSH(arena, &told) = part->meta_node;
	}
	return told;
}

static enum ll_status status_of(const struct ll_part *part)
{
	const struct ll_value *value = ll_part_get(part, LL_FIELD_STATUS);

	return value && value->kind == LL_SCALAR
		       ? ll_value_status(part, value, NULL)
		       : LL_STATUS_UNKNOWN;
}

static void keep_facts(struct builder *b, struct ll_state *state)
{
	state->nfacts = b->fact.n;
	state->fact = LL_NEW(b->arena, struct ll_fact, b->fact.n);
	if (b->fact.n) {
		memcpy(state->fact, b->fact.item,
		       b->fact.n * sizeof(*state->fact));
	}
}

void ll_facts_read(struct ll_arena *arena, const struct ll_part *part,
		   struct ll_state *state, struct ll_md_nodes *told)
{
	struct ll_arena scratch = { 0 };
	struct builder b = { .arena = arena, .scratch = &scratch };
	struct ll_metric_texts metrics = { 0 };
	struct ll_key_results results = { 0 };
	bool flat;

	b.index = ll_map_make(&scratch);
	if (part->kind == LL_KIND_GOAL) {
		metrics = ll_metrics_read(arena, part);
		results = ll_key_results_read(arena, part, NULL);
		metrics = ll_key_results_measured(arena, metrics, &results);
	} else if (part->kind == LL_KIND_ROAD) {
		results = ll_key_results_read(arena, part, NULL);
	}
	flat = metrics.n && metrics.item[0].flat;
	for (size_t i = 0; i < part->nfields; i++) {
		const struct ll_field_use *use = &part->field[i];

		if (!is_told_elsewhere(part, use, flat)) {
			add_value(&b, use->name, use->value->key, use->value,
				  use->field == LL_FIELD_AGREED_BY);
		}
	}
	add_metrics(&b, &metrics);
	for (size_t i = 0; i < results.n; i++) {
		add_key_result(&b, &results.item[i]);
	}
	if (part->kind == LL_KIND_MEETING) {
		add_actions(&b, part);
	}
	keep_facts(&b, state);
	ll_arena_release(&scratch);
	state->status = status_of(part);
	*told = told_before(arena, part);
	merge(arena, &metrics.told, &results.told, told);
}

/* How narrow @name is, or LL_NPOS where there is no such audience. */
static size_t audience_rank(const struct ll_settings *settings, ll_str name)
{
	for (size_t i = 0; i < settings->naudiences; i++) {
		if (name.len && ll_key_eq(settings->audience[i], name)) {
			return i;
		}
	}
	return LL_NPOS;
}

static void narrow(const struct ll_part *part, struct ll_state *state,
		   ll_str name)
{
	size_t rank = audience_rank(part->settings, name);
	size_t before = audience_rank(part->settings, state->audience);

	if (rank == LL_NPOS) {
		state->audience_certain = false;
		state->audience = name;
	} else if (before == LL_NPOS ? !state->audience.len : rank > before) {
		state->audience = part->settings->audience[rank];
	}
}

static void read_audience(struct ll_arena *arena, const struct ll_part *part,
			  struct ll_state *state)
{
	size_t n = 0;

	for (size_t i = 0; i < part->nfields; i++) {
		const struct ll_field_use *use = &part->field[i];

		if (use->field == LL_FIELD_AUDIENCE) {
			narrow(part, state,
			       ll_str_trim(ll_value_flat(arena, use->value)));
			n++;
		} else if (ll_key_may_be_audience(use->value->key)) {
			state->audience_certain = false;
		}
	}
	if (n > 1) {
		state->audience_certain = false;
	}
}

void ll_audience_read(struct ll_arena *arena, const struct ll_part *part,
		      struct ll_state *state)
{
	state->audience = part->rule->audience;
	state->audience_certain = part->certain;
	if (part->whole) {
		read_audience(arena, part->whole, state);
	}
	read_audience(arena, part, state);
	if (!state->audience.len && ll_road_is_personal(arena, part)) {
		const struct ll_settings *settings = part->settings;
		ll_str narrowest = settings->audience[settings->naudiences - 1];

		state->audience = narrowest.len ? narrowest : LL_AUDIENCE_ONE;
	}
}
