#include "history/compare.h"
#include "model/pulse.h"
#include "view/build.h"

/*
 * The trend for one audience. Below the narrowest a file counts at a point
 * only if every record that it held then may be seen as it was then and as it
 * is now; what cannot be told is hidden. The organisation of that point is
 * read without the others, so that no count tells of them.
 */

struct point {
	struct ll_build *build;
	size_t nlandings;
	struct ll_map seen; /* path -> of it, or the address of `hidden` */
	bool made;
};

static char seen_mark;
static char hidden_mark;

static void note(struct point *point, ll_str path, bool sees)
{
	void **slot = ll_map_slot(&point->seen, path);

	*slot = sees && *slot != &hidden_mark ? &seen_mark : &hidden_mark;
}

/* Where the subject stood at the point, and whether it may be seen there. */
static void add_subject(struct point *point, const struct ll_subject *subject,
			struct ll_seen_past past, bool hidden)
{
	struct ll_build *build = point->build;
	struct ll_standing standing =
		ll_standing_at(build->log, subject, point->nlandings);
	const struct ll_timeline *timeline = subject->timeline;

	if (standing.how == LL_STOOD_NOT) {
		return;
	}
	if (standing.how == LL_STOOD && standing.today) {
		note(point, past.path, !hidden);
	} else if (standing.how == LL_STOOD && standing.change != LL_NPOS) {
		note(point, timeline->change[standing.change].path,
		     !hidden &&
			     ll_past_sees_after(build, past, standing.change));
	} else {
		note(point, past.path, false);
		if (timeline->nchanges) {
			note(point, timeline->change[0].path, false);
			note(point, timeline->change[0].old_path, false);
		}
	}
}

static void find_seen(struct point *point)
{
	const struct ll_build *build = point->build;
	const struct ll_org *whole = build->sieve->whole;

	for (size_t i = 0; i < whole->nrecords; i++) {
		const struct ll_record *record = &whole->record[i];
		const struct ll_timeline *timeline = &build->log->timeline[i];

		add_subject(
			point, &(struct ll_subject){ timeline, record, NULL },
			(struct ll_seen_past){ timeline, record->path,
					       whole->file[record->file].rule,
					       record->personal },
			build->sieve->hidden[i]);
	}
	for (size_t i = 0; i < build->log->ngone; i++) {
		const struct ll_gone *gone = &build->log->gone[i];

		add_subject(point,
			    &(struct ll_subject){ &gone->timeline, NULL, gone },
			    (struct ll_seen_past){ &gone->timeline, gone->path,
						   NULL, true },
			    build->sieve->gone_hidden[i]);
	}
}

/* A file without a record is as narrow as the rules for its path, now. */
static bool sees(void *context, ll_str path, size_t nlandings)
{
	struct point *point = context;
	const void *mark;

	if (!point->made || point->nlandings != nlandings) {
		point->made = true;
		point->nlandings = nlandings;
		point->seen = ll_map_make(point->build->arena);
		find_seen(point);
	}
	mark = ll_map_get(&point->seen, path);
	return mark == &seen_mark ||
	       (!mark && !ll_path_is_survey(path) &&
		!ll_str_ends_nocase(path, LL_STR(".md")) &&
		!ll_str_ends_nocase(path, LL_STR(".markdown")) &&
		!ll_sieve_hides_path(point->build->sieve, path));
}

static void copy_points(struct ll_build *build)
{
	struct ll_view *view = build->view;
	size_t n = build->trend.npoints;

	view->ntrend = n;
	view->trend = LL_NEW(build->arena, struct ll_view_trend_point, n);
	for (size_t i = 0; i < n; i++) {
		const struct ll_trend_point *from = &build->trend.point[i];
		struct ll_view_trend_point *to = &view->trend[i];

		to->day = from->day;
		to->nrecords = from->nrecords;
		to->total = ll_trend_total(from);
		for (int k = 0; k < LL_NFAMILIES; k++) {
			for (int level = LL_NOTE; level <= LL_ERROR; level++) {
				to->count[k][level] = from->count[k][level];
			}
		}
	}
}

void ll_build_trend(struct ll_build *build)
{
	bool narrowest = ll_audience_is_narrowest(&build->sieve->audience);
	struct point point = { .build = build };
	struct ll_trend_sieve sieve = { narrowest ? NULL : sees, &point };

	build->trend = ll_trend_make(build->arena, build->sieve->whole,
				     build->log, build->view->today, &sieve,
				     build->viewer->memory);
	copy_points(build);
}
