#include "site/panel_text.h"

#include "site/chart.h"
#include "site/feel.h"

#define HEAD "question,group,role,responses,score,scale\n"

static const char *const files[][2] = {
	{ "values.md", "# Values\n\n## Warmth\n\nx\n\n## Nerve\n\ny\n" },
	{ "goals/2026/a.md", "# A\n" },
	{ "pulse/2026-01.csv", HEAD "Is there warmth?,,leader,9,4,1-5\n"
				    "Is there warmth?,A,staff,9,3,1-5\n" },
	{ "pulse/2026-03.csv", HEAD "Is there warmth?,,leader,9,4.3,1-5\n"
				    "Is there warmth?,A,staff,9,3.1,1-5\n"
				    "Is there warmth?,B,staff,2,1,1-5\n"
				    "How is it?,A,,20,50,100\n"
				    "Few?,A,staff,2,1,1-5\n" },
	{ "roads/lead.md", "---\nfor: nurse\nnow: On a ward\naim: Leads one by "
			   "2032\nvalues: [warmth]\n---\n# To lead\n\n"
			   "## Milestones\n\n- [x] A course\n"
			   "- [ ] A night rota (due 2026-05-01)\n" },
};

static const struct ll_view_question *question(const struct ll_site *site,
					       const char *text)
{
	for (size_t i = 0; i < site->view->nquestions; i++) {
		if (ll_str_is(site->view->question[i].text, text)) {
			return &site->view->question[i];
		}
	}
	fail_msg("no question '%s'", text);
	return NULL;
}

static const char *said(const struct ll_site *site, const char *text)
{
	struct ll_dict *dict = ll_dict_make(&test_arena);
	struct ll_say say =
		ll_say_open(site_page(site, "pulse.html"), dict, LL_NAME_SAY);
	const struct ll_view_question *q = question(site, text);

	ll_feel_say(&say, q, ll_feel_last(q, LL_MONTH_NONE));
	return dict_says(dict, LL_NAME_SAY, 0);
}

static void the_gap_is_a_sentence(void **state)
{
	const struct ll_site *site = SITE(files, "2026-04-01");

	(void)state;
	assert_string_equal(said(site, "Is there warmth?"),
			    "Leaders score it 4.3 of 5, staff 3.1.");
	assert_string_equal(said(site, "How is it?"),
			    "20 people score it 50.0 of 100.");
	assert_string_equal(said(site, "Few?"),
			    "Nothing can be shown: too few people, or they "
			    "could be singled out.");
}

static void leaders_and_staff_are_two_lines_inside_the_drawing(void **state)
{
	const struct ll_site *site = SITE(files, "2026-04-01");
	struct ll_chart chart;

	(void)state;
	assert_true(ll_chart_pair(&test_arena,
				  question(site, "Is there warmth?"), &chart));
	assert_int_equal(chart.segment.n, 2);
	assert_int_equal(chart.dot.n, 4);
	assert_int_equal(chart.grid.n, 5);
	for (size_t i = 0; i < chart.dot.n; i++) {
		assert_true(chart.dot.item[i].x >= 0 &&
			    chart.dot.item[i].x <= 100);
		assert_true(chart.dot.item[i].y >= 0 &&
			    chart.dot.item[i].y <= chart.height);
		assert_int_equal(chart.dot.item[i].hollow, i > 1);
	}
	assert_true(chart.dot.item[1].y < chart.dot.item[3].y);
	assert_str(chart.callout.item[0].text, "leaders 4.3");
	assert_false(
		ll_chart_pair(&test_arena, question(site, "Few?"), &chart));
}

static void the_page_holds_nothing_of_a_small_group(void **state)
{
	const struct ll_site *site = SITE(files, "2026-04-01");
	const struct ll_dict *page = site_dict(site, "pulse.html");
	const struct ll_dict *survey = site_dict(site, "pulse/2026-03.html");

	(void)state;
	assert_non_null(strstr(dict_says(page, LL_NAME_SAY, 0),
			       "One group is withheld, so that nobody can be "
			       "singled out."));
	assert_int_equal(dict_count(dict_at(dict_at(survey, LL_NAME_PANEL, 0),
					    LL_NAME_TABLE, 0),
				    LL_NAME_RANK),
			 4); /* leaders, staff, everyone, A */
}

static void other_pages_get_a_panel_of_the_widest_gaps(void **state)
{
	const struct ll_site *site = SITE(files, "2026-04-01");
	const struct ll_page *page = site_page(site, "planning/2026.html");
	struct ll_dict *dict = ll_dict_make(&test_arena);
	const struct ll_dict *rows;

	(void)state;
	assert_false(ll_feel_panel(page, dict, ll_month_make(2025, 12), 5));
	assert_int_equal(dict_count(dict, LL_NAME_PANEL), 0);
	assert_true(ll_feel_panel(page, dict, ll_month_make(2026, 1), 5));
	rows = dict_at(
		dict_at(dict_at(dict, LL_NAME_PANEL, 0), LL_NAME_CLUSTER, 0),
		LL_NAME_ROWS, 0);
	assert_int_equal(dict_count(rows, LL_NAME_ROW), 1);
	assert_string_equal(
		dict_says(dict_at(rows, LL_NAME_ROW, 0), LL_NAME_BY, 0),
		"Leaders score it 4.0 of 5, staff 3.0.");
}

static void a_road_leads_over_what_is_done_and_now_to_the_aim(void **state)
{
	const struct ll_site *site = SITE(files, "2026-04-01");
	const struct ll_dict *page = site_dict(site, "roads/lead.html");
	const struct ll_dict *way = dict_at(page, LL_NAME_PANEL, 0);
	const struct ll_dict *rows =
		dict_at(dict_at(way, LL_NAME_CLUSTER, 0), LL_NAME_ROWS, 0);

	(void)state;
	assert_string_equal(dict_says(way, LL_NAME_LEAD, 0),
			    "One of two milestones done.");
	assert_int_equal(dict_count(rows, LL_NAME_ROW), 4);
	assert_string_equal(
		dict_says(dict_at(rows, LL_NAME_ROW, 1), LL_NAME_ITEM, 0),
		"On a ward");
	assert_string_equal(
		dict_says(dict_at(rows, LL_NAME_ROW, 2), LL_NAME_BY, 0),
		"due 1 May");
	assert_string_equal(
		dict_says(dict_at(rows, LL_NAME_ROW, 3), LL_NAME_ITEM, 0),
		"Leads one by 2032");
	for (size_t i = 0; i < 4; i++) { /* dashed from now on */
		assert_int_equal(ll_dict_find(dict_at(rows, LL_NAME_ROW, i),
					      LL_NAME_GAP) != NULL,
				 i > 1);
	}
	assert_string_equal(
		dict_text(dict_at(page, LL_NAME_SIGHT, 0), LL_NAME_TEXT),
		"Warmth");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_gap_is_a_sentence),
	cmocka_unit_test(leaders_and_staff_are_two_lines_inside_the_drawing),
	cmocka_unit_test(the_page_holds_nothing_of_a_small_group),
	cmocka_unit_test(other_pages_get_a_panel_of_the_widest_gaps),
	cmocka_unit_test(a_road_leads_over_what_is_done_and_now_to_the_aim),
};

RUN(tests)
