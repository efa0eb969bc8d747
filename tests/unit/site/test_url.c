#include "site/fixture.h"

#include <string.h>

#include "base/utf8.h"

static void every_record_has_a_page_of_its_own(void **state)
{
	static const char *const files[][2] = {
		{ "mission.md", "# Mission\n\nCare.\n" },
		{ "goals/2026/access/wait.md", "# Wait\n" },
		{ "goals/2026/digital/wait.md", "# Wait too\n" },
		{ "goals/2025/wait.md", "# Wait\n" },
		{ "values.md", "# Values\n\n## Candour\n\nSo.\n\n## Care\n" },
		{ "README.md", "# Us\n" },
		{ "notes/README.md", "# Notes\n" },
		{ "updates/2026-03/access.md", "# Access, March\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");

	(void)state;
	assert_str(ll_url_of(site->urls, site_record(site, "mission")),
		   "mission.html");
	assert_str(ll_url_of(site->urls,
			     site_record(site, "goals/2026/access/wait")),
		   "goals/2026/wait.html");
	assert_str(ll_url_of(site->urls,
			     site_record(site, "goals/2026/digital/wait")),
		   "goals/2026/digital-wait.html");
	assert_str(ll_url_of(site->urls, site_record(site, "goals/2025/wait")),
		   "goals/2025/wait.html");
	assert_str(ll_url_of(site->urls, site_record(site, "values#candour")),
		   "values/candour.html");
	assert_str(ll_url_of(site->urls, site_record(site, "notes/README")),
		   "notes/readme.html");
	assert_str(ll_url_of(site->urls,
			     site_record(site, "updates/2026-03/access")),
		   "updates/2026-03/access.html");
}

static void names_of_the_site_win_over_files(void **state)
{
	static const char *const files[][2] = {
		{ "index.md", "# Index\n" },     { "search.md", "# Search\n" },
		{ "actions.md", "# Actions\n" }, { "theme/x.md", "# Theme\n" },
		{ "files/x.md", "# Files\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");

	(void)state;
	assert_str(ll_url_of(site->urls, site_record(site, "index")),
		   "index-2.html");
	assert_str(ll_url_of(site->urls, site_record(site, "search")),
		   "search-2.html");
	assert_str(ll_url_of(site->urls, site_record(site, "actions")),
		   "actions-2.html");
	assert_str(ll_url_of(site->urls, site_record(site, "theme/x")),
		   "theme-pages/x.html");
	assert_str(ll_url_of(site->urls, site_record(site, "files/x")),
		   "files-pages/x.html");
}

static void paths_differ_where_case_does_not_count(void **state)
{
	static const char *const files[][2] = {
		{ "Notes.md", "# One\n" },
		{ "notes.md", "# Two\n" },
		{ "caf\u00e9.md", "# Composed\n" },
		{ "cafe\u0301.md", "# Decomposed\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");

	(void)state;
	for (size_t i = 0; i < site->view->nrecords; i++) {
		for (size_t k = 0; k < i; k++) {
			ll_str a =
				ll_url_of(site->urls, &site->view->record[i]);
			ll_str b =
				ll_url_of(site->urls, &site->view->record[k]);

			assert_false(ll_str_eq(ll_utf8_fold(&test_arena, a),
					       ll_utf8_fold(&test_arena, b)));
		}
	}
}

static void links_are_relative_and_encoded(void **state)
{
	static const struct {
		const char *from;
		const char *to;
		const char *anchor;
		const char *href;
	} row[] = {
		{ "index.html", "goals/2026.html", "", "goals/2026.html" },
		{ "goals/2026/a.html", "index.html", "", "../../index.html" },
		{ "goals/2026/a.html", "goals/2026/b.html", "", "b.html" },
		{ "goals/2026/a.html", "goals/2026.html", "", "../2026.html" },
		{ "goals/2026/a.html", "goals/2026/a.html", "", "a.html" },
		{ "goals/2026/a.html", "goals/2026/a.html", "s.next",
		  "#s.next" },
		{ "a.html", "b.html", "what-is-\u00fc",
		  "b.html#what-is-%C3%BC" },
		{ "a.html", "caf\u00e9/100% & \"x\".html", "",
		  "caf%C3%A9/100%25%20%26%20%22x%22.html" },
		{ "a.html", "files/a:b.png", "", "files/a%3Ab.png" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_str(ll_url_href(&test_arena, ll_str_from(row[i].from),
				       ll_str_from(row[i].to),
				       ll_str_from(row[i].anchor)),
			   row[i].href);
	}
	assert_str(ll_url_root(&test_arena, LL_STR("index.html")), "");
	assert_str(ll_url_root(&test_arena, LL_STR("goals/2026/a.html")),
		   "../../");
}

/* Whatever a file is called, its name in the site is harmless. */
static void a_segment_is_always_harmless(void **state)
{
	static const char *const nasty[] = {
		"",       ".",         "..",     "...",        "-",
		"_",      "__init__",  ".git",   "-rf",        "a/b",
		"a\\b",   "CON",       "x.",     "x. . .",     "<script>",
		"\"'&",   "\xff\xfe",  "\u202e", "\U0001f600", "a\nb",
		"A B  C", "\u00dcBER", "%2e%2e", "?q#f",       "a\u0301",
	};

	(void)state;
	for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++) {
		ll_str segment =
			ll_url_segment(&test_arena, ll_str_from(nasty[i]));

		assert_true(segment.len > 0);
		assert_null(memchr("._-", segment.s[0], 3));
		assert_int_not_equal(segment.s[segment.len - 1], '.');
		for (size_t k = 0; k < segment.len; k++) {
			assert_null(
				memchr("/\\<>\"'&%?#\n ", segment.s[k], 12));
		}
	}
	assert_str(ll_url_segment(&test_arena, LL_STR("2026-01,02 Notes")),
		   "2026-01-02-notes");
}

static void a_long_name_stays_a_name(void **state)
{
	char name[3000];

	(void)state;
	memset(name, 'a', sizeof name);
	assert_true(ll_url_segment(&test_arena, (ll_str){ name, sizeof name })
			    .len <= 104);
}

static void only_harmless_files_are_copied(void **state)
{
	(void)state;
	assert_str(ll_url_asset(&test_arena, LL_STR("a/Photo.JPG")),
		   "files/a/Photo.JPG");
	assert_str(ll_url_asset(&test_arena, LL_STR("a/page.html")), "");
	assert_str(ll_url_asset(&test_arena, LL_STR("a/x.svg")),
		   "files/a/x.svg");
	assert_str(ll_url_asset(&test_arena, LL_STR("a/x.js")), "");
	assert_str(ll_url_asset(&test_arena, LL_STR("png")), "");
	assert_true(ll_url_is_image(LL_STR("x.webp")));
	assert_true(ll_url_is_image(LL_STR("x.svg")));
	assert_false(ll_url_is_image(LL_STR("x.pdf")));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_record_has_a_page_of_its_own),
	cmocka_unit_test(names_of_the_site_win_over_files),
	cmocka_unit_test(paths_differ_where_case_does_not_count),
	cmocka_unit_test(links_are_relative_and_encoded),
	cmocka_unit_test(a_segment_is_always_harmless),
	cmocka_unit_test(a_long_name_stays_a_name),
	cmocka_unit_test(only_harmless_files_are_copied),
};

RUN(tests)
