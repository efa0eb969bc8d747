#include "site/month_page.h"

#include "base/buf.h"
#include "site/lines.h"
#include "site/timeline.h"

/* "None of five teams", "Both teams", "Three of five teams" */
static void say_how_many(const struct ll_month_page *it, struct ll_say *say,
			 size_t n, size_t of)
{
	struct ll_arena *arena = it->arena;

	if (n == of && of < 3) {
		ll_say(say, of == 1 ? "The only team" : "Both teams");
		return;
	}
	if (n == of) {
		ll_say(say, "All ");
	} else {
		ll_say_str(say,
			   n ? ll_count_capital(arena, n) : LL_STR("None"));
		ll_say(say, " of ");
	}
	ll_say_str(say, ll_count_of(arena, of, "team", "teams"));
}

static void say_who_reported(const struct ll_month_page *it, struct ll_say *say)
{
	const struct ll_month_count *count = &it->count;

	if (!count->nteams) {
		ll_say_str(say, ll_capital(it->arena,
					   ll_count_of(it->arena,
						       it->month->updates.n,
						       "update", "updates")));
		ll_say(say, it->month->updates.n == 1 ? " speaks of it."
						      : " speak of it.");
		return;
	}
	say_how_many(it, say, count->nreported, count->nteams);
	ll_say(say, it->month->over ? " reported." : " reported so far.");
}

static void say_what_moved(const struct ll_month_page *it, struct ll_say *say)
{
	const struct ll_month_count *count = &it->count;

	if (!count->ngoals) {
		return;
	}
	ll_say(say, " ");
	ll_say_str(say,
		   ll_capital(it->arena, ll_count_of(it->arena, count->ngoals,
						     "goal", "goals")));
	ll_say(say, count->ngoals == 1 ? " was spoken of" : " were spoken of");
	if (count->nbetter) {
		ll_say(say, ": ");
		ll_say_str(say, ll_count_word(it->arena, count->nbetter));
		ll_say(say, " got better");
	}
	if (count->nworse) {
		ll_say(say, count->nbetter ? ", " : ": ");
		ll_say_str(say, ll_count_word(it->arena, count->nworse));
		ll_say(say, " got worse");
	}
	ll_say(say, ".");
}

static void add_silent_fact(const struct ll_month_page *it)
{
	struct ll_say say;
	size_t n = 0;
	size_t silent = it->count.nteams - it->count.nreported;

	if (!silent) {
		return;
	}
	say = ll_fact_open(it->page, it->dict,
			   it->month->over ? "Silent" : "Not yet");
	for (size_t i = 0; i < it->month->nteams; i++) {
		const struct ll_view_team_month *team = &it->month->team[i];

		if (ll_team_is_silent(team)) {
			ll_say(&say, ll_say_join(n++, silent));
			ll_say_page(&say, it->page->path,
				    ll_team_anchor(it->arena, team->team),
				    team->team->title);
		}
	}
}

static void add_facts(const struct ll_month_page *it)
{
	const struct ll_month_count *count = &it->count;
	struct ll_say say;

	if (count->nteams) {
		say = ll_fact_open(it->page, it->dict, "Reported");
		ll_say_str(&say, ll_strf(it->arena, "%zu of %zu team%s",
					 count->nreported, count->nteams,
					 count->nteams == 1 ? "" : "s"));
	}
	if (count->narrived) {
		say = ll_fact_open(it->page, it->dict, "Came after");
		ll_say_str(&say,
			   ll_strf(it->arena, "median %ld day%s, slowest %ld",
				   count->median_late,
				   count->median_late == 1 ? "" : "s",
				   count->slowest_late));
	}
	add_silent_fact(it);
}

static void add_top(const struct ll_month_page *it)
{
	struct ll_say say;

	ll_crumbs(it->page, it->dict, "progress.html", "Progress");
	ll_top(it->dict, "Month", "ring",
	       ll_month_long(it->arena, it->month->month));
	say = ll_say_open(it->page, it->dict, LL_NAME_SAY);
	say_who_reported(it, &say);
	say_what_moved(it, &say);
	add_facts(it);
}

