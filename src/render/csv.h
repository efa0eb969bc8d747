#ifndef LL_RENDER_CSV_H
#define LL_RENDER_CSV_H

/*
 * Writing CSV (RFC 4180): commas, CRLF, quotes where they are needed.
 *
 * A cell that a spreadsheet could take for a formula (it begins with '=', '+',
 * '-', '@', a tab or CR, and is no number) gets an apostrophe in front.
 * Source: OWASP, "CSV Injection".
 */

#include "base/buf.h"
#include "site/table.h"

/** ll_csv_write() - append the head and all rows */
void ll_csv_write(struct ll_buf *out, struct ll_table table);

#endif
