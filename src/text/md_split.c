#include "text/md_internal.h"

#include "base/buf.h"

/*
 * Where cmark sees one paragraph and GFM a table with something before or
 * behind it, lines are put between, and src is read again.
 */

static bool is_underline(ll_str text)
{
	text = ll_str_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		if (text.s[i] != text.s[0]) {
			return false;
		}
	}
	return text.len && (text.s[0] == '-' || text.s[0] == '=');
}

int ll_md_last_line(const struct ll_md_parse *parse, cmark_node *leaf)
{
	int first = cmark_node_get_start_line(leaf);
	int last = cmark_node_get_end_line(leaf);
	struct ll_md_container container;

	if (cmark_node_get_type(leaf) != CMARK_NODE_HEADING || last == first) {
		return last;
	}
	ll_md_container_of(parse, leaf, &container);
	for (int at = first + 1; at < last; at++) {
		struct ll_md_inner inner =
			ll_md_inner_of(parse, &container, at);

		if (!inner.lazy && inner.indent < 4 &&
		    is_underline(inner.text)) {
			return at;
		}
	}
	return last;
}

/* Writes the splits before line @line; true if they hold the line too. */
static bool write_splits(const struct ll_md_parse *parse, struct ll_buf *out,
			 int line, size_t *next)
{
	bool whole = false;

	for (; *next < parse->split.n; ++*next) {
		const struct ll_md_split *split = &parse->split.item[*next];

		if (split->before != line) {
			break;
		}
		ll_buf_add(out, split->prefix);
		ll_buf_add(out, LL_STR(LL_MD_SPLIT "\n"));
		if (split->head) {
			ll_buf_add(out, split->prefix);
			ll_buf_add(out, LL_STR(LL_MD_NOTHING));
			ll_buf_add(out, split->text);
			ll_buf_add_char(out, '\n');
			whole = true;
		}
	}
	return whole;
}

/* Definitions of footnotes move down with their lines. */
static void move_definitions(struct ll_md_parse *parse, size_t *def, int from,
			     int to)
{
	while (*def < parse->definition.n &&
	       parse->definition.item[*def].line == from) {
		parse->definition.item[(*def)++].line = to;
	}
}

void ll_md_tables_split(struct ll_md_parse *parse)
{
	struct ll_buf out = ll_buf_make(&parse->scratch);
	size_t nlines = parse->lines.nlines;
	int *origin = LL_NEW(&parse->scratch, int, nlines + parse->split.n);
	size_t n = 0;
	size_t next = 0;
	size_t def = 0;

	for (size_t i = 0; i < nlines; i++) {
		int from = parse->origin ? parse->origin[i] : (int)i + 1;
		size_t before = next;
		bool whole = write_splits(parse, &out, (int)i + 1, &next);

		for (; before < next; before++) {
			origin[n++] = from;
		}
		move_definitions(parse, &def, (int)i + 1, (int)n + 1);
		if (!whole) {
			ll_buf_add(&out,
				   ll_str_sub(parse->src, parse->lines.start[i],
					      parse->lines.start[i + 1]));
		}
		origin[n++] = from;
	}
	parse->src = ll_buf_str(&out);
	parse->origin = origin;
	parse->lines = ll_md_lines_make(&parse->scratch, parse->src);
	parse->masked = true;
}
