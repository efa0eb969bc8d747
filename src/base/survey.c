#include "base/survey.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS_COMPARED = 12 };

/* A row on its way to what is shown. */
struct entry {
	struct ll_survey_row row;
	bool total; /* of the rows below it, which are there too */
	bool block; /* is shown */
};

/* Whose answers a figure of a role holds, to compare months. */
struct cover {
	const struct entry **item;
	size_t n;
};

/* One question in one month. */
struct table {
	struct entry *entry; /* by group, then role */
	size_t n;
	struct cover cover[LL_NROLES];
	bool shows[LL_NROLES];
};

struct reader {
	struct ll_arena *arena;
	long minimum;
	struct table *table; /* by question, then month */
	size_t ntables;
};

static bool is_group(const struct entry *entry)
{
	return entry->row.group.len > 0;
}

static bool same_group(const struct entry *a, const struct entry *b)
{
	return ll_str_eq(a->row.group, b->row.group);
}

/* The people of @part are people of @whole. */
static bool is_below(const struct entry *part, const struct entry *whole)
{
	bool group = !is_group(whole) || same_group(part, whole);
	bool role = whole->row.role == LL_ROLE_ALL ||
		    part->row.role == whole->row.role;
	bool narrower = is_group(part) > is_group(whole) ||
			(part->row.role && !whole->row.role);

	return group && role && narrower;
}

/* ---- what is a total ----------------------------------------------------- */

/* A group that is all the others of its role together, under any name. */
static void find_named_totals(struct table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		struct ll_survey_row *row = &table->entry[i].row;
		double people = 0;
		double points = 0;
		size_t others = 0;

		for (size_t k = 0; k < table->n; k++) {
			const struct ll_survey_row *other =
				&table->entry[k].row;

			if (k != i && other->group.len &&
			    other->role == row->role) {
				people += (double)other->responses;
				points +=
					(double)other->responses * other->score;
				others++;
			}
		}
		if (row->group.len && others > 1 &&
		    people == (double)row->responses &&
		    fabs(points / people - row->score) < 0.06) {
			row->group = LL_STR("");
			return;
		}
	}
}

static void find_totals(struct table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		for (size_t k = 0; k < table->n; k++) {
			table->entry[i].total |=
				is_below(&table->entry[k], &table->entry[i]);
		}
	}
}

/* Groups without a role beside roles without a group: the same people twice.
 */
static bool is_two_tables(const struct table *table)
{
	bool groups = false;
	bool roles = false;

	for (size_t i = 0; i < table->n; i++) {
		const struct entry *entry = &table->entry[i];

		groups |= !entry->total && is_group(entry) && !entry->row.role;
		roles |= !entry->total && !is_group(entry) && entry->row.role;
	}
	return groups && roles;
}

/* ---- what is shown ------------------------------------------------------- */

static bool overlaps_block(const struct table *table, const struct entry *entry)
{
	for (size_t k = 0; k < table->n; k++) {
		const struct entry *other = &table->entry[k];
		bool group = !is_group(entry) || !is_group(other) ||
			     same_group(entry, other);
		bool role = !entry->row.role || !other->row.role ||
			    entry->row.role == other->row.role;

		if (other->block && group && role) {
			return true;
		}
	}
	return false;
}

/* Totals of hidden rows: of a role first, then of a group, then of all. */
static void promote_totals(struct table *table, long minimum)
{
	for (int pass = 0; pass < 3; pass++) {
		for (size_t i = 0; i < table->n; i++) {
			struct entry *entry = &table->entry[i];
			int kind = is_group(entry)   ? 1
				   : entry->row.role ? 0
						     : 2;

			if (entry->total && kind == pass &&
			    entry->row.responses >= minimum &&
			    !overlaps_block(table, entry)) {
				entry->block = true;
			}
		}
	}
}

static void choose_blocks(struct table *table, long minimum)
{
	bool two = is_two_tables(table);

	for (size_t i = 0; i < table->n; i++) {
		struct entry *entry = &table->entry[i];

		entry->block = !entry->total && entry->row.responses >= minimum;
		/* who is in which table of both is not known: the roles' */
		if (two && !entry->row.role) {
			entry->block = false;
		}
	}
	if (!two) {
		promote_totals(table, minimum);
	}
}

