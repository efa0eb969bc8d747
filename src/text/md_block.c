#include "text/md_internal.h"

/* cmark's blocks turned into ours: lists, tasks, tables, definitions. */

static enum ll_md_type block_type(cmark_node_type type)
{
	switch ((int)type) {
	case CMARK_NODE_DOCUMENT:
		return LL_MD_DOCUMENT;
	case CMARK_NODE_PARAGRAPH:
		return LL_MD_PARAGRAPH;
	case CMARK_NODE_HEADING:
		return LL_MD_HEADING;
	case CMARK_NODE_BLOCK_QUOTE:
		return LL_MD_QUOTE;
	case CMARK_NODE_LIST:
		return LL_MD_LIST;
	case CMARK_NODE_ITEM:
		return LL_MD_ITEM;
	case CMARK_NODE_CODE_BLOCK:
		return LL_MD_CODE_BLOCK;
	case CMARK_NODE_HTML_BLOCK:
		return LL_MD_HTML_BLOCK;
	case CMARK_NODE_THEMATIC_BREAK:
		return LL_MD_RULE;
	}
	return LL_MD_NONE;
}

bool ll_md_is_task(const struct ll_md_parse *parse, cmark_node *item,
		   bool *checked)
{
	ll_str line;
	ll_str box;
	size_t marker;

	if (cmark_node_get_type(item) != CMARK_NODE_ITEM) {
		return false;
	}
	line = ll_md_line(parse, cmark_node_get_start_line(item));
	while (line.len && ll_is_blank(line.s[0])) {
		line = ll_str_from_pos(line, 1);
	}
	marker = ll_md_list_marker(line);
	box = ll_str_from_pos(line, marker);
	while (box.len && ll_is_blank(box.s[0])) {
		box = ll_str_from_pos(box, 1);
	}
	if (!marker || box.len < 4 || box.s[0] != '[' || box.s[2] != ']' ||
	    !ll_is_blank(box.s[3])) {
		return false;
	}
	if (checked) {
		*checked = box.s[1] == 'x' || box.s[1] == 'X';
	}
	return box.s[1] == 'x' || box.s[1] == 'X' || box.s[1] == ' ';
}

/* Takes the box off the first text of the item; cmark left it there. */
static void take_box(struct ll_md_node *item)
{
	struct ll_md_node *leaf = item->child;
	struct ll_md_node *first = leaf ? leaf->child : NULL;

	if (first && first->type == LL_MD_LINK) {
		leaf->child = first->next; /* `[x]` that is defined below */
		first = first->next;
	} else if (first && first->type == LL_MD_TEXT) {
		first->text = ll_str_from_pos(first->text, 3);
	}
	if (first && first->type == LL_MD_TEXT) {
		while (first->text.len && ll_is_blank(first->text.s[0])) {
			first->text = ll_str_from_pos(first->text, 1);
		}
		if (!first->text.len) {
			leaf->child = first->next;
		}
	}
	if (leaf && !leaf->child) {
		leaf->last = NULL;
	}
}

static void convert_code_or_html(struct ll_md_parse *parse, cmark_node *from,
				 struct ll_md_node *node)
{
	node->text =
		ll_md_copy(parse, cmark_node_get_literal(from), LL_UNMASK_RAW);
	if (node->type == LL_MD_CODE_BLOCK) {
		const char *info = cmark_node_get_fence_info(from);

		node->title =
			ll_md_copy(parse, info ? info : "", LL_UNMASK_TEXT);
	}
}

static void convert_list(cmark_node *from, struct ll_md_node *node)
{
	node->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
	node->tight = cmark_node_get_list_tight(from);
	node->start = cmark_node_get_list_start(from);
}

static void convert_block(struct ll_md_parse *parse, cmark_node *from,
			  struct ll_md_node *node, int depth)
{
	bool checked;

	switch ((int)node->type) {
	case LL_MD_CODE_BLOCK:
	case LL_MD_HTML_BLOCK:
		convert_code_or_html(parse, from, node);
		return;
	case LL_MD_HEADING:
		node->level = (uint8_t)cmark_node_get_heading_level(from);
		ll_md_inlines_make(parse, from, node, depth);
		return;
	case LL_MD_PARAGRAPH:
		ll_md_inlines_make(parse, from, node, depth);
		return;
	case LL_MD_LIST:
		convert_list(from, node);
		break;
	}
	ll_md_blocks_make(parse, from, node, depth);
	if (node->type == LL_MD_ITEM && node->child &&
	    ll_md_is_task(parse, from, &checked)) {
		node->task = true;
		node->checked = checked;
		take_box(node);
	}
}

static bool is_split(cmark_node *from)
{
	return cmark_node_get_type(from) == CMARK_NODE_HTML_BLOCK &&
	       ll_str_is(ll_str_trim(ll_str_from(cmark_node_get_literal(from))),
			 LL_MD_SPLIT);
}

/* A table instead of the paragraph, or a definition instead of the item. */
static bool convert_special(struct ll_md_parse *parse, cmark_node *from,
			    struct ll_md_node *parent, int depth)
{
	cmark_node_type type = cmark_node_get_type(from);
	struct ll_md_definition *definition;
	struct ll_md_node *node;

	if (parse->ndelimiters &&
	    (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)) {
		return ll_md_table_make(parse, from, parent) == LL_TABLE_MADE;
	}
	if (type != CMARK_NODE_ITEM || !parse->definition.n) {
		return is_split(from);
	}
	definition = ll_md_footnote_at(parse, from);
	if (!definition) {
		return false;
	}
	definition->met = true;
	node = ll_md_node_make(
		parse, LL_MD_FOOTNOTE,
		ll_md_origin(parse, cmark_node_get_start_line(from)));
	node->text = ll_str_copy(parse->arena, definition->label);
	ll_md_node_append(parent, node);
	ll_md_blocks_make(parse, from, node, depth);
	return true;
}

/*
 * Definitions are items of a list for cmark alone: they move to the list's
 * place, and an empty list is gone.
 */
static void append_list(struct ll_md_node *parent, struct ll_md_node *list)
{
	struct ll_md_node *rest = ll_md_node_take(list);

	while (rest) {
		struct ll_md_node *next = rest->next;

		ll_md_node_append(rest->type == LL_MD_FOOTNOTE ? parent : list,
				  rest);
		rest = next;
	}
	if (list->child) {
		ll_md_node_append(parent, list);
	}
}

void ll_md_blocks_make(struct ll_md_parse *parse, cmark_node *from,
		       struct ll_md_node *parent, int depth)
{
	if (depth > LL_MD_MAX_DEPTH) {
		ll_md_too_deep(parse, parent->line);
		return;
	}
	for (cmark_node *child = cmark_node_first_child(from); child;
	     child = cmark_node_next(child)) {
		struct ll_md_node *node;

		if (convert_special(parse, child, parent, depth + 1)) {
			continue;
		}
		node = ll_md_node_make(
			parse, block_type(cmark_node_get_type(child)),
			ll_md_origin(parse, cmark_node_get_start_line(child)));
		node->end_line =
			ll_md_origin(parse, ll_md_last_line(parse, child));
		convert_block(parse, child, node, depth + 1);
		if (node->type == LL_MD_LIST && parse->definition.n) {
			append_list(parent, node);
		} else {
			ll_md_node_append(parent, node);
		}
	}
}
