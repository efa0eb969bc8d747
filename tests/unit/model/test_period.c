#include "test.h"

#include "base/buf.h"
#include "model/org.h"

/* "2026-01-01..2026-12-31 label", or "no" */
static const char *span(const char *name, int month, int day)
{
	struct ll_settings settings = {
		.year_starts_month = month,
		.year_starts_day = day,
	};
	struct ll_period period;

	if (!ll_period_parse(&test_arena, &settings, ll_str_from(name),
			     &period)) {
		assert_str(period.name, "");
		return "no";
	}
	assert_str(period.name, name);
	return test_zero(
		ll_strf(&test_arena, "%s..%s %s",
			test_zero(ll_date_iso(&test_arena, period.first)),
			test_zero(ll_date_iso(&test_arena, period.last)),
			test_zero(period.label)));
}

static void names_of_the_calendar_year(void **state)
{
	static const char *const pair[][2] = {
		{ "2026", "2026-01-01..2026-12-31 2026" },
		{ "2025h1", "2025-01-01..2025-06-30 first half of 2025" },
		{ "2025H2", "2025-07-01..2025-12-31 second half of 2025" },
		{ "2026q3", "2026-07-01..2026-09-30 third quarter of 2026" },
		{ "2026-Q1", "2026-01-01..2026-03-31 first quarter of 2026" },
		{ "2019_q3", "2019-07-01..2019-09-30 third quarter of 2019" },
		{ "Q4 2026", "2026-10-01..2026-12-31 fourth quarter of 2026" },
		{ "FY26", "2026-01-01..2026-12-31 FY26" },
		{ "2024-02", "2024-02-01..2024-02-29 February 2024" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		assert_string_equal(span(pair[i][0], 1, 1), pair[i][1]);
	}
}

static void a_fiscal_year_is_named_after_its_end(void **state)
{
	(void)state;
	assert_string_equal(span("FY26", 2, 1), "2025-02-01..2026-01-31 FY26");
	assert_string_equal(span("FY22Q2", 2, 1),
			    "2021-05-01..2021-07-31 second quarter of FY22");
	assert_string_equal(span("FY2026", 7, 1),
			    "2025-07-01..2026-06-30 FY2026");
}

static void a_plain_year_begins_in_that_year(void **state)
{
	(void)state;
	assert_string_equal(span("2026", 4, 1), "2026-04-01..2027-03-31 2026");
	assert_string_equal(span("2026h2", 4, 6),
			    "2026-10-06..2027-04-05 second half of 2026");
	assert_string_equal(span("2026-02", 4, 1),
			    "2026-02-01..2026-02-28 February 2026");
}

static void other_names_are_no_period(void **state)
{
	static const char *const name[] = {
		"",        "about",  "26",      "2026h3",  "2026q0",
		"2026q5",  "202604", "2026-13", "20260",   "FY1",
		"FY26-03", "2026x1", "h1",      "2026h11", "1826",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		assert_string_equal(span(name[i], 1, 1), "no");
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(names_of_the_calendar_year),
	cmocka_unit_test(a_fiscal_year_is_named_after_its_end),
	cmocka_unit_test(a_plain_year_begins_in_that_year),
	cmocka_unit_test(other_names_are_no_period),
};

RUN(tests)
