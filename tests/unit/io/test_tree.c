#include "test.h"

#include <stdlib.h>

#include "io/git_tree.h"

static const unsigned char id[20] = "01234567890123456789";

/* A tree in memory of exactly its size, so that reading past it shows. */
static struct ll_tree make(const char *bytes, size_t size)
{
	unsigned char *data = malloc(size ? size : 1);

	assert_non_null(data);
	memcpy(data, bytes, size);
	return (struct ll_tree){ .data = data, .size = size };
}

static void release(struct ll_tree *tree)
{
	free((void *)(uintptr_t)tree->data);
}

static size_t put_entry(char *to, const char *head)
{
	size_t len = strlen(head) + 1;

	memcpy(to, head, len);
	memcpy(to + len, id, sizeof(id));
	return len + sizeof(id);
}

static size_t put_tree(char *to)
{
	size_t size = put_entry(to, "100644 a.md");

	size += put_entry(to + size, "40000 goals");
	size += put_entry(to + size, "120000 link");
	size += put_entry(to + size, "160000 module");
	return size + put_entry(to + size, "100755 run");
}

static void entries_are_told_by_their_mode(void **state)
{
	static const enum ll_entry_kind kind[] = {
		LL_ENTRY_FILE, LL_ENTRY_FOLDER, LL_ENTRY_OTHER, LL_ENTRY_OTHER,
		LL_ENTRY_FILE
	};
	static const char *const name[] = { "a.md", "goals", "link", "module",
					    "run" };
	char bytes[400];
	struct ll_tree tree = make(bytes, put_tree(bytes));
	struct ll_tree_entry entry;
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		assert_true(ll_tree_take(&tree, &at, &entry));
		assert_int_equal(entry.kind, kind[i]);
		assert_str(entry.name, name[i]);
		assert_int_equal(entry.is_link, i == 2);
		assert_int_equal(entry.executable, i == 4);
		assert_memory_equal(entry.id.b, id, sizeof(id));
	}
	assert_int_equal(at, tree.size);
	release(&tree);
}

static bool is_whole(const struct ll_tree *tree)
{
	struct ll_tree_entry entry;

	for (size_t at = 0; at < tree->size;) {
		if (!ll_tree_take(tree, &at, &entry)) {
			return false;
		}
	}
	return true;
}

static void a_tree_cut_anywhere_is_damaged_or_whole(void **state)
{
	char bytes[400];
	size_t size = put_tree(bytes);
	size_t nwhole = 0;

	(void)state;
	for (size_t len = 0; len <= size; len++) {
		struct ll_tree tree = make(bytes, len);

		nwhole += is_whole(&tree);
		release(&tree);
	}
	assert_int_equal(nwhole, 6);
}

static void bytes_that_are_no_tree_are_not_read_past(void **state)
{
	char bytes[400];
	size_t size = put_tree(bytes);

	(void)state;
	srand(7);
	for (size_t i = 0; i < 20000; i++) {
		char bad[400];
		struct ll_tree tree;

		memcpy(bad, bytes, size);
		for (int j = 0; j < 3; j++) {
			bad[(size_t)rand() % size] = (char)rand();
		}
		tree = make(bad, (size_t)rand() % (size + 1));
		is_whole(&tree);
		release(&tree);
	}
}

static void a_nameless_entry_is_damage(void **state)
{
	char bytes[64];
	struct ll_tree tree = make(bytes, put_entry(bytes, "100644 "));
	struct ll_tree other = make(bytes, put_entry(bytes, "1234567 a"));

	(void)state;
	assert_false(is_whole(&tree));
	assert_false(is_whole(&other));
	release(&tree);
	release(&other);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(entries_are_told_by_their_mode),
	cmocka_unit_test(a_tree_cut_anywhere_is_damaged_or_whole),
	cmocka_unit_test(bytes_that_are_no_tree_are_not_read_past),
	cmocka_unit_test(a_nameless_entry_is_damage),
};

RUN(tests)
