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
};

/* The view's changes while they are collected. */
struct collector {
	struct ll_build *build;
	LL_VEC(struct ll_view_change) change;
	LL_VEC(struct mark {
		size_t landing; /* into log->info */
		bool veiled;    /* its earlier side is hidden */
	})
	mark; /* of each change */
};

/* ---- what may be seen of a track ----------------------------------------- */

/* Where a record is now its rule is known; elsewhere the path decides too. */
static bool sees_state(struct ll_build *build, const struct track *track,
		       ll_str audience, ll_str path)
{
	struct ll_sieve *sieve = build->sieve;
	size_t level;

	if (!track->rule || !ll_str_eq(path, track->path)) {
		return ll_sieve_sees_state(sieve, audience, path);
	}
	level = audience.len
			? ll_audience_level(&sieve->audience, audience)
			: ll_audience_rule_level(&sieve->audience, track->rule);
	return ll_audience_sees(&sieve->audience, level);
}

/* Edits that are not committed have no blob: the record's file was judged. */
static bool sees_version(struct ll_build *build, const struct ll_change *change)
{
	const struct ll_oid *id = ll_oid_is_zero(&change->after)
					  ? &change->before
					  : &change->after;

	return build->log->info[change->landing].landing->uncommitted ||
	       ll_oid_is_zero(id) || ll_sieve_sees_blob(build->sieve, id);
}

/* The state after change @i, for a deletion the one before it. */
static bool sees_after(struct ll_build *build, const struct track *track,
		       size_t i)
{
	const struct ll_change *change = &track->timeline->change[i];

	if (ll_audience_is_narrowest(&build->sieve->audience)) {
		return true;
	}
	if (!sees_version(build, change)) {
		return false;
	}
	if (change->class == LL_CLASS_DELETED) {
		return (!i ||
			track->timeline->change[i - 1].audience_certain) &&
		       sees_state(build, track, change->audience_before,
				  change->path);
	}
	return change->audience_certain &&
	       sees_state(build, track, change->audience, change->path);
}

/* The state before change @i; what was not there can be seen. */
static bool sees_before(struct ll_build *build, const struct track *track,
			size_t i)
{
	const struct ll_change *change = &track->timeline->change[i];

	if (change->class == LL_CLASS_CREATED ||
	    ll_audience_is_narrowest(&build->sieve->audience)) {
		return true;
	}
	if (i) {
		return sees_after(build, track, i - 1);
	}
	return sees_state(build, track, change->audience_before,
			  change->old_path.len ? change->old_path
					       : change->path);
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
	struct ll_view_change *out = LL_PUSH(build->arena, &collector->change);
	bool before = sees_before(build, track, i);

	*LL_PUSH(build->arena, &collector->mark) =
		(struct mark){ change->landing, !before };
	out->record = track->record;
	out->title = title;
	out->kind = track->kind;
	out->class = change->class;
	out->path = change->path;
	out->unread = change->unread;
	if (!before && first) {
		add_beginning(build, out);
	} else if (!before) {
		out->class = LL_CLASS_WORDING;
	} else {
		out->old_path = ll_sieve_tells(build->sieve, change->old_path)
					? LL_STR("")
					: change->old_path;
		ll_build_change(build, change, out);
	}
}

/* ---- one track ----------------------------------------------------------- */

/* Titles go back in time by what renamings say. */
static ll_str *titles_of(const struct ll_build *build,
			 const struct track *track)
{
	size_t n = track->timeline->nchanges;
	ll_str *title = LL_NEW(build->arena, ll_str, n + 1);
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

static void add_track(struct collector *collector, const struct track *track)
{
	struct ll_build *build = collector->build;
	ll_str *title;
	bool first = true;

	if (track->hidden || !track->timeline->nchanges) {
		return;
	}
	title = titles_of(build, track);
	for (size_t i = 0; i < track->timeline->nchanges; i++) {
		if (!sees_after(build, track, i)) {
			continue;
		}
		add_change(collector, track, i, title[i], first);
		if (first && track->record) {
			track->record->history_complete =
				!sees_before(build, track, i) ||
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
					false });
		}
	}
	for (size_t i = 0; i < build->log->ngone; i++) {
		const struct ll_gone *gone = &build->log->gone[i];

		add_track(collector,
			  &(struct track){ &gone->timeline, NULL, gone->kind,
					   gone->title, gone->path, NULL,
					   build->sieve->gone_hidden[i] });
	}
}

/* ---- all changes, by landing --------------------------------------------- */

/* Which landings have a visible change: index into view->landing + 1. */
static size_t *place_landings(struct collector *collector)
{
	struct ll_build *build = collector->build;
	struct ll_view *view = build->view;
	size_t *count = LL_NEW(build->arena, size_t, build->log->ninfos + 1);
	size_t *place = LL_NEW(build->arena, size_t, build->log->ninfos + 1);

	for (size_t i = 0; i < collector->change.n; i++) {
		count[collector->mark.item[i].landing]++;
	}
	for (size_t i = 0; i < build->log->ninfos; i++) {
		if (count[i]) {
			place[i] = ++view->nlandings;
		}
	}
	view->landing =
		LL_NEW(build->arena, struct ll_view_landing, view->nlandings);
	for (size_t i = 0; i < build->log->ninfos; i++) {
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
	size_t *start = LL_NEW(build->arena, size_t, ninfos + 1);
	size_t n = collector->change.n;
	struct ll_view_change *sorted =
		LL_NEW(build->arena, struct ll_view_change, n);
	struct mark *mark = LL_NEW(build->arena, struct mark, n);

	build->veiled = LL_NEW(build->arena, bool, n);
	for (size_t i = 0; i < n; i++) {
		start[collector->mark.item[i].landing + 1]++;
	}
	for (size_t i = 0; i < ninfos; i++) {
		start[i + 1] += start[i];
	}
	for (size_t i = 0; i < n; i++) {
		size_t to = start[collector->mark.item[i].landing]++;

		sorted[to] = collector->change.item[i];
		mark[to] = collector->mark.item[i];
		build->veiled[to] = mark[to].veiled;
	}
	collector->change.item = sorted;
	collector->mark.item = mark;
	build->view->change = sorted;
	build->view->nchanges = n;
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
		landing->change[landing->nchanges++] = &view->change[i];
	}
	for (size_t i = 0; i < view->nlandings; i++) {
		qsort(view->landing[i].change, view->landing[i].nchanges,
		      sizeof(*view->landing[i].change), by_path);
	}
	ll_build_landings(collector->build, place);
}

static void link_records(struct ll_view *view, struct ll_arena *arena)
{
	size_t *count = LL_NEW(arena, size_t, view->nrecords);

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
	link_landings(&collector);
	link_records(build->view, build->arena);
}
