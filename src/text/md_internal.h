#ifndef LL_TEXT_MD_INTERNAL_H
#define LL_TEXT_MD_INTERNAL_H

/*
 * What the files of the Markdown reader share; nobody else includes it.
 *
 * The way of a file through them:
 *
 *     md_limits.c    lines found, limits kept
 *     md_front.c     front matter taken off
 *     md_reuse.c     what another version of the file has copied from it
 *     md_mask.c      signs hidden that cmark must not act on
 *     md_footnote.c  `[^a]: text` turned into list items, which cmark knows
 *     md_cmark.c, md_block.c  cmark's tree turned into ours
 *     md_table.c     paragraphs that are tables turned into rows
 *     md_inline.c    autolinks, strikethrough, references to footnotes,
 * mentions md_meta.c      metadata taken out of the tree
 */

#include <cmark.h>

#include "base/map.h"
#include "text/md.h"

/** Deepest tree that is read; deeper is shown as plain text. */
enum { LL_MD_MAX_DEPTH = 100 };

/** Lines of a text, without their LF. */
struct ll_md_lines {
	size_t *start; /* nlines + 1: the last is behind the end */
	size_t nlines;
};

/** `[^label]: text` at the start of a block. */
struct ll_md_definition {
	int home;   /* line in unmarked, from 1 */
	int line;   /* in src */
	int column; /* of its '[', from 1, in bytes */
	ll_str label;
	int narrower; /* columns that its indentation takes from the marker */
	bool refused; /* it stands inside a code block or the like */
	bool met;     /* cmark made a list item of it */
};

/** A table that cmark must be made to keep apart from what follows it. */
struct ll_md_split {
	int before;    /* line in src, from 1 */
	ll_str prefix; /* what the lines of its container begin with */
	bool head; /* the line is a table's first: it must begin nothing else */
	ll_str text; /* what stands on that line inside its container */
};

/** A table cell whose inlines cmark has still to read. */
struct ll_md_cell {
	struct ll_md_node *node;
	ll_str text;
};

/** One file being read. */
struct ll_md_parse {
	struct ll_arena *arena; /* of the result */
	struct ll_arena scratch;
	ll_str path;
	unsigned flags;
	struct ll_diags *diags;
	const struct ll_md *like; /* another version of the file, or NULL */

	ll_str body;              /* the text behind front matter */
	int first_line;           /* of body, in the file */
	ll_str unmarked;          /* src before definitions were rewritten */
	ll_str src;               /* what cmark reads: body with our marks */
	struct ll_md_lines lines; /* of src */
	int *origin;   /* line in body of each line of src, or NULL: the same */
	bool masked;   /* src has marks of md_mask.c */
	int seen_line; /* block of the text that was found in src last */
	size_t seen;   /* and where that ends */

	LL_VEC(struct ll_md_definition) definition;
	struct ll_map labels; /* of the definitions in the tree, folded */
	LL_VEC(struct ll_md_split) split;
	LL_VEC(struct ll_md_cell) cell;
	int *delimiter; /* lines of src that may be the second of a table */
	size_t ndelimiters;
	size_t padding; /* cells that tables were given to fill their rows */
	bool again;     /* src was found wanting: read it once more */
	const char *excess; /* which limit was reached, or NULL */
	int excess_line;

	bool has_url; /* "://" or "www." somewhere */
	bool has_at;
	bool has_tilde;
};

/* md_parse.c */

/** ll_md_body_read() - the tree of parse->body, not finished */
struct ll_md_node *ll_md_body_read(struct ll_md_parse *parse);

/* md_reuse.c */

/** ll_md_front_reuse() - what @front says, if parse->like says it, else NULL */
struct ll_value *ll_md_front_reuse(const struct ll_md_parse *parse,
				   ll_str front);

/**
 * ll_md_body_reuse() - ll_md_body_read() with what parse->like has of it
 *
 * NULL where it is of no help.
 */
struct ll_md_node *ll_md_body_reuse(struct ll_md_parse *parse);

/* md_limits.c */

/**
 * ll_md_lines_make() - where the lines of @text begin
 *
 * Cost: linear.
 */
