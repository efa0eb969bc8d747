#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/file.h"
#include "io/git_internal.h"

/*
 * .git-blame-ignore-revs: commits that only tidied up.
 *
 * Source: git-blame(1), --ignore-revs-file: one full id a line; what follows
 * '#' is a comment, blanks at both ends do not count.
 */

enum { MAX_IGNORED = 100000, MAX_TOLD = 20 };

struct reading {
	struct ll_org_handle *handle;
	ll_str path; /* of the file, for notes */
	LL_VEC(struct ll_oid) oids;
	size_t ntold;
};

static int digit_of(char c)
{
	if (ll_is_digit(c)) {
		return c - '0';
	}
	c = ll_to_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_id(ll_str hex, struct ll_oid *id)
{
	if (hex.len != 2 * sizeof(id->b)) {
		return false;
	}
	for (size_t i = 0; i < sizeof(id->b); i++) {
		int high = digit_of(hex.s[2 * i]);
		int low = digit_of(hex.s[2 * i + 1]);

		if (high < 0 || low < 0) {
			return false;
		}
		id->b[i] = (unsigned char)(high * 16 + low);
	}
	return true;
}

static void read_lines(struct reading *reading, ll_str bytes)
{
	struct ll_arena *arena = reading->handle->arena;
	struct ll_oid id;

	for (int line = 1; bytes.len; line++) {
		ll_str text = ll_str_line(&bytes);

		ll_str_cut(text, '#', &text, &(ll_str){ 0 });
		text = ll_str_trim(text);
		if (!text.len || reading->oids.n == MAX_IGNORED) {
			continue;
		}
		if (read_id(text, &id)) {
			*LL_PUSH(arena, &reading->oids) = id;
		} else if (reading->ntold++ < MAX_TOLD) {
			ll_org_inform(reading->handle, reading->path,
				      ll_strf(arena,
					      "line %d is no full commit id",
					      line),
				      "write all 40 digits of the id, and "
				      "comments after '#'");
		}
	}
}

static bool read_tree(struct ll_git *git, const struct ll_oid *tree,
		      ll_str name, struct ll_arena *arena, ll_str *bytes)
{
	struct ll_tree_entry entry;
	bool found = false;

	return git->has_head && !ll_oid_is_zero(tree) &&
	       ll_tree_find(git, tree, name, &entry, &found) == LL_GOT &&
	       found && entry.kind == LL_ENTRY_FILE &&
	       ll_git_blob(git, &entry.id, arena, bytes) == LL_GOT;
}

static bool read_below(int fd, ll_str name, struct ll_arena *arena,
		       ll_str *bytes)
{
	return fd >= 0 && ll_file_read_below(fd, name, LL_FILE_MAX_BYTES, arena,
					     bytes) == LL_FILE_FINE;
}

ll_str ll_git_root_file(struct ll_org_handle *handle, ll_str name)
{
	struct ll_git *git = handle->git;
	int fd = handle->worktree ? ll_dir_open(git->root) : -1;
	ll_str bytes = LL_STR("");
	bool fine = read_below(fd, name, handle->arena, &bytes);

	if (fd >= 0) {
		close(fd);
	}
	if (!fine &&
	    !read_tree(git, &git->root_tree, name, handle->arena, &bytes)) {
		bytes = LL_STR("");
	}
	return bytes;
}

static ll_str own_file(struct ll_org_handle *handle, ll_str name)
{
	struct ll_git *git = handle->git;
	ll_str bytes = LL_STR("");

	if (!(handle->worktree &&
	      read_below(handle->dir_fd, name, handle->arena, &bytes)) &&
	    !read_tree(git, &git->tree, name, handle->arena, &bytes)) {
		bytes = LL_STR("");
	}
	return bytes;
}

static int by_id(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct ll_oid));
}

void ll_git_read_ignored(struct ll_org_handle *handle)
{
	const ll_str name = LL_STR(".git-blame-ignore-revs");
	struct reading reading = { .handle = handle, .path = name };

	read_lines(&reading, ll_git_root_file(handle, name));
	if (handle->git->prefix.len) {
		read_lines(&reading, own_file(handle, name));
	}
	if (reading.oids.n) {
		qsort(reading.oids.item, reading.oids.n,
		      sizeof(*reading.oids.item), by_id);
	}
	handle->source->ignored = reading.oids.item;
	handle->source->nignored = reading.oids.n;
}
