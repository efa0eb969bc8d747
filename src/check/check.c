#include "check/check.h"

typedef void rule_function(const struct ll_check *check);

/* clang-format off: a row each, so that two who add one do not meet */
static rule_function *const rule[] = {
	/* form */
	ll_rule_title_shared,
	ll_rule_period_differs,
	ll_rule_file_empty,
	ll_rule_title_missing,
	ll_rule_key_results_untold,

	/* ownership and line of sight */
	ll_rule_goal_unowned,
	ll_rule_owner_left,
	ll_rule_supports_nothing,
	ll_rule_supports_cycle,
	ll_rule_supports_closed,
	ll_rule_value_uncited,
	ll_rule_pillar_idle,
	ll_rule_team_idle,
	ll_rule_person_unconnected,
	ll_rule_goal_shared,
	ll_rule_person_loaded,
	ll_rule_key_result_unowned,

	/* rhythm */
	ll_rules_rhythm,

	/* consistency */
	ll_rule_value_away,
	ll_rule_progress_behind,
	ll_rule_done_short,
	ll_rule_due_outside,
	ll_rule_start_after_due,
	ll_rule_due_after_parent,
	ll_rule_open_after_period,
	ll_rule_metric_flat,
	ll_rule_update_early,
	ll_rule_said_otherwise,
	ll_rule_said_twice,
	ll_rule_current_stale,
	ll_rule_status_stale,

	/* agreement */
	ll_rule_principle_unagreed,
	ll_rule_principle_unsourced,
	ll_rule_leader_missing,
	ll_rule_agreed_left,

	/* history */
	ll_rule_not_committed,

	/* surveys and roads */
	ll_rule_pulse_gap,
	ll_rule_road,

	/* audience */
	ll_rule_link_restricted,
};
/* clang-format on */

/* For those alone who may see everything: what lodeline.yml says, and which
 * groups of a survey are small. */
static rule_function *const whole_rule[] = {
	ll_rule_source_unused,
	ll_rule_pulse_small,
};

/**
 * A rule that looks at what was published: landings, tags, timelines.
 *
 * It is not run where they were not read.
 */
static const struct {
	rule_function *run;
	enum ll_past (*needs)(const struct ll_org *org);
	bool of_settings; /* for those alone who may see everything */
} past_rule[] = {
	{ ll_rule_target_eased, ll_past_of_targets, false },
	{ ll_rule_closed_reported, ll_past_of_closed, false },
	{ ll_rule_report_before_start, ll_past_of_early, false },
	{ ll_rule_agreed_earlier, ll_past_of_agreements, false },
	{ ll_rule_bulk_import, ll_past_of_import, true },
	{ ll_rule_restricted_late, ll_past_of_audiences, false },
	{ ll_rule_compare_tags, ll_past_of_tags, true },
};

enum {
	NRULES = sizeof(rule) / sizeof(rule[0]),
	NWHOLE = sizeof(whole_rule) / sizeof(whole_rule[0]),
	NPAST = sizeof(past_rule) / sizeof(past_rule[0])
};

enum ll_past ll_check_past(const struct ll_org *org)
{
	enum ll_past most = ll_past_of_lateness(org);

	for (size_t i = 0; i < NPAST; i++) {
		enum ll_past needs = past_rule[i].needs(org);

		most = needs > most ? needs : most;
	}
	return most;
}

static void run(const struct ll_check *check, bool whole)
{
	size_t first = check->diags->n;

	for (size_t i = 0; i < NRULES; i++) {
		rule[i](check);
	}
	for (size_t i = 0; whole && i < NWHOLE; i++) {
		whole_rule[i](check);
	}
	for (size_t i = 0; check->log && i < NPAST; i++) {
		if (whole || !past_rule[i].of_settings) {
			past_rule[i].run(check);
		}
	}
	for (size_t i = first; i < check->diags->n; i++) {
		check->diags->item[i].of_rule = true;
	}
	check->diags->checked = true;
	ll_check_apply(check->org,
		       !whole       ? LL_EXCUSES_TAKEN
		       : check->log ? LL_EXCUSES_JUDGED_PAST
				    : LL_EXCUSES_JUDGED,
		       check->diags);
}

struct ll_check_memory ll_check_memory_make(struct ll_arena *arena)
{
	return (struct ll_check_memory){
		.threads = { arena, ll_map_make(arena), ll_map_make(arena) },
		.tasks = { arena, ll_map_make(arena) },
	};
}

void ll_check_run(const struct ll_check *check)
{
	run(check, true);
}

void ll_check_records(const struct ll_check *check)
{
	run(check, false);
}
