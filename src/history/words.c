#include <string.h>

#include "base/amount.h"
#include "history/unit.h"

enum {
	ISLAND_WORDS = 2, /* at most, to be told as changed */
	ISLAND_SHORE = 4, /* times as many words changed around it */
};

struct spans {
	struct ll_word_span *item;
	size_t n;
	size_t cap;
};

static bool holds_line_end(const struct ll_units *words, size_t at, size_t n)
{
	for (size_t i = at; i < at + n; i++) {
		if (ll_str_is(words->item[i].key, "\n")) {
			return true;
		}
	}
	return false;
}

/* A few words that stayed amid many that did not count as changed, too. */
static void drown_islands(const struct ll_units *new, struct ll_hunks *hunks)
{
	size_t kept = hunks->n ? 1 : 0;

	for (size_t i = 1; i < hunks->n; i++) {
		struct ll_hunk *last = &hunks->hunk[kept - 1];
		const struct ll_hunk *next = &hunks->hunk[i];
		size_t island_at = last->new_at + last->nnew;
		size_t island = next->new_at - island_at;
		size_t shore =
			last->nold + last->nnew + next->nold + next->nnew;

		if (island > ISLAND_WORDS || island * ISLAND_SHORE >= shore ||
		    holds_line_end(new, island_at, island)) {
			hunks->hunk[kept++] = *next;
			continue;
		}
		last->nold = next->old_at + next->nold - last->old_at;
		last->nnew = next->new_at + next->nnew - last->new_at;
	}
	hunks->n = kept;
}

/* ---------------------------------------------------------------- spans */

static void add_span(struct ll_arena *arena, struct spans *spans,
		     enum ll_span_kind kind, ll_str text)
{
	struct ll_word_span *last =
		spans->n ? &spans->item[spans->n - 1] : NULL;

	if (!text.len) {
		return;
	}
	if (last && last->kind == kind &&
	    last->text.s + last->text.len == text.s) {
		last->text.len += text.len;
		return;
	}
	last = LL_PUSH(arena, spans);
	last->kind = kind;
	last->text = text;
}

static bool ends_in_blank(const struct ll_unit *word)
{
	return word->key.s + word->key.len < word->text.s + word->text.len;
}

/*
 * What was removed, with the blanks before it where the word before has lost
 * them: "a b" that became "a" is "a" and " b".
 */
static ll_str removed_text(const struct ll_units *old,
			   const struct ll_units *new,
			   const struct ll_hunk *hunk)
{
	ll_str text = ll_units_text(old, hunk->old_at, hunk->nold);
	const struct ll_unit *before;
	const char *start;

	if (!text.len || !hunk->old_at || !hunk->new_at ||
	    ends_in_blank(&new->item[hunk->new_at - 1])) {
		return text;
	}
	before = &old->item[hunk->old_at - 1];
	start = before->key.s + before->key.len;
	return (ll_str){ start, (size_t)(text.s + text.len - start) };
}

static struct ll_worddiff copy_spans(struct ll_arena *arena,
				     const struct spans *spans)
{
	struct ll_worddiff diff = {
		LL_NEW(arena, struct ll_word_span, spans->n), spans->n
	};

	if (spans->n) {
		memcpy(diff.span, spans->item, spans->n * sizeof(*spans->item));
	}
	return diff;
}

static void add_middle(struct ll_arena *arena, struct spans *spans,
		       ll_str old_text, ll_str new_text)
{
	struct ll_units old = ll_units_words(arena, old_text);
	struct ll_units new = ll_units_words(arena, new_text);
	struct ll_hunks hunks = ll_units_compare(arena, &old, &new);
	size_t at = 0;

	drown_islands(&new, &hunks);
	for (size_t i = 0; i < hunks.n; i++) {
		const struct ll_hunk *hunk = &hunks.hunk[i];

		add_span(arena, spans, LL_SAME,
			 ll_units_text(&new, at, hunk->new_at - at));
		add_span(arena, spans, LL_REMOVED,
			 removed_text(&old, &new, hunk));
		add_span(arena, spans, LL_ADDED,
			 ll_units_text(&new, hunk->new_at, hunk->nnew));
		at = hunk->new_at + hunk->nnew;
	}
	add_span(arena, spans, LL_SAME, ll_units_text(&new, at, new.n - at));
}

