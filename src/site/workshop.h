#ifndef LL_SITE_WORKSHOP_H
#define LL_SITE_WORKSHOP_H

/* A workshop as steps: from the question to the follow-up. */

#include "site/panel.h"

/**
 * ll_workshop_steps() - the panel that links each step, or says it is missing
 *
 * Adds nothing for other kinds of meeting.
 */
void ll_workshop_steps(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *meeting);

#endif
