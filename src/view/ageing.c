#include <stdlib.h>

#include "history/ageing.h"
#include "view/build.h"
#include "view/order.h"

/* Actions in their order, and what became of each in later meetings. */

struct ages {
	struct ll_build *build;
	struct ll_ageing ageing;
};

/* The action of a line, wherever it stands. */
static struct ll_view_action *action_at(const struct ages *it, size_t line)
{
	const struct ll_ageing_line *at = &it->ageing.line[line];
	const struct ll_view_record *meeting =
		ll_build_at(it->build, at->record);
	struct ll_view *view = it->build->view;

	return &view->action[meeting->action[at->action] - view->action];
}

/* What the order of the actions depends on. */
static void add_times(const struct ages *it)
{
	size_t *newest = LL_NEW(it->build->arena, size_t, it->ageing.ntasks);
	size_t *times = LL_NEW(it->build->arena, size_t, it->ageing.ntasks);

	for (size_t i = 0; i < it->ageing.nlines; i++) {
		const struct ll_ageing_line *line = &it->ageing.line[i];
		const struct ll_ageing_task *task =
			&it->ageing.task[line->task];
		struct ll_view_action *action = action_at(it, i);

		times[line->task] +=
			i != task->first && newest[line->task] != line->record;
		newest[line->task] = line->record;
		action->carried = times[line->task];
		action->open = !action->done && i == task->last;
	}
}

/* Open ones by due day, undated last; then the others, newest first. */
static int by_urgency(const void *left, const void *right)
{
	const struct ll_view_action *a = left;
	const struct ll_view_action *b = right;
	int order;

	if (a->open != b->open) {
		return a->open ? -1 : 1;
	}
	if (a->open && a->due.n != b->due.n) {
		return !b->due.n || (a->due.n && a->due.n < b->due.n) ? -1 : 1;
	}
	order = a->meeting == b->meeting
			? 0
			: ll_order_newest(&a->meeting, &b->meeting);
	return order ? order : a->number - b->number;
}

static void sort_actions(struct ll_view *view)
{
	if (view->nactions) {
		qsort(view->action, view->nactions, sizeof(*view->action),
		      by_urgency);
	}
	for (size_t i = 0; i < view->nactions; i++) {
		const struct ll_view_action *action = &view->action[i];
		size_t meeting = (size_t)(action->meeting - view->record);

		view->record[meeting].action[action->number - 1] = action;
	}
}

static void link_tasks(const struct ages *it)
{
	for (size_t i = 0; i < it->ageing.nlines; i++) {
		const struct ll_ageing_task *task =
			&it->ageing.task[it->ageing.line[i].task];
		struct ll_view_action *action = action_at(it, i);

		action->first = action_at(it, task->first);
		action->last = action_at(it, task->last);
	}
}

/* Each person's open actions; without @fill they are counted. */
static void share(struct ll_view *view, size_t *count, bool fill)
{
	for (size_t i = 0; i < view->nactions && view->action[i].open; i++) {
		const struct ll_view_action *action = &view->action[i];

		for (size_t k = 0; k < action->owner.n; k++) {
			const struct ll_view_record *who =
				action->owner.item[k].person;
			struct ll_view_record *person;

			if (!who) {
				continue;
			}
			person = &view->record[who - view->record];
			count[who - view->record]++;
			if (fill) {
				person->open_action[person->nopen_actions++] =
					action;
			}
		}
	}
}

void ll_build_ageing(struct ll_build *build)
{
	struct ages it = { .build = build };
	struct ll_view *view = build->view;
	size_t *count = LL_NEW(build->arena, size_t, view->nrecords);

	it.ageing = ll_ageing_make(build->arena, build->org, NULL);
	add_times(&it);
	sort_actions(view);
	link_tasks(&it);
	share(view, count, false);
	for (size_t i = 0; i < view->nrecords; i++) {
		view->record[i].open_action = LL_NEW(
			build->arena, const struct ll_view_action *, count[i]);
	}
	share(view, count, true);
}
