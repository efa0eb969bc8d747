#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "render/theme.h"
#include "site/page.h"

/* Names of a small theme of the tests; ids are free below the site's own. */
enum { TITLE, LINK, PROSE, ITEM, NAME, INNER, WHO };

static const struct ll_theme_name names[] = {
	{ "PAGE", LL_STR_INIT("TITLE"), LL_THEME_TEXT, TITLE },
	{ "PAGE", LL_STR_INIT("LINK"), LL_THEME_URL, LINK },
	{ "PAGE", LL_STR_INIT("PROSE"), LL_THEME_HTML, PROSE },
	{ "PAGE", LL_STR_INIT("ITEM"), LL_THEME_SECTION, ITEM },
	{ "ITEM", LL_STR_INIT("NAME"), LL_THEME_TEXT, NAME },
	{ "ITEM", LL_STR_INIT("LINK"), LL_THEME_URL, LINK },
	{ "ITEM", LL_STR_INIT("INNER"), LL_THEME_SECTION, INNER },
	{ "INNER", LL_STR_INIT("WHO"), LL_THEME_TEXT, WHO },
};

static const ll_str pages[] = { LL_STR_INIT("page") };

static const struct ll_theme_table table = { names,
					     sizeof(names) / sizeof(*names),
					     pages, 1, NULL };

static struct ll_theme *make(const char *page, const char *part,
			     struct ll_diags *diags)
{
	struct ll_theme_file file[2] = {
		{ LL_STR("page.html"), ll_str_from(page) },
		{ LL_STR("part.html"), ll_str_from(part) },
	};

	*diags = (struct ll_diags){ .arena = &test_arena };
	return ll_theme_make(&test_arena, file, part ? 2 : 1, &table, diags);
}

/* Every fault as "file:line:column message", one a line. */
static const char *faults_with(const char *page, const char *part)
{
	struct ll_diags diags;
	struct ll_theme *theme = make(page, part, &diags);
	struct ll_buf buf = ll_buf_make(&test_arena);

	assert_int_equal(theme == NULL, diags.n > 0);
	if (theme) {
		ll_theme_release(theme);
	}
	for (size_t i = 0; i < diags.n; i++) {
		const struct ll_diag *diag = &diags.item[i];

		ll_buf_addf(&buf, "%s%" LL_FMT ":%d:%d %" LL_FMT, i ? "\n" : "",
			    LL_ARG(diag->pos.path), diag->pos.line,
			    diag->pos.column,
			    LL_ARG(ll_str_from_pos(diag->message, 7)));
	}
	return test_zero(ll_buf_str(&buf));
}

static const char *faults(const char *page)
{
	return faults_with(page, NULL);
}

static struct ll_dict *dict_make(void)
{
	return ll_dict_make(&test_arena);
}

static void set(struct ll_dict *dict, int name, const char *text)
{
	ll_dict_text(dict, (enum ll_name)name, ll_str_from(text));
}

static const char *render_with(const char *page, const char *part,
			       const struct ll_dict *dict)
{
	struct ll_diags diags;
	struct ll_theme *theme = make(page, part, &diags);
	struct ll_buf out = ll_buf_make(&test_arena);

	if (!theme) {
		return test_zero(diags.item[0].message);
	}
	assert_true(ll_theme_render(theme, LL_STR("page"), dict,
				    ll_buf_sink(&out)));
	ll_theme_release(theme);
	return test_zero(ll_buf_str(&out));
}

static const char *render(const char *page, const struct ll_dict *dict)
{
	return render_with(page, NULL, dict);
}

static void a_text_is_escaped_by_its_place(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	set(dict, TITLE, "<script>\"'&");
	assert_string_equal(
		render("<title>{{TITLE}}</title><p class=\"{{TITLE}}\">{{TITLE}}"
		       "</p><p class='{{TITLE}}'>",
		       dict),
		"<title>&lt;script&gt;&quot;&#39;&amp;</title>"
		"<p class=\"&lt;script&gt;&quot;&#39;&amp;\">"
		"&lt;script&gt;&quot;&#39;&amp;</p>"
		"<p class='&lt;script&gt;&quot;&#39;&amp;'>");
}

