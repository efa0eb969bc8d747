#include "io/output_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/file.h"

/* Whether a site may be written to a place, and what stands there. */

bool ll_output_fail(struct ll_err *err, ll_str path, const char *what)
{
	return ll_failf(err,
			errno == ENOSPC || errno == EDQUOT
				? "free some space; the last site is as it was"
				: "the last site is as it was",
			"cannot %s '%" LL_FMT "': %s", what, LL_ARG(path),
			strerror(errno));
}

static bool refuse(struct ll_err *err, ll_str dir, const char *why,
		   const char *advice)
{
	err->exit_code = 2;
	return ll_failf(err, advice, "the output '%" LL_FMT "' %s", LL_ARG(dir),
			why);
}

/* -------------------------------------------------------- the place */

/*
 * The real path of a directory that need not exist yet: of what is there of
 * it, and the rest as it is written.
 */
static ll_str real_path(struct ll_arena *arena, ll_str dir, size_t *nmissing)
{
	ll_str rest = LL_STR("");

	for (*nmissing = 0;; ++*nmissing) {
		ll_str real = ll_path_real(arena, dir);
		ll_str base = ll_path_base(dir);

		if (real.len) {
			return rest.len && ll_str_is(real, "/")
				       ? ll_str_join(arena, real, rest,
						     LL_STR(""))
			       : rest.len ? ll_str_join(arena, real,
							LL_STR("/"), rest)
					  : real;
		}
		if (errno != ENOENT || !base.len || ll_str_is(base, "..") ||
		    ll_str_is(base, ".")) {
			return LL_STR("");
		}
		rest = rest.len ? ll_str_join(arena, base, LL_STR("/"), rest)
				: base;
		dir = ll_str_sub(dir, 0, dir.len - base.len);
		while (dir.len > 1 && dir.s[dir.len - 1] == '/') {
			dir.len--;
		}
	}
}

static bool is_in_git(ll_str path)
{
	return ll_str_find(path, LL_STR("/.git/")) != LL_NPOS ||
	       ll_str_ends(path, LL_STR("/.git"));
}

static bool is_home(struct ll_arena *arena, ll_str target)
{
	const char *home = getenv("HOME");

	return home && *home &&
	       ll_str_eq(ll_path_real(arena, ll_str_from(home)), target);
}

static bool check_meaning(struct ll_output *out, ll_str dir, ll_str source,
			  struct ll_err *err)
{
	struct ll_arena *arena = out->arena;
	ll_str here = ll_path_real(arena, LL_STR("."));

	if (ll_str_is(out->target, "/")) {
		return refuse(err, dir, "is the root of the file system",
			      "name a folder for the site alone");
	}
	if (is_home(arena, out->target)) {
		return refuse(err, dir, "is the home directory",
			      "name a folder for the site alone");
	}
	if (is_in_git(out->target)) {
		return refuse(err, dir, "lies in a '.git' folder",
			      "name a folder outside of it");
	}
	if (source.len &&
	    ll_path_within(ll_path_real(arena, source), out->target)) {
		return refuse(err, dir, "contains the organisation itself",
			      "name a folder beside or below it");
	}
	if (ll_path_within(here, out->target)) {
		return refuse(err, dir, "contains the working directory",
			      "run from another folder: the output is replaced "
			      "as a whole");
	}
	return true;
}

static bool make_parents(struct ll_output *out, size_t nmissing,
			 struct ll_err *err)
{
	/* The last missing one is the target itself, made by the swap. */
	for (size_t left = nmissing ? nmissing - 1 : 0; left-- > 0;) {
		ll_str path = out->parent;

		for (size_t i = 0; i < left; i++) {
			path = ll_path_dir(path);
		}
		if (mkdir(ll_str_zero(out->arena, path), 0777) &&
		    errno != EEXIST) {
			return ll_output_fail(err, path, "make the folder");
		}
		out->nmade++;
	}
	return true;
}

bool ll_output_check_place(struct ll_output *out, ll_str dir, ll_str source,
			   struct ll_err *err)
{
	size_t nmissing;

	while (dir.len > 1 && dir.s[dir.len - 1] == '/') {
		dir.len--;
	}
	out->target = real_path(
		out->arena,
		dir.len && dir.s[0] != '/'
			? ll_str_join(out->arena, LL_STR("./"), dir, LL_STR(""))
			: dir,
		&nmissing);
	if (!dir.len || !out->target.len) {
		return refuse(err, dir, "is no folder that could be made",
			      "name a folder for the site");
	}
	if (!check_meaning(out, dir, source, err)) {
		return false;
	}
	out->name = ll_path_base(out->target);
	out->parent = ll_path_dir(out->target);
	out->parent = out->parent.len ? out->parent : LL_STR("/");
	if (!make_parents(out, nmissing, err)) {
		return false;
	}
	out->parent_fd = ll_dir_open(out->parent);
	return out->parent_fd >= 0 ||
	       ll_output_fail(err, out->parent, "open the folder");
}

/* -------------------------------------------------------- the lock */

