#include "test.h"

#include "view_fixture.h"

/* A small house in which everything refers to something. */
static const char *const house[][2] = {
	{ "mission.md", "# Mission\n\nBooks for all.\n" },
	{ "vision.md", "# Vision\n" },
	{ "values.md", "# Values\n\n## Warmth\n\nx\n\n## Candour\n\n"
		       "- Agreed by: ana, tom\n\nx\n" },
	{ "strategy/b-reach.md", "# Reach\n" },
	{ "strategy/a-depth.md", "# Depth\n" },
	{ "teams/access.md", "# Access\n" },
	{ "teams/boats.md", "---\nleft: 2026-02-15\n---\n# Boats\n" },
	{ "people/ana.md", "---\nteam: access\nrole: Lead\n---\n# Ana Lima\n" },
	{ "people/tom.md",
	  "---\nteam: access\nreports_to: ana\n---\n# Tom Ford\n" },
	{ "goals/2025/old.md", "---\nstatus: done\nowner: ana\n---\n# Old\n" },
	{ "goals/2026/top.md",
	  "---\nsupports: strategy/b-reach\nowner: \"@ana\"\nteam: access\n"
	  "continues: goals/2025/old\n---\n# Zebra\n" },
	{ "goals/2026/kid.md",
	  "---\nsupports: [top, values#warmth]\nowner: priya\n"
	  "metrics: [{id: wait, name: Wait, unit: days, baseline: 20, "
	  "target: 5, current: 14}]\n---\n# Kid\n\n## Key results\n\n"
	  "- [x] One (@tom, done 2026-01-20)\n- [ ] Two (due 2026-06-01)\n" },
	{ "goals/2026/deep.md",
	  "---\nsupports: strategy/a-depth\n---\n# Deep\n" },
	{ "goals/2026/lone.md", "# Lone\n" },
	{ "goals/2026/x.md", "---\nsupports: y\n---\n# X\n" },
	{ "goals/2026/y.md", "---\nsupports: x\n---\n# Y\n" },
	{ "updates/2026-01/access.md",
	  "---\nteam: access\ngoals: {kid: {status: on-track, value: 17, "
	  "confidence: high, note: Slow.}}\n---\n# Access January\n" },
	{ "updates/2026-03/access.md",
	  "---\nteam: access\ngoals: {kid: {status: at-risk, value: 11}}\n---\n"
	  "# Access March\n\nWe thought of [warmth](../../values.md#warmth).\n" },
	{ "updates/2026-01/boats.md",
	  "---\nteam: boats\n---\n# Boats January\n" },
	{ "meetings/2026-01-10-start.md",
	  "---\nattendees: [ana, tom]\n---\n# Start\n\n## Decisions\n\n"
	  "- Do [Kid](../goals/2026/kid.md).\n- Rest.\n\n## Actions\n\n"
	  "- [ ] @tom: third (no day)\n- [ ] @tom: second (due 2026-04-01)\n"
	  "- [x] @ana: done one\n" },
	{ "meetings/2026-02-10-next.md",
	  "---\nfollows: meetings/2026-01-10-start\n---\n# Next\n\n"
	  "## Actions\n\n- [ ] @tom: first (due 2026-03-01)\n" },
	{ "moments/2026-02-14-lamp.md",
	  "---\nvalues: warmth\npeople: [tom]\n---\n# The lamp\n" },
};

static struct ll_view *see(void)
{
	return view_see(VIEW_FIXTURE(house, "2026-04-15"), "");
}

static const struct ll_view_record *record(const char *id)
{
	const struct ll_view_record *found = view_record(see(), id);

	assert_non_null(found);
	return found;
}

static void records_stand_by_id(void **state)
{
	const struct ll_view *view = see();

	(void)state;
	assert_int_equal(view->nrecords, sizeof(house) / sizeof(house[0]) + 1);
	for (size_t i = 1; i < view->nrecords; i++) {
		assert_true(ll_str_cmp(view->record[i - 1].id,
				       view->record[i].id) < 0);
	}
	assert_str(view->mission->id, "mission");
	assert_str(view->vision->id, "vision");
}

