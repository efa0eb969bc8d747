#include "site/panel_text.h"

static const char *const files[][2] = {
	{ "mission.md", "# Mission\n\nTo lend books.\n" },
	{ "values.md", "# Values\n\n## Kindness\n\nBe kind.\n\n"
		       "## Courage\n\nDare.\n" },
	{ "principles/plain.md", "---\nfrom: meetings/2026-01-10-day.md\n"
				 "agreed_by: [ann]\n---\n# Say it plainly\n" },
	{ "goals/2026/wait.md",
	  "---\nowner: \"@ann\"\nteam: access\nsupports: mission\n"
	  "metrics:\n  - {id: wait, name: Wait, unit: days, baseline: 20, "
	  "target: 10}\n---\n# Wait less\n" },
	{ "goals/2026/call.md",
	  "---\nowner: \"@ben\"\nteam: outreach\n---\n# Call back\n" },
	{ "teams/access.md", "# Access\n" },
	{ "teams/outreach.md", "---\nleader: \"@ben\"\n---\n# Outreach\n" },
	{ "people/ann.md", "---\nhandle: ann\nrole: Nurse\nteam: access\n"
			   "---\n# Ann Lee\n" },
	{ "people/ben.md",
	  "---\nhandle: ben\nteam: outreach\n---\n# Ben Fox\n" },
	{ "updates/2026-01/access.md",
	  "---\nteam: access\ngoals:\n  goals/2026/wait: {status: on-track, "
	  "value: 18}\n---\n# Access in January\n" },
	{ "updates/2026-01/outreach.md",
	  "---\nteam: outreach\n---\n# Outreach in January\n\nQuiet.\n" },
	{ "updates/2026-02/access.md",
	  "---\nteam: access\n---\n# Access in February\n\nLong queues.\n\n"
	  "## [Wait less](../../goals/2026/wait.md)\n\n"
	  "Status: at risk\nValue: 19\n\nTwo were ill.\n" },
	{ "meetings/2026-01-10-day.md",
	  "---\nkind: workshop\nattendees: [ann, ben]\n"
	  "follow_up: 2026-02-21\n---\n# Workshop day\n\n"
	  "## The question\n\nWhat binds us?\n\n"
	  "## Decisions\n\n- We speak [plainly](../principles/plain.md).\n\n"
	  "## Actions\n\n- [ ] @ann: write it down (due 2026-02-01)\n"
	  "- [x] @ben: tell everyone\n- [ ] find a room\n" },
	{ "moments/2026-02-03-cup.md",
	  "---\nvalues: [kindness]\npeople: [ann]\n---\n# The cup\n\n"
	  "She shared it.\n" },
	{ "notes/plain.md", "# A note\n\n#### Deep\n\nWords.\n" },
};

static struct ll_site *site;

static int setup(void **state)
{
	(void)state;
	site = SITE(files, "2026-03-05");
	return 0;
}

static void a_month_tells_who_reported_and_what_moved(void **state)
{
	struct ll_dict *dict = site_dict(site, "progress/2026-02.html");

	(void)state;
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "One of two teams reported. One goal was spoken "
			    "of: one got worse.");
	assert_string_equal(
		panel_text(dict, "s.doing"),
		"* ring | Access | by When it came is not known · in full\n"
		"- risk At risk | Wait less | by 19 days, from 18 · down from "
		"on track in January\n"
		"* [gap] stale No update | Outreach | none: Nothing is recorded "
		"for February from Outreach. Ben Fox can add one: “no progress” "
		"is an update too.\n"
		"- [gap] unknown Unknown | Call back | by Never spoken of\n");
}

static void the_words_of_an_update_stand_once(void **state)
{
	struct ll_dict *dict = site_dict(site, "progress/2026-02.html");
	const struct ll_dict *panel = dict_at(dict, LL_NAME_PANEL, 0);
	const struct ll_dict *cluster = dict_at(panel, LL_NAME_CLUSTER, 0);
	const struct ll_dict *head = dict_at(cluster, LL_NAME_HEADROW, 0);
	const struct ll_dict *row =
		dict_at(dict_at(cluster, LL_NAME_ROWS, 0), LL_NAME_ROW, 0);

	(void)state;
	assert_string_equal(
		dict_text(dict_at(head, LL_NAME_BODY, 0), LL_NAME_PROSE),
		"<p>Long queues.</p>\n");
	assert_string_equal(
		dict_text(dict_at(row, LL_NAME_BODY, 0), LL_NAME_PROSE),
		"<p>Two were ill.</p>\n");
}

static void a_month_that_is_not_over_scolds_nobody(void **state)
{
	struct ll_dict *dict = site_dict(site, "progress/2026-03.html");

	(void)state;
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "None of two teams reported so far.");
	assert_non_null(strstr(panel_text(dict, "s.doing"),
			       "stale Not yet | Outreach"));
}

