#ifndef LL_SITE_PLAN_H
#define LL_SITE_PLAN_H

/*
 * Then and now: the goals of a period as a table for each pillar, with what
 * was promised, what holds now, and why it moved.
 */

#include "site/panel.h"
#include "view/planning.h"

/** ll_plan_fill() - THEN_NOW and DRIFT; nothing where there is no goal */
void ll_plan_fill(const struct ll_page *page, struct ll_dict *dict,
		  const struct ll_plan *plan);

/** ll_plan_path() - "planning/2026.html" */
ll_str ll_plan_path(struct ll_arena *arena, const struct ll_site *site,
		    const struct ll_view_period *period);

#endif
