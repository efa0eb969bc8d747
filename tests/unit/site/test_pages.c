#include "site/fixture.h"

#include <string.h>

/* Everything that a page says, to look for words in. */
static void gather(struct ll_buf *out, const struct ll_dict *dict)
{
	for (const struct ll_dict_entry *entry = dict->entry; entry;
	     entry = entry->next) {
		if (entry->type != LL_DICT_SECTION) {
			ll_buf_add(out, entry->text);
			ll_buf_add_char(out, '\n');
			continue;
		}
		for (const struct ll_dict *one = entry->first; one;
		     one = one->next) {
			gather(out, one);
		}
	}
}

static const char *all_of(const struct ll_dict *dict)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	gather(&out, dict);
	return test_zero(ll_buf_str(&out));
}

static void an_empty_organisation_has_a_page_that_says_so(void **state)
{
	static const char *const files[][2] = { { "lodeline.yml",
						  "title: Us\n" } };
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = site_dict(site, "index.html");

	(void)state;
	assert_int_equal(dict_count(dict, LL_NAME_NO_MISSION), 1);
	assert_int_equal(
		dict_count(dict_at(dict, LL_NAME_DOING, 0), LL_NAME_NONE), 1);
	assert_int_equal(
		dict_count(dict_at(dict, LL_NAME_CHANGED, 0), LL_NAME_NONE), 1);
	assert_int_equal(
		dict_count(dict_at(dict, LL_NAME_NEXT, 0), LL_NAME_NONE), 1);
	assert_false(ll_site_has(site, LL_STR("goals.html")));
	assert_false(ll_site_has(site, LL_STR("values.html")));
	for (size_t i = 0; i < dict_count(dict, LL_NAME_NAV); i++) {
		assert_string_not_equal(
			dict_text(dict_at(dict, LL_NAME_NAV, i), LL_NAME_TEXT),
			"Goals");
	}
}

