#include "history/section.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "history/events.h"
#include "history/similar.h"
#include "model/part.h"

enum { MAX_PAIRS = 10000 };

struct matcher {
	struct ll_arena *arena; /* for the matching alone */
	const struct ll_states *old;
	const struct ll_states *new;
	struct ll_section_match match;
};

static void pair(struct matcher *m, size_t old, size_t new)
{
	m->match.old_of[new] = old;
	m->match.new_of[old] = new;
}

static bool is_whole(const struct ll_state *state)
{
	return !state->anchor.len;
}

/* Nothing was added, dropped, renamed or moved: what nearly always is so. */
static bool same_headings(const struct matcher *m)
{
	if (m->old->n != m->new->n) {
		return false;
	}
	for (size_t i = 0; i < m->old->n; i++) {
		const struct ll_state *a = &m->old->state[i];
		const struct ll_state *b = &m->new->state[i];

		if (!ll_str_eq(a->anchor, b->anchor) ||
		    !ll_str_eq(a->identity, b->identity)) {
			return false;
		}
	}
	return true;
}

/* ------------------------------------------------------- by a common key */

typedef ll_str (*key_of)(struct matcher *m, const struct ll_state *state);

static ll_str identity_of(struct matcher *m, const struct ll_state *state)
{
	(void)m;
	return is_whole(state) ? LL_STR("") : state->identity;
}

static ll_str anchor_of(struct matcher *m, const struct ll_state *state)
{
	(void)m;
	return is_whole(state) ? LL_STR("/") : state->anchor;
}

static ll_str title_of(struct matcher *m, const struct ll_state *state)
{
	return is_whole(state) ? LL_STR("")
			       : ll_utf8_fold(m->arena, state->title);
}

/* Pairs what is left and has the same key; of several the first ones. */
static void pair_by(struct matcher *m, key_of key)
{
	struct ll_map first = ll_map_make(m->arena);

	for (size_t i = m->old->n; i-- > 0;) {
		ll_str text = key(m, &m->old->state[i]);

		if (m->match.new_of[i] == LL_NPOS && text.len) {
			*ll_map_slot(&first, text) = (void *)(uintptr_t)(i + 1);
		}
	}
	for (size_t i = 0; i < m->new->n; i++) {
		ll_str text = key(m, &m->new->state[i]);
		uintptr_t found;

		if (m->match.old_of[i] != LL_NPOS || !text.len) {
			continue;
		}
		found = (uintptr_t)ll_map_get(&first, text);
		if (found && m->match.new_of[found - 1] == LL_NPOS) {
			pair(m, found - 1, i);
		}
	}
}

/* ------------------------------------------------------------- by words */

/* The sections of one side that are not paired. */
struct left {
	size_t *state;
	struct ll_pieces *pieces;
	size_t n;
};

static struct left find_left(struct ll_arena *arena,
			     const struct ll_states *states,
			     const size_t *paired)
{
	struct left left = { LL_NEW(arena, size_t, states->n), NULL, 0 };

	for (size_t i = 0; i < states->n; i++) {
		if (paired[i] == LL_NPOS && !is_whole(&states->state[i])) {
			left.state[left.n++] = i;
		}
	}
	return left;
}

/*
 * The prose, and what key results say. Of an objective in a list or a table
 * the title, too: it has few other words.
 */
static ll_str words_of(struct ll_arena *arena, const struct ll_states *states,
		       size_t at)
{
	const struct ll_state *state = ll_state_tell(arena, states, at);
	struct ll_buf buf = ll_buf_make(arena);

	ll_buf_add(&buf, state->words);
	if (states->part[at].all_results) {
		ll_buf_add_char(&buf, '\n');
		ll_buf_add(&buf, state->title);
	}
	for (size_t i = 0; i < state->nfacts; i++) {
		if (ll_fact_is_key_result(&state->fact[i])) {
			ll_buf_add_char(&buf, '\n');
			ll_buf_add(&buf, state->fact[i].label);
		}
	}
	return ll_buf_str(&buf);
}

static void read_words(struct ll_arena *arena, const struct ll_states *states,
		       struct left *left)
{
	left->pieces = LL_NEW(arena, struct ll_pieces, left->n);
	for (size_t i = 0; i < left->n; i++) {
		left->pieces[i] = ll_pieces_of_words(
			arena, words_of(arena, states, left->state[i]));
	}
}

