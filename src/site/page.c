#include "site/page.h"

#include <assert.h>

#include "base/buf.h"
#include "text/md.h"

struct ll_dict *ll_dict_make(struct ll_arena *arena)
{
	struct ll_dict *dict = LL_NEW(arena, struct ll_dict, 1);

	dict->arena = arena;
	return dict;
}

static struct ll_dict_entry *entry_of(struct ll_dict *dict, enum ll_name name,
				      enum ll_dict_type type)
{
	struct ll_dict_entry *entry = ll_dict_find(dict, name);

	if (!entry) {
		entry = LL_NEW(dict->arena, struct ll_dict_entry, 1);
		entry->name = name;
		entry->type = type;
		entry->next = dict->entry;
		dict->entry = entry;
		dict->names |= (uint64_t)1 << name % 64;
	}
	assert(entry->type == type);
	return entry;
}

void ll_dict_text(struct ll_dict *dict, enum ll_name name, ll_str text)
{
	entry_of(dict, name, LL_DICT_TEXT)->text = text;
}

void ll_dict_literal(struct ll_dict *dict, enum ll_name name, const char *text)
{
	ll_dict_text(dict, name, ll_str_from(text));
}

void ll_dict_url(struct ll_dict *dict, enum ll_name name, ll_str url)
{
	assert(ll_url_is_safe(url));
	entry_of(dict, name, LL_DICT_URL)->text = url;
}

void ll_dict_html(struct ll_dict *dict, enum ll_name name, ll_html html)
{
	entry_of(dict, name, LL_DICT_HTML)->text = html.s;
}

void ll_dict_number(struct ll_dict *dict, enum ll_name name, long number)
{
	ll_dict_text(dict, name, ll_strf(dict->arena, "%ld", number));
}

struct ll_dict *ll_dict_add(struct ll_dict *dict, enum ll_name section)
{
	struct ll_dict_entry *entry = entry_of(dict, section, LL_DICT_SECTION);
	struct ll_dict *added = ll_dict_make(dict->arena);

	added->parent = dict;
	if (entry->last) {
		entry->last->next = added;
	} else {
		entry->first = added;
	}
	entry->last = added;
	return added;
}

void ll_dict_lend(struct ll_dict *dict, enum ll_name section,
		  const struct ll_dict *of)
{
	struct ll_dict *added = ll_dict_add(dict, section);

	added->entry = of->entry;
	added->names = of->names;
}

void ll_dict_show(struct ll_dict *dict, enum ll_name section, bool shown)
{
	if (shown) {
		ll_dict_add(dict, section);
	}
}

struct ll_dict *ll_dict_either(struct ll_dict *dict, bool which,
			       enum ll_name yes, enum ll_name no)
{
	return ll_dict_add(dict, which ? yes : no);
}

void ll_dict_asset(struct ll_dict *dict, ll_str path, ll_str to)
{
	struct ll_asset *asset;

	while (dict->parent) {
		dict = dict->parent;
	}
	for (asset = dict->asset; asset; asset = asset->next) {
		if (ll_str_eq(asset->path, path)) {
			return;
		}
	}
	asset = LL_NEW(dict->arena, struct ll_asset, 1);
	asset->path = path;
	asset->to = to;
	asset->next = dict->asset;
	dict->asset = asset;
}
