#include "model/fixture.h"

static const char *const wait_goal =
	"---\nmetrics:\n  - {id: wait, name: Median wait, baseline: 12, "
	"target: 5}\n  - {id: calls, baseline: 0, target: 100}\n---\n"
	"# Shorter wait\n";

/* "goal status confidence metric=value,... note" of each report, a line each */
static const char *reports_with(const char *goal, const char *path,
				const char *text, const char *findings)
{
	const char *files[][2] = {
		{ "goals/2026/wait.md", goal },
		{ "goals/2026/room.md", "# Rooms\n" },
		{ "teams/access.md", "# Access\n" },
		{ path, text },
	};
	struct fixture *fixture =
		fixture_make((const char *const(*)[2])files, 4, "2026-03-10");
	const struct ll_record *update = fixture_record(
		fixture, test_zero(ll_path_stem(ll_str_from(path))));
	struct ll_buf buf = ll_buf_make(&test_arena);

	assert_string_equal(fixture_findings(&fixture->diags), findings);
	for (size_t i = 0; i < update->nreports; i++) {
		const struct ll_report *r = &update->report[i];

		ll_buf_addf(&buf, "%" LL_FMT " %" LL_FMT " %" LL_FMT,
			    LL_ARG(r->goal.text),
			    LL_ARG(ll_status_word(r->status)),
			    LL_ARG(r->confidence));
		for (size_t j = 0; j < r->nvalues; j++) {
			ll_buf_addf(&buf, " %" LL_FMT "=",
				    LL_ARG(r->value[j].metric));
			ll_buf_add_number(&buf, r->value[j].value.value, 3);
		}
		ll_buf_addf(&buf, " %" LL_FMT "\n", LL_ARG(r->note));
	}
	return test_zero(ll_buf_str(&buf));
}

static const char *reports(const char *text)
{
	return reports_with(wait_goal, "updates/2026-02.md", text, "");
}

static void goals_in_the_metadata_are_reports(void **state)
{
	(void)state;
	assert_string_equal(
		reports("---\ngoals:\n  wait:\n    status: At risk\n"
			"    confidence: 0.6\n    values: {wait: 9 days, calls: "
			"40}\n    note: Slow month\n  room: on-track\n---\n"
			"# February\n"),
		"wait at-risk 0.6 wait=9 calls=40 Slow month\n"
		"room on-track  \n");
	assert_string_equal(
		reports("---\ngoals:\n  - goal: wait\n    value: 9\n"
			"  - room\n  - wait: done\n---\n# February\n"),
		"wait   =9 \nroom   \nwait done  \n");
}

static void a_section_that_links_to_a_goal_is_a_report(void **state)
{
	(void)state;
	assert_string_equal(
		reports("# February\n\nHello.\n\n"
			"## [Shorter wait](../goals/2026/wait.md)\n\n"
			"Status: off track\nConfidence: low\n"
			"Median wait: 11 days\n\nIt snowed.\n\n### Why\n\nSnow.\n\n"
			"## Other\n\nNothing.\n"),
		"../goals/2026/wait.md off-track low Median wait=11 \n");
}

static void a_section_with_a_goals_title_is_a_report(void **state)
{
	(void)state;
	assert_string_equal(reports("# February\n\n## Shorter wait\n\n"
				    "- Status: on track\n- Value: 3\n\n"
				    "## Thanks\n\nAll.\n"),
			    "Shorter wait on-track  =3 \n");
}

static void a_report_on_nothing_is_a_finding(void **state)
{
	(void)state;
	assert_string_equal(
		reports_with(wait_goal, "updates/2026-02.md",
			     "# February\n\n## Shorter wiat\n\n"
			     "Status: on track\n",
			     "updates/2026-02.md:3 REF_DANGLING nothing is "
			     "called 'Shorter wiat'\n"),
		"");
	assert_string_equal(
		reports_with(wait_goal, "updates/2026-02.md",
			     "---\ngoals: {wayt: on-track, room: well}\n---\n"
			     "# February\n",
			     "updates/2026-02.md:2 STATUS_UNKNOWN unknown "
			     "status 'well'\n"
			     "updates/2026-02.md:2 REF_DANGLING nothing is "
			     "called 'wayt', did you mean 'wait'?\n"),
		"wayt on-track  \nroom   \n");
}

