#include "model/state_fixture.h"

#include <string.h>

static void a_table_of_objectives_is_a_goal_for_each(void **state)
{
	struct ll_states states = read_with(
		"sources:\n  - files: OKR/*.md\n    kind: goal\n"
		"    records: table\n"
		"    columns: {title: KR, owner: DRI, current: Score}\n",
		"OKR/2026.md",
		"# OKR\n\n## Access\n\n| KR | DRI | Score |\n|--|--|--|\n"
		"| **Shorter wait** | @ann | |\n"
		"| One line | @tom | 1.0 |\n| Two rooms | @bo | 0.3 |\n"
		"| **Kinder words** | | |\n| Fewer letters | | |\n\n"
		"## Money\n\n| KR | DRI |\n|--|--|\n| Save | @a |\n");

	(void)state;
	assert_int_equal(states.n, 3);
	assert_str(states.state[0].title, "Shorter wait");
	assert_str(states.state[0].anchor, "shorter-wait");
	assert_int_equal(states.state[0].line, 7);
	assert_string_equal(
		facts(&states.state[0]),
		"owner=@ann\nteam=Access\nkey-results.one-line=done\n"
		"key-results.one-line.owner=@tom\n"
		"key-results.one-line.current=1.0\n"
		"key-results.two-rooms=open\n"
		"key-results.two-rooms.owner=@bo\n"
		"key-results.two-rooms.current=0.3\n");
	assert_string_equal(facts(&states.state[1]),
			    "team=Access\nkey-results.fewer-letters=open\n");
	assert_str(states.state[2].title, "Money");
	assert_string_equal(facts(&states.state[2]),
			    "key-results.save=open\n"
			    "key-results.save.owner=@a\n");
}

static void a_list_of_objectives_is_a_goal_for_each(void **state)
{
	struct ll_states states = read_with(
		"sources:\n  - files: OKR/*.md\n    kind: goal\n"
		"    records: list\n  - files: values.md\n    kind: value\n"
		"    records: list\n",
		"OKR/2026.md",
		"# OKR\n\n## Access\n\n1. Shorter wait\n"
		"    - Owner: @ann\n    - Due: 2026-05-01\n\n"
		"    Text.\n\n"
		"    - [x] KR 1: One line\n    - KR: **100 %** of letters\n"
		"2. Kinder words\n");
	struct ll_states values =
		ll_states_read(&test_arena, &settings, LL_STR("values.md"),
			       LL_STR("# Values\n\n- **Honest.** We say so.\n"
				      "- Kind: always\n"),
			       NULL, 0, NULL);

	(void)state;
	assert_int_equal(states.n, 2);
	assert_str(states.state[0].title, "Shorter wait");
	assert_string_equal(facts(&states.state[0]),
			    "owner=@ann\ndue=2026-05-01\nteam=Access\n"
			    "metrics.letters.target=100 %\n"
			    "key-results.one-line=done\n"
			    "key-results.letters=open\n");
	assert_str(states.state[1].anchor, "kinder-words");
	assert_int_equal(values.n, 2);
	assert_int_equal(values.state[0].kind, LL_KIND_VALUE);
	assert_str(values.state[0].title, "Honest");
	assert_str(values.state[1].title, "Kind");
}

static struct ll_states read_okr(const char *records, const char *text)
{
	ll_str yml = ll_strf(&test_arena,
			     "sources:\n  - files: OKR.md\n    kind: goal\n"
			     "    records: %s\n",
			     records);

	return read_with(test_zero(yml), "OKR.md", text);
}

static void labels_roles_and_results_are_cut_off(void **state)
{
	struct ll_states states = read_okr(
		"list", "# OKRs Q1 2026\n\n## Engineering\n\n"
			"1. **OBJECTIVE: Ship faster** (@ana)\n"
			"   - KR: **100 %** of releases signed => 83 %\n"
			"   - KR1.2 - Ten drills => done\n"
			"   - VP of Sales: Save 5 => 3 hours\n"
			"   - Nobody waits => dropped\n"
			"2. ~~CEO: Grow the house~~\n");

	(void)state;
	assert_int_equal(states.n, 2);
	assert_str(states.state[0].title, "Ship faster");
	assert_string_equal(facts(&states.state[0]),
			    "owner=@ana\nteam=Engineering\nperiod=2026q1\n"
			    "metrics.releases-signed.target=100 %\n"
			    "metrics.releases-signed.current=83 %\n"
			    "key-results.releases-signed=open\n"
			    "key-results.ten-drills=done\n"
			    "key-results.save-5--3-hours=open\n"
			    "key-results.save-5--3-hours.owner=VP of Sales\n"
			    "key-results.nobody-waits=dropped\n");
	assert_str(states.state[0].words, "");
	assert_str(states.state[1].title, "Grow the house");
	assert_string_equal(facts(&states.state[1]),
			    "owner=CEO\nstatus=dropped\nteam=Engineering\n"
			    "period=2026q1\n");
}