/* A decision of a meeting, on the day of the meeting. */
static void add_decisions(const struct ll_month_page *it)
{
	struct ll_dict *panel;
	struct ll_dict *cluster;

	if (!it->count.ndecisions) {
		return;
	}
	panel = ll_panel_open(it->dict, "decided", "What was decided");
	cluster = ll_cluster_open(panel);
	for (size_t i = 0; i < it->month->meetings.n; i++) {
		const struct ll_view_record *meeting =
			it->month->meetings.item[i];

		for (size_t j = 0; j < meeting->ndecisions; j++) {
			ll_line_decision(it->page, cluster,
					 meeting->decision[j]);
		}
	}
}

static void say_changes(const struct ll_month_page *it, struct ll_say *say)
{
	ll_say_str(say, ll_capital(it->arena,
				   ll_count_of(it->arena, it->count.nchanges,
					       "change that means something",
					       "changes that mean something")));
	ll_say(say, ".");
}

static void add_changes(const struct ll_month_page *it)
{
	const struct ll_view_month *month = it->month;
	size_t n = it->count.nchanges + it->count.nsmall;
	const struct ll_view_change **change =
		LL_NEW(it->arena, const struct ll_view_change *, n);
	struct ll_dict *panel;
	struct ll_say say;

	if (!n) {
		return;
	}
	n = 0;
	for (size_t i = 0; i < month->nlandings; i++) {
		for (size_t j = 0; j < month->landing[i]->nchanges; j++) {
			const struct ll_view_change *one =
				month->landing[i]->change[j];

			if (!ll_change_is_arrival(one)) {
				change[n++] = one;
			}
		}
	}
	panel = ll_panel_open(it->dict, "changed", "What changed");
	say = ll_say_open(it->page, panel, LL_NAME_LEAD);
	say_changes(it, &say);
	ll_timeline_fill(it->page, panel, change, n, true);
}

static void add_records(const struct ll_month_page *it, const char *id,
			const char *heading, const struct ll_view_list *list)
{
	struct ll_dict *cluster;

	if (!list->n) {
		return;
	}
	cluster = ll_cluster_open(ll_panel_open(it->dict, id, heading));
	for (size_t i = 0; i < list->n; i++) {
		ll_line_record(it->page, cluster, list->item[i]);
	}
}

static void add_neighbours(const struct ll_month_page *it)
{
	const struct ll_view_month *month = it->month;
	const struct ll_view_month *newest = it->view->month;
	struct ll_arena *arena = it->arena;

	if (month + 1 < newest + it->view->nmonths) {
		ll_turn_add(it->page, it->dict, "Before",
			    ll_url_of_month(arena, "progress", month[1].month),
			    ll_month_long(arena, month[1].month));
	}
	if (month > newest) {
		ll_turn_add(it->page, it->dict, "After",
			    ll_url_of_month(arena, "progress", month[-1].month),
			    ll_month_long(arena, month[-1].month));
	}
}

static void make_month(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	const struct ll_view_month *month = page->subject;
	struct ll_month_page it = {
		.page = page,
		.view = site->view,
		.month = month,
		.dict = dict,
		.arena = dict->arena,
		.count = ll_month_count_make(dict->arena, month),
	};

	add_top(&it);
	ll_month_teams(&it);
	ll_rhythm_panel(page, dict, month, 3);
	add_decisions(&it);
	add_changes(&it);
	add_records(&it, "met", "Who met", &month->meetings);
	add_records(&it, "lived", "Moments", &month->moments);
	add_neighbours(&it);
}

void ll_pages_month(struct ll_site *site)
{
	const struct ll_view *view = site->view;

	for (size_t i = 0; i < view->nmonths; i++) {
		ll_site_add(site,
			    ll_url_of_month(site->arena, "progress",
					    view->month[i].month),
			    "month", make_month, &view->month[i],
			    "progress.html");
	}
}
