#include "model/fixture.h"

#include "check/check.h"

static const char *check(const char *const (*files)[2], size_t n)
{
	struct fixture *fixture = fixture_make(files, n, "2026-03-10");

	assert_string_equal(fixture_findings(&fixture->diags), "");
	ll_check_run(&(struct ll_check){ &fixture->org, NULL,
					 ll_date_make(2026, 3, 10),
					 &fixture->diags, NULL });
	ll_diags_sort(&fixture->diags);
	return fixture_findings(&fixture->diags);
}

#define CHECK(files) check(files, sizeof(files) / sizeof(files[0]))

static void an_open_goal_needs_an_owner(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "# Shorter wait\n" },
		{ "goals/2026/b.md", "---\nowner: \"@tom\"\n---\n# B\n" },
		{ "goals/2026/c.md", "---\nstatus: done\n---\n# C\n" },
		{ "goals/2026/d.md", "---\nowner: TBD\n---\n\n# D\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files),
			    "goals/2026/a.md:1 GOAL_UNOWNED goal 'Shorter "
			    "wait' has no owner\n"
			    "goals/2026/d.md:5 GOAL_UNOWNED goal 'D' has no "
			    "owner\n");
}

static void a_goal_supports_something_where_there_is_something(void **state)
{
	static const char *const without[][2] = {
		{ "goals/2026/a.md", "---\nowner: \"@a\"\n---\n# A\n" },
	};
	static const char *const with[][2] = {
		{ "strategy/speed.md", "# Speed\n" },
		{ "goals/2026/a.md", "---\nowner: \"@a\"\n---\n# A\n" },
		{ "goals/2026/b.md",
		  "---\nowner: \"@a\"\nsupports: a\n---\n# B\n" },
	};

	(void)state;
	assert_string_equal(CHECK(without), "");
	assert_string_equal(CHECK(with),
			    "goals/2026/a.md:4 SUPPORTS_NOTHING goal 'A' "
			    "supports no pillar, value or other goal\n");
}

static void a_circle_of_supports_is_told_once(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md",
		  "---\nowner: \"@a\"\nsupports: b\n---\n# A\n" },
		{ "goals/2026/b.md",
		  "---\nowner: \"@a\"\nsupports: [c, d]\n---\n# B\n" },
		{ "goals/2026/c.md",
		  "---\nowner: \"@a\"\nsupports:\n  - a\n---\n# C\n" },
		{ "goals/2026/d.md",
		  "---\nowner: \"@a\"\nsupports: e\n---\n# D\n" },
		{ "goals/2026/e.md",
		  "---\nowner: \"@a\"\nsupports: e\n---\n# E\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files),
			    "goals/2026/c.md:4 SUPPORTS_CYCLE 'C' supports "
			    "itself by way of goals/2026/a, goals/2026/b, "
			    "goals/2026/c\n"
			    "goals/2026/e.md:3 SUPPORTS_CYCLE 'E' supports "
			    "itself by way of goals/2026/e\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(an_open_goal_needs_an_owner),
	cmocka_unit_test(a_goal_supports_something_where_there_is_something),
	cmocka_unit_test(a_circle_of_supports_is_told_once),
};

RUN(tests)
