#ifndef LL_IO_GIT_TREE_H
#define LL_IO_GIT_TREE_H

/* Raw trees, and how two of them differ. Private to the git_*.c files. */

#include <git2.h>
#include <string.h>

#include "base/map.h"
#include "base/source.h"

enum {
	LL_MAX_DEPTH = 64,             /* folders in a path */
	LL_MAX_PATH = 4096,            /* bytes of a path */
	LL_MAX_TREE_ENTRIES = 1 << 22, /* looked at in one comparison */
	LL_MAX_MESSAGE = 1 << 16,      /* bytes kept of a commit message */
	LL_MAX_NOTES = 1000,
};

/** ll_same_id() - ll_oid_eq() for the places where it counts */
static inline bool ll_same_id(const struct ll_oid *a, const struct ll_oid *b)
{
	uint64_t x[2];
	uint64_t y[2];
	uint32_t x_end;
	uint32_t y_end;

	memcpy(x, a->b, 16);
	memcpy(y, b->b, 16);
	memcpy(&x_end, a->b + 16, 4);
	memcpy(&y_end, b->b + 16, 4);
	return x[0] == y[0] && x[1] == y[1] && x_end == y_end;
}

/** How reading one object went. */
enum ll_got {
	LL_GOT,
	LL_GOT_MISSING, /* not in this clone */
	LL_GOT_DAMAGED, /* there, but not readable */
};

/* ------------------------------------------------ git_tree.c: raw trees */

/** A tree object as git stores it: entries of mode, SP, name, NUL, id. */
struct ll_tree {
	struct ll_oid id;
	git_odb_object *object;
	const unsigned char *data;
	size_t size;
	unsigned in_use;      /* not to be dropped while positive */
	struct ll_tree *next; /* in the same bucket */
	struct ll_tree *newer;
	struct ll_tree *older;
};

/** Trees read lately; drops the ones not used for longest. */
struct ll_tree_cache {
	struct ll_tree *bucket[1 << 12];
	struct ll_tree *newest;
	struct ll_tree *oldest;
	size_t bytes;
};

enum ll_entry_kind {
	LL_ENTRY_OTHER, /* symbolic link or submodule */
	LL_ENTRY_FILE,
	LL_ENTRY_FOLDER,
};

struct ll_tree_entry {
	ll_str name;
	enum ll_entry_kind kind;
	bool executable;
	bool is_link;
	struct ll_oid id;
};

struct ll_git;

/** ll_tree_open() - a tree, from the cache or the object store */
enum ll_got ll_tree_open(struct ll_git *git, const struct ll_oid *id,
			 struct ll_tree **tree);
/** ll_tree_close() - it may be dropped from the cache again */
void ll_tree_close(struct ll_tree *tree);
/** ll_tree_entry_len() - bytes of the entry at @at, 0 when it is none */
size_t ll_tree_entry_len(const struct ll_tree *tree, size_t at);
/**
 * ll_tree_take() - the entry at *@at, which moves on to the next
 *
 * Returns false when there is none: the tree is damaged. *@at must be less
 * than the size.
 */
bool ll_tree_take(const struct ll_tree *tree, size_t *at,
		  struct ll_tree_entry *entry);
/**
 * ll_tree_find() - what stands at @path below the tree @root
 * @entry: kind and id; the name is not set
 * @found: false when there is nothing at @path
 */
enum ll_got ll_tree_find(struct ll_git *git, const struct ll_oid *root,
			 ll_str path, struct ll_tree_entry *entry, bool *found);
void ll_tree_cache_release(struct ll_tree_cache *cache);

/* --------------------------------------- git_diff.c: differences of trees */

/** Every text path ever met, numbered in order of appearance. */
struct ll_paths {
	struct ll_arena *arena;
	struct ll_map number; /* path to number plus one */
};

/** ll_paths_number() - of a path; the next one when it is new */
uint32_t ll_paths_number(struct ll_paths *paths, ll_str path);

/** A growing list of changes. */
struct ll_changes {
	struct ll_arena *arena;
	struct ll_path_change *item;
	size_t n;
	size_t cap;
};

/**
 * ll_tree_diff() - text files that differ between two trees
 * @before: zero for none
 * @after:  zero for none
 * @out:    appended to, in order of path
 *
 * A file is a regular file with a suffix of a text: a symbolic link, a
 * submodule and what begins with a dot are no files. A change of mode alone is
 * listed with equal ids, as git does.
 *
 * Cost: the bytes of the trees that differ, compared as words.
 */
enum ll_got ll_tree_diff(struct ll_git *git, const struct ll_oid *before,
			 const struct ll_oid *after, struct ll_paths *paths,
			 struct ll_changes *out);

#endif
