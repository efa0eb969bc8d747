#include "history/fixture.h"

#include "history/change.h"

/* Events between two front matters of a goal, one a line. */
static const char *events(const char *path, const char *old_meta,
			  const char *new_meta, const char *old_body,
			  const char *new_body)
{
	struct ll_arena *arena = &test_arena;
	struct ll_settings settings;
	struct ll_diags diags = { .arena = arena };
	struct ll_events list = { 0 };
	struct ll_buf buf = ll_buf_make(arena);
	struct ll_states state[2];
	const char *text[][2] = { { old_meta, old_body },
				  { new_meta, new_body } };

	ll_settings_read(arena, LL_STR(""), LL_STR(""), &settings, &diags);
	for (int i = 0; i < 2; i++) {
		ll_str bytes = ll_strf(arena, "---\n%s---\n# A\n\n%s",
				       text[i][0], text[i][1]);

		state[i] = ll_states_read(arena, &settings, ll_str_from(path),
					  bytes, NULL, 0, NULL);
	}
	ll_facts_compare(arena, state[0].state, state[1].state, &list);
	for (size_t i = 0; i < list.n; i++) {
		past_add_event(&buf, &list.item[i]);
	}
	return test_zero(ll_buf_str(&buf));
}

static const char *of_goal(const char *old_meta, const char *new_meta)
{
	return events("goals/a.md", old_meta, new_meta, "", "");
}

