#include "test.h"

#include "text/md.h"

static void only_known_schemes_are_safe(void **state)
{
	static const char *const safe[] = {
		"http://x",      "HTTPS://x", "mailto:a@b.c",
		"x.md",          "../x.md#y", "#a",
		"?q=1:2",        "",          "/x",
		"//host/x",      "a/b:c",     "./a:b",
		"x#javascript:", " http://x",
	};
	static const char *const unsafe[] = {
		"javascript:x",
		"JavaScript:x",
		"java\nscript:x",
		"java\tscript:x",
		" javascript:x",
		"\x01javascript:x",
		"javascript :x",
		"vbscript:x",
		"data:text/html,x",
		"file:///x",
		"ftp://x",
		"tel:1",
		"blob:x",
		"view-source:http://x",
		":x",
		"httpsx:y",
		"http\x7Fx:y",
		"a:b",
		"C:\\x",
		"verylongschemenamethatgoeson:x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(safe) / sizeof(*safe); i++) {
		if (!ll_url_is_safe(ll_str_from(safe[i]))) {
			fail_msg("not safe: %s", safe[i]);
		}
	}
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe); i++) {
		if (ll_url_is_safe(ll_str_from(unsafe[i]))) {
			fail_msg("safe: %s", unsafe[i]);
		}
	}
}

static void a_relative_url_has_neither_scheme_nor_host(void **state)
{
	static const char *const relative[] = { "x", "/x",    "#x",  "?x",
						"",  "./a:b", "../x" };
	static const char *const absolute[] = { "http://x", "mailto:x", "//x/y",
						"\\\\x",    "/\\x",     "/\t/x",
						"a:b" };

	(void)state;
	for (size_t i = 0; i < sizeof(relative) / sizeof(*relative); i++) {
		assert_true(ll_url_is_relative(ll_str_from(relative[i])));
	}
	for (size_t i = 0; i < sizeof(absolute) / sizeof(*absolute); i++) {
		assert_false(ll_url_is_relative(ll_str_from(absolute[i])));
	}
}

static void slugs_are_those_of_github(void **state)
{
	static const char *const pair[][2] = {
		{ "Hello World", "hello-world" },
		{ "Cut the wait: 25 % -> 15 %", "cut-the-wait-25----15-" },
		{ "a_b-c", "a_b-c" },
		{ "\xC3\x89t\xC3\xA9", "\xC3\xA9t\xC3\xA9" },
		{ "\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5\xE6\x9C\xAC" },
		{ "\xF0\x9F\x8E\x89 Party!", "-party" },
		{ "What's \"new\"?", "whats-new" },
		{ "1. First", "1-first" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++) {
		assert_str(ll_slug_make(&test_arena, ll_str_from(pair[i][0])),
			   pair[i][1]);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(only_known_schemes_are_safe),
	cmocka_unit_test(a_relative_url_has_neither_scheme_nor_host),
	cmocka_unit_test(slugs_are_those_of_github),
};

RUN(tests)
