#include "test.h"

#include "base/amount.h"

#define EURO "\xe2\x82\xac"
#define NBSP "\xc2\xa0"

static const char *fold(const char *text)
{
	return test_zero(ll_amount_fold(&test_arena, ll_str_from(text)));
}

static void amounts_that_mean_the_same_fold_to_the_same(void **state)
{
	static const char *const pair[][2] = {
		{ "20-30 %", "20\xe2\x80\x93"
			     "30%" },
		{ "10,000", "10 000" },
		{ "10,000", "10'000" },
		{ "10,000", "10\xe2\x80\xaf"
			    "000" },
		{ "10,000", "10000" },
		{ "1,200,300.5", "1 200 300.5" },
		{ "1,5 days", "1.5 days" },
		{ "EUR 5000", EURO "5,000" },
		{ "5000 EUR", EURO NBSP "5 000" },
		{ "USD 12", "$12" },
		{ "2x", "2\xc3\x97" },
		{ "> 50 %", ">50%" },
		{ ">= 50", "\xe2\x89\xa5 50" },
		{ "a - b", "a\xe2\x80\x94"
			   "b" },
		{ "a -- b", "a \xe2\x80\x93 b" },
		{ "wait\xe2\x80\xa6", "wait..." },
		{ "Caf\xc3\xa9", "cafe\xcc\x81" },
		{ "5" NBSP "days", "5  days\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		assert_string_equal(fold(pair[i][0]), fold(pair[i][1]));
	}
}

static void amounts_that_differ_stay_different(void **state)
{
	static const char *const pair[][2] = {
		{ "25 %", "15 %" },
		{ "25 %", "25" },
		{ "1,500", "1.500" },
		{ "1.10", "1.1" },
		{ "EUR 50", "USD 50" },
		{ "-5", "5" },
		{ "2x", "2" },
		{ ">50", "<50" },
		{ "5000", "500" },
		{ "12 days", "1 2 days" },
		{ "2026-06-30", "2026-06-03" },
		{ "by 25 %", "to 25 %" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		assert_string_not_equal(fold(pair[i][0]), fold(pair[i][1]));
	}
}

static void folding_twice_changes_nothing(void **state)
{
	static const char *const text[] = {
		"5000 EUR for 2 \xc3\x97 3 of 10 000 - or so",
		"- -",
		"%",
		"EUR",
		"> ",
		"1,",
		"1 000 00",
		"\xe2\x82\xac",
		"",
		"  ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		assert_string_equal(fold(fold(text[i])), fold(text[i]));
	}
}

static void units_are_the_same_in_number_and_sign(void **state)
{
	(void)state;
	assert_true(ll_unit_same(&test_arena, LL_STR("day"), LL_STR("days")));
	assert_true(ll_unit_same(&test_arena, LL_STR("EUR"), LL_STR(EURO)));
	assert_true(ll_unit_same(&test_arena, LL_STR(""), LL_STR("")));
	assert_false(
		ll_unit_same(&test_arena, LL_STR("days"), LL_STR("weeks")));
	assert_false(ll_unit_same(&test_arena, LL_STR("days"), LL_STR("")));
}

static void a_unit_stands_where_people_write_it(void **state)
{
	struct ll_arena *arena = &test_arena;

	(void)state;
	assert_str(ll_amount_with_unit(arena, LL_STR("9"), LL_STR("days")),
		   "9 days");
	assert_str(ll_amount_with_unit(arena, LL_STR("9"), LL_STR("%")), "9 %");
	assert_str(ll_amount_with_unit(arena, LL_STR("9"), LL_STR("$")), "$9");
	assert_str(ll_amount_with_unit(arena, LL_STR("9"), LL_STR("x")), "9x");
	assert_str(ll_amount_with_unit(arena, LL_STR("9"), LL_STR("")), "9");
	assert_str(ll_amount_with_unit(arena, LL_STR(""), LL_STR("days")), "");
}

static void a_hidden_value_is_known_as_one(void **state)
{
	static const char *const masked[] = {
		"XX %",         "xx",
		"X %",          "XX.X",
		"***",          "[redacted]",
		"(hidden)",     "[ Confidential ]",
		"\xe2\x80\xa6", "...",
		"\xe2\x80\x94", EURO "XX",
		"XX days",      "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 %",
	};
	static const char *const told[] = {
		"",   "x",     "25 %", "soon",         "-", "n/a", "*",  "max",
		"XL", "10 xx", "TBD",  "confidential", "?", ".",   "2x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(masked) / sizeof(masked[0]); i++) {
		assert_true(ll_amount_is_masked(ll_str_from(masked[i])));
	}
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		assert_false(ll_amount_is_masked(ll_str_from(told[i])));
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(amounts_that_mean_the_same_fold_to_the_same),
	cmocka_unit_test(amounts_that_differ_stay_different),
	cmocka_unit_test(folding_twice_changes_nothing),
	cmocka_unit_test(units_are_the_same_in_number_and_sign),
	cmocka_unit_test(a_unit_stands_where_people_write_it),
	cmocka_unit_test(a_hidden_value_is_known_as_one),
};

RUN(tests)
