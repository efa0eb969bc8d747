#include "model/org.h"

#include <stdlib.h>
#include <string.h>

#include "text/md.h"

struct deriver {
	struct ll_arena *arena;
	struct ll_org *org;
	ll_date today;
	bool reports; /* the organisation has updates at all */
};

static const ll_number unknown;

/* The day that an update speaks of: the end of its last month. */
static ll_date update_date(const struct ll_record *update)
{
	return update->month_last.n ? ll_month_last(update->month_last) :
				      update->date;
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

		if (ll_key_eq(metric->id, name) || ll_str_eq(metric->id, slug) ||
		    ll_key_eq(metric->name, name)) {
			return metric;
		}
	}
	return NULL;
}

static void add_reading(struct deriver *d, struct ll_record *goal,
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

static void walk_reports(struct deriver *d, bool count_only)
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

static void derive_readings(struct deriver *d)
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

/** A weighted mean under construction. */
struct mean {
	double sum;
	double weight;
};

static void mean_add(struct mean *mean, ll_number part, double weight)
{
	if (part.known) {
		double clipped = part.value < 0 ? 0 :
				 part.value > 1 ? 1 :
						  part.value;

		mean->sum += clipped * weight;
		mean->weight += weight;
	}
}

static ll_number mean_value(const struct mean *mean)
{
	return mean->weight > 0 ?
		       (ll_number){ mean->sum / mean->weight, true } :
		       unknown;
}

/*
 * Done among those that were not dropped. A list that never says whether
 * anything is done is no measure: unknown.
 */
static ll_number key_results_progress(const struct ll_record *goal)
{
	size_t all = 0;
	size_t done = 0;
	bool tracked = false;

	for (size_t i = 0; i < goal->nkey_results; i++) {
		const struct ll_key_result *result = &goal->key_result[i];

		if (result->status != LL_STATUS_DROPPED) {
			all++;
			done += result->done;
			tracked = tracked || result->tracked;
		}
	}
	return tracked ? (ll_number){ (double)done / (double)all, true } :
			 unknown;
}

static void progress_of_parts(struct ll_record *goal)
{
	struct mean mean = { 0, 0 };

	for (size_t i = 0; i < goal->nmetrics; i++) {
		mean_add(&mean, ll_metric_progress(&goal->metric[i]),
			 goal->metric[i].weight);
	}
	mean_add(&mean, key_results_progress(goal), 1);
	goal->progress = mean_value(&mean);
	goal->progress_from = goal->progress.known ? LL_FROM_OWN_PARTS :
						     LL_FROM_NOTHING;
}

static void progress_of_children(const struct ll_org *org,
				 struct ll_record *goal)
{
	struct mean mean = { 0, 0 };

	if (goal->progress.known) {
		return;
	}
	for (size_t i = 0; i < goal->nchildren; i++) {
		const struct ll_record *child = &org->record[goal->child[i]];

		if (child->kind == LL_KIND_GOAL &&
		    child->status != LL_STATUS_DROPPED) {
			mean_add(&mean, child->progress, child->weight);
		}
	}
	goal->progress = mean_value(&mean);
	goal->progress_from = goal->progress.known ? LL_FROM_CHILDREN :
						     LL_FROM_NOTHING;
}

/* Children still to be done, of each record; goals count alone. */
static size_t *count_waiting(struct ll_arena *scratch, const struct ll_org *org)
{
	size_t *waiting = LL_NEW(scratch, size_t, org->nrecords);

	for (size_t i = 0; i < org->nrecords; i++) {
		for (size_t j = 0; j < org->record[i].nchildren; j++) {
			waiting[i] += org->record[org->record[i].child[j]].kind ==
				      LL_KIND_GOAL;
		}
	}
	return waiting;
}

/* One child less for all that @record supports, each counted once. */
static void tell_parents(const struct ll_org *org,
			 const struct ll_record *record, size_t *waiting,
			 size_t *queue, size_t *nqueue)
{
	for (size_t i = 0; i < record->supports.n; i++) {
		size_t parent = record->supports.ref[i].record;
		bool again = parent == LL_NO_RECORD;

		for (size_t j = 0; j < i && !again; j++) {
			again = record->supports.ref[j].record == parent;
		}
		if (!again && --waiting[parent] == 0 &&
		    org->record[parent].kind == LL_KIND_GOAL) {
			queue[(*nqueue)++] = parent;
		}
	}
}

/*
 * Children before parents. Goals that support each other in a circle are never
 * ready: they and what is above them are taken last, once, in their order.
 * Source: A. Kahn, "Topological sorting of large networks", 1962.
 */
static void derive_progress(struct ll_org *org)
{
	struct ll_arena scratch = { 0 };
	size_t *waiting = count_waiting(&scratch, org);
	size_t *queue = LL_NEW(&scratch, size_t, org->nrecords);
	size_t nqueue = 0;

	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_GOAL) {
			progress_of_parts(&org->record[i]);
			if (!waiting[i]) {
				queue[nqueue++] = i;
			}
		}
	}
	for (size_t i = 0; i < nqueue; i++) {
		struct ll_record *goal = &org->record[queue[i]];

		progress_of_children(org, goal);
		tell_parents(org, goal, waiting, queue, &nqueue);
	}
	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_GOAL && waiting[i]) {
			progress_of_children(org, &org->record[i]);
		}
	}
	ll_arena_release(&scratch);
}

