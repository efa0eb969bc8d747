#include <stdlib.h>

#include "base/buf.h"
#include "view/build.h"

/* ---- reports ------------------------------------------------------------- */

static void add_arrival(struct ll_view_record *update)
{
	const struct ll_view_landing *landing =
		update->nchanges ? update->change[0]->landing : NULL;
	ll_date end = ll_month_last(update->month_last);

	if (!landing || landing->uncommitted || !update->history_complete) {
		return;
	}
	update->arrived = landing->date;
	if (end.n && update->arrived.n > end.n) {
		update->days_late = update->arrived.n - end.n;
	}
}

static ll_number first_value(const struct ll_report *report)
{
	for (size_t i = 0; i < report->nvalues; i++) {
		if (report->value[i].value.known) {
			return report->value[i].value;
		}
	}
	return (ll_number){ 0 };
}

static void add_update(const struct ll_build *build,
		       const struct ll_record *record,
		       struct ll_view_record *update)
{
	update->report =
		LL_NEW(build->arena, struct ll_view_report, record->nreports);
	for (size_t i = 0; i < record->nreports; i++) {
		const struct ll_report *report = &record->report[i];
		const struct ll_view_record *goal =
			ll_build_at(build, report->goal.record);

		if (!goal) {
			continue;
		}
		update->report[update->nreports++] = (struct ll_view_report){
			.update = update,
			.goal = goal,
			.month = update->month_last,
			.arrived = update->arrived,
			.status = report->status,
			.confidence = report->confidence,
			.value = first_value(report),
			.note = report->note,
			.first = report->first,
			.end = report->end,
		};
	}
}

static int by_month(const void *left, const void *right)
{
	const struct ll_view_report *a = left;
	const struct ll_view_report *b = right;

	if (a->month.n != b->month.n) {
		return a->month.n < b->month.n ? -1 : 1;
	}
	if (a->arrived.n != b->arrived.n) {
		return a->arrived.n < b->arrived.n ? -1 : 1;
	}
	return ll_str_cmp(a->update->id, b->update->id);
}

/* Each goal gets a copy of what every update said of it. */
static void share_reports(struct ll_build *build)
{
	struct ll_view *view = build->view;
	size_t *count = LL_NEW(build->arena, size_t, view->nrecords);
	bool *is_update = LL_NEW(build->arena, bool, view->nrecords);

	for (size_t i = 0; i < view->nrecords; i++) {
		is_update[i] = view->record[i].nreports > 0;
		for (size_t k = 0; k < view->record[i].nreports; k++) {
			count[view->record[i].report[k].goal - view->record]++;
		}
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		if (count[i] && !is_update[i]) {
			view->record[i].report = LL_NEW(
				build->arena, struct ll_view_report, count[i]);
		}
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		for (size_t k = 0; is_update[i] && k < view->record[i].nreports;
		     k++) {
			const struct ll_view_report *report =
				&view->record[i].report[k];
			size_t at = (size_t)(report->goal - view->record);

			if (!is_update[at]) {
				struct ll_view_record *goal = &view->record[at];

				goal->report[goal->nreports++] = *report;
			}
		}
	}
}

static void sort_reports(struct ll_view *view)
{
	for (size_t i = 0; i < view->nrecords; i++) {
		if (view->record[i].nreports) {
			qsort(view->record[i].report, view->record[i].nreports,
			      sizeof(*view->record[i].report), by_month);
		}
	}
}

/* ---- metrics ------------------------------------------------------------- */

typedef LL_VEC(struct ll_step) step_vec;

static void add_step(const struct ll_build *build, step_vec *steps,
		     ll_date since, ll_str text)
{
	ll_number value = ll_number_parse(text, NULL);

	if (value.known) {
		*LL_PUSH(build->arena, steps) =
			(struct ll_step){ since, value };
	}
}

/* What each retargeting left and reached. */
static void add_retargetings(const struct ll_build *build,
			     const struct ll_view_record *goal, ll_str field,
			     step_vec *steps)
{
	bool first = true;

	for (size_t i = 0; i < goal->nchanges; i++) {
		const struct ll_view_change *change = goal->change[i];

		for (size_t k = 0; k < change->nevents; k++) {
			const struct ll_view_event *event = &change->event[k];

			if (event->type != LL_EVENT_RETARGETED ||
			    !ll_str_eq(event->field, field)) {
				continue;
			}
			if (first) {
				add_step(build, steps, goal->since,
					 event->old_text);
			}
			first = false;
			add_step(build, steps, change->landing->date,
				 event->new_text);
		}
	}
}

static void add_steps(const struct ll_build *build, struct ll_view_record *goal,
		      size_t index)
{
	const struct ll_metric *metric = &goal->metric[index];
	ll_str field = ll_strf(build->arena, "metrics.%" LL_FMT ".target",
			       LL_ARG(metric->id));
	step_vec steps = { 0 };

	add_retargetings(build, goal, field, &steps);
	if (!steps.n && metric->target.known) {
		*LL_PUSH(build->arena, &steps) =
			(struct ll_step){ goal->since, metric->target };
	}
	goal->target_step[index] = steps.item;
	goal->ntarget_steps[index] = steps.n;
}

static void add_metrics(const struct ll_build *build,
			const struct ll_record *record,
			struct ll_view_record *goal)
{
	size_t n = record->nmetrics;

