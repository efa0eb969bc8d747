#include "model/fixture.h"

#include "check/check.h"

static const char *check(const char *const (*files)[2], size_t n)
{
	struct fixture *fixture = fixture_make(files, n, "2026-03-10");
	struct ll_buf buf = ll_buf_make(&test_arena);

	ll_check_run(&(struct ll_check){ &fixture->org, NULL,
					 ll_date_make(2026, 3, 10),
					 &fixture->diags, NULL });
	ll_diags_sort(&fixture->diags);
	for (size_t i = 0; i < fixture->diags.n; i++) {
		const struct ll_diag *diag = &fixture->diags.item[i];

		ll_buf_addf(&buf, "%" LL_FMT ":%d %s %s\n",
			    LL_ARG(diag->pos.path), diag->pos.line,
			    ll_diag_info[diag->code].code,
			    ll_diag_level_name(diag->level));
	}
	return test_zero(ll_buf_str(&buf));
}

#define CHECK(files) check(files, sizeof(files) / sizeof(files[0]))

static void settings_change_levels_and_leave_paths_out(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml",
		  "checks:\n  L201: {level: error, except: goals/old/**}\n"
		  "  L110: off\n  ANCHOR_BROKEN: note\n" },
		{ "goals/2026/a.md", "# A\n\n[x](y.md) [z](#q)\n" },
		{ "goals/old/b.md", "# B\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files), "goals/2026/a.md:1 L201 error\n"
					  "goals/2026/a.md:3 L111 note\n");
}

static void a_comment_excuses_its_own_and_the_next_block(void **state)
{
	static const char *const files[][2] = {
		{ "a.md",
		  "# A\n\n[x](1.md)\n\n<!-- lodeline: ignore L110 will come -->\n"
		  "\n[x](2.md)\n[x](3.md)\n\n[x](4.md) "
		  "<!-- lodeline: ignore LINK_BROKEN -->\n\n[x](5.md)\n\n"
		  "<!-- lodeline: ignore L111 -->\n\n[x](6.md)\n\n"
		  "<!-- ignore L110 -->\n\n[x](7.md)\n" },
		{ "goals/2026/g.md",
		  "<!-- lodeline: ignore L201 -->\n\n# Everybody's\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files),
			    "a.md:3 L110 warning\na.md:10 L124 note\n"
			    "a.md:12 L110 warning\na.md:14 L123 note\n"
			    "a.md:14 L124 note\n"
			    "a.md:16 L110 warning\na.md:20 L110 warning\n"
			    "goals/2026/g.md:1 L124 note\n");
}

static void an_excuse_that_is_wrong_is_a_finding(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks:\n  EXCUSE_BARE: off\n" },
		{ "a.md", "# A\n\n<!-- lodeline: ignore L999 why -->\n\n"
			  "<!-- lodeline: ignore -->\n\n"
			  "<!-- lodeline: ignore L110 mended -->\n\n"
			  "<!-- lodeline: ignore L602 it has a past -->\n\n"
			  "<!-- lodeline: ignore L110 -->\n\n[x](1.md)\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files), "a.md:3 L125 warning\n"
					  "a.md:5 L125 warning\n"
					  "a.md:7 L123 note\n");
}

static void an_excuse_for_what_is_off_is_used(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "checks:\n  L110: off\n" },
		{ "a.md", "# A\n\n<!-- lodeline: ignore L110 soon -->\n\n"
			  "[x](1.md)\n" },
	};

	(void)state;
	assert_string_equal(CHECK(files), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(settings_change_levels_and_leave_paths_out),
	cmocka_unit_test(a_comment_excuses_its_own_and_the_next_block),
	cmocka_unit_test(an_excuse_that_is_wrong_is_a_finding),
	cmocka_unit_test(an_excuse_for_what_is_off_is_used),
};

RUN(tests)
