#include "text/md_internal.h"

/* The tree itself: making it, and going through it. */

struct ll_md_node *ll_md_node_make(struct ll_md_parse *parse,
				   enum ll_md_type type, int line)
{
	struct ll_md_node *node = LL_NEW(parse->arena, struct ll_md_node, 1);

	node->type = type;
	node->line = line;
	node->end_line = line;
	return node;
}

void ll_md_node_append(struct ll_md_node *parent, struct ll_md_node *node)
{
	node->parent = parent;
	node->next = NULL;
	if (parent->last) {
		parent->last->next = node;
	} else {
		parent->child = node;
	}
	parent->last = node;
}

struct ll_md_node *ll_md_node_take(struct ll_md_node *parent)
{
	struct ll_md_node *first = parent->child;

	parent->child = NULL;
	parent->last = NULL;
	return first;
}

const struct ll_md_node *ll_md_walk(const struct ll_md_node *node,
				    const struct ll_md_node *top)
{
	if (node->child) {
		return node->child;
	}
	while (node != top && !node->next) {
		node = node->parent;
		if (!node) {
			return NULL;
		}
	}
	return node == top ? NULL : node->next;
}

struct ll_md_node *ll_md_next(struct ll_md_node *node,
			      const struct ll_md_node *top)
{
	if (node->child) {
		return node->child;
	}
	while (node != top && !node->next) {
		node = node->parent;
		if (!node) {
			return NULL;
		}
	}
	return node == top ? NULL : node->next;
}

const struct ll_md_node *ll_md_section_end(const struct ll_md_node *heading)
{
	const struct ll_md_node *node = heading->next;

	while (node && node->type != LL_MD_FOOTNOTE &&
	       (node->type != LL_MD_HEADING || node->level > heading->level)) {
		node = node->next;
	}
	return node;
}
