#include "test.h"

#include "render/csv.h"

static const char *csv(const char *cell)
{
	static const ll_str head[] = { LL_STR_INIT("h") };
	ll_str cells[] = { ll_str_from(cell) };
	struct ll_buf out = ll_buf_make(&test_arena);

	ll_csv_write(&out, (struct ll_table){ 1, head, cells, 1 });
	return test_zero(ll_str_from_pos(ll_buf_str(&out), 3));
}

static void a_cell_is_quoted_where_it_has_to_be(void **state)
{
	(void)state;
	assert_string_equal(csv("plain text"), "plain text\r\n");
	assert_string_equal(csv("a,b"), "\"a,b\"\r\n");
	assert_string_equal(csv("say \"yes\""), "\"say \"\"yes\"\"\"\r\n");
	assert_string_equal(csv("two\nlines"), "\"two\nlines\"\r\n");
	assert_string_equal(csv(""), "\r\n");
}

static void a_cell_is_never_a_formula(void **state)
{
	(void)state;
	assert_string_equal(csv("=1+1"), "'=1+1\r\n");
	assert_string_equal(csv("@SUM(A1)"), "'@SUM(A1)\r\n");
	assert_string_equal(csv("+49 30"), "'+49 30\r\n");
	assert_string_equal(csv("-cmd|' /C calc'!A0"),
			    "'-cmd|' /C calc'!A0\r\n");
	assert_string_equal(csv("\t=1"), "'\t=1\r\n");
	assert_string_equal(csv("=a,b"), "\"'=a,b\"\r\n");
	assert_string_equal(csv("-12.5"), "-12.5\r\n");
	assert_string_equal(csv("-"), "'-\r\n");
	assert_string_equal(csv("a=b"), "a=b\r\n");
}

static void rows_stand_under_the_head(void **state)
{
	static const ll_str head[] = { LL_STR_INIT("a"), LL_STR_INIT("b") };
	ll_str cells[] = { LL_STR("1"), LL_STR("2"), LL_STR("3"),
			   LL_STR("\xff") };
	struct ll_buf out = ll_buf_make(&test_arena);

	(void)state;
	ll_csv_write(&out, (struct ll_table){ 2, head, cells, 2 });
	assert_str(ll_buf_str(&out), "a,b\r\n1,2\r\n3,\xef\xbf\xbd\r\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_cell_is_quoted_where_it_has_to_be),
	cmocka_unit_test(a_cell_is_never_a_formula),
	cmocka_unit_test(rows_stand_under_the_head),
};

RUN(tests)
