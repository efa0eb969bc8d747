#ifndef LL_BASE_IN_USE_H
#define LL_BASE_IN_USE_H

/*
 * A value or principle in use: who cites it, and since when nobody has.
 *
 * A decision cites what it links to, on the day of its meeting; other notes of
 * a meeting, moments and updates what they link to or name, on their own day
 * (an update on the last of its months); a goal what it supports or links to,
 * for as long as its period lasts. Nothing cites before it was written.
 */

#include "base/date.h"
#include "base/str.h"

enum ll_use {
	LL_USE_DECISION,
	LL_USE_MEETING, /* elsewhere in the notes */
	LL_USE_MOMENT,
	LL_USE_UPDATE,
	LL_USE_GOAL,
	LL_NUSES
};

enum { LL_USE_MONTHS = 12 };

struct ll_in_use {
	size_t record;        /* index of the value or principle */
	size_t use[LL_NUSES]; /* citations in the last LL_USE_MONTHS months,
				 this one included */
	size_t month[LL_USE_MONTHS]; /* the same by month, oldest first; a goal
					counts in the month it was last open */
	size_t nuses;                /* sum of either */
	ll_date last;   /* day of the newest citation; none: never */
	size_t last_by; /* index of the record that cites then, or (size_t)-1 */
};

#endif
