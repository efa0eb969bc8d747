#include "text/md_internal.h"

#include <string.h>

/*
 * HTML in the shape that cmark-gfm gives it. Two things differ where the page
 * is for a reader (`exact` unset): attributes that HTML no longer has become
 * classes, and boxes of tasks have a name.
 */
struct writer {
	struct ll_buf *out;
	const struct ll_md_render *options;
	bool exact; /* as the cmark-gfm program, to the byte */
	bool footnotes; /* their section is open */
};

static void put(struct writer *writer, const char *text)
{
	ll_buf_add(writer->out, ll_str_from(text));
}

/* Ends the line, unless nothing stands on it. */
static void end_line(struct writer *writer)
{
	struct ll_buf *out = writer->out;

	if (out->len && out->s[out->len - 1] != '\n') {
		ll_buf_add_char(out, '\n');
	}
}

/* As ll_html_escape(), but for "'", which cmark leaves as it is. */
static void put_text(struct writer *writer, ll_str text)
{
	size_t done = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *entity;

		switch (text.s[i]) {
		case '&':
			entity = "&amp;";
			break;
		case '<':
			entity = "&lt;";
			break;
		case '>':
			entity = "&gt;";
			break;
		case '"':
			entity = "&quot;";
			break;
		default:
			continue;
		}
		ll_buf_add(writer->out, ll_str_sub(text, done, i));
		put(writer, entity);
		done = i + 1;
	}
	ll_buf_add(writer->out, ll_str_from_pos(text, done));
}

/* An URL for an attribute: what may not stand in one is percent-encoded. */
static void put_url(struct writer *writer, ll_str url)
{
	static const char hex[] = "0123456789ABCDEF";
	static const char kept[] = "-_.+!*(),%#@?=;:/$~";

	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.s[i];

		if (c == '&') {
			put(writer, "&amp;");
		} else if (c == '\'') {
			put(writer, "&#x27;");
		} else if (ll_is_alnum((char)c) || (c && strchr(kept, c))) {
			ll_buf_add_char(writer->out, (char)c);
		} else {
			ll_buf_add_char(writer->out, '%');
			ll_buf_add_char(writer->out, hex[c >> 4]);
			ll_buf_add_char(writer->out, hex[c & 15]);
		}
	}
}

static void put_children(struct writer *writer,
			 const struct ll_md_node *parent);

/* Where a link goes; false: its text alone is shown. */
static bool target_of(const struct writer *writer,
		      const struct ll_md_node *node, ll_str *href)
{
	struct ll_md_target target;

	*href = node->url;
	if (!writer->exact && !ll_url_is_safe(node->url)) {
		return false;
	}
	if (!writer->options->target) {
		return true;
	}
	target = writer->options->target(writer->options->context, node);
	if (target.href.len) {
		*href = target.href;
	}
	return !target.drop;
}

static void put_title(struct writer *writer, ll_str title)
{
	if (title.len) {
		put(writer, "\" title=\"");
		put_text(writer, title);
	}
}

static void put_link(struct writer *writer, const struct ll_md_node *node)
{
	ll_str href;

	if (!target_of(writer, node, &href)) {
		put_children(writer, node);
		return;
	}
	put(writer, "<a href=\"");
	put_url(writer, href);
	put_title(writer, node->title);
	put(writer, "\">");
	put_children(writer, node);
	put(writer, "</a>");
}

static void put_alternative(struct writer *writer,
			    const struct ll_md_node *image)
{
	for (const struct ll_md_node *node = ll_md_walk(image, image); node;
	     node = ll_md_walk(node, image)) {
		switch ((int)node->type) {
		case LL_MD_HTML_INLINE:
			if (!writer->exact) {
				break;
			}
			put_text(writer, node->text);
			break;
		case LL_MD_TEXT:
		case LL_MD_CODE:
			put_text(writer, node->text);
			break;
		case LL_MD_SOFT_BREAK:
		case LL_MD_HARD_BREAK:
			put(writer, " ");
			break;
		}
	}
}

