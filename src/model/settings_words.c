#include "model/settings_read.h"

/*
 * The house's own words for fields and statuses. Both directions are read,
 * because both are natural: `owner: [DRI, Point of contact]` and
 * `Accepted: proposed`. Whichever side is a known word is the meaning.
 */

typedef bool (*is_known_fn)(ll_str word);

static bool is_field(ll_str word)
{
	return ll_field_find(word) != LL_FIELD_HOUSE;
}

static bool is_status(ll_str word)
{
	static const struct ll_rule no_rule;

	return ll_key_eq(word, LL_STR("unknown")) ||
	       ll_status_known(&no_rule, word);
}

static size_t count_texts(const struct ll_value *map)
{
	size_t n = 0;

	for (const struct ll_value *v = map->child; v; v = v->next) {
		n++;
		for (const struct ll_value *c = v->child; c; c = c->next) {
			n++;
		}
	}
	return n;
}

/* One entry of the map; @key_first: a known key is the meaning at once. */
static void add_entry(struct ll_settings_reader *reader,
		      const struct ll_value *entry, is_known_fn is_known,
		      bool key_first, struct ll_aliases *aliases)
{
	struct ll_texts word = ll_setting_texts(reader, entry);
	bool by_key = is_known(entry->key);
	bool by_value = word.n == 1 && is_known(word.item[0]);

	if (by_value && (!by_key || !key_first)) {
		aliases->item[aliases->n++] =
			(struct ll_alias){ entry->key, word.item[0],
					   entry->key_line };
		return;
	}
	if (!by_key) {
		ll_setting_fault(
			reader, entry,
			ll_strf(reader->arena, "'%" LL_FMT "' maps to nothing",
				LL_ARG(entry->key)),
			LL_STR("write a known word on one side of the colon"));
		return;
	}
	for (size_t i = 0; i < word.n; i++) {
		aliases->item[aliases->n++] =
			(struct ll_alias){ word.item[i], entry->key,
					   entry->key_line };
	}
}

static struct ll_aliases read_aliases(struct ll_settings_reader *reader,
				      const struct ll_value *map,
				      is_known_fn is_known, bool key_first,
				      struct ll_aliases more)
{
	struct ll_aliases aliases = { 0 };

	if (!ll_setting_is(reader, map, LL_MAP)) {
		return more;
	}
	aliases.item = LL_NEW(reader->arena, struct ll_alias,
			      count_texts(map) + more.n);
	for (const struct ll_value *v = map->child; v; v = v->next) {
		add_entry(reader, v, is_known, key_first, &aliases);
	}
	for (size_t i = 0; i < more.n; i++) {
		aliases.item[aliases.n++] = more.item[i];
	}
	return aliases;
}

struct ll_aliases ll_setting_fields(struct ll_settings_reader *reader,
				    const struct ll_value *value,
				    struct ll_aliases more)
{
	return read_aliases(reader, value, is_field, true, more);
}

struct ll_aliases ll_setting_statuses(struct ll_settings_reader *reader,
				      const struct ll_value *value,
				      struct ll_aliases more)
{
	return read_aliases(reader, value, is_status, false, more);
}
