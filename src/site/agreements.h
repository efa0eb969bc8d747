#ifndef LL_SITE_AGREEMENTS_H
#define LL_SITE_AGREEMENTS_H

/*
 * Who agrees to a principle or value, and to which of its words: an agreement
 * is to the words of its day. What was reworded later was not agreed to.
 */

#include "site/rows.h"

/** ll_words_day() - the day of the last change of the words, or none */
ll_date ll_words_day(const struct ll_view_record *record);

/** ll_agreement_is_earlier() - given before the present words were written */
bool ll_agreement_is_earlier(const struct ll_view_record *record,
			     const struct ll_view_agreement *agreement);

/**
 * ll_agreements_fill() - AGREES: to these words, to earlier ones and which
 *
 * A pillar without agreements has no such section.
 */
void ll_agreements_fill(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record);

#endif
