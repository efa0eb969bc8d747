#ifndef LL_SITE_AGREEMENTS_H
#define LL_SITE_AGREEMENTS_H

/*
 * Who agrees to a principle or value, and to which of its words: an agreement
 * is to the words of its day. What was reworded later was not agreed to.
 */

#include "site/rows.h"

/**
 * ll_agreements_asked() - of how many people an agreement is looked for
 *
 * Leaders who have not left, and everybody who was ever named in it.
 */
size_t ll_agreements_asked(const struct ll_page *page, struct ll_arena *arena,
			   const struct ll_view_record *record);

/**
 * ll_agreements_fill() - AGREES: to these words, to earlier ones and which
 *
 * A pillar without agreements has no such section.
 */
void ll_agreements_fill(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record);

#endif
