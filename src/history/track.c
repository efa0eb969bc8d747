#include "history/timeline_internal.h"

#include "model/part.h"

/* ------------------------------------------------------- days and periods */

/* When a version came to be. */
ll_date ll_version_day(const struct ll_trace *trace,
		       const struct ll_version *version)
{
	const struct ll_landing *landing =
		&trace->input->source->history.landing[version->landing];

	return landing->uncommitted ? trace->editions.settings->today
				    : ll_date_of_time(landing->commit.time);
}

/* And when the one before it did: in the landing before, where there is one. */
ll_date ll_version_day_before(const struct ll_trace *trace,
			      const struct ll_version *version)
{
	bool last = version == &trace->chain.item[trace->chain.n - 1];

	return ll_version_day(trace, last ? version : version + 1);
}

/* "2026", "2026q3", "FY26": what a path says where the file does not. */
ll_str ll_captured_period(struct ll_trace *trace, ll_str path, ll_date day)
{
	struct ll_capture capture = { 0 };
	const struct ll_rule *rule =
		ll_edition_rule(&trace->editions, path, day);

	if (!rule || !ll_pattern_match(rule->files, path, &capture)) {
		return LL_STR("");
	}
	return ll_capture_period(trace->arena, &capture);
}

static ll_str period_of(struct ll_trace *trace, const struct ll_state *state,
			ll_str path, ll_date day)
{
	for (size_t i = 0; i < state->nfacts; i++) {
		if (ll_str_is(state->fact[i].field, "period")) {
			return ll_str_copy(trace->arena, state->fact[i].text);
		}
	}
	return ll_captured_period(trace, path, day);
}

/* ---------------------------------------------------------------- tracks */

static void remember(struct ll_map *map, ll_str key, size_t number)
{
	if (key.len) {
		*ll_map_slot(map, key) = (void *)(uintptr_t)number;
	}
}

static struct ll_track *add_track(struct ll_trace *trace, struct ll_track track)
{
	struct ll_track *added = LL_PUSH(trace->arena, &trace->tracks);

	*added = track;
	remember(&trace->by_anchor, track.anchor, trace->tracks.n);
	remember(&trace->by_identity, track.identity, trace->tracks.n);
	return added;
}

void ll_track_add_records(struct ll_trace *trace, size_t first, size_t n)
{
	const struct ll_org *org = trace->input->org;

	for (size_t i = first; i < first + n; i++) {
		const struct ll_record *record = &org->record[i];
		const struct ll_state *state =
			&org->file[record->file].state[record->state];

		add_track(trace, (struct ll_track){
					 .record = i,
					 .whole = !state->anchor.len,
					 .kind = state->kind,
					 .anchor = state->anchor,
					 .identity = state->identity,
					 .state = record->state,
				 });
	}
}

/* The id that a record would have if it were still there. */
static ll_str id_of(struct ll_trace *trace, const struct ll_states *states,
		    size_t at, ll_str path)
{
	ll_str id = ll_part_text(trace->arena, &states->part[at], LL_FIELD_ID);
	ll_str anchor = states->state[at].anchor;

	if (id.len || !anchor.len) {
		return ll_str_copy(trace->arena,
				   id.len ? id : ll_path_stem(path));
	}
	return ll_str_join(trace->arena, ll_path_stem(path), LL_STR("#"),
			   anchor);
}

static bool is_told_when_gone(enum ll_kind kind)
{
	return kind != LL_KIND_PAGE && kind != LL_KIND_NONE;
}

/* A record that an older version has and no later one; NULL for a page. */
struct ll_track *ll_track_add_gone(struct ll_trace *trace,
				   const struct ll_edition *old, size_t at,
				   ll_str path, ll_date day)
{
	const struct ll_state *state = &old->states.state[at];
	struct ll_track track = {
		.record = LL_NO_RECORD,
		.whole = !state->anchor.len,
		.kind = state->kind,
		.path = path,
		.state = at,
	};

	if (!is_told_when_gone(state->kind) ||
	    trace->ngone == LL_MAX_GONE_SECTIONS) {
		return NULL;
	}
	trace->ngone++;
	track.anchor = ll_str_copy(trace->arena, state->anchor);
	track.identity = ll_str_copy(trace->arena, state->identity);
	track.id = id_of(trace, &old->states, at, path);
	track.title = ll_str_copy(trace->arena, state->title);
	track.period = period_of(trace, state, path, day);
	return add_track(trace, track);
}

/* A file that is gone and whose last words are missing. */
void ll_track_add_unread(struct ll_trace *trace, ll_str path)
{
	struct ll_capture capture;
	const struct ll_rule *rule =
		ll_rule_for(trace->editions.settings, path, NULL, &capture);

	if (!is_told_when_gone(rule->kind) ||
	    rule->records != LL_RECORDS_FILE) {
		return;
	}
	add_track(trace,
		  (struct ll_track){
			  .record = LL_NO_RECORD,
			  .whole = true,
			  .kind = rule->kind,
			  .id = ll_path_stem(path),
			  .path = path,
			  .title = ll_path_base(ll_path_stem(path)),
			  .period = ll_capture_period(trace->arena, &capture),
			  .state = LL_NPOS,
		  });
}
