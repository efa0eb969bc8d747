#include "model/fixture.h"

static const char *const quiet = NULL;

/* The goal of goals/2026/g.md beside an update, or without one. */
static struct ll_record *goal_with(const char *meta, const char *update_path,
				   const char *update, const char *today)
{
	const char *files[][2] = {
		{ "goals/2026/g.md",
		  test_zero(
			  ll_strf(&test_arena, "---\n%s\n---\n# G\n", meta)) },
		{ update_path ? update_path : "notes.md",
		  update ? update : "# Notes\n" },
	};
	struct fixture *fixture =
		fixture_make((const char *const(*)[2])files, 2, today);

	return fixture_record(fixture, "goals/2026/g");
}

static struct ll_record *goal(const char *meta, const char *today)
{
	return goal_with(meta, quiet, quiet, today);
}

static const char *health(const struct ll_record *record)
{
	static const char *const why[] = { "",          " closed",
					   " silent",   " reported",
					   " progress", " not begun" };

	return test_zero(ll_strf(&test_arena, "%s%s",
				 test_zero(ll_health_word(record->health)),
				 why[record->health_why]));
}

#define METRIC "metrics: [{name: m, baseline: 0, target: 100, current: %d}]"

static const char *with_progress(int current)
{
	return test_zero(ll_strf(&test_arena, METRIC, current));
}

static void a_closed_status_comes_first(void **state)
{
	(void)state;
	assert_string_equal(health(goal("status: done", "2027-06-01")),
			    "done closed");
	assert_string_equal(health(goal("status: missed", "2026-06-01")),
			    "missed closed");
	assert_string_equal(health(goal("status: dropped", "2025-06-01")),
			    "dropped closed");
	assert_string_equal(
		health(goal_with("status: paused", "updates/2026-02.md",
				 "# F\n", "2026-12-01")),
		"paused closed");
	assert_string_equal(
		health(goal_with("status: on-track", "updates/2026-02.md",
				 "---\ngoals: {g: done}\n---\n", "2026-12-01")),
		"done reported");
}

static void what_has_not_begun_is_planned(void **state)
{
	(void)state;
	assert_string_equal(health(goal("owner: a", "2025-12-31")),
			    "planned not begun");
	assert_string_equal(health(goal("start: 2026-05-01", "2026-04-30")),
			    "planned not begun");
	assert_string_equal(health(goal("status: draft", "2026-05-01")),
			    "planned not begun");
	assert_string_equal(health(goal("status: proposed", "2026-05-01")),
			    "planned not begun");
}

static void silence_is_never_green(void **state)
{
	const char *update = "---\ngoals: {g: on-track}\n---\n# F\n";

	(void)state;
	assert_string_equal(health(goal_with("owner: a", "updates/2026-02.md",
					     update, "2026-04-14")),
			    "on-track reported");
	assert_string_equal(health(goal_with("owner: a", "updates/2026-02.md",
					     update, "2026-04-15")),
			    "stale silent");
	/* never reported on, while others are */
	assert_string_equal(
		health(goal_with("status: on-track", "updates/2026-02.md",
				 "# F\n", "2026-02-15")),
		"on-track reported");
	assert_string_equal(
		health(goal_with("status: on-track", "updates/2026-02.md",
				 "# F\n", "2026-02-16")),
		"stale silent");
	/* an organisation that never reports is not silent */
	assert_string_equal(health(goal("status: on-track", "2026-12-01")),
			    "on-track reported");
}

static void the_last_reported_status_comes_before_the_numbers(void **state)
{
	(void)state;
	assert_string_equal(
		health(goal_with(with_progress(0), "updates/2026-05.md",
				 "---\ngoals: {g: at-risk}\n---\n",
				 "2026-06-01")),
		"at-risk reported");
	assert_string_equal(
		health(goal_with("status: on-track", "updates/2026-05.md",
				 "---\ngoals: {g: off-track}\n---\n",
				 "2026-06-01")),
		"off-track reported");
	/* a report without a status leaves what the goal itself says */
	assert_string_equal(
		health(goal_with("status: at-risk", "updates/2026-05.md",
				 "---\ngoals: {g: {note: Fine}}\n---\n",
				 "2026-06-01")),
		"at-risk reported");
}

static void progress_against_time_is_the_last_resort(void **state)
{
	/* day 182 of 364: half is expected on 2 July */
	(void)state;
	assert_string_equal(health(goal(with_progress(40), "2026-07-02")),
			    "on-track progress");
	assert_string_equal(health(goal(with_progress(39), "2026-07-02")),
			    "at-risk progress");
	assert_string_equal(health(goal(with_progress(17), "2026-07-02")),
			    "at-risk progress");
	assert_string_equal(health(goal(with_progress(16), "2026-07-02")),
			    "off-track progress");
	assert_string_equal(health(goal("owner: a", "2026-07-02")), "unknown");
}

static void expected_is_the_share_of_the_time_that_has_passed(void **state)
{
	(void)state;
	assert_true(goal("owner: a", "2026-01-01")->expected.value == 0);
	assert_true(goal("owner: a", "2026-07-02")->expected.value == 0.5);
	assert_true(goal("owner: a", "2026-12-31")->expected.value == 1);
	assert_true(goal("owner: a", "2027-05-01")->expected.value == 1);
	assert_true(goal("owner: a", "2025-05-01")->expected.value == 0);
	assert_true(goal("start: 2026-03-01\ndue: 2026-03-05", "2026-03-02")
			    ->expected.value == 0.25);
	assert_false(goal("start: 2026-05-01\ndue: 2026-03-05", "2026-03-02")
			     ->expected.known);
}

