#include "model/record.h"

void ll_moment_read(struct ll_record_reader *r, struct ll_record *record)
{
	record->values =
		ll_part_refs(r->arena, r->part, LL_FIELD_VALUES, false);
	record->goals = ll_part_refs(r->arena, r->part, LL_FIELD_GOALS, false);
	record->people = ll_part_refs(r->arena, r->part, LL_FIELD_PEOPLE, true);
}
