#include "model/fixture.h"

/* The only record of one file. */
static struct ll_record *one(const char *path, const char *text,
			     const char *findings)
{
	const char *const(*files)[2] = (const char *const[][2]){
		{ path, text },
	};
	struct fixture *fixture = fixture_make(files, 1, "2026-03-10");

	assert_string_equal(fixture_findings(&fixture->diags), findings);
	assert_int_equal(fixture->org.nrecords, 1);
	return &fixture->org.record[0];
}

/* "@a | Priya" */
static const char *texts(const struct ll_refs *refs)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < refs->n; i++) {
		ll_buf_add(&buf, i ? LL_STR(" | ") : LL_STR(""));
		ll_buf_add(&buf, refs->ref[i].text);
	}
	return test_zero(ll_buf_str(&buf));
}

static const char *owners(const char *value)
{
	ll_str text = ll_strf(&test_arena, "---\nowner: %s\n---\n# G\n", value);

	return texts(&one("goals/2026/g.md", test_zero(text), "")->owner);
}

static void owners_are_read_as_people_name_them(void **state)
{
	(void)state;
	assert_string_equal(owners("\"@tom\""), "@tom");
	assert_string_equal(owners("\"@a and @b\""), "@a | @b");
	assert_string_equal(owners("\"@a, @b (interim)\""), "@a | @b");
	assert_string_equal(owners("[\"@a\", \"@b\"]"), "@a | @b");
	assert_string_equal(owners("Priya Raman"), "Priya Raman");
	assert_string_equal(owners("Priya & Tom, Ann"), "Priya | Tom | Ann");
	assert_string_equal(owners("Priya <priya@example.org>"), "Priya");
	assert_string_equal(owners("priya@example.org"), "priya");
	assert_string_equal(owners("TBD"), "");
	assert_string_equal(owners("\"?\""), "");
	assert_string_equal(owners("\"[Tom](../../people/tom.md)\""),
			    "../../people/tom.md");
}

static void an_owner_may_stand_in_a_table_or_a_line(void **state)
{
	(void)state;
	assert_string_equal(
		texts(&one("goals/2026/g.md",
			   "# G\n\n| Metadata | |\n|--|--|\n"
			   "| Owner | [Tom](https://x.example/tom) and @ann |\n",
			   "")
			       ->owner),
		"Tom | @ann");
	assert_string_equal(
		texts(&one("goals/2026/g.md",
			   "# G\n\n- Owner: [Tom](../t.md) and @ann, Bo\n"
			   "- Due: 2026-05-01\n",
			   "goals/2026/g.md:3 LINK_BROKEN link to '../t.md', "
			   "which does not exist\n")
			       ->owner),
		"../t.md | @ann | Bo");
	assert_string_equal(texts(&one("goals/2026/g.md",
				       "# G\n\nProse first.\n\n"
				       "**Owner:** @tom\n",
				       "")
					   ->owner),
			    "@tom");
	assert_string_equal(texts(&one("goals/2026/g.md",
				       "---\nsponsor: \"@tom\"\n---\n# G\n", "")
					   ->owner),
			    "@tom");
	assert_string_equal(texts(&one("goals/2026/g.md",
				       "---\nsponsor: \"@tom\"\n"
				       "reviewer: \"@ann\"\n---\n# G\n",
				       "")
					   ->owner),
			    "");
}

static void a_goal_has_dates_status_and_period(void **state)
{
	const struct ll_record *goal = one(
		"goals/2025h1/g.md",
		"---\nstatus: At risk (since May)\nstart: 2025-02\n"
		"due: 2025-05\nweight: 2\ncontinues: old\n---\n# G\n\nWhy.\n",
		"goals/2025h1/g.md:6 REF_DANGLING nothing is called 'old'\n");

	(void)state;
	assert_int_equal(goal->status, LL_STATUS_AT_RISK);
	assert_str(goal->status_text, "At risk (since May)");
	assert_str(ll_date_iso(&test_arena, goal->start), "2025-02-01");
	assert_str(ll_date_iso(&test_arena, goal->due), "2025-05-31");
	assert_str(goal->period.name, "2025h1");
	assert_str(goal->period.label, "first half of 2025");
	assert_true(goal->weight == 2);
	assert_str(goal->continues.text, "old");
	assert_str(ll_md_plain(&test_arena, goal->statement), "Why.");
}

