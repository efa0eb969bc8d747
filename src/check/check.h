#ifndef LL_CHECK_CHECK_H
#define LL_CHECK_CHECK_H

/*
 * Findings about the organisation as a whole: who owns what, and what it is
 * for. One function per finding, one row per function; what is wrong in a
 * single file was found when it was read.
 */

#include "base/diag.h"
#include "model/org.h"

struct ll_log;

/** What a rule may look at. */
struct ll_check {
	const struct ll_org *org;
	const struct ll_log *log; /* or NULL: nothing is known of the past */
	ll_date today;
	struct ll_diags *diags;
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
 * @log: NULL leaves out the rules that look at the past
 *
 * @org must have been resolved and derived. Cost: linear in records and their
 * references.
 */
void ll_check_run(const struct ll_org *org, const struct ll_log *log,
		  ll_date today, struct ll_diags *diags);

/**
 * ll_check_apply() - what the house made of findings
 * @past: the rules that look at the past were run
 *
 * Sets the levels of `checks:`, takes out what is off or excepted there, and
 * what a comment excuses: `<!-- lodeline: ignore L203 reason -->` covers its
 * own block and the next one. An excuse that excuses nothing, has no reason or
 * no known code is a finding itself. ll_check_run() ends with it.
 */
void ll_check_apply(const struct ll_org *org, bool past,
		    struct ll_diags *diags);

/* src/check/line_of_sight.c */
void ll_rule_goal_unowned(const struct ll_check *check);
void ll_rule_supports_nothing(const struct ll_check *check);
void ll_rule_supports_cycle(const struct ll_check *check);

/* src/check/committed.c */
void ll_rule_not_committed(const struct ll_check *check);

/* src/check/compare.c */
void ll_rule_compare_tags(const struct ll_check *check);

#endif
