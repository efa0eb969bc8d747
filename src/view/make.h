#ifndef LL_VIEW_MAKE_H
#define LL_VIEW_MAKE_H

/*
 * Making a view: the leak barrier. Kept apart from view.h because pages must
 * not reach the organisation, not even through a header.
 */

#include "history/log.h"
#include "view/diff.h"

struct ll_check_memory;

/** For whom a view is made, of which day, and what it needs. */
struct ll_viewer {
	ll_str audience; /* a name of settings->audience; "": the narrowest */
	ll_date today;
	bool trend; /* of findings: twelve organisations more are read */
	struct ll_check_memory *memory; /* check/check.h; used up. Or NULL */
};

/**
 * ll_view_make() - what the audience may see
 * @diags: findings of the run; those about hidden files are left out;
 *         AUDIENCE_UNKNOWN is added for a file whose audience cannot be read
 *         with certainty
 *
 * Returns NULL after adding an ERROR to @diags when a view for the audience
 * cannot be made safely (the narrowest can always be made).
 */
struct ll_view *ll_view_make(struct ll_arena *arena, const struct ll_org *org,
			     const struct ll_log *log, struct ll_diags *diags,
			     const struct ll_viewer *viewer);

/**
 * ll_view_check_audiences() - AUDIENCE_UNKNOWN where ll_view_make() adds it
 *
 * Without making a view.
 */
void ll_view_check_audiences(struct ll_arena *arena, const struct ll_org *org,
			     struct ll_diags *diags);

/** Two states of an organisation; see history/orgdiff.h. */
struct ll_view_ends {
	const struct ll_org *base;
	const struct ll_org *head;
	const struct ll_log *log; /* of @head */
	const size_t *base_of;    /* of ll_orgdiff_match() */
};

/**
 * ll_view_diff_make() - what changed between both, as @audience may see it
 *
 * A record that is hidden in one of the states is in neither: it is not told
 * of, and nothing is derived from it. A base whose audience cannot be read
 * with certainty is hidden.
 *
 * Returns NULL as ll_view_make() does, for @head.
 */
struct ll_view_diff *ll_view_diff_make(struct ll_arena *arena,
				       const struct ll_view_ends *ends,
				       struct ll_diags *diags, ll_str audience,
				       ll_date today);

#endif
