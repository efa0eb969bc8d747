#include "history/compare.h"

#include "history/change.h"
#include "history/section.h"

/* ---------------------------------------------------------------- points */

static bool is_after(const struct ll_landing *landing, ll_time end)
{
	return landing->uncommitted || landing->commit.time >= end;
}

size_t ll_compare_day(const struct ll_log *log, ll_date day)
{
	ll_time end = ll_time_of_date((ll_date){ day.n + 1 });
	size_t against = 0;
	size_t fewest;
	size_t best = 0;

	/* Against "nothing yet": every landing that is not later. */
	for (size_t i = 0; i < log->ninfos; i++) {
		against += !is_after(log->info[i].landing, end);
	}
	fewest = against;
	/* From the oldest on, each moves to this side of the cut. */
	for (size_t i = 0; i < log->ninfos; i++) {
		if (is_after(log->info[i].landing, end)) {
			against++;
		} else {
			against--;
		}
		if (against < fewest) {
			fewest = against;
			best = i + 1;
		}
	}
	return best;
}

/* -------------------------------------------------------------- standing */

/* Before its first known change it was there, unless that made it. */
static struct ll_standing before_all(const struct ll_log *log,
				     const struct ll_subject *subject)
{
	const struct ll_timeline *timeline = subject->timeline;
	struct ll_standing standing = { .change = LL_NPOS };
	const struct ll_change *first = timeline->change;

	if (timeline->complete) {
		return standing;
	}
	if (!timeline->nchanges) {
		standing.today = subject->record && !log->gaps;
		standing.how = standing.today ? LL_STOOD : LL_STOOD_UNKNOWN;
	} else if (first->class != LL_CLASS_CREATED) {
		standing.how = ll_oid_is_zero(&first->before) ? LL_STOOD_UNKNOWN
							      : LL_STOOD;
	}
	return standing;
}

struct ll_standing ll_standing_at(const struct ll_log *log,
				  const struct ll_subject *subject,
				  size_t nlandings)
{
	const struct ll_timeline *timeline = subject->timeline;
	struct ll_standing standing = { 0 };
	size_t n = timeline->nchanges;

	while (n && timeline->change[n - 1].landing >= nlandings) {
		n--;
	}
	if (!n) {
		standing = before_all(log, subject);
	} else if (timeline->change[n - 1].class != LL_CLASS_DELETED) {
		standing.how = LL_STOOD;
		standing.change = n - 1;
		standing.today = subject->record && n == timeline->nchanges;
	}
	if (nlandings == log->ninfos && subject->record) {
		standing.how = LL_STOOD;
		standing.today = true;
	}
	return standing;
}

bool ll_standing_moved(const struct ll_subject *subject,
		       const struct ll_standing *old,
		       const struct ll_standing *new)
{
	size_t from = old->change == LL_NPOS ? 0 : old->change + 1;
	size_t to = new->change == LL_NPOS ? 0 : new->change + 1;

	for (size_t i = from; i < to; i++) {
		const struct ll_change *change = &subject->timeline->change[i];

		if (change->class != LL_CLASS_MECHANICAL || change->unread) {
			return true;
		}
	}
	return false;
}

static ll_str title_now(const struct ll_subject *subject)
{
	return subject->record ? subject->record->title : subject->gone->title;
}

ll_str ll_standing_title(const struct ll_subject *subject,
			 const struct ll_standing *standing)
{
	const struct ll_timeline *timeline = subject->timeline;
	size_t after = standing->change == LL_NPOS ? 0 : standing->change + 1;
	ll_str title = title_now(subject);

	for (size_t i = timeline->nchanges; i-- > after;) {
		const struct ll_change *change = &timeline->change[i];

		for (size_t k = 0; k < change->nevents; k++) {
			if (change->event[k].type == LL_EVENT_RETITLED) {
				title = change->event[k].old_text;
			}
		}
	}
	return title;
}

/* ---------------------------------------------------------------- states */

/* The version of the file that a record stood in. */
struct version {
	struct ll_oid blob;
	ll_str path;
	ll_date day;
};

static struct version version_of(const struct ll_log *log,
				 const struct ll_subject *subject,
				 const struct ll_standing *standing)
{
	bool first = standing->change == LL_NPOS;
	const struct ll_change *change =
		&subject->timeline->change[first ? 0 : standing->change];
	const struct ll_landing *landing = log->info[change->landing].landing;

	return (struct version){
		.blob = first ? change->before : change->after,
		.path = first && change->old_path.len ? change->old_path
						      : change->path,
		.day = ll_date_of_time(landing->commit.time),
	};
}

static const struct ll_states *states_now(const struct ll_comparer *comparer,
					  const struct ll_subject *subject)
{
	return subject->record ? &comparer->org->file[subject->record->file]
			       : NULL;
}

