#include "check/trend.h"

#include "base/finding_key.h"
#include "check/check.h"
#include "check/past_files.h"
#include "history/compare.h"

/** Going back from today, one point after the other. */
struct walk {
	struct ll_arena *arena; /* of the result */
	struct ll_arena scratch;
	const struct ll_org *org;
	const struct ll_log *log;
	const struct ll_trend_sieve *sieve;
	struct ll_past_files files;
	struct ll_shelf shelf; /* versions that are not those of today */
	struct ll_check_memory *memory;
	struct ll_check_memory own;
	struct ll_trend *trend;
};

/** A finding of today. */
struct mark {
	ll_date since;
	size_t npoints; /* at which it was found, today's among them */
};

/* ---- one point ----------------------------------------------------------- */

static void leave_out_hidden(const struct walk *walk, struct ll_source *then)
{
	const struct ll_trend_sieve *sieve = walk->sieve;
	size_t n = 0;

	for (size_t i = 0; sieve->sees && i < then->nfiles; i++) {
		if (sieve->sees(sieve->context, then->file[i].path,
				walk->files.nlandings)) {
			then->file[n++] = then->file[i];
		}
	}
	then->nfiles = sieve->sees ? n : then->nfiles;
}

/* Bytes of what was never read before; false: one is not here. */
static bool fetch(struct walk *walk, const struct ll_settings *settings,
		  struct ll_source *then)
{
	for (size_t i = 0; i < then->nfiles; i++) {
		struct ll_file *file = &then->file[i];

		if (!file->is_text || file->bytes.len ||
		    ll_oid_is_zero(&file->blob) ||
		    ll_shelf_find(&walk->shelf, settings, file)) {
			continue;
		}
		if (!then->blob ||
		    !then->blob(then->context, &file->blob, walk->shelf.arena,
				&file->bytes)) {
			return false;
		}
	}
	return true;
}

static struct ll_org read_org(struct walk *walk, struct ll_arena *arena,
			      const struct ll_settings *settings,
			      const struct ll_source *then,
			      struct ll_diags *diags)
{
	struct ll_org org = ll_org_read_past(arena, settings, then, walk->org,
					     &walk->shelf, diags);

	ll_org_resolve(arena, &org, walk->sieve->sees ? NULL : diags);
	ll_org_derive(arena, &org, settings->today);
	(walk->sieve->sees ? ll_check_records : ll_check_run)(
		&(struct ll_check){ .org = &org,
				    .today = settings->today,
				    .diags = diags,
				    .memory = walk->memory });
	return org;
}

static uint64_t key_of(const struct ll_diag *diag)
{
	return ll_finding_key(diag, diag->pos.path, LL_STR(""));
}

static struct mark *mark_of(const struct ll_map *marks, uint64_t key)
{
	return ll_map_get(marks, (ll_str){ (const char *)&key, sizeof(key) });
}

static void begin_mark(struct walk *walk, uint64_t key, ll_date today)
{
	uint64_t *own = LL_NEW(walk->arena, uint64_t, 1);
	struct mark *mark = LL_NEW(walk->arena, struct mark, 1);

	*own = key;
	*mark = (struct mark){ .since = today, .npoints = 1 };
	*ll_map_slot(&walk->trend->mark,
		     (ll_str){ (const char *)own, sizeof(*own) }) = mark;
}

/* A finding that was there at every point from this one on is as old. */
static void note_since(struct walk *walk, const struct ll_diags *diags,
		       ll_date day)
{
	size_t npoints = walk->trend->npoints; /* seen before this one */

	for (size_t i = 0; i < diags->n; i++) {
		uint64_t key = key_of(&diags->item[i]);
		struct mark *mark = mark_of(&walk->trend->mark, key);

		if (mark && mark->npoints == npoints) {
			mark->since = day;
			mark->npoints++;
		} else if (!mark && !npoints) {
			begin_mark(walk, key, day);
		}
	}
}

/* Families that stand for the input as a whole are the same at all times; and
 * what is for the author of a survey alone is on no page. */
static bool is_counted(const struct ll_diag *diag)
{
	enum ll_family family = ll_diag_family(diag->code);

	return diag->code != LL_D_PULSE_SMALL && family != LL_FAMILY_HISTORY &&
	       family != LL_FAMILY_AUDIENCE;
}

