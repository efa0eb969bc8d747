#include "view/build.h"

#include <stdlib.h>

/* The changes of one record or of one that is gone. */
struct track {
	const struct ll_timeline *timeline;
	struct ll_view_record *record; /* NULL: gone */
	enum ll_kind kind;
	ll_str title; /* now, or at the end */
	ll_str path;
	const struct ll_rule *rule; /* of the file at @path, or NULL */
	bool hidden;
	ll_str period; /* of one that is gone, or "" */
	bool personal; /* see struct ll_seen_past */
};

/* The view's changes while they are collected. */
struct collector {
	struct ll_build *build;
	struct ll_arena scratch; /* of all that is collected */
	LL_VEC(struct ll_view_change) change;
	LL_VEC(struct mark {
		size_t landing; /* into log->info */
		bool veiled;    /* its earlier side is hidden */
		const struct ll_change *from;
		size_t undoes; /* collected change it takes back, plus one */
	})
	mark;                             /* of each change */
	const struct ll_view_bulk **bulk; /* by landing */
};

static struct ll_seen_past past_of(const struct track *track)
{
	return (struct ll_seen_past){ track->timeline, track->path, track->rule,
				      track->personal };
}

/* ---- one change ---------------------------------------------------------- */

/* The first that may be seen of what was hidden before is its beginning. */
static void add_beginning(const struct ll_build *build,
			  struct ll_view_change *out)
{
	out->class = LL_CLASS_CREATED;
	out->event = LL_NEW(build->arena, struct ll_view_event, 1);
	out->nevents = 1;
	out->event->type = LL_EVENT_CREATED;
	out->event->field = LL_STR("");
	out->event->label = LL_STR("");
	out->event->old_text = LL_STR("");
	out->event->new_text = out->title;
}

static void add_change(struct collector *collector, const struct track *track,
		       size_t i, ll_str title, bool first)
{
	struct ll_build *build = collector->build;
	const struct ll_change *change = &track->timeline->change[i];
	struct ll_view_change *out =
		LL_PUSH(&collector->scratch, &collector->change);
	bool before = ll_past_sees_before(build, past_of(track), i);

	*LL_PUSH(&collector->scratch, &collector->mark) =
		(struct mark){ change->landing, !before, change, 0 };
	out->record = track->record;
	out->title = title;
	out->kind = track->kind;
	out->path = change->path;
	out->period = track->period;
	out->unread = change->unread;
	if (!before && first) {
		add_beginning(build, out);
	} else if (!before) {
		out->class = LL_CLASS_WORDING;
	} else {
		out->old_path = ll_sieve_tells(build->sieve, change->old_path)
					? LL_STR("")
					: change->old_path;
	}
}

/* ---- one track ----------------------------------------------------------- */

/* Titles go back in time by what renamings say. */
static ll_str *titles_of(struct ll_arena *scratch, const struct track *track)
{
	size_t n = track->timeline->nchanges;
	ll_str *title = LL_NEW(scratch, ll_str, n + 1);
	ll_str now = track->title;

	for (size_t i = n; i-- > 0;) {
		const struct ll_change *change = &track->timeline->change[i];

		title[i] = now;
		for (size_t k = 0; k < change->nevents; k++) {
			if (change->event[k].type == LL_EVENT_RETITLED) {
				now = change->event[k].old_text;
			}
		}
	}
	return title;
}

/* The last collected takes back one that may be seen whole, too. */
static void fold_change(struct collector *collector,
			const struct ll_change *change, const size_t *place)
{
	size_t at = change->undoes ? place[change->undoes - 1] : 0;
	struct mark *mark = &collector->mark.item[collector->mark.n - 1];

	if (at && !mark->veiled && !collector->mark.item[at - 1].veiled) {
		mark->undoes = at;
	}
}

