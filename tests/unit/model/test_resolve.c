#include "model/fixture.h"

static const char *const files[][2] = {
	{ "mission.md", "# Mission\n" },
	{ "values.md", "# Values\n\n## Honest\n\nWe say so.\n\n## Kind\n" },
	{ "strategy/speed.md", "# Speed\n" },
	{ "strategy/care.md", "# Care without waiting\n" },
	{ "strategy/rooms.md", "# Rooms\n" },
	{ "goals/2025/wait.md", "# Wait 25\n" },
	{ "goals/2026/wait.md", "# Wait 26\n\n## Risks\n" },
	{ "goals/2026/rooms.md", "---\nid: more-rooms\n---\n# More rooms\n" },
	{ "goals/2026/hub/README.md", "# Hub\n" },
	{ "people/priya.md", "# Priya Raman\n\n- Handle: PriyaR\n"
			     "- Aliases: pr\n" },
	{ "people/rooms.md", "# Rosa Ooms\n" },
	{ "teams/access.md", "# Access\n" },
	{ "notes/wait-list.md", "# The list\n" },
};

static const char *found(const struct fixture *fixture, const char *from,
			 const char *ref)
{
	size_t i =
		ll_org_find(&fixture->org, ll_str_from(from), ll_str_from(ref));

	return i == LL_NO_RECORD ? "-" : test_zero(fixture->org.record[i].id);
}

static void a_reference_is_any_name_that_is_unambiguous(void **state)
{
	static const char *const row[][3] = {
		{ "x.md", "goals/2026/wait", "goals/2026/wait" },
		{ "x.md", "goals/2026/wait.md", "goals/2026/wait" },
		{ "x.md", "2026/wait", "goals/2026/wait" },
		{ "x.md", "2025/wait.md", "goals/2025/wait" },
		{ "x.md", "wait", "-" },
		{ "goals/2026/x.md", "wait", "goals/2026/wait" },
		{ "goals/2025/x.md", "./wait.md", "goals/2025/wait" },
		{ "goals/2025/x.md", "../2026/wait.md#risks",
		  "goals/2026/wait" },
		{ "x.md", "2026/wait#risks", "goals/2026/wait" },
		{ "x.md", "more-rooms", "more-rooms" },
		{ "x.md", "goals/2026/rooms", "more-rooms" },
		{ "x.md", "values#honest", "values#honest" },
		{ "x.md", "values.md#honest", "values#honest" },
		{ "x.md", "honest", "values#honest" },
		{ "x.md", "Honest", "values#honest" },
		{ "x.md", "#honest", "values#honest" },
		{ "x.md", "Care without waiting", "strategy/care" },
		{ "x.md", "hub", "goals/2026/hub/README" },
		{ "x.md", "2026/hub", "goals/2026/hub/README" },
		{ "x.md", "@priyar", "people/priya" },
		{ "x.md", "@PR", "people/priya" },
		{ "x.md", "priya", "people/priya" },
		{ "x.md", "Priya Raman", "people/priya" },
		{ "x.md", "@access", "teams/access" },
		{ "x.md", "@wait", "-" },
		{ "x.md", "list", "-" },
		{ "x.md", "nothing", "-" },
		{ "x.md", "", "-" },
		{ "x.md", "2027/wait", "-" },
		{ "x.md", "https://x.example/wait", "-" },
	};
	struct fixture *fixture = FIXTURE(files, "2026-03-10");

	(void)state;
	assert_string_equal(fixture_findings(&fixture->diags), "");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(found(fixture, row[i][0], row[i][1]),
				    row[i][2]);
	}
}

/* What `goals/2026/new.md` with this metadata line refers to. */
static const char *by_field(const char *line, const char *findings)
{
	const char *more[16][2];
	size_t n = sizeof(files) / sizeof(files[0]);
	struct fixture *fixture;
	const struct ll_record *goal;
	const struct ll_ref *ref;

	for (size_t i = 0; i < n; i++) {
		more[i][0] = files[i][0];
		more[i][1] = files[i][1];
	}
	more[n][0] = "goals/2026/new.md";
	more[n][1] =
		test_zero(ll_strf(&test_arena, "---\n%s\n---\n# New\n", line));
	fixture = fixture_make((const char *const(*)[2])more, n + 1,
			       "2026-03-10");
	goal = fixture_record(fixture, "goals/2026/new");
	ref = goal->supports.n ? goal->supports.ref
	      : goal->owner.n  ? goal->owner.ref
			       : &goal->team;
	assert_string_equal(fixture_findings(&fixture->diags), findings);
	return ref->record == LL_NO_RECORD
		       ? "-"
		       : test_zero(fixture->org.record[ref->record].id);
}

static void a_field_prefers_what_it_can_mean(void **state)
{
	(void)state;
	assert_string_equal(by_field("supports: rooms", ""), "more-rooms");
	assert_string_equal(by_field("supports: strategy/rooms", ""),
			    "strategy/rooms");
	assert_string_equal(by_field("owner: rooms", ""), "people/rooms");
	assert_string_equal(by_field("owner: pr", ""), "people/priya");
	assert_string_equal(by_field("team: access", ""), "teams/access");
	assert_string_equal(by_field("supports: wait", ""), "goals/2026/wait");
	assert_string_equal(by_field("supports: the list", ""),
			    "notes/wait-list");
}

