#include "model/record.h"

static ll_str without_at(ll_str handle)
{
	handle = ll_str_trim(handle);
	return handle.len && handle.s[0] == '@' ? ll_str_from_pos(handle, 1)
						: handle;
}

static void add_aliases(struct ll_record_reader *r, struct ll_record *record)
{
	struct ll_ref_list list = { 0 };

	for (size_t i = 0; i < r->part->nfields; i++) {
		if (r->part->field[i].field == LL_FIELD_ALIASES) {
			ll_refs_add_value(r->arena, &list,
					  r->part->field[i].value, true);
		}
	}
	record->alias = LL_NEW(r->arena, ll_str, list.n);
	record->naliases = list.n;
	for (size_t i = 0; i < list.n; i++) {
		record->alias[i] = without_at(list.item[i].text);
	}
}

static bool is_true(ll_str text)
{
	static const ll_str word[] = { LL_STR_INIT("yes"), LL_STR_INIT("true"),
				       LL_STR_INIT("on"), LL_STR_INIT("x") };

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		if (ll_str_eq_nocase(text, word[i])) {
			return true;
		}
	}
	return false;
}

/* teams/access/README.md would be the team "access", people/x.md is "x". */
static ll_str handle_of_path(ll_str path)
{
	ll_str stem = ll_path_base(ll_path_stem(path));

	if (ll_str_eq_nocase(stem, LL_STR("readme")) ||
	    ll_str_eq_nocase(stem, LL_STR("index"))) {
		return ll_path_base(ll_path_dir(path));
	}
	return stem;
}

void ll_person_read(struct ll_record_reader *r, struct ll_record *record)
{
	ll_str leader = ll_part_text(r->arena, r->part, LL_FIELD_LEADER);

	record->handle =
		without_at(ll_part_text(r->arena, r->part, LL_FIELD_HANDLE));
	if (!record->handle.len) {
		record->handle = r->part->anchor.len
					 ? r->part->anchor
					 : handle_of_path(record->path);
	}
	add_aliases(r, record);
	record->role = ll_part_text(r->arena, r->part, LL_FIELD_ROLE);
	record->leader = record->kind == LL_KIND_PERSON && is_true(leader);
	/* The leader of a team is who answers for it. */
	if (record->kind == LL_KIND_TEAM && leader.len && !record->owner.n) {
		record->owner =
			ll_part_refs(r->arena, r->part, LL_FIELD_LEADER, true);
	}
	record->reports_to =
		ll_part_ref(r->arena, r->part, LL_FIELD_REPORTS_TO, true);
	record->left = ll_date_field(r, LL_FIELD_LEFT, false);
}