static ll_month month_of(const struct table *table)
{
	return table->entry[0].row.month;
}

/* ---- months -------------------------------------------------------------- */

/* The block's people are in the figure of @role; that of all holds every one.
 */
static bool counts_for(const struct entry *block, enum ll_role role)
{
	return block->block && (!role || block->row.role == role);
}

/* Groups whose answers are in the figure of @role. */
static struct cover cover_of(struct ll_arena *arena, const struct table *table,
			     enum ll_role role)
{
	struct cover cover = { .item = LL_NEW(arena, const struct entry *,
					      table->n) };
	bool two = is_two_tables(table);

	for (size_t i = 0; i < table->n; i++) {
		const struct entry *part = &table->entry[i];
		bool in = false;

		for (size_t k = 0; is_group(part) && k < table->n && !in; k++) {
			const struct entry *block = &table->entry[k];

			in = counts_for(block, role) &&
			     (block == part || is_below(part, block) ||
			      (two && !part->total && !is_group(block)));
		}
		if (in) {
			cover.item[cover.n++] = part;
		}
	}
	return cover;
}

static bool covers(const struct cover *cover, const struct entry *entry)
{
	for (size_t i = 0; i < cover->n; i++) {
		if (same_group(cover->item[i], entry)) {
			return true;
		}
	}
	return false;
}

static long only_in(const struct cover *a, const struct cover *b)
{
	long people = 0;

	for (size_t i = 0; i < a->n; i++) {
		people += covers(b, a->item[i]) ? 0 : a->item[i]->row.responses;
	}
	return people;
}

/* Does the step from an earlier survey to this one single somebody out? */
static bool step_tells(const struct reader *r, size_t at, enum ll_role role)
{
	const struct table *now = &r->table[at];
	/* of whole groups it is not known who of them has the role */
	bool blind = role && is_two_tables(now);

	for (size_t i = at; i-- > 0;) {
		const struct table *then = &r->table[i];
		long people;

		if (then->entry[0].row.question != now->entry[0].row.question ||
		    month_of(now).n - month_of(then).n > MONTHS_COMPARED) {
			return false;
		}
		people = only_in(&now->cover[role], &then->cover[role]) +
			 only_in(&then->cover[role], &now->cover[role]);
		if (now->shows[role] && then->shows[role] && people &&
		    (blind || people < r->minimum)) {
			return true;
		}
	}
	return false;
}

/* Totals that stand for hidden rows, of one role. */
static bool hide_promoted(struct table *table, enum ll_role role)
{
	bool any = false;

	for (size_t i = 0; i < table->n; i++) {
		struct entry *entry = &table->entry[i];

		if (entry->total && counts_for(entry, role)) {
			entry->block = false;
			any = true;
		}
	}
	return any;
}

static void cover_table(const struct reader *r, struct table *table)
{
	for (int role = 0; role < LL_NROLES; role++) {
		enum ll_role which = (enum ll_role)role;

		table->cover[role] = cover_of(r->arena, table, which);
		table->shows[role] = false;
		for (size_t k = 0; k < table->n; k++) {
			table->shows[role] |=
				counts_for(&table->entry[k], which);
		}
	}
}

static void protect_steps(const struct reader *r)
{
	for (size_t i = 0; i < r->ntables; i++) {
		struct table *table = &r->table[i];

		cover_table(r, table);
		for (int role = LL_NROLES - 1; role >= 0; role--) {
			enum ll_role which = (enum ll_role)role;

			if (step_tells(r, i, which) &&
			    hide_promoted(table, which)) {
				cover_table(r, table);
			}
			if (!step_tells(r, i, which)) {
				continue;
			}
			for (size_t k = 0; k < table->n; k++) {
				table->entry[k].block = false;
			}
			cover_table(r, table);
		}
	}
}

/* ---- figures ------------------------------------------------------------- */

static void add(struct ll_figure *sum, const struct ll_survey_row *row)
{
	double people = (double)(sum->responses + row->responses);

	sum->score = ((double)sum->responses * sum->score +
		      (double)row->responses * row->score) /
		     people;
	sum->responses += row->responses;
}

