#include <string.h>

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

/* The lines of @all that hold @name. */
static const char *only(const char *name, const char *all)
{
	static char text[2000];
	size_t n = 0;

	while (*all) {
		size_t len = strcspn(all, "\n") + 1;

		if (ll_str_find((ll_str){ all, len }, ll_str_from(name)) !=
		    LL_NPOS) {
			assert_true(n + len < sizeof(text));
			memcpy(text + n, all, len);
			n += len;
		}
		all += len;
	}
	text[n] = 0;
	return text;
}

static void an_empty_file_is_told_where_it_is_expected_to_speak(void **state)
{
	static const char *const files[][2] = {
		{ "meetings/2026-02-10-all.md", "" },
		{ "updates/2026-01.md", " \n\n" },
		{ "updates/2026-02.md", "No progress.\n" },
		{ "goals/2026/a.md", "\n" },
		{ "notes.md", "" },
	};

	(void)state;
	assert_string_equal(
		only(" FILE_EMPTY ", RULES(files, "2026-02-10")),
		"goals/2026/a.md:1 FILE_EMPTY the goal is an empty file\n"
		"meetings/2026-02-10-all.md:1 FILE_EMPTY the meeting is an "
		"empty file\n"
		"updates/2026-01.md:1 FILE_EMPTY the update is an empty "
		"file\n");
}

static void a_goal_without_a_title_is_called_after_its_file(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a-b.md", OWNED "---\nWhy.\n" },
		{ "goals/2026/c.md", OWNED "title: C\n---\nWhy.\n" },
		{ "goals/2026/d.md", OWNED "---\n## D\n" },
		{ "goals/2026/e.md", "" },
		{ "meetings/2026-02-10-all.md", "We met.\n" },
		{ "mission.md", "Everybody reads.\n" },
	};

	(void)state;
	assert_string_equal(
		only(" TITLE_MISSING ", RULES(files, "2026-02-10")),
		"goals/2026/a-b.md:1 TITLE_MISSING the goal has no title: it "
		"is called 'A b' after its file\n");
}

#define RESULTS "---\n# A\n\n## Key results\n\n"

static void key_results_say_how_they_stand(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/list.md", OWNED RESULTS "- One\n- Two\n" },
		{ "goals/2026/tasks.md", OWNED RESULTS "- [ ] One\n- Two\n" },
		{ "goals/2026/table.md", OWNED RESULTS
		  "| Key result | Owner |\n|--|--|\n| B | Ann |\n" },
		{ "goals/2026/state.md",
		  OWNED RESULTS "| Key result | Done |\n|--|--|\n| B | |\n" },
		{ "goals/2026/metric.md",
		  OWNED "metrics: [{id: x, baseline: 1, target: 3}]\n" RESULTS
			"- One\n" },
		{ "goals/2025/past.md", OWNED RESULTS "- One\n" },
		{ "goals/2026/done.md",
		  OWNED "status: done\n" RESULTS "- One\n" },
	};

	(void)state;
	assert_string_equal(
		only(" KEY_RESULTS_UNTOLD ", RULES(files, "2026-02-10")),
		"goals/2026/list.md:8 KEY_RESULTS_UNTOLD none of the key "
		"results of 'A' says how it stands\n"
		"goals/2026/table.md:10 KEY_RESULTS_UNTOLD none of the key "
		"results of 'A' says how it stands\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(two_of_a_period_do_not_share_a_title),
	cmocka_unit_test(a_period_is_that_of_the_folder_or_a_part_of_it),
	cmocka_unit_test(a_rule_of_the_settings_catches_a_file),
	cmocka_unit_test(
		a_link_in_another_case_is_told_with_the_name_of_the_file),
	cmocka_unit_test(an_empty_file_is_told_where_it_is_expected_to_speak),
	cmocka_unit_test(a_goal_without_a_title_is_called_after_its_file),
	cmocka_unit_test(key_results_say_how_they_stand),
	cmocka_unit_test(a_wider_page_does_not_link_to_a_restricted_one),
};

RUN(tests)
