#include "test.h"

#include <string.h>

#include "model/field.h"

static bool fits(const char *pattern, const char *path)
{
	return ll_pattern_match(ll_str_from(pattern), ll_str_from(path), NULL);
}

static const char *const nasty[] = {
	"a",
	"a.md",
	"a/b.md",
	"a//b.md",
	"goals/2026/x.md",
	"{x}",
	"{slug",
	"slug}",
	"}{",
	"a b.md",
	"\xc3\xa4.md",
	"updates/2026-01,02.md",
	"[x].md",
	"a?.md",
	"x\\y.md",
	"",
};

static void a_pattern_without_wildcards_matches_only_itself(void **state)
{
	size_t n = sizeof(nasty) / sizeof(nasty[0]);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			assert_int_equal(fits(nasty[i], nasty[j]), i == j);
		}
	}
}

static void a_star_stays_in_its_segment(void **state)
{
	(void)state;
	assert_true(fits("goals/*.md", "goals/x.md"));
	assert_true(fits("goals/*", "goals/"));
	assert_true(fits("*.md", ".md"));
	assert_false(fits("goals/*.md", "goals/2026/x.md"));
	assert_false(fits("*.md", "a/b.md"));
	assert_true(fits("*a*b*", "xxaxxbxx"));
	assert_false(fits("*a*b*", "xxbxxaxx"));
}

static void two_stars_are_any_number_of_folders(void **state)
{
	(void)state;
	assert_true(fits("a/**/b.md", "a/b.md"));
	assert_true(fits("a/**/b.md", "a/x/y/b.md"));
	assert_false(fits("a/**/b.md", "a/xb.md"));
	assert_true(fits("**/*.md", "x.md"));
	assert_true(fits("archive/**", "archive/x/y.md"));
	assert_false(fits("archive/**", "archives/x.md"));
	assert_true(fits("**", "any/thing"));
}

static void a_name_in_braces_catches_only_its_form(void **state)
{
	(void)state;
	assert_true(fits("{year}.md", "2026.md"));
	assert_false(fits("{year}.md", "20261.md"));
	assert_false(fits("{year}.md", "9999.md"));
	assert_false(fits("{month}.md", "13.md"));
	assert_false(fits("{month}.md", "1.md"));
	assert_true(fits("{months}.md", "01,02,12.md"));
	assert_false(fits("{months}.md", "01,.md"));
	assert_true(fits("{quarter}.md", "Q3.md"));
	assert_false(fits("{quarter}.md", "q5.md"));
	assert_true(fits("{fy}.md", "FY26.md"));
	assert_false(fits("{fy}.md", "FY2.md"));
	assert_true(fits("{date}.md", "2026-02-28.md"));
	assert_false(fits("{date}.md", "2026-02-30.md"));
	assert_true(fits("{period}/x.md", "2025h1/x.md"));
	assert_false(fits("{period}/x.md", "about/x.md"));
	assert_false(fits("{slug}.md", ".md"));
	assert_false(fits("{slug}.md", "a/b.md"));
}

static void captures_are_what_stood_there(void **state)
{
	struct ll_capture c = { 0 };

	(void)state;
	assert_true(
		ll_pattern_match(LL_STR("updates/{year}-{months}-{slug}.md"),
				 LL_STR("updates/2023-11,12-a-2023-b.md"), &c));
	assert_str(c.year, "2023");
	assert_str(c.months, "11,12");
	assert_str(c.slug, "a-2023-b");
	assert_true(ll_pattern_match(LL_STR("**/{fy}{quarter}-*.md"),
				     LL_STR("okr/FY22Q2-OKR-Plan.md"), &c));
	assert_str(c.fy, "FY22");
	assert_str(c.quarter, "Q2");
	assert_str(c.slug, "");
}

static void a_failed_match_leaves_captures_alone(void **state)
{
	struct ll_capture c = { .slug = LL_STR_INIT("kept") };

	(void)state;
	assert_false(ll_pattern_match(LL_STR("{year}/{slug}.md"),
				      LL_STR("2026/x.txt"), &c));
	assert_str(c.slug, "kept");
}

static void many_stars_do_not_take_for_ever(void **state)
{
	char pattern[240];
	char path[1000];

	(void)state;
	for (size_t i = 0; i < sizeof(pattern) - 1; i += 2) {
		pattern[i] = '*';
		pattern[i + 1] = 'a';
	}
	pattern[sizeof(pattern) - 1] = '\0';
	memset(path, 'a', sizeof(path) - 1);
	path[sizeof(path) - 2] = 'b';
	path[sizeof(path) - 1] = '\0';
	pattern[sizeof(pattern) - 2] = 'c';
	assert_false(fits(pattern, path));
}

static void a_pattern_that_is_too_long_matches_nothing(void **state)
{
	char pattern[300];

	(void)state;
	memset(pattern, 'a', sizeof(pattern) - 1);
	pattern[sizeof(pattern) - 1] = '\0';
	assert_false(fits(pattern, pattern));
	assert_int_not_equal(
		ll_pattern_fault(&test_arena, ll_str_from(pattern)).len, 0);
}

static void an_unknown_name_in_braces_is_a_fault(void **state)
{
	(void)state;
	assert_str(ll_pattern_fault(&test_arena, LL_STR("a/{yaer}.md")),
		   "'{yaer}.md' is no name in braces");
	assert_str(ll_pattern_fault(&test_arena, LL_STR("a/{year}.md")), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_pattern_without_wildcards_matches_only_itself),
	cmocka_unit_test(a_star_stays_in_its_segment),
	cmocka_unit_test(two_stars_are_any_number_of_folders),
	cmocka_unit_test(a_name_in_braces_catches_only_its_form),
	cmocka_unit_test(captures_are_what_stood_there),
	cmocka_unit_test(a_failed_match_leaves_captures_alone),
	cmocka_unit_test(many_stars_do_not_take_for_ever),
	cmocka_unit_test(a_pattern_that_is_too_long_matches_nothing),
	cmocka_unit_test(an_unknown_name_in_braces_is_a_fault),
};

RUN(tests)
