#include "model/fixture.h"

#include "history/workshop.h"

static struct fixture *house; /* of the last workshop_of() */

#define DAY "meetings/2026-01-10-day"

static struct ll_workshop workshop_of(const char *const (*files)[2],
				      size_t nfiles)
{
	const struct ll_record *meeting;

	house = fixture_make(files, nfiles, "2026-06-30");
	meeting = fixture_record(house, DAY);
	return ll_workshop_make(&test_arena, &house->org,
				(size_t)(meeting - house->org.record));
}

#define WORKSHOP(files) workshop_of(files, sizeof(files) / sizeof(files[0]))

/* A letter for each step that is there: Purpose, Question ... Follow-up. */
static const char *steps(const struct ll_workshop *made)
{
	static const char letter[] = "PQRSTCAF";
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < LL_NSTEPS; i++) {
		ll_buf_add_char(&buf, made->there[i] ? letter[i] : '-');
	}
	return test_zero(ll_buf_str(&buf));
}

static const char *answer_of(const struct ll_workshop *made)
{
	return made->answer == LL_NO_RECORD
		       ? "none"
		       : test_zero(house->org.record[made->answer].id);
}

static void the_kind_of_a_meeting_is_read_without_case_and_dashes(void **state)
{
	static const char *const files[][2] = {
		{ "meetings/2026-01-01-a.md",
		  "---\nkind: Follow-up\n---\n# A\n" },
		{ "meetings/2026-01-02-b.md",
		  "---\nkind: follow up\n---\n# B\n" },
		{ "meetings/2026-01-03-c.md",
		  "---\nkind: followups\n---\n# C\n" },
		{ "notes.md", "---\nkind: follow-up\n---\n# Notes\n" },
	};

	(void)state;
	house = FIXTURE(files, "2026-06-30");
	assert_true(ll_meeting_is(
		fixture_record(house, "meetings/2026-01-01-a"), "follow-up"));
	assert_true(ll_meeting_is(
		fixture_record(house, "meetings/2026-01-02-b"), "followup"));
	assert_false(ll_meeting_is(
		fixture_record(house, "meetings/2026-01-03-c"), "follow-up"));
	assert_false(
		ll_meeting_is(fixture_record(house, "notes"), "follow-up"));
}

static void steps_are_headings_one_of_whose_words_begins_so(void **state)
{
	static const char *const files[][2] = {
		{ DAY ".md", "---\nkind: workshop\n---\n# Day\n\n"
			     "## Our questions\n\n## What was shared\n\n"
			     "### Three themes\n\n## No responsibility\n\n"
			     "## Reshaping the purposeful\n\n"
			     "The agreement was easy.\n" },
	};
	struct ll_workshop made = WORKSHOP(files);

	(void)state;
	assert_string_equal(steps(&made), "PQ-ST---");
	assert_non_null(made.heading[LL_STEP_SHARING]);
	assert_null(made.heading[LL_STEP_AGREEMENT]);
}

static void a_workshop_of_no_words_has_no_step(void **state)
{
	static const char *const files[][2] = {
		{ DAY ".md", "---\nkind: workshop\n---\n# Day\n" },
	};
	struct ll_workshop made = WORKSHOP(files);

	(void)state;
	assert_string_equal(steps(&made), "--------");
	assert_int_equal(made.nprinciples, 0);
	assert_string_equal(answer_of(&made), "none");
}

static void purpose_and_follow_up_may_stand_in_the_metadata(void **state)
{
	static const char *const files[][2] = {
		{ DAY ".md", "---\nkind: workshop\npurpose: To agree\n"
			     "follow_up: 2026-02-20\n---\n# Day\n" },
	};
	struct ll_workshop made = WORKSHOP(files);

	(void)state;
	assert_string_equal(steps(&made), "P------F");
	assert_null(made.heading[LL_STEP_PURPOSE]);
}

