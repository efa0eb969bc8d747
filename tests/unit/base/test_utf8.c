#include "test.h"

#include "base/utf8.h"

static void every_code_point_is_read_back_as_it_was_written(void **state)
{
	(void)state;
	for (int32_t c = 1; c <= 0x10FFFF; c++) {
		char bytes[4];
		ll_str str = { bytes, ll_utf8_encode(c, bytes) };

		if (c >= 0xD800 && c <= 0xDFFF) {
			continue;
		}
		assert_true(ll_utf8_valid(str));
		assert_int_equal(ll_utf8_next(&str), c);
		assert_int_equal(str.len, 0);
	}
}

static void what_rfc_3629_forbids_is_not_valid(void **state)
{
	static const char *const bad[] = {
		"\x80",     /* continuation alone */
		"\xC0\xAF", /* too long for '/' */
		"\xC1\xBF",
		"\xE0\x80\xAF",
		"\xE0\x9F\xBF",
		"\xF0\x80\x80\xAF",
		"\xED\xA0\x80", /* surrogate */
		"\xED\xBF\xBF",
		"\xF4\x90\x80\x80", /* above U+10FFFF */
		"\xF5\x80\x80\x80",
		"\xFF",
		"\xE2\x82", /* cut off */
		"\xC3",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(ll_utf8_valid(ll_str_from(bad[i])));
	}
	assert_false(ll_utf8_valid(LL_STR("a\0b")));
	assert_true(ll_utf8_valid(LL_STR("")));
}

static void each_ill_formed_sequence_becomes_one_mark(void **state)
{
	(void)state;
	assert_str(ll_utf8_clean(&test_arena, LL_STR("a\xE2\x82z\xFFy")),
		   "a\xEF\xBF\xBDz\xEF\xBF\xBDy");
	assert_str(ll_utf8_clean(&test_arena, LL_STR("\xC0\xAF")),
		   "\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_str(ll_utf8_clean(&test_arena, LL_STR("a\0b")), "a\xEF\xBF\xBD"
							       "b");
}

static void lines_end_in_lf_and_the_byte_order_mark_is_gone(void **state)
{
	(void)state;
	assert_str(ll_utf8_clean(&test_arena, LL_STR("\xEF\xBB\xBF"
						     "a\r\nb\rc\r\n\r\n")),
		   "a\nb\nc\n\n");
	assert_str(ll_utf8_clean(&test_arena, LL_STR("\xEF\xBB\xBF")), "");
	assert_str(ll_utf8_clean(&test_arena, LL_STR("12345678\r90")),
		   "12345678\n90");
}

static void clean_text_is_not_copied(void **state)
{
	ll_str str = LL_STR("nothing to do \xC3\xA9\n");

	(void)state;
	assert_ptr_equal(ll_utf8_clean(&test_arena, str).s, str.s);
	assert_ptr_equal(ll_utf8_visible(&test_arena, str).s, str.s);
}

/* Every string of up to four of these bytes comes out valid and stays so. */
static void cleaning_twice_changes_nothing(void **state)
{
	static const unsigned char byte[] = { 'a',  '\n', '\r', 0,
					      0x80, 0xBF, 0xC3, 0xE2,
					      0xED, 0xF0, 0xFF };
	const size_t n = sizeof(byte);

	(void)state;
	for (size_t i = 0; i < n * n * n * n; i++) {
		char bytes[4] = { (char)byte[i % n], (char)byte[i / n % n],
				  (char)byte[i / n / n % n],
				  (char)byte[i / n / n / n] };
		ll_str once = ll_utf8_clean(&test_arena, (ll_str){ bytes, 4 });

		assert_true(ll_utf8_valid(once));
		assert_int_equal(ll_str_find_char(once, '\r'), LL_NPOS);
		assert_ptr_equal(ll_utf8_clean(&test_arena, once).s, once.s);
	}
}

