#include "test.h"

#include "io/git_set.h"

enum { UNIVERSE = 4, NSETS = 2 << UNIVERSE };

/* Set number @n: its low bits are the list, the bit above turns it round. */
static struct ll_set make(unsigned n)
{
	uint32_t *path = LL_NEW(&test_arena, uint32_t, UNIVERSE);
	struct ll_set set;
	size_t len = 0;

	for (uint32_t i = UNIVERSE; i-- > 0;) {
		if (n & 1U << i) {
			path[len++] = i;
		}
	}
	set = ll_set_make(path, len);
	set.all_but = n >> UNIVERSE;
	return set;
}

/* One path more than the lists know stands for all others. */
static void every_union_contains_what_either_contains(void **state)
{
	(void)state;
	for (unsigned a = 0; a < NSETS; a++) {
		for (unsigned b = 0; b < NSETS; b++) {
			struct ll_set x = make(a);
			struct ll_set y = make(b);
			struct ll_set both = ll_set_union(&test_arena, x, y);

			for (uint32_t path = 0; path <= UNIVERSE; path++) {
				assert_int_equal(
					ll_set_contains(&both, path),
					ll_set_contains(&x, path) ||
						ll_set_contains(&y, path));
			}
		}
	}
}

static void every_limit_keeps_or_drops_what_is_listed(void **state)
{
	(void)state;
	for (unsigned a = 0; a < NSETS; a++) {
		for (unsigned b = 0; b < NSETS / 2; b++) {
			struct ll_set set = make(a);
			struct ll_set few = make(b);
			struct ll_set in =
				ll_set_limit(&test_arena, &set, &few, false);
			struct ll_set out =
				ll_set_limit(&test_arena, &set, &few, true);

			for (uint32_t path = 0; path <= UNIVERSE; path++) {
				bool is = ll_set_contains(&set, path);
				bool one_of = ll_set_lists(&few, path);

				assert_int_equal(ll_set_contains(&in, path),
						 is && one_of);
				assert_int_equal(ll_set_contains(&out, path),
						 is && !one_of);
			}
		}
	}
}

static void only_a_list_of_nothing_is_empty(void **state)
{
	(void)state;
	for (unsigned a = 0; a < NSETS; a++) {
		struct ll_set set = make(a);

		assert_int_equal(ll_set_is_empty(&set), a == 0);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_union_contains_what_either_contains),
	cmocka_unit_test(every_limit_keeps_or_drops_what_is_listed),
	cmocka_unit_test(only_a_list_of_nothing_is_empty),
};

RUN(tests)
