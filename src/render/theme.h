#ifndef LL_RENDER_THEME_H
#define LL_RENDER_THEME_H

/*
 * A theme: the templates of a site, checked before the first page is made.
 *
 * A template is HTML with {{NAME}}, {{#SECTION}}...{{/SECTION}}, {{>INCLUDE}}
 * and {{! comment }}. The names are the rows of site/names.def, each in its
 * scope; an include is the file of the theme with that name in lower case.
 * In a section X, {{#X_separator}}...{{/X_separator}} stands between the
 * repetitions. What a name's value is, and how it is escaped, is decided by
 * its row and its place, never by the theme: a theme can neither switch
 * escaping off nor put a value where no escaping would be safe.
 *
 * A name means that of the innermost open scope that has a row for it, and of
 * no other: an item without a value shows nothing, not the value of what is
 * around it.
 */

#include "base/diag.h"
#include "base/buf.h"

struct ll_dict;
struct ll_theme;

/** One file of a theme's folder. */
struct ll_theme_file {
	ll_str name; /* "goal.html" */
	ll_str text; /* as read; any bytes */
};

enum ll_theme_type {
	LL_THEME_TEXT, /* escaped by its place */
	LL_THEME_HTML, /* trusted: only where text stands */
	LL_THEME_URL,  /* vetted in C: escaped as an attribute alone */
	LL_THEME_SECTION,
};

/** A name that templates may use in one scope. */
struct ll_theme_name {
	const char *scope; /* "PAGE", or the section that opens it */
	ll_str name;
	enum ll_theme_type type;
	unsigned id;
};

/** What a theme is checked against. */
struct ll_theme_table {
	const struct ll_theme_name *name;
	size_t nnames;
	const ll_str *page; /* templates that there must be: "goal" */
	size_t npages;
	const bool *idle; /* [npages]: checked, but no page is made of it;
			     NULL: none */
};

/** ll_theme_table() - the rows of site/names.def and site/templates.def */
const struct ll_theme_table *ll_theme_table(void);

/**
 * ll_theme_make() - check and compile a theme
 * @arena: owner of the theme's own memory
 * @file:  every file whose name ends in ".html"; others are left alone
 * @table: ll_theme_table(), but for tests
 * @diags: each fault once, all in one run, with line and column
 *
 * Returns NULL where there are faults; else give it back with
 * ll_theme_release() before the arena ends.
 */
struct ll_theme *ll_theme_make(struct ll_arena *arena,
			       const struct ll_theme_file *file, size_t nfiles,
			       const struct ll_theme_table *table,
			       struct ll_diags *diags);
void ll_theme_release(struct ll_theme *theme);

/**
 * ll_theme_render() - give one page to @out
 * @page: name of the template, "goal"
 *
 * Returns false where the theme has no such page, or it is idle. Safe to call
 * from several threads.
 */
bool ll_theme_render(const struct ll_theme *theme, ll_str page,
		     const struct ll_dict *dict, struct ll_sink out);

/**
 * ll_theme_is_asset() - a file that is copied beside the pages
 *
 * Style sheets, scripts, images and fonts, named with letters, digits, '.',
 * '-' and '_', not beginning with a dot.
 */
bool ll_theme_is_asset(ll_str name);

#endif
