#include "folder.h"

#include "io/file.h"

static struct ll_err err = { .arena = &test_arena };

static enum ll_file_status read_status(const char *path, ll_str *bytes)
{
	int fd = ll_dir_open(ll_str_from(folder));
	enum ll_file_status status;

	assert_true(fd >= 0);
	status = ll_file_read_below(fd, ll_str_from(path), 1000, &test_arena,
				    bytes);
	close(fd);
	return status;
}

static void assert_status(const char *path, enum ll_file_status expected)
{
	ll_str bytes;

	assert_int_equal(read_status(path, &bytes), expected);
	assert_int_equal(bytes.len, 0);
}

static void a_regular_file_is_read_whole(void **state)
{
	ll_str bytes;

	(void)state;
	make_dir("a");
	put("a/b.md", "hello");
	put("empty", "");
	assert_int_equal(read_status("a/b.md", &bytes), LL_FILE_FINE);
	assert_str(bytes, "hello");
	assert_int_equal(read_status("empty", &bytes), LL_FILE_FINE);
	assert_str(bytes, "");
}

static void a_link_is_followed_in_no_component(void **state)
{
	(void)state;
	make_dir("a");
	put("a/b.md", "hello");
	assert_int_equal(symlink("a", at("to_dir")), 0);
	assert_int_equal(symlink("b.md", at("a/to_file")), 0);
	assert_int_equal(symlink("/etc/passwd", at("out")), 0);
	assert_status("to_dir/b.md", LL_FILE_LINK);
	assert_status("a/to_file", LL_FILE_LINK);
	assert_status("out", LL_FILE_LINK);
}

static void no_path_leads_out(void **state)
{
	(void)state;
	make_dir("a");
	assert_status("../etc/passwd", LL_FILE_REFUSED);
	assert_status("a/../../x", LL_FILE_REFUSED);
	assert_status("/etc/passwd", LL_FILE_REFUSED);
	assert_status("./a", LL_FILE_REFUSED);
	assert_status("", LL_FILE_REFUSED);
	assert_status(".", LL_FILE_REFUSED);
}

static void what_is_no_file_is_not_waited_for(void **state)
{
	(void)state;
	make_dir("a");
	assert_int_equal(mkfifo(at("pipe"), 0644), 0);
	assert_status("pipe", LL_FILE_ODD);
	assert_status("a", LL_FILE_ODD);
	assert_status("none", LL_FILE_ABSENT);
	assert_status("none/x", LL_FILE_ABSENT);
}

static void a_large_file_is_not_read(void **state)
{
	char *large = LL_NEW(&test_arena, char, 1002);

	(void)state;
	memset(large, 'x', 1001);
	put("large", large);
	assert_status("large", LL_FILE_TOO_LARGE);
}

static void a_failure_names_the_file(void **state)
{
	ll_str bytes;

	(void)state;
	assert_false(ll_file_read(&test_arena, ll_str_from(folder),
				  LL_STR("none.yml"), 10, &bytes, &err));
	assert_true(ll_str_ends(err.what, LL_STR("/none.yml does not exist")));
	assert_false(ll_file_read(&test_arena, at_str("no-dir"), LL_STR("x"),
				  10, &bytes, &err));
	assert_true(ll_str_ends(err.what, LL_STR("/no-dir does not exist")));
}

static void names_come_in_the_order_of_their_bytes(void **state)
{
	struct ll_names names;

	(void)state;
	put("b", "");
	put("B", "");
	put(".hidden", "");
	make_dir("a");
	assert_true(ll_dir_list(&test_arena, ll_str_from(folder), LL_STR(""),
				&names, &err));
	assert_int_equal(names.n, 4);
	assert_str(names.item[0], ".hidden");
	assert_str(names.item[1], "B");
	assert_str(names.item[2], "a");
	assert_str(names.item[3], "b");
	assert_false(ll_dir_list(&test_arena, ll_str_from(folder), LL_STR("b"),
				 &names, &err));
}

static void a_path_is_within_a_folder_by_whole_names(void **state)
{
	(void)state;
	assert_true(ll_path_within(LL_STR("/a/b"), LL_STR("/a")));
	assert_true(ll_path_within(LL_STR("/a"), LL_STR("/a")));
	assert_true(ll_path_within(LL_STR("/a"), LL_STR("/")));
	assert_false(ll_path_within(LL_STR("/ab"), LL_STR("/a")));
	assert_false(ll_path_within(LL_STR("/a"), LL_STR("/a/b")));
}

static const struct CMUnitTest tests[] = {
	TEST(a_regular_file_is_read_whole),
	TEST(a_link_is_followed_in_no_component),
	TEST(no_path_leads_out),
	TEST(what_is_no_file_is_not_waited_for),
	TEST(a_large_file_is_not_read),
	TEST(a_failure_names_the_file),
	TEST(names_come_in_the_order_of_their_bytes),
	cmocka_unit_test(a_path_is_within_a_folder_by_whole_names),
};

RUN(tests)