static void pair_by_words(struct matcher *m)
{
	struct left old = find_left(m->arena, m->old, m->match.new_of);
	struct left new = find_left(m->arena, m->new, m->match.old_of);
	struct ll_likeness *likeness;
	size_t n = 0;

	if (!old.n || new.n > MAX_PAIRS / old.n) {
		return;
	}
	read_words(m->arena, m->old, &old);
	read_words(m->arena, m->new, &new);
	likeness = LL_NEW(m->arena, struct ll_likeness, old.n * new.n);
	for (size_t i = 0; i < old.n * new.n; i++) {
		size_t a = i / new.n;
		size_t b = i % new.n;
		int score = ll_pieces_score(&old.pieces[a], &new.pieces[b]);

		if (score >= LL_SIMILAR_ENOUGH) {
			likeness[n++] =
				(struct ll_likeness){ old.state[a],
						      new.state[b], score };
		}
	}
	ll_likeness_sort(likeness, n);
	for (size_t i = 0; i < n; i++) {
		if (m->match.new_of[likeness[i].old] == LL_NPOS &&
		    m->match.old_of[likeness[i].new] == LL_NPOS) {
			pair(m, likeness[i].old, likeness[i].new);
		}
	}
}

static size_t *no_partners(struct ll_arena *arena, size_t n)
{
	size_t *partner = LL_NEW(arena, size_t, n);

	for (size_t i = 0; i < n; i++) {
		partner[i] = LL_NPOS;
	}
	return partner;
}

struct ll_section_match ll_sections_match(struct ll_arena *arena,
					  const struct ll_states *old,
					  const struct ll_states *new)
{
	struct ll_arena scratch = { 0 };
	struct matcher m = { .arena = &scratch, .old = old, .new = new };

	m.match.old_of = no_partners(arena, new->n);
	m.match.new_of = no_partners(arena, old->n);
	if (same_headings(&m)) {
		for (size_t i = 0; i < old->n; i++) {
			pair(&m, i, i);
		}
		return m.match;
	}
	pair_by(&m, identity_of);
	pair_by(&m, anchor_of);
	pair_by(&m, title_of);
	pair_by_words(&m);
	ll_arena_release(&scratch);
	return m.match;
}

/* ------------------------------------------------------------ raw texts */

/* Where line @line begins, reading on from *@at, the start of line *@now. */
static size_t line_start(ll_str bytes, int line, int *now, size_t *at)
{
	while (*now < line && *at < bytes.len) {
		size_t end =
			ll_str_find_char(ll_str_from_pos(bytes, *at), '\n');

		*at = end == LL_NPOS ? bytes.len : *at + end + 1;
		(*now)++;
	}
	return *at;
}

/* The section whose heading stands at @heading. */
static ll_str raw_at(ll_str bytes, const struct ll_md_node *heading, int *now,
		     size_t *at)
{
	const struct ll_md_node *end = ll_md_section_end(heading);
	size_t from = line_start(bytes, heading->line, now, at);
	int line = *now;
	size_t to = from;

	if (!end || end->line <= heading->line) {
		return ll_str_from_pos(bytes, from);
	}
	return ll_str_sub(bytes, from,
			  line_start(bytes, end->line, &line, &to));
}

/* The lines of an objective in a list or a table. */
static ll_str raw_lines(const struct ll_edition *edition, size_t state,
			int *now, size_t *at)
{
	const struct ll_part *part = &edition->states.part[state];
	size_t from = line_start(edition->bytes, part->line, now, at);
	int last = part->line;
	int line = *now;
	size_t to = from;

	for (const struct ll_md_node *n = part->first; n && n != part->end;
	     n = n->next) {
		last = n->end_line > last ? n->end_line : last;
	}
	return ll_str_sub(edition->bytes, from,
			  line_start(edition->bytes, last + 1, &line, &to));
}

static void find_raw(struct ll_edition *edition)
{
	const struct ll_states *states = &edition->states;
	const struct ll_md_node *node = states->md.root->child;
	size_t at = 0;
	int line = 1;

	edition->raw = LL_NEW(&edition->arena, ll_str, states->n);
	for (size_t i = 0; i < states->n; i++) {
		if (is_whole(&states->state[i])) {
			edition->raw[i] = edition->bytes;
			continue;
		}
		if (states->part[i].all_results ||
		    states->rule->records >= LL_RECORDS_LIST) {
			edition->raw[i] = raw_lines(edition, i, &line, &at);
			continue;
		}
		while (node && (node->type != LL_MD_HEADING ||
				node->line != states->state[i].line)) {
			node = node->next;
		}
		if (node) {
			edition->raw[i] =
				raw_at(edition->bytes, node, &line, &at);
		}
	}
}

ll_str ll_section_raw(struct ll_edition *edition, size_t state)
{
	if (!edition->raw) {
		find_raw(edition);
	}
	return edition->raw[state];
}
