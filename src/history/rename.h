#ifndef LL_HISTORY_RENAME_H
#define LL_HISTORY_RENAME_H

/*
 * Renames: which file that came in a landing is one that went in it.
 *
 * Decided as `git diff -M` does, landing by landing, in this order; what is
 * paired is not looked at again:
 *
 *   1. the same bytes; of several, the one with the same file name
 *   2. the same explicit `id:` (Lodeline's own rule; git does not know it)
 *   3. the only two with one file name, if 75 % alike
 *   4. the pairs that are 50 % alike, the most alike first; of equals, those
 *      with the same file name
 *
 * Step 4 is left out beyond a million pairs, as in git. What would need a
 * version that is not in this clone is said to be unknown.
 */

#include "base/source.h"
#include "model/settings.h"

/** Former path not known: a version that could tell is missing. */
#define LL_RENAME_UNKNOWN UINT32_MAX

/** By index into ll_history.change. */
struct ll_renames {
	uint32_t *from; /* change of the former path plus one, 0, or UNKNOWN */
	uint32_t *to;   /* change of the new path plus one, or 0 */
};

/**
 * ll_renames_make() - renames of every landing
 *
 * Shape: from and to are each other's inverse; both changes are in one
 * landing. Reads the bytes of files that came or went in a landing in which
 * others went or came, apart from exact renames.
 */
struct ll_renames ll_renames_make(struct ll_arena *arena,
				  const struct ll_source *source,
				  const struct ll_settings *settings);

#endif
