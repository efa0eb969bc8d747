#include "io/output_internal.h"

#include <string.h>
#include <unistd.h>

#include "io/file.h"

/*
 * One file of the new site. As long as it is equal to what the last site has
 * at its path nothing is written; with the first piece that differs it goes
 * to the staging directory, what was equal before it included.
 */

static bool path_is_safe(ll_str path)
{
	ll_str rest = path;
	ll_str part;

	if (!path.len || path.s[path.len - 1] == '/') {
		return false;
	}
	for (size_t i = 0; i < path.len; i++) {
		if ((unsigned char)path.s[i] < 0x20 || path.s[i] == 0x7f) {
			return false;
		}
	}
	while (rest.len) {
		ll_str_cut(rest, '/', &part, &rest);
		if (!part.len || ll_str_is(part, ".") ||
		    ll_str_is(part, "..")) {
			return false;
		}
	}
	return !ll_str_is(path, LL_MANIFEST);
}

/* Notes the path; false when it was added before. */
static bool reserve(struct ll_output *out, ll_str path)
{
	bool fresh;

	pthread_mutex_lock(&out->lock);
	fresh = !ll_map_get(&out->added, path);
	if (fresh) {
		*ll_map_slot(&out->added, ll_str_copy(out->arena, path)) =
			(void *)(uintptr_t)LL_ADDED_WRITTEN;
	}
	pthread_mutex_unlock(&out->lock);
	return fresh;
}

/* The last site has these bytes where we are in its file. */
static bool same_bytes(int fd, ll_str bytes)
{
	char chunk[16384];

	while (bytes.len) {
		size_t wanted =
			bytes.len < sizeof(chunk) ? bytes.len : sizeof(chunk);
		ssize_t got = read(fd, chunk, wanted);

		if (got <= 0 || (size_t)got > bytes.len ||
		    memcmp(chunk, bytes.s, (size_t)got)) {
			return false;
		}
		bytes = ll_str_from_pos(bytes, (size_t)got);
	}
	return true;
}

static void open_old(struct ll_output_file *file)
{
	const struct ll_output *out = file->out;
	struct stat info;

	if (out->target_fd >= 0 && ll_map_get(&out->old, file->path) &&
	    ll_file_open_below(out->target_fd, file->path, &file->old_fd,
			       &info) != LL_FILE_FINE) {
		file->old_fd = -1;
	}
}

static bool copy_same(struct ll_output_file *file)
{
	char chunk[16384];

	for (size_t at = 0; at < file->same;) {
		size_t rest = file->same - at;
		ssize_t got = pread(file->old_fd, chunk,
				    rest < sizeof(chunk) ? rest : sizeof(chunk),
				    (off_t)at);

		if (got <= 0 ||
		    !ll_write_all(file->fd, (ll_str){ chunk, (size_t)got })) {
			return false;
		}
		at += (size_t)got;
	}
	return true;
}

/* From here on it is another file than the last site's. */
static bool become_new(struct ll_output_file *file)
{
	struct ll_output *out = file->out;
	bool fine;

	pthread_mutex_lock(&out->lock);
	fine = ll_stage_open(out, file->err) &&
	       ll_stage_folders(out, file->path, file->err);
	pthread_mutex_unlock(&out->lock);
	fine = fine && ll_stage_create(out, file->path, &file->fd, file->err) &&
	       (copy_same(file) ||
		ll_output_fail(file->err, file->path, "write"));
	ll_fd_close(&file->old_fd);
	return fine;
}

bool ll_output_begin(struct ll_output *out, ll_str path,
		     struct ll_output_file *file, struct ll_err *err)
{
	*file = (struct ll_output_file){ .out = out,
					 .path = path,
					 .err = err,
					 .old_fd = -1,
					 .fd = -1,
					 .failed = true };
	if (!path_is_safe(path)) {
		return ll_failf(err, "rename what it is made from",
				"'%" LL_FMT "' is no path inside a site",
				LL_ARG(path));
	}
	if (!reserve(out, path)) {
		return ll_failf(err, "rename one of the two",
				"two pages would be written to '%" LL_FMT "'",
				LL_ARG(path));
	}
	open_old(file);
	file->failed = file->old_fd < 0 && !become_new(file);
	return !file->failed;
}

bool ll_output_put(struct ll_output_file *file, ll_str bytes)
{
	if (file->failed) {
		return false;
	}
	if (file->old_fd >= 0 && same_bytes(file->old_fd, bytes)) {
		file->same += bytes.len;
		return true;
	}
	file->failed = (file->old_fd >= 0 && !become_new(file)) ||
		       (!ll_write_all(file->fd, bytes) &&
			!ll_output_fail(file->err, file->path, "write"));
	return !file->failed;
}

/* All that was put is equal, and nothing more is in the old file. */
static bool is_unchanged(const struct ll_output_file *file)
{
	struct stat info;

	return !fstat(file->old_fd, &info) &&
	       (size_t)info.st_size == file->same;
}

static void finish(struct ll_output_file *file)
{
	struct ll_output *out = file->out;

	if (file->old_fd >= 0 && is_unchanged(file)) {
		pthread_mutex_lock(&out->lock);
		*ll_map_slot(&out->added, file->path) =
			(void *)(uintptr_t)LL_ADDED_KEPT;
		pthread_mutex_unlock(&out->lock);
	} else if (file->old_fd >= 0) {
		file->failed = !become_new(file);
	}
}

bool ll_output_end(struct ll_output_file *file)
{
	struct ll_output *out = file->out;

	if (!file->failed) {
		finish(file);
	}
	if (file->fd >= 0 && close(file->fd) && !file->failed) {
		file->failed = true;
		ll_output_fail(file->err, file->path, "write");
	}
	ll_fd_close(&file->old_fd);
	if (file->failed) {
		pthread_mutex_lock(&out->lock);
		out->failed = true;
		pthread_mutex_unlock(&out->lock);
	}
	return !file->failed;
}

bool ll_output_add(struct ll_output *out, ll_str path, ll_str bytes,
		   struct ll_err *err)
{
	struct ll_output_file file;

	if (ll_output_begin(out, path, &file, err)) {
		ll_output_put(&file, bytes);
	}
	return ll_output_end(&file);
}
