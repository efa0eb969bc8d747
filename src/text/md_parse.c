#include "text/md_internal.h"

#include <string.h>

#include "base/buf.h"
#include "base/map.h"

/* How often src is made anew for what only cmark's tree tells. */
enum { MAX_ROUNDS = 8 };

/*
 * cmark's memory: from an arena, never given back one by one. cmark hands its
 * allocator no context, so the arena is found through the thread.
 */
static _Thread_local struct ll_arena *cmark_arena;

/* Before each piece: its size, for realloc. */
union header {
	size_t size;
	max_align_t align;
};

static void *arena_calloc(size_t count, size_t size)
{
	union header *header;

	if (size && count > SIZE_MAX / 2 / size) {
		count = SIZE_MAX / 2; /* ends in ll_out_of_memory() */
		size = 2;
	}
	header = (union header *)(void *)ll_arena_alloc(
		cmark_arena, sizeof(char), alignof(max_align_t),
		sizeof(*header) + count * size);
	header->size = count * size;
	return header + 1;
}

static void *arena_realloc(void *old, size_t size)
{
	size_t had = old ? ((union header *)old - 1)->size : 0;
	void *copy;

	if (size <= had) {
		return old;
	}
	copy = arena_calloc(1, size);
	if (had) {
		memcpy(copy, old, had);
	}
	return copy;
}

static void arena_free(void *old)
{
	(void)old;
}

static cmark_mem arena_mem = { arena_calloc, arena_realloc, arena_free };

/* cmark's tree of @text, in @arena. */
static cmark_node *run_cmark(struct ll_arena *arena, ll_str text)
{
	cmark_parser *parser;
	cmark_node *root;

	cmark_arena = arena;
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &arena_mem);
	cmark_parser_feed(parser, text.s, text.len);
	root = cmark_parser_finish(parser);
	return root;
}

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

void ll_md_node_unlink(struct ll_md_node *node)
{
	struct ll_md_node *parent = node->parent;
	struct ll_md_node *rest = ll_md_node_take(parent);

	while (rest) {
		struct ll_md_node *next = rest->next;

		if (rest != node) {
			ll_md_node_append(parent, rest);
		}
		rest = next;
	}
	node->parent = NULL;
	node->next = NULL;
}

static ll_str copy_text(struct ll_md_parse *parse, const char *text,
			enum ll_md_unmask mode)
{
	ll_str str = ll_str_from(text);

	if (parse->masked) {
		str = ll_md_unmask(&parse->scratch, str, mode, NULL);
	}
	return ll_str_copy(parse->arena, str);
}

/* Text comes in pieces: one node for a run of them. Returns the last. */
static cmark_node *convert_text(struct ll_md_parse *parse, cmark_node *from,
				struct ll_md_node *parent)
{
	struct ll_md_node *node = ll_md_node_make(parse, LL_MD_TEXT,
						  parent->line);
	cmark_node *next = cmark_node_next(from);
	struct ll_buf buf;

	node->text = ll_str_from(cmark_node_get_literal(from));
	if (!next || cmark_node_get_type(next) != CMARK_NODE_TEXT) {
		node->text = ll_str_copy(parse->arena, node->text);
		ll_md_node_append(parent, node);
		return from;
	}
	buf = ll_buf_make(parse->arena);
	ll_buf_add(&buf, node->text);
	while (next && cmark_node_get_type(next) == CMARK_NODE_TEXT) {
		ll_buf_add(&buf, ll_str_from(cmark_node_get_literal(next)));
		from = next;
		next = cmark_node_next(from);
	}
	node->text = ll_buf_str(&buf);
	ll_md_node_append(parent, node);
	return from;
}

static enum ll_md_type inline_type(cmark_node_type type)
{
	switch ((int)type) {
	case CMARK_NODE_TEXT:
		return LL_MD_TEXT;
	case CMARK_NODE_SOFTBREAK:
		return LL_MD_SOFT_BREAK;
	case CMARK_NODE_LINEBREAK:
		return LL_MD_HARD_BREAK;
	case CMARK_NODE_CODE:
		return LL_MD_CODE;
	case CMARK_NODE_HTML_INLINE:
		return LL_MD_HTML_INLINE;
	case CMARK_NODE_EMPH:
		return LL_MD_EMPHASIS;
	case CMARK_NODE_STRONG:
		return LL_MD_STRONG;
	case CMARK_NODE_LINK:
		return LL_MD_LINK;
	case CMARK_NODE_IMAGE:
		return LL_MD_IMAGE;
	}
	return LL_MD_NONE;
}

