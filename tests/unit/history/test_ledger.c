#include "model/fixture.h"

#include "history/ledger.h"

/** When the updates of a test came, by path. */
struct came {
	const char *path;
	const char *day;
};

static struct fixture *house; /* of the last read_ledger() */

static struct ll_ledger read_ledger(const char *const (*files)[2], size_t n,
				    const struct came *came, const char *today)
{
	ll_date *arrived;

	house = fixture_make(files, n, today);
	arrived = LL_NEW(&test_arena, ll_date, house->org.nrecords);
	for (; came && came->path; came++) {
		for (size_t i = 0; i < house->org.nrecords; i++) {
			if (ll_str_is(house->org.record[i].path, came->path)) {
				arrived[i] =
					ll_date_parse(ll_str_from(came->day));
			}
		}
	}
	return ll_ledger_make(&test_arena, &house->org, arrived,
			      ll_date_parse(ll_str_from(today)));
}

#define LEDGER(files, came, today)                                             \
	read_ledger(files, sizeof(files) / sizeof(files[0]), came, today)

/* One line a row: a sign for each column, late ones with their days. */
static const char *grid(const struct ll_ledger *ledger)
{
	static const char *const sign[] = { "-", "?", "o", ".", "", "x" };
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < ledger->nrows; i++) {
		const struct ll_ledger_row *row = &ledger->row[i];

		ll_buf_add(&buf, row->team == LL_LEDGER_NONE
					 ? LL_STR("all")
					 : house->org.record[row->team].title);
		for (size_t k = 0; k < ledger->ncolumns; k++) {
			const struct ll_ledger_cell *cell = &row->cell[k];

			ll_buf_addf(&buf, " %s", sign[cell->mark]);
			if (cell->mark == LL_LEDGER_LATE) {
				ll_buf_addf(&buf, "%ld", cell->late);
			}
		}
		ll_buf_addf(&buf, " (%zu of %zu)\n", row->sum.ncame,
			    row->sum.nexpected);
	}
	return test_zero(ll_buf_str(&buf));
}

#define X "---\nteam: x\n---\n# An update\n"
#define Y "---\nteam: y\n---\n# An update\n"

static void what_came_is_in_time_late_or_missing(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "# X\n" },
		{ "teams/y.md", "# Y\n" },
		{ "teams/z.md", "# Never reported\n" },
		{ "updates/2026-01/x.md", X },
		{ "updates/2026-02/x.md", X },
		{ "updates/2026-03/x.md", X },
		{ "updates/2026-03/y.md", Y },
	};
	static const struct came came[] = {
		{ "updates/2026-01/x.md", "2026-02-03" },
		{ "updates/2026-02/x.md", "2026-03-15" },
		{ "updates/2026-03/x.md", "2026-03-30" },
		{ "updates/2026-03/y.md", "2026-04-13" },
		{ NULL, NULL },
	};
	struct ll_ledger ledger = LEDGER(files, came, "2026-05-15");

	(void)state;
	assert_int_equal(ledger.ncolumns, 5);
	assert_string_equal(grid(&ledger), "X . 15 . o ? (3 of 4)\n"
					   "Y - - . o ? (1 of 2)\n");
	assert_int_equal(ledger.sum.nexpected, 6);
	assert_int_equal(ledger.sum.ncame, 4);
	assert_int_equal(ledger.sum.nlate, 1);
	assert_int_equal(ledger.sum.median, 3);
	assert_int_equal(ledger.sum.p90, 15);
	assert_int_equal(ledger.row[0].sum.p90, 15);
	assert_int_equal(ledger.row[1].sum.median, 13);
}

static void silence_begins_after_the_days_of_grace(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks: {L301: {grace: 10}}\n" },
		{ "teams/x.md", "# X\n" },
		{ "updates/2026-01/x.md", X },
	};
	struct ll_ledger ledger = LEDGER(files, NULL, "2026-03-10");

	(void)state;
	assert_int_equal(ledger.row[0].cell[1].mark, LL_LEDGER_NOT_YET);
	assert_int_equal(ledger.row[0].cell[0].mark, LL_LEDGER_CAME);
	ledger = LEDGER(files, NULL, "2026-03-11");
	assert_int_equal(ledger.row[0].cell[1].mark, LL_LEDGER_SILENT);
	assert_int_equal(ledger.sum.narrived, 0);
}

