#include "test.h"

#include <string.h>

#include "view_fixture.h"

/* A state is seen if the record was visible then and is now. */

static const char *const house[][2] = {
	{ "lodeline.yml",
	  "audiences: [public, staff, leaders]\n"
	  "repository: https://github.com/a/b\n"
	  "sources:\n"
	  "  - {files: board/**, kind: goal, audience: leaders}\n" },
	{ "goals/2026/a.md", "# A\n" },
	{ "goals/2026/deal.md",
	  "---\naudience: leaders\n---\n# Close the deal\n" },
};

static void every_change_is_told_to_the_narrowest(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-03-31");
	struct ll_change *change;

	(void)state;
	view_change(f, "goals/2026/a", view_land(f, "2026-01-05", "One"),
		    LL_CLASS_CREATED, "");
	change = view_change(f, "goals/2026/a",
			     view_land(f, "2026-02-05", "Two"), LL_CLASS_FIELDS,
			     "leaders");
	view_event(change, LL_EVENT_STATUS_CHANGED, "status", "draft", "done");
	view_words(change, "old", "new");
	view_see(f, "");
	assert_string_equal(view_told(f->view, "goals/2026/a"),
			    "2026-01-05 created | "
			    "2026-02-05 fields:status-changed;words");
	assert_str(f->view->landing[1].subject, "Two");
	assert_str(f->view->landing[1].author[0], "Ada");
	assert_int_equal(f->view->landing[1].pull_request, 2);
	assert_str(f->view->landing[1].url, "https://github.com/a/b/pull/2");
	assert_true(view_record(f->view, "goals/2026/a")->history_complete);
	assert_str(ll_date_iso(&test_arena,
			       view_record(f->view, "goals/2026/a")->since),
		   "2026-01-05");
}

/* Each letter is a state: (s)een by all, (l)eaders, (u)ncertain. */
static const struct {
	const char *states;
	const char *told;
} transition[] = {
	{ "ss", "2026-01-05 created | 2026-02-05 fields:reowned;words" },
	{ "ls", "2026-02-05 created:created" },
	{ "us", "2026-02-05 created:created" },
	{ "sls", "2026-01-05 created | 2026-03-05 wording" },
	{ "sus", "2026-01-05 created | 2026-03-05 wording" },
	{ "lls", "2026-03-05 created:created" },
	{ "lss", "2026-02-05 created:created | "
		 "2026-03-05 fields:reowned;words" },
	{ "slss", "2026-01-05 created | 2026-03-05 wording | "
		  "2026-04-05 fields:reowned;words" },
};

static const char *told_of(const char *states, const char *audience)
{
	static const char *const day[] = { "2026-01-05", "2026-02-05",
					   "2026-03-05", "2026-04-05" };
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");

	for (size_t i = 0; states[i]; i++) {
		struct ll_change *change = view_change(
			f, "goals/2026/a", view_land(f, day[i], "x"),
			i ? LL_CLASS_FIELDS : LL_CLASS_CREATED,
			states[i] == 'l' ? "leaders" : "");

		change->audience_certain = states[i] != 'u';
		if (i) {
			view_event(change, LL_EVENT_REOWNED, "owner", "x", "y");
			view_words(change, "old", "new");
		}
	}
	view_see(f, audience);
	return view_told(f->view, "goals/2026/a");
}

static void neither_side_of_a_difference_may_be_hidden(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(transition) / sizeof(transition[0]);
	     i++) {
		assert_string_equal(told_of(transition[i].states, "public"),
				    transition[i].told);
		assert_string_equal(told_of(transition[i].states, "staff"),
				    transition[i].told);
	}
}

static void what_was_opened_up_begins_on_that_day(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");
	const struct ll_view_record *a;

	(void)state;
	view_change(f, "goals/2026/a", view_land(f, "2026-01-05", "x"),
		    LL_CLASS_CREATED, "leaders");
	view_change(f, "goals/2026/a", view_land(f, "2026-02-05", "y"),
		    LL_CLASS_FIELDS, "");
	a = view_record(view_see(f, "public"), "goals/2026/a");
	assert_str(ll_date_iso(&test_arena, a->since), "2026-02-05");
	assert_int_equal(f->view->nlandings, 1);
	assert_int_equal(f->view->nlandings_read, 1);
	assert_str(ll_date_iso(&test_arena, f->view->history_since),
		   "2026-02-05");
	assert_int_equal(view_see(f, "")->nlandings_read, 2);
}

static void a_folder_hides_the_states_that_stood_in_it(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");
	struct ll_change *change;

	(void)state;
	change = view_change(f, "goals/2026/a", view_land(f, "2026-01-05", "x"),
			     LL_CLASS_CREATED, "");
	change->path = LL_STR("board/a.md");
	change = view_change(f, "goals/2026/a", view_land(f, "2026-02-05", "y"),
			     LL_CLASS_MECHANICAL, "");
	change->old_path = LL_STR("board/a.md");
	view_event(change, LL_EVENT_RENAMED, "", "board/a.md", "a.md");
	view_see(f, "public");
	assert_string_equal(view_told(f->view, "goals/2026/a"),
			    "2026-02-05 created:created");
	assert_str(f->view->change[0].old_path, "");
}

