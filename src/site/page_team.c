#include "base/buf.h"
#include "site/lines.h"
#include "site/mine.h"
#include "site/rows.h"
#include "site/timeline.h"

static void add_whos(const struct ll_page *page, struct ll_dict *dict,
		     const char *key, const struct ll_view_whos *whos)
{
	struct ll_say say;

	if (whos->n) {
		say = ll_fact_open(page, dict, key);
		ll_say_whos(&say, whos);
	}
}

static void add_top(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *team)
{
	struct ll_say say;

	ll_crumbs(page, dict, "teams.html", "Teams");
	ll_top(dict, "Team", "ring", team->title);
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_facts(&say, team);
	add_whos(page, dict, "Led by", &team->owner);
	if (team->members.n) {
		say = ll_fact_open(page, dict, "People");
		ll_say_list(&say, &team->members);
	}
	ll_facts_own(page, dict, team);
}

static void add_updates(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *team)
{
	struct ll_dict *panel = ll_panel_open(dict, "updates", "What it told");

	if (!team->updates.n) {
		ll_panel_none(page, panel, "No update of it is recorded.");
		return;
	}
	ll_lines_by_year(page, panel, &team->updates);
}

static void make_team(const struct ll_site *site, const struct ll_page *page,
		      struct ll_dict *dict)
{
	const struct ll_view_record *team = page->subject;

	(void)site;
	add_top(page, dict, team);
	ll_body_add(page, dict, team, team->first, team->end);
	ll_lines_goals(page, dict, &team->owns);
	ll_mine_panel(page, dict, team);
	add_updates(page, dict, team);
	ll_timeline_record(page, dict, team);
	ll_say_file(page, dict, team);
}

static void make_teams(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	const struct ll_view_list *teams = &site->view->by_kind[LL_KIND_TEAM];
	struct ll_dict *cluster;
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Teams", "ring", LL_STR("Teams"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say,
		   ll_capital(dict->arena, ll_count_of(dict->arena, teams->n,
						       "team has a page",
						       "teams have a page")));
	ll_say(&say, ".");
	cluster = ll_cluster_open(ll_panel_open(dict, "all", "All teams"));
	for (size_t i = 0; i < teams->n; i++) {
		ll_line_record(page, cluster, teams->item[i]);
	}
	if (site->view->nmonths) {
		ll_rhythm_panel(page, dict, site->view->month, 6);
	}
}

void ll_pages_team(struct ll_site *site)
{
	const struct ll_view_list *teams = &site->view->by_kind[LL_KIND_TEAM];

	if (!teams->n) {
		return;
	}
	ll_site_add(site, LL_STR("teams.html"), "teams", make_teams, NULL, "");
	for (size_t i = 0; i < teams->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, teams->item[i]), "team",
			    make_team, teams->item[i], "teams.html");
	}
}
