#ifndef LL_BASE_AMOUNT_H
#define LL_BASE_AMOUNT_H

/*
 * Amounts in a text: whether two texts mean the same numbers, and whether a
 * number was hidden. Nothing here computes; see base/metric.h for that.
 */

#include "base/str.h"

/**
 * ll_amount_fold() - the form on which two texts compare as equal
 *
 * ll_utf8_fold(), runs of blanks one space, and numbers in one spelling:
 * "10,000", "10 000" and "10'000"; "1,5" and "1.5"; "25 %" and "25%";
 * "EUR 5000", "5000 EUR" and "\u20ac5,000"; "> 50" and ">50"; "2\u00d7" and
 * "2x". Dashes of any length, with or without blanks around them, are one
 * hyphen. Not for display.
 */
ll_str ll_amount_fold(struct ll_arena *arena, ll_str text);

/** ll_unit_same() - "day" and "days", "EUR" and "\u20ac", "%" and " %" */
bool ll_unit_same(struct ll_arena *arena, ll_str a, ll_str b);

/**
 * ll_amount_with_unit() - @text with @unit where it belongs: "9 days", "$9"
 *
 * Returns @text where @unit is "".
 */
ll_str ll_amount_with_unit(struct ll_arena *arena, ll_str text, ll_str unit);

/**
 * ll_amount_is_masked() - a value that is there, but not told
 *
 * "XX %", "\u2588\u2588\u2588", "***", "[redacted]", "\u2026", "\u2014"; with
 * or without a unit, never with a digit.
 */
bool ll_amount_is_masked(ll_str text);

#endif
