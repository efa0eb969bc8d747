#include "site/waiting.h"

#include "base/buf.h"
#include "site/lines.h"

enum { ACTIONS_MAX = 10 };

/* Those that a leader should ask about: past their day, or carried on. */
static bool is_worth_asking(const struct ll_view *view,
			    const struct ll_view_action *action)
{
	return action->open &&
	       (action->carried ||
		(action->due.n && action->due.n < view->today.n));
}

void ll_waiting_panel(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *cluster = NULL;
	struct ll_dict *panel = NULL;
	struct ll_say say;
	size_t n = 0;

	for (size_t i = 0; i < view->nactions; i++) {
		if (!is_worth_asking(view, &view->action[i]) ||
		    n++ >= ACTIONS_MAX) {
			continue;
		}
		if (!cluster) {
			panel = ll_panel_open(dict, "actions", "Open actions");
			cluster = ll_cluster_open(panel);
		}
		ll_line_action(page, cluster, &view->action[i]);
	}
	if (!panel) {
		return;
	}
	say = ll_say_open(page, panel, LL_NAME_LEAD);
	ll_say_str(&say, ll_strf(dict->arena,
				 "%zu past their day or carried from meeting "
				 "to meeting",
				 n));
	ll_say(&say, n > ACTIONS_MAX ? ", the first of them here; " : "; ");
	ll_say_page(&say, LL_STR("actions.html"), LL_STR(""),
		    LL_STR("all actions"));
	ll_say(&say, ".");
}
