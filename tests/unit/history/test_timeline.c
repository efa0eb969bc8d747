#include "history/fixture.h"

#define GOAL(target)                                                           \
	"---\nstatus: on-track\ndue: 2026-06-30\nmetrics:\n  - id: wait\n"     \
	"    unit: days\n    baseline: 30\n    target: " target "\n---\n"      \
	"# Halve the wait\n\nNobody waits longer than they must.\n"

/* ---------------------------------------------------------- whole files */

static void a_goal_tells_what_was_changed(void **state)
{
	static const struct edit edits[] = {
		{ "Promise", "goals/2026/wait.md", GOAL("15") },
		{ "Be bolder", "goals/2026/wait.md", GOAL("10") },
		{ "Be careful", "goals/2026/wait.md", GOAL("20") },
	};

	(void)state;
	assert_string_equal(
		past_of(PAST(edits), "goals/2026/wait"),
		"1 created goals/2026/wait.md\n"
		"2 fields goals/2026/wait.md\n"
		"  retargeted metrics.wait.target '15 days' -> '10 days', "
		"harder\n"
		"3 fields goals/2026/wait.md\n"
		"  retargeted metrics.wait.target '10 days' -> '20 days', "
		"easier\n"
		"complete\n");
}

static void only_words_that_differ_are_wording(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/a.md", "# A\n\nWait *ten* days,\nnot more.\n" },
		{ "2", "goals/a.md", "# A\n\nWait ten days, not more.\n\n" },
		{ "3", "goals/a.md", "# A\n\nWait ten\ndays, not less.\n" },
		{ "4", "goals/a.md", "# B\n\nWait ten days, not less.\n" },
	};

	(void)state;
	assert_string_equal(past_of(PAST(edits), "goals/a"),
			    "1 created goals/a.md\n"
			    "2 mechanical goals/a.md\n"
			    "3 wording goals/a.md\n"
			    "  reworded  '' -> ''\n"
			    "  Wait ten days, not [-more.-]{+less.+}\n"
			    "4 wording goals/a.md\n"
			    "  retitled  'A' -> 'B'\n"
			    "complete\n");
}

static void a_dash_in_a_target_is_mechanical(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/a.md", "---\nRange: 20-30 %\n---\n# A\n" },
		{ "2", "goals/a.md",
		  "---\nrange: 20\xE2\x80\x93"
		  "30 %\n---\n# A\n" },
	};

	(void)state;
	assert_non_null(strstr(past_of(PAST(edits), "goals/a"),
			       "2 mechanical goals/a.md\n"));
}

static void a_renamed_file_keeps_its_past(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/2025/a.md", GOAL("15") },
		{ "2", "goals/2025/a.md", NULL },
		{ NULL, "goals/2026/b.md", GOAL("15") },
		{ "3", "goals/2026/b.md", GOAL("12") },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(
		past_of(past, "goals/2026/b"),
		"1 created goals/2025/a.md\n"
		"2 fields goals/2026/b.md\n"
		"  moved period '2025' -> '2026'\n"
		"  renamed  'goals/2025/a.md' -> "
		"'goals/2026/b.md'\n"
		"3 fields goals/2026/b.md\n"
		"  retargeted metrics.wait.target '15 days' -> '12 days', "
		"harder\n"
		"complete\n");
	assert_string_equal(past_gone(past), "");
	assert_str(past->log.timeline[0].change[1].old_path, "goals/2025/a.md");
}

static void a_file_that_came_again_has_one_timeline(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/a.md", "# A\n\nOne.\n" },
		{ "2", "goals/a.md", NULL },
		{ "3", "goals/a.md", "# A\n\nTwo.\n" },
		{ "4", "goals/a.md", "# A\n\nThree.\n" },
	};

	(void)state;
	assert_string_equal(past_of(PAST(edits), "goals/a"),
			    "1 created goals/a.md\n"
			    "2 deleted goals/a.md\n"
			    "3 created goals/a.md\n"
			    "4 wording goals/a.md\n"
			    "  reworded  '' -> ''\n"
			    "  [-Two.-]{+Three.+}\n"
			    "complete\n");
}

