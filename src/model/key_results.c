#include "base/amount.h"
#include "model/goal_parts.h"
#include "model/okr.h"

static const ll_str heading[] = {
	LL_STR_INIT("key results"),       LL_STR_INIT("key result"),
	LL_STR_INIT("milestones"),        LL_STR_INIT("krs"),
	LL_STR_INIT("key results (krs)"),
};

enum { MILESTONES = 2 }; /* of heading[] */

struct reader {
	struct ll_arena *arena;
	const struct ll_part *part;
	struct ll_diags *diags;
	struct ll_map used;
	bool milestones; /* so the heading calls them */
	LL_VEC(struct ll_key_result) list;
	struct ll_md_nodes told;
};

static struct ll_key_result *add(struct reader *r, const struct ll_task *task,
				 const struct ll_md_node *node, int line,
				 ll_str name)
{
	struct ll_key_result *result;
	ll_str id = ll_slug_make(r->arena, name);

	if (!id.len) {
		id = LL_STR("key-result");
	}
	result = LL_PUSH(r->arena, &r->list);
	*result = (struct ll_key_result){
		.text = task->text,
		.id = ll_id_unique(r->arena, &r->used, id),
		.node = node,
		.done = task->done,
		.status = task->dropped ? LL_STATUS_DROPPED : LL_STATUS_UNKNOWN,
		.done_on = task->done_on,
		.due = task->due,
		.owner = task->owner,
		.line = line,
		.tracked = task->done || task->dropped,
	};
	return result;
}

static bool is_yes(ll_str text)
{
	static const ll_str yes[] = {
		LL_STR_INIT("yes"),          LL_STR_INIT("done"),
		LL_STR_INIT("[x]"),          LL_STR_INIT("x"),
		LL_STR_INIT("100 %"),        LL_STR_INIT("100%"),
		LL_STR_INIT("\xe2\x9c\x85"), LL_STR_INIT("\xe2\x9c\x93"),
		LL_STR_INIT("\xe2\x9c\x94"),
	};

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		if (ll_str_eq_nocase(text, yes[i])) {
			return true;
		}
	}
	return false;
}

/* A result is open or done; these are no statuses of a goal. */
static bool is_open(ll_str text)
{
	static const ll_str word[] = {
		LL_STR_INIT("open"),        LL_STR_INIT("to do"),
		LL_STR_INIT("in progress"), LL_STR_INIT("not started"),
		LL_STR_INIT("started"),     LL_STR_INIT("pending"),
		LL_STR_INIT("planned"),     LL_STR_INIT("no"),
		LL_STR_INIT("[ ]"),
	};

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		if (ll_key_eq(text, word[i])) {
			return true;
		}
	}
	return false;
}

/* A score of 1, or 100 %: all of it. */
static bool is_full_score(ll_str text)
{
	ll_str unit;
	ll_number score = ll_number_parse(text, &unit);

	return score.known &&
	       (ll_str_is(unit, "%") ? score.value >= 100 : score.value == 1);
}

/* The same amount: "5 days" and "5", "100%" and "100 %". */
static bool reaches(ll_str score, ll_str target)
{
	ll_str unit;
	ll_str other;
	ll_number is = ll_number_parse(score, &unit);
	ll_number aim = ll_number_parse(target, &other);

	return is.known && aim.known && is.value == aim.value &&
	       (!unit.len || !other.len || ll_str_eq_nocase(unit, other));
}

/* "=> 83 %", "=> done", "=> missed" */
static void set_result(struct reader *r, struct ll_key_result *result,
		       ll_str text)
{
	bool known;
	enum ll_status status = ll_status_read(r->part->rule, text, &known);

	if (!text.len) {
		return;
	}
	result->tracked = true;
	if (is_yes(text) || status == LL_STATUS_DONE) {
		result->done = true;
	} else if (known && status == LL_STATUS_DROPPED) {
		result->status = status;
	} else if (known) {
		result->status = status;
		result->said = text;
	} else {
		result->score = text;
		result->done = result->done || reaches(text, result->target);
	}
}

static void set_role(struct reader *r, struct ll_key_result *result,
		     ll_str role)
{
	struct ll_ref_list owners = { 0 };

	if (!result->owner.n && role.len) {
		ll_refs_add_text(r->arena, &owners, role, result->line, true);
		result->owner = ll_ref_list_refs(&owners);
	}
}

