#include "site/month.h"

#include "base/map.h"

const struct ll_view_report *
ll_report_before(const struct ll_view_report *report)
{
	const struct ll_view_record *goal = report->goal;
	const struct ll_view_report *before = NULL;

	for (size_t i = 0; goal && i < goal->nreports; i++) {
		if (goal->report[i].month.n < report->month.n) {
			before = &goal->report[i];
		}
	}
	return before;
}

/* How good a status is; 0: it does not compare. */
static int rank(enum ll_status status)
{
	switch (status) {
	case LL_STATUS_OFF_TRACK:
		return 1;
	case LL_STATUS_AT_RISK:
		return 2;
	case LL_STATUS_ON_TRACK:
		return 3;
	case LL_STATUS_DONE:
		return 4;
	case LL_STATUS_UNKNOWN:
	case LL_STATUS_DRAFT:
	case LL_STATUS_PROPOSED:
	case LL_STATUS_MISSED:
	case LL_STATUS_DROPPED:
	case LL_STATUS_PAUSED:
	case LL_NSTATUSES:
		break;
	}
	return 0;
}

int ll_report_step(const struct ll_view_report *report,
		   const struct ll_view_report *before)
{
	if (!before || !rank(report->status) || !rank(before->status)) {
		return 0;
	}
	return rank(report->status) - rank(before->status);
}

bool ll_change_is_arrival(const struct ll_view_change *change)
{
	return change->class == LL_CLASS_CREATED &&
	       (change->kind == LL_KIND_UPDATE ||
		change->kind == LL_KIND_MEETING ||
		change->kind == LL_KIND_MOMENT);
}

static void count_teams(struct ll_month_count *count,
			const struct ll_view_month *month)
{
	for (size_t i = 0; i < month->nteams; i++) {
		const struct ll_view_team_month *team = &month->team[i];

		count->nteams += team->expected || team->updates.n;
		count->nreported += team->updates.n > 0;
	}
}

/* A goal that two updates speak of counts once, by the first to arrive. */
static void count_reports(struct ll_month_count *count,
			  const struct ll_view_record *update,
			  struct ll_map *goals)
{
	for (size_t i = 0; i < update->nreports; i++) {
		const struct ll_view_report *report = &update->report[i];
		int step = ll_report_step(report, ll_report_before(report));
		void **seen = ll_map_slot(goals, report->goal->id);

		if (*seen) {
			continue;
		}
		*seen = goals;
		count->ngoals++;
		count->nbetter += step > 0;
		count->nworse += step < 0;
	}
}

static void count_updates(struct ll_arena *arena, struct ll_month_count *count,
			  const struct ll_view_month *month)
{
	long *late = LL_NEW(arena, long, month->updates.n);
	struct ll_map goals = ll_map_make(arena);

	for (size_t i = 0; i < month->updates.n; i++) {
		const struct ll_view_record *update = month->updates.item[i];

		if (update->arrived.n) {
			late[count->narrived++] = update->days_late;
		}
		count_reports(count, update, &goals);
	}
	count->median_late = ll_lateness(late, count->narrived, 50);
	count->slowest_late = ll_lateness(late, count->narrived, 100);
}

struct ll_month_count ll_month_count_make(struct ll_arena *arena,
					  const struct ll_view_month *month)
{
	struct ll_month_count count = { 0 };

	count_teams(&count, month);
	count_updates(arena, &count, month);
	for (size_t i = 0; i < month->meetings.n; i++) {
		count.ndecisions += month->meetings.item[i]->ndecisions;
	}
	for (size_t i = 0; i < month->nlandings; i++) {
		const struct ll_view_landing *landing = month->landing[i];

		for (size_t j = 0; j < landing->nchanges; j++) {
			const struct ll_view_change *change =
				landing->change[j];

			if (ll_change_is_small(change)) {
				count.nsmall++;
			} else if (!ll_change_is_arrival(change)) {
				count.nchanges++;
			}
		}
	}
	return count;
}