static bool is_still_there(const struct ll_output *out)
{
	struct stat info;

	return !fstatat(out->parent_fd, ll_str_zero(out->arena, out->name),
			&info, AT_SYMLINK_NOFOLLOW) &&
	       info.st_dev == out->target_info.st_dev &&
	       info.st_ino == out->target_info.st_ino;
}

bool ll_output_lock(struct ll_output *out, struct ll_err *err)
{
	for (int tries = 0; tries < 10; tries++) {
		out->target_fd = ll_dir_open_below(out->parent_fd, out->name);
		if (out->target_fd < 0) {
			return errno == ENOENT ||
			       (errno == ENOTDIR
					? refuse(err, out->target,
						 "is not a folder",
						 "name a folder for the site")
					: ll_output_fail(err, out->target,
							 "open"));
		}
		if (flock(out->target_fd, LOCK_EX | LOCK_NB) &&
		    errno == EWOULDBLOCK) {
			break;
		}
		/* The one that was opened may have been swapped out since. */
		if (!fstat(out->target_fd, &out->target_info) &&
		    is_still_there(out)) {
			return true;
		}
		close(out->target_fd);
		out->target_fd = -1;
	}
	return ll_failf(err, "wait until it is done, or name another folder",
			"another build is writing to '%" LL_FMT "'",
			LL_ARG(out->target));
}

/* -------------------------------------------------------- the files */

struct check {
	struct ll_output *out;
	struct ll_map folders; /* of the files on the list */
	struct ll_arena *scratch;
	ll_str foreign; /* the first that is not ours */
	size_t nfiles;
};

static void add_folders(struct check *check, ll_str path)
{
	for (ll_str dir = ll_path_dir(path); dir.len; dir = ll_path_dir(dir)) {
		void **slot = ll_map_slot(&check->folders, dir);

		if (*slot) {
			return;
		}
		*slot = check;
	}
}

static bool read_manifest(struct check *check)
{
	struct ll_output *out = check->out;
	ll_str rest;

	out->old = ll_map_make(out->arena);
	if (ll_file_read_below(out->target_fd, LL_STR(LL_MANIFEST),
			       LL_FILE_MAX_BYTES, out->arena,
			       &rest) != LL_FILE_FINE ||
	    !ll_str_is(ll_str_line(&rest), LL_MANIFEST_HEAD)) {
		return false;
	}
	while (rest.len) {
		ll_str path = ll_str_line(&rest);

		*ll_map_slot(&out->old, path) = out;
		add_folders(check, path);
	}
	return true;
}

static bool is_ours(const struct check *check, ll_str path, mode_t mode)
{
	if (S_ISDIR(mode)) {
		return ll_map_get(&check->folders, path);
	}
	return S_ISREG(mode) && (ll_map_get(&check->out->old, path) ||
				 ll_str_is(path, LL_MANIFEST));
}

static bool walk(struct check *check, int fd, ll_str folder)
{
	struct ll_names names;
	bool fine = ll_dir_names(check->scratch, fd, &names);

	for (size_t i = 0; fine && i < names.n; i++) {
		ll_str name = names.item[i];
		ll_str path = folder.len ? ll_str_join(check->scratch, folder,
						       LL_STR("/"), name)
					 : name;
		struct stat info;
		int below;

		if (fstatat(fd, ll_str_zero(check->scratch, name), &info,
			    AT_SYMLINK_NOFOLLOW)) {
			continue;
		}
		if (!is_ours(check, path, info.st_mode)) {
			check->foreign = path;
			return true;
		}
		check->nfiles++;
		if (!S_ISDIR(info.st_mode)) {
			continue;
		}
		below = ll_dir_open_below(fd, name);
		fine = below >= 0 && walk(check, below, path);
		if (below >= 0) {
			close(below);
		}
		if (check->foreign.len) {
			return true;
		}
	}
	return fine;
}

static bool refuse_foreign(struct check *check, bool ours, struct ll_err *err)
{
	struct ll_output *out = check->out;

	err->exit_code = 2;
	return ll_failf(err,
			"move it away, or name a new or empty folder for the "
			"site",
			"the output '%" LL_FMT "' holds '%" LL_FMT
			"', which %s",
			LL_ARG(out->target), LL_ARG(check->foreign),
			ours ? "this program did not write"
			     : "is not a site of this program");
}

bool ll_output_check_files(struct ll_output *out, struct ll_err *err)
{
	struct ll_arena scratch = { 0 };
	struct check check = { .out = out, .scratch = &scratch };
	bool ours;
	bool fine;

	if (out->target_fd < 0) {
		out->old = ll_map_make(out->arena);
		return true;
	}
	check.folders = ll_map_make(&scratch);
	ours = read_manifest(&check);
	fine = walk(&check, out->target_fd, LL_STR(""));
	if (!fine) {
		ll_output_fail(err, out->target, "read");
	} else if (check.foreign.len) {
		fine = refuse_foreign(&check, ours, err);
	}
	ll_arena_release(&scratch);
	return fine;
}
