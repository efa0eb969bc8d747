#include "model/field.h"

static bool is_excepted(const struct ll_rule *rule, ll_str path)
{
	ll_str base = ll_path_base(path);

	for (size_t i = 0; i < rule->nexcept; i++) {
		if (ll_pattern_match(rule->except[i], path, NULL) ||
		    ll_pattern_match(rule->except[i], base, NULL)) {
			return true;
		}
	}
	return false;
}

/* The file has a value for the key that the rule asks for. */
static bool has_required(const struct ll_rule *rule,
			 const struct ll_value *meta)
{
	const struct ll_value *value;

	if (!rule->requires.len) {
		return true;
	}
	value = meta ? ll_value_get(meta, rule->requires) : NULL;
	return value && (value->kind != LL_SCALAR || value->text.len);
}

const struct ll_rule *ll_rule_for(const struct ll_settings *settings,
				  ll_str path, const struct ll_value *meta,
				  struct ll_capture *capture)
{
	size_t i = 0;

	*capture = (struct ll_capture){ 0 };
	while (i + 1 < settings->nrules) {
		const struct ll_rule *rule = &settings->rule[i];

		if (ll_pattern_match(rule->files, path, capture) &&
		    !is_excepted(rule, path) && has_required(rule, meta)) {
			return rule;
		}
		*capture = (struct ll_capture){ 0 };
		i++;
	}
	return &settings->rule[i];
}

static const struct ll_alias *house_status(const struct ll_rule *rule,
					   ll_str word)
{
	for (size_t i = 0; i < rule->nstatuses; i++) {
		if (ll_key_eq(rule->status[i].word, word)) {
			return &rule->status[i];
		}
	}
	return NULL;
}

static bool known_status(ll_str word, enum ll_status *status)
{
	size_t n;
	const ll_str *known = ll_status_words(&n);

	for (size_t i = 0; i < n; i++) {
		if (ll_key_eq(known[i], word)) {
			*status = (enum ll_status)(i + 1);
			return true;
		}
	}
	return false;
}

enum ll_status ll_status_parse(const struct ll_rule *rule, ll_str word)
{
	const struct ll_alias *house = house_status(rule, word);
	enum ll_status status = LL_STATUS_UNKNOWN;

	known_status(house ? house->means : word, &status);
	return status;
}

bool ll_status_known(const struct ll_rule *rule, ll_str word)
{
	enum ll_status status;

	return house_status(rule, word) || known_status(word, &status);
}
