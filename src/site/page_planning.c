#include "base/buf.h"
#include "site/coming.h"
#include "site/compare.h"
#include "site/feel.h"
#include "site/lines.h"
#include "site/plan.h"
#include "site/rows.h"
#include "site/timeline.h"
#include "site/waiting.h"

/*
 * Planning: for each period one document that a leader takes into the meeting
 * in which the next one is planned. plan.c fills the tables of then and now.
 */

enum { FEELINGS_MAX = 5 };

/* What making one such page needs. */
struct planning {
	const struct ll_page *page;
	const struct ll_view *view;
	struct ll_arena *arena;
	struct ll_dict *dict;
	struct ll_plan plan;
};

/* ---- the top --------------------------------------------------------------
 */

static void say_count(struct ll_say *say, bool first, size_t n, const char *one,
		      const char *many)
{
	struct ll_arena *arena = say->dict->arena;

	ll_say_str(say, first ? ll_count_capital(arena, n)
			      : ll_count_word(arena, n));
	ll_say(say, n == 1 ? one : many);
}

/* "Twelve goals stood on 1 January. Five are as promised, six have moved." */
static void say_summary(const struct planning *it, struct ll_say *say)
{
	const struct ll_plan *plan = &it->plan;
	size_t n = plan->nkept > 0;

	n += plan->nmoved > 0;
	n += plan->ndropped > 0;
	n += plan->nadded > 0;
	say_count(say, true, plan->npromised, " goal", " goals");
	ll_say(say, plan->npromised == 1 ? " was promised for "
					 : " were promised for ");
	ll_say_str(say, ll_period_of(it->arena, plan->period));
	ll_say(say, ". ");
	for (size_t i = 0, told = 0; i < 4; i++) {
		static const char *const one[] = { " is as promised",
						   " has moved", " was let go",
						   " was added later" };
		static const char *const many[] = { " are as promised",
						    " have moved",
						    " were let go",
						    " were added later" };
		size_t of[] = { plan->nkept, plan->nmoved, plan->ndropped,
				plan->nadded };

		if (of[i]) {
			ll_say(say, ll_say_join(told, n));
			say_count(say, !told, of[i], one[i], many[i]);
			told++;
		}
	}
	ll_say(say, n ? "." : "");
}

static void add_facts(const struct planning *it)
{
	const struct ll_plan *plan = &it->plan;
	struct ll_say say = ll_fact_open(it->page, it->dict, "Promised");

	ll_say_date_long(&say, plan->opening);
	say = ll_fact_open(it->page, it->dict,
			   plan->end.n == it->view->today.n ? "Now" : "Ended");
	ll_say_date_long(&say, plan->end);
	say = ll_fact_open(it->page, it->dict, "Changes");
	ll_say_str(&say, ll_strf(it->arena, "%zu", plan->nchanges));
	if (plan->nunexplained) {
		ll_say_str(&say, ll_strf(it->arena, ", %zu without a ",
					 plan->nunexplained));
		ll_say_code(&say, LL_STR("Reason:"));
	}
}

static void add_neighbours(const struct planning *it)
{
	const struct ll_view_period *period = it->plan.period;
	const struct ll_view_period *newest = it->view->period;

	if (period + 1 < newest + it->view->nperiods) {
		ll_turn_add(it->page, it->dict, "Before",
			    ll_plan_path(it->arena, it->page->site, period + 1),
			    period[1].label);
	}
	if (period > newest) {
		ll_turn_add(it->page, it->dict, "After",
			    ll_plan_path(it->arena, it->page->site, period - 1),
			    period[-1].label);
	}
}

static void add_top(const struct planning *it)
{
	struct ll_say say;

	ll_crumbs(it->page, it->dict, "planning.html", "Planning");
	ll_top(it->dict, "Planning pack", "ring",
	       ll_str_join(it->arena,
			   ll_capital(it->arena, it->plan.period->label),
			   LL_STR(", as promised and as it is"), LL_STR("")));
	say = ll_say_open(it->page, it->dict, LL_NAME_SAY);
	if (it->plan.ngoals) {
		say_summary(it, &say);
	} else {
		ll_say(&say, "No goal of this period is recorded.");
	}
	add_facts(it);
}

