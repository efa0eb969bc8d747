#include "view/build.h"

/* A line of sight is never longer; what is left out is its lower end. */
enum { SIGHT_MAX = 32 };

static const struct ll_view_record *first_of(struct ll_view_list list)
{
	return list.n ? list.item[0] : NULL;
}

static const struct ll_view_record *top_of(const struct ll_view *view,
					   const struct ll_view_record *record)
{
	const struct ll_view_record *top =
		view->mission ? view->mission : view->vision;

	return top == record ? NULL : top;
}

/* One step up. What supports nothing has no line: that is a gap to be seen. */
static const struct ll_view_record *up(const struct ll_view *view,
				       const struct ll_view_record *record)
{
	if (record->supports.n) {
		return record->supports.item[0];
	}
	switch (record->kind) {
	case LL_KIND_VISION:
	case LL_KIND_VALUE:
	case LL_KIND_PRINCIPLE:
	case LL_KIND_PILLAR:
		return top_of(view, record);
	case LL_KIND_UPDATE:
		return record->nreports ? record->report[0].goal : NULL;
	case LL_KIND_MOMENT:
		return record->values.n ? record->values.item[0]
					: first_of(record->goals);
	case LL_KIND_ROAD:
		return record->goals.n ? record->goals.item[0]
				       : first_of(record->values);
	case LL_KIND_PERSON:
		return record->owns.n ? record->owns.item[0] : record->team;
	case LL_KIND_TEAM:
		return first_of(record->owns);
	case LL_KIND_PAGE:
	case LL_KIND_MISSION:
	case LL_KIND_GOAL:
	case LL_KIND_MEETING:
	case LL_KIND_PULSE:
	case LL_KIND_NONE:
	case LL_NKINDS:
		break;
	}
	return NULL;
}

static bool holds(const struct ll_view_record *const *chain, size_t n,
		  const struct ll_view_record *record)
{
	for (size_t i = 0; i < n; i++) {
		if (chain[i] == record) {
			return true;
		}
	}
	return false;
}

void ll_build_sight(struct ll_build *build)
{
	struct ll_view *view = build->view;

	for (size_t i = 0; i < view->nrecords; i++) {
		const struct ll_view_record *chain[SIGHT_MAX];
		const struct ll_view_record *at = &view->record[i];
		struct ll_view_list *sight = &view->record[i].sight;
		size_t n = 0;

		while (at && n < SIGHT_MAX && !holds(chain, n, at)) {
			chain[n++] = at;
			at = up(view, at);
		}
		sight->item =
			LL_NEW(build->arena, const struct ll_view_record *, n);
		sight->n = n;
		for (size_t k = 0; k < n; k++) {
			sight->item[k] = chain[n - 1 - k];
		}
	}
}
