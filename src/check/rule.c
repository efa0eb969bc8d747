#include "check/rule.h"

struct ll_pos ll_rule_line_pos(const struct ll_record *record, int line)
{
	return (struct ll_pos){ .path = record->path,
				.line = line ? line : record->line };
}

struct ll_pos ll_rule_pos(const struct ll_record *record)
{
	return ll_rule_line_pos(record, 0);
}

struct ll_pos ll_rule_field_pos(const struct ll_org *org,
				const struct ll_record *record,
				enum ll_field field)
{
	const struct ll_part *part =
		&org->file[record->file].part[record->state];
	const struct ll_value *value = ll_part_get_wide(part, field);
	struct ll_pos pos =
		ll_rule_line_pos(record, value ? value->key_line : 0);

	pos.column = value ? value->key_column : 0;
	return pos;
}

bool ll_rule_is_open(const struct ll_record *record)
{
	switch (record->health) {
	case LL_HEALTH_DONE:
	case LL_HEALTH_MISSED:
	case LL_HEALTH_DROPPED:
	case LL_HEALTH_PAUSED:
		return false;
	case LL_HEALTH_UNKNOWN:
	case LL_HEALTH_ON_TRACK:
	case LL_HEALTH_AT_RISK:
	case LL_HEALTH_OFF_TRACK:
	case LL_HEALTH_STALE:
	case LL_HEALTH_PLANNED:
	case LL_NHEALTHS:
		break;
	}
	return record->kind == LL_KIND_GOAL;
}

bool ll_rule_is_current(const struct ll_record *record, ll_date today)
{
	const struct ll_period *period = &record->period;

	return ll_rule_is_open(record) &&
	       (!period->name.len ||
		(period->first.n <= today.n && today.n <= period->last.n));
}

ll_date ll_rule_begin(const struct ll_record *goal)
{
	return goal->start.n ? goal->start : goal->period.first;
}

ll_date ll_rule_end(const struct ll_record *goal)
{
	return goal->due.n ? goal->due : goal->period.last;
}

const struct ll_record *ll_rule_target(const struct ll_org *org,
				       const struct ll_ref *ref)
{
	return ref->record == LL_NO_RECORD ? NULL : &org->record[ref->record];
}

ll_str ll_rule_name(const struct ll_org *org, const struct ll_ref *ref)
{
	const struct ll_record *who = ll_rule_target(org, ref);

	if (who) {
		return who->title;
	}
	return ll_str_starts(ref->text, LL_STR("@"))
		       ? ll_str_from_pos(ref->text, 1)
		       : ref->text;
}

ll_str ll_rule_number(const struct ll_check *check, size_t number)
{
	return ll_strf(check->diags->arena, "%zu", number);
}

bool ll_rule_has_left(const struct ll_check *check,
		      const struct ll_record *person)
{
	return person && person->left.n && person->left.n <= check->today.n;
}

const struct ll_report *ll_rule_last_report(const struct ll_org *org,
					    const struct ll_record *goal)
{
	size_t self = (size_t)(goal - org->record);
	const struct ll_record *update;
	const struct ll_report *found = NULL;

	if (goal->last_report == LL_NO_RECORD) {
		return NULL;
	}
	update = &org->record[goal->last_report];
	for (size_t i = 0; i < update->nreports; i++) {
		if (update->report[i].goal.record == self) {
			found = &update->report[i];
		}
	}
	return found;
}

const struct ll_report *ll_rule_open_report(const struct ll_org *org,
					    const struct ll_record *goal)
{
	const struct ll_report *report = ll_rule_last_report(org, goal);

	return report && report->status &&
			       !ll_status_is_closed(report->status) &&
			       ll_status_is_closed(goal->status)
		       ? report
		       : NULL;
}

bool ll_rule_is_early(const struct ll_org *org, const struct ll_record *update,
		      const struct ll_report *report)
{
	const struct ll_record *goal = ll_rule_target(org, &report->goal);
	ll_date begin;

	if (!goal || goal->kind != LL_KIND_GOAL || !update->month_last.n ||
	    (report->status <= LL_STATUS_PROPOSED && !report->nvalues)) {
		return false;
	}
	begin = ll_rule_begin(goal);
	return begin.n && ll_month_last(update->month_last).n < begin.n;
}
