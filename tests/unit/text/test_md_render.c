#include "md_fixture.h"

#include <string.h>

static void raw_html_is_left_out(void **state)
{
	(void)state;
	assert_string_equal(md_safe("a <b>c</b>\n\n<script>alert(1)</script>\n"
				    "\n<!-- d -->\n"),
			    "<p>a c</p>\n");
	assert_string_equal(md_safe("![<b>](x.png)\n"),
			    "<p><img src=\"x.png\" alt=\"\" /></p>\n");
}

static void unsafe_links_are_their_text(void **state)
{
	(void)state;
	assert_string_equal(md_safe("[a *b*](javascript:x) ![c](data:y)\n"),
			    "<p>a <em>b</em> c</p>\n");
	assert_string_equal(md_safe("[a](JaVa&#10;Script&colon;x)\n"),
			    "<p>a</p>\n");
	assert_string_equal(md_safe("[a](http://b) [c](d.md#e) [f](#g) "
				    "[h](mailto:i@j.kl)\n"),
			    "<p><a href=\"http://b\">a</a> "
			    "<a href=\"d.md#e\">c</a> <a href=\"#g\">f</a> "
			    "<a href=\"mailto:i@j.kl\">h</a></p>\n");
}

static void attributes_that_html_lacks_are_classes(void **state)
{
	const char *html = md_safe("| a | b |\n|:-:|-|\n| c | d |\n\n"
				   "- [x] e\n- [ ] f\n");

	(void)state;
	assert_non_null(strstr(html, "<th class=\"align-center\">a</th>"));
	assert_non_null(strstr(html, "<td>d</td>"));
	assert_non_null(strstr(html, "<li class=\"task\"><input "
				     "type=\"checkbox\" checked=\"\" "
				     "disabled=\"\" aria-label=\"done\" /> e"));
	assert_non_null(strstr(html, "aria-label=\"open\" /> f"));
}

static struct ll_md_target target_of(void *context,
				     const struct ll_md_node *node)
{
	struct ll_md_target target = { .drop = false };
	int *asked = context;

	++*asked;
	if (node->type == LL_MD_MENTION) {
		target.href = LL_STR("people/\"p\".html");
	} else if (ll_str_is(node->url, "hidden.md")) {
		target.drop = true;
	} else if (ll_str_ends(node->url, LL_STR(".md"))) {
		target.href = LL_STR("page.html?a&b");
	}
	return target;
}

static void the_page_decides_where_links_go(void **state)
{
	int asked = 0;
	const struct ll_md_render options = { .target = target_of,
					      .context = &asked,
					      .raw_html = true };

	(void)state;
	assert_string_equal(
		md_html("@p [a](b.md) [c](hidden.md) ![d](hidden.md) "
			"[e](f) [g](javascript:h)\n",
			&options),
		"<p><a href=\"people/%22p%22.html\">@p</a> "
		"<a href=\"page.html?a&amp;b\">a</a> c d <a href=\"f\">e</a> "
		"g</p>\n");
	assert_int_equal(asked, 5);
}

static void a_mention_without_a_page_is_text(void **state)
{
	(void)state;
	assert_string_equal(md_safe("@p\n"), "<p>@p</p>\n");
}

static void headings_are_shifted_and_have_ids(void **state)
{
	const struct ll_md_render options = { .heading_shift = 1,
					      .id_prefix = LL_STR_INIT("u-") };
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_md md = md_read("# A B\n\n###### C\n\nd[^1]\n\n[^1]: e\n",
				  LL_MD_WANT_IDS);

	(void)state;
	ll_md_render(&buf, md.root->child, NULL, &options);
	assert_str(ll_buf_str(&buf),
		   "<h2 id=\"u-a-b\">A B</h2>\n<h6 id=\"u-c\">C</h6>\n"
		   "<p>d<sup class=\"footnote-ref\"><a href=\"#u-fn-1\" "
		   "id=\"u-fnref-1\" data-footnote-ref>1</a></sup></p>\n"
		   "<section class=\"footnotes\" data-footnotes>\n<ol>\n"
		   "<li id=\"u-fn-1\">\n<p>e <a href=\"#u-fnref-1\" "
		   "class=\"footnote-backref\" data-footnote-backref "
		   "aria-label=\"Back to content\">\xE2\x86\xA9</a></p>\n"
		   "</li>\n</ol>\n</section>\n");
}

static void inlines_come_without_a_block(void **state)
{
	static const struct ll_md_render options = { .raw_html = false };
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_md md = md_read("# a *b* <i>\n", 0);

	(void)state;
	ll_md_render_inlines(&buf, md.title, &options);
	assert_str(ll_buf_str(&buf), "a <em>b</em> ");
}