static void a_text_cannot_become_a_script_link(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	set(dict, TITLE, "javascript:alert(1)");
	assert_string_equal(render("<a href=\"{{TITLE}}\">x</a>", dict),
			    "<a href=\"#\">x</a>");
}

static void a_vetted_url_stays_what_it_is(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	ll_dict_url(dict, (enum ll_name)LINK, LL_STR("mailto:a@b.c?x=\"<&"));
	assert_string_equal(render("<a href=\"{{LINK}}\">x</a>", dict),
			    "<a href=\"mailto:a@b.c?x=&quot;&lt;&amp;\">x</a>");
}

static void trusted_html_stands_as_it_is(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	ll_dict_html(dict, (enum ll_name)PROSE,
		     (ll_html){ LL_STR("<p>a <b>&amp;</b>\nb</p>") });
	assert_string_equal(render("<div>{{PROSE}}</div>", dict),
			    "<div><p>a <b>&amp;</b>\nb</p></div>");
}

static void sections_repeat_with_separators(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	set(dict, TITLE, "t");
	for (int i = 0; i < 3; i++) {
		struct ll_dict *item = ll_dict_add(dict, (enum ll_name)ITEM);

		set(item, NAME, i == 0 ? "a" : i == 1 ? "b" : "c");
		set(ll_dict_add(item, (enum ll_name)INNER), WHO, "w");
	}
	assert_string_equal(
		render("{{#ITEM}}{{#INNER}}{{TITLE}}{{NAME}}{{WHO}}{{/INNER}}"
		       "{{#ITEM_separator}}, {{NAME}} {{/ITEM_separator}}"
		       "{{/ITEM}}.",
		       dict),
		"taw, a tbw, b tcw.");
}

static void a_section_without_repetitions_is_left_out(void **state)
{
	(void)state;
	assert_string_equal(
		render("a{{#ITEM}}b{{NAME}}{{/ITEM}}c", dict_make()), "ac");
}

static void an_item_without_a_value_does_not_borrow_its_parents(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	ll_dict_url(dict, (enum ll_name)LINK, LL_STR("page.html"));
	ll_dict_add(dict, (enum ll_name)ITEM);
	assert_string_equal(
		render("<a href=\"{{LINK}}\">{{#ITEM}}<a href=\"{{LINK}}\">"
		       "{{/ITEM}}",
		       dict),
		"<a href=\"page.html\"><a href=\"\">");
}

static void an_include_sees_the_scope_it_stands_in(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	set(dict, TITLE, "t");
	set(ll_dict_add(dict, (enum ll_name)ITEM), NAME, "n");
	assert_string_equal(render_with("{{#ITEM}}{{>PART}}{{/ITEM}}",
					"<i>{{NAME}}</i>", dict),
			    "<i>n</i>");
	assert_string_equal(
		faults_with("{{#ITEM}}{{>PART}}{{/ITEM}}\n{{>PART}}",
			    "<i>\n{{NAME}}</i>"),
		"part.html:2:1 'NAME' is not known here: it belongs in "
		"{{#ITEM}}");
}

static void an_include_in_an_attribute_is_escaped_as_one(void **state)
{
	struct ll_dict *dict = dict_make();

	(void)state;
	set(dict, TITLE, "javascript:x");
	assert_string_equal(
		render_with("<a href=\"{{>PART}}\">", "{{TITLE}}", dict),
		"<a href=\"#\">");
}

static void unknown_names_are_told_with_the_nearest_one(void **state)
{
	(void)state;
	assert_string_equal(
		faults("<p>\n  {{TITLR}} {{name}}</p>{{#ITEMS}}{{X}}{{/ITEMS}}"),
		"page.html:2:3 unknown name 'TITLR', did you mean 'TITLE'?\n"
		"page.html:2:13 unknown name 'name'\n"
		"page.html:2:25 unknown name 'ITEMS', did you mean 'ITEM'?");
}

static void a_name_of_another_type_is_refused(void **state)
{
	(void)state;
	assert_string_equal(faults("{{ITEM}}{{#TITLE}}{{/TITLE}}"),
			    "page.html:1:1 'ITEM' is a section, no value\n"
			    "page.html:1:9 'TITLE' is a value, no section");
}

