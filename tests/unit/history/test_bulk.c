#include "history/fixture.h"

#include "history/bulk.h"

enum { MANY = 10 };

/* @text with each '%' as the number of the record. */
static const char *numbered(const char *text, int number)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (; *text; text++) {
		if (*text == '%') {
			ll_buf_add_long(&buf, number);
		} else {
			ll_buf_add_char(&buf, *text);
		}
	}
	return test_zero(ll_buf_str(&buf));
}

/* Two landings: @n records as @before, then as @after. */
static struct past *landing_in(const char *path, int n, const char *before,
			       const char *after)
{
	struct edit *edit = LL_NEW(&test_arena, struct edit, 2 * (size_t)n);

	for (int i = 0; i < 2 * n; i++) {
		edit[i].subject = i % n ? NULL : i ? "Change" : "Begin";
		edit[i].path = numbered(path, 10 + i % n);
		edit[i].text = numbered(i < n ? before : after, i % n);
	}
	return past_tell(past_read(edit, 2 * (size_t)n), 1);
}

static struct past *landing_of(int n, const char *before, const char *after)
{
	return landing_in("goals/2026/g%.md", n, before, after);
}

/* "10 records: word 'a' -> 'b' (10)" of the only bulk landing */
static const char *bulk_of(const struct past *past)
{
	static const char *const what[] = { "words", "whole", "moved" };
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < past->log.nbulks; i++) {
		const struct ll_bulk *bulk = &past->log.bulk[i];

		ll_buf_addf(&buf, "landing %zu, %zu records\n",
			    bulk->landing + 1, bulk->nrecords);
		for (size_t k = 0; k < bulk->nitems; k++) {
			const struct ll_bulk_item *item = &bulk->item[k];

			ll_buf_addf(&buf,
				    "  %s%s%" LL_FMT " '%" LL_FMT
				    "' -> '%" LL_FMT "' (%zu)\n",
				    what[item->what],
				    item->field.len ? " of " : "",
				    LL_ARG(item->field), LL_ARG(item->old_text),
				    LL_ARG(item->new_text), item->nrecords);
		}
	}
	return test_zero(ll_buf_str(&buf));
}

static enum ll_class class_of(const struct past *past, size_t record)
{
	const struct ll_timeline *timeline = &past->log.timeline[record];

	return timeline->change[timeline->nchanges - 1].class;
}

static void a_renamed_repository_is_told_once(void **state)
{
	struct past *past = landing_of(
		MANY,
		"| Metadata | |\n|--|--|\n| Issue | x/old-goals#% |\n\n# G%\n",
		"| Metadata | |\n|--|--|\n| Issue | x/goals#% |\n\n# G%\n");

	(void)state;
	assert_string_equal(bulk_of(past),
			    "landing 2, 10 records\n"
			    "  words 'old-goals' -> 'goals' (10)\n");
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(class_of(past, i), LL_CLASS_BULK);
		assert_true(past->log.timeline[i].change[1].event[0].bulk);
	}
}

static void words_of_the_prose_count_as_well(void **state)
{
	struct past *past =
		landing_of(MANY, "# G%\n\nAsk in #old-room about %.\n",
			   "# G%\n\nAsk in #room about %.\n");

	(void)state;
	assert_string_equal(bulk_of(past),
			    "landing 2, 10 records\n"
			    "  words 'old-room' -> 'room' (10)\n");
	assert_int_equal(class_of(past, 3), LL_CLASS_BULK);
}

static void seven_records_are_not_many(void **state)
{
	struct past *past = landing_of(7, "# G%\n\nAsk in #old %.\n",
				       "# G%\n\nAsk in #new %.\n");

	(void)state;
	assert_string_equal(bulk_of(past), "");
	assert_int_equal(class_of(past, 3), LL_CLASS_WORDING);
}

static void a_status_is_never_bulk(void **state)
{
	struct past *past = landing_of(
		MANY, "---\nstatus: proposed\nTracking: none %\n---\n# G%\n",
		"---\nstatus: on-track\nTracking: x#%\n---\n# G%\n");

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(class_of(past, i), LL_CLASS_FIELDS);
		assert_false(past->log.timeline[i].change[1].event[0].bulk);
	}
}

