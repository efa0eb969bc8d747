#include "site/fixture.h"

static void numbers_up_to_twelve_are_words(void **state)
{
	(void)state;
	assert_str(ll_count_word(&test_arena, 0), "no");
	assert_str(ll_count_word(&test_arena, 12), "twelve");
	assert_str(ll_count_word(&test_arena, 13), "13");
	assert_str(ll_count_capital(&test_arena, 3), "Three");
	assert_str(ll_count_of(&test_arena, 1, "goal", "goals"), "one goal");
	assert_str(ll_count_of(&test_arena, 2, "goal", "goals"), "two goals");
}

static void a_hundred_per_cent_means_reached(void **state)
{
	static const struct {
		double value;
		const char *text;
	} row[] = {
		{ 0, "0 %" },       { 0.699, "69 %" }, { 0.29, "29 %" },
		{ 0.9999, "99 %" }, { 1, "100 %" },    { -0.5, "-50 %" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_str(ll_percent(&test_arena,
				      (ll_number){ row[i].value, true }),
			   row[i].text);
	}
	assert_str(ll_percent(&test_arena, (ll_number){ 0 }), "");
}

static void text_is_clipped_at_a_blank(void **state)
{
	(void)state;
	assert_str(ll_clip(&test_arena, LL_STR("one two"), 20), "one two");
	assert_str(ll_clip(&test_arena, LL_STR("one two three"), 9),
		   "one two\u2026");
	assert_str(ll_clip(&test_arena, LL_STR("\u00e4\u00f6\u00fc\u00e4"), 2),
		   "\u00e4\u00f6\u2026");
}

static void the_year_is_left_out_within_it(void **state)
{
	ll_date today = ll_date_parse(LL_STR("2026-11-21"));

	(void)state;
	assert_str(
		ll_day(&test_arena, today, ll_date_parse(LL_STR("2026-02-09"))),
		"9 February");
	assert_str(
		ll_day(&test_arena, today, ll_date_parse(LL_STR("2025-02-09"))),
		"9 February 2025");
}

static void names_are_joined_as_people_do(void **state)
{
	static const char *const files[][2] = {
		{ "people/priya.md", "# Priya Nair\n" },
		{ "goals/2026/a.md", "# A\n\n- owner: @priya, @tom, @ines\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	const struct ll_page *page = site_page(site, "goals/2026/a.html");
	struct ll_dict *dict = ll_dict_make(&test_arena);
	struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);
	const struct ll_dict *part;

	(void)state;
	ll_say_whos(&say, &site_record(site, "goals/2026/a")->owner);
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "Priya Nair, @tom and @ines");
	part = dict_at(dict_at(dict, LL_NAME_SAY, 0), LL_NAME_PART, 0);
	assert_string_equal(
		dict_text(dict_at(part, LL_NAME_LINK, 0), LL_NAME_HREF),
		"../../people/priya.html");
	part = dict_at(dict_at(dict, LL_NAME_SAY, 0), LL_NAME_PART, 1);
	assert_string_equal(
		dict_text(dict_at(part, LL_NAME_WORD, 0), LL_NAME_TEXT),
		", @tom and @ines");
}

static void a_link_to_no_page_is_text(void **state)
{
	static const char *const files[][2] = { { "a.md", "# A\n" } };
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = ll_dict_make(&test_arena);
	struct ll_say say =
		ll_say_open(site_page(site, "index.html"), dict, LL_NAME_SAY);
	const struct ll_dict *part;

	(void)state;
	ll_say_page(&say, LL_STR("meetings.html"), LL_STR(""),
		    LL_STR("meetings"));
	ll_say_url(&say, LL_STR("javascript:alert(1)"), LL_STR("x"));
	assert_int_equal(
		dict_count(dict_at(dict, LL_NAME_SAY, 0), LL_NAME_PART), 1);
	part = dict_at(dict_at(dict, LL_NAME_SAY, 0), LL_NAME_PART, 0);
	assert_int_equal(dict_count(part, LL_NAME_LINK), 0);
	assert_string_equal(
		dict_text(dict_at(part, LL_NAME_WORD, 0), LL_NAME_TEXT),
		"meetingsx");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(numbers_up_to_twelve_are_words),
	cmocka_unit_test(a_hundred_per_cent_means_reached),
	cmocka_unit_test(text_is_clipped_at_a_blank),
	cmocka_unit_test(the_year_is_left_out_within_it),
	cmocka_unit_test(names_are_joined_as_people_do),
	cmocka_unit_test(a_link_to_no_page_is_text),
};

RUN(tests)
