#include "check/rhythm.h"

#include "base/buf.h"
#include "history/workshop.h"

enum {
	RECENT = 3,        /* columns of the ledger: what came late is told */
	REVIEW_EARLY = 31, /* days before a period's end */
};

/* ---- updates ------------------------------------------------------------- */

static ll_str name_of(const struct ll_rhythm *rhythm,
		      const struct ll_ledger_column *column)
{
	struct ll_arena *arena = rhythm->arena;
	ll_str last = ll_month_long(arena, column->last);

	if (column->first.n == column->last.n) {
		return last;
	}
	return ll_strf(arena, "%" LL_FMT " to %" LL_FMT,
		       LL_ARG(ll_month_name(ll_month_number(column->first))),
		       LL_ARG(last));
}

/* Silent columns at the end of a row, those that may still come left out. */
static size_t count_silent(const struct ll_ledger *ledger,
			   const struct ll_ledger_row *row, size_t *end)
{
	size_t n = 0;

	*end = ledger->ncolumns;
	while (*end && row->cell[*end - 1].mark == LL_LEDGER_NOT_YET) {
		(*end)--;
	}
	while (n < *end && row->cell[*end - 1 - n].mark == LL_LEDGER_SILENT) {
		n++;
	}
	return n;
}

/* The newest update of all together, for want of a team's page. */
static const struct ll_record *place_of(const struct ll_rhythm *rhythm,
					const struct ll_ledger_row *row)
{
	size_t i = rhythm->ledger.ncolumns;

	if (row->team != LL_LEDGER_NONE) {
		return &rhythm->org->record[row->team];
	}
	while (i && row->cell[i - 1].update == LL_LEDGER_NONE) {
		i--;
	}
	return i ? &rhythm->org->record[row->cell[i - 1].update] : NULL;
}

void ll_rule_update_missing(const struct ll_rhythm *rhythm)
{
	const struct ll_ledger *ledger = &rhythm->ledger;

	for (size_t i = 0; i < ledger->nrows; i++) {
		const struct ll_ledger_row *row = &ledger->row[i];
		const struct ll_record *place = place_of(rhythm, row);
		size_t end;
		size_t n = count_silent(ledger, row, &end);
		ll_str of = LL_STR("");
		ll_str what;

		if (!n || !place) {
			continue;
		}
		if (row->team != LL_LEDGER_NONE) {
			of = ll_strf(rhythm->arena, " of '%" LL_FMT "'",
				     LL_ARG(place->title));
		}
		what = name_of(rhythm, &ledger->column[end - 1]);
		if (n > 1) {
			what = ll_strf(rhythm->arena,
				       "%" LL_FMT ", nor for the %zu before",
				       LL_ARG(what), n - 1);
		}
		ll_rhythm_add(rhythm, LL_D_UPDATE_MISSING, place, of, what);
	}
}

/* Of the newest columns alone: older lateness cannot be mended. */
void ll_rule_update_late(const struct ll_rhythm *rhythm)
{
	const struct ll_ledger *ledger = &rhythm->ledger;
	int32_t since = ll_month_of(rhythm->today).n - RECENT * ledger->cadence;

	for (size_t i = 0; i < rhythm->org->nrecords; i++) {
		const struct ll_record *update = &rhythm->org->record[i];
		ll_date end = ll_month_last(update->month_last);
		ll_date arrived = rhythm->arrived[i];

		if (update->kind == LL_KIND_UPDATE && arrived.n &&
		    update->month_last.n >= since &&
		    arrived.n - end.n >
			    ll_rhythm_param(rhythm, LL_P_LATE_DAYS)) {
			ll_rhythm_add(rhythm, LL_D_UPDATE_LATE, update,
				      update->title,
				      ll_strf(rhythm->arena, "%d",
					      (int)(arrived.n - end.n)));
		}
	}
}

/* ---- goals and periods --------------------------------------------------- */

/* A period that is over is not reported on: its goals are to be closed. */
static bool is_over(const struct ll_rhythm *rhythm,
		    const struct ll_record *goal)
{
	return goal->period.name.len && goal->period.last.n < rhythm->today.n;
}

void ll_rule_goal_stale(const struct ll_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->org->nrecords; i++) {
		const struct ll_record *goal = &rhythm->org->record[i];
		ll_str since = LL_STR("");

		if (goal->kind != LL_KIND_GOAL ||
		    goal->health != LL_HEALTH_STALE || is_over(rhythm, goal)) {
			continue;
		}
		if (goal->last_reported.n) {
			since = ll_strf(
				rhythm->arena, " since %" LL_FMT,
				LL_ARG(ll_date_long(rhythm->arena,
						    goal->last_reported)));
		}
		ll_rhythm_add(rhythm, LL_D_GOAL_STALE, goal, goal->title,
			      since);
	}
}

/* The first goal of the newest period that ended long enough ago. */
static const struct ll_record *closed_goal(const struct ll_rhythm *rhythm)
{
	const struct ll_record *found = NULL;

	for (size_t i = 0; i < rhythm->org->nrecords; i++) {
		const struct ll_record *goal = &rhythm->org->record[i];

		if (goal->kind == LL_KIND_GOAL && goal->period.name.len &&
		    goal->period.last.n +
				    ll_rhythm_param(rhythm, LL_P_REVIEW_DAYS) <
			    rhythm->today.n &&
		    (!found || goal->period.last.n > found->period.last.n)) {
			found = goal;
		}
	}
	return found;
}

/* Houses that keep no notes of meetings hold their reviews elsewhere. */
void ll_rule_review_missing(const struct ll_rhythm *rhythm)
{
	const struct ll_record *goal = closed_goal(rhythm);
	bool notes = false;
	bool held = false;

	for (size_t i = 0; goal && i < rhythm->org->nrecords; i++) {
		const struct ll_record *meeting = &rhythm->org->record[i];

		notes |= meeting->kind == LL_KIND_MEETING && meeting->date.n &&
			 meeting->date.n <= rhythm->today.n;
		held |= ll_meeting_is(meeting, "review") &&
			meeting->date.n >= goal->period.last.n - REVIEW_EARLY;
	}
	if (goal && notes && !held) {
		ll_rhythm_add(rhythm, LL_D_REVIEW_MISSING, goal,
			      goal->period.label, LL_STR(""));
	}
}