static void a_line_of_sight_starts_at_the_mission(void **state)
{
	static const char *const row[][2] = {
		{ "mission", "mission" },
		{ "strategy/b-reach", "mission strategy/b-reach" },
		{ "goals/2026/kid", "mission strategy/b-reach goals/2026/top "
				    "goals/2026/kid" },
		{ "goals/2026/lone", "goals/2026/lone" },
		{ "goals/2026/x", "goals/2026/y goals/2026/x" },
		{ "people/ana", "mission strategy/b-reach goals/2026/top "
				"people/ana" },
		{ "moments/2026-02-14-lamp",
		  "mission values#warmth moments/2026-02-14-lamp" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(view_ids(record(row[i][0])->sight),
				    row[i][1]);
	}
}

static void goals_stand_by_pillar_and_children_after_parents(void **state)
{
	const struct ll_view *view = see();

	(void)state;
	assert_int_equal(view->nperiods, 2);
	assert_str(view->period[0].name, "2026");
	assert_true(view->period[0].current);
	assert_ptr_equal(view->current, &view->period[0]);
	assert_string_equal(view_ids(view->period[0].goals),
			    "goals/2026/deep goals/2026/top goals/2026/kid "
			    "goals/2026/lone goals/2026/x goals/2026/y");
	assert_string_equal(view_ids(view->by_kind[LL_KIND_GOAL]),
			    "goals/2026/deep goals/2026/top goals/2026/kid "
			    "goals/2026/lone goals/2026/x goals/2026/y "
			    "goals/2025/old");
	assert_string_equal(view_ids(view->by_kind[LL_KIND_VALUE]),
			    "values#warmth values#candour");
	assert_string_equal(view_ids(view->by_kind[LL_KIND_MEETING]),
			    "meetings/2026-02-10-next "
			    "meetings/2026-01-10-start");
}

static void both_sides_of_a_reference_know_of_it(void **state)
{
	(void)state;
	assert_string_equal(view_ids(record("goals/2026/top")->child),
			    "goals/2026/kid");
	assert_string_equal(view_ids(record("values#warmth")->child),
			    "goals/2026/kid");
	assert_string_equal(view_ids(record("values#warmth")->cited_by),
			    "updates/2026-03/access moments/2026-02-14-lamp");
	assert_string_equal(view_ids(record("teams/access")->members),
			    "people/ana people/tom");
	assert_string_equal(view_ids(record("people/ana")->owns),
			    "goals/2026/top goals/2025/old");
	assert_string_equal(view_ids(record("teams/access")->owns),
			    "goals/2026/top");
	assert_string_equal(view_ids(record("teams/access")->updates),
			    "updates/2026-03/access updates/2026-01/access");
	assert_string_equal(view_ids(record("people/tom")->meetings),
			    "meetings/2026-01-10-start");
	assert_str(record("goals/2025/old")->continued_by->id,
		   "goals/2026/top");
	assert_str(record("meetings/2026-01-10-start")->followed_by->id,
		   "meetings/2026-02-10-next");
	assert_str(record("people/tom")->reports_to->id, "people/ana");
}

static void who_has_no_page_is_named_as_a_handle(void **state)
{
	const struct ll_view_record *kid = record("goals/2026/kid");

	(void)state;
	assert_str(kid->owner.item[0].name, "@priya");
	assert_null(kid->owner.item[0].person);
	assert_str(record("goals/2026/top")->owner.item[0].name, "Ana Lima");
}

static void progress_opens_to_its_parts(void **state)
{
	const struct ll_view_record *kid = record("goals/2026/kid");
	const struct ll_view_record *top = record("goals/2026/top");
	double sum = 0;

	(void)state;
	assert_int_equal(kid->nparts, 2);
	assert_str(kid->part[0].what, "Wait");
	assert_str(kid->part[1].what, "Key results, 1 of 2");
	for (size_t i = 0; i < kid->nparts; i++) {
		sum += kid->part[i].progress.value * kid->part[i].weight;
	}
	assert_int_equal((int)(sum / 2 * 1000),
			 (int)(kid->progress.value * 1000));
	assert_int_equal(top->nparts, 1);
	assert_ptr_equal(top->part[0].record, top->child.item[0]);
}

static void reports_stand_on_the_goal_oldest_first(void **state)
{
	const struct ll_view_record *kid = record("goals/2026/kid");

	(void)state;
	assert_int_equal(kid->nreports, 2);
	assert_str(kid->report[0].update->id, "updates/2026-01/access");
	assert_str(kid->report[0].note, "Slow.");
	assert_int_equal((int)kid->report[1].value.value, 11);
	assert_int_equal(kid->metric[0].nreadings, 2);
	assert_str(see()->record[kid->metric[0].reading[1].update].id,
		   "updates/2026-03/access");
	assert_int_equal(record("updates/2026-01/access")->nreports, 1);
}

static void health_says_why_with_the_day(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-15");
	const char *march = "updates/2026-03/access";

	(void)state;
	assert_str(record("goals/2026/kid")->health_why,
		   "reported so on 31 March 2026");
	assert_str(record("goals/2026/lone")->health_why, "never reported");
	assert_str(record("goals/2025/old")->health_why, "closed");
	view_change(f, march, view_land(f, "2026-04-04", "x"), LL_CLASS_CREATED,
		    "");
	view_see(f, "");
	assert_str(view_record(f->view, "goals/2026/kid")->health_why,
		   "reported so on 4 April 2026");
	assert_int_equal(view_record(f->view, march)->days_late, 4);
}

static void every_month_is_there_and_teams_by_arrival(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-15");
	const struct ll_view_month *january;

	(void)state;
	view_change(f, "updates/2026-01/boats", view_land(f, "2026-02-01", "x"),
		    LL_CLASS_CREATED, "");
	view_change(f, "updates/2026-01/access",
		    view_land(f, "2026-02-03", "x"), LL_CLASS_CREATED, "");
	view_see(f, "");
	assert_int_equal(f->view->nmonths, 4);
	january = &f->view->month[3];
	assert_str(ll_month_iso(&test_arena, january->month), "2026-01");
	assert_true(january->over);
	assert_false(f->view->month[0].over);
	assert_int_equal(january->nteams, 2);
	assert_str(january->team[0].team->id, "teams/boats");
	assert_str(ll_date_iso(&test_arena, january->team[1].arrived),
		   "2026-02-03");
	assert_int_equal(january->meetings.n, 1);
	assert_int_equal(f->view->month[2].moments.n, 1);
	assert_int_equal(f->view->month[2].nlandings, 2);
}

static void a_team_is_expected_from_its_first_update_to_its_end(void **state)
{
	static const struct {
		size_t nteams;
		size_t reported;
	} row[] = { { 1, 0 }, { 1, 1 }, { 2, 0 }, { 2, 2 } }; /* April first */
	const struct ll_view *view = see();

	(void)state;
	for (size_t m = 0; m < 4; m++) {
		size_t reported = 0;

		assert_int_equal(view->month[m].nteams, row[m].nteams);
		for (size_t i = 0; i < view->month[m].nteams; i++) {
			assert_true(view->month[m].team[i].expected);
			reported += view->month[m].team[i].updates.n > 0;
		}
		assert_int_equal(reported, row[m].reported);
	}
}

static void an_update_for_several_months_fills_each(void **state)
{
	static const char *const files[][2] = {
		{ "teams/a.md", "# A\n" },
		{ "updates/2026-01,02.md", "---\nteam: a\n---\n# Both\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

	(void)state;
	view_see(f, "");
	assert_int_equal(f->view->nmonths, 3);
	assert_int_equal(f->view->month[0].updates.n, 0);
	assert_int_equal(f->view->month[1].updates.n, 1);
	assert_int_equal(f->view->month[2].updates.n, 1);
	assert_int_equal(f->view->month[0].team[0].updates.n, 0);
}

static void a_slip_in_a_year_does_not_make_a_thousand_months(void **state)
{
	static const char *const files[][2] = {
		{ "updates/0206-01.md", "# Slip\n" },
		{ "updates/2026-02.md", "# February\n" },
		{ "updates/2062-02.md", "# Slip\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

	(void)state;
	assert_int_equal(view_see(f, "")->nmonths, 2);
}

static void open_actions_stand_by_due_day(void **state)
{
	static const char *const expected[] = { "first", "second",
						"third (no day)", "done one" };
	const struct ll_view *view = see();
	const struct ll_view_record *tom = view_record(view, "people/tom");
	const struct ll_view_record *start =
		view_record(view, "meetings/2026-01-10-start");

	(void)state;
	assert_int_equal(view->nactions, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_str(view->action[i].text, expected[i]);
	}
	assert_int_equal(tom->nopen_actions, 3);
	assert_str(tom->open_action[0]->text, "first");
	assert_int_equal(start->action[1]->number, 2);
	assert_str(start->action[1]->text, "second");
	assert_string_equal(view_ids(start->decision[0]->about),
			    "goals/2026/kid");
	assert_int_equal(view->ndecisions, 2);
}

static void an_action_knows_where_it_was_listed_first_and_last(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "audiences: [staff, leaders]\n" },
		{ "people/tom.md", "# Tom\n" },
		{ "meetings/2026-01-10-a.md",
		  "# A\n\n## Actions\n\n- [ ] @tom: call the county\n" },
		{ "meetings/2026-02-10-b.md",
		  "---\naudience: leaders\n---\n# B\n\n## Actions\n\n"
		  "- [ ] @tom: call the county again\n" },
		{ "meetings/2026-03-10-c.md",
		  "# C\n\n## Actions\n\n- [ ] @tom: Call the county\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-04-15");
	const struct ll_view *view = view_see(f, "leaders");
	const struct ll_view_action *action = &view->action[0];

	(void)state;
	assert_true(action->open);
	assert_str(action->meeting->id, "meetings/2026-03-10-c");
	assert_int_equal(action->carried, 2);
	assert_str(action->first->meeting->id, "meetings/2026-01-10-a");
	assert_ptr_equal(action->first->last, action);
	assert_false(action->first->open);
	assert_int_equal(view_record(view, "people/tom")->nopen_actions, 1);
	assert_int_equal(view_see(f, "staff")->action[0].carried, 1);
}

static void targets_are_steps_over_time(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-15");
	const struct ll_view_record *kid;
	struct ll_change *change;

	(void)state;
	view_change(f, "goals/2026/kid", view_land(f, "2026-01-02", "x"),
		    LL_CLASS_CREATED, "");
	kid = view_record(view_see(f, ""), "goals/2026/kid");
	assert_int_equal(kid->ntarget_steps[0], 1);
	assert_int_equal((int)kid->target_step[0][0].value.value, 5);
	change = view_change(f, "goals/2026/kid",
			     view_land(f, "2026-02-02", "y"), LL_CLASS_FIELDS,
			     "");
	view_event(change, LL_EVENT_RETARGETED, "metrics.wait.target", "3 days",
		   "5 days");
	view_event(change, LL_EVENT_RETARGETED, "metrics.other.target", "1",
		   "2");
	kid = view_record(view_see(f, ""), "goals/2026/kid");
	assert_int_equal(kid->ntarget_steps[0], 2);
	assert_int_equal((int)kid->target_step[0][0].value.value, 3);
	assert_str(ll_date_iso(&test_arena, kid->target_step[0][0].since),
		   "2026-01-02");
	assert_str(ll_date_iso(&test_arena, kid->target_step[0][1].since),
		   "2026-02-02");
}

static void an_agreement_is_dated_by_the_landing_of_the_name(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-15");
	const struct ll_view_record *value;
	struct ll_change *change;

	(void)state;
	view_change(f, "values#candour", view_land(f, "2026-01-02", "x"),
		    LL_CLASS_CREATED, "");
	change = view_change(f, "values#candour",
			     view_land(f, "2026-02-02", "y"), LL_CLASS_FIELDS,
			     "");
	view_event(change, LL_EVENT_AGREED, "agreed_by", "", "tom");
	value = view_record(view_see(f, ""), "values#candour");
	assert_int_equal(value->nagreements, 2);
	assert_str(ll_date_iso(&test_arena, value->agreement[0].date),
		   "2026-01-02");
	assert_str(ll_date_iso(&test_arena, value->agreement[1].date),
		   "2026-02-02");
}

static void an_uncommitted_edit_is_shown_as_such(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-15");
	size_t landing;

	(void)state;
	view_change(f, "goals/2026/kid", view_land(f, "2026-01-02", "x"),
		    LL_CLASS_CREATED, "");
	landing = view_land(f, "2026-04-15", "");
	view_change(f, "goals/2026/kid", landing, LL_CLASS_WORDING, "");
	f->org->source.history.landing[landing].uncommitted = true;
	view_see(f, "");
	assert_true(view_record(f->view, "goals/2026/kid")->uncommitted);
	assert_false(view_record(f->view, "goals/2026/top")->uncommitted);
	assert_str(f->view->landing[1].commit, "");
	assert_str(f->view->landing[1].url, "");
	assert_int_equal(f->view->nlandings_read, 1);
}

static void an_empty_organisation_has_a_view(void **state)
{
	static const char *const files[][2] = { { "a.txt", "x" } };
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

	(void)state;
	assert_non_null(view_see(f, ""));
	assert_int_equal(f->view->nrecords, 0);
	assert_int_equal(f->view->nmonths, 0);
	assert_null(f->view->current);
	assert_str(f->view->commit, "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(records_stand_by_id),
	cmocka_unit_test(a_line_of_sight_starts_at_the_mission),
	cmocka_unit_test(goals_stand_by_pillar_and_children_after_parents),
	cmocka_unit_test(both_sides_of_a_reference_know_of_it),
	cmocka_unit_test(who_has_no_page_is_named_as_a_handle),
	cmocka_unit_test(progress_opens_to_its_parts),
	cmocka_unit_test(reports_stand_on_the_goal_oldest_first),
	cmocka_unit_test(health_says_why_with_the_day),
	cmocka_unit_test(every_month_is_there_and_teams_by_arrival),
	cmocka_unit_test(a_team_is_expected_from_its_first_update_to_its_end),
	cmocka_unit_test(an_update_for_several_months_fills_each),
	cmocka_unit_test(a_slip_in_a_year_does_not_make_a_thousand_months),
	cmocka_unit_test(open_actions_stand_by_due_day),
	cmocka_unit_test(an_action_knows_where_it_was_listed_first_and_last),
	cmocka_unit_test(targets_are_steps_over_time),
	cmocka_unit_test(an_agreement_is_dated_by_the_landing_of_the_name),
	cmocka_unit_test(an_uncommitted_edit_is_shown_as_such),
	cmocka_unit_test(an_empty_organisation_has_a_view),
};

RUN(tests)
