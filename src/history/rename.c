#include "history/rename.h"

#include "base/map.h"
#include "history/rename_internal.h"
#include "model/state.h"

enum {
	MAX_EQUALS = 100, /* files with the same bytes to choose from */
	MAX_BYTES = 64 * 1024 * 1024, /* read for one landing */
};

/* A landing in which files went and others came. */
struct landing {
	struct ll_arena arena; /* for this landing alone */
	const struct ll_source *source;
	const struct ll_settings *settings;
	struct ll_renames *renames;
	struct ll_rename_ends went;
	struct ll_rename_ends came;
	size_t bytes; /* read so far */
};

void ll_rename_pair(struct ll_renames *renames, struct ll_rename_end *went,
		    struct ll_rename_end *came)
{
	went->paired = true;
	came->paired = true;
	renames->from[came->change] = went->change + 1;
	renames->to[went->change] = came->change + 1;
}

/* -------------------------------------------------------- the same bytes */

static ll_str blob_key(const struct ll_rename_end *end)
{
	return (ll_str){ (const char *)end->blob->b, sizeof(end->blob->b) };
}

/*
 * Of the files with the bytes of @came the one to take: they are chained from
 * *@first on, which steps over those at the head that were taken before.
 */
static struct ll_rename_end *choose_equal(const struct ll_rename_ends *went,
					  size_t *first,
					  const struct ll_rename_end *came)
{
	struct ll_rename_end *best = NULL;
	size_t seen = 0;

	while (*first && went->end[*first - 1].paired) {
		*first = went->end[*first - 1].next;
	}
	for (size_t at = *first; at && seen <= MAX_EQUALS;
	     at = went->end[at - 1].next) {
		struct ll_rename_end *end = &went->end[at - 1];

		if (end->paired) {
			continue;
		}
		if (ll_str_eq(end->base, came->base)) {
			return end;
		}
		best = best ? best : end;
		seen++;
	}
	return best;
}

static void pair_equals(struct landing *landing)
{
	const struct ll_rename_ends *went = &landing->went;
	struct ll_map first = ll_map_make(&landing->arena);

	for (size_t i = went->n; i-- > 0;) {
		void **slot = ll_map_slot(&first, blob_key(&went->end[i]));

		went->end[i].next = (uintptr_t)*slot;
		*slot = (void *)(uintptr_t)(i + 1);
	}
	for (size_t i = 0; i < landing->came.n; i++) {
		struct ll_rename_end *came = &landing->came.end[i];
		void **slot = ll_map_slot(&first, blob_key(came));
		size_t at = (uintptr_t)*slot;
		struct ll_rename_end *end = choose_equal(went, &at, came);

		*slot = (void *)(uintptr_t)at;
		if (end) {
			ll_rename_pair(landing->renames, end, came);
		}
	}
}

/* ---------------------------------------------------- reading what is left */

/* A line such as "id: x", "- ID: x", "| id | x |" or "**Id:** x". */
static bool names_id(ll_str line)
{
	while (line.len && (ll_is_blank(line.s[0]) || line.s[0] == '|' ||
			    line.s[0] == '-' || line.s[0] == '*')) {
		line = ll_str_from_pos(line, 1);
	}
	if (!ll_str_eq_nocase(ll_str_sub(line, 0, 2), LL_STR("id"))) {
		return false;
	}
	line = ll_str_from_pos(line, 2);
	while (line.len && (ll_is_blank(line.s[0]) || line.s[0] == '*')) {
		line = ll_str_from_pos(line, 1);
	}
	return line.len && (line.s[0] == ':' || line.s[0] == '|');
}

static bool may_have_id(ll_str path, ll_str bytes)
{
	if (!ll_str_ends_nocase(path, LL_STR(".md"))) {
		return false;
	}
	while (bytes.len) {
		if (names_id(ll_str_line(&bytes))) {
			return true;
		}
	}
	return false;
}

static ll_str find_identity(struct landing *landing, struct ll_arena *scratch,
			    ll_str path, ll_str bytes)
{
	struct ll_states states;

	if (!may_have_id(path, bytes)) {
		return LL_STR("");
	}
	states = ll_states_read(scratch, landing->settings, path, bytes, NULL,
				0, NULL);
	if (states.n != 1) {
		return LL_STR("");
	}
	return ll_str_copy(&landing->arena, states.state[0].identity);
}

static void read_end(struct landing *landing, struct ll_rename_end *end)
{
	struct ll_arena scratch = { 0 };
	ll_str bytes;

	if (landing->bytes < MAX_BYTES &&
	    landing->source->blob(landing->source->context, end->blob, &scratch,
				  &bytes)) {
		end->known = true;
		end->pieces = ll_pieces_make(&landing->arena, bytes);
		end->identity =
			find_identity(landing, &scratch, end->path, bytes);
		landing->bytes += bytes.len;
	}
	ll_arena_release(&scratch);
}

static bool any_left(const struct ll_rename_ends *ends)
{
	for (size_t i = 0; i < ends->n; i++) {
		if (!ends->end[i].paired) {
			return true;
		}
	}
	return false;
}

