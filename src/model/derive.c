#include "model/derive.h"

#include <stdlib.h>

#include "text/md.h"

/* What updates reported of the metrics of goals, and when they last did. */

/* The day that an update speaks of: the end of its last month. */
static ll_date update_date(const struct ll_record *update)
{
	return update->month_last.n ? ll_month_last(update->month_last)
				    : update->date;
}

static struct ll_metric *find_metric(struct ll_arena *scratch,
				     struct ll_record *goal, ll_str name)
{
	ll_str slug = ll_slug_make(scratch, name);

	if (!name.len) {
		return goal->nmetrics == 1 ? &goal->metric[0] : NULL;
	}
	for (size_t i = 0; i < goal->nmetrics; i++) {
		struct ll_metric *metric = &goal->metric[i];

		if (ll_key_eq(metric->id, name) ||
		    ll_str_eq(metric->id, slug) ||
		    ll_key_eq(metric->name, name)) {
			return metric;
		}
	}
	return NULL;
}

static void add_reading(struct ll_deriver *d, struct ll_record *goal,
			const struct ll_reading_raw *raw, size_t update,
			bool count_only)
{
	const struct ll_record *record = &d->org->record[update];
	struct ll_arena scratch = { 0 };
	struct ll_metric *metric = find_metric(&scratch, goal, raw->metric);

	ll_arena_release(&scratch);
	if (!metric) {
		return;
	}
	if (!count_only) {
		metric->reading[metric->nreadings] = (struct ll_reading){
			.date = update_date(record),
			.month = record->month_last,
			.value = raw->value.value,
			.update = update,
		};
	}
	metric->nreadings++;
}

/* What the newest update to speak of a goal is. */
static void note_report(struct ll_record *goal, size_t update, ll_date date)
{
	if (goal->last_report == LL_NO_RECORD ||
	    date.n >= goal->last_reported.n) {
		goal->last_report = update;
		goal->last_reported = date;
	}
}

static void walk_reports(struct ll_deriver *d, bool count_only)
{
	struct ll_org *org = d->org;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *update = &org->record[i];

		for (size_t j = 0; j < update->nreports; j++) {
			const struct ll_report *report = &update->report[j];
			struct ll_record *goal;

			if (report->goal.record == LL_NO_RECORD) {
				continue;
			}
			goal = &org->record[report->goal.record];
			note_report(goal, i, update_date(update));
			for (size_t k = 0; k < report->nvalues; k++) {
				add_reading(d, goal, &report->value[k], i,
					    count_only);
			}
		}
	}
}

static int compare_readings(const void *left, const void *right)
{
	const struct ll_reading *a = left;
	const struct ll_reading *b = right;

	if (a->date.n != b->date.n) {
		return a->date.n < b->date.n ? -1 : 1;
	}
	return (a->update > b->update) - (a->update < b->update);
}

static void derive_readings(struct ll_deriver *d)
{
	struct ll_org *org = d->org;

	for (size_t i = 0; i < org->nrecords; i++) {
		struct ll_record *record = &org->record[i];
		struct ll_metric *own =
			LL_NEW(d->arena, struct ll_metric, record->nmetrics);

		for (size_t j = 0; j < record->nmetrics; j++) {
			own[j] = record->metric[j];
			own[j].nreadings = 0;
			own[j].reading = NULL;
			own[j].current = own[j].written;
		}
		record->metric = own;
		record->last_report = LL_NO_RECORD;
		record->last_reported = LL_DATE_NONE;
	}
	walk_reports(d, true);
	for (size_t i = 0; i < org->nrecords; i++) {
		for (size_t j = 0; j < org->record[i].nmetrics; j++) {
			struct ll_metric *metric = &org->record[i].metric[j];

			metric->reading = LL_NEW(d->arena, struct ll_reading,
						 metric->nreadings);
			metric->nreadings = 0;
		}
	}
	walk_reports(d, false);
}

static void derive_current(struct ll_record *record)
{
	for (size_t i = 0; i < record->nmetrics; i++) {
		struct ll_metric *metric = &record->metric[i];

		if (!metric->nreadings) {
			continue;
		}
		qsort(metric->reading, metric->nreadings,
		      sizeof(*metric->reading), compare_readings);
		metric->current = (ll_number){
			metric->reading[metric->nreadings - 1].value, true
		};
	}
}

void ll_org_derive(struct ll_arena *arena, struct ll_org *org, ll_date today)
{
	struct ll_deriver d = { .arena = arena, .org = org, .today = today };

	derive_readings(&d);
	for (size_t i = 0; i < org->nrecords; i++) {
		derive_current(&org->record[i]);
		d.reports |= org->record[i].kind == LL_KIND_UPDATE;
	}
	ll_goals_progress(org);
	for (size_t i = 0; i < org->nrecords; i++) {
		struct ll_record *goal = &org->record[i];

		if (goal->kind == LL_KIND_GOAL) {
			goal->expected = ll_goal_expected(goal, today);
			ll_goal_health(&d, goal);
		}
	}
}
