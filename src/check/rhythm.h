#ifndef LL_CHECK_RHYTHM_H
#define LL_CHECK_RHYTHM_H

/* What the rules of rhythm (L3xx) share: derived once, for all of them. */

#include "check/check.h"
#include "history/ageing.h"
#include "history/ledger.h"

struct ll_rhythm {
	const struct ll_org *org;
	ll_date today;
	struct ll_diags *diags;
	struct ll_arena *arena;
	const ll_date *arrived; /* [org->nrecords]; none where not known */
	struct ll_ledger ledger;
	struct ll_ageing ageing;
};

/** ll_rhythm_param() - a parameter, as the house set it */
int ll_rhythm_param(const struct ll_rhythm *rhythm, enum ll_param param);

/** ll_rhythm_add() - a finding about a record, at its first line */
void ll_rhythm_add(const struct ll_rhythm *rhythm, enum ll_diag_code code,
		   const struct ll_record *record, ll_str a, ll_str b);

/** ll_ago() - "today", "3 days ago"; "on 8 May 2026" of longer ago */
ll_str ll_ago(struct ll_arena *arena, ll_date today, ll_date day);

/* src/check/updates.c */
void ll_rule_update_missing(const struct ll_rhythm *rhythm);
void ll_rule_update_late(const struct ll_rhythm *rhythm);
void ll_rule_goal_stale(const struct ll_rhythm *rhythm);
void ll_rule_review_missing(const struct ll_rhythm *rhythm);

/* src/check/meetings.c */
void ll_rule_meeting_empty(const struct ll_rhythm *rhythm);
void ll_rule_follow_up_due(const struct ll_rhythm *rhythm);
void ll_rule_workshop_step(const struct ll_rhythm *rhythm);

/* src/check/actions.c */
void ll_rule_action_carried(const struct ll_rhythm *rhythm);
void ll_rule_action_overdue(const struct ll_rhythm *rhythm);
void ll_rule_action_left(const struct ll_rhythm *rhythm);

#endif