	goal->nmetrics = n;
	goal->metric = LL_NEW(build->arena, struct ll_metric, n);
	goal->target_step = LL_NEW(build->arena, struct ll_step *, n);
	goal->ntarget_steps = LL_NEW(build->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		struct ll_metric *metric = &goal->metric[i];

		*metric = record->metric[i];
		metric->reading = LL_NEW(build->arena, struct ll_reading,
					 metric->nreadings);
		for (size_t k = 0; k < metric->nreadings; k++) {
			metric->reading[k] = record->metric[i].reading[k];
			metric->reading[k].update =
				build->place[metric->reading[k].update];
		}
		add_steps(build, goal, i);
	}
}

/* ---- progress and health ------------------------------------------------- */

static ll_number clipped(ll_number number)
{
	if (number.known) {
		number.value = number.value < 0   ? 0
			       : number.value > 1 ? 1
						  : number.value;
	}
	return number;
}

static void push_part(struct ll_view_record *goal, struct ll_view_part part)
{
	if (part.progress.known) {
		goal->part[goal->nparts++] = part;
	}
}

static void add_own_parts(const struct ll_build *build,
			  struct ll_view_record *goal)
{
	size_t done = 0;
	size_t all = 0;

	goal->part =
		LL_NEW(build->arena, struct ll_view_part, goal->nmetrics + 1);
	for (size_t i = 0; i < goal->nmetrics; i++) {
		push_part(goal, (struct ll_view_part){
					.what = goal->metric[i].name,
					.progress = clipped(ll_metric_progress(
						&goal->metric[i])),
					.weight = goal->metric[i].weight,
				});
	}
	for (size_t i = 0; i < goal->nkey_results; i++) {
		if (goal->key_result[i].status != LL_STATUS_DROPPED) {
			all++;
			done += goal->key_result[i].done;
		}
	}
	if (all) {
		push_part(goal,
			  (struct ll_view_part){
				  .what = ll_strf(build->arena,
						  "Key results, %zu of %zu",
						  done, all),
				  .progress = { (double)done / (double)all,
						true },
				  .weight = 1,
			  });
	}
}

static void add_child_parts(const struct ll_build *build,
			    const struct ll_record *record,
			    struct ll_view_record *goal)
{
	goal->part =
		LL_NEW(build->arena, struct ll_view_part, record->nchildren);
	for (size_t i = 0; i < record->nchildren; i++) {
		const struct ll_record *child =
			&build->org->record[record->child[i]];

		if (child->kind != LL_KIND_GOAL ||
		    child->status == LL_STATUS_DROPPED) {
			continue;
		}
		push_part(goal, (struct ll_view_part){
					.what = child->title,
					.progress = child->progress,
					.weight = child->weight,
					.record = ll_build_at(build,
							      record->child[i]),
				});
	}
}

/* The day of the last report: its arrival, else the end of its month. */
static ll_date reported_on(const struct ll_build *build,
			   const struct ll_record *record)
{
	const struct ll_view_record *update =
		ll_build_at(build, record->last_report);
	ll_date today = build->view->today;

	if (update && update->arrived.n) {
		return update->arrived;
	}
	return record->last_reported.n > today.n ? today
						 : record->last_reported;
}

static ll_str why(const struct ll_build *build, const struct ll_record *record)
{
	ll_str day = ll_date_long(build->arena, reported_on(build, record));

	switch (record->health_why) {
	case LL_WHY_NOTHING:
		return LL_STR("nothing to tell it from");
	case LL_WHY_CLOSED:
		return record->health == LL_HEALTH_PAUSED ? LL_STR("paused")
							  : LL_STR("closed");
	case LL_WHY_SILENT:
		return day.len ? ll_str_join(build->arena,
					     LL_STR("no report since "), day,
					     LL_STR(""))
			       : LL_STR("never reported");
	case LL_WHY_REPORTED:
		return day.len ? ll_str_join(build->arena,
					     LL_STR("reported so on "), day,
					     LL_STR(""))
			       : LL_STR("its own page says so");
	case LL_WHY_PROGRESS:
		return LL_STR("worked out from progress and time");
	case LL_WHY_NOT_BEGUN:
		return LL_STR("not begun");
	}
	return LL_STR("");
}

static void add_goal(const struct ll_build *build,
		     const struct ll_record *record,
		     struct ll_view_record *goal)
{
	goal->progress = record->progress;
	goal->expected = record->expected;
	goal->health = record->health;
	goal->health_why = why(build, record);
	goal->last_reported = reported_on(build, record);
	add_metrics(build, record, goal);
	if (record->progress_from == LL_FROM_OWN_PARTS) {
		add_own_parts(build, goal);
	} else if (record->progress_from == LL_FROM_CHILDREN) {
		add_child_parts(build, record, goal);
	}
}

void ll_build_goals(struct ll_build *build)
{
	const struct ll_org *org = build->org;

	for (size_t i = 0; i < org->nrecords; i++) {
		struct ll_view_record *record = ll_build_at(build, i);

		if (record->kind == LL_KIND_UPDATE) {
			add_arrival(record);
		}
		add_update(build, &org->record[i], record);
	}
	share_reports(build);
	sort_reports(build->view);
	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_GOAL) {
			add_goal(build, &org->record[i], ll_build_at(build, i));
		}
	}
}
