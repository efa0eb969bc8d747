#include "io/output_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "io/file.h"

/* Putting the new site in the target's place, and removing what is left. */

/* ------------------------------------------------------------ swapping */

/* For file systems that cannot exchange: for a moment there is no site. */
static bool swap_in_two_steps(struct ll_output *out, const char *name)
{
	if (renameat(out->parent_fd, name, out->stage_fd, LL_STAGING_OLD)) {
		return false;
	}
	if (!renameat(out->stage_fd, LL_STAGING_SITE, out->parent_fd, name)) {
		return true;
	}
	renameat(out->stage_fd, LL_STAGING_OLD, out->parent_fd, name);
	return false;
}

static bool put_new(struct ll_output *out, const char *name)
{
	if (!renameat2(out->stage_fd, LL_STAGING_SITE, out->parent_fd, name,
		       RENAME_NOREPLACE)) {
		return true;
	}
	return (errno == EINVAL || errno == ENOSYS) &&
	       !renameat(out->stage_fd, LL_STAGING_SITE, out->parent_fd, name);
}

static bool exchange(struct ll_output *out, const char *name)
{
	if (!renameat2(out->stage_fd, LL_STAGING_SITE, out->parent_fd, name,
		       RENAME_EXCHANGE)) {
		return true;
	}
	return (errno == EINVAL || errno == ENOSYS) &&
	       swap_in_two_steps(out, name);
}

static bool was_replaced(struct ll_output *out, const char *name)
{
	struct stat info;

	return fstatat(out->parent_fd, name, &info, AT_SYMLINK_NOFOLLOW) ||
	       info.st_dev != out->target_info.st_dev ||
	       info.st_ino != out->target_info.st_ino;
}

bool ll_stage_swap(struct ll_output *out, struct ll_err *err)
{
	const char *name = ll_str_zero(out->arena, out->name);
	bool fine;

	if (out->target_fd >= 0 && was_replaced(out, name)) {
		return ll_failf(err, "build again",
				"the output '%" LL_FMT
				"' was replaced during the build",
				LL_ARG(out->target));
	}
	fine = out->target_fd >= 0 ? exchange(out, name) : put_new(out, name);
	if (!fine && (errno == EBUSY || errno == EXDEV)) {
		return ll_failf(err,
				"name a folder inside of it; the last site is "
				"as it was",
				"the output '%" LL_FMT
				"' is a mount point, which cannot be swapped",
				LL_ARG(out->target));
	}
	if (!fine) {
		return ll_output_fail(err, out->target, "put the site in");
	}
	fsync(out->parent_fd);
	return true;
}

/* ------------------------------------------------------------ removing */

/* Removes what is below @fd, the mark last of all; follows no link. */
static void empty_folder(int fd)
{
	struct ll_arena scratch = { 0 };
	struct ll_names names;

	if (ll_dir_names(&scratch, fd, &names)) {
		for (size_t i = 0; i < names.n; i++) {
			const char *name = ll_str_zero(&scratch, names.item[i]);
			int below;

			if (!strcmp(name, LL_STAGING_MARK) ||
			    !unlinkat(fd, name, 0)) {
				continue;
			}
			below = ll_dir_open_below(fd, names.item[i]);
			if (below >= 0) {
				empty_folder(below);
				close(below);
				unlinkat(fd, name, AT_REMOVEDIR);
			}
		}
	}
	ll_arena_release(&scratch);
}

static void remove_stage(int parent_fd, int stage_fd, const char *name)
{
	empty_folder(stage_fd);
	unlinkat(stage_fd, LL_STAGING_MARK, 0);
	unlinkat(parent_fd, name, AT_REMOVEDIR);
}

void ll_stage_remove(struct ll_output *out)
{
	if (out->stage.len && out->stage_fd >= 0) {
		remove_stage(out->parent_fd, out->stage_fd,
			     ll_str_zero(out->arena, out->stage));
	}
	out->stage = LL_STR("");
	ll_fd_close(&out->site_fd);
	ll_fd_close(&out->stage_fd);
	ll_fd_close(&out->mark_fd);
}

/* Its mark is ours, and the process that held the lock on it is gone. */
static bool is_abandoned(int stage_fd, int *mark_fd)
{
	struct ll_arena scratch = { 0 };
	ll_str text = LL_STR("");
	struct stat info;
	bool fine;

	*mark_fd = -1;
	fine = ll_file_read_below(stage_fd, LL_STR(LL_STAGING_MARK), 4096,
				  &scratch, &text) == LL_FILE_FINE &&
	       ll_str_is(text, LL_STAGING_TEXT) &&
	       ll_file_open_below(stage_fd, LL_STR(LL_STAGING_MARK), mark_fd,
				  &info) == LL_FILE_FINE &&
	       !flock(*mark_fd, LOCK_EX | LOCK_NB);
	ll_arena_release(&scratch);
	return fine;
}

static void remove_if_abandoned(struct ll_output *out, ll_str name)
{
	const char *target = ll_str_zero(out->arena, out->name);
	int stage_fd = ll_dir_open_below(out->parent_fd, name);
	struct stat info;
	int mark_fd = -1;

	if (stage_fd >= 0 && is_abandoned(stage_fd, &mark_fd)) {
		/* Killed between the two steps of a swap: put it back. */
		if (fstatat(out->parent_fd, target, &info,
			    AT_SYMLINK_NOFOLLOW)) {
			renameat(stage_fd, LL_STAGING_OLD, out->parent_fd,
				 target);
		}
		remove_stage(out->parent_fd, stage_fd,
			     ll_str_zero(out->arena, name));
	}
	ll_fd_close(&mark_fd);
	ll_fd_close(&stage_fd);
}

void ll_stage_remove_stale(struct ll_output *out)
{
	struct ll_arena scratch = { 0 };
	struct ll_names names;
	ll_str prefix = ll_str_join(&scratch, LL_STR("."), out->name,
				    LL_STR(".lodeline-"));

	if (ll_dir_names(&scratch, out->parent_fd, &names)) {
		for (size_t i = 0; i < names.n; i++) {
			if (ll_str_starts(names.item[i], prefix)) {
				remove_if_abandoned(out, names.item[i]);
			}
		}
	}
	ll_arena_release(&scratch);
}
