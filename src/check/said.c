#include "check/rule.h"

#include "model/refs.h"

/*
 * The same thing said twice with different words: a page that lists goals
 * with their status, owner or due day, in a table, in a list or under a
 * heading such as "Completed", and says something else than the goal does.
 *
 * Updates, meetings and moments tell of their day, as does any page that is
 * dated; they are not compared.
 */

/** What a page says of one goal; unset where it says nothing. */
struct claim {
	const struct ll_record *goal;
	int line;
	enum ll_status status;
	bool ticked; /* a box with a mark */
	struct ll_refs owner;
	ll_date due;
	bool month; /* due is a month alone */
};

struct teller {
	const struct ll_check *check;
	struct ll_arena scratch; /* of one file */
	const struct ll_states *file;
	ll_str path;
	enum ll_status above; /* that the heading above says, or UNKNOWN */
};

/* ---- comparing ----------------------------------------------------------- */

static void report(const struct teller *t, const struct claim *claim,
		   const char *what, ll_str said, ll_str known)
{
	struct ll_arena *arena = t->check->diags->arena;

	ll_diag_add(t->check->diags, LL_D_SAID_OTHERWISE,
		    (struct ll_pos){ .path = t->path, .line = claim->line },
		    ll_strf(arena,
			    "'%" LL_FMT "' has the %s '%" LL_FMT "' here",
			    LL_ARG(claim->goal->title), what, LL_ARG(said)),
		    ll_strf(arena, "'%" LL_FMT "'", LL_ARG(known)));
}

/* What the goal and its latest update say: either may be repeated. */
static void compare_status(const struct teller *t, const struct claim *claim)
{
	const struct ll_record *goal = claim->goal;
	const struct ll_report *last = ll_rule_last_report(t->check->org, goal);
	enum ll_status told = last ? last->status : LL_STATUS_UNKNOWN;
	enum ll_status shown = ll_status_is_closed(goal->status) || !told
				       ? goal->status
				       : told;

	if (claim->status && shown && claim->status != goal->status &&
	    claim->status != told) {
		report(t, claim, "status", ll_status_word(claim->status),
		       ll_status_word(shown));
	}
}

static bool is_handle(const struct ll_ref *ref)
{
	return ll_str_starts(ref->text, LL_STR("@"));
}

/* A name without a page may be anybody's: only handles tell two apart. */
static bool may_be_same(const struct ll_ref *a, const struct ll_ref *b)
{
	bool known_a = a->record != LL_NO_RECORD;
	bool known_b = b->record != LL_NO_RECORD;

	if (known_a && known_b) {
		return a->record == b->record;
	}
	if (is_handle(a) && is_handle(b)) {
		return ll_str_eq_nocase(a->text, b->text);
	}
	return !(known_a && is_handle(b)) && !(known_b && is_handle(a));
}

/* One name in common is no contradiction: a list may name the first alone. */
static void compare_owner(const struct teller *t, const struct claim *claim)
{
	const struct ll_refs *own = &claim->goal->owner;

	for (size_t i = 0; i < claim->owner.n; i++) {
		struct ll_ref *said = &claim->owner.ref[i];

		said->record = ll_org_find(t->check->org, t->path, said->text);
		for (size_t k = 0; k < own->n; k++) {
			if (may_be_same(said, &own->ref[k])) {
				return;
			}
		}
	}
	if (claim->owner.n && own->n) {
		report(t, claim, "owner",
		       ll_rule_name(t->check->org, &claim->owner.ref[0]),
		       ll_rule_name(t->check->org, &own->ref[0]));
	}
}

static void compare_due(const struct teller *t, const struct claim *claim)
{
	struct ll_arena *arena = t->check->diags->arena;
	ll_date own = claim->goal->due;
	bool same = claim->month
			    ? ll_month_of(own).n == ll_month_of(claim->due).n
			    : own.n == claim->due.n;

	if (claim->due.n && own.n && !same) {
		report(t, claim, "due day",
		       claim->month
			       ? ll_month_iso(arena, ll_month_of(claim->due))
			       : ll_date_iso(arena, claim->due),
		       ll_date_iso(arena, own));
	}
}

static void compare(const struct teller *t, struct claim *claim)
{
	if (!claim->status) {
		claim->status = claim->ticked ? LL_STATUS_DONE : t->above;
	}
	compare_status(t, claim);
	compare_owner(t, claim);
	compare_due(t, claim);
}

/* ---- reading ------------------------------------------------------------- */

