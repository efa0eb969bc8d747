#ifndef LL_SITE_PAGE_H
#define LL_SITE_PAGE_H

/*
 * Pages as data: what a template is given. No HTML is written here.
 *
 * A page is a dictionary: texts, URLs that were vetted, trusted HTML (prose
 * that the Markdown renderer made) and sections, which are lists of
 * dictionaries. The names are the rows of site/names.def, the same table that
 * a theme is checked against.
 */

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum ll_name {
#define LL_TEXT(scope, name) LL_NAME_##name,
#define LL_URL(scope, name) LL_NAME_##name,
#define LL_HTML(scope, name) LL_NAME_##name,
#define LL_SECTION(scope, name) LL_NAME_##name,
#define LL_ALSO(scope, name)
#include "site/names.def"
#undef LL_TEXT
#undef LL_URL
#undef LL_HTML
#undef LL_SECTION
#undef LL_ALSO
	LL_NNAMES
};

/** HTML that may stand in a page as it is. Made by site/prose.c alone. */
typedef struct {
	ll_str s;
} ll_html;

enum ll_dict_type { LL_DICT_TEXT, LL_DICT_HTML, LL_DICT_SECTION, LL_DICT_URL };

struct ll_dict_entry {
	enum ll_name name;
	enum ll_dict_type type;
	union {
		ll_str text; /* text, URL or HTML */
		struct {     /* section: its repetitions */
			struct ll_dict *first;
			struct ll_dict *last;
		};
	};
	struct ll_dict_entry *next;
};

/** A file of the organisation that a page points to: to be copied. */
struct ll_asset {
	ll_str path; /* in the organisation */
	ll_str to;   /* in the site */
	struct ll_asset *next;
};

/** The values of one scope. */
struct ll_dict {
	struct ll_arena *arena;
	struct ll_dict *parent;
	struct ll_dict_entry *entry; /* newest first */
	uint64_t names;              /* bit N % 64: may hold the name N */
	struct ll_dict *next;        /* next repetition of the same section */
	struct ll_asset *asset;      /* of the page; in its outermost scope */
};

/** ll_dict_make() - an empty outermost scope; all of it lives in @arena */
struct ll_dict *ll_dict_make(struct ll_arena *arena);
/** ll_dict_text() - a value, escaped by its place in the template */
void ll_dict_text(struct ll_dict *dict, enum ll_name name, ll_str text);
/** ll_dict_literal() - the same from a NUL-ended text */
void ll_dict_literal(struct ll_dict *dict, enum ll_name name, const char *text);
/**
 * ll_dict_url() - a value for an attribute that holds a URL
 * @url: made by site/url.c, or ll_url_is_safe(); the program ends otherwise
 *
 * Escaped as an attribute and not as a URL, so that mailto: and relative
 * links with a colon stay what they are.
 */
void ll_dict_url(struct ll_dict *dict, enum ll_name name, ll_str url);
void ll_dict_html(struct ll_dict *dict, enum ll_name name, ll_html html);
/** ll_dict_number() - a count */
void ll_dict_number(struct ll_dict *dict, enum ll_name name, long number);
/** ll_dict_add() - one more repetition of a section */
struct ll_dict *ll_dict_add(struct ll_dict *dict, enum ll_name section);
/** ll_dict_lend() - the same, with the values of @of, which change no more */
void ll_dict_lend(struct ll_dict *dict, enum ll_name section,
		  const struct ll_dict *of);
/** ll_dict_show() - a section without values of its own, if @shown */
void ll_dict_show(struct ll_dict *dict, enum ll_name section, bool shown);
/** ll_dict_either() - @yes if @which, else @no: the two arms of a template */
struct ll_dict *ll_dict_either(struct ll_dict *dict, bool which,
			       enum ll_name yes, enum ll_name no);
/** ll_dict_find() - the entry of @name in this scope alone, or NULL */
static inline struct ll_dict_entry *ll_dict_find(const struct ll_dict *dict,
						 enum ll_name name)
{
	struct ll_dict_entry *entry = NULL;

	if (dict->names >> name % 64 & 1) {
		entry = dict->entry;
	}
	while (entry && entry->name != name) {
		entry = entry->next;
	}
	return entry;
}
/** ll_dict_asset() - note that the page needs a copy of the file @path at @to
 */
void ll_dict_asset(struct ll_dict *dict, ll_str path, ll_str to);

struct ll_site;

/**
 * One page to make. Pages are made one by one, each with its own arena, in
 * any order and by several threads.
 */
struct ll_page {
	ll_str path; /* of the output, such as goals/2026/lead-time.html */
	const char *template; /* of the theme, such as "goal" */
	void (*make)(const struct ll_site *site, const struct ll_page *page,
		     struct ll_dict *dict);
	const void *subject; /* what the page is about; make() knows its type */
	const char
		*section; /* path of the page of the navigation it is under */
	const struct ll_site *site;
};

#endif
