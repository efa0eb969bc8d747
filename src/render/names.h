#ifndef LL_RENDER_NAMES_H
#define LL_RENDER_NAMES_H

/* The table of names by their spelling, for checking templates. */

#include "base/map.h"
#include "render/theme.h"

/** All rows of one spelling. */
struct ll_name_rows {
	const struct ll_theme_name **row;
	size_t n;
	size_t cap;
};

struct ll_names {
	const struct ll_theme_table *table;
	struct ll_map by_name; /* -> struct ll_name_rows */
};

struct ll_names ll_names_make(struct ll_arena *arena,
			      const struct ll_theme_table *table);

/**
 * ll_names_find() - the row of @name in the innermost scope that has one
 * @scope: open scopes, outermost first
 * @at:    which of them it is
 */
const struct ll_theme_name *ll_names_find(const struct ll_names *names,
					  const ll_str *scope, size_t nscopes,
					  ll_str name, size_t *at);

/** ll_names_any() - a row of that spelling in any scope, or NULL */
const struct ll_theme_name *ll_names_any(const struct ll_names *names,
					 ll_str name);

/** ll_names_hint() - ", did you mean 'TITLE'?" among what is in scope, or "" */
ll_str ll_names_hint(struct ll_arena *arena, const struct ll_names *names,
		     const ll_str *scope, size_t nscopes, ll_str name);

/** ll_names_write() - a name as render/template.h has it, between two texts */
void ll_names_write(struct ll_buf *out, ll_str before, unsigned id, size_t up,
		    ll_str after);

#endif
