#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/svg.h"

#define OPEN                                                                   \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" "                           \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
#define CLOSE "\n</svg>\n"

static const char *check_bytes(ll_str bytes)
{
	struct ll_svg_fault fault = ll_svg_check(&test_arena, bytes);

	if (!fault.what.len) {
		return "";
	}
	return test_zero(ll_strf(&test_arena, "%d: %" LL_FMT, fault.line,
				 LL_ARG(fault.what)));
}

static const char *check(const char *text)
{
	return check_bytes(ll_str_from(text));
}

/* What is drawn inside an <svg>; its first line is the second. */
static const char *inside(const char *text)
{
	return check(test_zero(ll_str_join(&test_arena, LL_STR(OPEN),
					   ll_str_from(text), LL_STR(CLOSE))));
}

static void a_plain_drawing_is_harmless(void **state)
{
	(void)state;
	assert_string_equal(
		inside("<title>A boat</title>"
		       "<g class='a' aria-label='x (y)'>"
		       "<path d='M0 0h9z' fill='#eee' data-name='L (1)'/></g>"),
		"");
}

static void a_drawing_of_an_editor_is_harmless(void **state)
{
	(void)state;
	assert_string_equal(
		check("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n"
		      "<!-- Created with Inkscape -->\n"
		      "<svg xmlns='http://www.w3.org/2000/svg'"
		      " xmlns:i='http://www.inkscape.org/namespaces/inkscape'"
		      " xmlns:s='http://sodipodi.sourceforge.net/DTD/"
		      "sodipodi-0.dtd'"
		      " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
		      " xmlns:cc='http://creativecommons.org/ns#'"
		      " i:version='1.2 (dc2aeda)'>"
		      "<s:namedview pagecolor='#fff' i:zoom='2'/>"
		      "<metadata><rdf:RDF><cc:Work rdf:about=''/></rdf:RDF>"
		      "</metadata></svg>"),
		"");
}

static void what_points_into_the_drawing_is_harmless(void **state)
{
	(void)state;
	assert_string_equal(
		inside("<defs><linearGradient id='a'/></defs>"
		       "<style>.b { fill: url( '#a' ); stroke: rgb(1,2,3) }"
		       "\n.c:not(.d) { transform: rotate(4deg) }</style>"
		       "<rect style='fill:url(#a)' clip-path='url(#b)'/>"
		       "<use href='#a'/><use xlink:href='#a'/><a href='#a'/>"
		       "<image href='data:image/png;base64,iVBORw0KGgo='/>"
		       "<image xlink:href='data:image/JPEG;base64,/9j/'/>"),
		"");
}

static void an_animation_of_the_drawing_is_harmless(void **state)
{
	(void)state;
	assert_string_equal(
		inside("<circle r='4'><animate attributeName='r' "
		       "values='1;2' dur='2s' repeatCount='indefinite'/>"
		       "<set attributeName='fill' to='red'/></circle>"),
		"");
}

static void a_nested_drawing_is_read_like_the_outer_one(void **state)
{
	(void)state;
	assert_string_equal(inside("<svg><svg viewBox='0 0 1 1'/></svg>"), "");
	assert_string_equal(inside("<svg>\n<svg onload='x()'/></svg>"),
			    "3: the attribute 'onload' can run code");
}

/* ---- what is refused ----------------------------------------------------- */

struct refusal {
	const char *text;
	const char *found;
};

static void check_all(const struct refusal *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *found = inside(row[i].text);

		if (strcmp(found, row[i].found)) {
			fail_msg("%s\n  found    '%s'\n  expected '%s'",
				 row[i].text, found, row[i].found);
		}
	}
}

#define CHECK_ALL(rows) check_all(rows, sizeof(rows) / sizeof(*(rows)))
#define MORE " could do more than draw"
#define OUT " leads out of the drawing"
#define FILE_NAMED " could name another file"

