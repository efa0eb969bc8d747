#ifndef LL_MODEL_FACTS_H
#define LL_MODEL_FACTS_H

/* Facts of a part, see struct ll_fact. */

#include "model/part.h"
#include "model/state.h"

/**
 * ll_facts_read() - fill fact, nfacts and status of @state
 * @told: set to the nodes of the body that are no prose: its title in a list,
 *        metadata, and what became facts
 */
void ll_facts_read(struct ll_arena *arena, const struct ll_part *part,
		   struct ll_state *state, struct ll_md_nodes *told);

/**
 * ll_audience_read() - fill audience and audience_certain of @state
 *
 * The narrowest of what the rule, the file and the section say. Certain only
 * if every one of them is a known name, stands once, and no other key could be
 * meant for it. The road of one person that says nothing is for the narrowest
 * audience, or for LL_AUDIENCE_ONE where the house has none.
 */
void ll_audience_read(struct ll_arena *arena, const struct ll_part *part,
		      struct ll_state *state);

/**
 * ll_road_is_personal() - @part is a road that is not plainly one for a role
 *
 * It names a handle or two capitalised words, or does not say whom it is for.
 */
bool ll_road_is_personal(struct ll_arena *arena, const struct ll_part *part);

#endif
