#include "check_fixture.h"

static void a_principle_has_what_the_others_have(void **state)
{
	static const char *const files[][2] = {
		{ "meetings/2026-01-10-x.md", "# Workshop\n" },
		{ "principles/a.md",
		  "---\nfrom: meetings/2026-01-10-x\nagreed_by: [bo]\n---\n"
		  "# Ask first\n" },
		{ "principles/b.md", "# Be plain\n" },
		{ "values.md", "# Values\n\n## Care\n\nX.\n" },
	};
	static const char *const none[][2] = {
		{ "principles/a.md", "# Ask first\n" },
		{ "principles/b.md", "# Be plain\n" },
	};

	(void)state;
	assert_string_equal(
		RULES(files, "2026-03-10"),
		"principles/b.md:1 PRINCIPLE_UNAGREED nobody has agreed to the "
		"principle 'Be plain'\n"
		"principles/b.md:1 PRINCIPLE_UNSOURCED the principle 'Be "
		"plain' does not say which meeting it came from\n");
	assert_string_equal(RULES(none, "2026-03-10"), "");
}

static void leaders_who_are_here_have_agreed(void **state)
{
	static const char *const files[][2] = {
		{ "people/ana.md", "---\nleader: true\n---\n# Ana\n" },
		{ "people/bo.md", "---\nleader: yes\n---\n# Bo\n" },
		{ "people/cy.md",
		  "---\nleader: true\nleft: 2026-01-01\n---\n# Cy\n" },
		{ "people/dee.md", "# Dee\n" },
		{ "principles/a.md",
		  "---\nagreed_by:\n  - ana\n  - cy\n---\n# Ask first\n" },
		{ "principles/b.md", "---\nagreed_by: [bo, ana]\n---\n# Be\n" },
	};

	(void)state;
	assert_string_equal(RULES(files, "2026-03-10"),
			    "principles/a.md:2 LEADER_MISSING 'Ask first' is "
			    "not agreed to by Bo\n"
			    "principles/a.md:4 AGREED_LEFT Cy, who agreed to "
			    "'Ask first', has left\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_principle_has_what_the_others_have),
	cmocka_unit_test(leaders_who_are_here_have_agreed),
};

RUN(tests)
