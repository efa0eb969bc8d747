#include "test.h"

#include "view/planning.h"
#include "view_fixture.h"

/* What was promised for a period, what holds, and what was between. */

static const char *const house[][2] = {
	{ "goals/2026/wait.md",
	  "---\nowner: \"@ana\"\ndue: 2026-12-15\nmetrics: [{id: wait, name: "
	  "Wait, unit: days, baseline: 20, target: 12}]\n---\n# Wait\n" },
	{ "goals/2026/still.md", "# Still\n" },
	{ "goals/2026/late.md", "# Late\n" },
	{ "goals/2026/let-go.md", "---\nstatus: dropped\n---\n# Let go\n" },
	{ "goals/2027/next.md", "# Next\n" },
	{ "values.md", "# Values\n\n## Warmth\n\nx\n" },
};

static struct view_fixture *made(void)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-11-21");
	size_t start = view_land(f, "2025-12-10", "Set the goals");

	view_change(f, "goals/2026/wait", start, LL_CLASS_CREATED, "");
	view_change(f, "goals/2026/still", start, LL_CLASS_CREATED, "");
	view_change(f, "goals/2026/let-go", start, LL_CLASS_CREATED, "");
	view_change(f, "values#warmth", start, LL_CLASS_CREATED, "");
	return f;
}

static struct ll_change *changed(struct view_fixture *f, const char *id,
				 const char *day, enum ll_class class)
{
	return view_change(f, id, view_land(f, day, "x"), class, "");
}

static struct ll_plan plan_of(struct view_fixture *f, const char *period)
{
	const struct ll_view *view = view_see(f, "");

	for (size_t i = 0; i < view->nperiods; i++) {
		if (ll_str_is(view->period[i].name, period)) {
			return ll_plan_make(&test_arena, view,
					    &view->period[i]);
		}
	}
	fail_msg("no period %s", period);
	return (struct ll_plan){ 0 };
}

static const struct ll_plan_goal *goal_of(const struct ll_plan *plan,
					  const char *title)
{
	for (size_t i = 0; i < plan->ngoals; i++) {
		if (ll_str_is(plan->goal[i].title, title)) {
			return &plan->goal[i];
		}
	}
	fail_msg("no goal %s", title);
	return NULL;
}

static void a_target_is_promised_as_it_stood_at_the_opening(void **state)
{
	struct view_fixture *f = made();
	struct ll_change *change;
	const struct ll_plan_goal *goal;
	struct ll_plan plan;

	(void)state;
	change = changed(f, "goals/2026/wait", "2025-12-20", LL_CLASS_FIELDS);
	view_event(change, LL_EVENT_RETARGETED, "metrics.wait.target", "15",
		   "9");
	change = changed(f, "goals/2026/wait", "2026-06-18", LL_CLASS_FIELDS);
	view_event(change, LL_EVENT_RETARGETED, "metrics.wait.target", "9",
		   "12");
	change->event[0].hint = LL_HINT_EASIER;
	plan = plan_of(f, "2026");
	goal = goal_of(&plan, "Wait");
	assert_int_equal(goal->term[0].what, LL_TERM_METRIC);
	assert_true(goal->term[0].then.value == 9);
	assert_true(goal->term[0].now.value == 12);
	assert_int_equal(goal->drift, LL_DRIFT_EASIER);
	assert_int_equal(goal->nchanges, 1);
	assert_int_equal(plan.nunexplained, 1);
}

static void what_came_back_has_not_moved(void **state)
{
	struct view_fixture *f = made();
	struct ll_change *change;
	struct ll_plan plan;

	(void)state;
	change = changed(f, "goals/2026/wait", "2026-03-01", LL_CLASS_FIELDS);
	view_event(change, LL_EVENT_RESCHEDULED, "due", "2026-12-15",
		   "2027-01-31");
	change->event[0].hint = LL_HINT_LATER;
	change = changed(f, "goals/2026/wait", "2026-04-01", LL_CLASS_FIELDS);
	view_event(change, LL_EVENT_RESCHEDULED, "due", "2027-01-31",
		   "2026-12-15");
	change->event[0].hint = LL_HINT_EARLIER;
	plan = plan_of(f, "2026");
	assert_int_equal(goal_of(&plan, "Wait")->drift, 0);
	assert_int_equal(goal_of(&plan, "Wait")->nchanges, 2);
}

