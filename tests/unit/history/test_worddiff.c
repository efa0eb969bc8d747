#include "test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "history/worddiff.h"

/* "same [-went-]{+came+}", with "..." for what was left out */
static const char *shown(struct ll_worddiff diff)
{
	static const char *const open[] = { "", "[-", "{+", "..." };
	static const char *const close[] = { "", "-]", "+}", "" };
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < diff.n; i++) {
		ll_buf_add(&buf, ll_str_from(open[diff.span[i].kind]));
		ll_buf_add(&buf, diff.span[i].text);
		ll_buf_add(&buf, ll_str_from(close[diff.span[i].kind]));
	}
	return test_zero(ll_buf_str(&buf));
}

static const char *words(const char *old_text, const char *new_text)
{
	return shown(ll_worddiff_make(&test_arena, ll_str_from(old_text),
				      ll_str_from(new_text)));
}

static const char *blocks(const char *old_text, const char *new_text)
{
	return shown(ll_worddiff_blocks(&test_arena, ll_str_from(old_text),
					ll_str_from(new_text)));
}

/* ------------------------------------------------------------ properties */

static const char *const nasty[] = {
	"",
	" ",
	"\n",
	"\n\n\n",
	"a",
	"a ",
	" a",
	"a b",
	"a\nb\n",
	"b a",
	"a b a b a b",
	"b a b a b a",
	"the wait is 14 days",
	"the wait is 12 days, at most",
	"  the\twait  is\r\n12 days ",
	"\xE2\x80\x9Cquoted\xE2\x80\x9D words \xE2\x80\x93 and a dash",
	"\"quoted\" words - and a dash",
	"20\xC2\xA0% of all",
	"20 % of all\n",
	"\xFF\xFE not UTF-8 \xC3",
	"\xE4\xB8\x80\xE4\xBA\x8C\xE3\x80\x80\xE4\xB8\x89",
	"one\ntwo\nthree\nfour\nfive",
	"one\ntwo\n3\nfour\n5\n",
	"x x x x x x x x x x y x x x x x x x",
	"e\xCC\x81t\xC3\xA9 \xEF\xAC\x81n",
	"\xC3\xA9te\xCC\x81 fin",
};

enum { NNASTY = sizeof(nasty) / sizeof(nasty[0]) };

/* Joined spans of the kinds SAME and @kind. */
static ll_str side(struct ll_worddiff diff, enum ll_span_kind kind)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < diff.n; i++) {
		if (diff.span[i].kind == LL_SAME || diff.span[i].kind == kind) {
			ll_buf_add(&buf, diff.span[i].text);
		}
	}
	return ll_buf_str(&buf);
}

/* Folded and without blanks: what has to be left of the old text. */
static const char *essence(ll_str text)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	text = ll_utf8_fold(&test_arena, text);
	for (size_t i = 0; i < text.len; i++) {
		if (!ll_is_blank(text.s[i])) {
			ll_buf_add_char(&buf, text.s[i]);
		}
	}
	return test_zero(ll_buf_str(&buf));
}

static void each_pair(void (*check)(ll_str old_text, ll_str new_text,
				    struct ll_worddiff diff))
{
	for (size_t i = 0; i < NNASTY; i++) {
		for (size_t j = 0; j < NNASTY; j++) {
			ll_str old_text = ll_str_from(nasty[i]);
			ll_str new_text = ll_str_from(nasty[j]);

			check(old_text, new_text,
			      ll_worddiff_make(&test_arena, old_text,
					       new_text));
		}
	}
}

static void check_new(ll_str old_text, ll_str new_text, struct ll_worddiff diff)
{
	ll_str joined = side(diff, LL_ADDED);

	(void)old_text;
	assert_int_equal(joined.len, new_text.len);
	assert_true(ll_str_eq(joined, new_text));
}

static void same_and_added_words_joined_are_the_new_text(void **state)
{
	(void)state;
	each_pair(check_new);
}

static void check_old(ll_str old_text, ll_str new_text, struct ll_worddiff diff)
{
	(void)new_text;
	assert_string_equal(essence(side(diff, LL_REMOVED)), essence(old_text));
}

static void same_and_removed_words_joined_are_the_old_text(void **state)
{
	(void)state;
	each_pair(check_old);
}

static void check_shape(ll_str old_text, ll_str new_text,
			struct ll_worddiff diff)
{
	(void)old_text;
	(void)new_text;
	for (size_t i = 0; i < diff.n; i++) {
		assert_true(diff.span[i].text.len > 0);
		assert_true(diff.span[i].kind != LL_ELIDED);
		if (i) {
			assert_true(diff.span[i].kind != diff.span[i - 1].kind);
			assert_false(diff.span[i - 1].kind == LL_ADDED &&
				     diff.span[i].kind == LL_REMOVED);
		}
	}
}

static void neighbouring_spans_differ_in_kind(void **state)
{
	(void)state;
	each_pair(check_shape);
}

/* -------------------------------------------------------------- examples */

