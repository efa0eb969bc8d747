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

static const char *sentence_of(enum ll_kind kind,
			       const struct ll_view_event *event)
{
	struct ll_dict *dict = ll_dict_make(&test_arena);
	struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);
	struct ll_view_change change = change_of(LL_CLASS_FIELDS);

	change.kind = kind;
	change.old_path = LL_STR("goals/wait.md");
	ll_sentence_event(&say, &change, event);
	return dict_says(dict, LL_NAME_SAY, 0);
}

static const char *sentence(const struct ll_view_event *event)
{
	return sentence_of(LL_KIND_GOAL, event);
}

#define S(text) LL_STR_INIT(text)

/* One line for each thing that an event may be about. */
static void an_event_is_a_sentence_with_old_and_new(void **state)
{
	static const struct {
		enum ll_event_type type;
		const char *field;
		const char *label;
		const char *old_text;
		const char *new_text;
		int hint;
		const char *text;
	} row[] = {
		{ LL_EVENT_RETARGETED, "metrics.wait.target", "median wait",
		  "9 days", "12 days", LL_VIEW_EASIER,
		  "Target for median wait moved from 9 to 12 days (easier)" },
		{ LL_EVENT_RETARGETED, "target", "Target", "9", "12",
		  LL_VIEW_HARDER, "Target moved from 9 to 12 (harder)" },
		{ LL_EVENT_RETARGETED, "target", "", "", "12", LL_VIEW_PLAIN,
		  "Target set to 12" },
		{ LL_EVENT_REBASED, "b", "wait", "21", "", LL_VIEW_PLAIN,
		  "Baseline for wait taken away; it was 21" },
		{ LL_EVENT_RESCHEDULED, "due", "due", "2026-12-15",
		  "2027-03-31", LL_VIEW_LATER,
		  "Due moved from 15 December 2026 to 31 March 2027 (later)" },
		{ LL_EVENT_RESCHEDULED, "due", "due", "2026-12-15", "",
		  LL_VIEW_PLAIN, "Due taken away; it was 15 December" },
		{ LL_EVENT_REOWNED, "owner", "owner", "@maren", "@priya, @joel",
		  LL_VIEW_PLAIN,
		  "Handed from Maren Holt to Priya Nair, @joel" },
		{ LL_EVENT_REOWNED, "owner", "owner", "@maren", "",
		  LL_VIEW_PLAIN, "Left without an owner; it was Maren Holt" },
		{ LL_EVENT_REOWNED, "owner", "owner", "", "Ada", LL_VIEW_PLAIN,
		  "Given to Ada" },
		{ LL_EVENT_STATUS_CHANGED, "status", "status", "on-track",
		  "at-risk", LL_VIEW_PLAIN, "From on track to at risk" },
		{ LL_EVENT_STATUS_CHANGED, "status", "status", "", "In flight",
		  LL_VIEW_PLAIN, "Now In flight" },
		{ LL_EVENT_RETITLED, "title", "title", "Old", "New",
		  LL_VIEW_PLAIN, "Retitled New, was Old" },
		{ LL_EVENT_KEY_RESULT_ADDED, "", "", "", "A nurse calls back",
		  LL_VIEW_PLAIN, "Key result added: A nurse calls back" },
		{ LL_EVENT_FIELD_CHANGED, "point-of-contact",
		  "point of contact", "Ann", "Bob", LL_VIEW_PLAIN,
		  "Point of contact changed from Ann to Bob" },
		{ LL_EVENT_RENAMED, "", "", "", "", LL_VIEW_PLAIN,
		  "Moved from goals/wait.md" },
		{ LL_EVENT_REWORDED, "", "", "", "", LL_VIEW_PLAIN,
		  "Reworded" },
		{ LL_EVENT_CREATED, "", "", "", "", LL_VIEW_PLAIN,
		  "Set for 2026" },
		{ LL_EVENT_RETARGETED, "metrics.w.target", "Share", "25 %",
		  "15 %", LL_VIEW_EASIER,
		  "Target for Share moved from 25 to 15 % (easier)" },
		{ LL_EVENT_RETARGETED, "metrics.w.target", "Wait", "14 days",
		  "2 weeks", LL_VIEW_PLAIN,
		  "Target for Wait moved from 14 days to 2 weeks" },
		{ LL_EVENT_RETARGETED, "metrics.w.target", "Cost",
		  "\u20ac 5,000", "\u20ac 6,000", LL_VIEW_HARDER,
		  "Target for Cost moved from \u20ac 5,000 to \u20ac 6,000 (harder)" },
		{ LL_EVENT_RETARGETED, "metrics.s.target",
		  "See patients sooner", "9", "12", LL_VIEW_PLAIN,
		  "Target moved from 9 to 12" },
		{ LL_EVENT_RETARGETED, "metrics.w.target", "Wait", "9 days", "",
		  LL_VIEW_PLAIN, "Target for Wait taken away; it was 9 days" },
		{ LL_EVENT_REBASED, "metrics.w.baseline", "Wait", "30 days",
		  "28 days", LL_VIEW_PLAIN,
		  "Baseline for Wait moved from 30 to 28 days" },
		{ LL_EVENT_PROGRESS_REPORTED, "metrics.w.current", "wait",
		  "21 days", "18 days", LL_VIEW_PLAIN,
		  "Wait reported at 18 days, was 21" },
		{ LL_EVENT_PROGRESS_REPORTED, "metrics.w.current", "wait", "",
		  "18 days", LL_VIEW_PLAIN, "Wait reported at 18 days" },
		{ LL_EVENT_FIELD_CHANGED, "metrics.w", "Wait", "",
		  "from 30 to 9 days", LL_VIEW_PLAIN,
		  "Now measured by Wait: from 30 to 9 days" },
		{ LL_EVENT_FIELD_CHANGED, "metrics.w", "Wait",
		  "from 30 to 9 days", "", LL_VIEW_PLAIN,
		  "No longer measured by Wait; it was from 30 to 9 days" },
		{ LL_EVENT_FIELD_CHANGED, "metrics.s", "See patients sooner",
		  "", "9 days", LL_VIEW_PLAIN, "Now measured: 9 days" },
		{ LL_EVENT_FIELD_CHANGED, "metrics.w.name", "Typical wait",
		  "Median wait", "Typical wait", LL_VIEW_PLAIN,
		  "Metric renamed Typical wait, was Median wait" },
		{ LL_EVENT_FIELD_CHANGED, "metrics.w.unit", "Wait", "days",
		  "weeks", LL_VIEW_PLAIN,
		  "Unit of Wait changed from days to weeks" },
		{ LL_EVENT_FIELD_CHANGED, "metrics.w.weight", "Wait", "", "2",
		  LL_VIEW_PLAIN, "Weight of Wait set to 2" },
		{ LL_EVENT_MASKED, "metrics.w.target", "Wait", "9 days",
		  "XX days", LL_VIEW_PLAIN, "Target for Wait no longer shown" },
		{ LL_EVENT_UNMASKED, "metrics.w.target", "Wait", "XX days",
		  "9 days", LL_VIEW_PLAIN, "Target for Wait shown: 9 days" },
		{ LL_EVENT_MASKED, "metrics.w.current", "Wait", "9 days",
		  "XX days", LL_VIEW_PLAIN, "Value of Wait no longer shown" },
		{ LL_EVENT_MASKED, "Budget", "Budget", "\u20ac 5", "\u20ac XX",
		  LL_VIEW_PLAIN, "Budget no longer shown" },
		{ LL_EVENT_UNMASKED, "Budget", "Budget", "\u20ac XX",
		  "\u20ac 5", LL_VIEW_PLAIN, "Budget shown: \u20ac 5" },
		{ LL_EVENT_RESCHEDULED, "due", "due", "", "2026-06-30",
		  LL_VIEW_PLAIN, "Due set to 30 June" },
		{ LL_EVENT_RESCHEDULED, "start", "start", "2026-03", "2026-02",
		  LL_VIEW_EARLIER,
		  "Start moved from March 2026 to February 2026 (earlier)" },
		{ LL_EVENT_MOVED, "team", "team", "care", "boats",
		  LL_VIEW_PLAIN, "Moved from team care to team boats" },
		{ LL_EVENT_MOVED, "team", "team", "", "boats", LL_VIEW_PLAIN,
		  "Given to team boats" },
		{ LL_EVENT_MOVED, "team", "team", "care", "", LL_VIEW_PLAIN,
		  "Left without a team; it was care" },
		{ LL_EVENT_MOVED, "period", "period", "2025", "2026",
		  LL_VIEW_PLAIN, "Moved from 2025 to 2026" },
		{ LL_EVENT_REPARENTED, "supports", "supports", "strategy/care",
		  "strategy/speed", LL_VIEW_PLAIN,
		  "Now supports strategy/speed, before strategy/care" },
		{ LL_EVENT_REPARENTED, "supports", "supports", "strategy/care",
		  "", LL_VIEW_PLAIN, "No longer supports strategy/care" },
		{ LL_EVENT_FIELD_CHANGED, "continues", "continues", "",
		  "goals/2025/gone", LL_VIEW_PLAIN,
		  "Now continues goals/2025/gone" },
		{ LL_EVENT_STATUS_CHANGED, "status", "status", "on-track", "",
		  LL_VIEW_PLAIN, "From on track to no status" },
		{ LL_EVENT_DROPPED, "status", "status", "at-risk", "dropped",
		  LL_VIEW_PLAIN, "Dropped; it was at risk" },
		{ LL_EVENT_DROPPED, "status", "status", "", "dropped",
		  LL_VIEW_PLAIN, "Dropped" },
		{ LL_EVENT_REVIVED, "status", "status", "dropped", "on-track",
		  LL_VIEW_PLAIN, "Taken up again, now on track" },
		{ LL_EVENT_KEY_RESULT_DROPPED, "key-results.x", "Night calls",
		  "Night calls", "", LL_VIEW_PLAIN,
		  "Key result dropped: Night calls" },
		{ LL_EVENT_KEY_RESULT_DONE, "key-results.x", "Night calls",
		  "open", "done", LL_VIEW_PLAIN,
		  "Key result done: Night calls" },
		{ LL_EVENT_KEY_RESULT_REPLACED, "key-results.x", "New", "Old",
		  "New", LL_VIEW_PLAIN, "Key result replaced: New, was Old" },
		{ LL_EVENT_REWORDED, "key-results.x", "New", "Old", "New",
		  LL_VIEW_PLAIN, "Key result reworded: New, was Old" },
		{ LL_EVENT_MASKED, "key-results.x", "Reach XX", "Reach 4",
		  "Reach XX", LL_VIEW_PLAIN,
		  "Key result without its number now: Reach XX" },
		{ LL_EVENT_UNMASKED, "key-results.x", "Reach 4", "Reach XX",
		  "Reach 4", LL_VIEW_PLAIN,
		  "Key result with its number: Reach 4" },
		{ LL_EVENT_FIELD_CHANGED, "key-results.x", "Night calls",
		  "done", "open", LL_VIEW_PLAIN,
		  "Key result open again: Night calls" },
		{ LL_EVENT_FIELD_CHANGED, "key-results.x", "Night calls",
		  "dropped", "open", LL_VIEW_PLAIN,
		  "Key result taken up again: Night calls" },
		{ LL_EVENT_FIELD_CHANGED, "key-results.x.due", "Night calls",
		  "2026-06-30", "2026-09-30", LL_VIEW_LATER,
		  "Key result Night calls: due moved from 30 June to 30 September (later)" },
		{ LL_EVENT_FIELD_CHANGED, "key-results.x.owner", "Night calls",
		  "@maren", "@priya", LL_VIEW_PLAIN,
		  "Key result Night calls: given to Priya Nair, was with Maren Holt" },
		{ LL_EVENT_FIELD_CHANGED, "key-results.x.owner", "Night calls",
		  "@maren", "", LL_VIEW_PLAIN,
		  "Key result Night calls: left by Maren Holt" },
		{ LL_EVENT_FIELD_CHANGED, "key-results.x.status", "Night calls",
		  "on-track", "at-risk", LL_VIEW_PLAIN,
		  "Key result Night calls: status moved from on-track to at-risk" },
		{ LL_EVENT_PROGRESS_REPORTED, "key-results.x.current",
		  "Night calls", "0.3", "0.5", LL_VIEW_PLAIN,
		  "Key result Night calls: value moved from 0.3 to 0.5" },
		{ LL_EVENT_FIELD_CHANGED, "actions.call-the-school",
		  "call the school", "open", "done", LL_VIEW_PLAIN,
		  "Action done: call the school" },
		{ LL_EVENT_FIELD_CHANGED, "actions.call-the-school",
		  "call the school", "done", "open", LL_VIEW_PLAIN,
		  "Action open again: call the school" },
		{ LL_EVENT_FIELD_CHANGED, "actions.call-the-school",
		  "call the school", "open", "dropped", LL_VIEW_PLAIN,
		  "Action dropped: call the school" },
		{ LL_EVENT_FIELD_CHANGED, "actions.van", "van", "with Tom",
		  "with Ann", LL_VIEW_PLAIN,
		  "Van changed from with Tom to with Ann" },
		{ LL_EVENT_AGREEMENT_WITHDRAWN, "agreed_by", "agreed_by",
		  "@maren", "", LL_VIEW_PLAIN,
		  "Maren Holt no longer stands under these words" },
		{ LL_EVENT_RESTRICTED, "audience", "audience", "public",
		  "leaders", LL_VIEW_PLAIN,
		  "Restricted to leaders, was for public" },
		{ LL_EVENT_OPENED_UP, "audience", "audience", "leaders",
		  "staff", LL_VIEW_PLAIN,
		  "Opened up to staff, was for leaders" },
		{ LL_EVENT_CONTINUED, "", "", "2025h1", "2026", LL_VIEW_PLAIN,
		  "Continued from 2025h1" },
		{ LL_EVENT_FIELD_CHANGED, "follow_up", "follow_up",
		  "2026-03-24", "2026-04-07", LL_VIEW_PLAIN,
		  "Follow up changed from 24 March to 7 April" },
		{ LL_EVENT_DELETED, "", "", "Old", "", LL_VIEW_PLAIN,
		  "Removed" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct ll_view_event event = {
			.type = row[i].type,
			.field = ll_str_from(row[i].field),
			.label = ll_str_from(row[i].label),
			.old_text = ll_str_from(row[i].old_text),
			.new_text = ll_str_from(row[i].new_text),
		};

		event.hint = row[i].hint;
		assert_string_equal(sentence(&event), row[i].text);
	}
}

static void a_road_has_milestones(void **state)
{
	struct ll_view_event event = { .type = LL_EVENT_KEY_RESULT_DONE,
				       .field = S("key-results.x"),
				       .label = S("Day skipper") };

	(void)state;
	assert_string_equal(sentence_of(LL_KIND_ROAD, &event),
			    "Milestone done: Day skipper");
	event.type = LL_EVENT_FIELD_CHANGED;
	event.old_text = LL_STR("done");
	event.new_text = LL_STR("open");
	assert_string_equal(sentence_of(LL_KIND_ROAD, &event),
			    "Milestone open again: Day skipper");
}

static void those_who_agree_are_told_together(void **state)
{
	static struct ll_view_event event[] = {
		{ .type = LL_EVENT_AGREED, .new_text = S("@priya") },
		{ .type = LL_EVENT_AGREED, .new_text = S("Ada") },
	};
	struct ll_view_change change = change_of(LL_CLASS_FIELDS);
	struct ll_dict *dict = ll_dict_make(&test_arena);

	(void)state;
	change.event = event;
	change.nevents = 2;
	ll_sentence_change(page, dict, &change);
	assert_int_equal(dict_count(dict, LL_NAME_SAY), 1);
	assert_string_equal(dict_says(dict, LL_NAME_SAY, 0),
			    "Priya Nair and Ada agree to these words");
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
	cmocka_unit_test(a_road_has_milestones),
	cmocka_unit_test(those_who_agree_are_told_together),
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
