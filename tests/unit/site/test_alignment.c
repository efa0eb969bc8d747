#include "site/panel_text.h"

#include "check/check.h"

/* The alignment page, and what of it waits for a person or a team. */

static const char *const files[][2] = {
	{ "mission.md", "# Mission\n\nTo lend books.\n" },
	{ "strategy/near.md", "# Near\n\nClose by.\n" },
	{ "people/ann.md", "---\nleader: true\n---\n# Ann\n" },
	{ "people/ben.md", "---\nteam: south\n---\n# Ben\n" },
	{ "people/cas.md", "---\nleft: 2026-01-31\nteam: south\n---\n# Cas\n" },
	{ "teams/south.md", "# South\n" },
	{ "goals/2026/owned.md",
	  "---\nowner: ben\nsupports: nowhere\n---\n# Owned\n" },
	{ "goals/2026/orphaned.md",
	  "---\nowner: cas\nteam: south\nsupports: nothing-there\n---\n"
	  "# Orphaned\n" },
	{ "goals/2026/free.md", "---\nsupports: near\n---\n# Free\n" },
	{ "meetings/2026-02-01-a.md",
	  "---\nfollow_up: 2026-09-01\n---\n# A\n\n## Actions\n\n"
	  "- [ ] Count the chairs (@ben, due 2026-09-01)\n" },
	{ "meetings/2026-03-01-b.md",
	  "# B\n\n## Actions\n\n- [ ] Paint the door (@ben, due 2026-02-20)\n" },
};

static struct ll_site *site;

static struct ll_site *checked(const char *const (*file)[2], size_t n)
{
	struct view_fixture *f = view_fixture_make(file, n, "2026-03-05");

	ll_check_run(&(struct ll_check){ &f->org->org, NULL, f->today,
					 &f->org->diags, NULL });
	return ll_site_make(&test_arena, view_see(f, ""));
}

static int setup(void **state)
{
	(void)state;
	site = checked(files, sizeof(files) / sizeof(*files));
	return 0;
}

static void each_finding_says_who_can_close_it_and_how(void **state)
{
	const char *text =
		panel_text(site_dict(site, "alignment.html"), "s.form");

	(void)state;
	assert_non_null(strstr(
		text, "- risk Warning | Nothing is called 'nowhere' | Ben can "
		      "close it: correct the reference, or add what it names. "
		      "| by In Owned, goals/2026/owned.md:3 ·\u00a0L108\n"));
}

static void who_has_left_can_close_nothing(void **state)
{
	const char *text =
		panel_text(site_dict(site, "alignment.html"), "s.form");

	(void)state;
	assert_non_null(strstr(text, "'nothing-there' | The team South can "
				     "close it: "));
}

static void what_nobody_owns_is_for_the_leaders(void **state)
{
	const char *text = panel_text(site_dict(site, "alignment.html"),
				      "s.line-of-sight");

	(void)state;
	assert_non_null(
		strstr(text, "Goal 'Free' has no owner | Ann can close it: "));
}

static void a_family_without_a_finding_says_so_in_one_sentence(void **state)
{
	struct ll_dict *dict = site_dict(site, "alignment.html");

	(void)state;
	assert_string_equal(panel_text(dict, "s.audience"),
			    "No finding in who may see what.\n");
}

static void there_is_a_panel_for_each_family(void **state)
{
	struct ll_dict *dict = site_dict(site, "alignment.html");

	(void)state;
	for (int i = 0; i < LL_NFAMILIES; i++) {
		ll_str id = ll_str_join(&test_arena, LL_STR("s."),
					ll_str_from(ll_family_info[i].word),
					LL_STR(""));

		assert_true(has_panel(dict, test_zero(id)));
	}
}