static void every_bad_value_is_found_at_its_line(void **state)
{
	(void)state;
	one("goals/2026/g.md",
	    "---\nonwer: \"@tom\"\nstatus: splendid\ndue: 2026-02-30\n"
	    "start: soon\nperiod: sometime\nweight: heavy\nmetrics:\n"
	    "  - name: W\n    target: \"20-30 %\"\n    baseline: TBD\n---\n# G\n",
	    "goals/2026/g.md:2 KEY_UNKNOWN unknown metadata key 'onwer', did "
	    "you mean 'owner'?\n"
	    "goals/2026/g.md:3 STATUS_UNKNOWN unknown status 'splendid'\n"
	    "goals/2026/g.md:4 DATE_BAD '2026-02-30' is not a date\n"
	    "goals/2026/g.md:5 DATE_BAD 'soon' is not a date\n"
	    "goals/2026/g.md:6 PERIOD_BAD 'sometime' is not a period\n"
	    "goals/2026/g.md:7 NUMBER_BAD 'heavy' is not a number for "
	    "'weight'\n"
	    "goals/2026/g.md:10 NUMBER_BAD '20-30 %' is not a number for "
	    "'target'\n");
}

static void a_house_may_have_keys_of_its_own(void **state)
{
	(void)state;
	one("goals/2026/g.md",
	    "---\nowner: \"@tom\"\nZulip channel: wait\nStage: 2\n"
	    "sponsors: us\n---\n# G\n",
	    "");
	one("notes.md", "---\ndata: x\nstat: y\n---\n# N\n", "");
}

static void metrics_are_read_from_every_form(void **state)
{
	static const char *const text[] = {
		"---\nmetrics:\n  - name: Median wait\n    unit: days\n"
		"    baseline: 12\n    target: 5\n    current: 9\n---\n# G\n",
		"---\nmetrics:\n  median-wait:\n    name: Median wait\n"
		"    baseline: 12 days\n    target: 5\n    current: 9\n---\n# G\n",
		"---\nmetric: {name: Median wait, baseline: 12 days, target: "
		"5, current: 9}\n---\n# G\n",
		"# G\n\n- Metric: Median wait\n- Baseline: 12 days\n"
		"- Target: 5 days\n- Current: 9 days\n",
		"# G\n\nWhy.\n\n## Metrics\n\n"
		"| Metric | Unit | Baseline | Target | Now |\n"
		"|--|--|--|--|--|\n| Median wait | days | 12 | 5 | 9 |\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		const struct ll_record *goal =
			one("goals/2026/g.md", text[i], "");

		assert_int_equal(goal->nmetrics, 1);
		assert_str(goal->metric[0].id, "median-wait");
		assert_str(goal->metric[0].name, "Median wait");
		assert_str(goal->metric[0].unit, "days");
		assert_true(goal->metric[0].baseline.value == 12);
		assert_true(goal->metric[0].target.value == 5);
		assert_true(goal->metric[0].current.value == 9);
		assert_true(goal->metric[0].weight == 1);
	}
}

static void two_metrics_of_one_name_have_two_ids(void **state)
{
	const struct ll_record *goal = one(
		"goals/2026/g.md",
		"---\nmetrics: [{name: A, target: 1}, {name: a, target: 2}, "
		"{name: \"!\", target: 3}]\n---\n# G\n",
		"");

	(void)state;
	assert_str(goal->metric[0].id, "a");
	assert_str(goal->metric[1].id, "a-2");
	assert_str(goal->metric[2].id, "metric");
}

/* "text [x] @owner due done" */
static const char *result(const struct ll_record *goal, size_t i)
{
	const struct ll_key_result *r = &goal->key_result[i];

	return test_zero(ll_strf(
		&test_arena, "%" LL_FMT " [%s] %s%s%s%s%s%s", LL_ARG(r->text),
		r->done ? "x" : " ", texts(&r->owner), r->due.n ? " due " : "",
		test_zero(ll_date_iso(&test_arena, r->due)),
		r->done_on.n ? " done " : "",
		test_zero(ll_date_iso(&test_arena, r->done_on)),
		r->status ? " !" : ""));
}

