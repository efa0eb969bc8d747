#include "test.h"

#include "model/field.h"

static void every_field_is_found_by_its_own_name(void **state)
{
	(void)state;
	for (int i = 1; i < LL_NFIELDS; i++) {
		assert_int_equal(ll_field_find(ll_field_name((enum ll_field)i)),
				 i);
	}
}

static void keys_are_matched_without_case_and_joints(void **state)
{
	(void)state;
	assert_int_equal(ll_field_find(LL_STR("Follow-Up")),
			 LL_FIELD_FOLLOW_UP);
	assert_int_equal(ll_field_find(LL_STR("reportsto")),
			 LL_FIELD_REPORTS_TO);
	assert_int_equal(ll_field_find(LL_STR("Key results")),
			 LL_FIELD_KEY_RESULT);
	assert_int_equal(ll_field_find(LL_STR("deadline")), LL_FIELD_DUE);
	assert_int_equal(ll_field_find(LL_STR("")), LL_FIELD_HOUSE);
	assert_int_equal(ll_field_find(LL_STR("owner of the thing")),
			 LL_FIELD_HOUSE);
}

static void a_slip_of_the_pen_is_near_a_field(void **state)
{
	static const char *const pair[][2] = {
		{ "onwer", "owner" },
		{ "ownr", "owner" },
		{ "statsu", "status" },
		{ "suports", "supports" },
		{ "audeince", "audience" },
		{ "basline", "baseline" },
		{ "stage", "" },
		{ "due", "" },
		{ "id", "" },
		{ "dew", "" },
		{ "flagship", "" },
		{ "highlight", "" },
		{ "sponsor", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		assert_str(ll_field_near(ll_str_from(pair[i][0]), LL_KIND_GOAL),
			   pair[i][1]);
	}
}

static void a_field_of_another_kind_is_not_near(void **state)
{
	(void)state;
	assert_str(ll_field_near(LL_STR("atendees"), LL_KIND_MEETING),
		   "attendees");
	assert_str(ll_field_near(LL_STR("atendees"), LL_KIND_GOAL), "");
}

static void whatever_looks_like_audience_may_be_meant(void **state)
{
	static const char *const yes[] = {
		"audience",
		"Audience ",
		"audiences",
		"audeince",
		"audienc",
		"aud_ience",
		"\xd0\xb0udience",
		"\xd0\xb0ud\xd1\x96\xd0\xb5n\xd1\x81\xd0\xb5",
		"audi\xc3\xa9nce",
		"\xef\xbd\x81udience",
		"audi\xc2\xad"
		"ence",
	};
	static const char *const no[] = {
		"",        "owner",           "audit", "evidence of it",
		"science", "\xc3\x84nderung",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		assert_true(ll_key_may_be_audience(ll_str_from(yes[i])));
	}
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		assert_false(ll_key_may_be_audience(ll_str_from(no[i])));
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_field_is_found_by_its_own_name),
	cmocka_unit_test(keys_are_matched_without_case_and_joints),
	cmocka_unit_test(a_slip_of_the_pen_is_near_a_field),
	cmocka_unit_test(a_field_of_another_kind_is_not_near),
	cmocka_unit_test(whatever_looks_like_audience_may_be_meant),
};

RUN(tests)
