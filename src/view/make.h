#ifndef LL_VIEW_MAKE_H
#define LL_VIEW_MAKE_H

/*
 * Making a view: the leak barrier. Kept apart from view.h because pages must
 * not reach the organisation, not even through a header.
 */

#include "history/log.h"
#include "view/view.h"

/**
 * ll_view_make() - what @audience may see
 * @audience: a name of settings->audience, or "" for the narrowest
 * @diags:    findings of the run; those about hidden files are left out;
 *            AUDIENCE_UNKNOWN is added for a file whose audience cannot be
 *            read with certainty
 *
 * Returns NULL after adding an ERROR to @diags when a view for @audience
 * cannot be made safely (the narrowest can always be made).
 */
struct ll_view *ll_view_make(struct ll_arena *arena, const struct ll_org *org,
			     const struct ll_log *log, struct ll_diags *diags,
			     ll_str audience, ll_date today);

#endif
