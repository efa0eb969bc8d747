#include "site/fixture.h"

#include "site/timeline.h"

enum { MAX = 120 };

static struct ll_site *site;
static const struct ll_page *page;
static struct ll_view_landing landing[MAX];
static struct ll_view_change change[MAX];
static const struct ll_view_change *list[MAX];
static size_t nlist;

static int setup(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/wait.md", "# See patients sooner\n" },
	};

	(void)state;
	site = SITE(files, "2026-11-21");
	page = site_page(site, "goals/2026/wait.html");
	return 0;
}

static int clear(void **state)
{
	(void)state;
	nlist = 0;
	return 0;
}

/* One more change, in a landing of its own. */
static struct ll_view_change *push(const char *day, enum ll_class class)
{
	struct ll_view_change *one = &change[nlist];

	assert_true(nlist < MAX);
	landing[nlist] = (struct ll_view_landing){
		.date = ll_date_parse(ll_str_from(day)),
	};
	*one = (struct ll_view_change){
		.landing = &landing[nlist],
		.record = site_record(site, "goals/2026/wait"),
		.kind = LL_KIND_GOAL,
		.class = class,
	};
	list[nlist++] = one;
	return one;
}

static struct ll_dict *fill(bool with_record)
{
	struct ll_dict *dict = ll_dict_make(&test_arena);

	ll_timeline_fill(page, dict, list, nlist, with_record);
	return dict;
}

static const struct ll_dict *entry_at(const struct ll_dict *dict, size_t i)
{
	return dict_at(dict_at(dict, LL_NAME_STRETCH, 0), LL_NAME_ENTRY, i);
}

static void mechanical_changes_in_a_row_are_one_entry(void **state)
{
	struct ll_dict *dict;
	const struct ll_dict *small;

	(void)state;
	push("2025-12-14", LL_CLASS_CREATED);
	push("2026-03-11", LL_CLASS_MECHANICAL);
	push("2026-03-12", LL_CLASS_MECHANICAL);
	push("2026-03-27", LL_CLASS_BULK);
	push("2026-06-05", LL_CLASS_WORDING);
	push("2026-06-07", LL_CLASS_MECHANICAL);
	dict = fill(false);
	assert_int_equal(
		dict_count(dict_at(dict, LL_NAME_STRETCH, 0), LL_NAME_ENTRY),
		4);
	small = dict_at(entry_at(dict, 1), LL_NAME_SMALL, 0);
	assert_string_equal(dict_text(small, LL_NAME_TEXT),
			    "3 mechanical or bulk edits");
	assert_int_equal(dict_count(small, LL_NAME_SAY), 3);
	assert_string_equal(
		dict_text(dict_at(entry_at(dict, 1), LL_NAME_SPAN, 0),
			  LL_NAME_TEXT),
		"11 to 27 March");
	small = dict_at(entry_at(dict, 3), LL_NAME_SMALL, 0);
	assert_string_equal(dict_text(small, LL_NAME_TEXT),
			    "1 mechanical edit");
	assert_string_equal(dict_text(dict_at(entry_at(dict, 3), LL_NAME_ON, 0),
				      LL_NAME_ISO),
			    "2026-06-07");
}

static void a_short_history_is_not_folded(void **state)
{
	struct ll_dict *dict;

	(void)state;
	for (size_t i = 0; i < LL_TIMELINE_MANY; i++) {
		push("2026-01-05", LL_CLASS_WORDING);
	}
	dict = fill(false);
	assert_int_equal(dict_count(dict, LL_NAME_STRETCH), 1);
	assert_int_equal(
		dict_count(dict_at(dict, LL_NAME_STRETCH, 0), LL_NAME_OPEN), 1);
}

static void a_long_history_folds_by_year_and_loses_nothing(void **state)
{
	static const char *const day[] = { "2023-05-01", "2024-05-01",
					   "2025-05-01", "2026-05-01" };
	struct ll_dict *dict;
	size_t total = 0;

	(void)state;
	for (size_t i = 0; i < 60; i++) {
		push(day[i / 15], LL_CLASS_WORDING);
	}
	dict = fill(false);
	assert_int_equal(dict_count(dict, LL_NAME_STRETCH), 4);
	for (size_t i = 0; i < 4; i++) {
		const struct ll_dict *stretch =
			dict_at(dict, LL_NAME_STRETCH, i);

		total += dict_count(stretch, LL_NAME_ENTRY);
		assert_int_equal(dict_count(stretch, LL_NAME_FOLDED), i < 3);
		assert_int_equal(dict_count(stretch, LL_NAME_OPEN), i == 3);
	}
	assert_int_equal(total, 60);
	assert_string_equal(dict_text(dict_at(dict_at(dict, LL_NAME_STRETCH, 1),
					      LL_NAME_FOLDED, 0),
				      LL_NAME_LABEL),
			    "2024");
	assert_string_equal(dict_text(dict_at(dict_at(dict, LL_NAME_STRETCH, 1),
					      LL_NAME_FOLDED, 0),
				      LL_NAME_TEXT),
			    "15 changes");
}

