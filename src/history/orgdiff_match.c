#include <stdlib.h>

#include "base/utf8.h"
#include "history/change.h"
#include "history/orgdiff.h"
#include "history/section.h"

/* One side: its records by file and state. */
struct side {
	const struct ll_org *org;
	size_t *first; /* [nfiles]: of the file's states in record */
	size_t *record;
	bool *paired; /* [nrecords] */
};

struct matcher {
	struct ll_arena *arena;
	struct side base;
	struct side head;
	size_t *base_of;
	struct ll_log *log;
};

static struct side make_side(struct ll_arena *arena, const struct ll_org *org)
{
	struct side side = { .org = org };
	size_t n = 0;

	side.first = LL_NEW(arena, size_t, org->nfiles);
	for (size_t i = 0; i < org->nfiles; i++) {
		side.first[i] = n;
		n += org->file[i].n;
	}
	side.record = LL_NEW(arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		side.record[i] = LL_NO_RECORD;
	}
	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *record = &org->record[i];

		side.record[side.first[record->file] + record->state] = i;
	}
	side.paired = LL_NEW(arena, bool, org->nrecords);
	return side;
}

static const struct ll_state *state_of(const struct side *side, size_t record)
{
	const struct ll_record *at = &side->org->record[record];

	return &side->org->file[at->file].state[at->state];
}

static const struct ll_state *told_state(const struct matcher *m,
					 const struct side *side, size_t record)
{
	const struct ll_record *at = &side->org->record[record];

	return ll_state_tell(m->arena, &side->org->file[at->file], at->state);
}

static void pair(struct matcher *m, size_t old, size_t new)
{
	if (old != LL_NO_RECORD && new != LL_NO_RECORD &&
	    !m->base.paired[old] && !m->head.paired[new]) {
		m->base.paired[old] = true;
		m->head.paired[new] = true;
		m->base_of[new] = old;
	}
}

/* ---------------------------------------------------------- file by file */

static int by_path(const void *key, const void *item)
{
	return ll_str_cmp(*(const ll_str *)key, *(const ll_str *)item);
}

static size_t file_at(const struct ll_org *org, ll_str path)
{
	const ll_str *found =
		org->nfiles ? bsearch(&path, org->file_path, org->nfiles,
				      sizeof(path), by_path)
			    : NULL;

	return found ? (size_t)(found - org->file_path) : LL_NPOS;
}

static const struct ll_change *change_of(const struct matcher *m, size_t record)
{
	const struct ll_timeline *timeline = &m->log->timeline[record];

	return timeline->nchanges ? &timeline->change[timeline->nchanges - 1]
				  : NULL;
}

/* The base's file that the file of the records [first, end) was. */
static size_t former_file(const struct matcher *m, size_t first, size_t end)
{
	ll_str path = m->head.org->record[first].path;

	for (size_t i = first; i < end; i++) {
		const struct ll_change *change = change_of(m, i);

		if (change && change->old_path.len) {
			path = change->old_path;
			break;
		}
	}
	return file_at(m->base.org, path);
}

static bool is_same_file(const struct matcher *m, size_t old, size_t new)
{
	const struct ll_file *a = ll_source_file(m->base.org->source,
						 m->base.org->file_path[old]);
	const struct ll_file *b = ll_source_file(m->head.org->source,
						 m->head.org->file_path[new]);

	return a && b && ll_oid_eq(&a->blob, &b->blob) &&
	       m->base.org->file[old].n == m->head.org->file[new].n;
}

static void match_file(struct matcher *m, size_t old, size_t new)
{
	const struct ll_states *states = &m->head.org->file[new];
	bool same = is_same_file(m, old, new);
	struct ll_section_match match = { 0 };

	if (!same) {
		match = ll_sections_match(m->arena, &m->base.org->file[old],
					  states);
	}
	for (size_t i = 0; i < states->n; i++) {
		size_t at = same ? i : match.old_of[i];

		if (at != LL_NPOS) {
			pair(m, m->base.record[m->base.first[old] + at],
			     m->head.record[m->head.first[new] + i]);
		}
	}
}

static void match_files(struct matcher *m)
{
	const struct ll_org *org = m->head.org;
	size_t first = 0;

	while (first < org->nrecords) {
		size_t end = first + 1;
		size_t old;

		while (end < org->nrecords &&
		       org->record[end].file == org->record[first].file) {
			end++;
		}
		old = former_file(m, first, end);
		if (old != LL_NPOS) {
			match_file(m, old, org->record[first].file);
		}
		first = end;
	}
}

