#include "md_fixture.h"

static struct ll_value *read(const char *text)
{
	test_diags = (struct ll_diags){ .arena = &test_arena };
	return ll_value_parse_yaml(
		&test_arena, ll_str_from(text),
		(struct ll_pos){ .path = LL_STR("x.yml"), .line = 1 },
		LL_D_SETTINGS_SYNTAX, &test_diags);
}

static void maps_lists_and_scalars_are_read(void **state)
{
	(void)state;
	assert_string_equal(
		md_value(read("a: 1\nb: [x, 'y z', \"w\\n\"]\n"
			      "c: {d: e, f: }\ng:\n- h: i\n  j: k\n- l\n"
			      "m: >\n  n\n  o\n")),
		"{a=1, b=[x, y z, w\n], c={d=e, f=}, "
		"g=[{h=i, j=k}, l], m=n o\n}");
	assert_int_equal(test_diags.n, 0);
}

static void scalars_stay_as_written(void **state)
{
	(void)state;
	assert_string_equal(md_value(read("a: 010\nb: yes\nc: 1.50\nd: ~\n"
					  "e: 2026-01-01\nf: 0x1F\n")),
			    "{a=010, b=yes, c=1.50, d=~, e=2026-01-01, "
			    "f=0x1F}");
}

static void an_empty_document_is_an_empty_map(void **state)
{
	static const char *const empty[] = { "", "\n\n", "# comment\n", "---\n",
					     "---\n...\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++) {
		assert_string_equal(md_value(read(empty[i])), "{}");
		assert_int_equal(test_diags.n, 0);
	}
}

static void a_top_that_is_no_map_is_told(void **state)
{
	(void)state;
	assert_null(read("- a\n- b\n"));
	assert_string_equal(md_findings(),
			    "1:L150 settings cannot be read: there is no "
			    "'key: value' at its top\n");
	assert_null(read("\njust words\n"));
	assert_int_equal(test_diags.item[0].pos.line, 2);
}

static void all_faults_are_told_in_one_run(void **state)
{
	struct ll_value *map = read("a: [1, 2\n" /* 1: not closed */
				    "b: ok\n"
				    "c: *alias\n"  /* 3 */
				    "d: !!str x\n" /* 4 */
				    "B: again\n"   /* 5 */
				    "e: \"open\n"  /* 6 */
				    "f: last\n");

	(void)state;
	assert_string_equal(
		md_findings(),
		"2:L150 settings cannot be read: did not find expected ',' or "
		"']' while parsing a flow sequence that begins on line 1\n"
		"3:L150 settings cannot be read: aliases ('*') are not read; "
		"put the text into quotes\n"
		"4:L150 settings cannot be read: tags ('!') are not read\n"
		"5:L103 metadata key 'B' stands twice\n"
		"8:L150 settings cannot be read: found unexpected end of "
		"stream while scanning a quoted scalar that begins on line "
		"6\n");
	assert_string_equal(md_value(ll_value_get(map, LL_STR("b"))), "b=ok");
	assert_string_equal(md_value(ll_value_get(map, LL_STR("f"))), "f=last");
}

static void faults_have_line_and_column_in_bytes(void **state)
{
	(void)state;
	read("a: b\n\xC3\xA9\xC3\xA9: &x c\n");
	assert_int_equal(test_diags.item[0].pos.line, 2);
	assert_int_equal(test_diags.item[0].pos.column, 7);
	read("a: b\xE2\x80\xA8"
	     "c\nd: &x e\n"); /* not an end of line to us */
	assert_int_equal(test_diags.item[0].pos.line, 2);
}

static void keys_and_values_know_their_places(void **state)
{
	const struct ll_value *map = read("a:\n  - \xC3\xA9: x\n    'k':  y\n");
	const struct ll_value *k = map->child->child->child->next;

	(void)state;
	assert_str(k->key, "k");
	assert_int_equal(k->key_line, 3);
	assert_int_equal(k->key_column, 5);
	assert_int_equal(k->line, 3);
	assert_int_equal(k->column, 11);
}

