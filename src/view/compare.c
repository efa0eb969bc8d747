#include "view/compare.h"

#include <stdlib.h>

#include "history/compare.h"
#include "history/worddiff.h"
#include "view/build.h"

/* A point, and how many landings had been published by then. */
struct point {
	struct ll_view_point shown;
	size_t nlandings;
};

struct compare {
	struct ll_build *build;
	struct ll_comparer comparer;
	size_t *index; /* [view->nrecords]: in org->record */
	struct {
		struct ll_view_compare *item;
		size_t n;
		size_t cap;
	} pairs;
};

/* One record between two points. */
struct between {
	struct ll_subject subject;
	struct ll_seen_past past;
	const struct ll_view_record *record; /* NULL: it is no more */
	enum ll_kind kind;
	struct ll_standing old;
	struct ll_standing new;
};

/* ---- what may be seen ---------------------------------------------------- */

static bool sees_standing(const struct ll_build *build,
			  const struct between *it,
			  const struct ll_standing *standing)
{
	const struct ll_change *first = it->past.timeline->change;

	if (standing->how == LL_STOOD_NOT || standing->today ||
	    ll_audience_is_narrowest(&build->sieve->audience)) {
		return true;
	}
	if (standing->how == LL_STOOD_UNKNOWN) {
		return false;
	}
	if (standing->change != LL_NPOS) {
		return ll_past_sees_after(build, it->past, standing->change);
	}
	return first->audience_certain &&
	       ll_past_sees_before(build, it->past, 0) &&
	       ll_sieve_sees_blob(build->sieve, &first->before);
}

/* What was read says the same as the timeline: it may be seen. */
static bool sees_read(const struct ll_build *build, const struct between *it,
		      const struct ll_standing *standing,
		      const struct ll_state *state)
{
	if (standing->how == LL_STOOD_NOT ||
	    ll_audience_is_narrowest(&build->sieve->audience)) {
		return true;
	}
	return state && (standing->today ||
			 (state->audience_certain &&
			  ll_past_sees_state(build, it->past, state->audience,
					     it->past.path)));
}

/* ---- one record ---------------------------------------------------------- */

static void note_events(struct ll_view_compared *out)
{
	for (size_t i = 0; i < out->change.nevents; i++) {
		enum ll_event_type type = out->change.event[i].type;

		out->reworded |= type == LL_EVENT_REWORDED;
		out->retitled |= type == LL_EVENT_RETITLED;
		out->refielded |=
			type != LL_EVENT_REWORDED && type != LL_EVENT_RETITLED;
	}
}

/* False: something of it names what is hidden. */
static bool add_change(const struct ll_build *build, const struct ll_state *old,
		       const struct ll_state *new, struct ll_view_compared *out)
{
	struct ll_change change = { 0 };

	ll_compare_states(build->arena, old, new, &change);
	out->change.record = out->record;
	out->change.title = out->title;
	out->change.kind = out->kind;
	out->change.class = change.class;
	ll_build_change(build, &change, &out->change);
	if (out->how == LL_COMPARED_CHANGED) {
		note_events(out);
		if (change.class == LL_CLASS_MECHANICAL) {
			out->how = LL_COMPARED_SAME;
		}
	}
	return out->change.nevents == change.nevents &&
	       out->change.nspans == change.nspans;
}

static enum ll_compared outcome(const struct between *it)
{
	if (it->old.how == LL_STOOD_UNKNOWN ||
	    it->new.how == LL_STOOD_UNKNOWN) {
		return LL_COMPARED_UNREAD;
	}
	if (it->old.how != it->new.how) {
		return it->new.how == LL_STOOD ? LL_COMPARED_NEW
					       : LL_COMPARED_GONE;
	}
	return ll_standing_moved(&it->subject, &it->old, &it->new)
		       ? LL_COMPARED_CHANGED
		       : LL_COMPARED_SAME;
}

/* Both versions are read; false: what they say may not be told. */
static bool read_both(struct compare *compare, const struct between *it,
		      struct ll_view_compared *out)
{
	const struct ll_state *old =
		ll_compare_state(&compare->comparer, &it->subject, &it->old);
	const struct ll_state *new =
		ll_compare_state(&compare->comparer, &it->subject, &it->new);