static void a_file_in_the_place_of_one_moved_away_is_another(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/x.md", "# Now\n\nOne.\n" },
		{ "2", "goals/x.md", NULL },
		{ NULL, "goals/now.md", "# Now\n\nOne.\n" },
		{ "3", "goals/now.md", NULL },
		{ NULL, "goals/2025.md", "# Now\n\nOne.\n" },
		{ "4", "goals/now.md", "# Now\n\nQuite another.\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	/* git lists the path in 2 and 3; what was before is the other's */
	assert_string_equal(past_of(past, "goals/now"),
			    "2 created goals/now.md\n"
			    "3 deleted goals/now.md\n"
			    "4 created goals/now.md\n"
			    "complete\n");
	assert_string_equal(past_of(past, "goals/2025"),
			    "1 created goals/x.md\n"
			    "2 mechanical goals/now.md\n"
			    "  renamed  'goals/x.md' -> 'goals/now.md'\n"
			    "3 mechanical goals/2025.md\n"
			    "  renamed  'goals/now.md' -> 'goals/2025.md'\n"
			    "complete\n");
}

static void edits_of_the_work_tree_are_the_last_change(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/a.md", "# A\n\nOne.\n" },
		{ "(uncommitted)", "goals/a.md", "# A\n\nTwo.\n" },
		{ NULL, "goals/b.md", "# B\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(past_of(past, "goals/a"), "1 created goals/a.md\n"
						      "2 wording goals/a.md\n"
						      "  reworded  '' -> ''\n"
						      "  [-One.-]{+Two.+}\n"
						      "complete\n");
	assert_string_equal(past_of(past, "goals/b"), "2 created goals/b.md\n"
						      "complete\n");
}

static void a_goal_that_is_gone_keeps_its_timeline(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/2026/a.md", "# First\n" },
		{ NULL, "notes.md", "# A page\n" },
		{ "2", "goals/2026/a.md", "# Second\n" },
		{ "3", "goals/2026/a.md", NULL },
		{ NULL, "notes.md", NULL },
	};

	(void)state;
	assert_string_equal(past_gone(PAST(edits)),
			    "goal goals/2026/a 'Second' 2026\n"
			    "1 created goals/2026/a.md\n"
			    "2 wording goals/2026/a.md\n"
			    "  retitled  'First' -> 'Second'\n"
			    "3 deleted goals/2026/a.md\n"
			    "complete\n");
}

/* -------------------------------------------------------------- sections */

#define HONEST "## Be honest\n\nWe say what we know, as soon as we know.\n\n"
#define KIND "## Be kind\n\nWe help.\n"

