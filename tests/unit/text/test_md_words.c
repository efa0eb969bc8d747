#include "md_fixture.h"

#include <string.h>

static void each_block_is_a_line(void **state)
{
	(void)state;
	assert_string_equal(
		md_words("# A *b*\n\nc\nd  \ne\n\n- f\n  - g\n\n  h\n"
			 "1. [x](y)\n\n> i\n\n| j | `k` |\n|-|-|\n| l | m |\n"
			 "\n```\n n  o\n\np\n```\n\n<div>\nq\n</div>\n\n"
			 "<!-- r -->\n\n***\n\n- [x] s @t ![u](v)\n"),
		"A b\nc d e\nf\ng\nh\nx\ni\nj k\nl m\nn o\np\n<div>\nq\n"
		"</div>\ns @t u");
	assert_string_equal(md_words(""), "");
	assert_string_equal(md_words("***\n"), "");
}

static void a_range_of_blocks_has_its_own_words(void **state)
{
	struct ll_md md = md_read("# a\n\nb\n\n# c\n\nd\n", 0);
	const struct ll_md_node *c = md.root->child->next->next;

	(void)state;
	assert_str(ll_md_words(&test_arena, md.root->child, c), "a\nb");
	assert_str(ll_md_words(&test_arena, c, NULL), "c\nd");
	assert_str(ll_md_words(&test_arena, c, c), "");
	assert_str(ll_md_words(&test_arena, NULL, NULL), "");
}

