#include "view/build.h"

#include <stdlib.h>

#include "base/buf.h"

struct ll_view_record *ll_build_at(const struct ll_build *build, size_t index)
{
	return index < build->org->nrecords
		       ? &build->view->record[build->place[index]]
		       : NULL;
}

struct ll_view_list ll_build_refs(const struct ll_build *build,
				  struct ll_refs refs)
{
	struct ll_view_list list = { 0 };

	list.item = LL_NEW(build->arena, const struct ll_view_record *, refs.n);
	for (size_t i = 0; i < refs.n; i++) {
		const struct ll_view_record *record =
			ll_build_at(build, refs.ref[i].record);
		bool again = !record;

		for (size_t k = 0; k < list.n && !again; k++) {
			again = list.item[k] == record;
		}
		if (!again) {
			list.item[list.n++] = record;
		}
	}
	return list;
}

/* One word that begins small is a handle, "Priya" and "The board" are not. */
static bool is_handle(ll_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!ll_is_alnum(text.s[i]) && text.s[i] != '-' &&
		    text.s[i] != '_' && text.s[i] != '.') {
			return false;
		}
	}
	return text.len &&
	       (ll_is_digit(text.s[0]) || ll_to_lower(text.s[0]) == text.s[0]);
}

struct ll_view_who ll_build_who(const struct ll_build *build,
				const struct ll_ref *ref)
{
	const struct ll_view_record *person = ll_build_at(build, ref->record);
	ll_str text = ref->label.len ? ref->label : ref->text;

	if (person) {
		return (struct ll_view_who){ person->title, person };
	}
	if (is_handle(text)) {
		text = ll_str_join(build->arena, LL_STR("@"), text, LL_STR(""));
	}
	return (struct ll_view_who){ .name = text };
}

struct ll_view_whos ll_build_whos(const struct ll_build *build,
				  struct ll_refs refs)
{
	struct ll_view_whos whos = { 0 };

	whos.item = LL_NEW(build->arena, struct ll_view_who, refs.n);
	for (size_t i = 0; i < refs.n; i++) {
		if (refs.ref[i].text.len || refs.ref[i].label.len) {
			whos.item[whos.n++] = ll_build_who(build, &refs.ref[i]);
		}
	}
	return whos;
}

/* ---- one record ---------------------------------------------------------- */

static void add_basics(const struct ll_record *record,
		       struct ll_view_record *out)
{
	out->kind = record->kind;
	out->id = record->id;
	out->title = record->title;
	out->path = record->path;
	out->anchor = record->anchor;
	out->line = record->line;
	out->first = record->first;
	out->end = record->end;
	out->statement = record->statement;
	out->uncommitted = record->file_state == LL_FILE_UNTRACKED;
	out->status = record->status;
	out->status_text = record->status_text;
	out->date = record->date;
	out->start = record->start;
	out->due = record->due;
	out->month_first = record->month_first;
	out->month_last = record->month_last;
	out->meeting_kind = record->meeting_kind;
	out->purpose = record->purpose;
	out->follow_up = record->follow_up;
	out->handle = record->handle;
	out->role = record->role;
	out->leader = record->leader;
	out->left = record->left;
	out->now = record->now;
	out->aim = record->aim;
	out->aim_on = record->aim_on;
}

static void add_people(const struct ll_build *build,
		       const struct ll_record *record,
		       struct ll_view_record *out)
{
	out->owner = ll_build_whos(build, record->owner);
	out->attendees = ll_build_whos(build, record->attendees);
	out->absent = ll_build_whos(build, record->absent);
	out->whom = ll_build_whos(build, record->whom);
	for (size_t i = 0; i < out->whom.n; i++) {
		struct ll_view_who *who = &out->whom.item[i];

		/* "librarian" is a role, and no handle */
		if (!who->person && record->whom.ref[i].text.s[0] != '@') {
			who->name = record->whom.ref[i].text;
		}
	}
	out->team = ll_build_at(build, record->team.record);
	if (!out->team) {
		out->team_text = record->team.label.len ? record->team.label
							: record->team.text;
	}
	out->reports_to = ll_build_at(build, record->reports_to.record);
	out->agreement = LL_NEW(build->arena, struct ll_view_agreement,
				record->nagreements);
	out->nagreements = record->nagreements;
	for (size_t i = 0; i < record->nagreements; i++) {
		out->agreement[i].who =
			ll_build_who(build, &record->agreement[i].who);
		out->agreement[i].date = record->agreement[i].date;
	}
}

static void add_refs(const struct ll_build *build,
		     const struct ll_record *record, struct ll_view_record *out)
{
	const struct ll_thread_link *link =
		&build->thread[record - build->org->record];

	out->supports = ll_build_refs(build, record->supports);
	out->values = ll_build_refs(build, record->values);
	out->goals = ll_build_refs(build, record->goals);
	out->people = ll_build_refs(build, record->people);
	out->continues = ll_build_at(build, link->earlier);
	out->continues_how = link->how;
	out->follows = ll_build_at(build, record->follows.record);
	out->from = ll_build_at(build, record->from.record);
}

static void add_key_results(const struct ll_build *build,
			    const struct ll_record *record,
			    struct ll_view_record *out)
{
	out->nkey_results = record->nkey_results;
	out->key_result = LL_NEW(build->arena, struct ll_view_key_result,
				 record->nkey_results);
	for (size_t i = 0; i < record->nkey_results; i++) {
		const struct ll_key_result *was = &record->key_result[i];

		out->key_result[i] = (struct ll_view_key_result){
			.text = was->text,
			.node = was->node,
			.done = was->done,
			.status = was->status,
			.done_on = was->done_on,
			.due = was->due,
			.owner = ll_build_whos(build, was->owner),
			.line = was->line,
		};
	}
}

/* ---- all of them --------------------------------------------------------- */

struct place {
	ll_str id;
	size_t index;
};

static int by_id(const void *left, const void *right)
{
	const struct place *a = left;
	const struct place *b = right;
	int order = ll_str_cmp(a->id, b->id);

	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static void place_records(struct ll_build *build)
{
	size_t n = build->org->nrecords;
	struct place *place = LL_NEW(build->arena, struct place, n);

	for (size_t i = 0; i < n; i++) {
		place[i] = (struct place){ build->org->record[i].id, i };
	}
	if (n) {
		qsort(place, n, sizeof(*place), by_id);
	}
	build->place = LL_NEW(build->arena, size_t, n);
	build->view->nrecords = n;
	build->view->record = LL_NEW(build->arena, struct ll_view_record, n);
	for (size_t i = 0; i < n; i++) {
		build->place[place[i].index] = i;
	}
}

static void add_singles(struct ll_view *view)
{
	for (size_t i = view->nrecords; i-- > 0;) {
		if (view->record[i].kind == LL_KIND_MISSION) {
			view->mission = &view->record[i];
		} else if (view->record[i].kind == LL_KIND_VISION) {
			view->vision = &view->record[i];
		}
	}
}

void ll_build_records(struct ll_build *build)
{
	place_records(build);
	for (size_t i = 0; i < build->org->nrecords; i++) {
		add_basics(&build->org->record[i], ll_build_at(build, i));
	}
	for (size_t i = 0; i < build->org->nrecords; i++) {
		const struct ll_record *record = &build->org->record[i];
		struct ll_view_record *out = ll_build_at(build, i);

		add_people(build, record, out);
		add_refs(build, record, out);
		add_key_results(build, record, out);
		ll_build_fields(build, record, out);
	}
	add_singles(build->view);
}
