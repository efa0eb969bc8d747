#include "test.h"

#include <git2.h>
#include <string.h>

#include "io/sha1.h"

static void the_empty_file_has_its_well_known_id(void **state)
{
	struct ll_oid id = ll_sha1_blob(LL_STR(""));

	(void)state;
	assert_str(ll_oid_hex(&test_arena, &id),
		   "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
	id = ll_sha1_blob(LL_STR("what is up, doc?"));
	assert_str(ll_oid_hex(&test_arena, &id),
		   "bd9dbf5aae1a3862dd1526723246b20206e5fc37");
}

static void every_length_around_a_block_agrees_with_git(void **state)
{
	char bytes[400];

	(void)state;
	git_libgit2_init();
	for (size_t len = 0; len < sizeof(bytes); len++) {
		struct ll_oid id = ll_sha1_blob((ll_str){ bytes, len });
		git_oid oid;

		bytes[len] = (char)(len * 37 + 11);
		id = ll_sha1_blob((ll_str){ bytes, len });
		assert_int_equal(
			git_odb_hash(&oid, bytes, len, GIT_OBJECT_BLOB), 0);
		assert_memory_equal(id.b, oid.id, sizeof(id.b));
	}
	git_libgit2_shutdown();
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_empty_file_has_its_well_known_id),
	cmocka_unit_test(every_length_around_a_block_agrees_with_git),
};

RUN(tests)