	if (!sees_read(compare->build, it, &it->old, old) ||
	    !sees_read(compare->build, it, &it->new, new)) {
		return false;
	}
	if ((it->old.how == LL_STOOD && !old) ||
	    (it->new.how == LL_STOOD && !new)) {
		out->how = LL_COMPARED_UNREAD;
		return true;
	}
	out->change.path = it->past.path;
	return add_change(compare->build, old, new, out);
}

static bool compare_record(struct compare *compare, const struct between *it,
			   struct ll_view_compared *out)
{
	const struct ll_build *build = compare->build;

	if ((it->old.how == LL_STOOD_NOT && it->new.how == LL_STOOD_NOT) ||
	    !sees_standing(build, it, &it->old) ||
	    !sees_standing(build, it, &it->new)) {
		return false;
	}
	*out = (struct ll_view_compared){
		.how = outcome(it),
		.record = it->record,
		.kind = it->kind,
		.title = ll_standing_title(
			&it->subject,
			it->new.how == LL_STOOD_NOT ? &it->old : &it->new),
	};
	if (ll_sieve_tells(build->sieve, out->title)) {
		return false;
	}
	return out->how == LL_COMPARED_SAME || out->how == LL_COMPARED_UNREAD ||
	       read_both(compare, it, out);
}

/* ---- all records between two points -------------------------------------- */

static void add_item(struct compare *compare, struct between *it,
		     const struct point *from, const struct point *to,
		     struct ll_view_compare *pair)
{
	const struct ll_log *log = compare->build->log;

	it->old = ll_standing_at(log, &it->subject, from->nlandings);
	it->new = ll_standing_at(log, &it->subject, to->nlandings);
	pair->nitems += compare_record(compare, it, &pair->item[pair->nitems]);
}

static void add_present(struct compare *compare, enum ll_kind kind,
			const struct point *from, const struct point *to,
			struct ll_view_compare *pair)
{
	const struct ll_build *build = compare->build;
	const struct ll_view_list *list = &build->view->by_kind[kind];

	for (size_t i = 0; i < list->n; i++) {
		size_t at = compare->index[list->item[i] - build->view->record];
		const struct ll_record *record = &build->org->record[at];
		struct between it = { .record = list->item[i], .kind = kind };

		if (build->origin[at] >= build->log->ntimelines) {
			continue;
		}
		it.past = (struct ll_seen_past){
			&build->log->timeline[build->origin[at]], record->path,
			build->org->file[record->file].rule, false
		};
		it.subject =
			(struct ll_subject){ it.past.timeline, record, NULL };
		add_item(compare, &it, from, to, pair);
	}
}

static void add_gone(struct compare *compare, enum ll_kind kind,
		     const struct point *from, const struct point *to,
		     struct ll_view_compare *pair)
{
	const struct ll_build *build = compare->build;

	for (size_t i = 0; i < build->log->ngone; i++) {
		const struct ll_gone *gone = &build->log->gone[i];
		struct between it = { .kind = kind };

		if (gone->kind != kind || build->sieve->gone_hidden[i]) {
			continue;
		}
		it.past = (struct ll_seen_past){ &gone->timeline, gone->path,
						 NULL, false };
		it.subject = (struct ll_subject){ &gone->timeline, NULL, gone };
		add_item(compare, &it, from, to, pair);
	}
}

static void add_pair(struct compare *compare, const struct point *from,
		     const struct point *to)
{
	static const enum ll_kind kind[] = { LL_KIND_MISSION, LL_KIND_VISION,
					     LL_KIND_VALUE, LL_KIND_PRINCIPLE,
					     LL_KIND_PILLAR };
	const struct ll_build *build = compare->build;
	struct ll_view_compare pair = { from->shown, to->shown, NULL, 0 };
	size_t most = build->log->ngone;

	for (size_t i = 0; i < sizeof(kind) / sizeof(kind[0]); i++) {
		most += build->view->by_kind[kind[i]].n;
	}
	pair.item = LL_NEW(build->arena, struct ll_view_compared, most);
	for (size_t i = 0;
	     from->shown.known && i < sizeof(kind) / sizeof(kind[0]); i++) {
		add_present(compare, kind[i], from, to, &pair);
		add_gone(compare, kind[i], from, to, &pair);
	}
	if (pair.nitems || !from->shown.known) {
		*LL_PUSH(build->arena, &compare->pairs) = pair;
	}
}

