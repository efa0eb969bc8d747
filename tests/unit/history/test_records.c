#include "history/fixture.h"

/* Records in lists and tables, through the versions of their file. */

#define RULE(more)                                                             \
	"sources:\n  - {files: OKR.md, kind: goal, records: " more "}\n"
#define HEAD "| KR | Owner | Now |\n|--|--|--|\n"

static void a_file_written_anew_each_quarter_keeps_its_past(void **state)
{
	static const struct edit edits[] = {
		{ "1", "lodeline.yml", RULE("table") },
		{ "2", "OKR.md",
		  "# OKRs Q1 2026\n\n" HEAD "| **Shorter wait** | @ann | |\n"
		  "| One line | @tom | 0.3 |\n| **Kinder letters** | @cy | |\n"
		  "| Fewer words | @cy | |\n" },
		{ "3", "OKR.md",
		  "# OKRs Q2 2026\n\n" HEAD "| **A van on Thursdays** | | |\n"
		  "| Find a driver | | |\n| **Shorter wait** | @ann | |\n"
		  "| One line | @tom | 1.0 |\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(
		past_of(past, "OKR#shorter-wait"),
		"2 created OKR.md\n"
		"3 fields OKR.md\n"
		"  moved period '2026q1' -> '2026q2'\n"
		"  key-result-done key-results.one-line 'open' -> 'done'\n"
		"  progress-reported key-results.one-line.current '0.3' -> "
		"'1.0'\n"
		"complete\n");
	assert_string_equal(past_of(past, "OKR#a-van-on-thursdays"),
			    "3 created OKR.md\ncomplete\n");
	assert_string_equal(past_gone(past),
			    "goal OKR#kinder-letters 'Kinder letters' 2026q1\n"
			    "2 created OKR.md\n3 deleted OKR.md\ncomplete\n");
}

static void an_objective_with_other_words_is_the_same_if_alike(void **state)
{
	static const struct edit edits[] = {
		{ "1", "lodeline.yml", RULE("list") },
		{ "2", "OKR.md",
		  "- O1: Answer all letters in ten days\n  - KR: A pool\n" },
		{ "3", "OKR.md",
		  "- O1: Answer all letters in five days\n  - KR: A pool\n" },
	};

	(void)state;
	assert_string_equal(
		past_of(PAST(edits), "OKR#answer-all-letters-in-five-days"),
		"2 created OKR.md\n3 wording OKR.md\n"
		"  retitled  'Answer all letters in ten days' -> "
		"'Answer all letters in five days'\ncomplete\n");
}

static void a_row_that_moves_to_another_section_has_a_status(void **state)
{
	static const struct edit edits[] = {
		{ "1", "lodeline.yml", RULE("list") },
		{ "2", "OKR.md",
		  "## In progress\n\n- Mend the roof\n- Write\n\n"
		  "## Completed\n\n- Paint\n" },
		{ "3", "OKR.md",
		  "## In progress\n\n- Write\n\n"
		  "## Completed\n\n- Paint\n- Mend the roof\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(
		past_of(past, "OKR#mend-the-roof"),
		"2 created OKR.md\n3 fields OKR.md\n"
		"  status-changed status 'In progress' -> 'Completed'\n"
		"complete\n");
	assert_string_equal(past_of(past, "OKR#write"),
			    "2 created OKR.md\ncomplete\n");
	assert_string_equal(past_gone(past), "");
}

/* Landing 2 is of 2023-11-16. */
static void old_versions_are_read_by_the_rule_of_their_day(void **state)
{
	static const struct edit edits[] = {
		{ "1", "lodeline.yml",
		  "sources:\n"
		  "  - {files: OKR.md, kind: goal, records: table, "
		  "until: 2023-11-16}\n"
		  "  - {files: OKR.md, kind: goal, records: list, "
		  "from: 2023-11-17}\n" },
		{ "2", "OKR.md", HEAD "| **Ship** | @ann | |\n" },
		{ "3", "OKR.md", "- O1: Ship (@tom)\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(past_of(past, "OKR#ship"),
			    "2 created OKR.md\n3 fields OKR.md\n"
			    "  reowned owner '@ann' -> '@tom'\ncomplete\n");
	assert_string_equal(past_gone(past), "");
}

static void a_file_that_stood_elsewhere_is_read_by_the_rule_there(void **state)
{
	static const struct edit edits[] = {
		{ "1", "lodeline.yml",
		  "sources:\n"
		  "  - {files: 'old/{fy}{quarter}.md', kind: goal, "
		  "columns: {owner: DRI}}\n"
		  "  - {files: '{year}/plan.md', kind: goal}\n" },
		{ "2", "old/FY24Q2.md", "# Ship\n\n- DRI: @ann\n\nWords.\n" },
		{ "3", "2024/plan.md", "# Ship\n\n- Owner: @ann\n\nWords.\n" },
		{ NULL, "old/FY24Q2.md", NULL },
	};

	(void)state;
	assert_string_equal(past_of(PAST(edits), "2024/plan"),
			    "2 created old/FY24Q2.md\n3 fields 2024/plan.md\n"
			    "  moved period 'FY24Q2' -> '2024'\n"
			    "  renamed  'old/FY24Q2.md' -> '2024/plan.md'\n"
			    "complete\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_file_written_anew_each_quarter_keeps_its_past),
	cmocka_unit_test(an_objective_with_other_words_is_the_same_if_alike),
	cmocka_unit_test(a_row_that_moves_to_another_section_has_a_status),
	cmocka_unit_test(old_versions_are_read_by_the_rule_of_their_day),
	cmocka_unit_test(a_file_that_stood_elsewhere_is_read_by_the_rule_there),
};

RUN(tests)