static void many_changes_in_one_landing_are_one_entry(void **state)
{
	struct ll_dict *dict;
	const struct ll_dict *small;

	(void)state;
	for (size_t i = 0; i < 40; i++) {
		push("2026-01-05", LL_CLASS_CREATED)->landing = &landing[0];
	}
	push("2026-02-01", LL_CLASS_WORDING);
	dict = fill(true);
	assert_int_equal(
		dict_count(dict_at(dict, LL_NAME_STRETCH, 0), LL_NAME_ENTRY),
		2);
	small = dict_at(entry_at(dict, 0), LL_NAME_SMALL, 0);
	assert_string_equal(dict_text(small, LL_NAME_TEXT),
			    "40 goals recorded in one landing");
	assert_int_equal(dict_count(small, LL_NAME_SAY), 13);
	assert_string_equal(dict_says(small, LL_NAME_SAY, 12), "and 28 more");
}

static void a_reason_is_told_only_when_it_was_given(void **state)
{
	struct ll_dict *dict;

	(void)state;
	push("2026-01-05", LL_CLASS_WORDING);
	landing[0].reason = LL_STR("the law changed");
	landing[0].reason_given = true;
	push("2026-01-06", LL_CLASS_WORDING);
	landing[1].reason = LL_STR("Update wait.md");
	dict = fill(false);
	assert_string_equal(
		dict_text(dict_at(dict_at(entry_at(dict, 0), LL_NAME_CHANGE, 0),
				  LL_NAME_WHY, 0),
			  LL_NAME_TEXT),
		"the law changed");
	assert_int_equal(
		dict_count(dict_at(entry_at(dict, 1), LL_NAME_CHANGE, 0),
			   LL_NAME_WHY),
		0);
}

static void words_are_shown_in_blocks_where_they_differ(void **state)
{
	static struct ll_view_span span[] = {
		{ LL_VIEW_SAME, LL_STR_INIT("seen within ") },
		{ LL_VIEW_REMOVED, LL_STR_INIT("nine ") },
		{ LL_VIEW_ADDED, LL_STR_INIT("twelve ") },
		{ LL_VIEW_SAME, LL_STR_INIT("days\n") },
		{ LL_VIEW_ELIDED, LL_STR_INIT("") },
		{ LL_VIEW_ADDED, LL_STR_INIT("More.\n") },
	};
	struct ll_dict *dict = ll_dict_make(&test_arena);
	const struct ll_dict *words;
	struct ll_view_change one = { .class = LL_CLASS_WORDING,
				      .span = span,
				      .nspans = 6 };

	(void)state;
	ll_timeline_add_words(dict, &one);
	words = dict_at(dict, LL_NAME_WORDS, 0);
	assert_int_equal(dict_count(words, LL_NAME_BLOCK), 2);
	assert_int_equal(
		dict_count(dict_at(words, LL_NAME_BLOCK, 0), LL_NAME_RUN), 4);
	one.nspans = 1;
	dict = ll_dict_make(&test_arena);
	ll_timeline_add_words(dict, &one);
	assert_int_equal(dict_count(dict, LL_NAME_WORDS), 0);
}

static void several_days_are_written_short(void **state)
{
	static const struct {
		const char *first;
		const char *last;
		const char *text;
	} row[] = {
		{ "2026-03-11", "2026-03-11", "11 March" },
		{ "2026-03-11", "2026-03-27", "11 to 27 March" },
		{ "2026-03-30", "2026-04-02", "30 March to 2 April" },
		{ "2025-03-30", "2025-04-02", "30 March to 2 April 2025" },
		{ "2025-12-30", "2026-01-02", "30 December 2025 to 2 January" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_str(ll_day_span(&test_arena, site->view->today,
				       ll_date_parse(ll_str_from(row[i].first)),
				       ll_date_parse(ll_str_from(row[i].last))),
			   row[i].text);
	}
}

static void no_history_is_said_in_one_sentence(void **state)
{
	struct ll_dict *dict = site_dict(site, "goals/2026/wait.html");
	const struct ll_dict *changed = dict_at(dict, LL_NAME_CHANGED, 0);

	(void)state;
	assert_int_equal(dict_count(changed, LL_NAME_STRETCH), 0);
	assert_string_equal(dict_says(changed, LL_NAME_NONE, 0),
			    "There is no history here to tell how it "
			    "changed.");
	assert_int_equal(dict_count(dict, LL_NAME_LATEST), 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup(mechanical_changes_in_a_row_are_one_entry,
			       clear),
	cmocka_unit_test_setup(a_short_history_is_not_folded, clear),
	cmocka_unit_test_setup(a_long_history_folds_by_year_and_loses_nothing,
			       clear),
	cmocka_unit_test_setup(many_changes_in_one_landing_are_one_entry,
			       clear),
	cmocka_unit_test_setup(a_reason_is_told_only_when_it_was_given, clear),
	cmocka_unit_test(words_are_shown_in_blocks_where_they_differ),
	cmocka_unit_test(several_days_are_written_short),
	cmocka_unit_test(no_history_is_said_in_one_sentence),
};

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, test_teardown);
}
