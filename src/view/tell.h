#ifndef LL_VIEW_TELL_H
#define LL_VIEW_TELL_H

/*
 * Telling phrases: the names of what is hidden, looked for in texts that may
 * be shown.
 *
 * A phrase is a sequence of words; case and what stands between the words do
 * not count, so "goals/2026/new-site.md" and "Goals: 2026, new site" tell the
 * same. The tree of phrases is walked from each word of a text: linear in
 * the text for phrases that differ in their first words.
 */

#include "base/map.h"

/** Where a phrase tells. */
enum ll_tell_where {
	LL_TELL_PROSE = 1, /* in sentences: titles, whole paths */
	LL_TELL_NAME = 2,  /* in references: also "new-site" alone */
};

/** Phrases. All zero but the arena is none. */
struct ll_tell {
	struct ll_arena *arena;
	struct ll_map step;         /* node and word -> node */
	LL_VEC(unsigned char) node; /* enum ll_tell_where that end there */
};

struct ll_tell ll_tell_make(struct ll_arena *arena);

/** ll_tell_add() - one phrase; without a letter or digit it is left out */
void ll_tell_add(struct ll_tell *tell, ll_str phrase, enum ll_tell_where where);

/** ll_tell_allow() - the very same phrase names something visible too */
void ll_tell_allow(struct ll_tell *tell, ll_str phrase);

/** ll_tell_finds() - @text holds a phrase of @where */
bool ll_tell_finds(const struct ll_tell *tell, ll_str text,
		   enum ll_tell_where where);

/** ll_tell_redact() - @text with @word for each phrase; itself if none */
ll_str ll_tell_redact(const struct ll_tell *tell, struct ll_arena *arena,
		      ll_str text, enum ll_tell_where where, ll_str word);

#endif
