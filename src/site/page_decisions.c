#include "base/buf.h"
#include "site/lines.h"

enum { SHOWN = 30 };

static int year_of(const struct ll_view_decision *decision)
{
	ll_month month = ll_month_of(decision->meeting->date);

	return month.n ? ll_month_year(month) : 0;
}

static void add_year(const struct ll_page *page, struct ll_dict *panel,
		     size_t first, size_t n)
{
	const struct ll_view *view = page->site->view;
	int year = year_of(&view->decision[first]);
	struct ll_dict *cluster;

	if (first + n <= SHOWN || !first) {
		cluster = ll_cluster_open(panel);
	} else {
		ll_str summary =
			year ? ll_strf(panel->arena, "%d: %zu", year, n)
			     : ll_strf(panel->arena, "Without a date: %zu", n);

		cluster = ll_cluster_folded(panel, summary);
	}
	for (size_t i = first; i < first + n; i++) {
		ll_line_decision(page, cluster, &view->decision[i]);
	}
}

static void make_decisions(const struct ll_site *site,
			   const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = site->view;
	struct ll_dict *panel;
	struct ll_say say;
	size_t n;

	ll_crumbs(page, dict, "meetings.html", "Meetings");
	ll_top(dict, "Decisions", "disc", LL_STR("Decisions"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena, view->ndecisions,
						"decision is recorded",
						"decisions are recorded")));
	ll_say(&say, ", the newest first. A decision is an item under that "
		     "heading in a meeting's notes.");
	panel = ll_panel_open(dict, "decided", "What was decided");
	for (size_t i = 0; i < view->ndecisions; i += n) {
		n = 1;
		while (i + n < view->ndecisions &&
		       year_of(&view->decision[i + n]) ==
			       year_of(&view->decision[i])) {
			n++;
		}
		add_year(page, panel, i, n);
	}
}

void ll_pages_decisions(struct ll_site *site)
{
	if (site->view->ndecisions) {
		ll_site_add(site, LL_STR("decisions.html"), "decisions",
			    make_decisions, NULL, "");
	}
}
