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
			check->keep_level = false;
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

/* What `checks:` says of one key: a code, a name or a family of codes. */
struct given {
	struct ll_check_setting check;
	bool has[LL_NPARAMS]; /* parameters that it may set */
};

static void read_param(struct ll_settings_reader *reader,
		       const struct ll_value *value, void *target)
{
	struct given *given = target;
	long number;

	for (size_t i = 0; i < LL_NPARAMS; i++) {
		const struct ll_param_info *info = &ll_param_info[i];

		if (!given->has[i] ||
		    !ll_key_eq(value->key, ll_str_from(info->word))) {
			continue;
		}
		if (!ll_str_to_long(value->text, &number) ||
		    number < info->least || number > info->most) {
			ll_setting_fault(
				reader, value,
				ll_strf(reader->arena,
					"'%" LL_FMT "' is no value for '%s'",
					LL_ARG(value->text), info->word),
				ll_strf(reader->arena,
					"write a number from %d to %d: %s",
					info->least, info->most,
					info->meaning));
			return;
		}
		reader->settings->param[i] = (int)number;
	}
}

/* "L201" and "GOAL_UNOWNED" are one finding, "L2", "L20" and "L2xx" a family.
 */
static bool is_meant(ll_str word, enum ll_diag_code code)
{
	ll_str known = ll_str_from(ll_diag_info[code].code);
	ll_str stem = word;

	while (stem.len && (stem.s[stem.len - 1] | 32) == 'x') {
		stem.len--;
	}
	if (stem.len < word.len && word.len != known.len) {
		return false;
	}
	return (stem.len > 1 && stem.len <= known.len &&
		ll_str_eq_nocase(stem, ll_str_sub(known, 0, stem.len))) ||
	       ll_key_eq(word, ll_str_from(ll_diag_info[code].name));
}

/* Settings that cannot be read and audiences that are not sure stay errors. */
static bool is_fixed(enum ll_diag_code code)
{
	ll_str text = ll_str_from(ll_diag_info[code].code);

	return ll_str_starts(text, LL_STR("L15")) ||
	       code == LL_D_AUDIENCE_UNKNOWN;
}

static void no_such_check(struct ll_settings_reader *reader,
			  const struct ll_value *value, bool fixed)
{
	ll_setting_fault(reader, value,
			 ll_strf(reader->arena,
				 fixed ? "'%" LL_FMT "' cannot be changed"
				       : "there is no finding '%" LL_FMT "'",
				 LL_ARG(value->key)),
			 LL_STR("'lodeline explain CODE' tells of each "
				"finding"));
}

/* The keys that may stand under a code: with its parameters. */
static void read_map(struct ll_settings_reader *reader,
		     const struct ll_value *value, struct given *given)
{
	struct ll_setting row[2 + LL_NPARAMS] = {
		{ LL_STR("level"), read_level, 0 },
		{ LL_STR("except"), read_except, 0 },
	};
	size_t n = 2;

	for (size_t i = 0; i < LL_NPARAMS; i++) {
		for (size_t k = 0; k < LL_NDIAGS; k++) {
			given->has[i] |=
				is_meant(value->key, (enum ll_diag_code)k) &&
				ll_str_is(ll_str_from(ll_param_info[i].code),
					  ll_diag_info[k].code);
		}
		if (given->has[i]) {
			row[n++] = (struct ll_setting){
				ll_str_from(ll_param_info[i].word), read_param,
				0
			};
		}
	}
	ll_setting_read_map(reader, value, row, n, given);
}

static void read_check(struct ll_settings_reader *reader,
		       const struct ll_value *value, struct given *given)
{
	if (value->kind == LL_MAP) {
		read_map(reader, value, given);
	} else {
		read_level(reader, value, given);
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
		struct given given = { .check = { .keep_level = true } };
		size_t before = checks.n;
		bool fixed = false;

		read_check(reader, v, &given);
		for (size_t i = 0; i < LL_NDIAGS; i++) {
			enum ll_diag_code code = (enum ll_diag_code)i;

			if (!is_meant(v->key, code)) {
				continue;
			}
			fixed |= is_fixed(code);
			if (!is_fixed(code)) {
				given.check.code = code;
				*LL_PUSH(reader->arena, &checks) = given.check;
			}
		}
		if (checks.n == before) {
			no_such_check(reader, v, fixed);
		}
	}
	settings->check = checks.item;
	settings->nchecks = checks.n;
}
