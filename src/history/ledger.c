#include "history/ledger.h"

/* The ledger while it is filled. */
struct filler {
	struct ll_arena *arena;
	const struct ll_org *org;
	const ll_date *arrived;
	ll_date today;
	struct ll_ledger out;
	int32_t origin; /* first month of column 0 */
	size_t *row_of; /* [nrecords]: row of a team + 1 */
};

ll_date *ll_arrivals_make(struct ll_arena *arena, const struct ll_org *org,
			  const struct ll_log *log)
{
	ll_date *arrived = LL_NEW(arena, ll_date, org->nrecords);

	for (size_t i = 0; log && i < log->ntimelines; i++) {
		const struct ll_timeline *timeline = &log->timeline[i];
		const struct ll_landing *landing =
			ll_timeline_tells_origin(timeline)
				? log->info[timeline->change[0].landing].landing
				: NULL;

		if (landing && !landing->uncommitted) {
			arrived[i] = ll_date_of_time(landing->commit.time);
		}
	}
	return arrived;
}

/* ---- columns ------------------------------------------------------------- */

static bool is_update(const struct filler *it, const struct ll_record *record)
{
	int32_t today = ll_month_of(it->today).n;

	return record->kind == LL_KIND_UPDATE && record->month_first.n &&
	       record->month_last.n >= record->month_first.n &&
	       record->month_first.n <= today &&
	       record->month_first.n > today - LL_LEDGER_MONTHS_MAX;
}

/* The first month of the stretch that @month is in. */
static int32_t stretch_of(const struct filler *it, int32_t month)
{
	int32_t start = it->org->settings->year_starts_month - 1;

	return month - (month - start) % it->out.cadence;
}

static void make_columns(struct filler *it)
{
	int32_t today = ll_month_of(it->today).n;
	int32_t oldest = 0;

	for (size_t i = 0; i < it->org->nrecords; i++) {
		const struct ll_record *record = &it->org->record[i];

		if (is_update(it, record) &&
		    (!oldest || record->month_first.n < oldest)) {
			oldest = record->month_first.n;
		}
	}
	if (!oldest) {
		return;
	}
	it->origin = stretch_of(it, oldest);
	it->out.ncolumns = (size_t)((today - it->origin) / it->out.cadence) + 1;
	it->out.column =
		LL_NEW(it->arena, struct ll_ledger_column, it->out.ncolumns);
	for (size_t i = 0; i < it->out.ncolumns; i++) {
		struct ll_ledger_column *column = &it->out.column[i];

		column->first.n = it->origin + (int32_t)i * it->out.cadence;
		column->last.n = column->first.n + it->out.cadence - 1;
	}
}

/* ---- rows ---------------------------------------------------------------- */

static bool is_team(const struct filler *it, size_t record)
{
	return record != LL_NO_RECORD &&
	       it->org->record[record].kind == LL_KIND_TEAM;
}

static void add_row(struct filler *it, size_t team)
{
	struct ll_ledger_row *row = &it->out.row[it->out.nrows++];

	row->team = team;
	row->cell = LL_NEW(it->arena, struct ll_ledger_cell, it->out.ncolumns);
	for (size_t i = 0; i < it->out.ncolumns; i++) {
		row->cell[i].update = LL_LEDGER_NONE;
	}
}

static void make_rows(struct filler *it)
{
	const struct ll_org *org = it->org;
	bool together = false;
	size_t n = 0;

	it->row_of = LL_NEW(it->arena, size_t, org->nrecords);
	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *update = &org->record[i];

		if (is_update(it, update) && is_team(it, update->team.record)) {
			n += !it->row_of[update->team.record];
			it->row_of[update->team.record] = 1;
		} else if (is_update(it, update) && !update->team.text.len) {
			together = true;
		}
	}
	it->out.row = LL_NEW(it->arena, struct ll_ledger_row, n + together);
	if (together) {
		add_row(it, LL_LEDGER_NONE);
	}
	for (size_t i = 0; i < org->nrecords; i++) {
		if (it->row_of[i]) {
			add_row(it, i);
			it->row_of[i] = it->out.nrows;
		}
	}
}

/* NULL: of a team that has no page. */
static struct ll_ledger_row *row_of(const struct filler *it,
				    const struct ll_record *update)
{
	if (is_team(it, update->team.record)) {
		return &it->out.row[it->row_of[update->team.record] - 1];
	}
	return update->team.text.len ? NULL : &it->out.row[0];
}

/* ---- cells --------------------------------------------------------------- */

static void fill_cell(const struct filler *it, struct ll_ledger_cell *cell,
		      size_t update)
{
	ll_date arrived = it->arrived[update];

	if (cell->update == LL_LEDGER_NONE ||
	    (arrived.n && (!cell->arrived.n || arrived.n < cell->arrived.n))) {
		cell->update = update;
		cell->arrived = arrived;
	}
}