static void every_page_can_be_made(void **state)
{
	static const char *const files[][2] = {
		{ "mission.md", "# Mission\n\nCare without waiting.\n" },
		{ "vision.md", "# Vision\n\nA clinic near you.\n" },
		{ "values.md", "# Values\n\n## Candour\n\nSay it.\n" },
		{ "strategy/care.md", "# Care\n\nSoon.\n" },
		{ "goals/2026/wait.md",
		  "# Wait\n\n- owner: @priya\n- supports: strategy/care\n\n"
		  "Sooner.\n\n## Why\n\nIt hurts.\n\n## Key results\n\n"
		  "- [x] one\n- [ ] two\n" },
		{ "goals/2026/small.md",
		  "# Small\n\n- supports: goals/2026/wait\n" },
		{ "goals/loose.md", "# Loose\n" },
		{ "updates/2026-02/access.md",
		  "# Access\n\n## [Wait](../../goals/2026/wait.md)\n\n"
		  "Status: on track\n\nGood.\n" },
		{ "meetings/2026-02-10-alignment.md",
		  "# Alignment\n\n## Decisions\n\n- We wait less.\n" },
		{ "people/priya.md", "# Priya Nair\n" },
		{ "notes.md", "# Notes\n\n[w](goals/2026/wait.md)\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");

	(void)state;
	for (size_t i = 0; i < site->npages; i++) {
		struct ll_arena arena = { 0 };
		struct ll_dict *dict = ll_page_make(site->page[i], &arena);

		assert_string_not_equal(dict_text(dict, LL_NAME_TITLE), "");
		assert_true(dict_count(dict, LL_NAME_KNOWS) >= 2);
		assert_string_equal(dict_text(dict, LL_NAME_LANG), "en");
		ll_arena_release(&arena);
	}
}

static void a_goal_shows_each_part_once(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/wait.md",
		  "# Wait\n\nHalf within twelve days.\n\n## Why\n\nIt hurts.\n"
		  "\n## Key results\n\n- [x] one line\n- [ ] two clinics\n\n"
		  "## Notes\n\nMore.\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = site_dict(site, "goals/2026/wait.html");
	const struct ll_dict *results = dict_at(dict, LL_NAME_RESULTS, 0);
	const char *body =
		dict_text(dict_at(dict, LL_NAME_BODY, 0), LL_NAME_PROSE);

	(void)state;
	assert_string_equal(
		dict_text(dict_at(dict, LL_NAME_LEDE, 0), LL_NAME_INLINE),
		"Half within twelve days.");
	assert_string_equal(
		dict_text(dict_at(dict, LL_NAME_MATTERS, 0), LL_NAME_PROSE),
		"<p>It hurts.</p>\n");
	assert_string_equal(
		dict_text(dict_at(dict, LL_NAME_MATTERS, 0), LL_NAME_ID),
		"why");
	assert_string_equal(dict_text(results, LL_NAME_ID), "key-results");
	assert_int_equal(dict_count(results, LL_NAME_RESULT), 2);
	assert_string_equal(dict_says(results, LL_NAME_LEAD, 0),
			    "One of two is done.");
	assert_non_null(strstr(body, "More."));
	assert_null(strstr(body, "Half within"));
	assert_null(strstr(body, "It hurts"));
	assert_null(strstr(body, "one line"));
}

static void unknown_is_shown_as_unknown(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/wait.md", "# Wait\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = site_dict(site, "goals/2026/wait.html");
	const struct ll_dict *doing = dict_at(dict, LL_NAME_DOING, 0);
	const char *says = dict_says(doing, LL_NAME_LEAD, 0);

	(void)state;
	assert_non_null(strstr(says, "Unknown"));
	assert_non_null(strstr(says, "No measure and no report yet."));
	assert_int_equal(dict_count(doing, LL_NAME_BAR), 0);
	assert_int_equal(dict_count(doing, LL_NAME_CHART), 0);
	assert_int_equal(dict_count(doing, LL_NAME_STRIP), 0);
	assert_null(strchr(all_of(dict), '%'));
}

static void carried_actions_are_next_once(void **state)
{
	static const char *const files[][2] = {
		{ "meetings/2026-02-10-a.md",
		  "# A\n\n## Actions\n\n- [ ] Ring the landlord (@tom, by "
		  "2026-05-01)\n" },
		{ "meetings/2026-03-10-b.md",
		  "# B\n\n## Actions\n\n- [ ] Ring the landlord (@tom, by "
		  "2026-05-01)\n- [ ] Count the chairs (@tom, by 2026-03-20)"
		  "\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	const struct ll_dict *next =
		dict_at(site_dict(site, "index.html"), LL_NAME_NEXT, 0);

	(void)state;
	assert_int_equal(dict_count(next, LL_NAME_COMING), 1);
	assert_string_equal(dict_says(next, LL_NAME_LEAD, 0),
			    "One follow-up or action is past the day set. "
			    "All actions");
}

static void a_missing_line_of_sight_is_told(void **state)
{
	static const char *const files[][2] = {
		{ "mission.md", "# Mission\n\nCare.\n" },
		{ "goals/2026/wait.md", "# Wait\n" },
		{ "strategy/care.md", "# Care\n" },
		{ "goals/2026/seen.md",
		  "# Seen\n\n- supports: strategy/care\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = site_dict(site, "goals/2026/seen.html");

	(void)state;
	assert_string_equal(
		dict_text(dict_at(dict, LL_NAME_SIGHT, 0), LL_NAME_TEXT),
		"Care.");
	assert_string_equal(
		dict_text(dict_at(dict, LL_NAME_SIGHT, 1), LL_NAME_LABEL),
		"Pillar 1");
	assert_int_equal(dict_count(dict, LL_NAME_UNSEEN), 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(an_empty_organisation_has_a_page_that_says_so),
	cmocka_unit_test(every_page_can_be_made),
	cmocka_unit_test(a_goal_shows_each_part_once),
	cmocka_unit_test(unknown_is_shown_as_unknown),
	cmocka_unit_test(carried_actions_are_next_once),
	cmocka_unit_test(a_missing_line_of_sight_is_told),
};

RUN(tests)
