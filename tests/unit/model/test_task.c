#include "test.h"

#include "base/buf.h"
#include "model/refs.h"

/* "text | @owner | due | done | dropped" */
static const char *task(const char *text)
{
	struct ll_task task = ll_task_parse(&test_arena, ll_str_from(text), 1);
	struct ll_buf buf = ll_buf_make(&test_arena);

	ll_buf_add(&buf, task.text);
	for (size_t i = 0; i < task.owner.n; i++) {
		ll_buf_addf(&buf, " | %" LL_FMT,
			    LL_ARG(task.owner.ref[i].text));
	}
	if (task.due.n) {
		ll_buf_add(&buf, LL_STR(" | due "));
		ll_buf_add(&buf, ll_date_iso(&test_arena, task.due));
	}
	if (task.done) {
		ll_buf_add(&buf, LL_STR(" | done "));
		ll_buf_add(&buf, ll_date_iso(&test_arena, task.done_on));
	}
	if (task.dropped) {
		ll_buf_add(&buf, LL_STR(" | dropped"));
	}
	return test_zero(ll_buf_str(&buf));
}

static void who_and_when_are_taken_off_the_sentence(void **state)
{
	static const char *const pair[][2] = {
		{ "Write it", "Write it" },
		{ "Write it (@tom)", "Write it | @tom" },
		{ "Write it (@tom, done 2026-04-30)",
		  "Write it | @tom | done 2026-04-30" },
		{ "Write it (@tom and @ann; due 2026-05-01)",
		  "Write it | @tom | @ann | due 2026-05-01" },
		{ "Write it (owner: Tom, by: 2026-05-01)",
		  "Write it | Tom | due 2026-05-01" },
		{ "Write it (2026-05-01)", "Write it | due 2026-05-01" },
		{ "Write it (dropped)", "Write it | dropped" },
		{ "Write it (done)", "Write it | done " },
		{ "Write it @tom due 2026-05-01",
		  "Write it | @tom | due 2026-05-01" },
		{ "Write it - @tom", "Write it | @tom" },
		{ "Write it by 2026-05-01.", "Write it by 2026-05-01." },
		{ "Write it, by 2026-05-01", "Write it | due 2026-05-01" },
		{ "@tom: write it", "write it | @tom" },
		{ "@tom to write it by 2026-05-01",
		  "write it | @tom | due 2026-05-01" },
		{ "Ask @tom about it", "Ask @tom about it | @tom" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		assert_string_equal(task(pair[i][0]), pair[i][1]);
	}
}

static void what_is_not_understood_stays_in_the_text(void **state)
{
	static const char *const text[] = {
		"Open late (in May)",
		"Move by the sea",
		"Done by hand",
		"Mail tom@example.org",
		"Due dates in the list",
		"(due soon)",
		"Write to the team (TBD)",
		"Until it works",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		assert_string_equal(task(text[i]), text[i]);
	}
	assert_string_equal(task("Open it (@tom, with Ann)"),
			    "Open it (@tom, with Ann) | @tom");
	assert_string_equal(task(""), "");
	assert_string_equal(task("@"), "@");
	assert_string_equal(task("()"), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(who_and_when_are_taken_off_the_sentence),
	cmocka_unit_test(what_is_not_understood_stays_in_the_text),
};

RUN(tests)
