#ifndef LL_MODEL_MEETING_ACTIONS_H
#define LL_MODEL_MEETING_ACTIONS_H

/*
 * What the notes of a meeting ask somebody to do. Facts of states and records
 * both come from here.
 */

#include "model/org.h"
#include "model/part.h"

struct ll_actions {
	struct ll_action *item;
	size_t n;
};

/**
 * ll_actions_read() - lists under "Actions" or the like, tasks of any list
 *
 * Of the outermost items; tables hold none.
 */
struct ll_actions ll_actions_read(struct ll_arena *arena,
				  const struct ll_part *part);

#endif