static void a_key_twice_in_a_nested_map_is_told(void **state)
{
	(void)state;
	read("a:\n  follow_up: 1\n  Follow-up: 2\nb:\n  follow_up: 3\n");
	assert_string_equal(md_findings(),
			    "3:L103 metadata key 'Follow-up' stands twice\n");
}

static void a_key_that_is_no_text_is_told(void **state)
{
	(void)state;
	read("? [a, b]\n: c\n<<: d\n");
	assert_string_equal(
		md_findings(),
		"1:L150 settings cannot be read: a key is not text\n"
		"3:L150 settings cannot be read: merge keys ('<<') are not "
		"read\n");
}

static void a_second_document_is_told(void **state)
{
	(void)state;
	assert_string_equal(md_value(read("a: b\n---\nc: d\n")), "{a=b}");
	assert_string_equal(md_findings(),
			    "2:L150 settings cannot be read: a second "
			    "document\n");
}

static void depth_and_number_are_bounded(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	for (int i = 0; i < 100000; i++) {
		ll_buf_add(&buf, LL_STR("["));
	}
	read(test_zero(ll_buf_str(&buf)));
	assert_int_equal(test_diags.n, 1);
	buf = ll_buf_make(&test_arena);
	for (int i = 0; i < 25000; i++) {
		ll_buf_addf(&buf, "k%d: v\n", i);
	}
	read(test_zero(ll_buf_str(&buf)));
	assert_int_equal(test_diags.n, 1);
	assert_int_equal(test_diags.item[0].pos.line, 10001);
}

static void many_faults_end(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	for (int i = 0; i < 20000; i++) {
		ll_buf_addf(&buf, "k%d: [\n", i);
	}
	read(test_zero(ll_buf_str(&buf)));
	assert_in_range(test_diags.n, 1, 100);
}

static void keys_match_without_case_and_joints(void **state)
{
	(void)state;
	assert_true(ll_key_eq(LL_STR("Follow-up"), LL_STR("follow_up")));
	assert_true(ll_key_eq(LL_STR("Point of contact"),
			      LL_STR("pointOfContact")));
	assert_true(ll_key_eq(LL_STR(" a "), LL_STR("a")));
	assert_false(ll_key_eq(LL_STR("a"), LL_STR("ab")));
	assert_false(ll_key_eq(LL_STR("a"), LL_STR("")));
	assert_true(ll_key_eq(LL_STR("--"), LL_STR("")));
}

static void a_missing_value_is_empty_text(void **state)
{
	const struct ll_value *map = read("a: [b]\nc: d\n");

	(void)state;
	assert_str(ll_value_text(map, LL_STR("C")), "d");
	assert_str(ll_value_text(map, LL_STR("a")), "");
	assert_str(ll_value_text(map, LL_STR("x")), "");
	assert_null(ll_value_get(NULL, LL_STR("x")));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(maps_lists_and_scalars_are_read),
	cmocka_unit_test(scalars_stay_as_written),
	cmocka_unit_test(an_empty_document_is_an_empty_map),
	cmocka_unit_test(a_top_that_is_no_map_is_told),
	cmocka_unit_test(all_faults_are_told_in_one_run),
	cmocka_unit_test(faults_have_line_and_column_in_bytes),
	cmocka_unit_test(keys_and_values_know_their_places),
	cmocka_unit_test(a_key_twice_in_a_nested_map_is_told),
	cmocka_unit_test(a_key_that_is_no_text_is_told),
	cmocka_unit_test(a_second_document_is_told),
	cmocka_unit_test(depth_and_number_are_bounded),
	cmocka_unit_test(many_faults_end),
	cmocka_unit_test(keys_match_without_case_and_joints),
	cmocka_unit_test(a_missing_value_is_empty_text),
};

RUN(tests)
