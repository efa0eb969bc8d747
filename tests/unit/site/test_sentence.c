#include "site/fixture.h"

#include "site/sentence.h"

static struct ll_site *site;
static const struct ll_page *page;

static int setup(void **state)
{
	static const char *const files[][2] = {
		{ "goals/2026/wait.md", "# See patients sooner\n" },
		{ "people/priya.md", "# Priya Nair\n" },
		{ "people/maren.md", "# Maren Holt\n" },
	};

	(void)state;
	site = SITE(files, "2026-11-21");
	page = site_page(site, "goals/2026/wait.html");
	return 0;
}

static struct ll_view_landing *landing_on(const char *day)
{
	struct ll_view_landing *landing =
		LL_NEW(&test_arena, struct ll_view_landing, 1);
	static ll_str author[] = { LL_STR_INIT("Ruth Amsel"),
				   LL_STR_INIT("Tom Okafor") };

	landing->date = ll_date_parse(ll_str_from(day));
	landing->author = author;
	landing->nauthors = 1;
	landing->reason = LL_STR("Move the target");
	return landing;
}

static struct ll_view_change change_of(enum ll_class class)
{
	return (struct ll_view_change){
		.landing = landing_on("2026-06-18"),
		.record = site_record(site, "goals/2026/wait"),
		.title = LL_STR("See patients sooner"),
		.kind = LL_KIND_GOAL,
		.class = class,
		.path = LL_STR("goals/2026/wait.md"),
	};
}

static const char *sentence(const struct ll_view_event *event)
{
	struct ll_dict *dict = ll_dict_make(&test_arena);
	struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);
	struct ll_view_change change = change_of(LL_CLASS_FIELDS);

	change.old_path = LL_STR("goals/wait.md");
	ll_sentence_event(&say, &change, event);
	return dict_says(dict, LL_NAME_SAY, 0);
}

#define S(text) LL_STR_INIT(text)

static void an_event_is_a_sentence_with_old_and_new(void **state)
{
	static const struct {
		struct ll_view_event event;
		const char *text;
	} row[] = {
		{ { LL_EVENT_RETARGETED, S("metrics.wait.target"),
		    S("median wait"), S("9 days"), S("12 days"),
		    LL_VIEW_EASIER },
		  "Target for median wait moved from 9 days to 12 days easier" },
		{ { LL_EVENT_RETARGETED, S("target"), S("Target"), S("9"),
		    S("12"), LL_VIEW_HARDER },
		  "Target moved from 9 to 12 harder" },
		{ { LL_EVENT_RETARGETED, S("target"), S(""), S(""), S("12"),
		    LL_VIEW_PLAIN },
		  "Target set to 12" },
		{ { LL_EVENT_REBASED, S("b"), S("wait"), S("21"), S(""),
		    LL_VIEW_PLAIN },
		  "Baseline for wait taken away; it was 21" },
		{ { LL_EVENT_RESCHEDULED, S("due"), S("due"), S("2026-12-15"),
		    S("2027-03-31"), LL_VIEW_LATER },
		  "Now due on 31 March 2027, was 15 December later" },
		{ { LL_EVENT_RESCHEDULED, S("due"), S("due"), S("2026-12-15"),
		    S(""), LL_VIEW_PLAIN },
		  "No longer has a due date; it was 15 December" },
		{ { LL_EVENT_REOWNED, S("owner"), S("owner"), S("@maren"),
		    S("@priya, @joel"), LL_VIEW_PLAIN },
		  "Handed from Maren Holt to Priya Nair, @joel" },
		{ { LL_EVENT_REOWNED, S("owner"), S("owner"), S("@maren"),
		    S(""), LL_VIEW_PLAIN },
		  "Left without an owner; it was Maren Holt" },
		{ { LL_EVENT_REOWNED, S("owner"), S("owner"), S(""), S("Ada"),
		    LL_VIEW_PLAIN },
		  "Given to Ada" },
		{ { LL_EVENT_STATUS_CHANGED, S("status"), S("status"),
		    S("on-track"), S("at-risk"), LL_VIEW_PLAIN },
		  "From on track to at risk" },
		{ { LL_EVENT_STATUS_CHANGED, S("status"), S("status"), S(""),
		    S("In flight"), LL_VIEW_PLAIN },
		  "Now In flight" },
		{ { LL_EVENT_RETITLED, S("title"), S("title"), S("Old"),
		    S("New"), LL_VIEW_PLAIN },
		  "Retitled New, was Old" },
		{ { LL_EVENT_KEY_RESULT_ADDED, S(""), S(""), S(""),
		    S("A nurse calls back"), LL_VIEW_PLAIN },
		  "Key result added: A nurse calls back" },
		{ { LL_EVENT_FIELD_CHANGED, S("point-of-contact"),
		    S("point of contact"), S("Ann"), S("Bob"), LL_VIEW_PLAIN },
		  "Point of contact moved from Ann to Bob" },
		{ { LL_EVENT_RENAMED, S(""), S(""), S(""), S(""),
		    LL_VIEW_PLAIN },
		  "Moved from goals/wait.md" },
		{ { LL_EVENT_REWORDED, S(""), S(""), S(""), S(""),
		    LL_VIEW_PLAIN },
		  "Reworded" },
		{ { LL_EVENT_CREATED, S(""), S(""), S(""), S(""),
		    LL_VIEW_PLAIN },
		  "Set for 2026" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_string_equal(sentence(&row[i].event), row[i].text);
	}
}

/* Nothing may crash or say nothing, whatever the event holds. */
static void every_event_says_something(void **state)
{
	(void)state;
	for (int type = 0; type < LL_NEVENTS; type++) {
		struct ll_view_event event = {
			.type = (enum ll_event_type)type,
			.field = LL_STR("field"),
			.label = LL_STR("label"),
		};

		assert_true(sentence(&event)[0] != '\0');
		event.old_text = LL_STR("old");
		event.new_text = LL_STR("new");
		assert_true(sentence(&event)[0] != '\0');
	}
}

static void what_matters_most_comes_first(void **state)
{
	static struct ll_view_event event[] = {
		{ .type = LL_EVENT_REWORDED },
		{ .type = LL_EVENT_FIELD_CHANGED,
		  .label = S("tags"),
		  .new_text = S("x") },
		{ .type = LL_EVENT_RETARGETED,
		  .label = S("target"),
		  .old_text = S("9"),
		  .new_text = S("12") },
	};
	struct ll_view_change change = change_of(LL_CLASS_FIELDS);
	struct ll_dict *dict = ll_dict_make(&test_arena);

	(void)state;
	change.event = event;
	change.nevents = 3;
	ll_sentence_change(page, dict, &change);
	assert_int_equal(dict_count(dict, LL_NAME_SAY), 3);
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "Target moved from 9 to 12");
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 1), "Tags set to x");
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 2), "Reworded");
}