static void add_track(struct collector *collector, const struct track *track)
{
	struct ll_build *build = collector->build;
	ll_str *title;
	size_t *place; /* of each change that may be seen, plus one */
	bool first = true;

	if (track->hidden || !track->timeline->nchanges) {
		return;
	}
	title = titles_of(&collector->scratch, track);
	place = LL_NEW(&collector->scratch, size_t, track->timeline->nchanges);
	for (size_t i = 0; i < track->timeline->nchanges; i++) {
		if (!ll_past_sees_after(build, past_of(track), i)) {
			continue;
		}
		add_change(collector, track, i, title[i], first);
		place[i] = collector->change.n;
		fold_change(collector, &track->timeline->change[i], place);
		if (first && track->record) {
			track->record->history_complete =
				!ll_past_sees_before(build, past_of(track),
						     i) ||
				(i == 0 && track->timeline->complete);
		}
		first = false;
	}
}

static void add_tracks(struct collector *collector)
{
	struct ll_build *build = collector->build;

	for (size_t i = 0; i < build->org->nrecords; i++) {
		const struct ll_record *record = &build->org->record[i];

		if (build->origin[i] < build->log->ntimelines) {
			add_track(
				collector,
				&(struct track){
					&build->log->timeline[build->origin[i]],
					ll_build_at(build, i), record->kind,
					record->title, record->path,
					build->org->file[record->file].rule,
					false, LL_STR(""), record->personal });
		}
	}
	for (size_t i = 0; i < build->log->ngone; i++) {
		const struct ll_gone *gone = &build->log->gone[i];

		add_track(collector,
			  &(struct track){ &gone->timeline, NULL, gone->kind,
					   gone->title, gone->path, NULL,
					   build->sieve->gone_hidden[i],
					   gone->period, false });
	}
}

/* ---- all changes, by landing --------------------------------------------- */

/* Which landings have a visible change: index into view->landing + 1. */
static size_t *place_landings(struct collector *collector)
{
	struct ll_build *build = collector->build;
	struct ll_view *view = build->view;
	size_t n = build->log->ninfos;
	size_t *count = LL_NEW(&collector->scratch, size_t, n + 1);
	size_t *place = LL_NEW(&collector->scratch, size_t, n + 1);

	for (size_t i = 0; i < collector->change.n; i++) {
		count[collector->mark.item[i].landing]++;
	}
	for (size_t i = 0; i < n; i++) {
		if (count[i]) {
			place[i] = ++view->nlandings;
		}
	}
	view->landing =
		LL_NEW(build->arena, struct ll_view_landing, view->nlandings);
	for (size_t i = 0; i < n; i++) {
		if (count[i]) {
			view->landing[place[i] - 1].change =
				LL_NEW(build->arena,
				       const struct ll_view_change *, count[i]);
		}
	}
	return place;
}

/* Counting sort: stable, so that a record's changes stay in their order. */
static void sort_changes(struct collector *collector)
{
	struct ll_build *build = collector->build;
	size_t ninfos = build->log->ninfos;
	size_t *start = LL_NEW(&collector->scratch, size_t, ninfos + 1);
	size_t n = collector->change.n;
	struct ll_view_change *sorted =
		LL_NEW(build->arena, struct ll_view_change, n);
	struct mark *mark = LL_NEW(&collector->scratch, struct mark, n);
	size_t *to;

	build->veiled = LL_NEW(build->arena, bool, n);
	build->from = LL_NEW(build->arena, const struct ll_change *, n);
	to = LL_NEW(&collector->scratch, size_t, n);
	for (size_t i = 0; i < n; i++) {
		start[collector->mark.item[i].landing + 1]++;
	}
	for (size_t i = 0; i < ninfos; i++) {
		start[i + 1] += start[i];
	}
	for (size_t i = 0; i < n; i++) {
		to[i] = start[collector->mark.item[i].landing]++;
		sorted[to[i]] = collector->change.item[i];
		mark[to[i]] = collector->mark.item[i];
		build->veiled[to[i]] = mark[to[i]].veiled;
		build->from[to[i]] = mark[to[i]].from;
	}
	for (size_t i = 0; i < n; i++) {
		if (mark[i].undoes) {
			struct ll_view_change *undone =
				&sorted[to[mark[i].undoes - 1]];

			sorted[i].undoes = undone;
			sorted[i].folded = true;
			undone->folded = true;
		}
	}
	collector->change.item = sorted;
	collector->mark.item = mark;
	build->view->change = sorted;
	build->view->nchanges = n;
}