static void a_range_of_blocks_is_rendered_alone(void **state)
{
	static const struct ll_md_render options = { .raw_html = false };
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_md md = md_read("# a\n\nb\n\n# c\n", 0);

	(void)state;
	ll_md_render(&buf, md.body, ll_md_section_end(md.title), &options);
	assert_str(ll_buf_str(&buf), "<p>b</p>\n");
}

static void escaping_knows_five_signs(void **state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	ll_html_escape(&buf, LL_STR("<a href=\"x\" id='y'>&"));
	assert_str(ll_buf_str(&buf),
		   "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
	buf = ll_buf_make(&test_arena);
	ll_html_escape(&buf, LL_STR(""));
	assert_str(ll_buf_str(&buf), "");
}

/* The tags that the renderer itself writes; anything else came through. */
static bool is_own_tag(const char *at)
{
	static const char *const tag[] = {
		"p",      "h1",         "h2",    "h3",      "h4",    "h5",
		"h6",     "ul",         "ol",    "li",      "a",     "em",
		"strong", "del",        "code",  "pre",     "img",   "br",
		"hr",     "blockquote", "table", "thead",   "tbody", "tr",
		"th",     "td",         "sup",   "section", "input",
	};

	at += *at == '/';
	for (size_t i = 0; i < sizeof(tag) / sizeof(*tag); i++) {
		size_t len = strlen(tag[i]);

		if (!strncmp(at, tag[i], len) &&
		    (at[len] == '>' || at[len] == ' ')) {
			return true;
		}
	}
	return false;
}

/* No tag but ours, no attribute that runs, no address that runs. */
static void assert_harmless(const char *markdown)
{
	static const char *const bad[] = { "=\"javascript", "=\"vbscript",
					   "=\"data:", " onerror=", "srcdoc" };
	const char *html = md_safe(markdown);
	bool in_tag = false;

	for (const char *at = html; *at; at++) {
		if (*at == '<') {
			if (in_tag || !is_own_tag(at + 1)) {
				fail_msg("%s\nfrom %s", html, markdown);
			}
			in_tag = true;
		} else if (*at == '>') {
			in_tag = false;
		} else if (*at == '"' && in_tag) {
			at = strchr(at + 1, '"');
			assert_non_null(at);
		} else if (in_tag && !strncmp(at, " onerror=", 9)) {
			fail_msg("%s\nfrom %s", html, markdown);
		}
	}
	for (size_t i = 0; i < 3; i++) {
		if (strstr(html, bad[i])) {
			fail_msg("%s\nfrom %s", html, markdown);
		}
	}
}

static void no_nasty_input_gets_a_tag_through(void **state)
{
	static const char *const piece[] = {
		"<script>",
		"</script>",
		"<img src=x onerror=alert(1)>",
		"\"",
		"'",
		"<",
		">",
		"](",
		"[",
		"]",
		"(",
		")",
		"javascript:",
		"data:text/html,",
		"![",
		"`",
		"``",
		"*",
		"_",
		"~~",
		"\n",
		"\n\n",
		"    ",
		"| ",
		"|-|-|\n",
		"- [x] ",
		"[^1]",
		"\n[^1]: ",
		"http://x.y/",
		"www.x.y",
		"@x",
		"a@b.cd",
		"\\",
		"&lt;",
		"&#x3C;",
		"&quot;",
		" onerror=",
		"<!--",
		"-->",
		"<![CDATA[",
		"\n> ",
		"\n```\n",
		"a",
		" ",
		"\n[a]: ",
		"\"onload=\"",
		"\xEF\xB7\x90",
		"\xF0\x90\xAC\xB9",
		"\x01",
		"<a href=\"",
	};
	const uint32_t n = sizeof(piece) / sizeof(*piece);
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 6000; i++) {
		struct ll_buf buf = ll_buf_make(&test_arena);

		for (int k = 0; k < 3 + i % 14; k++) {
			seed = seed * 1664525U + 1013904223U;
			ll_buf_add(&buf, ll_str_from(piece[(seed >> 9) % n]));
		}
		assert_harmless(test_zero(ll_buf_str(&buf)));
		ll_arena_release(&test_arena);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(raw_html_is_left_out),
	cmocka_unit_test(unsafe_links_are_their_text),
	cmocka_unit_test(attributes_that_html_lacks_are_classes),
	cmocka_unit_test(the_page_decides_where_links_go),
	cmocka_unit_test(a_mention_without_a_page_is_text),
	cmocka_unit_test(headings_are_shifted_and_have_ids),
	cmocka_unit_test(inlines_come_without_a_block),
	cmocka_unit_test(a_range_of_blocks_is_rendered_alone),
	cmocka_unit_test(escaping_knows_five_signs),
	cmocka_unit_test(no_nasty_input_gets_a_tag_through),
};

RUN(tests)
