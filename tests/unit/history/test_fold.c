#include "history/fixture.h"

#include "history/fold.h"

/* "-", "f" folded, "F" folded and takes back, one letter a change */
static const char *folds(const struct past *past)
{
	struct ll_buf buf = ll_buf_make(&test_arena);
	const struct ll_timeline *timeline = &past->log.timeline[0];

	for (size_t i = 0; i < timeline->nchanges; i++) {
		const struct ll_change *change = &timeline->change[i];

		ll_buf_add_char(&buf, !change->folded  ? '-'
				      : change->undoes ? 'F'
						       : 'f');
		if (change->undoes) {
			assert_true(
				timeline->change[change->undoes - 1].folded);
		}
	}
	return test_zero(ll_buf_str(&buf));
}

#define GOAL(target)                                                           \
	"---\nmetrics:\n  - id: m\n    target: " target "\n---\n# G\n"

static void what_was_taken_back_came_to_nothing(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/g.md", GOAL("5") },
		{ "2", "goals/g.md", GOAL("7") },
		{ "3", "goals/g.md", GOAL("5") },
		{ "4", "goals/g.md", GOAL("6") },
	};

	(void)state;
	assert_string_equal(folds(PAST(edits)), "-fF-");
}

static void there_and_back_and_there_keeps_the_last(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/g.md", GOAL("5") },
		{ "2", "goals/g.md", GOAL("7") },
		{ "3", "goals/g.md", GOAL("5") },
		{ "4", "goals/g.md", GOAL("7") },
	};

	(void)state;
	assert_string_equal(folds(PAST(edits)), "-fF-");
}

static void steps_taken_back_one_by_one_fold_from_within(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/g.md", GOAL("5") },
		{ "2", "goals/g.md", GOAL("7") },
		{ "3", "goals/g.md", GOAL("9") },
		{ "4", "goals/g.md", GOAL("7") },
		{ "5", "goals/g.md", GOAL("5") },
	};

	(void)state;
	assert_string_equal(folds(PAST(edits)), "-ffFF");
}

static void what_changed_on_the_way_is_no_way_back(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/g.md", GOAL("5") "\nOne.\n" },
		{ "2", "goals/g.md", GOAL("7") "\nOne.\n" },
		{ "3", "goals/g.md", GOAL("5") "\nTwo.\n" },
	};

	(void)state;
	assert_string_equal(folds(PAST(edits)), "---");
}

static void mechanical_edits_do_not_stand_between(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/g.md", GOAL("5") "\nOne two.\n" },
		{ "2", "goals/g.md", GOAL("7") "\nOne two.\n" },
		{ "3", "goals/g.md", GOAL("7") "\nOne\ntwo.\n" },
		{ "4", "goals/g.md", GOAL("5") "\nOne two.\n" },
	};

	(void)state;
	assert_string_equal(folds(PAST(edits)), "-f-F");
}

static void the_window_is_a_setting(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/g.md", GOAL("5") },
		{ NULL, "lodeline.yml", "fold_days: 1\n" },
		{ "2", "goals/g.md", GOAL("7") },
		{ "3", "other.md", "# Other\n" },
		{ "4", "goals/g.md", GOAL("5") },
	};

	(void)state;
	assert_string_equal(folds(PAST(edits)), "---");
}

static void a_file_removed_by_mistake_is_brought_back(void **state)
{
	static const struct edit edits[] = {
		{ "1", "goals/g.md", GOAL("5") },
		{ "2", "goals/g.md", NULL },
		{ "3", "goals/g.md", GOAL("5") },
	};

	(void)state;
	assert_string_equal(folds(PAST(edits)), "-fF");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_was_taken_back_came_to_nothing),
	cmocka_unit_test(there_and_back_and_there_keeps_the_last),
	cmocka_unit_test(steps_taken_back_one_by_one_fold_from_within),
	cmocka_unit_test(what_changed_on_the_way_is_no_way_back),
	cmocka_unit_test(mechanical_edits_do_not_stand_between),
	cmocka_unit_test(the_window_is_a_setting),
	cmocka_unit_test(a_file_removed_by_mistake_is_brought_back),
};

RUN(tests)
