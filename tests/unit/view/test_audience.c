#include "test.h"

#include <string.h>

#include "view_fixture.h"

/* What three audiences see of records that state each of them or none. */

#define SETTINGS                                                               \
	{                                                                      \
		"lodeline.yml", "audiences: [public, staff, leaders]\n"        \
				"sources:\n"                                   \
				"  - files: board/**\n"                        \
				"    kind: page\n"                             \
				"    audience: leaders\n"                      \
	}

static void a_record_is_seen_by_its_audience_and_narrower_ones(void **state)
{
	static const char *const files[][2] = {
		SETTINGS,
		{ "none.md", "# Nothing said\n" },
		{ "public.md", "---\naudience: public\n---\n# A\n" },
		{ "staff.md", "---\naudience: staff\n---\n# B\n" },
		{ "leaders.md", "# C\n\n| Metadata | |\n| - | - |\n"
				"| Audience | leaders |\n" },
		{ "board/plan.md", "# D\n" },
		{ "board/open.md", "---\naudience: public\n---\n# E\n" },
		{ "section.md",
		  "# F\n\n## G\n\n<!-- audience: staff -->\n\nx\n" },
		{ "masked.md", "---\nmasked: [budget]\nbudget: 7\n---\n# H\n" },
	};
	static const struct {
		const char *id;
		bool seen[3]; /* by public, staff, leaders */
	} row[] = {
		{ "none", { true, true, true } },
		{ "public", { true, true, true } },
		{ "staff", { false, true, true } },
		{ "leaders", { false, false, true } },
		{ "board/plan", { false, false, true } },
		{ "board/open", { false, false, true } }, /* narrowest wins */
		{ "section", { false, true, true } },
		{ "masked", { false, false, true } },
	};
	static const char *const viewer[] = { "public", "staff", "leaders" };
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

	(void)state;
	for (size_t v = 0; v < 3; v++) {
		const struct ll_view *view = view_see(f, viewer[v]);

		assert_non_null(view);
		assert_str(view->audience, viewer[v]);
		for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
			if (!view_record(view, row[i].id) == row[i].seen[v]) {
				fail_msg("%s, seen by %s", row[i].id,
					 viewer[v]);
			}
		}
	}
	assert_int_equal(view_see(f, "")->nrecords, 8);
}

