#include "check_fixture.h"

#define OWNED "---\nowner: ana\n"

static void two_of_a_period_do_not_share_a_title(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2025/a.md", OWNED "status: done\n---\n# Wait\n" },
		{ "goals/2026/a.md", OWNED "---\n# Wait\n" },
		{ "goals/2026/b.md", OWNED "---\n# wait\n" },
		{ "wait.md", "# Wait\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"goals/2026/b.md:4 TITLE_SHARED the title 'wait' is "
		"also that of goals/2026/a.md:4\n");
}

static void a_period_is_that_of_the_folder_or_a_part_of_it(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", OWNED "period: 2026q3\n---\n# A\n" },
		{ "goals/2026/b.md", OWNED "period: 2025\n---\n# B\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "goals/2026/b.md:3 PERIOD_DIFFERS the period is "
			    "'2025', and the folder is that of '2026'\n");
}

static void a_rule_of_the_settings_catches_a_file(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml",
		  "sources:\n  - files: okr/**\n    kind: goal\n"
		  "  - files: okr/old/**\n    kind: none\n"
		  "  - files: later/**\n    kind: goal\n    from: 2027-01-01\n"
		  "  - {files: x.png, kind: none}\n" },
		{ "okr/old/a.md", OWNED "---\n# A\n" },
		{ "x.png", "" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "lodeline.yml:4 SOURCE_UNUSED the rule for "
			    "'okr/old/**' catches no file\n");
}

static void
a_link_in_another_case_is_told_with_the_name_of_the_file(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/Wait.md", OWNED "---\n# Wait\n" },
		{ "teams/a.md", "# A\n\n[w](../Goals/2026/wait.md#x) "
				"[v](../goals/2026/vait.md)\n" },
	};
	struct fixture *fixture = FIXTURE(files, "2026-03-10");

	(void)state;
	assert_string_equal(
		fixture_findings(&fixture->diags),
		"teams/a.md:3 LINK_BROKEN link to '../goals/2026/vait.md', "
		"which does not exist\n"
		"teams/a.md:3 LINK_CASE link to '../Goals/2026/wait.md#x', "
		"which is called '../goals/2026/Wait.md'\n");
}

static void a_wider_page_does_not_link_to_a_restricted_one(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "audiences: [public, staff, leaders]\n" },
		{ "plan.md", "---\naudience: leaders\n---\n# Plan\n\n"
			     "[x](staff.md)\n" },
		{ "staff.md", "---\naudience: staff\n---\n# Staff\n\n"
			      "[x](plan.md) [y](README.md)\n" },
		{ "README.md", "# Us\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "staff.md:6 LINK_RESTRICTED links to 'plan', which "
			    "only 'leaders' may see\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(two_of_a_period_do_not_share_a_title),
	cmocka_unit_test(a_period_is_that_of_the_folder_or_a_part_of_it),
	cmocka_unit_test(a_rule_of_the_settings_catches_a_file),
	cmocka_unit_test(
		a_link_in_another_case_is_told_with_the_name_of_the_file),
	cmocka_unit_test(a_wider_page_does_not_link_to_a_restricted_one),
};

RUN(tests)
