#ifndef LL_VIEW_FILTER_INTERNAL_H
#define LL_VIEW_FILTER_INTERNAL_H

/* What filter.c (files) and filter_record.c (records) share. */

#include "view/filter.h"

/* Copying one file's records. */
struct ll_filter {
	struct ll_sieve *sieve;
	struct ll_arena *arena;
	const struct ll_org *whole;
	ll_str path;                    /* of the file at hand */
	const struct ll_record *record; /* first visible one of it */
	const struct ll_record *end;    /* of all records */
	const struct ll_twin *twin;     /* of the file at hand, or NULL */
};

/** ll_filter_hides() - a record of the whole organisation; false for none */
bool ll_filter_hides(const struct ll_filter *filter, size_t record);

/** ll_filter_hides_node() - a link, image or mention; @context is the filter */
bool ll_filter_hides_node(void *context, const struct ll_md_node *node);

/** ll_filter_has_cut() - @line was in a section of the file that is left out */
bool ll_filter_has_cut(const struct ll_filter *filter, int line);

/** ll_filter_record() - take out of a copy what leads to hidden things */
void ll_filter_record(struct ll_filter *filter, struct ll_record *record);

#endif
