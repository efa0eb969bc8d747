#include "test.h"

#include <stdatomic.h>

#include "base/pool.h"

enum { NJOBS = 1000 };

struct board {
	atomic_int done[NJOBS];
	int worker[NJOBS];
	size_t order[NJOBS];
	atomic_size_t next;
};

static void work(void *context, size_t index, int worker)
{
	struct board *board = context;

	board->order[atomic_fetch_add(&board->next, 1)] = index;
	board->worker[index] = worker;
	atomic_fetch_add(&board->done[index], 1);
}

static void every_job_is_done_once(void **state)
{
	static const int jobs[] = { -1, 0, 1, 2, 3, 8, 1000000 };

	(void)state;
	for (size_t i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++) {
		struct board *board = LL_NEW(&test_arena, struct board, 1);
		int most = jobs[i] < 1 ? 1 : jobs[i];

		most = most > LL_POOL_MAX_JOBS ? LL_POOL_MAX_JOBS : most;
		ll_pool_run(jobs[i], NJOBS, work, board);
		for (size_t j = 0; j < NJOBS; j++) {
			assert_int_equal(board->done[j], 1);
			assert_in_range(board->worker[j], 0, most - 1);
		}
	}
}

static void one_thread_works_in_order(void **state)
{
	struct board *board = LL_NEW(&test_arena, struct board, 1);

	(void)state;
	ll_pool_run(1, NJOBS, work, board);
	for (size_t i = 0; i < NJOBS; i++) {
		assert_int_equal(board->order[i], i);
		assert_int_equal(board->worker[i], 0);
	}
}

static void no_job_is_no_work(void **state)
{
	struct board *board = LL_NEW(&test_arena, struct board, 1);

	(void)state;
	ll_pool_run(4, 0, work, board);
	assert_int_equal(board->next, 0);
}

struct sum {
	struct ll_lock *lock;
	long n; /* no atomic: the lock is what keeps it right */
};

static void count(void *context, size_t index, int worker)
{
	struct sum *sum = context;

	(void)worker;
	ll_lock_take(sum->lock);
	sum->n += (long)index;
	ll_lock_give(sum->lock);
}

static void a_lock_lets_one_worker_in(void **state)
{
	struct sum sum = { .lock = ll_lock_make(&test_arena) };

	(void)state;
	ll_pool_run(8, 100000, count, &sum);
	assert_int_equal(sum.n, 4999950000);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_job_is_done_once),
	cmocka_unit_test(one_thread_works_in_order),
	cmocka_unit_test(no_job_is_no_work),
	cmocka_unit_test(a_lock_lets_one_worker_in),
};

RUN(tests)