static void decisions_and_meetings_of_the_month_are_there(void **state)
{
	struct ll_dict *dict = site_dict(site, "progress/2026-01.html");

	(void)state;
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "Both teams reported. One goal was spoken of.");
	assert_string_equal(panel_text(dict, "s.decided"),
			    "- disc 10 January | We speak <a href=\"../"
			    "principles/plain.html\">plainly</a>. | by About "
			    "Say it plainly · Workshop day, 10 January\n");
	assert_string_equal(panel_text(dict, "s.met"),
			    "- ring 10 January | Workshop day | by Workshop · "
			    "1 decision · 3 actions\n");
	assert_false(has_panel(dict, "s.lived"));
}

static void a_workshop_names_the_step_that_is_missing(void **state)
{
	struct ll_dict *dict = site_dict(site, "meetings/2026-01-10-day.html");

	(void)state;
	assert_string_equal(
		panel_text(dict, "s.steps"),
		"- [gap] ring Purpose | Nothing says what it was for.\n"
		"- dot Question | The question\n"
		"- [gap] ring Responses | No heading holds the responses.\n"
		"- [gap] ring Sharing | No heading says how they were shared.\n"
		"- [gap] ring Themes | No heading holds the themes.\n"
		"- dot Principles | Say it plainly\n"
		"- dot Agreement | 1 of 1 signed.\n"
		"- dot Follow-up | Due 12 days ago\n");
}

static void notes_leave_out_what_has_rows_of_its_own(void **state)
{
	struct ll_dict *dict = site_dict(site, "meetings/2026-01-10-day.html");
	const struct ll_dict *notes = NULL;

	(void)state;
	for (size_t i = 0; i < dict_count(dict, LL_NAME_PANEL); i++) {
		const struct ll_dict *panel = dict_at(dict, LL_NAME_PANEL, i);

		if (!strcmp(dict_text(panel, LL_NAME_ID), "s.notes")) {
			notes = panel;
		}
	}
	assert_non_null(notes);
	assert_int_equal(dict_count(notes, LL_NAME_BODY), 1);
	assert_string_equal(
		dict_text(dict_at(notes, LL_NAME_BODY, 0), LL_NAME_PROSE),
		"<h3 id=\"the-question\">The question</h3>\n"
		"<p>What binds us?</p>\n");
}

static void actions_stand_by_their_day_and_calmly(void **state)
{
	struct ll_dict *dict = site_dict(site, "actions.html");

	(void)state;
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "Two actions are open; 1 done.");
	assert_non_null(strstr(panel_text(dict, "s.past"),
			       "- ring Due 32 days ago | "));
	assert_non_null(strstr(panel_text(dict, "s.no-day"),
			       "- [gap] ring No day set | "));
	assert_non_null(
		strstr(panel_text(dict, "s.no-day"),
		       "by Nobody is named · Workshop day, 10 January"));
	assert_non_null(strstr(panel_text(dict, "s.done"), "+ 1 done\n"
							   "- done Done | "));
	assert_string_equal(panel_text(dict, "s.who"),
			    "- ring 1 open | Ann Lee\n");
	assert_false(has_panel(dict, "s.coming"));
}

static void an_action_of_two_meetings_is_carried(void **state)
{
	static const char *const met[][2] = {
		{ "meetings/2026-01-10-a.md",
		  "# A\n\n## Actions\n\n- [ ] @ann: Call the county (due "
		  "2026-01-20)\n- [ ] @ben: call the county\n" },
		{ "meetings/2026-02-10-b.md",
		  "# B\n\n## Actions\n\n- [ ] @ann: call the county (due "
		  "2026-02-20)\n- [x] @ann: something else\n" },
		{ "meetings/2026-03-01-c.md",
		  "# C\n\n## Actions\n\n- [ ] @ann: call the county (due "
		  "2026-03-02)\n" },
	};
	struct ll_dict *dict =
		site_dict(SITE(met, "2026-03-05"), "actions.html");

	(void)state;
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "Two actions are open, 1 of them carried from "
			    "meeting to meeting; 1 done.");
	assert_non_null(strstr(panel_text(dict, "s.past"),
			       "C, 1 March · carried twice since 10 "
			       "January\n"));
	assert_null(strstr(panel_text(dict, "s.past"), "B, 10 February"));
}

