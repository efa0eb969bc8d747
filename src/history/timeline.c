#include "history/timeline.h"

#include "history/change.h"
#include "history/fold.h"
#include "history/section.h"
#include "history/timeline_internal.h"

/* A landing with the two versions; NULL where the file was not there. */
struct view {
	const struct ll_version *version;
	struct ll_edition *old;
	struct ll_edition *new;
	bool unread; /* one of them is missing */
};

static const struct ll_states no_states;

static const struct ll_states *states_of(const struct ll_edition *edition)
{
	return edition ? &edition->states : &no_states;
}

static ll_str path_before(const struct ll_version *version)
{
	return version->old_path.len ? version->old_path : version->path;
}

/* --------------------------------------------------------------- changes */

static void set_audience(struct ll_change *change, const struct ll_state *old,
			 const struct ll_state *new)
{
	const struct ll_state *now = new ? new : old;

	change->audience = now->audience;
	change->audience_before = old ? old->audience : LL_STR("");
	change->audience_certain = (!old || old->audience_certain) &&
				   (!new || new->audience_certain);
}

static struct ll_change begin_change(const struct ll_version *version)
{
	return (struct ll_change){
		.landing = version->landing,
		.path = version->path,
		.old_path = version->old_path,
		.before = version->before,
		.after = version->after,
	};
}

/* What happened to a record; its texts do not outlive the editions. */
static struct ll_change make_change(struct ll_trace *trace,
				    struct ll_arena *arena,
				    const struct ll_version *version,
				    const struct ll_state *old,
				    const struct ll_state *new)
{
	struct ll_change change = begin_change(version);
	struct ll_side before = { old, path_before(version), LL_STR("") };
	struct ll_side after = { new, version->path, LL_STR("") };

	if (version->old_path.len) {
		before.period = ll_captured_period(
			trace, before.path,
			ll_version_day_before(trace, version));
		after.period = ll_captured_period(
			trace, after.path, ll_version_day(trace, version));
	}
	ll_change_compare(arena, &before, &after, &change);
	set_audience(&change, old, new);
	ll_change_add_audience(arena, trace->input->org->settings, &change);
	if (change.class != LL_CLASS_MECHANICAL) {
		change.meaning_before = old ? ll_state_digest(old) : 0;
		change.meaning_after = new ? ll_state_digest(new) : 0;
	}
	return change;
}

/* @arena: where the texts of @change are */
static void keep_change(struct ll_trace *trace, struct ll_arena *arena,
			struct ll_track *track, struct ll_change *change)
{
	track->bytes += ll_change_shorten(arena, change,
					  track->bytes < LL_TIMELINE_BYTES
						  ? &ll_change_plenty
						  : &ll_change_little);
	track->complete = change->class == LL_CLASS_CREATED;
	*LL_PUSH(trace->arena, &track->change) =
		ll_change_copy(trace->arena, change);
}

/* ----------------------------------------------------------- whole files */

static const struct ll_state *whole_state(const struct ll_edition *edition)
{
	static const struct ll_state blank = { .audience_certain = true };

	if (!edition) {
		return NULL;
	}
	for (size_t i = 0; i < edition->states.n; i++) {
		if (!edition->states.state[i].anchor.len) {
			return &edition->states.state[i];
		}
	}
	return &blank;
}

static struct ll_change unread_change(const struct ll_version *version)
{
	struct ll_change change = begin_change(version);

	change.unread = true;
	change.class = LL_CLASS_MECHANICAL;
	if (ll_oid_is_zero(&version->before) && !version->unsure) {
		change.class = LL_CLASS_CREATED;
	} else if (ll_oid_is_zero(&version->after)) {
		change.class = LL_CLASS_DELETED;
	}
	return change;
}

static void walk_whole(struct ll_trace *trace, struct ll_track *track,
		       const struct view *view)
{
	struct ll_arena scratch = { 0 };
	struct ll_change change;

	if (view->unread) {
		change = unread_change(view->version);
	} else {
		change = make_change(trace, &scratch, view->version,
				     whole_state(view->old),
				     whole_state(view->new));
	}
	keep_change(trace, &scratch, track, &change);
	ll_arena_release(&scratch);
}

