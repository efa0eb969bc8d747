#ifndef LL_TEXT_CSV_H
#define LL_TEXT_CSV_H

/*
 * Reading CSV: rows of cells with their places. One bad row does not spoil
 * the others.
 *
 * Commas, cells in quotes with "" for a quote, CRLF, LF or CR between rows, a
 * byte order mark at the top. Lines with nothing in them are no rows.
 * Source: RFC 4180.
 */

#include "base/arena.h"
#include "base/str.h"

struct ll_csv_cell {
	ll_str text; /* unquoted; blanks are kept */
	int line;
	int column; /* in bytes, from 1 */
};

struct ll_csv_row {
	struct ll_csv_cell *cell; /* at least one */
	size_t n;
	int line;          /* where it begins */
	const char *fault; /* what is wrong with it, or NULL */
	int fault_line;
	int fault_column;
};

struct ll_csv {
	struct ll_csv_row *row;
	size_t n;
};

/**
 * ll_csv_read() - every row of @text
 * @text: any bytes; must outlive the result, which refers to it
 * @line: number of its first line
 *
 * A row with a fault has the cells that could be told apart. A quote that is
 * never closed is a fault of its own line alone; from there on quotes close
 * on the line where they open.
 *
 * Errors: none but the faults of rows. Cost: linear.
 */
struct ll_csv ll_csv_read(struct ll_arena *arena, ll_str text, int line);

#endif