static void changed_target_is_one_word(void **state)
{
	(void)state;
	assert_string_equal(words("cut the wait by 25 % this year",
				  "cut the wait by 15 % this year"),
			    "cut the wait by [-25 -]{+15 +}% this year");
}

static void two_targets_keep_the_words_between_them(void **state)
{
	(void)state;
	assert_string_equal(words("from 25 to 15 days", "from 24 to 14 days"),
			    "from [-25 -]{+24 +}to [-15 -]{+14 +}days");
}

static void quotes_dashes_and_case_are_no_difference(void **state)
{
	(void)state;
	assert_string_equal(
		words("Care \"now\" - not 20\xC2\xA0% later",
		      "care \xE2\x80\x9Cnow\xE2\x80\x9D \xE2\x80\x93 not 20 % later"),
		"care \xE2\x80\x9Cnow\xE2\x80\x9D \xE2\x80\x93 not 20 % later");
}

static void words_removed_at_the_end_keep_their_distance(void **state)
{
	(void)state;
	assert_string_equal(words("Wait. Care now\n", "Wait.\n"),
			    "Wait.[- Care now-]\n");
}

static void small_islands_do_not_break_up_a_rewritten_sentence(void **state)
{
	(void)state;
	assert_string_equal(
		words("we shall try hard to be kind whenever it suits us",
		      "everybody is asked to care"),
		"[-we shall try hard to be kind whenever it suits us-]"
		"{+everybody is asked to care+}");
}

static void a_rewrapped_paragraph_has_not_changed(void **state)
{
	(void)state;
	assert_string_equal(blocks("one two\nthree\n", "one\ntwo three\n"), "");
	assert_string_equal(blocks("one two\n", "one two"), "");
}

static void blocks_that_stayed_are_left_out(void **state)
{
	(void)state;
	assert_string_equal(blocks("a\nwait 14 days\nb\nc\nd\nlast\n",
				   "a\nwait 12 days\nb\nc\nd\nlast one\n"),
			    "wait [-14 -]{+12 +}days\n...last {+one+}\n");
	assert_string_equal(blocks("a\nb\nc\n", "a\nc\n"), "[-b\n-]");
	assert_string_equal(blocks("a\nc", "a\nb\nc"), "{+b\n+}");
	assert_string_equal(blocks("a\nb\n", "a\nb\n"), "");
}

static void texts_beyond_the_limit_are_told_as_a_whole(void **state)
{
	struct ll_buf a = ll_buf_make(&test_arena);
	struct ll_buf b = ll_buf_make(&test_arena);
	struct ll_worddiff diff;

	(void)state;
	for (int i = 0; i < LL_WORDDIFF_MAX; i++) {
		ll_buf_addf(&a, "a%d common ", i);
		ll_buf_addf(&b, "b%d common ", i);
	}
	diff = ll_worddiff_make(&test_arena, ll_buf_str(&a), ll_buf_str(&b));
	assert_int_equal(diff.n, 3); /* the last word is the same */
	assert_int_equal(diff.span[0].kind, LL_REMOVED);
	assert_int_equal(diff.span[1].kind, LL_ADDED);
	assert_str(diff.span[2].text, "common ");
}

static void hunks_count_from_nought(void **state)
{
	static const uint32_t old_item[] = { 1, 2, 3, 4, 5, 6, 7 };
	static const uint32_t new_item[] = { 9, 1, 3, 4, 8, 6, 9, 7 };
	struct ll_hunks hunks =
		ll_hunks_make(&test_arena, old_item, 7, new_item, 8);
	static const struct ll_hunk expected[] = {
		{ 0, 0, 0, 1 }, { 1, 1, 2, 0 }, { 4, 1, 4, 1 }, { 6, 0, 6, 1 }
	};

	(void)state;
	assert_int_equal(hunks.n, 4);
	assert_memory_equal(hunks.hunk, expected, sizeof(expected));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(same_and_added_words_joined_are_the_new_text),
	cmocka_unit_test(same_and_removed_words_joined_are_the_old_text),
	cmocka_unit_test(neighbouring_spans_differ_in_kind),
	cmocka_unit_test(changed_target_is_one_word),
	cmocka_unit_test(two_targets_keep_the_words_between_them),
	cmocka_unit_test(quotes_dashes_and_case_are_no_difference),
	cmocka_unit_test(words_removed_at_the_end_keep_their_distance),
	cmocka_unit_test(small_islands_do_not_break_up_a_rewritten_sentence),
	cmocka_unit_test(a_rewrapped_paragraph_has_not_changed),
	cmocka_unit_test(blocks_that_stayed_are_left_out),
	cmocka_unit_test(texts_beyond_the_limit_are_told_as_a_whole),
	cmocka_unit_test(hunks_count_from_nought),
};

static int open_library(void **state)
{
	(void)state;
	ll_worddiff_open();
	return 0;
}

static int close_library(void **state)
{
	ll_worddiff_close();
	return test_teardown(state);
}

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, open_library, close_library);
}
