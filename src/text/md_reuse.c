#include "text/md_internal.h"

#include <limits.h>
#include <string.h>

/*
 * Two versions of one file differ in few places: front matter that is the same
 * in both, and the sections before and behind what differs, are copied instead
 * of read once more.
 */

/* ---------------------------------------------------------- front matter */

static struct ll_value *copy_values(struct ll_arena *arena,
				    const struct ll_value *from);

static struct ll_value *copy_value(struct ll_arena *arena,
				   const struct ll_value *from)
{
	struct ll_value *copy = LL_NEW(arena, struct ll_value, 1);

	*copy = *from;
	copy->key = ll_str_copy(arena, from->key);
	copy->text = ll_str_copy(arena, from->text);
	copy->child = copy_values(arena, from->child);
	copy->next = NULL;
	return copy;
}

/* Those of front matter, which come before those of Markdown. */
static struct ll_value *copy_values(struct ll_arena *arena,
				    const struct ll_value *from)
{
	struct ll_value *first = NULL;
	struct ll_value **tail = &first;

	for (; from && !from->markdown; from = from->next) {
		*tail = copy_value(arena, from);
		tail = &(*tail)->next;
	}
	return first;
}

struct ll_value *ll_md_front_reuse(const struct ll_md_parse *parse,
				   ll_str front)
{
	const struct ll_md *like = parse->like;

	if (!like || !like->has_front_matter || !like->meta_certain ||
	    like->text_line != parse->first_line ||
	    !ll_str_eq(like->front, front)) {
		return NULL;
	}
	return copy_value(parse->arena, like->meta);
}

/* --------------------------------------------------------------- cutting */

static bool has_run(ll_str text, char sign, size_t length)
{
	ll_str rest = text;
	size_t at;

	while ((at = ll_str_find_char(rest, sign)) != LL_NPOS) {
		size_t n = 1;

		rest = ll_str_from_pos(rest, at + 1);
		while (n < length && n <= rest.len && rest.s[n - 1] == sign) {
			n++;
		}
		if (n == length) {
			return true;
		}
	}
	return false;
}

/* "]:", which gives a meaning to what stands in other sections. */
static bool has_definition(ll_str text)
{
	ll_str rest = text;
	size_t at;

	while ((at = ll_str_find_char(rest, ':')) != LL_NPOS) {
		if (at && rest.s[at - 1] == ']') {
			return true;
		}
		rest = ll_str_from_pos(rest, at + 1);
	}
	return false;
}

/* Nothing goes on over a heading: no fenced code, no HTML, no definitions. */
static bool can_be_cut(ll_str text)
{
	return ll_str_find_char(text, '<') == LL_NPOS &&
	       !has_run(text, '`', 3) && !has_run(text, '~', 3) &&
	       !has_definition(text) && ll_md_can_mark(text);
}

/* A heading that begins at @at behind a blank line: all before has ended. */
static bool is_cut(ll_str text, size_t at)
{
	size_t level = 0;

	if (at < 2 || text.s[at - 1] != '\n' || text.s[at - 2] != '\n') {
		return false;
	}
	while (at + level < text.len && text.s[at + level] == '#') {
		level++;
	}
	return level >= 1 && level <= 6 && at + level < text.len &&
	       ll_is_blank(text.s[at + level]);
}

static size_t common_start(ll_str a, ll_str b)
{
	enum { STEP = 16 };
	size_t n = a.len < b.len ? a.len : b.len;
	size_t at = 0;

	while (at + STEP <= n && !memcmp(a.s + at, b.s + at, STEP)) {
		at += STEP;
	}
	while (at < n && a.s[at] == b.s[at]) {
		at++;
	}
	return at;
}

static size_t common_end(ll_str a, ll_str b)
{
	enum { STEP = 16 };
	const char *a_end = a.s + a.len;
	const char *b_end = b.s + b.len;
	size_t n = a.len < b.len ? a.len : b.len;
	size_t len = 0;

	while (len + STEP <= n &&
	       !memcmp(a_end - len - STEP, b_end - len - STEP, STEP)) {
		len += STEP;
	}
	while (len < n && *(a_end - len - 1) == *(b_end - len - 1)) {
		len++;
	}
	return len;
}

static int count_lines(ll_str text)
{
	int lines = 0;
	size_t at;

	while ((at = ll_str_find_char(text, '\n')) != LL_NPOS) {
		text = ll_str_from_pos(text, at + 1);
		lines++;
	}
	return lines;
}

