#include "cli/themes.h"

#include <unistd.h>

#include "base/buf.h"
#include "io/file.h"

enum { MAX_THEME_FILE = 4 << 20 };

static const char *const place[] = {
	"../../themes/default",
	"../share/lodeline/themes/default",
};

static ll_str program_dir(struct ll_arena *arena)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));

	return len < 0 ? LL_STR("")
		       : ll_str_copy(arena, ll_path_dir((ll_str){
						    path, (size_t)len }));
}

static bool is_theme(ll_str dir)
{
	return ll_file_exists(dir, LL_STR("head.html"));
}

static bool find_default(struct ll_arena *arena, ll_str *dir,
			 struct ll_err *err)
{
	ll_str beside = program_dir(arena);

	for (size_t i = 0; i < sizeof(place) / sizeof(place[0]); i++) {
		*dir = ll_str_join(arena, beside, LL_STR("/"),
				   ll_str_from(place[i]));
		if (is_theme(*dir)) {
			return true;
		}
	}
	*dir = LL_STR(LL_DATADIR "/themes/default");
	return is_theme(*dir) ||
	       ll_failf(err, "install Lodeline with 'make install'",
			"the default theme is not beside the program nor in %s",
			LL_DATADIR);
}

void ll_themes_put(struct ll_arena *arena, struct ll_theme_files *files,
		   struct ll_theme_file file)
{
	for (size_t i = 0; i < files->n; i++) {
		if (ll_str_eq(files->file[i].name, file.name)) {
			files->file[i] = file;
			return;
		}
	}
	if (files->n == files->cap) {
		files->file = ll_grow(arena, files->file, files->n, &files->cap,
				      sizeof(*files->file));
	}
	files->file[files->n++] = file;
}

static bool read_dir(struct ll_arena *arena, ll_str dir,
		     struct ll_theme_files *files, struct ll_err *err)
{
	struct ll_names names;

	if (!ll_dir_list(arena, dir, LL_STR(""), &names, err)) {
		return false;
	}
	for (size_t i = 0; i < names.n; i++) {
		struct ll_theme_file file = { .name = names.item[i] };

		if (!ll_str_ends(file.name, LL_STR(".html")) &&
		    !ll_theme_is_asset(file.name)) {
			continue;
		}
		if (!ll_file_read(arena, dir, file.name, MAX_THEME_FILE,
				  &file.text, err)) {
			return false;
		}
		ll_themes_put(arena, files, file);
	}
	return true;
}

bool ll_themes_read(struct ll_arena *arena, ll_str overlay,
		    struct ll_theme_files *files, struct ll_err *err)
{
	ll_str dir;

	return find_default(arena, &dir, err) &&
	       read_dir(arena, dir, files, err) &&
	       (!overlay.len || read_dir(arena, overlay, files, err));
}
