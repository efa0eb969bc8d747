#include "model/state_fixture.h"

#include <string.h>

static struct ll_states read(const char *path, const char *text)
{
	return read_with("", path, text);
}

static void a_file_is_one_state_with_its_facts(void **state)
{
	struct ll_states states =
		read("goals/2026/wait.md",
		     "---\nowner: \"@priya\"\nsupports: [speed, care]\n"
		     "due: 2026-12-15\nHouse key:  two   words\n---\n"
		     "# Shorter wait\n\nPatients *wait* too\nlong.\n");

	(void)state;
	assert_int_equal(states.n, 1);
	assert_int_equal(states.state[0].kind, LL_KIND_GOAL);
	assert_str(states.state[0].title, "Shorter wait");
	assert_str(states.state[0].anchor, "");
	assert_string_equal(facts(&states.state[0]),
			    "owner=@priya\nsupports=speed, care\n"
			    "due=2026-12-15\nHouse key=two words\n");
	assert_str(ll_str_trim(states.state[0].words),
		   "Patients wait too long.");
}

static void metrics_and_key_results_are_facts_of_a_goal(void **state)
{
	struct ll_states states =
		read("goals/2026/wait.md",
		     "---\nmetrics:\n  - {id: wait, name: Median wait, "
		     "baseline: 12 days, target: 5 days}\n---\n# W\n\n"
		     "## Key results\n\n- [x] One booking line (@tom)\n"
		     "- [ ] Evening clinic\n- ~~Third room~~\n\n"
		     "## Why\n\nThey wait.\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "metrics.wait.name=Median wait\n"
			    "metrics.wait.baseline=12 days\n"
			    "metrics.wait.target=5 days\n"
			    "key-results.one-booking-line=done\n"
			    "key-results.one-booking-line.owner=@tom\n"
			    "key-results.evening-clinic=open\n"
			    "key-results.third-room=dropped\n");
	assert_str(states.state[0].fact[1].label, "Median wait");
	assert_str(states.state[0].fact[3].label, "One booking line");
	assert_str(ll_str_trim(states.state[0].words), "Why\nThey wait.");
}

static void actions_of_a_meeting_are_facts_and_words(void **state)
{
	struct ll_states states =
		read("meetings/2026-03-10-check-in.md",
		     "---\nkind: other\n---\n# M\n\n## Decisions\n\n"
		     "- We wait\n\n## Actions\n\n"
		     "- [x] @tom: call the *school* (due 2026-03-14)\n"
		     "- [ ] call the school\n- order tea (@ann, dropped)\n"
		     "- !?\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "kind=other\n"
			    "actions.call-the-school=done\n"
			    "actions.call-the-school-2=open\n"
			    "actions.order-tea=dropped\n"
			    "actions.action=open\n");
	assert_str(states.state[0].fact[1].label, "call the school");
	assert_str(ll_str_trim(states.state[0].words),
		   "Decisions\nWe wait\nActions\n"
		   "@tom: call the school (due 2026-03-14)\n"
		   "call the school\norder tea (@ann, dropped)\n!?");
}

static void check_lists_of_other_kinds_are_no_facts(void **state)
{
	struct ll_states states =
		read("pages/opening.md", "# M\n\n## Actions\n\n- [x] Lights\n");

	(void)state;
	assert_int_equal(states.state[0].kind, LL_KIND_PAGE);
	assert_int_equal(states.state[0].nfacts, 0);
}

static void cells_that_are_facts_are_no_words(void **state)
{
	struct ll_states states =
		read("goals/2026/wait.md",
		     "# W\n\n## Metrics\n\n| Metric | Target | Note |\n"
		     "|--|--|--|\n| Wait | 5 days | all |\n\n## Key results\n\n"
		     "| Key result | Due | Status | Note |\n|--|--|--|--|\n"
		     "| Calls | 2026-06-30 | at-risk | slow |\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "metrics.wait.name=Wait\n"
			    "metrics.wait.target=5 days\n"
			    "key-results.calls=open\n"
			    "key-results.calls.due=2026-06-30\n"
			    "key-results.calls.status=at-risk\n");
	assert_str(ll_str_trim(states.state[0].words), "Note\nall\nNote\nslow");
}

static void a_hidden_number_is_a_fact(void **state)
{
	struct ll_states states = read(
		"goals/2026/wait.md",
		"---\nmetrics:\n  - {id: w, target: XX %, current: \"\u2014\", "
		"baseline: TBD}\n---\n# W\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "metrics.w.name=w\nmetrics.w.target=XX %\n"
			    "metrics.w.current=\u2014\n");
}

static void flat_fields_are_one_metric(void **state)
{
	struct ll_states states =
		read("goals/2026/wait.md",
		     "# W\n\n- Metric: Median wait\n- Baseline: 12 days\n"
		     "- Target: 5 days\n- Owner: @tom\n\nText.\n");
	struct ll_states words = read("goals/2026/w.md",
				      "# W\n\n- Target: all of us\n\nText.\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "owner=@tom\nmetrics.median-wait.name=Median wait\n"
			    "metrics.median-wait.baseline=12 days\n"
			    "metrics.median-wait.target=5 days\n");
	assert_string_equal(facts(&words.state[0]), "target=all of us\n");
}

