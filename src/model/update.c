#include "model/record.h"

struct reader {
	struct ll_record_reader *common;
	struct ll_arena *arena;
	LL_VEC(struct ll_report) report;
};

/* What one report says, while it is read. */
struct builder {
	struct ll_report *report;
	LL_VEC(struct ll_reading_raw) value;
};

static void add_reading(struct reader *r, struct builder *b, ll_str metric,
			const struct ll_value *value)
{
	ll_number number =
		ll_value_number(r->common->part, value, NULL, r->common->diags);

	if (number.known) {
		*LL_PUSH(r->arena, &b->value) =
			(struct ll_reading_raw){ metric, number };
	}
}

/* `values: {wait: 9, calls: 120}` or `value: 9` */
static void read_values(struct reader *r, struct builder *b,
			const struct ll_value *value)
{
	if (value->kind == LL_SCALAR) {
		add_reading(r, b, LL_STR(""), value);
		return;
	}
	for (const struct ll_value *v = value->child; v; v = v->next) {
		if (v->kind == LL_SCALAR) {
			add_reading(r, b, v->key, v);
		}
	}
}

/* One `key: value` of a report; any other key is a metric's name. */
static void read_entry(struct reader *r, struct builder *b,
		       const struct ll_value *entry)
{
	const struct ll_part *part = r->common->part;
	struct ll_report *report = b->report;

	switch ((int)ll_field_of(part->rule, entry->key, NULL)) {
	case LL_FIELD_STATUS:
		report->status = ll_value_status(part, entry, r->common->diags);
		break;
	case LL_FIELD_CONFIDENCE:
		report->confidence = ll_value_flat(r->arena, entry);
		break;
	case LL_FIELD_VALUE:
	case LL_FIELD_VALUES:
	case LL_FIELD_CURRENT:
		read_values(r, b, entry);
		break;
	case LL_FIELD_NOTE:
		report->note = ll_value_flat(r->arena, entry);
		break;
	case LL_FIELD_HOUSE:
		if (entry->kind == LL_SCALAR &&
		    ll_number_parse(entry->text, NULL).known) {
			add_reading(r, b, entry->key, entry);
		}
		break;
	}
}

static void read_entries(struct reader *r, struct ll_report *report,
			 const struct ll_value *map)
{
	struct builder b = { .report = report };

	for (const struct ll_value *v = map->child; v; v = v->next) {
		read_entry(r, &b, v);
	}
	report->value = b.value.item;
	report->nvalues = b.value.n;
}

static struct ll_report *add_report(struct reader *r, struct ll_ref goal,
				    int line)
{
	struct ll_report *report = LL_PUSH(r->arena, &r->report);

	report->goal = goal;
	report->line = line;
	return report;
}

/* `goals: {lead-time: {status: on-track}}` or `goals: {lead-time: on-track}` */
static void add_goal(struct reader *r, const struct ll_value *entry, ll_str key,
		     int line)
{
	struct ll_ref_list list = { 0 };
	struct ll_report *report;

	ll_refs_add_text(r->arena, &list, key, line, false);
	if (!list.n) {
		return;
	}
	report = add_report(r, list.item[0], line);
	if (entry->kind == LL_MAP) {
		read_entries(r, report, entry);
	} else if (entry->kind == LL_SCALAR && !ll_value_is_empty(entry)) {
		report->status = ll_value_status(r->common->part, entry,
						 r->common->diags);
	}
}

/* A list: `- goal: lead-time` with its fields, or names of goals alone. */
static void add_goal_item(struct reader *r, const struct ll_value *item)
{
	static const struct ll_value nothing;
	const struct ll_value *goal;

	if (item->kind == LL_SCALAR) {
		add_goal(r, &nothing, item->text, item->line);
		return;
	}
	goal = ll_value_get(item, LL_STR("goal"));
	if (!goal) {
		goal = ll_value_get(item, LL_STR("id"));
	}
	if (goal) {
		add_goal(r, item, goal->text, goal->line);
		return;
	}
	for (const struct ll_value *v = item->child; v; v = v->next) {
		add_goal(r, v, v->key, v->key_line);
	}
}

static void add_goals(struct reader *r, const struct ll_value *goals)
{
	struct ll_ref_list list = { 0 };

	for (const struct ll_value *v = goals->child; v; v = v->next) {
		if (goals->kind == LL_MAP) {
			add_goal(r, v, v->key, v->key_line);
		} else {
			add_goal_item(r, v);
		}
	}
	if (goals->kind == LL_SCALAR) {
		ll_refs_add_value(r->arena, &list, goals, false);
		for (size_t i = 0; i < list.n; i++) {
			add_report(r, list.item[i], goals->line);
		}
	}
}

