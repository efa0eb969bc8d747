#ifndef LL_CHECK_CHECK_H
#define LL_CHECK_CHECK_H

/*
 * Findings about the organisation as a whole: who owns what, and what it is
 * for. One function per finding, one row per function; what is wrong in a
 * single file was found when it was read.
 */

#include "base/diag.h"
#include "history/ageing.h"
#include "history/thread.h"

/**
 * What was read of one state, and need not be again for another.
 *
 * By address: all that it was given has to outlive it.
 */
struct ll_check_memory {
	struct ll_thread_memory threads;
	struct ll_task_memory tasks;
};

struct ll_check_memory ll_check_memory_make(struct ll_arena *arena);

/** What a rule may look at. */
struct ll_check {
	const struct ll_org *org;
	const struct ll_log *log; /* or NULL: nothing is known of the past */
	ll_date today;
	struct ll_diags *diags;
	struct ll_check_memory *memory; /* or NULL */
};

/** What rules ask of the past. */
enum ll_past {
	LL_PAST_NOTHING,
	LL_PAST_LANDINGS,  /* ll_org_read_history() */
	LL_PAST_TIMELINES, /* ll_log_make() too */
};

/**
 * ll_check_past() - what of the history the rules need for this organisation
 *
 * Rules whose findings the house turned off need nothing. So `check` reads no
 * more commits and old versions than it must.
 */
enum ll_past ll_check_past(const struct ll_org *org);

/**
 * ll_check_run() - every rule, in the order of the catalogue
 *
 * check->org must have been resolved and derived. Findings of rules are marked
 * `of_rule`: what they say follows from records that not everybody may see.
 * Without check->log the rules that look at the past are left out.
 * Cost: linear in records and their references.
 */
void ll_check_run(const struct ll_check *check);

/**
 * ll_check_records() - the same but for the rules about the settings
 *
 * For the organisation as an audience sees it: the settings name files that
 * are not for everybody, and no rule tells of what is not in check->org and
 * check->log.
 */
void ll_check_records(const struct ll_check *check);

/** Whether excuses are findings themselves. */
enum ll_excuses {
	LL_EXCUSES_TAKEN,  /* no: not all that they excuse was looked for */
	LL_EXCUSES_JUDGED, /* where no rule that looks at the past is meant */
	LL_EXCUSES_JUDGED_PAST, /* these too: they were run */
};

/**
 * ll_check_apply() - what the house made of findings
 *
 * Sets the levels of `checks:`, takes out what is off or excepted there, and
 * what a comment excuses: `<!-- lodeline: ignore L203 reason -->` covers its
 * own block and the next one. An excuse that excuses nothing, has no reason or
 * no known code is a finding itself. ll_check_run() ends with it.
 */
void ll_check_apply(const struct ll_org *org, enum ll_excuses excuses,
		    struct ll_diags *diags);

/* src/check/rhythm.c */
void ll_rules_rhythm(const struct ll_check *check);
enum ll_past ll_past_of_lateness(const struct ll_org *org);

/* src/check/line_of_sight.c */
void ll_rule_goal_unowned(const struct ll_check *check);
void ll_rule_supports_nothing(const struct ll_check *check);
void ll_rule_supports_cycle(const struct ll_check *check);

/* src/check/committed.c */
void ll_rule_not_committed(const struct ll_check *check);

/* src/check/ownership.c */
void ll_rule_owner_left(const struct ll_check *check);
void ll_rule_goal_shared(const struct ll_check *check);
void ll_rule_person_loaded(const struct ll_check *check);
void ll_rule_key_result_unowned(const struct ll_check *check);

/* src/check/sight.c */
void ll_rule_supports_closed(const struct ll_check *check);
void ll_rule_value_uncited(const struct ll_check *check);
void ll_rule_pillar_idle(const struct ll_check *check);
void ll_rule_team_idle(const struct ll_check *check);
void ll_rule_person_unconnected(const struct ll_check *check);

/* src/check/progress.c */
void ll_rule_value_away(const struct ll_check *check);
void ll_rule_progress_behind(const struct ll_check *check);
void ll_rule_done_short(const struct ll_check *check);
void ll_rule_metric_flat(const struct ll_check *check);
void ll_rule_current_stale(const struct ll_check *check);
void ll_rule_status_stale(const struct ll_check *check);
void ll_rule_target_eased(const struct ll_check *check);

/* src/check/dates.c */
void ll_rule_due_outside(const struct ll_check *check);
void ll_rule_start_after_due(const struct ll_check *check);
void ll_rule_due_after_parent(const struct ll_check *check);
void ll_rule_open_after_period(const struct ll_check *check);
void ll_rule_report_before_start(const struct ll_check *check);
void ll_rule_update_early(const struct ll_check *check);
void ll_rule_closed_reported(const struct ll_check *check);

/* src/check/said.c */
void ll_rule_said_otherwise(const struct ll_check *check);
void ll_rule_said_twice(const struct ll_check *check);

/* src/check/agreement.c */
void ll_rule_principle_unagreed(const struct ll_check *check);
void ll_rule_principle_unsourced(const struct ll_check *check);
void ll_rule_leader_missing(const struct ll_check *check);
void ll_rule_agreed_left(const struct ll_check *check);
void ll_rule_agreed_earlier(const struct ll_check *check);

/* src/check/form.c */
void ll_rule_title_shared(const struct ll_check *check);
void ll_rule_period_differs(const struct ll_check *check);
void ll_rule_file_empty(const struct ll_check *check);
void ll_rule_title_missing(const struct ll_check *check);
void ll_rule_key_results_untold(const struct ll_check *check);
void ll_rule_source_unused(const struct ll_check *check);

/* src/check/published.c */
void ll_rule_bulk_import(const struct ll_check *check);
void ll_rule_link_restricted(const struct ll_check *check);
void ll_rule_restricted_late(const struct ll_check *check);

/* src/check/past.c */
enum ll_past ll_past_of_import(const struct ll_org *org);
enum ll_past ll_past_of_audiences(const struct ll_org *org);
enum ll_past ll_past_of_early(const struct ll_org *org);
enum ll_past ll_past_of_agreements(const struct ll_org *org);
enum ll_past ll_past_of_tags(const struct ll_org *org);
enum ll_past ll_past_of_closed(const struct ll_org *org);
enum ll_past ll_past_of_targets(const struct ll_org *org);

/* src/check/survey.c */
void ll_rule_pulse_gap(const struct ll_check *check);
void ll_rule_pulse_small(const struct ll_check *check);

/* src/check/road.c */
void ll_rule_road(const struct ll_check *check);

/* src/check/compare.c */
void ll_rule_compare_tags(const struct ll_check *check);

#endif