static void too_deep(struct ll_md_parse *parse, int line)
{
	if (!parse->excess) {
		parse->excess = "nested more than 100 deep";
		parse->excess_line = line;
	}
}

static void convert_inlines(struct ll_md_parse *parse, cmark_node *from,
			    struct ll_md_node *parent, int depth);

/* `<http://x>`: a backslash in it is no escape. */
static bool is_angle(cmark_node *link)
{
	cmark_node *text = cmark_node_first_child(link);
	ll_str url = ll_str_from(cmark_node_get_url(link));

	return text && !cmark_node_next(text) &&
	       cmark_node_get_type(text) == CMARK_NODE_TEXT && url.len &&
	       ll_str_find_char(url, ':') != LL_NPOS &&
	       ll_str_is(url, cmark_node_get_literal(text));
}

static void convert_inline(struct ll_md_parse *parse, cmark_node *from,
			   struct ll_md_node *parent, int depth)
{
	struct ll_md_node *node = ll_md_node_make(
		parse, inline_type(cmark_node_get_type(from)), parent->line);

	ll_md_node_append(parent, node);
	switch ((int)node->type) {
	case LL_MD_CODE:
	case LL_MD_HTML_INLINE:
		node->text = copy_text(parse, cmark_node_get_literal(from),
				       LL_UNMASK_RAW);
		return;
	case LL_MD_LINK:
	case LL_MD_IMAGE:
		node->url = copy_text(parse, cmark_node_get_url(from),
				      is_angle(from) ? LL_UNMASK_RAW :
						       LL_UNMASK_TEXT);
		node->title = copy_text(parse, cmark_node_get_title(from),
					LL_UNMASK_TEXT);
		break;
	}
	convert_inlines(parse, from, node, depth + 1);
	if (parse->masked && node->type == LL_MD_LINK && is_angle(from)) {
		node->child->text = ll_md_unmask(parse->arena,
						 node->child->text,
						 LL_UNMASK_RAW, NULL);
	}
}

static void convert_inlines(struct ll_md_parse *parse, cmark_node *from,
			    struct ll_md_node *parent, int depth)
{
	if (depth > LL_MD_MAX_DEPTH) {
		too_deep(parse, parent->line);
		return;
	}
	for (cmark_node *child = cmark_node_first_child(from); child;
	     child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) == CMARK_NODE_TEXT) {
			child = convert_text(parse, child, parent);
		} else {
			convert_inline(parse, child, parent, depth);
		}
	}
}

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

static void convert_blocks(struct ll_md_parse *parse, cmark_node *from,
			   struct ll_md_node *parent, int depth);

static void convert_code_or_html(struct ll_md_parse *parse, cmark_node *from,
				 struct ll_md_node *node)
{
	node->text = copy_text(parse, cmark_node_get_literal(from),
			       LL_UNMASK_RAW);
	if (node->type == LL_MD_CODE_BLOCK) {
		const char *info = cmark_node_get_fence_info(from);

		node->title = copy_text(parse, info ? info : "",
					LL_UNMASK_TEXT);
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
	switch ((int)node->type) {
	case LL_MD_CODE_BLOCK:
	case LL_MD_HTML_BLOCK:
		convert_code_or_html(parse, from, node);
		return;
	case LL_MD_HEADING:
		node->level = (uint8_t)cmark_node_get_heading_level(from);
		convert_inlines(parse, from, node, depth);
		return;
	case LL_MD_PARAGRAPH:
		convert_inlines(parse, from, node, depth);
		return;
	case LL_MD_LIST:
		convert_list(from, node);
		break;
	}
	convert_blocks(parse, from, node, depth);
	if (node->type == LL_MD_ITEM && node->child &&
	    ll_md_is_task(parse, from, &node->checked)) {
		node->task = true;
		take_box(node);
	}
}

static bool is_split(cmark_node *from)
{
	return cmark_node_get_type(from) == CMARK_NODE_HTML_BLOCK &&
	       ll_str_is(ll_str_trim(ll_str_from(
				 cmark_node_get_literal(from))),
			 LL_MD_SPLIT);
}

/* A table instead of the paragraph, or a definition instead of the item. */
static bool convert_special(struct ll_md_parse *parse, cmark_node *from,
			    struct ll_md_node *parent, int depth)
{
	cmark_node_type type = cmark_node_get_type(from);
	struct ll_md_definition *definition;
	struct ll_md_node *node;

