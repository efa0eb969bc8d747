#ifndef LL_SITE_TREND_H
#define LL_SITE_TREND_H

/* Open findings over the last twelve months: a sentence, columns by level, the
 * same as a table. */

#include "site/panel.h"

/** ll_trend_panel() - nothing where there is but one point */
void ll_trend_panel(const struct ll_page *page, struct ll_dict *dict);

/** ll_trend_say() - "Open findings fell from 31 to 12 since last November." */
void ll_trend_say(struct ll_say *say, const struct ll_view *view);

#endif
