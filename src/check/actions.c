#include "check/rhythm.h"

#include "base/buf.h"

/* Actions that are still open, each at the line where it was listed last. */

static const struct ll_record *meeting_of(const struct ll_rhythm *rhythm,
					  size_t line)
{
	return &rhythm->org->record[rhythm->ageing.line[line].record];
}

static const struct ll_action *action_of(const struct ll_rhythm *rhythm,
					 size_t line)
{
	return &meeting_of(rhythm, line)
			->action[rhythm->ageing.line[line].action];
}

static void add(const struct ll_rhythm *rhythm, enum ll_diag_code code,
		size_t line, ll_str what)
{
	const struct ll_action *action = action_of(rhythm, line);

	ll_diag_add(rhythm->diags, code,
		    (struct ll_pos){ .path = meeting_of(rhythm, line)->path,
				     .line = action->line },
		    action->text, what);
}

void ll_rule_action_carried(const struct ll_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->ageing.ntasks; i++) {
		const struct ll_ageing_task *task = &rhythm->ageing.task[i];
		ll_date since = meeting_of(rhythm, task->first)->date;

		if (!task->done &&
		    task->times >=
			    (size_t)ll_rhythm_param(rhythm, LL_P_CARRIED)) {
			add(rhythm, LL_D_ACTION_CARRIED, task->last,
			    ll_strf(rhythm->arena, "%zu time%s since %" LL_FMT,
				    task->times, task->times == 1 ? "" : "s",
				    LL_ARG(ll_date_long(rhythm->arena,
							since))));
		}
	}
}

void ll_rule_action_overdue(const struct ll_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->ageing.ntasks; i++) {
		const struct ll_ageing_task *task = &rhythm->ageing.task[i];
		ll_date due = action_of(rhythm, task->last)->due;

		if (!task->done && due.n && due.n < rhythm->today.n) {
			add(rhythm, LL_D_ACTION_OVERDUE, task->last,
			    ll_ago(rhythm->arena, rhythm->today, due));
		}
	}
}

/* The first owner's name where every owner has left, else "". */
static ll_str who_left(const struct ll_rhythm *rhythm,
		       const struct ll_refs *owner)
{
	const struct ll_record *first = NULL;

	for (size_t i = 0; i < owner->n; i++) {
		const struct ll_record *person;

		if (owner->ref[i].record == LL_NO_RECORD) {
			return LL_STR("");
		}
		person = &rhythm->org->record[owner->ref[i].record];
		if (!person->left.n || person->left.n >= rhythm->today.n) {
			return LL_STR("");
		}
		first = first ? first : person;
	}
	return first ? first->title : LL_STR("");
}

void ll_rule_action_left(const struct ll_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->ageing.ntasks; i++) {
		const struct ll_ageing_task *task = &rhythm->ageing.task[i];
		ll_str who =
			who_left(rhythm, &action_of(rhythm, task->last)->owner);

		if (!task->done && who.len) {
			add(rhythm, LL_D_ACTION_LEFT, task->last, who);
		}
	}
}
