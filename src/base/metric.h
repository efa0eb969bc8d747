#ifndef LL_BASE_METRIC_H
#define LL_BASE_METRIC_H

/*
 * Numbers of a goal: metrics, what was reported of them, and how far they
 * are. Arithmetic alone; unknown stays unknown.
 */

#include "base/date.h"
#include "base/str.h"

/** A number that may be unknown. */
typedef struct {
	double value;
	bool known;
} ll_number;

/** One reported value of a metric. */
struct ll_reading {
	ll_date date; /* of the update: end of the month it speaks of */
	ll_month month;
	double value;
	size_t update; /* index of the update's record in its organisation or
			  view */
};

struct ll_metric {
	ll_str id;
	ll_str name;
	ll_str unit;
	ll_number baseline;
	ll_number target;
	ll_number current;          /* latest reading, else as written */
	ll_number written;          /* current as the goal's own file says */
	double weight;              /* 1 unless set */
	struct ll_reading *reading; /* by date */
	size_t nreadings;
	int line;
};

/** One value over time, from the history: baseline or target of a metric. */
struct ll_step {
	ll_date since;
	ll_number value;
};

/**
 * ll_metric_progress() - (current - baseline) / (target - baseline)
 *
 * Range: not clipped; 1 is reached, below 0 is away from the target. Unknown
 * where one of the three is, or where baseline and target are equal and
 * current differs from them.
 */
ll_number ll_metric_progress(const struct ll_metric *metric);

/**
 * ll_number_parse() - a number as people write it
 *
 * Reads "12", "-1.5", "1 200", "1,200", "25 %", "25%", "£ 4.2m", "2x", "97k".
 * @unit: what stands after or before the digits, trimmed; may be NULL
 *
 * k, K, M and bn directly after the digits scale them, a small m only after a
 * currency ("30m" are minutes). "<", "~" and their like are read over; digits
 * that a letter stands before ("p90") are no number.
 *
 * Unknown where there is no single number in @str ("20-30 %"), or where a
 * comma does not separate thousands ("1,5").
 */
ll_number ll_number_parse(ll_str str, ll_str *unit);

/** ll_number_text() - shortest decimal with @unit: "14 days", "69 %", "£4" */
ll_str ll_number_text(struct ll_arena *arena, ll_number number, ll_str unit);

#endif