struct ll_md_lines ll_md_lines_make(struct ll_arena *arena, ll_str text);

/** ll_md_line() - line @number (from 1) of src, without its LF */
ll_str ll_md_line(const struct ll_md_parse *parse, int number);

/** ll_md_origin() - line in the file of line @number of src */
int ll_md_origin(const struct ll_md_parse *parse, int number);

/** ll_md_within_limits() - false: excess and excess_line say what is too much
 */
bool ll_md_within_limits(struct ll_md_parse *parse);

/* md_mask.c */

/**
 * ll_md_mask() - hide from cmark what GFM reads otherwise
 *
 * cmark drops backslashes and acts on '*' and '_' inside URLs before our
 * passes see the text. Where a file has such, src is rewritten with code
 * points that no text has; ll_md_unmask() brings the signs back. Files that
 * hold these code points themselves are left as they are.
 */
void ll_md_mask(struct ll_md_parse *parse);

/* md_mark.c */

enum ll_md_unmask {
	LL_UNMASK_TEXT, /* a backslash that escaped is gone */
	LL_UNMASK_RAW,  /* as it stands in the file */
	LL_UNMASK_URLS, /* and LL_MD_URL_END where URLs end */
};

/**
 * ll_md_unmask() - @text with the signs that were hidden
 * @map: NULL, or filled: offset in @text of each byte of the result and of its
 *       end
 */
ll_str ll_md_unmask(struct ll_arena *arena, ll_str text, enum ll_md_unmask mode,
		    size_t **map);

/** ll_md_is_escaped() - the sign at @at of masked @text had a backslash */
bool ll_md_is_escaped(ll_str text, size_t at);

/** LL_MD_URL_END - in what LL_UNMASK_URLS gives: no URL goes on behind it */
#define LL_MD_URL_END '\x01'

/** What md_mask.c writes for a sign: LL_MD_SIGN and LL_MD_FIRST_SIGN + index */
extern const char ll_md_hidden[];
#define LL_MD_SIGN "\xEF\xB7"
enum { LL_MD_FIRST_SIGN = 0x90 };

/** LL_MD_ESCAPE - stands for a backslash that escapes what follows */
#define LL_MD_ESCAPE "\xF0\x90\xAC\xB9"

/** LL_MD_NOTHING - stands for nothing; a line that begins with it is text */
#define LL_MD_NOTHING "\xF0\x90\xAC\xBA"

/** LL_MD_SPLIT - a comment that ends a block and is never shown */
#define LL_MD_SPLIT "<!--\xEF\xB7\xAF-->"

/** ll_md_can_mark() - @text holds none of the code points that we mark with */
bool ll_md_can_mark(ll_str text);

/* md_autolink.c */

/** Part of a text. */
struct ll_md_span {
	size_t from;
	size_t to; /* == from: nothing */
};

/** ll_autolink_url() - the URL around the ':' of "://" at @colon */
struct ll_md_span ll_autolink_url(ll_str text, size_t colon);

/** ll_autolink_www() - the URL that begins with "www." at @at */
struct ll_md_span ll_autolink_www(ll_str text, size_t at);

/**
 * ll_autolink_email() - the address around the '@' at @at
 * @from: what stands before is not looked at
 * @has_scheme: it begins with "mailto:" or "xmpp:"
 */
struct ll_md_span ll_autolink_email(ll_str text, size_t from, size_t at,
				    bool *has_scheme);

/* md_footnote.c */

/** ll_md_footnotes_find() - definitions; src is rewritten when there are any */
void ll_md_footnotes_find(struct ll_md_parse *parse);

/** ll_md_footnote_at() - the definition that the list item stands for, or NULL
 */
struct ll_md_definition *ll_md_footnote_at(struct ll_md_parse *parse,
					   cmark_node *item);

/**
 * ll_md_footnotes_refuse() - true: some were no definitions, src is made anew
 * @all: give up on all of them
 */
bool ll_md_footnotes_refuse(struct ll_md_parse *parse, bool all);

/** ll_md_footnotes_label() - fill parse->labels from the finished blocks */
void ll_md_footnotes_label(struct ll_md_parse *parse, struct ll_md_node *root);

