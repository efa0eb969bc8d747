#ifndef LL_SITE_TIMELINE_H
#define LL_SITE_TIMELINE_H

/*
 * Timelines: changes as rows, oldest first, the way time runs down a page.
 *
 * Mechanical and bulk changes in a row are one entry that opens. Where more
 * than LL_TIMELINE_MANY entries would stand, the older ones are folded by
 * year and the newest LL_TIMELINE_OPEN stay open. The theme shows them with
 * timeline.html.
 */

#include "site/sentence.h"

enum { LL_TIMELINE_MANY = 25, LL_TIMELINE_OPEN = 15 };

/** Whose changes stand in a timeline. */
enum ll_timeline_of {
	LL_TIMELINE_ONE = false,    /* of one record */
	LL_TIMELINE_SEVERAL = true, /* of several: each names its own */
	LL_TIMELINE_BRIEF, /* the same, without the words: long lists */
};

/**
 * ll_timeline_fill() - STRETCH sections of @dict
 * @change: oldest first, those of one landing together
 *
 * Where the changes are of several records, more than three in one landing
 * are one entry that opens.
 */
void ll_timeline_fill(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_change *const *change, size_t n,
		      enum ll_timeline_of of);

/**
 * ll_timeline_record() - the section CHANGED of a record's page
 *
 * A sentence that counts, the timeline, and today. Says what the history
 * does not reach.
 */
void ll_timeline_record(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record);

/** ll_timeline_latest() - LATEST: the newest change that means something */
void ll_timeline_latest(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record);

/** ll_timeline_add_words() - WORDS of @dict: the difference, if there is one */
void ll_timeline_add_words(struct ll_dict *dict,
			   const struct ll_view_change *change);

/** ll_day_span() - "11 to 27 March", "30 March to 2 April 2025" */
ll_str ll_day_span(struct ll_arena *arena, ll_date today, ll_date first,
		   ll_date last);

#endif