static void elements_that_run_or_embed_are_refused(void **state)
{
	static const struct refusal row[] = {
		{ "<script>alert(1)</script>",
		  "2: the element 'script' can run code" },
		{ "<SCRIPT/>", "2: the element 'SCRIPT' can run code" },
		{ "\n<g><g><script href='x.js'/></g></g>",
		  "3: the element 'script' can run code" },
		{ "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
		  "2: the element 'script' can run code" },
		{ "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
		  "2: the element 'script' can run code" },
		{ "<foreignObject/>", "2: the element 'foreignObject'" MORE },
		{ "<iframe src='x'/>", "2: the element 'iframe'" MORE },
		{ "<g xmlns='http://www.w3.org/1999/xhtml'/>",
		  "2: the element 'g'" MORE },
		{ "<g xmlns='http://www.w3.org/1998/Math/MathML'/>",
		  "2: the element 'g'" MORE },
		{ "<g xmlns=''/>", "2: the element 'g'" MORE },
		{ "<handler/>", "2: the element 'handler'" MORE },
		{ "<cursor href='#a'/>", "2: the element 'cursor'" MORE },
		{ "<metadata><body xmlns='http://www.w3.org/1999/xhtml'/>"
		  "</metadata>",
		  "2: the element 'body'" MORE },
	};

	(void)state;
	CHECK_ALL(row);
}

static void attributes_that_run_or_load_are_refused(void **state)
{
	static const struct refusal row[] = {
		{ "<g onclick='x'/>",
		  "2: the attribute 'onclick' can run code" },
		{ "<g ONLOAD='x'/>", "2: the attribute 'ONLOAD' can run code" },
		{ "<set onbegin='x' attributeName='x'/>",
		  "2: the attribute 'onbegin' can run code" },
		{ "<image src='x.png'/>", "2: the attribute 'src'" MORE },
		{ "<g xml:base='https://example.org/'/>",
		  "2: the attribute 'base'" MORE },
		{ "<a ping='x'/>", "2: the attribute 'ping'" MORE },
		{ "<g x:href='#a' xmlns:x='urn:x'/>",
		  "2: the attribute 'href'" MORE },
	};

	(void)state;
	CHECK_ALL(row);
}

static void links_out_of_the_drawing_are_refused(void **state)
{
	static const struct refusal row[] = {
		{ "<a href='javascript:alert(1)'/>",
		  "2: the link 'javascript:alert(1)'" OUT },
		{ "<a xlink:href=' java&#10;script:x'/>",
		  "2: the link ' java\nscript:x'" OUT },
		{ "<a q:href='javascript:x' "
		  "xmlns:q='http://www.w3.org/1999/xlink'/>",
		  "2: the link 'javascript:x'" OUT },
		{ "<a href='https://example.org/'/>",
		  "2: the link 'https://example.org/'" OUT },
		{ "<a href='data:image/png;base64,AA=='/>",
		  "2: the link 'data:image/png;base64,AA=='" OUT },
		{ "<use href='data:image/svg+xml;base64,PHN2Zz4='/>",
		  "2: the link 'data:image/svg+xml;base64,PHN2Zz4='" OUT },
		{ "<use xlink:href='other.svg#a'/>",
		  "2: the link 'other.svg#a'" OUT },
		{ "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
		  "2: the link 'data:image/svg+xml;base64,PHN2Zz4='" OUT },
		{ "<image href='data:text/html;base64,PHN2Zz4='/>",
		  "2: the link 'data:text/html;base64,PHN2Zz4='" OUT },
		{ "<image href='//example.org/pixel.png'/>",
		  "2: the link '//example.org/pixel.png'" OUT },
		{ "<feImage href='photo.png'/>",
		  "2: the link 'photo.png'" OUT },
		{ "<textPath href='&#x1;#a'/>",
		  "2: it is not well-formed XML (reference to invalid "
		  "character number)" },
	};

	(void)state;
	CHECK_ALL(row);
}

