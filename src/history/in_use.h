#ifndef LL_HISTORY_IN_USE_H
#define LL_HISTORY_IN_USE_H

/* Values and principles in use: base/in_use.h says what counts. */

#include "base/in_use.h"
#include "model/org.h"

/**
 * ll_in_use_make() - one for each value and principle, by record
 * @org: resolved
 *
 * Cost: linear in records and their references.
 */
struct ll_in_use *ll_in_use_make(struct ll_arena *arena,
				 const struct ll_org *org, ll_date today,
				 size_t *n);

#endif
