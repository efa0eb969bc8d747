#include "view/make.h"

#include "view/build.h"
#include "view/filter.h"
#include "view/follow.h"

/* ---- what stands on every page ------------------------------------------- */

static void add_settings(struct ll_view *view,
			 const struct ll_settings *settings,
			 const struct ll_source *source,
			 const struct ll_audience *audience)
{
	view->title = settings->title.len ? settings->title : source->org_name;
	view->description = settings->description;
	view->base_url = settings->base_url;
	view->repository = settings->repository;
	view->language =
		settings->language.len ? settings->language : LL_STR("en");
	view->raw_html = settings->raw_html;
	view->audience = ll_audience_is_set(audience)
				 ? settings->audience[audience->viewer]
				 : LL_STR("");
}

static void add_source(struct ll_arena *arena, struct ll_view *view,
		       const struct ll_source *source)
{
	view->commit = ll_oid_is_zero(&source->head)
			       ? LL_STR("")
			       : ll_oid_hex(arena, &source->head);
	view->commit_time = source->head_time;
	view->branch = source->branch;
	view->history_why = source->history.why;
	view->history_advice = source->history.advice;
	switch (source->history.state) {
	case LL_HISTORY_COMPLETE:
		view->history = LL_VIEW_COMPLETE;
		break;
	case LL_HISTORY_SHALLOW:
		view->history = LL_VIEW_SHALLOW;
		break;
	case LL_HISTORY_PARTIAL:
		view->history = LL_VIEW_PARTIAL;
		break;
	case LL_HISTORY_NONE:
		view->history = LL_VIEW_NO_HISTORY;
		break;
	}
}

/* How much was read: below the narrowest audience only what it may see. */
static void add_counts(const struct ll_build *build)
{
	const struct ll_history *history =
		&build->sieve->whole->source->history;
	struct ll_view *view = build->view;
	bool whole = ll_audience_is_narrowest(&build->sieve->audience);

	view->nfiles_read = build->org->nfiles;
	for (size_t i = 0; i < view->nlandings; i++) {
		view->nlandings_read += !view->landing[i].uncommitted;
	}
	if (view->nlandings_read) {
		view->history_since = view->landing[0].date;
	}
	if (!whole) {
		return;
	}
	view->nlandings_read = 0;
	for (size_t i = 0; i < history->nlandings; i++) {
		view->nlandings_read += !history->landing[i].uncommitted;
	}
	if (view->nlandings_read) {
		view->history_since =
			ll_date_of_time(history->landing[0].commit.time);
	}
}

/* ---- the arrows ---------------------------------------------------------- */

/* Nothing is hidden: the organisation is shown as it was read. */
static struct ll_filtered unfiltered(struct ll_arena *arena,
				     const struct ll_org *org)
{
	struct ll_filtered all = { .org = *org };

	all.origin = LL_NEW(arena, size_t, org->nrecords);
	for (size_t i = 0; i < org->nrecords; i++) {
		all.origin[i] = i;
	}
	return all;
}

static void build_all(struct ll_build *build, struct ll_diags *diags)
{
	if (build->viewer->trend) {
		ll_build_trend(build);
	}
	ll_build_records(build);
	ll_build_periods(build);
	ll_build_history(build);
	ll_build_agreements(build);
	ll_build_goals(build);
	ll_build_relations(build);
	ll_build_sight(build);
	ll_build_meetings(build);
	ll_build_lists(build);
	ll_build_compares(build);
	ll_build_rhythm(build);
	ll_build_months(build);
	ll_build_surveys(build);
	ll_build_findings(build, diags);
	add_counts(build);
}

struct ll_view *ll_view_refuse(struct ll_diags *diags)
{
	size_t kept = 0;

	for (size_t i = 0; i < diags->n; i++) {
		if (diags->item[i].code == LL_D_AUDIENCE_UNKNOWN) {
			diags->item[kept++] = diags->item[i];
		}
	}
	diags->n = kept;
	ll_diags_sort(diags);
	return NULL;
}

/* Index of each record in the view, by its index in the whole. */
static const struct ll_view_record **shown(const struct ll_build *build,
					   size_t nrecords)
{
	const struct ll_view_record **of =
		LL_NEW(build->arena, const struct ll_view_record *, nrecords);

	for (size_t i = 0; i < build->org->nrecords; i++) {
		of[build->origin[i]] = ll_build_at(build, i);
	}
	return of;
}

struct ll_view *ll_view_build(struct ll_arena *arena, const struct ll_org *org,
			      const struct ll_log *log, struct ll_sieve *sieve,
			      struct ll_diags *diags,
			      const struct ll_viewer *viewer,
			      const struct ll_view_record ***of)
{
	struct ll_build build = {
		.arena = arena, .viewer = viewer, .log = log, .sieve = sieve
	};
	struct ll_filtered filtered =
		sieve->nhidden ? ll_filter_make(sieve, viewer->today)
			       : unfiltered(arena, org);
	struct ll_view_links *links = LL_NEW(arena, struct ll_view_links, 1);

	build.view = LL_NEW(arena, struct ll_view, 1);
	build.view->today = viewer->today;
	links->org = filtered.org;
	build.org = &links->org;
	build.origin = filtered.origin;
	add_settings(build.view, org->settings, org->source, &sieve->audience);
	add_source(arena, build.view, org->source);
	build.thread = ll_threads_make(arena, build.org, log, build.origin,
				       viewer->memory ? &viewer->memory->threads
						      : NULL);
	build_all(&build, diags);
	links->place = build.place;
	build.view->links = links;
	if (of) {
		*of = shown(&build, org->nrecords);
	}
	return build.view;
}

struct ll_view *ll_view_make(struct ll_arena *arena, const struct ll_org *org,
			     const struct ll_log *log, struct ll_diags *diags,
			     const struct ll_viewer *viewer)
{
	struct ll_audience audience;
	struct ll_sieve sieve;

	if (!ll_audience_make(arena, org->settings, viewer->audience,
			      &audience)) {
		ll_diag_add(diags, LL_D_AUDIENCE_UNKNOWN,
			    (struct ll_pos){ .path = org->settings->path },
			    viewer->audience, LL_STR(""));
		return ll_view_refuse(diags);
	}
	if (!ll_sieve_make(arena, org, log, audience, NULL, diags, &sieve)) {
		return ll_view_refuse(diags);
	}
	return ll_view_build(arena, org, log, &sieve, diags, viewer, NULL);
}

void ll_view_check_audiences(struct ll_arena *arena, const struct ll_org *org,
			     struct ll_diags *diags)
{
	static const struct ll_log no_past;
	struct ll_audience narrowest;
	struct ll_sieve sieve;

	ll_audience_make(arena, org->settings, LL_STR(""), &narrowest);
	ll_sieve_make(arena, org, &no_past, narrowest, NULL, diags, &sieve);
}
