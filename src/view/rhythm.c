#include "history/in_use.h"
#include "history/ledger.h"
#include "history/workshop.h"
#include "view/build.h"

/* Ledger, values in use, workshops: derived from what the audience sees, then
 * told in the numbers of the view. */

/* When the audience could see each record first. */
static ll_date *arrivals_of(const struct ll_build *build)
{
	ll_date *arrived = LL_NEW(build->arena, ll_date, build->org->nrecords);

	for (size_t i = 0; i < build->org->nrecords; i++) {
		const struct ll_view_record *record = ll_build_at(build, i);

		arrived[i] = record->kind == LL_KIND_UPDATE ? record->arrived
							    : record->since;
	}
	return arrived;
}

static void renumber(const struct ll_build *build, size_t *index)
{
	if (*index != LL_NO_RECORD) {
		*index = build->place[*index];
	}
}

static void add_ledger(struct ll_build *build, const ll_date *arrived)
{
	struct ll_ledger ledger = ll_ledger_make(build->arena, build->org,
						 arrived, build->view->today);

	for (size_t i = 0; i < ledger.nrows; i++) {
		renumber(build, &ledger.row[i].team);
		for (size_t k = 0; k < ledger.ncolumns; k++) {
			renumber(build, &ledger.row[i].cell[k].update);
		}
	}
	build->view->ledger = ledger;
}

static void add_uses(struct ll_build *build)
{
	size_t n;
	struct ll_in_use *use = ll_in_use_make(build->arena, build->org,
					       build->view->today, &n);

	for (size_t i = 0; i < n; i++) {
		renumber(build, &use[i].record);
		renumber(build, &use[i].last_by);
		build->view->record[use[i].record].in_use = &use[i];
	}
}

static void add_workshop(struct ll_build *build, size_t index)
{
	struct ll_workshop made =
		ll_workshop_make(build->arena, build->org, index);
	struct ll_view_workshop *out =
		LL_NEW(build->arena, struct ll_view_workshop, 1);

	for (size_t i = 0; i < LL_NSTEPS; i++) {
		out->there[i] = made.there[i];
		out->heading[i] = made.heading[i];
	}
	out->principles.item = LL_NEW(
		build->arena, const struct ll_view_record *, made.nprinciples);
	for (size_t i = 0; i < made.nprinciples; i++) {
		out->principles.item[out->principles.n++] =
			ll_build_at(build, made.principle[i]);
	}
	out->nsigned = made.nsigned;
	out->answer = ll_build_at(build, made.answer);
	ll_build_at(build, index)->workshop = out;
}

void ll_build_rhythm(struct ll_build *build)
{
	add_ledger(build, arrivals_of(build));
	add_uses(build);
	for (size_t i = 0; i < build->org->nrecords; i++) {
		if (ll_meeting_is(&build->org->record[i], "workshop")) {
			add_workshop(build, i);
		}
	}
}
