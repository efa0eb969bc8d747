#include "check/rule.h"
#include "history/log.h"

/* Targets that became easier without a word. */

/* A decision so many days before the change, or later, is a word about it. */
enum { DECISION_DAYS = 31 };

/* The metric that an event of a target is about, or NULL. */
static const struct ll_metric *eased(const struct ll_record *goal,
				     const struct ll_event *event)
{
	static const ll_str before = LL_STR_INIT("metrics.");
	static const ll_str after = LL_STR_INIT(".target");
	ll_str id = event->field;

	if (event->type != LL_EVENT_RETARGETED ||
	    event->hint != LL_HINT_EASIER || event->bulk ||
	    !ll_str_starts(id, before) || !ll_str_ends(id, after)) {
		return NULL;
	}
	id = ll_str_sub(id, before.len, id.len - after.len);
	for (size_t i = 0; i < goal->nmetrics; i++) {
		if (ll_str_eq(goal->metric[i].id, id)) {
			return &goal->metric[i];
		}
	}
	return NULL;
}

/** Day of the last decision about each record, or none. */
static ll_date *decided(struct ll_arena *scratch, const struct ll_org *org)
{
	ll_date *day = LL_NEW(scratch, ll_date, org->nrecords);

	LL_EACH(org, LL_KIND_MEETING, meeting)
	{
		for (size_t i = 0; i < meeting->ndecisions; i++) {
			const struct ll_refs *about =
				&meeting->decision[i].about;

			for (size_t k = 0; k < about->n; k++) {
				size_t at = about->ref[k].record;

				if (at != LL_NO_RECORD &&
				    meeting->date.n > day[at].n) {
					day[at] = meeting->date;
				}
			}
		}
	}
	return day;
}

static ll_date day_of(const struct ll_check *check,
		      const struct ll_change *change)
{
	const struct ll_landing *landing =
		check->log->info[change->landing].landing;

	return landing->uncommitted ? check->today
				    : ll_date_of_time(landing->commit.time);
}

static void check_eased(const struct ll_check *check, size_t goal, ll_date said)
{
	const struct ll_timeline *timeline = &check->log->timeline[goal];
	const struct ll_record *record = &check->org->record[goal];

	for (size_t i = 0; i < timeline->nchanges; i++) {
		const struct ll_change *change = &timeline->change[i];
		const struct ll_landing_info *info =
			&check->log->info[change->landing];
		ll_date day = day_of(check, change);
		ll_str text = ll_date_iso(check->diags->arena, day);

		if (change->folded || change->ignored || info->reason_given ||
		    said.n > day.n - DECISION_DAYS) {
			continue;
		}
		for (size_t k = 0; k < change->nevents; k++) {
			const struct ll_metric *metric =
				eased(record, &change->event[k]);

			if (metric) {
				ll_diag_add(
					check->diags, LL_D_TARGET_EASED,
					ll_rule_line_pos(record, metric->line),
					metric->name, text);
			}
		}
	}
}

/* Does the house give reasons in trailers? Else it does so in titles. */
static bool gives_reasons(const struct ll_log *log)
{
	for (size_t i = 0; i < log->ninfos; i++) {
		if (log->info[i].reason_given) {
			return true;
		}
	}
	return false;
}

void ll_rule_target_eased(const struct ll_check *check)
{
	const struct ll_org *org = check->org;
	struct ll_arena scratch = { 0 };
	ll_date *said;

	if (!check->log || !gives_reasons(check->log)) {
		return;
	}
	said = decided(&scratch, org);
	for (size_t i = 0; i < org->nrecords && i < check->log->ntimelines;
	     i++) {
		if (ll_rule_is_current(&org->record[i], check->today)) {
			check_eased(check, i, said[i]);
		}
	}
	ll_arena_release(&scratch);
}