static void a_goal_written_in_the_first_tenth_is_not_late(void **state)
{
	static const struct {
		const char *day;
		unsigned drift;
	} row[] = {
		{ "2026-01-20", 0 },
		{ "2026-02-06", 0 },
		{ "2026-02-07", LL_DRIFT_ADDED_LATE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct view_fixture *f = made();
		struct ll_plan plan;

		changed(f, "goals/2026/late", row[i].day, LL_CLASS_CREATED);
		plan = plan_of(f, "2026");
		assert_int_equal(goal_of(&plan, "Late")->drift, row[i].drift);
		assert_int_equal(plan.nadded, row[i].drift != 0);
	}
}

static void progress_and_mechanical_changes_do_not_count(void **state)
{
	struct view_fixture *f = made();
	struct ll_change *change;
	struct ll_plan plan;

	(void)state;
	change = changed(f, "goals/2026/still", "2026-03-01", LL_CLASS_FIELDS);
	view_event(change, LL_EVENT_PROGRESS_REPORTED, "metrics.x.current", "1",
		   "2");
	change = changed(f, "goals/2026/still", "2026-04-01",
			 LL_CLASS_MECHANICAL);
	view_event(change, LL_EVENT_REWORDED, "", "", "");
	change = changed(f, "goals/2026/still", "2026-05-01", LL_CLASS_BULK);
	view_event(change, LL_EVENT_REWORDED, "", "", "");
	plan = plan_of(f, "2026");
	assert_int_equal(goal_of(&plan, "Still")->drift, 0);
	assert_int_equal(plan.nchanges, 0);
}

static void what_was_let_go_is_counted_apart(void **state)
{
	struct view_fixture *f = made();
	struct ll_change *change;
	struct ll_plan plan;

	(void)state;
	change = changed(f, "goals/2026/let-go", "2026-04-16", LL_CLASS_FIELDS);
	view_event(change, LL_EVENT_DROPPED, "status", "on-track", "dropped");
	f->log.info[change->landing].reason_given = true;
	plan = plan_of(f, "2026");
	assert_int_equal(goal_of(&plan, "Let go")->drift, LL_DRIFT_DROPPED);
	assert_int_equal(plan.ndropped, 1);
	assert_int_equal(plan.nmoved, 0);
	assert_int_equal(plan.nunexplained, 0);
}

static void a_file_that_went_was_dropped_without_a_word(void **state)
{
	struct view_fixture *f = made();
	struct ll_gone gone = {
		.kind = LL_KIND_GOAL,
		.id = LL_STR("goals/2026/gone"),
		.path = LL_STR("goals/2026/gone.md"),
		.title = LL_STR("Gone"),
		.period = LL_STR("2026"),
	};
	struct ll_change change = {
		.landing = view_land(f, "2026-05-05", "Tidy the folder"),
		.class = LL_CLASS_DELETED,
		.path = gone.path,
		.audience_certain = true,
	};
	struct ll_plan plan;

	(void)state;
	view_touch(f, change.landing, "goals/2026/gone.md");
	gone.timeline = (struct ll_timeline){ &change, 1, false };
	f->log.gone = &gone;
	f->log.ngone = 1;
	plan = plan_of(f, "2026");
	assert_null(goal_of(&plan, "Gone")->goal);
	assert_int_equal(goal_of(&plan, "Gone")->drift, LL_DRIFT_SILENT);
	plan = plan_of(f, "2027");
	assert_int_equal(plan.ngoals, 0 + 1);
}

static void a_goal_that_left_stands_in_the_period_it_left(void **state)
{
	struct view_fixture *f = made();
	struct ll_change *change;
	struct ll_plan plan;

	(void)state;
	view_change(f, "goals/2027/next", 0, LL_CLASS_CREATED, "");
	change = changed(f, "goals/2027/next", "2026-09-01", LL_CLASS_FIELDS);
	view_event(change, LL_EVENT_MOVED, "period", "2026", "2027");
	plan = plan_of(f, "2026");
	assert_int_equal(goal_of(&plan, "Next")->drift, LL_DRIFT_MOVED);
}

static void words_of_the_foundation_are_told(void **state)
{
	struct view_fixture *f = made();
	struct ll_plan plan;

	(void)state;
	view_event(changed(f, "values#warmth", "2026-07-01", LL_CLASS_WORDING),
		   LL_EVENT_REWORDED, "", "", "");
	plan = plan_of(f, "2026");
	assert_int_equal(plan.nwordings, 1);
	assert_str(plan.wording[0]->title, "Warmth");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_target_is_promised_as_it_stood_at_the_opening),
	cmocka_unit_test(what_came_back_has_not_moved),
	cmocka_unit_test(a_goal_written_in_the_first_tenth_is_not_late),
	cmocka_unit_test(progress_and_mechanical_changes_do_not_count),
	cmocka_unit_test(what_was_let_go_is_counted_apart),
	cmocka_unit_test(a_file_that_went_was_dropped_without_a_word),
	cmocka_unit_test(a_goal_that_left_stands_in_the_period_it_left),
	cmocka_unit_test(words_of_the_foundation_are_told),
};

RUN(tests)
