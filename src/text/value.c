#include "text/value.h"

static bool is_joint(char c)
{
	return c == ' ' || c == '\t' || c == '-' || c == '_';
}

bool ll_key_eq(ll_str a, ll_str b)
{
	size_t i = 0;
	size_t j = 0;

	for (;;) {
		while (i < a.len && is_joint(a.s[i])) {
			i++;
		}
		while (j < b.len && is_joint(b.s[j])) {
			j++;
		}
		if (i == a.len || j == b.len) {
			return i == a.len && j == b.len;
		}
		if (ll_to_lower(a.s[i++]) != ll_to_lower(b.s[j++])) {
			return false;
		}
	}
}

const struct ll_value *ll_value_get(const struct ll_value *map, ll_str key)
{
	const struct ll_value *child = map ? map->child : NULL;

	while (child && !ll_key_eq(child->key, key)) {
		child = child->next;
	}
	return child;
}

const struct ll_value *ll_value_get_next(const struct ll_value *value)
{
	const struct ll_value *next = value->next;

	while (next && !ll_key_eq(next->key, value->key)) {
		next = next->next;
	}
	return next;
}

ll_str ll_value_text(const struct ll_value *map, ll_str key)
{
	const struct ll_value *child = ll_value_get(map, key);

	return child && child->kind == LL_SCALAR ? child->text : LL_STR("");
}
