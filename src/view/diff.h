#ifndef LL_VIEW_DIFF_H
#define LL_VIEW_DIFF_H

/*
 * Two states of an organisation as ONE audience may see them, record by
 * record. As in view.h, everything here may be shown to it.
 */

#include "view/view.h"

/** One record before and after. */
struct ll_view_pair {
	const struct ll_view_record *before; /* in base; NULL: it is new */
	const struct ll_view_record *after;  /* in head; NULL: it is gone */
	const struct ll_view_change *change; /* NULL: it says the same */
	/** Names that stand under words they did not agree to. */
	struct ll_view_whos earlier;
};

struct ll_view_diff {
	const struct ll_view *base;
	const struct ll_view *head;
	ll_str base_name; /* as the user called them, or "" */
	ll_str head_name;
	bool head_is_worktree;
	bool settings_changed;     /* lodeline.yml; the head's rule both */
	struct ll_view_pair *pair; /* by kind: those of head, then the gone */
	size_t npairs;
	size_t nagreements; /* of all records whose words changed */
	size_t nearlier;    /* of them, to the words before */
};

#endif
