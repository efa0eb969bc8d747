#include "model/goal_parts.h"

static const ll_str heading[] = {
	LL_STR_INIT("key results"),       LL_STR_INIT("key result"),
	LL_STR_INIT("milestones"),        LL_STR_INIT("krs"),
	LL_STR_INIT("key results (krs)"),
};

struct reader {
	struct ll_arena *arena;
	const struct ll_part *part;
	struct ll_diags *diags;
	struct ll_map used;
	LL_VEC(struct ll_key_result) list;
};

static struct ll_key_result *add(struct reader *r, const struct ll_task *task,
				 const struct ll_md_node *node, int line)
{
	struct ll_key_result *result;
	ll_str id = ll_slug_make(r->arena, task->text);

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

/* "~~text~~" and nothing else: it was struck out. */
static bool is_struck(const struct ll_md_node *text)
{
	return text->child && text->child->type == LL_MD_STRIKE &&
	       !text->child->next;
}

/* "KR: Text", "KR 1.2: Text" */
static ll_str without_label(ll_str text)
{
	size_t n = 2;

	if (!ll_str_eq_nocase(ll_str_sub(text, 0, 2), LL_STR("kr"))) {
		return text;
	}
	while (n < text.len && (text.s[n] == ' ' || text.s[n] == '.' ||
				ll_is_digit(text.s[n]))) {
		n++;
	}
	if (n == text.len || text.s[n] != ':') {
		return text;
	}
	return ll_str_trim(ll_str_from_pos(text, n + 1));
}

static void add_list(struct reader *r, const struct ll_md_node *list)
{
	for (const struct ll_md_node *i = list->child; i; i = i->next) {
		const struct ll_md_node *text = i->child;
		struct ll_key_result *result;
		struct ll_task task;

		if (!text || text->type != LL_MD_PARAGRAPH) {
			continue;
		}
		task = ll_task_parse(
			r->arena,
			without_label(ll_str_trim(ll_md_plain(r->arena, text))),
			i->line);
		task.done = task.done || (i->task && i->checked);
		task.dropped = task.dropped || is_struck(text);
		if (task.text.len) {
			result = add(r, &task, text, i->line);
			result->tracked = result->tracked || i->task;
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

static void add_row(struct reader *r, const struct ll_columns *columns,
		    const struct ll_md_node *row, enum ll_field title)
{
	ll_str text = cell_text(r, columns, row, title);
	ll_str owner = cell_text(r, columns, row, LL_FIELD_OWNER);
	ll_str due = cell_text(r, columns, row, LL_FIELD_DUE);
	ll_str status = cell_text(r, columns, row, LL_FIELD_STATUS);
	ll_str done = cell_text(r, columns, row, LL_FIELD_DONE);
	ll_str score = cell_text(r, columns, row, LL_FIELD_CURRENT);
	struct ll_task task = ll_task_parse(r->arena, text, row->line);
	struct ll_ref_list owners = { 0 };
	struct ll_value value = { .text = due, .line = row->line };
	struct ll_key_result *result;
	bool known;

	if (!task.text.len) {
		return;
	}
	result = add(r, &task, ll_columns_cell(columns, row, title), row->line);
	ll_refs_add_text(r->arena, &owners, owner, row->line, true);
	if (owners.n) {
		result->owner = ll_ref_list_refs(&owners);
	}
	if (due.len) {
		result->due = ll_value_date(r->part, &value, true, r->diags);
	}
	value.text = status;
	result->status = ll_status_read(r->part->rule, status, &known);
	if (!known && !is_open(status) && !is_yes(status)) {
		ll_value_status(r->part, &value, r->diags);
	}
	result->done = result->done || is_yes(done) || is_yes(status) ||
		       result->status == LL_STATUS_DONE ||
		       is_full_score(score) || ll_date_parse(done).n;
	if (ll_date_parse(done).n) {
		result->done_on = ll_date_parse(done);
	}
	result->tracked = result->done || status.len || score.len ||
			  columns->of[LL_FIELD_DONE];
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
		if (r->diags) {
			ll_diag_add(r->diags, LL_D_KEY_RESULT_BAD,
				    ll_part_pos(r->part, table->line),
				    LL_STR("no column says what the result is"),
				    LL_STR(""));
		}
		return;
	}
	for (const struct ll_md_node *row = table->child->next; row;
	     row = row->next) {
		add_row(r, &columns, row, title);
	}
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
		if (ll_heading_is(arena, b, heading,
				  sizeof(heading) / sizeof(heading[0]))) {
			inside = true;
			until = ll_md_section_end(b);
		} else if (inside && b->type == LL_MD_LIST) {
			add_list(&r, b);
		} else if (inside && b->type == LL_MD_TABLE) {
			add_table(&r, b);
		}
	}
	return (struct ll_key_results){ r.list.item, r.list.n };
}