/* The only goal that @top links to, or NULL. */
static const struct ll_record *only_goal(struct teller *t,
					 const struct ll_md_node *top)
{
	const struct ll_org *org = t->check->org;
	const struct ll_record *found = NULL;

	for (const struct ll_md_node *n = top; n; n = ll_md_walk(n, top)) {
		const struct ll_record *goal;
		struct ll_link_end end;

		if (n->type != LL_MD_LINK) {
			continue;
		}
		end = ll_org_follow(&t->scratch, org, t->path, n->url);
		if (end.type != LL_LINK_RECORD) {
			continue;
		}
		goal = &org->record[end.record];
		if (goal->kind != LL_KIND_GOAL) {
			continue;
		}
		if (found && found != goal) {
			return NULL;
		}
		found = goal;
	}
	return found;
}

static void read_due(struct claim *claim, ll_str text)
{
	ll_month month = ll_month_parse(ll_str_trim(text));

	claim->month = month.n != 0;
	claim->due = month.n ? ll_month_last(month) : ll_date_find(text);
}

static ll_str cell_text(struct teller *t, const struct ll_columns *columns,
			const struct ll_md_node *row, enum ll_field field)
{
	const struct ll_md_node *cell = ll_columns_cell(columns, row, field);

	return cell ? ll_text_fold(&t->scratch, ll_md_plain(&t->scratch, cell))
		    : LL_STR("");
}

static void read_row(struct teller *t, const struct ll_columns *columns,
		     const struct ll_md_node *row)
{
	struct claim claim = { .goal = only_goal(t, row), .line = row->line };
	struct ll_ref_list owner = { 0 };
	bool known;

	if (!claim.goal) {
		return;
	}
	claim.status = ll_status_read(
		t->file->rule, cell_text(t, columns, row, LL_FIELD_STATUS),
		&known);
	ll_refs_add_text(&t->scratch, &owner,
			 cell_text(t, columns, row, LL_FIELD_OWNER), row->line,
			 true);
	claim.owner = ll_ref_list_refs(&owner);
	read_due(&claim, cell_text(t, columns, row, LL_FIELD_DUE));
	compare(t, &claim);
}

static void read_table(struct teller *t, const struct ll_md_node *table)
{
	struct ll_columns columns =
		ll_columns_read(&t->scratch, t->file->rule, table);

	for (const struct ll_md_node *row = table->child ? table->child->next
							 : NULL;
	     row; row = row->next) {
		read_row(t, &columns, row);
	}
}

/* What stands behind a dash, a comma or in brackets is said of the goal. */
static enum ll_status status_in(const struct teller *t, ll_str text)
{
	size_t from = 0;

	for (size_t i = 0; i <= text.len; i++) {
		bool ends = i == text.len || text.s[i] == ',' ||
			    text.s[i] == '(' || text.s[i] == ')' ||
			    text.s[i] == ':' || text.s[i] == ';' ||
			    (unsigned char)text.s[i] == 0xe2 ||
			    (text.s[i] == '-' && i && text.s[i - 1] == ' ');
		ll_str piece = ll_str_trim(ll_str_sub(text, from, i));

		if (!ends) {
			continue;
		}
		if (piece.len && ll_status_known(t->file->rule, piece)) {
			return ll_status_parse(t->file->rule, piece);
		}
		/* a dash of three bytes */
		from = i < text.len && (unsigned char)text.s[i] == 0xe2 ? i + 3
									: i + 1;
	}
	return LL_STATUS_UNKNOWN;
}

/* The words of an item but for the link to its goal. */
static ll_str words_beside(struct teller *t, const struct ll_md_node *paragraph)
{
	struct ll_buf buf = ll_buf_make(&t->scratch);

	for (const struct ll_md_node *n = paragraph->child; n; n = n->next) {
		if (n->type != LL_MD_LINK) {
			ll_buf_add(&buf, n->type == LL_MD_SOFT_BREAK
						 ? LL_STR(" ")
						 : ll_md_plain(&t->scratch, n));
		}
	}
	return ll_text_fold(&t->scratch, ll_buf_str(&buf));
}

/* An item that begins with its goal, and does not go on to tell a story. */
static void read_item(struct teller *t, const struct ll_md_node *item)
{
	const struct ll_md_node *paragraph = item->child;
	struct claim claim = { .line = item->line };
	const struct ll_md_node *first;
	struct ll_task task;
	ll_str beside;

	if (!paragraph || paragraph->type != LL_MD_PARAGRAPH) {
		return;
	}
	first = paragraph->child;
	while (first && first->type != LL_MD_LINK && first->child) {
		first = first->child;
	}
	claim.goal = first && first->type == LL_MD_LINK
			     ? only_goal(t, paragraph)
			     : NULL;
	if (!claim.goal) {
		return;
	}
	beside = words_beside(t, paragraph);
	task = ll_task_parse(&t->scratch, beside, item->line);
	claim.status = status_in(t, beside);
	claim.ticked = item->task && item->checked;
	if (ll_str_find(beside, LL_STR("(@")) != LL_NPOS) {
		claim.owner = task.owner;
	}
	claim.due = task.due;
	compare(t, &claim);
}

