#include "render/csv.h"

#include "base/utf8.h"

/* "-12.5" is a number to a spreadsheet and to us. */
static bool is_number(ll_str cell)
{
	bool digits = false;
	bool point = false;

	for (size_t i = 1; i < cell.len; i++) {
		if (cell.s[i] == '.' && !point) {
			point = true;
		} else if (ll_is_digit(cell.s[i])) {
			digits = true;
		} else {
			return false;
		}
	}
	return cell.s[0] == '-' && digits;
}

static bool may_be_formula(ll_str cell)
{
	return cell.len &&
	       ll_str_find_char(LL_STR("=+-@\t\r"), cell.s[0]) != LL_NPOS &&
	       !is_number(cell);
}

static bool needs_quotes(ll_str cell)
{
	for (size_t i = 0; i < cell.len; i++) {
		if (ll_str_find_char(LL_STR(",\"\r\n"), cell.s[i]) != LL_NPOS) {
			return true;
		}
	}
	return false;
}

static void write_cell(struct ll_buf *out, ll_str cell)
{
	bool quotes = needs_quotes(cell);

	if (quotes) {
		ll_buf_add_char(out, '"');
	}
	if (may_be_formula(cell)) {
		ll_buf_add_char(out, '\'');
	}
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.s[i] == '"') {
			ll_buf_add_char(out, '"');
		}
		ll_buf_add_char(out, cell.s[i]);
	}
	if (quotes) {
		ll_buf_add_char(out, '"');
	}
}

static void write_row(struct ll_buf *out, const ll_str *cell, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i) {
			ll_buf_add_char(out, ',');
		}
		write_cell(out, ll_utf8_clean(out->arena, cell[i]));
	}
	ll_buf_add(out, LL_STR("\r\n"));
}

void ll_csv_write(struct ll_buf *out, struct ll_table table)
{
	write_row(out, table.head, table.ncolumns);
	for (size_t i = 0; i < table.nrows; i++) {
		write_row(out, &table.cell[i * table.ncolumns], table.ncolumns);
	}
}
