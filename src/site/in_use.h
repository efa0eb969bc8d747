#ifndef LL_SITE_IN_USE_H
#define LL_SITE_IN_USE_H

/* Values and principles in use: who cites them, and since when nobody has. */

#include "site/panel.h"

/** ll_in_use_panel() - a table of all; nothing where there are none */
void ll_in_use_panel(const struct ll_page *page, struct ll_dict *dict);

/** ll_in_use_say() - of one: "Cited 9 times in the last 12 months, last by X"
 */
void ll_in_use_say(struct ll_say *say, const struct ll_view_record *record);

#endif
