#ifndef LL_HISTORY_LEDGER_H
#define LL_HISTORY_LEDGER_H

/* The cadence ledger of an organisation: base/ledger.h says what it is. */

#include "base/ledger.h"
#include "history/log.h"

enum {
	LL_LEDGER_MONTHS_MAX = 600
}; /* before today; more is a slip of the pen
    */

/**
 * ll_arrivals_make() - the day on which each record first landed
 * @log: NULL, or one without timelines: nothing is known
 *
 * Shape:  [org->nrecords]; none where the history does not know
 *         (ll_timeline_tells_origin()), or where it is not yet committed.
 */
ll_date *ll_arrivals_make(struct ll_arena *arena, const struct ll_org *org,
			  const struct ll_log *log);

/**
 * ll_ledger_make() - what was expected and what came
 * @arrived: [org->nrecords] as above, for the updates
 *
 * The indices of the result are those of @org->record. Grace and cadence are
 * the parameters of L301; a year that does not start in January moves the
 * columns of a longer cadence with it. Cost: rows times columns, and linear
 * in the months of the updates.
 */
struct ll_ledger ll_ledger_make(struct ll_arena *arena,
				const struct ll_org *org,
				const ll_date *arrived, ll_date today);

#endif
