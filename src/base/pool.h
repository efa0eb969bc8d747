#ifndef LL_BASE_POOL_H
#define LL_BASE_POOL_H

/*
 * Pool: independent jobs on a few threads. A job writes its result into a
 * slot of its own, so that the outcome does not depend on who was first.
 */

#include "base/arena.h"

enum { LL_POOL_MAX_JOBS = 64 };

/**
 * ll_pool_run() - call @work once for every index below @n
 * @jobs:    threads that work, 1 to LL_POOL_MAX_JOBS (others are clipped);
 *           the caller is one of them, so that 1 makes no thread
 * @work:    called with indexes in rising order, from several threads at once;
 *           @worker is 0 to @jobs - 1, for memory that a thread has of its own
 * @context: handed to @work
 *
 * Returns when all is done. What the workers wrote is then visible.
 * Errors: none. Where no thread can be made, the others do its share.
 */
void ll_pool_run(int jobs, size_t n,
		 void (*work)(void *context, size_t index, int worker),
		 void *context);

struct ll_lock;

/** ll_lock_make() - for what workers write in common; lives in @arena */
struct ll_lock *ll_lock_make(struct ll_arena *arena);
/** ll_lock_take() - wait until no other thread has it */
void ll_lock_take(struct ll_lock *lock);
void ll_lock_give(struct ll_lock *lock);

#endif