/** ll_md_footnote_label() - the form in which labels are compared */
ll_str ll_md_footnote_label(struct ll_md_parse *parse, ll_str label);

/** ll_md_footnotes_number() - references counted, definitions to the end */
void ll_md_footnotes_number(struct ll_md_parse *parse, struct ll_md_node *root);

/* md_node.c */

struct ll_md_node *ll_md_node_make(struct ll_md_parse *parse,
				   enum ll_md_type type, int line);
void ll_md_node_append(struct ll_md_node *parent, struct ll_md_node *node);
/** ll_md_node_take() - children of @parent, which then has none */
struct ll_md_node *ll_md_node_take(struct ll_md_node *parent);
/** ll_md_next() - ll_md_walk() for a tree that is still being made */
struct ll_md_node *ll_md_next(struct ll_md_node *node,
			      const struct ll_md_node *top);

/* md_cmark.c */

/** ll_md_run_cmark() - cmark's tree of @text; all of it is in @arena */
cmark_node *ll_md_run_cmark(struct ll_arena *arena, ll_str text);

/** ll_md_copy() - text of cmark's as it is kept in our tree */
ll_str ll_md_copy(struct ll_md_parse *parse, const char *text,
		  enum ll_md_unmask mode);

/** ll_md_inlines_make() - children of cmark's @from appended to @parent */
void ll_md_inlines_make(struct ll_md_parse *parse, cmark_node *from,
			struct ll_md_node *parent, int depth);

/** ll_md_too_deep() - the limit LL_MD_MAX_DEPTH is reached on @line */
void ll_md_too_deep(struct ll_md_parse *parse, int line);

/* md_block.c */

/** ll_md_blocks_make() - children of cmark's @from appended to @parent */
void ll_md_blocks_make(struct ll_md_parse *parse, cmark_node *from,
		       struct ll_md_node *parent, int depth);

/**
 * ll_md_is_task() - `[ ] ` or `[x] ` behind the marker that begins the line
 * @checked: NULL, or filled
 *
 * As with cmark-gfm an item inside a quote or behind another item's marker
 * is none.
 */
bool ll_md_is_task(const struct ll_md_parse *parse, cmark_node *item,
		   bool *checked);

/* md_row.c */

/** ll_md_row_skip_blanks() - @text behind the blanks at its start */
ll_str ll_md_row_skip_blanks(ll_str text);
/** ll_md_row_begin() - behind a '|' at the start, and the blanks after it */
ll_str ll_md_row_begin(ll_str row);
/** ll_md_row_cell() - take the next cell off *@row, which begins with it */
bool ll_md_row_cell(ll_str *row, ll_str *cell);
/** ll_md_row_cells() - how many cells the line @row has */
int ll_md_row_cells(ll_str row);
/** ll_md_row_align() - enum ll_md_align of `:---:`; false: it is none */
bool ll_md_row_align(ll_str cell, uint8_t *align);
/** ll_md_row_columns() - columns of a delimiter row, 0 if @row is none */
int ll_md_row_columns(ll_str row);

/* md_table.c */

enum ll_md_table_found {
	LL_TABLE_NONE,
	LL_TABLE_MADE,
	LL_TABLE_SPLIT, /* src must be split first */
};

/** ll_md_tables_find() - lines that may be the second of a table */
void ll_md_tables_find(struct ll_md_parse *parse);

/** ll_md_table_make() - the table that paragraph or heading @from really is */
enum ll_md_table_found ll_md_table_make(struct ll_md_parse *parse,
					cmark_node *from,
					struct ll_md_node *parent);

/* md_split.c */

/**
 * ll_md_last_line() - last line of a paragraph or heading
 *
 * For an underlined heading cmark tells the line behind it.
 */
int ll_md_last_line(const struct ll_md_parse *parse, cmark_node *leaf);

/** ll_md_tables_split() - src with the lines of parse->split between */
void ll_md_tables_split(struct ll_md_parse *parse);

/* md_container.c */

