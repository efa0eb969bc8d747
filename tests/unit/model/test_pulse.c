#include "fixture.h"

#include <string.h>

#include "model/survey.h"

#define HEAD "question,group,role,responses,score,scale,value\n"

static const char *const values = "# Values\n\n## Warmth\n\nx\n\n"
				  "## Open door\n\ny\n";

/* "question | group | role | n | score | value" a row, then findings. */
static const char *pulse(const char *path, const char *csv)
{
	static const char *const role[] = { "all", "leader", "staff" };
	const char *files[][2] = { { path, csv }, { "values.md", values } };
	struct fixture *fixture =
		fixture_make((const char *const(*)[2])files, 2, "2026-04-01");
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < fixture->org.nrecords; i++) {
		const struct ll_record *record = &fixture->org.record[i];

		for (size_t k = 0; k < record->nanswers; k++) {
			const struct ll_answer *a = &record->answer[k];

			ll_buf_addf(&buf, "%" LL_FMT "|%" LL_FMT "|%s|%ld|",
				    LL_ARG(a->question), LL_ARG(a->group),
				    role[a->role], a->responses);
			ll_buf_add_number(&buf, a->score, 2);
			ll_buf_add_char(&buf, '|');
			if (a->value.record != LL_NO_RECORD) {
				ll_buf_add(&buf,
					   fixture->org.record[a->value.record]
						   .id);
			}
			ll_buf_add_char(&buf, '\n');
		}
	}
	ll_buf_add(&buf, ll_str_from(fixture_findings(&fixture->diags)));
	return test_zero(ll_buf_str(&buf));
}

static void a_survey_is_read_row_by_row(void **state)
{
	(void)state;
	assert_string_equal(
		pulse("pulse/2026-03.csv",
		      "\xef\xbb\xbfQuestion,ROLE,group,Responses,score,Scale,"
		      "Value\r\n"
		      "\"Warm, to all?\",leader,,9,4.3,1-5,warmth\r\n"
		      "\"Warm, to all?\",Staff,Harbour,12,3.1,1 to 5,"
		      "[Warmth](../values.md#warmth)\r\n"
		      "Door?,,All,20,72%,100,values#open-door\r\n"),
		"Warm, to all?||leader|9|4.3|values#warmth\n"
		"Warm, to all?|Harbour|staff|12|3.1|values#warmth\n"
		"Door?||all|20|72|values#open-door\n");
}

static void a_bad_row_is_a_finding_and_the_rest_is_read(void **state)
{
	(void)state;
	assert_string_equal(
		pulse("pulse/2026-03.csv", HEAD "Q,A,staff,twelve,3,1-5,\n"
						"Q,B,staff,12,\"3,1\",1-5,\n"
						"Q,C,staff,12,6,1-5,\n"
						"Q,D,boss,12,3,1-5,\n"
						"Q,\"E\"x,staff,12,3,1-5,\n"
						",F,staff,12,3,1-5,\n"
						"Q,G,staff,12,3,5-1,\n"
						"Q,H,staff,12,3,1-5,warmht\n"
						"q,h,Staff,12,4,1-5,\n"
						"Q,I,staff,0,,1-5,\n"),
		"Q|H|staff|12|3|\n"
		"pulse/2026-03.csv:2 PULSE_NUMBER the row is left out: no "
		"number under 'responses'\n"
		"pulse/2026-03.csv:3 PULSE_NUMBER the row is left out: no "
		"number under 'score'\n"
		"pulse/2026-03.csv:4 PULSE_SCALE the row is left out: the "
		"score is outside its scale\n"
		"pulse/2026-03.csv:5 PULSE_ROLE the row is left out: 'boss' is "
		"neither leader nor staff\n"
		"pulse/2026-03.csv:6 PULSE_ROW the row is left out: text after "
		"the quote that closes a cell\n"
		"pulse/2026-03.csv:7 PULSE_ROW the row is left out: it has no "
		"question\n"
		"pulse/2026-03.csv:8 PULSE_NUMBER the row is left out: no "
		"number under 'scale'\n"
		"pulse/2026-03.csv:9 REF_DANGLING nothing is called 'warmht', "
		"did you mean 'warmth'?\n"
		"pulse/2026-03.csv:10 PULSE_TWICE the row is left out: line 9 "
		"has the same question, group and role\n");
}

static void columns_that_are_missing_are_named(void **state)
{
	(void)state;
	assert_string_equal(pulse("pulse/2026-03.csv", "question;score\nQ;4\n"),
			    "pulse/2026-03.csv:1 PULSE_COLUMN there is no "
			    "column 'question'\n"
			    "pulse/2026-03.csv:1 PULSE_COLUMN there is no "
			    "column 'responses'\n"
			    "pulse/2026-03.csv:1 PULSE_COLUMN there is no "
			    "column 'score'\n");
	assert_string_equal(
		pulse("pulse/march.csv", "question,n,mean\nQ,9,4\n"),
		"Q||all|9|4|\n"
		"pulse/march.csv:1 PULSE_MONTH the survey says no "
		"month\n");
}