static void without_audiences_everything_is_seen(void **state)
{
	static const char *const files[][2] = {
		{ "a.md", "---\naudience: leaders\n---\n# A\n" },
		{ "b.md", "# B\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");
	const struct ll_view *view = view_see(f, "");

	(void)state;
	assert_int_equal(view->nrecords, 2);
	assert_str(view->audience, "");
	assert_string_equal(fixture_findings(&f->diags),
			    "a.md:2 AUDIENCE_UNKNOWN the audience of this "
			    "file cannot be read with certainty\n");
}

static void an_audience_that_is_not_set_has_no_view(void **state)
{
	static const char *const files[][2] = { SETTINGS, { "a.md", "# A\n" } };
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

	(void)state;
	assert_null(view_see(f, "guests"));
	assert_int_equal(ll_diags_count(&f->diags, LL_ERROR), 1);
}

/* Each of these could have meant "audience: leaders". */
static const struct {
	const char *claim;
	const char *text;
	int line;
} doubtful[] = {
	{ "near miss", "---\naudeince: leaders\n---\n# Secret\n", 2 },
	{ "near miss in a table",
	  "# Secret\n\n| Metadata | |\n| - | - |\n| Audiance | leaders |\n",
	  5 },
	{ "stands twice",
	  "---\naudience: leaders\naudience: public\n---\n# Secret\n", 2 },
	{ "stands twice in a table",
	  "# Secret\n\n| Metadata | |\n| - | - |\n| Audience | leaders |\n"
	  "| Audience | public |\n",
	  5 },
	{ "broken YAML", "---\naudience: [leaders\n---\n# Secret\n", 0 },
	{ "comment first",
	  "<!-- x -->\n---\naudience: leaders\n---\n# Secret\n", 0 },
	{ "unknown audience", "---\naudience: boss\n---\n# Secret\n", 2 },
	{ "several audiences",
	  "---\naudience: [staff, leaders]\n---\n# Secret\n", 2 },
	{ "nothing said", "---\naudience:\n---\n# Secret\n", 2 },
	{ "look-alike key", "---\n\xd0\xb0udience: leaders\n---\n# Secret\n",
	  2 },
	{ "look-alike name",
	  "---\naudience: l\xd0\xb5"
	  "aders\n---\n# Secret\n",
	  2 },
	{ "zero-width space",
	  "---\naudi\xe2\x80\x8b"
	  "ence: leaders\n---\n# Secret\n",
	  2 },
	{ "undecodable key",
	  "---\naud\xff"
	  "ience: leaders\n---\n# Secret\n",
	  0 },
	{ "undecodable name", "---\naudience: \xff\n---\n# Secret\n", 0 },
	{ "undecodable elsewhere", "---\nx: \xff\n---\n# Secret\n", 0 },
	{ "unknown audience of a section",
	  "# Secret\n\n## B\n\n<!-- audience: boss -->\n\ntext\n", 0 },
	{ "front matter not closed", "---\naudience: leaders\n# Secret\n", 0 },
};

static void what_cannot_be_told_fails_for_all_but_the_narrowest(void **state)
{
	static const char *const wider[] = { "public", "staff" };

	(void)state;
	for (size_t i = 0; i < sizeof(doubtful) / sizeof(doubtful[0]); i++) {
		const char *const files[][2] = { SETTINGS,
						 { "a.md", doubtful[i].text } };
		struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

		for (size_t v = 0; v < 2; v++) {
			if (view_see(f, wider[v])) {
				fail_msg("%s: a view for %s", doubtful[i].claim,
					 wider[v]);
			}
			assert_int_equal(f->diags.n, 1);
			assert_str(f->diags.item[0].pos.path, "a.md");
			if (doubtful[i].line) {
				assert_int_equal(f->diags.item[0].pos.line,
						 doubtful[i].line);
			}
			assert_null(
				strstr(fixture_findings(&f->diags), "ecret"));
			assert_null(
				strstr(fixture_findings(&f->diags), "eaders"));
		}
		assert_non_null(view_see(f, "leaders"));
		assert_non_null(view_record(f->view, "a"));
	}
}

static void a_mark_windows_lines_and_blank_lines_are_read_through(void **state)
{
	static const char *const plain[] = {
		"\xef\xbb\xbf---\naudience: leaders\n---\n# A\n",
		"---\r\naudience: leaders\r\n---\r\n# A\r\n",
		"\n\n---\naudience: leaders\n---\n# A\n",
		"---\nAudience: Leaders\n---\n# A\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		const char *const files[][2] = { SETTINGS,
						 { "a.md", plain[i] } };
		struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

		assert_non_null(view_see(f, "public"));
		assert_null(view_record(f->view, "a"));
	}
}

static void of_a_file_with_several_records_each_has_its_own(void **state)
{
	static const char *const files[][2] = {
		SETTINGS,
		{ "values.md",
		  "# Values\n\n## Care\n\nText.\n\n"
		  "## Candour\n\n- Audience: leaders\n\nHidden words.\n\n"
		  "## Calm\n\nText.\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");
	const struct ll_view *view = view_see(f, "public");

	(void)state;
	assert_string_equal(view_ids(view->by_kind[LL_KIND_VALUE]),
			    "values#care values#calm");
	assert_int_equal(view_see(f, "leaders")->by_kind[LL_KIND_VALUE].n, 3);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_record_is_seen_by_its_audience_and_narrower_ones),
	cmocka_unit_test(without_audiences_everything_is_seen),
	cmocka_unit_test(an_audience_that_is_not_set_has_no_view),
	cmocka_unit_test(what_cannot_be_told_fails_for_all_but_the_narrowest),
	cmocka_unit_test(a_mark_windows_lines_and_blank_lines_are_read_through),
	cmocka_unit_test(of_a_file_with_several_records_each_has_its_own),
};

RUN(tests)
