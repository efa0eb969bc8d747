#include "io/git_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "io/file.h"

/*
 * Files of a directory. Every name is looked at without following it, every
 * folder and file is opened through io/file.h. With a repository each text is
 * compared with the commit by the hash that git would give it.
 */
struct walk {
	struct ll_org_handle *handle;
	struct ll_map tracked;
	bool compare;     /* there is a commit, and its trees are here */
	struct stat skip; /* the folder that is not content */
	bool has_skip;
	size_t depth;
};

static bool walk_folder(struct walk *walk, int fd, ll_str folder,
			struct ll_err *err);

static ll_str path_of(struct walk *walk, ll_str folder, ll_str name)
{
	struct ll_arena *arena = walk->handle->arena;

	return folder.len ? ll_str_join(arena, folder, LL_STR("/"), name)
			  : name;
}

static struct ll_tracked *tracked_at(const struct walk *walk, ll_str path)
{
	return walk->compare ? ll_map_get(&walk->tracked, path) : NULL;
}

/* Ignored by .gitignore; what is in the commit never is. */
static bool is_ignored(const struct walk *walk, ll_str path, bool folder)
{
	struct ll_git *git = walk->handle->git;
	struct ll_arena scratch = { 0 };
	int ignored = 0;
	ll_str full;

	if (!git) {
		return false;
	}
	full = git->prefix.len
		       ? ll_str_join(&scratch, git->prefix, LL_STR("/"), path)
		       : path;
	full = ll_str_join(&scratch, full, folder ? LL_STR("/") : LL_STR(""),
			   LL_STR(""));
	if (git_ignore_path_is_ignored(&ignored, git->repo,
				       ll_str_zero(&scratch, full))) {
		ignored = 0;
	}
	ll_arena_release(&scratch);
	return ignored;
}

/* ------------------------------------------------------ one name */

static bool read_text(struct walk *walk, int fd, ll_str name,
		      struct ll_file *file)
{
	struct ll_org_handle *handle = walk->handle;
	enum ll_file_status status =
		ll_file_read_below(fd, name, handle->options.max_bytes,
				   handle->arena, &file->bytes);

	if (status == LL_FILE_TOO_LARGE) {
		ll_org_skip_large(handle, file->path);
	} else if (status == LL_FILE_LINK) {
		ll_org_skip_link(handle, file->path);
	} else if (status != LL_FILE_FINE && status != LL_FILE_ABSENT) {
		ll_org_skip(
			handle, file->path,
			ll_str_join(handle->arena, LL_STR("it "),
				    ll_str_from(ll_file_status_text(status)),
				    LL_STR("")),
			"make it a file that can be read");
	}
	return status == LL_FILE_FINE;
}

static void add_file(struct walk *walk, int fd, ll_str name, ll_str path,
		     const struct stat *info)
{
	struct ll_tracked *tracked = tracked_at(walk, path);
	struct ll_file file = {
		.path = path,
		.bytes = LL_STR(""),
		.is_text = ll_org_is_text(&walk->handle->options, name),
		.state = LL_FILE_COMMITTED,
	};

	if (tracked) {
		tracked->seen = true;
	} else if (is_ignored(walk, path, false)) {
		return;
	}
	if (file.is_text) {
		if ((size_t)info->st_size > walk->handle->options.max_bytes) {
			ll_org_skip_large(walk->handle, path);
			return;
		}
		if (!read_text(walk, fd, name, &file)) {
			return;
		}
		ll_edit_compare(walk->handle, &file, tracked, walk->compare);
	} else if (!walk->compare) {
		file.state = LL_FILE_UNKNOWN;
	} else if (!tracked) {
		file.state = LL_FILE_UNTRACKED;
	}
	*LL_PUSH(walk->handle->arena, &walk->handle->files) = file;
}

/* A folder that is not there counts as seen, with all that is in it. */
static void see_all_below(struct walk *walk, ll_str folder)
{
	for (size_t i = 0; walk->compare && i < walk->tracked.nentries; i++) {
		struct ll_map_entry *entry = &walk->tracked.entry[i];

		if (ll_path_within(entry->key, folder)) {
			((struct ll_tracked *)entry->value)->seen = true;
		}
	}
}

static bool add_folder(struct walk *walk, int fd, ll_str name, ll_str path,
		       const struct stat *info, struct ll_err *err)
{
	int below;
	bool fine;

	if (walk->has_skip && info->st_dev == walk->skip.st_dev &&
	    info->st_ino == walk->skip.st_ino) {
		see_all_below(walk, path);
		return true;
	}
	if (!tracked_at(walk, path) && is_ignored(walk, path, true)) {
		return true;
	}
	below = ll_dir_open_below(fd, name);
	if (below < 0) {
		see_all_below(walk, path);
		ll_org_skip(walk->handle, path,
			    LL_STR("the folder cannot be opened"),
			    "allow reading it");
		return true;
	}
	fine = walk_folder(walk, below, path, err);
	close(below);
	return fine;
}

static bool add_name(struct walk *walk, int fd, ll_str folder, ll_str name,
		     struct ll_err *err)
{
	ll_str path = path_of(walk, folder, name);
	struct stat info;