/* ---- points -------------------------------------------------------------- */

/* In a history that was cut off, its first landing may be too late. */
static bool is_known(const struct ll_build *build, ll_date day)
{
	const struct ll_view *view = build->view;

	return view->history == LL_VIEW_COMPLETE ||
	       (view->nlandings && !view->landing[0].uncommitted &&
		view->landing[0].date.n <= day.n);
}

static struct point opening(const struct ll_build *build,
			    const struct ll_view_period *period)
{
	return (struct point){
		.shown = { .what = LL_POINT_OPENING,
			   .name = period->name,
			   .period = period,
			   .date = period->first,
			   .known = is_known(build, period->first) },
		.nlandings = ll_compare_day(build->log, period->first),
	};
}

static void add_openings(struct compare *compare)
{
	const struct ll_build *build = compare->build;
	const struct ll_view *view = build->view;
	struct point to = {
		.shown = { .what = LL_POINT_NOW,
			   .name = LL_STR("now"),
			   .date = view->today,
			   .known = true },
		.nlandings = build->log->ninfos,
	};

	for (size_t i = 0; i < view->nperiods; i++) {
		const struct ll_view_period *period = &view->period[i];
		struct point from;

		/* of several with one opening the longest comes first */
		if (!period->first.n || period->first.n > view->today.n ||
		    (to.shown.period &&
		     to.shown.period->first.n == period->first.n)) {
			continue;
		}
		from = opening(build, period);
		add_pair(compare, &from, &to);
		to = from;
	}
}

static const struct ll_tag *find_tag(const struct ll_source *source,
				     ll_str name)
{
	for (size_t i = 0; i < source->ntags; i++) {
		if (source->tag[i].is_published &&
		    ll_str_eq(source->tag[i].name, name)) {
			return &source->tag[i];
		}
	}
	return NULL;
}

/* The day of a tag may be that of a hidden landing. */
static struct point tag_point(const struct ll_build *build,
			      const struct ll_tag *tag)
{
	bool whole = ll_audience_is_narrowest(&build->sieve->audience);

	return (struct point){
		.shown = { .what = LL_POINT_TAG,
			   .name = tag->name,
			   .date = whole ? ll_date_of_time(tag->time)
					 : LL_DATE_NONE,
			   .known = true },
		.nlandings = tag->nlandings,
	};
}

static void add_tags(struct compare *compare)
{
	const struct ll_build *build = compare->build;
	const struct ll_settings *settings = build->org->settings;
	struct point *point =
		LL_NEW(build->arena, struct point, settings->ncompares);
	size_t n = 0;

	for (size_t i = 0; i < settings->ncompares; i++) {
		const struct ll_tag *tag =
			find_tag(build->org->source, settings->compare[i].name);
		size_t at = n;

		if (!tag) {
			continue;
		}
		while (at && point[at - 1].nlandings > tag->nlandings) {
			point[at] = point[at - 1];
			at--;
		}
		point[at] = tag_point(build, tag);
		n++;
	}
	for (size_t i = n; i-- > 1;) {
		add_pair(compare, &point[i - 1], &point[i]);
	}
}

void ll_build_compares(struct ll_build *build)
{
	struct compare compare = {
		.build = build,
		.comparer = { .org = build->org, .log = build->log },
		.index = LL_NEW(build->arena, size_t, build->view->nrecords),
	};

	if (build->view->history == LL_VIEW_NO_HISTORY || !build->log->ninfos) {
		return;
	}
	for (size_t i = 0; i < build->org->nrecords; i++) {
		compare.index[build->place[i]] = i;
	}
	ll_worddiff_open();
	add_openings(&compare);
	add_tags(&compare);
	ll_worddiff_close();
	ll_comparer_release(&compare.comparer);
	build->view->compare = compare.pairs.item;
	build->view->ncompares = compare.pairs.n;
}
