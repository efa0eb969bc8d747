#ifndef LL_SITE_LEDGER_H
#define LL_SITE_LEDGER_H

/* The cadence ledger as a grid: what was expected of whom, and what came. */

#include "site/panel.h"

/**
 * ll_ledger_panel() - teams by months, with how late in words
 *
 * Adds nothing where nobody ever reported.
 */
void ll_ledger_panel(const struct ll_page *page, struct ll_dict *dict);

#endif
