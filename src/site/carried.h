#ifndef LL_SITE_CARRIED_H
#define LL_SITE_CARRIED_H

/*
 * Open actions that were written down again at a later meeting: the same
 * words for the same people, but for the day in brackets at their end.
 */

#include "view/view.h"

/** How one open action was carried. */
struct ll_carried {
	size_t times;  /* written down again; 0: once alone */
	ll_date since; /* of the first meeting that had it */
	bool newest;   /* no later meeting has it; done actions: true */
};

/** ll_carried_make() - one for each of view->action */
struct ll_carried *ll_carried_make(struct ll_arena *arena,
				   const struct ll_view *view);

#endif
