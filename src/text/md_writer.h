#ifndef LL_TEXT_MD_WRITER_H
#define LL_TEXT_MD_WRITER_H

/* What the two files of the renderer share; nobody else includes it. */

#include "text/md.h"

/*
 * HTML in the shape that cmark-gfm gives it. Two things differ where the page
 * is for a reader (`exact` unset): attributes that HTML no longer has become
 * classes, and boxes of tasks have a name.
 */
struct ll_md_writer {
	struct ll_buf *out;
	const struct ll_md_render *options;
	bool exact;     /* as the cmark-gfm program, to the byte */
	bool footnotes; /* their section is open */
};

void ll_md_put(struct ll_md_writer *writer, const char *text);

/** ll_md_end_line() - end the line, unless nothing stands on it */
void ll_md_end_line(struct ll_md_writer *writer);

/** ll_md_put_text() - as ll_html_escape(), but for "'", which cmark leaves */
void ll_md_put_text(struct ll_md_writer *writer, ll_str text);

/** ll_md_put_url() - for an attribute: what may not stand in one is %-encoded
 */
void ll_md_put_url(struct ll_md_writer *writer, ll_str url);

/** ll_md_put_reference_id() - "fnref-label", and "fnref-label-2" for the second
 */
void ll_md_put_reference_id(struct ll_md_writer *writer, const char *name,
			    ll_str label, int count);

void ll_md_put_inline(struct ll_md_writer *writer,
		      const struct ll_md_node *node);
void ll_md_put_children(struct ll_md_writer *writer,
			const struct ll_md_node *parent);

#endif
