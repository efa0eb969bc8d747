#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>

struct pool {
	atomic_size_t next;
	size_t n;
	void (*work)(void *context, size_t index, int worker);
	void *context;
};

struct worker {
	struct pool *pool;
	pthread_t thread;
	int number;
};

static void *take_jobs(void *data)
{
	const struct worker *worker = data;
	struct pool *pool = worker->pool;
	size_t at;

	while ((at = atomic_fetch_add(&pool->next, 1)) < pool->n) {
		pool->work(pool->context, at, worker->number);
	}
	return NULL;
}

static int clip(int jobs, size_t n)
{
	if (jobs > LL_POOL_MAX_JOBS) {
		jobs = LL_POOL_MAX_JOBS;
	}
	if (jobs < 1) {
		jobs = 1;
	}
	return (size_t)jobs > n && n ? (int)n : jobs;
}

void ll_pool_run(int jobs, size_t n,
		 void (*work)(void *context, size_t index, int worker),
		 void *context)
{
	struct pool pool = { .n = n, .work = work, .context = context };
	struct worker worker[LL_POOL_MAX_JOBS];
	int started = 1;

	jobs = clip(jobs, n);
	for (int i = 0; i < jobs; i++) {
		worker[i] = (struct worker){ .pool = &pool, .number = i };
	}
	while (started < jobs && !pthread_create(&worker[started].thread, NULL,
						 take_jobs, &worker[started])) {
		started++;
	}
	take_jobs(&worker[0]);
	for (int i = 1; i < started; i++) {
		pthread_join(worker[i].thread, NULL);
	}
}

struct ll_lock {
	pthread_mutex_t mutex;
};

struct ll_lock *ll_lock_make(struct ll_arena *arena)
{
	struct ll_lock *lock = LL_NEW(arena, struct ll_lock, 1);

	lock->mutex = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
	return lock;
}

void ll_lock_take(struct ll_lock *lock)
{
	pthread_mutex_lock(&lock->mutex);
}

void ll_lock_give(struct ll_lock *lock)
{
	pthread_mutex_unlock(&lock->mutex);
}
