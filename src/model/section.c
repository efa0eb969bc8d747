#include "model/part.h"

#include <string.h>

/*
 * Metadata of a section: lines `Key: value` directly under its heading. What
 * stands under a file's title is read by text/; here at least one key must be
 * known, because "Example: we say so" is a sentence.
 */

struct ll_md_node *ll_md_node_copy(struct ll_arena *arena,
				   const struct ll_md_node *node,
				   struct ll_md_node *parent)
{
	struct ll_md_node *copy = LL_NEW(arena, struct ll_md_node, 1);

	*copy = *node;
	copy->parent = parent;
	copy->child = NULL;
	copy->last = NULL;
	copy->next = NULL;
	if (parent) {
		if (parent->last) {
			parent->last->next = copy;
		} else {
			parent->child = copy;
		}
		parent->last = copy;
	}
	for (const struct ll_md_node *c = node->child; c; c = c->next) {
		ll_md_node_copy(arena, c, copy);
	}
	return copy;
}

/* A paragraph of copies of the inlines [first, end). */
static struct ll_md_node *copy_line(struct ll_arena *arena,
				    const struct ll_md_node *first,
				    const struct ll_md_node *end)
{
	struct ll_md_node *line = LL_NEW(arena, struct ll_md_node, 1);

	line->type = LL_MD_PARAGRAPH;
	line->line = first->line;
	line->end_line = first->line;
	for (const struct ll_md_node *n = first; n && n != end; n = n->next) {
		ll_md_node_copy(arena, n, line);
	}
	return line;
}

static bool is_key(ll_str key)
{
	size_t words = 1;

	if (!key.len || key.len > 60 ||
	    (!ll_is_alpha(key.s[0]) && (unsigned char)key.s[0] < 0x80)) {
		return false;
	}
	for (size_t i = 0; i < key.len; i++) {
		words += key.s[i] == ' ';
	}
	return words <= 4;
}

/* Takes the key and its colon off the front of a copied line. */
static bool take_key(struct ll_arena *arena, struct ll_md_node *line,
		     ll_str *key)
{
	struct ll_md_node *head = line->child;
	size_t colon;

	if (head->type == LL_MD_STRONG || head->type == LL_MD_EMPHASIS) {
		*key = ll_str_trim(ll_md_plain(arena, head));
		line->child = head->next;
		if (key->len && key->s[key->len - 1] == ':') {
			key->len--;
			return is_key(*key);
		}
		head = line->child;
		if (!head || head->type != LL_MD_TEXT || !head->text.len ||
		    head->text.s[0] != ':') {
			return false;
		}
		head->text = ll_str_from_pos(head->text, 1);
		return is_key(*key);
	}
	if (head->type != LL_MD_TEXT) {
		return false;
	}
	colon = ll_str_find_char(head->text, ':');
	if (colon == LL_NPOS || (colon + 1 < head->text.len &&
				 !ll_is_blank(head->text.s[colon + 1]))) {
		return false;
	}
	*key = ll_str_trim(ll_str_sub(head->text, 0, colon));
	head->text = ll_str_trim(ll_str_from_pos(head->text, colon + 1));
	return is_key(*key);
}

bool ll_md_line_split(struct ll_arena *arena, const struct ll_md_node *first,
		      const struct ll_md_node *end, struct ll_value *value)
{
	struct ll_md_node *line;

	if (!first || first == end) {
		return false;
	}
	line = copy_line(arena, first, end);
	if (!take_key(arena, line, &value->key)) {
		return false;
	}
	value->kind = LL_SCALAR;
	value->text = ll_str_trim(ll_md_plain(arena, line));
	value->markdown = line;
	value->line = first->line;
	value->key_line = first->line;
	return true;
}

static void append(struct ll_value *map, struct ll_value *value)
{
	struct ll_value **at = &map->child;

	while (*at) {
		at = &(*at)->next;
	}
	*at = value;
}

static bool is_break(const struct ll_md_node *node)
{
	return node->type == LL_MD_SOFT_BREAK || node->type == LL_MD_HARD_BREAK;
}

/* Every line of a paragraph; the lines of a paragraph are counted from it. */
static bool read_paragraph(struct ll_arena *arena,
			   const struct ll_md_node *node, struct ll_value *map)
{
	const struct ll_md_node *at = node->child;
	int line = node->line;

	while (at) {
		const struct ll_md_node *end = at;
		struct ll_value *value = LL_NEW(arena, struct ll_value, 1);

		while (end && !is_break(end)) {
			end = end->next;
		}
		if (!ll_md_line_split(arena, at, end, value)) {
			return false;
		}
		value->line = line;
		value->key_line = line++;
		append(map, value);
		at = end ? end->next : NULL;
	}
	return map->child != NULL;
}

static bool read_list(struct ll_arena *arena, const struct ll_md_node *node,
		      struct ll_value *map)
{
	for (const struct ll_md_node *i = node->child; i; i = i->next) {
		const struct ll_md_node *text = i->child;
		struct ll_value *value = LL_NEW(arena, struct ll_value, 1);

		if (i->task || !text || text->type != LL_MD_PARAGRAPH ||
		    text->next ||
		    !ll_md_line_split(arena, text->child, NULL, value)) {
			return false;
		}
		value->line = i->line;
		value->key_line = i->line;
		append(map, value);
	}
	return map->child != NULL;
}

static bool read_table(struct ll_arena *arena, const struct ll_md_node *node,
		       struct ll_value *map)
{
	for (const struct ll_md_node *r = node->child; r; r = r->next) {
		const struct ll_md_node *key = r->child;
		struct ll_value *value = LL_NEW(arena, struct ll_value, 1);

		if (!key || !key->next || key->next->next) {
			return false;
		}
		value->key = ll_str_trim(ll_md_plain(arena, key));
		value->text = ll_str_trim(ll_md_plain(arena, key->next));
		value->markdown = key->next;
		value->line = r->line;
		value->key_line = r->line;
		if (r != node->child || value->text.len) {
			append(map, value);
		}
	}
	return map->child != NULL;
}

static bool is_meta(const struct ll_rule *rule, const struct ll_value *map,
		    bool numbers)
{
	bool known = false;

	for (const struct ll_value *v = map->child; v; v = v->next) {
		enum ll_field field = ll_field_of(rule, v->key, NULL);

		if (field == LL_FIELD_KEY_RESULT) {
			return false; /* "- KR: a booking line" */
		}
		known = known || field != LL_FIELD_HOUSE ||
			(numbers && ll_number_parse(v->text, NULL).known);
	}
	return known;
}

struct ll_value *ll_section_meta(struct ll_arena *arena,
				 const struct ll_rule *rule,
				 const struct ll_md_node *first,
				 const struct ll_md_node *end, bool numbers,
				 const struct ll_md_node **body)
{
	struct ll_value *map = LL_NEW(arena, struct ll_value, 1);
	bool read = false;

	map->kind = LL_MAP;
	*body = first;
	if (!first || first == end) {
		return map;
	}
	map->line = first->line;
	if (first->type == LL_MD_PARAGRAPH) {
		read = read_paragraph(arena, first, map);
	} else if (first->type == LL_MD_LIST) {
		read = read_list(arena, first, map);
	} else if (first->type == LL_MD_TABLE) {
		read = read_table(arena, first, map);
	}
	if (read && is_meta(rule, map, numbers)) {
		*body = first->next;
	} else {
		map->child = NULL;
	}
	return map;
}
