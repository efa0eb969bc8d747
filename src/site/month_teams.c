#include "site/month_page.h"

#include "base/buf.h"
#include "site/reports.h"

ll_str ll_team_anchor(struct ll_arena *arena, const struct ll_view_record *team)
{
	return ll_strf(arena, "team.%" LL_FMT,
		       LL_ARG(ll_slug_make(arena, team->title)));
}

bool ll_team_is_silent(const struct ll_view_team_month *team)
{
	return team->expected && !team->updates.n;
}

static void add_tally(const struct ll_month_page *it, struct ll_dict *panel)
{
	size_t count[LL_NHEALTHS] = { 0 };
	struct ll_dict *tallies = NULL;

	for (size_t i = 0; i < it->month->updates.n; i++) {
		const struct ll_view_record *update =
			it->month->updates.item[i];

		for (size_t j = 0; j < update->nreports; j++) {
			count[ll_status_health(update->report[j].status)]++;
		}
	}
	for (size_t i = 1; i <= LL_NHEALTHS; i++) {
		enum ll_health health = (enum ll_health)(i % LL_NHEALTHS);
		struct ll_dict *tally;

		if (!count[health]) {
			continue;
		}
		if (!tallies) {
			tallies = ll_dict_add(panel, LL_NAME_TALLIES);
		}
		tally = ll_dict_add(tallies, LL_NAME_TALLY);
		ll_dict_text(tally, LL_NAME_MARK, ll_health_mark(health));
		ll_dict_text(
			tally, LL_NAME_TEXT,
			ll_strf(it->arena, "%zu %" LL_FMT, count[health],
				LL_ARG(ll_str_lower(it->arena,
						    ll_health_label(health)))));
	}
}

static void say_arrival(const struct ll_month_page *it, struct ll_say *say,
			const struct ll_view_record *update)
{
	if (!update->arrived.n) {
		ll_say(say, "When it came is not known");
	} else if (update->days_late > 0) {
		ll_say_str(say, ll_days(it->arena, update->days_late));
		ll_say(say, " after the month");
	} else {
		ll_say(say, "Within the month");
	}
	if (update->nchanges && update->history_complete &&
	    update->change[0]->landing->nauthors) {
		const struct ll_view_landing *landing =
			update->change[0]->landing;

		ll_say(say, " · recorded by ");
		ll_say_names(say, landing->author, landing->nauthors);
	}
	ll_say(say, " · ");
	ll_say_record_as(say, update, LL_STR("in full"));
}

static void add_update(const struct ll_month_page *it, struct ll_dict *panel,
		       const struct ll_view_record *update,
		       const struct ll_view_record *team)
{
	struct ll_dict *cluster = ll_cluster_open(panel);
	struct ll_dict *row = ll_row_head(cluster, LL_STR("ring"));
	struct ll_say say = ll_say_open(it->page, row, LL_NAME_HEADING);

	if (team) {
		ll_say_record_as(&say, team, team->title);
	} else {
		ll_say_record_as(&say, update, update->title);
	}
	if (update->arrived.n) {
		ll_row_on(it->page, row, update->arrived);
	}
	say = ll_say_open(it->page, row, LL_NAME_BY);
	say_arrival(it, &say, update);
	ll_update_words(it->page, row, update);
	for (size_t i = 0; i < update->nreports; i++) {
		ll_report_row(it->page, cluster, &update->report[i]);
	}
}

const struct ll_view_team_month *
ll_team_in_month(const struct ll_view_month *month,
		 const struct ll_view_record *team)
{
	for (size_t i = 0; i < month->nteams; i++) {
		if (month->team[i].team == team) {
			return &month->team[i];
		}
	}
	return NULL;
}

/* Months before this one without a word from the team, without a gap. */
static size_t silent_before(const struct ll_month_page *it,
			    const struct ll_view_record *team)
{
	const struct ll_view_month *end = it->view->month + it->view->nmonths;
	size_t n = 0;

	for (const struct ll_view_month *month = it->month + 1; month < end;
	     month++) {
		const struct ll_view_team_month *then =
			ll_team_in_month(month, team);

		if (!then || !ll_team_is_silent(then)) {
			break;
		}
		n++;
	}
	return n;
}

static void say_remedy(struct ll_say *say, const struct ll_view_record *team)
{
	const struct ll_view_record *who = NULL;

	for (size_t i = 0; i < team->members.n && !who; i++) {
		if (team->members.item[i]->leader) {
			who = team->members.item[i];
		}
	}
	if (team->owner.n) {
		ll_say(say, " ");
		ll_say_whos(say, &team->owner);
	} else if (who) {
		ll_say(say, " ");
		ll_say_record_as(say, who, who->title);
	} else {
		ll_say(say, " Its members");
	}
	ll_say(say, " can add one: “no progress” is an update too.");
}

