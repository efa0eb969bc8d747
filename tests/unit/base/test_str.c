#include "test.h"

static void a_part_is_clipped_to_its_string(void **state)
{
	ll_str str = LL_STR("abcdef");

	(void)state;
	assert_str(ll_str_sub(str, 2, 4), "cd");
	assert_str(ll_str_sub(str, 4, 99), "ef");
	assert_str(ll_str_sub(str, 5, 2), "");
	assert_str(ll_str_sub(str, 99, 100), "");
	assert_str(ll_str_from_pos(str, 6), "");
	assert_str(ll_str_sub((ll_str){ NULL, 0 }, 0, 1), "");
}

static void comparison_is_by_bytes(void **state)
{
	(void)state;
	assert_true(ll_str_cmp(LL_STR("a"), LL_STR("b")) < 0);
	assert_true(ll_str_cmp(LL_STR("a"), LL_STR("ab")) < 0);
	assert_true(ll_str_cmp(LL_STR("\xC3"), LL_STR("z")) > 0);
	assert_int_equal(ll_str_cmp(LL_STR(""), (ll_str){ NULL, 0 }), 0);
	assert_true(ll_str_eq((ll_str){ NULL, 0 }, LL_STR("")));
	assert_true(ll_str_eq_nocase(LL_STR("On-Track"), LL_STR("oN-tRACK")));
	assert_false(ll_str_eq_nocase(LL_STR("\xC3\x89"), LL_STR("\xC3\xA9")));
}

static void the_first_place_of_a_needle_is_found(void **state)
{
	(void)state;
	assert_int_equal(ll_str_find(LL_STR("abab"), LL_STR("ab")), 0);
	assert_int_equal(ll_str_find(LL_STR("abab"), LL_STR("ba")), 1);
	assert_int_equal(ll_str_find(LL_STR("ab"), LL_STR("abc")), LL_NPOS);
	assert_int_equal(ll_str_find(LL_STR(""), LL_STR("")), 0);
	assert_int_equal(ll_str_find_char(LL_STR("a/b/c"), '/'), 1);
	assert_int_equal(ll_str_rfind_char(LL_STR("a/b/c"), '/'), 3);
	assert_int_equal(ll_str_find_char((ll_str){ NULL, 0 }, '/'), LL_NPOS);
}

static void a_cut_may_write_over_what_it_reads(void **state)
{
	ll_str rest = LL_STR("a=b=c");
	ll_str head;

	(void)state;
	assert_true(ll_str_cut(rest, '=', &head, &rest));
	assert_str(head, "a");
	assert_true(ll_str_cut(rest, '=', &head, &rest));
	assert_false(ll_str_cut(rest, '=', &head, &rest));
	assert_str(head, "c");
	assert_str(rest, "");
}

static void lines_come_without_their_ends(void **state)
{
	ll_str rest = LL_STR("a\r\n\nb");

	(void)state;
	assert_str(ll_str_line(&rest), "a");
	assert_str(ll_str_line(&rest), "");
	assert_str(ll_str_line(&rest), "b");
	assert_int_equal(rest.len, 0);
}

static void a_number_must_be_all_of_the_text(void **state)
{
	long number = 7;

	(void)state;
	assert_true(ll_str_to_long(LL_STR("-42"), &number));
	assert_int_equal(number, -42);
	assert_false(ll_str_to_long(LL_STR("4x"), &number));
	assert_false(ll_str_to_long(LL_STR(""), &number));
	assert_false(ll_str_to_long(LL_STR("-"), &number));
	assert_false(ll_str_to_long(LL_STR("99999999999999999999"), &number));
	assert_int_equal(number, -42);
}

static void distance_counts_edits_both_ways(void **state)
{
	(void)state;
	assert_int_equal(
		ll_str_distance(LL_STR("audeince"), LL_STR("audience")), 1);
	assert_int_equal(ll_str_distance(LL_STR("abc"), LL_STR("")), 3);
	assert_int_equal(ll_str_distance(LL_STR(""), LL_STR("abc")), 3);
	assert_int_equal(ll_str_distance(LL_STR("Owner"), LL_STR("owner")), 0);
}

