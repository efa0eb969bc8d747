#include "history/log.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "history/bulk.h"
#include "history/change.h"
#include "history/fold.h"
#include "history/landing.h"
#include "history/timeline.h"
#include "history/worddiff.h"

/* One path whose timelines are to be made. */
struct job {
	size_t path;     /* index into ll_history.path */
	size_t first;    /* its first record */
	size_t nrecords; /* 0: it is gone */
	struct ll_gone *gone;
	size_t ngone;
};

struct jobs {
	struct job *item;
	size_t n;
	size_t cap;
	const struct ll_log_input *input;
	struct ll_log *log;
	struct ll_arena *arena; /* of the log; under the lock */
	struct ll_lock *lock;
};

/* ------------------------------------------------------- copying results */

static struct ll_timeline copy_timeline(struct ll_arena *arena,
					const struct ll_track *track)
{
	size_t n = track->change.n;
	struct ll_timeline timeline = {
		.change = LL_NEW(arena, struct ll_change, n),
		.nchanges = n,
		.complete = track->complete,
	};

	for (size_t i = 0; i < n; i++) {
		timeline.change[i] =
			ll_change_copy(arena, &track->change.item[n - 1 - i]);
	}
	return timeline;
}

static struct ll_gone copy_gone(struct ll_arena *arena,
				const struct ll_track *track)
{
	return (struct ll_gone){
		.kind = track->kind,
		.id = ll_str_copy(arena, track->id),
		.path = track->path,
		.anchor = ll_str_copy(arena, track->anchor),
		.title = ll_str_copy(arena, track->title),
		.period = ll_str_copy(arena, track->period),
		.timeline = copy_timeline(arena, track),
	};
}

static void copy_tracks(struct jobs *jobs, struct job *job,
			const struct ll_tracks *tracks)
{
	size_t at = job->nrecords;

	for (size_t i = 0; i < job->nrecords; i++) {
		const struct ll_track *track = &tracks->item[i];

		jobs->log->timeline[track->record] =
			copy_timeline(jobs->arena, track);
	}
	job->ngone = tracks->n - at;
	job->gone = LL_NEW(jobs->arena, struct ll_gone, job->ngone);
	for (size_t i = 0; i < job->ngone; i++) {
		job->gone[i] = copy_gone(jobs->arena, &tracks->item[at + i]);
	}
}

/* ------------------------------------------------------------------ jobs */

static void add_present(struct ll_arena *arena, struct jobs *jobs,
			unsigned char *taken)
{
	const struct ll_org *org = jobs->input->org;
	const struct ll_history *history = &jobs->input->source->history;
	size_t first = 0;

	while (first < org->nrecords) {
		const struct ll_record *record = &org->record[first];
		size_t path = ll_path_find(history, record->path);
		size_t next = first + 1;

		while (next < org->nrecords &&
		       org->record[next].file == record->file) {
			next++;
		}
		if (path != LL_NPOS) {
			taken[path] = 1;
			*LL_PUSH(arena, jobs) = (struct job){
				.path = path,
				.first = first,
				.nrecords = next - first,
			};
		}
		first = next;
	}
}

static bool may_hold_records(ll_str path)
{
	return ll_str_ends_nocase(path, LL_STR(".md")) ||
	       ll_str_ends_nocase(path, LL_STR(".markdown"));
}

/* Paths that went last and did not become another. */
static void add_gone(struct ll_arena *arena, struct jobs *jobs,
		     const unsigned char *taken)
{
	const struct ll_log_input *input = jobs->input;
	const struct ll_history *history = &input->source->history;

	for (size_t i = 0; i < history->npaths; i++) {
		size_t end = input->index.first[i + 1];
		size_t last;

		if (taken[i] || end == input->index.first[i] ||
		    !may_hold_records(history->path[i])) {
			continue;
		}
		last = input->index.change[end - 1];
		if (ll_oid_is_zero(&history->change[last].after) &&
		    !input->renames.to[last]) {
			*LL_PUSH(arena, jobs) = (struct job){ .path = i };
		}
	}
}

static int by_path(const void *a, const void *b)
{
	size_t x = ((const struct job *)a)->path;
	size_t y = ((const struct job *)b)->path;

	return (x > y) - (x < y);
}

static void run_job(void *context, size_t index, int worker)
{
	struct jobs *jobs = context;
	struct job *job = &jobs->item[index];
	struct ll_arena scratch = { 0 };
	struct ll_tracks tracks = ll_tracks_make(
		&scratch, jobs->input, job->path, job->first, job->nrecords);

	(void)worker;
	ll_lock_take(jobs->lock);
	copy_tracks(jobs, job, &tracks);
	ll_lock_give(jobs->lock);
	ll_arena_release(&scratch);
}

