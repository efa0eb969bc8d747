#include "test.h"

#include <math.h>

#include "base/buf.h"

static void pieces_stand_in_the_order_written(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	assert_str(ll_buf_str(&buf), "");
	ll_buf_add(&buf, LL_STR("a"));
	ll_buf_add_char(&buf, '-');
	ll_buf_add_long(&buf, -12);
	ll_buf_addf(&buf, "%s%05d", "x", 42);
	ll_buf_add(&buf, LL_STR(""));
	assert_str(ll_buf_str(&buf), "a--12x00042");
}

static void a_buffer_grows_past_any_size(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	for (int i = 0; i < 100000; i++) {
		ll_buf_add_char(&buf, (char)('a' + i % 26));
	}
	assert_int_equal(buf.len, 100000);
	for (int i = 0; i < 100000; i++) {
		assert_int_equal(buf.s[i], 'a' + i % 26);
	}
}

static void a_number_is_as_short_as_it_can_be(void **state)
{
	static const struct {
		double number;
		int decimals;
		const char *text;
	} row[] = {
		{ 0, 2, "0" },         { 1.5, 2, "1.5" },
		{ 1.005, 1, "1" },     { -0.04, 1, "0" },
		{ -0.05, 2, "-0.05" }, { 12.3456, 3, "12.346" },
		{ 99.996, 2, "100" },  { 1e6, 0, "1000000" },
		{ 0.5, 0, "1" },       { -3.25, 6, "-3.25" },
		{ 1e20, 2, "?" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct ll_buf buf = ll_buf_make(&test_arena);

		ll_buf_add_number(&buf, row[i].number, row[i].decimals);
		assert_str(ll_buf_str(&buf), row[i].text);
	}
}

static void what_is_no_number_is_shown_as_unknown(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	ll_buf_add_number(&buf, (double)NAN, 2);
	ll_buf_add_number(&buf, (double)INFINITY, 2);
	assert_str(ll_buf_str(&buf), "??");
}

static void a_formatted_string_is_as_long_as_it_must_be(void **state)
{
	ll_str str = ll_strf(&test_arena, "%300s", "x");

	(void)state;
	assert_int_equal(str.len, 300);
	assert_str(ll_strf(&test_arena, "%" LL_FMT "!", LL_ARG(LL_STR("ab"))),
		   "ab!");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(pieces_stand_in_the_order_written),
	cmocka_unit_test(a_buffer_grows_past_any_size),
	cmocka_unit_test(a_number_is_as_short_as_it_can_be),
	cmocka_unit_test(what_is_no_number_is_shown_as_unknown),
	cmocka_unit_test(a_formatted_string_is_as_long_as_it_must_be),
};

RUN(tests)