static void a_section_has_a_timeline_of_its_own(void **state)
{
	static const struct edit edits[] = {
		{ "1", "values.md", "# Values\n\n" HONEST },
		{ "2", "values.md", "# Values\n\n" HONEST KIND },
		{ "3", "values.md", "# Our values\n\nFive.\n\n" HONEST KIND },
		{ "4", "values.md",
		  "# Our values\n\nFive.\n\n" HONEST
		  "## Be kind\n\nWe\nhelp.\n" },
		{ "5", "values.md",
		  "# Our values\n\nFive.\n\n" HONEST
		  "## Be kind\n\nWe help gladly.\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(past_of(past, "values#be-honest"),
			    "1 created values.md\ncomplete\n");
	assert_string_equal(past_of(past, "values#be-kind"),
			    "2 created values.md\n"
			    "4 mechanical values.md\n"
			    "5 wording values.md\n"
			    "  reworded  '' -> ''\n"
			    "  We [-help.-]{+help gladly.+}\n"
			    "complete\n");
}

static void a_new_heading_over_the_same_words_is_the_same_record(void **state)
{
	static const struct edit edits[] = {
		{ "1", "values.md", "# Values\n\n" HONEST KIND },
		{ "2", "values.md",
		  "# Values\n\n## Candour\n\n"
		  "We say what we know, as soon as we know it.\n\n" KIND },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(past_of(past, "values#candour"),
			    "1 created values.md\n"
			    "2 wording values.md\n"
			    "  retitled  'Be honest' -> 'Candour'\n"
			    "  reworded  '' -> ''\n"
			    "  We say what we know, as soon as we "
			    "[-know.-]{+know it.+}\n"
			    "complete\n");
	assert_string_equal(past_gone(past), "");
}

static void a_section_that_went_is_gone(void **state)
{
	static const struct edit edits[] = {
		{ "1", "values.md", "# Values\n\n" HONEST KIND },
		{ "2", "values.md", "# Values\n\n" HONEST },
		{ "3", "values.md",
		  "# Values\n\n" HONEST "## Be bold\n\nX.\n" },
	};

	(void)state;
	assert_string_equal(past_gone(PAST(edits)),
			    "value values#be-kind 'Be kind' \n"
			    "1 created values.md\n"
			    "2 deleted values.md\n"
			    "complete\n");
}

static void a_section_that_came_again_has_one_timeline(void **state)
{
	static const struct edit edits[] = {
		{ "1", "values.md", "# Values\n\n" HONEST KIND },
		{ "2", "values.md", "# Values\n\n" HONEST },
		{ "3", "values.md", "# Values\n\n" HONEST KIND },
		{ "4", "values.md", NULL },
		{ "5", "values.md", "# Values\n\n" KIND HONEST },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(past_of(past, "values#be-kind"),
			    "1 created values.md\n"
			    "2 deleted values.md\n"
			    "3 created values.md\n"
			    "4 deleted values.md\n"
			    "5 created values.md\n"
			    "complete\n");
	assert_string_equal(past_gone(past), "");
}

static void sections_move_with_their_file(void **state)
{
	static const struct edit edits[] = {
		{ "1", "principles.md", "# P\n\n" HONEST KIND },
		{ "2", "principles.md", NULL },
		{ NULL, "values.md", "# P\n\n" HONEST KIND },
	};

	(void)state;
	assert_string_equal(past_of(PAST(edits), "values#be-kind"),
			    "1 created principles.md\n"
			    "2 mechanical values.md\n"
			    "  renamed  'principles.md' -> 'values.md'\n"
			    "complete\n");
}

static void sections_of_a_file_that_is_gone_are_gone(void **state)
{
	static const struct edit edits[] = {
		{ "1", "values.md", "# Values\n\n" HONEST KIND },
		{ "2", "values.md", "# Values\n\n" KIND },
		{ "3", "values.md", NULL },
	};

	(void)state;
	assert_string_equal(past_gone(PAST(edits)),
			    "value values#be-kind 'Be kind' \n"
			    "1 created values.md\n"
			    "3 deleted values.md\n"
			    "complete\n"
			    "value values#be-honest 'Be honest' \n"
			    "1 created values.md\n"
			    "2 deleted values.md\n"
			    "complete\n");
}

/* ------------------------------------------------- what is not known */

static void a_version_that_is_missing_is_said_to_be_unread(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/a.md", "# A\n\nOne.\n" },
		{ NULL, "values.md", "# Values\n\n" HONEST },
		{ "2", "goals/a.md", "# A\n\nlost\n" },
		{ NULL, "values.md", "# Values\n\nlost\n\n" HONEST KIND },
		{ "3", "goals/a.md", "# A\n\nThree.\n" },
		{ NULL, "values.md", "# Values\n\n" HONEST KIND },
		{ "4", "goals/a.md", "# A\n\nFour.\n" },
	};
	struct past *past = past_read(edits, sizeof(edits) / sizeof(edits[0]));

	(void)state;
	past->missing = "lost";
	past_tell(past, 1);
	assert_string_equal(past_of(past, "goals/a"),
			    "1 created goals/a.md\n"
			    "2 mechanical? goals/a.md\n"
			    "3 mechanical? goals/a.md\n"
			    "4 wording goals/a.md\n"
			    "  reworded  '' -> ''\n"
			    "  [-Three.-]{+Four.+}\n"
			    "complete\n");
	assert_string_equal(past_of(past, "values#be-honest"),
			    "1 created values.md\ncomplete\n");
	/* it came somewhere in what is missing */
	assert_string_equal(past_of(past, "values#be-kind"), "cut\n");
	assert_false(past->log.timeline[0].change[1].audience_certain);
	assert_non_null(
		strstr(fixture_findings(&past->diags), "HISTORY_PARTIAL"));
}

static void a_cut_history_dates_no_creation(void **state)
{
	static const struct edit edits[] = {
		{ "cut off", "goals/a.md", "# A\n\nOne.\n" },
		{ "2", "goals/a.md", "# A\n\nTwo.\n" },
		{ NULL, "goals/b.md", "# B\n" },
	};
	struct past *past = past_read(edits, sizeof(edits) / sizeof(edits[0]));
	struct ll_history *history = &past->source.history;

	(void)state;
	/* as io does: what the commit at the cut changed, nobody knows */
	history->landing++;
	history->nlandings--;
	history->change++;
	history->nchanges--;
	history->landing[0].first_change--;
	history->state = LL_HISTORY_SHALLOW;
	past_tell(past, 1);
	assert_string_equal(past_of(past, "goals/a"), "1 wording goals/a.md\n"
						      "  reworded  '' -> ''\n"
						      "  [-One.-]{+Two.+}\n"
						      "cut\n");
	assert_string_equal(past_of(past, "goals/b"), "1 created goals/b.md\n"
						      "complete\n");
}

static void without_history_there_is_no_change(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/a.md", "# A\n\nOne.\n" },
	};
	struct past *past = past_read(edits, 1);

	(void)state;
	past->source.history = (struct ll_history){ .state = LL_HISTORY_NONE };
	past_tell(past, 1);
	assert_string_equal(past_of(past, "goals/a"), "cut\n");
	assert_int_equal(past->log.ninfos, 0);
}

/* ----------------------------------------------------- audience, cost */

static void the_audience_of_both_states_is_kept(void **state)
{
	static const struct edit edits[] = {
		{ "1", "lodeline.yml", "audiences: [public, staff]\n" },
		{ NULL, "goals/a.md", "---\naudience: staff\n---\n# A\n" },
		{ "2", "goals/a.md", "---\naudience: public\n---\n# A\n" },
		{ "3", "goals/a.md", "---\naudeince: staff\n---\n# A\n" },
		{ "4", "goals/a.md", "---\naudience: staff\n---\n# B\n" },
	};
	const struct ll_change *change = PAST(edits)->log.timeline[0].change;

	(void)state;
	assert_str(change[0].audience, "staff");
	assert_str(change[0].audience_before, "");
	assert_true(change[0].audience_certain);
	assert_str(change[1].audience, "public");
	assert_str(change[1].audience_before, "staff");
	assert_true(change[1].audience_certain);
	assert_false(change[2].audience_certain);
	assert_false(change[3].audience_certain); /* tells old words, too */
}

static void each_blob_is_read_once_and_the_present_not_at_all(void **state)
{
	enum { N = 100 };
	struct edit *edits = LL_NEW(&test_arena, struct edit, N);
	struct past *past;

	(void)state;
	/* every other version is that of before: change and revert */
	for (size_t i = 0; i < N; i++) {
		size_t number = i % 4 == 3 ? i - 2 : i;

		edits[i].subject = "x";
		edits[i].path = "goals/a.md";
		edits[i].text = test_zero(
			ll_strf(&test_arena, "# A\n\nVersion %zu.\n", number));
	}
	past = past_tell(past_read(edits, N), 1);
	assert_int_equal(past->log.timeline[0].nchanges, N);
	for (size_t i = 0; i < past->blob.nentries; i++) {
		const struct past_blob *blob = past->blob.entry[i].value;
		bool present = !strcmp(blob->text, edits[N - 1].text);

		assert_int_equal(blob->nfetched, present ? 0 : 1);
	}
}

static void the_number_of_threads_does_not_matter(void **state)
{
	enum { N = 60 };
	struct edit *edits = LL_NEW(&test_arena, struct edit, 3 * N);
	struct past *one;
	struct past *two;

	(void)state;
	for (size_t i = 0; i < 3 * N; i++) {
		edits[i].subject = i % N ? NULL : "x";
		edits[i].path =
			test_zero(ll_strf(&test_arena, "goals/%zu.md", i % N));
		edits[i].text = test_zero(ll_strf(
			&test_arena, "# G%zu\n\nVersion %zu.\n", i % N, i));
	}
	one = past_tell(past_read(edits, 3 * N), 1);
	two = past_tell(past_read(edits, 3 * N), 4);
	for (size_t i = 0; i < N; i++) {
		assert_string_equal(past_changes(&one->log.timeline[i]),
				    past_changes(&two->log.timeline[i]));
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_goal_tells_what_was_changed),
	cmocka_unit_test(only_words_that_differ_are_wording),
	cmocka_unit_test(a_dash_in_a_target_is_mechanical),
	cmocka_unit_test(a_renamed_file_keeps_its_past),
	cmocka_unit_test(a_file_that_came_again_has_one_timeline),
	cmocka_unit_test(a_file_in_the_place_of_one_moved_away_is_another),
	cmocka_unit_test(edits_of_the_work_tree_are_the_last_change),
	cmocka_unit_test(a_goal_that_is_gone_keeps_its_timeline),
	cmocka_unit_test(a_section_has_a_timeline_of_its_own),
	cmocka_unit_test(a_new_heading_over_the_same_words_is_the_same_record),
	cmocka_unit_test(a_section_that_went_is_gone),
	cmocka_unit_test(a_section_that_came_again_has_one_timeline),
	cmocka_unit_test(sections_move_with_their_file),
	cmocka_unit_test(sections_of_a_file_that_is_gone_are_gone),
	cmocka_unit_test(a_version_that_is_missing_is_said_to_be_unread),
	cmocka_unit_test(a_cut_history_dates_no_creation),
	cmocka_unit_test(without_history_there_is_no_change),
	cmocka_unit_test(the_audience_of_both_states_is_kept),
	cmocka_unit_test(each_blob_is_read_once_and_the_present_not_at_all),
	cmocka_unit_test(the_number_of_threads_does_not_matter),
};

RUN(tests)
