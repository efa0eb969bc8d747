#include "text/md_internal.h"

#include "base/utf8.h"

/*
 * Passes over the text of one leaf block: what GFM and we add to CommonMark's
 * inlines. Each takes the children off, and puts them back with text cut in
 * pieces where something was found.
 */

static bool is_link(const struct ll_md_node *node)
{
	return node->type == LL_MD_LINK || node->type == LL_MD_IMAGE;
}

/* A link whose text is its URL: nothing in it is Markdown. */
bool ll_md_is_autolink(const struct ll_md_node *node)
{
	return node->type == LL_MD_LINK && node->child &&
	       node->child->type == LL_MD_TEXT && !node->child->next &&
	       ll_str_ends(node->url, node->child->text);
}

/* Appends [from, to) of @text, if there is anything. */
static void add_text(struct ll_md_parse *parse, struct ll_md_node *parent,
		     const struct ll_md_node *text, size_t from, size_t to)
{
	struct ll_md_node *node;

	if (from >= to) {
		return;
	}
	node = ll_md_node_make(parse, LL_MD_TEXT, text->line);
	node->text = ll_str_sub(text->text, from, to);
	ll_md_node_append(parent, node);
}

static void add_link(struct ll_md_parse *parse, struct ll_md_node *parent,
		     ll_str label, const char *scheme)
{
	struct ll_md_node *node =
		ll_md_node_make(parse, LL_MD_LINK, parent->line);
	struct ll_md_node *text =
		ll_md_node_make(parse, LL_MD_TEXT, parent->line);

	text->text = ll_str_copy(parse->arena, label);
	node->url = ll_str_join(parse->arena, ll_str_from(scheme), label,
				LL_STR(""));
	ll_md_node_append(node, text);
	ll_md_node_append(parent, node);
}

/* The sign at @at of raw @text begins an URL, or its ':' stands there. */
static struct ll_md_span find_url(ll_str text, size_t at, bool at_start)
{
	if (text.s[at] == ':') {
		return ll_autolink_url(text, at);
	}
	if (text.s[at] == 'w' && (at || at_start)) {
		return ll_autolink_www(text, at);
	}
	return (struct ll_md_span){ 0, 0 };
}

/*
 * A text that follows a node begins with no "www." link, unless cmark saw a
 * break or the sign of emphasis before it.
 */
static bool may_begin(const struct ll_md_node *before,
		      const struct ll_md_node *parent)
{
	if (!before) {
		return !is_link(parent);
	}
	return before->type == LL_MD_SOFT_BREAK ||
	       before->type == LL_MD_HARD_BREAK ||
	       before->type == LL_MD_EMPHASIS || before->type == LL_MD_STRONG;
}

/* Neither an URL nor a bracket: most texts. */
static bool is_dull(ll_str text)
{
	static const char sign[256] = {
		[':'] = 1,
		['['] = 1,
		[']'] = 1,
		['w'] = 2,
	};

	for (size_t i = 0; i < text.len; i++) {
		char kind = sign[(unsigned char)text.s[i]];

		if (kind &&
		    (kind == 1 || (i + 1 < text.len && text.s[i + 1] == 'w'))) {
			return false;
		}
	}
	return true;
}

/* Links inside the text @node; @open counts the '[' that are open so far. */
static void link_text(struct ll_md_parse *parse, struct ll_md_node *parent,
		      struct ll_md_node *node, bool at_start, size_t *open)
{
	ll_str text = node->text;
	ll_str raw = text;
	size_t *map = NULL;
	size_t done = 0;

