#ifndef LL_BASE_STR_H
#define LL_BASE_STR_H

/*
 * Strings: a pointer and a length, not ended by NUL, never changed in place.
 *
 * A string refers to memory that somebody else owns (an arena, a file's
 * bytes, a literal); a part of a string is again a string. The empty string
 * may have a NULL pointer. Comparison is by bytes; nothing here depends on
 * the locale.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct {
	const char *s;
	size_t len;
} ll_str;

/** LL_STR() - a string literal as ll_str */
#define LL_STR(literal) ((ll_str){ "" literal, sizeof(literal) - 1 })

/** LL_STR_INIT() - the same for static tables */
#define LL_STR_INIT(literal)                                                   \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}

/** LL_FMT, LL_ARG() - printf("%" LL_FMT, LL_ARG(str)) */
#define LL_FMT ".*s"
#define LL_ARG(str) (int)(str).len, (str).s

ll_str ll_str_from(const char *zero_ended); /* NULL gives "" */
ll_str ll_str_copy(struct ll_arena *arena, ll_str str);
/** ll_str_zero() - copy ended by NUL, for libraries; stops at an inner NUL */
char *ll_str_zero(struct ll_arena *arena, ll_str str);
/** ll_str_join() - @a, @b, @c one after the other */
ll_str ll_str_join(struct ll_arena *arena, ll_str a, ll_str b, ll_str c);

bool ll_str_eq(ll_str a, ll_str b);
/** ll_str_is() - equal to a NUL-ended literal */
bool ll_str_is(ll_str str, const char *literal);
/** ll_str_eq_nocase() - equal but for the case of ASCII letters */
bool ll_str_eq_nocase(ll_str a, ll_str b);
/** ll_str_cmp() - byte order: negative, 0, positive */
int ll_str_cmp(ll_str a, ll_str b);
uint64_t ll_str_hash(ll_str str);

bool ll_str_starts(ll_str str, ll_str prefix);
bool ll_str_ends(ll_str str, ll_str suffix);
bool ll_str_ends_nocase(ll_str str, ll_str suffix);

/** LL_NPOS - "not found" */
#define LL_NPOS ((size_t)-1)
size_t ll_str_find(ll_str str, ll_str needle); /* first, or LL_NPOS */
size_t ll_str_find_char(ll_str str, char c);
size_t ll_str_rfind_char(ll_str str, char c);

/** ll_str_sub() - bytes [from, to), both clipped to the length */
ll_str ll_str_sub(ll_str str, size_t from, size_t to);
ll_str ll_str_from_pos(ll_str str, size_t from);
/** ll_str_trim() - without ASCII blanks (space, tab, CR, LF) at both ends */
ll_str ll_str_trim(ll_str str);

/**
 * ll_str_cut() - split at the first @sep
 * @head: what stands before it; all of @str if there is none
 * @tail: what stands after it; empty if there is none
 *
 * Returns whether @sep was found. @head and @tail may be the variable that
 * @str was read from.
 */
bool ll_str_cut(ll_str str, char sep, ll_str *head, ll_str *tail);

/** ll_str_line() - take the next line (without LF or CRLF) off *@rest */
ll_str ll_str_line(ll_str *rest);

ll_str ll_str_lower(struct ll_arena *arena, ll_str str); /* ASCII only */

/** ll_str_to_long() - all of @str is a decimal number in range */
bool ll_str_to_long(ll_str str, long *out);

/**
 * ll_str_distance() - edits between two words, for "did you mean"
 *
 * Letters put in, left out, changed, or swapped with their neighbour; the
 * case of ASCII letters does not count. LL_NPOS for words over 64 bytes.
 * Source: optimal string alignment distance (Damerau 1964).
 */
size_t ll_str_distance(ll_str a, ll_str b);

/**
 * ll_str_nearest() - the known word that was probably meant
 *
 * Returns "" when none is near enough (a third of its letters).
 */
ll_str ll_str_nearest(ll_str word, const ll_str *known, size_t nknown);

/* ASCII classes that do not ask the locale. */

/* space, tab, CR, LF */
static inline bool ll_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static inline bool ll_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ll_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ll_is_alnum(char c)
{
	return ll_is_alpha(c) || ll_is_digit(c);
}

static inline char ll_to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Paths inside an organisation: '/' between segments, no leading './'. */

/** ll_path_dir() - the folder of @path, "" at the top; no trailing '/' */
ll_str ll_path_dir(ll_str path);
ll_str ll_path_base(ll_str path);
/** ll_path_stem() - @path without the extension of its last segment */
ll_str ll_path_stem(ll_str path);
/**
 * ll_path_resolve() - where @link points to, seen from the folder @dir
 *
 * Resolves "." and "..", and a leading '/' as the top of the organisation.
 * Returns a string with NULL pointer if it leaves the top.
 */
ll_str ll_path_resolve(struct ll_arena *arena, ll_str dir, ll_str link);
/** ll_path_relative() - how to write @to as seen from the folder @dir */
ll_str ll_path_relative(struct ll_arena *arena, ll_str dir, ll_str to);

#endif
