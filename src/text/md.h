#ifndef LL_TEXT_MD_H
#define LL_TEXT_MD_H

/*
 * Markdown as GitHub shows it: CommonMark by cmark, and on its tree tables,
 * task lists, strikethrough, autolinks and footnotes (GitHub Flavored
 * Markdown 0.29), plus @mentions.
 *
 * The tree is our own, in an arena; it refers to nothing of cmark's. Parsing
 * never fails: input over the limits becomes one code block and a finding.
 * Rendering is the only place where Markdown becomes HTML; raw HTML and links
 * that are not on the list of safe ones are left out there.
 */

#include "base/buf.h"
#include "base/diag.h"
#include "text/value.h"

enum __attribute__((packed)) ll_md_type {
	LL_MD_NONE,
	/* blocks */
	LL_MD_DOCUMENT,
	LL_MD_PARAGRAPH,
	LL_MD_HEADING, /* level; id */
	LL_MD_QUOTE,
	LL_MD_LIST,       /* ordered, start, tight */
	LL_MD_ITEM,       /* task, checked */
	LL_MD_CODE_BLOCK, /* text; title: what stands behind the fence */
	LL_MD_HTML_BLOCK, /* text */
	LL_MD_RULE,
	LL_MD_TABLE, /* rows: the first is the head */
	LL_MD_ROW,
	LL_MD_CELL,     /* align; start: column in its line */
	LL_MD_FOOTNOTE, /* at the end of the document: id, the number; text, the
			   label; start, how often it is referred to */
	/* inlines */
	LL_MD_TEXT, /* text */
	LL_MD_SOFT_BREAK,
	LL_MD_HARD_BREAK,
	LL_MD_CODE,        /* text */
	LL_MD_HTML_INLINE, /* text */
	LL_MD_EMPHASIS,
	LL_MD_STRONG,
	LL_MD_STRIKE,
	LL_MD_LINK,         /* url, title; children */
	LL_MD_IMAGE,        /* url, title; children are the alternative text */
	LL_MD_FOOTNOTE_REF, /* id: number; text: label; start: how many-th */
	LL_MD_MENTION,      /* text: handle without '@' */
};

enum ll_md_align {
	LL_ALIGN_NONE,
	LL_ALIGN_LEFT,
	LL_ALIGN_CENTER,
	LL_ALIGN_RIGHT
};

struct ll_md_node {
	enum ll_md_type type;
	uint8_t level; /* heading: 1 to 6 */
	uint8_t align; /* enum ll_md_align */
	bool ordered : 1;
	bool tight : 1;
	bool task : 1; /* item has a check box */
	bool checked : 1;
	int line; /* first line in the file, from 1; inlines: of their block */
	int end_line; /* blocks: last line */
	int start;    /* ordered list: first number */
	union {
		ll_str text;
		ll_str url; /* link, image */
	};
	union {
		ll_str id;    /* heading: as GitHub makes it, unique in the
				 file; footnotes */
		ll_str title; /* link, image, code block */
	};
	struct ll_md_node *parent;
	struct ll_md_node *child; /* first */
	struct ll_md_node *last;  /* last child */
	struct ll_md_node *next;
};

/** A parsed file. */
struct ll_md {
	struct ll_md_node *root;
	struct ll_value *meta;    /* a map, maybe empty, never NULL */
	struct ll_md_node *title; /* first heading of level 1 (else the first
				     heading), or NULL */
	struct ll_md_node
		*body; /* first block after title and metadata, or NULL */
	bool has_front_matter;
	bool meta_certain; /* false: metadata may say what could not be read */
	bool too_large;    /* over a limit: shown as plain text */
	/* for ll_md_reparse() */
	ll_str front;   /* front matter, or "" */
	ll_str text;    /* what stands behind it */
	int text_line;  /* where that begins, from 1 */
	int taken_line; /* up to here the tree does not hold all of it; or 0 */
};

enum ll_md_flags {
	LL_MD_WANT_IDS = 1, /* heading ids (costs time; not for old versions) */
	LL_MD_ALLOW_HTML = 2, /* the owner allows raw HTML: no HTML_DROPPED */
	LL_MD_KEEP_METADATA = 4, /* nothing is read as metadata or taken out */
};

/**
 * ll_md_parse() - read one file
 * @text:  UTF-8 (ll_utf8_clean()); must outlive the result, which refers to it
 * @path:  for findings
 * @diags: may be NULL: nothing is reported (old versions)
 *
 * Metadata is taken from front matter (`---` lines at the very top; also after
 * blank lines), and then, directly under the title and at the top, from what
 * stands there of: a two-column table, a list of `- Key: value`, a paragraph
 * of lines `Key: value`; one tree. Comments between do not count. The blocks
 * that held metadata are taken out of the tree.
 *
 * A table counts if its head is empty, "Metadata", "Key | Value" or the like,
 * or is a pair itself ("Owner | @x"). A list or paragraph counts if every item
 * or line is a pair, with a key of at most four words that starts with a
 * letter; a list or a lone line also needs a key that Lodeline knows, or a
 * person, link, date or number for value: "- Care: we look after each other"
 * is prose. A list below an item with no text is a list of values.
 *
 * meta_certain is false where something could not be read: broken YAML, a key
 * twice in it, 'audience' given twice in any form, front matter that is not
 * closed, or that a comment or dashes of another kind keep from being one.
 *
 * Limits: 256 KiB a file, 32 container markers or 256 columns of indentation
 * on a line, 4,000 '[' in a paragraph, nesting 100; LIMIT_REACHED beyond.
 * Cost: linear. Safe to call from several threads.
 */
