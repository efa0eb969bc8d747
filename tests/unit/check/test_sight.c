#include "check_fixture.h"

#define OWNED "---\nowner: ana\n"

static void an_open_goal_does_not_support_one_that_was_given_up(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/up.md", OWNED "status: dropped\n---\n# Up\n" },
		{ "goals/2026/done.md", OWNED "status: done\n---\n# Done\n" },
		{ "goals/2026/a.md", OWNED "supports: [done, up]\n---\n# A\n" },
		{ "goals/2026/b.md",
		  OWNED "status: paused\nsupports: up\n---\n# B\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "goals/2026/a.md:3 SUPPORTS_CLOSED supports the "
			    "goal 'Up', which was dropped\n");
}

static void a_pillar_without_an_open_goal_stands_alone(void **state)
{
	static const char *const files[][2] = {
		{ "strategy/a.md", "# Speed\n" },
		{ "strategy/b.md", "# Care\n" },
		{ "strategy/c.md", "# Reach\n" },
		{ "goals/2026/a.md", OWNED "supports: strategy/a\n---\n# A\n" },
		{ "goals/2026/b.md",
		  OWNED "status: done\nsupports: strategy/b\n---\n# B\n" },
		{ "goals/2026/c.md", OWNED "supports: b\n---\n# C\n" },
		{ "goals/2025/d.md", OWNED "supports: strategy/c\n---\n# D\n" },
	};
	static const char *const none[][2] = {
		{ "strategy/a.md", "# Speed\n" },
		{ "goals/2025/d.md", OWNED "supports: strategy/a\n---\n# D\n" },
	};

	(void)state;
	/* Care has an open goal by way of one that is closed. */
	assert_string_equal(RULES(files, "2026-03-10"),
			    "strategy/c.md:1 PILLAR_IDLE no open goal of this "
			    "period supports the pillar 'Reach'\n");
	assert_string_equal(RULES(none, "2026-03-10"), "");
}

static void a_team_has_a_goal_by_its_name_or_by_its_people(void **state)
{
	static const char *const files[][2] = {
		{ "teams/a.md", "# Alpha\n" },
		{ "teams/b.md", "# Beta\n" },
		{ "teams/c.md", "# Gamma\n" },
		{ "people/ana.md", "---\nteam: b\n---\n# Ana\n" },
		{ "goals/2026/a.md", OWNED "team: a\n---\n# A\n" },
		{ "goals/2025/c.md", OWNED "team: c\n---\n# C\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "teams/c.md:1 TEAM_IDLE team 'Gamma' has no open "
			    "goal in this period\n");
}

static void
people_have_a_line_by_goal_result_team_or_those_they_lead(void **state)
{
	static const char *const files[][2] = {
		{ "teams/a.md", "---\nleader: lea\n---\n# Alpha\n" },
		{ "people/ana.md", "---\nreports_to: may\n---\n# Ana\n" },
		{ "people/bo.md", "---\nteam: a\n---\n# Bo\n" },
		{ "people/cy.md", "# Cy\n" },
		{ "people/dee.md", "# Dee\n" },
		{ "people/gone.md", "---\nleft: 2026-01-01\n---\n# Gone\n" },
		{ "people/lea.md", "# Lea\n" },
		{ "people/may.md", "---\nreports_to: may\n---\n# May\n" },
		{ "goals/2026/a.md",
		  OWNED "team: a\n---\n# A\n\n## Key results\n\n"
			"- [ ] One (@cy)\n" },
	};
	static const char *const few[][2] = {
		{ "people/ana.md", "# Ana\n" },
		{ "people/bo.md", "# Bo\n" },
		{ "people/cy.md", "# Cy\n" },
		{ "goals/2026/a.md", OWNED "---\n# A\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "people/dee.md:1 PERSON_UNCONNECTED Dee owns no "
			    "open goal and is in no team that has one\n");
	/* A house that does not write it down is not told of everybody. */
	assert_string_equal(RULES(few, "2026-03-10"), "");
}

static void a_value_is_cited_by_goals_meetings_updates_and_moments(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks: {L207: {months: 6}}\n" },
		{ "values.md", "# Values\n\n## Care\n\nX.\n\n## Calm\n\nX.\n\n"
			       "## Pace\n\nX.\n\n## Joy\n\nX.\n" },
		{ "principles/a.md", "# Ask first\n" },
		{ "goals/2026/a.md", OWNED "supports: care\n---\n# A\n" },
		{ "goals/2024/b.md", OWNED "supports: calm\n---\n# B\n" },
		{ "moments/2025-11-01-x.md",
		  "---\nvalues: [pace]\n---\n# Late\n" },
		{ "meetings/2027-01-01-x.md",
		  "# Soon\n\nWith [joy](../values.md#joy).\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"values.md:7 VALUE_UNCITED no goal, meeting, update or moment "
		"has cited the value 'Calm' since December 2024\n"
		"values.md:15 VALUE_UNCITED no goal, meeting, update or moment "
		"has cited the value 'Joy'\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(an_open_goal_does_not_support_one_that_was_given_up),
	cmocka_unit_test(a_pillar_without_an_open_goal_stands_alone),
	cmocka_unit_test(a_team_has_a_goal_by_its_name_or_by_its_people),
	cmocka_unit_test(
		people_have_a_line_by_goal_result_team_or_those_they_lead),
	cmocka_unit_test(
		a_value_is_cited_by_goals_meetings_updates_and_moments),
};

RUN(tests)
