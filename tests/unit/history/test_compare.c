#include "test.h"

#include "fixture.h"
#include "history/compare.h"

/* A record at two points of the published line, and what lies between. */

static const struct edit edits[] = {
	{ "Write them down", "values.md",
	  "# Values\n\n## Warmth\n\nSomebody says hello first.\n" },
	{ NULL, "mission.md", "# Mission\n\nBooks for all.\n" },
	{ "Second value", "values.md",
	  "# Values\n\n## Warmth\n\nSomebody says hello first.\n\n## Patience\n\n"
	  "We wait.\n" },
	{ "Shorten", "values.md",
	  "# Values\n\n## Warmth\n\nSomebody says hello.\n\n## Patience\n\n"
	  "We wait.\n" },
	{ "A principle", "principles/short.md", "# Short\n\nSay it once.\n" },
	{ "And gone", "principles/short.md", NULL },
};

static struct ll_subject subject_of(const struct past *past, const char *id)
{
	for (size_t i = 0; i < past->org.nrecords; i++) {
		if (ll_str_is(past->org.record[i].id, id)) {
			return (struct ll_subject){ &past->log.timeline[i],
						    &past->org.record[i],
						    NULL };
		}
	}
	assert_int_equal(past->log.ngone, 1);
	assert_true(ll_str_is(past->log.gone[0].id, id));
	return (struct ll_subject){ &past->log.gone[0].timeline, NULL,
				    &past->log.gone[0] };
}

/* "class: spans" of a record between two points. */
static const char *between(const struct past *past, const char *id, size_t from,
			   size_t to)
{
	struct ll_comparer comparer = { .org = &past->org, .log = &past->log };
	struct ll_subject subject = subject_of(past, id);
	struct ll_standing old = ll_standing_at(&past->log, &subject, from);
	struct ll_standing new = ll_standing_at(&past->log, &subject, to);
	const struct ll_state *before =
		ll_compare_state(&comparer, &subject, &old);
	const struct ll_state *after =
		ll_compare_state(&comparer, &subject, &new);
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_change change = { 0 };

	if (!before && !after) {
		return "";
	}
	ll_worddiff_open();
	ll_compare_states(&test_arena, before, after, &change);
	ll_worddiff_close();
	ll_buf_addf(&buf, "%" LL_FMT ": ", LL_ARG(ll_class_word(change.class)));
	for (size_t i = 0; i < change.nspans; i++) {
		past_add_span(&buf, &change.span[i]);
	}
	ll_comparer_release(&comparer);
	return test_zero(ll_buf_str(&buf));
}

static void words_of_two_points_are_compared_whatever_lay_between(void **state)
{
	const struct past *past = PAST(edits);

	(void)state;
	assert_int_equal(past->log.ninfos, 5);
	assert_string_equal(
		between(past, "values#warmth", 1, 3),
		"wording: Somebody says [-hello first.-]{+hello.+}");
	assert_string_equal(between(past, "values#warmth", 3, 4),
			    "mechanical: ");
}

static void today_is_compared_with_its_words(void **state)
{
	const struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(
		between(past, "values#warmth", 1, 5),
		"wording: Somebody says [-hello first.-]{+hello.+}");
	assert_string_equal(between(past, "mission", 1, 5), "mechanical: ");
}

static void what_is_new_shows_all_its_words(void **state)
{
	const struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(between(past, "values#patience", 1, 2),
			    "created: {+We wait.+}");
	assert_string_equal(between(past, "values#patience", 1, 5),
			    "created: {+We wait.+}");
	assert_string_equal(between(past, "values#patience", 0, 1), "");
}

static void what_is_gone_shows_the_words_it_had(void **state)
{
	const struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(between(past, "principles/short", 4, 5),
			    "deleted: [-Say it once.-]");
	assert_string_equal(between(past, "principles/short", 3, 5), "");
}

static void a_day_has_the_landings_that_were_published_by_its_end(void **state)
{
	const struct past *past = PAST(edits);
	ll_date first = ll_date_of_time(past->log.info[0].landing->commit.time);

	(void)state;
	assert_int_equal(ll_compare_day(&past->log, (ll_date){ first.n - 1 }),
			 0);
	assert_int_equal(ll_compare_day(&past->log, first), 1);
	assert_int_equal(ll_compare_day(&past->log, (ll_date){ first.n + 2 }),
			 3);
	assert_int_equal(ll_compare_day(&past->log, (ll_date){ first.n + 99 }),
			 5);
}

static void one_wrong_clock_does_not_move_a_day(void **state)
{
	struct past *past = PAST(edits);
	ll_date first = ll_date_of_time(past->log.info[0].landing->commit.time);

	(void)state;
	past->source.history.landing[1].commit.time += 86400 * 365;
	assert_int_equal(ll_compare_day(&past->log, (ll_date){ first.n + 3 }),
			 4);
	past->source.history.landing[3].commit.time = 0;
	assert_int_equal(ll_compare_day(&past->log, first), 1);
}

static void a_version_that_is_missing_is_not_made_up(void **state)
{
	struct past *past = past_read(edits, sizeof edits / sizeof *edits);
	struct ll_comparer comparer = { 0 };
	struct ll_subject subject;
	struct ll_standing old;

	(void)state;
	past->missing = "first";
	past_tell(past, 1);
	comparer.org = &past->org;
	comparer.log = &past->log;
	subject = subject_of(past, "mission");
	old = ll_standing_at(&past->log, &subject, 0);
	assert_int_equal(old.how, LL_STOOD_NOT);
	subject = subject_of(past, "values#warmth");
	old = ll_standing_at(&past->log, &subject, 1);
	assert_int_equal(old.how, LL_STOOD_UNKNOWN);
	assert_null(ll_compare_state(&comparer, &subject, &old));
	ll_comparer_release(&comparer);
}

static void a_standing_tells_its_title_of_then(void **state)
{
	static const struct edit renamed[] = {
		{ "Write", "values.md",
		  "# Values\n\n## Warmth\n\nSomebody says hello to all who "
		  "come in, and means it.\n" },
		{ "Rename", "values.md",
		  "# Values\n\n## Welcome\n\nSomebody says hello to all who "
		  "come in, and means it.\n" },
	};
	const struct past *past = PAST(renamed);
	struct ll_subject subject = subject_of(past, "values#welcome");
	struct ll_standing old = ll_standing_at(&past->log, &subject, 1);
	struct ll_standing new = ll_standing_at(&past->log, &subject, 2);

	(void)state;
	assert_true(ll_str_is(ll_standing_title(&subject, &old), "Warmth"));
	assert_true(ll_str_is(ll_standing_title(&subject, &new), "Welcome"));
	assert_true(ll_standing_moved(&subject, &old, &new));
	assert_false(ll_standing_moved(&subject, &new, &new));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(words_of_two_points_are_compared_whatever_lay_between),
	cmocka_unit_test(today_is_compared_with_its_words),
	cmocka_unit_test(what_is_new_shows_all_its_words),
	cmocka_unit_test(what_is_gone_shows_the_words_it_had),
	cmocka_unit_test(a_day_has_the_landings_that_were_published_by_its_end),
	cmocka_unit_test(one_wrong_clock_does_not_move_a_day),
	cmocka_unit_test(a_version_that_is_missing_is_not_made_up),
	cmocka_unit_test(a_standing_tells_its_title_of_then),
};

RUN(tests)