static void an_objective_in_an_objective_supports_it(void **state)
{
	struct ll_states states = read_okr(
		"list", "- O1: Ship\n  - KR: One\n  - O1.1: Build\n"
			"    - KR: Two\n      - KR: Three\n  - CFO: Count\n"
			"    - Four\n");

	(void)state;
	assert_int_equal(states.n, 3);
	assert_string_equal(facts(&states.state[0]), "key-results.one=open\n");
	assert_string_equal(facts(&states.state[1]),
			    "supports=OKR#ship\nkey-results.two=open\n"
			    "key-results.three=open\n");
	assert_string_equal(facts(&states.state[2]),
			    "owner=CFO\nsupports=OKR#ship\n"
			    "key-results.four=open\n");
}

static void an_inner_objective_is_as_hidden_as_the_outer_one(void **state)
{
	struct ll_states states = read_with(
		"audiences: [public, leaders]\nsources:\n"
		"  - {files: OKR.md, kind: goal, records: list}\n",
		"OKR.md",
		"- O1: Ship\n  - Audience: leaders\n  - Owner: @a\n\n"
		"  Why.\n\n  - O1.1: Build\n    - O1.1.1: Test\n- O2: Sell\n");

	(void)state;
	assert_int_equal(states.n, 4);
	assert_str(states.state[0].audience, "leaders");
	assert_str(states.state[1].audience, "leaders");
	assert_str(states.state[2].audience, "leaders");
	assert_true(states.state[2].audience_certain);
	assert_str(states.state[3].audience, "");
}

static void key_results_follow_their_objective(void **state)
{
	struct ll_states flat =
		read_okr("list", "- OBJECTIVE: Ship\n- KR: One\n- KR: Two\n"
				 "- OBJECTIVE: Sell\n- KR: Three\n");
	struct ll_states headed = read_okr(
		"list", "# Plan\n\n## Objective 1: Ship\n\nWhy.\n\n- One\n"
			"- [x] Two\n\n**O2: Sell**\n\n* Three\n");

	(void)state;
	assert_int_equal(flat.n, 2);
	assert_string_equal(facts(&flat.state[0]),
			    "key-results.one=open\nkey-results.two=open\n");
	assert_string_equal(facts(&flat.state[1]), "key-results.three=open\n");
	assert_int_equal(headed.n, 2);
	assert_str(headed.state[0].title, "Ship");
	assert_string_equal(facts(&headed.state[0]),
			    "key-results.one=open\nkey-results.two=done\n");
	assert_str(ll_str_trim(headed.state[0].words), "Why.");
	assert_string_equal(facts(&headed.state[1]),
			    "key-results.three=open\n");
}

static void a_section_says_the_status_of_its_rows(void **state)
{
	struct ll_states states = read_okr(
		"table", "## Current\n\n| Title | Owner |\n|--|--|\n"
			 "| Mend the roof | @bo |\n| Write | @ann |\n\n"
			 "## Completed\n\n| Title | Status |\n|--|--|\n"
			 "| Paint | missed |\n| Sing | |\n");

	(void)state;
	assert_int_equal(states.n, 4);
	assert_string_equal(facts(&states.state[0]),
			    "owner=@bo\nstatus=Current\n");
	assert_int_equal(states.state[0].status, LL_STATUS_UNKNOWN);
	assert_string_equal(facts(&states.state[2]), "status=missed\n");
	assert_int_equal(states.state[2].status, LL_STATUS_MISSED);
	assert_int_equal(states.state[3].status, LL_STATUS_DONE);
}

static void a_target_makes_a_result_a_metric(void **state)
{
	struct ll_states states =
		read_okr("table", "| Key result | Target | Now | Baseline |\n"
				  "|--|--|--|--|\n| **Wait less** | | | |\n"
				  "| Days | 5 days | 5 days | 9 days |\n"
				  "| Rooms | 4 | 1 | |\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "metrics.days.baseline=9 days\n"
			    "metrics.days.target=5 days\n"
			    "metrics.days.current=5 days\n"
			    "metrics.rooms.target=4\n"
			    "metrics.rooms.current=1\n"
			    "key-results.days=done\nkey-results.rooms=open\n");
}

static void headings_above_a_section_speak_for_it(void **state)
{
	struct ll_states states = read_okr(
		"h3", "# Goals 2026\n\n## Care\n\n### Wait less\n\nX.\n\n"
		      "## Done\n\n### Paint\n\nY.\n");

	(void)state;
	assert_int_equal(states.n, 2);
	assert_string_equal(facts(&states.state[0]),
			    "team=Care\nperiod=2026\n");
	assert_string_equal(facts(&states.state[1]),
			    "status=Done\nperiod=2026\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_table_of_objectives_is_a_goal_for_each),
	cmocka_unit_test(a_list_of_objectives_is_a_goal_for_each),
	cmocka_unit_test(labels_roles_and_results_are_cut_off),
	cmocka_unit_test(an_objective_in_an_objective_supports_it),
	cmocka_unit_test(an_inner_objective_is_as_hidden_as_the_outer_one),
	cmocka_unit_test(key_results_follow_their_objective),
	cmocka_unit_test(a_section_says_the_status_of_its_rows),
	cmocka_unit_test(a_target_makes_a_result_a_metric),
	cmocka_unit_test(headings_above_a_section_speak_for_it),
};

RUN(tests)
