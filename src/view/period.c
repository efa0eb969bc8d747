#include <stdlib.h>

#include "view/build.h"
#include "view/order.h"

/* ---- periods ------------------------------------------------------------- */

static int newest_period(const void *left, const void *right)
{
	const struct ll_view_period *a = left;
	const struct ll_view_period *b = right;

	if (a->first.n != b->first.n) {
		return a->first.n > b->first.n ? -1 : 1;
	}
	if (a->last.n != b->last.n) {
		return a->last.n > b->last.n ? -1 : 1;
	}
	return ll_str_cmp(a->name, b->name);
}

/* Each period that a visible goal belongs to, once. */
static void collect_periods(struct ll_build *build)
{
	struct ll_map seen = ll_map_make(build->arena);
	LL_VEC(struct ll_view_period) periods = { 0 };

	for (size_t i = 0; i < build->org->nrecords; i++) {
		const struct ll_period *period = &build->org->record[i].period;
		void **known;

		if (!period->name.len) {
			continue;
		}
		known = ll_map_slot(&seen, period->name);
		if (!*known) {
			*LL_PUSH(build->arena, &periods) =
				(struct ll_view_period){
					.name = period->name,
					.label = period->label,
					.first = period->first,
					.last = period->last,
				};
		}
		*known = build;
	}
	if (periods.n) {
		qsort(periods.item, periods.n, sizeof(*periods.item),
		      newest_period);
	}
	build->view->period = periods.item;
	build->view->nperiods = periods.n;
}

static void choose_current(struct ll_view *view)
{
	for (size_t i = view->nperiods; i-- > 0;) {
		struct ll_view_period *period = &view->period[i];

		period->current = period->first.n <= view->today.n &&
				  view->today.n <= period->last.n;
		if (period->current) {
			view->current = period;
		}
	}
	if (!view->current && view->nperiods) {
		view->current = &view->period[0];
	}
}

void ll_build_periods(struct ll_build *build)
{
	struct ll_map by_name = ll_map_make(build->arena);
	struct ll_view *view = build->view;

	collect_periods(build);
	choose_current(view);
	for (size_t i = 0; i < view->nperiods; i++) {
		*ll_map_slot(&by_name, view->period[i].name) = &view->period[i];
	}
	for (size_t i = 0; i < build->org->nrecords; i++) {
		ll_build_at(build, i)->period =
			ll_map_get(&by_name, build->org->record[i].period.name);
	}
}

/* ---- goals of a period: by pillar and title, children after parents ------ */

struct ranked {
	size_t rank;
	const struct ll_view_record *goal;
};

struct arranger {
	struct ll_view *view;
	size_t *rank; /* [nrecords]: place of a pillar, value, principle + 1 */
	bool *placed; /* [nrecords] */
	struct ll_view_list *list;
};

static size_t rank_of(const struct arranger *arranger,
		      const struct ll_view_record *goal)
{
	for (size_t i = 0; i < goal->sight.n; i++) {
		size_t at =
			(size_t)(goal->sight.item[i] - arranger->view->record);

		if (arranger->rank[at]) {
			return arranger->rank[at];
		}
	}
	return (size_t)-1;
}

static int by_rank(const void *left, const void *right)
{
	const struct ranked *a = left;
	const struct ranked *b = right;

	if (a->rank != b->rank) {
		return a->rank < b->rank ? -1 : 1;
	}
	return ll_order_title(&a->goal, &b->goal);
}

static bool is_part_of(const struct ll_view_record *goal,
		       const struct ll_view_period *period)
{
	return goal->kind == LL_KIND_GOAL && goal->period == period;
}

static bool is_top(const struct ll_view_record *goal)
{
	for (size_t i = 0; i < goal->supports.n; i++) {
		if (goal->supports.item[i] != goal &&
		    is_part_of(goal->supports.item[i], goal->period)) {
			return false;
		}
	}
	return true;
}