static void key_results_are_tasks_with_owner_and_dates(void **state)
{
	const struct ll_record *goal =
		one("goals/2026/g.md",
		    "# G\n\nWhy.\n\n### Key Results\n\nSome words.\n\n"
		    "- [x] One line (@tom, done 2026-04-30)\n"
		    "- [ ] Two **rooms** @ann due 2026-05-01\n"
		    "- [ ] Ask @ann's team\n"
		    "- [ ] Open late (in May)\n"
		    "- ~~Third room~~\n\n### After\n\n- [ ] not this\n",
		    "");

	(void)state;
	assert_int_equal(goal->nkey_results, 5);
	assert_string_equal(result(goal, 0),
			    "One line [x] @tom done 2026-04-30");
	assert_string_equal(result(goal, 1),
			    "Two rooms [ ] @ann due 2026-05-01");
	assert_string_equal(result(goal, 2), "Ask @ann's team [ ] @ann");
	assert_string_equal(result(goal, 3), "Open late (in May) [ ] ");
	assert_string_equal(result(goal, 4), "Third room [ ]  !");
	assert_int_equal(goal->key_result[1].line, 10);
}

static void key_results_may_be_a_table(void **state)
{
	const struct ll_record *goal =
		one("goals/2026/g.md",
		    "# G\n\nWhy.\n\n## Milestones\n\n"
		    "| Milestone | Owner | Due | Status |\n|--|--|--|--|\n"
		    "| One line | @tom | 2026-05-01 | done |\n"
		    "| Two rooms | Ann, Bo | TBD | at risk |\n"
		    "| Three | | | Open |\n| Four | | | |\n",
		    "");

	(void)state;
	assert_int_equal(goal->nkey_results, 4);
	assert_true(goal->key_result[2].tracked);
	assert_false(goal->key_result[3].tracked);
	assert_string_equal(result(goal, 0),
			    "One line [x] @tom due 2026-05-01 !");
	assert_string_equal(result(goal, 1), "Two rooms [ ] Ann | Bo !");
	one("goals/2026/g.md",
	    "# G\n\nWhy.\n\n## Key results\n\n| A | B |\n|--|--|\n| c | d |\n",
	    "goals/2026/g.md:7 KEY_RESULT_BAD key result table: no column "
	    "says what the result is\n");
}

static void a_calendar_of_milestones_is_no_table_of_results(void **state)
{
	const struct ll_record *goal =
		one("goals/2026/g.md",
		    "# G\n\nWhy.\n\n## Milestones\n\n"
		    "| Date | Version | Stage |\n|--|--|--|\n"
		    "| 2026-10-11 | v1.83 | Go or no go |\n",
		    "");

	(void)state;
	assert_int_equal(goal->nkey_results, 0);
	one("goals/2026/g.md",
	    "# G\n\nWhy.\n\n## Milestones\n\n"
	    "| Step | Owner |\n|--|--|\n| A beta | Ann |\n",
	    "goals/2026/g.md:7 KEY_RESULT_BAD key result table: no column "
	    "says what the result is\n");
}

static void a_meeting_has_decisions_and_actions(void **state)
{
	const struct ll_record *m =
		one("meetings/2026-02-10-alignment.md",
		    "---\nkind: workshop\npurpose: Agree\n"
		    "attendees: [\"@a\", Tom]\nabsent: Ann\n"
		    "follow_up: 2026-03-24\n---\n# Alignment\n\n"
		    "Decision: we write first.\n\n"
		    "## Decisions\n\n- Close *early*\n- Open late\n\n"
		    "## Actions\n\n- [x] Write it (@a, due 2026-03-01)\n"
		    "- [ ] @tom to call by 2026-03-02\n- Ask around\n\n"
		    "## Rest\n\n- a point\n- [ ] stray task\n",
		    "");

	(void)state;
	assert_str(ll_date_iso(&test_arena, m->date), "2026-02-10");
	assert_str(m->meeting_kind, "workshop");
	assert_str(m->purpose, "Agree");
	assert_string_equal(texts(&m->attendees), "@a | Tom");
	assert_string_equal(texts(&m->absent), "Ann");
	assert_str(ll_date_iso(&test_arena, m->follow_up), "2026-03-24");
	assert_int_equal(m->ndecisions, 3);
	assert_str(m->decision[0].text, "we write first.");
	assert_str(m->decision[1].text, "Close early");
	assert_int_equal(m->decision[2].line, 15);
	assert_int_equal(m->nactions, 4);
	assert_str(m->action[0].text, "Write it");
	assert_true(m->action[0].done);
	assert_string_equal(texts(&m->action[0].owner), "@a");
	assert_str(ll_date_iso(&test_arena, m->action[0].due), "2026-03-01");
	assert_str(m->action[1].text, "call");
	assert_string_equal(texts(&m->action[1].owner), "@tom");
	assert_str(ll_date_iso(&test_arena, m->action[1].due), "2026-03-02");
	assert_str(m->action[2].text, "Ask around");
	assert_str(m->action[3].text, "stray task");
}

