#ifndef LL_MODEL_DERIVE_H
#define LL_MODEL_DERIVE_H

/* The steps of ll_org_derive(), in their order. */

#include "model/org.h"

struct ll_deriver {
	struct ll_arena *arena;
	struct ll_org *org;
	ll_date today;
	bool reports; /* the organisation has updates at all */
};

/**
 * ll_goals_progress() - progress and progress_from of every goal
 *
 * The weighted mean of metrics and key results (together one part of weight
 * 1), each clipped to 0..1; else of the goals that support it and were not
 * dropped, by their weight. Circles of supports do no harm. Cost: linear.
 */
void ll_goals_progress(struct ll_org *org);

/**
 * ll_goal_expected() - share of the time from start to due that has passed
 *
 * The period's first and last day stand in for either. Range: 0 to 1; unknown
 * without both.
 */
ll_number ll_goal_expected(const struct ll_record *goal, ll_date today);

/**
 * ll_goal_health() - health and health_why; first that applies
 *
 * Closed status, its own or reported; not begun (draft, proposed, or it starts
 * after today); silent for longer than settings->stale_after_days, where
 * anybody reports at all; the status reported last, else its own; progress
 * against expected (0.10 behind is at risk, 0.33 off track); unknown.
 */
void ll_goal_health(const struct ll_deriver *deriver, struct ll_record *goal);

#endif
