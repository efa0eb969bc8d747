#include "test.h"

#include "base/buf.h"
#include "text/csv.h"

/* Cells between bars, rows between line breaks, faults behind. */
static const char *read_csv(const char *text)
{
	struct ll_csv csv = ll_csv_read(&test_arena, ll_str_from(text), 1);
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < csv.n; i++) {
		const struct ll_csv_row *row = &csv.row[i];

		ll_buf_addf(&buf, "%d:", row->line);
		for (size_t k = 0; k < row->n; k++) {
			ll_buf_add_char(&buf, '|');
			ll_buf_add(&buf, row->cell[k].text);
		}
		if (row->fault) {
			ll_buf_addf(&buf, " (%d:%d %s)", row->fault_line,
				    row->fault_column, row->fault);
		}
		ll_buf_add_char(&buf, ' ');
	}
	return test_zero(ll_buf_str(&buf));
}

static void rows_end_in_any_of_the_three_ways(void **state)
{
	(void)state;
	assert_string_equal(read_csv("a,b\r\nc,d\ne,f\rg,h"),
			    "1:|a|b 2:|c|d 3:|e|f 4:|g|h ");
	assert_string_equal(read_csv("a\n\n\r\nb\n"), "1:|a 4:|b ");
	assert_string_equal(read_csv(""), "");
}

static void a_byte_order_mark_is_no_part_of_the_first_cell(void **state)
{
	(void)state;
	assert_string_equal(read_csv("\xef\xbb\xbfquestion,score\n"),
			    "1:|question|score ");
}

static void cells_in_quotes_hold_commas_quotes_and_lines(void **state)
{
	(void)state;
	assert_string_equal(read_csv("\"a,b\",\"say \"\"yes\"\"\",\"\"\n"),
			    "1:|a,b|say \"yes\"| ");
	assert_string_equal(read_csv("\"two\r\nlines\",x\ny\n"),
			    "1:|two\r\nlines|x 3:|y ");
}

static void empty_cells_and_blanks_are_kept(void **state)
{
	(void)state;
	assert_string_equal(read_csv(",a,\n , b\n"), "1:||a| 2:| | b ");
}

static void a_bad_row_does_not_spoil_the_next(void **state)
{
	(void)state;
	assert_string_equal(
		read_csv("\"a\"b,c\nd,e\n"),
		"1:|a|c (1:4 text after the quote that closes a cell) "
		"2:|d|e ");
	assert_string_equal(read_csv("a \"b\",c\nd\n"),
			    "1:|a \"b\"|c (1:3 a quote in a cell that does not "
			    "begin with one) 2:|d ");
	assert_string_equal(read_csv("x,\"a,b\nc,d\n\"e\",f\n"),
			    "1:|x|a,b\nc,d\n|f (3:2 text after the quote that "
			    "closes a cell) ");
}

static void a_quote_that_is_never_closed_spoils_one_line(void **state)
{
	(void)state;
	assert_string_equal(read_csv("x,\"a,b\nc,d\ne,f\n"),
			    "1:|x|a,b (1:3 a quote that is not closed) "
			    "2:|c|d 3:|e|f ");
}

static void cells_know_where_they_stand(void **state)
{
	struct ll_csv csv =
		ll_csv_read(&test_arena, LL_STR("a,\"b\nc\",d\nx, y\n"), 5);

	(void)state;
	assert_int_equal(csv.row[0].cell[1].line, 5);
	assert_int_equal(csv.row[0].cell[1].column, 3);
	assert_int_equal(csv.row[0].cell[2].line, 6);
	assert_int_equal(csv.row[0].cell[2].column, 4);
	assert_int_equal(csv.row[1].cell[1].line, 7);
	assert_int_equal(csv.row[1].cell[1].column, 3);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(rows_end_in_any_of_the_three_ways),
	cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_cell),
	cmocka_unit_test(cells_in_quotes_hold_commas_quotes_and_lines),
	cmocka_unit_test(empty_cells_and_blanks_are_kept),
	cmocka_unit_test(a_bad_row_does_not_spoil_the_next),
	cmocka_unit_test(a_quote_that_is_never_closed_spoils_one_line),
	cmocka_unit_test(cells_know_where_they_stand),
};

RUN(tests)
