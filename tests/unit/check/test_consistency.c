#include "check_fixture.h"

#define OWNED "---\nowner: ana\n"

static void days_of_a_goal_do_not_contradict_each_other(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks: {L405: {grace: 10}, L212: off}\n" },
		{ "goals/2026/a.md", OWNED "due: 2027-01-10\n---\n# A\n" },
		{ "goals/2026/b.md", OWNED "due: 2027-01-11\n---\n# B\n" },
		{ "goals/2026/c.md", OWNED "due: 2025-12-31\n---\n# C\n" },
		{ "goals/2026/d.md",
		  OWNED "start: 2026-05-02\ndue: 2026-05-01\n---\n# D\n" },
		{ "goals/2026/e.md",
		  OWNED "start: 2026-05-01\ndue: 2026-05-01\n---\n# E\n" },
		{ "goals/2026/f.md",
		  OWNED "supports: e\ndue: 2026-05-02\n---\n# F\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"goals/2026/b.md:3 DUE_OUTSIDE due 2027-01-11, which is "
		"outside 2026\n"
		"goals/2026/c.md:3 DUE_OUTSIDE due 2025-12-31, which is "
		"outside 2026\n"
		"goals/2026/d.md:3 START_AFTER_DUE starts on 2026-05-02, after "
		"it is due on 2026-05-01\n"
		"goals/2026/f.md:4 DUE_AFTER_PARENT due after the goal it "
		"supports: 'E' is due on 2026-05-01\n");
}

static void a_goal_is_closed_or_continued_when_its_period_is_over(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2025/a.md", OWNED "status: at-risk\n---\n# Alpha\n" },
		{ "goals/2025/b.md", OWNED "status: done\n---\n# Beta\n" },
		{ "goals/2025/c.md", OWNED "---\n# Gamma\n" },
		{ "goals/2025/d.md", OWNED "status: on-track\n---\n# Delta\n" },
		{ "goals/2026/d.md", OWNED "status: on-track\n---\n# Delta\n" },
		{ "goals/2025/e.md",
		  OWNED "status: on-track\ndue: 2026-12-01\n---\n# Eps\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-02-14"),
			    "goals/2025/e.md:4 DUE_OUTSIDE due 2026-12-01, "
			    "which is outside 2025\n");
	assert_string_equal(RULES(files, "2026-02-15"),
			    "goals/2025/a.md:3 OPEN_AFTER_PERIOD goal 'Alpha' "
			    "is still at-risk, and 2025 is over\n"
			    "goals/2025/e.md:4 DUE_OUTSIDE due 2026-12-01, "
			    "which is outside 2025\n");
}

#define METRIC(numbers) "metrics: [{id: m, name: Wait, " numbers "}]\n"

static void what_is_said_of_a_goal_fits_its_numbers(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/away.md",
		  OWNED METRIC("baseline: 10, target: 5") "---\n# Away\n" },
		{ "goals/2026/behind.md",
		  OWNED METRIC("baseline: 0, target: 10") "---\n# Behind\n" },
		{ "goals/2026/flat.md",
		  OWNED METRIC("baseline: 7, target: 7") "---\n# Flat\n" },
		{ "goals/2026/short.md",
		  OWNED METRIC("baseline: 0, target: 10") "---\n# Short\n" },
		{ "goals/2026/told.md",
		  OWNED METRIC("baseline: 0, target: 10") "---\n# Told\n" },
		{ "updates/2026-06.md",
		  "---\ngoals:\n  away: {status: on-track, value: 12}\n"
		  "  behind: {status: on-track, value: 1}\n"
		  "  short: {status: done, value: 8}\n"
		  "  told: {status: done, value: 8, note: enough}\n"
		  "  flat: {value: 7}\n---\n# June\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-07-02"),
		"goals/2026/flat.md:3 METRIC_FLAT 'Wait' begins and ends at 7: "
		"there is no way to go\n"
		"updates/2026-06.md:3 VALUE_AWAY 'Wait' stands at 12, on the "
		"far side of where it began, and the goal is said to be well\n"
		"updates/2026-06.md:3 PROGRESS_BEHIND 'Away' is said to be on "
		"track, with 0 % of the way at 50 % of the time\n"
		"updates/2026-06.md:4 PROGRESS_BEHIND 'Behind' is said to be "
		"on track, with 10 % of the way at 50 % of the time\n"
		"updates/2026-06.md:5 DONE_SHORT 'Short' is said to be done, "
		"with 80 % of what it set out to do\n");
}

static void a_goal_that_is_said_to_be_off_track_may_be_so(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/away.md",
		  OWNED METRIC("baseline: 10, target: 5") "---\n# Away\n" },
		{ "updates/2026-06.md",
		  "---\ngoals:\n  away: {status: at-risk, value: 12}\n"
		  "---\n# June\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-07-02"), "");
}

static void a_goal_and_its_latest_update_say_the_same(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md",
		  OWNED "status: on-track\n" METRIC(
			  "baseline: 9, target: 5, current: 8") "---\n# A\n" },
		{ "goals/2026/b.md",
		  OWNED "status: on-track\n" METRIC(
			  "baseline: 9, target: 5, current: 7") "---\n# B\n" },
		{ "updates/2026-02.md",
		  "---\ndate: 2026-01-31\ngoals:\n"
		  "  a: {status: at-risk, value: 7}\n"
		  "  b: {status: on-track, value: 7}\n---\n# February\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-02"),
		"goals/2026/a.md:3 STATUS_STALE the status here is 'on-track', "
		"and 'at-risk' in the update for February 2026; the update is "
		"shown\n"
		"goals/2026/a.md:4 CURRENT_STALE says it stands at 8, the "
		"latest update says 7\n"
		"updates/2026-02.md:2 UPDATE_EARLY dated 2026-01-31, before "
		"February 2026, of which it speaks, began\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(days_of_a_goal_do_not_contradict_each_other),
	cmocka_unit_test(a_goal_is_closed_or_continued_when_its_period_is_over),
	cmocka_unit_test(what_is_said_of_a_goal_fits_its_numbers),
	cmocka_unit_test(a_goal_that_is_said_to_be_off_track_may_be_so),
	cmocka_unit_test(a_goal_and_its_latest_update_say_the_same),
};

RUN(tests)
