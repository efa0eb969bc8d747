#ifndef LL_CHECK_TREND_H
#define LL_CHECK_TREND_H

/*
 * The trend: how many findings there were at the end of each of the last
 * months, worked out from the files as they were then. Nothing is stored.
 *
 * The rules and settings are those of today. Findings that only the history
 * can tell (ll_check_run() without a log leaves them out) are not counted, at
 * no point: so the points can be compared with each other.
 */

#include "base/family.h"
#include "check/check.h"
#include "history/log.h"

enum { LL_TREND_POINTS = 13 /* twelve months' ends and today */ };

struct ll_trend_point {
	ll_date day;
	bool known; /* the history reaches back to it, and has its files */
	size_t nrecords;
	size_t count[LL_NFAMILIES][LL_ERROR + 1];
};

struct ll_trend {
	struct ll_trend_point point[LL_TREND_POINTS]; /* oldest first */
	size_t npoints; /* from the first that is known on, today included */
	struct ll_map mark; /* of ll_trend_since(): by key of a finding */
	size_t nread;       /* versions of files that had to be read */
};

/** Which files count: those that may be seen, then and now. */
struct ll_trend_sieve {
	/** sees() - @path when the first @nlandings were published; NULL: all
	 */
	bool (*sees)(void *context, ll_str path, size_t nlandings);
	void *context;
};

/**
 * ll_trend_make() - the points, by reading each version of a file once
 * @org:    as it is today; ll_org_read() made it
 * @memory: of what rules read of today; not to be used any more, as what it
 *          gets is gone at the end. NULL: nothing is known yet
 *
 * With a sieve what is hidden is not even read, and references are not
 * counted: one to something hidden would look like one to nothing.
 *
 * Shape: npoints is 0 where there is no history, else the last point is today,
 * and those before it that are not known have no counts.
 * Cost:  one parse of each version that is not one of today's; for each point
 *        what ll_org_resolve(), ll_org_derive() and ll_check_run() cost.
 */
struct ll_trend ll_trend_make(struct ll_arena *arena, const struct ll_org *org,
			      const struct ll_log *log, ll_date today,
			      const struct ll_trend_sieve *sieve,
			      struct ll_check_memory *memory);

/** ll_trend_total() - of all families and levels */
size_t ll_trend_total(const struct ll_trend_point *point);

/**
 * ll_trend_since() - first of the points at which @diag was there without a
 * break until today; none where the trend does not count it
 */
ll_date ll_trend_since(const struct ll_trend *trend,
		       const struct ll_diag *diag);

#endif
