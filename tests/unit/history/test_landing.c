#include "test.h"

#include "history/landing.h"

static void forges_name_their_pull_requests(void **state)
{
	static const struct {
		const char *subject;
		const char *body;
		long number;
		const char *title;
	} row[] = {
		{ "Merge pull request #12 from ann/wait",
		  "Halve the wait\n\nBecause.", 12, "Halve the wait" },
		{ "Merge pull request #12 from ann/wait", "", 12,
		  "Merge pull request #12 from ann/wait" },
		{ "Halve the wait (#12)", "", 12, "Halve the wait" },
		{ "Halve the wait (#12) (#34)", "", 34,
		  "Halve the wait (#12)" },
		{ "Revert \"Halve the wait (#12)\" (#13)", "", 13,
		  "Revert \"Halve the wait (#12)\"" },
		{ "Halve the wait (!12)", "", 12, "Halve the wait" },
		{ "Merge branch 'wait' into 'main'",
		  "Halve the wait\n\nCloses #7\n\n"
		  "See merge request care/compass!12",
		  12, "Halve the wait" },
		{ "Merge branch 'wait' into 'main'",
		  "See merge request care/compass!12", 12,
		  "Merge branch 'wait' into 'main'" },
		{ "Halve the wait", "See merge request care/compass!12\n", 12,
		  "Halve the wait" },
		{ "Auto merge of #12 - ann:wait, r=ben",
		  "Halve the wait\n\nr? ben", 12, "Halve the wait" },
		{ "Auto merge of #12 - ann:rollup-1, r=ann",
		  "Rollup of 2 pull requests\n\n - #3 (Halve the wait)", 12,
		  "Rollup of 2 pull requests" },
		{ "Merge pull request 'Halve the wait' (#12) from w into main",
		  "", 12, "Halve the wait" },
		{ "Merged in wait (pull request #12)",
		  "Halve the wait\n\nApproved-by: Ben", 12, "Halve the wait" },
		/* no pull request */
		{ "Halve the wait", "", 0, "Halve the wait" },
		{ "Halve the wait #12", "", 0, "Halve the wait #12" },
		{ "(#12)", "", 0, "(#12)" },
		{ "Halve the wait (#12", "", 0, "Halve the wait (#12" },
		{ "Halve (#12) the wait", "", 0, "Halve (#12) the wait" },
		{ "Halve the wait (#)", "", 0, "Halve the wait (#)" },
		{ "Halve the wait (#1x)", "", 0, "Halve the wait (#1x)" },
		{ "Halve (#99999999999999999999)", "", 0,
		  "Halve (#99999999999999999999)" },
		{ "Merge pull request #x from ann/wait", "T", 0,
		  "Merge pull request #x from ann/wait" },
		{ "Merge branch 'main' of example.org:care", "", 0,
		  "Merge branch 'main' of example.org:care" },
		{ "Halve the wait", "See merge request care!x", 0,
		  "Halve the wait" },
		{ "", "", 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct ll_pull_request found = ll_pull_request_find(
			ll_str_from(row[i].subject), ll_str_from(row[i].body));

		assert_int_equal(found.number, row[i].number);
		assert_str(found.title, row[i].title);
	}
}

static void trailers_are_read_as_git_reads_them(void **state)
{
	static const struct {
		const char *body;
		const char *reason;
	} row[] = {
		{ "Reason: too few boats", "too few boats" },
		{ "Text.\n\nReason: too few boats\n", "too few boats" },
		{ "Text.\n\nreason : too few boats", "too few boats" },
		{ "Text.\n\nReason:too few boats", "too few boats" },
		{ "Text.\n\nReason: too few\n  boats\nRef: x",
		  "too few boats" },
		{ "Text.\n\nReason:\n too few\n\tboats\n", "too few boats" },
		{ "Text.\n\nReason: boats\nReason: tides", "boats; tides" },
		{ "Text.\n\nReason: boats\r\nRef: x\r\n", "boats" },
		/* one line that is none, and nothing written by git */
		{ "Text.\n\nReason: boats\nand more", "" },
		{ "Text.\n\nReason: boats\nand more\nSigned-off-by: A <a>",
		  "boats" },
		{ "Text.\n\nReason: boats\none\ntwo\nthree\n"
		  "(cherry picked from commit 1)",
		  "boats" },
		{ "Text.\n\na\nb\nc\nd\nSigned-off-by: A <a>\nReason: boats",
		  "boats" },
		{ "Text.\n\na\nb\nc\nd\ne\nf\ng\nReason: boats\n"
		  "Signed-off-by: A <a>",
		  "" },
		/* not in the last paragraph, not at the start of a line */
		{ "Reason: boats\n\nText.", "" },
		{ "Text.\n\n  Reason: boats", "" },
		{ "Text.\n\nThe Reason: boats", "" },
		{ "Text.\n\n: boats", "" },
		{ "", "" },
		{ "\n\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_str(ll_trailer_find(&test_arena,
					   ll_str_from(row[i].body),
					   LL_STR("Reason"), LL_STR("; ")),
			   row[i].reason);
	}
}

