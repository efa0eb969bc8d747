#include "view/twin.h"

#include <stdlib.h>

struct copier {
	struct ll_arena *arena;
	const struct ll_md *md;
	const struct ll_twin_ask *ask;
	struct ll_twin *twin;
	struct ll_map footnote; /* ids that the copy refers to */
};

static bool is_pointer(const struct ll_md_node *node)
{
	return node->type == LL_MD_LINK || node->type == LL_MD_IMAGE ||
	       node->type == LL_MD_MENTION;
}

static bool hides(const struct copier *copier, const struct ll_md_node *node)
{
	return is_pointer(node) &&
	       copier->ask->hides(copier->ask->context, node);
}

static bool tells(const struct copier *copier, ll_str text)
{
	return copier->ask->tells(copier->ask->context, text);
}

/* The title of a file is no section of it. */
static bool is_hidden_section(const struct copier *copier,
			      const struct ll_md_node *node)
{
	const struct ll_md_node *inner = node;

	if (node->type != LL_MD_HEADING || node == copier->md->title) {
		return false;
	}
	while ((inner = ll_md_walk(inner, node))) {
		if (hides(copier, inner)) {
			return true;
		}
	}
	return copier->ask->cuts(copier->ask->context, node->line);
}

static bool has_hidden(const struct copier *copier)
{
	const struct ll_md_node *root = copier->md->root;

	for (const struct ll_md_node *node = root; node;
	     node = ll_md_walk(node, root)) {
		if (hides(copier, node) || is_hidden_section(copier, node)) {
			return true;
		}
	}
	return false;
}

static struct ll_md_node *append(struct copier *copier,
				 struct ll_md_node *parent,
				 const struct ll_md_node *like)
{
	struct ll_md_node *node = LL_NEW(copier->arena, struct ll_md_node, 1);

	*node = *like;
	node->parent = parent;
	node->child = NULL;
	node->last = NULL;
	node->next = NULL;
	if (parent && parent->last) {
		parent->last->next = node;
	} else if (parent) {
		parent->child = node;
	}
	if (parent) {
		parent->last = node;
	}
	return node;
}

static void append_word(struct copier *copier, struct ll_md_node *parent,
			const struct ll_md_node *instead, ll_str word)
{
	struct ll_md_node text = { .type = LL_MD_TEXT,
				   .line = instead->line,
				   .end_line = instead->end_line,
				   .text = word };

	append(copier, parent, &text);
}

static void copy_children(struct copier *copier, const struct ll_md_node *from,
			  struct ll_md_node *to);

/* What stays of a link: its text, if that does not tell. */
static void copy_hidden(struct copier *copier, const struct ll_md_node *node,
			struct ll_md_node *to)
{
	if (node->type == LL_MD_MENTION) {
		append_word(copier, to, node, LL_STR("someone"));
	} else if (node->type == LL_MD_IMAGE ||
		   tells(copier, ll_md_plain(copier->arena, node))) {
		append_word(copier, to, node, LL_STR("another page"));
	} else {
		copy_children(copier, node, to);
	}
}

static struct ll_md_node *copy_node(struct copier *copier,
				    const struct ll_md_node *node,
				    struct ll_md_node *parent)
{
	struct ll_md_node *copy = append(copier, parent, node);

	*LL_PUSH(copier->arena, &copier->twin->pair) =
		(struct ll_twin_pair){ node, copy };
	if (node->type == LL_MD_FOOTNOTE_REF) {
		*ll_map_slot(&copier->footnote, node->id) = copy;
	}
	copy_children(copier, node, copy);
	return copy;
}

static const struct ll_md_node *cut_section(struct copier *copier,
					    const struct ll_md_node *heading)
{
	const struct ll_md_node *end = ll_md_section_end(heading);
	const struct ll_md_node *last = heading;

	while (last->next != end) {
		last = last->next;
	}
	*LL_PUSH(copier->arena, &copier->twin->cut) =
		(struct ll_twin_lines){ heading->line, last->end_line };
	return end;
}

static void copy_children(struct copier *copier, const struct ll_md_node *from,
			  struct ll_md_node *to)
{
	const struct ll_md_node *child = from->child;

	while (child) {
		if (is_hidden_section(copier, child)) {
			child = cut_section(copier, child);
			continue;
		}
		if (hides(copier, child)) {
			copy_hidden(copier, child, to);
		} else {
			copy_node(copier, child, to);
		}
		child = child->next;
	}
}

/* Footnotes stand at the end, after the sections that refer to them. */
static void drop_footnotes(struct copier *copier)
{
	struct ll_md_node *root = copier->twin->md.root;
	struct ll_md_node **link = &root->child;

	root->last = NULL;
	while (*link) {
		if ((*link)->type == LL_MD_FOOTNOTE &&
		    !ll_map_get(&copier->footnote, (*link)->id)) {
			*link = (*link)->next;
		} else {
			root->last = *link;
			link = &(*link)->next;
		}
	}
}

static int by_address(const void *left, const void *right)
{
	uintptr_t a = (uintptr_t)((const struct ll_twin_pair *)left)->was;
	uintptr_t b = (uintptr_t)((const struct ll_twin_pair *)right)->was;

	return (a > b) - (a < b);
}

static struct ll_md_node *find(const struct ll_twin *twin,
			       const struct ll_md_node *node)
{
	struct ll_twin_pair key = { .was = node };
	const struct ll_twin_pair *pair = bsearch(
		&key, twin->pair.item, twin->pair.n, sizeof(key), by_address);

	return pair ? pair->is : NULL;
}

static struct ll_md_node *find_from(const struct ll_twin *twin,
				    const struct ll_md_node *node)
{
	struct ll_md_node *copy = NULL;

	for (; node && !copy; node = node->next) {
		copy = find(twin, node);
	}
	return copy;
}

struct ll_twin *ll_twin_make(struct ll_arena *arena, const struct ll_md *md,
			     const struct ll_twin_ask *ask)
{
	struct copier copier = { arena, md, ask, NULL, ll_map_make(arena) };
	struct ll_twin *twin;

	if (!md->root || !has_hidden(&copier)) {
		return NULL;
	}
	twin = LL_NEW(arena, struct ll_twin, 1);
	copier.twin = twin;
	twin->md = *md;
	twin->md.root = copy_node(&copier, md->root, NULL);
	if (twin->cut.n) {
		drop_footnotes(&copier);
	}
	qsort(twin->pair.item, twin->pair.n, sizeof(*twin->pair.item),
	      by_address);
	twin->md.title = md->title ? find(twin, md->title) : NULL;
	twin->md.body = find_from(twin, md->body);
	if (twin->md.title && tells(&copier, twin->md.title->id)) {
		twin->md.title->id =
			ll_slug_make(arena, ll_md_plain(arena, twin->md.title));
	}
	return twin;
}

const struct ll_md_node *ll_twin_of(const struct ll_twin *twin,
				    const struct ll_md_node *node)
{
	return node ? find(twin, node) : NULL;
}

const struct ll_md_node *ll_twin_from(const struct ll_twin *twin,
				      const struct ll_md_node *node)
{
	return find_from(twin, node);
}

bool ll_twin_has_cut(const struct ll_twin *twin, int line)
{
	for (size_t i = 0; i < twin->cut.n; i++) {
		if (line >= twin->cut.item[i].first &&
		    line <= twin->cut.item[i].last) {
			return true;
		}
	}
	return false;
}
