#include "text/md_writer.h"

static void put_block(struct ll_md_writer *writer,
		      const struct ll_md_node *node);

static void put_blocks(struct ll_md_writer *writer,
		       const struct ll_md_node *parent)
{
	for (const struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		put_block(writer, child);
	}
}

/* The ways back from a footnote to each place that refers to it. */
static void put_back_references(struct ll_md_writer *writer,
				const struct ll_md_node *note)
{
	for (int i = 1; i <= note->start; i++) {
		ll_md_put(writer, i > 1 ? " <a href=\"#" : "<a href=\"#");
		ll_md_put_reference_id(writer, "fnref-", note->text, i);
		ll_md_put(writer,
			  "\" class=\"footnote-backref\" "
			  "data-footnote-backref "
			  "aria-label=\"Back to content\">\xE2\x86\xA9");
		if (i > 1) {
			ll_buf_addf(writer->out,
				    "<sup class=\"footnote-ref\">%d</sup>", i);
		}
		ll_md_put(writer, "</a>");
	}
}

static void put_footnote(struct ll_md_writer *writer,
			 const struct ll_md_node *node)
{
	if (!writer->footnotes) {
		writer->footnotes = true;
		ll_md_end_line(writer);
		ll_md_put(writer,
			  "<section class=\"footnotes\" data-footnotes>\n"
			  "<ol>\n");
	}
	ll_md_put(writer, "<li id=\"");
	ll_md_put_reference_id(writer, "fn-", node->text, 1);
	ll_md_put(writer, "\">\n");
	put_blocks(writer, node);
	if (!node->last || node->last->type != LL_MD_PARAGRAPH) {
		ll_md_end_line(writer);
		put_back_references(writer, node);
		ll_md_put(writer, "\n");
	}
	ll_md_put(writer, "</li>\n");
}

static bool is_tight(const struct ll_md_node *paragraph)
{
	const struct ll_md_node *item = paragraph->parent;

	return item && item->type == LL_MD_ITEM && item->parent &&
	       item->parent->tight;
}

static void put_paragraph(struct ll_md_writer *writer,
			  const struct ll_md_node *node)
{
	if (is_tight(node)) {
		ll_md_put_children(writer, node);
		return;
	}
	ll_md_end_line(writer);
	ll_md_put(writer, "<p>");
	ll_md_put_children(writer, node);
	if (node->parent && node->parent->type == LL_MD_FOOTNOTE &&
	    !node->next) {
		ll_md_put(writer, " ");
		put_back_references(writer, node->parent);
	}
	ll_md_put(writer, "</p>\n");
}

static void put_heading(struct ll_md_writer *writer,
			const struct ll_md_node *node)
{
	int level = node->level + writer->options->heading_shift;

	level = level < 1 ? 1 : level > 6 ? 6 : level;
	ll_md_end_line(writer);
	ll_buf_addf(writer->out, "<h%d", level);
	if (node->id.len) {
		ll_md_put(writer, " id=\"");
		ll_md_put_text(writer, writer->options->id_prefix);
		ll_md_put_text(writer, node->id);
		ll_md_put(writer, "\"");
	}
	ll_md_put(writer, ">");
	ll_md_put_children(writer, node);
	ll_buf_addf(writer->out, "</h%d>\n", level);
}

static void put_list(struct ll_md_writer *writer, const struct ll_md_node *node)
{
	ll_md_end_line(writer);
	if (!node->ordered) {
		ll_md_put(writer, "<ul>\n");
	} else if (node->start == 1) {
		ll_md_put(writer, "<ol>\n");
	} else {
		ll_buf_addf(writer->out, "<ol start=\"%d\">\n", node->start);
	}
	put_blocks(writer, node);
	ll_md_put(writer, node->ordered ? "</ol>\n" : "</ul>\n");
}

static void put_item(struct ll_md_writer *writer, const struct ll_md_node *node)
{
	ll_md_end_line(writer);
	if (!node->task) {
		ll_md_put(writer, "<li>");
	} else {
		ll_md_put(writer,
			  writer->exact ? "<li>" : "<li class=\"task\">");
		ll_md_put(writer, "<input type=\"checkbox\"");
		ll_md_put(writer, node->checked ? " checked=\"\"" : "");
		ll_md_put(writer, " disabled=\"\"");
		if (!writer->exact) {
			ll_md_put(writer, node->checked
						  ? " aria-label=\"done\""
						  : " aria-label=\"open\"");
		}
		ll_md_put(writer, " /> ");
	}
	put_blocks(writer, node);
	ll_md_put(writer, "</li>\n");
}

