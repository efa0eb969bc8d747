#include "model/fixture.h"

#include "history/in_use.h"

static struct fixture *house; /* of the last use_of() */

/* "decisions other moments updates goals, newest DAY by ID" of one value. */
static const char *use_of(const char *const (*files)[2], size_t nfiles,
			  const char *today, const char *id)
{
	struct ll_in_use *use;
	size_t n;

	house = fixture_make(files, nfiles, today);
	use = ll_in_use_make(&test_arena, &house->org,
			     ll_date_parse(ll_str_from(today)), &n);
	for (size_t i = 0; i < n; i++) {
		const struct ll_record *record = house->org.record;
		struct ll_buf buf = ll_buf_make(&test_arena);
		size_t sum = 0;
		size_t months = 0;

		if (!ll_str_is(record[use[i].record].id, id)) {
			continue;
		}
		for (size_t k = 0; k < LL_NUSES; k++) {
			ll_buf_addf(&buf, "%zu ", use[i].use[k]);
			sum += use[i].use[k];
		}
		for (size_t k = 0; k < LL_USE_MONTHS; k++) {
			months += use[i].month[k];
		}
		assert_int_equal(use[i].nuses, sum);
		assert_int_equal(use[i].nuses, months);
		if (!use[i].last.n) {
			assert_true(use[i].last_by == LL_NO_RECORD);
			ll_buf_add(&buf, LL_STR("never"));
			return test_zero(ll_buf_str(&buf));
		}
		ll_buf_add(&buf, ll_date_iso(&test_arena, use[i].last));
		ll_buf_add(&buf, LL_STR(" by "));
		ll_buf_add(&buf, record[use[i].last_by].id);
		return test_zero(ll_buf_str(&buf));
	}
	fail_msg("no value '%s'", id);
	return NULL;
}

#define USE(files, today, id)                                                  \
	use_of(files, sizeof(files) / sizeof(files[0]), today, id)

#define VALUE                                                                  \
	{                                                                      \
		"values/ask.md", "# Ask first\n"                               \
	}
#define LINK "[it](../values/ask.md)"

static void a_decision_cites_on_the_day_of_its_meeting(void **state)
{
	static const char *const files[][2] = {
		VALUE,
		{ "meetings/2026-02-10-all.md",
		  "# All\n\n## Decisions\n\n- We ask, as in " LINK ".\n" },
		{ "meetings/2026-03-10-all.md",
		  "# All\n\nWe read " LINK ".\n" },
	};

	(void)state;
	assert_string_equal(USE(files, "2026-03-31", "values/ask"),
			    "1 1 0 0 0 2026-03-10 by meetings/2026-03-10-all");
}

static void one_source_counts_once_however_often_it_cites(void **state)
{
	static const char *const files[][2] = {
		VALUE,
		{ "meetings/2026-02-10-all.md",
		  "# All\n\n" LINK " and " LINK "\n\n## Decisions\n\n"
		  "- One " LINK "\n- Two " LINK "\n" },
		{ "moments/day.md", "---\ndate: 2026-02-11\n"
				    "values: [ask]\n---\n# Day\n\n" LINK "\n" },
	};

	(void)state;
	assert_string_equal(USE(files, "2026-03-31", "values/ask"),
			    "1 0 1 0 0 2026-02-11 by moments/day");
}

static void twelve_months_are_counted_this_one_included(void **state)
{
	static const char *const files[][2] = {
		VALUE,
		{ "moments/a.md",
		  "---\ndate: 2025-04-01\nvalues: [ask]\n---\n# A\n" },
		{ "moments/b.md",
		  "---\ndate: 2025-03-31\nvalues: [ask]\n---\n# B\n" },
	};

	(void)state;
	assert_string_equal(USE(files, "2026-03-31", "values/ask"),
			    "0 0 1 0 0 2025-04-01 by moments/a");
	assert_string_equal(USE(files, "2026-04-01", "values/ask"),
			    "0 0 0 0 0 2025-04-01 by moments/a");
}