/* Entries stand by group. */
static void add_groups(struct ll_arena *arena, const struct table *table,
		       struct ll_asked *asked)
{
	asked->group = LL_NEW(arena, struct ll_group_figure, table->n);
	for (size_t i = 0; i < table->n;) {
		struct ll_group_figure group = { table->entry[i].row.group,
						 { 0 } };
		bool hidden = false;
		size_t first = i;

		for (; i < table->n &&
		       same_group(&table->entry[first], &table->entry[i]);
		     i++) {
			const struct entry *entry = &table->entry[i];

			if (entry->block) {
				add(&group.figure, &entry->row);
			}
			hidden |= !entry->block && !entry->total;
		}
		if (!group.name.len) {
			continue;
		}
		asked->nhidden += hidden;
		if (group.figure.responses) {
			asked->group[asked->ngroups++] = group;
		}
	}
}

static struct ll_asked figures(struct ll_arena *arena,
			       const struct table *table)
{
	struct ll_asked asked = { .month = month_of(table) };

	for (size_t i = 0; i < table->n; i++) {
		const struct entry *entry = &table->entry[i];

		if (entry->block && entry->row.role) {
			add(&asked.role[entry->row.role], &entry->row);
		}
		if (entry->block) {
			add(&asked.role[LL_ROLE_ALL], &entry->row);
		}
	}
	add_groups(arena, table, &asked);
	return asked;
}

/* ---- all of it ----------------------------------------------------------- */

static int by_question(const void *left, const void *right)
{
	const struct ll_survey_row *a = &((const struct entry *)left)->row;
	const struct ll_survey_row *b = &((const struct entry *)right)->row;
	int order = (a->question > b->question) - (a->question < b->question);

	order = order ? order
		      : (a->month.n > b->month.n) - (a->month.n < b->month.n);
	order = order ? order : ll_str_cmp(a->group, b->group);
	return order ? order : (int)a->role - (int)b->role;
}

/* Rows of several files that say the same thing are one. */
static size_t join_rows(struct entry *entry, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept && !by_question(&entry[kept - 1], &entry[i])) {
			struct ll_survey_row *row = &entry[kept - 1].row;
			struct ll_figure sum = { row->responses, row->score };

			add(&sum, &entry[i].row);
			row->responses = sum.responses;
			row->score = sum.score;
		} else {
			entry[kept++] = entry[i];
		}
	}
	return kept;
}

static void open_tables(struct reader *r, struct entry *entry, size_t n)
{
	r->table = LL_NEW(r->arena, struct table, n);
	for (size_t i = 0; i < n; i++) {
		struct table *table = &r->table[r->ntables];

		if (!i || entry[i].row.question != entry[i - 1].row.question ||
		    entry[i].row.month.n != entry[i - 1].row.month.n) {
			table->entry = &entry[i];
			table->n = 1;
			r->ntables++;
		} else {
			table[-1].n++;
		}
	}
	for (size_t i = 0; i < r->ntables; i++) {
		struct table *table = &r->table[i];

		find_named_totals(table);
		qsort(table->entry, table->n, sizeof(*table->entry),
		      by_question);
		table->n = join_rows(table->entry, table->n);
		find_totals(table);
		choose_blocks(table, r->minimum);
	}
}

struct ll_asked_list *ll_survey_show(struct ll_arena *arena,
				     const struct ll_survey_row *row, size_t n,
				     size_t nquestions, long minimum)
{
	struct ll_arena scratch = { 0 };
	struct reader r = { .arena = &scratch, .minimum = minimum };
	struct entry *entry = LL_NEW(&scratch, struct entry, n);
	struct ll_asked_list *list =
		LL_NEW(arena, struct ll_asked_list, nquestions);

	for (size_t i = 0; i < n; i++) {
		entry[i].row = row[i];
	}
	if (n) {
		qsort(entry, n, sizeof(*entry), by_question);
	}
	n = join_rows(entry, n);
	open_tables(&r, entry, n);
	protect_steps(&r);
	for (size_t i = 0; i < r.ntables; i++) {
		struct ll_asked_list *to =
			&list[r.table[i].entry[0].row.question];

		if (!to->n) {
			to->item =
				LL_NEW(arena, struct ll_asked, r.ntables - i);
		}
		to->item[to->n++] = figures(arena, &r.table[i]);
	}
	ll_arena_release(&scratch);
	return list;
}