static void put_image(struct writer *writer, const struct ll_md_node *node)
{
	ll_str src;

	if (!target_of(writer, node, &src)) {
		put_alternative(writer, node);
		return;
	}
	put(writer, "<img src=\"");
	put_url(writer, src);
	put(writer, "\" alt=\"");
	put_alternative(writer, node);
	put_title(writer, node->title);
	put(writer, "\" />");
}

static void put_mention(struct writer *writer, const struct ll_md_node *node)
{
	struct ll_md_target target = { .drop = true };

	if (writer->options->target) {
		target = writer->options->target(writer->options->context,
						 node);
	}
	if (target.drop || !target.href.len) {
		put(writer, "@");
		put_text(writer, node->text);
		return;
	}
	put(writer, "<a href=\"");
	put_url(writer, target.href);
	put(writer, "\">@");
	put_text(writer, node->text);
	put(writer, "</a>");
}

/* "fnref-label", and "fnref-label-2" for the second. */
static void put_reference_id(struct writer *writer, const char *name,
			     ll_str label, int count)
{
	put_text(writer, writer->options->id_prefix);
	put(writer, name);
	put_url(writer, label);
	if (count > 1) {
		ll_buf_addf(writer->out, "-%d", count);
	}
}

static void put_reference(struct writer *writer, const struct ll_md_node *node)
{
	put(writer, "<sup class=\"footnote-ref\"><a href=\"#");
	put_reference_id(writer, "fn-", node->text, 1);
	put(writer, "\" id=\"");
	put_reference_id(writer, "fnref-", node->text, node->start);
	put(writer, "\" data-footnote-ref>");
	put_text(writer, node->id);
	put(writer, "</a></sup>");
}

static void put_around(struct writer *writer, const struct ll_md_node *node,
		       const char *open, const char *close)
{
	put(writer, open);
	put_children(writer, node);
	put(writer, close);
}

static void put_inline(struct writer *writer, const struct ll_md_node *node)
{
	switch ((int)node->type) {
	case LL_MD_TEXT:
		put_text(writer, node->text);
		break;
	case LL_MD_SOFT_BREAK:
		put(writer, "\n");
		break;
	case LL_MD_HARD_BREAK:
		put(writer, "<br />\n");
		break;
	case LL_MD_CODE:
		put(writer, "<code>");
		put_text(writer, node->text);
		put(writer, "</code>");
		break;
	case LL_MD_HTML_INLINE:
		if (writer->options->raw_html) {
			ll_buf_add(writer->out, node->text);
		}
		break;
	case LL_MD_EMPHASIS:
		put_around(writer, node, "<em>", "</em>");
		break;
	case LL_MD_STRONG:
		put_around(writer, node, "<strong>", "</strong>");
		break;
	case LL_MD_STRIKE:
		put_around(writer, node, "<del>", "</del>");
		break;
	case LL_MD_LINK:
		put_link(writer, node);
		break;
	case LL_MD_IMAGE:
		put_image(writer, node);
		break;
	case LL_MD_FOOTNOTE_REF:
		put_reference(writer, node);
		break;
	case LL_MD_MENTION:
		put_mention(writer, node);
		break;
	}
}

static void put_children(struct writer *writer, const struct ll_md_node *parent)
{
	for (const struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		put_inline(writer, child);
	}
}

static void put_block(struct writer *writer, const struct ll_md_node *node);

static void put_blocks(struct writer *writer, const struct ll_md_node *parent)
{
	for (const struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		put_block(writer, child);
	}
}