static void read_heading(struct teller *t, const struct ll_md_node *heading)
{
	ll_str text =
		ll_text_fold(&t->scratch, ll_md_plain(&t->scratch, heading));

	t->above = ll_status_known(t->file->rule, text)
			   ? ll_status_parse(t->file->rule, text)
			   : LL_STATUS_UNKNOWN;
}

static void read_list(struct teller *t, const struct ll_md_node *list)
{
	for (const struct ll_md_node *i = list->child; i; i = i->next) {
		read_item(t, i);
	}
}

/* A file that speaks of its own day, or is what others are compared with. */
static bool is_of_its_day(const struct ll_record *record)
{
	switch (record->kind) {
	case LL_KIND_GOAL:
	case LL_KIND_UPDATE:
	case LL_KIND_MEETING:
	case LL_KIND_MOMENT:
	case LL_KIND_PULSE:
		return true;
	case LL_KIND_PAGE:
	case LL_KIND_MISSION:
	case LL_KIND_VISION:
	case LL_KIND_VALUE:
	case LL_KIND_PRINCIPLE:
	case LL_KIND_PILLAR:
	case LL_KIND_TEAM:
	case LL_KIND_PERSON:
	case LL_KIND_ROAD:
	case LL_KIND_NONE:
	case LL_NKINDS:
		break;
	}
	return record->date.n != 0;
}

static void read_file(const struct ll_check *check, size_t file)
{
	struct teller t = { .check = check,
			    .file = &check->org->file[file],
			    .path = check->org->file_path[file] };
	const struct ll_md_node *n = t.file->md.root->child;

	for (; n; n = n->next) {
		if (n->type == LL_MD_HEADING) {
			read_heading(&t, n);
		} else if (n->type == LL_MD_TABLE) {
			read_table(&t, n);
		} else if (n->type == LL_MD_LIST) {
			read_list(&t, n);
		}
	}
	ll_arena_release(&t.scratch);
}

void ll_rule_said_otherwise(const struct ll_check *check)
{
	const struct ll_org *org = check->org;
	size_t last = LL_NPOS;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *record = &org->record[i];

		if (record->file != last && !is_of_its_day(record)) {
			read_file(check, record->file);
		}
		last = record->file;
	}
}

/* ---- a goal that contradicts itself -------------------------------------- */

static void check_line(struct teller *t, const struct ll_record *goal,
		       const struct ll_value *value)
{
	struct claim claim = { .goal = goal, .line = value->line };
	struct ll_ref_list owner = { 0 };
	bool known;

	switch ((int)ll_field_of(t->file->rule, value->key, NULL)) {
	case LL_FIELD_STATUS:
		claim.status =
			ll_status_read(t->file->rule, value->text, &known);
		break;
	case LL_FIELD_OWNER:
		ll_refs_add_value(&t->scratch, &owner, value, true);
		claim.owner = ll_ref_list_refs(&owner);
		break;
	case LL_FIELD_DUE:
		read_due(&claim, value->text);
		break;
	default:
		return;
	}
	compare(t, &claim);
}

/* "Owner: @tom" as a line of the prose, beside `owner:` in the metadata. */
static void check_lines(struct teller *t, const struct ll_record *goal,
			const struct ll_md_node *paragraph)
{
	const struct ll_md_node *at = paragraph->child;

	while (at) {
		const struct ll_md_node *end = at;
		struct ll_value value = { .line = paragraph->line };

		while (end && end->type != LL_MD_SOFT_BREAK &&
		       end->type != LL_MD_HARD_BREAK) {
			end = end->next;
		}
		if (ll_md_line_split(&t->scratch, at, end, &value)) {
			value.line = paragraph->line;
			check_line(t, goal, &value);
		}
		at = end ? end->next : NULL;
	}
}

void ll_rule_said_twice(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		struct teller t = { .check = check,
				    .file = &check->org->file[goal->file],
				    .path = goal->path };

		for (const struct ll_md_node *n = goal->first;
		     n && n != goal->end; n = n->next) {
			if (n->type == LL_MD_PARAGRAPH) {
				check_lines(&t, goal, n);
			}
		}
		ll_arena_release(&t.scratch);
	}
}
