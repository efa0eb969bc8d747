#include "test.h"

#include <math.h>

#include "site/chart.h"

static ll_date day(const char *text)
{
	return ll_date_parse(ll_str_from(text));
}

/* Months of 2026 from January on. */
static struct ll_metric metric_of(const double *value, size_t n)
{
	struct ll_metric metric = { .name = LL_STR("Wait"),
				    .unit = LL_STR("days"),
				    .nreadings = n };

	metric.reading = LL_NEW(&test_arena, struct ll_reading, n);
	for (size_t i = 0; i < n; i++) {
		metric.reading[i].month = ll_month_make(2026, (int)i + 1);
		metric.reading[i].date = ll_month_last(metric.reading[i].month);
		metric.reading[i].value = value[i];
	}
	return metric;
}

static void assert_inside(double x, double y)
{
	assert_true(x >= 0 && x <= 100);
	assert_true(y >= 0 && y <= LL_CHART_HEIGHT);
	assert_false(isnan(x) || isnan(y));
}

static void assert_all_inside(const struct ll_chart *chart)
{
	for (size_t i = 0; i < chart->segment.n; i++) {
		const struct ll_chart_segment *s = &chart->segment.item[i];

		assert_inside(s->x1, s->y1);
		assert_inside(s->x2, s->y2);
	}
	for (size_t i = 0; i < chart->dot.n; i++) {
		assert_inside(chart->dot.item[i].x, chart->dot.item[i].y);
	}
	for (size_t i = 0; i < chart->callout.n; i++) {
		assert_inside(chart->callout.item[i].x,
			      chart->callout.item[i].y);
	}
	for (size_t i = 0; i < chart->grid.n; i++) {
		assert_inside(0, chart->grid.item[i].y);
	}
	for (size_t i = 0; i < chart->tick.n; i++) {
		assert_inside(chart->tick.item[i].x, chart->tick.item[i].y);
	}
}

static size_t count_lines(const struct ll_chart *chart, enum ll_chart_line line)
{
	size_t n = 0;

	for (size_t i = 0; i < chart->segment.n; i++) {
		n += chart->segment.item[i].line == line;
	}
	return n;
}

static void without_a_reading_there_is_no_chart(void **state)
{
	struct ll_metric metric = metric_of(NULL, 0);
	struct ll_chart_input input = { .metric = &metric };
	struct ll_chart chart;

	(void)state;
	assert_false(ll_chart_make(&test_arena, &input, &chart));
}

static void a_falling_value_falls_and_stands_over_its_month(void **state)
{
	static const double value[] = { 21, 20, 19, 17 };
	struct ll_metric metric = metric_of(value, 4);
	struct ll_chart_input input = { .metric = &metric,
					.start = day("2026-01-01"),
					.due = day("2026-12-15") };
	struct ll_chart chart;

	(void)state;
	metric.target = (ll_number){ 9, true };
	metric.baseline = (ll_number){ 21, true };
	assert_true(ll_chart_make(&test_arena, &input, &chart));
	assert_all_inside(&chart);
	assert_int_equal(chart.dot.n, 4);
	for (size_t i = 1; i < 4; i++) {
		assert_true(chart.dot.item[i].x > chart.dot.item[i - 1].x);
		assert_true(chart.dot.item[i].y > chart.dot.item[i - 1].y);
	}
	assert_str(chart.tick.item[0].text, "Jan");
	assert_true(fabs(chart.tick.item[0].x - chart.dot.item[0].x) < 0.01);
	assert_int_equal(count_lines(&chart, LL_CHART_VALUE), 3);
	assert_int_equal(count_lines(&chart, LL_CHART_TARGET), 1);
	assert_int_equal(count_lines(&chart, LL_CHART_EXPECTED), 1);
	assert_int_equal(count_lines(&chart, LL_CHART_MOVED), 0);
}

