#include "test.h"

#include "io/git_internal.h"

static bool own(const char *message)
{
	static const ll_str branch[] = { LL_STR_INIT("main") };

	return ll_merge_is_own(ll_str_from(message), branch, 1);
}

static void a_pull_merges_the_branch_itself(void **state)
{
	(void)state;
	assert_true(own("Merge branch 'main' of https://example.org/org"));
	assert_true(own("Merge branch 'main' of git@example.org:a/b\n\nbody"));
	assert_true(own("Merge branch 'main' of ../org into main"));
	assert_true(own("Merge branch 'main' of ../org into topic"));
	assert_true(own("Merge remote-tracking branch 'origin/main'"));
	assert_true(own("Merge remote-tracking branch 'origin/main' into x"));
	assert_true(own("Merge remote-tracking branch 'upstream/main'"));
	assert_true(own("Merge remote-tracking branch "
			"'refs/remotes/origin/main'"));
	assert_true(own("Merge remote branch 'origin/main'"));
}

static void a_topic_that_took_the_branch_in_was_made_elsewhere(void **state)
{
	(void)state;
	assert_true(own("Merge branch 'main' into topic"));
	assert_true(own("Merge branch 'main' into 'topic'"));
	assert_true(own("Merge branch 'main' into go into it"));
	assert_true(own("Merge branch 'main'"));
}

static void a_merge_into_the_branch_is_the_branch(void **state)
{
	(void)state;
	assert_false(own("Merge branch 'main' into 'main'"));
	assert_false(own("Merge branch 'main' into main"));
	assert_false(own("Merge branch 'topic'"));
	assert_false(own("Merge branch 'topic' into 'main'"));
	assert_false(own("Merge branch 'topic' of https://example.org/org"));
	assert_false(own("Merge pull request #7 from someone/main"));
}

static void another_remote_is_a_colleague_of_ours(void **state)
{
	(void)state;
	assert_false(own("Merge remote-tracking branch 'ann/main'"));
	assert_false(own("Merge remote-tracking branch 'origin/maint'"));
	assert_false(own("Merge remote-tracking branch 'origin/x/main'"));
	assert_false(own("Merge branch 'someone:main' into main"));
}

static void a_message_written_by_hand_says_nothing(void **state)
{
	(void)state;
	assert_false(own(""));
	assert_false(own("Merge branch main"));
	assert_false(own("Merge branch 'main"));
	assert_false(own("merge branch 'main' of x"));
	assert_false(own("We merge\n\nMerge branch 'main' of x"));
	assert_false(own("Revert \"Merge branch 'main' of x\""));
	assert_false(own("Merge branches 'main' and 'topic' of x"));
}

/* A line of commits, oldest first, at midnight of the given days. */
static size_t as_of(const char *const *days, size_t n, const char *day)
{
	struct ll_row row[16] = { 0 };
	uint32_t index[16];
	struct ll_commits commits = { .row = row, .nrows = n };
	struct ll_line line = { index, n };
	size_t at;

	for (size_t i = 0; i < n; i++) {
		row[i].time =
			ll_time_of_date(ll_date_parse(ll_str_from(days[i])));
		index[n - 1 - i] = (uint32_t)i;
	}
	at = ll_line_as_of(&commits, &line, ll_date_parse(ll_str_from(day)));
	return at == LL_NPOS ? LL_NPOS : n - 1 - at;
}

static void a_day_finds_the_last_landing_up_to_it(void **state)
{
	static const char *const days[] = { "2026-01-01", "2026-01-03",
					    "2026-01-03", "2026-01-09" };

	(void)state;
	assert_int_equal(as_of(days, 4, "2025-12-31"), LL_NPOS);
	assert_int_equal(as_of(days, 4, "2026-01-01"), 0);
	assert_int_equal(as_of(days, 4, "2026-01-02"), 0);
	assert_int_equal(as_of(days, 4, "2026-01-03"), 2);
	assert_int_equal(as_of(days, 4, "2030-01-01"), 3);
}

static void one_wrong_clock_does_not_move_a_day(void **state)
{
	static const char *const ahead[] = { "2026-01-01", "2033-01-01",
					     "2026-01-03", "2026-01-04" };
	static const char *const behind[] = { "2026-01-01", "2026-01-02",
					      "2026-01-03", "1970-01-01" };

	(void)state;
	assert_int_equal(as_of(ahead, 4, "2026-01-03"), 2);
	assert_int_equal(as_of(ahead, 4, "2026-01-04"), 3);
	assert_int_equal(as_of(behind, 4, "2026-01-01"), 0);
	assert_int_equal(as_of(behind, 4, "2026-01-03"), 3);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_pull_merges_the_branch_itself),
	cmocka_unit_test(a_topic_that_took_the_branch_in_was_made_elsewhere),
	cmocka_unit_test(a_merge_into_the_branch_is_the_branch),
	cmocka_unit_test(another_remote_is_a_colleague_of_ours),
	cmocka_unit_test(a_message_written_by_hand_says_nothing),
	cmocka_unit_test(a_day_finds_the_last_landing_up_to_it),
	cmocka_unit_test(one_wrong_clock_does_not_move_a_day),
};

RUN(tests)
