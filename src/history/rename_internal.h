#ifndef LL_HISTORY_RENAME_INTERNAL_H
#define LL_HISTORY_RENAME_INTERNAL_H

/* What rename.c and rename_best.c share: the files that went and came. */

#include "history/rename.h"
#include "history/similar.h"

/** A file that went or came in a landing. */
struct ll_rename_end {
	uint32_t change;
	const struct ll_oid *blob;
	ll_str path;
	ll_str base; /* file name */
	bool paired;
	bool known;      /* its bytes could be read */
	size_t next;     /* went: the next one with its blob, plus one */
	ll_str identity; /* explicit id, or "" */
	struct ll_pieces pieces;
};

struct ll_rename_ends {
	struct ll_rename_end *end; /* by path */
	size_t n;
};

/** ll_rename_pair() - @went became @came */
void ll_rename_pair(struct ll_renames *renames, struct ll_rename_end *went,
		    struct ll_rename_end *came);

/** ll_rename_best() - pair what is 50 % alike, the most alike first */
void ll_rename_best(struct ll_arena *arena, struct ll_renames *renames,
		    const struct ll_rename_ends *went,
		    const struct ll_rename_ends *came);

#endif