static void styles_that_name_files_are_refused(void **state)
{
	static const struct refusal row[] = {
		{ "<style>\n@import 'x.css';</style>",
		  "3: the style '@import 'x.css';'" FILE_NAMED },
		{ "<style>a{}\n\nb{fill:URL( https://x )}</style>",
		  "4: the style 'URL( https://x )}'" FILE_NAMED },
		{ "<style><![CDATA[@import 'x']]></style>",
		  "2: the style '@import 'x''" FILE_NAMED },
		{ "<style>@imp<!-- -->ort 'x'</style>",
		  "2: the style '@import 'x''" FILE_NAMED },
		{ "<style>a{b:u<!-- -->rl(x)}</style>",
		  "2: the style 'url(x)}'" FILE_NAMED },
		{ "<style>&#64;import 'x'</style>",
		  "2: the style '@import 'x''" FILE_NAMED },
		{ "<style>a{b:\\75rl(x)}</style>",
		  "2: the style '\\75rl(x)}'" FILE_NAMED },
		{ "<style>a{b:image-set('x' 1x)}</style>",
		  "2: the style 'image-set('x' 1x)}'" FILE_NAMED },
		{ "<style><g/></style>", "2: the element 'g'" MORE },
		{ "<g style='fill:url(x.svg#a)'/>",
		  "2: the style 'url(x.svg#a)'" FILE_NAMED },
		{ "<g style='fill:url(\"&#10;//x#a\")'/>",
		  "2: the style 'url(\"\n//x#a\")'" FILE_NAMED },
		{ "<g style='width:expression(alert(1))'/>",
		  "2: the style 'expression(alert(1))'" FILE_NAMED },
		{ "<g fill='url(//x#a)'/>",
		  "2: the style 'url(//x#a)'" FILE_NAMED },
		{ "<g filter='\\75rl(x)'/>",
		  "2: the style '\\75rl(x)'" FILE_NAMED },
		{ "<g cursor='url('/>", "2: the style 'url('" FILE_NAMED },
	};

	(void)state;
	CHECK_ALL(row);
}

static void animations_of_links_are_refused(void **state)
{
	static const struct refusal row[] = {
		{ "<a><set attributeName='href' to='javascript:x'/></a>",
		  "2: the animation of 'href'" MORE },
		{ "<a><animate attributeName='xlink:href' values='x'/></a>",
		  "2: the animation of 'xlink:href'" MORE },
		{ "<a><animate attributeName=' href' values='x'/></a>",
		  "2: the animation of ' href'" MORE },
		{ "<set attributeName='onclick' to='x'/>",
		  "2: the animation of 'onclick'" MORE },
		{ "<set attributeName='fill' to='url(//x)'/>",
		  "2: the style 'url(//x)'" FILE_NAMED },
	};

	(void)state;
	CHECK_ALL(row);
}

static void instructions_and_faults_are_refused(void **state)
{
	static const struct refusal row[] = {
		{ "<?xml-stylesheet href='x.css'?>",
		  "2: the instruction 'xml-stylesheet'" MORE },
		{ "\n<g>", "4: it is not well-formed XML (mismatched tag)" },
		{ "<g x='1' x='2'/>",
		  "2: it is not well-formed XML (duplicate attribute)" },
		{ "&nbsp;", "2: it is not well-formed XML (undefined entity)" },
		{ "<q:g/>", "2: it is not well-formed XML (unbound prefix)" },
	};

	(void)state;
	CHECK_ALL(row);
	assert_string_equal(check("<?xml-stylesheet href='x'?>" OPEN CLOSE),
			    "1: the instruction 'xml-stylesheet'" MORE);
}

static void a_doctype_may_name_the_standard_and_no_more(void **state)
{
	static const char bomb[] =
		"<?xml version='1.0'?>\n"
		"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>\n"
		"<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\n"
		"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>\n" OPEN
		"<text>&c;</text>" CLOSE;
	static const char outside[] =
		"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" OPEN
		"<text>&x;</text>" CLOSE;
	static const char plain[] =
		"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
		"'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" OPEN
			CLOSE;
	static const char other[] =
		"<!DOCTYPE svg SYSTEM 'http://example.org/x.dtd'>" OPEN CLOSE;
	static const char skipped[] =
		"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
		"'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" OPEN
		"<text>&x;</text>" CLOSE;

	(void)state;
	assert_string_equal(check(bomb), "2: a DOCTYPE can name other files");
	assert_string_equal(check(outside),
			    "1: a DOCTYPE can name other files");
	assert_string_equal(check(other), "1: a DOCTYPE can name other files");
	assert_string_equal(check(plain), "");
	assert_string_equal(check(skipped),
			    "2: an entity can name other files");
}

/* The drawing with two bytes a letter. */
static ll_str widen(const char *text, bool big, bool mark)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	if (mark) {
		ll_buf_add(&out, big ? LL_STR("\xFE\xFF") : LL_STR("\xFF\xFE"));
	}
	for (; *text; text++) {
		ll_buf_add_char(&out, big ? '\0' : *text);
		ll_buf_add_char(&out, big ? *text : '\0');
	}
	return ll_buf_str(&out);
}

