#ifndef LL_MODEL_FACTS_H
#define LL_MODEL_FACTS_H

/* Facts of a part, see struct ll_fact. */

#include "model/part.h"
#include "model/state.h"

/** ll_facts_read() - fill fact and nfacts of @state */
void ll_facts_read(struct ll_arena *arena, const struct ll_part *part,
		   struct ll_state *state);

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