static void read_left(struct landing *landing,
		      const struct ll_rename_ends *ends)
{
	for (size_t i = 0; i < ends->n; i++) {
		if (!ends->end[i].paired) {
			read_end(landing, &ends->end[i]);
		}
	}
}

/* ---------------------------------------------- the same id, the same name */

typedef ll_str (*key_of)(const struct ll_rename_end *end);

static ll_str identity_of(const struct ll_rename_end *end)
{
	return end->identity;
}

static ll_str base_of(const struct ll_rename_end *end)
{
	return end->base;
}

/* The end that has each key; NULL where several have it. */
static struct ll_map find_only(struct ll_arena *arena,
			       const struct ll_rename_ends *ends, key_of key)
{
	struct ll_map only = ll_map_make(arena);

	for (size_t i = 0; i < ends->n; i++) {
		struct ll_rename_end *end = &ends->end[i];
		size_t before = only.nentries;
		void **slot;

		if (end->paired || !key(end).len) {
			continue;
		}
		slot = ll_map_slot(&only, key(end));
		*slot = only.nentries > before ? end : NULL;
	}
	return only;
}

/* Pairs those that alone have a key, if they are at least @score alike. */
static void pair_only(struct landing *landing, key_of key, int score)
{
	struct ll_map went = find_only(&landing->arena, &landing->went, key);
	struct ll_map came = find_only(&landing->arena, &landing->came, key);

	for (size_t i = 0; i < went.nentries; i++) {
		struct ll_rename_end *from = went.entry[i].value;
		struct ll_rename_end *to = ll_map_get(&came, went.entry[i].key);

		if (from && to &&
		    ll_pieces_score(&from->pieces, &to->pieces) >= score) {
			ll_rename_pair(landing->renames, from, to);
		}
	}
}

/* ------------------------------------------------------------ one landing */

static bool any_unknown(const struct ll_rename_ends *ends)
{
	for (size_t i = 0; i < ends->n; i++) {
		if (!ends->end[i].paired && !ends->end[i].known) {
			return true;
		}
	}
	return false;
}

/* What came may have been one of the files that could not be read. */
static void mark_unknown(struct landing *landing)
{
	bool unknown = any_unknown(&landing->went);

	for (size_t i = 0; i < landing->came.n; i++) {
		const struct ll_rename_end *came = &landing->came.end[i];

		if (!came->paired && (unknown || !came->known)) {
			landing->renames->from[came->change] =
				LL_RENAME_UNKNOWN;
		}
	}
}

static void find_renames(struct landing *landing)
{
	pair_equals(landing);
	if (!any_left(&landing->went) || !any_left(&landing->came)) {
		return;
	}
	read_left(landing, &landing->went);
	read_left(landing, &landing->came);
	pair_only(landing, identity_of, 0);
	pair_only(landing, base_of, LL_SIMILAR_NAMESAKE);
	ll_rename_best(&landing->arena, landing->renames, &landing->went,
		       &landing->came);
	mark_unknown(landing);
}

static void collect(struct landing *landing, const struct ll_landing *from)
{
	const struct ll_history *history = &landing->source->history;

	for (size_t i = 0; i < from->nchanges; i++) {
		size_t at = from->first_change + i;
		const struct ll_path_change *change = &history->change[at];
		bool comes = ll_oid_is_zero(&change->before);
		bool goes = ll_oid_is_zero(&change->after);
		struct ll_rename_ends *ends =
			comes ? &landing->came : &landing->went;

		if (comes != goes) {
			ll_str path = history->path[change->path];

			ends->end[ends->n++] = (struct ll_rename_end){
				.change = (uint32_t)at,
				.blob = comes ? &change->after
					      : &change->before,
				.path = path,
				.base = ll_path_base(path),
			};
		}
	}
}

static void count_ends(const struct ll_history *history,
		       const struct ll_landing *from, size_t *nwent,
		       size_t *ncame)
{
	*nwent = 0;
	*ncame = 0;
	for (size_t i = 0; i < from->nchanges; i++) {
		const struct ll_path_change *change =
			&history->change[from->first_change + i];

		*ncame += ll_oid_is_zero(&change->before);
		*nwent += ll_oid_is_zero(&change->after);
	}
}

struct ll_renames ll_renames_make(struct ll_arena *arena,
				  const struct ll_source *source,
				  const struct ll_settings *settings)
{
	const struct ll_history *history = &source->history;
	struct ll_renames renames = {
		.from = LL_NEW(arena, uint32_t, history->nchanges),
		.to = LL_NEW(arena, uint32_t, history->nchanges),
	};

	for (size_t i = 0; i < history->nlandings; i++) {
		struct landing landing = { .source = source,
					   .settings = settings,
					   .renames = &renames };
		size_t nwent;
		size_t ncame;

		count_ends(history, &history->landing[i], &nwent, &ncame);
		if (nwent && ncame) {
			landing.went.end = LL_NEW(&landing.arena,
						  struct ll_rename_end, nwent);
			landing.came.end = LL_NEW(&landing.arena,
						  struct ll_rename_end, ncame);
			collect(&landing, &history->landing[i]);
			find_renames(&landing);
			ll_arena_release(&landing.arena);
		}
	}
	return renames;
}
