#include "check/rule.h"

#include "history/thread.h"

/* Days and periods that contradict each other. */

/* ---- a goal's own days --------------------------------------------------- */

static ll_str day_text(const struct ll_check *check, ll_date date)
{
	return ll_date_iso(check->diags->arena, date);
}

static void check_due(const struct ll_check *check,
		      const struct ll_record *goal)
{
	const struct ll_period *period = &goal->period;
	int grace = check->org->settings->param[LL_P_DUE_GRACE];

	if (goal->due.n && period->name.len &&
	    (goal->due.n < period->first.n ||
	     goal->due.n > period->last.n + grace)) {
		ll_diag_add(check->diags, LL_D_DUE_OUTSIDE,
			    ll_rule_field_pos(check->org, goal, LL_FIELD_DUE),
			    day_text(check, goal->due), period->name);
	}
}

void ll_rule_due_outside(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		check_due(check, goal);
	}
}

void ll_rule_start_after_due(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		if (goal->start.n && goal->due.n &&
		    goal->start.n > goal->due.n) {
			ll_diag_add(check->diags, LL_D_START_AFTER_DUE,
				    ll_rule_field_pos(check->org, goal,
						      LL_FIELD_START),
				    day_text(check, goal->start),
				    day_text(check, goal->due));
		}
	}
}

static void check_parents(const struct ll_check *check,
			  const struct ll_record *goal)
{
	for (size_t i = 0; i < goal->supports.n; i++) {
		const struct ll_record *up =
			ll_rule_target(check->org, &goal->supports.ref[i]);

		if (up && ll_rule_is_open(up) && up->due.n &&
		    up->due.n < goal->due.n) {
			ll_diag_add(check->diags, LL_D_DUE_AFTER_PARENT,
				    ll_rule_field_pos(check->org, goal,
						      LL_FIELD_DUE),
				    up->title, day_text(check, up->due));
		}
	}
}

void ll_rule_due_after_parent(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		if (ll_rule_is_open(goal)) {
			check_parents(check, goal);
		}
	}
}

/* ---- goals that outlive their period ------------------------------------- */

static void mark_continued(const struct ll_check *check, bool *continued)
{
	const struct ll_org *org = check->org;
	struct ll_arena scratch = { 0 };
	const struct ll_thread_link *link =
		ll_threads_make(&scratch, org, check->log, NULL,
				check->memory ? &check->memory->threads : NULL);

	for (size_t i = 0; i < org->nrecords; i++) {
		if (link[i].earlier != LL_NO_RECORD) {
			continued[link[i].earlier] = true;
		}
	}
	ll_arena_release(&scratch);
}

/* It says how it stands, and that it is not closed. */
static bool is_left_open(const struct ll_check *check,
			 const struct ll_record *goal)
{
	int grace = check->org->settings->param[LL_P_OPEN_GRACE];

	return goal->period.name.len && ll_rule_is_open(goal) &&
	       (goal->status || goal->last_report != LL_NO_RECORD) &&
	       ll_rule_end(goal).n < check->today.n &&
	       goal->period.last.n + grace < check->today.n;
}

/* "proposed, and 2025h2" */
static ll_str how_left(const struct ll_check *check,
		       const struct ll_record *goal)
{
	const struct ll_report *report = ll_rule_last_report(check->org, goal);
	enum ll_status status =
		report && report->status ? report->status : goal->status;

	return ll_strf(check->diags->arena, "%" LL_FMT ", and %" LL_FMT,
		       LL_ARG(status ? ll_status_word(status) : LL_STR("open")),
		       LL_ARG(goal->period.name));
}

void ll_rule_open_after_period(const struct ll_check *check)
{
	const struct ll_org *org = check->org;
	struct ll_arena scratch = { 0 };
	bool *continued = NULL;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *goal = &org->record[i];

		if (goal->kind != LL_KIND_GOAL || !is_left_open(check, goal)) {
			continue;
		}
		if (!continued) {
			continued = LL_NEW(&scratch, bool, org->nrecords);
			mark_continued(check, continued);
		}
		if (!continued[i]) {
			ll_diag_add(
				check->diags, LL_D_OPEN_AFTER_PERIOD,
				ll_rule_field_pos(org, goal, LL_FIELD_STATUS),
				goal->title, how_left(check, goal));
		}
	}
	ll_arena_release(&scratch);
}