static void fields_have_events_of_their_own(void **state)
{
	static const struct {
		const char *old_meta;
		const char *new_meta;
		const char *events;
	} row[] = {
		{ "status: proposed\n", "status: on-track\n",
		  "  status-changed status 'proposed' -> 'on-track'\n" },
		{ "owner: '@ann'\n", "owner: '@ben'\n",
		  "  reowned owner '@ann' -> '@ben'\n" },
		{ "team: care\n", "team: boats\n",
		  "  moved team 'care' -> 'boats'\n" },
		{ "period: 2025\n", "period: 2026\n",
		  "  moved period '2025' -> '2026'\n" },
		{ "supports: strategy/care\n",
		  "supports: [strategy/care, values#kind]\n",
		  "  reparented supports 'strategy/care' -> "
		  "'strategy/care, values#kind'\n" },
		{ "due: 2026-06-30\n", "due: 2026-09-30\n",
		  "  rescheduled due '2026-06-30' -> '2026-09-30', later\n" },
		{ "due: 2026-06\n", "due: 2026-05-31\n",
		  "  rescheduled due '2026-06' -> '2026-05-31', earlier\n" },
		{ "start: soon\n", "start: 2026-05-31\n",
		  "  rescheduled start 'soon' -> '2026-05-31'\n" },
		{ "", "Sponsor: Ann\n",
		  "  field-changed Sponsor '' -> 'Ann'\n" },
		{ "Sponsor: Ann\n", "",
		  "  field-changed Sponsor 'Ann' -> ''\n" },
		/* nothing that means anything */
		{ "Sponsor: Ann\nowner: x\n", "owner: x\nsponsor: Ann\n", "" },
		{ "Due date: 2026-06-30\n", "due: 2026-06-30\n", "" },
		{ "Sponsor: \"Ann's\"\n", "Sponsor: Ann\xE2\x80\x99s\n", "" },
		{ "Sponsor:\n", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(of_goal(row[i].old_meta, row[i].new_meta),
				    row[i].events);
	}
}

static const char *metric(const char *baseline, const char *target)
{
	return test_zero(ll_strf(&test_arena,
				 "metrics:\n  - id: m\n    baseline: %s\n"
				 "    target: %s\n",
				 baseline, target));
}

static void a_target_is_harder_or_easier_seen_from_its_baseline(void **state)
{
	static const struct {
		const char *baseline;
		const char *from;
		const char *to;
		const char *hint;
	} row[] = {
		{ "30", "15", "10", ", harder" },
		{ "30", "15", "20", ", easier" },
		{ "10", "50", "60", ", harder" },
		{ "10 %", "50 %", "40 %", ", easier" },
		{ "10", "50", "5", "" },  /* turned round */
		{ "50", "50", "60", "" }, /* no direction */
		{ "10", "some", "60", "" },
		{ "TBD", "50", "60", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(
			of_goal(metric(row[i].baseline, row[i].from),
				metric(row[i].baseline, row[i].to)),
			test_zero(ll_strf(&test_arena,
					  "  retargeted metrics.m.target '%s' "
					  "-> '%s'%s\n",
					  row[i].from, row[i].to,
					  row[i].hint)));
	}
}

static void numbers_are_compared_as_numbers(void **state)
{
	(void)state;
	assert_string_equal(
		of_goal("metrics: {m: {target: 25 %, current: 1}}\n",
			"metrics: {m: {target: 25.0%, current: 2}}\n"),
		"  progress-reported metrics.m.current '1' -> '2'\n");
	assert_string_equal(of_goal("metrics: {m: {baseline: 1}}\n",
				    "metrics: {m: {baseline: 3}}\n"),
			    "  rebased metrics.m.baseline '1' -> '3'\n");
	assert_string_equal(of_goal("metrics: {m: {target: 25 days}}\n",
				    "metrics: {m: {target: 25 weeks}}\n"),
			    "  retargeted metrics.m.target '25 days' -> "
			    "'25 weeks'\n");
}

static void key_results_come_go_and_are_done(void **state)
{
	(void)state;
	assert_string_equal(
		events("goals/a.md", "", "",
		       "## Key results\n\n- [ ] One\n- [ ] Two\n"
		       "- [x] Three\n- [ ] Four\n",
		       "## Key results\n\n- [x] One\n- [ ] Three\n"
		       "- [ ] ~~Four~~\n- [ ] Five\n- [x] Six\n"),
		"  key-result-done key-results.one 'open' -> 'done'\n"
		"  field-changed key-results.three 'done' -> 'open'\n"
		"  key-result-dropped key-results.four 'Four' -> ''\n"
		"  key-result-added key-results.five '' -> 'Five'\n"
		"  key-result-added key-results.six '' -> 'Six'\n"
		"  key-result-done key-results.six '' -> 'done'\n"
		"  key-result-dropped key-results.two 'Two' -> ''\n");
}

static void agreements_are_told_name_by_name(void **state)
{
	static const struct {
		const char *old_meta;
		const char *new_meta;
		const char *events;
	} row[] = {
		{ "", "agreed_by: ['@ann', '@ben']\n",
		  "  agreed agreed_by '' -> '@ann'\n"
		  "  agreed agreed_by '' -> '@ben'\n" },
		{ "agreed_by: ['@ann', '@ben']\n", "agreed_by: ['@ben']\n",
		  "  agreement-withdrawn agreed_by '@ann' -> ''\n" },
		{ "agreed_by: ['@ann', '@ben']\n",
		  "agreed_by: ['@ben', '@ann']\n", "" },
		{ "agreed_by: [Ann]\n", "agreed_by: ['@ann']\n", "" },
		{ "agreed_by: {ann: 2026-01-01, ben: }\n",
		  "agreed_by: {ann: 2026-03-01, ben: }\n",
		  "  agreed agreed_by '' -> 'ann'\n" },
		{ "agreed_by: ['@ann']\n", "",
		  "  agreement-withdrawn agreed_by '@ann' -> ''\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(events("principles/a.md", row[i].old_meta,
					   row[i].new_meta, "", ""),
				    row[i].events);
	}
}

static void what_is_too_long_is_cut_between_characters(void **state)
{
	static const struct ll_change_limit limit = { 2, 5, 60 };
	struct ll_event event[3] = { { .old_text = LL_STR("a\xC3\xA4\xC3"
							  "\xA4\xC3\xA4"),
				       .new_text = LL_STR("12345") } };
	struct ll_word_span span[] = {
		{ LL_SAME, LL_STR("one two ") },
		{ LL_REMOVED, LL_STR("three four ") },
		{ LL_ADDED, LL_STR("five six ") },
	};
	struct ll_change change = {
		.event = event, .nevents = 3, .span = span, .nspans = 3
	};

	(void)state;
	assert_true(ll_change_shorten(&test_arena, &change, &limit) > 60);
	assert_int_equal(change.nevents, 2);
	assert_str(event[0].old_text, "a\xC3\xA4\xC3\xA4\xE2\x80\xA6");
	assert_str(event[0].new_text, "12345");
	/* 24 + 8 bytes of 60, then 24 + 4 of what is left */
	assert_int_equal(change.nspans, 3);
	assert_str(change.span[1].text, "thre");
	assert_int_equal(change.span[2].kind, LL_ELIDED);
	assert_int_equal(change.span[2].text.len, 0);
	assert_str(span[2].text, "five six ");
}

static void a_change_within_the_limit_stays_as_it_is(void **state)
{
	struct ll_word_span span[] = {
		{ LL_REMOVED, LL_STR("three ") },
		{ LL_ADDED, LL_STR("four ") },
	};
	struct ll_change change = { .span = span, .nspans = 2 };

	(void)state;
	ll_change_shorten(&test_arena, &change, &ll_change_plenty);
	assert_ptr_equal(change.span, span);
	assert_int_equal(change.nspans, 2);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(fields_have_events_of_their_own),
	cmocka_unit_test(a_target_is_harder_or_easier_seen_from_its_baseline),
	cmocka_unit_test(numbers_are_compared_as_numbers),
	cmocka_unit_test(key_results_come_go_and_are_done),
	cmocka_unit_test(agreements_are_told_name_by_name),
	cmocka_unit_test(what_is_too_long_is_cut_between_characters),
	cmocka_unit_test(a_change_within_the_limit_stays_as_it_is),
};

RUN(tests)
