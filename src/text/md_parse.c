#include "text/md_internal.h"

#include <limits.h>

#include "base/buf.h"
#include "base/map.h"

/* How often src is made anew for what only cmark's tree tells. */
enum { MAX_ROUNDS = 8 };

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
	heading = cmark_node_first_child(
		ll_md_run_cmark(&arena, ll_buf_str(&text)));
	for (size_t i = 0; i < parse->cell.n && heading; i++) {
		ll_md_inlines_make(parse, heading, parse->cell.item[i].node, 4);
		heading = cmark_node_next(heading);
	}
	ll_arena_release(&arena);
}

/* One tree of src as it is now; parse->split and definitions say if anew. */
static struct ll_md_node *convert_document(struct ll_md_parse *parse)
{
	struct ll_arena arena = { 0 };
	struct ll_md_node *root =
		ll_md_node_make(parse, LL_MD_DOCUMENT, parse->first_line);

	parse->cell.n = 0;
	parse->split.n = 0;
	parse->padding = 0;
	ll_md_tables_find(parse);
	ll_md_blocks_make(parse, ll_md_run_cmark(&arena, parse->src), root, 0);
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
		    child->type == LL_MD_HEADING || child->type == LL_MD_CELL) {
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
		if (parse->definition.n &&
		    ll_md_footnotes_refuse(parse, round > MAX_ROUNDS / 2)) {
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
	if (parse->definition.n) {
		ll_md_footnotes_label(parse, root);
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
	struct ll_md_node *root =
		ll_md_node_make(parse, LL_MD_DOCUMENT, parse->first_line);
	struct ll_md_node *code =
		ll_md_node_make(parse, LL_MD_CODE_BLOCK, parse->first_line);

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

/* @sign with @before it somewhere; the sign is a rare one. */
static bool has_sign(ll_str text, char sign, ll_str before)
{
	size_t from = 0;
	size_t at;

	while ((at = ll_str_find_char(ll_str_from_pos(text, from), sign)) !=
	       LL_NPOS) {
		if (ll_str_ends(ll_str_sub(text, 0, from + at), before)) {
			return true;
		}
		from += at + 1;
	}
	return false;
}

static void note_signs(struct ll_md_parse *parse)
{
	parse->has_at = ll_str_find_char(parse->src, '@') != LL_NPOS ||
			ll_str_find_char(parse->src, '&') != LL_NPOS;
	parse->has_tilde = ll_str_find_char(parse->src, '~') != LL_NPOS;
	parse->has_url = has_sign(parse->src, '/', LL_STR(":/")) ||
			 has_sign(parse->src, '.', LL_STR("www"));
}

struct ll_md_node *ll_md_body_read(struct ll_md_parse *parse)
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

/* @slug, or the first of "slug-1", "slug-2" that no heading has. */
static ll_str free_id(struct ll_md_parse *parse, struct ll_map *taken,
		      ll_str slug)
{
	int *last = ll_map_get(taken, slug);
	ll_str id = slug;
	void **slot;

	for (slot = ll_map_slot(taken, id); *slot;
	     slot = ll_map_slot(taken, id)) {
		id = ll_strf(parse->arena, "%" LL_FMT "-%d", LL_ARG(slug),
			     ++*last);
	}
	*slot = LL_NEW(&parse->scratch, int, 1);
	return id;
}

/* Ids as GitHub makes them: the second "Goals" is "goals-1". */
static void make_ids(struct ll_md_parse *parse, struct ll_md_node *root)
{
	struct ll_map taken = ll_map_make(&parse->scratch);

	for (struct ll_md_node *node = ll_md_next(root, root); node;
	     node = ll_md_next(node, root)) {
		if (node->type == LL_MD_HEADING) {
			ll_str slug = ll_slug_make(
				parse->arena,
				ll_md_plain(&parse->scratch, node));

			node->id = free_id(parse, &taken,
					   slug.len ? slug : LL_STR("section"));
		}
	}
}

static struct ll_md read_file(struct ll_md_parse *parse)
{
	struct ll_md md = { .meta_certain = true };

	md.meta = LL_NEW(parse->arena, struct ll_value, 1);
	md.meta->kind = LL_MAP;
	md.meta->line = 1;
	if (!(parse->flags & LL_MD_KEEP_METADATA)) {
		ll_md_front_matter(parse, &md);
	}
	md.text = parse->body;
	md.text_line = parse->first_line;
	md.root = parse->like ? ll_md_body_reuse(parse) : NULL;
	if (!md.root) {
		md.root = ll_md_body_read(parse);
	}
	md.too_large = parse->excess;
	ll_md_meta_finish(parse, &md);
	if (parse->padding) {
		md.taken_line = INT_MAX;
	}
	if (parse->flags & LL_MD_WANT_IDS) {
		make_ids(parse, md.root);
	}
	ll_arena_release(&parse->scratch);
	return md;
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

	return read_file(&parse);
}

struct ll_md ll_md_reparse(struct ll_arena *arena, ll_str text, ll_str path,
			   unsigned flags, const struct ll_md *like)
{
	struct ll_md_parse parse = {
		.arena = arena,
		.path = path,
		.flags = flags,
		.like = like,
		.body = text,
		.first_line = 1,
	};

	return read_file(&parse);
}