	if (name.s[0] == '.') {
		return true;
	}
	if (!ll_org_name_ok(name) || path.len >= LL_MAX_PATH) {
		ll_org_skip(walk->handle, path,
			    LL_STR("its name is not plain UTF-8 text"),
			    "rename it");
		return true;
	}
	if (fstatat(fd, ll_str_zero(walk->handle->arena, name), &info,
		    AT_SYMLINK_NOFOLLOW)) {
		return true; /* gone since */
	}
	if (S_ISDIR(info.st_mode)) {
		return add_folder(walk, fd, name, path, &info, err);
	}
	if (S_ISREG(info.st_mode)) {
		add_file(walk, fd, name, path, &info);
	} else if (!tracked_at(walk, path) && is_ignored(walk, path, false)) {
		return true;
	} else if (S_ISLNK(info.st_mode)) {
		ll_org_skip_link(walk->handle, path);
	} else {
		ll_org_skip(walk->handle, path,
			    LL_STR("it is not a regular file"),
			    "remove it, or replace it by a file");
	}
	return true;
}

/* -------------------------------------------------------- one folder */

static bool has_name(const struct ll_names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++) {
		if (ll_str_is(names->item[i], name)) {
			return true;
		}
	}
	return false;
}

/* Another repository, or a site that was built here. */
static bool is_foreign(struct walk *walk, ll_str folder,
		       const struct ll_names *names)
{
	if (!folder.len) {
		return false;
	}
	if (has_name(names, ".git")) {
		ll_org_inform(walk->handle, folder,
			      LL_STR("another repository is not read"), "");
		return true;
	}
	return has_name(names, ".lodeline-manifest");
}

static bool walk_folder(struct walk *walk, int fd, ll_str folder,
			struct ll_err *err)
{
	struct ll_names names;
	bool fine = true;

	if (walk->depth == LL_MAX_DEPTH) {
		ll_org_skip(walk->handle, folder,
			    LL_STR("folders are nested too deeply"),
			    "move it further up");
		return true;
	}
	if (!ll_dir_names(walk->handle->arena, fd, &names)) {
		return ll_failf(err, "",
				"cannot read the folder %" LL_FMT ": %s",
				LL_ARG(folder), strerror(errno));
	}
	if (is_foreign(walk, folder, &names)) {
		see_all_below(walk, folder);
		return true;
	}
	walk->depth++;
	for (size_t i = 0; fine && i < names.n; i++) {
		fine = add_name(walk, fd, folder, names.item[i], err);
	}
	walk->depth--;
	return fine;
}

/* --------------------------------------------------- what is not there */

/* "git sparse-checkout" keeps its setting in config or config.worktree. */
static bool is_sparse(struct ll_git *git)
{
	git_config *config = NULL;
	int sparse = 0;
	ll_str own = ll_str_join(git->arena,
				 ll_str_from(git_repository_path(git->repo)),
				 LL_STR("config.worktree"), LL_STR(""));

	if (!git_repository_config(&config, git->repo)) {
		git_config_get_bool(&sparse, config, "core.sparsecheckout");
		git_config_free(config);
	}
	config = NULL;
	if (!git_config_open_ondisk(&config, ll_str_zero(git->arena, own))) {
		git_config_get_bool(&sparse, config, "core.sparsecheckout");
		git_config_free(config);
	}
	return sparse;
}

static bool read_absent(struct walk *walk, bool sparse, struct ll_err *err)
{
	struct ll_org_handle *handle = walk->handle;
	size_t ntaken = 0;

	for (size_t i = 0; i < walk->tracked.nentries; i++) {
		const struct ll_map_entry *entry = &walk->tracked.entry[i];
		const struct ll_tracked *tracked = entry->value;

		if (tracked->seen || tracked->kind != LL_ENTRY_FILE) {
			continue;
		}
		if (sparse) {
			if (!ll_commit_file_read(handle, entry->key, tracked,
						 err)) {
				return false;
			}
			ntaken++;
		} else if (ll_org_is_text(&handle->options, entry->key)) {
			ll_edit_add(handle, entry->key, tracked->id, NULL);
		}
	}
	if (ntaken) {
		ll_org_inform(handle, LL_STR(""),
			      LL_STR("files left out by a sparse checkout "
				     "were read from the commit"),
			      "");
	}
	return true;
}

static void find_skip_dir(struct walk *walk)
{
	ll_str skip = walk->handle->options.skip_dir;
	int fd = skip.len ? ll_dir_open(skip) : -1;

	if (fd >= 0) {
		walk->has_skip = !fstat(fd, &walk->skip);
		close(fd);
	}
}

bool ll_worktree_read(struct ll_org_handle *handle, struct ll_err *err)
{
	struct walk walk = { .handle = handle };

	walk.tracked = ll_map_make(handle->arena);
	if (handle->git && handle->git->has_head) {
		walk.compare = ll_tracked_read(handle, &walk.tracked) == LL_GOT;
		if (!walk.compare) {
			ll_git_cut(handle->git, LL_HISTORY_PARTIAL,
				   LL_STR("folders of the commit are missing"),
				   "run 'git fsck', or clone it again without "
				   "a filter");
		}
	}
	find_skip_dir(&walk);
	if (!walk_folder(&walk, handle->dir_fd, LL_STR(""), err)) {
		return false;
	}
	return !walk.compare || read_absent(&walk, is_sparse(handle->git), err);
}