static bool fetch(void *context, const struct ll_oid *id,
		  struct ll_arena *arena, ll_str *bytes)
{
	static const char *const text[] = {
		"# A\n\n## B\n\n<!-- audience: leaders -->\n\nold words\n",
		"---\nmasked: budget\n---\n# A\n",
		"# A\n\n<!-- audience: boss -->\n",
	};

	(void)context;
	(void)arena;
	if (id->b[0] > 3) {
		return false;
	}
	*bytes = ll_str_from(text[id->b[0] - 1]);
	return true;
}

/* 1 to 3 as above, 4 is missing. */
static void comments_masks_and_gaps_hide_an_old_version(void **state)
{
	(void)state;
	for (unsigned char blob = 1; blob <= 4; blob++) {
		struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");
		struct ll_change *change;

		f->org->source.blob = fetch;
		change = view_change(f, "goals/2026/a",
				     view_land(f, "2026-01-05", "x"),
				     LL_CLASS_CREATED, "");
		change->after.b[0] = blob;
		change = view_change(f, "goals/2026/a",
				     view_land(f, "2026-02-05", "y"),
				     LL_CLASS_FIELDS, "");
		view_words(change, "old words", "");
		view_see(f, "public");
		assert_string_equal(view_told(f->view, "goals/2026/a"),
				    "2026-02-05 created:created");
		assert_int_equal(view_see(f, "leaders")->nchanges, 2);
	}
}

static void landings_without_a_visible_change_are_left_out(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");

	(void)state;
	view_change(f, "goals/2026/deal", view_land(f, "2026-01-05", "Deal"),
		    LL_CLASS_CREATED, "leaders");
	view_change(f, "goals/2026/a", view_land(f, "2026-02-05", "A"),
		    LL_CLASS_CREATED, "");
	view_see(f, "public");
	assert_int_equal(f->view->nlandings, 1);
	assert_int_equal(f->view->landing[0].nchanges, 1);
}

static void subjects_and_authors_have_no_audience(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");
	const struct ll_view_landing *landing;

	(void)state;
	view_change(f, "goals/2026/a", view_land(f, "2026-02-05", "A"),
		    LL_CLASS_CREATED, "");
	landing = &view_see(f, "staff")->landing[0];
	assert_str(landing->subject, "");
	assert_str(landing->reason, "");
	assert_str(landing->url, "");
	assert_int_equal(landing->nauthors, 0);
	assert_int_equal(landing->pull_request, 0);
	assert_int_equal(landing->commit.len, 40);
}

static struct view_fixture *allowed(void)
{
	static ll_str staff[] = { LL_STR_INIT("staff") };
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");

	f->org->settings.history_audience = staff;
	f->org->settings.nhistory_audiences = 1;
	return f;
}

static const char *subject(struct view_fixture *f, const char *audience)
{
	return test_zero(view_see(f, audience)->landing[0].subject);
}

static void subjects_are_shown_where_the_settings_allow_it(void **state)
{
	struct view_fixture *f = allowed();

	(void)state;
	view_change(f, "goals/2026/a", view_land(f, "2026-02-05", "A"),
		    LL_CLASS_CREATED, "");
	assert_string_equal(subject(f, "staff"), "A");
	assert_string_equal(subject(f, "public"), "");
}

static void not_for_a_landing_that_touched_something_hidden(void **state)
{
	struct view_fixture *f = allowed();
	size_t landing = view_land(f, "2026-02-05", "A and the rest");

	(void)state;
	view_change(f, "goals/2026/a", landing, LL_CLASS_CREATED, "");
	view_change(f, "goals/2026/deal", landing, LL_CLASS_CREATED, "leaders");
	assert_string_equal(subject(f, "staff"), "");
	assert_string_equal(subject(f, "leaders"), "A and the rest");
}

static void not_for_a_landing_with_a_file_nobody_accounts_for(void **state)
{
	static const char *const path[] = { "board/minutes.pdf", "gone.md" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct view_fixture *f = allowed();
		size_t landing = view_land(f, "2026-02-05", "A");

		view_change(f, "goals/2026/a", landing, LL_CLASS_CREATED, "");
		view_touch(f, landing, path[i]);
		assert_string_equal(subject(f, "staff"), "");
	}
}

static void not_for_a_landing_that_opened_something_up(void **state)
{
	struct view_fixture *f = allowed();

	(void)state;
	view_change(f, "goals/2026/a", view_land(f, "2026-01-05", "Hush"),
		    LL_CLASS_CREATED, "leaders");
	view_change(f, "goals/2026/a",
		    view_land(f, "2026-02-05", "Tell all of the rival"),
		    LL_CLASS_FIELDS, "");
	assert_string_equal(subject(f, "staff"), "");
}

static void a_subject_that_names_something_hidden_is_not_quoted(void **state)
{
	struct view_fixture *f = allowed();

	(void)state;
	view_change(f, "goals/2026/a",
		    view_land(f, "2026-02-05", "Make room to close the deal"),
		    LL_CLASS_CREATED, "");
	assert_string_equal(subject(f, "staff"), "");
}

