#include "view_fixture.h"

#include "check/check.h"

#include <string.h>

/* What an audience sees of surveys and of roads. */

#define AUDIENCES "audiences: [public, staff, leaders]\n"
#define HEAD "question,group,role,responses,score,scale,value\n"

static const char *const house[][2] = {
	{ "lodeline.yml", AUDIENCES },
	{ "people/ana.md", "# Ana\n" },
	{ "pulse/2026-03.csv",
	  "# audience: staff\n" HEAD "Warm?,,leader,9,4.3,1-5,warmth\n"
	  "Warm?,Harbour,staff,12,3.1,1-5,warmth\n"
	  "Warm?,Quay,staff,4,1.9,1-5,warmth\n" },
	{ "pulse/2026-03-leaders.csv",
	  "# audience: leaders\n" HEAD "Trusted?,,leader,9,3.7,1-5,secret\n" },
	{ "roads/ana.md",
	  "---\nfor: \"@ana\"\nnow: Nurse\naim: Ward lead by 2032\n"
	  "values: [warmth]\n---\n# Ana's road\n" },
	{ "roads/nurse.md",
	  "---\nfor: nurse\naim: Ward lead by 2032\n---\n# Nurse\n" },
	{ "roads/open.md",
	  "---\nfor: \"@ana\"\naudience: staff\n---\n# Shared\n" },
	{ "roads/no-one.md", "# Nobody says\n" },
	{ "values.md", "# Values\n\n## Warmth\n\nx\n" },
	{ "values/secret.md", "---\naudience: leaders\n---\n# Secret\n\ny\n" },
};

static void a_survey_is_seen_by_its_audience(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-01");

	(void)state;
	assert_int_equal(view_see(f, "public")->nquestions, 0);
	assert_int_equal(view_see(f, "staff")->nquestions, 1);
	assert_int_equal(view_see(f, "leaders")->nquestions, 2);
	assert_str(f->view->question[0].text, "Warm?");
	assert_str(f->view->question[0].value->title, "Warmth");
}

static void a_small_group_is_in_no_figure_of_the_view(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-01");
	const struct ll_asked *asked = view_see(f, "staff")->question[0].asked;

	(void)state;
	assert_int_equal(asked->role[LL_ROLE_LEADER].responses, 9);
	assert_int_equal(asked->role[LL_ROLE_STAFF].responses, 12);
	assert_int_equal(asked->role[LL_ROLE_ALL].responses, 21);
	assert_int_equal(asked->ngroups, 1);
	assert_int_equal(asked->nhidden, 1);
}

static void which_rows_are_small_is_told_to_their_author_alone(void **state)
{
	static const char *const audience[] = { "public", "staff", "leaders" };
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-01");

	(void)state;
	ll_check_run(&(struct ll_check){ &f->org->org, &f->log, f->today,
					 &f->org->diags, NULL });
	assert_non_null(
		strstr(fixture_findings(&f->org->diags), "PULSE_SMALL"));
	for (size_t a = 0; a < 3; a++) {
		view_see(f, audience[a]);
		for (size_t i = 0; i < f->view->nfindings; i++) {
			assert_int_not_equal(f->view->finding[i].code,
					     LL_D_PULSE_SMALL);
		}
	}
	assert_true(f->view->nfindings > 0);
}

static void the_road_of_a_person_is_for_the_narrowest_audience(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-04-01");

	(void)state;
	view_see(f, "staff");
	assert_null(view_record(f->view, "roads/ana"));
	assert_null(view_record(f->view, "roads/no-one"));
	assert_non_null(view_record(f->view, "roads/nurse"));
	assert_non_null(view_record(f->view, "roads/open"));
	assert_string_equal(view_ids(view_record(f->view, "people/ana")->roads),
			    "roads/open");
	view_see(f, "leaders");
	assert_string_equal(view_ids(view_record(f->view, "people/ana")->roads),
			    "roads/ana roads/open");
	assert_str(view_record(f->view, "roads/nurse")->whom.item[0].name,
		   "nurse");
}

/* "ana" is a person by her page alone: old versions did not know. */
static void what_a_road_said_before_it_was_opened_stays_hidden(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", AUDIENCES },
		{ "people/ana.md", "# Ana\n" },
		{ "roads/x.md", "---\nfor: ana\naudience: staff\n---\n# X\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-04-01");

	(void)state;
	view_change(f, "roads/x", view_land(f, "2026-01-05", "x"),
		    LL_CLASS_CREATED, "");
	view_change(f, "roads/x", view_land(f, "2026-02-05", "x"),
		    LL_CLASS_FIELDS, "staff");
	view_see(f, "staff");
	assert_int_equal(view_record(f->view, "roads/x")->nchanges, 1);
	assert_int_equal(
		view_record(f->view, "roads/x")->change[0]->landing->date.n,
		ll_date_make(2026, 2, 5).n);
	view_see(f, "leaders");
	assert_int_equal(view_record(f->view, "roads/x")->nchanges, 2);
}

static void without_audiences_the_road_of_a_person_is_left_out(void **state)
{
	static const char *const files[][2] = {
		{ "people/ana.md", "# Ana\n" },
		{ "roads/a.md", "---\nfor: \"@ana\"\n---\n# By handle\n" },
		{ "roads/b.md", "---\nfor: ana\n---\n# By name of a page\n" },
		{ "roads/c.md", "---\nfor: Bo Li\n---\n# By name\n" },
		{ "roads/d.md", "---\nfor: nurse\n---\n# By role\n" },
		{ "x.md", "# X\n\n[it](roads/a.md)\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-04-01");

	(void)state;
	view_see(f, "");
	assert_string_equal(view_ids(f->view->by_kind[LL_KIND_ROAD]),
			    "roads/d");
	assert_int_equal(f->view->nfindings, 0);
	assert_int_equal(ll_view_follow(f->view, &test_arena, LL_STR("x.md"),
					LL_STR("roads/a.md"))
				 .type,
			 LL_VIEW_LINK_NOWHERE);
}

static void a_question_about_a_hidden_value_names_none(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", AUDIENCES },
		{ "pulse/2026-03.csv", HEAD "Kept?,,staff,9,3.7,1-5,secret\n" },
		{ "values/secret.md",
		  "---\naudience: leaders\n---\n# Secret\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-04-01");

	(void)state;
	assert_null(view_see(f, "staff")->question[0].value);
	assert_non_null(view_see(f, "leaders")->question[0].value);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_survey_is_seen_by_its_audience),
	cmocka_unit_test(a_small_group_is_in_no_figure_of_the_view),
	cmocka_unit_test(which_rows_are_small_is_told_to_their_author_alone),
	cmocka_unit_test(the_road_of_a_person_is_for_the_narrowest_audience),
	cmocka_unit_test(what_a_road_said_before_it_was_opened_stays_hidden),
	cmocka_unit_test(without_audiences_the_road_of_a_person_is_left_out),
	cmocka_unit_test(a_question_about_a_hidden_value_names_none),
};

RUN(tests)
