#include "text/md_internal.h"

bool ll_html_is_comment(ll_str html)
{
	html = ll_str_trim(html);
	while (ll_str_starts(html, LL_STR("<!--"))) {
		size_t end =
			ll_str_find(ll_str_from_pos(html, 2), LL_STR("-->"));

		if (end == LL_NPOS) {
			return true; /* to the end of the file */
		}
		html = ll_str_trim(ll_str_from_pos(html, end + 5));
	}
	return !html.len;
}

static struct ll_pos pos_of(const struct ll_md_parse *parse,
			    const struct ll_md_node *node)
{
	return (struct ll_pos){ .path = parse->path, .line = node->line };
}

/* The first line, short enough for a message. */
static ll_str excerpt(struct ll_md_parse *parse, ll_str html)
{
	enum { LONGEST = 40 };
	ll_str rest = ll_str_trim(html);
	ll_str line = ll_str_trim(ll_str_line(&rest));
	size_t len = LONGEST;

	if (line.len <= LONGEST) {
		return line;
	}
	while (len && (line.s[len] & 0xC0) == 0x80) {
		len--;
	}
	return ll_str_join(&parse->scratch, ll_str_sub(line, 0, len),
			   LL_STR("..."), LL_STR(""));
}

static void report_html(struct ll_md_parse *parse,
			const struct ll_md_node *node)
{
	if (!ll_html_is_comment(node->text)) {
		ll_diag_add(parse->diags, LL_D_HTML_DROPPED,
			    pos_of(parse, node), excerpt(parse, node->text),
			    LL_STR(""));
	}
}

static void report_link(struct ll_md_parse *parse,
			const struct ll_md_node *node)
{
	if (!ll_url_is_safe(node->url)) {
		ll_diag_add(parse->diags, LL_D_LINK_UNSAFE, pos_of(parse, node),
			    excerpt(parse, node->url), LL_STR(""));
	}
}

/* The leaf block that the inline @node stands in. */
static const struct ll_md_node *leaf_of(const struct ll_md_node *node)
{
	while (node && node->type >= LL_MD_TEXT) {
		node = node->parent;
	}
	return node;
}

void ll_md_report(struct ll_md_parse *parse, const struct ll_md_node *root)
{
	const struct ll_md_node *told = NULL; /* once for a block */

	for (const struct ll_md_node *node = ll_md_walk(root, root); node;
	     node = ll_md_walk(node, root)) {
		switch ((int)node->type) {
		case LL_MD_HTML_BLOCK:
			if (!(parse->flags & LL_MD_ALLOW_HTML)) {
				report_html(parse, node);
			}
			break;
		case LL_MD_HTML_INLINE:
			if (!(parse->flags & LL_MD_ALLOW_HTML) &&
			    leaf_of(node) != told &&
			    !ll_html_is_comment(node->text)) {
				told = leaf_of(node);
				report_html(parse, node);
			}
			break;
		case LL_MD_LINK:
		case LL_MD_IMAGE:
			report_link(parse, node);
			break;
		}
	}
}
