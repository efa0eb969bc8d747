#include "site/fixture.h"

#include "site/panel_text.h"
#include "site/in_use.h"
#include "site/ledger.h"

static const char *const house[][2] = {
	{ "teams/x.md", "# Boats\n" },
	{ "values.md", "# Values\n\n## Honest\n\nA.\n\n## Brave\n\nB.\n" },
	{ "updates/2026-01/x.md", "---\nteam: x\n---\n# X\n" },
	{ "meetings/2026-02-10-a.md", "# The day\n\n## Decisions\n\n- Say it "
				      "([Honest](../values.md#honest))\n" },
};

static const struct ll_dict *panel_of(const struct ll_dict *dict,
				      const char *id)
{
	for (size_t i = 0; i < dict_count(dict, LL_NAME_PANEL); i++) {
		const struct ll_dict *panel = dict_at(dict, LL_NAME_PANEL, i);

		if (!strcmp(dict_text(panel, LL_NAME_ID), id)) {
			return panel;
		}
	}
	fail_msg("no panel '%s'", id);
	return NULL;
}

static const char *slot_sign(const struct ll_dict *line, size_t i)
{
	const struct ll_dict *slot = dict_at(line, LL_NAME_SLOT, i);

	return dict_text(dict_at(slot, LL_NAME_SIGN, 0), LL_NAME_TEXT);
}

static void the_ledger_shows_what_came_and_what_did_not(void **state)
{
	struct ll_dict *dict =
		site_dict(SITE(house, "2026-03-20"), "alignment.html");
	const struct ll_dict *panel = panel_of(dict, "s.ledger");
	const struct ll_dict *line =
		dict_at(dict_at(panel, LL_NAME_TABLE, 0), LL_NAME_RANK, 0);

	(void)state;
	assert_string_equal(dict_says(panel, LL_NAME_LEAD, 0),
			    "Two updates were expected so far, 1 came. On "
			    "which day they came is not known.");
	assert_string_equal(dict_says(line, LL_NAME_ABOUT, 0), "Boats");
	assert_string_equal(dict_says(line, LL_NAME_SLOT, 0), "✓");
	assert_string_equal(slot_sign(line, 1), "no update");
	assert_string_equal(slot_sign(line, 2), "not yet");
}

static void values_in_use_stand_beside_those_that_are_not(void **state)
{
	struct ll_dict *dict =
		site_dict(SITE(house, "2026-03-20"), "alignment.html");
	const struct ll_dict *panel = panel_of(dict, "s.in-use");
	const struct ll_dict *table = dict_at(panel, LL_NAME_TABLE, 0);
	const struct ll_dict *honest = dict_at(table, LL_NAME_RANK, 0);
	const struct ll_dict *brave = dict_at(table, LL_NAME_RANK, 1);

	(void)state;
	assert_string_equal(dict_says(panel, LL_NAME_LEAD, 0),
			    "1 of 2 was not cited by a decision, moment, "
			    "update or goal of the last 12 months.");
	assert_string_equal(dict_says(honest, LL_NAME_SLOT, 0), "1");
	assert_string_equal(dict_says(honest, LL_NAME_SLOT, 5), "10 February");
	assert_string_equal(dict_says(brave, LL_NAME_SLOT, 5), "never");
	assert_string_equal(slot_sign(brave, 5), "not in use");
}

static void without_teams_and_values_there_are_no_panels(void **state)
{
	static const char *const files[][2] = { { "mission.md", "# M\n" } };
	struct ll_dict *dict =
		site_dict(SITE(files, "2026-03-20"), "alignment.html");

	(void)state;
	for (size_t i = 0; i < dict_count(dict, LL_NAME_PANEL); i++) {
		const char *id =
			dict_text(dict_at(dict, LL_NAME_PANEL, i), LL_NAME_ID);

		assert_string_not_equal(id, "s.ledger");
		assert_string_not_equal(id, "s.in-use");
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_ledger_shows_what_came_and_what_did_not),
	cmocka_unit_test(values_in_use_stand_beside_those_that_are_not),
	cmocka_unit_test(without_teams_and_values_there_are_no_panels),
};

RUN(tests)
