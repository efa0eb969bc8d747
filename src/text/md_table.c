#include "text/md_internal.h"

#include "base/buf.h"

/*
 * Tables: GitHub Flavored Markdown, section 4.10. To cmark a table is a
 * paragraph (or, before a line of '=', a heading): its lines are looked at
 * again here, without what belongs to the quotes and lists around it.
 */

/* Cells that short rows are filled up with, all tables of a file together. */
enum { MAX_PADDING = 65536 };

void ll_md_tables_find(struct ll_md_parse *parse)
{
	static const char allowed[256] = {
		[' '] = 1, ['\t'] = 1, ['\v'] = 1, ['\f'] = 1,
		['>'] = 1, ['|'] = 2,  [':'] = 2,  ['-'] = 4,
	};

	parse->ndelimiters = 0;
	if (ll_str_find_char(parse->src, '-') == LL_NPOS) {
		return;
	}
	parse->delimiter = LL_NEW(&parse->scratch, int, parse->lines.nlines);
	for (size_t i = 0; i < parse->lines.nlines; i++) {
		size_t end = parse->lines.start[i + 1];
		int seen = 0;

		for (size_t at = parse->lines.start[i]; at < end; at++) {
			unsigned char c = (unsigned char)parse->src.s[at];

			if (!allowed[c]) {
				seen = c == '\n' ? seen : 0;
				break;
			}
			seen |= allowed[c];
		}
		if ((seen & 6) == 6) {
			parse->delimiter[parse->ndelimiters++] = (int)i + 1;
		}
	}
}

/* First delimiter line of [from, to], or 0. */
static int delimiter_in(const struct ll_md_parse *parse, int from, int to)
{
	size_t low = 0;
	size_t high = parse->ndelimiters;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (parse->delimiter[middle] < from) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < parse->ndelimiters && parse->delimiter[low] <= to
		       ? parse->delimiter[low]
		       : 0;
}

/* Where a table stands in the lines of a paragraph. */
struct table {
	struct ll_md_container container;
	int first; /* line of the paragraph */
	bool task; /* which is the first of a task */
	int head;  /* line */
	int last;  /* line of the last row */
	int columns;
};

/*
 * The first row: without the box of a task that the table begins in, and with
 * the blanks that cmark-gfm leaves on a lazy line.
 */
static ll_str head_row(const struct ll_md_parse *parse,
		       const struct table *table, int line)
{
	struct ll_md_inner inner =
		ll_md_inner_of(parse, &table->container, line);
	ll_str row = inner.text;

	if (ll_str_starts(row, LL_STR(LL_MD_NOTHING))) {
		return ll_str_from_pos(row, sizeof(LL_MD_NOTHING) - 1);
	}
	if (table->task && table->first == line) {
		return ll_md_row_skip_blanks(ll_str_from_pos(row, 3));
	}
	if (inner.lazy && inner.indent && inner.prefix.len) {
		row.s--;
		row.len++;
	}
	return row;
}

/* The first table whose delimiter row is in (first, last]. */
static bool find_head(const struct ll_md_parse *parse, int first, int last,
		      struct table *table)
{
	int at = delimiter_in(parse, first + 1, last);

	for (; at; at = delimiter_in(parse, at + 1, last)) {
		struct ll_md_inner inner =
			ll_md_inner_of(parse, &table->container, at);

		if (inner.lazy || inner.indent > 3) {
			continue;
		}
		table->columns = ll_md_row_columns(inner.text);
		if (table->columns &&
		    table->columns ==
			    ll_md_row_cells(head_row(parse, table, at - 1))) {
			table->head = at - 1;
			return true;
		}
	}
	return false;
}

/* Last line of the rows that begin at table->head. */
static int find_last(const struct ll_md_parse *parse, int last,
		     const struct table *table)
{
	int at = table->head + 2;

	for (; at <= last; at++) {
		struct ll_md_inner inner =
			ll_md_inner_of(parse, &table->container, at);

		if (inner.lazy || inner.indent > 3 ||
		    !ll_md_row_cells(inner.text) ||
		    ll_md_ends_table(inner.text)) {
			break;
		}
	}
	return at - 1;
}

static void unescape_bars(struct ll_md_parse *parse, ll_str *cell)
{
	struct ll_buf out;
	ll_str head;

	if (ll_str_find(*cell, LL_STR("\\|")) == LL_NPOS) {
		return;
	}
	out = ll_buf_make(&parse->scratch);
	for (ll_str rest = *cell; rest.len;) {
		size_t at = ll_str_find(rest, LL_STR("\\|"));

		head = ll_str_sub(rest, 0, at);
		ll_buf_add(&out, head);
		rest = ll_str_from_pos(rest, at == LL_NPOS ? rest.len : at + 1);
		if (at != LL_NPOS) {
			ll_buf_add_char(&out, '|');
			rest = ll_str_from_pos(rest, 1);
		}
	}
	*cell = ll_buf_str(&out);
}