static void add_item(struct reader *r, const struct ll_md_node *item,
		     const struct ll_okr *okr)
{
	const struct ll_md_node *text = item->child;
	struct ll_task task = ll_task_parse(r->arena, okr->text, item->line);
	struct ll_key_result *result;
	ll_str name;
	ll_str target = ll_okr_target(r->arena, text, task.text, &name);

	task.done = task.done || (item->task && item->checked);
	task.dropped = task.dropped || ll_okr_is_struck(text);
	if (!task.text.len) {
		return;
	}
	result = add(r, &task, text, item->line, target.len ? name : task.text);
	result->tracked = result->tracked || item->task;
	result->target = target;
	result->name = target.len ? name : LL_STR("");
	set_role(r, result, okr->role);
	set_result(r, result, okr->result);
	*LL_PUSH(r->arena, &r->told) = text;
}

/* Below a key result only what is called one counts: "KR 1.1: ...". */
static void add_list(struct reader *r, const struct ll_md_node *list,
		     bool nested)
{
	for (const struct ll_md_node *i = list->child; i; i = i->next) {
		const struct ll_md_node *text = i->child;
		struct ll_okr okr;

		if (!text || text->type != LL_MD_PARAGRAPH) {
			continue;
		}
		okr = ll_okr_read(
			ll_text_fold(r->arena, ll_md_plain(r->arena, text)),
			r->part->all_results);
		if (!nested || okr.label == LL_OKR_RESULT) {
			add_item(r, i, &okr);
		}
		for (const struct ll_md_node *b = text->next; b; b = b->next) {
			if (b->type == LL_MD_LIST) {
				add_list(r, b, true);
			}
		}
	}
}

static ll_str cell_text(struct reader *r, const struct ll_columns *columns,
			const struct ll_md_node *row, enum ll_field field)
{
	const struct ll_md_node *cell = ll_columns_cell(columns, row, field);

	return cell ? ll_text_fold(r->arena, ll_md_plain(r->arena, cell))
		    : LL_STR("");
}

/* The cells that say what a result is and how it stands are no prose. */
static void tell_row(struct reader *r, const struct ll_columns *columns,
		     const struct ll_md_node *row, enum ll_field title)
{
	const enum ll_field field[] = { title,         LL_FIELD_OWNER,
					LL_FIELD_DUE,  LL_FIELD_STATUS,
					LL_FIELD_DONE, LL_FIELD_CURRENT };

	ll_columns_told(r->arena, columns, row, field,
			sizeof(field) / sizeof(field[0]), &r->told);
}

/* A target that is a number makes the result a metric, too. */
static void set_measure(struct reader *r, struct ll_key_result *result,
			const struct ll_columns *columns,
			const struct ll_md_node *row)
{
	ll_str target = cell_text(r, columns, row, LL_FIELD_TARGET);

	if (ll_number_parse(target, NULL).known ||
	    ll_amount_is_masked(target)) {
		result->target = target;
		result->baseline =
			cell_text(r, columns, row, LL_FIELD_BASELINE);
		result->name = result->text;
	}
}

static bool add_row(struct reader *r, const struct ll_columns *columns,
		    const struct ll_md_node *row, enum ll_field title)
{
	ll_str text = cell_text(r, columns, row, title);
	ll_str owner = cell_text(r, columns, row, LL_FIELD_OWNER);
	ll_str due = cell_text(r, columns, row, LL_FIELD_DUE);
	ll_str status = cell_text(r, columns, row, LL_FIELD_STATUS);
	ll_str done = cell_text(r, columns, row, LL_FIELD_DONE);
	ll_str score = cell_text(r, columns, row, LL_FIELD_CURRENT);
	struct ll_okr okr = ll_okr_read(text, false);
	struct ll_task task = ll_task_parse(r->arena, okr.text, row->line);
	struct ll_ref_list owners = { 0 };
	struct ll_value value = { .text = due, .line = row->line };
	struct ll_key_result *result;
	bool known;

	if (!task.text.len) {
		return false;
	}
	result = add(r, &task, ll_columns_cell(columns, row, title), row->line,
		     task.text);
	set_measure(r, result, columns, row);
	ll_refs_add_text(r->arena, &owners, owner, row->line, true);
	if (owners.n) {
		result->owner = ll_ref_list_refs(&owners);
	}
	if (due.len) {
		result->due = ll_value_date(r->part, &value, true, r->diags);
	}
	value.text = status;
	result->status = ll_status_read(r->part->rule, status, &known);
	result->score = score;
	if (!is_open(status) && !is_yes(status)) {
		result->said = status;
		if (!known) {
			ll_value_status(r->part, &value, r->diags);
		}
	}
	result->done = result->done || is_yes(done) || is_yes(status) ||
		       result->status == LL_STATUS_DONE ||
		       (result->target.len ? reaches(score, result->target)
					   : is_full_score(score)) ||
		       ll_date_parse(done).n;
	if (ll_date_parse(done).n) {
		result->done_on = ll_date_parse(done);
	}
	result->tracked = result->done || status.len || score.len ||
			  columns->of[LL_FIELD_DONE];
	return true;
}

