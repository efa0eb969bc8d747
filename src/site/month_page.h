#ifndef LL_SITE_MONTH_PAGE_H
#define LL_SITE_MONTH_PAGE_H

/* A month's page while it is made: page_month.c and its teams. */

#include "site/month.h"
#include "site/panel.h"

struct ll_month_page {
	const struct ll_page *page;
	const struct ll_view *view;
	const struct ll_view_month *month;
	struct ll_dict *dict;
	struct ll_arena *arena;
	struct ll_month_count count;
};

/** ll_month_teams() - the panel "How it went": teams by arrival, silent last */
void ll_month_teams(const struct ll_month_page *it);

/** ll_team_is_silent() - an update was expected and there is none */
bool ll_team_is_silent(const struct ll_view_team_month *team);

/** ll_team_in_month() - how @team did, or NULL */
const struct ll_view_team_month *
ll_team_in_month(const struct ll_view_month *month,
		 const struct ll_view_record *team);

/** ll_team_anchor() - id of a silent team on the page */
ll_str ll_team_anchor(struct ll_arena *arena,
		      const struct ll_view_record *team);

#endif
