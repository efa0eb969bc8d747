#ifndef LL_SITE_MINE_H
#define LL_SITE_MINE_H

/* What a person or a team can do: findings, open actions, agreements to affirm.
 */

#include "site/panel.h"

/**
 * ll_mine_panel() - "What is to do": on the page of a person or a team
 *
 * Actions oldest first, with their age; of a team those of its people. Where
 * there is nothing the panel says so.
 */
void ll_mine_panel(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *owner);

#endif
