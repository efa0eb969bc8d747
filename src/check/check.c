#include "check/check.h"

static void (*const rule[])(const struct ll_check *check) = {
	ll_rule_goal_unowned,
	ll_rule_supports_nothing,
	ll_rule_supports_cycle,
	ll_rule_not_committed,
};

static enum ll_past past_of_tags(const struct ll_org *org)
{
	return org->settings->ncompares ? LL_PAST_LANDINGS : LL_PAST_NOTHING;
}

/**
 * A rule that looks at what was published: landings, tags, timelines.
 *
 * It is not run where they were not read.
 */
static const struct {
	void (*run)(const struct ll_check *check);
	enum ll_past (*needs)(const struct ll_org *org);
} past_rule[] = {
	{ ll_rule_compare_tags, past_of_tags },
};

enum {
	NRULES = sizeof(rule) / sizeof(rule[0]),
	NPAST = sizeof(past_rule) / sizeof(past_rule[0])
};

enum ll_past ll_check_past(const struct ll_org *org)
{
	enum ll_past most = LL_PAST_NOTHING;

	for (size_t i = 0; i < NPAST; i++) {
		enum ll_past needs = past_rule[i].needs(org);

		most = needs > most ? needs : most;
	}
	return most;
}

void ll_check_run(const struct ll_org *org, const struct ll_log *log,
		  ll_date today, struct ll_diags *diags)
{
	struct ll_check check = { org, log, today, diags };

	for (size_t i = 0; i < NRULES; i++) {
		rule[i](&check);
	}
	for (size_t i = 0; log && i < NPAST; i++) {
		past_rule[i].run(&check);
	}
	ll_check_apply(org, log != NULL, diags);
}
