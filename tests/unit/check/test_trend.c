#include "history/fixture.h"

#include "check/trend.h"

/* Findings at the ends of months, from the files as they were then. */

#define GOAL "goals/2026/wait.md"
#define UNOWNED "---\nsupports: near\n---\n# Wait\n"
#define OWNED "---\nowner: ann\nsupports: near\n---\n# Wait\n"

static const struct edit edits[] = {
	{ "Begin", GOAL, UNOWNED },
	{ NULL, "strategy/near.md", "# Near\n" },
	{ NULL, ".github/note.md", "# Not ours\n" },
	{ "Another", "goals/2026/late.md",
	  "---\nsupports: near\n---\n# Late\n" },
	{ "Own it", GOAL, OWNED },
	{ NULL, ".github/note.md", "# Still not ours\n" },
	{ "Say more", "strategy/near.md", "# Near\n\nAnd dear.\n" },
};

static const char *const days[] = { "2026-02-10", "2026-03-10", "2026-05-10",
				    "2026-05-20" };

static const struct ll_trend_sieve all;

static struct past *past_on_days(void)
{
	struct past *past = past_read(edits, sizeof(edits) / sizeof(edits[0]));
	struct ll_source *source = &past->source;
	size_t n = 0;

	for (size_t i = 0; i < source->nfiles; i++) {
		if (!ll_str_starts(source->file[i].path, LL_STR("."))) {
			source->file[n++] = source->file[i]; /* as io does */
		}
	}
	source->nfiles = n;
	past_tell(past, 1);
	for (size_t i = 0; i < past->source.history.nlandings; i++) {
		past->source.history.landing[i].commit.time =
			ll_time_of_date(ll_date_parse(ll_str_from(days[i])));
	}
	return past;
}

static struct ll_trend trend_on(struct past *past, const char *today,
				const struct ll_trend_sieve *sieve)
{
	return ll_trend_make(&test_arena, &past->org, &past->log,
			     ll_date_parse(ll_str_from(today)), sieve, NULL);
}

/* "2026-02-28 1 of 2 records" a line */
static const char *points(const struct ll_trend *trend)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < trend->npoints; i++) {
		const struct ll_trend_point *point = &trend->point[i];

		ll_buf_add(&buf, ll_date_iso(&test_arena, point->day));
		ll_buf_addf(&buf, " %zu of %zu\n",
			    point->count[LL_FAMILY_SIGHT][LL_WARNING],
			    point->nrecords);
	}
	return test_zero(ll_buf_str(&buf));
}

static void what_was_mended_is_there_before_and_not_after(void **state)
{
	struct ll_trend trend = trend_on(past_on_days(), "2026-06-05", &all);

	(void)state;
	assert_string_equal(points(&trend), "2026-02-28 1 of 2\n"
					    "2026-03-31 2 of 3\n"
					    "2026-04-30 2 of 3\n"
					    "2026-05-31 1 of 3\n"
					    "2026-06-05 1 of 3\n");
}

static void each_older_version_is_read_once(void **state)
{
	struct past *past = past_on_days();
	struct past_blob *blob;
	struct ll_trend trend;
	struct ll_oid ids[] = { fixture_oid(LL_STR(UNOWNED)),
				fixture_oid(LL_STR("# Near\n")) };

	(void)state;
	for (size_t i = 0; i < past->blob.nentries; i++) {
		blob = past->blob.entry[i].value;
		blob->nfetched = 0;
	}
	trend = trend_on(past, "2026-06-05", &all);
	assert_int_equal(trend.nread, 2);
	for (size_t i = 0; i < past->blob.nentries; i++) {
		bool old = false;

		blob = past->blob.entry[i].value;
		for (size_t k = 0; k < 2; k++) {
			old = old || ll_oid_eq(&blob->id, &ids[k]);
		}
		assert_int_equal(blob->nfetched, old ? 1 : 0);
	}
}

static void a_finding_is_as_old_as_it_was_there_without_a_break(void **state)
{
	struct past *past = past_on_days();
	struct ll_trend trend = trend_on(past, "2026-06-05", &all);
	struct ll_diags diags = { .arena = &test_arena };
	struct ll_pos pos = { .path = LL_STR("goals/2026/late.md"), .line = 9 };

	(void)state;
	ll_diag_add(&diags, LL_D_GOAL_UNOWNED, pos, LL_STR("Late"), LL_STR(""));
	ll_diag_add(&diags, LL_D_GOAL_UNOWNED, pos, LL_STR("x"), LL_STR(""));
	assert_string_equal(
		test_zero(ll_date_iso(&test_arena,
				      ll_trend_since(&trend, &diags.item[0]))),
		"2026-03-31");
	assert_int_equal(ll_trend_since(&trend, &diags.item[1]).n, 0);
}

static bool sees_no_late(void *context, ll_str path, size_t nlandings)
{
	(void)context;
	(void)nlandings;
	return !ll_str_is(path, "goals/2026/late.md");
}

static void what_is_hidden_is_in_no_count(void **state)
{
	struct ll_trend_sieve sieve = { sees_no_late, NULL };
	struct ll_trend trend = trend_on(past_on_days(), "2026-06-05", &sieve);

	(void)state;
	assert_string_equal(points(&trend), "2026-02-28 1 of 2\n"
					    "2026-03-31 1 of 2\n"
					    "2026-04-30 1 of 2\n"
					    "2026-05-31 0 of 2\n"
					    "2026-06-05 0 of 2\n");
}

static void which_groups_of_a_survey_are_small_is_in_no_count(void **state)
{
	static const struct edit survey[] = {
		{ "Ask", "pulse/2026-01.csv",
		  "question,group,role,responses,score,scale\n"
		  "Warm?,,leader,9,5,1-5\n"
		  "Warm?,A,staff,9,1,1-5\n"
		  "Warm?,B,staff,4,1,1-5\n" },
	};
	struct past *past = past_read(survey, 1);
	struct ll_trend trend;

	(void)state;
	past_tell(past, 1);
	trend = trend_on(past, "2026-06-05", &all);
	assert_int_equal(ll_trend_total(&trend.point[trend.npoints - 1]), 1);
}

static void what_is_not_here_ends_the_trend(void **state)
{
	struct past *past = past_on_days();
	struct ll_trend trend;

	(void)state;
	past->missing = "supports: near\n---\n# Wait";
	trend = trend_on(past, "2026-06-05", &all);
	assert_string_equal(points(&trend), "2026-05-31 1 of 3\n"
					    "2026-06-05 1 of 3\n");
}

static void without_history_there_is_no_trend(void **state)
{
	struct past *past = past_on_days();

	(void)state;
	past->source.history.state = LL_HISTORY_NONE;
	assert_int_equal(trend_on(past, "2026-06-05", &all).npoints, 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_was_mended_is_there_before_and_not_after),
	cmocka_unit_test(each_older_version_is_read_once),
	cmocka_unit_test(a_finding_is_as_old_as_it_was_there_without_a_break),
	cmocka_unit_test(what_is_hidden_is_in_no_count),
	cmocka_unit_test(which_groups_of_a_survey_are_small_is_in_no_count),
	cmocka_unit_test(what_is_not_here_ends_the_trend),
	cmocka_unit_test(without_history_there_is_no_trend),
};

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, test_teardown);
}
