#include "test.h"

#include "site/export.h"
#include "view/view_fixture.h"

static const char *const house[][2] = {
	{ "lodeline.yml", "audiences: [public, staff]\n" },
	{ "mission.md", "# Mission\n\nBooks for *all*.\n" },
	{ "values.md", "# Values\n\n## Candour\n\nx\n" },
	{ "goals/2026/wait.md",
	  "---\nowner: [\"@tom\", ana]\nstatus: on track\ndue: 2026-12-15\n"
	  "supports: values#candour\nSponsor: [A, B]\nOnly: one\n"
	  "metrics: [{id: w, name: Wait, baseline: 10, target: 0, current: 5}]\n"
	  "---\n# Wait\n" },
	{ "people/ana.md", "---\nhandle: ana\n---\n# Ana Lima\n" },
	{ "meetings/2026-01-10-a.md",
	  "---\nattendees: [ana, tom]\n---\n# A\n\n## Actions\n\n"
	  "- [ ] @tom: x (due 2026-02-01)\n" },
};

static const struct ll_json *member(const struct ll_json *node, const char *key)
{
	for (node = node->u.child.first; node; node = node->next) {
		if (ll_str_is(node->key, key)) {
			return node;
		}
	}
	fail_msg("no member '%s'", key);
	return NULL;
}

static const struct ll_json *item(const struct ll_json *node, size_t index)
{
	node = node->u.child.first;
	while (node && index--) {
		node = node->next;
	}
	assert_non_null(node);
	return node;
}

static const struct ll_json *make(struct view_fixture *f)
{
	view_see(f, "");
	return ll_export_document(&test_arena, f->view);
}

static const struct ll_json *record(const struct ll_json *top, const char *id)
{
	const struct ll_json_each *each = &member(top, "records")->u.each;

	for (size_t i = 0; i < each->n; i++) {
		struct ll_json *node = ll_json_object(&test_arena);

		each->make(each->context, i, &test_arena, node);
		if (ll_str_is(member(node, "id")->u.text, id)) {
			return node;
		}
	}
	fail_msg("no record '%s'", id);
	return NULL;
}

static void assert_text(const struct ll_json *node, const char *key,
			const char *text)
{
	assert_int_equal(member(node, key)->type, LL_JSON_STRING);
	assert_str(member(node, key)->u.text, text);
}

static void assert_null_member(const struct ll_json *node, const char *key)
{
	assert_int_equal(member(node, key)->type, LL_JSON_NULL);
}

static void the_document_says_what_it_is(void **state)
{
	const struct ll_json *top = make(VIEW_FIXTURE(house, "2026-03-31"));

	(void)state;
	assert_int_equal((int)member(top, "schema")->u.number, 1);
	assert_text(top, "generator", "lodeline " LL_VERSION);
	assert_text(top, "today", "2026-03-31");
	assert_text(top, "audience", "staff");
	assert_text(top, "history", "none");
	assert_null_member(top, "commit");
}

static void a_goal_has_the_keys_of_the_contract(void **state)
{
	const struct ll_json *goal = record(
		make(VIEW_FIXTURE(house, "2026-03-31")), "goals/2026/wait");
	const struct ll_json *metric = item(member(goal, "metrics"), 0);

	(void)state;
	assert_text(goal, "kind", "goal");
	assert_text(goal, "path", "goals/2026/wait.md");
	assert_text(goal, "url", "goals/2026/wait.html");
	assert_text(goal, "period", "2026");
	assert_text(goal, "owner", "tom");
	assert_str(item(member(goal, "owners"), 1)->u.text, "ana");
	assert_null_member(goal, "team");
	assert_text(goal, "status", "on-track");
	assert_text(goal, "due", "2026-12-15");
	assert_str(item(member(goal, "supports"), 0)->u.text, "values#candour");
	assert_text(metric, "name", "Wait");
	assert_null_member(metric, "unit");
	assert_int_equal((int)(member(goal, "progress")->u.number * 10), 5);
	assert_null_member(goal, "continues");
}

