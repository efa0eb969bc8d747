#include "test.h"

#include <math.h>
#include <string.h>

#include "render/json.h"
#include "site/export.h"
#include "view/view_fixture.h"

static const char *string(ll_str text)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	ll_json_write_string(&out, text);
	return test_zero(ll_buf_str(&out));
}

static void a_string_is_escaped_so_that_a_script_may_hold_it(void **state)
{
	static const char *const row[][2] = {
		{ "", "\"\"" },
		{ "plain", "\"plain\"" },
		{ "a\"b\\c", "\"a\\\"b\\\\c\"" },
		{ "line\nline\ttab\r", "\"line\\nline\\ttab\\u000d\"" },
		{ "</script><!--", "\"\\u003c/script>\\u003c!--\"" },
		{ "\xe2\x80\xa8 \xe2\x80\xa9", "\"\\u2028 \\u2029\"" },
		{ "caf\xc3\xa9 \xf0\x9f\x9f\xa2",
		  "\"caf\xc3\xa9 \xf0\x9f\x9f\xa2\"" },
		{ "\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"" },
		{ "bad \xff\xc3(", "\"bad \xef\xbf\xbd\xef\xbf\xbd(\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(string(ll_str_from(row[i][0])), row[i][1]);
	}
	assert_string_equal(string(LL_STR("a\0b")), "\"a\\u0000b\"");
}

static const char *number(double value)
{
	struct ll_json *array = ll_json_object(&test_arena);

	ll_json_number(&test_arena, array, "n", (ll_number){ value, true });
	return test_zero(ll_str_trim(
		ll_json_text_of(&test_arena, array->u.child.first)));
}

static void a_number_is_short_and_always_valid(void **state)
{
	(void)state;
	assert_string_equal(number(0), "0");
	assert_string_equal(number(-0.0), "0");
	assert_string_equal(number(12), "12");
	assert_string_equal(number(-0.5), "-0.5");
	assert_string_equal(number(0.42), "0.42");
	assert_string_equal(number(1.0 / 3), "0.333333");
	assert_string_equal(number(4200000000000.5), "4200000000000.5");
	assert_string_equal(number(1e17), "100000000000000000");
	assert_string_equal(number(1e20), "100000000000000000e3");
	assert_string_equal(number((double)INFINITY), "null");
	assert_string_equal(number((double)NAN), "null");
}

static void members_keep_their_order_two_spaces_a_level(void **state)
{
	struct ll_json *top = ll_json_object(&test_arena);
	struct ll_json *list;

	(void)state;
	ll_json_text(&test_arena, top, "z", LL_STR("1"));
	ll_json_add_object(&test_arena, top, "empty");
	list = ll_json_add_array(&test_arena, top, "list");
	ll_json_bool(&test_arena, list, "", true);
	ll_json_bool(&test_arena, list, "", false);
	ll_json_date(&test_arena, list, "", LL_DATE_NONE);
	ll_json_add_array(&test_arena, list, "");
	assert_str(ll_json_text_of(&test_arena, top), "{\n"
						      "  \"z\": \"1\",\n"
						      "  \"empty\": {},\n"
						      "  \"list\": [\n"
						      "    true,\n"
						      "    false,\n"
						      "    null,\n"
						      "    []\n"
						      "  ]\n"
						      "}\n");
}

static void make_item(const void *context, size_t index, struct ll_arena *arena,
		      struct ll_json *item)
{
	(void)context;
	ll_json_long(arena, item, "n", (long)index);
	ll_json_add_array(arena, item, "list");
}

static void a_long_array_has_an_item_on_each_line(void **state)
{
	struct ll_json *top = ll_json_object(&test_arena);

	(void)state;
	ll_json_add_each(&test_arena, top, "all",
			 (struct ll_json_each){ 2, NULL, make_item });
	ll_json_add_each(&test_arena, top, "none",
			 (struct ll_json_each){ 0, NULL, make_item });
	assert_str(ll_json_text_of(&test_arena, top),
		   "{\n  \"all\": [\n    {\"n\": 0, \"list\": []},\n"
		   "    {\"n\": 1, \"list\": []}\n  ],\n  \"none\": []\n}\n");
}

struct pieces {
	struct ll_buf all;
	size_t n;
	size_t wanted; /* no more are taken */
};

static bool take_piece(void *context, ll_str piece)
{
	struct pieces *pieces = context;

	ll_buf_add(&pieces->all, piece);
	return ++pieces->n < pieces->wanted;
}

static void a_very_long_array_comes_in_pieces(void **state)
{
	struct ll_json *top = ll_json_object(&test_arena);
	struct pieces pieces = { ll_buf_make(&test_arena), 0, SIZE_MAX };

	(void)state;
	ll_json_add_each(&test_arena, top, "all",
			 (struct ll_json_each){ 50000, NULL, make_item });
	assert_true(
		ll_json_write(top, (struct ll_sink){ take_piece, &pieces }));
	assert_true(pieces.n > 2);
	assert_true(ll_str_eq(ll_buf_str(&pieces.all),
			      ll_json_text_of(&test_arena, top)));
}

static void a_sink_that_takes_no_more_ends_the_writing(void **state)
{
	struct ll_json *top = ll_json_object(&test_arena);
	struct pieces pieces = { ll_buf_make(&test_arena), 0, 2 };

	(void)state;
	ll_json_add_each(&test_arena, top, "all",
			 (struct ll_json_each){ 50000, NULL, make_item });
	assert_false(
		ll_json_write(top, (struct ll_sink){ take_piece, &pieces }));
	assert_int_equal(pieces.n, 2);
}

static void a_key_that_comes_again_becomes_a_list(void **state)
{
	struct ll_json *top = ll_json_object(&test_arena);

	(void)state;
	ll_json_repeat(&test_arena, top, LL_STR("a"), LL_STR("1"));
	ll_json_repeat(&test_arena, top, LL_STR("b"), LL_STR("2"));
	ll_json_repeat(&test_arena, top, LL_STR("a"), LL_STR("3"));
	ll_json_repeat(&test_arena, top, LL_STR("a"), LL_STR("4"));
	assert_str(ll_json_text_of(&test_arena, top),
		   "{\n  \"a\": [\n    \"1\",\n    \"3\",\n    \"4\"\n  ],\n"
		   "  \"b\": \"2\"\n}\n");
}

/* "falcon" names, "quartz" describes what only leaders may see. */
static const char *const secrets[][2] = {
	{ "lodeline.yml",
	  "audiences: [public, leaders]\nsources:\n"
	  "  - {files: falcon/**, kind: page, audience: leaders}\n" },
	{ "mission.md", "# Mission\n\nOpen words, @falconer.\n" },
	{ "falcon/notes.md", "# Quartz notes\n" },
	{ "falcon/pic.png", "" },
	{ "people/falconer.md",
	  "---\naudience: leaders\n---\n# Fay Falconer\n" },
	{ "strategy/falcon.md",
	  "---\naudience: leaders\n---\n# Project Falcon\n" },
	{ "goals/2026/open.md",
	  "---\nowner: \"@falconer\"\nteam: falcon-team\n"
	  "supports: [falcon, goals/2026/falcon-two]\n"
	  "Related: \"[Falcon](../../strategy/falcon.md)\"\nfalcon: yes\n"
	  "weight: falcon\ndue: falcon\n---\n# Open, see [Falcon](../../strategy/falcon.md)\n\n"
	  "![Falcon](../../falcon/pic.png) [Project Falcon](falcon-two.md)\n\n"
	  "[ref]: ../../strategy/falcon.md 'Project Falcon'\n\nSee [Falcon][ref].\n\n"
	  "## [Falcon two](falcon-two.md)\n\nquartz[^q]\n\n[^q]: quartz note\n\n"
	  "## Key results\n\n- [ ] Meet [Project Falcon](falcon-two.md) (@falconer)\n"
	  "\n## Broken\n\n[x](falcon-two.md#falcon-anchor) [y](../../falcon/none.md)\n" },
	{ "goals/2026/falcon-two.md",
	  "---\naudience: leaders\nowner: nobody\nmetrics: [{id: quartz, "
	  "baseline: 0, target: 977, current: 311}]\n---\n# Falcon two\n\nquartz\n" },
	{ "teams/falcon-team.md",
	  "---\naudience: leaders\n---\n# Falcon team\n" },
	{ "updates/2026-01.md",
	  "---\nteam: falcon-team\ngoals:\n  falcon-two: {status: done, note: quartz}\n"
	  "  open: on-track\n---\n# January\n\n## Falcon two\n\nquartz\n" },
	{ "meetings/2026-02-02-a.md",
	  "---\nattendees: [falconer]\nabsent: \"@falconer\"\n"
	  "follows: meetings/2026-01-01-falcon\n---\n# A\n\n## Decisions\n\n"
	  "- Go on with [Project Falcon](../strategy/falcon.md).\n\n## Actions\n\n"
	  "- [ ] @falconer: read [Project Falcon](../strategy/falcon.md)\n" },
	{ "meetings/2026-01-01-falcon.md",
	  "---\naudience: leaders\n---\n# Falcon meeting\n\n## Decisions\n\n- quartz\n" },
	{ "principles/calm.md",
	  "---\nagreed_by: [falconer]\nfrom: meetings/2026-01-01-falcon\n---\n# Calm\n" },
	{ "moments/2026-01-05-m.md",
	  "---\npeople: falconer\nvalues: falcon\ngoals: falcon-two\n---\n# M\n" },
};

static const char *document(const char *audience)
{
	struct view_fixture *f = VIEW_FIXTURE(secrets, "2026-03-31");
	struct ll_change *change;

	view_change(f, "goals/2026/falcon-two",
		    view_land(f, "2026-01-01", "falcon subject"),
		    LL_CLASS_CREATED, "leaders");
	view_change(f, "goals/2026/open",
		    view_land(f, "2026-01-02", "more of falcon"),
		    LL_CLASS_CREATED, "");
	change = view_change(f, "goals/2026/open",
			     view_land(f, "2026-01-03", "falcon gone"),
			     LL_CLASS_FIELDS, "");
	view_event(change, LL_EVENT_REOWNED, "owner", "@falconer", "@ana");
	view_event(change, LL_EVENT_REPARENTED, "supports", "x",
		   "../../strategy/falcon.md");
	if (!view_see(f, audience)) {
		fail_msg("%s", fixture_findings(&f->diags));
	}
	return test_zero(ll_str_lower(
		&test_arena,
		ll_json_text_of(&test_arena,
				ll_export_document(&test_arena, f->view))));
}

static void the_document_does_not_tell_of_what_is_hidden(void **state)
{
	static const char *const phrase[] = { "falcon", "quartz", "977", "311",
					      "fay" };
	const char *narrow = document("leaders");
	const char *wide = document("public");

	(void)state;
	for (size_t i = 0; i < sizeof(phrase) / sizeof(phrase[0]); i++) {
		const char *found = strstr(wide, phrase[i]);

		if (found) {
			fail_msg("%s: ...%.200s", phrase[i],
				 found - (found - wide > 150 ? 150
							     : found - wide));
		}
		assert_non_null(strstr(narrow, phrase[i]));
	}
	assert_non_null(strstr(wide, "open words, someone."));
}

static void two_documents_of_one_view_are_the_same_bytes(void **state)
{
	(void)state;
	assert_string_equal(document(""), document("leaders"));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_string_is_escaped_so_that_a_script_may_hold_it),
	cmocka_unit_test(a_number_is_short_and_always_valid),
	cmocka_unit_test(members_keep_their_order_two_spaces_a_level),
	cmocka_unit_test(a_long_array_has_an_item_on_each_line),
	cmocka_unit_test(a_very_long_array_comes_in_pieces),
	cmocka_unit_test(a_sink_that_takes_no_more_ends_the_writing),
	cmocka_unit_test(a_key_that_comes_again_becomes_a_list),
	cmocka_unit_test(the_document_does_not_tell_of_what_is_hidden),
	cmocka_unit_test(two_documents_of_one_view_are_the_same_bytes),
};

RUN(tests)