static void count(struct ll_trend_point *point, struct ll_diags *diags)
{
	size_t n = 0;

	for (size_t i = 0; i < diags->n; i++) {
		struct ll_diag diag = diags->item[i];

		if (is_counted(&diag)) {
			point->count[ll_diag_family(diag.code)][diag.level]++;
			diags->item[n++] = diag;
		}
	}
	diags->n = n;
}

static bool fill_point(struct walk *walk, struct ll_trend_point *point,
		       size_t nlandings)
{
	struct ll_arena arena = { 0 };
	struct ll_diags diags = { .arena = &arena };
	struct ll_settings settings = *walk->org->settings;
	struct ll_source then;

	settings.today = point->day;
	ll_past_files_go_back(&walk->files, nlandings);
	then = ll_past_files_list(&walk->files, &arena);
	leave_out_hidden(walk, &then);
	point->known = fetch(walk, &settings, &then);
	if (point->known) {
		struct ll_org org =
			read_org(walk, &arena, &settings, &then, &diags);

		point->nrecords = org.nrecords;
		count(point, &diags);
		note_since(walk, &diags, point->day);
	}
	ll_arena_release(&arena);
	return point->known;
}

/* ---- the points ---------------------------------------------------------- */

/* In a history that was cut off, its first landing may be too late. */
static bool reaches(const struct walk *walk, ll_date day, size_t nlandings)
{
	const struct ll_history *history = &walk->org->source->history;

	return nlandings &&
	       (history->state == LL_HISTORY_COMPLETE ||
		ll_date_of_time(history->landing[0].commit.time).n <= day.n);
}

static void go_back(struct walk *walk, ll_date today)
{
	struct ll_trend *trend = walk->trend;
	ll_month month = ll_month_of(today);

	trend->point[LL_TREND_POINTS - 1].day = today;
	fill_point(walk, &trend->point[LL_TREND_POINTS - 1], walk->log->ninfos);
	trend->npoints = 1;
	while (trend->npoints < LL_TREND_POINTS) {
		size_t at = LL_TREND_POINTS - 1 - trend->npoints;
		size_t nlandings;

		month.n--;
		trend->point[at].day = ll_month_last(month);
		nlandings = ll_compare_day(walk->log, trend->point[at].day);
		if (!reaches(walk, trend->point[at].day, nlandings) ||
		    !fill_point(walk, &trend->point[at], nlandings)) {
			break;
		}
		trend->npoints++;
	}
}

struct ll_trend ll_trend_make(struct ll_arena *arena, const struct ll_org *org,
			      const struct ll_log *log, ll_date today,
			      const struct ll_trend_sieve *sieve,
			      struct ll_check_memory *memory)
{
	struct ll_trend trend = { .mark = ll_map_make(arena) };
	struct ll_arena versions = { 0 };
	struct walk walk = { .arena = arena,
			     .org = org,
			     .log = log,
			     .sieve = sieve,
			     .trend = &trend };

	if (org->source->history.state == LL_HISTORY_NONE || !log->ninfos ||
	    !org->shelf) {
		return trend;
	}
	walk.own = ll_check_memory_make(&walk.scratch);
	walk.memory = memory ? memory : &walk.own;
	walk.files = ll_past_files_make(&walk.scratch, org->source);
	walk.shelf = (struct ll_shelf){ .arena = &versions,
					.by_version = ll_map_make(&versions),
					.below = org->shelf };
	go_back(&walk, today);
	trend.nread = walk.shelf.nread;
	for (size_t i = 0; i < trend.npoints; i++) {
		trend.point[i] =
			trend.point[LL_TREND_POINTS - trend.npoints + i];
	}
	ll_arena_release(&versions);
	ll_arena_release(&walk.scratch);
	return trend;
}

size_t ll_trend_total(const struct ll_trend_point *point)
{
	size_t n = 0;

	for (int family = 0; family < LL_NFAMILIES; family++) {
		for (int level = LL_NOTE; level <= LL_ERROR; level++) {
			n += point->count[family][level];
		}
	}
	return n;
}

ll_date ll_trend_since(const struct ll_trend *trend, const struct ll_diag *diag)
{
	const struct mark *mark = mark_of(&trend->mark, key_of(diag));

	return mark ? mark->since : LL_DATE_NONE;
}
