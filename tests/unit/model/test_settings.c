#include "model/fixture.h"

static struct ll_settings settings;
static struct ll_diags diags;

static bool read(const char *text)
{
	diags = (struct ll_diags){ .arena = &test_arena };
	return ll_settings_read(&test_arena, LL_STR("lodeline.yml"),
				ll_str_from(text), &settings, &diags);
}

/* One fault: "line:column CODE message" */
static const char *fault(const char *text)
{
	const struct ll_diag *diag;

	assert_false(read(text));
	assert_int_equal(diags.n, 1);
	diag = &diags.item[0];
	return test_zero(ll_strf(
		&test_arena, "%d:%d %s %s", diag->pos.line, diag->pos.column,
		ll_diag_info[diag->code].code, test_zero(diag->message)));
}

static void without_a_file_the_defaults_hold(void **state)
{
	(void)state;
	assert_true(read(""));
	assert_str(settings.language, "en");
	assert_str(settings.timezone, "UTC");
	assert_int_equal(settings.year_starts_month, 1);
	assert_int_equal(settings.stale_after_days, 45);
	assert_int_equal(settings.naudiences, 1);
	assert_str(settings.audience[0], "");
	assert_int_equal(settings.rule[settings.nrules - 1].kind, LL_KIND_PAGE);
}

static void every_setting_is_read(void **state)
{
	(void)state;
	assert_true(read("title: Acme\n"
			 "description: What we are for\n"
			 "base_url: https://acme.example/org/\n"
			 "repository: https://git.example/acme/org/\n"
			 "language: pt-BR\n"
			 "timezone: Europe/London\n"
			 "year_starts: 02-01\n"
			 "theme: themes/own\n"
			 "history: full\n"
			 "markdown: {raw_html: allow}\n"
			 "stale_after: 60\n"
			 "audiences: [public, staff, leaders]\n"
			 "history_audiences: [staff]\n"));
	assert_int_equal(diags.n, 0);
	assert_str(settings.title, "Acme");
	assert_str(settings.base_url, "https://acme.example/org");
	assert_str(settings.repository, "https://git.example/acme/org");
	assert_str(settings.language, "pt-BR");
	assert_int_equal(settings.year_starts_month, 2);
	assert_int_equal(settings.year_starts_day, 1);
	assert_true(settings.full_history);
	assert_true(settings.raw_html);
	assert_int_equal(settings.stale_after_days, 60);
	assert_int_equal(settings.naudiences, 3);
	assert_str(settings.audience[2], "leaders");
	assert_str(settings.history_audience[0], "staff");
}

