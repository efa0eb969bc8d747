#include "site/goal.h"

#include "base/buf.h"

enum { STRIP_MAX = 24 };

static void say_metrics(struct ll_say *say, const struct ll_view_record *goal)
{
	struct ll_arena *arena = say->dict->arena;

	for (size_t i = 0; i < goal->nmetrics && i < 3; i++) {
		const struct ll_metric *metric = &goal->metric[i];

		ll_say(say, " ");
		ll_say_str(say, ll_capital(arena, metric->name));
		if (!metric->current.known) {
			ll_say(say, " has not been reported");
		} else {
			ll_say(say, " is at ");
			ll_say_strong(say,
				      ll_number_text(arena, metric->current,
						     metric->unit));
		}
		if (metric->target.known) {
			ll_say(say, "; the target is ");
			ll_say_strong(say, ll_number_text(arena, metric->target,
							  LL_STR("")));
		}
		ll_say(say, ".");
	}
}

static void say_health(const struct ll_page *page, struct ll_dict *doing,
		       const struct ll_view_record *goal)
{
	struct ll_say say = ll_say_open(page, doing, LL_NAME_LEAD);

	ll_say_health(&say, goal->health, ll_health_label(goal->health));
	if (goal->health_why.len) {
		ll_say(&say, ", ");
		ll_say_str(&say, goal->health_why);
	}
	ll_say(&say, ".");
	if (goal->health == LL_HEALTH_UNKNOWN && !goal->nreports &&
	    !goal->progress.known) {
		ll_say(&say, " No measure and no report yet.");
	}
	say_metrics(&say, goal);
}

/* Where the last word came from. */
static void say_reported(const struct ll_page *page, struct ll_dict *doing,
			 const struct ll_view_record *goal)
{
	const struct ll_view_report *report;
	struct ll_say by = ll_say_open(page, doing, LL_NAME_BY);

	if (!goal->nreports) {
		ll_say(&by, "No update has spoken of it.");
		return;
	}
	report = &goal->report[goal->nreports - 1];
	ll_say(&by, "Last spoken of in ");
	ll_say_record(&by, report->update);
	if (report->month.n) {
		ll_say(&by, ", for ");
		ll_say_str(&by, ll_month_long(doing->arena, report->month));
	}
	if (report->arrived.n) {
		ll_say(&by, ", on ");
		ll_say_date(&by, report->arrived);
	}
	if (report->confidence.len) {
		ll_say(&by, ", confidence ");
		ll_say_str(&by, report->confidence);
	}
	ll_say(&by, ".");
	if (goal->health == LL_HEALTH_STALE) {
		ll_say(&by, " Silence is not counted as progress.");
	}
}

static void fill_parts(const struct ll_page *page, struct ll_dict *doing,
		       const struct ll_view_record *goal)
{
	struct ll_dict *parts;

	if (!goal->nparts || !goal->progress.known) {
		return;
	}
	parts = ll_dict_add(doing, LL_NAME_PARTS);
	ll_dict_text(parts, LL_NAME_TEXT,
		     ll_strf(doing->arena, "How %" LL_FMT " comes about",
			     LL_ARG(ll_percent(doing->arena, goal->progress))));
	for (size_t i = 0; i < goal->nparts; i++) {
		const struct ll_view_part *part = &goal->part[i];
		struct ll_dict *piece = ll_dict_add(parts, LL_NAME_PIECE);
		struct ll_say say = ll_say_open(page, piece, LL_NAME_SAY);

		if (part->record) {
			ll_say_record(&say, part->record);
		} else {
			ll_say_str(&say, part->what);
		}
		ll_dict_text(piece, LL_NAME_TEXT,
			     part->progress.known
				     ? ll_percent(doing->arena, part->progress)
				     : LL_STR("unknown"));
	}
}

/* The newest report that speaks of @month, or NULL. */
static const struct ll_view_report *
report_for(const struct ll_view_record *goal, ll_month month)
{
	for (size_t i = goal->nreports; i-- > 0;) {
		const struct ll_view_report *report = &goal->report[i];
		ll_month first = report->update->month_first;

		if (!first.n || first.n > report->month.n) {
			first = report->month;
		}
		if (first.n <= month.n && month.n <= report->month.n) {
			return report;
		}
	}
	return NULL;
}

/* The months to show: of its time, else those that were reported. */
static bool strip_months(const struct ll_page *page,
			 const struct ll_view_record *goal, ll_month *first,
			 ll_month *last)
{
	const struct ll_view_period *period = goal->period;
	ll_date from = goal->start.n ? goal->start
		       : period      ? period->first
				     : LL_DATE_NONE;
	ll_date to = goal->due.n ? goal->due
		     : period    ? period->last
				 : page->site->view->today;

	if (!goal->nreports) {
		return false;
	}
	*first = from.n ? ll_month_of(from) : goal->report[0].month;
	*last = ll_month_of(to);
	if (goal->report[goal->nreports - 1].month.n > last->n) {
		*last = goal->report[goal->nreports - 1].month;
	}
	if (last->n - first->n >= STRIP_MAX) {
		first->n = last->n - STRIP_MAX + 1;
	}
	return first->n > 0 && first->n <= last->n;
}

static void add_cell(const struct ll_page *page, struct ll_dict *strip,
		     const struct ll_view_record *goal, ll_month month,
		     bool years)
{
	const struct ll_view_report *report = report_for(goal, month);
	struct ll_dict *cell = ll_dict_add(strip, LL_NAME_CELL);
	bool over = ll_month_last(month).n < page->site->view->today.n;
	ll_str mark = over ? LL_STR("tick") : LL_STR("ring");
	ll_str means = over ? LL_STR("no report") : LL_STR("not due yet");
	int number = ll_month_number(month);

	if (report && report->status == LL_STATUS_UNKNOWN) {
		mark = LL_STR("dot");
		means = LL_STR("spoken of");
	} else if (report) {
		enum ll_health health = ll_status_health(report->status);

		mark = ll_health_mark(health);
		means = ll_str_lower(strip->arena, ll_health_label(health));
	}
	ll_dict_text(cell, LL_NAME_MARK, mark);
	ll_dict_text(cell, LL_NAME_MEANS, means);
	ll_dict_text(cell, LL_NAME_TEXT,
		     years && number == 1 ? ll_strf(strip->arena, "Jan %d",
						    ll_month_year(month))
					  : ll_month_abbr(number));
}

static void fill_strip(const struct ll_page *page, struct ll_dict *doing,
		       const struct ll_view_record *goal)
{
	struct ll_dict *strip;
	ll_month first;
	ll_month last;

	if (!strip_months(page, goal, &first, &last)) {
		return;
	}
	strip = ll_dict_add(doing, LL_NAME_STRIP);
	for (ll_month month = first; month.n <= last.n; month.n++) {
		add_cell(page, strip, goal, month,
			 ll_month_year(first) != ll_month_year(last));
	}
}

void ll_goal_doing(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *goal)
{
	struct ll_dict *doing = ll_dict_add(dict, LL_NAME_DOING);

	ll_dict_show(doing, LL_NAME_GAP,
		     goal->health == LL_HEALTH_STALE ||
			     goal->health == LL_HEALTH_UNKNOWN);
	say_health(page, doing, goal);
	say_reported(page, doing, goal);
	ll_goal_bar(page, doing, goal);
	fill_parts(page, doing, goal);
	ll_goal_charts(page, doing, goal);
	fill_strip(page, doing, goal);
}