static void a_birth_is_told_alone(void **state)
{
	static struct ll_view_event event[] = {
		{ .type = LL_EVENT_REOWNED, .new_text = S("Ada") },
		{ .type = LL_EVENT_CREATED },
	};
	struct ll_view_change change = change_of(LL_CLASS_CREATED);
	struct ll_dict *dict = ll_dict_make(&test_arena);

	(void)state;
	change.event = event;
	change.nevents = 2;
	ll_sentence_change(page, dict, &change);
	assert_int_equal(dict_count(dict, LL_NAME_SAY), 1);
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0), "Set for 2026");
}

static void many_events_are_counted(void **state)
{
	struct ll_view_event event[20];
	struct ll_view_change change = change_of(LL_CLASS_FIELDS);
	struct ll_dict *dict = ll_dict_make(&test_arena);

	(void)state;
	for (size_t i = 0; i < 20; i++) {
		event[i] = (struct ll_view_event){
			.type = LL_EVENT_FIELD_CHANGED,
			.label = LL_STR("tags"),
			.new_text = LL_STR("x"),
		};
	}
	change.event = event;
	change.nevents = 20;
	ll_sentence_change(page, dict, &change);
	assert_int_equal(dict_count(dict, LL_NAME_SAY), 9);
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 8), "And twelve more");
}

static const char *by_line(const struct ll_view_landing *landing)
{
	struct ll_dict *dict = ll_dict_make(&test_arena);
	struct ll_say say = ll_say_open(page, dict, LL_NAME_BY);

	ll_sentence_by(&say, landing);
	return dict_says(dict, LL_NAME_BY, 0);
}

static void who_recorded_is_not_who_decided(void **state)
{
	struct ll_view_landing *landing = landing_on("2026-06-18");

	(void)state;
	landing->pull_request = 287;
	landing->url = LL_STR("https://example.org/pull/287");
	assert_string_equal(by_line(landing),
			    "Recorded by Ruth Amsel: "
			    "\u201cMove the target\u201d, #287");
	landing->reason_given = true;
	landing->decided_by = LL_STR("the leaders");
	landing->nauthors = 2;
	assert_string_equal(by_line(landing),
			    "Decided by the leaders, recorded by Ruth Amsel "
			    "and Tom Okafor, #287");
}

static void what_may_not_be_shown_leaves_no_trace(void **state)
{
	struct ll_view_landing landing = { .date = ll_date_parse(
						   LL_STR("2026-06-18")) };

	(void)state;
	assert_string_equal(by_line(&landing), "");
	landing.uncommitted = true;
	assert_string_equal(by_line(&landing), "Not yet committed");
}

static void marks_tell_the_weight_of_a_change(void **state)
{
	static struct ll_view_event moved[] = {
		{ .type = LL_EVENT_RETARGETED },
	};
	struct ll_view_change change = change_of(LL_CLASS_FIELDS);

	(void)state;
	assert_string_equal(ll_change_mark(&change), "dot");
	change.event = moved;
	change.nevents = 1;
	assert_string_equal(ll_change_mark(&change), "disc");
	change = change_of(LL_CLASS_CREATED);
	assert_string_equal(ll_change_mark(&change), "ring");
	change = change_of(LL_CLASS_MECHANICAL);
	assert_string_equal(ll_change_mark(&change), "tick");
	change = change_of(LL_CLASS_BULK);
	assert_string_equal(ll_change_mark(&change), "tick");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(an_event_is_a_sentence_with_old_and_new),
	cmocka_unit_test(every_event_says_something),
	cmocka_unit_test(what_matters_most_comes_first),
	cmocka_unit_test(a_birth_is_told_alone),
	cmocka_unit_test(many_events_are_counted),
	cmocka_unit_test(who_recorded_is_not_who_decided),
	cmocka_unit_test(what_may_not_be_shown_leaves_no_trace),
	cmocka_unit_test(marks_tell_the_weight_of_a_change),
};

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, test_teardown);
}