static void the_latest_reading_is_current(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/g.md",
		  "---\nmetrics: [{name: m, baseline: 0, target: 10, current: "
		  "1}]\n---\n# G\n" },
		{ "updates/2026-03-a.md",
		  "---\ngoals: {g: {value: 5}}\n---\n" },
		{ "updates/2026-01,02.md",
		  "---\ngoals: {g: {values: {M: 4, other: 9}}}\n---\n" },
		{ "updates/late.md",
		  "---\ndate: 2026-01-20\ngoals: {g: {value: 3}}\n---\n" },
	};
	struct fixture *fixture = FIXTURE(files, "2026-04-10");
	const struct ll_metric *metric =
		fixture_record(fixture, "goals/2026/g")->metric;

	(void)state;
	assert_int_equal(metric->nreadings, 3);
	assert_true(metric->reading[0].value == 4 ||
		    metric->reading[0].value == 3);
	assert_str(ll_date_iso(&test_arena, metric->reading[0].date),
		   "2026-01-31");
	assert_true(metric->reading[0].value == 3);
	assert_str(ll_date_iso(&test_arena, metric->reading[1].date),
		   "2026-02-28");
	assert_true(metric->reading[1].value == 4);
	assert_str(ll_month_iso(&test_arena, metric->reading[2].month),
		   "2026-03");
	assert_true(metric->current.value == 5);
	assert_true(metric->written.value == 1);
}

static double progress(const char *text)
{
	const char *files[][2] = {
		{ "goals/2026/g.md", text },
		{ "goals/2026/a.md",
		  "---\nsupports: g\nweight: 3\nmetrics: [{name: m, baseline: "
		  "0, target: 10, current: 10}]\n---\n# A\n" },
		{ "goals/2026/b.md",
		  "---\nsupports: g\nmetrics: [{name: m, baseline: 0, target: "
		  "10, current: 2}]\n---\n# B\n" },
		{ "goals/2026/c.md",
		  "---\nsupports: g\nstatus: dropped\nmetrics: [{name: m, "
		  "baseline: 0, target: 10, current: 0}]\n---\n# C\n" },
		{ "goals/2026/d.md", "---\nsupports: g\n---\n# D\n" },
	};
	struct fixture *fixture =
		fixture_make((const char *const(*)[2])files, 5, "2026-04-10");
	ll_number number = fixture_record(fixture, "goals/2026/g")->progress;

	return number.known ? number.value : -1;
}

static void progress_is_the_weighted_mean_of_what_a_goal_has(void **state)
{
	(void)state;
	assert_float_equal(
		progress("---\nmetrics:\n"
			 "  - {name: a, baseline: 0, target: 10, current: 4}\n"
			 "  - {name: b, baseline: 0, target: 10, current: 30, "
			 "weight: 2}\n"
			 "  - {name: c, baseline: 0, target: 10}\n---\n# G\n\n"
			 "## Key results\n\n- [x] x\n- [ ] y\n- ~~z~~\n"),
		(0.4 + 2 * 1 + 0.5) / 4, 1e-9);
	assert_float_equal(progress("---\nmetrics: [{name: a, baseline: 0, "
				    "target: 10, current: -5}]\n---\n# G\n"),
			   0, 1e-9);
}

static void else_it_is_the_mean_of_its_children(void **state)
{
	(void)state;
	assert_float_equal(progress("# G\n"), (3 * 1 + 0.2) / 4, 1e-9);
}

static void a_list_that_tracks_nothing_is_no_measure(void **state)
{
	(void)state;
	assert_float_equal(progress("# G\n\nWhy.\n\n## Milestones\n\n- a\n"
				    "- b\n"),
			   (3 * 1 + 0.2) / 4, 1e-9);
	assert_float_equal(progress("# G\n\nWhy.\n\n## Milestones\n\n- [x] a\n"
				    "- b\n"),
			   0.5, 1e-9);
}

static void a_circle_does_not_hang_and_keeps_what_is_known(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "---\nsupports: b\n---\n# A\n" },
		{ "goals/2026/b.md",
		  "---\nsupports: a\nmetrics: [{name: m, baseline: 0, target: "
		  "10, current: 5}]\n---\n# B\n" },
		{ "goals/2026/c.md", "---\nsupports: c\n---\n# C\n" },
	};
	struct fixture *fixture = FIXTURE(files, "2026-04-10");

	(void)state;
	assert_float_equal(
		fixture_record(fixture, "goals/2026/a")->progress.value, 0.5,
		1e-9);
	assert_false(fixture_record(fixture, "goals/2026/c")->progress.known);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_closed_status_comes_first),
	cmocka_unit_test(what_has_not_begun_is_planned),
	cmocka_unit_test(silence_is_never_green),
	cmocka_unit_test(the_last_reported_status_comes_before_the_numbers),
	cmocka_unit_test(progress_against_time_is_the_last_resort),
	cmocka_unit_test(expected_is_the_share_of_the_time_that_has_passed),
	cmocka_unit_test(the_latest_reading_is_current),
	cmocka_unit_test(progress_is_the_weighted_mean_of_what_a_goal_has),
	cmocka_unit_test(else_it_is_the_mean_of_its_children),
	cmocka_unit_test(a_list_that_tracks_nothing_is_no_measure),
	cmocka_unit_test(a_circle_does_not_hang_and_keeps_what_is_known),
};

RUN(tests)