static void add_doing(const struct planning *it)
{
	struct ll_goal_tree tree =
		ll_goal_tree_make(it->arena, &it->plan.period->goals);
	struct ll_dict *doing = ll_dict_add(it->dict, LL_NAME_DOING);
	struct ll_say say;

	ll_goal_tallies(doing, &tree);
	say = ll_say_open(it->page, doing, LL_NAME_NOTE);
	ll_say(&say, "Drift is information, not a fault: a goal that moved "
		     "with a reason tells more than one that stood still in "
		     "silence.");
}

/* ---- what is to be settled ----------------------------------------------- */

static void add_words(const struct planning *it)
{
	const struct ll_plan *plan = &it->plan;
	struct ll_dict *panel =
		ll_panel_open(it->dict, "words", "Words that changed");
	const struct ll_view_compare *redline =
		ll_compare_since(it->view, plan->period);
	struct ll_say say;

	if (!plan->nwordings) {
		ll_panel_none(
			it->page, panel,
			"Mission, vision, values, principles and strategy "
			"read as they did when the period opened.");
		return;
	}
	say = ll_say_open(it->page, panel, LL_NAME_LEAD);
	ll_say_str(&say,
		   ll_capital(it->arena, ll_count_of(it->arena, plan->nwordings,
						     "change", "changes")));
	ll_say(&say, " of mission, vision, values, principles or strategy in "
		     "the period.");
	if (redline) {
		ll_say(&say, " ");
		ll_say_page(&say,
			    ll_url_of_compare(it->page->site->urls, redline),
			    LL_STR(""), LL_STR("All of it as one redline"));
		ll_say(&say, ".");
	}
	ll_timeline_fill(it->page, panel, plan->wording, plan->nwordings,
			 LL_TIMELINE_SEVERAL);
}

static bool needs_owner(const struct ll_view_record *goal)
{
	return !goal->owner.n && !ll_status_is_closed(goal->status);
}

static bool is_silent(const struct ll_view_record *goal)
{
	return goal->health == LL_HEALTH_STALE ||
	       goal->health == LL_HEALTH_UNKNOWN;
}

static bool is_left_open(const struct ll_view_record *goal)
{
	return !ll_status_is_closed(goal->status) && !goal->continued_by;
}

/* One thing to settle: the goals it is about, in one row. */
static void add_question(const struct planning *it, struct ll_dict *cluster,
			 bool (*asks)(const struct ll_view_record *),
			 const char *one, const char *many, const char *advice)
{
	const struct ll_view_list *goals = &it->plan.period->goals;
	struct ll_view_list found = {
		.item = LL_NEW(it->arena, const struct ll_view_record *,
			       goals->n)
	};
	struct ll_dict *row;
	struct ll_say say;

	for (size_t i = 0; i < goals->n; i++) {
		if (asks(goals->item[i])) {
			found.item[found.n++] = goals->item[i];
		}
	}
	if (!found.n) {
		return;
	}
	row = ll_row_add(cluster, LL_STR("ring"));
	say = ll_say_open(it->page, row, LL_NAME_ITEM);
	say_count(&say, true, found.n, one, many);
	say = ll_say_open(it->page, row, LL_NAME_SAY);
	ll_say_list(&say, &found);
	say = ll_say_open(it->page, row, LL_NAME_BY);
	ll_say(&say, advice);
}

static void add_unexplained(const struct planning *it, struct ll_dict *cluster)
{
	const struct ll_plan *plan = &it->plan;
	struct ll_dict *row;
	struct ll_say say;

	if (!plan->nunexplained) {
		return;
	}
	row = ll_row_add(cluster, LL_STR("ring"));
	say = ll_say_open(it->page, row, LL_NAME_ITEM);
	say_count(&say, true, plan->nunexplained, " change has",
		  " changes have");
	ll_say(&say, " no reason on record");
	say = ll_say_open(it->page, row, LL_NAME_BY);
	ll_say(&say, "A ");
	ll_say_code(&say, LL_STR("Reason:"));
	ll_say(&say, " line at the end of a commit message or pull request "
		     "says why; the table above tells the subject instead.");
}

