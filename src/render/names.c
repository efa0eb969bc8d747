#include "render/names.h"

#include <assert.h>

#include "render/template.h"

struct ll_names ll_names_make(struct ll_arena *arena,
			      const struct ll_theme_table *table)
{
	struct ll_names names = {
		.table = table,
		.by_name = ll_map_make(arena),
	};

	for (size_t i = 0; i < table->nnames; i++) {
		void **slot = ll_map_slot(&names.by_name, table->name[i].name);
		struct ll_name_rows *rows = *slot;

		if (!rows) {
			rows = LL_NEW(arena, struct ll_name_rows, 1);
			*slot = rows;
		}
		if (rows->n == rows->cap) {
			rows->row = ll_grow(arena, rows->row, rows->n,
					    &rows->cap, sizeof(*rows->row));
		}
		rows->row[rows->n++] = &table->name[i];
	}
	return names;
}

const struct ll_theme_name *ll_names_find(const struct ll_names *names,
					  const ll_str *scope, size_t nscopes,
					  ll_str name, size_t *at)
{
	const struct ll_name_rows *rows = ll_map_get(&names->by_name, name);

	for (size_t i = nscopes; rows && i-- > 0;) {
		for (size_t j = 0; j < rows->n; j++) {
			if (ll_str_is(scope[i], rows->row[j]->scope)) {
				*at = i;
				return rows->row[j];
			}
		}
	}
	return NULL;
}

const struct ll_theme_name *ll_names_any(const struct ll_names *names,
					 ll_str name)
{
	const struct ll_name_rows *rows = ll_map_get(&names->by_name, name);

	return rows ? rows->row[0] : NULL;
}

static bool is_open(const ll_str *scope, size_t nscopes, const char *name)
{
	for (size_t i = 0; i < nscopes; i++) {
		if (ll_str_is(scope[i], name)) {
			return true;
		}
	}
	return false;
}

ll_str ll_names_hint(struct ll_arena *arena, const struct ll_names *names,
		     const ll_str *scope, size_t nscopes, ll_str name)
{
	const struct ll_theme_table *table = names->table;
	ll_str *known = LL_NEW(arena, ll_str, table->nnames);
	size_t nknown = 0;

	for (size_t i = 0; i < table->nnames; i++) {
		if (is_open(scope, nscopes, table->name[i].scope)) {
			known[nknown++] = table->name[i].name;
		}
	}
	return ll_did_you_mean(arena, name, known, nknown);
}

void ll_names_write(struct ll_buf *out, ll_str before, unsigned id, size_t up,
		    ll_str after)
{
	char name[] = {
		'N',
		(char)('A' + id / LL_NAME_BASE),
		(char)('A' + id % LL_NAME_BASE),
		(char)('A' + up),
	};

	assert(id < LL_NAME_BASE * LL_NAME_BASE && up < LL_NAME_BASE);
	ll_buf_add(out, before);
	ll_buf_add(out, (ll_str){ name, sizeof(name) });
	ll_buf_add(out, after);
}
