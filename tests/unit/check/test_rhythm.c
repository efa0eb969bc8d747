#include "model/fixture.h"

#include <string.h>

#include "check/check.h"
#include "history/log.h"

/* Findings of rhythm on @today; what @path holds landed on @landed. */
static const char *found(const char *const (*files)[2], size_t n,
			 const char *today, const char *path,
			 const char *landed)
{
	struct fixture *fixture = fixture_make(files, n, today);
	struct ll_diags diags = { .arena = &test_arena };
	struct ll_landing landing = { .nchanges = 0 };
	struct ll_landing_info info[] = { { .landing = &landing },
					  { .landing = &landing } };
	struct ll_change change = { .class = LL_CLASS_CREATED, .landing = 1 };
	struct ll_log log = { .info = info, .ninfos = 2 };
	struct ll_check check = { &fixture->org, &log,
				  ll_date_parse(ll_str_from(today)), &diags,
				  NULL };

	assert_string_equal(fixture_findings(&fixture->diags), "");
	log.ntimelines = fixture->org.nrecords;
	log.timeline = LL_NEW(&test_arena, struct ll_timeline, log.ntimelines);
	for (size_t i = 0; path && i < fixture->org.nrecords; i++) {
		if (ll_str_is(fixture->org.record[i].path, path)) {
			log.timeline[i].change = &change;
			log.timeline[i].nchanges = 1;
			log.timeline[i].complete = true;
		}
	}
	landing.commit.time = ll_time_of_date(
		ll_date_parse(ll_str_from(landed ? landed : today)));
	ll_rules_rhythm(&check);
	ll_diags_sort(&diags);
	return fixture_findings(&diags);
}

#define FOUND(files, today)                                                    \
	found(files, sizeof(files) / sizeof(files[0]), today, NULL, NULL)
#define FOUND_AFTER(files, today, path, landed)                                \
	found(files, sizeof(files) / sizeof(files[0]), today, path, landed)

static void a_team_that_fell_silent_is_told_once(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "# Boats\n" },
		{ "updates/2026-01/x.md", "---\nteam: x\n---\n# X\n" },
	};

	(void)state;
	assert_string_equal(FOUND(files, "2026-03-14"), "");
	assert_string_equal(FOUND(files, "2026-03-15"),
			    "teams/x.md:1 UPDATE_MISSING no update of 'Boats' "
			    "for February 2026\n");
	assert_string_equal(FOUND(files, "2026-05-15"),
			    "teams/x.md:1 UPDATE_MISSING no update of 'Boats' "
			    "for April 2026, nor for the 2 before\n");
}

static void a_silence_that_ended_is_no_gap_any_more(void **state)
{
	static const char *const files[][2] = {
		{ "teams/x.md", "# Boats\n" },
		{ "updates/2026-01/x.md", "---\nteam: x\n---\n# X\n" },
		{ "updates/2026-04/x.md", "---\nteam: x\n---\n# X\n" },
	};

	(void)state;
	assert_string_equal(FOUND(files, "2026-05-10"), "");
}

static void an_update_that_came_long_after_is_told_while_it_is_new(void **state)
{
	static const char *const files[][2] = {
		{ "updates/2026-01.md", "# All\n" },
		{ "updates/2026-02.md", "# All\n" },
		{ "updates/2026-03.md", "# All\n" },
		{ "updates/2026-04.md", "# All\n" },
		{ "updates/2026-05.md", "# All\n" },
	};

	(void)state;
	assert_string_equal(FOUND_AFTER(files, "2026-05-10",
					"updates/2026-03.md", "2026-04-30"),
			    "");
	assert_string_equal(FOUND_AFTER(files, "2026-05-10",
					"updates/2026-03.md", "2026-05-01"),
			    "updates/2026-03.md:1 UPDATE_LATE 'All' came 31 "
			    "days after the last month it speaks of\n");
	assert_string_equal(FOUND_AFTER(files, "2026-05-10",
					"updates/2026-01.md", "2026-05-01"),
			    "");
}

