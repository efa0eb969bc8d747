#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "history/worddiff.h"

enum {
	ISLAND_WORDS = 2, /* at most, to be told as changed */
	ISLAND_SHORE = 4, /* times as many words changed around it */
};

/* What is compared: a word or a block. */
struct unit {
	ll_str text; /* with what follows it; joined they are the whole */
	ll_str key;
};

struct units {
	struct unit *item;
	size_t n;
	size_t cap;
};

struct spans {
	struct ll_word_span *item;
	size_t n;
	size_t cap;
};

/* ------------------------------------------------------ words and blocks */

/* Length of the blank at the start of @str, 0 for none; a line end is none. */
static size_t blank_at(ll_str str)
{
	static const ll_str wide[] = {
		LL_STR_INIT("\xC2\xA0"),
		LL_STR_INIT("\xE2\x80\xAF"),
		LL_STR_INIT("\xE2\x81\x9F"),
		LL_STR_INIT("\xE3\x80\x80"),
	};

	if (!str.len || str.s[0] == '\n') {
		return 0;
	}
	if ((unsigned char)str.s[0] < 0x80) {
		return ll_is_blank(str.s[0]);
	}
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
		if (ll_str_starts(str, wide[i])) {
			return wide[i].len;
		}
	}
	/* U+2000 to U+200A */
	return ll_str_starts(str, LL_STR("\xE2\x80")) && str.len > 2 &&
			       (unsigned char)str.s[2] >= 0x80 &&
			       (unsigned char)str.s[2] <= 0x8A
		       ? 3
		       : 0;
}

static size_t skip_blanks(ll_str text, size_t at)
{
	size_t len;

	while ((len = blank_at(ll_str_from_pos(text, at)))) {
		at += len;
	}
	return at;
}

static size_t skip_word(ll_str text, size_t at)
{
	if (at < text.len && text.s[at] == '\n') {
		return at + 1;
	}
	while (at < text.len && text.s[at] != '\n' &&
	       !blank_at(ll_str_from_pos(text, at))) {
		at++;
	}
	return at;
}

static struct units split_words(struct ll_arena *arena, ll_str text)
{
	struct units words = { 0 };
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;
		size_t key = skip_blanks(text, at);
		size_t end = skip_word(text, key);

		at = skip_blanks(text, end);
		*LL_PUSH(arena, &words) =
			(struct unit){ ll_str_sub(text, start, at),
				       ll_str_sub(text, key, end) };
	}
	return words;
}

static struct units split_blocks(struct ll_arena *arena, ll_str text)
{
	struct units blocks = { 0 };

	while (text.len) {
		size_t end = ll_str_find_char(text, '\n');
		size_t len = end == LL_NPOS ? text.len : end + 1;

		*LL_PUSH(arena, &blocks) =
			(struct unit){ ll_str_sub(text, 0, len),
				       ll_str_sub(text, 0, end) };
		text = ll_str_from_pos(text, len);
	}
	return blocks;
}

/* The text of @n units from @at on. */
static ll_str joined(const struct units *units, size_t at, size_t n)
{
	const struct unit *last;
	const char *start;

	if (!n) {
		return LL_STR("");
	}
	start = units->item[at].text.s;
	last = &units->item[at + n - 1];
	return (ll_str){ start,
			 (size_t)(last->text.s + last->text.len - start) };
}

/* ------------------------------------------------------------ comparing */

/* The same number for units that are the same; @number is for both sides. */
static uint32_t *number_units(struct ll_arena *arena, struct ll_map *number,
			      const struct units *units, size_t at, size_t n)
{
	uint32_t *item = LL_NEW(arena, uint32_t, n);

	for (size_t i = 0; i < n; i++) {
		void **slot = ll_map_slot(
			number, ll_utf8_fold(arena, units->item[at + i].key));

		if (!*slot) {
			*slot = (void *)(uintptr_t)number->nentries;
		}
		item[i] = (uint32_t)(uintptr_t)*slot;
	}
	return item;
}

