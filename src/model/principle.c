#include "model/record.h"

struct reader {
	struct ll_record_reader *common;
	struct ll_arena *arena;
	LL_VEC(struct ll_agreement) agreement;
};

static void add_refs(struct reader *r, const struct ll_ref_list *who,
		     ll_date date)
{
	for (size_t i = 0; i < who->n; i++) {
		*LL_PUSH(r->arena, &r->agreement) = (struct ll_agreement){
			who->item[i],
			who->n == 1 ? date : LL_DATE_NONE,
		};
	}
}

/* "@priya (2026-04-02)", "@priya", "Priya, Tom" */
static void add_text(struct reader *r, const struct ll_value *value)
{
	struct ll_ref_list who = { 0 };

	ll_refs_add_value(r->arena, &who, value, true);
	add_refs(r, &who, ll_date_find(value->text));
}

/* `{priya: 2026-04-02, tom: }` */
static void add_map(struct reader *r, const struct ll_value *map)
{
	for (const struct ll_value *v = map->child; v; v = v->next) {
		struct ll_ref_list who = { 0 };

		ll_refs_add_text(r->arena, &who, v->key, v->key_line, true);
		add_refs(r, &who,
			 ll_value_is_empty(v)
				 ? LL_DATE_NONE
				 : ll_value_date(r->common->part, v, false,
						 r->common->diags));
	}
}

static void add_value(struct reader *r, const struct ll_value *value)
{
	if (value->kind == LL_MAP) {
		add_map(r, value);
	} else if (value->kind == LL_LIST) {
		for (const struct ll_value *v = value->child; v; v = v->next) {
			add_value(r, v);
		}
	} else {
		add_text(r, value);
	}
}

/*
 * A principle says who agreed to it, as names, as a list, or as a map with the
 * day on which each affirmed the present wording.
 */
void ll_principle_read(struct ll_record_reader *common,
		       struct ll_record *record)
{
	struct reader r = { .common = common, .arena = common->arena };
	const struct ll_part *part = common->part;

	for (size_t i = 0; i < part->nfields; i++) {
		if (part->field[i].field == LL_FIELD_AGREED_BY) {
			add_value(&r, part->field[i].value);
		}
	}
	record->from = ll_part_ref(r.arena, part, LL_FIELD_FROM, false);
	record->agreement = r.agreement.item;
	record->nagreements = r.agreement.n;
}