static void folded_words_are_equal_as_people_read_them(void **state)
{
	static const char *const pair[][2] = {
		{ "Stra\xC3\x9F"
		  "e",
		  "STRASSE" },
		{ "e\xCC\x81", "\xC3\x89" },  /* e + acute, E acute */
		{ "\xEF\xAC\x81ne", "FINE" }, /* fi ligature */
		{ "20\xE2\x80\x93"
		  "30",
		  "20-30" },                   /* en dash */
		{ "it\xE2\x80\x99s", "IT'S" }, /* curly quote */
		{ "\xE2\x80\x9C"
		  "a\xE2\x80\x9D",
		  "\"a\"" },
		{ "a\xC2\xA0"
		  "b",
		  "a b" },               /* no-break space */
		{ "\xEF\xBC\xA1", "a" }, /* full width A */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++) {
		assert_string_equal(
			test_zero(ll_utf8_fold(&test_arena,
					       ll_str_from(pair[i][0]))),
			test_zero(ll_utf8_fold(&test_arena,
					       ll_str_from(pair[i][1]))));
	}
	assert_str(ll_utf8_fold(&test_arena, LL_STR("")), "");
	assert_str(ll_utf8_fold(&test_arena, LL_STR("\xC3")), "\xEF\xBF\xBD");
}

static void nothing_that_acts_on_a_terminal_is_left(void **state)
{
	(void)state;
	assert_str(ll_utf8_visible(&test_arena, LL_STR("a\033[31mb\x7F\tc\n")),
		   "a<U+001B>[31mb<U+007F>\tc\n");
	assert_str(ll_utf8_visible(&test_arena, LL_STR("\xE2\x80\xAE"
						       "x\xE2\x81\xA9")),
		   "<U+202E>x<U+2069>");
	assert_str(ll_utf8_visible(&test_arena, LL_STR("\xC2\x9B")),
		   "<U+009B>");
}

static void wide_letters_take_two_columns(void **state)
{
	(void)state;
	assert_int_equal(ll_utf8_width(LL_STR("abc")), 3);
	assert_int_equal(ll_utf8_width(LL_STR("\xE6\x97\xA5")), 2);
	assert_int_equal(ll_utf8_width(LL_STR("e\xCC\x81")), 1);
	assert_int_equal(ll_utf8_width(LL_STR("")), 0);
}

static void letters_of_every_script_are_letters(void **state)
{
	(void)state;
	assert_true(ll_utf8_is_alnum('a') && ll_utf8_is_alnum('7'));
	assert_true(ll_utf8_is_alnum(0xE9) && ll_utf8_is_alnum(0x65E5));
	assert_true(ll_utf8_is_alnum(0x301)); /* a mark belongs to its letter */
	assert_false(ll_utf8_is_alnum('_') || ll_utf8_is_alnum(' '));
	assert_false(ll_utf8_is_alnum(0x2014) || ll_utf8_is_alnum(0x1F389));
	assert_int_equal(ll_utf8_lower(0xC9), 0xE9);
	assert_int_equal(ll_utf8_lower('Q'), 'q');
}

static void signs_and_spaces_are_told_apart(void **state)
{
	(void)state;
	assert_true(ll_utf8_is_punct('~') && ll_utf8_is_punct(0x2014));
	assert_true(ll_utf8_is_punct('$') && !ll_utf8_is_punct(0x20AC));
	assert_false(ll_utf8_is_punct(' ') || ll_utf8_is_punct('a'));
	assert_true(ll_utf8_is_space(0xA0) && ll_utf8_is_space('\n'));
	assert_false(ll_utf8_is_space('x') || ll_utf8_is_space(0x200B));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_code_point_is_read_back_as_it_was_written),
	cmocka_unit_test(what_rfc_3629_forbids_is_not_valid),
	cmocka_unit_test(each_ill_formed_sequence_becomes_one_mark),
	cmocka_unit_test(lines_end_in_lf_and_the_byte_order_mark_is_gone),
	cmocka_unit_test(clean_text_is_not_copied),
	cmocka_unit_test(cleaning_twice_changes_nothing),
	cmocka_unit_test(folded_words_are_equal_as_people_read_them),
	cmocka_unit_test(nothing_that_acts_on_a_terminal_is_left),
	cmocka_unit_test(wide_letters_take_two_columns),
	cmocka_unit_test(letters_of_every_script_are_letters),
	cmocka_unit_test(signs_and_spaces_are_told_apart),
};

RUN(tests)