/* -------------------------------------------------- what is left, by a key */

/* The change of a record that was another file's, in place of its coming. */
static void compare_again(struct matcher *m, size_t old, size_t new)
{
	const struct ll_record *was = &m->base.org->record[old];
	const struct ll_record *is = &m->head.org->record[new];
	const struct ll_state *a = told_state(m, &m->base, old);
	const struct ll_state *b = told_state(m, &m->head, new);
	struct ll_side before = { a, was->path, was->period.name };
	struct ll_side after = { b, is->path, is->period.name };
	struct ll_change *change = LL_NEW(m->arena, struct ll_change, 1);
	const struct ll_change *came = change_of(m, new);

	if (came) {
		*change = *came;
	}
	change->path = is->path;
	change->old_path =
		ll_str_eq(was->path, is->path) ? LL_STR("") : was->path;
	change->span = NULL;
	change->nspans = 0;
	ll_change_compare(m->arena, &before, &after, change);
	ll_change_shorten(m->arena, change, &ll_change_plenty);
	change->audience = b->audience;
	change->audience_before = a->audience;
	change->audience_certain = a->audience_certain && b->audience_certain;
	m->log->timeline[new] =
		(struct ll_timeline){ .change = change, .nchanges = 1 };
}

static bool has_own_title(enum ll_kind kind)
{
	return kind != LL_KIND_PAGE && kind != LL_KIND_UPDATE &&
	       kind != LL_KIND_MEETING && kind != LL_KIND_MOMENT &&
	       kind != LL_KIND_PULSE;
}

static ll_str identity_key(const struct matcher *m, const struct side *side,
			   size_t record)
{
	(void)m;
	return state_of(side, record)->identity;
}

static ll_str title_key(const struct matcher *m, const struct side *side,
			size_t record)
{
	const struct ll_record *at = &side->org->record[record];

	if (!has_own_title(at->kind) || !at->title.len) {
		return LL_STR("");
	}
	return ll_str_join(m->arena, ll_kind_word(at->kind), LL_STR("\n"),
			   ll_utf8_fold(m->arena, at->title));
}

typedef ll_str key_fn(const struct matcher *m, const struct side *side,
		      size_t record);

/* Key to record + 1 of what is left; 0 where several have it. */
static struct ll_map left_by(struct matcher *m, const struct side *side,
			     key_fn *key)
{
	struct ll_map map = ll_map_make(m->arena);
	static char several;

	for (size_t i = 0; i < side->org->nrecords; i++) {
		ll_str name = side->paired[i] ? LL_STR("") : key(m, side, i);
		void **slot = name.len ? ll_map_slot(&map, name) : NULL;

		if (slot) {
			*slot = *slot ? (void *)&several
				      : (void *)&side->org->record[i];
		}
	}
	for (size_t i = 0; i < map.nentries; i++) {
		if (map.entry[i].value == &several) {
			map.entry[i].value = NULL;
		}
	}
	return map;
}

static void match_by(struct matcher *m, key_fn *key)
{
	struct ll_map old = left_by(m, &m->base, key);
	struct ll_map new = left_by(m, &m->head, key);

	for (size_t i = 0; i < new.nentries; i++) {
		const struct ll_record *is = new.entry[i].value;
		const struct ll_record *was =
			is ? ll_map_get(&old, new.entry[i].key) : NULL;

		if (was) {
			size_t a = (size_t)(was - m->base.org->record);
			size_t b = (size_t)(is - m->head.org->record);

			pair(m, a, b);
			compare_again(m, a, b);
		}
	}
}

size_t *ll_orgdiff_match(struct ll_arena *arena, const struct ll_org *base,
			 const struct ll_org *head, struct ll_log *log)
{
	struct matcher m = {
		.arena = arena,
		.base = make_side(arena, base),
		.head = make_side(arena, head),
		.base_of = LL_NEW(arena, size_t, head->nrecords),
		.log = log,
	};

	for (size_t i = 0; i < head->nrecords; i++) {
		m.base_of[i] = LL_NO_RECORD;
	}
	match_files(&m);
	match_by(&m, identity_key);
	match_by(&m, title_key);
	return m.base_of;
}