static void sections_must_nest(void **state)
{
	(void)state;
	assert_string_equal(
		faults("{{#ITEM}}\n{{#INNER}}\n{{/ITEM}}\n{{/ITEM}}"),
		"page.html:3:1 {{/ITEM}} closes {{#INNER}} of line 2, which is "
		"still open\n"
		"page.html:4:1 {{/ITEM}} closes nothing");
	assert_string_equal(faults("x\n {{#ITEM}}"),
			    "page.html:2:2 {{#ITEM}} is never closed");
	assert_string_equal(faults_with("{{>PART}}{{/ITEM}}", "{{#ITEM}}"),
			    "page.html:1:10 {{/ITEM}} closes nothing\n"
			    "part.html:1:1 {{#ITEM}} is never closed");
}

static void values_stand_in_text_or_quotes_alone(void **state)
{
	static const struct {
		const char *page;
		const char *column;
		const char *why;
	} row[] = {
		{ "<a href={{LINK}}>", "9",
		  "the attribute's value has no quotes" },
		{ "<a href=x{{LINK}}>", "10",
		  "the attribute's value has no quotes" },
		{ "<a {{LINK}}>", "4",
		  "no value may stand inside a tag, but in an attribute" },
		{ "<a\n{{LINK}}>", "1",
		  "no value may stand inside a tag, but in an attribute" },
		{ "<!-- {{LINK}} -->", "6",
		  "no value may stand in a comment or declaration" },
		{ "<script>{{LINK}}</script>", "9",
		  "no value may stand in a script or style sheet" },
		{ "<style>{{LINK}}</style>", "8",
		  "no value may stand in a script or style sheet" },
		{ "<p style=\"{{LINK}}\">", "11",
		  "no value may stand in this attribute" },
		{ "<p ONCLICK='{{LINK}}'>", "13",
		  "no value may stand in this attribute" },
		{ "<img srcset=\"{{LINK}}\">", "14",
		  "no value may stand in this attribute" },
		{ "<button formaction=\"{{LINK}}\">", "21",
		  "no value may stand in this attribute" },
		{ "<video poster=\"{{LINK}}\">", "16",
		  "no value may stand in this attribute" },
		{ "<use xlink:href=\"{{LINK}}\">", "18",
		  "no value may stand in this attribute" },
		{ "<a ping=\"{{LINK}}\">", "10",
		  "no value may stand in this attribute" },
		{ "<html manifest=\"{{LINK}}\">", "17",
		  "no value may stand in this attribute" },
		{ "<iframe srcdoc=\"{{LINK}}\">", "17",
		  "no value may stand in this attribute" },
		{ "<meta http-equiv=\"refresh\" content=\"{{LINK}}\">", "37",
		  "no value may stand in a <meta http-equiv>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		bool second_line = strchr(row[i].page, '\n') != NULL;
		ll_str expected =
			ll_strf(&test_arena, "page.html:%d:%s {{LINK}}: %s",
				second_line ? 2 : 1, row[i].column, row[i].why);

		assert_string_equal(faults(row[i].page), test_zero(expected));
	}
	assert_string_equal(
		faults("<p title=\"{{PROSE}}\">"),
		"page.html:1:11 {{PROSE}}: HTML may stand only where text "
		"stands");
}

static void harmless_places_are_allowed(void **state)
{
	(void)state;
	assert_string_equal(
		faults("<meta name=\"x\" content=\"{{TITLE}}\">"
		       "<script src=\"a.js\" defer></script>"
		       "<li{{#ITEM}} aria-current=\"page\"{{/ITEM}}>"
		       "{{! a note {{ }}"
		       "<style>p > a {}</style>{{TITLE}}"
		       "<!-- > -->{{TITLE}}<br/>{{TITLE}}"
		       "<textarea><p></textarea>{{PROSE}}"),
		"");
}

static void a_section_begins_and_ends_at_the_same_place(void **state)
{
	(void)state;
	assert_string_equal(
		faults("<p class=\"{{#ITEM}}\" id=\"{{/ITEM}}\">"),
		"page.html:1:26 {{/ITEM}} stands in another part of a tag than "
		"{{#ITEM}} of line 1");
	assert_string_equal(
		faults("{{#ITEM}}<script>{{/ITEM}}</script>"),
		"page.html:1:18 {{/ITEM}} stands in another part of a tag than "
		"{{#ITEM}} of line 1");
	assert_string_equal(faults("<p class=\"x"),
			    "page.html:0:0 the page ends inside a tag");
}

static void a_theme_cannot_switch_escaping_off(void **state)
{
	(void)state;
	assert_string_equal(
		faults("{{TITLE:none}}{{%AUTOESCAPE context=\"TEXT\"}}"
		       "{{=<% %>=}}{{ TITLE }}{{}}{{TITLE"),
		"page.html:1:1 a name may have no ':modifier'\n"
		"page.html:1:15 a theme may not give orders to the engine\n"
		"page.html:1:45 a theme may not give orders to the engine\n"
		"page.html:1:56 '{{ TITLE }}' is no marker\n"
		"page.html:1:67 '{{}}' is no marker\n"
		"page.html:1:71 '{{' without '}}'");
}

static void includes_must_exist_and_not_go_in_circles(void **state)
{
	(void)state;
	assert_string_equal(faults("{{>PORT}}"),
			    "page.html:1:1 there is no 'port.html'");
	assert_string_equal(faults_with("{{>PART}}", "a\n{{>PART}}{{>PAGE}}"),
			    "part.html:2:1 'part.html' includes itself\n"
			    "part.html:2:10 'page.html' includes itself");
}

static void a_template_must_be_text_of_a_bearable_size(void **state)
{
	static char large[300000];

	(void)state;
	memset(large, 'x', sizeof(large) - 1);
	assert_string_equal(faults(large),
			    "page.html:0:0 the template is too large");
	assert_string_equal(faults("a\xff"),
			    "page.html:0:0 the template is not UTF-8");
}

static void includes_that_multiply_are_stopped(void **state)
{
	struct ll_theme_file file[12];
	struct ll_diags diags = { .arena = &test_arena };

	(void)state;
	file[0] = (struct ll_theme_file){ LL_STR("page.html"),
					  LL_STR("{{>L1}}") };
	for (int i = 1; i < 12; i++) {
		ll_str next = i < 11 ? ll_strf(&test_arena, "{{>L%d}}", i + 1)
				     : LL_STR("");

		file[i].name = ll_strf(&test_arena, "l%d.html", i);
		file[i].text =
			ll_strf(&test_arena,
				"%" LL_FMT "%" LL_FMT "%" LL_FMT "%" LL_FMT
				"%" LL_FMT "%" LL_FMT,
				LL_ARG(next), LL_ARG(next), LL_ARG(next),
				LL_ARG(next), LL_ARG(next), LL_ARG(next));
	}
	assert_null(ll_theme_make(&test_arena, file, 12, &table, &diags));
	assert_str(diags.item[0].message,
		   "theme: includes make the template too large");
}

static void missing_and_unused_templates_are_told(void **state)
{
	struct ll_theme_file file = { LL_STR("pgae.html"), LL_STR("x") };
	struct ll_diags diags = { .arena = &test_arena };

	(void)state;
	assert_null(ll_theme_make(&test_arena, &file, 1, &table, &diags));
	assert_int_equal(diags.n, 2);
	assert_str(diags.item[0].message, "theme: the template is missing");
	assert_str(diags.item[0].pos.path, "page.html");
	assert_str(diags.item[1].message,
		   "theme: no page uses this template, did you mean 'page'?");
	assert_str(diags.item[1].pos.path, "pgae.html");
}

static void a_page_that_is_not_there_is_not_rendered(void **state)
{
	struct ll_diags diags;
	struct ll_theme *theme = make("x", NULL, &diags);
	struct ll_buf out = ll_buf_make(&test_arena);

	(void)state;
	assert_non_null(theme);
	assert_false(ll_theme_render(theme, LL_STR("/etc/passwd"), dict_make(),
				     ll_buf_sink(&out)));
	assert_false(ll_theme_render(theme, LL_STR("nothing"), dict_make(),
				     ll_buf_sink(&out)));
	ll_theme_release(theme);
}

static void an_idle_template_is_checked_and_not_kept(void **state)
{
	static const bool yes[] = { true };
	struct ll_theme_table idle = table;
	struct ll_theme_file file = { LL_STR("page.html"), LL_STR("x") };
	struct ll_diags diags = { .arena = &test_arena };
	struct ll_buf out = ll_buf_make(&test_arena);
	struct ll_theme *theme;

	(void)state;
	idle.idle = yes;
	theme = ll_theme_make(&test_arena, &file, 1, &idle, &diags);
	assert_non_null(theme);
	assert_false(ll_theme_render(theme, LL_STR("page"), dict_make(),
				     ll_buf_sink(&out)));
	ll_theme_release(theme);
	file.text = LL_STR("{{#ITEM}}");
	assert_null(ll_theme_make(&test_arena, &file, 1, &idle, &diags));
	assert_int_equal(diags.n, 1);
}

static void each_name_of_the_site_has_one_type_and_a_scope(void **state)
{
	const struct ll_theme_table *site = ll_theme_table();

	(void)state;
	for (size_t i = 0; i < site->nnames; i++) {
		const struct ll_theme_name *row = &site->name[i];
		bool scope = ll_str_is(LL_STR("PAGE"), row->scope);

		for (size_t j = 0; j < site->nnames && !scope; j++) {
			scope = site->name[j].type == LL_THEME_SECTION &&
				ll_str_is(site->name[j].name, row->scope);
		}
		if (!scope) {
			fail_msg("no section opens the scope %s of %s",
				 row->scope, test_zero(row->name));
		}
	}
}

static void assets_have_plain_names(void **state)
{
	(void)state;
	assert_true(ll_theme_is_asset(LL_STR("style.css")));
	assert_true(ll_theme_is_asset(LL_STR("a-b_c.2.woff2")));
	assert_false(ll_theme_is_asset(LL_STR("page.html")));
	assert_false(ll_theme_is_asset(LL_STR("../style.css")));
	assert_false(ll_theme_is_asset(LL_STR(".style.css")));
	assert_false(ll_theme_is_asset(LL_STR("style.css\n")));
	assert_false(ll_theme_is_asset(LL_STR("")));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_text_is_escaped_by_its_place),
	cmocka_unit_test(a_text_cannot_become_a_script_link),
	cmocka_unit_test(a_vetted_url_stays_what_it_is),
	cmocka_unit_test(trusted_html_stands_as_it_is),
	cmocka_unit_test(sections_repeat_with_separators),
	cmocka_unit_test(a_section_without_repetitions_is_left_out),
	cmocka_unit_test(an_item_without_a_value_does_not_borrow_its_parents),
	cmocka_unit_test(an_include_sees_the_scope_it_stands_in),
	cmocka_unit_test(an_include_in_an_attribute_is_escaped_as_one),
	cmocka_unit_test(unknown_names_are_told_with_the_nearest_one),
	cmocka_unit_test(a_name_of_another_type_is_refused),
	cmocka_unit_test(sections_must_nest),
	cmocka_unit_test(values_stand_in_text_or_quotes_alone),
	cmocka_unit_test(harmless_places_are_allowed),
	cmocka_unit_test(a_section_begins_and_ends_at_the_same_place),
	cmocka_unit_test(a_theme_cannot_switch_escaping_off),
	cmocka_unit_test(includes_must_exist_and_not_go_in_circles),
	cmocka_unit_test(a_template_must_be_text_of_a_bearable_size),
	cmocka_unit_test(includes_that_multiply_are_stopped),
	cmocka_unit_test(missing_and_unused_templates_are_told),
	cmocka_unit_test(a_page_that_is_not_there_is_not_rendered),
	cmocka_unit_test(an_idle_template_is_checked_and_not_kept),
	cmocka_unit_test(each_name_of_the_site_has_one_type_and_a_scope),
	cmocka_unit_test(assets_have_plain_names),
};

RUN(tests)
