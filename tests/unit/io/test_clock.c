#include "test.h"

#include <stdlib.h>
#include <time.h>

#include "io/clock.h"

static struct ll_err err = { .arena = &test_arena };

static const char *today_with(const char *epoch)
{
	ll_date today = LL_DATE_NONE;

	setenv("SOURCE_DATE_EPOCH", epoch, 1);
	if (!ll_clock_today(&today, &err)) {
		return "failed";
	}
	return test_zero(ll_date_iso(&test_arena, today));
}

static void the_environment_says_what_day_it_is(void **state)
{
	(void)state;
	setenv("TZ", "Pacific/Kiritimati", 1);
	assert_string_equal(today_with("1767225599"), "2025-12-31");
	assert_string_equal(today_with("1767225600"), "2026-01-01");
	assert_string_equal(today_with("0"), "1970-01-01");
}

static void what_is_no_number_of_seconds_is_a_usage_error(void **state)
{
	(void)state;
	assert_string_equal(today_with("yesterday"), "failed");
	assert_int_equal(err.exit_code, 2);
	assert_string_equal(today_with("-1"), "failed");
	assert_string_equal(today_with("12345678901234567890"), "failed");
	assert_string_equal(today_with("253402300800"), "failed");
}

static void without_it_the_system_is_asked(void **state)
{
	ll_date today;

	(void)state;
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(ll_clock_today(&today, &err));
	assert_in_range(ll_date_of_time(time(NULL)).n - today.n, 0, 1);
	assert_true(ll_clock_today(&today, &err));
	assert_string_equal(today_with(""),
			    test_zero(ll_date_iso(&test_arena, today)));
}

static void clocks_do_not_go_back(void **state)
{
	int64_t before = ll_clock_ms();

	(void)state;
	assert_true(ll_clock_ms() >= before);
	assert_true(ll_clock_cpu_ms() >= 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_environment_says_what_day_it_is),
	cmocka_unit_test(what_is_no_number_of_seconds_is_a_usage_error),
	cmocka_unit_test(without_it_the_system_is_asked),
	cmocka_unit_test(clocks_do_not_go_back),
};

RUN(tests)
