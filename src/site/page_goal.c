#include "site/coming.h"
#include "site/goal.h"
#include "site/thread.h"
#include "site/timeline.h"

#include "base/buf.h"

/* "2026, 1 January to 15 December 2026" */
static void fact_time(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *goal)
{
	ll_date today = page->site->view->today;
	struct ll_say say;

	if (!goal->period && !goal->start.n && !goal->due.n) {
		return;
	}
	say = ll_fact_open(page, dict, "Runs");
	if (goal->period) {
		ll_say_page(&say,
			    ll_url_of_period(page->site->urls, goal->period),
			    LL_STR(""), goal->period->label);
		ll_say(&say, goal->start.n || goal->due.n ? ", " : "");
	}
	if (goal->start.n && goal->due.n) {
		ll_say_str(&say, ll_day_span(dict->arena, today, goal->start,
					     goal->due));
	} else if (goal->start.n || goal->due.n) {
		ll_say(&say, goal->due.n ? "due " : "from ");
		ll_say_date(&say, goal->due.n ? goal->due : goal->start);
	}
	if (goal->due.n && goal->due.n < today.n &&
	    !ll_status_is_closed(goal->status)) {
		ll_say(&say, ", ");
		ll_say_str(&say, ll_due_text(dict->arena, today, goal->due));
	}
}

/* The house's own word, where it is not simply the name of the health. */
static void fact_status(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *goal)
{
	struct ll_say say;

	if (!goal->status_text.len ||
	    ll_key_eq(goal->status_text, ll_health_word(goal->health))) {
		return;
	}
	say = ll_fact_open(page, dict, "Status");
	ll_say_name(&say, goal->status_text);
}

static void fact_team(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *goal)
{
	struct ll_say say;

	if (!goal->team && !goal->team_text.len) {
		return;
	}
	say = ll_fact_open(page, dict, "Team");
	if (goal->team) {
		ll_say_record_as(&say, goal->team, goal->team->title);
	} else {
		ll_say_str(&say, goal->team_text);
	}
}

static void fill_facts(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *goal)
{
	struct ll_say say = ll_fact_open(page, dict, "Owner");

	if (goal->owner.n) {
		ll_say_whos(&say, &goal->owner);
	} else {
		ll_say(&say, "nobody named");
	}
	fact_team(page, dict, goal);
	fact_time(page, dict, goal);
	fact_status(page, dict, goal);
	if (goal->supports.n) {
		say = ll_fact_open(page, dict, "Supports");
		for (size_t i = 0; i < goal->supports.n; i++) {
			ll_say(&say, ll_say_join(i, goal->supports.n));
			ll_say_record(&say, goal->supports.item[i]);
		}
	}
	ll_thread_fill(page, dict, goal);
	ll_facts_own(page, dict, goal);
}

/* Says so where the organisation has a line up and this goal is not on it. */
static void fill_sight(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *goal)
{
	const struct ll_view *view = page->site->view;
	struct ll_say say;

	if (ll_sight_fill(page, dict, goal)) {
		return;
	}
	ll_crumbs(page, dict, "goals.html", "Goals");
	if (!view->mission && !view->by_kind[LL_KIND_PILLAR].n) {
		return;
	}
	say = ll_say_open(page, dict, LL_NAME_UNSEEN);
	ll_say(&say, "It names nothing that it supports, so no line leads up "
		     "from here.");
}

/* Goals that support this one. */
static void fill_down(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *goal)
{
	struct ll_view_list goals = {
		.item = LL_NEW(dict->arena, const struct ll_view_record *,
			       goal->child.n)
	};
	struct ll_goal_tree tree;
	struct ll_dict *serves;
	struct ll_say say;

	for (size_t i = 0; i < goal->child.n; i++) {
		if (goal->child.item[i]->kind == LL_KIND_GOAL) {
			goals.item[goals.n++] = goal->child.item[i];
		}
	}
	if (!goals.n) {
		return;
	}
	tree = ll_goal_tree_make(dict->arena, &goals);
	serves = ll_dict_add(dict, LL_NAME_SERVES);
	say = ll_say_open(page, serves, LL_NAME_LEAD);
	ll_say_str(&say,
		   ll_capital(dict->arena, ll_count_of(dict->arena, tree.n,
						       "goal supports it.",
						       "goals support it.")));
	for (size_t i = 0; i < tree.n; i++) {
		tree.item[i].group = NULL;
	}
	ll_goal_groups(page, serves, &tree);
}

static void make_goal(const struct ll_site *site, const struct ll_page *page,
		      struct ll_dict *dict)
{
	const struct ll_view_record *goal = page->subject;

	(void)site;
	ll_top(dict, "", "ring", goal->title);
	ll_dict_text(dict, LL_NAME_LABEL, ll_kind_one(dict->arena, goal));
	ll_dict_text(dict, LL_NAME_MARK, ll_health_mark(goal->health));
	fill_sight(page, dict, goal);
	ll_goal_words(page, dict, goal);
	ll_timeline_latest(page, dict, goal);
	fill_facts(page, dict, goal);
	ll_goal_doing(page, dict, goal);
	ll_goal_results(page, dict, goal);
	ll_goal_people(page, dict, goal);
	ll_goal_heard(page, dict, goal);
	fill_down(page, dict, goal);
	ll_lived_fill(page, dict, goal);
	ll_timeline_record(page, dict, goal);
	ll_coming_goal(page, dict, goal);
	ll_say_file(page, dict, goal);
}

void ll_pages_goal(struct ll_site *site)
{
	const struct ll_view_list *goals = &site->view->by_kind[LL_KIND_GOAL];

	for (size_t i = 0; i < goals->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, goals->item[i]), "goal",
			    make_goal, goals->item[i], "goals.html");
	}
}