static void a_moved_target_is_a_step_with_a_mark(void **state)
{
	static const double value[] = { 21, 20, 19, 17, 17, 19, 18 };
	struct ll_metric metric = metric_of(value, 7);
	struct ll_step step[] = {
		{ day("2025-12-14"), { 9, true } },
		{ day("2026-06-18"), { 12, true } },
	};
	struct ll_chart_input input = { .metric = &metric,
					.step = step,
					.nsteps = 2,
					.start = day("2026-01-01"),
					.due = day("2026-12-15") };
	struct ll_chart chart;

	(void)state;
	metric.target = (ll_number){ 12, true };
	metric.baseline = (ll_number){ 21, true };
	assert_true(ll_chart_make(&test_arena, &input, &chart));
	assert_all_inside(&chart);
	assert_int_equal(count_lines(&chart, LL_CHART_MOVED), 1);
	assert_int_equal(count_lines(&chart, LL_CHART_TARGET), 3);
	assert_int_equal(count_lines(&chart, LL_CHART_EXPECTED), 2);
	assert_true(ll_chart_target_at(&input, day("2026-06-17")).value == 9);
	assert_true(ll_chart_target_at(&input, day("2026-06-18")).value == 12);
	assert_str(chart.callout.item[1].text, "18 June: target moved");
}

static void the_expected_line_ends_at_the_target(void **state)
{
	static const double value[] = { 0, 40 };
	struct ll_metric metric = metric_of(value, 2);
	struct ll_chart_input input = { .metric = &metric,
					.start = day("2026-01-01"),
					.due = day("2026-12-31") };
	struct ll_chart chart;
	const struct ll_chart_segment *expected = NULL;
	const struct ll_chart_segment *target = NULL;

	(void)state;
	metric.target = (ll_number){ 100, true };
	metric.baseline = (ll_number){ 0, true };
	assert_true(ll_chart_make(&test_arena, &input, &chart));
	for (size_t i = 0; i < chart.segment.n; i++) {
		if (chart.segment.item[i].line == LL_CHART_EXPECTED) {
			expected = &chart.segment.item[i];
		}
		if (chart.segment.item[i].line == LL_CHART_TARGET) {
			target = &chart.segment.item[i];
		}
	}
	assert_non_null(expected);
	assert_non_null(target);
	assert_true(fabs(expected->y2 - target->y2) < 0.01);
	assert_true(expected->y1 > expected->y2);
}

/* Pairs and single values that break careless scales. */
static void odd_numbers_stay_inside(void **state)
{
	static const double odd[][3] = {
		{ 0, 0, 0 },          { -5, -5, -5 },
		{ 1e9, 1e-9, 0 },     { -100, 100, 0 },
		{ 99.5, 99.6, 99.7 }, { 1e15, 2e15, 3e15 },
		{ 0.001, 0.002, -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		for (size_t n = 1; n <= 3; n++) {
			struct ll_metric metric = metric_of(odd[i], n);
			struct ll_chart_input input = { .metric = &metric };
			struct ll_chart chart;

			assert_true(ll_chart_make(&test_arena, &input, &chart));
			assert_all_inside(&chart);
			assert_true(chart.grid.n >= 2);
			assert_true(chart.grid.n <= 8);
		}
	}
}

static void a_long_span_names_quarters_or_years(void **state)
{
	static const double value[] = { 1, 2 };
	struct ll_metric metric = metric_of(value, 2);
	struct ll_chart_input input = { .metric = &metric,
					.start = day("2024-01-01"),
					.due = day("2026-12-31") };
	struct ll_chart chart;

	(void)state;
	assert_true(ll_chart_make(&test_arena, &input, &chart));
	assert_str(chart.tick.item[0].text, "2024");
	assert_str(chart.tick.item[1].text, "Apr");
	assert_true(chart.tick.n <= 13);
	input.start = day("2001-01-01");
	assert_true(ll_chart_make(&test_arena, &input, &chart));
	assert_true(chart.tick.n <= 14);
	assert_all_inside(&chart);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(without_a_reading_there_is_no_chart),
	cmocka_unit_test(a_falling_value_falls_and_stands_over_its_month),
	cmocka_unit_test(a_moved_target_is_a_step_with_a_mark),
	cmocka_unit_test(the_expected_line_ends_at_the_target),
	cmocka_unit_test(odd_numbers_stay_inside),
	cmocka_unit_test(a_long_span_names_quarters_or_years),
};

RUN(tests)
