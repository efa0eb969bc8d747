#include "text/md_internal.h"

/*
 * LL_MD_ESCAPE stands for a backslash, LL_MD_NOTHING for nothing: signs of
 * punctuation for cmark, as what they stand for, so that emphasis beside them
 * comes out the same. The signs of an URL become noncharacters, U+FDD0 and up;
 * the last of them, LL_MD_URL_END, ends an URL where that cannot be seen any
 * more.
 */
const char ll_md_hidden[] = "*_\\&[]`\x01";

/* The noncharacters, and the two signs of a script that nobody writes now. */
static bool is_mark(ll_str text)
{
	return (ll_str_starts(text, LL_STR(LL_MD_SIGN)) && text.len > 2 &&
		(unsigned char)text.s[2] >= 0x90 &&
		(unsigned char)text.s[2] <= 0xAF) ||
	       ll_str_starts(text, LL_STR(LL_MD_ESCAPE)) ||
	       ll_str_starts(text, LL_STR(LL_MD_NOTHING));
}

static bool has_mark(ll_str text, char lead)
{
	for (;;) {
		size_t at = ll_str_find_char(text, lead);

		if (at == LL_NPOS) {
			return false;
		}
		text = ll_str_from_pos(text, at);
		if (is_mark(text)) {
			return true;
		}
		text = ll_str_from_pos(text, 1);
	}
}

bool ll_md_can_mark(ll_str text)
{
	return !has_mark(text, LL_MD_SIGN[0]) &&
	       !has_mark(text, LL_MD_ESCAPE[0]);
}

/* The mark at @at: its length, or 0; @sign is what it stands for, or NUL. */
static size_t mark_at(ll_str text, size_t at, enum ll_md_unmask mode,
		      char *sign)
{
	ll_str rest = ll_str_from_pos(text, at);

	*sign = '\0';
	if (ll_str_starts(rest, LL_STR(LL_MD_ESCAPE))) {
		*sign = mode == LL_UNMASK_TEXT ? '\0' : '\\';
		return 4;
	}
	if (ll_str_starts(rest, LL_STR(LL_MD_NOTHING))) {
		return 4;
	}
	if (ll_str_starts(rest, LL_STR(LL_MD_SIGN)) && rest.len > 2) {
		unsigned index = (unsigned char)rest.s[2] - LL_MD_FIRST_SIGN;

		if (index < sizeof(ll_md_hidden) - 1) {
			*sign = ll_md_hidden[index];
			if (*sign == LL_MD_URL_END && mode != LL_UNMASK_URLS) {
				*sign = '\0';
			}
			return 3;
		}
	}
	return 0;
}

ll_str ll_md_unmask(struct ll_arena *arena, ll_str text, enum ll_md_unmask mode,
		    size_t **map)
{
	char *out;
	size_t len = 0;

	if (!map && ll_md_can_mark(text)) {
		return text;
	}
	out = LL_NEW(arena, char, text.len);
	if (map) {
		*map = LL_NEW(arena, size_t, text.len + 1);
	}
	for (size_t at = 0; at < text.len;) {
		char sign = text.s[at];
		size_t mark = (unsigned char)sign < 0x80
				      ? 0
				      : mark_at(text, at, mode, &sign);

		if (!mark) {
			sign = text.s[at];
		}
		if (map) {
			(*map)[len] = at;
		}
		if (!mark || sign) {
			out[len++] = sign;
		}
		at += mark ? mark : 1;
	}
	if (map) {
		(*map)[len] = text.len;
	}
	return (ll_str){ out, len };
}

bool ll_md_is_escaped(ll_str text, size_t at)
{
	return ll_str_ends(ll_str_sub(text, 0, at), LL_STR(LL_MD_ESCAPE)) ||
	       ll_str_starts(ll_str_from_pos(text, at + 1),
			     LL_STR(LL_MD_NOTHING));
}
