#ifndef LL_SITE_SENTENCE_H
#define LL_SITE_SENTENCE_H

/*
 * A change as sentences: what changed, from what to what, in which direction;
 * then who recorded it. Words of the organisation keep their own face.
 */

#include "site/say.h"

/** ll_sentence_event() - "Target for median wait moved from 9 to 12 days" */
void ll_sentence_event(struct ll_say *say, const struct ll_view_change *change,
		       const struct ll_view_event *event);

/** ll_sentence_created() - "Set for 2026", "Written down" */
void ll_sentence_created(struct ll_say *say,
			 const struct ll_view_change *change);

/**
 * ll_say_people() - people as a file names them: "@priya, Tom"
 * @path: of that file
 *
 * Those with a page are linked, by the names of their pages.
 */
void ll_say_people(struct ll_say *say, ll_str path, ll_str text);

/**
 * ll_sentence_change() - one SAY for each thing that a change did
 * @dict: of a section that has SAY
 *
 * What matters most comes first; beyond eight the rest is counted.
 */
void ll_sentence_change(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_change *change);

/** ll_sentence_first() - the most important of them alone */
void ll_sentence_first(struct ll_say *say, const struct ll_view_change *change);

/**
 * ll_sentence_by() - "Decided by X, recorded by Y and Z, #12"
 *
 * Where no reason was given, the landing's subject stands in quotes. Writes
 * nothing where nothing of it may be shown.
 */
void ll_sentence_by(struct ll_say *say, const struct ll_view_landing *landing);

/** ll_sentence_small() - a mechanical or bulk change in one line, with its day
 */
void ll_sentence_small(struct ll_say *say, const struct ll_view_change *change,
		       bool with_record);

/**
 * ll_bulk_text() - "“old” became “new”, moved from a/ to b/", to go on with
 */
ll_str ll_bulk_text(struct ll_arena *arena, const struct ll_view_bulk *bulk);

/** ll_sentence_bulk() - "Changed together with 194 others: ..." */
void ll_sentence_bulk(struct ll_say *say, const struct ll_view_change *change);

/**
 * ll_sentence_folded() - "Changed and changed back within two days: ..."
 * @change: that takes another back
 */
void ll_sentence_folded(struct ll_say *say,
			const struct ll_view_change *change);

/** ll_change_subject() - the record it is about, linked if it still is */
void ll_change_subject(struct ll_say *say, const struct ll_view_change *change);

/** ll_change_is_small() - mechanical, one of many alike, or taken back soon */
bool ll_change_is_small(const struct ll_view_change *change);

/** ll_change_mark() - "ring" created, "disc" decisive, "dot", "tick" small */
const char *ll_change_mark(const struct ll_view_change *change);

#endif