/* Depth is bounded by the goals of the period: each is placed once. */
static void place(struct arranger *arranger, const struct ll_view_record *goal)
{
	size_t at = (size_t)(goal - arranger->view->record);

	if (arranger->placed[at]) {
		return;
	}
	arranger->placed[at] = true;
	arranger->list->item[arranger->list->n++] = goal;
	for (size_t i = 0; i < goal->child.n; i++) {
		if (is_part_of(goal->child.item[i], goal->period)) {
			place(arranger, goal->child.item[i]);
		}
	}
}

/* @list holds the goals of one period and is put in order. */
static void arrange(struct ll_build *build, struct arranger *arranger,
		    struct ll_view_list *list)
{
	size_t n = list->n;
	struct ranked *ranked = LL_NEW(build->arena, struct ranked, n);

	for (size_t i = 0; i < n; i++) {
		ranked[i] = (struct ranked){ rank_of(arranger, list->item[i]),
					     list->item[i] };
	}
	if (n) {
		qsort(ranked, n, sizeof(*ranked), by_rank);
	}
	list->n = 0;
	arranger->list = list;
	for (size_t i = 0; i < n; i++) {
		if (is_top(ranked[i].goal)) {
			place(arranger, ranked[i].goal);
		}
	}
	for (size_t i = 0; i < n; i++) { /* goals that support each other */
		place(arranger, ranked[i].goal);
	}
}

/* ---- lists by kind ------------------------------------------------------- */

static void collect_kinds(struct ll_build *build)
{
	struct ll_view *view = build->view;
	size_t count[LL_NKINDS] = { 0 };

	for (size_t i = 0; i < view->nrecords; i++) {
		count[view->record[i].kind]++;
	}
	for (size_t kind = 0; kind < LL_NKINDS; kind++) {
		view->by_kind[kind].item =
			LL_NEW(build->arena, const struct ll_view_record *,
			       count[kind]);
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		struct ll_view_list *list =
			&view->by_kind[view->record[i].kind];

		list->item[list->n++] = &view->record[i];
	}
}

static void sort_kinds(struct ll_view *view)
{
	static int (*const order[LL_NKINDS])(const void *, const void *) = {
		[LL_KIND_GOAL] = ll_order_kind,
		[LL_KIND_UPDATE] = ll_order_newest,
		[LL_KIND_MEETING] = ll_order_newest,
		[LL_KIND_MOMENT] = ll_order_newest,
		[LL_KIND_PULSE] = ll_order_newest,
		[LL_KIND_ROAD] = ll_order_title,
		[LL_KIND_TEAM] = ll_order_title,
		[LL_KIND_PERSON] = ll_order_title,
	};

	for (size_t kind = 0; kind < LL_NKINDS; kind++) {
		ll_list_sort(&view->by_kind[kind],
			     order[kind] ? order[kind] : ll_order_written);
	}
}

static size_t *ranks_of(struct ll_build *build)
{
	static const enum ll_kind kinds[] = { LL_KIND_PILLAR, LL_KIND_VALUE,
					      LL_KIND_PRINCIPLE };
	const struct ll_view *view = build->view;
	size_t *rank = LL_NEW(build->arena, size_t, view->nrecords);
	size_t next = 1;

	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		const struct ll_view_list *list = &view->by_kind[kinds[k]];

		for (size_t i = 0; i < list->n; i++) {
			rank[list->item[i] - view->record] = next++;
		}
	}
	return rank;
}

/* Goals stand by period already; each run of a period is arranged. */
static void arrange_goals(struct ll_build *build)
{
	struct ll_view *view = build->view;
	struct ll_view_list *goals = &view->by_kind[LL_KIND_GOAL];
	struct arranger arranger = { view, ranks_of(build),
				     LL_NEW(build->arena, bool, view->nrecords),
				     NULL };
	size_t start = 0;

	while (start < goals->n) {
		const struct ll_view_period *period =
			goals->item[start]->period;
		struct ll_view_list run = { &goals->item[start], 0 };

		while (start + run.n < goals->n &&
		       run.item[run.n]->period == period) {
			run.n++;
		}
		start += run.n;
		arrange(build, &arranger, &run);
		if (period) {
			view->period[period - view->period].goals = run;
		}
	}
}

void ll_build_lists(struct ll_build *build)
{
	collect_kinds(build);
	sort_kinds(build->view);
	arrange_goals(build);
}
