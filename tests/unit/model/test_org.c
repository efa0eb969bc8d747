#include "model/fixture.h"

static const char *const files[][2] = {
	{ "mission.md", "# Mission\n\nCare without waiting.\n" },
	{ "strategy/speed.md", "# Speed\n\nFaster.\n" },
	{ "people/priya.md", "# Priya Raman\n\nhandle: @priya\n" },
	{ "goals/2026/wait.md",
	  "---\nowner: \"@priya\"\nsupports: speed\nmetrics:\n"
	  "  - {name: Median wait, baseline: 12 days, target: 5 days}\n---\n"
	  "# Shorter wait\n\nPatients wait too long.\n" },
	{ "updates/2026-02.md",
	  "# February\n\n## [Shorter wait](../goals/2026/wait.md)\n\n"
	  "Status: on-track\nMedian wait: 9 days\n\nGood month.\n" },
};

static void a_small_organisation_is_read_whole(void **state)
{
	struct fixture *fixture = FIXTURE(files, "2026-03-10");
	const struct ll_record *goal =
		fixture_record(fixture, "goals/2026/wait");

	(void)state;
	assert_string_equal(fixture_findings(&fixture->diags), "");
	assert_int_equal(fixture->org.nrecords, 5);
	assert_str(goal->title, "Shorter wait");
	assert_int_equal(goal->nmetrics, 1);
	assert_str(goal->metric[0].id, "median-wait");
	assert_str(goal->metric[0].unit, "days");
	assert_int_equal((int)goal->metric[0].current.value, 9);
	assert_int_equal(goal->health, LL_HEALTH_ON_TRACK);
	assert_true(goal->progress.known);
	assert_int_equal((int)(goal->progress.value * 1000), 428);
	assert_ptr_equal(&fixture->org.record[goal->owner.ref[0].record],
			 fixture_record(fixture, "people/priya"));
	assert_ptr_equal(&fixture->org.record[goal->supports.ref[0].record],
			 fixture_record(fixture, "strategy/speed"));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_small_organisation_is_read_whole),
};

RUN(tests)
