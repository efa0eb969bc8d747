#ifndef LL_HISTORY_SECTION_H
#define LL_HISTORY_SECTION_H

/*
 * Sections: which record of one version of a file is which of the next, and
 * the text that a record in a section has in the file.
 */

#include "history/edition.h"

/** Which state is which; LL_NPOS where there is none. */
struct ll_section_match {
	size_t *old_of; /* [states of the new version] */
	size_t *new_of; /* [states of the old version] */
};

/**
 * ll_sections_match() - pair the records of two versions of a file
 *
 * By id, else by anchor, else by title, else by words: a section under
 * another heading is the same if at least half of its words are, and an
 * objective if half of those of its title and key results are. The record
 * that is the whole file is only ever paired with the whole file.
 *
 * Shape: old_of and new_of are each other's inverse.
 * Cost:  linear; the comparison of words is left out beyond 10,000 pairs.
 */
struct ll_section_match ll_sections_match(struct ll_arena *arena,
					  const struct ll_states *old,
					  const struct ll_states *new);

/** ll_section_raw() - bytes of a section, its heading included, as stored */
ll_str ll_section_raw(struct ll_edition *edition, size_t state);

#endif
