#include "view/build.h"

/* The text of `agreed_by` is "@priya: 2026-04-02, @tom": is @who in it? */
static bool names(const struct ll_build *build, ll_str text,
		  const struct ll_view_who *who)
{
	ll_str handle = who->person && who->person->handle.len ?
				who->person->handle :
				who->name;
	struct ll_tell one = ll_tell_make(build->arena);

	ll_tell_add(&one, handle, LL_TELL_NAME);
	ll_tell_add(&one, who->name, LL_TELL_NAME);
	return ll_tell_finds(&one, text, LL_TELL_NAME);
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
			    names(build, event->new_text, who) &&
			    !names(build, event->old_text, who)) {
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
