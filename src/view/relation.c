#include "view/build.h"
#include "view/order.h"

/* Lists that are the other side of what records refer to: each is collected
 * as pairs, then dealt out to the records that are referred to. */

struct pair {
	const struct ll_view_record *target;
	const struct ll_view_record *source;
};

struct relation {
	struct ll_build *build;
	LL_VEC(struct pair) pair;
};

static void add(struct relation *relation, const struct ll_view_record *target,
		const struct ll_view_record *source)
{
	if (target && source && target != source) {
		*LL_PUSH(relation->build->arena, &relation->pair) =
			(struct pair){ target, source };
	}
}

static void add_list(struct relation *relation, struct ll_view_list targets,
		     const struct ll_view_record *source)
{
	for (size_t i = 0; i < targets.n; i++) {
		add(relation, targets.item[i], source);
	}
}

static void add_whos(struct relation *relation, struct ll_view_whos whos,
		     const struct ll_view_record *source)
{
	for (size_t i = 0; i < whos.n; i++) {
		add(relation, whos.item[i].person, source);
	}
}

static struct ll_view_list *list_of(struct relation *relation,
				    const struct ll_view_record *record,
				    size_t offset)
{
	struct ll_view *view = relation->build->view;
	char *target = (char *)&view->record[record - view->record];

	return (struct ll_view_list *)(void *)(target + offset);
}

/* Pairs of one source stand together, so a double one is the last added. */
static void deal(struct relation *relation, size_t offset,
		 int (*order)(const void *left, const void *right))
{
	struct ll_view *view = relation->build->view;
	size_t *count = LL_NEW(relation->build->arena, size_t, view->nrecords);

	for (size_t i = 0; i < relation->pair.n; i++) {
		count[relation->pair.item[i].target - view->record]++;
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		list_of(relation, &view->record[i], offset)->item =
			LL_NEW(relation->build->arena,
			       const struct ll_view_record *, count[i]);
	}
	for (size_t i = 0; i < relation->pair.n; i++) {
		const struct pair *pair = &relation->pair.item[i];
		struct ll_view_list *list =
			list_of(relation, pair->target, offset);

		if (!list->n || list->item[list->n - 1] != pair->source) {
			list->item[list->n++] = pair->source;
		}
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		ll_list_sort(list_of(relation, &view->record[i], offset),
			     order);
	}
	relation->pair.n = 0;
}

#define DEAL(relation, field, order)                                           \
	deal(relation, offsetof(struct ll_view_record, field), order)

static void relate_children(struct relation *relation)
{
	const struct ll_view *view = relation->build->view;

	for (size_t i = 0; i < view->nrecords; i++) {
		add_list(relation, view->record[i].supports, &view->record[i]);
	}
	DEAL(relation, child, ll_order_kind);
}

/* Who links here in prose, or names it in a field that cites. */
static void relate_citing(struct relation *relation)
{
	const struct ll_org *org = relation->build->org;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_view_record *source =
			ll_build_at(relation->build, i);

		add_list(relation,
			 ll_build_refs(relation->build, org->record[i].links),
			 source);
		add_list(relation, source->values, source);
		add_list(relation, source->goals, source);
	}
	DEAL(relation, cited_by, ll_order_newest);
}

static void relate_people(struct relation *relation)
{
	const struct ll_view *view = relation->build->view;

	for (size_t i = 0; i < view->nrecords; i++) {
		if (view->record[i].kind == LL_KIND_PERSON) {
			add(relation, view->record[i].team, &view->record[i]);
		}
	}
	DEAL(relation, members, ll_order_title);
	for (size_t i = 0; i < view->nrecords; i++) {
		if (view->record[i].kind == LL_KIND_GOAL) {
			add_whos(relation, view->record[i].owner,
				 &view->record[i]);
			add(relation, view->record[i].team, &view->record[i]);
		}
	}
	DEAL(relation, owns, ll_order_kind);
}

static void relate_work(struct relation *relation)
{
	const struct ll_view *view = relation->build->view;

	for (size_t i = 0; i < view->nrecords; i++) {
		if (view->record[i].kind == LL_KIND_UPDATE) {
			add(relation, view->record[i].team, &view->record[i]);
			add_whos(relation, view->record[i].owner,
				 &view->record[i]);
		}
	}
	DEAL(relation, updates, ll_order_newest);
	for (size_t i = 0; i < view->nrecords; i++) {
		if (view->record[i].kind == LL_KIND_MEETING) {
			add_whos(relation, view->record[i].attendees,
				 &view->record[i]);
		}
	}
	DEAL(relation, meetings, ll_order_newest);
	for (size_t i = 0; i < view->nrecords; i++) {
		add_whos(relation, view->record[i].whom, &view->record[i]);
	}
	DEAL(relation, roads, ll_order_title);
}

/* A record may be continued or followed by several: the first one counts. */
static void relate_successors(struct ll_view *view)
{
	for (size_t i = 0; i < view->nrecords; i++) {
		const struct ll_view_record *record = &view->record[i];
		struct ll_view_record *was;

		if (record->continues && record->continues != record) {
			was = &view->record[record->continues - view->record];
			if (!was->continued_by ||
			    ll_order_oldest(&record, &was->continued_by) < 0) {
				was->continued_by = record;
			}
		}
		if (record->follows && record->follows != record) {
			was = &view->record[record->follows - view->record];
			if (!was->followed_by ||
			    ll_order_oldest(&record, &was->followed_by) < 0) {
				was->followed_by = record;
			}
		}
	}
}

void ll_build_relations(struct ll_build *build)
{
	struct relation relation = { .build = build };

	relate_children(&relation);
	relate_citing(&relation);
	relate_people(&relation);
	relate_work(&relation);
	relate_successors(build->view);
}