/* No sign that cmark or our passes could act on. */
static bool is_plain(ll_str cell)
{
	static const char acts[256] = {
		['*'] = 1, ['_'] = 1, ['['] = 1, [']'] = 1,  ['<'] = 1,
		['&'] = 1, ['`'] = 1, ['!'] = 1, ['\\'] = 1,
	};

	for (size_t i = 0; i < cell.len; i++) {
		if (acts[(unsigned char)cell.s[i]]) {
			return false;
		}
	}
	return true;
}

static void fill_cell(struct ll_md_parse *parse, struct ll_md_node *node,
		      ll_str cell)
{
	struct ll_md_node *text;

	cell = ll_str_trim(cell);
	if (!cell.len) {
		return;
	}
	unescape_bars(parse, &cell);
	if (!is_plain(cell)) {
		*LL_PUSH(&parse->scratch, &parse->cell) =
			(struct ll_md_cell){ node, cell };
		return;
	}
	text = ll_md_node_make(parse, LL_MD_TEXT, node->line);
	text->text = ll_str_copy(parse->arena, cell);
	ll_md_node_append(node, text);
}

static void add_row(struct ll_md_parse *parse, const struct table *table,
		    int line, const uint8_t *align, struct ll_md_node *parent)
{
	struct ll_md_inner inner =
		ll_md_inner_of(parse, &table->container, line);
	struct ll_md_node *row =
		ll_md_node_make(parse, LL_MD_ROW, ll_md_origin(parse, line));
	ll_str rest = ll_md_row_begin(line == table->head
					      ? head_row(parse, table, line)
					      : inner.text);
	const char *begin = ll_md_line(parse, line).s;

	ll_md_node_append(parent, row);
	for (int i = 0; i < table->columns; i++) {
		struct ll_md_node *node =
			ll_md_node_make(parse, LL_MD_CELL, row->line);
		ll_str cell;

		node->align = align[i];
		ll_md_node_append(row, node);
		if (ll_md_row_cell(&rest, &cell)) {
			cell = ll_str_trim(cell);
			node->start = (int)(cell.s - begin) + 1;
			fill_cell(parse, node, cell);
		} else if (++parse->padding > MAX_PADDING) {
			parse->excess = "more than 65536 cells of tables are "
					"left out";
			parse->excess_line = row->line;
			return;
		}
	}
}

static const uint8_t *ll_md_row_aligns(struct ll_md_parse *parse,
				       const struct table *table)
{
	struct ll_md_inner inner =
		ll_md_inner_of(parse, &table->container, table->head + 1);
	uint8_t *align =
		LL_NEW(&parse->scratch, uint8_t, (size_t)table->columns);
	ll_str rest = ll_md_row_begin(inner.text);
	ll_str cell;

	for (int i = 0; i < table->columns && ll_md_row_cell(&rest, &cell);
	     i++) {
		ll_md_row_align(cell, &align[i]);
	}
	return align;
}

static void add_table(struct ll_md_parse *parse, const struct table *table,
		      struct ll_md_node *parent)
{
	struct ll_md_node *node = ll_md_node_make(
		parse, LL_MD_TABLE, ll_md_origin(parse, table->head));
	const uint8_t *align = ll_md_row_aligns(parse, table);

	node->end_line = ll_md_origin(parse, table->last);
	ll_md_node_append(parent, node);
	add_row(parse, table, table->head, align, node);
	for (int line = table->head + 2; line <= table->last && !parse->excess;
	     line++) {
		add_row(parse, table, line, align, node);
	}
}

static void add_split(struct ll_md_parse *parse, const struct table *table,
		      int before)
{
	bool head = before == table->head;

	*LL_PUSH(&parse->scratch, &parse->split) = (struct ll_md_split){
		.before = before,
		.prefix = ll_md_inner_of(parse, &table->container,
					 table->head + 1)
				  .prefix,
		.head = head,
		.text = head ? head_row(parse, table, before) : LL_STR(""),
	};
}

enum ll_md_table_found ll_md_table_make(struct ll_md_parse *parse,
					cmark_node *from,
					struct ll_md_node *parent)
{
	int first = cmark_node_get_start_line(from);
	int last = ll_md_last_line(parse, from);
	bool heading = cmark_node_get_type(from) == CMARK_NODE_HEADING;
	struct table table = { .first = first };

	if (!delimiter_in(parse, first + 1, last - heading)) {
		return LL_TABLE_NONE;
	}
	ll_md_container_of(parse, from, &table.container);
	table.task = ll_md_is_task(parse, cmark_node_parent(from), NULL) &&
		     !cmark_node_previous(from);
	if (!find_head(parse, first, last - heading, &table)) {
		return LL_TABLE_NONE;
	}
	table.last = find_last(parse, last, &table);
	if (table.head == first && table.last == last) {
		add_table(parse, &table, parent);
		return LL_TABLE_MADE;
	}
	if (!parse->masked && !ll_md_can_mark(parse->src)) {
		return LL_TABLE_NONE;
	}
	if (table.head > first) {
		add_split(parse, &table, table.head);
	}
	if (table.last < last) {
		add_split(parse, &table, table.last + 1);
	}
	return LL_TABLE_SPLIT;
}
