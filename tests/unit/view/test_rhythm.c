#include "view_fixture.h"

/* The ledger, values in use and workshops, as a narrower audience sees them:
 * nothing that it may not see is counted, and indices are those of its view. */

static const char *const files[][2] = {
	{ "lodeline.yml", "audiences: [staff, leaders]\n" },
	/* hidden, and first: what follows has another place for staff */
	{ "a.md", "---\naudience: leaders\n---\n# A\n" },
	{ "teams/boats.md", "# Boats\n" },
	{ "teams/money.md", "---\naudience: leaders\n---\n# Money\n" },
	{ "updates/2026-01/boats.md", "---\nteam: boats\n---\n# One\n" },
	{ "updates/2026-02/boats.md",
	  "---\nteam: boats\naudience: leaders\n---\n# Two\n" },
	{ "updates/2026-02/money.md",
	  "---\nteam: money\naudience: leaders\n---\n# Two\n" },
	{ "values/ask.md", "# Ask\n" },
	{ "values/care.md", "# Care\n" },
	{ "moments/one.md",
	  "---\ndate: 2026-02-01\nvalues: [care]\n---\n# One\n" },
	{ "moments/two.md", "---\ndate: 2026-02-02\nvalues: [ask, care]\n"
			    "audience: leaders\n---\n# Two\n" },
	{ "meetings/2026-01-10-day.md", "---\nkind: workshop\n---\n# Day\n" },
	{ "meetings/2026-02-20-answer.md",
	  "---\nfollows: meetings/2026-01-10-day\naudience: leaders\n---\n"
	  "# Answer\n" },
	{ "principles/own.md", "---\nfrom: meetings/2026-01-10-day\n"
			       "agreed_by: [ann]\naudience: leaders\n---\n"
			       "# Own\n" },
};

static struct ll_view *see(const char *audience)
{
	struct ll_view *view =
		view_see(VIEW_FIXTURE(files, "2026-03-31"), audience);

	assert_non_null(view);
	return view;
}

/* "TEAM: UPDATE ? UPDATE (n of m)" a line: by the records of the view. */
static const char *ledger_of(const struct ll_view *view)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < view->ledger.nrows; i++) {
		const struct ll_ledger_row *row = &view->ledger.row[i];

		ll_buf_add(&buf, view->record[row->team].title);
		for (size_t k = 0; k < view->ledger.ncolumns; k++) {
			size_t update = row->cell[k].update;

			ll_buf_add_char(&buf, ' ');
			ll_buf_add(&buf, update == LL_LEDGER_NONE
						 ? LL_STR("-")
						 : view->record[update].title);
		}
		ll_buf_addf(&buf, " (%zu of %zu)\n", row->sum.ncame,
			    row->sum.nexpected);
	}
	return test_zero(ll_buf_str(&buf));
}

/* "2, last by moments/two" */
static const char *use_of(const struct ll_view *view, const char *id)
{
	const struct ll_in_use *use = view_record(view, id)->in_use;

	if (use->last_by == LL_NO_RECORD) {
		return test_zero(
			ll_strf(&test_arena, "%zu, by none", use->nuses));
	}
	return test_zero(ll_strf(&test_arena, "%zu, last by %" LL_FMT,
				 use->nuses,
				 LL_ARG(view->record[use->last_by].id)));
}

static void the_narrowest_audience_sees_every_row_of_the_ledger(void **state)
{
	(void)state;
	assert_string_equal(ledger_of(see("leaders")),
			    "Boats One Two - (2 of 2)\n"
			    "Money - Two - (1 of 1)\n");
}

static void an_update_that_is_hidden_did_not_come(void **state)
{
	const struct ll_view *view = see("staff");

	(void)state;
	assert_string_equal(ledger_of(view), "Boats One - - (1 of 2)\n");
	assert_int_equal(view->ledger.sum.nexpected, 2);
	assert_int_equal(view->ledger.sum.ncame, 1);
}

static void a_citation_that_is_hidden_is_none(void **state)
{
	(void)state;
	assert_string_equal(use_of(see("leaders"), "values/ask"),
			    "1, last by moments/two");
	assert_string_equal(use_of(see("staff"), "values/ask"), "0, by none");
	assert_string_equal(use_of(see("leaders"), "values/care"),
			    "2, last by moments/two");
	assert_string_equal(use_of(see("staff"), "values/care"),
			    "1, last by moments/one");
}

static void a_workshop_has_the_steps_that_may_be_seen(void **state)
{
	const struct ll_view_workshop *all =
		view_record(see("leaders"), "meetings/2026-01-10-day")
			->workshop;
	const struct ll_view_workshop *some =
		view_record(see("staff"), "meetings/2026-01-10-day")->workshop;

	(void)state;
	assert_string_equal(view_ids(all->principles), "principles/own");
	assert_int_equal(all->nsigned, 1);
	assert_string_equal(test_zero(all->answer->id),
			    "meetings/2026-02-20-answer");
	assert_int_equal(some->principles.n, 0);
	assert_int_equal(some->nsigned, 0);
	assert_null(some->answer);
	assert_false(some->there[LL_STEP_PRINCIPLES]);
	assert_false(some->there[LL_STEP_AGREEMENT]);
	assert_false(some->there[LL_STEP_FOLLOW_UP]);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_narrowest_audience_sees_every_row_of_the_ledger),
	cmocka_unit_test(an_update_that_is_hidden_did_not_come),
	cmocka_unit_test(a_citation_that_is_hidden_is_none),
	cmocka_unit_test(a_workshop_has_the_steps_that_may_be_seen),
};

RUN(tests)