static bool begins_word(ll_str text, size_t at)
{
	return (!at || text.s[at - 1] == ' ' || text.s[at - 1] == '\n') &&
	       !ll_blank_at(ll_str_from_pos(text, at));
}

/* Bytes that are the same at the start, up to where a word begins in both. */
static size_t common_start(ll_str a, ll_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	size_t at = 0;

	while (at < n && a.s[at] == b.s[at]) {
		at++;
	}
	while (at && !(begins_word(a, at) && begins_word(b, at))) {
		at--;
	}
	return at;
}

static size_t common_end(ll_str a, ll_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	size_t len = 0;

	while (len < n && a.s[a.len - len - 1] == b.s[b.len - len - 1]) {
		len++;
	}
	while (len &&
	       !(begins_word(a, a.len - len) && begins_word(b, b.len - len))) {
		len--;
	}
	return len;
}

/* What is the same byte by byte at both ends is not even split into words. */
static void add_words(struct ll_arena *arena, struct spans *spans,
		      ll_str old_text, ll_str new_text)
{
	size_t start = common_start(old_text, new_text);
	ll_str old = ll_str_from_pos(old_text, start);
	ll_str new = ll_str_from_pos(new_text, start);
	size_t end = common_end(old, new);

	add_span(arena, spans, LL_SAME, ll_str_sub(new_text, 0, start));
	add_middle(arena, spans, ll_str_sub(old, 0, old.len - end),
		   ll_str_sub(new, 0, new.len - end));
	add_span(arena, spans, LL_SAME, ll_str_from_pos(new, new.len - end));
}

struct ll_worddiff ll_worddiff_make(struct ll_arena *arena, ll_str old_text,
				    ll_str new_text)
{
	struct ll_arena scratch = { 0 };
	struct spans spans = { 0 };
	struct ll_worddiff diff;

	add_words(&scratch, &spans, old_text, new_text);
	diff = copy_spans(arena, &spans);
	ll_arena_release(&scratch);
	return diff;
}

/* --------------------------------------------------------------- blocks */

/* Whether two texts have the same words, however divided into blocks. */
static bool same_words(struct ll_arena *arena, ll_str old_text, ll_str new_text)
{
	size_t start = common_start(old_text, new_text);
	ll_str old = ll_str_from_pos(old_text, start);
	ll_str new = ll_str_from_pos(new_text, start);
	size_t end = common_end(old, new);

	old = ll_amount_fold(arena, ll_str_sub(old, 0, old.len - end));
	new = ll_amount_fold(arena, ll_str_sub(new, 0, new.len - end));
	return ll_str_eq(ll_str_trim(old), ll_str_trim(new));
}

struct ll_worddiff ll_worddiff_blocks(struct ll_arena *arena, ll_str old_text,
				      ll_str new_text)
{
	struct ll_arena scratch = { 0 };
	struct ll_units old = ll_units_blocks(&scratch, old_text);
	struct ll_units new = ll_units_blocks(&scratch, new_text);
	struct ll_hunks hunks = ll_units_compare(&scratch, &old, &new);
	struct spans spans = { 0 };
	struct ll_worddiff diff;

	for (size_t i = 0; i < hunks.n; i++) {
		const struct ll_hunk *hunk = &hunks.hunk[i];
		ll_str a = ll_units_text(&old, hunk->old_at, hunk->nold);
		ll_str b = ll_units_text(&new, hunk->new_at, hunk->nnew);

		if (same_words(&scratch, a, b)) {
			continue;
		}
		if (spans.n) {
			LL_PUSH(&scratch, &spans)->kind = LL_ELIDED;
		}
		add_words(&scratch, &spans, a, b);
	}
	diff = copy_spans(arena, &spans);
	ll_arena_release(&scratch);
	return diff;
}