static const struct ll_person ann = { LL_STR_INIT("Ann"),
				      LL_STR_INIT("ann@example.org") };
static const struct ll_person ben = { LL_STR_INIT("Ben"),
				      LL_STR_INIT("ben@example.org") };

static struct ll_landing_info info_of(struct ll_landing *landing)
{
	static struct ll_history history;
	struct ll_crew crew = { .arena = &test_arena, .history = &history };

	history.landing = landing;
	history.nlandings = 1;
	return ll_landing_info_make(&crew, landing);
}

static struct ll_commit commit_of(const struct ll_person *author,
				  const char *subject, const char *body)
{
	return (struct ll_commit){ .author = author,
				   .committer = author,
				   .subject = ll_str_from(subject),
				   .body = ll_str_from(body) };
}

static void a_landing_without_a_reason_gives_its_title(void **state)
{
	struct ll_landing landing = {
		.commit = commit_of(&ann, "Halve the wait (#12)", "")
	};
	struct ll_landing_info info = info_of(&landing);

	(void)state;
	assert_str(info.reason, "Halve the wait");
	assert_false(info.reason_given);
	assert_str(info.decided_by, "");
	assert_int_equal(info.nauthors, 1);
	assert_ptr_equal(info.author[0], &ann);
}

static void trailers_say_why_and_who_decided(void **state)
{
	struct ll_landing landing = {
		.commit = commit_of(&ann, "Halve the wait",
				    "Reason: too few boats\n"
				    "Decided-by: Ben <ben@example.org>\n"
				    "Decided-by: the board\n")
	};
	struct ll_landing_info info = info_of(&landing);

	(void)state;
	assert_str(info.reason, "too few boats");
	assert_true(info.reason_given);
	assert_str(info.decided_by, "Ben, the board");
}

static void a_merge_takes_the_trailers_its_commits_agree_on(void **state)
{
	struct ll_commit side[] = {
		commit_of(&ann, "One", "Reason: boats\nDecided-by: Ann"),
		commit_of(&ben, "Two", ""),
		commit_of(&ann, "Three", "Reason: boats\nDecided-by: Ben"),
	};
	struct ll_landing landing = {
		.commit = commit_of(&ben, "Merge pull request #1 from a/b",
				    "Halve the wait"),
		.brought = side,
		.nbrought = 3,
	};
	struct ll_landing_info info = info_of(&landing);

	(void)state;
	assert_str(info.reason, "boats");
	assert_str(info.decided_by, "");
	landing.commit.body = LL_STR("Halve the wait\n\nReason: tides");
	assert_str(info_of(&landing).reason, "tides");
}

static void authors_are_of_the_commits_brought_in(void **state)
{
	struct ll_commit side[] = {
		commit_of(&ben, "One",
			  "Co-authored-by: Cid Cat <cid@example.org>\n"
			  "Co-authored-by: Ann A. <ANN@example.org>\n"
			  "Co-authored-by: <nobody@example.org>"),
		commit_of(&ben, "Two", "Co-authored-by: Cid <cid@example.org>"),
	};
	struct ll_landing landing = {
		.commit = commit_of(&ann, "Merge pull request #1 from a/b", ""),
		.brought = side,
		.nbrought = 2,
	};
	struct ll_landing_info info = info_of(&landing);

	(void)state;
	assert_int_equal(info.nauthors, 3);
	assert_ptr_equal(info.author[0], &ben);
	assert_str(info.author[1]->name, "Cid Cat");
	assert_ptr_equal(info.author[2], &ann); /* known by mail */
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(forges_name_their_pull_requests),
	cmocka_unit_test(trailers_are_read_as_git_reads_them),
	cmocka_unit_test(a_landing_without_a_reason_gives_its_title),
	cmocka_unit_test(trailers_say_why_and_who_decided),
	cmocka_unit_test(a_merge_takes_the_trailers_its_commits_agree_on),
	cmocka_unit_test(authors_are_of_the_commits_brought_in),
};

RUN(tests)
