#include "base/buf.h"
#include "view/build.h"

/* ---- which landings may be quoted ---------------------------------------- */

static bool is_allowed(const struct ll_build *build)
{
	const struct ll_settings *settings = build->org->settings;

	for (size_t i = 0; i < settings->nhistory_audiences; i++) {
		if (ll_str_eq(settings->history_audience[i],
			      build->view->audience)) {
			return true;
		}
	}
	return false;
}

/* Paths of a landing that are shown, the former ones of moves too. */
static struct ll_map shown_paths(const struct ll_build *build,
				 struct ll_view_landing *landing)
{
	struct ll_map shown = ll_map_make(build->arena);

	for (size_t i = 0; i < landing->nchanges; i++) {
		const struct ll_view_change *change = landing->change[i];

		*ll_map_slot(&shown, change->path) = landing;
		*ll_map_slot(&shown, change->old_path) = landing;
	}
	return shown;
}

/* Files that are not shown as a record are judged by the rule for them. */
static bool touches_hidden(const struct ll_build *build,
			   const struct ll_landing *from,
			   struct ll_view_landing *landing)
{
	const struct ll_history *history = &build->org->source->history;
	struct ll_map shown = shown_paths(build, landing);

	for (size_t i = 0; i < from->nchanges; i++) {
		size_t at = from->first_change + i;
		ll_str path = history->path[history->change[at].path];

		if (ll_sieve_hides_path(build->sieve, path) ||
		    (ll_str_ends_nocase(path, LL_STR(".md")) &&
		     !ll_map_get(&shown, path))) {
			return true;
		}
	}
	return false;
}

/* Landings in which a record changed that is hidden now or was then. */
static bool *hidden_changes(const struct ll_build *build, const size_t *place)
{
	const struct ll_log *log = build->log;
	size_t *total = LL_NEW(build->arena, size_t, log->ninfos);
	bool *hidden = LL_NEW(build->arena, bool, log->ninfos);

	for (size_t i = 0; i < log->ntimelines; i++) {
		for (size_t k = 0; k < log->timeline[i].nchanges; k++) {
			total[log->timeline[i].change[k].landing]++;
		}
	}
	for (size_t i = 0; i < log->ngone; i++) {
		for (size_t k = 0; k < log->gone[i].timeline.nchanges; k++) {
			total[log->gone[i].timeline.change[k].landing]++;
		}
	}
	for (size_t i = 0; i < log->ninfos; i++) {
		hidden[i] =
			!place[i] ||
			total[i] != build->view->landing[place[i] - 1].nchanges;
	}
	return hidden;
}

/* The landing that opens something up may speak of what it was before. */
static bool has_veiled(const struct ll_build *build,
		       const struct ll_view_landing *landing)
{
	for (size_t i = 0; i < landing->nchanges; i++) {
		if (build->veiled[landing->change[i] - build->view->change]) {
			return true;
		}
	}
	return false;
}

static bool *open_landings(const struct ll_build *build, const size_t *place)
{
	const struct ll_log *log = build->log;
	bool *open = LL_NEW(build->arena, bool, log->ninfos);
	bool narrowest = ll_audience_is_narrowest(&build->sieve->audience);
	bool *hidden;

	if (!narrowest && !is_allowed(build)) {
		return open;
	}
	hidden = hidden_changes(build, place);
	for (size_t i = 0; i < log->ninfos; i++) {
		struct ll_view_landing *landing =
			place[i] ? &build->view->landing[place[i] - 1] : NULL;

		open[i] =
			narrowest ||
			(landing && !hidden[i] && !has_veiled(build, landing) &&
			 !touches_hidden(build, log->info[i].landing, landing));
	}
	return open;
}

/* ---- what is told of one --------------------------------------------------
 */

static ll_str quote(const struct ll_build *build, ll_str text)
{
	return ll_sieve_tells(build->sieve, text) ? LL_STR("") : text;
}

static bool is_gitlab(ll_str repository)
{
	size_t start = ll_str_find(repository, LL_STR("://"));
	ll_str host =
		ll_str_from_pos(repository, start == LL_NPOS ? 0 : start + 3);

	ll_str_cut(host, '/', &host, &(ll_str){ 0 });
	return ll_str_find(host, LL_STR("gitlab")) != LL_NPOS;
}

static ll_str url_of(const struct ll_build *build,
		     const struct ll_view_landing *landing)
{
	ll_str repository = build->view->repository;
	bool gitlab = is_gitlab(repository);

	if (!repository.len || landing->uncommitted) {
		return LL_STR("");
	}
	if (landing->pull_request) {
		return ll_strf(build->arena, "%" LL_FMT "/%s/%ld",
			       LL_ARG(repository),
			       gitlab ? "-/merge_requests" : "pull",
			       landing->pull_request);
	}
	return ll_strf(build->arena, "%" LL_FMT "/%s/%" LL_FMT,
		       LL_ARG(repository), gitlab ? "-/commit" : "commit",
		       LL_ARG(landing->commit));
}

/* One person may have committed under two addresses: told once. */
static bool is_named(const struct ll_view_landing *landing, ll_str name)
{
	for (size_t i = 0; i < landing->nauthors; i++) {
		if (ll_str_eq(landing->author[i], name)) {
			return true;
		}
	}
	return false;
}

static void add_authors(const struct ll_build *build,
			const struct ll_landing_info *info,
			struct ll_view_landing *out)
{
	out->author = LL_NEW(build->arena, ll_str, info->nauthors);
	for (size_t i = 0; i < info->nauthors; i++) {
		ll_str name = quote(build, info->author[i]->name);

		if (name.len && !is_named(out, name)) {
			out->author[out->nauthors++] = name;
		}
	}
}

static void add_open(const struct ll_build *build,
		     const struct ll_landing_info *info,
		     struct ll_view_landing *out)
{
	out->subject = quote(build, info->title);
	out->reason = quote(build, info->reason);
	out->reason_given = info->reason_given && out->reason.len;
	out->decided_by = quote(build, info->decided_by);
	out->pull_request = info->pull_request;
	out->url = url_of(build, out);
	add_authors(build, info, out);
}

void ll_build_landings(struct ll_build *build, const size_t *place)
{
	bool *open = open_landings(build, place);

	for (size_t i = 0; i < build->log->ninfos; i++) {
		const struct ll_landing_info *info = &build->log->info[i];
		struct ll_view_landing *out;

		if (!place[i]) {
			continue;
		}
		out = &build->view->landing[place[i] - 1];
		out->time = info->landing->commit.time;
		out->date = ll_date_of_time(out->time);
		out->uncommitted = info->landing->uncommitted;
		out->commit = out->uncommitted
				      ? LL_STR("")
				      : ll_oid_hex(build->arena,
						   &info->landing->commit.id);
		if (open[i]) {
			add_open(build, info, out);
		}
	}
}
