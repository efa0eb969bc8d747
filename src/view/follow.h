#ifndef LL_VIEW_FOLLOW_H
#define LL_VIEW_FOLLOW_H

/* What ll_view_follow() asks: the organisation without what is hidden. */

#include "model/org.h"
#include "view/view.h"

struct ll_view_links {
	struct ll_org org;
	const size_t *place; /* [org.nrecords]: index in view->record */
};

#endif
