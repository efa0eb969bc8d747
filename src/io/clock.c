#include "io/clock.h"

#include <stdlib.h>
#include <time.h>

/* The last second of the year 9999. */
static const long last_second = 253402300799;

bool ll_clock_today(ll_date *today, struct ll_err *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long seconds = (long)time(NULL);

	if (epoch && *epoch &&
	    (!ll_str_to_long(ll_str_from(epoch), &seconds) || seconds < 0 ||
	     seconds > last_second)) {
		err->exit_code = 2;
		return ll_failf(err,
				"set it to seconds since 1970, as printed by "
				"'git log -1 --format=%ct', or unset it",
				"SOURCE_DATE_EPOCH is not a number of seconds");
	}
	*today = ll_date_of_time(seconds);
	return true;
}

static int64_t milliseconds(clockid_t clock)
{
	struct timespec now;

	if (clock_gettime(clock, &now)) {
		return 0;
	}
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t ll_clock_ms(void)
{
	return milliseconds(CLOCK_MONOTONIC);
}

int64_t ll_clock_cpu_ms(void)
{
	return milliseconds(CLOCK_PROCESS_CPUTIME_ID);
}
