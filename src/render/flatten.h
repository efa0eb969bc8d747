#ifndef LL_RENDER_FLATTEN_H
#define LL_RENDER_FLATTEN_H

/*
 * From a theme's file to one text for the engine: includes put in their
 * places, every name checked and numbered, every value's place checked.
 */

#include "render/names.h"
#include "render/template.h"

/** The files of a theme, and which of them a page came to use. */
struct ll_theme_set {
	const struct ll_theme_file *file;
	size_t nfiles;
	bool *used; /* [nfiles] */
};

enum {
	LL_FLATTEN_DEPTH = LL_TEMPLATE_DEPTH, /* includes in includes too */
	LL_FLATTEN_FILES = 2000,  /* included into one page, repeats counted */
	LL_FLATTEN_FAULTS = 200,  /* of one page; then reading it ends */
	LL_FLATTEN_MAX = 1 << 18, /* bytes of one page's template */
};

/**
 * ll_flatten() - the text of the page that begins in @files->file[@top]
 *
 * Faults go to @diags; with any of them the result must not be used.
 */
ll_str ll_flatten(struct ll_arena *arena, struct ll_theme_set *files,
		  size_t top, const struct ll_names *names,
		  struct ll_diags *diags);

/** ll_flatten_find() - index of the file NAME.html, or LL_NPOS */
size_t ll_flatten_find(const struct ll_theme_set *files, ll_str name);

#endif
