#ifndef LL_CHECK_PAST_FILES_H
#define LL_CHECK_PAST_FILES_H

/*
 * The files of the organisation at earlier landings: what landings changed is
 * undone, from the newest to the oldest.
 */

#include "base/source.h"

struct ll_past_files {
	struct ll_arena *arena;
	const struct ll_source *source;
	size_t nlandings; /* that have been published at this point */
	size_t *own;      /* [source->nfiles]: index of its path, or LL_NPOS */
	struct ll_past_file {
		bool here;
		bool left_out; /* io does not list it */
		struct ll_oid blob;
	} * at; /* [history.npaths] */
};

/** ll_past_files_make() - as they are today */
struct ll_past_files ll_past_files_make(struct ll_arena *arena,
					const struct ll_source *source);

/** ll_past_files_go_back() - to when the first @nlandings were published */
void ll_past_files_go_back(struct ll_past_files *files, size_t nlandings);

/**
 * ll_past_files_list() - the source as it was, without the bytes of versions
 * that are not those of today
 *
 * Files that history does not know have always been there.
 */
struct ll_source ll_past_files_list(const struct ll_past_files *files,
				    struct ll_arena *arena);

#endif
