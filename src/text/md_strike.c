#include "text/md_internal.h"

#include "base/utf8.h"

/*
 * Strikethrough: runs of one or two tildes pair up as cmark pairs emphasis
 * (CommonMark, section 6.2), among the children of one node. cmark has paired
 * its own emphasis before: `~~a *b~~ c*` keeps the emphasis and the tildes.
 */
enum { MAX_NESTED = 32 };

struct run {
	struct ll_md_node *node;
	size_t at;
	uint8_t len;
	bool can_open;
	bool can_close;
	bool gone;
	size_t partner; /* index plus one of the run it pairs with */
};

struct runs {
	LL_VEC(struct run) run;
};

enum side { SIDE_SPACE, SIDE_PUNCT, SIDE_OTHER };

static enum side side_of(int32_t code_point)
{
	if (ll_utf8_is_space(code_point)) {
		return SIDE_SPACE;
	}
	/* the marks of md_mask.c stand for signs */
	return ll_utf8_is_punct(code_point) ||
			       (code_point >= 0xFDD0 && code_point <= 0xFDEF)
		       ? SIDE_PUNCT
		       : SIDE_OTHER;
}

static enum side first_side(ll_str text)
{
	return text.len ? side_of(ll_utf8_next(&text)) : SIDE_SPACE;
}

static enum side last_side(ll_str text)
{
	size_t at = text.len;

	while (at && (text.s[--at] & 0xC0) == 0x80) {
	}
	return first_side(ll_str_from_pos(text, at));
}

/* What cmark saw where @node begins or ends; NULL: the end of @parent. */
static enum side node_side(const struct ll_md_node *node,
			   const struct ll_md_node *parent, bool first)
{
	if (!node) {
		return parent->type >= LL_MD_TEXT ? SIDE_PUNCT : SIDE_SPACE;
	}
	switch ((int)node->type) {
	case LL_MD_SOFT_BREAK:
	case LL_MD_HARD_BREAK:
		return SIDE_SPACE;
	case LL_MD_TEXT:
		return first ? first_side(node->text) : last_side(node->text);
	case LL_MD_LINK:
		if (ll_md_is_autolink(node)) {
			return node_side(node->child, parent, first);
		}
		break;
	}
	return SIDE_PUNCT;
}

static void add_run(struct ll_md_parse *parse, struct runs *runs,
		    struct ll_md_node *node, size_t at, size_t len,
		    enum side before, enum side after)
{
	struct run *run;
	bool left = after != SIDE_SPACE &&
		    (after != SIDE_PUNCT || before != SIDE_OTHER);
	bool right = before != SIDE_SPACE &&
		     (before != SIDE_PUNCT || after != SIDE_OTHER);

	if (len > 2 || (!left && !right)) {
		return;
	}
	run = LL_PUSH(&parse->scratch, &runs->run);
	run->node = node;
	run->at = at;
	run->len = (uint8_t)len;
	run->can_open = left;
	run->can_close = right;
}

static void find_runs(struct ll_md_parse *parse, struct runs *runs,
		      struct ll_md_node *node, const struct ll_md_node *before)
{
	ll_str text = node->text;
	size_t at = 0;

	while (at < text.len) {
		size_t end = at;

		if (text.s[at] != '~' ||
		    (parse->masked && ll_md_is_escaped(text, at))) {
			at++;
			continue;
		}
		while (end < text.len && text.s[end] == '~') {
			end++;
		}
		add_run(parse, runs, node, at, end - at,
			at ? last_side(ll_str_sub(text, 0, at))
			   : node_side(before, node->parent, false),
			end < text.len
				? first_side(ll_str_from_pos(text, end))
				: node_side(node->next, node->parent, true));
		at = end;
	}
}

/* The run that @closer would pair with, or NULL. */
static struct run *find_opener(struct runs *runs, size_t closer, size_t bottom)
{
	const struct run *last = &runs->run.item[closer];

	for (size_t i = closer; i > bottom; i--) {
		struct run *run = &runs->run.item[i - 1];
		bool odd = (last->can_open || run->can_close) &&
			   run->len + last->len == 3;

		if (!run->gone && run->can_open && !odd) {
			return run;
		}
	}
	return NULL;
}

static bool pair_runs(struct runs *runs)
{
	size_t bottom[3] = { 0, 0, 0 };
	bool found = false;

	for (size_t i = 0; i < runs->run.n; i++) {
		struct run *closer = &runs->run.item[i];
		struct run *opener;

		if (!closer->can_close) {
			continue;
		}
		opener = find_opener(runs, i, bottom[closer->len]);
		if (!opener) {
			bottom[closer->len] = i;
			closer->gone = !closer->can_open;
		} else if (opener->len == closer->len) {
			size_t from = (size_t)(opener - runs->run.item);

			opener->partner = i + 1;
			closer->partner = from + 1;
			for (size_t k = from; k <= i; k++) {
				runs->run.item[k].gone = true;
			}
			found = true;
		}
	}
	return found;
}

static void add_piece(struct ll_md_parse *parse, struct ll_md_node *parent,
		      const struct ll_md_node *node, size_t from, size_t to)
{
	struct ll_md_node *piece;

	if (from < to) {
		piece = ll_md_node_make(parse, LL_MD_TEXT, node->line);
		piece->text = ll_str_sub(node->text, from, to);
		ll_md_node_append(parent, piece);
	}
}

/* Pairs inside more than MAX_NESTED others stay text. */
static void drop_nested(struct runs *runs)
{
	int depth = 0;

	for (size_t i = 0; i < runs->run.n; i++) {
		struct run *run = &runs->run.item[i];

		if (!run->partner) {
			continue;
		}
		if (run->partner <= i) {
			depth--;
		} else if (++depth > MAX_NESTED) {
			runs->run.item[run->partner - 1].partner = 0;
			run->partner = 0;
			depth--;
		}
	}
}

/* Puts the children back, those between two partners into a node. */
static void rebuild(struct ll_md_parse *parse, struct ll_md_node *parent,
		    const struct runs *runs)
{
	struct ll_md_node *rest = ll_md_node_take(parent);
	struct ll_md_node *into = parent;
	size_t at = 0;

	while (rest) {
		struct ll_md_node *next = rest->next;
		size_t done = 0;

		for (; at < runs->run.n && runs->run.item[at].node == rest;
		     at++) {
			const struct run *run = &runs->run.item[at];

			if (!run->partner) {
				continue;
			}
			add_piece(parse, into, rest, done, run->at);
			done = run->at + run->len;
			if (run->partner > at) {
				struct ll_md_node *strike = ll_md_node_make(
					parse, LL_MD_STRIKE, rest->line);

				ll_md_node_append(into, strike);
				into = strike;
			} else {
				into = into->parent;
			}
		}
		if (done) {
			add_piece(parse, into, rest, done, rest->text.len);
		} else {
			ll_md_node_append(into, rest);
		}
		rest = next;
	}
}

void ll_md_strike(struct ll_md_parse *parse, struct ll_md_node *parent)
{
	struct runs runs = { .run = { 0 } };
	const struct ll_md_node *before = NULL;

	for (struct ll_md_node *child = parent->child; child;
	     child = child->next) {
		if (child->type == LL_MD_TEXT &&
		    ll_str_find_char(child->text, '~') != LL_NPOS) {
			find_runs(parse, &runs, child, before);
		}
		before = child;
	}
	if (runs.run.n > 1 && pair_runs(&runs)) {
		drop_nested(&runs);
		rebuild(parse, parent, &runs);
	}
}
