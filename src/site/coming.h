#ifndef LL_SITE_COMING_H
#define LL_SITE_COMING_H

/*
 * What is next: follow-ups, due days and open actions in the order of their
 * days, under NEXT of a page. Calm: what is past its day says so and no more.
 */

#include "site/panel.h"

/** ll_coming_fill() - for the whole organisation */
void ll_coming_fill(const struct ll_page *page, struct ll_dict *dict);

/** ll_coming_goal() - for one goal: its due day, follow-ups that speak of it */
void ll_coming_goal(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *goal);

#endif
