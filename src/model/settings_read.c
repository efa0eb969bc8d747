#include "model/settings_read.h"

void ll_setting_fault(struct ll_settings_reader *reader,
		      const struct ll_value *value, ll_str message,
		      ll_str advice)
{
	struct ll_pos pos = { reader->path, value->line, value->column };

	ll_diag_add(reader->diags, LL_D_SETTINGS_VALUE, pos, message, advice);
}

bool ll_setting_is(struct ll_settings_reader *reader,
		   const struct ll_value *value, enum ll_value_kind kind)
{
	static const char *const name[] = { "one text", "a list",
					    "a map of 'key: value'" };

	/* `key:` with nothing after it is an empty list or map as well. */
	if (value->kind == kind ||
	    (value->kind == LL_SCALAR && !value->text.len)) {
		return true;
	}
	ll_setting_fault(reader, value,
			 ll_strf(reader->arena, "'%" LL_FMT "' must be %s",
				 LL_ARG(value->key), name[kind]),
			 LL_STR("docs/settings.md shows every setting"));
	return false;
}

void ll_setting_read_text(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	if (ll_setting_is(reader, value, LL_SCALAR)) {
		*(ll_str *)target = value->text;
	}
}

struct ll_texts ll_setting_texts(struct ll_settings_reader *reader,
				 const struct ll_value *value)
{
	struct ll_texts texts = { 0 };
	size_t n = 1;

	for (const struct ll_value *v = value->child; v; v = v->next) {
		n++;
	}
	texts.item = LL_NEW(reader->arena, ll_str, n);
	if (value->kind == LL_SCALAR && value->text.len) {
		texts.item[texts.n++] = value->text;
	} else if (ll_setting_is(reader, value, LL_LIST)) {
		for (const struct ll_value *v = value->child; v; v = v->next) {
			if (v->kind == LL_SCALAR && v->text.len) {
				texts.item[texts.n++] = v->text;
			} else {
				ll_setting_fault(
					reader, v,
					LL_STR("an item of a list must be one text"),
					LL_STR("write '- text'"));
			}
		}
	}
	return texts;
}

static void unknown_key(struct ll_settings_reader *reader,
			const struct ll_value *value,
			const struct ll_setting *rows, size_t nrows)
{
	ll_str *known = LL_NEW(reader->arena, ll_str, nrows);
	struct ll_pos pos = { reader->path, value->key_line,
			      value->key_column };

	for (size_t i = 0; i < nrows; i++) {
		known[i] = rows[i].key;
	}
	ll_diag_add(reader->diags, LL_D_SETTINGS_KEY, pos, value->key,
		    ll_did_you_mean(reader->arena, value->key, known, nrows));
}

void ll_setting_read_map(struct ll_settings_reader *reader,
			 const struct ll_value *map,
			 const struct ll_setting *rows, size_t nrows,
			 void *target)
{
	for (const struct ll_value *v = map->child; v; v = v->next) {
		size_t i = 0;

		while (i < nrows && !ll_key_eq(rows[i].key, v->key)) {
			i++;
		}
		if (i == nrows) {
			unknown_key(reader, v, rows, nrows);
		}
	}
	for (size_t i = 0; i < nrows; i++) {
		const struct ll_value *v = ll_value_get(map, rows[i].key);

		if (v) {
			rows[i].read(reader, v,
				     (char *)target + rows[i].offset);
		}
	}
}