static void each_fault_has_its_place_and_says_what_is_wrong(void **state)
{
	static const char *const pair[][2] = {
		{ "tittle: x\n",
		  "1:1 L151 unknown setting 'tittle', did you mean 'title'?" },
		{ "title: x\nlanguage: english language\n",
		  "2:11 L152 'english language' is no value for 'language'" },
		{ "timezone: London\n",
		  "1:11 L152 'London' is no value for 'timezone'" },
		{ "year_starts: 13-01\n",
		  "1:14 L152 '13-01' is no value for 'year_starts'" },
		{ "year_starts: 02-29\n",
		  "1:14 L152 '02-29' is no value for 'year_starts'" },
		{ "base_url: javascript:alert(1)\n",
		  "1:11 L152 'javascript:alert(1)' is no value for 'base_url'" },
		{ "repository: \"https://x/\\\"onload\"\n",
		  "1:13 L152 'https://x/\"onload' is no value for 'repository'" },
		{ "history: all\n",
		  "1:10 L152 'all' is no value for 'history'" },
		{ "stale_after: soon\n",
		  "1:14 L152 'soon' is no value for 'stale_after'" },
		{ "title: [a]\n", "1:8 L152 'title' must be one text" },
		{ "audiences: {a: b}\n",
		  "1:12 L152 'audiences' must be a list" },
		{ "audiences: [a, A]\n",
		  "1:12 L152 audience 'A' stands twice" },
		{ "audiences: [staff]\nhistory_audiences: [stuff]\n",
		  "2:20 L152 there is no audience 'stuff', did you mean "
		  "'staff'?" },
		{ "markdown: {html: allow}\n",
		  "1:12 L151 unknown setting 'html'" },
		{ "sources:\n  - files: x.md\n    kind: gaol\n",
		  "3:11 L152 'gaol' is no kind, did you mean 'goal'?" },
		{ "sources:\n  - files: x.md\n",
		  "2:5 L152 a rule without kind" },
		{ "sources:\n  - kind: goal\n",
		  "2:5 L152 a rule without files" },
		{ "sources:\n  - files: \"{yaer}.md\"\n    kind: goal\n",
		  "2:12 L152 '{yaer}.md' is no name in braces" },
		{ "sources:\n  - files: x.md\n    kind: goal\n"
		  "    require: y\n",
		  "4:5 L151 unknown setting 'require', did you mean "
		  "'requires'?" },
		{ "sources:\n  - files: x.md\n    kind: goal\n"
		  "    records: h9\n",
		  "4:14 L152 'h9' is no way to find records" },
		{ "fields: {DRI: boss}\n", "1:15 L152 'DRI' maps to nothing" },
		{ "statuses: {Great: splendid}\n",
		  "1:19 L152 'Great' maps to nothing" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		assert_string_equal(fault(pair[i][0]), pair[i][1]);
	}
}

static void checks_set_levels_and_leave_paths_out(void **state)
{
	(void)state;
	assert_true(read("checks:\n  L201: off\n  link_broken: note\n"
			 "  GOAL_UNOWNED: {level: error, except: old/**}\n"));
	assert_int_equal(settings.nchecks, 3);
	assert_int_equal(settings.check[0].code, LL_D_GOAL_UNOWNED);
	assert_true(settings.check[0].off);
	assert_int_equal(settings.check[1].code, LL_D_LINK_BROKEN);
	assert_false(settings.check[1].off);
	assert_int_equal(settings.check[1].level, LL_NOTE);
	assert_int_equal(settings.check[2].level, LL_ERROR);
	assert_str(settings.check[2].except[0], "old/**");
	assert_string_equal(fault("checks: {L999: off}\n"),
			    "1:16 L152 there is no finding 'L999'");
	assert_string_equal(fault("checks: {L201: loud}\n"),
			    "1:16 L152 'loud' is no level");
	assert_string_equal(fault("checks: {L701: off}\n"),
			    "1:16 L152 'L701' cannot be changed");
	assert_string_equal(
		fault("checks: {L201: {levle: note}}\n"),
		"1:17 L151 unknown setting 'levle', did you mean 'level'?");
}

static void a_family_of_checks_is_set_at_once(void **state)
{
	size_t n = 0;

	(void)state;
	assert_true(read("checks: {L2xx: off, L201: error}\n"));
	for (size_t i = 0; i < settings.nchecks; i++) {
		assert_int_equal(ll_diag_info[settings.check[i].code].code[1],
				 '2');
		n += settings.check[i].off;
	}
	assert_int_equal(n, settings.nchecks - 1);
	assert_true(n > 2);
	assert_true(read("checks: {L1: note}\n"));
	for (size_t i = 0; i < settings.nchecks; i++) {
		assert_false(ll_str_starts(
			ll_str_from(ll_diag_info[settings.check[i].code].code),
			LL_STR("L15")));
	}
	assert_string_equal(fault("checks: {L15: off}\n"),
			    "1:15 L152 'L15' cannot be changed");
	assert_string_equal(fault("checks: {L: off}\n"),
			    "1:13 L152 there is no finding 'L'");
}

static void all_faults_come_in_one_run(void **state)
{
	(void)state;
	assert_false(read("titel: x\nlanguage: 1\nyear_starts: never\n"));
	assert_int_equal(diags.n, 3);
	assert_int_equal(ll_diags_count(&diags, LL_ERROR), 3);
}

static void yaml_that_is_none_is_an_error(void **state)
{
	(void)state;
	assert_false(read("title: [unclosed\n"));
	assert_int_equal(diags.item[0].code, LL_D_SETTINGS_SYNTAX);
	assert_false(read("- a list\n"));
	assert_int_equal(diags.item[0].code, LL_D_SETTINGS_SYNTAX);
	assert_false(read("title: \xff\n"));
	assert_int_equal(diags.item[0].code, LL_D_SETTINGS_SYNTAX);
}

static void rules_of_the_house_come_first(void **state)
{
	struct ll_capture capture;
	const struct ll_rule *rule;

	(void)state;
	assert_true(read("sources:\n"
			 "  - files: [goals/old/*.md, archive/**]\n"
			 "    kind: none\n"
			 "  - files: src/{period}/*.md\n"
			 "    except: [README.md, src/2026/list.md]\n"
			 "    kind: goal\n"
			 "    identity: Tracking issue\n"
			 "    records: h2\n"));
	rule = ll_rule_for(&settings, LL_STR("goals/old/x.md"), NULL, &capture);
	assert_int_equal(rule->kind, LL_KIND_NONE);
	rule = ll_rule_for(&settings, LL_STR("src/2026/x.md"), NULL, &capture);
	assert_int_equal(rule->kind, LL_KIND_GOAL);
	assert_int_equal(rule->records, LL_RECORDS_H2);
	assert_int_equal(rule->line, 4);
	assert_str(rule->identity, "Tracking issue");
	assert_str(capture.period, "2026");
	rule = ll_rule_for(&settings, LL_STR("src/2026/README.md"), NULL,
			   &capture);
	assert_int_equal(rule->kind, LL_KIND_PAGE);
	assert_str(capture.period, "");
	rule = ll_rule_for(&settings, LL_STR("src/2026/list.md"), NULL,
			   &capture);
	assert_int_equal(rule->kind, LL_KIND_PAGE);
	rule = ll_rule_for(&settings, LL_STR("goals/2026/x.md"), NULL,
			   &capture);
	assert_int_equal(rule->kind, LL_KIND_GOAL);
	assert_int_equal(rule->line, 0);
}

static enum ll_records records_on(const char *day)
{
	struct ll_capture capture;

	settings.today = ll_date_parse(ll_str_from(day));
	return ll_rule_for(&settings, LL_STR("OKR.md"), NULL, &capture)
		->records;
}

static void a_rule_holds_between_its_dates(void **state)
{
	(void)state;
	assert_true(read("sources:\n"
			 "  - {files: OKR.md, kind: goal, records: h1, "
			 "until: 2024-06-30}\n"
			 "  - {files: OKR.md, kind: goal, records: h2, "
			 "from: 2024-07, until: 2025-06}\n"
			 "  - {files: OKR.md, kind: goal, records: h3, "
			 "from: 2025-07-01}\n"));
	assert_true(settings.dated);
	assert_int_equal(records_on("2024-06-30"), LL_RECORDS_H1);
	assert_int_equal(records_on("2024-07-01"), LL_RECORDS_H2);
	assert_int_equal(records_on("2025-06-30"), LL_RECORDS_H2);
	assert_int_equal(records_on("2025-07-01"), LL_RECORDS_H3);
	assert_int_equal(records_on(""), LL_RECORDS_H3);
	assert_false(read("sources:\n  - {files: x.md, kind: goal, "
			  "from: 2025-01-01, until: 2024-01-01}\n"));
	assert_false(read("sources:\n  - {files: x.md, kind: goal, "
			  "from: soon}\n"));
}

static void a_required_key_must_have_a_value(void **state)
{
	struct ll_capture capture;
	struct ll_value owner = { .key = LL_STR_INIT("point-of-contact"),
				  .text = LL_STR_INIT("@a") };
	struct ll_value meta = { .kind = LL_MAP, .child = &owner };

	(void)state;
	assert_true(read("sources:\n  - files: '*.md'\n    kind: goal\n"
			 "    requires: Point of contact\n"));
	assert_int_equal(
		ll_rule_for(&settings, LL_STR("x.md"), &meta, &capture)->kind,
		LL_KIND_GOAL);
	owner.text = LL_STR("");
	assert_int_equal(
		ll_rule_for(&settings, LL_STR("x.md"), &meta, &capture)->kind,
		LL_KIND_PAGE);
	assert_int_equal(
		ll_rule_for(&settings, LL_STR("x.md"), NULL, &capture)->kind,
		LL_KIND_PAGE);
}

static void the_house_has_its_own_words(void **state)
{
	const struct ll_rule *rule;
	struct ll_capture capture;

	(void)state;
	assert_true(read("fields:\n"
			 "  owner: [DRI, Point of contact]\n"
			 "  Ziel: target\n"
			 "statuses:\n"
			 "  In flight: on-track\n"
			 "  off-track: [Red, \xf0\x9f\x94\xb4]\n"
			 "  Accepted: unknown\n"
			 "sources:\n"
			 "  - files: okr/*.md\n"
			 "    kind: goal\n"
			 "    columns: {current: Score}\n"
			 "    statuses: {Red: at-risk}\n"));
	rule = ll_rule_for(&settings, LL_STR("goals/x.md"), NULL, &capture);
	assert_str(ll_field_canonical(rule, LL_STR("point_of_contact")),
		   "owner");
	assert_str(ll_field_canonical(rule, LL_STR("ziel")), "target");
	assert_str(ll_field_canonical(rule, LL_STR("Follow-up")), "follow_up");
	assert_str(ll_field_canonical(rule, LL_STR("Score")), "Score");
	assert_int_equal(ll_status_parse(rule, LL_STR("in-flight")),
			 LL_STATUS_ON_TRACK);
	assert_int_equal(ll_status_parse(rule, LL_STR("\xf0\x9f\x94\xb4")),
			 LL_STATUS_OFF_TRACK);
	assert_int_equal(ll_status_parse(rule, LL_STR("ON TRACK")),
			 LL_STATUS_ON_TRACK);
	assert_int_equal(ll_status_parse(rule, LL_STR("accepted")),
			 LL_STATUS_UNKNOWN);
	assert_int_equal(ll_status_parse(rule, LL_STR("Red")),
			 LL_STATUS_OFF_TRACK);
	rule = ll_rule_for(&settings, LL_STR("okr/x.md"), NULL, &capture);
	assert_str(ll_field_canonical(rule, LL_STR("Score")), "current");
	assert_str(ll_field_canonical(rule, LL_STR("DRI")), "owner");
	assert_int_equal(ll_status_parse(rule, LL_STR("Red")),
			 LL_STATUS_AT_RISK);
}

static void the_default_layout_knows_its_folders(void **state)
{
	static const struct {
		const char *path;
		enum ll_kind kind;
	} row[] = {
		{ "mission.md", LL_KIND_MISSION },
		{ "docs/mission.md", LL_KIND_PAGE },
		{ "vision.md", LL_KIND_VISION },
		{ "values.md", LL_KIND_VALUE },
		{ "values/care.md", LL_KIND_VALUE },
		{ "values/README.md", LL_KIND_PAGE },
		{ "principles/p.md", LL_KIND_PRINCIPLE },
		{ "strategy/speed.md", LL_KIND_PILLAR },
		{ "goals/2026/x.md", LL_KIND_GOAL },
		{ "goals/2026/index.md", LL_KIND_PAGE },
		{ "goals/access/x.md", LL_KIND_GOAL },
		{ "updates/2026-03.md", LL_KIND_UPDATE },
		{ "updates/2026-03/access.md", LL_KIND_UPDATE },
		{ "updates/2026-01,02.md", LL_KIND_UPDATE },
		{ "meetings/2026-02-10-x.md", LL_KIND_MEETING },
		{ "moments/x.md", LL_KIND_MOMENT },
		{ "teams/access.md", LL_KIND_TEAM },
		{ "people/priya.md", LL_KIND_PERSON },
		{ "pulse/2026-03.csv", LL_KIND_PULSE },
		{ "roads/nurse.md", LL_KIND_ROAD },
		{ "README.md", LL_KIND_PAGE },
		{ "anything/else.md", LL_KIND_PAGE },
	};
	struct ll_capture capture;

	(void)state;
	assert_true(read(""));
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const struct ll_rule *rule = ll_rule_for(
			&settings, ll_str_from(row[i].path), NULL, &capture);

		assert_string_equal(test_zero(ll_kind_word(rule->kind)),
				    test_zero(ll_kind_word(row[i].kind)));
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(without_a_file_the_defaults_hold),
	cmocka_unit_test(every_setting_is_read),
	cmocka_unit_test(each_fault_has_its_place_and_says_what_is_wrong),
	cmocka_unit_test(checks_set_levels_and_leave_paths_out),
	cmocka_unit_test(a_family_of_checks_is_set_at_once),
	cmocka_unit_test(all_faults_come_in_one_run),
	cmocka_unit_test(yaml_that_is_none_is_an_error),
	cmocka_unit_test(rules_of_the_house_come_first),
	cmocka_unit_test(a_rule_holds_between_its_dates),
	cmocka_unit_test(a_required_key_must_have_a_value),
	cmocka_unit_test(the_house_has_its_own_words),
	cmocka_unit_test(the_default_layout_knows_its_folders),
};

RUN(tests)
