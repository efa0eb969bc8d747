#ifndef LL_SITE_THREAD_H
#define LL_SITE_THREAD_H

/* Threads: the goals of other periods that a goal continues, and that go on
 * with it, under whatever name. */

#include "site/rows.h"

/** ll_thread_fill() - facts "Continued from" and "Goes on as", nearest first */
void ll_thread_fill(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *goal);

#endif
