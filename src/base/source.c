#include "base/source.h"

#include <string.h>

bool ll_oid_eq(const struct ll_oid *a, const struct ll_oid *b)
{
	return !memcmp(a->b, b->b, sizeof(a->b));
}

bool ll_oid_is_zero(const struct ll_oid *id)
{
	static const struct ll_oid zero;

	return ll_oid_eq(id, &zero);
}

ll_str ll_oid_hex(struct ll_arena *arena, const struct ll_oid *id)
{
	static const char digit[] = "0123456789abcdef";
	char *hex = LL_NEW(arena, char, 2 * sizeof(id->b));

	for (size_t i = 0; i < sizeof(id->b); i++) {
		hex[2 * i] = digit[id->b[i] >> 4];
		hex[2 * i + 1] = digit[id->b[i] & 15];
	}
	return (ll_str){ hex, 2 * sizeof(id->b) };
}

const struct ll_file *ll_source_file(const struct ll_source *source,
				     ll_str path)
{
	size_t low = 0;
	size_t high = source->nfiles;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = ll_str_cmp(source->file[middle].path, path);

		if (!order) {
			return &source->file[middle];
		}
		if (order < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}
