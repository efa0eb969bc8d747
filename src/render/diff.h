#ifndef LL_RENDER_DIFF_H
#define LL_RENDER_DIFF_H

/*
 * The report of site/diff.h as text for a terminal, and as Markdown for a
 * comment that a machine posts on a pull request of a stranger.
 */

#include "base/buf.h"
#include "site/diff.h"

/** What a comment may hold on GitHub is 65,536 characters. */
enum { LL_DIFF_MARKDOWN_BYTES = 60000 };

/** LL_DIFF_MARKER - first line, by which a comment is found and updated */
#define LL_DIFF_MARKER "<!-- lodeline-diff -->"

/**
 * ll_diff_text() - for a terminal; words as [-went-]{+came+}
 * @paint: with colour
 *
 * Nothing in it can move the cursor or reverse the text.
 */
ll_str ll_diff_text(struct ll_arena *arena, const struct ll_diff_report *report,
		    bool paint);

/**
 * ll_diff_markdown() - ready to be posted
 *
 * Every text of the organisation is shown as it stands: no link, image, HTML,
 * mention, reference to an issue, emphasis or command comes of it. No line
 * begins with one. At most LL_DIFF_MARKDOWN_BYTES, and says what is left out.
 */
ll_str ll_diff_markdown(struct ll_arena *arena,
			const struct ll_diff_report *report);

/** ll_markdown_add() - @text on one line, escaped as above */
void ll_markdown_add(struct ll_buf *out, ll_str text);

#endif
