#include "test.h"

#include "base/date.h"

static void a_day_that_does_not_exist_is_no_date(void **state)
{
	(void)state;
	assert_int_equal(ll_date_parse(LL_STR("2026-02-30")).n, 0);
	assert_int_equal(ll_date_parse(LL_STR("2025-02-29")).n, 0);
	assert_int_equal(ll_date_parse(LL_STR("2026-13-01")).n, 0);
	assert_int_equal(ll_date_parse(LL_STR("2026-1-01")).n, 0);
	assert_int_equal(ll_date_parse(LL_STR("2026-01-01 ")).n, 0);
	assert_int_not_equal(ll_date_parse(LL_STR("2024-02-29")).n, 0);
}

static void every_day_of_four_centuries_comes_back(void **state)
{
	int32_t last = ll_date_make(2400, 12, 31).n;

	(void)state;
	assert_int_equal(ll_date_make(1, 1, 1).n, 1);
	for (int32_t n = ll_date_make(1999, 12, 31).n; n <= last; n++) {
		int year;
		int month;
		int day;

		ll_date_split((ll_date){ n }, &year, &month, &day);
		assert_int_equal(ll_date_make(year, month, day).n, n);
	}
}

static void unix_time_becomes_the_day_in_utc(void **state)
{
	(void)state;
	assert_str(ll_date_iso(&test_arena, ll_date_of_time(0)), "1970-01-01");
	assert_str(ll_date_iso(&test_arena, ll_date_of_time(-1)), "1969-12-31");
	assert_str(ll_time_iso(&test_arena, 1769938200),
		   "2026-02-01T09:30:00Z");
	assert_int_equal(
		ll_time_of_date(ll_date_parse(LL_STR("2026-02-01"))) + 34200,
		1769938200);
}

static void the_first_date_in_a_file_name_is_found(void **state)
{
	(void)state;
	assert_str(
		ll_date_iso(&test_arena,
			    ll_date_find(LL_STR("meetings/2026-02-10-a.md"))),
		"2026-02-10");
	assert_int_equal(ll_date_find(LL_STR("12026-02-10")).n, 0);
	assert_int_equal(ll_date_find(LL_STR("2026-02-310")).n, 0);
}

static void a_monday_is_day_zero_of_the_week(void **state)
{
	(void)state;
	assert_int_equal(ll_date_weekday(ll_date_make(2026, 11, 23)), 0);
	assert_int_equal(ll_date_weekday(ll_date_make(2026, 11, 22)), 6);
}

static void months_know_their_ends(void **state)
{
	ll_month month = ll_month_parse(LL_STR("2024-02"));

	(void)state;
	assert_str(ll_date_iso(&test_arena, ll_month_last(month)),
		   "2024-02-29");
	assert_str(ll_month_long(&test_arena, month), "February 2024");
	assert_int_equal(ll_month_parse(LL_STR("2024-00")).n, 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_day_that_does_not_exist_is_no_date),
	cmocka_unit_test(every_day_of_four_centuries_comes_back),
	cmocka_unit_test(unix_time_becomes_the_day_in_utc),
	cmocka_unit_test(the_first_date_in_a_file_name_is_found),
	cmocka_unit_test(a_monday_is_day_zero_of_the_week),
	cmocka_unit_test(months_know_their_ends),
};

RUN(tests)