/** How the lines of a block begin: its quotes and list items, outside in. */
struct ll_md_container {
	struct ll_md_level {
		bool quote;
		int indent; /* list item: columns that its lines begin with */
		int line;   /* where it begins */
	} level[LL_MD_MAX_DEPTH];
	size_t depth;
};

/** A line seen from inside its containers. */
struct ll_md_inner {
	ll_str prefix; /* what belongs to the containers, and indentation */
	ll_str text;
	int indent; /* columns, beyond the containers */
	bool lazy;  /* a container's mark is missing */
};

/** ll_md_container_of() - containers of the leaf block @leaf */
void ll_md_container_of(const struct ll_md_parse *parse, cmark_node *leaf,
			struct ll_md_container *container);

/** ll_md_inner_of() - line @number of src inside @container */
struct ll_md_inner ll_md_inner_of(const struct ll_md_parse *parse,
				  const struct ll_md_container *container,
				  int number);

/** ll_md_list_marker() - bytes of the list marker at the start, or 0 */
size_t ll_md_list_marker(ll_str text);

/** ll_md_ends_table() - a line inside a table that begins another block */
bool ll_md_ends_table(ll_str text);

/* md_inline.c */

/** ll_md_inlines_finish() - all passes on the children of a leaf block */
void ll_md_inlines_finish(struct ll_md_parse *parse, struct ll_md_node *leaf);

/** ll_md_addresses_finish() - e-mail and mentions; text is unmasked by then */
void ll_md_addresses_finish(struct ll_md_parse *parse, struct ll_md_node *leaf);

/** ll_md_is_autolink() - a link whose text is its URL */
bool ll_md_is_autolink(const struct ll_md_node *node);

/* md_strike.c */

/** ll_md_strike() - `~x~` and `~~x~~` among the children of @parent */
void ll_md_strike(struct ll_md_parse *parse, struct ll_md_node *parent);

/* md_front.c */

/** ll_md_front_matter() - take it off parse->body */
void ll_md_front_matter(struct ll_md_parse *parse, struct ll_md *md);

/* md_pairs.c */

/* One `Key: value`: where its value begins among the inlines. */
struct ll_md_pair {
	ll_str key;
	struct ll_md_node *node; /* that the colon stands in */
	size_t offset;           /* in its text, behind the colon */
	struct ll_md_node *end;  /* the break behind the value, or NULL */
	struct ll_md_node *list; /* a list below, or NULL */
	int line;
};

struct ll_md_pairs {
	LL_VEC(struct ll_md_pair) pair;
};

/** ll_md_pairs_lines() - every line of @paragraph is a pair */
bool ll_md_pairs_lines(struct ll_md_parse *parse, struct ll_md_node *paragraph,
		       struct ll_md_pairs *pairs);
/** ll_md_pairs_items() - every item of @list is a pair */
bool ll_md_pairs_items(struct ll_md_parse *parse, struct ll_md_node *list,
		       struct ll_md_pairs *pairs);
/**
 * ll_md_pairs_plausible() - one of them is a known key, or has a datum for
 * value
 *
 * Prose can have the shape of metadata: "- Care: we look after each other".
 */
bool ll_md_pairs_plausible(const struct ll_md_pairs *pairs);
/** ll_md_key_known() - a key that Lodeline reads itself */
bool ll_md_key_known(ll_str key);

/* md_meta.c */

/** ll_md_meta_finish() - title, metadata and body of the finished tree */
void ll_md_meta_finish(struct ll_md_parse *parse, struct ll_md *md);

/* md_report.c */

/** ll_md_report() - findings about raw HTML and unsafe links */
void ll_md_report(struct ll_md_parse *parse, const struct ll_md_node *root);

/** ll_html_is_comment() - nothing but comments and blanks */
bool ll_html_is_comment(ll_str html);

/* value_yaml.c */

/**
 * ll_yaml_read() - ll_value_parse_yaml() that also tells whether all was read
 * @certain: false when anything was reported, even with @diags NULL
 */
struct ll_value *ll_yaml_read(struct ll_arena *arena, ll_str text,
			      struct ll_pos pos, enum ll_diag_code code,
			      struct ll_diags *diags, bool *certain);

#endif
