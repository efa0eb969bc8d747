#include "base/buf.h"
#include "site/panel.h"
#include "site/reports.h"
#include "site/rows.h"
#include "site/timeline.h"

static ll_str months_of(struct ll_arena *arena,
			const struct ll_view_record *update)
{
	if (update->month_first.n &&
	    update->month_first.n < update->month_last.n) {
		return ll_str_join(arena,
				   ll_month_long(arena, update->month_first),
				   LL_STR(" to "),
				   ll_month_long(arena, update->month_last));
	}
	return ll_month_long(arena, update->month_last);
}

static void add_month_link(const struct ll_page *page, struct ll_dict *dict,
			   const struct ll_view_record *update)
{
	struct ll_say say;

	if (update->month_last.n) {
		say = ll_fact_open(page, dict, "For");
		ll_say_page(&say,
			    ll_url_of_month(dict->arena, "progress",
					    update->month_last),
			    LL_STR(""), months_of(dict->arena, update));
	}
}

static void add_top(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *update)
{
	struct ll_say say;

	ll_crumbs(page, dict, "progress.html", "Progress");
	ll_top(dict, "Update", "ring", update->title);
	add_month_link(page, dict, update);
	if (update->team) {
		say = ll_fact_open(page, dict, "Team");
		ll_say_record_as(&say, update->team, update->team->title);
	} else if (update->team_text.len) {
		say = ll_fact_open(page, dict, "Team");
		ll_say_str(&say, update->team_text);
	}
	if (update->arrived.n) {
		say = ll_fact_open(page, dict, "Came on");
		ll_say_date_long(&say, update->arrived);
		if (update->days_late > 0) {
			ll_say(&say, ", ");
			ll_say_str(&say,
				   ll_days(dict->arena, update->days_late));
			ll_say(&say, " after the month");
		}
	}
	ll_facts_own(page, dict, update);
}

static void add_reports(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *update)
{
	struct ll_dict *panel = ll_panel_open(dict, "goals", "Of the goals");
	struct ll_dict *cluster;

	if (!update->nreports) {
		ll_panel_none(page, panel, "It speaks of no goal by name.");
		return;
	}
	cluster = ll_cluster_open(panel);
	for (size_t i = 0; i < update->nreports; i++) {
		ll_report_row(page, cluster, &update->report[i]);
	}
}

static void make_update(const struct ll_site *site, const struct ll_page *page,
			struct ll_dict *dict)
{
	const struct ll_view_record *update = page->subject;

	(void)site;
	add_top(page, dict, update);
	ll_update_words(page, dict, update);
	add_reports(page, dict, update);
	ll_lived_fill(page, dict, update);
	ll_timeline_record(page, dict, update);
	ll_say_file(page, dict, update);
}

void ll_pages_update(struct ll_site *site)
{
	const struct ll_view_list *updates =
		&site->view->by_kind[LL_KIND_UPDATE];

	for (size_t i = 0; i < updates->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, updates->item[i]),
			    "update", make_update, updates->item[i],
			    "progress.html");
	}
}