static void a_reference_to_nothing_is_a_finding_with_a_hint(void **state)
{
	(void)state;
	by_field("supports: sped",
		 "goals/2026/new.md:2 REF_DANGLING nothing is called 'sped', "
		 "did you mean 'speed'?\n");
	by_field("supports: ../2024/wait.md",
		 "goals/2026/new.md:2 REF_DANGLING nothing is called "
		 "'../2024/wait.md', did you mean 'wait'?\n");
	by_field("team: acces",
		 "goals/2026/new.md:2 REF_DANGLING nothing is called 'acces', "
		 "did you mean 'access'?\n");
	by_field("owner: \"@stranger\"",
		 "goals/2026/new.md:2 OWNER_UNKNOWN 'stranger' has no page "
		 "under people/\n");
	by_field("supports: https://x.example/y", "");
}

static void an_ambiguous_reference_names_the_candidates(void **state)
{
	static const char *const two[][2] = {
		{ "strategy/a/x.md", "# A\n" },
		{ "strategy/b/x.md", "# B\n" },
		{ "goals/2026/g.md", "---\nsupports: x\n---\n# G\n" },
	};
	struct fixture *fixture = FIXTURE(two, "2026-03-10");

	(void)state;
	assert_string_equal(fixture_findings(&fixture->diags),
			    "goals/2026/g.md:2 REF_AMBIGUOUS 'x' could be any "
			    "of strategy/a/x, strategy/b/x\n");
}

static void without_people_pages_no_owner_is_unknown(void **state)
{
	static const char *const few[][2] = {
		{ "goals/2026/g.md",
		  "---\nowner: \"@a\"\nteam: t\n---\n# G\n" },
	};

	(void)state;
	assert_string_equal(
		fixture_findings(&FIXTURE(few, "2026-03-10")->diags), "");
}

static void two_records_with_one_id_name_both_places(void **state)
{
	static const char *const twice[][2] = {
		{ "goals/2026/a.md", "---\nid: wait\n---\n# A\n" },
		{ "goals/2026/b.md", "---\ntitle: B\nid: wait\n---\n" },
		{ "goals/2026/c.md", "---\nid: goals/2026/a\n---\n" },
	};
	struct fixture *fixture = FIXTURE(twice, "2026-03-10");

	(void)state;
	assert_string_equal(
		fixture_findings(&fixture->diags),
		"goals/2026/b.md:3 DUPLICATE_ID id 'wait' is used twice, also "
		"at goals/2026/a.md:2\n"
		"goals/2026/c.md:2 DUPLICATE_ID id 'goals/2026/a' is used "
		"twice, also at goals/2026/a.md:2\n");
	assert_str(fixture->org.record[0].id, "wait");
	assert_str(fixture->org.record[1].id, "goals/2026/b");
	assert_str(fixture->org.record[2].id, "goals/2026/c");
}

static void children_are_who_supports_each_once(void **state)
{
	static const char *const tree[][2] = {
		{ "strategy/speed.md", "# Speed\n" },
		{ "goals/2026/a.md", "---\nsupports: [speed, Speed]\n---\n" },
		{ "goals/2026/b.md", "---\nsupports: [a, speed]\n---\n" },
	};
	struct fixture *fixture = FIXTURE(tree, "2026-03-10");
	const struct ll_record *speed =
		fixture_record(fixture, "strategy/speed");

	(void)state;
	assert_int_equal(speed->nchildren, 2);
	assert_str(fixture->org.record[speed->child[0]].id, "goals/2026/a");
	assert_str(fixture->org.record[speed->child[1]].id, "goals/2026/b");
	assert_int_equal(fixture_record(fixture, "goals/2026/a")->nchildren, 1);
}

/* What the view does: fewer records, resolved again, the first untouched. */
static void resolving_again_with_fewer_leaves_the_first_alone(void **state)
{
	static const char *const tree[][2] = {
		{ "goals/2026/a.md",
		  "---\nsupports: speed\nowner: \"@p\"\nmetrics: [{name: m, "
		  "baseline: 0, target: 10, current: 2}]\n---\n" },
		{ "people/p.md", "# P\n" },
		{ "strategy/speed.md", "# Speed\n" },
		{ "updates/2026-02.md", "---\ngoals: {a: {value: 7}}\n---\n" },
	};
	struct fixture *fixture = FIXTURE(tree, "2026-03-10");
	struct ll_org fewer = fixture->org;

	(void)state;
	fewer.record = LL_NEW(&test_arena, struct ll_record, 2);
	fewer.record[0] = fixture->org.record[0];
	fewer.record[1] = fixture->org.record[2];
	fewer.nrecords = 2;
	ll_org_resolve(&test_arena, &fewer, NULL);
	ll_org_derive(&test_arena, &fewer, ll_date_make(2026, 3, 10));
	assert_int_equal(fewer.record[0].supports.ref[0].record, 1);
	assert_true(fewer.record[0].owner.ref[0].record == LL_NO_RECORD);
	assert_true(fewer.record[0].metric[0].current.value == 2);
	assert_int_equal(fewer.record[0].metric[0].nreadings, 0);
	assert_int_equal(fixture->org.record[0].supports.ref[0].record, 2);
	assert_int_equal(fixture->org.record[0].owner.ref[0].record, 1);
	assert_true(fixture->org.record[0].metric[0].current.value == 7);
	assert_int_equal(fixture->org.record[0].metric[0].nreadings, 1);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_reference_is_any_name_that_is_unambiguous),
	cmocka_unit_test(a_field_prefers_what_it_can_mean),
	cmocka_unit_test(a_reference_to_nothing_is_a_finding_with_a_hint),
	cmocka_unit_test(an_ambiguous_reference_names_the_candidates),
	cmocka_unit_test(without_people_pages_no_owner_is_unknown),
	cmocka_unit_test(two_records_with_one_id_name_both_places),
	cmocka_unit_test(children_are_who_supports_each_once),
	cmocka_unit_test(resolving_again_with_fewer_leaves_the_first_alone),
};

RUN(tests)
