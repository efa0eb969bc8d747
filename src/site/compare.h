#ifndef LL_SITE_COMPARE_H
#define LL_SITE_COMPARE_H

/*
 * What other pages need of the redlines between two points.
 */

#include "site/panel.h"
#include "view/compare.h"

/** ll_compare_title() - "From the opening of 2025 to the opening of 2026" */
ll_str ll_compare_title(struct ll_arena *arena,
			const struct ll_view_compare *pair);

/** ll_compare_since() - the redline that begins with @period, or NULL */
const struct ll_view_compare *
ll_compare_since(const struct ll_view *view,
		 const struct ll_view_period *period);

#endif
