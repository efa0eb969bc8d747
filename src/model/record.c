#include "model/record.h"

#include "base/buf.h"

ll_date ll_date_field(struct ll_record_reader *r, enum ll_field field,
		      bool end_of_month)
{
	const struct ll_value *value = ll_part_get(r->part, field);

	return value ? ll_value_date(r->part, value, end_of_month, r->diags)
		     : LL_DATE_NONE;
}

static void read_period(struct ll_record_reader *r, struct ll_record *record)
{
	const struct ll_value *value =
		ll_part_get_wide(r->part, LL_FIELD_PERIOD);
	ll_str name = value ? ll_value_flat(r->arena, value)
			    : ll_capture_period(r->arena, r->part->capture);

	if (record->kind != LL_KIND_GOAL || !name.len ||
	    ll_period_parse(r->arena, r->settings, name, &record->period)) {
		return;
	}
	if (r->diags && value) {
		ll_diag_add(r->diags, LL_D_PERIOD_BAD,
			    ll_part_pos(r->part, value->line), name,
			    LL_STR(""));
	}
	ll_period_parse(r->arena, r->settings,
			ll_capture_period(r->arena, r->part->capture),
			&record->period);
}

/* The day in the metadata, else in the path. */
static ll_date read_date(struct ll_record_reader *r)
{
	ll_date date = ll_date_field(r, LL_FIELD_DATE, false);

	if (!date.n) {
		date = ll_date_parse(r->part->capture->date);
	}
	if (!date.n) {
		date = ll_date_find(ll_path_base(r->part->path));
	}
	return date;
}

static void read_status(struct ll_record_reader *r, struct ll_record *record)
{
	const struct ll_value *value = ll_part_get(r->part, LL_FIELD_STATUS);
	bool reports =
		record->kind == LL_KIND_GOAL || record->kind == LL_KIND_UPDATE;

	if (!value) {
		return;
	}
	record->status_text = ll_value_flat(r->arena, value);
	/* A page or a pillar may have statuses of its own. */
	record->status =
		ll_value_status(r->part, value, reports ? r->diags : NULL);
}

static const struct ll_md_node *first_paragraph(const struct ll_part *part)
{
	const struct ll_md_node *node = part->first;

	while (node && node != part->end && node->type != LL_MD_PARAGRAPH) {
		node = node->next;
	}
	return node == part->end ? NULL : node;
}

static bool has_field(const struct ll_part *part, ll_str name)
{
	return ll_part_get(part, ll_field_find(name)) != NULL;
}

/*
 * Keys that are no field are the house's own, unless they are a slip of the
 * pen: near a field of this kind that the record does not have.
 */
static void report_keys(struct ll_record_reader *r)
{
	const struct ll_part *part = r->part;

	for (size_t i = 0; r->diags && i < part->nfields; i++) {
		const struct ll_value *value = part->field[i].value;
		ll_str near;

		if (part->field[i].field != LL_FIELD_HOUSE ||
		    (part->kind == LL_KIND_PAGE &&
		     !ll_key_may_be_audience(value->key))) {
			continue;
		}
		near = ll_field_near(value->key, part->kind);
		if (near.len && !has_field(part, near) &&
		    !ll_key_eq(value->key, part->rule->identity)) {
			struct ll_pos pos = { part->path, value->key_line,
					      value->key_column };

			ll_diag_add(r->diags, LL_D_KEY_UNKNOWN, pos, value->key,
				    ll_strf(r->diags->arena,
					    ", did you mean '%" LL_FMT "'?",
					    LL_ARG(near)));
		}
	}
}

static void read_common(struct ll_record_reader *r, struct ll_record *record)
{
	const struct ll_part *part = r->part;
	struct ll_ref_list links = { 0 };

	record->kind = part->kind;
	record->path = part->path;
	record->anchor = part->anchor;
	record->title = part->title;
	record->line = part->line;
	record->first = part->first;
	record->end = part->end;
	record->statement = first_paragraph(part);
	record->owner = ll_part_refs(r->arena, part, LL_FIELD_OWNER, true);
	record->team = ll_part_ref(r->arena, part, LL_FIELD_TEAM, true);
	record->supports =
		ll_part_refs(r->arena, part, LL_FIELD_SUPPORTS, false);
	record->date = read_date(r);
	record->last_report = LL_NO_RECORD;
	record->weight = 1;
	record->continues = ll_ref_make(LL_STR(""), LL_STR(""), 0);
	record->follows = record->continues;
	record->from = record->continues;
	record->reports_to = record->continues;
	ll_refs_add_nodes(r->arena, &links, part->first, part->end);
	record->links = ll_ref_list_refs(&links);
	read_status(r, record);
	read_period(r, record);
	if (!record->team.text.len && part->whole) {
		record->team =
			ll_part_ref(r->arena, part->whole, LL_FIELD_TEAM, true);
	}
}

void ll_record_read(struct ll_record_reader *r, struct ll_record *record)
{
	static void (*const read[LL_NKINDS])(struct ll_record_reader *,
					     struct ll_record *) = {
		[LL_KIND_GOAL] = ll_goal_read,
		[LL_KIND_UPDATE] = ll_update_read,
		[LL_KIND_MEETING] = ll_meeting_read,
		[LL_KIND_PERSON] = ll_person_read,
		[LL_KIND_TEAM] = ll_person_read,
		[LL_KIND_PRINCIPLE] = ll_principle_read,
		[LL_KIND_VALUE] = ll_principle_read,
		[LL_KIND_MOMENT] = ll_moment_read,
		[LL_KIND_PULSE] = ll_pulse_read,
		[LL_KIND_ROAD] = ll_road_read,
	};

	read_common(r, record);
	report_keys(r);
	if (read[record->kind]) {
		read[record->kind](r, record);
	}
}
