#include "check/check.h"

static void (*const rule[])(const struct ll_check *check) = {
	ll_rule_goal_unowned,
	ll_rule_supports_nothing,
	ll_rule_supports_cycle,
	ll_rule_compare_tags,
};

void ll_check_run(const struct ll_org *org, const struct ll_log *log,
		  ll_date today, struct ll_diags *diags)
{
	struct ll_check check = { org, log, today, diags };

	for (size_t i = 0; i < sizeof(rule) / sizeof(rule[0]); i++) {
		rule[i](&check);
	}
	ll_check_apply(org, diags);
}
