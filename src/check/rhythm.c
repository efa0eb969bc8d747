#include "check/rhythm.h"

#include "base/buf.h"

enum { DAYS_TOLD = 60 }; /* days ago are counted up to so many */

static void (*const rule[])(const struct ll_rhythm *rhythm) = {
	ll_rule_update_missing, ll_rule_goal_stale,     ll_rule_meeting_empty,
	ll_rule_action_carried, ll_rule_action_overdue, ll_rule_action_left,
	ll_rule_follow_up_due,  ll_rule_workshop_step,  ll_rule_review_missing,
	ll_rule_update_late,
};

int ll_rhythm_param(const struct ll_rhythm *rhythm, enum ll_param param)
{
	return rhythm->org->settings->param[param];
}

void ll_rhythm_add(const struct ll_rhythm *rhythm, enum ll_diag_code code,
		   const struct ll_record *record, ll_str a, ll_str b)
{
	ll_diag_add(
		rhythm->diags, code,
		(struct ll_pos){ .path = record->path, .line = record->line },
		a, b);
}

ll_str ll_ago(struct ll_arena *arena, ll_date today, ll_date day)
{
	int32_t days = today.n - day.n;

	if (days <= 0) {
		return LL_STR("today");
	}
	if (days > DAYS_TOLD) {
		return ll_strf(arena, "on %" LL_FMT,
			       LL_ARG(ll_date_long(arena, day)));
	}
	return ll_strf(arena, "%d day%s ago", (int)days, days == 1 ? "" : "s");
}

void ll_rules_rhythm(const struct ll_check *check)
{
	struct ll_arena *arena = check->diags->arena;
	struct ll_rhythm rhythm = { .org = check->org,
				    .today = check->today,
				    .diags = check->diags,
				    .arena = arena };

	rhythm.arrived = ll_arrivals_make(arena, check->org, check->log);
	rhythm.ledger =
		ll_ledger_make(arena, check->org, rhythm.arrived, check->today);
	rhythm.ageing =
		ll_ageing_make(arena, check->org,
			       check->memory ? &check->memory->tasks : NULL);
	for (size_t i = 0; i < sizeof(rule) / sizeof(rule[0]); i++) {
		rule[i](&rhythm);
	}
}

/* Lateness asks for every old version: where the house names it. */
enum ll_past ll_past_of_lateness(const struct ll_org *org)
{
	enum ll_past needs = LL_PAST_NOTHING;

	for (size_t i = 0; i < org->settings->nchecks; i++) {
		const struct ll_check_setting *check = &org->settings->check[i];

		if (check->code == LL_D_UPDATE_LATE) {
			needs = check->off ? LL_PAST_NOTHING
					   : LL_PAST_TIMELINES;
		}
	}
	return needs;
}
