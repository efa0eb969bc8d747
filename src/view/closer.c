#include "view/build.h"

/* What somebody can close: whose record it is, and who. */

/* The record that holds @pos: the file, whose metadata may stand above its
 * title, or the section of it. */
static const struct ll_view_record *record_at(const struct ll_build *build,
					      const struct ll_pos *pos)
{
	const struct ll_org *org = build->org;
	size_t i = (size_t)(uintptr_t)ll_map_get(&org->by_path, pos->path);
	size_t found = LL_NO_RECORD;

	if (!pos->path.len || !i) {
		return NULL;
	}
	for (i--;
	     i < org->nrecords && ll_str_eq(org->record[i].path, pos->path);
	     i++) {
		if (!org->record[i].anchor.len ||
		    (pos->line && org->record[i].line <= pos->line)) {
			found = i;
		}
	}
	return found == LL_NO_RECORD ? NULL : ll_build_at(build, found);
}

/* Owners of the action or key result on @line, else of the record. */
static const struct ll_view_whos *owners(const struct ll_view_record *record,
					 int line)
{
	for (size_t i = 0; i < record->nkey_results; i++) {
		if (record->key_result[i].line == line &&
		    record->key_result[i].owner.n) {
			return &record->key_result[i].owner;
		}
	}
	for (size_t i = 0; i < record->nactions; i++) {
		const struct ll_view_action *action = record->action[i];

		if (action->node && action->node->line == line &&
		    action->owner.n) {
			return &action->owner;
		}
	}
	return &record->owner;
}

static bool is_here(const struct ll_view *view,
		    const struct ll_view_record *person)
{
	return !person || !person->left.n || person->left.n > view->today.n;
}

/* Those of @whos who have not left. */
static struct ll_view_whos who_are_here(const struct ll_build *build,
					const struct ll_view_whos *whos)
{
	struct ll_view_whos here = {
		.item = LL_NEW(build->arena, struct ll_view_who, whos->n)
	};

	for (size_t i = 0; i < whos->n; i++) {
		if (is_here(build->view, whos->item[i].person)) {
			here.item[here.n++] = whos->item[i];
		}
	}
	return here;
}

static struct ll_view_whos only(const struct ll_build *build,
				const struct ll_view_record *record)
{
	struct ll_view_whos one = {
		.item = LL_NEW(build->arena, struct ll_view_who, 1), .n = 1
	};

	one.item[0] = (struct ll_view_who){ record->title, record };
	return one;
}

static struct ll_view_whos leaders(const struct ll_build *build)
{
	const struct ll_view_list *people =
		&build->view->by_kind[LL_KIND_PERSON];
	struct ll_view_whos found = {
		.item = LL_NEW(build->arena, struct ll_view_who, people->n)
	};

	for (size_t i = 0; i < people->n; i++) {
		const struct ll_view_record *person = people->item[i];

		if (person->leader && is_here(build->view, person)) {
			found.item[found.n++] =
				(struct ll_view_who){ person->title, person };
		}
	}
	return found;
}

/* People and teams speak for themselves. */
static void find_owner(const struct ll_build *build,
		       struct ll_view_finding *finding)
{
	const struct ll_view_record *record = finding->record;

	finding->closer =
		who_are_here(build, owners(record, finding->pos.line));
	finding->closer_is = LL_CLOSER_OWNER;
	if (finding->closer.n) {
		return;
	}
	if (record->kind == LL_KIND_PERSON && is_here(build->view, record)) {
		finding->closer = only(build, record);
	} else if (record->kind == LL_KIND_TEAM || record->team) {
		finding->closer = only(build, record->kind == LL_KIND_TEAM
						      ? record
						      : record->team);
		finding->closer_is = LL_CLOSER_TEAM;
	}
}

static void find_closer(const struct ll_build *build,
			const struct ll_view_whos *leading,
			struct ll_view_finding *finding)
{
	if (finding->record) {
		find_owner(build, finding);
	}
	if (!finding->closer.n) {
		finding->closer = *leading;
		finding->closer_is = leading->n && finding->pos.path.len
					     ? LL_CLOSER_LEADERS
					     : LL_CLOSER_NOBODY;
	}
}

void ll_build_closers(struct ll_build *build, const struct ll_diags *diags)
{
	struct ll_view_whos leading = leaders(build);
	struct ll_view *view = build->view;

	view->nfindings = diags->n;
	view->finding = LL_NEW(build->arena, struct ll_view_finding, diags->n);
	for (size_t i = 0; i < diags->n; i++) {
		const struct ll_diag *diag = &diags->item[i];

		view->finding[i] = (struct ll_view_finding){
			.code = diag->code,
			.level = diag->level,
			.family = ll_diag_family(diag->code),
			.pos = diag->pos,
			.message = diag->message,
			.advice = diag->advice,
			.record = record_at(build, &diag->pos),
		};
		find_closer(build, &leading, &view->finding[i]);
	}
}
