#include "test.h"

#include "base/utf8.h"
#include "render/csv.h"
#include "text/csv.h"

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

/* ---- what our own reader reads ------------------------------------------ */

static uint32_t random_below(uint32_t below)
{
	static uint32_t seed = 7;

	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % below;
}

static ll_str random_cell(void)
{
	static const char *const piece[] = { "a",  "\"",       ",",  "\n",
					     "\r", "\r\n",     " ",  "=",
					     "'",  "\xc3\xa9", "-1", "#" };
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (uint32_t n = random_below(6); n; n--) {
		ll_buf_add(&buf, ll_str_from(piece[random_below(
					 sizeof(piece) / sizeof(*piece))]));
	}
	return ll_utf8_clean(&test_arena, ll_buf_done(&buf));
}

/* The writer disarms formulas with an apostrophe. */
static void assert_same(ll_str read, ll_str written)
{
	if (!ll_str_eq(read, written)) {
		assert_true(ll_str_starts(read, LL_STR("'")));
		assert_str(ll_str_from_pos(read, 1), test_zero(written));
	}
}

static void what_was_written_is_what_is_read(void **state)
{
	enum { COLUMNS = 3, ROWS = 4 };
	ll_str cell[COLUMNS * ROWS];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct ll_buf out = ll_buf_make(&test_arena);
		static const ll_str head[COLUMNS] = { LL_STR_INIT("x"),
						      LL_STR_INIT("y"),
						      LL_STR_INIT("z") };
		struct ll_csv csv;

		for (size_t i = 0; i < COLUMNS * ROWS; i++) {
			cell[i] = random_cell();
		}
		ll_csv_write(&out,
			     (struct ll_table){ COLUMNS, head, cell, ROWS });
		csv = ll_csv_read(&test_arena, ll_buf_str(&out), 1);
		assert_int_equal(csv.n, ROWS + 1);
		for (size_t i = 0; i < COLUMNS * ROWS; i++) {
			const struct ll_csv_row *row =
				&csv.row[1 + i / COLUMNS];

			assert_null(row->fault);
			assert_int_equal(row->n, COLUMNS);
			assert_same(row->cell[i % COLUMNS].text, cell[i]);
		}
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_cell_is_quoted_where_it_has_to_be),
	cmocka_unit_test(a_cell_is_never_a_formula),
	cmocka_unit_test(rows_stand_under_the_head),
	cmocka_unit_test(what_was_written_is_what_is_read),
};

RUN(tests)
