#ifndef LL_BASE_LEDGER_H
#define LL_BASE_LEDGER_H

/*
 * The cadence ledger: which update was expected of whom, which came, and how
 * late. One row for each team that ever reported, and one for all together
 * where updates name no team; one column for each month, or for each stretch
 * of months where the house reports less often.
 *
 * An update is expected of a team from the column of its first one on, until
 * the team ended; of all together until the first team reports on its own. A
 * file that speaks of several months fills each of them. Lateness is days
 * after the last day of the column; what came before that is 0 late.
 */

#include "base/date.h"
#include "base/str.h"

enum ll_ledger_mark {
	LL_LEDGER_NOT_EXPECTED,
	LL_LEDGER_NOT_YET, /* nothing came, and there is still time */
	LL_LEDGER_SILENT,
	LL_LEDGER_IN_TIME, /* within the days of grace */
	LL_LEDGER_LATE,
	LL_LEDGER_CAME, /* on which day is not known */
};

/** Nothing, in a cell or for the team of a row. */
#define LL_LEDGER_NONE ((size_t)-1)

struct ll_ledger_cell {
	enum ll_ledger_mark mark;
	bool expected;
	size_t update; /* index of the record that came first, or NONE */
	ll_date arrived;
	long late; /* days; IN_TIME and LATE alone */
};

/** How often it came, and how late. */
struct ll_ledger_sum {
	size_t nexpected; /* NOT_YET left out */
	size_t ncame;     /* of these */
	size_t nlate;     /* of these */
	size_t narrived; /* cells whose day is known: what follows is of them */
	long median;     /* days late; half of them came no later */
	long p90;        /* nine in ten came no later */
};

struct ll_ledger_row {
	size_t team; /* index of the record, or NONE: all together */
	struct ll_ledger_cell *cell; /* [ncolumns] */
	struct ll_ledger_sum sum;
};

struct ll_ledger_column {
	ll_month first;
	ll_month last; /* the same, unless `cadence` is more than a month */
};

struct ll_ledger {
	int grace;                       /* days */
	int cadence;                     /* months */
	struct ll_ledger_column *column; /* oldest first, up to today's */
	size_t ncolumns;
	struct ll_ledger_row *row; /* all together first, then by path */
	size_t nrows;
	struct ll_ledger_sum sum;
};

/**
 * ll_lateness() - days that @percent of @late do not exceed; sorts @late
 *
 * The nearest rank; 0 for none.
 */
long ll_lateness(long *late, size_t n, int percent);

#endif