static void no_finding_quotes_a_result(void **state)
{
	const char *told =
		pulse("pulse/2026-03.csv", HEAD "Q,B,staff,3.77,4,1-5,\n"
						"Q,C,staff,7,8.88,1-5,\n");

	(void)state;
	assert_null(strstr(told, "3.77"));
	assert_null(strstr(told, "8.88"));
	assert_non_null(strstr(told, "PULSE_NUMBER"));
	assert_non_null(strstr(told, "PULSE_SCALE"));
}

static void other_files_of_numbers_are_no_surveys(void **state)
{
	static const char *const files[][2] = {
		{ "data/loans.csv", "a,b\n1,2\n" },
		{ "pulse/notes.md", "# About the surveys\n" },
		{ "x.md", "# X\n\n[loans](data/loans.csv)\n" },
	};
	struct fixture *fixture = FIXTURE(files, "2026-04-01");

	(void)state;
	assert_string_equal(fixture_findings(&fixture->diags), "");
	assert_int_equal(fixture->org.nrecords, 2);
	assert_int_equal(fixture->org.nassets, 1);
}

static bool is_certain(const char *csv, const char *audience)
{
	const char *files[][2] = {
		{ "lodeline.yml", "audiences: [staff, leaders]\n" },
		{ "pulse/2026-03.csv", csv },
	};
	struct fixture *fixture =
		fixture_make((const char *const(*)[2])files, 2, "2026-04-01");

	assert_int_equal(fixture->org.nrecords, 1);
	assert_str(fixture->org.record[0].audience, audience);
	return fixture->org.record[0].audience_certain;
}

static void a_comment_says_who_may_read_it(void **state)
{
	(void)state;
	assert_true(is_certain("# audience: leaders\n" HEAD, "leaders"));
	assert_true(is_certain("\xef\xbb\xbf\r\n# Audience: Leaders\r\n" HEAD,
			       "leaders"));
	assert_true(is_certain("# from the tool: x\n" HEAD, ""));
	assert_false(is_certain("# audeince: leaders\n" HEAD, ""));
	assert_false(is_certain("# audience leaders\n" HEAD, ""));
	assert_false(is_certain("# audience: board\n" HEAD, "board"));
	assert_false(is_certain("# audience: staff\n# audience: leaders\n" HEAD,
				"leaders"));
	assert_false(is_certain("question,audience,n,score\n", ""));
	assert_false(is_certain(HEAD "# audience: leaders\n", ""));
	assert_false(is_certain("# from: \xff\n" HEAD, ""));
}

static const char *asked_about(const char *question)
{
	struct ll_buf csv = ll_buf_make(&test_arena);
	const char *files[][2] = {
		{ "pulse/2026-03.csv", "" },
		{ "values.md", values },
		{ "principles/door.md", "# Open door policy\n" },
	};
	struct fixture *fixture;
	struct ll_questions questions;

	ll_buf_addf(&csv, "question,n,score\n\"%s\",9,4\n", question);
	files[0][1] = test_zero(ll_buf_str(&csv));
	fixture = fixture_make((const char *const(*)[2])files, 3, "2026-04-01");
	questions = ll_questions_read(&test_arena, &fixture->org);
	assert_int_equal(questions.n, 1);
	return questions.item[0].value == LL_NO_RECORD
		       ? "none"
		       : test_zero(fixture->org.record[questions.item[0].value]
					   .id);
}

static void a_question_is_about_the_value_it_names(void **state)
{
	(void)state;
	assert_string_equal(asked_about("Is there WARMTH here?"),
			    "values#warmth");
	assert_string_equal(asked_about("We keep an open door."),
			    "values#open-door");
	assert_string_equal(asked_about("The open door policy works"),
			    "principles/door");
	assert_string_equal(asked_about("Lukewarmth"), "none");
}

static void what_a_survey_said_is_no_history(void **state)
{
	static const char *const bytes =
		"# title: Spring\n" HEAD "Q,A,staff,3,4.7,1-5,\n";
	struct ll_settings settings;
	struct ll_diags diags = { .arena = &test_arena };
	struct ll_states states;

	(void)state;
	ll_settings_read(&test_arena, LL_STR(""), LL_STR(""), &settings,
			 &diags);
	states = ll_states_read(&test_arena, &settings,
				LL_STR("pulse/2026-03.csv"), ll_str_from(bytes),
				NULL, 0, NULL);
	assert_int_equal(states.n, 1);
	assert_str(states.state[0].title, "Spring");
	assert_str(states.state[0].words, "");
	assert_int_equal(states.state[0].nfacts, 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_survey_is_read_row_by_row),
	cmocka_unit_test(a_bad_row_is_a_finding_and_the_rest_is_read),
	cmocka_unit_test(columns_that_are_missing_are_named),
	cmocka_unit_test(no_finding_quotes_a_result),
	cmocka_unit_test(other_files_of_numbers_are_no_surveys),
	cmocka_unit_test(a_comment_says_who_may_read_it),
	cmocka_unit_test(a_question_is_about_the_value_it_names),
	cmocka_unit_test(what_a_survey_said_is_no_history),
};

RUN(tests)