static void put_code_block(struct ll_md_writer *writer,
			   const struct ll_md_node *node)
{
	ll_str info = node->title;
	size_t len = 0;

	while (len < info.len && !ll_is_blank(info.s[len])) {
		len++;
	}
	ll_md_end_line(writer);
	ll_md_put(writer, "<pre><code");
	if (len) {
		ll_md_put(writer, " class=\"language-");
		ll_md_put_text(writer, ll_str_sub(info, 0, len));
		ll_md_put(writer, "\"");
	}
	ll_md_put(writer, ">");
	ll_md_put_text(writer, node->text);
	ll_md_put(writer, "</code></pre>\n");
}

static void put_html_block(struct ll_md_writer *writer,
			   const struct ll_md_node *node)
{
	if (writer->options->raw_html) {
		ll_md_end_line(writer);
		ll_buf_add(writer->out, node->text);
		ll_md_end_line(writer);
	}
}

static void put_cell(struct ll_md_writer *writer, const struct ll_md_node *node,
		     const char *tag)
{
	static const char *const side[] = { "", "left", "center", "right" };

	ll_md_end_line(writer);
	ll_buf_addf(writer->out, "<%s", tag);
	if (node->align != LL_ALIGN_NONE) {
		ll_buf_addf(writer->out,
			    writer->exact ? " align=\"%s\""
					  : " class=\"align-%s\"",
			    side[node->align]);
	}
	ll_md_put(writer, ">");
	ll_md_put_children(writer, node);
	ll_buf_addf(writer->out, "</%s>", tag);
}

static void put_row(struct ll_md_writer *writer, const struct ll_md_node *node,
		    const char *tag)
{
	ll_md_end_line(writer);
	ll_md_put(writer, "<tr>");
	for (const struct ll_md_node *cell = node->child; cell;
	     cell = cell->next) {
		put_cell(writer, cell, tag);
	}
	ll_md_end_line(writer);
	ll_md_put(writer, "</tr>");
}

static void put_table(struct ll_md_writer *writer,
		      const struct ll_md_node *node)
{
	const struct ll_md_node *row = node->child;

	ll_md_end_line(writer);
	ll_md_put(writer, "<table>\n<thead>");
	if (row) {
		put_row(writer, row, "th");
		row = row->next;
	}
	ll_md_put(writer, "\n</thead>");
	if (row) {
		ll_md_put(writer, "\n<tbody>");
		for (; row; row = row->next) {
			put_row(writer, row, "td");
		}
		ll_md_put(writer, "\n</tbody>");
	}
	ll_md_put(writer, "\n</table>\n");
}

static void put_block(struct ll_md_writer *writer,
		      const struct ll_md_node *node)
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
		ll_md_end_line(writer);
		ll_md_put(writer, "<blockquote>\n");
		put_blocks(writer, node);
		ll_md_end_line(writer);
		ll_md_put(writer, "</blockquote>\n");
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
		ll_md_end_line(writer);
		ll_md_put(writer, "<hr />\n");
		break;
	case LL_MD_TABLE:
		put_table(writer, node);
		break;
	case LL_MD_FOOTNOTE:
		put_footnote(writer, node);
		break;
	default:
		ll_md_put_inline(writer, node);
	}
}

static struct ll_md_writer writer_make(struct ll_buf *out,
				       const struct ll_md_render *options)
{
	return (struct ll_md_writer){
		.out = out,
		.options = options,
		.exact = options->raw_html && !options->target,
	};
}

void ll_md_render(struct ll_buf *out, const struct ll_md_node *first,
		  const struct ll_md_node *end,
		  const struct ll_md_render *options)
{
	struct ll_md_writer writer = writer_make(out, options);

	for (; first && first != end; first = first->next) {
		put_block(&writer, first);
	}
	if (writer.footnotes) {
		ll_md_put(&writer, "</ol>\n</section>\n");
	}
}

void ll_md_render_inlines(struct ll_buf *out, const struct ll_md_node *parent,
			  const struct ll_md_render *options)
{
	struct ll_md_writer writer = writer_make(out, options);

	ll_md_put_children(&writer, parent);
}
