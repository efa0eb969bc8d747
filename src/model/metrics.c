#include "base/amount.h"
#include "model/goal_parts.h"

struct reader {
	struct ll_arena *arena;
	const struct ll_part *part;
	struct ll_map used;
	LL_VEC(struct ll_metric_text) list;
	struct ll_md_nodes told;
};

/* Where the text of @field of a metric goes, or NULL. */
static struct ll_metric_field *number_of(struct ll_metric_text *metric,
					 enum ll_field field)
{
	switch ((int)field) {
	case LL_FIELD_BASELINE:
		return &metric->baseline;
	case LL_FIELD_TARGET:
		return &metric->target;
	case LL_FIELD_CURRENT:
		return &metric->current;
	case LL_FIELD_WEIGHT:
		return &metric->weight;
	}
	return NULL;
}

static void set_field(struct ll_metric_text *metric, enum ll_field field,
		      ll_str text, int line)
{
	struct ll_metric_field *number = number_of(metric, field);

	if (ll_text_is_placeholder(text) &&
	    !(number && ll_amount_is_masked(text))) {
		return;
	}
	if (number) {
		number->text = text;
		number->line = line;
	} else if (field == LL_FIELD_ID) {
		metric->id = text;
	} else if (field == LL_FIELD_UNIT) {
		metric->unit = text;
	} else if (field == LL_FIELD_NAME || field == LL_FIELD_TITLE ||
		   field == LL_FIELD_METRICS) {
		metric->name = text;
	}
}

static void add_metric(struct reader *r, struct ll_metric_text metric)
{
	if (!metric.name.len) {
		metric.name = metric.id.len ? metric.id : r->part->title;
	}
	if (!metric.id.len) {
		metric.id = ll_slug_make(r->arena, metric.name);
	}
	if (!metric.id.len) {
		metric.id = LL_STR("metric");
	}
	metric.id = ll_id_unique(r->arena, &r->used, metric.id);
	*LL_PUSH(r->arena, &r->list) = metric;
}

/* A map of one metric's own fields; @key is its id in a map by id. */
static void add_map(struct reader *r, const struct ll_value *map, ll_str key)
{
	struct ll_metric_text metric = { .id = key, .line = map->line };

	for (const struct ll_value *v = map->child; v; v = v->next) {
		set_field(&metric, ll_field_of(r->part->rule, v->key, NULL),
			  ll_value_flat(r->arena, v), v->line);
	}
	add_metric(r, metric);
}

/* `metric: {target: 5}` is one metric, `metrics: {wait: {...}}` several. */
static bool is_one_metric(const struct reader *r, const struct ll_value *map)
{
	for (const struct ll_value *v = map->child; v; v = v->next) {
		if (v->kind != LL_MAP &&
		    ll_field_of(r->part->rule, v->key, NULL)) {
			return true;
		}
	}
	return false;
}

static void add_value(struct reader *r, const struct ll_value *value)
{
	if (value->kind == LL_MAP && is_one_metric(r, value)) {
		add_map(r, value, LL_STR(""));
		return;
	}
	for (const struct ll_value *v = value->child; v; v = v->next) {
		if (v->kind == LL_MAP) {
			add_map(r, v,
				value->kind == LL_MAP ? v->key : LL_STR(""));
		} else if (!ll_value_is_empty(v)) {
			struct ll_metric_text metric = {
				.name = ll_value_flat(r->arena, v),
				.line = v->line,
			};

			add_metric(r, metric);
		}
	}
}

static bool is_number(ll_str text)
{
	return ll_number_parse(text, NULL).known || ll_amount_is_masked(text);
}

/* Flat `baseline:`, `target:`, `current:`, as lines under a title have them. */
static void add_flat_fields(struct reader *r)
{
	struct ll_metric_text metric = { .flat = true };

	for (size_t i = 0; i < r->part->nfields; i++) {
		const struct ll_field_use *use = &r->part->field[i];

		if (use->value->kind != LL_SCALAR ||
		    use->field == LL_FIELD_ID || use->field == LL_FIELD_TITLE ||
		    use->field == LL_FIELD_NAME ||
		    use->field == LL_FIELD_WEIGHT) {
			continue;
		}
		set_field(&metric, use->field,
			  ll_text_fold(r->arena, use->value->text),
			  use->value->line);
		if (number_of(&metric, use->field) && !metric.line) {
			metric.line = use->value->line;
		}
	}
	if (is_number(metric.target.text) || is_number(metric.baseline.text)) {
		add_metric(r, metric);
	}
}

static void tell_row(struct reader *r, const struct ll_columns *columns,
		     const struct ll_md_node *row)
{
	static const enum ll_field field[] = {
		LL_FIELD_ID,      LL_FIELD_NAME,    LL_FIELD_TITLE,
		LL_FIELD_METRICS, LL_FIELD_UNIT,    LL_FIELD_BASELINE,
		LL_FIELD_TARGET,  LL_FIELD_CURRENT, LL_FIELD_WEIGHT,
	};

	ll_columns_told(r->arena, columns, row, field,
			sizeof(field) / sizeof(field[0]), &r->told);
}

