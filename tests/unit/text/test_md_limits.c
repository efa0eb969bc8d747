#include "md_fixture.h"

#include <string.h>
#include <time.h>

/* @piece so often that it fills @bytes, behind @head and before @tail. */
static const char *repeat(const char *head, const char *piece, const char *tail,
			  size_t bytes)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	ll_buf_addf(&buf, "%s", head);
	while (buf.len + strlen(piece) + strlen(tail) <= bytes) {
		ll_buf_add(&buf, ll_str_from(piece));
	}
	ll_buf_addf(&buf, "%s", tail);
	return test_zero(ll_buf_str(&buf));
}

enum { FULL = 256 * 1024 };

static void what_is_over_a_limit_is_one_code_block(void **state)
{
	static const char wide[] = ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>";
	const struct {
		const char *text;
		const char *finding;
	} row[] = {
		{ repeat("a\n", "b\n", "", FULL + 2),
		  "1:L116 the file is larger than 256 KiB\n" },
		{ test_zero(ll_strf(&test_arena, "a\n\n%s a\n", wide)),
		  "3:L116 more than 32 quotes and lists open on one line\n" },
		{ repeat("a\n", "- ", "", 100),
		  "2:L116 more than 32 quotes and lists open on one line\n" },
		{ repeat("a\n\n", " ", "x\n", 300),
		  "3:L116 a line is indented by more than 256 columns\n" },
		{ repeat("", "[", "\n", 4100),
		  "1:L116 more than 4000 '[' in one paragraph\n" },
		{ repeat("a\n", "[\n", "\n", 9000),
		  "4002:L116 more than 4000 '[' in one paragraph\n" },
		{ repeat("---\na: b\n---\n", "*a **a ", "\n", 3000), NULL },
		{ repeat("a\n\n| a ", "| a ", "\n", 4000), NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct ll_md md = md_read(row[i].text, LL_MD_WANT_IDS);

		if (!row[i].finding) {
			assert_false(md.too_large);
			continue;
		}
		assert_true(md.too_large);
		assert_string_equal(md_findings(), row[i].finding);
		assert_int_equal(md.root->child->type, LL_MD_CODE_BLOCK);
		assert_string_equal(test_zero(md.root->child->text),
				    row[i].text);
		assert_null(md.root->child->next);
		assert_ptr_equal(md.body, md.root->child);
		assert_null(md.title);
	}
}

static void front_matter_is_read_before_a_limit_is_reached(void **state)
{
	struct ll_md md = md_read(
		repeat("---\naudience: leaders\n---\n", "[", "\n", 5000), 0);

	(void)state;
	assert_true(md.too_large);
	assert_str(ll_value_text(md.meta, LL_STR("audience")), "leaders");
	assert_true(md.meta_certain);
	assert_int_equal(test_diags.item[0].pos.line, 4);
}

static void a_deep_tree_is_shown_as_it_stands(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_md md;

	(void)state;
	for (int i = 0; i < 200; i++) {
		ll_buf_add(&buf, LL_STR("*a "));
	}
	for (int i = 0; i < 200; i++) {
		ll_buf_add(&buf, LL_STR(" a*"));
	}
	md = md_read(test_zero(ll_buf_str(&buf)), 0);
	assert_true(md.too_large);
	assert_string_equal(md_findings(),
			    "1:L116 nested more than 100 deep\n");
}

static void short_rows_of_a_wide_table_are_bounded(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	for (int i = 0; i < 2000; i++) {
		ll_buf_add(&buf, LL_STR("|a"));
	}
	ll_buf_add_char(&buf, '\n');
	for (int i = 0; i < 2000; i++) {
		ll_buf_add(&buf, LL_STR("|-"));
	}
	ll_buf_add_char(&buf, '\n');
	for (int i = 0; i < 20000; i++) {
		ll_buf_add(&buf, LL_STR("x\n"));
	}
	assert_true(md_read(test_zero(ll_buf_str(&buf)), 0).too_large);
	assert_string_equal(md_findings(), "35:L116 more than 65536 cells of "
					   "tables are left out\n");
}

/* CPU seconds to read, render and take the words of @text. */
static double cost(const char *text)
{
	static const struct ll_md_render options = { .raw_html = false };
	struct ll_arena arena = { 0 };
	struct ll_diags diags = { .arena = &arena };
	struct ll_buf buf = ll_buf_make(&arena);
	clock_t start = clock();
	struct ll_md md = ll_md_parse(&arena, ll_str_from(text), LL_STR("x.md"),
				      LL_MD_WANT_IDS, &diags);

	ll_md_render(&buf, md.root->child, NULL, &options);
	ll_md_words(&arena, md.root->child, NULL);
	ll_arena_release(&arena);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/*
 * What the limits are there for took 60 s and more with the sanitizers, what
 * is let in takes one; between them there is room for a busy machine.
 */
static const double LONGEST = 15;

struct nasty {
	const char *head;
	const char *piece;
	const char *tail;
};

static const struct nasty nasty[] = {
	{ "", "- ", "\n\n\n" },
	{ "", "- a\n", "" },
	{ "", "> ", "a*a*a*" },
	{ "", ">>>>>>>>>>>>>>>> a*\n", "" },
	{ "", "a**b", "c* " },
	{ "", "*a _b ", "" },
	{ "", "a*_ ", "" },
	{ "", "[", "" },
	{ "", "[a](", "" },
	{ "", "![[]()", "" },
	{ "", "![[]()\n\n", "" },
	{ "", "[a](<b", "" },
	{ "", "<", ">" },
	{ "", "<!--", "" },
	{ "", "<?", "" },
	{ "", "<![CDATA[", "" },
	{ "", "`", "" },
	{ "", "`a``b```c````d", "" },
	{ "", "a`\n\n", "" },
	{ "", "&", ";" },
	{ "", "\\~", "" },
	{ "", "\\[\\]", "" },
	{ "", "~a", "" },
	{ "", "~a ~~b ", "" },
	{ "~~a ", "b~c", "" },
	{ "", "a~ ~~b~ ", "" },
	{ "", "a@", "" },
	{ "", "@", "" },
	{ "", "a@b.", "" },
	{ "", "@a-", "" },
	{ "", "mailto:a@", "" },
	{ "", "http://", "" },
	{ "", "http://a", "" },
	{ "[", "http://a.b", "" },
	{ "[", "http://a.b)&", "" },
	{ "", "http://a.b<", "" },
	{ "", "http://a.b).&", "" },
	{ "", "x://", "" },
	{ "", "_www.a", "" },
	{ "", "_www.a_b", "" },
	{ "", "www.", "" },
	{ "", "(www.a.b(", "" },
	{ "http://a.b/", ")", "" },
	{ "http://a.b/", "&a;", "" },
	{ "", ">w", "" },
	{ "", "|", "" },
	{ "", "| a |\n|-|\n", "" },
	{ "", "| a |\n|-|\n2. b\n", "" },
	{ "", "| a |\n|-|\n|\n", "" },
	{ "", "a\n| a |\n|-|\n", "" },
	{ "", "|-|\n", "http://a.b|c" },
	{ "", "|-|\nhttp://a.b|c\n", "" },
	{ "| a |\n|-|\n", "| [a] `b` |\n", "\n[a]: b\n" },
	{ "", "> | a |\n> |-|\nb\n", "" },
	{ "", "[^a]: b\n", "" },
	{ "", "[^a]: [^a] [^b]\n\n", "" },
	{ "", "[^a]:\n\npara\n\n", "" },
	{ "[^a]: b\n\n", "[^a] ", "" },
	{ "", "[^", "]: a" },
	{ "", "[a]: b\n", "" },
	{ "", "# a\n", "" },
	{ "", "a\n=\n", "" },
	{ "# a\n\n", "Owner: b\n", "" },
	{ "# a\n\n", "- Owner: b\n", "" },
	{ "# a\n\n", "| Owner | @b |\n|-|-|\n\n", "" },
	{ "# a\n\n| Key | Value |\n|-|-|\n", "| a | b |\n", "" },
	{ "---\n", "a: [\n", "---\n" },
	{ "---\n", "[", "\n---\n" },
	{ "---\na: ", "{a: ", "\n---\n" },
	{ "---\n", "? ", "\na: b\n---\n" },
	{ "---\na: \"", "\\x41", "\"\n---\n" },
	{ "---\n", "- - ", "\na: b\n---\n" },
	{ "", " ", "" },
	{ "", "\n", "" },
	{ "", "\t\n", "" },
	{ "", "\xEF\xBF\xBD", "" },
	{ "", "~~~\n", "" },
	{ "", "- [ ] a\n", "" },
	{ "", "<b>", "" },
	{ "", "<b\n", "" },
	{ "", "a\\\n", "" },
	{ "", "1. ", "" },
};

static void no_input_takes_long(void **state)
{
	static const size_t size[] = { 3000, FULL };

	(void)state;
	for (size_t i = 0; i < sizeof(nasty) / sizeof(*nasty); i++) {
		for (size_t k = 0; k < sizeof(size) / sizeof(*size); k++) {
			const char *text = repeat(nasty[i].head, nasty[i].piece,
						  nasty[i].tail, size[k]);
			double seconds = cost(text);

			if (seconds > LONGEST) {
				fail_msg("%.2f s: %zu bytes of %s", seconds,
					 size[k], nasty[i].piece);
			}
			ll_arena_release(&test_arena);
		}
	}
}

/* Brackets up to the limit in each paragraph, and not one more. */
static void the_worst_paragraphs_that_get_in_take_a_moment(void **state)
{
	static const char *const piece[] = { "![[]()", "[a](", "[[", "[^a]" };

	(void)state;
	for (size_t i = 0; i < sizeof(piece) / sizeof(*piece); i++) {
		struct ll_buf buf = ll_buf_make(&test_arena);
		size_t brackets = piece[i][1] == '[' ? 2 : 1;

		while (buf.len + 4000 * strlen(piece[i]) < FULL) {
			for (size_t n = 0; n < 4000; n += brackets) {
				ll_buf_addf(&buf, "%s", piece[i]);
			}
			ll_buf_addf(&buf, "\n\n");
		}
		assert_false(md_read(test_zero(ll_buf_str(&buf)), 0).too_large);
		assert_true(cost(test_zero(ll_buf_str(&buf))) < LONGEST);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_is_over_a_limit_is_one_code_block),
	cmocka_unit_test(front_matter_is_read_before_a_limit_is_reached),
	cmocka_unit_test(a_deep_tree_is_shown_as_it_stands),
	cmocka_unit_test(short_rows_of_a_wide_table_are_bounded),
	cmocka_unit_test(no_input_takes_long),
	cmocka_unit_test(the_worst_paragraphs_that_get_in_take_a_moment),
};

RUN(tests)