	if (is_dull(text)) {
		ll_md_node_append(parent, node);
		return;
	}
	if (parse->masked) {
		raw = ll_md_unmask(&parse->scratch, text, LL_UNMASK_URLS, &map);
	}
	for (size_t i = 0; i < raw.len; i++) {
		struct ll_md_span span = { 0, 0 };
		size_t at = map ? map[i] : i;

		if ((raw.s[i] == '[' || raw.s[i] == ']') &&
		    !ll_md_is_escaped(text, at)) {
			*open += raw.s[i] == '[' ? 1 : *open ? SIZE_MAX : 0;
		} else if (!*open) {
			span = find_url(raw, i, at_start);
		}
		if (span.to > span.from && span.from >= done) {
			add_text(parse, parent, node, map ? map[done] : done,
				 map ? map[span.from] : span.from);
			add_link(parse, parent,
				 ll_str_sub(raw, span.from, span.to),
				 raw.s[i] == 'w' ? "http://" : "");
			done = span.to;
			i = done - 1;
		}
	}
	add_text(parse, parent, node, map ? map[done] : done, text.len);
}

static void link_urls(struct ll_md_parse *parse, struct ll_md_node *parent,
		      size_t *open)
{
	struct ll_md_node *rest = ll_md_node_take(parent);
	struct ll_md_node *before = NULL;

	while (rest) {
		struct ll_md_node *next = rest->next;

		if (rest->type == LL_MD_TEXT) {
			link_text(parse, parent, rest,
				  may_begin(before, parent), open);
		} else {
			ll_md_node_append(parent, rest);
			if (rest->child && !is_link(rest)) {
				link_urls(parse, rest, open);
			}
		}
		before = rest;
		rest = next;
	}
}

static void strike_all(struct ll_md_parse *parse, struct ll_md_node *parent)
{
	ll_md_strike(parse, parent);
	for (struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		if (child->child && !ll_md_is_autolink(child)) {
			strike_all(parse, child);
		}
	}
}

enum { LONGEST_LABEL = 1000 };

/* `[^label]` at @at of @text that some definition explains: its end, or 0. */
static size_t reference_end(struct ll_md_parse *parse, ll_str text, size_t at)
{
	ll_str rest = ll_str_from_pos(text, at);
	size_t end;

	if (!ll_str_starts(rest, LL_STR("[^"))) {
		return 0;
	}
	end = ll_str_find_char(ll_str_sub(rest, 0, LONGEST_LABEL), ']');
	if (end == LL_NPOS || ll_md_is_escaped(rest, end) ||
	    !ll_map_get(
		    &parse->labels,
		    ll_md_footnote_label(parse, ll_str_sub(rest, 2, end)))) {
		return 0;
	}
	return at + end + 1;
}

static void refer_text(struct ll_md_parse *parse, struct ll_md_node *parent,
		       struct ll_md_node *text)
{
	size_t done = 0;

	for (size_t at = 0; at < text->text.len; at++) {
		size_t end = text->text.s[at] == '['
				     ? reference_end(parse, text->text, at)
				     : 0;
		struct ll_md_node *node;

		if (!end) {
			continue;
		}
		add_text(parse, parent, text, done, at);
		node = ll_md_node_make(parse, LL_MD_FOOTNOTE_REF, text->line);
		node->text = ll_str_sub(text->text, at + 2, end - 1);
		ll_md_node_append(parent, node);
		done = end;
		at = end - 1;
	}
	add_text(parse, parent, text, done, text->text.len);
}

static void refer_all(struct ll_md_parse *parse, struct ll_md_node *parent)
{
	struct ll_md_node *rest = ll_md_node_take(parent);

	while (rest) {
		struct ll_md_node *next = rest->next;

		if (rest->type == LL_MD_TEXT) {
			refer_text(parse, parent, rest);
		} else {
			ll_md_node_append(parent, rest);
			if (rest->child && !ll_md_is_autolink(rest)) {
				refer_all(parse, rest);
			}
		}
		rest = next;
	}
}

static void unmask_all(struct ll_md_parse *parse, struct ll_md_node *parent)
{
	for (struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		if (child->type == LL_MD_TEXT) {
			child->text = ll_md_unmask(parse->arena, child->text,
						   LL_UNMASK_TEXT, NULL);
		} else if (child->child) {
			unmask_all(parse, child);
		}
	}
}

