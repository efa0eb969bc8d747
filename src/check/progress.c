#include "check/rule.h"

/* Numbers that contradict each other, or the status that stands beside them. */

/* ---- where a status came from -------------------------------------------- */

/* Where @goal got the status that its health shows. */
static struct ll_pos status_pos(const struct ll_org *org,
				const struct ll_record *goal)
{
	const struct ll_report *report = ll_rule_last_report(org, goal);

	if (goal->health_why == LL_WHY_REPORTED && report && report->status) {
		return ll_rule_line_pos(&org->record[goal->last_report],
					report->line);
	}
	return ll_rule_field_pos(org, goal, LL_FIELD_STATUS);
}

static ll_str percent(const struct ll_check *check, double share)
{
	return ll_strf(check->diags->arena, "%d %%",
		       (int)(share * 100 + (share < 0 ? -0.5 : 0.5)));
}

/* ---- status and progress ------------------------------------------------- */

void ll_rule_progress_behind(const struct ll_check *check)
{
	double points = check->org->settings->param[LL_P_BEHIND];

	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		double behind = goal->expected.value - goal->progress.value;

		if (goal->health == LL_HEALTH_ON_TRACK &&
		    goal->health_why == LL_WHY_REPORTED &&
		    goal->progress_from == LL_FROM_OWN_PARTS &&
		    goal->progress.known && goal->expected.known &&
		    behind * 100 > points) {
			ll_diag_add(
				check->diags, LL_D_PROGRESS_BEHIND,
				status_pos(check->org, goal), goal->title,
				ll_strf(check->diags->arena,
					"%" LL_FMT " of the way at %" LL_FMT
					" of the time",
					LL_ARG(percent(check,
						       goal->progress.value)),
					LL_ARG(percent(check,
						       goal->expected.value))));
		}
	}
}

/* The update that closed it, or its own page, says something besides. */
static bool has_word(const struct ll_org *org, const struct ll_record *goal)
{
	size_t self = (size_t)(goal - org->record);
	const struct ll_report *report = ll_rule_last_report(org, goal);
	const struct ll_record *update;

	if (!report) {
		return false;
	}
	update = &org->record[goal->last_report];
	for (size_t i = 0; i < update->links.n; i++) {
		if (update->links.ref[i].record == self) {
			return true;
		}
	}
	return report->note.len || report->first;
}

void ll_rule_done_short(const struct ll_check *check)
{
	double points = check->org->settings->param[LL_P_SHORT];

	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		if (goal->health == LL_HEALTH_DONE &&
		    goal->progress_from == LL_FROM_OWN_PARTS &&
		    goal->progress.known &&
		    (1 - goal->progress.value) * 100 > points &&
		    !has_word(check->org, goal)) {
			ll_diag_add(check->diags, LL_D_DONE_SHORT,
				    status_pos(check->org, goal), goal->title,
				    percent(check, goal->progress.value));
		}
	}
}

/* A goal's own status counts no more once an update has given one. */
void ll_rule_status_stale(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		const struct ll_report *report =
			ll_rule_last_report(check->org, goal);
		ll_str month;

		if (!report || !report->status ||
		    goal->status <= LL_STATUS_PROPOSED ||
		    ll_status_is_closed(goal->status) ||
		    goal->status == report->status) {
			continue;
		}
		month = ll_month_long(
			check->diags->arena,
			check->org->record[goal->last_report].month_last);
		ll_diag_add(
			check->diags, LL_D_STATUS_STALE,
			ll_rule_field_pos(check->org, goal, LL_FIELD_STATUS),
			ll_status_word(goal->status),
			ll_strf(check->diags->arena,
				"'%" LL_FMT "' in the update for %" LL_FMT,
				LL_ARG(ll_status_word(report->status)),
				LL_ARG(month)));
	}
}

/* ---- metrics ------------------------------------------------------------- */

static bool is_same(ll_number a, ll_number b)
{
	return a.known && b.known && !(a.value < b.value) &&
	       !(a.value > b.value);
}

static ll_str number_of(const struct ll_check *check,
			const struct ll_metric *metric, ll_number number)
{
	return ll_number_text(check->diags->arena, number, metric->unit);
}

/* The line of the report that gave the last value of @metric. */
static struct ll_pos reading_pos(const struct ll_org *org,
				 const struct ll_record *goal,
				 const struct ll_metric *metric)
{
	size_t self = (size_t)(goal - org->record);
	const struct ll_record *update;

	if (!metric->nreadings) {
		return ll_rule_line_pos(goal, metric->line);
	}
	update = &org->record[metric->reading[metric->nreadings - 1].update];
	for (size_t i = update->nreports; i-- > 0;) {
		if (update->report[i].goal.record == self) {
			return ll_rule_line_pos(update, update->report[i].line);
		}
	}
	return ll_rule_pos(update);
}

static bool looks_well(const struct ll_record *goal)
{
	return goal->health == LL_HEALTH_DONE ||
	       (goal->health == LL_HEALTH_ON_TRACK &&
		goal->health_why == LL_WHY_REPORTED);
}

void ll_rule_value_away(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		for (size_t i = 0; i < goal->nmetrics; i++) {
			const struct ll_metric *metric = &goal->metric[i];
			ll_number progress = ll_metric_progress(metric);

			if (looks_well(goal) && progress.known &&
			    progress.value < 0) {
				ll_diag_add(
					check->diags, LL_D_VALUE_AWAY,
					reading_pos(check->org, goal, metric),
					metric->name,
					number_of(check, metric,
						  metric->current));
			}
		}
	}
}

void ll_rule_metric_flat(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		for (size_t i = 0; i < goal->nmetrics; i++) {
			const struct ll_metric *metric = &goal->metric[i];

			if (is_same(metric->baseline, metric->target)) {
				ll_diag_add(
					check->diags, LL_D_METRIC_FLAT,
					ll_rule_line_pos(goal, metric->line),
					metric->name,
					number_of(check, metric,
						  metric->target));
			}
		}
	}
}

void ll_rule_current_stale(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		for (size_t i = 0; i < goal->nmetrics; i++) {
			const struct ll_metric *metric = &goal->metric[i];

			if (metric->nreadings && metric->written.known &&
			    !is_same(metric->written, metric->current)) {
				ll_diag_add(
					check->diags, LL_D_CURRENT_STALE,
					ll_rule_line_pos(goal, metric->line),
					number_of(check, metric,
						  metric->written),
					number_of(check, metric,
						  metric->current));
			}
		}
	}
}