static void a_stale_goal_is_told_with_when_it_was_heard_of(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "---\nowner: a\n---\n# Wait\n" },
		{ "goals/2026/b.md",
		  "---\nowner: a\nstatus: done\n---\n# B\n" },
		{ "updates/2026-01.md",
		  "---\ngoals:\n  a: {status: on-track}\n---\n# All\n" },
		{ "updates/2026-02.md", "# All\n" },
		{ "updates/2026-03.md", "# All\n" },
	};

	(void)state;
	assert_string_equal(FOUND(files, "2026-03-10"), "");
	assert_string_equal(FOUND(files, "2026-03-31"),
			    "goals/2026/a.md:4 GOAL_STALE nothing has been "
			    "reported on goal 'Wait' since 31 January 2026\n");
}

static void a_check_in_decides_and_a_training_need_not(void **state)
{
	static const char *const files[][2] = {
		{ "meetings/2026-01-10-a.md",
		  "---\nkind: Check-in\n---\n# A\n\nWe talked.\n" },
		{ "meetings/2026-01-11-b.md",
		  "---\nkind: training\n---\n# B\n\nWe learned.\n" },
		{ "meetings/2026-01-12-c.md",
		  "---\nkind: check in\n---\n# C\n\n## Decisions\n\n- Yes.\n" },
		{ "meetings/2026-03-12-d.md",
		  "---\nkind: check-in\n---\n# Not yet\n" },
	};

	(void)state;
	assert_string_equal(FOUND(files, "2026-03-01"),
			    "meetings/2026-01-10-a.md:4 MEETING_EMPTY the "
			    "notes of 'A' hold no decision and no action\n");
}

static void an_action_ages_where_it_was_listed_last(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks: {L304: {times: 2}}\n" },
		{ "people/dot.md", "# Dot\n" },
		{ "people/owen.md", "---\nleft: 2026-02-28\n---\n# Owen\n" },
		{ "meetings/2026-01-10-a.md",
		  "# A\n\n## Actions\n\n- [ ] @dot: a lighter ramp (due "
		  "2026-01-20)\n- [ ] @owen: the tutor (due 2026-03-10)\n" },
		{ "meetings/2026-02-10-b.md",
		  "# B\n\n## Actions\n\n- [ ] @dot: the ramp (due "
		  "2026-02-20)\n" },
		{ "meetings/2026-03-01-c.md",
		  "# C\n\n## Actions\n\n- [ ] @dot: the ramp again (due "
		  "2026-03-07)\n" },
	};

	(void)state;
	assert_string_equal(
		FOUND(files, "2026-03-10"),
		"meetings/2026-01-10-a.md:6 ACTION_LEFT action 'the tutor' is "
		"with Owen, who has left\n"
		"meetings/2026-03-01-c.md:5 ACTION_CARRIED action 'the ramp "
		"again' was carried 2 times since 10 January 2026\n"
		"meetings/2026-03-01-c.md:5 ACTION_OVERDUE action 'the ramp "
		"again' was due 3 days ago\n");
	assert_non_null(strstr(FOUND(files, "2026-03-11"),
			       "'the tutor' was due 1 day ago"));
	assert_non_null(strstr(FOUND(files, "2026-06-11"),
			       "'the tutor' was due on 10 March 2026"));
}

#define STEPS                                                                  \
	"## Purpose\n\n## Question\n\n## Responses\n\n## Sharing\n\n"          \
	"## Themes\n\n## Agreement\n\n"                                        \
	"## Decisions\n\n- [One](../principles/one.md)\n"