static void repeated_keys_are_joined_and_links_kept_apart(void **state)
{
	struct ll_states states = read(
		"goals/2026/w.md",
		"# W\n\n| Metadata | |\n|--|--|\n"
		"| Roadmap | [Linux](l.md) |\n| Issue | [a#1](http://x/1) |\n"
		"| roadmap | Beyond |\n\nText.\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "Roadmap=Linux, Beyond\nIssue=a#1 <http://x/1>\n");
}

static void agreement_is_one_fact_and_other_maps_are_several(void **state)
{
	struct ll_states states = read(
		"principles/p.md",
		"---\nagreed_by: {priya: 2026-04-02, tom: }\nextra: {a: 1, b: "
		"{c: 2}}\n---\n# P\n\nWe do.\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]),
			    "agreed_by=priya: 2026-04-02, tom\nextra.a=1\n"
			    "extra.b.c=2\n");
}

static void every_second_level_heading_of_values_is_a_value(void **state)
{
	struct ll_states states =
		read("values.md", "# Values\n\nIntro.\n\n## Honest\n\n"
				  "agreed_by: @a, @b\n\nWe say so.\n\n"
				  "### More\n\nStill.\n\n## Kind\n\nWe are.\n\n"
				  "## Honest\n\nAgain.\n");

	(void)state;
	assert_int_equal(states.n, 3);
	assert_int_equal(states.state[0].kind, LL_KIND_VALUE);
	assert_str(states.state[0].title, "Honest");
	assert_str(states.state[0].anchor, "honest");
	assert_int_equal(states.state[0].line, 5);
	assert_string_equal(facts(&states.state[0]), "agreed_by=@a, @b\n");
	assert_str(ll_str_trim(states.state[0].words),
		   "We say so.\nMore\nStill.");
	assert_str(states.state[1].anchor, "kind");
	assert_str(states.state[2].anchor, "honest-1");
}

static void a_sentence_with_a_colon_is_no_metadata(void **state)
{
	struct ll_states states = read(
		"values.md", "# Values\n\n## Honest\n\nExample: we say so.\n");

	(void)state;
	assert_string_equal(facts(&states.state[0]), "");
	assert_str(ll_str_trim(states.state[0].words), "Example: we say so.");
}

static void values_without_headings_are_one_page(void **state)
{
	struct ll_states states =
		read("values.md", "# Values\n\n- Honest\n- Kind\n");

	(void)state;
	assert_int_equal(states.n, 1);
	assert_int_equal(states.state[0].kind, LL_KIND_PAGE);
}

static void a_mission_may_stand_in_the_readme(void **state)
{
	struct ll_states whole =
		read("README.md", "# Mission\n\nCare for all.\n");
	struct ll_states part =
		read("README.md", "# Acme\n\nHello.\n\n## Our mission\n\n"
				  "Care for all.\n\n## Rest\n\nMore.\n");
	struct ll_states elsewhere =
		read("docs/README.md", "# Mission\n\nCare for all.\n");

	(void)state;
	assert_int_equal(whole.n, 1);
	assert_int_equal(whole.state[0].kind, LL_KIND_MISSION);
	assert_int_equal(part.n, 2);
	assert_int_equal(part.state[0].kind, LL_KIND_PAGE);
	assert_int_equal(part.state[1].kind, LL_KIND_MISSION);
	assert_str(part.state[1].anchor, "our-mission");
	assert_str(ll_str_trim(part.state[1].words), "Care for all.");
	assert_int_equal(elsewhere.state[0].kind, LL_KIND_PAGE);
}

static void a_type_overrides_the_rule_for_old_versions_too(void **state)
{
	struct ll_states now =
		read("notes/x.md", "---\ntype: goal\n---\n# X\n");
	struct ll_states before =
		ll_states_read(&test_arena, &settings, LL_STR("notes/x.md"),
			       LL_STR("# X\n"), now.rule, 0, NULL);

	(void)state;
	assert_int_equal(now.state[0].kind, LL_KIND_GOAL);
	assert_int_equal(before.state[0].kind, LL_KIND_GOAL);
}

static void the_kind_of_a_meeting_is_not_a_kind_of_record(void **state)
{
	struct ll_states states = read("meetings/2026-02-10-x.md",
				       "---\nkind: workshop\n---\n# X\n");

	(void)state;
	assert_int_equal(states.state[0].kind, LL_KIND_MEETING);
}

static void identity_is_the_id_else_what_the_rule_says(void **state)
{
	const char *yml = "sources:\n  - files: g/*.md\n    kind: goal\n"
			  "    identity: Tracking issue\n";
	struct ll_states id =
		read_with(yml, "g/x.md",
			  "---\nid: wait\ntracking-issue: a#1\n---\n# X\n");
	struct ll_states key = read_with(
		yml, "g/x.md", "# X\n\n- Owner: @a\n- Tracking issue: a#1\n");
	struct ll_states none = read_with(yml, "g/x.md", "# X\n\nText.\n");

	(void)state;
	assert_str(id.state[0].identity, "wait");
	assert_str(key.state[0].identity, "a#1");
	assert_str(none.state[0].identity, "");
}

static void titles_come_from_metadata_heading_or_path(void **state)
{
	(void)state;
	assert_str(read("a.md", "---\ntitle: T\n---\n# H\n").state[0].title,
		   "T");
	assert_str(read("a.md", "# H *x*\n").state[0].title, "H x");
	assert_str(read("m/2026-02-10-team-day.md", "Text\n").state[0].title,
		   "Team day");
	assert_str(read("u/2026-02.md", "Text\n").state[0].title, "2026-02");
	assert_str(read("people/p.md", "---\nname: Priya\n---\nx\n")
			   .state[0]
			   .title,
		   "Priya");
}

static void files_of_kind_none_have_no_states(void **state)
{
	(void)state;
	assert_int_equal(read("x.md", "---\ntype: none\n---\n# X\n").n, 0);
}

/* "staff sure" or "leaders unsure" */
static const char *audience(const char *path, const char *text)
{
	struct ll_states states = read_with(
		"audiences: [public, staff, leaders]\nsources:\n"
		"  - files: secret/*.md\n    kind: page\n    audience: leaders\n"
		"  - files: values.md\n    kind: value\n    records: h2\n",
		path, text);
	const struct ll_state *last = &states.state[states.n - 1];

	return test_zero(ll_strf(&test_arena, "%" LL_FMT " %s",
				 LL_ARG(last->audience),
				 last->audience_certain ? "sure" : "unsure"));
}

static void the_narrowest_audience_that_anyone_names_holds(void **state)
{
	(void)state;
	assert_string_equal(audience("x.md", "# X\n"), " sure");
	assert_string_equal(audience("x.md", "---\naudience: Staff\n---\n"),
			    "staff sure");
	assert_string_equal(audience("secret/x.md", "# X\n"), "leaders sure");
	assert_string_equal(
		audience("secret/x.md", "---\naudience: public\n---\n"),
		"leaders sure");
	assert_string_equal(audience("values.md",
				     "---\naudience: staff\n---\n# V\n\n"
				     "## A\n\naudience: leaders\n\nText\n"),
			    "leaders sure");
	assert_string_equal(audience("values.md",
				     "---\naudience: leaders\n---\n# V\n\n"
				     "## A\n\naudience: public\n\nText\n"),
			    "leaders sure");
}

static void what_may_be_an_audience_is_never_certain(void **state)
{
	static const char *const text[] = {
		"---\naudeince: leaders\n---\n",
		"---\naudiense: leaders\n---\n",
		"---\n\xd0\xb0udience: leaders\n---\n",
		"---\naudi\xc3\xa9nce: leaders\n---\n",
		"---\naudience: leeders\n---\n",
		"---\naudience:\n---\n",
		"---\naudience: [staff, leaders]\n---\n",
		"---\naudience: staff\nAudience: leaders\n---\n",
		"---\naudience: leaders\n  broken: [\n---\n",
		"---\ntitle: \xff\n---\n",
		"# X\n\n- Audience : leders\n- Owner: @a\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		const char *got = audience("x.md", text[i]);

		assert_non_null(strstr(got, " unsure"));
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_file_is_one_state_with_its_facts),
	cmocka_unit_test(metrics_and_key_results_are_facts_of_a_goal),
	cmocka_unit_test(actions_of_a_meeting_are_facts_and_words),
	cmocka_unit_test(check_lists_of_other_kinds_are_no_facts),
	cmocka_unit_test(cells_that_are_facts_are_no_words),
	cmocka_unit_test(a_hidden_number_is_a_fact),
	cmocka_unit_test(flat_fields_are_one_metric),
	cmocka_unit_test(repeated_keys_are_joined_and_links_kept_apart),
	cmocka_unit_test(agreement_is_one_fact_and_other_maps_are_several),
	cmocka_unit_test(every_second_level_heading_of_values_is_a_value),
	cmocka_unit_test(a_sentence_with_a_colon_is_no_metadata),
	cmocka_unit_test(values_without_headings_are_one_page),
	cmocka_unit_test(a_mission_may_stand_in_the_readme),
	cmocka_unit_test(a_type_overrides_the_rule_for_old_versions_too),
	cmocka_unit_test(the_kind_of_a_meeting_is_not_a_kind_of_record),
	cmocka_unit_test(identity_is_the_id_else_what_the_rule_says),
	cmocka_unit_test(titles_come_from_metadata_heading_or_path),
	cmocka_unit_test(files_of_kind_none_have_no_states),
	cmocka_unit_test(the_narrowest_audience_that_anyone_names_holds),
	cmocka_unit_test(what_may_be_an_audience_is_never_certain),
};

RUN(tests)
