#ifndef LL_BASE_UTF8_H
#define LL_BASE_UTF8_H

/*
 * UTF-8: reading it safely, comparing it as people read it, and showing it
 * without surprises.
 */

#include "base/str.h"

/** ll_utf8_valid() - well-formed UTF-8 (RFC 3629) without NUL */
bool ll_utf8_valid(ll_str str);

/**
 * ll_utf8_clean() - @str made well-formed
 *
 * A byte order mark at the start is taken off, CRLF and CR become LF, and
 * each ill-formed sequence and NUL becomes U+FFFD. Returns @str itself where
 * nothing had to change.
 */
ll_str ll_utf8_clean(struct ll_arena *arena, ll_str str);

/**
 * ll_utf8_next() - take one code point off *@rest
 *
 * Returns U+FFFD for an ill-formed byte. @rest must not be empty.
 */
int32_t ll_utf8_next(ll_str *rest);

/** ll_utf8_add() - encode one code point into out[0..4), returns its length */
size_t ll_utf8_encode(int32_t code_point, char out[4]);

/**
 * ll_utf8_fold() - the form on which two words compare as equal
 *
 * NFKC and case folding; typographic quotes, dashes and spaces become their
 * ASCII kin. Not for display.
 */
ll_str ll_utf8_fold(struct ll_arena *arena, ll_str str);

/**
 * ll_utf8_visible() - @str with nothing that acts instead of showing
 *
 * Control characters (but tab and LF) and bidirectional controls are written
 * as U+XXXX in angle brackets. Returns @str itself where there are none.
 */
ll_str ll_utf8_visible(struct ll_arena *arena, ll_str str);

/** ll_utf8_width() - columns on a terminal */
size_t ll_utf8_width(ll_str str);

/** ll_utf8_is_letter_or_digit() - for word boundaries and slugs */
bool ll_utf8_is_alnum(int32_t code_point);

/** ll_utf8_is_punct() - punctuation of Unicode, and all signs of ASCII */
bool ll_utf8_is_punct(int32_t code_point);

/** ll_utf8_is_space() - ASCII blanks and the spaces of Unicode */
bool ll_utf8_is_space(int32_t code_point);

/** ll_utf8_lower() - lower case of one code point */
int32_t ll_utf8_lower(int32_t code_point);

#endif
