#include "text/md_internal.h"

/*
 * cmark tells where a block begins, not what its further lines begin with.
 * That is worked out here as the CommonMark specification, section 5, says
 * it: columns, not bytes, and a tab reaches to the next multiple of four.
 */

/* A place in a line; inside a tab, @column alone has moved. */
struct cursor {
	ll_str line;
	size_t at;
	int column;
};

static int width_at(const struct cursor *cursor)
{
	return cursor->line.s[cursor->at] == '\t' ? 4 - cursor->column % 4 : 1;
}

static bool at_blank(const struct cursor *cursor)
{
	return cursor->at < cursor->line.len &&
	       (cursor->line.s[cursor->at] == ' ' ||
		cursor->line.s[cursor->at] == '\t');
}

static void advance(struct cursor *cursor, int columns)
{
	while (columns > 0 && cursor->at < cursor->line.len) {
		int width = width_at(cursor);

		if (width > columns) {
			cursor->column += columns;
			return;
		}
		cursor->column += width;
		cursor->at++;
		columns -= width;
	}
}

/* Columns of blanks before the next sign. */
static int indent_of(struct cursor cursor)
{
	int first = cursor.column;

	while (at_blank(&cursor)) {
		advance(&cursor, width_at(&cursor));
	}
	return cursor.column - first;
}

static bool is_blank_line(struct cursor cursor)
{
	advance(&cursor, indent_of(cursor));
	return cursor.at == cursor.line.len;
}

static bool enter_quote(struct cursor *cursor)
{
	int indent = indent_of(*cursor);
	struct cursor next = *cursor;

	advance(&next, indent);
	if (indent > 3 || next.at == next.line.len ||
	    next.line.s[next.at] != '>') {
		return false;
	}
	advance(&next, 1);
	if (at_blank(&next)) {
		advance(&next, 1);
	}
	*cursor = next;
	return true;
}

/* Past what @level needs on line @number; false: the mark is missing. */
static bool enter(struct cursor *cursor, const struct ll_md_level *level,
		  int number)
{
	if (level->quote) {
		return enter_quote(cursor);
	}
	if (level->line != number && indent_of(*cursor) < level->indent) {
		return is_blank_line(*cursor);
	}
	advance(cursor, level->indent);
	return true;
}

size_t ll_md_list_marker(ll_str text)
{
	size_t len = 0;

	if (!text.len) {
		return 0;
	}
	if (text.s[0] == '-' || text.s[0] == '+' || text.s[0] == '*') {
		len = 1;
	} else {
		while (len < text.len && len < 9 && ll_is_digit(text.s[len])) {
			len++;
		}
		if (!len || len == text.len ||
		    (text.s[len] != '.' && text.s[len] != ')')) {
			return 0;
		}
		len++;
	}
	return len == text.len || ll_is_blank(text.s[len]) ? len : 0;
}

/* Columns that the further lines of the item at @cursor begin with. */
static int item_indent(struct cursor cursor)
{
	int offset = indent_of(cursor);
	int marker;
	int blanks;

	advance(&cursor, offset);
	marker =
		(int)ll_md_list_marker(ll_str_from_pos(cursor.line, cursor.at));
	advance(&cursor, marker);
	blanks = indent_of(cursor);
	if (blanks < 1 || blanks > 4 || is_blank_line(cursor)) {
		blanks = 1;
	}
	return offset + marker + blanks;
}

void ll_md_container_of(const struct ll_md_parse *parse, cmark_node *leaf,
			struct ll_md_container *container)
{
	cmark_node *chain[LL_MD_MAX_DEPTH];
	size_t depth = 0;

	for (cmark_node *node = cmark_node_parent(leaf);
	     node && depth < LL_MD_MAX_DEPTH; node = cmark_node_parent(node)) {
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM) {
			chain[depth++] = node;
		}
	}
	container->depth = 0;
	while (depth) {
		cmark_node *node = chain[--depth];
		struct ll_md_level *level = &container->level[container->depth];
		struct cursor cursor;

		level->line = cmark_node_get_start_line(node);
		level->quote =
			cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
		level->indent = 0;
		cursor =
			(struct cursor){ ll_md_line(parse, level->line), 0, 0 };
		for (size_t i = 0; i < container->depth; i++) {
			enter(&cursor, &container->level[i], level->line);
		}
		if (!level->quote) {
			level->indent = item_indent(cursor);
		}
		container->depth++;
	}
}

