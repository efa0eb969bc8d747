#include "md_fixture.h"

#include <string.h>

static const struct ll_md_node *find(const struct ll_md_node *top,
				     enum ll_md_type type, int nth)
{
	for (const struct ll_md_node *at = top; at; at = ll_md_walk(at, top)) {
		if (at->type == type && !nth--) {
			return at;
		}
	}
	return NULL;
}

static void blocks_know_their_lines(void **state)
{
	static const char text[] = "# A\n" /* 1 */
				   "\n"
				   "b\n" /* 3 */
				   "c\n"
				   "\n"
				   "- d\n" /* 6 */
				   "  - e\n"
				   "\n"
				   "| f |\n" /* 9 */
				   "| - |\n"
				   "| g |\n"
				   "\n"
				   "H\n" /* 13 */
				   "===\n"
				   "i\n";
	struct ll_md md = md_read(text, 0);
	const struct ll_md_node *table = find(md.root, LL_MD_TABLE, 0);
	const struct ll_md_node *h = find(md.root, LL_MD_HEADING, 1);

	(void)state;
	assert_int_equal(find(md.root, LL_MD_HEADING, 0)->line, 1);
	assert_int_equal(find(md.root, LL_MD_PARAGRAPH, 0)->line, 3);
	assert_int_equal(find(md.root, LL_MD_PARAGRAPH, 0)->end_line, 4);
	assert_int_equal(find(md.root, LL_MD_ITEM, 1)->line, 7);
	assert_int_equal(table->line, 9);
	assert_int_equal(table->end_line, 11);
	assert_int_equal(find(table, LL_MD_ROW, 1)->line, 11);
	assert_int_equal(h->line, 13);
	assert_int_equal(h->end_line, 14);
}

static void lines_stay_right_where_tables_were_cut_out(void **state)
{
	static const char text[] = "a\n"
				   "| b |\n"
				   "| - |\n"
				   "| c |\n"
				   "2. d\n"
				   "\n"
				   "e[^1]\n"
				   "\n"
				   "[^1]: f\n"
				   "# g\n";
	struct ll_md md = md_read(text, 0);

	(void)state;
	assert_int_equal(find(md.root, LL_MD_TABLE, 0)->line, 2);
	assert_int_equal(find(md.root, LL_MD_LIST, 0)->line, 5);
	assert_int_equal(find(md.root, LL_MD_LIST, 0)->start, 2);
	assert_int_equal(find(md.root, LL_MD_FOOTNOTE, 0)->line, 9);
	assert_int_equal(find(md.root, LL_MD_HEADING, 0)->line, 10);
}

static void lines_count_from_the_top_of_the_file(void **state)
{
	struct ll_md md = md_read("\n---\na: b\n---\n\n# C\n", 0);

	(void)state;
	assert_true(md.has_front_matter);
	assert_int_equal(md.title->line, 6);
}

static void every_child_knows_its_parent_and_the_last_is_last(void **state)
{
	static const char text[] =
		"# a *b* ~~c~~ @d http://e.f x[^1]\n\n> - [x] g\n>   h\n\n"
		"| i | j |\n| - | - |\n| *k* | ~l~ @m n@o.pq |\n\n[^1]: q\n";
	struct ll_md md = md_read(text, LL_MD_WANT_IDS);

	(void)state;
	for (const struct ll_md_node *at = md.root; at;
	     at = ll_md_walk(at, md.root)) {
		const struct ll_md_node *last = NULL;

		for (const struct ll_md_node *child = at->child; child;
		     child = child->next) {
			assert_ptr_equal(child->parent, at);
			last = child;
		}
		assert_ptr_equal(at->last, last);
	}
}