static void only_a_near_word_is_meant(void **state)
{
	static const ll_str known[] = { LL_STR_INIT("owner"),
					LL_STR_INIT("status"),
					LL_STR_INIT("audience") };

	(void)state;
	assert_str(ll_str_nearest(LL_STR("audeince"), known, 3), "audience");
	assert_str(ll_str_nearest(LL_STR("statsu"), known, 3), "status");
	assert_str(ll_str_nearest(LL_STR("budget"), known, 3), "");
}

static void blanks_are_trimmed_at_both_ends(void **state)
{
	(void)state;
	assert_str(ll_str_trim(LL_STR(" \t a b\r\n")), "a b");
	assert_str(ll_str_trim(LL_STR("  ")), "");
}

static void a_stem_keeps_dots_of_folders(void **state)
{
	(void)state;
	assert_str(ll_path_dir(LL_STR("a/b/c.md")), "a/b");
	assert_str(ll_path_dir(LL_STR("c.md")), "");
	assert_str(ll_path_base(LL_STR("a/b/c.md")), "c.md");
	assert_str(ll_path_stem(LL_STR("a.b/c")), "a.b/c");
	assert_str(ll_path_stem(LL_STR("a.b/c.d.md")), "a.b/c.d");
	assert_str(ll_path_stem(LL_STR("a/.git")), "a/.git");
}

static void a_link_never_leads_above_the_top(void **state)
{
	(void)state;
	assert_str(ll_path_resolve(&test_arena, LL_STR("goals/2026"),
				   LL_STR("../../x.md")),
		   "x.md");
	assert_str(ll_path_resolve(&test_arena, LL_STR("goals"),
				   LL_STR("./a//b/../c.md")),
		   "goals/a/c.md");
	assert_str(
		ll_path_resolve(&test_arena, LL_STR("goals"), LL_STR("/x.md")),
		"x.md");
	assert_null(ll_path_resolve(&test_arena, LL_STR("goals"),
				    LL_STR("../../x.md"))
			    .s);
	assert_null(ll_path_resolve(&test_arena, LL_STR(""), LL_STR("..")).s);
}

/* For every pair of these: going there from the folder ends there. */
static void a_relative_path_resolves_to_where_it_came_from(void **state)
{
	static const char *const dir[] = { "", "a", "a/b", "a/b/c", "x/y" };
	static const char *const to[] = { "a",       "a/b/d.md", "q.md",
					  "a/b/c/e", "x/y/z",    "xx/y" };

	(void)state;
	for (size_t i = 0; i < sizeof(dir) / sizeof(*dir); i++) {
		for (size_t j = 0; j < sizeof(to) / sizeof(*to); j++) {
			ll_str from = ll_str_from(dir[i]);
			ll_str link = ll_path_relative(&test_arena, from,
						       ll_str_from(to[j]));

			assert_str(ll_path_resolve(&test_arena, from, link),
				   to[j]);
		}
	}
}

static void joined_and_copied_text_is_its_own(void **state)
{
	char text[] = "abc";
	ll_str copy = ll_str_copy(&test_arena, ll_str_from(text));

	(void)state;
	text[0] = 'x';
	assert_str(copy, "abc");
	assert_str(
		ll_str_join(&test_arena, LL_STR("a"), LL_STR(""), LL_STR("c")),
		"ac");
	assert_str(ll_str_lower(&test_arena, LL_STR("A-\xC3\x89")),
		   "a-\xC3\x89");
	assert_str(ll_str_from(NULL), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_part_is_clipped_to_its_string),
	cmocka_unit_test(comparison_is_by_bytes),
	cmocka_unit_test(the_first_place_of_a_needle_is_found),
	cmocka_unit_test(a_cut_may_write_over_what_it_reads),
	cmocka_unit_test(lines_come_without_their_ends),
	cmocka_unit_test(a_number_must_be_all_of_the_text),
	cmocka_unit_test(distance_counts_edits_both_ways),
	cmocka_unit_test(only_a_near_word_is_meant),
	cmocka_unit_test(blanks_are_trimmed_at_both_ends),
	cmocka_unit_test(a_stem_keeps_dots_of_folders),
	cmocka_unit_test(a_link_never_leads_above_the_top),
	cmocka_unit_test(a_relative_path_resolves_to_where_it_came_from),
	cmocka_unit_test(joined_and_copied_text_is_its_own),
};

RUN(tests)