static void a_status_of_the_whole_update_reports_on_no_goal(void **state)
{
	(void)state;
	assert_string_equal(
		reports("---\nstatus: on-track\n---\n# February\n\nFine.\n"),
		"");
}

static void the_prose_of_a_section_is_kept_without_its_fields(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/wait.md", "# Shorter wait\n" },
		{ "updates/2026-02.md",
		  "# F\n\n## Shorter wait\n\nStatus: on-track\n\nIt snowed.\n\n"
		  "## Next\n\nMore.\n" },
	};
	struct fixture *fixture = FIXTURE(files, "2026-03-10");
	const struct ll_report *report =
		&fixture_record(fixture, "updates/2026-02")->report[0];

	(void)state;
	assert_str(ll_str_trim(ll_md_words(&test_arena, report->first,
					   report->end)),
		   "It snowed.");
	assert_int_equal(report->line, 3);
}

/* "2026-01..2026-02 team" */
static const char *when(const char *path, const char *text)
{
	const char *files[][2] = {
		{ "teams/access.md", "# Access\n" },
		{ path, text },
	};
	struct fixture *fixture =
		fixture_make((const char *const(*)[2])files, 2, "2026-03-10");
	const struct ll_record *update = fixture_record(
		fixture, test_zero(ll_path_stem(ll_str_from(path))));

	return test_zero(ll_strf(
		&test_arena, "%s..%s %s",
		test_zero(ll_month_iso(&test_arena, update->month_first)),
		test_zero(ll_month_iso(&test_arena, update->month_last)),
		test_zero(update->team.text)));
}

static void months_and_team_come_from_metadata_or_path(void **state)
{
	static const char *const row[][3] = {
		{ "updates/2026-03.md", "# M\n", "2026-03..2026-03 " },
		{ "updates/2026-01,02.md", "# M\n", "2026-01..2026-02 " },
		{ "updates/2026-01,02-access.md", "# M\n",
		  "2026-01..2026-02 access" },
		{ "updates/2026-03/access.md", "# M\n",
		  "2026-03..2026-03 access" },
		{ "updates/2026-03/nobody.md", "# M\n", "2026-03..2026-03 " },
		{ "updates/access/2026-03.md", "# M\n",
		  "2026-03..2026-03 access" },
		{ "updates/2026/03.md", "# M\n", "2026-03..2026-03 " },
		{ "updates/2026-03-15-x.md", "# M\n", "2026-03..2026-03 " },
		{ "updates/spring.md",
		  "---\nmonths: [2026-03, 2026-05]\nteam: access\n---\n",
		  "2026-03..2026-05 access" },
		{ "updates/spring.md", "---\nmonth: 2026-03\n---\n",
		  "2026-03..2026-03 " },
		{ "updates/spring.md", "---\ndate: 2026-03-09\n---\n",
		  "2026-03..2026-03 " },
		{ "updates/news-2026-03.md", "# M\n", "2026-03..2026-03 " },
		{ "updates/spring.md", "# M\n", ".. " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(when(row[i][0], row[i][1]), row[i][2]);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(goals_in_the_metadata_are_reports),
	cmocka_unit_test(a_section_that_links_to_a_goal_is_a_report),
	cmocka_unit_test(a_section_with_a_goals_title_is_a_report),
	cmocka_unit_test(a_report_on_nothing_is_a_finding),
	cmocka_unit_test(a_status_of_the_whole_update_reports_on_no_goal),
	cmocka_unit_test(the_prose_of_a_section_is_kept_without_its_fields),
	cmocka_unit_test(months_and_team_come_from_metadata_or_path),
};

RUN(tests)