	if (parse->ndelimiters && (type == CMARK_NODE_PARAGRAPH ||
				   type == CMARK_NODE_HEADING)) {
		return ll_md_table_make(parse, from, parent) ==
		       LL_TABLE_MADE;
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
	convert_blocks(parse, from, node, depth);
	return true;
}

/*
 * Definitions are items of a list for cmark alone: they move to the list's
 * place, and an empty list is gone.
 */
static void unwrap_definitions(struct ll_md_node *list)
{
	struct ll_md_node *parent = list->parent;
	struct ll_md_node *rest = ll_md_node_take(list);

	while (rest) {
		struct ll_md_node *next = rest->next;

		ll_md_node_append(rest->type == LL_MD_FOOTNOTE ? parent : list,
				  rest);
		rest = next;
	}
	if (!list->child) {
		ll_md_node_unlink(list);
	}
}

static void convert_blocks(struct ll_md_parse *parse, cmark_node *from,
			   struct ll_md_node *parent, int depth)
{
	if (depth > LL_MD_MAX_DEPTH) {
		too_deep(parse, parent->line);
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
		ll_md_node_append(parent, node);
		convert_block(parse, child, node, depth + 1);
		if (node->type == LL_MD_LIST && parse->definition.n) {
			unwrap_definitions(node);
		}
	}
}

/* Cells are read together, each as a heading, before all of the document. */
static void convert_cells(struct ll_md_parse *parse)
{
	struct ll_arena arena = { 0 };
	struct ll_buf text = ll_buf_make(&parse->scratch);
	bool references = false;
	cmark_node *heading;

	for (size_t i = 0; i < parse->cell.n; i++) {
		ll_str cell = parse->cell.item[i].text;

		ll_buf_add(&text, LL_STR("# "));
		ll_buf_add(&text, cell);
		ll_buf_add(&text, LL_STR(" #\n"));
		references |= ll_str_find_char(cell, '[') != LL_NPOS;
	}
	if (references && ll_str_find(parse->src, LL_STR("]:")) != LL_NPOS) {
		ll_buf_add(&text, parse->src);
	}
	heading = cmark_node_first_child(run_cmark(&arena, ll_buf_str(&text)));
	for (size_t i = 0; i < parse->cell.n && heading; i++) {
		convert_inlines(parse, heading, parse->cell.item[i].node, 4);
		heading = cmark_node_next(heading);
	}
	ll_arena_release(&arena);
}

/* One tree of src as it is now; parse->split and definitions say if anew. */
static struct ll_md_node *convert_document(struct ll_md_parse *parse)
{
	struct ll_arena arena = { 0 };
	struct ll_md_node *root = ll_md_node_make(parse, LL_MD_DOCUMENT,
						  parse->first_line);

	parse->cell.n = 0;
	parse->split.n = 0;
	parse->padding = 0;
	ll_md_tables_find(parse);
	convert_blocks(parse, run_cmark(&arena, parse->src), root, 0);
	root->end_line = ll_md_origin(parse, (int)parse->lines.nlines);
	ll_arena_release(&arena);
	return root;
}

/* Runs @pass on every leaf block that has inlines. */
static void each_leaf(struct ll_md_parse *parse, struct ll_md_node *node,
		      void (*pass)(struct ll_md_parse *parse,
				   struct ll_md_node *leaf))
{
	for (struct ll_md_node *child = node->child; child;
	     child = child->next) {
		if (child->type == LL_MD_PARAGRAPH ||
		    child->type == LL_MD_HEADING ||
		    child->type == LL_MD_CELL) {
			pass(parse, child);
		} else if (child->child) {
			each_leaf(parse, child, pass);
		}
	}
}

/* The finished tree, or NULL when it is over a limit. */
static struct ll_md_node *read_document(struct ll_md_parse *parse)
{
	struct ll_md_node *root = NULL;
	bool again = true;

