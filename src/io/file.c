#include "io/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	DIR_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
	FILE_FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
};

const char *ll_file_status_text(enum ll_file_status status)
{
	switch (status) {
	case LL_FILE_FINE:
		return "is fine";
	case LL_FILE_ABSENT:
		return "does not exist";
	case LL_FILE_LINK:
		return "is a symbolic link, or is reached by one";
	case LL_FILE_ODD:
		return "is not a regular file";
	case LL_FILE_TOO_LARGE:
		return "is too large";
	case LL_FILE_REFUSED:
		return "may not be read";
	case LL_FILE_FAILED:
		break;
	}
	return "cannot be read";
}

static enum ll_file_status status_of_errno(void)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
		return LL_FILE_ABSENT;
	case ELOOP:
		return LL_FILE_LINK;
	case ENXIO:
	case ENODEV:
	case EISDIR:
		return LL_FILE_ODD;
	case EACCES:
	case EPERM:
		return LL_FILE_REFUSED;
	default:
		return LL_FILE_FAILED;
	}
}

int ll_dir_open(ll_str path)
{
	char name[PATH_MAX];

	if (path.len >= sizeof(name)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	if (!path.len) {
		return open(".", DIR_FLAGS);
	}
	memcpy(name, path.s, path.len);
	name[path.len] = '\0';
	return open(name, DIR_FLAGS);
}

/* One component as a C string; refuses what could lead out. */
static bool component(ll_str part, char name[NAME_MAX + 1])
{
	if (!part.len || ll_str_is(part, ".") || ll_str_is(part, "..") ||
	    memchr(part.s, '\0', part.len)) {
		errno = EPERM;
		return false;
	}
	if (part.len > NAME_MAX) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(name, part.s, part.len);
	name[part.len] = '\0';
	return true;
}

/*
 * With O_DIRECTORY and O_NOFOLLOW the system says ENOTDIR for a symbolic
 * link as for a file: tell them apart.
 */
static void name_the_link(int dir_fd, const char *name)
{
	struct stat info;

	if (errno == ENOTDIR &&
	    !fstatat(dir_fd, name, &info, AT_SYMLINK_NOFOLLOW)) {
		errno = S_ISLNK(info.st_mode) ? ELOOP : ENOTDIR;
	}
}

static int open_folder(int dir_fd, ll_str part)
{
	char name[NAME_MAX + 1];
	int fd;

	if (!component(part, name)) {
		return -1;
	}
	fd = openat(dir_fd, name, DIR_FLAGS | O_NOFOLLOW);
	if (fd < 0) {
		name_the_link(dir_fd, name);
	}
	return fd;
}

static void close_keeping_errno(int fd)
{
	int saved = errno;

	close(fd);
	errno = saved;
}

void ll_fd_close(int *fd)
{
	if (*fd >= 0) {
		close(*fd);
		*fd = -1;
	}
}

int ll_dir_open_below(int dir_fd, ll_str path)
{
	int fd = openat(dir_fd, ".", DIR_FLAGS);

	while (fd >= 0 && path.len) {
		int above = fd;
		ll_str part;

		ll_str_cut(path, '/', &part, &path);
		fd = open_folder(above, part);
		close_keeping_errno(above);
	}
	return fd;
}

static enum ll_file_status open_regular(int dir_fd, ll_str base, int *fd,
					struct stat *info)
{
	char name[NAME_MAX + 1];

	*fd = component(base, name) ? openat(dir_fd, name, FILE_FLAGS) : -1;
	if (*fd < 0) {
		return status_of_errno();
	}
	if (fstat(*fd, info) == 0 && S_ISREG(info->st_mode)) {
		return LL_FILE_FINE;
	}
	close(*fd);
	*fd = -1;
	return LL_FILE_ODD;
}

enum ll_file_status ll_file_open_below(int dir_fd, ll_str path, int *fd,
				       struct stat *info)
{
	ll_str folder = ll_path_dir(path);
	enum ll_file_status status;
	int folder_fd;

	*fd = -1;
	if (!folder.len && (!path.len || path.s[0] != '/')) {
		return open_regular(dir_fd, path, fd, info);
	}
	folder_fd = ll_dir_open_below(dir_fd, folder);
	if (folder_fd < 0) {
		return status_of_errno();
	}
	status = open_regular(folder_fd, ll_path_base(path), fd, info);
	close_keeping_errno(folder_fd);
	return status;
}

/* Reads @size bytes, or what is there of them. */
static bool read_all(int fd, char *at, size_t size, size_t *len)
{
	*len = 0;
	while (*len < size) {
		ssize_t got = read(fd, at + *len, size - *len);

		if (got == 0) {
			return true;
		}
		if (got > 0) {
			*len += (size_t)got;
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

static enum ll_file_status read_open(int fd, const struct stat *info,
				     size_t max_bytes, struct ll_arena *arena,
				     ll_str *bytes)
{
	size_t size = (size_t)info->st_size;
	size_t len;
	char *at;

	if (size > max_bytes) {
		return LL_FILE_TOO_LARGE;
	}
	at = LL_NEW(arena, char, size);
	if (!read_all(fd, at, size, &len)) {
		return LL_FILE_FAILED;
	}
	*bytes = (ll_str){ at, len };
	return LL_FILE_FINE;
}

enum ll_file_status ll_file_read_below(int dir_fd, ll_str path,
				       size_t max_bytes, struct ll_arena *arena,
				       ll_str *bytes)
{
	enum ll_file_status status;
	struct stat info;
	int fd;

	*bytes = (ll_str){ "", 0 };
	status = ll_file_open_below(dir_fd, path, &fd, &info);
	if (status != LL_FILE_FINE) {
		return status;
	}
	status = read_open(fd, &info, max_bytes, arena, bytes);
	close_keeping_errno(fd);
	return status;
}

static bool fail_to_read(struct ll_err *err, ll_str dir, ll_str path,
			 enum ll_file_status status)
{
	const char *slash = dir.len && path.len ? "/" : "";

	if (status == LL_FILE_FAILED) {
		return ll_failf(
			err, "", "cannot read %" LL_FMT "%s%" LL_FMT ": %s",
			LL_ARG(dir), slash, LL_ARG(path), strerror(errno));
	}
	return ll_failf(err, "", "%" LL_FMT "%s%" LL_FMT " %s", LL_ARG(dir),
			slash, LL_ARG(path), ll_file_status_text(status));
}

bool ll_file_read(struct ll_arena *arena, ll_str dir, ll_str path,
		  size_t max_bytes, ll_str *bytes, struct ll_err *err)
{
	int dir_fd = ll_dir_open(dir);
	enum ll_file_status status;

	if (dir_fd < 0) {
		return fail_to_read(err, dir, LL_STR(""), status_of_errno());
	}
	status = ll_file_read_below(dir_fd, path, max_bytes, arena, bytes);
	close_keeping_errno(dir_fd);
	return status == LL_FILE_FINE || fail_to_read(err, dir, path, status);
}

bool ll_file_exists(ll_str dir, ll_str path)
{
	int dir_fd = ll_dir_open(dir);
	struct stat info;
	int fd;
	bool exists;

	if (dir_fd < 0) {
		return false;
	}
	exists = ll_file_open_below(dir_fd, path, &fd, &info) == LL_FILE_FINE;
	if (exists) {
		close(fd);
	}
	close(dir_fd);
	return exists;
}

static int by_bytes(const void *a, const void *b)
{
	return ll_str_cmp(*(const ll_str *)a, *(const ll_str *)b);
}

static bool read_names(struct ll_arena *arena, DIR *stream,
		       struct ll_names *names)
{
	LL_VEC(ll_str) found = { 0 };
	struct dirent *entry;

	errno = 0;
	while ((entry = readdir(stream))) {
		ll_str name = ll_str_from(entry->d_name);

		if (!ll_str_is(name, ".") && !ll_str_is(name, "..")) {
			*LL_PUSH(arena, &found) = ll_str_copy(arena, name);
		}
		errno = 0;
	}
	if (found.n) {
		qsort(found.item, found.n, sizeof(ll_str), by_bytes);
	}
	*names = (struct ll_names){ found.item, found.n };
	return errno == 0;
}

bool ll_dir_names(struct ll_arena *arena, int dir_fd, struct ll_names *names)
{
	int fd = openat(dir_fd, ".", DIR_FLAGS);
	DIR *stream = fd < 0 ? NULL : fdopendir(fd);
	bool fine;

	*names = (struct ll_names){ NULL, 0 };
	if (!stream) {
		if (fd >= 0) {
			close_keeping_errno(fd);
		}
		return false;
	}
	fine = read_names(arena, stream, names);
	closedir(stream);
	return fine;
}

bool ll_dir_list(struct ll_arena *arena, ll_str dir, ll_str path,
		 struct ll_names *names, struct ll_err *err)
{
	int dir_fd = ll_dir_open(dir);
	int fd = dir_fd < 0 ? -1 : ll_dir_open_below(dir_fd, path);
	bool fine = fd >= 0 && ll_dir_names(arena, fd, names);

	if (!fine) {
		fail_to_read(err, dir, path, status_of_errno());
	}
	if (fd >= 0) {
		close(fd);
	}
	if (dir_fd >= 0) {
		close(dir_fd);
	}
	return fine;
}

ll_str ll_path_real(struct ll_arena *arena, ll_str path)
{
	char real[PATH_MAX];

	if (!realpath(path.len ? ll_str_zero(arena, path) : ".", real)) {
		return (ll_str){ "", 0 };
	}
	return ll_str_copy(arena, ll_str_from(real));
}

bool ll_path_within(ll_str path, ll_str dir)
{
	if (!ll_str_starts(path, dir)) {
		return false;
	}
	return path.len == dir.len || path.s[dir.len] == '/' ||
	       (dir.len && dir.s[dir.len - 1] == '/');
}
