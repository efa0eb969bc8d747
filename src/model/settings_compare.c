#include "model/settings_read.h"

/* `compare: [v2024, v2025]`, tags of which each two neighbours are compared. */

struct tags {
	struct ll_tag_setting *item;
	size_t n;
	size_t cap;
};

static bool is_listed(const struct tags *tags, ll_str name)
{
	for (size_t i = 0; i < tags->n; i++) {
		if (ll_str_eq(tags->item[i].name, name)) {
			return true;
		}
	}
	return false;
}

static void add_tag(struct ll_settings_reader *reader, struct tags *tags,
		    const struct ll_value *value)
{
	if (value->kind != LL_SCALAR || !value->text.len ||
	    is_listed(tags, value->text)) {
		ll_setting_fault(reader, value,
				 value->kind == LL_SCALAR && value->text.len
					 ? ll_strf(reader->arena,
						   "tag '%" LL_FMT
						   "' stands twice",
						   LL_ARG(value->text))
					 : LL_STR("a tag must be a name"),
				 LL_STR("name each tag once, such as v2025"));
		return;
	}
	*LL_PUSH(reader->arena, tags) = (struct ll_tag_setting){
		.name = value->text,
		.line = value->line,
	};
}

void ll_setting_read_compare(struct ll_settings_reader *reader,
			     const struct ll_value *value)
{
	struct ll_settings *settings = reader->settings;
	struct tags tags = { 0 };
	size_t n = 0;

	if (!ll_setting_is(reader, value, LL_LIST)) {
		return;
	}
	for (const struct ll_value *v = value->child; v; v = v->next) {
		add_tag(reader, &tags, v);
		n++;
	}
	if (n < 2) {
		ll_setting_fault(
			reader, value,
			LL_STR("'compare' must name at least two tags"),
			LL_STR("write compare: [v2024, v2025], or remove it"));
	}
	settings->compare = tags.item;
	settings->ncompares = tags.n;
}
