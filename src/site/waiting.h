#ifndef LL_SITE_WAITING_H
#define LL_SITE_WAITING_H

/*
 * What waits longest: open actions past their day or carried on, by due day.
 */

#include "site/panel.h"

/** ll_waiting_panel() - one panel "Open actions"; nothing where none waits */
void ll_waiting_panel(const struct ll_page *page, struct ll_dict *dict);

#endif