static void fill_cells(const struct filler *it)
{
	int32_t end = it->origin + (int32_t)it->out.ncolumns * it->out.cadence;

	for (size_t i = 0; i < it->org->nrecords; i++) {
		const struct ll_record *update = &it->org->record[i];
		struct ll_ledger_row *row;

		if (!is_update(it, update) || !(row = row_of(it, update))) {
			continue;
		}
		for (int32_t m = update->month_first.n;
		     m <= update->month_last.n && m < end; m++) {
			size_t at =
				(size_t)((m - it->origin) / it->out.cadence);

			fill_cell(it, &row->cell[at], i);
		}
	}
}

static size_t first_filled(const struct filler *it,
			   const struct ll_ledger_row *row)
{
	size_t i = 0;

	while (i < it->out.ncolumns && row->cell[i].update == LL_LEDGER_NONE) {
		i++;
	}
	return i;
}

/* Columns from the first update on, up to the end of what reports. */
static void expect(const struct filler *it, struct ll_ledger_row *row,
		   size_t until)
{
	ll_date left = row->team == LL_LEDGER_NONE
			       ? LL_DATE_NONE
			       : it->org->record[row->team].left;

	for (size_t i = first_filled(it, row); i < until; i++) {
		ll_date begins = ll_month_first(it->out.column[i].last);

		row->cell[i].expected = !left.n || left.n >= begins.n;
	}
}

static void expect_all(const struct filler *it)
{
	size_t alone = it->out.ncolumns; /* first column with a team's own */

	for (size_t i = 0; i < it->out.nrows; i++) {
		struct ll_ledger_row *row = &it->out.row[i];

		if (row->team != LL_LEDGER_NONE) {
			size_t first = first_filled(it, row);

			alone = first < alone ? first : alone;
			expect(it, row, it->out.ncolumns);
		}
	}
	if (it->out.nrows && it->out.row[0].team == LL_LEDGER_NONE) {
		expect(it, &it->out.row[0], alone);
	}
}

static void mark_cell(const struct filler *it, struct ll_ledger_cell *cell,
		      ll_date end)
{
	if (cell->update != LL_LEDGER_NONE && !cell->arrived.n) {
		cell->mark = LL_LEDGER_CAME;
	} else if (cell->update != LL_LEDGER_NONE) {
		cell->late =
			cell->arrived.n > end.n ? cell->arrived.n - end.n : 0;
		cell->mark = cell->late > it->out.grace ? LL_LEDGER_LATE
							: LL_LEDGER_IN_TIME;
	} else if (cell->expected) {
		cell->mark = it->today.n > end.n + it->out.grace
				     ? LL_LEDGER_SILENT
				     : LL_LEDGER_NOT_YET;
	}
}

/* ---- sums ---------------------------------------------------------------- */

static void add_cell(struct ll_ledger_sum *sum, long *late,
		     const struct ll_ledger_cell *cell)
{
	bool came = cell->update != LL_LEDGER_NONE;

	if (cell->expected && cell->mark != LL_LEDGER_NOT_YET) {
		sum->nexpected++;
		sum->ncame += came;
		sum->nlate += cell->mark == LL_LEDGER_LATE;
	}
	if (came && cell->arrived.n) {
		late[sum->narrived++] = cell->late;
	}
}

static void end_sum(struct ll_ledger_sum *sum, long *late)
{
	sum->median = ll_lateness(late, sum->narrived, 50);
	sum->p90 = ll_lateness(late, sum->narrived, 90);
}

static void mark_all(struct filler *it)
{
	struct ll_arena scratch = { 0 };
	size_t ncolumns = it->out.ncolumns;
	long *all = LL_NEW(&scratch, long, it->out.nrows *ncolumns);
	long *late = LL_NEW(&scratch, long, ncolumns);

	for (size_t i = 0; i < it->out.nrows; i++) {
		struct ll_ledger_row *row = &it->out.row[i];

		for (size_t k = 0; k < ncolumns; k++) {
			mark_cell(it, &row->cell[k],
				  ll_month_last(it->out.column[k].last));
			add_cell(&row->sum, late, &row->cell[k]);
			add_cell(&it->out.sum, all, &row->cell[k]);
		}
		end_sum(&row->sum, late);
	}
	end_sum(&it->out.sum, all);
	ll_arena_release(&scratch);
}

struct ll_ledger ll_ledger_make(struct ll_arena *arena,
				const struct ll_org *org,
				const ll_date *arrived, ll_date today)
{
	struct filler it = {
		.arena = arena, .org = org, .arrived = arrived, .today = today
	};

	it.out.grace = org->settings->param[LL_P_GRACE];
	it.out.cadence = org->settings->param[LL_P_CADENCE];
	make_columns(&it);
	if (it.out.ncolumns) {
		make_rows(&it);
		fill_cells(&it);
		expect_all(&it);
		mark_all(&it);
	}
	return it.out;
}
