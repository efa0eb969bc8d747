#include "history/orgdiff.h"

#include "history/fixture.h"

/* Two states, their records compared. */
struct two {
	struct fixture *base;
	struct fixture *head;
	struct past *blobs;
	struct ll_log log;
	size_t *base_of;
};

static void know_blobs(struct past *past, const struct fixture *side)
{
	for (size_t i = 0; i < side->source.nfiles; i++) {
		past_add_blob(past, test_zero(side->source.file[i].bytes));
	}
}

static struct two compare(struct fixture *base, struct fixture *head)
{
	struct two two = { .base = base, .head = head };

	two.blobs = LL_NEW(&test_arena, struct past, 1);
	two.blobs->blob = ll_map_make(&test_arena);
	know_blobs(two.blobs, base);
	know_blobs(two.blobs, head);
	ll_orgdiff_history(&test_arena, &base->source, &head->source);
	head->source.blob = past_fetch;
	head->source.context = two.blobs;
	two.log = ll_log_make(&test_arena, &head->org, &head->source, 1,
			      &head->diags);
	two.base_of =
		ll_orgdiff_match(&test_arena, &base->org, &head->org, &two.log);
	return two;
}

#define COMPARE(a, b)                                                          \
	compare(FIXTURE(a, "2026-03-31"), FIXTURE(b, "2026-03-31"))

/* "id < id of the base: classes and events" a line */
static const char *told(const struct two *two)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < two->head->org.nrecords; i++) {
		const struct ll_timeline *timeline = &two->log.timeline[i];
		size_t was = two->base_of[i];

		ll_buf_addf(&buf, "%" LL_FMT " < %" LL_FMT,
			    LL_ARG(two->head->org.record[i].id),
			    LL_ARG(was == LL_NO_RECORD
					   ? LL_STR("nothing")
					   : two->base->org.record[was].id));
		for (size_t k = 0; k < timeline->nchanges; k++) {
			const struct ll_change *change = &timeline->change[k];

			ll_buf_addf(&buf, ": %" LL_FMT,
				    LL_ARG(ll_class_word(change->class)));
			for (size_t e = 0; e < change->nevents; e++) {
				ll_buf_addf(&buf, " %" LL_FMT,
					    LL_ARG(ll_event_word(
						    change->event[e].type)));
			}
		}
		ll_buf_add_char(&buf, '\n');
	}
	return test_zero(ll_buf_str(&buf));
}

static void same_bytes_are_not_compared(void **state)
{
	static const char *const files[][2] = {
		{ "mission.md", "# Mission\n\nCare.\n" },
		{ "values.md", "# Values\n\n## Open\n\nA.\n\n## Calm\n\nB.\n" },
	};
	struct two two = COMPARE(files, files);

	(void)state;
	assert_int_equal(two.head->source.history.nchanges, 0);
	assert_string_equal(told(&two), "mission < mission\n"
					"values#open < values#open\n"
					"values#calm < values#calm\n");
}

static void a_changed_word_is_one_change(void **state)
{
	static const char *const base[][2] = {
		{ "mission.md", "# Mission\n\nCare for all.\n" },
	};
	static const char *const head[][2] = {
		{ "goals/2026/new.md", "# New\n\nSomething else entirely.\n" },
		{ "mission.md", "# Mission\n\nCare for everybody.\n" },
	};
	struct two two = COMPARE(base, head);

	(void)state;
	assert_string_equal(told(&two),
			    "goals/2026/new < nothing: created created\n"
			    "mission < mission: wording reworded\n");
}

static void a_moved_file_is_the_same_record(void **state)
{
	static const char *const base[][2] = {
		{ "goals/2026/a.md", "# Wait\n\nThese words stay.\n" },
	};
	static const char *const head[][2] = {
		{ "goals/2026/b.md", "# Wait\n\nThese words stay.\n" },
	};
	struct two two = COMPARE(base, head);

	(void)state;
	assert_string_equal(
		told(&two),
		"goals/2026/b < goals/2026/a: mechanical renamed\n");
}

static void a_title_finds_a_record_in_another_file(void **state)
{
	static const char *const base[][2] = {
		{ "values.md", "# Values\n\n## Open\n\nWe say what we know.\n\n"
			       "## Calm\n\nB.\n" },
	};
	static const char *const head[][2] = {
		{ "values.md", "# Values\n\n## Calm\n\nB.\n" },
		{ "values/open.md",
		  "# Open\n\nWe say what we know at once.\n" },
	};
	struct two two = COMPARE(base, head);

	(void)state;
	assert_string_equal(told(&two),
			    "values#calm < values#calm\n"
			    "values/open < values#open: wording reworded "
			    "renamed\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(same_bytes_are_not_compared),
	cmocka_unit_test(a_changed_word_is_one_change),
	cmocka_unit_test(a_moved_file_is_the_same_record),
	cmocka_unit_test(a_title_finds_a_record_in_another_file),
};

RUN(tests)
