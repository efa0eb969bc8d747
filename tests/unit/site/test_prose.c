#include "site/fixture.h"

#include <string.h>

#include "site/prose.h"

/* The body of page.md as it stands on its own page. */
static const char *body_of(const char *text, struct ll_dict **dict)
{
	const char *const files[][2] = {
		{ "notes/page.md", text },
		{ "goals/2026/wait.md",
		  "# Wait\n\nSoon.\n\n## How far\n\nFar.\n" },
		{ "people/priya.md", "# Priya Nair\n" },
		{ "notes/photo.png", "" },
		{ "notes/drawing.svg",
		  "<svg xmlns='http://www.w3.org/2000/svg'/>" },
		{ "notes/trap.svg", "<svg xmlns='http://www.w3.org/2000/svg'>"
				    "<script/></svg>" },
		{ "notes/tool.html", "" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	const struct ll_view_record *record = site_record(site, "notes/page");
	const struct ll_page *page = site_page(site, "notes/page.html");
	struct ll_prose prose;

	*dict = ll_dict_make(&test_arena);
	prose = ll_prose_make(page, *dict, record);
	return test_zero(ll_prose_blocks(&prose, record->first, record->end).s);
}

static void assert_has(const char *html, const char *part)
{
	if (!strstr(html, part)) {
		fail_msg("'%s' is not in: %s", part, html);
	}
}

static void assert_has_not(const char *html, const char *part)
{
	if (strstr(html, part)) {
		fail_msg("'%s' is in: %s", part, html);
	}
}

static void links_lead_to_pages_relative_to_this_one(void **state)
{
	struct ll_dict *dict;
	const char *html = body_of(
		"# P\n\n[a](../goals/2026/wait.md) "
		"[b](../goals/2026/wait.md#how-far) [c](#here) "
		"[d](https://example.org/x?a=1&b=2) [e](mailto:a@example.org)"
		"\n\n## Here\n",
		&dict);

	(void)state;
	assert_has(html, "<a href=\"../goals/2026/wait.html\">a</a>");
	assert_has(html, "<a href=\"../goals/2026/wait.html#how-far\">b</a>");
	assert_has(html, "<a href=\"#here\">c</a>");
	assert_has(html, "https://example.org/x?a=1&amp;b=2");
	assert_has(html, "mailto:a@example.org");
}

static void a_link_to_nothing_is_its_text(void **state)
{
	struct ll_dict *dict;
	const char *html =
		body_of("# P\n\n[gone](nowhere.md) "
			"[bad](javascript:alert(1)) [tool](tool.html)"
			"\n",
			&dict);

	(void)state;
	assert_has(html, "gone");
	assert_has(html, "bad");
	assert_has_not(html, "href");
	assert_null(dict->asset);
}

static void an_anchor_that_is_not_there_is_left_off(void **state)
{
	struct ll_dict *dict;
	const char *html =
		body_of("# P\n\n[a](../goals/2026/wait.md#wait)\n", &dict);

	(void)state;
	assert_has(html, "href=\"../goals/2026/wait.html\"");
}

static void images_come_from_here_alone(void **state)
{
	struct ll_dict *dict;
	const char *html = body_of("# P\n\n![us](photo.png) "
				   "![far](https://example.org/x.png)\n",
				   &dict);

	(void)state;
	assert_has(html, "src=\"../files/notes/photo.png\"");
	assert_has_not(html, "example.org");
	assert_has(html, "far");
	assert_non_null(dict->asset);
	assert_str(dict->asset->path, "notes/photo.png");
	assert_str(dict->asset->to, "files/notes/photo.png");
	assert_null(dict->asset->next);
}

static void a_drawing_is_shown_where_it_only_draws(void **state)
{
	struct ll_dict *dict;
	const char *html = body_of("# P\n\n![drawn](drawing.svg) "
				   "![caught](trap.svg) [it](trap.svg)\n",
				   &dict);

	(void)state;
	assert_has(html, "src=\"../files/notes/drawing.svg\"");
	assert_has(html, "caught");
	assert_has_not(html, "trap");
	assert_str(dict->asset->path, "notes/drawing.svg");
	assert_null(dict->asset->next);
}

static void people_are_linked_by_their_handle(void **state)
{
	struct ll_dict *dict;
	const char *html = body_of("# P\n\nAsk @priya, not @nobody.\n", &dict);

	(void)state;
	assert_has(html, "href=\"../people/priya.html\"");
	assert_has(html, "@nobody");
}

static void headings_begin_below_those_of_the_page(void **state)
{
	struct ll_dict *dict;

	(void)state;
	assert_has(body_of("# P\n\n## A\n\n### B\n", &dict), "<h2 id=\"a\">");
	assert_has(body_of("# P\n\n#### A\n\n##### B\n", &dict),
		   "<h3 id=\"b\">");
}

static void no_level_of_heading_is_skipped(void **state)
{
	struct ll_dict *dict;
	const char *html = body_of("# P\n\n### A\n\n##### B\n\n## C\n\n"
				   "###### D\n\n###### E\n",
				   &dict);

	(void)state;
	assert_has(html, "<h2 id=\"a\">");
	assert_has(html, "<h3 id=\"b\">");
	assert_has(html, "<h2 id=\"c\">");
	assert_has(html, "<h3 id=\"d\">");
	assert_has(html, "<h3 id=\"e\">");
}

static void raw_html_is_left_out(void **state)
{
	struct ll_dict *dict;
	const char *html = body_of(
		"# P\n\n<script>x()</script>\n\na <b onclick=x()>b</b>\n",
		&dict);

	(void)state;
	assert_has_not(html, "<script");
	assert_has_not(html, "onclick");
}

static void prose_that_shares_a_page_has_ids_of_its_own(void **state)
{
	static const char *const files[][2] = {
		{ "a.md", "# A\n\n## Same\n" },
		{ "b.md", "# B\n\n## Same\n" },
	};
	struct ll_site *site = SITE(files, "2026-03-31");
	struct ll_dict *dict = ll_dict_make(&test_arena);

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const struct ll_view_record *record =
			site_record(site, i ? "b" : "a");
		struct ll_prose prose =
			ll_prose_make(site_page(site, "a.html"), dict, record);

		prose.shared = true;
		assert_has(test_zero(ll_prose_blocks(&prose, record->first,
						     record->end)
					     .s),
			   i ? "id=\"b.same\"" : "id=\"a.same\"");
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(links_lead_to_pages_relative_to_this_one),
	cmocka_unit_test(a_link_to_nothing_is_its_text),
	cmocka_unit_test(an_anchor_that_is_not_there_is_left_off),
	cmocka_unit_test(images_come_from_here_alone),
	cmocka_unit_test(a_drawing_is_shown_where_it_only_draws),
	cmocka_unit_test(people_are_linked_by_their_handle),
	cmocka_unit_test(headings_begin_below_those_of_the_page),
	cmocka_unit_test(no_level_of_heading_is_skipped),
	cmocka_unit_test(raw_html_is_left_out),
	cmocka_unit_test(prose_that_shares_a_page_has_ids_of_its_own),
};

RUN(tests)