/* -------------------------------------------------------------- sections */

static bool is_worth_telling(const struct ll_change *change,
			     const struct view *view, size_t old, size_t new)
{
	return change->class != LL_CLASS_MECHANICAL || change->nevents ||
	       !ll_str_eq(change->audience, change->audience_before) ||
	       !ll_str_eq(ll_section_raw(view->old, old),
			  ll_section_raw(view->new, new));
}

static void add_section_change(struct ll_trace *trace, struct ll_track *track,
			       const struct view *view, size_t old, size_t new)
{
	struct ll_arena scratch = { 0 };
	struct ll_change change = make_change(
		trace, &scratch, view->version,
		old == LL_NPOS ? NULL : &view->old->states.state[old],
		new == LL_NPOS ? NULL : &view->new->states.state[new]);

	if (old == LL_NPOS || new == LL_NPOS ||
	    is_worth_telling(&change, view, old, new)) {
		keep_change(trace, &scratch, track, &change);
	}
	track->state = old;
	ll_arena_release(&scratch);
}

static struct ll_track *asleep(struct ll_trace *trace, const struct ll_map *map,
			       ll_str key)
{
	uintptr_t number = (uintptr_t)ll_map_get(map, key);
	struct ll_track *track =
		number ? &trace->tracks.item[number - 1] : NULL;

	return track && !track->whole && track->state == LL_NPOS ? track : NULL;
}

/* The record that came later in the place of a section that went. */
static struct ll_track *find_later(struct ll_trace *trace,
				   const struct ll_state *state)
{
	struct ll_track *track =
		asleep(trace, &trace->by_identity, state->identity);

	return track ? track : asleep(trace, &trace->by_anchor, state->anchor);
}

static void walk_sections(struct ll_trace *trace, const struct view *view)
{
	struct ll_arena scratch = { 0 };
	const struct ll_states *old = states_of(view->old);
	struct ll_section_match match =
		ll_sections_match(&scratch, old, states_of(view->new));

	for (size_t i = 0; i < trace->tracks.n; i++) {
		struct ll_track *track = &trace->tracks.item[i];

		if (!track->whole && track->state != LL_NPOS) {
			add_section_change(trace, track, view,
					   match.old_of[track->state],
					   track->state);
		}
	}
	for (size_t i = 0; i < old->n; i++) {
		struct ll_track *track;

		if (!old->state[i].anchor.len || match.new_of[i] != LL_NPOS) {
			continue;
		}
		track = find_later(trace, &old->state[i]);
		if (!track) {
			track = ll_track_add_gone(
				trace, view->old, i, path_before(view->version),
				ll_version_day_before(trace, view->version));
		}
		if (track) {
			add_section_change(trace, track, view, i, LL_NPOS);
		}
	}
	ll_arena_release(&scratch);
}

/* ---------------------------------------------------------------- walking */

static void move_cursor(struct ll_trace *trace, struct ll_edition *to)
{
	if (to) {
		to->uses++;
		to->held++;
	}
	ll_edition_let_go(&trace->editions, trace->cursor);
	trace->cursor = to;
}

/*
 * The version after this landing is nearly always the one before the next. It
 * is not where one in between is missing, or on parallel lines of history:
 * then the records are looked for in it, and what is not found stays asleep.
 */
static void align(struct ll_trace *trace, struct ll_edition *to)
{
	struct ll_arena scratch = { 0 };
	struct ll_section_match match;

	if (trace->cursor == to) {
		return;
	}
	match = ll_sections_match(&scratch, states_of(to),
				  states_of(trace->cursor));
	for (size_t i = 0; i < trace->tracks.n; i++) {
		struct ll_track *track = &trace->tracks.item[i];

		if (!track->whole && track->state != LL_NPOS) {
			track->state = match.old_of[track->state];
		}
	}
	for (size_t i = 0; to && trace->cursor && i < to->states.n; i++) {
		struct ll_track *track =
			match.new_of[i] == LL_NPOS
				? find_later(trace, &to->states.state[i])
				: NULL;

		if (track) {
			track->state = i;
		}
	}
	ll_arena_release(&scratch);
	move_cursor(trace, to);
}