static void a_file_for_several_months_fills_each(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "# X\n" },
		{ "updates/2025-12/x.md", X },
		{ "updates/2026-01,02/x.md", X },
	};
	static const struct came came[] = {
		{ "updates/2025-12/x.md", "2025-12-31" },
		{ "updates/2026-01,02/x.md", "2026-03-05" },
		{ NULL, NULL },
	};
	struct ll_ledger ledger = LEDGER(files, came, "2026-03-05");

	(void)state;
	assert_string_equal(grid(&ledger), "X . 33 . ? (3 of 3)\n");
}

static void of_two_updates_the_first_to_come_counts(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "# X\n" },
		{ "updates/2026-01/a.md", X },
		{ "updates/2026-01/b.md", X },
		{ "updates/2026-01/c.md", X },
	};
	static const struct came came[] = {
		{ "updates/2026-01/b.md", "2026-03-01" },
		{ "updates/2026-01/c.md", "2026-02-04" },
		{ NULL, NULL },
	};
	struct ll_ledger ledger = LEDGER(files, came, "2026-02-10");
	const struct ll_ledger_cell *cell = &ledger.row[0].cell[0];

	(void)state;
	assert_str(house->org.record[cell->update].path,
		   "updates/2026-01/c.md");
	assert_int_equal(cell->late, 4);
}

static void nothing_is_expected_of_a_team_that_ended(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "---\nleft: 2026-02-10\n---\n# X\n" },
		{ "updates/2026-01/x.md", X },
	};
	struct ll_ledger ledger = LEDGER(files, NULL, "2026-06-30");

	(void)state;
	assert_string_equal(grid(&ledger), "X x o - - - - (1 of 2)\n");
}

static void all_report_together_until_a_team_reports_alone(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "# X\n" },
		{ "updates/2026-01.md", "# We\n" },
		{ "updates/2026-04/x.md", X },
		{ "updates/2026-05/other.md", "---\nteam: boats\n---\n# O\n" },
	};
	struct ll_ledger ledger = LEDGER(files, NULL, "2026-06-30");

	(void)state;
	assert_string_equal(grid(&ledger), "all x o o - - - (1 of 3)\n"
					   "X - - - x o ? (1 of 2)\n");
}

static void a_house_may_report_by_the_quarter(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "year_starts: 02-01\n"
				  "checks: {L301: {cadence: 3}}\n" },
		{ "teams/x.md", "# X\n" },
		{ "updates/2025-12/x.md", X },
		{ "updates/2026-04/x.md", X },
	};
	static const struct came came[] = {
		{ "updates/2025-12/x.md", "2026-02-20" },
		{ "updates/2026-04/x.md", "2026-05-01" },
		{ NULL, NULL },
	};
	struct ll_ledger ledger = LEDGER(files, came, "2026-08-20");

	(void)state;
	assert_str(ll_month_iso(&test_arena, ledger.column[0].first),
		   "2025-11");
	assert_str(ll_month_iso(&test_arena, ledger.column[0].last), "2026-01");
	assert_int_equal(ledger.ncolumns, 4);
	assert_string_equal(grid(&ledger), "X 20 . o ? (2 of 3)\n");
}

static void without_updates_there_is_no_ledger(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "# X\n" },
		{ "updates/2031-01/x.md", X },
		{ "updates/1900-01/x.md", X },
	};
	struct ll_ledger ledger = LEDGER(files, NULL, "2026-06-30");

	(void)state;
	assert_int_equal(ledger.ncolumns, 0);
	assert_int_equal(ledger.nrows, 0);
}

static void the_rank_is_the_nearest(void **state)
{
	long late[] = { 9, 1, 3, 40, 2 };

	(void)state;
	assert_int_equal(ll_lateness(late, 5, 50), 3);
	assert_int_equal(ll_lateness(late, 4, 50), 2);
	assert_int_equal(ll_lateness(late, 5, 90), 40);
	assert_int_equal(ll_lateness(late, 5, 0), 1);
	assert_int_equal(ll_lateness(late, 5, 100), 40);
	assert_int_equal(ll_lateness(late, 0, 50), 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_came_is_in_time_late_or_missing),
	cmocka_unit_test(silence_begins_after_the_days_of_grace),
	cmocka_unit_test(a_file_for_several_months_fills_each),
	cmocka_unit_test(of_two_updates_the_first_to_come_counts),
	cmocka_unit_test(nothing_is_expected_of_a_team_that_ended),
	cmocka_unit_test(all_report_together_until_a_team_reports_alone),
	cmocka_unit_test(a_house_may_report_by_the_quarter),
	cmocka_unit_test(without_updates_there_is_no_ledger),
	cmocka_unit_test(the_rank_is_the_nearest),
};

RUN(tests)
