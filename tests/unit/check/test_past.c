#include "history/fixture.h"

#include "check/check.h"

/* Rules that look at what was published. */

/* Landings are a day apart, from 15 November 2023 on. */
static const char *past_rules(struct past *past, const char *today)
{
	ll_date day = ll_date_parse(ll_str_from(today));
	struct ll_diags diags = { .arena = &test_arena };

	ll_org_resolve(&test_arena, &past->org, NULL);
	ll_org_derive(&test_arena, &past->org, day);
	ll_check_run(&(struct ll_check){ &past->org, &past->log, day, &diags,
					 NULL });
	ll_diags_sort(&diags);
	return fixture_findings(&diags);
}

#define GOAL(title, target)                                                    \
	"---\nowner: ana\ndue: 2023-12-01\nmetrics: [{id: w, name: Wait, "     \
	"baseline: 20, target: " target "}]\n---\n# " title "\n"

static void a_target_that_became_easier_has_a_reason(void **state)
{
	static const struct edit edits[] = {
		{ "Begin", "goals/2023/a.md", GOAL("A", "5") },
		{ NULL, "goals/2023/b.md", GOAL("B", "5") },
		{ NULL, "goals/2023/c.md", GOAL("C", "5") },
		{ "Nine will do", "goals/2023/a.md", GOAL("A", "9") },
		{ "Two", "goals/2023/b.md", GOAL("B", "2") },
		{ NULL, "meetings/2023-11-20-x.md",
		  "# Talk\n\n## Decisions\n\n- [c](../goals/2023/c.md): 9\n" },
		{ "Nine for c", "goals/2023/c.md", GOAL("C", "9") },
	};
	struct past *past = PAST(edits);

	(void)state;
	/* A house that never gives a reason in a trailer does so elsewhere. */
	assert_string_equal(past_rules(past, "2023-11-25"), "");
	past->log.info[0].reason_given = true;
	assert_string_equal(past_rules(past, "2023-11-25"),
			    "goals/2023/a.md:4 TARGET_EASED the target of "
			    "'Wait' became easier on 2023-11-16 without a "
			    "reason\n");
	past->log.info[1].reason_given = true;
	assert_string_equal(past_rules(past, "2023-11-25"), "");
}

#define UPDATE(status) "---\ngoals: {a: " status "}\n---\n# Update\n"

static void what_is_closed_is_not_reported_as_open_later(void **state)
{
	static const struct edit edits[] = {
		{ "Begin", "goals/2023/a.md", "---\nowner: ana\n---\n# A\n" },
		{ "End", "goals/2023/a.md",
		  "---\nowner: ana\nstatus: dropped\n---\n# A\n" },
		{ "Report", "updates/2023-12.md", UPDATE("at-risk") },
	};
	static const struct edit same_month[] = {
		{ "Begin", "goals/2023/a.md",
		  "---\nowner: ana\nstatus: dropped\n---\n# A\n" },
		{ "Report", "updates/2023-11.md", UPDATE("at-risk") },
	};

	(void)state;
	assert_string_equal(past_rules(PAST(edits), "2024-01-02"),
			    "updates/2023-12.md:2 CLOSED_REPORTED reports 'A' "
			    "as still open, after its own page had it "
			    "dropped\n");
	assert_string_equal(past_rules(PAST(same_month), "2024-01-02"), "");
}

static void a_report_is_not_older_than_its_goal(void **state)
{
	static const struct edit edits[] = {
		{ "Begin", "README.md", "Here we keep our goals.\n" },
		{ "Plan", "goals/2024/a.md", "---\nowner: ana\n---\n# A\n" },
		{ NULL, "updates/2023-10.md", UPDATE("on-track") },
		{ NULL, "updates/2023-11.md", UPDATE("on-track") },
	};
	static const struct edit imported[] = {
		{ "Begin", "goals/2024/a.md", "---\nowner: ana\n---\n# A\n" },
		{ NULL, "updates/2023-10.md", UPDATE("on-track") },
		{ NULL, "updates/2023-11.md", UPDATE("on-track") },
	};

	(void)state;
	/* In November it was there, if in another folder. */
	assert_string_equal(past_rules(PAST(edits), "2024-01-02"),
			    "updates/2023-10.md:2 REPORT_BEFORE_START reports "
			    "on 'A' for a month before it began on "
			    "2024-01-01\n");
	/* When it came is not known of what the first landing brought. */
	assert_string_equal(past_rules(PAST(imported), "2024-01-02"), "");
}

static void an_agreement_is_to_the_words_of_its_day(void **state)
{
	static const struct edit edits[] = {
		{ "Begin", "principles/a.md",
		  "---\nagreed_by:\n  - ana\n  - bo\n---\n# Ask\n\nAsk first "
		  "and act later.\n" },
		{ "Other words", "principles/a.md",
		  "---\nagreed_by:\n  - ana\n  - bo\n---\n# Ask\n\nAct first, "
		  "and tell everybody soon.\n" },
		{ "Agree anew", "principles/a.md",
		  "---\nagreed_by:\n  - ana\n  - bo: 2023-11-17\n---\n# Ask\n\n"
		  "Act first, and tell everybody soon.\n" },
	};

	(void)state;
	assert_string_equal(past_rules(PAST(edits), "2023-12-01"),
			    "principles/a.md:3 AGREED_EARLIER ana agreed to "
			    "earlier words of 'Ask'\n");
}

static void an_import_is_told_of_once(void **state)
{
	static const struct edit edits[] = {
		{ "Import", "lodeline.yml", "checks: {L608: {records: 1}}\n" },
		{ NULL, "a.md", "# A\n" },
		{ NULL, "b.md", "# B\n" },
		{ "More", "a.md", "# A\n\nWords.\n" },
	};
	static const struct edit grown[] = {
		{ "Begin", "lodeline.yml", "checks: {L608: {records: 1}}\n" },
		{ NULL, "a.md", "# A\n" },
		{ NULL, "b.md", "# B\n" },
		{ "More", "c.md", "# C\n" },
	};

	(void)state;
	assert_string_equal(past_rules(PAST(edits), "2023-12-01"),
			    ":0 BULK_IMPORT 2 records came in the first "
			    "landing, on 2023-11-15: where they are from is "
			    "not known\n");
	assert_string_equal(past_rules(PAST(grown), "2023-12-01"), "");
}

static void what_was_restricted_late_is_told_of(void **state)
{
	static const struct edit edits[] = {
		{ "Begin", "lodeline.yml", "audiences: [public, leaders]\n" },
		{ NULL, "a.md", "# A\n\nWords.\n" },
		{ NULL, "b.md", "---\naudience: leaders\n---\n# B\n" },
		{ "Restrict", "a.md",
		  "---\naudience: leaders\n---\n# A\n\nWords.\n" },
	};

	(void)state;
	assert_string_equal(past_rules(PAST(edits), "2023-12-01"),
			    "a.md:2 RESTRICTED_LATE more people could read "
			    "this until 2023-11-16: the repository keeps the "
			    "words\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_target_that_became_easier_has_a_reason),
	cmocka_unit_test(what_is_closed_is_not_reported_as_open_later),
	cmocka_unit_test(a_report_is_not_older_than_its_goal),
	cmocka_unit_test(an_agreement_is_to_the_words_of_its_day),
	cmocka_unit_test(an_import_is_told_of_once),
	cmocka_unit_test(what_was_restricted_late_is_told_of),
};

RUN(tests)