static ll_str path_now(const struct ll_subject *subject)
{
	return subject->record ? subject->record->path : subject->gone->path;
}

static void open_file(struct ll_comparer *comparer,
		      const struct ll_subject *subject)
{
	const struct ll_states *now = states_now(comparer, subject);
	ll_str path = path_now(subject);

	if (comparer->path.s && ll_str_eq(comparer->path, path)) {
		return;
	}
	ll_comparer_release(comparer);
	comparer->path = path;
	comparer->editions = ll_editions_make(
		&comparer->scratch, comparer->org->source,
		comparer->org->settings, now ? now->rule : NULL);
}

/* By its title then; of several with it, the one at its anchor. */
static const struct ll_state *find_titled(struct ll_arena *scratch,
					  const struct ll_states *old,
					  ll_str title, ll_str anchor)
{
	const struct ll_state *found = NULL;

	for (size_t i = 0; i < old->n; i++) {
		const struct ll_state *state = &old->state[i];

		if (state->anchor.len &&
		    ll_titles_same(scratch, state->title, title) &&
		    (!found || ll_str_eq(state->anchor, anchor))) {
			found = state;
		}
	}
	return found;
}

static const struct ll_state *find_whole(const struct ll_states *old)
{
	for (size_t i = 0; i < old->n; i++) {
		if (!old->state[i].anchor.len) {
			return &old->state[i];
		}
	}
	return NULL;
}

static const struct ll_state *find_state(struct ll_comparer *comparer,
					 const struct ll_subject *subject,
					 const struct ll_standing *standing,
					 const struct ll_states *old)
{
	const struct ll_states *now = states_now(comparer, subject);
	ll_str anchor = subject->record ? subject->record->anchor
					: subject->gone->anchor;
	const struct ll_state *found;
	struct ll_section_match match;
	size_t at;

	if (!anchor.len) {
		return find_whole(old);
	}
	found = find_titled(&comparer->scratch, old,
			    ll_standing_title(subject, standing), anchor);
	if (found || !now) {
		return found;
	}
	match = ll_sections_match(&comparer->scratch, old, now);
	at = match.old_of[subject->record->state];
	return at == LL_NPOS ? NULL : &old->state[at];
}

const struct ll_state *ll_compare_state(struct ll_comparer *comparer,
					const struct ll_subject *subject,
					const struct ll_standing *standing)
{
	struct version version;
	struct ll_edition *edition;

	if (standing->how != LL_STOOD) {
		return NULL;
	}
	open_file(comparer, subject);
	if (standing->today) {
		return ll_state_tell(&comparer->scratch,
				     states_now(comparer, subject),
				     subject->record->state);
	}
	version = version_of(comparer->log, subject, standing);
	edition = ll_edition_hold(&comparer->editions, &version.blob,
				  version.path, version.day, NULL);
	return edition && edition->how == LL_EDITION_READ
		       ? find_state(comparer, subject, standing,
				    &edition->states)
		       : NULL;
}

/* ------------------------------------------------------------- comparing */

static void tell_whole(struct ll_arena *arena, const struct ll_state *state,
		       enum ll_span_kind kind, struct ll_change *change)
{
	LL_VEC(struct ll_word_span) spans = { 0 };
	ll_str rest = state->words;

	while (rest.len) {
		size_t end = ll_str_find_char(rest, '\n');
		size_t len = end == LL_NPOS ? rest.len : end + 1;

		*LL_PUSH(arena, &spans) = (struct ll_word_span){
			.kind = kind,
			.text = ll_str_sub(rest, 0, len),
		};
		rest = ll_str_from_pos(rest, len);
	}
	change->span = spans.item;
	change->nspans = spans.n;
}

void ll_compare_states(struct ll_arena *arena, const struct ll_state *old,
		       const struct ll_state *new, struct ll_change *change)
{
	struct ll_arena scratch = { 0 };
	struct ll_side before = { old, LL_STR(""), LL_STR("") };
	struct ll_side after = { new, LL_STR(""), LL_STR("") };

	ll_change_compare(&scratch, &before, &after, change);
	if (!old || !new) {
		tell_whole(&scratch, old ? old : new,
			   old ? LL_REMOVED : LL_ADDED, change);
	}
	ll_change_shorten(&scratch, change, &ll_change_plenty);
	*change = ll_change_copy(arena, change);
	ll_arena_release(&scratch);
}

void ll_comparer_release(struct ll_comparer *comparer)
{
	if (comparer->path.s) {
		ll_editions_release(&comparer->editions);
	}
	ll_arena_release(&comparer->scratch);
	comparer->path = (ll_str){ 0 };
}