static bool is_missing(const struct ll_edition *edition)
{
	return edition && edition->how == LL_EDITION_MISSING;
}

static void walk(struct ll_trace *trace, const struct ll_version *version)
{
	struct view view = { .version = version };

	view.new = ll_edition_hold(
		&trace->editions, &version->after, version->path,
		ll_version_day(trace, version), trace->cursor);
	view.old = ll_edition_hold(&trace->editions, &version->before,
				   path_before(version),
				   ll_version_day_before(trace, version),
				   view.new ? view.new : trace->cursor);
	view.unread =
		version->unsure || is_missing(view.old) || is_missing(view.new);
	if (!is_missing(view.new)) {
		align(trace, view.new);
	}
	for (size_t i = 0; i < trace->tracks.n; i++) {
		if (trace->tracks.item[i].whole) {
			walk_whole(trace, &trace->tracks.item[i], &view);
		}
	}
	if (!view.unread) {
		walk_sections(trace, &view);
		move_cursor(trace, view.old);
	}
	ll_edition_let_go(&trace->editions, view.new);
	ll_edition_let_go(&trace->editions, view.old);
}

/* The records of a file that is gone, by its last version. */
static void open_gone(struct ll_trace *trace)
{
	const struct ll_version *last = &trace->chain.item[0];
	struct ll_edition *edition;

	ll_edition_expect(&trace->editions, &last->before);
	edition = ll_edition_hold(&trace->editions, &last->before,
				  path_before(last),
				  ll_version_day_before(trace, last), NULL);
	if (is_missing(edition)) {
		ll_track_add_unread(trace, last->path);
	}
	for (size_t i = 0; edition && i < edition->states.n; i++) {
		if (!edition->states.state[i].anchor.len) {
			ll_track_add_gone(trace, edition, i, last->path,
					  ll_version_day_before(trace, last));
		}
	}
	ll_edition_let_go(&trace->editions, edition);
}

static void open_present(struct ll_trace *trace, size_t first, size_t n)
{
	const struct ll_org *org = trace->input->org;
	const struct ll_record *record = &org->record[first];
	const struct ll_file *file =
		ll_source_file(trace->input->source, record->path);
	struct ll_edition *edition;

	ll_edition_give(&trace->editions, file, &org->file[record->file]);
	ll_track_add_records(trace, first, n);
	edition = ll_edition_hold(&trace->editions, &file->blob, file->path,
				  org->settings->today, NULL);
	move_cursor(trace, edition);
	ll_edition_let_go(&trace->editions, edition);
}

static void expect_all(struct ll_trace *trace)
{
	for (size_t i = 0; i < trace->chain.n; i++) {
		ll_edition_expect(&trace->editions,
				  &trace->chain.item[i].before);
		ll_edition_expect(&trace->editions,
				  &trace->chain.item[i].after);
	}
}

struct ll_tracks ll_tracks_make(struct ll_arena *arena,
				const struct ll_log_input *input, size_t path,
				size_t first, size_t nrecords)
{
	const struct ll_org *org = input->org;
	const struct ll_rule *rule =
		nrecords ? org->file[org->record[first].file].rule : NULL;
	struct ll_trace trace = {
		.arena = arena,
		.input = input,
		.by_anchor = ll_map_make(arena),
		.by_identity = ll_map_make(arena),
	};

	trace.editions =
		ll_editions_make(arena, input->source, org->settings, rule);
	trace.editions.fetching = input->fetching;
	trace.chain = ll_chain_make(arena, &input->source->history,
				    &input->index, &input->renames, path);
	expect_all(&trace);
	if (nrecords) {
		open_present(&trace, first, nrecords);
	} else {
		open_gone(&trace);
	}
	for (size_t i = 0; i < trace.chain.n; i++) {
		walk(&trace, &trace.chain.item[i]);
	}
	ll_editions_release(&trace.editions);
	return trace.tracks;
}
