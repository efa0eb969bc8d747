#ifndef LL_VIEW_BUILD_H
#define LL_VIEW_BUILD_H

/*
 * What the parts of making a view share: the filtered organisation on one
 * side, the view that grows on the other. For view/ alone.
 */

#include "view/sieve.h"
#include "view/view.h"

struct ll_build {
	struct ll_arena *arena;
	struct ll_sieve *sieve;
	const struct ll_org *org; /* without what is hidden */
	const size_t *origin;     /* [org->nrecords]: index in log->timeline */
	const struct ll_log *log;
	struct ll_view *view;
	size_t *place; /* [org->nrecords]: index in view->record */
	bool *veiled;  /* [view->nchanges]: its earlier side is hidden */
};

/** The steps, in this order. Each fills a part of the view. */
void ll_build_records(struct ll_build *build); /* what files say */
void ll_build_periods(struct ll_build *build); /* without their goals */
void ll_build_history(struct ll_build *build); /* landings and changes */
void ll_build_agreements(struct ll_build *build);
void ll_build_goals(struct ll_build *build);     /* metrics, reports, health */
void ll_build_relations(struct ll_build *build); /* who refers to whom */
void ll_build_sight(struct ll_build *build);     /* lines up to the mission */
void ll_build_meetings(struct ll_build *build);  /* decisions and actions */
void ll_build_lists(struct ll_build *build);     /* by kind, by period */
void ll_build_months(struct ll_build *build);
void ll_build_findings(struct ll_build *build, struct ll_diags *diags);

/** ll_build_at() - the view's record of org->record[index]; NULL for none */
struct ll_view_record *ll_build_at(const struct ll_build *build, size_t index);

/** ll_build_refs() - the records that references name, unnamed ones left out */
struct ll_view_list ll_build_refs(const struct ll_build *build,
				  struct ll_refs refs);

/** ll_build_who() - who a reference names, with or without a page */
struct ll_view_who ll_build_who(const struct ll_build *build,
				const struct ll_ref *ref);
struct ll_view_whos ll_build_whos(const struct ll_build *build,
				  struct ll_refs refs);

/** ll_build_fields() - metadata as written, what names hidden things left out
 */
void ll_build_fields(const struct ll_build *build,
		     const struct ll_record *record,
		     struct ll_view_record *out);

/** ll_build_change() - events and words of a change, but for those that tell */
void ll_build_change(const struct ll_build *build,
		     const struct ll_change *change,
		     struct ll_view_change *out);

/**
 * ll_build_landings() - what the landings themselves tell
 * @place: [log->ninfos]: index in view->landing + 1, or 0; changes are linked
 *
 * Subjects, reasons and people carry no audience: below the narrowest they are
 * shown only where the settings allow it and the landing touched nothing that
 * is hidden.
 */
void ll_build_landings(struct ll_build *build, const size_t *place);

#endif
