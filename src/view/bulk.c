#include "history/bulk.h"

#include "history/change.h"
#include "view/build.h"

/* As if nothing had been found to be bulk yet. */
static struct ll_change *unmarked(struct ll_arena *arena,
				  const struct ll_change *change)
{
	struct ll_change *copy = LL_NEW(arena, struct ll_change, 1);
	bool marked = change->class == LL_CLASS_BULK;

	*copy = *change;
	copy->event = LL_NEW(arena, struct ll_event, change->nevents);
	for (size_t i = 0; i < change->nevents; i++) {
		copy->event[i] = change->event[i];
		copy->event[i].bulk = false;
		marked |= change->event[i].bulk;
	}
	if (marked) {
		copy->class = ll_class_of_events(copy->event, copy->nevents);
	}
	return copy;
}

/* What others did is hidden: what is bulk is found among what is not. */
static bool find_anew(const struct ll_build *build,
		      const struct ll_change **change, size_t n,
		      struct ll_bulk *bulk)
{
	struct ll_change **copy = LL_NEW(build->arena, struct ll_change *, n);

	for (size_t i = 0; i < n; i++) {
		copy[i] = unmarked(build->arena, change[i]);
		change[i] = copy[i];
	}
	return ll_bulk_mark(build->arena, copy, n, bulk);
}

static bool find_known(const struct ll_log *log, size_t landing,
		       struct ll_bulk *bulk)
{
	for (size_t low = 0, high = log->nbulks; low < high;) {
		size_t at = low + (high - low) / 2;

		if (log->bulk[at].landing == landing) {
			*bulk = log->bulk[at];
			return true;
		}
		if (log->bulk[at].landing < landing) {
			low = at + 1;
		} else {
			high = at;
		}
	}
	return false;
}

static void add_items(const struct ll_build *build, const struct ll_bulk *bulk,
		      struct ll_view_bulk *out)
{
	static const enum ll_view_bulk_what what[] = {
		[LL_BULK_WORDS] = LL_VIEW_BULK_WORDS,
		[LL_BULK_WHOLE] = LL_VIEW_BULK_WHOLE,
		[LL_BULK_MOVED] = LL_VIEW_BULK_MOVED,
	};

	out->item =
		LL_NEW(build->arena, struct ll_view_bulk_item, bulk->nitems);
	for (size_t i = 0; i < bulk->nitems; i++) {
		const struct ll_bulk_item *from = &bulk->item[i];

		if (ll_sieve_tells(build->sieve, from->field) ||
		    ll_sieve_tells(build->sieve, from->old_text) ||
		    ll_sieve_tells(build->sieve, from->new_text)) {
			continue;
		}
		out->item[out->nitems++] = (struct ll_view_bulk_item){
			.what = what[from->what],
			.field = from->field,
			.old_text = from->old_text,
			.new_text = from->new_text,
			.nrecords = from->nrecords,
		};
	}
}

const struct ll_view_bulk *ll_build_bulk(const struct ll_build *build,
					 const struct ll_change **change,
					 size_t n, size_t landing)
{
	struct ll_bulk bulk = { .landing = landing };
	struct ll_view_bulk *out;

	if (ll_audience_is_narrowest(&build->sieve->audience)
		    ? !find_known(build->log, landing, &bulk)
		    : !find_anew(build, change, n, &bulk)) {
		return NULL;
	}
	out = LL_NEW(build->arena, struct ll_view_bulk, 1);
	out->nrecords = bulk.nrecords;
	add_items(build, &bulk, out);
	return out;
}
