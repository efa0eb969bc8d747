#ifndef LL_VIEW_PLANNING_H
#define LL_VIEW_PLANNING_H

/*
 * Planning: the goals of a period as they were promised, as they stand (or
 * stood at its end), and every change between that means something.
 *
 * A goal is promised as it stood at the end of the period's first day, or as
 * it was first written down, if that was later. One that was written down
 * after the first tenth of the period was added late: annual goals are seldom
 * merged on New Year's Day. Made from the view of one audience, so from what
 * it may see alone.
 */

#include "view/view.h"

/** What became of a promise; several may be true. */
enum ll_drift {
	LL_DRIFT_EASIER = 1,
	LL_DRIFT_HARDER = 2,
	LL_DRIFT_RETARGETED = 4, /* in no direction that could be told */
	LL_DRIFT_REBASED = 4096,
	LL_DRIFT_LATER = 8,
	LL_DRIFT_EARLIER = 16,
	LL_DRIFT_REOWNED = 32,
	LL_DRIFT_RESULTS = 64, /* key results were added, dropped, replaced */
	LL_DRIFT_MOVED = 128,  /* to another team, period or parent */
	LL_DRIFT_REWORDED = 256,
	LL_DRIFT_ADDED_LATE = 512,
	LL_DRIFT_DROPPED = 1024,
	LL_DRIFT_SILENT = 2048, /* its file went while it was open, and no
				   `Reason:` says why */
};

/** One measure of a goal, then and now. */
struct ll_term {
	enum { LL_TERM_METRIC, LL_TERM_DUE, LL_TERM_RESULTS } what;
	ll_str name; /* METRIC: "Median wait" */
	ll_str unit;
	ll_number from_then; /* METRIC: the baseline */
	ll_number from_now;
	ll_number then; /* METRIC: the target; RESULTS: how many */
	ll_number now;
	ll_date due_then; /* DUE */
	ll_date due_now;
};

/** One goal of the period. */
struct ll_plan_goal {
	const struct ll_view_record *goal; /* NULL: its file is gone */
	ll_str title;                      /* now, or when it went */
	unsigned drift;                    /* enum ll_drift; 0: kept */
	bool promised;   /* it stood when the period opened, or soon after */
	ll_date written; /* day it was first written down; none: not known */
	struct ll_term *term;
	size_t nterms;
	const struct ll_view_change **change; /* that explain the drift, oldest
						 first */
	size_t nchanges;
};

struct ll_plan {
	const struct ll_view_period *period;
	ll_date opening; /* first day of the period */
	ll_date end;     /* last day, or today if that is earlier */
	bool begun;
	struct ll_plan_goal *goal; /* of the period in its order, then those
				      that left it, then those that are gone */
	size_t ngoals;
	size_t npromised;
	size_t nkept;    /* of the promised: drift 0 */
	size_t nmoved;   /* of the promised: changed, but not dropped */
	size_t ndropped; /* SILENT ones too */
	size_t nadded;
	size_t nchanges;     /* of all goals */
	size_t nunexplained; /* of them: without a `Reason:` */
	const struct ll_view_change **wording; /* of mission, vision, values,
						  principles, pillars in the
						  period, oldest first */
	size_t nwordings;
};

/** ll_plan_make() - what a leader takes into the planning of the next period */
struct ll_plan ll_plan_make(struct ll_arena *arena, const struct ll_view *view,
			    const struct ll_view_period *period);

/** ll_plan_tag() - "easier", "added late"; NULL for a bit that is none */
const char *ll_plan_tag(enum ll_drift drift);

/** ll_event_drift() - enum ll_drift; 0: it does not touch what was promised */
unsigned ll_event_drift(const struct ll_view_event *event);

/** ll_change_counts() - it changed what was promised, in a way that lasted */
bool ll_change_counts(const struct ll_view_change *change);

#endif