static void an_action_that_is_done_is_never_bulk(void **state)
{
	struct past *past =
		landing_in("meetings/2026-03-%-check-in.md", MANY,
			   "# M%\n\n## Actions\n\n- [ ] order tea\n",
			   "# M%\n\n## Actions\n\n- [x] order tea\n");

	(void)state;
	assert_string_equal(bulk_of(past), "");
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(class_of(past, i), LL_CLASS_FIELDS);
	}
}

static void a_row_that_all_got_is_bulk_beside_what_one_got(void **state)
{
	struct past *past =
		landing_of(MANY, "---\nstatus: draft\n---\n# G%\n\nOf %.\n",
			   "---\nstatus: draft\nNeeds: Money\n---\n# G%\n\n"
			   "Of %.\n");
	const struct ll_change *change;

	(void)state;
	assert_string_equal(bulk_of(past),
			    "landing 2, 10 records\n"
			    "  whole of Needs '' -> 'Money' (10)\n");
	change = &past->log.timeline[0].change[1];
	assert_int_equal(change->class, LL_CLASS_BULK);
}

static void what_else_changed_keeps_its_entry(void **state)
{
	static const char *const text[] = { "Ask #old.", "Ask #new." };
	struct edit edit[2 * MANY];
	struct past *past;
	const struct ll_change *change;

	(void)state;
	for (int i = 0; i < 2 * MANY; i++) {
		bool one = i == MANY;

		edit[i].subject = i % MANY ? NULL : "Landing";
		edit[i].path = ll_str_zero(
			&test_arena,
			ll_strf(&test_arena, "goals/2026/g%02d.md", i % MANY));
		edit[i].text = ll_str_zero(
			&test_arena,
			ll_strf(&test_arena,
				"---\nstatus: %s\n---\n# G\n\n%s\n",
				one ? "done" : "draft", text[i / MANY]));
	}
	past = past_tell(past_read(edit, 2 * MANY), 1);
	change = &past->log.timeline[0].change[1];
	assert_int_equal(change->class, LL_CLASS_FIELDS);
	assert_int_equal(change->event[0].type, LL_EVENT_STATUS_CHANGED);
	assert_false(change->event[0].bulk);
	assert_int_equal(change->event[1].type, LL_EVENT_REWORDED);
	assert_true(change->event[1].bulk);
	assert_int_equal(past->log.bulk[0].nrecords, MANY);
}

static void a_moved_folder_is_bulk(void **state)
{
	struct edit edit[3 * MANY];
	struct past *past;

	(void)state;
	for (int i = 0; i < 3 * MANY; i++) {
		int k = i < MANY ? i : (i - MANY) / 2;
		bool moved = i >= MANY && i % 2;

		edit[i].subject = i == 0 ? "Begin" : i == MANY ? "Move" : NULL;
		edit[i].path = ll_str_zero(
			&test_arena,
			ll_strf(&test_arena, "%s/g%02d.md",
				moved ? "plans/goals" : "goals", k));
		edit[i].text =
			i >= MANY && !moved
				? NULL
				: ll_str_zero(&test_arena,
					      ll_strf(&test_arena,
						      "# G%d\n\nOf %d.\n", k,
						      k * k));
	}
	past = past_tell(past_read(edit, 3 * MANY), 1);
	assert_string_equal(bulk_of(past), "landing 2, 10 records\n"
					   "  moved 'goals' -> 'plans/goals' "
					   "(10)\n");
	assert_int_equal(class_of(past, 0), LL_CLASS_BULK);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_renamed_repository_is_told_once),
	cmocka_unit_test(words_of_the_prose_count_as_well),
	cmocka_unit_test(seven_records_are_not_many),
	cmocka_unit_test(a_status_is_never_bulk),
	cmocka_unit_test(an_action_that_is_done_is_never_bulk),
	cmocka_unit_test(a_row_that_all_got_is_bulk_beside_what_one_got),
	cmocka_unit_test(what_else_changed_keeps_its_entry),
	cmocka_unit_test(a_moved_folder_is_bulk),
};

RUN(tests)
