#include "model/fixture.h"

static const char *const files[][2] = {
	{ "README.md", "# Acme\n\n## Hello there\n" },
	{ "values.md",
	  "# Values\n\n## Honest\n\n### Why so\n\nX\n\n## Kind\n" },
	{ "goals/2026/wait.md", "# Wait\n\n## Risks\n" },
	{ "goals/2026/README.md", "# Goals of 2026\n" },
	{ "goals/2026/a b.md", "# A b\n" },
	{ "img/x.png", "\x89PNG" },
	{ "data/y.csv", "a,b\n" },
	{ "roads/nurse.md", "# Nurse\n" },
};

static const char *follow(const struct fixture *fixture, const char *from,
			  const char *url)
{
	static const char *const type[] = { "broken", "record", "file",
					    "asset",  "folder", "outside",
					    "refused" };
	struct ll_link_end end =
		ll_org_follow(&test_arena, &fixture->org, ll_str_from(from),
			      ll_str_from(url));
	ll_str name = end.type == LL_LINK_RECORD
			      ? fixture->org.record[end.record].id
			      : end.path;

	return test_zero(ll_strf(
		&test_arena, "%s %s%s%s%s", type[end.type],
		end.type == LL_LINK_BROKEN || end.type == LL_LINK_OUTSIDE
			? ""
			: test_zero(name),
		end.anchor.len ? "#" : "", test_zero(end.anchor),
		end.anchor.len && !end.anchor_found ? "?" : ""));
}

static void links_lead_where_github_leads(void **state)
{
	static const char *const row[][3] = {
		{ "goals/2026/wait.md", "../../values.md", "file values.md" },
		{ "goals/2026/wait.md", "../../values.md#kind",
		  "record values#kind#kind" },
		{ "goals/2026/wait.md", "/values.md#why-so",
		  "record values#honest#why-so" },
		{ "goals/2026/wait.md", "../../values.md#nope",
		  "file values.md#nope?" },
		{ "goals/2026/wait.md", "#risks",
		  "record goals/2026/wait#risks" },
		{ "goals/2026/wait.md", "#Risks",
		  "record goals/2026/wait#risks" },
		{ "goals/2026/wait.md", "a%20b.md?x=1",
		  "record goals/2026/a b" },
		{ "goals/2026/wait.md", ".", "record goals/2026/README" },
		{ "goals/2026/wait.md", "../", "folder goals" },
		{ "goals/2026/wait.md", "../..", "record README" },
		{ "goals/2026/wait.md", "/", "record README" },
		{ "goals/2026/wait.md", "../../../src/x", "outside " },
		{ "goals/2026/wait.md", "https://x.example/", "outside " },
		{ "goals/2026/wait.md", "mailto:a@b.example", "outside " },
		{ "README.md", "img/x.png", "asset img/x.png" },
		{ "README.md", "data/y.csv", "asset data/y.csv" },
		{ "README.md", "roads/nurse.md", "record roads/nurse" },
		{ "README.md", "img", "folder img" },
		{ "README.md", "goals/2026", "record goals/2026/README" },
		{ "README.md", "goals/2026/wait", "broken " },
		{ "README.md", "goals/2026/wait.md/",
		  "record goals/2026/wait" },
	};
	struct fixture *fixture = FIXTURE(files, "2026-03-10");

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_string_equal(follow(fixture, row[i][0], row[i][1]),
				    row[i][2]);
	}
}

