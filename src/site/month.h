#ifndef LL_SITE_MONTH_H
#define LL_SITE_MONTH_H

/*
 * One month in numbers: who reported, how late, what moved. Counted from the
 * view alone; what is not known is not counted.
 */

#include "base/ledger.h"
#include "site/sentence.h"

struct ll_month_count {
	size_t nteams;    /* that an update was expected of, or that gave one */
	size_t nreported; /* of these */
	size_t narrived;  /* updates whose day of arrival is known */
	long median_late; /* days after the month ended; with narrived */
	long slowest_late;
	size_t ngoals;  /* spoken of */
	size_t nbetter; /* with a better status than when last spoken of */
	size_t nworse;
	size_t ndecisions;
	size_t nchanges; /* that mean something, arrivals left out */
	size_t nsmall;   /* mechanical ones */
};

struct ll_month_count ll_month_count_make(struct ll_arena *arena,
					  const struct ll_view_month *month);

/** ll_report_before() - what was last said of the same goal before, or NULL */
const struct ll_view_report *
ll_report_before(const struct ll_view_report *report);

/** ll_report_step() - above 0: the status is better than @before's */
int ll_report_step(const struct ll_view_report *report,
		   const struct ll_view_report *before);

/**
 * ll_change_is_arrival() - an update, meeting or moment was recorded
 *
 * The month's page has these in places of their own.
 */
bool ll_change_is_arrival(const struct ll_view_change *change);

#endif