struct ll_md ll_md_parse(struct ll_arena *arena, ll_str text, ll_str path,
			 unsigned flags, struct ll_diags *diags);

/**
 * ll_md_reparse() - read an old version of a file
 * @like: another version of it, or NULL; not needed after the call
 *
 * The result is that of ll_md_parse() without flags and findings, only sooner:
 * what both versions have in common is not read again.
 */
struct ll_md ll_md_reparse(struct ll_arena *arena, ll_str text, ll_str path,
			   unsigned flags, const struct ll_md *like);

/** ll_md_plain() - text of a node and its children, markup left out */
ll_str ll_md_plain(struct ll_arena *arena, const struct ll_md_node *node);

/**
 * ll_md_words() - canonical text of the blocks [first, end)
 *
 * One line per paragraph, heading, list item, table row or code line; markup,
 * link targets, list markers, boxes of tasks, references to footnotes, what is
 * struck through, comments, wrapping and alignment are left out, runs of blanks
 * are one space.
 * Two texts whose words are equal differ mechanically (but for boxes that were
 * ticked).
 */
ll_str ll_md_words(struct ll_arena *arena, const struct ll_md_node *first,
		   const struct ll_md_node *end);

/** Nodes in reading order. */
struct ll_md_nodes {
	const struct ll_md_node **item;
	size_t n;
	size_t cap;
};

/** ll_md_words_but() - the same without @left_out and what is in them */
ll_str ll_md_words_but(struct ll_arena *arena, const struct ll_md_node *first,
		       const struct ll_md_node *end,
		       const struct ll_md_nodes *left_out);

/** ll_md_section_end() - first sibling after @heading's section, or NULL */
const struct ll_md_node *ll_md_section_end(const struct ll_md_node *heading);

/** ll_md_walk() - next node in reading order inside @top, or NULL at the end */
const struct ll_md_node *ll_md_walk(const struct ll_md_node *node,
				    const struct ll_md_node *top);

/** What the renderer asks about each link and image. */
struct ll_md_target {
	ll_str href; /* written after HTML escaping; "" with drop unset: as is
		      */
	bool drop;   /* show the text only */
};

struct ll_md_render {
	bool raw_html;     /* the owner allows it */
	int heading_shift; /* 1: `#` becomes <h2> */
	ll_str id_prefix;  /* before ids of headings and footnotes */
	/**
	 * target() - where a link, image or mention goes on this page
	 *
	 * Called for LINK, IMAGE and MENTION; NULL: urls as written, mentions
	 * as text. Not called for urls that are not safe: they are dropped.
	 */
	struct ll_md_target (*target)(void *context,
				      const struct ll_md_node *node);
	void *context;
};

/**
 * ll_md_render() - HTML of the blocks [first, end)
 *
 * With raw_html set and no target the result is what the cmark-gfm program
 * with all extensions and --unsafe writes, but for heading ids; also links that
 * are not safe are then written. For a page, alignment is a class
 * ("align-left", "align-center", "align-right"), a task is `<li class="task">`
 * and its box has a name ("done", "open").
 */
void ll_md_render(struct ll_buf *out, const struct ll_md_node *first,
		  const struct ll_md_node *end,
		  const struct ll_md_render *options);

/** ll_md_render_inlines() - HTML of a node's children, no block around it */
void ll_md_render_inlines(struct ll_buf *out, const struct ll_md_node *parent,
			  const struct ll_md_render *options);

/**
 * ll_url_is_safe() - may be written into a page
 *
 * http, https, mailto, or relative without a scheme; decided after the
 * removal of blanks and control characters that browsers ignore. The only
 * place where this is decided.
 */
bool ll_url_is_safe(ll_str url);

/** ll_url_is_relative() - no scheme, no host: a path, anchor or query */
bool ll_url_is_relative(ll_str url);

/**
 * ll_slug_make() - the id GitHub gives a heading with this plain text
 *
 * Lower case, letters, digits, '-' and '_' kept, spaces become '-'. Not made
 * unique.
 */
ll_str ll_slug_make(struct ll_arena *arena, ll_str text);

/** ll_html_escape() - & < > " and ' for text and quoted attributes */
void ll_html_escape(struct ll_buf *out, ll_str text);

#endif