static void what_is_still_to_come_cites_nothing(void **state)
{
	static const char *const files[][2] = {
		VALUE,
		{ "moments/a.md",
		  "---\ndate: 2026-04-01\nvalues: [ask]\n---\n# A\n" },
		{ "moments/b.md", "---\nvalues: [ask]\n---\n# No day\n" },
		{ "goals/2027/a.md", "---\nsupports: ask\n---\n# A\n" },
	};

	(void)state;
	assert_string_equal(USE(files, "2026-03-31", "values/ask"),
			    "0 0 0 0 0 never");
}

static void a_goal_cites_for_as_long_as_its_period_lasts(void **state)
{
	static const char *const files[][2] = {
		VALUE,
		{ "goals/2025/a.md", "---\nsupports: ask\n---\n# A\n" },
	};
	static const char *const both[][2] = {
		VALUE,
		{ "goals/2025/a.md", "---\nsupports: ask\n---\n# A\n" },
		{ "goals/2026/b.md",
		  "# B\n\nAs in [it](../../values/ask.md)\n" },
	};

	(void)state;
	assert_string_equal(USE(files, "2025-06-30", "values/ask"),
			    "0 0 0 0 1 2025-06-30 by goals/2025/a");
	assert_string_equal(USE(files, "2026-11-30", "values/ask"),
			    "0 0 0 0 1 2025-12-31 by goals/2025/a");
	assert_string_equal(USE(files, "2026-12-01", "values/ask"),
			    "0 0 0 0 0 2025-12-31 by goals/2025/a");
	assert_string_equal(USE(both, "2026-03-31", "values/ask"),
			    "0 0 0 0 2 2026-03-31 by goals/2026/b");
}

static void an_update_cites_on_the_last_day_of_its_months(void **state)
{
	static const char *const files[][2] = {
		VALUE,
		{ "updates/2026-01,02.md", "# Two months\n\n" LINK "\n" },
	};

	(void)state;
	assert_string_equal(USE(files, "2026-03-31", "values/ask"),
			    "0 0 0 1 0 2026-02-28 by updates/2026-01,02");
	assert_string_equal(USE(files, "2026-02-10", "values/ask"),
			    "0 0 0 1 0 2026-02-10 by updates/2026-01,02");
}

static void values_do_not_cite_each_other(void **state)
{
	static const char *const files[][2] = {
		{ "values.md", "# Values\n\n## Ask\n\nSee [care](#care).\n\n"
			       "## Care\n\nSee [care](#care).\n" },
		{ "principles/own.md", "# Own\n\n[Care](../values.md#care)\n" },
		{ "notes.md", "# Notes\n\n[Care](values.md#care)\n" },
	};

	(void)state;
	assert_string_equal(USE(files, "2026-03-31", "values#care"),
			    "0 0 0 0 0 never");
}

static void without_values_there_is_nothing_to_count(void **state)
{
	static const char *const files[][2] = {
		{ "moments/a.md", "---\ndate: 2026-01-01\n---\n# A\n" },
	};
	size_t n = 7;

	(void)state;
	house = FIXTURE(files, "2026-03-31");
	ll_in_use_make(&test_arena, &house->org,
		       ll_date_parse(LL_STR("2026-03-31")), &n);
	assert_int_equal(n, 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_decision_cites_on_the_day_of_its_meeting),
	cmocka_unit_test(one_source_counts_once_however_often_it_cites),
	cmocka_unit_test(twelve_months_are_counted_this_one_included),
	cmocka_unit_test(what_is_still_to_come_cites_nothing),
	cmocka_unit_test(a_goal_cites_for_as_long_as_its_period_lasts),
	cmocka_unit_test(an_update_cites_on_the_last_day_of_its_months),
	cmocka_unit_test(values_do_not_cite_each_other),
	cmocka_unit_test(without_values_there_is_nothing_to_count),
};

RUN(tests)