/* What is equal byte by byte at both ends is left out before all else. */
static struct ll_hunks compare_units(struct ll_arena *arena,
				     const struct units *old,
				     const struct units *new)
{
	struct ll_map number = ll_map_make(arena);
	struct ll_hunks hunks;
	size_t nold = old->n;
	size_t nnew = new->n;
	size_t skip = 0;
	uint32_t *item;

	while (skip < nold && skip < nnew &&
	       ll_str_eq(old->item[skip].key, new->item[skip].key)) {
		skip++;
	}
	while (nold > skip && nnew > skip &&
	       ll_str_eq(old->item[nold - 1].key, new->item[nnew - 1].key)) {
		nold--;
		nnew--;
	}
	nold -= skip;
	nnew -= skip;
	item = number_units(arena, &number, old, skip, nold);
	hunks = ll_hunks_make(arena, item, nold,
			      number_units(arena, &number, new, skip, nnew),
			      nnew);
	for (size_t i = 0; i < hunks.n; i++) {
		hunks.hunk[i].old_at += skip;
		hunks.hunk[i].new_at += skip;
	}
	return hunks;
}

static bool holds_line_end(const struct units *words, size_t at, size_t n)
{
	for (size_t i = at; i < at + n; i++) {
		if (ll_str_is(words->item[i].key, "\n")) {
			return true;
		}
	}
	return false;
}

/* A few words that stayed amid many that did not count as changed, too. */
static void drown_islands(const struct units *new, struct ll_hunks *hunks)
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

static bool ends_in_blank(const struct unit *word)
{
	return word->key.s + word->key.len < word->text.s + word->text.len;
}

/*
 * What was removed, with the blanks before it where the word before has lost
 * them: "a b" that became "a" is "a" and " b".
 */
static ll_str removed_text(const struct units *old, const struct units *new,
			   const struct ll_hunk *hunk)
{
	ll_str text = joined(old, hunk->old_at, hunk->nold);
	const struct unit *before;
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
	struct units old = split_words(arena, old_text);
	struct units new = split_words(arena, new_text);
	struct ll_hunks hunks = compare_units(arena, &old, &new);
	size_t at = 0;

	drown_islands(&new, &hunks);
	for (size_t i = 0; i < hunks.n; i++) {
		const struct ll_hunk *hunk = &hunks.hunk[i];

		add_span(arena, spans, LL_SAME,
			 joined(&new, at, hunk->new_at - at));
		add_span(arena, spans, LL_REMOVED,
			 removed_text(&old, &new, hunk));
		add_span(arena, spans, LL_ADDED,
			 joined(&new, hunk->new_at, hunk->nnew));
		at = hunk->new_at + hunk->nnew;
	}
	add_span(arena, spans, LL_SAME, joined(&new, at, new.n - at));
}

static bool begins_word(ll_str text, size_t at)
{
	return (!at || text.s[at - 1] == ' ' || text.s[at - 1] == '\n') &&
	       !blank_at(ll_str_from_pos(text, at));
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

/* The next word at or after *@at that is no line end, folded; "" at the end. */
static ll_str next_word(struct ll_arena *arena, const struct units *words,
			size_t *at)
{
	while (*at < words->n) {
		ll_str key = words->item[(*at)++].key;

		if (key.len && !ll_str_is(key, "\n")) {
			return ll_utf8_fold(arena, key);
		}
	}
	return LL_STR("");
}

/* Whether two texts have the same words, however divided into blocks. */
static bool same_words(struct ll_arena *arena, ll_str old_text, ll_str new_text)
{
	struct units old = split_words(arena, old_text);
	struct units new = split_words(arena, new_text);
	size_t i = 0;
	size_t j = 0;

	for (;;) {
		ll_str a = next_word(arena, &old, &i);
		ll_str b = next_word(arena, &new, &j);

		if (!ll_str_eq(a, b)) {
			return false;
		}
		if (!a.len) {
			return true;
		}
	}
}

struct ll_worddiff ll_worddiff_blocks(struct ll_arena *arena, ll_str old_text,
				      ll_str new_text)
{
	struct ll_arena scratch = { 0 };
	struct units old = split_blocks(&scratch, old_text);
	struct units new = split_blocks(&scratch, new_text);
	struct ll_hunks hunks = compare_units(&scratch, &old, &new);
	struct spans spans = { 0 };
	struct ll_worddiff diff;

	for (size_t i = 0; i < hunks.n; i++) {
		const struct ll_hunk *hunk = &hunks.hunk[i];
		ll_str a = joined(&old, hunk->old_at, hunk->nold);
		ll_str b = joined(&new, hunk->new_at, hunk->nnew);

		if (hunk->nold + hunk->nnew > 2 && same_words(&scratch, a, b)) {
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
