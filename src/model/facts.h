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
 * meant for it.
 */
void ll_audience_read(struct ll_arena *arena, const struct ll_part *part,
		      struct ll_state *state);

#endif
