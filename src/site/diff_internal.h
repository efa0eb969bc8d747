#ifndef LL_SITE_DIFF_INTERNAL_H
#define LL_SITE_DIFF_INTERNAL_H

/* What the parts of the report share: diff.c, diff_say.c, diff_bulk.c,
 * diff_words.c. */

#include "base/map.h"
#include "site/diff.h"
#include "site/page.h"

/** A report while it is made. */
struct ll_differ {
	struct ll_arena *arena;
	const struct ll_view_diff *diff;
	const struct ll_page *page; /* of the head, for the sentences */
	struct ll_map told;         /* what many records have in common */
	size_t health[LL_NHEALTHS][LL_NHEALTHS]; /* from, to: goals */
};

/** Kinds in the order of a report, and what several are called. */
struct ll_diff_kind {
	enum ll_kind kind;
	const char *one;
	const char *many;
};
enum { LL_NDIFF_KINDS = LL_NKINDS - 1 };
extern const struct ll_diff_kind ll_diff_kind[LL_NDIFF_KINDS];

/** ll_diff_says() - the sentences of @item: events, then what they mean */
void ll_diff_says(const struct ll_differ *differ,
		  const struct ll_view_pair *pair,
		  const struct ll_view_change *change,
		  struct ll_diff_item *item);

/** ll_diff_shorten() - the words that differ, with a few around them */
void ll_diff_shorten(struct ll_arena *arena, const struct ll_view_span *span,
		     size_t n, struct ll_diff_item *item);

/**
 * ll_diff_bulk() - what LL_DIFF_MANY records or more have in common
 *
 * Fills differ->told, and @group with one item for each.
 */
enum { LL_DIFF_MANY = 5 };
void ll_diff_bulk(struct ll_differ *differ, struct ll_diff_group *group);

/** ll_diff_is_bulk() - one of many that changed in the same way */
bool ll_diff_is_bulk(const struct ll_view_pair *pair);

/** ll_diff_health() - "at risk" */
ll_str ll_diff_health(struct ll_arena *arena, enum ll_health health);

/** ll_diff_rest() - @change without what ll_diff_bulk() told */
struct ll_view_change ll_diff_rest(const struct ll_differ *differ,
				   const struct ll_view_change *change);

#endif
