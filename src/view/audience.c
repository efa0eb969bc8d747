#include "view/audience.h"

#include "model/state.h"

bool ll_audience_make(struct ll_arena *arena,
		      const struct ll_settings *settings, ll_str name,
		      struct ll_audience *audience)
{
	*audience = (struct ll_audience){ .settings = settings,
					  .path = ll_map_make(arena) };
	if (!name.len) {
		audience->viewer =
			settings->naudiences ? settings->naudiences - 1 : 0;
		return true;
	}
	audience->viewer = ll_audience_level(audience, name);
	return audience->viewer != LL_LEVEL_UNKNOWN;
}

bool ll_audience_is_set(const struct ll_audience *audience)
{
	return audience->settings->naudiences &&
	       audience->settings->audience[0].len;
}

bool ll_audience_is_narrowest(const struct ll_audience *audience)
{
	return audience->viewer + 1 >= audience->settings->naudiences;
}

size_t ll_audience_level(const struct ll_audience *audience, ll_str name)
{
	for (size_t i = 0; i < audience->settings->naudiences; i++) {
		if (ll_key_eq(audience->settings->audience[i], name)) {
			return i;
		}
	}
	return ll_str_eq(name, LL_AUDIENCE_ONE) ? LL_LEVEL_NOBODY
						: LL_LEVEL_UNKNOWN;
}

size_t ll_audience_rule_level(const struct ll_audience *audience,
			      const struct ll_rule *rule)
{
	return rule && rule->audience.len
		       ? ll_audience_level(audience, rule->audience)
		       : 0;
}

/* The rule for @path if the file had every key that a rule may ask for. */
static const struct ll_rule *rule_with_keys(struct ll_audience *audience,
					    ll_str path)
{
	const struct ll_settings *settings = audience->settings;
	struct ll_value meta = { .kind = LL_MAP };
	struct ll_value **next = &meta.child;
	struct ll_capture capture = { 0 };

	for (size_t i = 0; i < settings->nrules; i++) {
		if (settings->rule[i].requires.len) {
			*next = LL_NEW(audience->path.arena, struct ll_value,
				       1);
			(*next)->key = settings->rule[i].requires;
			(*next)->text = LL_STR("-");
			next = &(*next)->next;
		}
	}
	return meta.child ? ll_rule_for(settings, path, &meta, &capture) : NULL;
}

/* What any rule of another day says of a path: the narrowest. */
static size_t dated_level(const struct ll_audience *audience, ll_str path)
{
	const struct ll_settings *settings = audience->settings;
	size_t level = 0;

	for (size_t i = 0; settings->dated && i < settings->nrules; i++) {
		const struct ll_rule *rule = &settings->rule[i];
		size_t other = ll_audience_rule_level(audience, rule);

		if ((rule->from.n || rule->until.n) && other > level &&
		    ll_pattern_match(rule->files, path, NULL)) {
			level = other;
		}
	}
	return level;
}

size_t ll_audience_path_level(struct ll_audience *audience, ll_str path)
{
	void **known = ll_map_slot(&audience->path, path);
	struct ll_capture capture = { 0 };
	size_t *level = *known;
	size_t other;

	if (level) {
		return *level;
	}
	level = LL_NEW(audience->path.arena, size_t, 1);
	*known = level;
	*level = ll_audience_rule_level(
		audience,
		ll_rule_for(audience->settings, path, NULL, &capture));
	other = ll_audience_rule_level(audience,
				       rule_with_keys(audience, path));
	*level = other > *level ? other : *level;
	other = dated_level(audience, path);
	*level = other > *level ? other : *level;
	return *level;
}

bool ll_audience_sees(const struct ll_audience *audience, size_t level)
{
	return level != LL_LEVEL_NOBODY &&
	       (ll_audience_is_narrowest(audience) ||
		level <= audience->viewer);
}
