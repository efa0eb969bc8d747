#ifndef LL_IO_CLOCK_H
#define LL_IO_CLOCK_H

/*
 * Clock: the only place that knows what time it is. Everything else is given
 * the day as an argument.
 */

#include "base/date.h"
#include "base/err.h"

/**
 * ll_clock_today() - SOURCE_DATE_EPOCH if it is set, else the system's date
 * @today: a day in UTC
 *
 * Errors: SOURCE_DATE_EPOCH that is not a number of seconds (usage).
 * Source: reproducible-builds.org/specs/source-date-epoch
 */
bool ll_clock_today(ll_date *today, struct ll_err *err);

/** ll_clock_ms() - milliseconds since some moment; never goes back */
int64_t ll_clock_ms(void);

/** ll_clock_cpu_ms() - processor time of this process, all threads */
int64_t ll_clock_cpu_ms(void);

#endif
