#include "md_fixture.h"

static const char *meta_of(const char *text)
{
	return md_value(md_read(text, 0).meta);
}

/* What is shown of the text, without its metadata. */
static const char *rest_of(const char *text)
{
	struct ll_md md = md_read(text, 0);

	return test_zero(ll_md_words(&test_arena, md.root->child, NULL));
}

static void every_form_of_metadata_gives_the_same_values(void **state)
{
	static const char *const form[] = {
		"---\nOwner: \"@x\"\nStatus: on track\n---\n# T\n\ntext\n",
		"# T\n\n| Metadata | |\n|---|---|\n| Owner | @x |\n"
		"| Status | on track |\n\ntext\n",
		"# T\n\n| Key | Value |\n|---|---|\n| Owner | @x |\n"
		"| Status | on track |\n\ntext\n",
		"# T\n\n| | |\n|---|---|\n| **Owner** | @x |\n"
		"| Status | *on track* |\n\ntext\n",
		"# T\n\n| Owner | @x |\n|---|---|\n| Status | on track |\n\n"
		"text\n",
		"# T\n\n| Owner | \\@x |\n|---|---|\n| Status | on track |\n\n"
		"text\n",
		"# T\n\n- Owner: @x\n- Status: on track\n\ntext\n",
		"# T\n\n* **Owner:** @x\n* **Status**: on track\n\ntext\n",
		"# T\n\nOwner: @x\nStatus: on track\n\ntext\n",
		"# T\n\n**Owner**: @x  \n**Status:** on track\n\ntext\n",
		"# T\n<!-- a comment -->\n\nOwner: @x\nStatus: on track\n\n"
		"text\n",
		"\n\n---  \nOwner: '@x'\nStatus: on track\n...\n# T\n\ntext\n",
		"| Field | Value |\n|---|---|\n| Owner | @x |\n"
		"| Status | on track |\n\n# T\n\ntext\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(form) / sizeof(*form); i++) {
		assert_string_equal(meta_of(form[i]),
				    "{Owner=@x, Status=on track}");
		assert_string_equal(rest_of(form[i]), "T\ntext");
		assert_string_equal(md_findings(), "");
	}
}

static void prose_is_no_metadata(void **state)
{
	static const char *const prose[] = {
		"# T\n\nSome words: that go on.\n",
		"# T\n\nOwner: @x\nand a line without a key\n",
		"# T\n\nthe very long key here: value\nStatus: x\n",
		"# T\n\n- Care: we look after each other\n"
		"- Candour: we say what is\n",
		"# T\n\n- Owner: @x\n- no key\n",
		"# T\n\n- [ ] Owner: @x\n",
		"# T\n\n1. Owner: @x\n",
		"# T\n\n| Name | Score |\n|---|---|\n| a | 1 |\n",
		"# T\n\n| Owner | @x | y |\n|---|---|---|\n| a | 1 | 2 |\n",
		"# T\n\n| Team | Goal |\n|---|---|\n| a | b |\n| c | d |\n",
		"# T\n\nhttp://x.y: z\n",
		"# T\n\nwords\n\nOwner: @x\n",
		"# T\n\n12: 13\n14: 15\n",
		"# T\n\n`Owner`: @x\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(prose) / sizeof(*prose); i++) {
		if (md_read(prose[i], 0).meta->child) {
			fail_msg("metadata in: %s", prose[i]);
		}
	}
}

static void all_forms_in_one_file_are_one_tree(void **state)
{
	(void)state;
	assert_string_equal(
		meta_of("---\na: 1\n---\n# T\n\n| Metadata | |\n|-|-|\n"
			"| b | 2 |\n\n- Owner: 3\n\nDue: 4\n\nrest\n"),
		"{a=1, b=2, Owner=3, Due=4}");
}

static void keys_may_repeat_in_a_table(void **state)
{
	struct ll_md md = md_read("# T\n\n| Metadata | |\n|-|-|\n"
				  "| [lang] champion | @a |\n"
				  "| Team | x |\n"
				  "| [lang] champion | @b |\n\n"
				  "[lang]: http://x.y\n",
				  0);
	const struct ll_value *value =
		ll_value_get(md.meta, LL_STR("[lang] champion"));

	(void)state;
	if (!value) {
		value = ll_value_get(md.meta, LL_STR("lang champion"));
	}
	assert_str(value->text, "@a");
	value = ll_value_get_next(value);
	assert_str(value->text, "@b");
	assert_null(ll_value_get_next(value));
	assert_true(md.meta_certain);
}

static void values_keep_their_links(void **state)
{
	struct ll_md md =
		md_read("# T\n\n| Metadata | |\n|-|-|\n"
			"| Issue | see [r#1] |\n\n[r#1]: http://x.y\n",
			0);
	const struct ll_value *value = ll_value_get(md.meta, LL_STR("issue"));

	(void)state;
	assert_str(value->text, "see r#1");
	assert_int_equal(value->markdown->child->type, LL_MD_TEXT);
	assert_str(value->markdown->child->next->url, "http://x.y");
	md = md_read("# T\n\nIssue: [a](b) and *c*\n", 0);
	value = ll_value_get(md.meta, LL_STR("issue"));
	assert_str(value->text, "a and c");
	assert_str(value->markdown->child->url, "b");
}