static void metadata_stands_as_written_and_repeats_as_a_list(void **state)
{
	const struct ll_json *goal = record(
		make(VIEW_FIXTURE(house, "2026-03-31")), "goals/2026/wait");
	const struct ll_json *fields = member(goal, "fields");

	(void)state;
	assert_text(fields, "Only", "one");
	assert_text(fields, "status", "on track");
	assert_int_equal(member(fields, "Sponsor")->type, LL_JSON_ARRAY);
	assert_str(item(member(fields, "Sponsor"), 1)->u.text, "B");
}

static void what_is_unknown_is_null(void **state)
{
	const struct ll_json *top = make(VIEW_FIXTURE(house, "2026-03-31"));
	const struct ll_json *mission = record(top, "mission");

	(void)state;
	assert_text(mission, "statement", "Books for all.");
	assert_null_member(mission, "progress");
	assert_null_member(mission, "health");
	assert_null_member(mission, "status");
	assert_null_member(mission, "owner");
	assert_null_member(mission, "date");
	assert_null(member(mission, "timeline")->u.child.first);
}

static void a_meeting_names_people_by_handle(void **state)
{
	const struct ll_json *meeting =
		record(make(VIEW_FIXTURE(house, "2026-03-31")),
		       "meetings/2026-01-10-a");
	const struct ll_json *action = item(member(meeting, "actions"), 0);

	(void)state;
	assert_text(meeting, "date", "2026-01-10");
	assert_str(item(member(meeting, "attendees"), 0)->u.text, "ana");
	assert_str(item(member(meeting, "attendees"), 1)->u.text, "tom");
	assert_str(item(member(action, "owner"), 0)->u.text, "tom");
	assert_text(action, "due", "2026-02-01");
}

static void a_timeline_has_one_entry_a_landing(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-03-31");
	const struct ll_json *timeline;
	const struct ll_json *event;
	struct ll_change *change;

	(void)state;
	view_change(f, "goals/2026/wait", view_land(f, "2026-01-02", "Begin"),
		    LL_CLASS_CREATED, "");
	change = view_change(f, "goals/2026/wait",
			     view_land(f, "2026-02-02", "Ease it"),
			     LL_CLASS_FIELDS, "");
	view_event(change, LL_EVENT_RETARGETED, "metrics.w.target", "2", "0");
	timeline = member(record(make(f), "goals/2026/wait"), "timeline");
	assert_text(item(timeline, 0), "class", "created");
	assert_text(item(timeline, 0), "date", "2026-01-02T01:00:00Z");
	assert_text(item(timeline, 1), "subject", "Ease it");
	assert_int_equal(member(item(timeline, 1), "commit")->u.text.len, 40);
	assert_int_equal(
		(int)member(item(timeline, 1), "pull_request")->u.number, 2);
	event = item(member(item(timeline, 1), "events"), 0);
	assert_text(event, "type", "retargeted");
	assert_text(event, "field", "metrics.w.target");
	assert_text(event, "old", "2");
	assert_text(event, "new", "0");
}

static void the_table_has_one_row_a_record(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-03-31");
	struct ll_table table;

	(void)state;
	view_see(f, "");
	table = ll_export_rows(&test_arena, f->view);
	assert_int_equal(table.nrows, f->view->nrecords);
	assert_str(table.head[0], "id");
	assert_str(table.cell[0], "goals/2026/wait");
	assert_str(table.cell[table.ncolumns], "meetings/2026-01-10-a");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_document_says_what_it_is),
	cmocka_unit_test(a_goal_has_the_keys_of_the_contract),
	cmocka_unit_test(metadata_stands_as_written_and_repeats_as_a_list),
	cmocka_unit_test(what_is_unknown_is_null),
	cmocka_unit_test(a_meeting_names_people_by_handle),
	cmocka_unit_test(a_timeline_has_one_entry_a_landing),
	cmocka_unit_test(the_table_has_one_row_a_record),
};

RUN(tests)
