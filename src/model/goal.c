#include "model/record.h"

/* "Owner: @tom" as a line of the prose. */
static bool owner_in_line(struct ll_record_reader *r,
			  const struct ll_md_node *paragraph,
			  struct ll_ref_list *owners)
{
	const struct ll_md_node *at = paragraph->child;

	while (at) {
		const struct ll_md_node *end = at;
		struct ll_value value = { 0 };

		while (end && end->type != LL_MD_SOFT_BREAK &&
		       end->type != LL_MD_HARD_BREAK) {
			end = end->next;
		}
		if (ll_md_line_split(r->arena, at, end, &value) &&
		    ll_field_of(r->part->rule, value.key, NULL) ==
			    LL_FIELD_OWNER) {
			ll_refs_add_value(r->arena, owners, &value, true);
			return owners->n > 0;
		}
		at = end ? end->next : NULL;
	}
	return false;
}

/* The only value among the house's own fields that is one handle alone. */
static void owner_in_metadata(struct ll_record_reader *r,
			      struct ll_ref_list *owners)
{
	const struct ll_value *found = NULL;

	for (size_t i = 0; i < r->part->nfields; i++) {
		const struct ll_value *value = r->part->field[i].value;
		ll_str text = ll_str_trim(value->text);

		if (r->part->field[i].field != LL_FIELD_HOUSE ||
		    value->kind != LL_SCALAR || text.len < 2 ||
		    ll_handle_at(text, 0) != text.len - 1) {
			continue;
		}
		if (found) {
			return;
		}
		found = value;
	}
	if (found) {
		ll_refs_add_value(r->arena, owners, found, true);
	}
}

static void find_owner(struct ll_record_reader *r, struct ll_record *record)
{
	struct ll_ref_list owners = { 0 };

	for (const struct ll_md_node *n = record->first; n && n != record->end;
	     n = n->next) {
		if (n->type == LL_MD_PARAGRAPH &&
		    owner_in_line(r, n, &owners)) {
			break;
		}
	}
	if (!owners.n) {
		owner_in_metadata(r, &owners);
	}
	record->owner = ll_ref_list_refs(&owners);
}

static void read_span(struct ll_record_reader *r, struct ll_record *record)
{
	record->start = ll_date_field(r, LL_FIELD_START, false);
	record->due = ll_date_field(r, LL_FIELD_DUE, true);
	if (!record->start.n && r->part->whole) {
		const struct ll_value *start =
			ll_part_get(r->part->whole, LL_FIELD_START);

		record->start =
			start ? ll_value_date(r->part, start, false, NULL)
			      : LL_DATE_NONE;
	}
	if (!record->due.n && r->part->whole) {
		const struct ll_value *due =
			ll_part_get(r->part->whole, LL_FIELD_DUE);

		record->due = due ? ll_value_date(r->part, due, true, NULL)
				  : LL_DATE_NONE;
	}
}

void ll_goal_read(struct ll_record_reader *r, struct ll_record *record)
{
	struct ll_metric_texts texts = ll_metrics_read(r->arena, r->part);
	struct ll_key_results results =
		ll_key_results_read(r->arena, r->part, r->diags);
	const struct ll_value *weight = ll_part_get(r->part, LL_FIELD_WEIGHT);

	texts = ll_key_results_measured(r->arena, texts, &results);
	if (!record->owner.n && !ll_part_get(r->part, LL_FIELD_OWNER)) {
		find_owner(r, record);
	}
	record->metric = LL_NEW(r->arena, struct ll_metric, texts.n);
	record->nmetrics = texts.n;
	for (size_t i = 0; i < texts.n; i++) {
		record->metric[i] =
			ll_metric_of(r->part, &texts.item[i], r->diags);
	}
	record->key_result = results.item;
	record->nkey_results = results.n;
	record->continues =
		ll_part_ref(r->arena, r->part, LL_FIELD_CONTINUES, false);
	if (weight) {
		ll_number number =
			ll_value_number(r->part, weight, NULL, r->diags);

		record->weight =
			number.known && number.value > 0 ? number.value : 1;
	}
	read_span(r, record);
}
