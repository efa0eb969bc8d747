#ifndef LL_RENDER_TEMPLATE_H
#define LL_RENDER_TEMPLATE_H

/*
 * The border to ctemplate: a set of templates that were checked and written
 * in its language (render/flatten.h), and their expansion. The C++ behind it
 * knows no names and no pages: it asks the functions at the end.
 *
 * In these templates a name is "NIIU", four letters: its number and how many
 * scopes outward it belongs, as digits to the base LL_NAME_BASE from 'A' on.
 * Includes are already in their places, so escaping follows the markup across
 * them, and nothing is ever looked up by its spelling.
 */

#ifdef __cplusplus
extern "C" {
#endif

#include "base/buf.h"

struct ll_dict;
struct ll_templates;

enum {
	LL_NAME_BASE = 26,
	LL_TEMPLATE_DEPTH = 16, /* sections in sections */
};

struct ll_templates *ll_templates_open(void);
void ll_templates_close(struct ll_templates *templates);

/** ll_templates_add() - returns false where the engine refuses @text */
bool ll_templates_add(struct ll_templates *templates, ll_str name, ll_str text);

/** ll_templates_drop() - forget one that was added, before they are frozen */
void ll_templates_drop(struct ll_templates *templates, ll_str name);

/** ll_templates_freeze() - none is added any more; expansion may begin */
void ll_templates_freeze(struct ll_templates *templates);

/**
 * ll_templates_expand() - give the page to @out
 *
 * Returns false where no template is called @name. Safe to call from several
 * threads once the set is frozen.
 */
bool ll_templates_expand(const struct ll_templates *templates, ll_str name,
			 const struct ll_dict *dict, struct ll_sink out);

/* What the expansion asks; in theme.c. */

/** ll_scope_text() - the value of @name in this scope alone, or "" */
ll_str ll_scope_text(const struct ll_dict *scope, unsigned name);

/**
 * ll_scope_shows() - the section is there
 * @first: its first repetition; NULL where it has no values of its own
 */
bool ll_scope_shows(const struct ll_dict *scope, unsigned name,
		    const struct ll_dict **first);

const struct ll_dict *ll_scope_next(const struct ll_dict *repetition);

#ifdef __cplusplus
}
#endif

#endif