static void agreement_is_a_list_a_map_or_names(void **state)
{
	static const char *const form[] = {
		"agreed_by: {priya: 2026-04-02, tom: }",
		"agreed_by: [priya (2026-04-02), tom]",
		"agreed_by:\n  - priya: 2026-04-02\n  - tom",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++) {
		ll_str text =
			ll_strf(&test_arena, "---\n%s\nfrom: x.md\n---\n# P\n",
				form[i]);
		const struct ll_record *p =
			one("principles/p.md", test_zero(text),
			    i == 2 ? "principles/p.md:5 REF_DANGLING nothing "
				     "is called 'x.md'\n"
				   : "principles/p.md:3 REF_DANGLING nothing "
				     "is called 'x.md'\n");

		assert_int_equal(p->nagreements, 2);
		assert_str(p->agreement[0].who.text, "priya");
		assert_str(ll_date_iso(&test_arena, p->agreement[0].date),
			   "2026-04-02");
		assert_str(p->agreement[1].who.text, "tom");
		assert_int_equal(p->agreement[1].date.n, 0);
		assert_str(p->from.text, "x.md");
	}
}

static void people_have_handles_and_aliases(void **state)
{
	const struct ll_record *p = one(
		"people/priya.md",
		"# Priya Raman\n\n- Handle: @priyar\n- Aliases: @pr, praman\n"
		"- Role: nurse\n- Leader: yes\n- Left: 2026-05-01\n",
		"");

	(void)state;
	assert_str(p->handle, "priyar");
	assert_int_equal(p->naliases, 2);
	assert_str(p->alias[0], "pr");
	assert_str(p->alias[1], "praman");
	assert_str(p->role, "nurse");
	assert_true(p->leader);
	assert_int_not_equal(p->left.n, 0);
	assert_str(one("people/tom.md", "# Tom\n", "")->handle, "tom");
	assert_false(one("people/tom.md", "# Tom\n", "")->leader);
}

static void moments_name_values_goals_and_people(void **state)
{
	const struct ll_record *m =
		one("moments/2026-01-05-x.md",
		    "---\nvalues: honest\ngoals: [a, b]\npeople: \"@tom\"\n"
		    "---\n# X\n",
		    "moments/2026-01-05-x.md:2 REF_DANGLING nothing is called "
		    "'honest'\n"
		    "moments/2026-01-05-x.md:3 REF_DANGLING nothing is called "
		    "'a'\n"
		    "moments/2026-01-05-x.md:3 REF_DANGLING nothing is called "
		    "'b'\n");

	(void)state;
	assert_string_equal(texts(&m->values), "honest");
	assert_string_equal(texts(&m->goals), "a | b");
	assert_string_equal(texts(&m->people), "@tom");
	assert_str(ll_date_iso(&test_arena, m->date), "2026-01-05");
}

static void form_is_told_once_per_file(void **state)
{
	(void)state;
	one("x.md", "# X\n\nText.\n\n# Y\n\n# Z\n",
	    "x.md:5 TITLE_TWICE a second title 'Y'\n");
	one("x.md", "---\ntype: gaol\n---\n# X\n",
	    "x.md:2 KIND_UNKNOWN unknown type 'gaol', did you mean 'goal'?\n");
	one("x.md", "# X\n\nA\xff\n",
	    "x.md:1 NOT_UTF8 the file is not UTF-8 "
	    "text\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(owners_are_read_as_people_name_them),
	cmocka_unit_test(an_owner_may_stand_in_a_table_or_a_line),
	cmocka_unit_test(a_goal_has_dates_status_and_period),
	cmocka_unit_test(every_bad_value_is_found_at_its_line),
	cmocka_unit_test(a_house_may_have_keys_of_its_own),
	cmocka_unit_test(metrics_are_read_from_every_form),
	cmocka_unit_test(two_metrics_of_one_name_have_two_ids),
	cmocka_unit_test(key_results_are_tasks_with_owner_and_dates),
	cmocka_unit_test(key_results_may_be_a_table),
	cmocka_unit_test(a_calendar_of_milestones_is_no_table_of_results),
	cmocka_unit_test(a_meeting_has_decisions_and_actions),
	cmocka_unit_test(agreement_is_a_list_a_map_or_names),
	cmocka_unit_test(people_have_handles_and_aliases),
	cmocka_unit_test(moments_name_values_goals_and_people),
	cmocka_unit_test(form_is_told_once_per_file),
};

RUN(tests)