/* Two ways to write the same; their words agree. */
static void mechanical_changes_keep_the_words(void **state)
{
	static const char *const pair[][2] = {
		{ "a b c d\n", "a b\nc d\n" },
		{ "a b c d\n", "a  b   c\td\n" },
		{ "a b c\n", "a  \nb\\\nc\n" },
		{ "*a* b\n", "__a__ b\n" },
		{ "*a* b\n", "a `b`\n" },
		{ "- a\n- b\n", "* a\n* b\n" },
		{ "- a\n- b\n", "+ a\n\n+ b\n" },
		{ "- a\n- b\n", "1. a\n2. b\n" },
		{ "- a\n  - b\n", "- a\n\n    * b\n" },
		{ "# a\n", "a\n===\n" },
		{ "# a\n", "### a ###\n" },
		{ "[a](b)\n", "[a](c)\n" },
		{ "[a](b)\n", "[a][x]\n\n[x]: y\n" },
		{ "a\n", "> a\n" },
		{ "| a | b |\n|-|-|\n| c | d |\n",
		  "|   a | b    |\n|----:|:----:|\n|   c |  d   |\n" },
		{ "| a | b |\n|-|-|\n| c | d |\n", "a | b\n:- | -\nc | d\n" },
		{ "| a |\n|-|\n| `c` |\n", "| *a* |\n|:-:|\n| c |\n" },
		{ "a &amp; b\n", "a & b\n" },
		{ "a \\* b\n", "a * b\n" },
		{ "```\na\n```\n", "    a\n" },
		{ "a\n\n***\n\nb\n", "a\n\nb\n" },
		{ "a <!-- c --> b\n", "a b\n" },
		{ "http://a.b\n", "<http://a.b>\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++) {
		assert_string_equal(md_words(pair[i][0]), md_words(pair[i][1]));
	}
}

static void other_words_differ(void **state)
{
	static const char *const pair[][2] = {
		{ "a ~~b~~\n", "a b\n" },
		{ "a b\n", "ab\n" },
		{ "a\n\nb\n", "a b\n" },
		{ "- a\n- b\n", "- a b\n" },
		{ "20-30 %\n", "20-40 %\n" },
		{ "| a | b |\n|-|-|\n", "| a | c |\n|-|-|\n" },
		{ "`a`\n", "`b`\n" },
		{ "![a](b)\n", "![c](b)\n" },
		{ "@a\n", "@b\n" },
		{ "a[^1]\n\n[^1]: b\n", "a[^1]\n\n[^1]: c\n" },
		{ "<div>a\n", "<div>b\n" },
		{ "A\n", "a\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++) {
		if (!strcmp(md_words(pair[i][0]), md_words(pair[i][1]))) {
			fail_msg("alike: %s", pair[i][0]);
		}
	}
}

/* Two streams of numbers: what the text says, and how it is written. */
static uint32_t what;
static uint32_t how;

static uint32_t below(uint32_t *stream, uint32_t n)
{
	*stream = *stream * 1664525U + 1013904223U;
	return (*stream >> 8) % n;
}

static void write_word(struct ll_buf *out)
{
	static const char *const word[] = {
		"goal", "is",  "to",    "cut", "the",     "25%",
		"wait", "(12", "days)", "by",  "2026-03", "we're"
	};
	static const char *const mark[] = { "", "", "*", "**", "`" };
	const char *around = mark[below(&how, 5)];

	ll_buf_addf(out, "%s%s%s", around, word[below(&what, 12)], around);
}

static void write_line(struct ll_buf *out, uint32_t nwords, const char *wrap)
{
	while (nwords--) {
		write_word(out);
		ll_buf_addf(out, "%s",
			    !nwords          ? ""
			    : below(&how, 3) ? " "
					     : wrap);
	}
}

static void write_list(struct ll_buf *out)
{
	static const char *const bullet[] = { "- ", "* ", "+ " };
	const char *item = bullet[below(&how, 3)];
	bool loose = below(&how, 2);

	for (uint32_t n = 1 + below(&what, 4); n; n--) {
		ll_buf_addf(out, "%s", item);
		write_line(out, 1 + below(&what, 6), "\n  ");
		ll_buf_addf(out, "%s", loose ? "\n\n" : "\n");
	}
}

static void write_table(struct ll_buf *out)
{
	static const char *const align[] = { "---", ":-:", "-:", ":--" };
	uint32_t rows = 2 + below(&what, 3);

	for (uint32_t row = 0; row < rows; row++) {
		for (uint32_t cell = 0; cell < 2; cell++) {
			ll_buf_addf(out, "|%*s", (int)below(&how, 3), "");
			write_line(out, 1 + below(&what, 3), "   ");
			ll_buf_addf(out, "%*s", (int)below(&how, 3), "");
		}
		ll_buf_addf(out, "|\n");
		if (!row) {
			ll_buf_addf(out, "|%s|%s|\n", align[below(&how, 4)],
				    align[below(&how, 4)]);
		}
	}
}

static const char *write_text(uint32_t text, uint32_t style)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	what = text;
	how = style;
	for (uint32_t n = 1 + below(&what, 5); n; n--) {
		switch (below(&what, 4)) {
		case 0:
			write_list(&out);
			break;
		case 1:
			write_table(&out);
			break;
		case 2:
			ll_buf_addf(&out, "%s ", below(&how, 2) ? "#" : "###");
			write_line(&out, 1 + below(&what, 4), " ");
			break;
		case 3:
			write_line(&out, 1 + below(&what, 12), "\n");
			break;
		}
		ll_buf_addf(&out, "\n\n%s", below(&how, 2) ? "***\n\n" : "");
	}
	return test_zero(ll_buf_str(&out));
}

static void words_do_not_depend_on_how_they_are_written(void **state)
{
	(void)state;
	for (uint32_t text = 0; text < 400; text++) {
		const char *words = md_words(write_text(text, 0));

		assert_true(*words);
		for (uint32_t style = 1; style < 8; style++) {
			assert_string_equal(md_words(write_text(text, style)),
					    words);
		}
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(each_block_is_a_line),
	cmocka_unit_test(a_range_of_blocks_has_its_own_words),
	cmocka_unit_test(mechanical_changes_keep_the_words),
	cmocka_unit_test(other_words_differ),
	cmocka_unit_test(words_do_not_depend_on_how_they_are_written),
};

RUN(tests)