static void principles_say_where_they_came_from_or_a_decision_does(void **state)
{
	static const char *const files[][2] = {
		{ DAY ".md", "---\nkind: workshop\n---\n# Day\n\n"
			     "See [c](../principles/c.md).\n\n"
			     "## Decisions\n\n"
			     "- We keep [it](../principles/b.md)\n" },
		{ "people/ann.md", "# Ann\n" },
		{ "principles/a.md", "---\nfrom: meetings/2026-01-10-day\n"
				     "agreed_by: [ann]\n---\n# A\n" },
		{ "principles/b.md", "# B\n" },
		{ "principles/c.md", "# C\n" },
	};
	struct ll_workshop made = WORKSHOP(files);

	(void)state;
	assert_string_equal(steps(&made), "-----CA-");
	assert_int_equal(made.nprinciples, 2);
	assert_int_equal(made.nsigned, 1);
	assert_string_equal(test_zero(house->org.record[made.principle[0]].id),
			    "principles/a");
	assert_string_equal(test_zero(house->org.record[made.principle[1]].id),
			    "principles/b");
}

static void the_first_meeting_that_follows_is_the_answer(void **state)
{
	static const char *const files[][2] = {
		{ DAY ".md", "---\nkind: workshop\n---\n# Day\n" },
		{ "meetings/2026-02-01-kind.md",
		  "---\nkind: follow-up\n---\n# Of some other\n" },
		{ "meetings/2026-03-01-late.md",
		  "---\nfollows: meetings/2026-01-10-day\n---\n# Late\n" },
		{ "meetings/2026-02-20-first.md",
		  "---\nfollows: meetings/2026-01-10-day\n---\n# First\n" },
	};
	struct ll_workshop made = WORKSHOP(files);

	(void)state;
	assert_string_equal(answer_of(&made), "meetings/2026-02-20-first");
	assert_string_equal(steps(&made), "-------F");
}

static void else_the_first_later_follow_up_that_follows_no_other(void **state)
{
	static const char *const files[][2] = {
		{ DAY ".md", "---\nkind: workshop\n---\n# Day\n" },
		{ "meetings/2025-12-01-before.md",
		  "---\nkind: follow-up\n---\n# Before\n" },
		{ "meetings/2026-01-20-other.md",
		  "---\nkind: follow-up\n"
		  "follows: meetings/2025-12-01-before\n---\n# Other\n" },
		{ "meetings/2026-03-01-second.md",
		  "---\nkind: follow-up\n---\n# Second\n" },
		{ "meetings/2026-02-01-check.md",
		  "---\nkind: check-in\n---\n# Check-in\n" },
		{ "meetings/2026-02-20-first.md",
		  "---\nkind: follow-up\n---\n# First\n" },
	};
	struct ll_workshop made = WORKSHOP(files);

	(void)state;
	assert_string_equal(answer_of(&made), "meetings/2026-02-20-first");
}

static const char *follow_up_day(const char *path, const char *text)
{
	const char *const files[][2] = { { path, text } };
	ll_date day;

	house = FIXTURE(files, "2026-06-30");
	day = ll_follow_up_day(&house->org.record[0]);
	return day.n ? test_zero(ll_date_iso(&test_arena, day)) : "none";
}

static void a_workshop_is_followed_up_six_weeks_later(void **state)
{
	(void)state;
	assert_string_equal(
		follow_up_day(DAY ".md", "---\nkind: Workshop\n---\n# Day\n"),
		"2026-02-21");
	assert_string_equal(
		follow_up_day(DAY ".md", "---\nkind: workshop\n"
					 "follow_up: 2026-05-01\n---\n# Day\n"),
		"2026-05-01");
}

static void no_day_is_made_up_for_other_meetings_or_without_a_date(void **state)
{
	(void)state;
	assert_string_equal(
		follow_up_day(DAY ".md", "---\nkind: check-in\n---\n# Day\n"),
		"none");
	assert_string_equal(follow_up_day("meetings/day.md",
					  "---\nkind: workshop\n---\n# Day\n"),
			    "none");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_kind_of_a_meeting_is_read_without_case_and_dashes),
	cmocka_unit_test(steps_are_headings_one_of_whose_words_begins_so),
	cmocka_unit_test(a_workshop_of_no_words_has_no_step),
	cmocka_unit_test(purpose_and_follow_up_may_stand_in_the_metadata),
	cmocka_unit_test(
		principles_say_where_they_came_from_or_a_decision_does),
	cmocka_unit_test(the_first_meeting_that_follows_is_the_answer),
	cmocka_unit_test(else_the_first_later_follow_up_that_follows_no_other),
	cmocka_unit_test(a_workshop_is_followed_up_six_weeks_later),
	cmocka_unit_test(
		no_day_is_made_up_for_other_meetings_or_without_a_date),
};

RUN(tests)