static void a_handle_in_text_is_a_mention(void **state)
{
	static const struct {
		const char *text;
		const char *handle; /* NULL: no mention */
	} row[] = {
		{ "@priya", "priya" },
		{ "ask @priya-k.", "priya-k" },
		{ "(@priya_k)", "priya_k" },
		{ "*@priya*", "priya" },
		{ "\xE2\x80\x94@priya", "priya" },
		{ "@priya's", "priya" },
		{ "@a--b", "a" },
		{ "@a-", "a" },
		{ "x@priya", NULL },
		{ "\xC3\xA9@priya", NULL },
		{ "`@priya`", NULL },
		{ "    @priya", NULL },
		{ "[@priya](x)", NULL },
		{ "![@priya](x)", NULL },
		{ "<http://x.y/@priya>", NULL },
		{ "http://x.y/@priya", NULL },
		{ "x.ref.@f", NULL },
		{ "a/@priya", NULL },
		{ "@scope/package", NULL },
		{ "@priya@example.org", NULL },
		{ "@example.org", NULL },
		{ "priya@example.org", NULL },
		{ "@", NULL },
		{ "@-a", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct ll_md md = md_read(row[i].text, 0);
		const struct ll_md_node *node = find(md.root, LL_MD_MENTION, 0);

		if (row[i].handle) {
			assert_non_null(node);
			assert_str(node->text, row[i].handle);
		} else if (node) {
			fail_msg("a mention in %s", row[i].text);
		}
	}
}

static void several_mentions_in_one_text_are_several(void **state)
{
	struct ll_md md = md_read("@a, @b and a@b.cd with @c", 0);

	(void)state;
	assert_str(find(md.root, LL_MD_MENTION, 0)->text, "a");
	assert_str(find(md.root, LL_MD_MENTION, 1)->text, "b");
	assert_str(find(md.root, LL_MD_LINK, 0)->url, "mailto:a@b.cd");
	assert_str(find(md.root, LL_MD_MENTION, 2)->text, "c");
	assert_null(find(md.root, LL_MD_MENTION, 3));
}

static void ids_are_those_of_github_and_unique(void **state)
{
	static const char *const id[] = {
		"goals",     "goals-1", "goals-2",
		"goals-1-1", "section", "\xC3\xA9t\xC3\xA9-2026--q3",
		"a_b-c"
	};
	struct ll_md md = md_read("# Goals\n## Goals\n## goals\n"
				  "## Goals-1\n## \xF0\x9F\x8E\x89\n"
				  "## \xC3\x89t\xC3\xA9 2026 / Q3!\n"
				  "## `a_b` [c](d)\n",
				  LL_MD_WANT_IDS);

	(void)state;
	for (int i = 0; i < (int)(sizeof(id) / sizeof(*id)); i++) {
		assert_str(find(md.root, LL_MD_HEADING, i)->id, id[i]);
	}
	md = md_read("# Goals\n", 0);
	assert_int_equal(md.title->id.len, 0);
}

static void tasks_lose_their_box_but_not_their_text(void **state)
{
	struct ll_md md = md_read("- [x] a\n- [ ] *b*\n- c\n", 0);
	const struct ll_md_node *item = find(md.root, LL_MD_ITEM, 0);

	(void)state;
	assert_true(item->task && item->checked);
	assert_str(ll_md_plain(&test_arena, item), "a");
	item = item->next;
	assert_true(item->task && !item->checked);
	assert_str(ll_md_plain(&test_arena, item), "b");
	assert_false(item->next->task);
}

static void a_section_ends_at_a_heading_of_its_level(void **state)
{
	struct ll_md md = md_read("# a\nb\n## c\nd\n### e\n## f\n# g\n[^1]\n\n"
				  "[^1]: h\n",
				  0);
	const struct ll_md_node *c = find(md.root, LL_MD_HEADING, 1);
	const struct ll_md_node *f = find(md.root, LL_MD_HEADING, 3);
	const struct ll_md_node *g = find(md.root, LL_MD_HEADING, 4);

	(void)state;
	assert_ptr_equal(ll_md_section_end(md.title), g);
	assert_ptr_equal(ll_md_section_end(c), f);
	assert_ptr_equal(ll_md_section_end(f), g);
	assert_int_equal(ll_md_section_end(g)->type, LL_MD_FOOTNOTE);
}

static void plain_text_has_no_markup(void **state)
{
	struct ll_md md = md_read("a *b* `c` [d](e) ![f](g)\nh <b>i</b> ~~j~~ "
				  "@k &amp;\n",
				  0);

	(void)state;
	assert_str(ll_md_plain(&test_arena, md.root->child),
		   "a b c d f h i j @k &");
}

static void html_is_told_once_for_a_block(void **state)
{
	(void)state;
	md_read("a <b>c</b> <i>d</i>\n\n<div>\n<p>\n\ne <!-- f -->\n\n"
		"<!-- g -->\n",
		0);
	assert_string_equal(md_findings(),
			    "1:L114 raw HTML is left out: <b>\n"
			    "3:L114 raw HTML is left out: <div>\n");
	md_read("<div>\n", LL_MD_ALLOW_HTML);
	assert_string_equal(md_findings(), "");
	md_read("<!-- a --> <b>\n", 0);
	assert_string_equal(md_findings(),
			    "1:L114 raw HTML is left out: <!-- a --> <b>\n");
}

static void unsafe_links_are_told_with_their_line(void **state)
{
	(void)state;
	md_read("a\n\n[b](javascript:c) ![d](data:e)\n\n[f](ok.md)\n", 0);
	assert_string_equal(md_findings(),
			    "3:L115 link 'javascript:c' is left out\n"
			    "3:L115 link 'data:e' is left out\n");
}

static void nothing_is_told_without_a_list(void **state)
{
	struct ll_md md =
		ll_md_parse(&test_arena, LL_STR("---\na: [\n---\n<b>x</b>\n"),
			    LL_STR("x.md"), 0, NULL);

	(void)state;
	assert_false(md.meta_certain);
	assert_non_null(md.body);
}

static void an_empty_file_is_an_empty_tree(void **state)
{
	struct ll_md md = md_read("", LL_MD_WANT_IDS);

	(void)state;
	assert_null(md.root->child);
	assert_null(md.title);
	assert_null(md.body);
	assert_null(md.meta->child);
	assert_true(md.meta_certain);
}

static void footnotes_stand_at_the_end_with_their_count(void **state)
{
	struct ll_md md = md_read("[^b]: c\n\na[^b] d[^b] e[^x]\n", 0);
	const struct ll_md_node *note = md.root->last;

	(void)state;
	assert_int_equal(note->type, LL_MD_FOOTNOTE);
	assert_str(note->id, "1");
	assert_str(note->text, "b");
	assert_int_equal(note->start, 2);
	assert_int_equal(find(md.root, LL_MD_FOOTNOTE_REF, 1)->start, 2);
	assert_null(find(md.root, LL_MD_FOOTNOTE_REF, 2));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(blocks_know_their_lines),
	cmocka_unit_test(lines_stay_right_where_tables_were_cut_out),
	cmocka_unit_test(lines_count_from_the_top_of_the_file),
	cmocka_unit_test(every_child_knows_its_parent_and_the_last_is_last),
	cmocka_unit_test(a_handle_in_text_is_a_mention),
	cmocka_unit_test(several_mentions_in_one_text_are_several),
	cmocka_unit_test(ids_are_those_of_github_and_unique),
	cmocka_unit_test(tasks_lose_their_box_but_not_their_text),
	cmocka_unit_test(a_section_ends_at_a_heading_of_its_level),
	cmocka_unit_test(plain_text_has_no_markup),
	cmocka_unit_test(html_is_told_once_for_a_block),
	cmocka_unit_test(unsafe_links_are_told_with_their_line),
	cmocka_unit_test(nothing_is_told_without_a_list),
	cmocka_unit_test(an_empty_file_is_an_empty_tree),
	cmocka_unit_test(footnotes_stand_at_the_end_with_their_count),
};

RUN(tests)