/* "2026 milestones" names the results as well as "Milestone" does. */
static size_t column_by_part(struct reader *r, const struct ll_md_node *table)
{
	static const ll_str part[] = { LL_STR_INIT("milestone"),
				       LL_STR_INIT("key result") };
	const struct ll_md_node *cell =
		table->child ? table->child->child : NULL;

	for (size_t n = 1; cell; cell = cell->next, n++) {
		ll_str text =
			ll_str_lower(r->arena, ll_md_plain(r->arena, cell));

		if (ll_str_find(text, part[0]) != LL_NPOS ||
		    ll_str_find(text, part[1]) != LL_NPOS) {
			return n;
		}
	}
	return 0;
}

/* Under "Milestones" may stand a calendar that counts nothing. */
static bool is_of_results(const struct reader *r,
			  const struct ll_columns *columns)
{
	static const enum ll_field field[] = {
		LL_FIELD_OWNER,  LL_FIELD_STATUS,  LL_FIELD_DONE,
		LL_FIELD_TARGET, LL_FIELD_CURRENT, LL_FIELD_DUE,
	};

	for (size_t i = 0; i < sizeof(field) / sizeof(field[0]); i++) {
		if (columns->of[field[i]]) {
			return true;
		}
	}
	return !r->milestones;
}

static void add_table(struct reader *r, const struct ll_md_node *table)
{
	struct ll_columns columns =
		ll_columns_read(r->arena, r->part->rule, table);
	enum ll_field title = ll_columns_title(&columns);

	if (!title) {
		title = LL_FIELD_KEY_RESULT;
		columns.of[title] = column_by_part(r, table);
	}
	if (!columns.of[title]) {
		if (r->diags && is_of_results(r, &columns)) {
			ll_diag_add(r->diags, LL_D_KEY_RESULT_BAD,
				    ll_part_pos(r->part, table->line),
				    LL_STR("no column says what the result is"),
				    LL_STR(""));
		}
		return;
	}
	tell_row(r, &columns, table->child, title);
	for (const struct ll_md_node *row = table->child->next; row;
	     row = row->next) {
		if (add_row(r, &columns, row, title)) {
			tell_row(r, &columns, row, title);
		}
	}
}

bool ll_key_results_begin(struct ll_arena *arena, const struct ll_md_node *node)
{
	return ll_heading_is(arena, node, heading,
			     sizeof(heading) / sizeof(heading[0]));
}

struct ll_key_results ll_key_results_read(struct ll_arena *arena,
					  const struct ll_part *part,
					  struct ll_diags *diags)
{
	struct reader r = { .arena = arena, .part = part, .diags = diags };
	const struct ll_md_node *until = NULL;
	bool inside = part->all_results;

	r.used = ll_map_make(arena);
	for (const struct ll_md_node *b = part->first; b && b != part->end;
	     b = b->next) {
		if (b == until) {
			inside = part->all_results;
		}
		if (b == part->meta_node) {
			continue;
		}
		if (ll_key_results_begin(arena, b)) {
			inside = true;
			until = ll_md_section_end(b);
			r.milestones = ll_heading_is(arena, b,
						     &heading[MILESTONES], 1);
			*LL_PUSH(arena, &r.told) = b;
		} else if (inside && b->type == LL_MD_LIST) {
			add_list(&r, b, false);
		} else if (inside && b->type == LL_MD_TABLE) {
			add_table(&r, b);
		}
	}
	return (struct ll_key_results){ r.list.item, r.list.n, r.told };
}