static void run_jobs(struct ll_arena *scratch, struct jobs *jobs, int threads)
{
	unsigned char *taken = LL_NEW(scratch, unsigned char,
				      jobs->input->source->history.npaths);

	add_present(scratch, jobs, taken);
	add_gone(scratch, jobs, taken);
	if (jobs->n) {
		qsort(jobs->item, jobs->n, sizeof(*jobs->item), by_path);
	}
	jobs->lock = ll_lock_make(scratch);
	ll_worddiff_open();
	ll_pool_run(threads, jobs->n, run_job, jobs);
	ll_worddiff_close();
}

static void gather_gone(struct ll_arena *arena, const struct jobs *jobs,
			struct ll_log *log)
{
	for (size_t i = 0; i < jobs->n; i++) {
		log->ngone += jobs->item[i].ngone;
	}
	log->gone = LL_NEW(arena, struct ll_gone, log->ngone);
	log->ngone = 0;
	for (size_t i = 0; i < jobs->n; i++) {
		for (size_t j = 0; j < jobs->item[i].ngone; j++) {
			log->gone[log->ngone++] = jobs->item[i].gone[j];
		}
	}
}

/* --------------------------------------------------------------- the log */

static void read_landings(struct ll_arena *arena,
			  const struct ll_history *history, struct ll_log *log)
{
	struct ll_crew crew = { .arena = arena, .history = history };

	log->ninfos = history->nlandings;
	log->info = LL_NEW(arena, struct ll_landing_info, log->ninfos);
	for (size_t i = 0; i < log->ninfos; i++) {
		log->info[i] =
			ll_landing_info_make(&crew, &history->landing[i]);
	}
}

/* ------------------------------------------------------ what only tidied up */

static int compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct ll_oid));
}

static bool is_listed(const struct ll_source *source, const struct ll_oid *id)
{
	return bsearch(id, source->ignored, source->nignored, sizeof(*id),
		       compare_ids) != NULL;
}

/* It is listed itself, or everything that it brought is. */
static bool is_ignored(const struct ll_source *source,
		       const struct ll_landing *landing)
{
	bool brought = false;

	if (!source->nignored || landing->uncommitted) {
		return false;
	}
	if (is_listed(source, &landing->commit.id)) {
		return true;
	}
	for (size_t i = 0; i < landing->nbrought; i++) {
		const struct ll_commit *commit = &landing->brought[i];

		if (commit->merge) {
			continue;
		}
		if (!is_listed(source, &commit->id)) {
			return false;
		}
		brought = true;
	}
	return brought;
}

static void ignore_changes(const struct ll_log *log,
			   struct ll_timeline *timeline)
{
	for (size_t i = 0; i < timeline->nchanges; i++) {
		struct ll_change *change = &timeline->change[i];

		if (log->info[change->landing].ignored &&
		    change->class != LL_CLASS_CREATED &&
		    change->class != LL_CLASS_DELETED) {
			change->ignored = true;
			change->class = LL_CLASS_MECHANICAL;
		}
	}
}

static void mark_ignored(const struct ll_source *source, struct ll_log *log)
{
	for (size_t i = 0; i < log->ninfos; i++) {
		log->info[i].ignored = is_ignored(source, log->info[i].landing);
	}
	for (size_t i = 0; i < log->ntimelines; i++) {
		ignore_changes(log, &log->timeline[i]);
	}
	for (size_t i = 0; i < log->ngone; i++) {
		ignore_changes(log, &log->gone[i].timeline);
	}
}

/* What io could not know before the versions were read. */
static void report_missing(const struct ll_history *history,
			   struct ll_diags *diags)
{
	struct ll_pos whole = { .path = LL_STR("") };

	if (history->state == LL_HISTORY_COMPLETE && history->missing_blobs) {
		ll_diag_add(diags, LL_D_HISTORY_PARTIAL, whole,
			    LL_STR("objects are not in this clone"),
			    LL_STR("run 'git fsck', or clone the repository "
				   "again"));
	}
}

struct ll_log ll_log_make(struct ll_arena *arena, const struct ll_org *org,
			  const struct ll_source *source, int jobs,
			  struct ll_diags *diags)
{
	struct ll_arena scratch = { 0 };
	struct ll_log log = {
		.timeline = LL_NEW(arena, struct ll_timeline, org->nrecords),
		.ntimelines = org->nrecords,
	};
	struct ll_log_input input = {
		.org = org,
		.source = source,
		.renames = ll_renames_make(&scratch, source, org->settings),
		.index = ll_path_index_make(&scratch, &source->history),
		.fetching = jobs == 1 ? NULL : ll_lock_make(&scratch),
	};
	struct jobs list = { .input = &input, .log = &log, .arena = arena };

	read_landings(arena, &source->history, &log);
	run_jobs(&scratch, &list, jobs);
	gather_gone(arena, &list, &log);
	mark_ignored(source, &log);
	ll_bulk_mark_log(arena, &log);
	ll_fold_log(&log, org->settings->fold_days);
	log.gaps = source->history.missing_blobs > 0;
	report_missing(&source->history, diags);
	ll_arena_release(&scratch);
	return log;
}

bool ll_timeline_tells_origin(const struct ll_timeline *timeline)
{
	return timeline->nchanges && timeline->complete &&
	       timeline->change[0].landing > 0;
}
