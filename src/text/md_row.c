#include "text/md_internal.h"

/* One line of a table: its cells, and what the delimiter row says of them. */

static bool is_row_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

ll_str ll_md_row_skip_blanks(ll_str text)
{
	while (text.len && is_row_blank(text.s[0])) {
		text = ll_str_from_pos(text, 1);
	}
	return text;
}

/* Behind a '|' at the start, and the blanks after it. */
ll_str ll_md_row_begin(ll_str row)
{
	return row.len && row.s[0] == '|'
		       ? ll_md_row_skip_blanks(ll_str_from_pos(row, 1))
		       : row;
}

/*
 * Takes the next cell off *@row, untrimmed. A '|' behind a backslash is text,
 * in code as well.
 */
bool ll_md_row_cell(ll_str *row, ll_str *cell)
{
	size_t len = 0;

	if (!row->len) {
		return false;
	}
	while (len < row->len &&
	       (row->s[len] != '|' || (len && row->s[len - 1] == '\\'))) {
		len++;
	}
	*cell = ll_str_sub(*row, 0, len);
	*row = len < row->len ? ll_md_row_begin(ll_str_from_pos(*row, len))
			      : LL_STR("");
	return true;
}

int ll_md_row_cells(ll_str row)
{
	ll_str cell;
	int count = 0;

	row = ll_md_row_begin(row);
	while (ll_md_row_cell(&row, &cell)) {
		count++;
	}
	return count;
}

/* `:---:` with blanks around it. */
bool ll_md_row_align(ll_str cell, uint8_t *align)
{
	bool left;
	bool right;

	cell = ll_str_trim(cell);
	left = cell.len && cell.s[0] == ':';
	right = cell.len > 1 && cell.s[cell.len - 1] == ':';
	cell = ll_str_sub(cell, left, cell.len - right);
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.s[i] != '-') {
			return false;
		}
	}
	*align = (uint8_t)(left && right ? LL_ALIGN_CENTER
			   : left        ? LL_ALIGN_LEFT
			   : right       ? LL_ALIGN_RIGHT
					 : LL_ALIGN_NONE);
	return cell.len > 0;
}

/* Number of columns of a delimiter row, 0 if it is none. */
int ll_md_row_columns(ll_str row)
{
	int columns = 0;
	uint8_t align;
	ll_str cell;

	if (row.len && row.s[0] == '|') {
		row = ll_str_from_pos(row, 1);
	}
	while (ll_md_row_cell(&row, &cell)) {
		if (!ll_md_row_align(cell, &align)) {
			return 0;
		}
		columns++;
	}
	return columns;
}
