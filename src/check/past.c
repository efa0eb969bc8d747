#include "check/rule.h"

/* How much of the history the rules about the past need, and when. */

static bool is_off(const struct ll_org *org, enum ll_diag_code code)
{
	bool off = false;

	for (size_t i = 0; i < org->settings->nchecks; i++) {
		const struct ll_check_setting *check = &org->settings->check[i];

		off = check->code == code ? check->off : off;
	}
	return off;
}

enum ll_past ll_past_of_tags(const struct ll_org *org)
{
	return org->settings->ncompares ? LL_PAST_LANDINGS : LL_PAST_NOTHING;
}

enum ll_past ll_past_of_closed(const struct ll_org *org)
{
	LL_EACH(org, LL_KIND_GOAL, goal)
	{
		if (ll_rule_open_report(org, goal) &&
		    !is_off(org, LL_D_CLOSED_REPORTED)) {
			return LL_PAST_TIMELINES;
		}
	}
	return LL_PAST_NOTHING;
}

enum ll_past ll_past_of_targets(const struct ll_org *org)
{
	LL_EACH(org, LL_KIND_GOAL, goal)
	{
		if (goal->nmetrics && ll_rule_is_open(goal) &&
		    !is_off(org, LL_D_TARGET_EASED)) {
			return LL_PAST_TIMELINES;
		}
	}
	return LL_PAST_NOTHING;
}

enum ll_past ll_past_of_early(const struct ll_org *org)
{
	LL_EACH(org, LL_KIND_UPDATE, update)
	{
		for (size_t i = 0; i < update->nreports; i++) {
			if (ll_rule_is_early(org, update, &update->report[i]) &&
			    !is_off(org, LL_D_REPORT_BEFORE_START)) {
				return LL_PAST_TIMELINES;
			}
		}
	}
	return LL_PAST_NOTHING;
}

enum ll_past ll_past_of_agreements(const struct ll_org *org)
{
	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].nagreements &&
		    !is_off(org, LL_D_AGREED_EARLIER)) {
			return LL_PAST_TIMELINES;
		}
	}
	return LL_PAST_NOTHING;
}

/* Only records that are there and some of them restricted can have been open.
 */
enum ll_past ll_past_of_audiences(const struct ll_org *org)
{
	for (size_t i = 0; org->settings->naudiences > 1 && i < org->nrecords;
	     i++) {
		if (org->record[i].audience.len &&
		    !is_off(org, LL_D_RESTRICTED_LATE)) {
			return LL_PAST_TIMELINES;
		}
	}
	return LL_PAST_NOTHING;
}

enum ll_past ll_past_of_import(const struct ll_org *org)
{
	size_t most = (size_t)org->settings->param[LL_P_RECORDS];

	return org->nrecords > most && !is_off(org, LL_D_BULK_IMPORT)
		       ? LL_PAST_LANDINGS
		       : LL_PAST_NOTHING;
}
