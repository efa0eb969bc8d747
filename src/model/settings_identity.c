#include "model/settings_read.h"

/*
 * `identity:` which goals are one, and which are not, whatever they look like:
 *
 *     identity:
 *       same: [[goals/2025/wait, goals/2026/queue]]
 *       different: [[goals/2025/tools, goals/2026/tools]]
 */

struct pairs {
	struct ll_identity_pair *item;
	size_t n;
	size_t cap;
};

static void add_pair(struct ll_settings_reader *reader, struct pairs *pairs,
		     const struct ll_value *value, bool same)
{
	const struct ll_value *a = value->kind == LL_LIST ? value->child : NULL;
	const struct ll_value *b = a ? a->next : NULL;

	if (!b || b->next || a->kind != LL_SCALAR || b->kind != LL_SCALAR ||
	    !a->text.len || !b->text.len) {
		ll_setting_fault(reader, value,
				 LL_STR("a pair of identities must be two ids"),
				 LL_STR("write [goals/2025/a, goals/2026/b]"));
		return;
	}
	*LL_PUSH(reader->arena, pairs) = (struct ll_identity_pair){
		.a = a->text,
		.b = b->text,
		.same = same,
		.line = a->line,
	};
}

static void read_pairs(struct ll_settings_reader *reader,
		       const struct ll_value *value, struct pairs *pairs,
		       bool same)
{
	if (!ll_setting_is(reader, value, LL_LIST)) {
		return;
	}
	for (const struct ll_value *v = value->child; v; v = v->next) {
		add_pair(reader, pairs, v, same);
	}
}

static void read_same(struct ll_settings_reader *reader,
		      const struct ll_value *value, void *target)
{
	read_pairs(reader, value, target, true);
}

static void read_different(struct ll_settings_reader *reader,
			   const struct ll_value *value, void *target)
{
	read_pairs(reader, value, target, false);
}

void ll_setting_read_identity(struct ll_settings_reader *reader,
			      const struct ll_value *value)
{
	static const struct ll_setting row[] = {
		{ LL_STR_INIT("same"), read_same, 0 },
		{ LL_STR_INIT("different"), read_different, 0 },
	};
	struct pairs pairs = { 0 };

	if (!ll_setting_is(reader, value, LL_MAP)) {
		return;
	}
	ll_setting_read_map(reader, value, row, 2, &pairs);
	reader->settings->identity = pairs.item;
	reader->settings->nidentities = pairs.n;
}
