#ifndef LL_CLI_THEMES_H
#define LL_CLI_THEMES_H

/*
 * Where themes are: the default one beside the program or in its data
 * directory, the house's own over it, file by file.
 */

#include "base/err.h"
#include "render/theme.h"

struct ll_theme_files {
	struct ll_theme_file *file;
	size_t n;
	size_t cap;
};

/**
 * ll_themes_read() - every file of the theme to use
 * @overlay: folder whose files replace those of the default theme, or ""
 *
 * The default theme is looked for in ../../themes/default beside the program
 * (a build in the source tree), then in ../share/lodeline/themes/default, then
 * in the data directory it was configured with.
 * Errors: no default theme; a file that cannot be read.
 */
bool ll_themes_read(struct ll_arena *arena, ll_str overlay,
		    struct ll_theme_files *files, struct ll_err *err);

/** ll_themes_put() - add @file, or replace the one of its name */
void ll_themes_put(struct ll_arena *arena, struct ll_theme_files *files,
		   struct ll_theme_file file);

#endif
