#ifndef LL_TESTS_UNIT_TEST_H
#define LL_TESTS_UNIT_TEST_H

/* What every unit test needs: cmocka, an arena, strings as claims. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

/** assert_str() - the ll_str equals a NUL-ended literal; shows both */
#define assert_str(actual, expected)                                           \
	assert_string_equal(test_zero(actual), expected)

static struct ll_arena test_arena;

static inline const char *test_zero(ll_str str)
{
	return ll_str_zero(&test_arena, str);
}

static inline int test_teardown(void **state)
{
	(void)state;
	ll_arena_release(&test_arena);
	return 0;
}

/** RUN() - main() of a test program: TAP for prove */
#define RUN(tests)                                                             \
	int main(void)                                                         \
	{                                                                      \
		cmocka_set_message_output(CM_OUTPUT_TAP);                      \
		return cmocka_run_group_tests(tests, NULL, test_teardown);     \
	}

#endif
