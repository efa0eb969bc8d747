#ifndef LL_VIEW_ORDER_H
#define LL_VIEW_ORDER_H

/*
 * Orders of records, for qsort() over arrays of `const struct
 * ll_view_record *`. Ids are unique, so no two records compare as equal.
 */

#include "view/view.h"

int ll_order_title(const void *left, const void *right);
/** ll_order_kind() - by kind, period (newest first), title */
int ll_order_kind(const void *left, const void *right);
/** ll_order_newest() - by date, newest first, undated last */
int ll_order_newest(const void *left, const void *right);
int ll_order_oldest(const void *left, const void *right);
/** ll_order_arrival() - by arrival, unknown last, then team */
int ll_order_arrival(const void *left, const void *right);
/** ll_order_written() - by file and line */
int ll_order_written(const void *left, const void *right);

/** ll_order_date() - the day a record belongs to, or none */
ll_date ll_order_date(const struct ll_view_record *record);

/** ll_order_text() - titles as people sort them: case does not count */
int ll_order_text(ll_str a, ll_str b);

/** ll_list_sort() - @list in place */
void ll_list_sort(struct ll_view_list *list,
		  int (*order)(const void *left, const void *right));

#endif