static void broken_links_are_found_at_their_lines(void **state)
{
	static const char *const broken[][2] = {
		{ "a.md",
		  "# A\n\n[x](b) [y](b.html#s)\n[z](c.md)\n\n"
		  "![p](q.png) [ok](b.md#there) [no](b.md#nope)\n\n"
		  "- [self](#nowhere)\n- [out](../x) <https://x.example>\n\n"
		  "[n](roads/nurse.md#any)\n" },
		{ "b.md", "# B\n\n## There\n" },
		{ "roads/nurse.md", "# Nurse\n" },
	};

	(void)state;
	assert_string_equal(
		fixture_findings(&FIXTURE(broken, "2026-03-10")->diags),
		"a.md:3 LINK_BROKEN link to 'b', which does not exist, did you "
		"mean 'b.md'?\n"
		"a.md:3 LINK_BROKEN link to 'b.html#s', which does not exist, "
		"did you mean 'b.md'?\n"
		"a.md:3 LINK_BROKEN link to 'c.md', which does not exist\n"
		"a.md:6 ANCHOR_BROKEN no heading '#nope' in b.md\n"
		"a.md:6 IMAGE_MISSING image 'q.png' does not exist\n"
		"a.md:8 ANCHOR_BROKEN no heading '#nowhere' in this file\n"
		"a.md:11 ANCHOR_BROKEN no heading '#any' in roads/nurse.md\n");
}

static void
a_drawing_that_may_do_more_is_pointed_out_where_it_is_used(void **state)
{
	static const char *const drawn[][2] = {
		{ "a.md", "# A\n\n![fine](img/fine.svg)\n\n"
			  "![trap](img/trap.svg)\n\n[it](img/Trap.SVG)\n" },
		{ "img/fine.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>" },
		{ "img/trap.svg", "<svg xmlns='http://www.w3.org/2000/svg'>\n"
				  "<g onload='x()'/></svg>" },
		{ "img/Trap.SVG", "" },
		{ "img/unused.svg", "" },
	};
	struct fixture *fixture = FIXTURE(drawn, "2026-03-10");

	(void)state;
	assert_string_equal(
		fixture_findings(&fixture->diags),
		"a.md:5 DRAWING_REFUSED drawing 'img/trap.svg' is left out: "
		"line 2, the attribute 'onload' can run code\n"
		"a.md:7 DRAWING_REFUSED drawing 'img/Trap.SVG' is left out: it "
		"is empty\n");
	assert_string_equal(follow(fixture, "a.md", "img/fine.svg"),
			    "asset img/fine.svg");
	assert_string_equal(follow(fixture, "a.md", "img/trap.svg"),
			    "refused img/trap.svg");
	assert_int_equal(fixture->org.nrecords, 1);
	fixture->source.file_bytes = NULL;
	fixture->org = ll_org_read(&test_arena, &fixture->settings,
				   &fixture->source, &fixture->diags);
	ll_org_resolve(&test_arena, &fixture->org, NULL);
	assert_string_equal(follow(fixture, "a.md", "img/fine.svg"),
			    "refused img/fine.svg");
}

static void links_and_mentions_of_the_prose_are_kept_in_order(void **state)
{
	static const char *const prose[][2] = {
		{ "notes.md", "# N\n\nSee [w](goals/2026/w.md) and @tom, "
			      "[out](https://x.example).\n\n`@code`\n" },
		{ "goals/2026/w.md", "# W\n" },
		{ "people/tom.md", "# Tom\n" },
	};
	struct fixture *fixture = FIXTURE(prose, "2026-03-10");
	const struct ll_record *notes = fixture_record(fixture, "notes");

	(void)state;
	assert_int_equal(notes->links.n, 3);
	assert_str(notes->links.ref[0].label, "w");
	assert_int_equal(notes->links.ref[0].record, 0);
	assert_str(notes->links.ref[1].text, "@tom");
	assert_int_equal(notes->links.ref[1].record, 2);
	assert_true(notes->links.ref[2].record == LL_NO_RECORD);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(links_lead_where_github_leads),
	cmocka_unit_test(broken_links_are_found_at_their_lines),
	cmocka_unit_test(
		a_drawing_that_may_do_more_is_pointed_out_where_it_is_used),
	cmocka_unit_test(links_and_mentions_of_the_prose_are_kept_in_order),
};

RUN(tests)
