#include "history/fixture.h"

#include "history/rename.h"
#include "history/similar.h"

#define TEN "1 one\n2 two\n3 three\n4 four\n5 five\n6 six\n7 seven\n8 eight\n"

/* "OLD -> NEW" a line, "? -> NEW" where it is not known. */
static const char *renames_of(struct past *past)
{
	const struct ll_history *history = &past->source.history;
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_renames renames;

	ll_settings_read(&test_arena, LL_STR(""), LL_STR(""), &past->settings,
			 &past->diags);
	renames = ll_renames_make(&test_arena, &past->source, &past->settings);
	for (size_t i = 0; i < history->nchanges; i++) {
		uint32_t from = renames.from[i];

		if (from == LL_RENAME_UNKNOWN) {
			ll_buf_add_char(&buf, '?');
		} else if (from) {
			assert_int_equal(renames.to[from - 1], i + 1);
			ll_buf_add(
				&buf,
				history->path[history->change[from - 1].path]);
		} else {
			continue;
		}
		ll_buf_addf(&buf, " -> %" LL_FMT "\n",
			    LL_ARG(history->path[history->change[i].path]));
	}
	return test_zero(ll_buf_str(&buf));
}

#define RENAMES(edits)                                                         \
	renames_of(past_read(edits, sizeof(edits) / sizeof(edits[0])))

static void the_same_bytes_are_a_rename(void **state)
{
	static const struct edit edits[] = {
		{ "1", "a.md", "x\n" },
		{ "2", "a.md", NULL },
		{ NULL, "b.md", "x\n" },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "a.md -> b.md\n");
}

static void of_equal_files_the_namesake_is_taken(void **state)
{
	static const struct edit edits[] = {
		{ "1", "old/a.md", "x\n" },  { NULL, "old/b.md", "x\n" },
		{ "2", "old/a.md", NULL },   { NULL, "old/b.md", NULL },
		{ NULL, "new/b.md", "x\n" }, { NULL, "new/c.md", "x\n" },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "old/b.md -> new/b.md\n"
					    "old/a.md -> new/c.md\n");
}

static void half_of_the_bytes_are_enough(void **state)
{
	static const struct edit edits[] = {
		{ "1", "a.md", "1 line\n2 line\n3 line\n4 line\n" },
		{ "2", "a.md", NULL },
		{ NULL, "b.md", "1 line\n2 line\n5 line\n6 line\n" },
		{ "3", "b.md", NULL },
		{ NULL, "c.md", "1 line\n7 line\n8 line\n9 line\n" },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "a.md -> b.md\n");
}

static void the_most_alike_are_paired_first(void **state)
{
	static const struct edit edits[] = {
		{ "1", "a.md", TEN },
		{ NULL, "b.md", TEN "9 nine\n" },
		{ "2", "a.md", NULL },
		{ NULL, "b.md", NULL },
		{ NULL, "c.md", TEN "9 nine\n10 ten\n" },
		{ NULL, "d.md", TEN "8\n" },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "b.md -> c.md\na.md -> d.md\n");
}

static void a_namesake_need_not_be_the_most_alike(void **state)
{
	static const struct edit edits[] = {
		{ "1", "old/a.md", TEN },
		{ NULL, "old/b.md", TEN "9 nine\n" },
		{ "2", "old/a.md", NULL },
		{ NULL, "old/b.md", NULL },
		{ NULL, "new/a.md", TEN "9 nine\n10\n" },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "old/a.md -> new/a.md\n");
}

static void an_id_says_more_than_the_words(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/a.md", "---\nid: wait\n---\n# A\n" },
		{ NULL, "goals/b.md", TEN },
		{ "2", "goals/a.md", NULL },
		{ NULL, "goals/b.md", NULL },
		{ NULL, "goals/c.md", "---\nid: wait\n---\n" TEN },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "goals/a.md -> goals/c.md\n");
}

static void nothing_is_renamed_across_landings(void **state)
{
	static const struct edit edits[] = {
		{ "1", "a.md", "x\n" },
		{ "2", "a.md", NULL },
		{ "3", "b.md", "x\n" },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "");
}

static void an_edited_file_is_no_source(void **state)
{
	static const struct edit edits[] = {
		{ "1", "a.md", TEN },
		{ "2", "a.md", "other\n" },
		{ NULL, "b.md", TEN },
	};

	(void)state;
	assert_string_equal(RENAMES(edits), "");
}

static void a_missing_version_leaves_it_unknown(void **state)
{
	static const struct edit edits[] = {
		{ "1", "a.md", TEN "secret\n" }, { NULL, "b.md", TEN },
		{ "2", "a.md", NULL },           { NULL, "b.md", NULL },
		{ NULL, "c.md", TEN },           { NULL, "d.md", "else\n" },
	};
	struct past *past = past_read(edits, sizeof(edits) / sizeof(edits[0]));

	(void)state;
	past->missing = "secret";
	assert_string_equal(renames_of(past), "b.md -> c.md\n? -> d.md\n");
}

