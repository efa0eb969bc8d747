#include "text/csv.h"

#include "base/buf.h"

struct reader {
	struct ll_arena *arena;
	ll_str text;
	size_t at;
	int line;
	size_t line_start;
	bool one_line; /* quotes close on the line where they open */
	LL_VEC(struct ll_csv_row) row;
	LL_VEC(struct ll_csv_cell) cell; /* of the row at hand */
	const char *fault;
	int fault_line;
	int fault_column;
};

static bool at_end(const struct reader *r)
{
	return r->at >= r->text.len;
}

static bool is_break(char c)
{
	return c == '\r' || c == '\n';
}

static int column(const struct reader *r)
{
	return (int)(r->at - r->line_start) + 1;
}

/* Over one line break, if there is one. */
static void take_break(struct reader *r)
{
	if (at_end(r) || !is_break(r->text.s[r->at])) {
		return;
	}
	if (r->text.s[r->at] == '\r' && r->at + 1 < r->text.len &&
	    r->text.s[r->at + 1] == '\n') {
		r->at++;
	}
	r->at++;
	r->line++;
	r->line_start = r->at;
}

/* The first fault of a row is told. */
static void fault(struct reader *r, const char *what)
{
	if (!r->fault) {
		r->fault = what;
		r->fault_line = r->line;
		r->fault_column = column(r);
	}
}

/* Up to the comma or the end of the line; blanks and all. */
static ll_str take_plain(struct reader *r)
{
	size_t from = r->at;

	while (!at_end(r) && r->text.s[r->at] != ',' &&
	       !is_break(r->text.s[r->at])) {
		if (r->text.s[r->at] == '"') {
			fault(r, "a quote in a cell that does not begin with "
				 "one");
		}
		r->at++;
	}
	return ll_str_sub(r->text, from, r->at);
}

/* Behind the opening quote; false where it is not closed. */
static bool take_quoted(struct reader *r, ll_str *cell)
{
	struct ll_buf buf = ll_buf_make(r->arena);
	size_t from = r->at;
	bool doubled = false;

	while (!at_end(r)) {
		char c = r->text.s[r->at];

		if (c != '"' && !is_break(c)) {
			r->at++;
		} else if (c == '"' && r->at + 1 < r->text.len &&
			   r->text.s[r->at + 1] == '"') {
			ll_buf_add(&buf, ll_str_sub(r->text, from, r->at + 1));
			doubled = true;
			r->at += 2;
			from = r->at;
		} else if (c == '"') {
			*cell = ll_str_sub(r->text, from, r->at++);
			if (doubled) {
				ll_buf_add(&buf, *cell);
				*cell = ll_buf_str(&buf);
			}
			return true;
		} else if (r->one_line) {
			return false;
		} else {
			take_break(r);
		}
	}
	return false;
}

/* A quote that nothing closes: back to it, and its line is all it spoils. */
static ll_str give_up(struct reader *r, const struct reader *opened)
{
	r->at = opened->at;
	r->line = opened->line;
	r->line_start = opened->line_start;
	r->one_line = true;
	fault(r, "a quote that is not closed");
	while (!at_end(r) && !is_break(r->text.s[r->at])) {
		r->at++;
	}
	return ll_str_sub(r->text, opened->at + 1, r->at);
}

static void take_cell(struct reader *r)
{
	struct ll_csv_cell *cell = LL_PUSH(r->arena, &r->cell);
	struct reader opened = *r;

	cell->line = r->line;
	cell->column = column(r);
	if (at_end(r) || r->text.s[r->at] != '"') {
		cell->text = take_plain(r);
		return;
	}
	r->at++;
	if (!take_quoted(r, &cell->text)) {
		cell->text = give_up(r, &opened);
		return;
	}
	if (!at_end(r) && r->text.s[r->at] != ',' &&
	    !is_break(r->text.s[r->at])) {
		fault(r, "text after the quote that closes a cell");
		while (!at_end(r) && r->text.s[r->at] != ',' &&
		       !is_break(r->text.s[r->at])) {
			r->at++;
		}
	}
}

static void take_row(struct reader *r)
{
	struct ll_csv_row row = { .line = r->line };

	r->cell.item = NULL;
	r->cell.n = 0;
	r->cell.cap = 0;
	r->fault = NULL;
	take_cell(r);
	while (!at_end(r) && r->text.s[r->at] == ',') {
		r->at++;
		take_cell(r);
	}
	take_break(r);
	row.cell = r->cell.item;
	row.n = r->cell.n;
	row.fault = r->fault;
	row.fault_line = r->fault_line;
	row.fault_column = r->fault_column;
	*LL_PUSH(r->arena, &r->row) = row;
}

struct ll_csv ll_csv_read(struct ll_arena *arena, ll_str text, int line)
{
	struct reader r = { .arena = arena, .text = text, .line = line };

	if (ll_str_starts(text, LL_STR("\xef\xbb\xbf"))) {
		r.at = 3;
		r.line_start = 3;
	}
	while (!at_end(&r)) {
		if (is_break(r.text.s[r.at])) {
			take_break(&r);
		} else {
			take_row(&r);
		}
	}
	return (struct ll_csv){ r.row.item, r.row.n };
}