static void add_table(struct reader *r, const struct ll_md_node *table)
{
	struct ll_columns columns =
		ll_columns_read(r->arena, r->part->rule, table);

	if (!columns.of[LL_FIELD_TARGET] && !columns.of[LL_FIELD_CURRENT]) {
		return;
	}
	tell_row(r, &columns, table->child);
	for (const struct ll_md_node *row = table->child->next; row;
	     row = row->next) {
		struct ll_metric_text metric = { .line = row->line };

		for (int f = 1; f < LL_NFIELDS; f++) {
			const struct ll_md_node *cell = ll_columns_cell(
				&columns, row, (enum ll_field)f);

			if (cell) {
				set_field(&metric, (enum ll_field)f,
					  ll_text_fold(
						  r->arena,
						  ll_md_plain(r->arena, cell)),
					  row->line);
			}
		}
		if (metric.name.len ||
		    !ll_text_is_placeholder(metric.target.text)) {
			add_metric(r, metric);
			tell_row(r, &columns, row);
		}
	}
}

static void add_tables(struct reader *r)
{
	static const ll_str heading[] = { LL_STR_INIT("metrics"),
					  LL_STR_INIT("metric"),
					  LL_STR_INIT("measures") };
	const struct ll_md_node *until = NULL;
	bool inside = false;

	for (const struct ll_md_node *b = r->part->first;
	     b && b != r->part->end; b = b->next) {
		if (b == until) {
			inside = false;
		}
		if (ll_heading_is(r->arena, b, heading, 3)) {
			inside = true;
			until = ll_md_section_end(b);
			*LL_PUSH(r->arena, &r->told) = b;
		} else if (inside && b->type == LL_MD_TABLE) {
			add_table(r, b);
		}
	}
}

struct ll_metric_texts ll_metrics_read(struct ll_arena *arena,
				       const struct ll_part *part)
{
	struct reader r = { .arena = arena, .part = part };
	bool flat = true;

	r.used = ll_map_make(arena);
	for (size_t i = 0; i < part->nfields; i++) {
		if (part->field[i].field == LL_FIELD_METRICS &&
		    part->field[i].value->kind != LL_SCALAR) {
			add_value(&r, part->field[i].value);
			flat = false;
		}
	}
	if (flat) {
		add_flat_fields(&r);
	}
	add_tables(&r);
	return (struct ll_metric_texts){ r.list.item, r.list.n, r.told };
}

static ll_number read_number(const struct ll_part *part,
			     const struct ll_metric_field *field, ll_str name,
			     ll_str *unit, struct ll_diags *diags)
{
	struct ll_value value = {
		.text = field->text,
		.key = name,
		.line = field->line,
	};

	return ll_value_number(part, &value, unit,
			       ll_amount_is_masked(field->text) ? NULL : diags);
}

struct ll_metric ll_metric_of(const struct ll_part *part,
			      const struct ll_metric_text *text,
			      struct ll_diags *diags)
{
	struct ll_metric metric = {
		.id = text->id,
		.name = text->name,
		.unit = text->unit,
		.line = text->line,
		.weight = 1,
	};
	ll_str units[3] = { { 0 } };
	ll_number weight =
		read_number(part, &text->weight, LL_STR("weight"), NULL, diags);

	metric.target = read_number(part, &text->target, LL_STR("target"),
				    &units[0], diags);
	metric.baseline = read_number(part, &text->baseline, LL_STR("baseline"),
				      &units[1], diags);
	metric.written = read_number(part, &text->current, LL_STR("current"),
				     &units[2], diags);
	metric.current = metric.written;
	for (size_t i = 0; i < 3 && !metric.unit.len; i++) {
		metric.unit = units[i];
	}
	if (text->result) {
		metric.weight = 0;
	} else if (weight.known && weight.value > 0) {
		metric.weight = weight.value;
	}
	return metric;
}

struct ll_metric_texts
ll_key_results_measured(struct ll_arena *arena, struct ll_metric_texts metrics,
			const struct ll_key_results *results)
{
	LL_VEC(struct ll_metric_text) list = { 0 };
	struct ll_map used = ll_map_make(arena);

	for (size_t i = 0; i < metrics.n; i++) {
		*LL_PUSH(arena, &list) = metrics.item[i];
		ll_id_unique(arena, &used, metrics.item[i].id);
	}
	for (size_t i = 0; i < results->n; i++) {
		const struct ll_key_result *r = &results->item[i];

		if (!r->target.len) {
			continue;
		}
		*LL_PUSH(arena, &list) = (struct ll_metric_text){
			.id = ll_id_unique(arena, &used, r->id),
			.name = r->name,
			.baseline = { r->baseline, r->line },
			.target = { r->target, r->line },
			.current = { r->score, r->line },
			.line = r->line,
			.result = true,
		};
	}
	metrics.item = list.item;
	metrics.n = list.n;
	return metrics;
}
