#include "site/fixture.h"

#include "site/month.h"
#include "site/panel.h"

static int step(enum ll_status before, enum ll_status after)
{
	struct ll_view_report old = { .status = before };
	struct ll_view_report new = { .status = after };

	return ll_report_step(&new, &old);
}

static void a_status_that_does_not_compare_is_no_step(void **state)
{
	(void)state;
	assert_true(step(LL_STATUS_AT_RISK, LL_STATUS_ON_TRACK) > 0);
	assert_true(step(LL_STATUS_ON_TRACK, LL_STATUS_OFF_TRACK) < 0);
	assert_true(step(LL_STATUS_ON_TRACK, LL_STATUS_DONE) > 0);
	assert_int_equal(step(LL_STATUS_ON_TRACK, LL_STATUS_ON_TRACK), 0);
	assert_int_equal(step(LL_STATUS_UNKNOWN, LL_STATUS_ON_TRACK), 0);
	assert_int_equal(step(LL_STATUS_ON_TRACK, LL_STATUS_DROPPED), 0);
}

static void a_goal_of_two_updates_counts_once(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "# A\n" },
		{ "goals/2026/b.md", "# B\n" },
		{ "teams/x.md", "# X\n" },
		{ "teams/y.md", "# Y\n" },
		{ "updates/2026-01/x.md",
		  "---\nteam: x\ngoals:\n  goals/2026/a: {status: on-track}\n"
		  "---\n# X\n" },
		{ "updates/2026-02/x.md",
		  "---\nteam: x\ngoals:\n  goals/2026/a: {status: at-risk}\n"
		  "  goals/2026/b: {status: on-track}\n---\n# X\n" },
		{ "updates/2026-02/y.md",
		  "---\nteam: y\ngoals:\n  goals/2026/a: {status: at-risk}\n"
		  "---\n# Y\n" },
	};
	struct ll_site *site = SITE(files, "2026-02-20");
	struct ll_month_count count =
		ll_month_count_make(&test_arena, &site->view->month[0]);

	(void)state;
	assert_int_equal(count.ngoals, 2);
	assert_int_equal(count.nworse, 1);
	assert_int_equal(count.nbetter, 0);
	assert_int_equal(count.nteams, 2);
	assert_int_equal(count.nreported, 2);
	assert_int_equal(count.narrived, 0);
}

static const char *due(const char *day)
{
	return test_zero(ll_due_text(&test_arena,
				     ll_date_parse(LL_STR("2026-03-05")),
				     ll_date_parse(ll_str_from(day))));
}

static void a_due_day_is_not_overdue(void **state)
{
	(void)state;
	assert_string_equal(due("2026-03-05"), "due today");
	assert_string_equal(due("2026-03-04"), "due 1 day ago");
	assert_string_equal(due("2026-03-02"), "due 3 days ago");
	assert_string_equal(due("2026-03-06"), "due 6 March");
	assert_string_equal(due("2027-03-06"), "due 6 March 2027");
	assert_string_equal(due("2025-03-06"), "due 6 March 2025");
	assert_string_equal(due(""), "no day set");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_status_that_does_not_compare_is_no_step),
	cmocka_unit_test(a_goal_of_two_updates_counts_once),
	cmocka_unit_test(a_due_day_is_not_overdue),
};

RUN(tests)