/* What was last said of a goal up to this month, or NULL. */
static const struct ll_view_report *
last_report(const struct ll_month_page *it, const struct ll_view_record *goal)
{
	const struct ll_view_report *last = NULL;

	for (size_t i = 0; i < goal->nreports; i++) {
		if (goal->report[i].month.n <= it->month->month.n) {
			last = &goal->report[i];
		}
	}
	return last;
}

static void say_last(const struct ll_month_page *it, struct ll_say *say,
		     const struct ll_view_report *last)
{
	if (!last) {
		ll_say(say, "Never spoken of");
	} else if (last->month.n == it->month->month.n) {
		ll_say(say, "Spoken of in ");
		ll_say_record(say, last->update);
	} else {
		ll_say(say, "Last heard of for ");
		ll_say_str(say, ll_month_long(it->arena, last->month));
	}
}

/* A goal of a team that was silent: as it was last said to be. */
static void add_unheard(const struct ll_month_page *it, struct ll_dict *cluster,
			const struct ll_view_record *goal)
{
	const struct ll_view_report *last = last_report(it, goal);
	enum ll_health health =
		ll_status_health(last ? last->status : LL_STATUS_UNKNOWN);
	struct ll_dict *row = ll_row_add(cluster, ll_health_mark(health));
	struct ll_say say = ll_say_open(it->page, row, LL_NAME_ITEM);

	ll_row_health(row, health, ll_health_label(health));
	if (!last || last->month.n != it->month->month.n) {
		ll_row_gap(row);
	}
	ll_say_record(&say, goal);
	say = ll_say_open(it->page, row, LL_NAME_BY);
	say_last(it, &say, last);
}

static bool is_of_month(const struct ll_month_page *it,
			const struct ll_view_record *goal)
{
	ll_month month = it->month->month;

	return goal->period &&
	       goal->period->first.n <= ll_month_last(month).n &&
	       goal->period->last.n >= ll_month_first(month).n;
}

static void add_silent(const struct ll_month_page *it, struct ll_dict *panel,
		       const struct ll_view_team_month *team)
{
	struct ll_dict *cluster = ll_cluster_open(panel);
	struct ll_dict *row = ll_row_head(cluster, LL_STR("stale"));
	size_t before = silent_before(it, team->team);
	struct ll_say say;

	ll_row_gap(row);
	ll_row_id(row, ll_team_anchor(it->arena, team->team));
	ll_row_health(row, LL_HEALTH_STALE,
		      it->month->over ? LL_STR("No update")
				      : LL_STR("Not yet"));
	say = ll_say_open(it->page, row, LL_NAME_HEADING);
	ll_say_record_as(&say, team->team, team->team->title);
	say = ll_say_open(it->page, row, LL_NAME_NONE);
	ll_say(&say, "Nothing is recorded for ");
	ll_say_str(&say, ll_month_name(ll_month_number(it->month->month)));
	ll_say(&say, " from ");
	ll_say_name(&say, team->team->title);
	if (before) {
		ll_say(&say, ", nor for the ");
		ll_say_str(&say,
			   ll_count_of(it->arena, before, "month", "months"));
		ll_say(&say, " before");
	}
	ll_say(&say, ".");
	say_remedy(&say, team->team);
	for (size_t i = 0; i < team->team->owns.n; i++) {
		if (is_of_month(it, team->team->owns.item[i])) {
			add_unheard(it, cluster, team->team->owns.item[i]);
		}
	}
}

static bool has_team(const struct ll_view_month *month,
		     const struct ll_view_record *update)
{
	for (size_t i = 0; i < month->nteams; i++) {
		for (size_t j = 0; j < month->team[i].updates.n; j++) {
			if (month->team[i].updates.item[j] == update) {
				return true;
			}
		}
	}
	return false;
}

void ll_month_teams(const struct ll_month_page *it)
{
	struct ll_dict *panel = ll_panel_open(it->dict, "doing", "How it went");
	const struct ll_view_month *month = it->month;

	add_tally(it, panel);
	if (!month->updates.n) {
		ll_panel_none(it->page, panel,
			      "No update speaks of this month.");
	}
	for (size_t i = 0; i < month->nteams; i++) {
		for (size_t j = 0; j < month->team[i].updates.n; j++) {
			add_update(it, panel, month->team[i].updates.item[j],
				   month->team[i].team);
		}
	}
	for (size_t i = 0; i < month->updates.n; i++) {
		if (!has_team(month, month->updates.item[i])) {
			add_update(it, panel, month->updates.item[i], NULL);
		}
	}
	for (size_t i = 0; i < month->nteams; i++) {
		if (ll_team_is_silent(&month->team[i])) {
			add_silent(it, panel, &month->team[i]);
		}
	}
}
