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
	struct ll_md_node *node = ll_md_node_make(parse, LL_MD_LINK,
						  parent->line);
	struct ll_md_node *text = ll_md_node_make(parse, LL_MD_TEXT,
						  parent->line);

	text->text = ll_str_copy(parse->arena, label);
	node->url = ll_str_join(parse->arena, ll_str_from(scheme), label,
				LL_STR(""));
	ll_md_node_append(node, text);
	ll_md_node_append(parent, node);
}

/* Counts the '[' that stay open over [from, to) of masked text. */
static void count_open(ll_str text, size_t from, size_t to, size_t *open)
{
	for (size_t i = from; i < to; i++) {
		if ((text.s[i] != '[' && text.s[i] != ']') ||
		    ll_md_is_escaped(text, i)) {
			continue;
		}
		if (text.s[i] == '[') {
			++*open;
		} else {
			*open -= *open > 0;
		}
	}
}

/* First URL of raw @text whose ':' or 'w' is at or behind *@at, which is set. */
static struct ll_md_span find_url(ll_str text, size_t done, bool at_start,
				  size_t *at)
{
	for (; *at < text.len; ++*at) {
		struct ll_md_span span = { 0, 0 };

		if (text.s[*at] == ':') {
			span = ll_autolink_url(text, *at);
		} else if (text.s[*at] == 'w' && (*at || at_start)) {
			span = ll_autolink_www(text, *at);
		}
		if (span.to > span.from && span.from >= done) {
			return span;
		}
	}
	return (struct ll_md_span){ text.len, text.len };
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

static void link_text(struct ll_md_parse *parse, struct ll_md_node *parent,
		      struct ll_md_node *text, bool at_start, size_t *open)
{
	size_t *map = NULL;
	ll_str raw = text->text;
	size_t done = 0;    /* of raw */
	size_t counted = 0; /* of text */

	if (parse->masked) {
		raw = ll_md_unmask(&parse->scratch, text->text, LL_UNMASK_URLS,
				   &map);
	}
	for (size_t at = 0; at < raw.len; at++) {
		struct ll_md_span span = find_url(raw, done, at_start, &at);
		size_t from = map ? map[span.from] : span.from;

		count_open(text->text, counted, from, open);
		counted = from;
		if (at == raw.len || *open) {
			continue; /* no links inside brackets */
		}
		add_text(parse, parent, text, map ? map[done] : done, from);
		add_link(parse, parent, ll_str_sub(raw, span.from, span.to),
			 raw.s[at] == 'w' ? "http://" : "");
		done = span.to;
		counted = map ? map[done] : done;
		at = done - 1;
	}
	count_open(text->text, counted, text->text.len, open);
	add_text(parse, parent, text, map ? map[done] : done, text->text.len);
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

/* `[^label]` at @at of @text that some definition explains: its end, or 0. */
static size_t reference_end(struct ll_md_parse *parse, ll_str text, size_t at)
{
	ll_str rest = ll_str_from_pos(text, at);
	size_t end;

	if (!ll_str_starts(rest, LL_STR("[^"))) {
		return 0;
	}
	end = ll_str_find_char(rest, ']');
	if (end == LL_NPOS || ll_md_is_escaped(rest, end) ||
	    !ll_map_get(&parse->labels,
			ll_md_footnote_label(parse,
					     ll_str_sub(rest, 2, end)))) {
		return 0;
	}
	return at + end + 1;
}

static void refer_text(struct ll_md_parse *parse, struct ll_md_node *parent,
		       struct ll_md_node *text)
{
	size_t done = 0;

	for (size_t at = 0; at < text->text.len; at++) {
		size_t end = text->text.s[at] == '[' ?
				     reference_end(parse, text->text, at) :
				     0;
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

	if (end < text.len &&
	    (text.s[end] == '/' || text.s[end] == '@' ||
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
			  const struct ll_md_node *text, size_t done,
			  size_t at)
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
		if (child->child ? has_at(child) :
				   ll_str_find_char(child->text, '@') !=
					   LL_NPOS) {
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
