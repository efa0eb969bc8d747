#include "io/output_internal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/file.h"

static void close_all(struct ll_output *out)
{
	ll_fd_close(&out->target_fd);
	ll_fd_close(&out->parent_fd);
	pthread_mutex_destroy(&out->lock);
}

/* Folders made for a site that did not come. */
static void remove_parents(struct ll_output *out)
{
	ll_str path = out->parent;

	for (; out->nmade; out->nmade--) {
		rmdir(ll_str_zero(out->arena, path));
		path = ll_path_dir(path);
	}
}

void ll_output_abort(struct ll_output *out)
{
	ll_stage_remove(out);
	remove_parents(out);
	close_all(out);
}

bool ll_output_open(struct ll_arena *arena, ll_str dir, ll_str source,
		    struct ll_output **result, struct ll_err *err)
{
	struct ll_output *out = LL_NEW(arena, struct ll_output, 1);

	out->arena = arena;
	out->parent_fd = -1;
	out->target_fd = -1;
	out->stage_fd = -1;
	out->site_fd = -1;
	out->mark_fd = -1;
	out->added = ll_map_make(arena);
	pthread_mutex_init(&out->lock, NULL);
	if (!ll_output_check_place(out, dir, source, err)) {
		ll_output_abort(out);
		return false;
	}
	ll_stage_remove_stale(out);
	if (!ll_output_lock(out, err) || !ll_output_check_files(out, err)) {
		ll_output_abort(out);
		return false;
	}
	*result = out;
	return true;
}

/* --------------------------------------------------------- committing */

static bool is_kept(const struct ll_map_entry *entry)
{
	return entry->value == (void *)(uintptr_t)LL_ADDED_KEPT;
}

static struct ll_output_stats count(const struct ll_output *out)
{
	struct ll_output_stats stats = { 0 };

	for (size_t i = 0; i < out->added.nentries; i++) {
		if (is_kept(&out->added.entry[i])) {
			stats.nkept++;
		} else {
			stats.nwritten++;
		}
	}
	for (size_t i = 0; i < out->old.nentries; i++) {
		stats.nremoved +=
			!ll_map_get(&out->added, out->old.entry[i].key);
	}
	return stats;
}

static int by_bytes(const void *a, const void *b)
{
	return ll_str_cmp(*(const ll_str *)a, *(const ll_str *)b);
}

static ll_str make_manifest(struct ll_output *out)
{
	struct ll_buf buf = ll_buf_make(out->arena);
	size_t n = out->added.nentries;
	ll_str *path = LL_NEW(out->arena, ll_str, n);

	for (size_t i = 0; i < n; i++) {
		path[i] = out->added.entry[i].key;
	}
	qsort(path, n, sizeof(*path), by_bytes);
	ll_buf_add(&buf, LL_STR(LL_MANIFEST_HEAD "\n"));
	for (size_t i = 0; i < n; i++) {
		ll_buf_add(&buf, path[i]);
		ll_buf_add_char(&buf, '\n');
	}
	return ll_buf_str(&buf);
}

static bool link_kept(struct ll_output *out, struct ll_err *err)
{
	for (size_t i = 0; i < out->added.nentries; i++) {
		if (is_kept(&out->added.entry[i]) &&
		    !ll_stage_link(out, out->added.entry[i].key, err)) {
			return false;
		}
	}
	return true;
}

static bool swap_in(struct ll_output *out, struct ll_err *err)
{
	ll_str manifest;

	if (out->failed) {
		return ll_fail(err, LL_STR("not every file could be written"),
			       LL_STR("the last site is as it was"));
	}
	manifest = make_manifest(out);
	return ll_stage_open(out, err) && link_kept(out, err) &&
	       ll_stage_write(out, LL_STR(LL_MANIFEST), manifest, err) &&
	       /* the last site is given up only for one that is on the disk */
	       (!out->old.nentries || ll_stage_sync(out, err)) &&
	       /* once more: what was put there meanwhile is not ours */
	       ll_output_check_files(out, err) && ll_stage_swap(out, err);
}

bool ll_output_commit(struct ll_output *out, struct ll_output_stats *stats,
		      struct ll_err *err)
{
	struct ll_output_stats counted = count(out);
	bool unchanged = !out->failed && out->target_fd >= 0 &&
			 !counted.nwritten && !counted.nremoved &&
			 ll_file_exists(out->target, LL_STR(LL_MANIFEST));

	if (stats) {
		*stats = counted;
	}
	if (!unchanged && !swap_in(out, err)) {
		ll_output_abort(out);
		return false;
	}
	ll_stage_remove(out);
	close_all(out);
	return true;
}
