#include "site/fixture.h"

#include "site/rows.h"

static const char *tree_of(const struct ll_site *site,
			   const struct ll_goal_tree *tree)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	(void)site;
	for (size_t i = 0; i < tree->n; i++) {
		ll_buf_addf(&out, "%s%d:%" LL_FMT, i ? " " : "",
			    tree->item[i].level,
			    LL_ARG(tree->item[i].goal->title));
	}
	return test_zero(ll_buf_str(&out));
}

static void a_goal_comes_after_the_one_it_supports(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "# A\n\n- supports: c\n" },
		{ "goals/2026/b.md", "# B\n" },
		{ "goals/2026/c.md", "# C\n\n- supports: d\n" },
		{ "goals/2026/d.md", "# D\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	const struct ll_view_record *goal[] = {
		site_record(site, "goals/2026/a"),
		site_record(site, "goals/2026/b"),
		site_record(site, "goals/2026/c"),
		site_record(site, "goals/2026/d"),
	};
	struct ll_view_list list = { .item = goal, .n = 4 };
	struct ll_goal_tree tree = ll_goal_tree_make(&test_arena, &list);

	(void)state;
	assert_string_equal(tree_of(site, &tree), "0:B 0:D 1:C 2:A");
}

static void goals_in_a_circle_are_all_there_once(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "# A\n\n- supports: b\n" },
		{ "goals/2026/b.md", "# B\n\n- supports: a\n" },
		{ "goals/2026/c.md", "# C\n\n- supports: c\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_goal_tree tree = ll_goal_tree_make(
		&test_arena, &site->view->by_kind[LL_KIND_GOAL]);

	(void)state;
	assert_int_equal(tree.n, 3);
}

static void a_long_list_is_one_line_each(void **state)
{
	const char *files[LL_ROWS_FULL + 1][2];
	struct ll_site *site;
	const struct ll_dict *group;

	(void)state;
	for (size_t i = 0; i <= LL_ROWS_FULL; i++) {
		files[i][0] = test_zero(
			ll_strf(&test_arena, "goals/2026/%02zu.md", i));
		files[i][1] = "# G\n";
	}
	site = site_make((const char *const(*)[2])files, LL_ROWS_FULL + 1,
			 "2026-03-31");
	group = dict_at(site_dict(site, "goals/2026.html"), LL_NAME_GROUP, 0);
	assert_int_equal(dict_count(group, LL_NAME_GOAL), LL_ROWS_FULL + 1);
	assert_int_equal(
		dict_count(dict_at(group, LL_NAME_GOAL, 0), LL_NAME_SLIM), 1);
	site = site_make((const char *const(*)[2])files, LL_ROWS_FULL,
			 "2026-03-31");
	group = dict_at(site_dict(site, "goals/2026.html"), LL_NAME_GROUP, 0);
	assert_int_equal(
		dict_count(dict_at(group, LL_NAME_GOAL, 0), LL_NAME_SLIM), 0);
}

static void a_summary_counts_every_goal_once(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "# A\n\n- status: done\n" },
		{ "goals/2026/b.md", "# B\n\n- status: done\n" },
		{ "goals/2026/c.md", "# C\n\n- status: dropped\n" },
		{ "goals/2026/d.md", "# D\n\n- status: paused\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	const struct ll_dict *doing =
		dict_at(site_dict(site, "goals/2026.html"), LL_NAME_DOING, 0);
	const struct ll_dict *tallies = dict_at(doing, LL_NAME_TALLIES, 0);

	(void)state;
	assert_string_equal(dict_says(doing, LL_NAME_LEAD, 0),
			    "Of the 4 goals of 2026, two are on track or "
			    "done, one is set aside and one was let go.");
	assert_int_equal(dict_count(tallies, LL_NAME_TALLY), 3);
	assert_string_equal(
		dict_text(dict_at(tallies, LL_NAME_TALLY, 0), LL_NAME_TEXT),
		"2 done");
}

static void goals_stand_under_their_pillar(void **state)
{
	static const char *const files[][2] = {
		{ "strategy/care.md", "# Care\n" },
		{ "goals/2026/a.md", "# A\n\n- supports: strategy/care\n" },
		{ "goals/2026/b.md", "# B\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = site_dict(site, "goals/2026.html");
	const struct ll_dict *group = dict_at(dict, LL_NAME_GROUP, 0);

	(void)state;
	assert_int_equal(dict_count(dict, LL_NAME_GROUP), 2);
	assert_string_equal(
		dict_text(dict_at(group, LL_NAME_LINK, 0), LL_NAME_TEXT),
		"Care");
	assert_string_equal(
		dict_text(dict_at(group, LL_NAME_LINK, 0), LL_NAME_HREF),
		"../strategy/care.html");
	assert_string_equal(dict_text(group, LL_NAME_LABEL), "Pillar 1");
}

static void unknown_progress_has_no_bar(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/a.md", "# A\n" },
		{ "goals/2026/b.md",
		  "# B\n\n## Key results\n\n- [x] one\n- [ ] two\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = ll_dict_make(&test_arena);
	const struct ll_page *page = site_page(site, "goals/2026.html");

	(void)state;
	ll_goal_bar(page, dict, site_record(site, "goals/2026/a"));
	assert_int_equal(dict_count(dict, LL_NAME_BAR), 0);
	ll_goal_bar(page, dict, site_record(site, "goals/2026/b"));
	assert_string_equal(
		dict_text(dict_at(dict, LL_NAME_BAR, 0), LL_NAME_DONE), "50");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_goal_comes_after_the_one_it_supports),
	cmocka_unit_test(goals_in_a_circle_are_all_there_once),
	cmocka_unit_test(a_long_list_is_one_line_each),
	cmocka_unit_test(a_summary_counts_every_goal_once),
	cmocka_unit_test(goals_stand_under_their_pillar),
	cmocka_unit_test(unknown_progress_has_no_bar),
};

RUN(tests)
