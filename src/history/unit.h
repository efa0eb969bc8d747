#ifndef LL_HISTORY_UNIT_H
#define LL_HISTORY_UNIT_H

/* Units of a text, words or blocks, and where two texts differ in them. */

#include "history/worddiff.h"

struct ll_unit {
	ll_str text; /* with what follows it; joined they are the whole */
	ll_str key;  /* what is compared, after ll_utf8_fold() */
};

struct ll_units {
	struct ll_unit *item;
	size_t n;
	size_t cap;
};

/** ll_units_words() - runs of other than blanks; each line end is one, too */
struct ll_units ll_units_words(struct ll_arena *arena, ll_str text);

/** ll_units_blocks() - lines */
struct ll_units ll_units_blocks(struct ll_arena *arena, ll_str text);

/** ll_units_text() - the text of @n units from @at on */
ll_str ll_units_text(const struct ll_units *units, size_t at, size_t n);

/** ll_units_compare() - what is equal byte by byte at both ends costs little */
struct ll_hunks ll_units_compare(struct ll_arena *arena,
				 const struct ll_units *old,
				 const struct ll_units *new);

/** ll_blank_at() - length of the blank @str begins with, 0 for none or '\n' */
size_t ll_blank_at(ll_str str);

#endif
