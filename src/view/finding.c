#include "check/check.h"
#include "view/build.h"

/*
 * Findings for one audience. What was found while files were read is told
 * where it stands in something that may be seen. What rules make of several
 * records is found anew, in the organisation and its past as the audience sees
 * them: a count or a gap would tell of what is hidden.
 */

/* Nothing is hidden, and nothing could be. */
static bool is_whole(const struct ll_build *build)
{
	return !build->sieve->nhidden &&
	       ll_audience_is_narrowest(&build->sieve->audience);
}

static bool is_visible(const struct ll_build *build, const struct ll_diag *diag)
{
	struct ll_sieve *sieve = build->sieve;

	/* Which groups are too small is for their author alone. */
	if (diag->code == LL_D_PULSE_SMALL) {
		return false;
	}
	if (is_whole(build)) {
		return true;
	}
	if (diag->of_rule ||
	    (diag->pos.path.len &&
	     ll_sieve_hides_line(sieve, diag->pos.path, diag->pos.line))) {
		return false;
	}
	return !ll_sieve_tells(sieve, diag->message) &&
	       !ll_sieve_tells(sieve, diag->advice);
}

/* What cannot be compared with what was before it is a beginning. */
static struct ll_change beginning(struct ll_change change)
{
	change.class = LL_CLASS_CREATED;
	change.event = NULL;
	change.nevents = 0;
	change.span = NULL;
	change.nspans = 0;
	change.audience_before = LL_STR("");
	return change;
}

/* The changes of a record that may be seen. */
static struct ll_timeline visible_timeline(const struct ll_build *build,
					   const struct ll_view_record *record)
{
	struct ll_timeline timeline = { .complete = record->history_complete };

	timeline.change =
		LL_NEW(build->arena, struct ll_change, record->nchanges);
	for (size_t i = 0; i < record->nchanges; i++) {
		size_t at = (size_t)(record->change[i] - build->view->change);
		struct ll_change change = *build->from[at];

		if (build->veiled[at]) {
			timeline.nchanges = 0;
			timeline.complete = true;
			change = beginning(change);
		}
		change.folded = record->change[i]->folded;
		change.undoes = 0;
		timeline.change[timeline.nchanges++] = change;
	}
	return timeline;
}

/* Of what is gone no more is needed than that it went. */
static void add_gone(const struct ll_build *build, struct ll_log *log)
{
	const struct ll_log *whole = build->log;

	log->gone = LL_NEW(build->arena, struct ll_gone, whole->ngone);
	log->ngone = 0;
	for (size_t i = 0; i < whole->ngone; i++) {
		struct ll_gone gone = whole->gone[i];

		if (build->sieve->gone_hidden[i]) {
			continue;
		}
		if (gone.timeline.nchanges > 1) {
			gone.timeline.change += gone.timeline.nchanges - 1;
			gone.timeline.nchanges = 1;
			gone.timeline.complete = false;
		}
		log->gone[log->ngone++] = gone;
	}
}

static struct ll_log visible_log(const struct ll_build *build)
{
	size_t n = build->org->nrecords;
	struct ll_log log = *build->log;

	log.timeline = LL_NEW(build->arena, struct ll_timeline, n);
	log.ntimelines = n;
	log.bulk = NULL;
	log.nbulks = 0;
	for (size_t i = 0; i < n; i++) {
		const struct ll_view_record *record = ll_build_at(build, i);

		if (record) {
			log.timeline[i] = visible_timeline(build, record);
		}
	}
	add_gone(build, &log);
	return log;
}

static void keep_visible(const struct ll_build *build, struct ll_diags *diags)
{
	size_t kept = 0;

	for (size_t i = 0; i < diags->n; i++) {
		if (is_visible(build, &diags->item[i])) {
			diags->item[kept++] = diags->item[i];
		}
	}
	diags->n = kept;
}

static void check_again(const struct ll_build *build, struct ll_diags *diags)
{
	if (diags->checked) {
		struct ll_log log = visible_log(build);

		ll_check_records(&(struct ll_check){
			build->org, &log, build->view->today, diags, NULL });
	}
}

void ll_build_findings(struct ll_build *build, struct ll_diags *diags)
{
	keep_visible(build, diags);
	if (!is_whole(build)) {
		check_again(build, diags);
	}
	ll_diags_sort(diags);
	ll_build_closers(build, diags);
	for (size_t i = 0; i < diags->n; i++) {
		build->view->finding[i].since =
			ll_trend_since(&build->trend, &diags->item[i]);
	}
}