/* The goal that a heading links to, else what it calls the section. */
static struct ll_ref heading_ref(struct reader *r,
				 const struct ll_md_node *heading, bool *linked)
{
	for (const struct ll_md_node *n = heading; n;
	     n = ll_md_walk(n, heading)) {
		if (n->type == LL_MD_LINK && ll_url_is_relative(n->url)) {
			*linked = true;
			return ll_ref_make(n->url, ll_md_plain(r->arena, n),
					   heading->line);
		}
	}
	*linked = false;
	return ll_ref_make(
		ll_text_fold(r->arena, ll_md_plain(r->arena, heading)),
		LL_STR(""), heading->line);
}

static void add_section(struct reader *r, const struct ll_md_node *heading)
{
	const struct ll_md_node *end = ll_md_section_end(heading);
	const struct ll_md_node *first =
		heading->next == end ? NULL : heading->next;
	bool linked;
	struct ll_ref goal = heading_ref(r, heading, &linked);
	const struct ll_md_node *body;
	struct ll_value *meta = ll_section_meta(r->arena, r->common->part->rule,
						first, end, true, &body);
	struct ll_report *report;

	if (!goal.text.len) {
		return;
	}
	report = add_report(r, goal, heading->line);
	report->by_title = !linked;
	report->first = body == end ? NULL : body;
	report->end = end;
	read_entries(r, report, meta);
}

static void add_sections(struct reader *r, const struct ll_record *record)
{
	for (const struct ll_md_node *n = record->first; n && n != record->end;
	     n = n->next) {
		if (n->type == LL_MD_HEADING &&
		    (n->level == 2 || n->level == 3)) {
			add_section(r, n);
		}
	}
}

/* "2026-01", "2026-01, 2026-02", "01,02" with a year known elsewhere. */
static void add_months(struct ll_record *record, ll_str text, int year)
{
	while (text.len) {
		ll_str one;
		ll_month month;
		long number;

		ll_str_cut(text, ',', &one, &text);
		one = ll_str_trim(one);
		month = ll_month_parse(one);
		if (month.n) {
			year = ll_month_year(month);
		} else if (year && ll_str_to_long(one, &number) && number > 0 &&
			   number < 13) {
			month = ll_month_make(year, (int)number);
		}
		if (!month.n) {
			continue;
		}
		if (!record->month_first.n || month.n < record->month_first.n) {
			record->month_first = month;
		}
		if (month.n > record->month_last.n) {
			record->month_last = month;
		}
	}
}

/* A month in the file's name that the pattern did not catch: "x-2026-03.md" */
static ll_month month_in_path(ll_str path)
{
	for (size_t i = 0; i + 7 <= path.len; i++) {
		ll_month month = ll_month_parse(ll_str_sub(path, i, i + 7));
		bool apart = (i == 0 || !ll_is_digit(path.s[i - 1])) &&
			     (i + 7 == path.len || !ll_is_digit(path.s[i + 7]));

		if (month.n && apart) {
			return month;
		}
	}
	return LL_MONTH_NONE;
}

void ll_months_read(struct ll_record_reader *r, struct ll_record *record)
{
	const struct ll_capture *c = r->part->capture;
	const struct ll_value *value = ll_part_get(r->part, LL_FIELD_MONTHS);
	struct ll_period period;
	long year = 0;

	if (!ll_str_to_long(c->year, &year)) {
		year = 0;
	}
	if (value) {
		add_months(record, ll_value_flat(r->arena, value), (int)year);
		if (!record->month_last.n && r->diags) {
			ll_diag_add(r->diags, LL_D_DATE_BAD,
				    ll_part_pos(r->part, value->line),
				    ll_value_flat(r->arena, value), LL_STR(""));
		}
	}
	if (!record->month_last.n) {
		add_months(record, c->months.len ? c->months : c->month,
			   (int)year);
	}
	if (!record->month_last.n &&
	    ll_period_parse(r->arena, r->settings,
			    ll_capture_period(r->arena, c), &period) &&
	    (c->period.len || c->quarter.len)) {
		record->month_first = ll_month_of(period.first);
		record->month_last = ll_month_of(period.last);
	}
	if (!record->month_last.n) {
		record->month_last = record->date.n
					     ? ll_month_of(record->date)
					     : month_in_path(record->path);
		record->month_first = record->month_last;
	}
}

void ll_update_read(struct ll_record_reader *common, struct ll_record *record)
{
	struct reader r = { .common = common, .arena = common->arena };

	ll_months_read(common, record);
	for (size_t i = 0; i < common->part->nfields; i++) {
		if (common->part->field[i].field == LL_FIELD_GOALS) {
			add_goals(&r, common->part->field[i].value);
		}
	}
	add_sections(&r, record);
	record->report = r.report.item;
	record->nreports = r.report.n;
}