/* ---- updates and the time they speak of ---------------------------------- */

void ll_rule_update_early(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_UPDATE, update)
	{
		if (update->date.n && update->month_first.n &&
		    update->date.n < ll_month_first(update->month_first).n) {
			ll_diag_add(check->diags, LL_D_UPDATE_EARLY,
				    ll_rule_field_pos(check->org, update,
						      LL_FIELD_DATE),
				    day_text(check, update->date),
				    ll_month_long(check->diags->arena,
						  update->month_first));
		}
	}
}

/* The day from which the history knows the goal; none where it does not. */
static ll_date known_since(const struct ll_check *check, size_t goal)
{
	const struct ll_timeline *timeline = &check->log->timeline[goal];
	const struct ll_landing *first;

	if (goal >= check->log->ntimelines ||
	    !ll_timeline_tells_origin(timeline)) {
		return LL_DATE_NONE;
	}
	first = check->log->info[timeline->change[0].landing].landing;
	return first->uncommitted ? check->today
				  : ll_date_of_time(first->commit.time);
}

/* A goal that was moved to a later period was there before it began. */
void ll_rule_report_before_start(const struct ll_check *check)
{
	const struct ll_org *org = check->org;

	LL_EACH(org, LL_KIND_UPDATE, update)
	{
		ll_date month = ll_month_last(update->month_last);

		for (size_t i = 0; i < update->nreports; i++) {
			const struct ll_report *report = &update->report[i];
			size_t goal = report->goal.record;

			if (ll_rule_is_early(org, update, report) &&
			    known_since(check, goal).n > month.n) {
				ll_diag_add(
					check->diags, LL_D_REPORT_BEFORE_START,
					ll_rule_line_pos(update, report->line),
					org->record[goal].title,
					day_text(check,
						 ll_rule_begin(
							 &org->record[goal])));
			}
		}
	}
}

/* ---- closed, and reported as open ---------------------------------------- */

static bool is_of_status(const struct ll_change *change)
{
	for (size_t i = 0; i < change->nevents; i++) {
		enum ll_event_type type = change->event[i].type;

		if (type == LL_EVENT_STATUS_CHANGED ||
		    type == LL_EVENT_DROPPED || type == LL_EVENT_REVIVED ||
		    type == LL_EVENT_CREATED) {
			return true;
		}
	}
	return change->class == LL_CLASS_CREATED;
}

/* The month in which the goal's own file closed it, or none. */
static ll_month closed_in(const struct ll_check *check, size_t goal)
{
	const struct ll_timeline *timeline;
	size_t n;

	if (!check->log || goal >= check->log->ntimelines) {
		return LL_MONTH_NONE;
	}
	timeline = &check->log->timeline[goal];
	for (n = timeline->nchanges; n > 0; n--) {
		const struct ll_change *change = &timeline->change[n - 1];
		const struct ll_landing *landing =
			check->log->info[change->landing].landing;

		if (!change->folded && is_of_status(change)) {
			return landing->uncommitted
				       ? ll_month_of(check->today)
				       : ll_month_of(ll_date_of_time(
						 landing->commit.time));
		}
	}
	return LL_MONTH_NONE;
}

void ll_rule_closed_reported(const struct ll_check *check)
{
	const struct ll_org *org = check->org;

	LL_EACH(org, LL_KIND_GOAL, goal)
	{
		const struct ll_report *report = ll_rule_open_report(org, goal);
		const struct ll_record *update;
		ll_month closed;

		if (!report) {
			continue;
		}
		update = &org->record[goal->last_report];
		closed = closed_in(check, (size_t)(goal - org->record));
		if (closed.n && update->month_first.n > closed.n) {
			ll_diag_add(check->diags, LL_D_CLOSED_REPORTED,
				    ll_rule_line_pos(update, report->line),
				    goal->title, ll_status_word(goal->status));
		}
	}
}
