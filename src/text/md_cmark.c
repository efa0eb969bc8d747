#include "text/md_internal.h"

#include <string.h>

#include "base/buf.h"

/* Running cmark, and its inlines turned into ours. */

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

cmark_node *ll_md_run_cmark(struct ll_arena *arena, ll_str text)
{
	cmark_parser *parser;
	cmark_node *root;

	cmark_arena = arena;
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &arena_mem);
	cmark_parser_feed(parser, text.s, text.len);
	root = cmark_parser_finish(parser);
	return root;
}

ll_str ll_md_copy(struct ll_md_parse *parse, const char *text,
		  enum ll_md_unmask mode)
{
	ll_str str = ll_str_from(text);

	if (parse->masked) {
		str = ll_md_unmask(&parse->scratch, str, mode, NULL);
	}
	return ll_str_copy(parse->arena, str);
}

enum { NEAR = 512 /* bytes of markup between two texts, at most */ };

/* Where @text begins in @in; mostly at once, so memmem() prepares in vain. */
static const char *find(ll_str in, ll_str text)
{
	const char *at = in.s;
	const char *end = in.s + in.len;

	while (text.len && (size_t)(end - at) >= text.len) {
		at = memchr(at, text.s[0], (size_t)(end - at) - text.len + 1);
		if (!at) {
			break;
		}
		if (!memcmp(at, text.s, text.len)) {
			return at;
		}
		at++;
	}
	return NULL;
}

/*
 * @text as it stands in the file, which nearly all of it does: then it need not
 * be copied. Texts of a block are asked for in their order.
 */
static ll_str find_in_file(struct ll_md_parse *parse, ll_str text, int line)
{
	size_t number = (size_t)(line - parse->first_line);
	ll_str rest;
	const char *found;

	if (parse->src.s != parse->body.s || number >= parse->lines.nlines) {
		return LL_STR("");
	}
	if (line != parse->seen_line) {
		parse->seen_line = line;
		parse->seen = parse->lines.start[number];
	}
	rest = ll_str_sub(parse->src, parse->seen,
			  parse->seen + text.len + NEAR);
	found = find(rest, text);
	if (!found) {
		return LL_STR("");
	}
	parse->seen = (size_t)(found - parse->src.s) + text.len;
	return (ll_str){ found, text.len };
}

/* Adds @more to *@text; false where it does not stand behind it in the file. */
static bool extend(struct ll_md_parse *parse, ll_str *text, ll_str more)
{
	ll_str behind = ll_str_from_pos(parse->src, parse->seen);

	if (!text->len || !ll_str_starts(behind, more)) {
		return false;
	}
	parse->seen += more.len;
	text->len += more.len;
	return true;
}

static cmark_node *next_text(cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);

	return next && cmark_node_get_type(next) == CMARK_NODE_TEXT ? next
								    : NULL;
}

/* Text comes in pieces: one node for a run of them. Returns the last. */
static cmark_node *convert_text(struct ll_md_parse *parse, cmark_node *from,
				struct ll_md_node *parent)
{
	struct ll_md_node *node =
		ll_md_node_make(parse, LL_MD_TEXT, parent->line);
	ll_str piece = ll_str_from(cmark_node_get_literal(from));
	ll_str text = find_in_file(parse, piece, parent->line);
	struct ll_buf buf = ll_buf_make(parse->arena);
	cmark_node *next;

	ll_md_node_append(parent, node);
	if (!text.len) {
		ll_buf_add(&buf, piece);
	}
	while ((next = next_text(from))) {
		from = next;
		piece = ll_str_from(cmark_node_get_literal(from));
		if (!buf.len && extend(parse, &text, piece)) {
			continue;
		}
		if (!buf.len) {
			ll_buf_add(&buf, text);
		}
		ll_buf_add(&buf, piece);
	}
	node->text = buf.len ? ll_buf_done(&buf) : text;
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

void ll_md_too_deep(struct ll_md_parse *parse, int line)
{
	if (!parse->excess) {
		parse->excess = "nested more than 100 deep";
		parse->excess_line = line;
	}
}

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
		node->text = ll_md_copy(parse, cmark_node_get_literal(from),
					LL_UNMASK_RAW);
		return;
	case LL_MD_LINK:
	case LL_MD_IMAGE:
		node->url = ll_md_copy(parse, cmark_node_get_url(from),
				       is_angle(from) ? LL_UNMASK_RAW
						      : LL_UNMASK_TEXT);
		node->title = ll_md_copy(parse, cmark_node_get_title(from),
					 LL_UNMASK_TEXT);
		break;
	}
	ll_md_inlines_make(parse, from, node, depth + 1);
	if (parse->masked && node->type == LL_MD_LINK && is_angle(from)) {
		node->child->text = ll_md_unmask(
			parse->arena, node->child->text, LL_UNMASK_RAW, NULL);
	}
}

void ll_md_inlines_make(struct ll_md_parse *parse, cmark_node *from,
			struct ll_md_node *parent, int depth)
{
	if (depth > LL_MD_MAX_DEPTH) {
		ll_md_too_deep(parse, parent->line);
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