/* The ways back from a footnote to each place that refers to it. */
static void put_back_references(struct writer *writer,
				const struct ll_md_node *note)
{
	for (int i = 1; i <= note->start; i++) {
		put(writer, i > 1 ? " <a href=\"#" : "<a href=\"#");
		put_reference_id(writer, "fnref-", note->text, i);
		put(writer, "\" class=\"footnote-backref\" "
			    "data-footnote-backref "
			    "aria-label=\"Back to content\">\xE2\x86\xA9");
		if (i > 1) {
			ll_buf_addf(writer->out,
				    "<sup class=\"footnote-ref\">%d</sup>", i);
		}
		put(writer, "</a>");
	}
}

static void put_footnote(struct writer *writer, const struct ll_md_node *node)
{
	if (!writer->footnotes) {
		writer->footnotes = true;
		end_line(writer);
		put(writer, "<section class=\"footnotes\" data-footnotes>\n"
			    "<ol>\n");
	}
	put(writer, "<li id=\"");
	put_reference_id(writer, "fn-", node->text, 1);
	put(writer, "\">\n");
	put_blocks(writer, node);
	if (!node->last || node->last->type != LL_MD_PARAGRAPH) {
		end_line(writer);
		put_back_references(writer, node);
		put(writer, "\n");
	}
	put(writer, "</li>\n");
}

static bool is_tight(const struct ll_md_node *paragraph)
{
	const struct ll_md_node *item = paragraph->parent;

	return item && item->type == LL_MD_ITEM && item->parent &&
	       item->parent->tight;
}

static void put_paragraph(struct writer *writer, const struct ll_md_node *node)
{
	if (is_tight(node)) {
		put_children(writer, node);
		return;
	}
	end_line(writer);
	put(writer, "<p>");
	put_children(writer, node);
	if (node->parent && node->parent->type == LL_MD_FOOTNOTE &&
	    !node->next) {
		put(writer, " ");
		put_back_references(writer, node->parent);
	}
	put(writer, "</p>\n");
}

static void put_heading(struct writer *writer, const struct ll_md_node *node)
{
	int level = node->level + writer->options->heading_shift;

	level = level < 1 ? 1 : level > 6 ? 6 : level;
	end_line(writer);
	ll_buf_addf(writer->out, "<h%d", level);
	if (node->id.len) {
		put(writer, " id=\"");
		put_text(writer, writer->options->id_prefix);
		put_text(writer, node->id);
		put(writer, "\"");
	}
	put(writer, ">");
	put_children(writer, node);
	ll_buf_addf(writer->out, "</h%d>\n", level);
}

static void put_list(struct writer *writer, const struct ll_md_node *node)
{
	end_line(writer);
	if (!node->ordered) {
		put(writer, "<ul>\n");
	} else if (node->start == 1) {
		put(writer, "<ol>\n");
	} else {
		ll_buf_addf(writer->out, "<ol start=\"%d\">\n", node->start);
	}
	put_blocks(writer, node);
	put(writer, node->ordered ? "</ol>\n" : "</ul>\n");
}

static void put_item(struct writer *writer, const struct ll_md_node *node)
{
	end_line(writer);
	if (!node->task) {
		put(writer, "<li>");
	} else {
		put(writer, writer->exact ? "<li>" : "<li class=\"task\">");
		put(writer, "<input type=\"checkbox\"");
		put(writer, node->checked ? " checked=\"\"" : "");
		put(writer, " disabled=\"\"");
		if (!writer->exact) {
			put(writer, node->checked ? " aria-label=\"done\"" :
						    " aria-label=\"open\"");
		}
		put(writer, " /> ");
	}
	put_blocks(writer, node);
	put(writer, "</li>\n");
}

static void put_code_block(struct writer *writer,
			   const struct ll_md_node *node)
{
	ll_str info = node->title;
	size_t len = 0;

	while (len < info.len && !ll_is_blank(info.s[len])) {
		len++;
	}
	end_line(writer);
	put(writer, "<pre><code");
	if (len) {
		put(writer, " class=\"language-");
		put_text(writer, ll_str_sub(info, 0, len));
		put(writer, "\"");
	}
	put(writer, ">");
	put_text(writer, node->text);
	put(writer, "</code></pre>\n");
}

