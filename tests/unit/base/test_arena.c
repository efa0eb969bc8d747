#include "test.h"

#include <string.h>

static void memory_is_zeroed_and_aligned(void **state)
{
	static const size_t align[] = { 1, 2, 4, 8, 16, 64 };

	(void)state;
	for (size_t i = 0; i < 600; i++) {
		size_t size = i * 37 % 5000;
		size_t to = align[i % 6];
		unsigned char *at = ll_arena_alloc(&test_arena, 1, to, size);

		assert_int_equal((uintptr_t)at % to, 0);
		for (size_t k = 0; k < size; k++) {
			assert_int_equal(at[k], 0);
		}
		memset(at, 0xAA, size);
	}
}

static void memory_never_moves(void **state)
{
	int *number[1000];

	(void)state;
	for (int i = 0; i < 1000; i++) {
		number[i] = LL_NEW(&test_arena, int, 100);
		*number[i] = i;
	}
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(*number[i], i);
	}
}

static void a_released_arena_is_empty_and_usable(void **state)
{
	struct ll_arena arena = { 0 };

	(void)state;
	assert_int_equal(ll_arena_bytes(&arena), 0);
	LL_NEW(&arena, char, 3000000)[2999999] = 'x';
	assert_true(ll_arena_bytes(&arena) >= 3000000);
	ll_arena_release(&arena);
	assert_int_equal(ll_arena_bytes(&arena), 0);
	assert_non_null(LL_NEW(&arena, char, 0));
	ll_arena_release(&arena);
	ll_arena_release(&arena);
}

static void a_growing_array_keeps_its_items(void **state)
{
	LL_VEC(uint64_t) vec = { 0 };

	(void)state;
	for (uint64_t i = 0; i < 10000; i++) {
		uint64_t *item = LL_PUSH(&test_arena, &vec);

		assert_int_equal(*item, 0);
		*item = i * i;
	}
	assert_int_equal(vec.n, 10000);
	for (uint64_t i = 0; i < 10000; i++) {
		assert_int_equal(vec.item[i], i * i);
	}
}

static jmp_buf out;

static void jump_out(void)
{
	longjmp(out, 1);
}

static void a_size_that_wraps_ends_the_program(void **state)
{
	volatile bool ended = false;

	(void)state;
	ll_out_of_memory = jump_out;
	if (setjmp(out)) {
		ended = true;
	} else {
		LL_NEW(&test_arena, uint64_t, SIZE_MAX / 4);
	}
	ll_out_of_memory = NULL;
	assert_true(ended);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(memory_is_zeroed_and_aligned),
	cmocka_unit_test(memory_never_moves),
	cmocka_unit_test(a_released_arena_is_empty_and_usable),
	cmocka_unit_test(a_growing_array_keeps_its_items),
	cmocka_unit_test(a_size_that_wraps_ends_the_program),
};

RUN(tests)
