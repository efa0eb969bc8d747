#ifndef LL_SITE_REPORTS_H
#define LL_SITE_REPORTS_H

/* What an update says: of each goal in a row, and the rest as prose. */

#include "site/panel.h"

/**
 * ll_report_row() - a goal as reported: status, value, how it moved, words
 *
 * The value and the status are compared with what was last said before.
 */
void ll_report_row(const struct ll_page *page, struct ll_dict *cluster,
		   const struct ll_view_report *report);

/**
 * ll_update_words() - BODY of @dict: the prose that is about no one goal
 *
 * Sections of goals are left out, as the rows have them.
 */
void ll_update_words(const struct ll_page *page, struct ll_dict *dict,
		     const struct ll_view_record *update);

#endif
