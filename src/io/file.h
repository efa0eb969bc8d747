#ifndef LL_IO_FILE_H
#define LL_IO_FILE_H

/*
 * Files: the one place that opens them.
 *
 * A path is given in two parts. The directory comes from the operator and is
 * trusted: it may be or contain a symbolic link. What stands below it comes
 * from content and is not: every component is opened by itself and refused if
 * it is a symbolic link, so no path leads out of the directory, whatever is
 * replaced while we read. Only regular files are read: a FIFO or a device
 * neither blocks nor is read.
 */

#include <sys/stat.h>

#include "base/err.h"

/** LL_FILE_MAX_BYTES - a cap for files that name none of their own */
#define LL_FILE_MAX_BYTES ((size_t)64 * 1024 * 1024)

enum ll_file_status {
	LL_FILE_FINE,
	LL_FILE_ABSENT,    /* no such file or folder */
	LL_FILE_LINK,      /* a component is a symbolic link */
	LL_FILE_ODD,       /* a folder, FIFO, socket or device */
	LL_FILE_TOO_LARGE, /* larger than allowed */
	LL_FILE_REFUSED,   /* not permitted, or the path leads out */
	LL_FILE_FAILED,    /* the system failed: see errno */
};

/** ll_file_status_text() - "is a symbolic link"; completes "the file ..." */
const char *ll_file_status_text(enum ll_file_status status);

/** ll_dir_open() - descriptor of a trusted directory, -1 and errno */
int ll_dir_open(ll_str path);

/**
 * ll_dir_open_below() - descriptor of the folder @path below @dir_fd
 * @path: relative; "" is the directory itself
 *
 * Returns -1 with errno: ELOOP for a symbolic link, EPERM for a path that
 * would lead out.
 */
int ll_dir_open_below(int dir_fd, ll_str path);

/**
 * ll_file_open_below() - descriptor of the regular file @path below @dir_fd
 * @info: its size, inode and time of change
 *
 * Never blocks. The descriptor is the caller's to close.
 */
enum ll_file_status ll_file_open_below(int dir_fd, ll_str path, int *fd,
				       struct stat *info);

/**
 * ll_file_read_below() - all bytes of the regular file @path below @dir_fd
 * @max_bytes: a larger file is LL_FILE_TOO_LARGE and not read
 */
enum ll_file_status ll_file_read_below(int dir_fd, ll_str path,
				       size_t max_bytes, struct ll_arena *arena,
				       ll_str *bytes);

/**
 * ll_file_read() - the same below a directory given by name
 * @dir: trusted; "" is the working directory
 *
 * Errors: one line that names the file and says why.
 */
bool ll_file_read(struct ll_arena *arena, ll_str dir, ll_str path,
		  size_t max_bytes, ll_str *bytes, struct ll_err *err);

/** ll_file_exists() - a regular file, not reached by a symbolic link */
bool ll_file_exists(ll_str dir, ll_str path);

/** ll_fd_close() - close a descriptor that may be -1, and make it -1 */
void ll_fd_close(int *fd);

/** Names in a folder, sorted by bytes, without "." and "..". */
struct ll_names {
	ll_str *item;
	size_t n;
};

/** ll_dir_names() - what stands in the open folder; false with errno */
bool ll_dir_names(struct ll_arena *arena, int dir_fd, struct ll_names *names);

/**
 * ll_dir_list() - what stands in a folder below a trusted directory
 *
 * Errors: one line that names the folder and says why.
 */
bool ll_dir_list(struct ll_arena *arena, ll_str dir, ll_str path,
		 struct ll_names *names, struct ll_err *err);

/** ll_path_real() - absolute path without symbolic links, "" with errno */
ll_str ll_path_real(struct ll_arena *arena, ll_str path);

/** ll_path_within() - @path is @dir or stands below it; both real paths */
bool ll_path_within(ll_str path, ll_str dir);

#endif
