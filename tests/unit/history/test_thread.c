#include "history/fixture.h"

#include "history/thread.h"

/* "goals/2026/b <- goals/2025/a (name)", one line a link */
static const char *threads(struct past *past)
{
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_thread_link *link;
	struct ll_thread_memory memory = { &test_arena,
					   ll_map_make(&test_arena),
					   ll_map_make(&test_arena) };

	ll_org_resolve(&test_arena, &past->org, &past->diags);
	link = ll_threads_make(&test_arena, &past->org, &past->log, NULL, NULL);
	for (int i = 0; i < 2; i++) { /* what it remembers changes nothing */
		assert_memory_equal(link,
				    ll_threads_make(&test_arena, &past->org,
						    &past->log, NULL, &memory),
				    past->org.nrecords * sizeof(*link));
	}
	for (size_t i = 0; i < past->org.nrecords; i++) {
		if (link[i].how) {
			ll_buf_addf(
				&buf,
				"%" LL_FMT " <- %" LL_FMT " (%" LL_FMT ")\n",
				LL_ARG(past->org.record[i].id),
				LL_ARG(past->org.record[link[i].earlier].id),
				LL_ARG(ll_continues_word(link[i].how)));
		} else {
			assert_true(link[i].earlier == LL_NO_RECORD);
		}
	}
	return test_zero(ll_buf_str(&buf));
}

#define RULES                                                                  \
	{                                                                      \
		"Rules", "lodeline.yml",                                       \
			"sources:\n  - files: goals/{period}/*.md\n"           \
			"    kind: goal\n    identity: Issue\n"                \
	}
#define ISSUE(number) "---\nIssue: x/goals#" number "\n---\n"
#define WORDS                                                                  \
	"\n\nNobody who calls in the morning waits longer than it takes to "   \
	"find out who can help, and nobody is sent away without a day.\n"

static void an_issue_ties_what_has_another_name_and_title(void **state)
{
	static const struct edit edits[] = {
		RULES,
		{ "1", "goals/2024h2/const-traits.md", ISSUE("106") "# A\n" },
		{ "2", "goals/2025h1/const-trait.md", ISSUE("106") "# B\n" },
		{ "3", "goals/2026/traits.md", ISSUE("106") "# C\n" },
		{ NULL, "goals/2026/other.md", "---\nIssue: TBD\n---\n# D\n" },
		{ NULL, "goals/2025h1/none.md", "---\nIssue: TBD\n---\n# E\n" },
	};

	(void)state;
	assert_string_equal(
		threads(PAST(edits)),
		"goals/2025h1/const-trait <- goals/2024h2/const-traits "
		"(identity)\n"
		"goals/2026/traits <- goals/2025h1/const-trait (identity)\n");
}

static void a_file_name_ties_neighbouring_periods_alone(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/2024/wait.md", "# Wait less\n" },
		{ NULL, "goals/2024/room.md", "# Rooms\n" },
		{ NULL, "goals/2025/wait.md", "# Nobody waits\n" },
		{ NULL, "goals/2026/room.md", "# Space\n" },
	};

	(void)state;
	assert_string_equal(threads(PAST(edits)),
			    "goals/2025/wait <- goals/2024/wait (name)\n");
}

static void a_title_ties_what_has_another_file_name(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/2025/a.md", "# Nobody waits\n" },
		{ NULL, "goals/2026/b.md", "# Nobody waits\n" },
	};

	(void)state;
	assert_string_equal(threads(PAST(edits)),
			    "goals/2026/b <- goals/2025/a (title)\n");
}

static void goals_that_swap_names_are_no_thread(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/2025/a.md", "# Apples\n\nRed fruit of trees.\n" },
		{ NULL, "goals/2025/b.md", "# Bread\n\nBaked in ovens.\n" },
		{ NULL, "goals/2026/a.md", "# Bread\n\nSold before nine.\n" },
		{ NULL, "goals/2026/b.md", "# Apples\n\nPicked by hand.\n" },
	};

	(void)state;
	assert_string_equal(threads(PAST(edits)), "");
}

static void words_that_are_alike_are_an_inference(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/2025/a.md", "# Answer the phone" WORDS },
		{ NULL, "goals/2025/c.md", "# Bread\n\nBaked in ovens.\n" },
		{ NULL, "goals/2026/b.md", "# Be there for callers" WORDS },
	};

	(void)state;
	assert_string_equal(threads(PAST(edits)),
			    "goals/2026/b <- goals/2025/a (inferred)\n");
}

static void what_is_stated_is_final(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/2025/a.md", "# A\n\nOne.\n" },
		{ NULL, "goals/2025/b.md", "# B\n\nTwo.\n" },
		{ NULL, "goals/2026/a.md",
		  "---\ncontinues: goals/2025/b\n---\n# A\n\nThree.\n" },
	};

	(void)state;
	assert_string_equal(threads(PAST(edits)),
			    "goals/2026/a <- goals/2025/b (stated)\n");
}

static void settings_confirm_and_refuse(void **state)
{
	static const struct edit edits[] = {
		{ "Settings", "lodeline.yml",
		  "identity:\n"
		  "  same: [[goals/2025/a, goals/2026/z]]\n"
		  "  different: [[goals/2025/b, goals/2026/b]]\n" },
		{ "1", "goals/2025/a.md", "# A\n\nOne.\n" },
		{ NULL, "goals/2025/b.md", "# B\n\nTwo.\n" },
		{ NULL, "goals/2026/b.md", "# B\n\nThree.\n" },
		{ NULL, "goals/2026/z.md", "# Z\n\nFour.\n" },
	};

	(void)state;
	assert_string_equal(threads(PAST(edits)),
			    "goals/2026/z <- goals/2025/a (confirmed)\n");
}

static void an_unknown_id_in_the_settings_is_a_finding(void **state)
{
	static const struct edit edits[] = {
		{ "Settings", "lodeline.yml",
		  "title: X\nidentity:\n  same:\n"
		  "    - [goals/2025/a, goals/2026/nowhere]\n" },
		{ "1", "goals/2025/a.md", "# A\n\nOne.\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	threads(past);
	assert_int_equal(past->diags.n, 1);
	assert_str(past->diags.item[0].pos.path, "lodeline.yml");
	assert_int_equal(past->diags.item[0].pos.line, 4);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(an_issue_ties_what_has_another_name_and_title),
	cmocka_unit_test(a_file_name_ties_neighbouring_periods_alone),
	cmocka_unit_test(a_title_ties_what_has_another_file_name),
	cmocka_unit_test(goals_that_swap_names_are_no_thread),
	cmocka_unit_test(words_that_are_alike_are_an_inference),
	cmocka_unit_test(what_is_stated_is_final),
	cmocka_unit_test(settings_confirm_and_refuse),
	cmocka_unit_test(an_unknown_id_in_the_settings_is_a_finding),
};

RUN(tests)