/* ---- what changed, once it is known what is bulk --------------------------
 */

/* What is veiled is not asked what it did. */
static const struct ll_view_bulk *find_bulk(struct collector *collector,
					    size_t first, size_t end)
{
	struct ll_build *build = collector->build;
	const struct ll_change **change = LL_NEW(
		&collector->scratch, const struct ll_change *, end - first);
	const struct ll_view_bulk *bulk;
	size_t n = 0;

	for (size_t i = first; i < end; i++) {
		if (!build->veiled[i]) {
			change[n++] = build->from[i];
		}
	}
	bulk = ll_build_bulk(build, change, n,
			     collector->mark.item[first].landing);
	n = 0;
	for (size_t i = first; i < end; i++) {
		if (!build->veiled[i]) {
			build->from[i] = change[n++];
		}
	}
	return bulk;
}

static void fill_changes(struct collector *collector)
{
	struct ll_view *view = collector->build->view;

	collector->bulk =
		LL_NEW(&collector->scratch, const struct ll_view_bulk *,
		       collector->build->log->ninfos);
	for (size_t i = 0, end = 0; i < view->nchanges; i = end) {
		size_t landing = collector->mark.item[i].landing;

		while (end < view->nchanges &&
		       collector->mark.item[end].landing == landing) {
			end++;
		}
		collector->bulk[landing] = find_bulk(collector, i, end);
		for (size_t k = i; k < end; k++) {
			ll_build_what(collector->build, k);
		}
	}
}

static int by_path(const void *left, const void *right)
{
	const struct ll_view_change *a =
		*(const struct ll_view_change *const *)left;
	const struct ll_view_change *b =
		*(const struct ll_view_change *const *)right;
	int order = ll_str_cmp(a->path, b->path);

	/* both stand in view->change, in the order of their tracks */
	return order ? order : (a > b) - (a < b);
}

static void link_landings(struct collector *collector)
{
	struct ll_view *view = collector->build->view;
	size_t *place = place_landings(collector);

	for (size_t i = 0; i < view->nchanges; i++) {
		struct ll_view_landing *landing =
			&view->landing[place[collector->mark.item[i].landing] -
				       1];

		view->change[i].landing = landing;
		landing->bulk =
			collector->bulk[collector->mark.item[i].landing];
		landing->change[landing->nchanges++] = &view->change[i];
	}
	for (size_t i = 0; i < view->nlandings; i++) {
		qsort(view->landing[i].change, view->landing[i].nchanges,
		      sizeof(*view->landing[i].change), by_path);
	}
	ll_build_landings(collector->build, place);
}

static void link_records(struct collector *collector)
{
	struct ll_view *view = collector->build->view;
	struct ll_arena *arena = collector->build->arena;
	size_t *count = LL_NEW(&collector->scratch, size_t, view->nrecords);

	for (size_t i = 0; i < view->nchanges; i++) {
		if (view->change[i].record) {
			count[view->change[i].record - view->record]++;
		}
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		view->record[i].change =
			LL_NEW(arena, const struct ll_view_change *, count[i]);
	}
	for (size_t i = 0; i < view->nchanges; i++) {
		const struct ll_view_change *change = &view->change[i];
		struct ll_view_record *record;

		if (!change->record) {
			continue;
		}
		record = &view->record[change->record - view->record];
		if (!record->nchanges && record->history_complete) {
			record->since = change->landing->date;
		}
		record->uncommitted =
			record->uncommitted || change->landing->uncommitted;
		record->change[record->nchanges++] = change;
	}
}

void ll_build_history(struct ll_build *build)
{
	struct collector collector = { .build = build };

	add_tracks(&collector);
	sort_changes(&collector);
	fill_changes(&collector);
	link_landings(&collector);
	link_records(&collector);
	ll_arena_release(&collector.scratch);
}
