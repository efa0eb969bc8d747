#ifndef LL_TESTS_UNIT_MODEL_STATE_FIXTURE_H
#define LL_TESTS_UNIT_MODEL_STATE_FIXTURE_H

/* States of one file, read by the rules of a text. */

#include "model/fixture.h"

static struct ll_settings settings;

static inline struct ll_states read_with(const char *yml, const char *path,
					 const char *text)
{
	struct ll_diags diags = { .arena = &test_arena };

	assert_true(ll_settings_read(&test_arena, LL_STR("lodeline.yml"),
				     ll_str_from(yml), &settings, &diags));
	return ll_states_read(&test_arena, &settings, ll_str_from(path),
			      ll_str_from(text), NULL, 0, NULL);
}

/* "field=text" a line, "field=text <link>" with a link */
static inline const char *facts(const struct ll_state *state)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < state->nfacts; i++) {
		const struct ll_fact *fact = &state->fact[i];

		ll_buf_add(&buf, fact->field);
		ll_buf_add_char(&buf, '=');
		ll_buf_add(&buf, fact->text);
		if (fact->link.len) {
			ll_buf_addf(&buf, " <%" LL_FMT ">", LL_ARG(fact->link));
		}
		ll_buf_add_char(&buf, '\n');
	}
	return test_zero(ll_buf_str(&buf));
}

#endif