/* @n files that all move with a small edit, but for the first. */
static const char *move_all(size_t n)
{
	struct edit *edits = LL_NEW(&test_arena, struct edit, 3 * n);

	for (size_t i = 0; i < n; i++) {
		const char *old = test_zero(ll_strf(&test_arena, "%zu.md", i));
		const char *new =
			test_zero(ll_strf(&test_arena, "new/x%zu.md", i));
		const char *text =
			test_zero(ll_strf(&test_arena, TEN "%zu\n", i));

		edits[i] = (struct edit){ i ? NULL : "1", old, text };
		edits[n + i] = (struct edit){ i ? NULL : "2", old, NULL };
		edits[2 * n + i] = (struct edit){ NULL, new, text };
		if (i) {
			edits[2 * n + i].text = test_zero(
				ll_strf(&test_arena, TEN "new %zu\n", i));
		}
	}
	return renames_of(past_read(edits, 3 * n));
}

static void a_million_pairs_are_compared_and_not_one_more(void **state)
{
	(void)state;
	assert_non_null(strstr(move_all(1001), "1.md -> new/x1.md\n"));
	assert_string_equal(move_all(1002), "0.md -> new/x0.md\n");
}

/* ------------------------------------------------------------- likeness */

static int score(const char *a, const char *b)
{
	struct ll_pieces x = ll_pieces_make(&test_arena, ll_str_from(a));
	struct ll_pieces y = ll_pieces_make(&test_arena, ll_str_from(b));

	return ll_pieces_score(&x, &y);
}

static void likeness_is_the_share_of_the_larger_file(void **state)
{
	(void)state;
	assert_int_equal(score("1\n2\n3\n4\n", "1\n2\n3\n4\n"), LL_SIMILAR_ALL);
	assert_int_equal(score("1\n2\n3\n4\n", "1\n2\n3\n5\n"),
			 LL_SIMILAR_NAMESAKE);
	assert_int_equal(score("1\n2\n3\n4\n", "1\n2\n"), LL_SIMILAR_ENOUGH);
	assert_int_equal(score("1\n2\n3\n4\n5\n", "1\n2\n"), 0);
	assert_int_equal(score("1\n1\n1\n1\n", "1\n1\n2\n2\n"),
			 LL_SIMILAR_ENOUGH);
	assert_int_equal(score("1\r\n2\r\n", "1\n2\n"), LL_SIMILAR_ALL * 4 / 6);
	assert_int_equal(score("", ""), 0);
	assert_int_equal(score("no line end", "no line end"), LL_SIMILAR_ALL);
}

static void a_bound_is_never_below_the_likeness(void **state)
{
	unsigned seed = 3;
	int closest = LL_SIMILAR_ALL;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct ll_pieces text[2];
		int bound;

		for (int side = 0; side < 2; side++) {
			struct ll_buf buf = ll_buf_make(&test_arena);

			for (int i = 0; i < 30 + round % 50; i++) {
				seed = seed * 1103515245 + 12345;
				ll_buf_addf(
					&buf, "word%u ",
					(seed >> 16) % (unsigned)(9 + round));
			}
			text[side] = ll_pieces_of_words(&test_arena,
							ll_buf_str(&buf));
		}
		assert_true(ll_pieces_bound(&text[0], &text[1]) >=
			    ll_pieces_score(&text[0], &text[1]));
		ll_pieces_sketch(&test_arena, &text[0]);
		ll_pieces_sketch(&test_arena, &text[1]);
		bound = ll_pieces_bound(&text[0], &text[1]);
		assert_true(bound >= ll_pieces_score(&text[0], &text[1]));
		assert_int_equal(bound, ll_pieces_bound(&text[1], &text[0]));
		closest = bound < closest ? bound : closest;
	}
	assert_true(closest < LL_SIMILAR_ENOUGH); /* it rules something out */
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_bound_is_never_below_the_likeness),
	cmocka_unit_test(the_same_bytes_are_a_rename),
	cmocka_unit_test(of_equal_files_the_namesake_is_taken),
	cmocka_unit_test(half_of_the_bytes_are_enough),
	cmocka_unit_test(the_most_alike_are_paired_first),
	cmocka_unit_test(a_namesake_need_not_be_the_most_alike),
	cmocka_unit_test(an_id_says_more_than_the_words),
	cmocka_unit_test(nothing_is_renamed_across_landings),
	cmocka_unit_test(an_edited_file_is_no_source),
	cmocka_unit_test(a_missing_version_leaves_it_unknown),
	cmocka_unit_test(a_million_pairs_are_compared_and_not_one_more),
	cmocka_unit_test(likeness_is_the_share_of_the_larger_file),
};

RUN(tests)
