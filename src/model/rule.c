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

enum ll_rule_fit ll_rule_try(const struct ll_rule *rule, ll_str path,
			     const struct ll_value *meta, ll_date today,
			     struct ll_capture *capture)
{
	struct ll_capture caught = { 0 };

	if (!ll_pattern_match(rule->files, path, &caught)) {
		return LL_RULE_OTHER_PATH;
	}
	if (rule->from.n && today.n && today.n < rule->from.n) {
		return LL_RULE_NOT_YET;
	}
	if (rule->until.n && (!today.n || today.n > rule->until.n)) {
		return LL_RULE_NO_MORE;
	}
	if (is_excepted(rule, path)) {
		return LL_RULE_EXCEPTED;
	}
	if (!has_required(rule, meta)) {
		return LL_RULE_LACKS_KEY;
	}
	*capture = caught;
	return LL_RULE_FITS;
}

const struct ll_rule *ll_rule_for(const struct ll_settings *settings,
				  ll_str path, const struct ll_value *meta,
				  struct ll_capture *capture)
{
	size_t i = 0;

	*capture = (struct ll_capture){ 0 };
	while (i + 1 < settings->nrules &&
	       ll_rule_try(&settings->rule[i], path, meta, settings->today,
			   capture) != LL_RULE_FITS) {
		i++;
	}
	return &settings->rule[i];
}

/* "2026" and "q3", or "FY26" and "q3", as a pattern caught them apart. */
ll_str ll_capture_period(struct ll_arena *arena,
			 const struct ll_capture *capture)
{
	const struct ll_capture *c = capture;
	ll_str year = c->fy.len ? c->fy : c->year;

	if (c->period.len || !year.len) {
		return c->period;
	}
	if (c->quarter.len) {
		return ll_str_join(arena, year,
				   c->quarter.len == 1 ? LL_STR("q")
						       : LL_STR(""),
				   c->quarter);
	}
	if (c->month.len && !c->fy.len) {
		return ll_str_join(arena, year, LL_STR("-"), c->month);
	}
	return year;
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

/* Words that most houses use: headings of sections, columns of boards. */
static const struct {
	ll_str word;
	enum ll_status status;
} common[] = {
	{ LL_STR_INIT("completed"), LL_STATUS_DONE },
	{ LL_STR_INIT("complete"), LL_STATUS_DONE },
	{ LL_STR_INIT("finished"), LL_STATUS_DONE },
	{ LL_STR_INIT("achieved"), LL_STATUS_DONE },
	{ LL_STR_INIT("not achieved"), LL_STATUS_MISSED },
	{ LL_STR_INIT("cancelled"), LL_STATUS_DROPPED },
	{ LL_STR_INIT("canceled"), LL_STATUS_DROPPED },
	{ LL_STR_INIT("abandoned"), LL_STATUS_DROPPED },
	{ LL_STR_INIT("withdrawn"), LL_STATUS_DROPPED },
	{ LL_STR_INIT("on hold"), LL_STATUS_PAUSED },
	{ LL_STR_INIT("postponed"), LL_STATUS_PAUSED },
	{ LL_STR_INIT("planned"), LL_STATUS_PROPOSED },
	{ LL_STR_INIT("current"), LL_STATUS_UNKNOWN },
	{ LL_STR_INIT("in progress"), LL_STATUS_UNKNOWN },
	{ LL_STR_INIT("ongoing"), LL_STATUS_UNKNOWN },
	{ LL_STR_INIT("active"), LL_STATUS_UNKNOWN },
};

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
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
		if (ll_key_eq(common[i].word, word)) {
			*status = common[i].status;
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
