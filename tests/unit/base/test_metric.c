#include "test.h"

#include "base/metric.h"

/* "12 [days]", or "?" where there is no single number */
static const char *read(const char *text)
{
	ll_str unit;
	ll_number number = ll_number_parse(ll_str_from(text), &unit);
	ll_str plain = ll_number_text(&test_arena, number, LL_STR(""));

	if (!number.known) {
		return "?";
	}
	return test_zero(ll_str_join(
		&test_arena, plain, unit.len ? LL_STR("|") : LL_STR(""), unit));
}

static void numbers_are_read_as_people_write_them(void **state)
{
	static const char *const pair[][2] = {
		{ "12", "12" },
		{ "-1.5", "-1.5" },
		{ "\xe2\x88\x92"
		  "3",
		  "-3" },
		{ "1 200", "1200" },
		{ "1,200", "1200" },
		{ "1,200,300.25", "1200300.25" },
		{ "12\xe2\x80\xaf"
		  "500 \xe2\x82\xac",
		  "12500|\xe2\x82\xac" },
		{ "25 %", "25|%" },
		{ "25%", "25|%" },
		{ "\xc2\xa3 4.2m", "4200000|\xc2\xa3" },
		{ "$3bn", "3000000000|$" },
		{ "2x", "2|x" },
		{ "97k", "97000" },
		{ "30m", "30|m" },
		{ "14 days", "14|days" },
		{ "14 days (p90)", "14|days (p90)" },
		{ "\xe2\x89\xa4 5 days", "5|days" },
		{ "~12", "12" },
		{ "0.125", "0.125" },
		{ "about 12 days", "12|days" },
		{ "USD 12", "12|USD" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		assert_string_equal(read(pair[i][0]), pair[i][1]);
	}
}

static void what_is_not_one_number_is_unknown(void **state)
{
	static const char *const text[] = {
		"",
		"soon",
		"20-30 %",
		"20\xe2\x80\x93"
		"30 %",
		"3 of 5",
		"3/5",
		"1,5",
		"0,125",
		"p90",
		"2026-03-01",
		"12,34,56",
		"Q3",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		assert_string_equal(read(text[i]), "?");
	}
}

static void a_number_is_shown_with_its_unit(void **state)
{
	ll_number n = { 14, true };
	ll_number loss = { -4.5, true };

	(void)state;
	assert_str(ll_number_text(&test_arena, n, LL_STR("days")), "14 days");
	assert_str(ll_number_text(&test_arena, n, LL_STR("%")), "14 %");
	assert_str(ll_number_text(&test_arena, n, LL_STR("\xc2\xa3")),
		   "\xc2\xa3"
		   "14");
	assert_str(ll_number_text(&test_arena, loss, LL_STR("$")), "-$4.5");
	assert_str(ll_number_text(&test_arena, n, LL_STR("x")), "14x");
	assert_str(ll_number_text(&test_arena, n,
				  LL_STR("\xc2\xb0"
					 "C")),
		   "14 \xc2\xb0"
		   "C");
	assert_str(ll_number_text(&test_arena, (ll_number){ 0, false },
				  LL_STR("days")),
		   "");
}

static struct ll_metric metric(double baseline, double target, double current)
{
	return (struct ll_metric){
		.baseline = { baseline, true },
		.target = { target, true },
		.current = { current, true },
	};
}

static void progress_is_the_share_of_the_way(void **state)
{
	struct ll_metric down = metric(12, 5, 9);
	struct ll_metric up = metric(0, 10, 12);
	struct ll_metric away = metric(10, 20, 5);

	(void)state;
	assert_float_equal(ll_metric_progress(&down).value, 3.0 / 7, 1e-9);
	assert_float_equal(ll_metric_progress(&up).value, 1.2, 1e-9);
	assert_float_equal(ll_metric_progress(&away).value, -0.5, 1e-9);
}

static void progress_is_never_invented(void **state)
{
	struct ll_metric no_target = metric(12, 0, 9);
	struct ll_metric no_way = metric(5, 5, 6);
	struct ll_metric kept = metric(5, 5, 5);

	(void)state;
	no_target.target.known = false;
	assert_false(ll_metric_progress(&no_target).known);
	assert_false(ll_metric_progress(&no_way).known);
	assert_true(ll_metric_progress(&kept).known);
	assert_float_equal(ll_metric_progress(&kept).value, 1, 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(numbers_are_read_as_people_write_them),
	cmocka_unit_test(what_is_not_one_number_is_unknown),
	cmocka_unit_test(a_number_is_shown_with_its_unit),
	cmocka_unit_test(progress_is_the_share_of_the_way),
	cmocka_unit_test(progress_is_never_invented),
};

RUN(tests)
