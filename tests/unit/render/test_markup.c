#include "test.h"

#include "render/markup.h"
#include "render/place.h"

static struct ll_markup after(const char *text)
{
	struct ll_markup markup = { 0 };

	ll_markup_feed(&markup, ll_str_from(text));
	return markup;
}

static void each_place_of_a_document_is_known(void **state)
{
	static const struct {
		const char *text;
		enum ll_markup_state state;
	} row[] = {
		{ "", LL_MARKUP_TEXT },
		{ "a < b", LL_MARKUP_TEXT },
		{ "a <", LL_MARKUP_TAG_OPEN },
		{ "<p", LL_MARKUP_TAG_NAME },
		{ "<p ", LL_MARKUP_TAG },
		{ "<p cl", LL_MARKUP_ATTRIBUTE },
		{ "<p class ", LL_MARKUP_AFTER_NAME },
		{ "<p class=", LL_MARKUP_EQUALS },
		{ "<p class = ", LL_MARKUP_EQUALS },
		{ "<p class=\"a'b>", LL_MARKUP_DOUBLE },
		{ "<p class='a\"b>", LL_MARKUP_SINGLE },
		{ "<p class=a", LL_MARKUP_BARE },
		{ "<p class=a ", LL_MARKUP_TAG },
		{ "<p class=\"a\"", LL_MARKUP_AFTER_VALUE },
		{ "<p class=\"a\">", LL_MARKUP_TEXT },
		{ "<br/>", LL_MARKUP_TEXT },
		{ "</p", LL_MARKUP_TAG_NAME },
		{ "<!-- a > b", LL_MARKUP_COMMENT },
		{ "<!-- a -- b", LL_MARKUP_COMMENT },
		{ "<!-- a -->", LL_MARKUP_TEXT },
		{ "<!DOCTYPE html", LL_MARKUP_DECLARATION },
		{ "<!DOCTYPE html>", LL_MARKUP_TEXT },
		{ "<script>a < b", LL_MARKUP_RAW },
		{ "<script>\"</p>\"", LL_MARKUP_RAW },
		{ "<script></SCRIPT>", LL_MARKUP_TEXT },
		{ "<style></styl", LL_MARKUP_RAW },
		{ "<style></style >", LL_MARKUP_TEXT },
		{ "<script src=\"a.js\"></script>", LL_MARKUP_TEXT },
		{ "<title>a <b>", LL_MARKUP_RCDATA },
		{ "<title>a</title>", LL_MARKUP_TEXT },
		{ "</title>", LL_MARKUP_TEXT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct ll_markup markup = after(row[i].text);

		if (markup.state != row[i].state) {
			fail_msg("after '%s': state %d, not %d", row[i].text,
				 (int)markup.state, (int)row[i].state);
		}
	}
}

static void names_are_lower_case(void **state)
{
	struct ll_markup markup = after("<P x=\"1\" TiTle=\"");

	(void)state;
	assert_str(ll_markup_tag(&markup), "p");
	assert_str(ll_markup_attribute(&markup), "title");
}

static void where_a_text_is_cut_does_not_matter(void **state)
{
	ll_str text = LL_STR("<!-- - --><a href='x' b=\"y\">z</a><style>p{}"
			     "</style><title>t</title><br/>");

	(void)state;
	for (size_t i = 0; i <= text.len; i++) {
		struct ll_markup whole = { 0 };
		struct ll_markup parts = { 0 };

		ll_markup_feed(&whole, text);
		ll_markup_feed(&parts, ll_str_sub(text, 0, i));
		ll_markup_feed(&parts, ll_str_from_pos(text, i));
		assert_true(ll_markup_same(&whole, &parts));
	}
}

static void
two_places_in_a_tag_are_the_same_between_attributes_alone(void **state)
{
	struct ll_markup name = after("<p");
	struct ll_markup value = after("<p class=\"a\"");
	struct ll_markup inside = after("<p class=\"a");
	struct ll_markup other = after("<li");

	(void)state;
	assert_true(ll_markup_same(&name, &value));
	assert_false(ll_markup_same(&name, &inside));
	assert_false(ll_markup_same(&name, &other));
}

static void html_may_stand_in_text_alone(void **state)
{
	struct ll_markup text = after("<p>");
	struct ll_markup title = after("<title>");
	struct ll_markup value = after("<p title=\"");

	(void)state;
	assert_null(ll_place_refuses(&text, true));
	assert_non_null(ll_place_refuses(&title, true));
	assert_null(ll_place_refuses(&title, false));
	assert_non_null(ll_place_refuses(&value, true));
	assert_null(ll_place_refuses(&value, false));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(each_place_of_a_document_is_known),
	cmocka_unit_test(names_are_lower_case),
	cmocka_unit_test(where_a_text_is_cut_does_not_matter),
	cmocka_unit_test(
		two_places_in_a_tag_are_the_same_between_attributes_alone),
	cmocka_unit_test(html_may_stand_in_text_alone),
};

RUN(tests)