struct ll_md_inner ll_md_inner_of(const struct ll_md_parse *parse,
				  const struct ll_md_container *container,
				  int number)
{
	struct cursor cursor = { ll_md_line(parse, number), 0, 0 };
	struct ll_md_inner inner = { .lazy = false };

	for (size_t i = 0; i < container->depth && !inner.lazy; i++) {
		inner.lazy = !enter(&cursor, &container->level[i], number);
	}
	inner.indent = indent_of(cursor);
	advance(&cursor, inner.indent);
	inner.prefix = ll_str_sub(cursor.line, 0, cursor.at);
	inner.text = ll_str_from_pos(cursor.line, cursor.at);
	return inner;
}

static bool is_rule(ll_str text)
{
	int marks = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.s[i] == text.s[0]) {
			marks++;
		} else if (!ll_is_blank(text.s[i])) {
			return false;
		}
	}
	return marks >= 3 &&
	       (text.s[0] == '-' || text.s[0] == '_' || text.s[0] == '*');
}

static void skip_blanks(ll_str *text)
{
	while (text->len && ll_is_blank(text->s[0])) {
		*text = ll_str_from_pos(*text, 1);
	}
}

static bool skip_sign(ll_str *text, char sign)
{
	if (!text->len || text->s[0] != sign) {
		return false;
	}
	*text = ll_str_from_pos(*text, 1);
	return true;
}

static bool skip_value(ll_str *text)
{
	char quote = text->len ? text->s[0] : '\0';
	size_t len = 0;

	if (quote == '"' || quote == '\'') {
		*text = ll_str_from_pos(*text, 1);
		len = ll_str_find_char(*text, quote);
		if (len == LL_NPOS) {
			return false;
		}
		*text = ll_str_from_pos(*text, len + 1);
		return true;
	}
	while (len < text->len && !ll_is_blank(text->s[len]) &&
	       ll_str_find_char(LL_STR("\"'=<>`"), text->s[len]) == LL_NPOS) {
		len++;
	}
	*text = ll_str_from_pos(*text, len);
	return len > 0;
}

static bool skip_attribute(ll_str *text)
{
	ll_str rest = *text;
	size_t len = 0;

	skip_blanks(&rest);
	while (len < rest.len &&
	       (ll_is_alnum(rest.s[len]) || rest.s[len] == '_' ||
		rest.s[len] == ':' ||
		(len && (rest.s[len] == '.' || rest.s[len] == '-')))) {
		len++;
	}
	if (!len || rest.s == text->s || ll_is_digit(rest.s[0])) {
		return false;
	}
	rest = ll_str_from_pos(rest, len);
	*text = rest;
	skip_blanks(&rest);
	if (skip_sign(&rest, '=')) {
		skip_blanks(&rest);
		if (!skip_value(&rest)) {
			return false;
		}
		*text = rest;
	}
	return true;
}

/* A lone tag on its line: kind 7 of HTML blocks. */
static bool is_lone_tag(ll_str text)
{
	bool closing;
	size_t len = 0;

	if (!skip_sign(&text, '<')) {
		return false;
	}
	closing = skip_sign(&text, '/');
	while (len < text.len &&
	       (ll_is_alpha(text.s[len]) ||
		(len && (ll_is_digit(text.s[len]) || text.s[len] == '-')))) {
		len++;
	}
	if (!len) {
		return false;
	}
	text = ll_str_from_pos(text, len);
	while (!closing && skip_attribute(&text)) {
	}
	skip_blanks(&text);
	if (!closing) {
		skip_sign(&text, '/');
	}
	return skip_sign(&text, '>') && !ll_str_trim(text).len;
}

bool ll_md_ends_table(ll_str text)
{
	return text.len &&
	       (ll_md_list_marker(text) || is_rule(text) || is_lone_tag(text));
}
