#ifndef LL_SITE_PAGE_H
#define LL_SITE_PAGE_H

/*
 * Pages as data: what a template is given. No HTML is written here.
 *
 * A page is a dictionary: texts, trusted HTML (prose that the Markdown
 * renderer made) and sections, which are lists of dictionaries. The names are
 * the rows of site/names.def, the same table that a theme is checked against.
 */

#include "base/arena.h"
#include "base/str.h"

enum ll_name {
#define LL_TEXT(scope, name) LL_NAME_##name,
#define LL_HTML(scope, name) LL_NAME_##name,
#define LL_SECTION(scope, name) LL_NAME_##name,
#define LL_ALSO(scope, name)
#include "site/names.def"
#undef LL_TEXT
#undef LL_HTML
#undef LL_SECTION
#undef LL_ALSO
	LL_NNAMES
};

/** HTML that may stand in a page as it is. Made by site/prose.c alone. */
typedef struct {
	ll_str s;
} ll_html;

enum ll_dict_type { LL_DICT_TEXT, LL_DICT_HTML, LL_DICT_SECTION };

struct ll_dict_entry {
	enum ll_name name;
	enum ll_dict_type type;
	ll_str text;		   /* text or HTML */
	struct ll_dict *first;	   /* section: its repetitions */
	struct ll_dict *last;
	struct ll_dict_entry *next;
};

/** The values of one scope. */
struct ll_dict {
	struct ll_arena *arena;
	const struct ll_dict *parent;
	struct ll_dict_entry *entry; /* newest first */
	struct ll_dict *next;	     /* next repetition of the same section */
};

/** ll_dict_text() - a value, escaped by its place in the template */
void ll_dict_text(struct ll_dict *dict, enum ll_name name, ll_str text);
void ll_dict_html(struct ll_dict *dict, enum ll_name name, ll_html html);
/** ll_dict_number() - a count */
void ll_dict_number(struct ll_dict *dict, enum ll_name name, long number);
/** ll_dict_add() - one more repetition of a section */
struct ll_dict *ll_dict_add(struct ll_dict *dict, enum ll_name section);
/** ll_dict_show() - a section without values of its own, if @shown */
void ll_dict_show(struct ll_dict *dict, enum ll_name section, bool shown);
/** ll_dict_find() - the entry of @name in this scope alone, or NULL */
const struct ll_dict_entry *ll_dict_find(const struct ll_dict *dict,
					 enum ll_name name);

struct ll_site;

/**
 * One page to make. Pages are made one by one, each with its own arena, in
 * any order and by several threads.
 */
struct ll_page {
	ll_str path;	      /* of the output, such as goals/2026/lead-time.html */
	const char *template; /* of the theme, such as "goal" */
	void (*make)(const struct ll_site *site, const struct ll_page *page,
		     struct ll_dict *dict);
	const void *subject; /* what the page is about; make() knows its type */
};

#endif