static void a_workshop_is_followed_up_in_six_weeks(void **state)
{
	static const char *const files[][2] = {
		{ "principles/one.md", "# One\n" },
		{ "meetings/2026-01-10-a.md",
		  "---\nkind: workshop\nfollow_up: 2026-02-01\n---\n# A\n\n" STEPS },
		{ "meetings/2026-02-01-b.md",
		  "---\nfollows: meetings/2026-01-10-a.md\n---\n# B\n" },
		{ "meetings/2026-03-01-c.md",
		  "---\nkind: workshop\n---\n# C\n\n" STEPS },
	};
	static const char *const answered[][2] = {
		{ "principles/one.md", "# One\n" },
		{ "meetings/2026-03-01-c.md",
		  "---\nkind: workshop\n---\n# C\n\n" STEPS },
		{ "meetings/2026-03-20-d.md",
		  "---\nkind: Follow up\n---\n# D\n\n## Decisions\n\n- Go.\n" },
	};

	(void)state;
	assert_string_equal(FOUND(files, "2026-04-12"),
			    "meetings/2026-03-01-c.md:4 WORKSHOP_STEP workshop "
			    "'C' has no follow-up\n");
	assert_string_equal(FOUND(files, "2026-04-13"),
			    "meetings/2026-03-01-c.md:4 FOLLOW_UP_DUE the "
			    "follow-up of 'C' was due 1 day ago\n"
			    "meetings/2026-03-01-c.md:4 WORKSHOP_STEP workshop "
			    "'C' has no follow-up\n");
	assert_string_equal(FOUND(answered, "2026-05-30"), "");
}

static void missing_steps_of_a_workshop_are_named(void **state)
{
	static const char *const files[][2] = {
		{ "meetings/2026-03-01-c.md",
		  "---\nkind: workshop\nfollow_up: 2026-05-01\n---\n# C\n\n"
		  "## The question\n\n## Actions\n\n- [x] @a: b\n" },
	};

	(void)state;
	assert_string_equal(FOUND(files, "2026-04-01"),
			    "meetings/2026-03-01-c.md:5 WORKSHOP_STEP workshop "
			    "'C' has no purpose, no responses, no sharing, "
			    "no themes, no principles "
			    "and no agreement\n");
}

static void a_closed_period_is_reviewed(void **state)
{
	static const char *const without[][2] = {
		{ "goals/2024/a.md", "---\nstatus: done\n---\n# A\n" },
		{ "goals/2025/b.md", "---\nstatus: done\n---\n# B\n" },
		{ "goals/2026/c.md", "---\nstatus: done\n---\n# C\n" },
		{ "meetings/2025-06-10-a.md",
		  "---\nkind: review\n---\n# Mid-year\n\n## Decisions\n\n- X\n" },
	};
	static const char *const held[][2] = {
		{ "goals/2025/b.md", "---\nstatus: done\n---\n# B\n" },
		{ "meetings/2025-12-10-a.md",
		  "---\nkind: review\n---\n# Review\n\n## Decisions\n\n- X\n" },
	};

	(void)state;
	assert_string_equal(FOUND(without, "2026-03-03"), "");
	assert_string_equal(FOUND(without, "2026-03-04"),
			    "goals/2025/b.md:4 REVIEW_MISSING the goals of "
			    "2025 are over, and no review of them is "
			    "recorded\n");
	assert_string_equal(FOUND(held, "2026-03-04"), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_team_that_fell_silent_is_told_once),
	cmocka_unit_test(a_silence_that_ended_is_no_gap_any_more),
	cmocka_unit_test(
		an_update_that_came_long_after_is_told_while_it_is_new),
	cmocka_unit_test(a_stale_goal_is_told_with_when_it_was_heard_of),
	cmocka_unit_test(a_check_in_decides_and_a_training_need_not),
	cmocka_unit_test(an_action_ages_where_it_was_listed_last),
	cmocka_unit_test(a_workshop_is_followed_up_in_six_weeks),
	cmocka_unit_test(missing_steps_of_a_workshop_are_named),
	cmocka_unit_test(a_closed_period_is_reviewed),
};

RUN(tests)
