#ifndef LL_SITE_PROSE_H
#define LL_SITE_PROSE_H

/*
 * Prose: the organisation's Markdown as HTML for one page.
 *
 * Links lead where ll_view_follow() says, written relative to the page; a
 * link to what this audience cannot see, to nothing, or to a file that is
 * not copied is shown as its text. An anchor that the target page does not
 * have is left off. Images come from the organisation alone: one on another
 * host is shown as its words, as the page asks no other host for anything.
 */

#include "site/site.h"

/** Prose of one record on one page. */
struct ll_prose {
	const struct ll_page *page;
	struct ll_dict *dict;                /* notes the files to copy */
	const struct ll_view_record *record; /* that it was written in */
	int level;   /* of its highest heading on the page: 2 to 6 */
	bool shared; /* other prose is on the page: ids get a prefix */
};

/**
 * ll_prose_make() - alone on its page
 *
 * Its highest heading is <h3>, below a section's; <h2>, directly below the
 * title, where @dict is the whole page.
 */
struct ll_prose ll_prose_make(const struct ll_page *page, struct ll_dict *dict,
			      const struct ll_view_record *record);

/**
 * ll_prose_blocks() - the blocks [first, end)
 *
 * No level of heading is skipped on the way down, whatever they wrote.
 */
ll_html ll_prose_blocks(const struct ll_prose *prose,
			const struct ll_md_node *first,
			const struct ll_md_node *end);

/** Blocks [first, end) of one record. */
struct ll_prose_range {
	const struct ll_md_node *first;
	const struct ll_md_node *end;
};

/** ll_prose_ranges() - several runs of blocks as one text, levels in common */
ll_html ll_prose_ranges(const struct ll_prose *prose,
			const struct ll_prose_range *range, size_t n);

/** ll_prose_inlines() - the children of @node, no block around them */
ll_html ll_prose_inlines(const struct ll_prose *prose,
			 const struct ll_md_node *node);

/** ll_prose_has_heading() - the body of @record has a heading with this id */
bool ll_prose_has_heading(const struct ll_view_record *record, ll_str id);

#endif
