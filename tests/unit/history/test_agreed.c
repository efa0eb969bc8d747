#include "history/fixture.h"

#include "history/agreed.h"

#define HEAD(names) "---\nagreed_by: [" names "]\n---\n# Candour\n\n"
#define DATED(date) "---\nagreed_by:\n  ann: " date "\n---\n# Candour\n\n"
#define FILE "principles/candour.md"

static bool is_ann(void *context, ll_str name)
{
	(void)context;
	return ll_str_is(name, "ann") || ll_str_is(name, "@ann");
}

/* "3 same", "2 earlier: [-old-]{+new+}", "not known" */
static const char *pin_of(const struct past *past, const char *date)
{
	const struct ll_timeline *timeline = &past->log.timeline[0];
	struct ll_agreed_past all = { .info = past->log.info,
				      .n = timeline->nchanges,
				      .whole = timeline->complete };
	struct ll_signer ann = { .date = ll_date_parse(ll_str_from(date)),
				 .names = is_ann };
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_agreed_words words;
	size_t pin;

	all.change = LL_NEW(&test_arena, const struct ll_change *, all.n);
	for (size_t i = 0; i < all.n; i++) {
		all.change[i] = &timeline->change[i];
	}
	pin = ll_agreed_pin(&all, &ann);
	if (pin == LL_NPOS) {
		return "not known";
	}
	ll_buf_addf(&buf, "%zu ", all.change[pin]->landing + 1);
	if (!ll_agreed_unpinned(&all, pin)) {
		ll_buf_add(&buf, LL_STR("same"));
		return test_zero(ll_buf_str(&buf));
	}
	words = ll_agreed_compare(&test_arena, &past->org, &past->org.record[0],
				  &all, pin);
	assert_true(words.known);
	ll_buf_addf(&buf, "%s", words.same ? "same again" : "earlier: ");
	if (words.title.len) {
		ll_buf_addf(&buf, "%" LL_FMT ", ", LL_ARG(words.title));
	}
	for (size_t i = 0; i < words.diff.n; i++) {
		past_add_span(&buf, &words.diff.span[i]);
	}
	return test_zero(ll_buf_str(&buf));
}

static void a_name_is_pinned_to_the_words_of_its_landing(void **state)
{
	static const struct edit edits[] = {
		{ "1", FILE, HEAD("tom") "We speak.\n" },
		{ "2", FILE, HEAD("tom, ann") "We speak.\n" },
		{ "3", FILE, HEAD("tom, ann") "We listen.\n" },
	};

	(void)state;
	assert_string_equal(pin_of(PAST(edits), ""),
			    "2 earlier: We [-speak.-]{+listen.+}");
}

static void a_name_that_was_always_there_is_pinned_to_the_first(void **state)
{
	static const struct edit edits[] = {
		{ "1", FILE, HEAD("ann") "We speak.\n" },
		{ "2", FILE, HEAD("ann") "We speak\nout.\n" },
	};

	(void)state;
	assert_string_equal(pin_of(PAST(edits), ""),
			    "1 earlier: We [-speak.-]{+speak out.+}");
}

static void mechanical_edits_never_unpin(void **state)
{
	static const struct edit edits[] = {
		{ "1", FILE, HEAD("ann") "We *speak*, and listen.\n" },
		{ "2", FILE, HEAD("ann") "We speak,\nand listen.\n" },
	};

	(void)state;
	assert_string_equal(pin_of(PAST(edits), ""), "1 same");
}

static void what_was_taken_back_never_unpins(void **state)
{
	static const struct edit edits[] = {
		{ "1", FILE, HEAD("ann") "We speak.\n" },
		{ "2", FILE, HEAD("ann") "We shout.\n" },
		{ "3", FILE, HEAD("ann") "We speak.\n" },
	};

	(void)state;
	assert_string_equal(pin_of(PAST(edits), ""), "1 same");
}

static void a_name_added_with_the_new_words_agrees_to_them(void **state)
{
	static const struct edit edits[] = {
		{ "1", FILE, HEAD("tom") "We speak.\n" },
		{ "2", FILE, HEAD("tom, ann") "We listen.\n" },
	};

	(void)state;
	assert_string_equal(pin_of(PAST(edits), ""), "2 same");
}

static void removing_and_adding_again_affirms(void **state)
{
	static const struct edit edits[] = {
		{ "1", FILE, HEAD("tom, ann") "We speak.\n" },
		{ "2", FILE, HEAD("tom, ann") "We listen.\n" },
		{ "3", FILE, HEAD("tom") "We listen.\n" },
		{ "4", FILE, HEAD("tom, ann") "We listen.\n" },
	};

	(void)state;
	assert_string_equal(pin_of(PAST(edits), ""), "4 same");
}

/* Landings of the fixture are of 15 November 2023 and the days after. */
static void a_day_means_the_words_of_that_day(void **state)
{
	static const struct edit edits[] = {
		{ "1", FILE, HEAD("tom") "We speak.\n" },
		{ "2", FILE, HEAD("tom") "We listen.\n" },
		{ "3", FILE, DATED("2023-11-15") "We listen.\n" },
	};
	struct past *past = PAST(edits);

	(void)state;
	assert_string_equal(pin_of(past, "2023-11-15"),
			    "1 earlier: We [-speak.-]{+listen.+}");
	assert_string_equal(pin_of(past, "2023-11-17"), "3 same");
	assert_string_equal(pin_of(past, "2023-12-24"), "3 same");
	assert_string_equal(pin_of(past, "2020-01-01"),
			    "1 earlier: We [-speak.-]{+listen.+}");
}

static void a_section_is_found_under_its_title_then(void **state)
{
	static const struct edit edits[] = {
		{ "1", "values.md", "## Speak\nagreed_by: ann\n\nWe do.\n" },
		{ "2", "values.md", "## Talk\nagreed_by: ann\n\nWe do.\n" },
	};

	(void)state;
	assert_string_equal(pin_of(PAST(edits), ""), "1 earlier: Speak, ");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_name_is_pinned_to_the_words_of_its_landing),
	cmocka_unit_test(a_name_that_was_always_there_is_pinned_to_the_first),
	cmocka_unit_test(mechanical_edits_never_unpin),
	cmocka_unit_test(what_was_taken_back_never_unpins),
	cmocka_unit_test(a_name_added_with_the_new_words_agrees_to_them),
	cmocka_unit_test(removing_and_adding_again_affirms),
	cmocka_unit_test(a_day_means_the_words_of_that_day),
	cmocka_unit_test(a_section_is_found_under_its_title_then),
};

RUN(tests)
