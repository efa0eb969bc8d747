#include "test.h"

#include "base/finding_key.h"
#include "base/source_line.h"

static uint64_t key(enum ll_diag_code code, const char *path,
		    const char *message, const char *line)
{
	struct ll_diag diag = { .code = code, .message = ll_str_from(message) };

	return ll_finding_key(&diag, ll_str_from(path), ll_str_from(line));
}

static void a_finding_whose_line_moved_is_the_same(void **state)
{
	uint64_t first =
		key(LL_D_DUPLICATE_ID, "a.md", "also at b.md:12", "id: x");

	(void)state;
	assert_true(first == key(LL_D_DUPLICATE_ID, "a.md", "also at b.md:7",
				 "  id: x\r"));
	assert_true(key(LL_D_LIMIT_REACHED, "a.md", "line 12 is long", "") ==
		    key(LL_D_LIMIT_REACHED, "a.md", "line 9 is long", ""));
}

static void another_code_path_message_or_text_is_another_finding(void **state)
{
	uint64_t first = key(LL_D_DATE_BAD, "a.md", "12 is no date", "due: 12");

	(void)state;
	assert_true(first !=
		    key(LL_D_NUMBER_BAD, "a.md", "12 is no date", "due: 12"));
	assert_true(first !=
		    key(LL_D_DATE_BAD, "b.md", "12 is no date", "due: 12"));
	assert_true(first !=
		    key(LL_D_DATE_BAD, "a.md", "13 is no date", "due: 12"));
	assert_true(first !=
		    key(LL_D_DATE_BAD, "a.md", "12 is no date", "start: 12"));
	assert_true(key(LL_D_DATE_BAD, "a.md", "xy", "") !=
		    key(LL_D_DATE_BAD, "a.mdx", "y", ""));
}

static void lines_are_found_in_order_and_again(void **state)
{
	struct ll_file file[] = {
		{ .path = LL_STR("a.md"), .bytes = LL_STR("1\r\n\n3") },
		{ .path = LL_STR("b.md"), .bytes = LL_STR("x\ny\n") },
	};
	struct ll_source source = { .file = file, .nfiles = 2 };
	struct ll_source_lines lines = { .source = &source };

	(void)state;
	assert_true(ll_str_is(ll_source_line(&lines, file[0].path, 1), "1"));
	assert_true(ll_str_is(ll_source_line(&lines, file[0].path, 1), "1"));
	assert_true(ll_str_is(ll_source_line(&lines, file[0].path, 3), "3"));
	assert_true(ll_str_is(ll_source_line(&lines, file[0].path, 2), ""));
	assert_true(ll_str_is(ll_source_line(&lines, file[0].path, 4), ""));
	assert_true(ll_str_is(ll_source_line(&lines, file[1].path, 2), "y"));
	assert_true(ll_str_is(ll_source_line(&lines, LL_STR("c.md"), 1), ""));
	assert_true(ll_str_is(ll_source_line(&lines, file[1].path, 0), ""));
	assert_true(ll_str_is(ll_source_line(&lines, file[1].path, 1), "x"));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_finding_whose_line_moved_is_the_same),
	cmocka_unit_test(another_code_path_message_or_text_is_another_finding),
	cmocka_unit_test(lines_are_found_in_order_and_again),
};

RUN(tests)