static void places_are_those_in_the_file(void **state)
{
	static const struct {
		const char *text;
		int key_line;
		int key_column;
		int line;
		int column;
	} row[] = {
		{ "---\nx: 1\nkey:   v\n---\n", 3, 1, 3, 8 },
		{ "\n---\nx: \xC3\xA9\n'key': |\n  v\n---\n", 4, 1, 4, 8 },
		{ "# T\n\n| Metadata | |\n|-|-|\n|  key | v |\n", 5, 4, 5, 10 },
		{ "# T\n\nOwner: @x\n**Key:** v\n", 4, 3, 4, 10 },
		{ "# T\n\n- Owner: @x\n- key: v\n", 4, 3, 4, 8 },
		{ "---\na: b\n---\n# T\n\n> q\n", 0, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct ll_md md = md_read(row[i].text, 0);
		const struct ll_value *value =
			ll_value_get(md.meta, LL_STR("key"));

		if (!row[i].line) {
			assert_null(value);
			continue;
		}
		assert_int_equal(value->key_line, row[i].key_line);
		assert_int_equal(value->key_column, row[i].key_column);
		assert_int_equal(value->line, row[i].line);
		assert_int_equal(value->column, row[i].column);
	}
}

static void a_list_below_a_key_is_its_value(void **state)
{
	(void)state;
	assert_string_equal(meta_of("# T\n\n- Supports:\n  - a\n  - [b](c.md)\n"
				    "- Owner: @x\n"),
			    "{Supports=[a, b], Owner=@x}");
}

static void broken_yaml_is_told_and_the_rest_is_shown(void **state)
{
	struct ll_md md = md_read("---\nowner: x\naudience: [staff\n"
				  "due: 2026-01-01\n---\n# T\n\ntext\n",
				  0);

	(void)state;
	assert_false(md.meta_certain);
	assert_true(md.has_front_matter);
	assert_int_equal(test_diags.item[0].code, LL_D_METADATA_SYNTAX);
	assert_in_range(test_diags.item[0].pos.line, 3, 4);
	assert_str(ll_md_plain(&test_arena, md.title), "T");
	assert_string_equal(test_zero(ll_value_text(md.meta, LL_STR("owner"))),
			    "x");
}

static void what_may_be_metadata_is_not_certain(void **state)
{
	static const char *const doubt[] = {
		"---\naudience: a\naudience: b\n---\n",
		"---\nAudience: a\naud-ience: b\n---\n",
		"---\naudience: *x\n---\n",
		"---\naudience: a\n",
		"----\naudience: a\n----\n",
		"\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94\naudience: a\n---\n",
		" ---\naudience: a\n---\n",
		"<!-- x -->\n---\naudience: a\n---\n",
		"<!-- x\ny -->\n\n---\naudience: a\n---\n",
		"---\n\taudience: a\n---\n",
		"---\naudience: a\n---\n# T\n\nAudience: b\nOwner: c\n",
		"# T\n\n| Metadata | |\n|-|-|\n| Audience | a |\n"
		"| Audience | b |\n",
		"---\naudience: \"a\n---\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(doubt) / sizeof(*doubt); i++) {
		if (md_read(doubt[i], 0).meta_certain) {
			fail_msg("certain: %s", doubt[i]);
		}
		if (!test_diags.n) {
			fail_msg("not told: %s", doubt[i]);
		}
		if (ll_md_parse(&test_arena, ll_str_from(doubt[i]),
				LL_STR("x.md"), 0, NULL)
			    .meta_certain) {
			fail_msg("certain without a list: %s", doubt[i]);
		}
	}
}

static void what_is_no_metadata_is_certain(void **state)
{
	static const char *const sure[] = {
		"",
		"# T\n",
		"---\n\ntext\n\n---\n",
		"---\ntext\n",
		"<!-- a -->\n# T\n",
		"<!-- a\n",
		"---\n---\n",
		"---\n# only a comment: of YAML\n---\n# T\n",
		"-- \ntext\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sure) / sizeof(*sure); i++) {
		if (!md_read(sure[i], 0).meta_certain || test_diags.n) {
			fail_msg("not certain: %s", sure[i]);
		}
	}
}

static void two_rules_at_the_top_stay_rules(void **state)
{
	struct ll_md md = md_read("---\n\nwords\n\n---\n", 0);

	(void)state;
	assert_false(md.has_front_matter);
	assert_int_equal(md.root->child->type, LL_MD_RULE);
}

static void the_title_is_the_first_heading_of_level_one(void **state)
{
	struct ll_md md = md_read("## a\n\n# b\n\nc\n\n# d\n", 0);

	(void)state;
	assert_str(ll_md_plain(&test_arena, md.title), "b");
	assert_str(ll_md_plain(&test_arena, md.body), "c");
	md = md_read("x\n\n## a\n\n### b\n", 0);
	assert_str(ll_md_plain(&test_arena, md.title), "a");
	md = md_read("x\n", 0);
	assert_null(md.title);
	assert_str(ll_md_plain(&test_arena, md.body), "x");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_form_of_metadata_gives_the_same_values),
	cmocka_unit_test(prose_is_no_metadata),
	cmocka_unit_test(all_forms_in_one_file_are_one_tree),
	cmocka_unit_test(keys_may_repeat_in_a_table),
	cmocka_unit_test(values_keep_their_links),
	cmocka_unit_test(places_are_those_in_the_file),
	cmocka_unit_test(a_list_below_a_key_is_its_value),
	cmocka_unit_test(broken_yaml_is_told_and_the_rest_is_shown),
	cmocka_unit_test(what_may_be_metadata_is_not_certain),
	cmocka_unit_test(what_is_no_metadata_is_certain),
	cmocka_unit_test(two_rules_at_the_top_stay_rules),
	cmocka_unit_test(the_title_is_the_first_heading_of_level_one),
};

RUN(tests)