static ll_date begin_of(const struct ll_record *goal)
{
	return goal->start.n ? goal->start : goal->period.first;
}

/* Share of the time between start and due that has passed. */
static ll_number expected_of(const struct ll_record *goal, ll_date today)
{
	ll_date start = begin_of(goal);
	ll_date due = goal->due.n ? goal->due : goal->period.last;
	double share;

	if (!start.n || !due.n || due.n < start.n) {
		return unknown;
	}
	if (today.n >= due.n) {
		return (ll_number){ 1, true };
	}
	share = (double)(today.n - start.n) / (double)(due.n - start.n);
	return (ll_number){ share < 0 ? 0 : share, true };
}

/* Health that a status says by itself; UNKNOWN for those that do not. */
static enum ll_health health_of_status(enum ll_status status)
{
	switch (status) {
	case LL_STATUS_ON_TRACK:
		return LL_HEALTH_ON_TRACK;
	case LL_STATUS_AT_RISK:
		return LL_HEALTH_AT_RISK;
	case LL_STATUS_OFF_TRACK:
		return LL_HEALTH_OFF_TRACK;
	case LL_STATUS_DONE:
		return LL_HEALTH_DONE;
	case LL_STATUS_MISSED:
		return LL_HEALTH_MISSED;
	case LL_STATUS_DROPPED:
		return LL_HEALTH_DROPPED;
	case LL_STATUS_PAUSED:
		return LL_HEALTH_PAUSED;
	case LL_STATUS_DRAFT:
	case LL_STATUS_PROPOSED:
	case LL_STATUS_UNKNOWN:
	case LL_NSTATUSES:
		break;
	}
	return LL_HEALTH_UNKNOWN;
}

/* What the newest update says of @goal, in its last report on it. */
static enum ll_status reported_status(const struct ll_org *org,
				      const struct ll_record *goal, size_t self)
{
	enum ll_status status = LL_STATUS_UNKNOWN;
	const struct ll_record *update;

	if (goal->last_report == LL_NO_RECORD) {
		return status;
	}
	update = &org->record[goal->last_report];
	for (size_t i = 0; i < update->nreports; i++) {
		if (update->report[i].goal.record == self &&
		    update->report[i].status) {
			status = update->report[i].status;
		}
	}
	return status;
}

static bool is_begun(const struct ll_record *goal, ll_date today)
{
	return goal->status != LL_STATUS_DRAFT &&
	       goal->status != LL_STATUS_PROPOSED &&
	       begin_of(goal).n <= today.n;
}

/* Silence is never green. */
static bool is_silent(const struct deriver *d, const struct ll_record *goal)
{
	ll_date last = goal->last_reported.n ? goal->last_reported :
					       begin_of(goal);

	return d->reports && last.n &&
	       d->today.n - last.n > d->org->settings->stale_after_days;
}

static enum ll_health health_of_progress(const struct ll_record *goal)
{
	double behind = goal->expected.value - goal->progress.value;

	if (!goal->progress.known || !goal->expected.known) {
		return LL_HEALTH_UNKNOWN;
	}
	return behind <= 0.10 + 1e-9 ? LL_HEALTH_ON_TRACK :
	       behind <= 0.33 + 1e-9 ? LL_HEALTH_AT_RISK :
				       LL_HEALTH_OFF_TRACK;
}

static void derive_health(const struct deriver *d, struct ll_record *goal)
{
	size_t self = (size_t)(goal - d->org->record);
	enum ll_status said = reported_status(d->org, goal, self);

	if (ll_status_is_closed(goal->status)) {
		goal->health = health_of_status(goal->status);
		goal->health_why = LL_WHY_CLOSED;
	} else if (ll_status_is_closed(said)) {
		goal->health = health_of_status(said);
		goal->health_why = LL_WHY_REPORTED;
	} else if (!is_begun(goal, d->today)) {
		goal->health = LL_HEALTH_PLANNED;
		goal->health_why = LL_WHY_NOT_BEGUN;
	} else if (is_silent(d, goal)) {
		goal->health = LL_HEALTH_STALE;
		goal->health_why = LL_WHY_SILENT;
	} else if (health_of_status(said ? said : goal->status)) {
		goal->health = health_of_status(said ? said : goal->status);
		goal->health_why = LL_WHY_REPORTED;
	} else {
		goal->health = health_of_progress(goal);
		goal->health_why = goal->health ? LL_WHY_PROGRESS :
						  LL_WHY_NOTHING;
	}
}

void ll_org_derive(struct ll_arena *arena, struct ll_org *org, ll_date today)
{
	struct deriver d = { .arena = arena, .org = org, .today = today };

	derive_readings(&d);
	for (size_t i = 0; i < org->nrecords; i++) {
		derive_current(&org->record[i]);
		d.reports |= org->record[i].kind == LL_KIND_UPDATE;
	}
	derive_progress(org);
	for (size_t i = 0; i < org->nrecords; i++) {
		struct ll_record *goal = &org->record[i];

		if (goal->kind == LL_KIND_GOAL) {
			goal->expected = expected_of(goal, today);
			derive_health(&d, goal);
		}
	}
}
