#include "view/build.h"

/* @text is one name as written in `agreed_by`: does it mean @who? */
static bool names(const struct ll_build *build, ll_str from, ll_str text,
		  const struct ll_view_who *who)
{
	ll_str handle = text;

	if (!text.len || ll_str_eq_nocase(text, who->name)) {
		return text.len != 0;
	}
	if (!ll_str_starts(text, LL_STR("@"))) {
		handle = ll_str_join(build->arena, LL_STR("@"), text,
				     LL_STR(""));
	}
	return ll_str_eq_nocase(handle, who->name) ||
	       (who->person &&
		(ll_build_at(build, ll_org_find(build->org, from, text)) ==
			 who->person ||
		 ll_build_at(build, ll_org_find(build->org, from, handle)) ==
			 who->person));
}

/* The last landing in which a name was added that is still there. */
static ll_date agreed_on(const struct ll_build *build,
			 const struct ll_view_record *record,
			 const struct ll_view_who *who)
{
	for (size_t i = record->nchanges; i-- > 0;) {
		const struct ll_view_change *change = record->change[i];

		for (size_t k = 0; k < change->nevents; k++) {
			const struct ll_view_event *event = &change->event[k];

			if (event->type == LL_EVENT_AGREED &&
			    names(build, record->path, event->new_text, who)) {
				return change->landing->date;
			}
		}
	}
	return record->since;
}

void ll_build_agreements(struct ll_build *build)
{
	struct ll_view *view = build->view;

	for (size_t i = 0; i < view->nrecords; i++) {
		for (size_t k = 0; k < view->record[i].nagreements; k++) {
			struct ll_view_agreement *agreement =
				&view->record[i].agreement[k];

			if (!agreement->date.n) {
				agreement->date =
					agreed_on(build, &view->record[i],
						  &agreement->who);
			}
		}
	}
}