static void
findings_are_counted_by_level_and_never_added_up_to_a_score(void **state)
{
	struct ll_dict *dict = site_dict(site, "alignment.html");
	struct ll_finding_words {
		size_t of[LL_ERROR + 1];
	} count = { { 0 } };
	const char *said = test_zero(
		ll_say_plain(&test_arena, dict_at(dict, LL_NAME_SAY, 1)));

	(void)state;
	for (size_t i = 0; i < site->view->nfindings; i++) {
		count.of[site->view->finding[i].level]++;
	}
	assert_int_equal(count.of[LL_ERROR], 0);
	assert_non_null(strstr(said, "11 records in 11 files were looked at."));
	assert_non_null(strstr(
		said,
		test_zero(ll_strf(
			&test_arena, "%" LL_FMT,
			LL_ARG(ll_count_of(&test_arena, count.of[LL_WARNING],
					   "warning", "warnings"))))));
}

static void many_findings_of_a_family_are_folded(void **state)
{
	const char *many[12][2];
	struct ll_dict *dict;

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		many[i][0] = test_zero(
			ll_strf(&test_arena, "goals/2026/g%02zu.md", i));
		many[i][1] = "# Same\n";
	}
	dict = site_dict(checked((const char *const(*)[2])many, 12),
			 "alignment.html");
	assert_non_null(
		strstr(panel_text(dict, "s.line-of-sight"), "+ The other 6\n"));
}

static void a_person_sees_what_waits_oldest_action_first(void **state)
{
	struct ll_dict *dict = site_dict(site, "people/ben.html");
	const char *text = panel_text(dict, "s.todo");
	const char *chairs = strstr(text, "Count the chairs");
	const char *door = strstr(text, "Paint the door");

	(void)state;
	assert_non_null(strstr(text, "'nowhere'"));
	assert_null(strstr(text, "'nothing-there'"));
	assert_non_null(chairs);
	assert_non_null(door);
	assert_true(chairs < door);
	assert_non_null(strstr(text, "by Open for 32 days"));
}

static void
an_action_that_is_late_stands_once_on_the_page_of_its_owner(void **state)
{
	const char *all =
		panel_text(site_dict(site, "alignment.html"), "s.rhythm");
	const char *own =
		panel_text(site_dict(site, "people/ben.html"), "s.todo");
	const char *door = strstr(own, "Paint the door");

	(void)state;
	assert_non_null(strstr(all, "Action 'Paint the door' was due"));
	assert_non_null(door);
	assert_null(strstr(door + 1, "Paint the door"));
}

static void who_is_on_the_page_is_not_named_there_again(void **state)
{
	const char *text =
		panel_text(site_dict(site, "people/ben.html"), "s.todo");

	(void)state;
	assert_non_null(strstr(text, "'nowhere' | Correct the reference, "));
	assert_null(strstr(text, "Ben"));
}

static void a_team_sees_what_waits_for_it_and_its_people(void **state)
{
	const char *text =
		panel_text(site_dict(site, "teams/south.html"), "s.todo");

	(void)state;
	assert_non_null(strstr(text, "'nothing-there'"));
	assert_non_null(strstr(text, "Paint the door"));
}

static void where_nothing_waits_the_page_says_so(void **state)
{
	(void)state;
	assert_string_equal(
		panel_text(site_dict(site, "people/cas.html"), "s.todo"),
		"Nothing waits: no finding, no open action and no agreement to "
		"earlier words.\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(each_finding_says_who_can_close_it_and_how),
	cmocka_unit_test(who_has_left_can_close_nothing),
	cmocka_unit_test(what_nobody_owns_is_for_the_leaders),
	cmocka_unit_test(a_family_without_a_finding_says_so_in_one_sentence),
	cmocka_unit_test(there_is_a_panel_for_each_family),
	cmocka_unit_test(
		findings_are_counted_by_level_and_never_added_up_to_a_score),
	cmocka_unit_test(many_findings_of_a_family_are_folded),
	cmocka_unit_test(a_person_sees_what_waits_oldest_action_first),
	cmocka_unit_test(
		an_action_that_is_late_stands_once_on_the_page_of_its_owner),
	cmocka_unit_test(who_is_on_the_page_is_not_named_there_again),
	cmocka_unit_test(a_team_sees_what_waits_for_it_and_its_people),
	cmocka_unit_test(where_nothing_waits_the_page_says_so),
};

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, test_teardown);
}
