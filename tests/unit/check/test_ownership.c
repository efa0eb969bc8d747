#include "check_fixture.h"

#define OWNED "---\nowner: ana\n"

static void who_has_left_owns_nothing_that_is_open(void **state)
{
	static const char *const files[][2] = {
		{ "people/ana.md", "# Ana Lima\n" },
		{ "people/zed.md",
		  "---\nleft: 2026-03-01\n---\n# Zed Black\n" },
		{ "people/may.md", "---\nleft: 2026-03-11\n---\n# May Day\n" },
		{ "teams/x.md", "---\nleader: zed\n---\n# Team X\n" },
		{ "goals/2025/old.md", "---\nowner: zed\n---\n# Old\n" },
		{ "goals/2026/a.md",
		  "---\nteam: x\nowner: [ana, zed]\n---\n# A\n\n"
		  "## Key results\n\n- [ ] First (@zed)\n- [x] Second (@zed)\n" },
		{ "goals/2026/b.md",
		  "---\nowner: zed\nstatus: done\n---\n# B\n" },
		{ "goals/2026/c.md", "---\nowner: may\n---\n# C\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "goals/2026/a.md:3 OWNER_LEFT Zed Black has left "
			    "and still owns goal 'A'\n"
			    "goals/2026/a.md:9 OWNER_LEFT Zed Black has left "
			    "and still owns key result 'First'\n"
			    "teams/x.md:2 OWNER_LEFT Zed Black has left and "
			    "still owns team 'Team X'\n");
}

static void
a_goal_of_many_owners_is_told_of_from_the_number_that_is_set(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks: {L211: {owners: 2}}\n" },
		{ "goals/2026/a.md", "---\nowner: [ana, bo]\n---\n# A\n" },
		{ "goals/2026/b.md",
		  "---\nstatus: on-track\nowner: [ana, bo, cy]\n---\n# B\n" },
		{ "goals/2026/c.md",
		  "---\nstatus: done\nowner: [ana, bo, cy]\n---\n# C\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"goals/2026/b.md:3 GOAL_SHARED goal 'B' has 3 owners\n");
}

static void one_person_has_many_open_goals_of_this_period(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks: {L212: {goals: 1}}\n" },
		{ "goals/2026/a.md", "---\nowner: \"@ana\"\n---\n# A\n" },
		{ "goals/2026/b.md", "---\nowner: Ana\n---\n# B\n" },
		{ "goals/2026/c.md",
		  "---\nowner: ana\nstatus: missed\n---\n# C\n" },
		{ "goals/2026/d.md", "---\nowner: bo\n---\n# D\n" },
		{ "goals/2025/d.md", "---\nowner: bo\n---\n# D\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"goals/2026/a.md:2 PERSON_LOADED @ana owns 2 open goals\n");
}

static void the_only_key_result_without_an_owner_is_named(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md",
		  OWNED "---\n# A\n\n## Key results\n\n- [x] One (@ana)\n"
			"- [ ] Two (@bo)\n- [ ] Three\n" },
		{ "goals/2026/b.md",
		  OWNED "---\n# B\n\n## Key results\n\n- [x] One (@ana)\n"
			"- [ ] Two (@bo)\n- [x] Three\n" },
		{ "goals/2026/c.md",
		  OWNED "---\n# C\n\n## Key results\n\n- [x] One (@ana)\n"
			"- [x] Two (@bo)\n- [ ] Three\n- [ ] Four\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "goals/2026/a.md:10 KEY_RESULT_UNOWNED key result "
			    "'Three' has no owner, as the others here have\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(who_has_left_owns_nothing_that_is_open),
	cmocka_unit_test(
		a_goal_of_many_owners_is_told_of_from_the_number_that_is_set),
	cmocka_unit_test(one_person_has_many_open_goals_of_this_period),
	cmocka_unit_test(the_only_key_result_without_an_owner_is_named),
};

RUN(tests)