static void add_settle(const struct planning *it)
{
	struct ll_dict *cluster = ll_cluster_open(
		ll_panel_open(it->dict, "settle", "To settle at planning"));

	add_unexplained(it, cluster);
	add_question(it, cluster, needs_owner, " goal has no owner",
		     " goals have no owner",
		     "Keep it with a name, or let it go with a word.");
	add_question(it, cluster, is_silent, " goal cannot be judged",
		     " goals cannot be judged",
		     "Nobody has reported for long, or nothing was measured.");
	add_question(it, cluster, is_left_open, " goal is still open",
		     " goals are still open",
		     "Close it with a status, or continue it in the next "
		     "period with 'continues:'.");
}

/* ---- the pages ----------------------------------------------------------- */

static void make_pack(const struct ll_site *site, const struct ll_page *page,
		      struct ll_dict *dict)
{
	struct planning it = {
		.page = page,
		.view = site->view,
		.arena = dict->arena,
		.dict = dict,
		.plan = ll_plan_make(dict->arena, site->view, page->subject),
	};

	add_top(&it);
	add_doing(&it);
	ll_plan_fill(page, dict, &it.plan);
	add_words(&it);
	add_settle(&it);
	if (it.plan.period->current) {
		ll_waiting_panel(page, dict);
	}
	ll_feel_panel(page, dict, ll_month_of(it.plan.end), FEELINGS_MAX);
	if (it.plan.period->current) {
		ll_coming_fill(page, dict);
	}
	add_neighbours(&it);
}

static void add_redlines(const struct planning *it)
{
	struct ll_dict *cluster = NULL;
	struct ll_say say;

	for (size_t i = 0; i < it->view->ncompares; i++) {
		const struct ll_view_compare *pair = &it->view->compare[i];

		if (!cluster) {
			cluster = ll_cluster_open(ll_panel_open(
				it->dict, "words", "Words compared"));
		}
		say = ll_say_open(it->page, ll_row_add(cluster, LL_STR("ring")),
				  LL_NAME_ITEM);
		ll_say_page(&say, ll_url_of_compare(it->page->site->urls, pair),
			    LL_STR(""), ll_compare_title(it->arena, pair));
	}
}

static void make_planning(const struct ll_site *site,
			  const struct ll_page *page, struct ll_dict *dict)
{
	struct planning it = { .page = page,
			       .view = site->view,
			       .arena = dict->arena,
			       .dict = dict };
	struct ll_say say;

	ll_top(dict, "", "ring", LL_STR("Planning"));
	ll_crumbs(page, dict, NULL, NULL);
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say(&say, "What was promised for each period, what has moved since, "
		     "and why.");
	for (size_t i = 0; i < it.view->nperiods; i++) {
		const struct ll_view_period *period = &it.view->period[i];
		struct ll_dict *row = ll_dict_add(dict, LL_NAME_PERIOD);

		it.plan = ll_plan_make(it.arena, it.view, period);
		ll_dict_literal(row, LL_NAME_LABEL,
				period->current ? "Now" : "");
		ll_dict_literal(row, LL_NAME_MARK,
				period->current ? "now" : "ring");
		ll_dict_text(row, LL_NAME_TEXT,
			     ll_capital(it.arena, period->label));
		ll_dict_url(row, LL_NAME_HREF,
			    ll_url_href(it.arena, page->path,
					ll_plan_path(it.arena, site, period),
					LL_STR("")));
		say = ll_say_open(page, row, LL_NAME_BY);
		say_summary(&it, &say);
	}
	add_redlines(&it);
}

void ll_pages_planning(struct ll_site *site)
{
	const struct ll_view *view = site->view;
	size_t dated = 0;

	for (size_t i = 0; i < view->nperiods; i++) {
		if (view->period[i].first.n) {
			ll_site_add(site,
				    ll_plan_path(site->arena, site,
						 &view->period[i]),
				    "planning", make_pack, &view->period[i],
				    "planning.html");
			dated++;
		}
	}
	if (dated) {
		ll_site_add(site, LL_STR("planning.html"), "goals",
			    make_planning, NULL, "planning.html");
	}
}
