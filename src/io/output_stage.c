#include "io/output_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/file.h"

/*
 * The staging directory: ".NAME.lodeline-PID-N" beside the target, with the
 * mark, the new site, and after the swap the old one.
 */

enum { FEW_FILES = 64 };

/* ---------------------------------------------------------- making it */

bool ll_write_all(int fd, ll_str bytes)
{
	while (bytes.len) {
		ssize_t put = write(fd, bytes.s, bytes.len);

		if (put < 0 && errno != EINTR) {
			return false;
		}
		if (put > 0) {
			bytes = ll_str_from_pos(bytes, (size_t)put);
		}
	}
	return true;
}

static ll_str stage_name(struct ll_output *out, int n)
{
	return ll_strf(out->arena, ".%" LL_FMT ".lodeline-%ld-%d",
		       LL_ARG(out->name), (long)getpid(), n);
}

/* The lock dies with us, however we end. */
static bool make_mark(struct ll_output *out)
{
	out->mark_fd = openat(out->stage_fd, LL_STAGING_MARK,
			      O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	return out->mark_fd >= 0 &&
	       (!flock(out->mark_fd, LOCK_EX | LOCK_NB) ||
		errno != EWOULDBLOCK) &&
	       ll_write_all(out->mark_fd, LL_STR(LL_STAGING_TEXT));
}

static bool make_site(struct ll_output *out)
{
	if (mkdirat(out->stage_fd, LL_STAGING_SITE, 0777)) {
		return false;
	}
	out->site_fd =
		ll_dir_open_below(out->stage_fd, LL_STR(LL_STAGING_SITE));
	if (out->site_fd >= 0 && out->target_fd >= 0) {
		return !fchmod(out->site_fd, out->target_info.st_mode & 07777);
	}
	return out->site_fd >= 0;
}

bool ll_stage_open(struct ll_output *out, struct ll_err *err)
{
	int made = -1;

	if (out->stage.len) {
		return true;
	}
	for (int n = 0; n < 100 && made; n++) {
		out->stage = stage_name(out, n);
		made = mkdirat(out->parent_fd,
			       ll_str_zero(out->arena, out->stage), 0700);
		if (made && errno != EEXIST) {
			break;
		}
	}
	if (made) {
		out->stage = LL_STR("");
		return ll_output_fail(err, out->parent, "make a folder in");
	}
	out->stage_fd = ll_dir_open_below(out->parent_fd, out->stage);
	out->folders = ll_map_make(out->arena);
	return (out->stage_fd >= 0 && make_mark(out) && make_site(out)) ||
	       ll_output_fail(err, out->stage, "make");
}

/* ------------------------------------------------------------ filling it */

bool ll_stage_folders(struct ll_output *out, ll_str path, struct ll_err *err)
{
	for (size_t at = 0; at < path.len; at++) {
		ll_str folder = ll_str_sub(path, 0, at);

		if (path.s[at] != '/' || ll_map_get(&out->folders, folder)) {
			continue;
		}
		if (mkdirat(out->site_fd, ll_str_zero(out->arena, folder),
			    0777) &&
		    errno != EEXIST) {
			return ll_output_fail(err, path, "write");
		}
		*ll_map_slot(&out->folders, ll_str_copy(out->arena, folder)) =
			out;
	}
	return true;
}

bool ll_stage_create(struct ll_output *out, ll_str path, int *fd,
		     struct ll_err *err)
{
	struct ll_arena scratch = { 0 };

	*fd = openat(out->site_fd, ll_str_zero(&scratch, path),
		     O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC,
		     0666);
	if (*fd < 0) {
		ll_output_fail(err, path, "write");
	}
	ll_arena_release(&scratch);
	return *fd >= 0;
}

bool ll_stage_write(struct ll_output *out, ll_str path, ll_str bytes,
		    struct ll_err *err)
{
	bool fine;
	int fd;

	if (!ll_stage_create(out, path, &fd, err)) {
		return false;
	}
	fine = ll_write_all(fd, bytes);
	fine = !close(fd) && fine;
	return fine || ll_output_fail(err, path, "write");
}

/* Where the file system has no hard links. */
static bool copy_file(struct ll_output *out, ll_str path, const char *name,
		      struct ll_err *err)
{
	struct ll_arena scratch = { 0 };
	ll_str bytes;
	struct stat info;
	bool fine = (ll_file_read_below(out->target_fd, path, SIZE_MAX / 4,
					&scratch, &bytes) == LL_FILE_FINE ||
		     ll_output_fail(err, path, "keep")) &&
		    ll_stage_write(out, path, bytes, err);

	if (fine && !fstatat(out->target_fd, name, &info, 0)) {
		const struct timespec times[2] = { info.st_atim, info.st_mtim };

		fine = !utimensat(out->site_fd, name, times, 0) ||
		       ll_output_fail(err, path, "keep");
	}
	ll_arena_release(&scratch);
	return fine;
}

bool ll_stage_link(struct ll_output *out, ll_str path, struct ll_err *err)
{
	struct ll_arena scratch = { 0 };
	const char *name = ll_str_zero(&scratch, path);
	bool fine = ll_stage_folders(out, path, err) &&
		    (!linkat(out->target_fd, name, out->site_fd, name, 0) ||
		     copy_file(out, path, name, err));

	ll_arena_release(&scratch);
	return fine;
}

static bool sync_file(struct ll_output *out, ll_str path)
{
	struct stat info;
	bool fine;
	int fd;

	if (ll_file_open_below(out->site_fd, path, &fd, &info) !=
	    LL_FILE_FINE) {
		return false;
	}
	fine = !fsync(fd);
	close(fd);
	return fine;
}

/*
 * Each file by itself while they are few; for many files that would wait for
 * the disk thousands of times, and the whole file system is asked once.
 */
bool ll_stage_sync(struct ll_output *out, struct ll_err *err)
{
	size_t nwritten = 0;

	for (size_t i = 0; i < out->added.nentries; i++) {
		nwritten += out->added.entry[i].value ==
			    (void *)(uintptr_t)LL_ADDED_WRITTEN;
	}
	if (nwritten > FEW_FILES) {
		return !syncfs(out->site_fd) ||
		       ll_output_fail(err, out->stage, "write");
	}
	for (size_t i = 0; i < out->added.nentries; i++) {
		const struct ll_map_entry *entry = &out->added.entry[i];

		if (entry->value == (void *)(uintptr_t)LL_ADDED_WRITTEN &&
		    !sync_file(out, entry->key)) {
			return ll_output_fail(err, entry->key, "write");
		}
	}
	return (sync_file(out, LL_STR(LL_MANIFEST)) && !fsync(out->site_fd)) ||
	       ll_output_fail(err, LL_STR(LL_MANIFEST), "write");
}