/* Bytes at the start of both that are the same, whole sections. */
static size_t find_head(ll_str old, ll_str new)
{
	size_t at = common_start(old, new);

	while (at && !(is_cut(old, at) && is_cut(new, at))) {
		size_t lf = ll_str_rfind_char(ll_str_sub(new, 0, at - 1), '\n');

		at = lf == LL_NPOS ? 0 : lf + 1;
	}
	return at;
}

/* Bytes at the end of both that are the same, whole sections. */
static size_t find_tail(ll_str old, ll_str new)
{
	size_t len = common_end(old, new);

	while (len &&
	       !(is_cut(old, old.len - len) && is_cut(new, new.len - len))) {
		ll_str rest = ll_str_from_pos(new, new.len - len);

		ll_str_line(&rest);
		len = rest.len;
	}
	return len;
}

/* --------------------------------------------------------------- copying */

static void copy_node(struct ll_arena *arena, const struct ll_md_node *from,
		      struct ll_md_node *parent, int shift)
{
	struct ll_md_node *copy = LL_NEW(arena, struct ll_md_node, 1);

	*copy = *from;
	copy->line += shift;
	copy->end_line += shift;
	copy->text = ll_str_copy(arena, from->text);
	copy->id = from->type == LL_MD_HEADING ? LL_STR("")
					       : ll_str_copy(arena, from->id);
	copy->child = NULL;
	copy->last = NULL;
	ll_md_node_append(parent, copy);
	for (const struct ll_md_node *c = from->child; c; c = c->next) {
		copy_node(arena, c, copy, shift);
	}
}

/* The blocks of @like that begin on the lines [from, to). */
static void copy_blocks(const struct ll_md_parse *parse,
			struct ll_md_node *root, int from, int to, int shift)
{
	for (const struct ll_md_node *b = parse->like->root->child; b;
	     b = b->next) {
		if (b->line >= from && b->line < to) {
			copy_node(parse->arena, b, root, shift);
		}
	}
}

/* Reads @text, which begins on @line, as a file of its own. */
static bool read_middle(const struct ll_md_parse *parse,
			struct ll_md_node *root, ll_str text, int line)
{
	struct ll_md_parse middle = {
		.arena = parse->arena,
		.path = parse->path,
		.flags = parse->flags,
		.body = text,
		.first_line = line,
	};
	struct ll_md_node *block = ll_md_node_take(ll_md_body_read(&middle));

	while (block) {
		struct ll_md_node *next = block->next;

		ll_md_node_append(root, block);
		block = next;
	}
	ll_arena_release(&middle.scratch);
	return !middle.excess && !middle.padding;
}

/* What differs is read, what is around it copied. */
static struct ll_md_node *reuse_around(const struct ll_md_parse *parse,
				       struct ll_md_node *root)
{
	const struct ll_md *like = parse->like;
	ll_str old = like->text;
	ll_str new = parse->body;
	size_t head = like->taken_line ? 0 : find_head(old, new);
	size_t tail = find_tail(ll_str_from_pos(old, head),
				ll_str_from_pos(new, head));
	int line = like->text_line + count_lines(ll_str_sub(old, 0, head));
	ll_str middle = ll_str_sub(new, head, new.len - tail);
	int old_end = line + count_lines(ll_str_sub(old, head, old.len - tail));
	int shift = parse->first_line - like->text_line;
	int new_end = line + shift + count_lines(middle);

	if ((!head && !tail) || old_end <= like->taken_line) {
		return NULL;
	}
	copy_blocks(parse, root, 0, line, shift);
	if (!read_middle(parse, root, middle, line + shift)) {
		return NULL;
	}
	if (tail) {
		copy_blocks(parse, root, old_end, INT_MAX, new_end - old_end);
	}
	return root;
}

struct ll_md_node *ll_md_body_reuse(struct ll_md_parse *parse)
{
	const struct ll_md *like = parse->like;
	struct ll_md_node *root =
		ll_md_node_make(parse, LL_MD_DOCUMENT, parse->first_line);

	if (like->too_large) {
		return NULL;
	}
	if (!like->taken_line && ll_str_eq(like->text, parse->body)) {
		copy_blocks(parse, root, 0, INT_MAX,
			    parse->first_line - like->text_line);
		return root;
	}
	if (!can_be_cut(like->text) || !can_be_cut(parse->body)) {
		return NULL;
	}
	return reuse_around(parse, root);
}
