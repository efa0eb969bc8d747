#ifndef LL_SITE_TABLE_H
#define LL_SITE_TABLE_H

/*
 * A table as data: a head and rows of cells, for a file that spreadsheets
 * read. render/csv.c writes it.
 */

#include "base/str.h"

struct ll_table {
	size_t ncolumns;
	const ll_str *head;
	ll_str *cell; /* row by row */
	size_t nrows;
};

#endif
