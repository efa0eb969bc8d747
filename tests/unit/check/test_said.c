#include "check_fixture.h"

#define WAIT                                                                            \
	{                                                                               \
		"goals/2026/wait.md",                                                   \
			"---\nowner: \"@tom\"\nstatus: at-risk\ndue: 2026-11-30\n---\n" \
			"# Wait\n"                                                      \
	}
#define ROOFS                                                                  \
	{                                                                      \
		"goals/2026/roofs.md",                                         \
			"---\nowner: \"@ana\"\nstatus: done\n---\n# Roofs\n"   \
	}

static void a_table_of_goals_says_what_the_goals_say(void **state)
{
	static const char *const files[][2] = {
		WAIT,
		ROOFS,
		{ "overview.md",
		  "# Overview\n\n| Goal | Owner | Status | Due |\n"
		  "|---|---|---|---|\n"
		  "| [Wait](goals/2026/wait.md) | @tom | At risk | 2026-11 |\n"
		  "| [Wait](goals/2026/wait.md) | @ana | on track | 2026-12-01 "
		  "|\n"
		  "| [Roofs](goals/2026/roofs.md) | Ana Lima | | soon |\n"
		  "| [Roofs](goals/2026/roofs.md) and "
		  "[Wait](goals/2026/wait.md) | @bo | missed | |\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"overview.md:6 SAID_OTHERWISE 'Wait' has the due day "
		"'2026-12-01' here, the goal itself says '2026-11-30'\n"
		"overview.md:6 SAID_OTHERWISE 'Wait' has the owner 'ana' here, "
		"the goal itself says 'tom'\n"
		"overview.md:6 SAID_OTHERWISE 'Wait' has the status 'on-track' "
		"here, the goal itself says 'at-risk'\n");
}

static void a_list_under_a_status_or_with_boxes_is_compared(void **state)
{
	static const char *const files[][2] = {
		WAIT,
		ROOFS,
		{ "README.md",
		  "# Us\n\n## Done\n\n- [Roofs](goals/2026/roofs.md)\n"
		  "- [Wait](goals/2026/wait.md)\n- see "
		  "[Wait](goals/2026/wait.md) for more\n\n"
		  "## This year\n\n- [ ] [Wait](goals/2026/wait.md) (@tom)\n"
		  "- [x] [Wait](goals/2026/wait.md)\n"
		  "- [Roofs](goals/2026/roofs.md), missed (@bo)\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"README.md:6 SAID_OTHERWISE 'Wait' has the status 'done' here, "
		"the goal itself says 'at-risk'\n"
		"README.md:12 SAID_OTHERWISE 'Wait' has the status 'done' "
		"here, the goal itself says 'at-risk'\n"
		"README.md:13 SAID_OTHERWISE 'Roofs' has the owner 'bo' here, "
		"the goal itself says 'ana'\n"
		"README.md:13 SAID_OTHERWISE 'Roofs' has the status 'missed' "
		"here, the goal itself says 'done'\n");
}

static void what_is_of_its_day_is_not_compared(void **state)
{
	static const char *const files[][2] = {
		WAIT,
		{ "reports/2026-02-01-board.md",
		  "# Board\n\n## Done\n\n- [Wait](../goals/2026/wait.md)\n" },
		{ "meetings/2026-02-01-x.md",
		  "# Talk\n\n## Done\n\n- [Wait](../goals/2026/wait.md)\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"), "");
}

static void either_the_goal_or_its_latest_update_may_be_repeated(void **state)
{
	static const char *const files[][2] = {
		WAIT,
		{ "updates/2026-02.md",
		  "---\ngoals: {wait: off-track}\n---\n# February\n" },
		{ "list.md",
		  "# List\n\n- [Wait](goals/2026/wait.md): off track\n"
		  "- [Wait](goals/2026/wait.md): at risk\n"
		  "- [Wait](goals/2026/wait.md): on track\n" },
		{ "lodeline.yml", "checks: {L416: off}\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"list.md:5 SAID_OTHERWISE 'Wait' has the status 'on-track' "
		"here, the goal itself says 'off-track'\n");
}

static void a_goal_does_not_contradict_itself(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/wait.md",
		  "---\nowner: \"@tom\"\ndue: 2026-11-30\n---\n# Wait\n\n"
		  "Words.\n\nOwner: @ana\n\nDue: 2026-11-30\n\nOwner: somebody soon\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "goals/2026/wait.md:9 SAID_OTHERWISE 'Wait' has "
			    "the owner 'ana' here, the goal itself says "
			    "'tom'\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_table_of_goals_says_what_the_goals_say),
	cmocka_unit_test(a_list_under_a_status_or_with_boxes_is_compared),
	cmocka_unit_test(what_is_of_its_day_is_not_compared),
	cmocka_unit_test(either_the_goal_or_its_latest_update_may_be_repeated),
	cmocka_unit_test(a_goal_does_not_contradict_itself),
};

RUN(tests)