static void old_words_and_values_that_tell_are_left_out(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");
	struct ll_change *change;

	(void)state;
	view_change(f, "goals/2026/a", view_land(f, "2026-01-05", "x"),
		    LL_CLASS_CREATED, "");
	change = view_change(f, "goals/2026/a", view_land(f, "2026-02-05", "y"),
			     LL_CLASS_FIELDS, "");
	view_event(change, LL_EVENT_REPARENTED, "supports", "deal", "care");
	view_event(change, LL_EVENT_REOWNED, "owner", "x", "y");
	view_words(change, "part of Close ", "the deal");
	change->span[0].kind = LL_SAME;
	view_see(f, "public");
	assert_string_equal(view_told(f->view, "goals/2026/a"),
			    "2026-01-05 created | 2026-02-05 fields:reowned");
	assert_string_equal(view_told(view_see(f, ""), "goals/2026/a"),
			    "2026-01-05 created | "
			    "2026-02-05 fields:reparented,reowned;words");
}

static void what_is_gone_is_as_narrow_as_it_was_at_its_end(void **state)
{
	static const char *const before[] = { "", "leaders" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");
		struct ll_change change[] = {
			{ .landing = view_land(f, "2026-01-05", "x"),
			  .class = LL_CLASS_CREATED,
			  .path = LL_STR("goals/2026/old.md"),
			  .audience = ll_str_from(before[i]),
			  .audience_certain = true },
			{ .landing = view_land(f, "2026-02-05", "y"),
			  .class = LL_CLASS_DELETED,
			  .path = LL_STR("goals/2026/old.md"),
			  .audience_before = ll_str_from(before[i]),
			  .audience_certain = true },
		};
		struct ll_gone gone = { .kind = LL_KIND_GOAL,
					.id = LL_STR("goals/2026/old"),
					.path = LL_STR("goals/2026/old.md"),
					.title = LL_STR("Old plan"),
					.timeline = { change, 2, true } };

		f->log.gone = &gone;
		f->log.ngone = 1;
		assert_int_equal(view_see(f, "public")->nchanges, i ? 0 : 2);
		assert_int_equal(view_see(f, "leaders")->nchanges, 2);
		assert_null(f->view->change[1].record);
		assert_str(f->view->change[1].title, "Old plan");
	}
}

static void a_change_bears_the_title_of_its_time(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");
	struct ll_change *change;

	(void)state;
	view_change(f, "goals/2026/a", view_land(f, "2026-01-05", "x"),
		    LL_CLASS_CREATED, "");
	change = view_change(f, "goals/2026/a", view_land(f, "2026-02-05", "y"),
			     LL_CLASS_WORDING, "");
	view_event(change, LL_EVENT_RETITLED, "title", "Before A", "A");
	view_see(f, "public");
	assert_str(f->view->change[0].title, "Before A");
	assert_str(f->view->change[1].title, "A");
}

static void pull_requests_are_linked_as_the_forge_does(void **state)
{
	static const char *const row[][2] = {
		{ "https://github.com/a/b", "https://github.com/a/b/pull/1" },
		{ "https://gitlab.example.org/a/b",
		  "https://gitlab.example.org/a/b/-/merge_requests/1" },
		{ "https://example.org/gitlab",
		  "https://example.org/gitlab/pull/1" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct view_fixture *f = VIEW_FIXTURE(house, "2026-05-31");

		f->org->settings.repository = ll_str_from(row[i][0]);
		view_change(f, "goals/2026/a", view_land(f, "2026-01-05", "x"),
			    LL_CLASS_CREATED, "");
		assert_str(view_see(f, "")->landing[0].url, row[i][1]);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_change_is_told_to_the_narrowest),
	cmocka_unit_test(neither_side_of_a_difference_may_be_hidden),
	cmocka_unit_test(what_was_opened_up_begins_on_that_day),
	cmocka_unit_test(a_folder_hides_the_states_that_stood_in_it),
	cmocka_unit_test(comments_masks_and_gaps_hide_an_old_version),
	cmocka_unit_test(landings_without_a_visible_change_are_left_out),
	cmocka_unit_test(subjects_and_authors_have_no_audience),
	cmocka_unit_test(subjects_are_shown_where_the_settings_allow_it),
	cmocka_unit_test(not_for_a_landing_that_touched_something_hidden),
	cmocka_unit_test(not_for_a_landing_with_a_file_nobody_accounts_for),
	cmocka_unit_test(not_for_a_landing_that_opened_something_up),
	cmocka_unit_test(a_subject_that_names_something_hidden_is_not_quoted),
	cmocka_unit_test(old_words_and_values_that_tell_are_left_out),
	cmocka_unit_test(what_is_gone_is_as_narrow_as_it_was_at_its_end),
	cmocka_unit_test(a_change_bears_the_title_of_its_time),
	cmocka_unit_test(pull_requests_are_linked_as_the_forge_does),
};

RUN(tests)
