#include "site/rows.h"
#include "site/timeline.h"

#include "base/buf.h"

/* The goals: all periods, and the goals of each. */

static void say_days(struct ll_say *say, const struct ll_view_period *period)
{
	if (!period->first.n || !period->last.n) {
		return;
	}
	ll_say_date_long(say, period->first);
	ll_say(say, " to ");
	ll_say_date_long(say, period->last);
}

static void add_period(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_period *period)
{
	struct ll_goal_tree tree =
		ll_goal_tree_make(dict->arena, &period->goals);
	struct ll_dict *row = ll_dict_add(dict, LL_NAME_PERIOD);
	struct ll_say by = ll_say_open(page, row, LL_NAME_BY);

	ll_dict_literal(row, LL_NAME_LABEL, period->current ? "Now" : "");
	ll_dict_literal(row, LL_NAME_MARK, period->current ? "now" : "ring");
	ll_dict_text(row, LL_NAME_TEXT, ll_capital(dict->arena, period->label));
	ll_dict_url(row, LL_NAME_HREF,
		    ll_url_href(dict->arena, page->path,
				ll_url_of_period(page->site->urls, period),
				LL_STR("")));
	ll_say_str(&by, ll_count_of(dict->arena, tree.n, "goal", "goals"));
	ll_say(&by, period->first.n ? ", " : "");
	say_days(&by, period);
	ll_goal_tallies(row, &tree);
}

/* Goals that belong to no period. */
static struct ll_view_list timeless(struct ll_arena *arena,
				    const struct ll_view *view)
{
	const struct ll_view_list *all = &view->by_kind[LL_KIND_GOAL];
	struct ll_view_list list = {
		.item = LL_NEW(arena, const struct ll_view_record *, all->n)
	};

	for (size_t i = 0; i < all->n; i++) {
		if (!all->item[i]->period) {
			list.item[list.n++] = all->item[i];
		}
	}
	return list;
}

static void fill_timeless(const struct ll_page *page, struct ll_dict *dict)
{
	struct ll_view_list list = timeless(dict->arena, page->site->view);
	struct ll_goal_tree tree = ll_goal_tree_make(dict->arena, &list);
	struct ll_dict *serves;
	struct ll_say say;

	if (!tree.n) {
		return;
	}
	serves = ll_dict_add(dict, LL_NAME_SERVES);
	say = ll_say_open(page, serves, LL_NAME_LEAD);
	ll_say_str(&say,
		   ll_capital(dict->arena,
			      ll_count_of(dict->arena, tree.n, "goal belongs",
					  "goals belong")));
	ll_say(&say, " to no period.");
	ll_goal_groups(page, serves, &tree);
}

static void make_goals(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	const struct ll_view *view = site->view;
	struct ll_say say;

	ll_top(dict, "", "ring", LL_STR("Goals"));
	ll_crumbs(page, dict, NULL, NULL);
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena,
						view->by_kind[LL_KIND_GOAL].n,
						"goal", "goals")));
	if (view->nperiods) {
		ll_say(&say, " in ");
		ll_say_str(&say, ll_count_of(dict->arena, view->nperiods,
					     "period", "periods"));
	}
	ll_say(&say, ".");
	for (size_t i = 0; i < view->nperiods; i++) {
		add_period(page, dict, &view->period[i]);
	}
	fill_timeless(page, dict);
}

static void fill_doing(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_period *period)
{
	struct ll_goal_tree tree =
		ll_goal_tree_make(dict->arena, &period->goals);
	struct ll_dict *doing = ll_dict_add(dict, LL_NAME_DOING);
	struct ll_say say;

	if (!tree.n) {
		say = ll_say_open(page, doing, LL_NAME_NONE);
		ll_say(&say, "No goal of this period is recorded.");
		return;
	}
	say = ll_say_open(page, doing, LL_NAME_LEAD);
	ll_goal_summary(&say, &tree, ll_period_of(dict->arena, period));
	ll_goal_tallies(doing, &tree);
	ll_goal_groups(page, dict, &tree);
}

/* What changed in the goals of the period; creation told once a landing. */
static void fill_changed(const struct ll_page *page, struct ll_dict *dict,
			 const struct ll_view_period *period)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *changed = ll_dict_add(dict, LL_NAME_CHANGED);
	const struct ll_view_change **change = LL_NEW(
		dict->arena, const struct ll_view_change *, view->nchanges);
	size_t meaning = 0;
	size_t n = 0;
	struct ll_say say;

	for (size_t i = 0; i < view->nchanges; i++) {
		const struct ll_view_record *record = view->change[i].record;

		if (record && record->kind == LL_KIND_GOAL &&
		    record->period == period) {
			change[n++] = &view->change[i];
			meaning += !ll_change_is_small(&view->change[i]);
		}
	}
	say = ll_say_open(page, changed, n ? LL_NAME_LEAD : LL_NAME_NONE);
	if (!n) {
		ll_say(&say, "No change of these goals is recorded.");
		return;
	}
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena, meaning,
						"change that means something",
						"changes that mean "
						"something")));
	ll_say_str(&say,
		   ll_strf(dict->arena, " and %zu mechanical.", n - meaning));
	ll_timeline_fill(page, changed, change, n, LL_TIMELINE_BRIEF);
}

static void make_period(const struct ll_site *site, const struct ll_page *page,
			struct ll_dict *dict)
{
	const struct ll_view_period *period = page->subject;
	const struct ll_view *view = site->view;
	size_t at = (size_t)(period - view->period);
	struct ll_say say;

	ll_top(dict, "Goals", period->current ? "now" : "ring",
	       ll_str_join(dict->arena, LL_STR("Goals of "),
			   ll_period_of(dict->arena, period), LL_STR("")));
	ll_crumbs(page, dict, "goals.html", "Goals");
	say = ll_fact_open(page, dict, "Runs");
	say_days(&say, period);
	if (!say.nparts) {
		ll_say(&say, "no days known");
	}
	if (at + 1 < view->nperiods) {
		ll_turn_add(page, dict, "before",
			    ll_url_of_period(site->urls, &view->period[at + 1]),
			    view->period[at + 1].label);
	}
	if (at > 0) {
		ll_turn_add(page, dict, "after",
			    ll_url_of_period(site->urls, &view->period[at - 1]),
			    view->period[at - 1].label);
	}
	fill_doing(page, dict, period);
	fill_changed(page, dict, period);
}

void ll_pages_goals(struct ll_site *site)
{
	const struct ll_view *view = site->view;

	if (!view->by_kind[LL_KIND_GOAL].n) {
		return;
	}
	ll_site_add(site, LL_STR("goals.html"), "goals", make_goals, NULL,
		    "goals.html");
	for (size_t i = 0; i < view->nperiods; i++) {
		ll_site_add(
			site, ll_url_of_period(site->urls, &view->period[i]),
			"period", make_period, &view->period[i], "goals.html");
	}
}
