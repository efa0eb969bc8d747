#ifndef LL_VIEW_COMPARE_H
#define LL_VIEW_COMPARE_H

/*
 * Mission, vision, values, principles and strategy at two points: the openings
 * of neighbouring periods, the newest opening and today, neighbouring tags.
 *
 * A record is told of only if the audience may see it today and as it was at
 * both points; where anything of it is not certain, and for any audience but
 * the narrowest, it is left out and counts nowhere.
 */

#include "view/view.h"

/** A point of the published line. */
struct ll_view_point {
	enum { LL_POINT_OPENING, LL_POINT_TAG, LL_POINT_NOW } what;
	ll_str name;                         /* "2025", "v2024", "now" */
	const struct ll_view_period *period; /* of an opening */
	ll_date date;                        /* none where it may not be told */
	bool known; /* the history reaches back to it */
};

/** One record that stood at one of the points, or at both. */
struct ll_view_compared {
	enum ll_compared {
		LL_COMPARED_SAME,
		LL_COMPARED_CHANGED,
		LL_COMPARED_NEW,
		LL_COMPARED_GONE,
		LL_COMPARED_UNREAD, /* a version of it is missing */
	} how;
	const struct ll_view_record *record; /* of today; NULL: no more */
	enum ll_kind kind;
	ll_str title;  /* at the later point; GONE: at the earlier one */
	bool reworded; /* other words in its prose */
	bool retitled;
	bool refielded;               /* something else of it is another */
	struct ll_view_change change; /* between the two; landing is NULL.
					 NEW, GONE: all its words */
};

struct ll_view_compare {
	struct ll_view_point from;
	struct ll_view_point to;
	struct ll_view_compared *item; /* by kind; as in view->by_kind, then
					  those that are no more */
	size_t nitems;                 /* 0 where `from` is not known */
};

#endif
