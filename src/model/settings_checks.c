#include "model/settings_read.h"

#include <stddef.h>

/* `checks:`, what the house makes of findings: by code or by name. */

static const ll_str level_word[] = { LL_STR_INIT("note"),
				     LL_STR_INIT("warning"),
				     LL_STR_INIT("error") };

static void read_level(struct ll_settings_reader *reader,
		       const struct ll_value *value, void *target)
{
	struct ll_check_setting *check = target;

	for (size_t i = 0; i < sizeof(level_word) / sizeof(level_word[0]);
	     i++) {
		if (ll_str_eq_nocase(value->text, level_word[i])) {
			check->level = (enum ll_diag_level)i;
			return;
		}
	}
	if (ll_str_eq_nocase(value->text, LL_STR("off"))) {
		check->off = true;
		return;
	}
	ll_setting_fault(reader, value,
			 ll_strf(reader->arena, "'%" LL_FMT "' is no level",
				 LL_ARG(value->text)),
			 LL_STR("write off, note, warning or error"));
}

static void read_except(struct ll_settings_reader *reader,
			const struct ll_value *value, void *target)
{
	struct ll_check_setting *check = target;
	struct ll_texts texts = ll_setting_texts(reader, value);

	check->except = texts.item;
	check->nexcept = texts.n;
}

static const struct ll_setting row[] = {
	{ LL_STR_INIT("level"), read_level, 0 },
	{ LL_STR_INIT("except"), read_except, 0 },
};

static bool find_code(ll_str word, enum ll_diag_code *code)
{
	for (size_t i = 0; i < LL_NDIAGS; i++) {
		if (ll_str_eq_nocase(word, ll_str_from(ll_diag_info[i].code)) ||
		    ll_key_eq(word, ll_str_from(ll_diag_info[i].name))) {
			*code = (enum ll_diag_code)i;
			return true;
		}
	}
	return false;
}

/* Settings that cannot be read and audiences that are not sure stay errors. */
static bool is_fixed(enum ll_diag_code code)
{
	ll_str text = ll_str_from(ll_diag_info[code].code);

	return ll_str_starts(text, LL_STR("L15")) ||
	       ll_str_starts(text, LL_STR("L7"));
}

static void read_check(struct ll_settings_reader *reader,
		       const struct ll_value *value,
		       struct ll_check_setting *check)
{
	bool known = find_code(value->key, &check->code);

	if (!known || is_fixed(check->code)) {
		ll_setting_fault(
			reader, value,
			ll_strf(reader->arena,
				known ? "'%" LL_FMT "' cannot be changed"
				      : "there is no finding '%" LL_FMT "'",
				LL_ARG(value->key)),
			LL_STR("'lodeline explain CODE' tells of each finding"));
		return;
	}
	check->level = ll_diag_info[check->code].level;
	if (value->kind == LL_MAP) {
		ll_setting_read_map(reader, value, row, 2, check);
	} else {
		read_level(reader, value, check);
	}
}

void ll_setting_read_checks(struct ll_settings_reader *reader,
			    const struct ll_value *value)
{
	struct ll_settings *settings = reader->settings;
	LL_VEC(struct ll_check_setting) checks = { 0 };

	if (!ll_setting_is(reader, value, LL_MAP)) {
		return;
	}
	for (const struct ll_value *v = value->child; v; v = v->next) {
		struct ll_check_setting check = { 0 };

		read_check(reader, v, &check);
		*LL_PUSH(reader->arena, &checks) = check;
	}
	settings->check = checks.item;
	settings->nchecks = checks.n;
}
