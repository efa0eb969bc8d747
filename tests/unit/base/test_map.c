#include "test.h"

#include "base/buf.h"
#include "base/map.h"

static void a_new_key_has_no_value(void **state)
{
	struct ll_map map = ll_map_make(&test_arena);

	(void)state;
	assert_null(ll_map_get(&map, LL_STR("a")));
	assert_null(*ll_map_slot(&map, LL_STR("a")));
	assert_null(ll_map_get(&map, LL_STR("a")));
	assert_int_equal(map.nentries, 1);
}

static void a_value_is_found_by_an_equal_key(void **state)
{
	struct ll_map map = ll_map_make(&test_arena);
	int one = 1;
	char key[] = "key";

	(void)state;
	*ll_map_slot(&map, LL_STR("key")) = &one;
	assert_ptr_equal(ll_map_get(&map, ll_str_from(key)), &one);
	assert_null(ll_map_get(&map, LL_STR("Key")));
	assert_null(ll_map_get(&map, LL_STR("key\0")));
	assert_ptr_equal(*ll_map_slot(&map, LL_STR("key")), &one);
	assert_int_equal(map.nentries, 1);
}

static void entries_stand_in_the_order_of_insertion(void **state)
{
	struct ll_map map = ll_map_make(&test_arena);
	static int value[5000];

	(void)state;
	for (int i = 0; i < 5000; i++) {
		ll_str key = ll_strf(&test_arena, "%d", i * 7919 % 5000);

		*ll_map_slot(&map, key) = &value[i];
	}
	assert_int_equal(map.nentries, 5000);
	for (int i = 0; i < 5000; i++) {
		ll_str key = ll_strf(&test_arena, "%d", i * 7919 % 5000);

		assert_ptr_equal(map.entry[i].value, &value[i]);
		assert_ptr_equal(ll_map_get(&map, key), &value[i]);
	}
}

static void the_empty_string_is_a_key(void **state)
{
	struct ll_map map = ll_map_make(&test_arena);
	int one = 1;

	(void)state;
	*ll_map_slot(&map, LL_STR("")) = &one;
	assert_ptr_equal(ll_map_get(&map, (ll_str){ NULL, 0 }), &one);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_new_key_has_no_value),
	cmocka_unit_test(a_value_is_found_by_an_equal_key),
	cmocka_unit_test(entries_stand_in_the_order_of_insertion),
	cmocka_unit_test(the_empty_string_is_a_key),
};

RUN(tests)
