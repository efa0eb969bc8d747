#include "model/derive.h"

/* How goals are doing: the first rule that applies, see ll_goal_health(). */

static const ll_number unknown;

static ll_date begin_of(const struct ll_record *goal)
{
	return goal->start.n ? goal->start : goal->period.first;
}

/* Share of the time between start and due that has passed. */
ll_number ll_goal_expected(const struct ll_record *goal, ll_date today)
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

/* Health that a status says by itself; UNKNOWN for those that do not: whether a
 * goal is to come is for its days to say. */
static enum ll_health health_of_status(enum ll_status status)
{
	enum ll_health health = ll_status_health(status);

	return health == LL_HEALTH_PLANNED ? LL_HEALTH_UNKNOWN : health;
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
static bool is_silent(const struct ll_deriver *d, const struct ll_record *goal)
{
	ll_date last =
		goal->last_reported.n ? goal->last_reported : begin_of(goal);

	return d->reports && last.n &&
	       d->today.n - last.n > d->org->settings->stale_after_days;
}

static enum ll_health health_of_progress(const struct ll_record *goal)
{
	double behind = goal->expected.value - goal->progress.value;

	if (!goal->progress.known || !goal->expected.known) {
		return LL_HEALTH_UNKNOWN;
	}
	return behind <= 0.10 + 1e-9   ? LL_HEALTH_ON_TRACK
	       : behind <= 0.33 + 1e-9 ? LL_HEALTH_AT_RISK
				       : LL_HEALTH_OFF_TRACK;
}

void ll_goal_health(const struct ll_deriver *d, struct ll_record *goal)
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
		goal->health_why =
			goal->health ? LL_WHY_PROGRESS : LL_WHY_NOTHING;
	}
}
