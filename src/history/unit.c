#include "history/unit.h"

#include "base/map.h"
#include "base/utf8.h"

size_t ll_blank_at(ll_str str)
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

	while ((len = ll_blank_at(ll_str_from_pos(text, at)))) {
		at += len;
	}
	return at;
}

static size_t skip_word(ll_str text, size_t at)
{
	if (at < text.len && text.s[at] == '\n') {
		return at + 1;
	}
	while (at < text.len) {
		unsigned char c = (unsigned char)text.s[at];
		bool letter = c > ' ' && c < 0x80;

		if (!letter &&
		    (c == '\n' || ll_blank_at(ll_str_from_pos(text, at)))) {
			break;
		}
		at++;
	}
	return at;
}

struct ll_units ll_units_words(struct ll_arena *arena, ll_str text)
{
	struct ll_units words = { 0 };
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;
		size_t key = skip_blanks(text, at);
		size_t end = skip_word(text, key);

		at = skip_blanks(text, end);
		*LL_PUSH(arena, &words) =
			(struct ll_unit){ ll_str_sub(text, start, at),
					  ll_str_sub(text, key, end) };
	}
	return words;
}

struct ll_units ll_units_blocks(struct ll_arena *arena, ll_str text)
{
	struct ll_units blocks = { 0 };

	while (text.len) {
		size_t end = ll_str_find_char(text, '\n');
		size_t len = end == LL_NPOS ? text.len : end + 1;

		*LL_PUSH(arena, &blocks) =
			(struct ll_unit){ ll_str_sub(text, 0, len),
					  ll_str_sub(text, 0, end) };
		text = ll_str_from_pos(text, len);
	}
	return blocks;
}

ll_str ll_units_text(const struct ll_units *units, size_t at, size_t n)
{
	const struct ll_unit *last;
	const char *start;

	if (!n) {
		return LL_STR("");
	}
	start = units->item[at].text.s;
	last = &units->item[at + n - 1];
	return (ll_str){ start,
			 (size_t)(last->text.s + last->text.len - start) };
}

/* The same number for units that are the same; @number is for both sides. */
static uint32_t *number_units(struct ll_arena *arena, struct ll_map *number,
			      const struct ll_units *units, size_t at, size_t n)
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

struct ll_hunks ll_units_compare(struct ll_arena *arena,
				 const struct ll_units *old,
				 const struct ll_units *new)
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
