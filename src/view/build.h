#ifndef LL_VIEW_BUILD_H
#define LL_VIEW_BUILD_H

/*
 * What the parts of making a view share: the filtered organisation on one
 * side, the view that grows on the other. For view/ alone.
 */

#include "check/trend.h"
#include "history/thread.h"
#include "view/make.h"
#include "view/sieve.h"
#include "view/view.h"

struct ll_build {
	struct ll_arena *arena;
	const struct ll_viewer *viewer;
	struct ll_sieve *sieve;
	const struct ll_org *org; /* without what is hidden */
	const size_t *origin;     /* [org->nrecords]: index in log->timeline */
	const struct ll_log *log;
	struct ll_view *view;
	size_t *place; /* [org->nrecords]: index in view->record */
	const struct ll_thread_link *thread; /* [org->nrecords] */
	bool *veiled; /* [view->nchanges]: its earlier side is hidden */
	const struct ll_change **from; /* [view->nchanges]: as marked for the
					  audience */
	struct ll_trend trend;
};

/**
 * ll_view_build() - the view of what @sieve lets through
 * @of: set to the shown record of each of @org, NULL where hidden; may be NULL
 */
struct ll_view *ll_view_build(struct ll_arena *arena, const struct ll_org *org,
			      const struct ll_log *log, struct ll_sieve *sieve,
			      struct ll_diags *diags,
			      const struct ll_viewer *viewer,
			      const struct ll_view_record ***of);

/** ll_view_refuse() - when no view is safe only the reason why may be told */
struct ll_view *ll_view_refuse(struct ll_diags *diags);

/** The steps, in this order. Each fills a part of the view. */
void ll_build_trend(struct ll_build *build);   /* first: while memory is there
						  for the past */
void ll_build_records(struct ll_build *build); /* what files say */
void ll_build_periods(struct ll_build *build); /* without their goals */
void ll_build_history(struct ll_build *build); /* landings and changes */
void ll_build_agreements(struct ll_build *build);
void ll_build_goals(struct ll_build *build);     /* metrics, reports, health */
void ll_build_relations(struct ll_build *build); /* who refers to whom */
void ll_build_sight(struct ll_build *build);     /* lines up to the mission */
void ll_build_meetings(struct ll_build *build);  /* decisions and actions */
void ll_build_ageing(struct ll_build *build);   /* actions over meetings: called
						   by ll_build_meetings() */
void ll_build_lists(struct ll_build *build);    /* by kind, by period */
void ll_build_compares(struct ll_build *build); /* two points in time */
void ll_build_rhythm(struct ll_build *build);   /* ledger, values in use */
void ll_build_months(struct ll_build *build);
void ll_build_surveys(struct ll_build *build); /* what may be shown of them */
void ll_build_findings(struct ll_build *build, struct ll_diags *diags);
/** ll_build_closers() - view->finding: whose @diags are, who can close them */
void ll_build_closers(struct ll_build *build, const struct ll_diags *diags);

/** ll_build_at() - the view's record of org->record[index]; NULL for none */
struct ll_view_record *ll_build_at(const struct ll_build *build, size_t index);

/** A record, or one that is gone, through its history. */
struct ll_seen_past {
	const struct ll_timeline *timeline;
	ll_str path;                /* now, or at the end */
	const struct ll_rule *rule; /* of the file at @path, or NULL */
	bool personal; /* what says nothing of its readers is for few */
};

/** ll_past_sees_state() - an old state for @audience ("": all) at @path */
bool ll_past_sees_state(const struct ll_build *build, struct ll_seen_past past,
			ll_str audience, ll_str path);

/** ll_past_sees_after() - the state after change @i; before, for a deletion */
bool ll_past_sees_after(const struct ll_build *build, struct ll_seen_past past,
			size_t i);

/** ll_past_sees_before() - the state before it; what was not there is seen */
bool ll_past_sees_before(const struct ll_build *build, struct ll_seen_past past,
			 size_t i);

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

/**
 * ll_build_bulk() - what a landing did to many records; NULL: nothing
 * @change: those of it that may be seen; set to copies with their own marks
 *          where others may not be
 */
const struct ll_view_bulk *ll_build_bulk(const struct ll_build *build,
					 const struct ll_change **change,
					 size_t n, size_t landing);

/** ll_build_change() - events and words of a change, but for those that tell */
void ll_build_change(const struct ll_build *build,
		     const struct ll_change *change,
		     struct ll_view_change *out);

/** ll_build_what() - what view->change[at] did, by build->from[at] */
void ll_build_what(const struct ll_build *build, size_t at);

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