static void only_utf_8_is_read(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		assert_string_equal(
			check_bytes(widen(OPEN CLOSE, i & 1, i & 2)),
			"0: it is not UTF-8 text");
	}
	assert_string_equal(check(OPEN "\xff" CLOSE),
			    "0: it is not UTF-8 text");
	assert_string_equal(check_bytes(LL_STR("<svg\0/>")),
			    "0: it is not UTF-8 text");
	assert_string_equal(check("<?xml version='1.0' encoding='UTF-7'?>" OPEN
				  "+ADw-script+AD4-" CLOSE),
			    "1: the encoding 'UTF-7' is not UTF-8");
	assert_string_equal(
		check("<?xml version='1.0' encoding='UTF-16'?>" OPEN CLOSE),
		"1: the encoding 'UTF-16' is not UTF-8");
	assert_string_equal(check("<?xml version='1.1'?>" OPEN CLOSE),
			    "1: it is not XML 1.0");
}

static void what_is_no_drawing_is_refused(void **state)
{
	static const char no_root[] = "1: it does not begin with "
				      "'<svg xmlns=\"http://www.w3.org/2000/"
				      "svg\"'";

	(void)state;
	assert_string_equal(check(""), "0: it is empty");
	assert_string_equal(check("<svg/>"), no_root);
	assert_string_equal(check("<html><svg/></html>"), no_root);
	assert_string_equal(
		check("<script xmlns='http://www.w3.org/2000/svg'/>"), no_root);
	assert_string_equal(
		check("version https://git-lfs.github.com/spec/v1\n"),
		"1: it is not well-formed XML (syntax error)");
	assert_string_equal(check(OPEN CLOSE "<script/>"),
			    "4: it is not well-formed XML (junk after document "
			    "element)");
}

static void depth_and_size_are_bounded(void **state)
{
	struct ll_buf deep = ll_buf_make(&test_arena);
	size_t size = LL_SVG_MAX_BYTES + 1;
	char *large = malloc(size);

	(void)state;
	for (int i = 0; i < 200000; i++) {
		ll_buf_add(&deep, LL_STR("<g>"));
	}
	ll_buf_add_char(&deep, '\0');
	assert_string_equal(inside(ll_buf_str(&deep).s),
			    "2: elements are nested too deeply");
	assert_non_null(large);
	memset(large, ' ', size);
	assert_string_equal(check_bytes((ll_str){ large, size }),
			    "0: it is larger than 4 MiB");
	free(large);
}

static void messages_repeat_little_and_nothing_that_acts(void **state)
{
	(void)state;
	assert_string_equal(
		inside("<a href='https://example.org/"
		       "\xE2\x80\xAE\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
		       "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4'/>"),
		"2: the link 'https://example.org/<U+202E>"
		"\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
		"\xC3\xA4...'" OUT);
}

static void a_drawing_is_known_by_its_name(void **state)
{
	(void)state;
	assert_true(ll_svg_is(LL_STR("a/b.SVG")));
	assert_false(ll_svg_is(LL_STR("a/svg")));
	assert_false(ll_svg_is(LL_STR("a.svg/b.png")));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_plain_drawing_is_harmless),
	cmocka_unit_test(a_drawing_of_an_editor_is_harmless),
	cmocka_unit_test(what_points_into_the_drawing_is_harmless),
	cmocka_unit_test(an_animation_of_the_drawing_is_harmless),
	cmocka_unit_test(a_nested_drawing_is_read_like_the_outer_one),
	cmocka_unit_test(elements_that_run_or_embed_are_refused),
	cmocka_unit_test(attributes_that_run_or_load_are_refused),
	cmocka_unit_test(links_out_of_the_drawing_are_refused),
	cmocka_unit_test(styles_that_name_files_are_refused),
	cmocka_unit_test(animations_of_links_are_refused),
	cmocka_unit_test(instructions_and_faults_are_refused),
	cmocka_unit_test(a_doctype_may_name_the_standard_and_no_more),
	cmocka_unit_test(only_utf_8_is_read),
	cmocka_unit_test(what_is_no_drawing_is_refused),
	cmocka_unit_test(depth_and_size_are_bounded),
	cmocka_unit_test(messages_repeat_little_and_nothing_that_acts),
	cmocka_unit_test(a_drawing_is_known_by_its_name),
};

RUN(tests)
