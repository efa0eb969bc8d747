#include "view/build.h"
#include "view/order.h"

/* Records with decisions or actions, newest first, with their sources. */
static struct ll_view_list meetings_of(struct ll_build *build,
				       size_t *ndecisions, size_t *nactions)
{
	const struct ll_org *org = build->org;
	struct ll_view_list list = { 0 };

	list.item = LL_NEW(build->arena, const struct ll_view_record *,
			   org->nrecords);
	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].ndecisions || org->record[i].nactions) {
			list.item[list.n++] = ll_build_at(build, i);
			*ndecisions += org->record[i].ndecisions;
			*nactions += org->record[i].nactions;
		}
	}
	ll_list_sort(&list, ll_order_newest);
	return list;
}

static void add_decisions(struct ll_build *build,
			  const struct ll_record *record,
			  struct ll_view_record *meeting)
{
	struct ll_view *view = build->view;

	meeting->decision =
		LL_NEW(build->arena, const struct ll_view_decision *,
		       record->ndecisions);
	meeting->ndecisions = record->ndecisions;
	for (size_t i = 0; i < record->ndecisions; i++) {
		struct ll_view_decision *decision =
			&view->decision[view->ndecisions++];

		decision->meeting = meeting;
		decision->text = record->decision[i].text;
		decision->node = record->decision[i].node;
		decision->about =
			ll_build_refs(build, record->decision[i].about);
		decision->number = (int)i + 1;
		meeting->decision[i] = decision;
	}
}

static void add_actions(struct ll_build *build, const struct ll_record *record,
			struct ll_view_record *meeting)
{
	struct ll_view *view = build->view;

	meeting->action = LL_NEW(build->arena, const struct ll_view_action *,
				 record->nactions);
	meeting->nactions = record->nactions;
	for (size_t i = 0; i < record->nactions; i++) {
		struct ll_view_action *action = &view->action[view->nactions++];

		action->meeting = meeting;
		action->text = record->action[i].text;
		action->node = record->action[i].node;
		action->done = record->action[i].done;
		action->owner = ll_build_whos(build, record->action[i].owner);
		action->due = record->action[i].due;
		action->number = (int)i + 1;
		meeting->action[i] = action;
	}
}

/* org->record of each record of the view. */
static const struct ll_record **sources_of(const struct ll_build *build)
{
	const struct ll_record **source = LL_NEW(
		build->arena, const struct ll_record *, build->org->nrecords);

	for (size_t i = 0; i < build->org->nrecords; i++) {
		source[build->place[i]] = &build->org->record[i];
	}
	return source;
}

void ll_build_meetings(struct ll_build *build)
{
	struct ll_view *view = build->view;
	const struct ll_record **source = sources_of(build);
	size_t ndecisions = 0;
	size_t nactions = 0;
	struct ll_view_list meetings =
		meetings_of(build, &ndecisions, &nactions);

	view->decision =
		LL_NEW(build->arena, struct ll_view_decision, ndecisions);
	view->action = LL_NEW(build->arena, struct ll_view_action, nactions);
	for (size_t i = 0; i < meetings.n; i++) {
		size_t at = (size_t)(meetings.item[i] - view->record);

		add_decisions(build, source[at], &view->record[at]);
		add_actions(build, source[at], &view->record[at]);
	}
	ll_build_ageing(build);
}
