#include "text/md_writer.h"

#include <string.h>

void ll_md_put(struct ll_md_writer *writer, const char *text)
{
	ll_buf_add(writer->out, ll_str_from(text));
}

/* Ends the line, unless nothing stands on it. */
void ll_md_end_line(struct ll_md_writer *writer)
{
	struct ll_buf *out = writer->out;

	if (out->len && out->s[out->len - 1] != '\n') {
		ll_buf_add_char(out, '\n');
	}
}

/* As ll_html_escape(), but for "'", which cmark leaves as it is. */
void ll_md_put_text(struct ll_md_writer *writer, ll_str text)
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
		ll_md_put(writer, entity);
		done = i + 1;
	}
	ll_buf_add(writer->out, ll_str_from_pos(text, done));
}

/* An URL for an attribute: what may not stand in one is percent-encoded. */
void ll_md_put_url(struct ll_md_writer *writer, ll_str url)
{
	static const char hex[] = "0123456789ABCDEF";
	static const char kept[] = "-_.+!*(),%#@?=;:/$~";

	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.s[i];

		if (c == '&') {
			ll_md_put(writer, "&amp;");
		} else if (c == '\'') {
			ll_md_put(writer, "&#x27;");
		} else if (ll_is_alnum((char)c) || (c && strchr(kept, c))) {
			ll_buf_add_char(writer->out, (char)c);
		} else {
			ll_buf_add_char(writer->out, '%');
			ll_buf_add_char(writer->out, hex[c >> 4]);
			ll_buf_add_char(writer->out, hex[c & 15]);
		}
	}
}

/* Where a link goes; false: its text alone is shown. */
static bool target_of(const struct ll_md_writer *writer,
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

static void put_title(struct ll_md_writer *writer, ll_str title)
{
	if (title.len) {
		ll_md_put(writer, "\" title=\"");
		ll_md_put_text(writer, title);
	}
}

static void put_link(struct ll_md_writer *writer, const struct ll_md_node *node)
{
	ll_str href;

	if (!target_of(writer, node, &href)) {
		ll_md_put_children(writer, node);
		return;
	}
	ll_md_put(writer, "<a href=\"");
	ll_md_put_url(writer, href);
	put_title(writer, node->title);
	ll_md_put(writer, "\">");
	ll_md_put_children(writer, node);
	ll_md_put(writer, "</a>");
}

static void put_alternative(struct ll_md_writer *writer,
			    const struct ll_md_node *image)
{
	for (const struct ll_md_node *node = ll_md_walk(image, image); node;
	     node = ll_md_walk(node, image)) {
		switch ((int)node->type) {
		case LL_MD_HTML_INLINE:
			if (!writer->exact) {
				break;
			}
			ll_md_put_text(writer, node->text);
			break;
		case LL_MD_TEXT:
		case LL_MD_CODE:
			ll_md_put_text(writer, node->text);
			break;
		case LL_MD_SOFT_BREAK:
		case LL_MD_HARD_BREAK:
			ll_md_put(writer, " ");
			break;
		}
	}
}

static void put_image(struct ll_md_writer *writer,
		      const struct ll_md_node *node)
{
	ll_str src;

	if (!target_of(writer, node, &src)) {
		put_alternative(writer, node);
		return;
	}
	ll_md_put(writer, "<img src=\"");
	ll_md_put_url(writer, src);
	ll_md_put(writer, "\" alt=\"");
	put_alternative(writer, node);
	put_title(writer, node->title);
	ll_md_put(writer, "\" />");
}

static void put_mention(struct ll_md_writer *writer,
			const struct ll_md_node *node)
{
	struct ll_md_target target = { .drop = true };

	if (writer->options->target) {
		target =
			writer->options->target(writer->options->context, node);
	}
	if (target.drop || !target.href.len) {
		ll_md_put(writer, "@");
		ll_md_put_text(writer, node->text);
		return;
	}
	ll_md_put(writer, "<a href=\"");
	ll_md_put_url(writer, target.href);
	ll_md_put(writer, "\">@");
	ll_md_put_text(writer, node->text);
	ll_md_put(writer, "</a>");
}

/* "fnref-label", and "fnref-label-2" for the second. */
void ll_md_put_reference_id(struct ll_md_writer *writer, const char *name,
			    ll_str label, int count)
{
	ll_md_put_text(writer, writer->options->id_prefix);
	ll_md_put(writer, name);
	ll_md_put_url(writer, label);
	if (count > 1) {
		ll_buf_addf(writer->out, "-%d", count);
	}
}

static void put_reference(struct ll_md_writer *writer,
			  const struct ll_md_node *node)
{
	ll_md_put(writer, "<sup class=\"footnote-ref\"><a href=\"#");
	ll_md_put_reference_id(writer, "fn-", node->text, 1);
	ll_md_put(writer, "\" id=\"");
	ll_md_put_reference_id(writer, "fnref-", node->text, node->start);
	ll_md_put(writer, "\" data-footnote-ref>");
	ll_md_put_text(writer, node->id);
	ll_md_put(writer, "</a></sup>");
}

static void put_around(struct ll_md_writer *writer,
		       const struct ll_md_node *node, const char *open,
		       const char *close)
{
	ll_md_put(writer, open);
	ll_md_put_children(writer, node);
	ll_md_put(writer, close);
}

void ll_md_put_inline(struct ll_md_writer *writer,
		      const struct ll_md_node *node)
{
	switch ((int)node->type) {
	case LL_MD_TEXT:
		ll_md_put_text(writer, node->text);
		break;
	case LL_MD_SOFT_BREAK:
		ll_md_put(writer, "\n");
		break;
	case LL_MD_HARD_BREAK:
		ll_md_put(writer, "<br />\n");
		break;
	case LL_MD_CODE:
		ll_md_put(writer, "<code>");
		ll_md_put_text(writer, node->text);
		ll_md_put(writer, "</code>");
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

void ll_md_put_children(struct ll_md_writer *writer,
			const struct ll_md_node *parent)
{
	for (const struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		ll_md_put_inline(writer, child);
	}
}
