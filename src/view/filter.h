#ifndef LL_VIEW_FILTER_H
#define LL_VIEW_FILTER_H

/*
 * The filter: the organisation without what the sieve hides, read as if it
 * had never been there. References to hidden records are gone, prose is a
 * twin (view/twin.h), and everything that is derived was derived again.
 */

#include "view/sieve.h"
#include "view/twin.h"

struct ll_filtered {
	struct ll_org org;
	size_t *origin; /* [org.nrecords]: index in the whole organisation */
};

/** ll_filter_make() - what is left of sieve->whole */
struct ll_filtered ll_filter_make(struct ll_sieve *sieve, ll_date today);

#endif