void ll_md_inlines_finish(struct ll_md_parse *parse, struct ll_md_node *leaf)
{
	size_t open = 0;

	if (parse->has_url) {
		link_urls(parse, leaf, &open);
	}
	if (parse->has_tilde) {
		strike_all(parse, leaf);
	}
	if (parse->labels.nentries) {
		refer_all(parse, leaf);
	}
	if (parse->masked) {
		unmask_all(parse, leaf);
	}
}

/*
 * A handle behind '@': letters, digits, '_' and single hyphens between them,
 * as GitHub has them, and '_'. Returns where it ends, or @at.
 */
static size_t handle_end(ll_str text, size_t at)
{
	size_t end = at;

	while (end < text.len &&
	       (ll_is_alnum(text.s[end]) || text.s[end] == '_' ||
		(text.s[end] == '-' && end > at && end + 1 < text.len &&
		 (ll_is_alnum(text.s[end + 1]) || text.s[end + 1] == '_')))) {
		end++;
	}
	return end;
}

/*
 * A handle stands behind no letter, digit, '_', '.' or '/', and before no
 * '/', '@' or dot inside a word: those are paths, packages and addresses.
 */
static bool may_mention(ll_str text, size_t at, size_t end)
{
	size_t before = at;
	ll_str rest;
	int32_t code_point;

	if (end < text.len && (text.s[end] == '/' || text.s[end] == '@' ||
			       (text.s[end] == '.' && end + 1 < text.len &&
				ll_is_alnum(text.s[end + 1])))) {
		return false;
	}
	if (!at) {
		return true;
	}
	while (before && (text.s[--before] & 0xC0) == 0x80) {
	}
	rest = ll_str_sub(text, before, at);
	code_point = ll_utf8_next(&rest);
	return !ll_utf8_is_alnum(code_point) && code_point != '_' &&
	       code_point != '.' && code_point != '/' && code_point != '@';
}

/* What the '@' at @at belongs to is appended; returns its end, or @done. */
static size_t add_address(struct ll_md_parse *parse, struct ll_md_node *parent,
			  const struct ll_md_node *text, size_t done, size_t at)
{
	bool has_scheme = false;
	struct ll_md_span span =
		ll_autolink_email(text->text, done, at, &has_scheme);
	struct ll_md_node *node;
	size_t end;

	if (span.to > span.from) {
		add_text(parse, parent, text, done, span.from);
		add_link(parse, parent,
			 ll_str_sub(text->text, span.from, span.to),
			 has_scheme ? "" : "mailto:");
		return span.to;
	}
	end = handle_end(text->text, at + 1);
	if (end == at + 1 || !may_mention(text->text, at, end)) {
		return done;
	}
	add_text(parse, parent, text, done, at);
	node = ll_md_node_make(parse, LL_MD_MENTION, text->line);
	node->text = ll_str_sub(text->text, at + 1, end);
	ll_md_node_append(parent, node);
	return end;
}

static void address_text(struct ll_md_parse *parse, struct ll_md_node *parent,
			 struct ll_md_node *text)
{
	size_t done = 0;

	for (size_t at = 0; at < text->text.len; at++) {
		if (text->text.s[at] != '@') {
			continue;
		}
		done = add_address(parse, parent, text, done, at);
		at = done > at ? done - 1 : at;
	}
	add_text(parse, parent, text, done, text->text.len);
}

static bool has_at(const struct ll_md_node *parent)
{
	for (const struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		if (child->child
			    ? has_at(child)
			    : ll_str_find_char(child->text, '@') != LL_NPOS) {
			return true;
		}
	}
	return false;
}

void ll_md_addresses_finish(struct ll_md_parse *parse, struct ll_md_node *leaf)
{
	struct ll_md_node *rest;

	if (!has_at(leaf)) {
		return;
	}
	rest = ll_md_node_take(leaf);
	while (rest) {
		struct ll_md_node *next = rest->next;

		if (rest->type == LL_MD_TEXT) {
			address_text(parse, leaf, rest);
		} else {
			ll_md_node_append(leaf, rest);
			if (rest->child && !is_link(rest)) {
				ll_md_addresses_finish(parse, rest);
			}
		}
		rest = next;
	}
}
