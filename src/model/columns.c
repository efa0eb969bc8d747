#include "model/part.h"

#include "base/buf.h"

/* The number to try next is kept, so that many of one name are cheap. */
ll_str ll_id_unique(struct ll_arena *arena, struct ll_map *used, ll_str id)
{
	size_t next = (size_t)(uintptr_t)ll_map_get(used, id);
	ll_str unique = id;

	if (next) {
		do {
			unique = ll_strf(arena, "%" LL_FMT "-%zu", LL_ARG(id),
					 next++);
		} while (ll_map_get(used, unique));
		*ll_map_slot(used, id) = (void *)(uintptr_t)next;
	}
	*ll_map_slot(used, unique) = (void *)(uintptr_t)2;
	return unique;
}

struct ll_columns ll_columns_read(struct ll_arena *arena,
				  const struct ll_rule *rule,
				  const struct ll_md_node *table)
{
	struct ll_columns columns = { .of = { 0 } };
	const struct ll_md_node *head = table->child;
	size_t n = 0;

	for (const struct ll_md_node *c = head ? head->child : NULL; c;
	     c = c->next) {
		enum ll_field field =
			ll_field_of(rule, ll_md_plain(arena, c), NULL);

		n++;
		if (!columns.of[field]) {
			columns.of[field] = n;
		}
	}
	columns.of[LL_FIELD_HOUSE] = 0;
	return columns;
}

const struct ll_md_node *ll_columns_cell(const struct ll_columns *columns,
					 const struct ll_md_node *row,
					 enum ll_field field)
{
	const struct ll_md_node *cell = row->child;

	if (!columns->of[field]) {
		return NULL;
	}
	for (size_t i = 1; cell && i < columns->of[field]; i++) {
		cell = cell->next;
	}
	return cell;
}

void ll_columns_told(struct ll_arena *arena, const struct ll_columns *columns,
		     const struct ll_md_node *row, const enum ll_field *field,
		     size_t nfields, struct ll_md_nodes *told)
{
	const struct ll_md_node *cell = row->child;

	for (size_t n = 1; cell; cell = cell->next, n++) {
		size_t i = 0;

		while (i < nfields && columns->of[field[i]] != n) {
			i++;
		}
		if (i < nfields) {
			*LL_PUSH(arena, told) = cell;
		}
	}
}

enum ll_field ll_columns_title(const struct ll_columns *columns)
{
	static const enum ll_field candidate[] = { LL_FIELD_KEY_RESULT,
						   LL_FIELD_TITLE,
						   LL_FIELD_NAME,
						   LL_FIELD_METRICS };

	for (size_t i = 0; i < sizeof(candidate) / sizeof(candidate[0]); i++) {
		if (columns->of[candidate[i]]) {
			return candidate[i];
		}
	}
	return LL_FIELD_HOUSE;
}
