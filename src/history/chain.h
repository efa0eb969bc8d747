#ifndef LL_HISTORY_CHAIN_H
#define LL_HISTORY_CHAIN_H

/*
 * Chains: the versions of one file through the landings, followed backwards
 * over renames.
 */

#include "history/rename.h"

/** The changes of each path, in order of landing. */
struct ll_path_index {
	uint32_t *first;   /* [npaths + 1], into change */
	uint32_t *change;  /* index into ll_history.change */
	uint32_t *landing; /* [nchanges], of each change */
};

struct ll_path_index ll_path_index_make(struct ll_arena *arena,
					const struct ll_history *history);

/** ll_path_find() - index of @path in ll_history.path, or LL_NPOS */
size_t ll_path_find(const struct ll_history *history, ll_str path);

/** One landing that changed a file. */
struct ll_version {
	size_t landing;
	ll_str path;          /* after it; before, where it was deleted */
	ll_str old_path;      /* where it was renamed from in it, or "" */
	struct ll_oid before; /* zero: it came */
	struct ll_oid after;  /* zero: it went */
	bool unsure;          /* it may have been renamed: LL_RENAME_UNKNOWN */
};

struct ll_chain {
	struct ll_version *item; /* newest first */
	size_t n;
	size_t cap;
};

/**
 * ll_chain_make() - the versions of the file that is at @path now
 *
 * Every landing that lists the path, and from one that renamed it on those of
 * its former path. A path that was deleted and came again is one chain.
 * Where an older file at the path was renamed away, that file's chain is
 * another one: its landings are listed here as git lists the path, but not
 * followed to where it came from, and not for a former path.
 *
 * Cost: linear; over all paths at most twice the number of changes.
 */
struct ll_chain ll_chain_make(struct ll_arena *arena,
			      const struct ll_history *history,
			      const struct ll_path_index *index,
			      const struct ll_renames *renames, size_t path);

#endif