static void put_html_block(struct writer *writer,
			   const struct ll_md_node *node)
{
	if (writer->options->raw_html) {
		end_line(writer);
		ll_buf_add(writer->out, node->text);
		end_line(writer);
	}
}

static void put_cell(struct writer *writer, const struct ll_md_node *node,
		     const char *tag)
{
	static const char *const side[] = { "", "left", "center", "right" };

	end_line(writer);
	ll_buf_addf(writer->out, "<%s", tag);
	if (node->align != LL_ALIGN_NONE) {
		ll_buf_addf(writer->out,
			    writer->exact ? " align=\"%s\"" :
					    " class=\"align-%s\"",
			    side[node->align]);
	}
	put(writer, ">");
	put_children(writer, node);
	ll_buf_addf(writer->out, "</%s>", tag);
}

static void put_row(struct writer *writer, const struct ll_md_node *node,
		    const char *tag)
{
	end_line(writer);
	put(writer, "<tr>");
	for (const struct ll_md_node *cell = node->child; cell;
	     cell = cell->next) {
		put_cell(writer, cell, tag);
	}
	end_line(writer);
	put(writer, "</tr>");
}

static void put_table(struct writer *writer, const struct ll_md_node *node)
{
	const struct ll_md_node *row = node->child;

	end_line(writer);
	put(writer, "<table>\n<thead>");
	if (row) {
		put_row(writer, row, "th");
		row = row->next;
	}
	put(writer, "\n</thead>");
	if (row) {
		put(writer, "\n<tbody>");
		for (; row; row = row->next) {
			put_row(writer, row, "td");
		}
		put(writer, "\n</tbody>");
	}
	put(writer, "\n</table>\n");
}

static void put_block(struct writer *writer, const struct ll_md_node *node)
{
	switch ((int)node->type) {
	case LL_MD_DOCUMENT:
		put_blocks(writer, node);
		break;
	case LL_MD_PARAGRAPH:
		put_paragraph(writer, node);
		break;
	case LL_MD_HEADING:
		put_heading(writer, node);
		break;
	case LL_MD_QUOTE:
		end_line(writer);
		put(writer, "<blockquote>\n");
		put_blocks(writer, node);
		end_line(writer);
		put(writer, "</blockquote>\n");
		break;
	case LL_MD_LIST:
		put_list(writer, node);
		break;
	case LL_MD_ITEM:
		put_item(writer, node);
		break;
	case LL_MD_CODE_BLOCK:
		put_code_block(writer, node);
		break;
	case LL_MD_HTML_BLOCK:
		put_html_block(writer, node);
		break;
	case LL_MD_RULE:
		end_line(writer);
		put(writer, "<hr />\n");
		break;
	case LL_MD_TABLE:
		put_table(writer, node);
		break;
	case LL_MD_FOOTNOTE:
		put_footnote(writer, node);
		break;
	default:
		put_inline(writer, node);
	}
}

static struct writer writer_make(struct ll_buf *out,
				 const struct ll_md_render *options)
{
	return (struct writer){
		.out = out,
		.options = options,
		.exact = options->raw_html && !options->target,
	};
}

void ll_md_render(struct ll_buf *out, const struct ll_md_node *first,
		  const struct ll_md_node *end,
		  const struct ll_md_render *options)
{
	struct writer writer = writer_make(out, options);

	for (; first && first != end; first = first->next) {
		put_block(&writer, first);
	}
	if (writer.footnotes) {
		put(&writer, "</ol>\n</section>\n");
	}
}

void ll_md_render_inlines(struct ll_buf *out, const struct ll_md_node *parent,
			  const struct ll_md_render *options)
{
	struct writer writer = writer_make(out, options);

	put_children(&writer, parent);
}
