#include "test.h"

#include <dirent.h>
#include <stdio.h>

#include "base/buf.h"
#include "render/theme.h"

/* The theme that is shipped; tests run at the top of the source tree. */
#define THEME "themes/default/"

static ll_str read_file(const char *name)
{
	ll_str path = ll_strf(&test_arena, THEME "%s", name);
	struct ll_buf text = ll_buf_make(&test_arena);
	FILE *file = fopen(test_zero(path), "rb");
	char bytes[4096];
	size_t n;

	assert_non_null(file);
	while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0) {
		ll_buf_add(&text, (ll_str){ bytes, n });
	}
	fclose(file);
	return ll_buf_str(&text);
}

static void the_default_theme_has_no_faults(void **state)
{
	LL_VEC(struct ll_theme_file) files = { 0 };
	struct ll_diags diags = { .arena = &test_arena };
	struct ll_theme *theme;
	struct dirent *entry;
	DIR *dir = opendir(THEME);

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		struct ll_theme_file *file;
		ll_str name = ll_str_from(entry->d_name);

		if (!ll_str_ends(name, LL_STR(".html"))) {
			continue;
		}
		file = LL_PUSH(&test_arena, &files);
		file->name = ll_str_copy(&test_arena, name);
		file->text = read_file(entry->d_name);
	}
	closedir(dir);
	theme = ll_theme_make(&test_arena, files.item, files.n,
			      ll_theme_table(), &diags);
	for (size_t i = 0; i < diags.n; i++) {
		print_message("# %s:%d:%d %s\n",
			      test_zero(diags.item[i].pos.path),
			      diags.item[i].pos.line, diags.item[i].pos.column,
			      test_zero(diags.item[i].message));
	}
	assert_int_equal(diags.n, 0);
	assert_non_null(theme);
	ll_theme_release(theme);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_default_theme_has_no_faults),
};

RUN(tests)
