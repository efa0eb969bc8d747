#include "model/fixture.h"

#include "check/check.h"

static const char *check(const char *const (*files)[2], size_t n)
{
	struct fixture *fixture = fixture_make(files, n, "2026-10-20");

	fixture->diags.n = 0;
	ll_check_run(&(struct ll_check){ &fixture->org, NULL,
					 ll_date_make(2026, 10, 20),
					 &fixture->diags, NULL });
	ll_diags_sort(&fixture->diags);
	return fixture_findings(&fixture->diags);
}

#define CHECK(files) check(files, sizeof(files) / sizeof(files[0]))
#define HEAD "question,group,role,responses,score,scale\n"

static void leaders_and_staff_who_differ_much_are_told(void **state)
{
	static const char *const files[][2] = {
		{ "pulse/2026-03.csv", HEAD "Old?,,leader,9,5,1-5\n"
					    "Old?,A,staff,9,1,1-5\n" },
		{ "pulse/2026-06.csv", HEAD "Old?,,leader,9,4,1-5\n"
					    "Old?,A,staff,9,4,1-5\n"
					    "Warm?,,leader,9,4.3,1-5\n"
					    "Warm?,A,staff,9,3.1,1-5\n"
					    "Close?,,leader,9,4,1-5\n"
					    "Close?,A,staff,9,3.1,1-5\n"
					    "Small?,,leader,4,5,1-5\n"
					    "Small?,A,staff,9,1,1-5\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files),
			    "pulse/2026-06.csv:4 PULSE_GAP leaders and staff "
			    "differ on 'Warm?': 4.3 and 3.1\n"
			    "pulse/2026-06.csv:8 PULSE_SMALL fewer than 5 "
			    "people: not shown by itself\n");
}

/* Nothing can be done about how people were grouped in an earlier survey. */
static void a_small_group_is_told_once_and_of_the_newest_survey(void **state)
{
	static const char *const files[][2] = {
		{ "pulse/2026-03.csv", HEAD "Warm?,A,staff,9,4.7,1-5\n"
					    "Warm?,B,staff,3,4.7,1-5\n" },
		{ "pulse/2026-06-boats.csv", HEAD "Warm?,B,staff,4,4.7,1-5\n"
						  "Near?,B,staff,4,4.7,1-5\n"
						  "Near?,C,staff,2,4.7,1-5\n" },
		{ "pulse/2026-06.csv", HEAD "Warm?,A,staff,5,4.7,1-5\n"
					    "Warm?,D,staff,1,4.7,1-5\n" },
	};

	(void)state;
	assert_string_equal(
		CHECK(files),
		"pulse/2026-06-boats.csv:2 PULSE_SMALL fewer than 5 people"
		": not shown by itself\n"
		"pulse/2026-06-boats.csv:4 PULSE_SMALL fewer than 5 people"
		": not shown by itself\n"
		"pulse/2026-06.csv:3 PULSE_SMALL fewer than 5 people"
		": not shown by itself\n");
}

/* Each of the two files may have readers of its own. */
static void a_gap_over_two_files_is_not_told(void **state)
{
	static const char *const files[][2] = {
		{ "pulse/2026-06-a.csv", HEAD "Warm?,,leader,9,5,1-5\n" },
		{ "pulse/2026-06-b.csv", HEAD "Warm?,A,staff,9,1,1-5\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files), "");
}

static void a_road_has_an_aim_five_to_seven_years_away(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "audiences: [staff, leaders]\n" },
		{ "roads/a.md", "---\nfor: a\naim: Lead by 2032\n---\n# A\n" },
		{ "roads/b.md", "---\nfor: a\naim: Lead by 2028\n---\n# B\n" },
		{ "roads/c.md", "---\nfor: a\naim: Lead\n---\n# C\n" },
		{ "roads/d.md", "---\nfor: a\n---\n# D\n" },
		{ "roads/e.md", "---\nfor: a\ndate: 2023-01-01\naim: Lead by "
				"2028\n---\n# E\n" },
		{ "roads/f.md", "---\naim: Lead by 2032\n---\n# F\n" },
		{ "roads/g.md", "---\nfor: a\naim: Lead by 2024\n---\n# G\n" },
	};

	(void)state;
	assert_string_equal(
		CHECK(files),
		"roads/b.md:5 ROAD_AIM_NEAR the aim of 'B' is 2 years away, "
		"not 5 to 7\n"
		"roads/c.md:5 ROAD_AIM_NEAR the aim of 'C' names no year\n"
		"roads/d.md:4 ROAD_NO_AIM the road 'D' has no aim\n"
		"roads/f.md:4 ROAD_WHOM the road 'F' does not say whom it is "
		"for\n"
		"roads/g.md:5 ROAD_AIM_NEAR the aim of 'G' lies in the past\n");
}

static void a_milestone_that_is_overdue_is_told(void **state)
{
	static const char *const files[][2] = {
		{ "roads/a.md", "---\nfor: a\naim: Lead by 2032\n---\n# A\n\n"
				"## Milestones\n\n"
				"- [ ] Late (due 2026-10-19)\n"
				"- [ ] Today (due 2026-10-20)\n"
				"- [x] Done (due 2026-01-01)\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files),
			    "roads/a.md:9 ROAD_OVERDUE milestone 'Late' was "
			    "due on 19 October 2026\n");
}

static void a_road_that_no_audience_can_see_is_told(void **state)
{
	static const char *const files[][2] = {
		{ "roads/a.md",
		  "---\nfor: \"@ana\"\naim: Lead by 2032\n---\n# A\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files),
			    "roads/a.md:5 ROAD_ALONE the road of one person is "
			    "left out of the site\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(leaders_and_staff_who_differ_much_are_told),
	cmocka_unit_test(a_small_group_is_told_once_and_of_the_newest_survey),
	cmocka_unit_test(a_gap_over_two_files_is_not_told),
	cmocka_unit_test(a_road_has_an_aim_five_to_seven_years_away),
	cmocka_unit_test(a_milestone_that_is_overdue_is_told),
	cmocka_unit_test(a_road_that_no_audience_can_see_is_told),
};

RUN(tests)
