#include "site/fixture.h"

#include "site/agreements.h"

static const char *const files[][2] = {
	{ "principles/candour.md",
	  "---\nagreed_by:\n  maren: 2024-03-09\n  priya: 2026-05-20\n"
	  "  tom: 2026-05-18\n---\n# Candour\n\nWe say what we know.\n" },
	{ "principles/care.md", "# Care\n\nWe care.\n" },
};

static struct view_fixture *with_history(void)
{
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-11-21");
	const char *id = "principles/candour";

	view_change(f, id, view_land(f, "2024-02-04", "Principles"),
		    LL_CLASS_CREATED, "");
	view_change(f, id, view_land(f, "2026-05-18", "Say it sooner"),
		    LL_CLASS_WORDING, "");
	view_change(f, id, view_land(f, "2026-06-01", "Wrap"),
		    LL_CLASS_MECHANICAL, "");
	return f;
}

static struct ll_dict *agrees_of(struct view_fixture *f, const char *path)
{
	struct ll_site *site = ll_site_make(&test_arena, view_see(f, ""));

	return site_dict(site, path);
}

static void an_agreement_is_to_the_words_of_its_day(void **state)
{
	struct view_fixture *f = with_history();
	const struct ll_view_record *record =
		view_record(view_see(f, ""), "principles/candour");

	(void)state;
	assert_int_equal(record->nagreements, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct ll_view_agreement *one = &record->agreement[i];

		assert_int_equal(one->earlier,
				 ll_str_is(one->who.name, "@maren"));
	}
}

static void the_page_tells_these_words_from_earlier_ones(void **state)
{
	struct ll_dict *dict =
		agrees_of(with_history(), "principles/candour.html");
	const struct ll_dict *agrees = dict_at(dict, LL_NAME_AGREES, 0);
	const struct ll_dict *earlier = dict_at(agrees, LL_NAME_SIGNERS, 1);

	(void)state;
	assert_string_equal(dict_says(agrees, LL_NAME_LEAD, 0),
			    "Agreed by 3, 1 to earlier words.");
	assert_int_equal(
		dict_count(dict_at(agrees, LL_NAME_SIGNERS, 0), LL_NAME_SIGNER),
		2);
	assert_string_equal(dict_text(earlier, LL_NAME_LABEL),
			    "To earlier words");
	assert_string_equal(dict_says(earlier, LL_NAME_SIGNER, 0),
			    "@maren, 9 March 2024");
}

static void nobody_is_said_in_a_sentence(void **state)
{
	struct ll_dict *dict =
		agrees_of(with_history(), "principles/care.html");
	const struct ll_dict *agrees = dict_at(dict, LL_NAME_AGREES, 0);

	(void)state;
	assert_int_equal(dict_count(agrees, LL_NAME_SIGNERS), 0);
	assert_int_equal(dict_count(agrees, LL_NAME_NONE), 1);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(an_agreement_is_to_the_words_of_its_day),
	cmocka_unit_test(the_page_tells_these_words_from_earlier_ones),
	cmocka_unit_test(nobody_is_said_in_a_sentence),
};

RUN(tests)