static void a_meeting_says_what_became_of_its_actions(void **state)
{
	static const char *const met[][2] = {
		{ "meetings/2026-01-10-a.md",
		  "# A\n\n## Actions\n\n- [ ] @ann: call the county\n"
		  "- [ ] @ann: a ramp for Kelder\n- [ ] @ben: count\n" },
		{ "meetings/2026-02-10-b.md",
		  "# B\n\n## Actions\n\n- [ ] @ann: the ramp\n"
		  "- [x] @ann: call the county again\n" },
	};
	struct ll_dict *dict = site_dict(SITE(met, "2026-03-05"),
					 "meetings/2026-01-10-a.html");

	(void)state;
	assert_string_equal(
		panel_text(dict, "s.actions"),
		"- done Done later | @ann: call the county | by @ann · done by "
		"B\n"
		"- ring Carried on | @ann: a ramp for Kelder | by @ann · listed "
		"again in B\n"
		"- ring No day set | @ben: count | by @ben\n");
}

static void a_person_sees_what_the_work_is_for(void **state)
{
	struct ll_dict *ann = site_dict(site, "people/ann.html");
	struct ll_dict *ben = site_dict(site, "people/ben.html");

	(void)state;
	assert_string_equal(panel_text(ann, "s.sight"),
			    "- dot | Mission → Wait less\n");
	assert_string_equal(panel_text(ben, "s.sight"),
			    "none: No line from an open goal to the mission is "
			    "recorded.\n");
	assert_string_equal(panel_text(ann, "s.agreed"),
			    "- dot | Say it plainly\n");
	assert_non_null(strstr(panel_text(ann, "s.told"), "The cup"));
}

static void values_that_no_moment_tells_of_are_gaps(void **state)
{
	struct ll_dict *dict = site_dict(site, "moments.html");

	(void)state;
	assert_string_equal(panel_text(dict, "s.values"),
			    "- ring | Kindness | by 1 moment\n"
			    "- [gap] ring | Courage | by No moment tells of "
			    "it.\n");
}

static void people_stand_under_their_teams(void **state)
{
	struct ll_dict *dict = site_dict(site, "people.html");

	(void)state;
	assert_string_equal(panel_text(dict, "s.all"),
			    "* ring | Access\n"
			    "- ring | Ann Lee | by Nurse · Access · 1 goal · "
			    "1 open action\n"
			    "* ring | Outreach\n"
			    "- ring | Ben Fox | by Outreach · 1 goal\n");
}

static void a_plain_page_has_an_outline_without_holes(void **state)
{
	struct ll_dict *dict = site_dict(site, "notes/plain.html");

	(void)state;
	assert_string_equal(
		dict_text(dict_at(dict, LL_NAME_BODY, 0), LL_NAME_PROSE),
		"<h2 id=\"deep\">Deep</h2>\n<p>Words.</p>\n");
}

static void without_history_there_is_no_page_of_changes(void **state)
{
	struct ll_dict *dict = site_dict(site, "about-this-site.html");

	(void)state;
	assert_false(ll_site_has(site, LL_STR("changes.html")));
	assert_true(has_panel(dict, "s.history"));
	assert_true(has_panel(dict, "s.findings"));
}

static void a_part_that_is_not_there_has_no_page(void **state)
{
	static const char *const one[][2] = {
		{ "mission.md", "# Mission\n\nTo lend books.\n" },
	};
	static const char *const path[] = {
		"progress.html", "meetings.html", "decisions.html",
		"actions.html",  "teams.html",    "people.html",
		"moments.html",  "pages.html",    "changes.html",
	};
	struct ll_site *small = SITE(one, "2026-03-05");

	(void)state;
	for (size_t i = 0; i < sizeof(path) / sizeof(*path); i++) {
		assert_false(ll_site_has(small, ll_str_from(path[i])));
	}
	assert_true(ll_site_has(small, LL_STR("about-this-site.html")));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_month_tells_who_reported_and_what_moved),
	cmocka_unit_test(the_words_of_an_update_stand_once),
	cmocka_unit_test(a_month_that_is_not_over_scolds_nobody),
	cmocka_unit_test(decisions_and_meetings_of_the_month_are_there),
	cmocka_unit_test(a_workshop_names_the_step_that_is_missing),
	cmocka_unit_test(notes_leave_out_what_has_rows_of_its_own),
	cmocka_unit_test(actions_stand_by_their_day_and_calmly),
	cmocka_unit_test(an_action_of_two_meetings_is_carried),
	cmocka_unit_test(a_meeting_says_what_became_of_its_actions),
	cmocka_unit_test(a_person_sees_what_the_work_is_for),
	cmocka_unit_test(values_that_no_moment_tells_of_are_gaps),
	cmocka_unit_test(people_stand_under_their_teams),
	cmocka_unit_test(a_plain_page_has_an_outline_without_holes),
	cmocka_unit_test(without_history_there_is_no_page_of_changes),
	cmocka_unit_test(a_part_that_is_not_there_has_no_page),
};

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, test_teardown);
}