	for (int round = 0; again && round < MAX_ROUNDS; round++) {
		root = convert_document(parse);
		again = false;
		if (parse->definition.n && ll_md_footnotes_refuse(
						     parse,
						     round > MAX_ROUNDS / 2)) {
			again = true;
		} else if (parse->split.n) {
			ll_md_tables_split(parse);
			again = true;
		}
	}
	if (parse->cell.n) {
		convert_cells(parse);
	}
	if (parse->excess) {
		return NULL;
	}
	if (parse->has_url || parse->has_tilde || parse->masked ||
	    parse->definition.n) {
		each_leaf(parse, root, ll_md_inlines_finish);
	}
	if (parse->definition.n) {
		ll_md_footnotes_number(parse, root);
	}
	if (parse->has_at) {
		each_leaf(parse, root, ll_md_addresses_finish);
	}
	return root;
}

/* What is over a limit is shown as it stands. */
static struct ll_md_node *as_code_block(struct ll_md_parse *parse)
{
	struct ll_md_node *root = ll_md_node_make(parse, LL_MD_DOCUMENT,
						  parse->first_line);
	struct ll_md_node *code = ll_md_node_make(parse, LL_MD_CODE_BLOCK,
						  parse->first_line);

	code->text = parse->body;
	ll_md_node_append(root, code);
	if (parse->diags) {
		ll_diag_add(parse->diags, LL_D_LIMIT_REACHED,
			    (struct ll_pos){ .path = parse->path,
					     .line = parse->excess_line },
			    ll_str_from(parse->excess), LL_STR(""));
	}
	return root;
}

static void note_signs(struct ll_md_parse *parse)
{
	parse->has_at = ll_str_find_char(parse->src, '@') != LL_NPOS ||
			ll_str_find(parse->src, LL_STR("&")) != LL_NPOS;
	parse->has_tilde = ll_str_find_char(parse->src, '~') != LL_NPOS;
	parse->has_url = ll_str_find(parse->src, LL_STR("://")) != LL_NPOS ||
			 ll_str_find(parse->src, LL_STR("www.")) != LL_NPOS;
}

static struct ll_md_node *read_body(struct ll_md_parse *parse)
{
	struct ll_md_node *root;

	parse->src = parse->body;
	parse->lines = ll_md_lines_make(&parse->scratch, parse->src);
	if (!ll_md_within_limits(parse)) {
		return as_code_block(parse);
	}
	note_signs(parse);
	ll_md_tables_find(parse);
	ll_md_mask(parse);
	if (parse->masked) {
		parse->lines = ll_md_lines_make(&parse->scratch, parse->src);
	}
	ll_md_footnotes_find(parse);
	root = read_document(parse);
	if (!root) {
		return as_code_block(parse);
	}
	if (parse->diags) {
		ll_md_report(parse, root);
	}
	return root;
}

/* Ids as GitHub makes them: the second "Goals" is "goals-1". */
static void make_ids(struct ll_md_parse *parse, struct ll_md_node *root)
{
	struct ll_map taken = ll_map_make(&parse->scratch);
	static char mark;
	struct ll_md_node *node = root;

	while ((node = ll_md_next(node, root))) {
		ll_str slug;
		void **slot;
		int count = 0;

		if (node->type != LL_MD_HEADING) {
			continue;
		}
		slug = ll_slug_make(parse->arena,
				    ll_md_plain(&parse->scratch, node));
		if (!slug.len) {
			slug = LL_STR("section");
		}
		node->id = slug;
		slot = ll_map_slot(&taken, slug);
		while (*slot) {
			node->id = ll_strf(parse->arena, "%" LL_FMT "-%d",
					   LL_ARG(slug), ++count);
			slot = ll_map_slot(&taken, node->id);
		}
		*slot = &mark;
	}
}

struct ll_md ll_md_parse(struct ll_arena *arena, ll_str text, ll_str path,
			 unsigned flags, struct ll_diags *diags)
{
	struct ll_md_parse parse = {
		.arena = arena,
		.path = path,
		.flags = flags,
		.diags = diags,
		.body = text,
		.first_line = 1,
	};
	struct ll_md md = { .meta_certain = true };

	md.meta = LL_NEW(arena, struct ll_value, 1);
	md.meta->kind = LL_MAP;
	md.meta->line = 1;
	if (!(flags & LL_MD_KEEP_METADATA)) {
		ll_md_front_matter(&parse, &md);
	}
	md.root = read_body(&parse);
	md.too_large = parse.excess;
	ll_md_meta_finish(&parse, &md);
	if (flags & LL_MD_WANT_IDS) {
		make_ids(&parse, md.root);
	}
	ll_arena_release(&parse.scratch);
	return md;
}
