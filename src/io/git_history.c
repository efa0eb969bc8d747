#include "io/git_internal.h"

#include <stdlib.h>

#include "base/buf.h"

/* Makes .tree of the row the organisation's folder; zero where it has none. */
static enum ll_got find_folder(struct ll_reading *reading, struct ll_row *row)
{
	struct ll_tree_entry entry;
	bool found;
	enum ll_got got;

	if (row->flags & LL_ROW_FOLDER) {
		return LL_GOT;
	}
	got = ll_tree_find(reading->git, &row->tree, reading->git->prefix,
			   &entry, &found);
	if (got != LL_GOT) {
		return got;
	}
	row->tree = found && entry.kind == LL_ENTRY_FOLDER
			    ? entry.id
			    : (struct ll_oid){ 0 };
	row->flags |= LL_ROW_FOLDER;
	return LL_GOT;
}

static void say_missing_tree(struct ll_git *git)
{
	ll_git_cut(git, LL_HISTORY_PARTIAL,
		   LL_STR("folders of older commits are not in this clone"),
		   git->promised
			   ? "run 'git fetch --refetch --no-filter origin'"
			   : "run 'git fsck', or clone the repository again");
}

bool ll_reading_diff(struct ll_reading *reading, size_t before, size_t after,
		     struct ll_changes *out, bool *known, struct ll_err *err)
{
	static const struct ll_oid none;
	struct ll_row *row = reading->commits->row;
	const struct ll_oid *from = &none;
	enum ll_got got = find_folder(reading, &row[after]);
	size_t n = out->n;

	if (got == LL_GOT && before != LL_NPOS) {
		got = find_folder(reading, &row[before]);
		from = &row[before].tree;
	}
	if (got == LL_GOT) {
		got = ll_tree_diff(reading->git, from, &row[after].tree,
				   &reading->paths, out);
	}
	*known = got == LL_GOT;
	if (got == LL_GOT) {
		return true;
	}
	out->n = n;
	if (got == LL_GOT_DAMAGED) {
		return ll_git_fail_damaged(reading->git, &row[after].id, err);
	}
	say_missing_tree(reading->git);
	return true;
}

void ll_reading_found(struct ll_reading *reading, size_t row,
		      size_t first_change)
{
	struct ll_found *found = LL_PUSH(reading->scratch, &reading->found);

	*found = (struct ll_found){
		.row = (uint32_t)row,
		.first_change = first_change,
		.nchanges = reading->changes.n - first_change,
	};
}

void ll_reading_progress(const struct ll_reading *reading, size_t done,
			 size_t total)
{
	if (reading->handle->options.progress && done % 1024 == 0) {
		reading->handle->options.progress("Reading history", done,
						  total);
	}
}

/* ------------------------------------------- from rows to plain landings */

/* A path and the number it got when it was met. */
struct numbered {
	ll_str path;
	uint32_t number;
};

static int by_path(const void *a, const void *b)
{
	return ll_str_cmp(((const struct numbered *)a)->path,
			  ((const struct numbered *)b)->path);
}

/* Fills history->path; the result gives the index of each number in it. */
static uint32_t *sort_paths(struct ll_reading *reading,
			    struct ll_history *history)
{
	const struct ll_map *number = &reading->paths.number;
	size_t n = number->nentries;
	struct numbered *sorted = LL_NEW(reading->scratch, struct numbered, n);
	uint32_t *index = LL_NEW(reading->scratch, uint32_t, n);

	for (size_t i = 0; i < n; i++) {
		sorted[i].path = number->entry[i].key;
		sorted[i].number = (uint32_t)i;
	}
	qsort(sorted, n, sizeof(*sorted), by_path);
	history->path = LL_NEW(reading->handle->arena, ll_str, n);
	history->npaths = n;
	for (size_t i = 0; i < n; i++) {
		history->path[i] =
			ll_str_copy(reading->handle->arena, sorted[i].path);
		index[sorted[i].number] = (uint32_t)i;
	}
	return index;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = ((const struct ll_path_change *)a)->path;
	uint32_t y = ((const struct ll_path_change *)b)->path;

	return (x > y) - (x < y);
}

/*
 * git writes trees in order of path, so there is nothing to do; a tree made
 * by hand may be in any order and name a path twice.
 */
static size_t put_in_order(struct ll_path_change *change, size_t n)
{
	size_t kept = n ? 1 : 0;
	bool ordered = true;

	for (size_t i = 1; i < n; i++) {
		ordered = ordered && change[i - 1].path < change[i].path;
	}
	if (ordered) {
		return n;
	}
	qsort(change, n, sizeof(*change), by_number);
	for (size_t i = 1; i < n; i++) {
		if (change[i].path != change[kept - 1].path) {
			change[kept++] = change[i];
		}
	}
	return kept;
}

static void copy_changes(struct ll_history *history, struct ll_landing *landing,
			 const struct ll_path_change *from, size_t n,
			 const uint32_t *index)
{
	struct ll_path_change *to = history->change + history->nchanges;

	for (size_t i = 0; i < n; i++) {
		to[i] = from[i];
		to[i].path = index[from[i].path];
	}
	landing->first_change = history->nchanges;
	landing->nchanges = put_in_order(to, n);
	history->nchanges += landing->nchanges;
}

static void make_landing(struct ll_reading *reading,
			 const struct ll_found *found,
			 struct ll_landing *landing)
{
	struct ll_arena *arena = reading->handle->arena;
	const struct ll_row *row = reading->commits->row;
	struct ll_commit *brought =
		LL_NEW(arena, struct ll_commit, found->nbrought);

	landing->commit = ll_commit_make(arena, reading->git, reading->commits,
					 &row[found->row]);
	for (size_t i = 0; i < found->nbrought; i++) {
		brought[i] =
			ll_commit_make(arena, reading->git, reading->commits,
				       &row[found->brought[i]]);
	}
	landing->brought = brought;
	landing->nbrought = found->nbrought;
}

static void add_edits(struct ll_reading *reading, struct ll_history *history,
		      const uint32_t *index)
{
	static const struct ll_person nobody = { { "", 0 }, { "", 0 } };
	struct ll_org_handle *handle = reading->handle;
	struct ll_landing *landing = &history->landing[history->nlandings++];
	struct ll_path_change *change = LL_NEW(
		reading->scratch, struct ll_path_change, handle->edits.n);

	for (size_t i = 0; i < handle->edits.n; i++) {
		change[i].path = ll_paths_number(&reading->paths,
						 handle->edits.item[i].path);
		change[i].before = handle->edits.item[i].before;
		change[i].after = handle->edits.item[i].after;
	}
	landing->uncommitted = true;
	landing->commit.author = &nobody;
	landing->commit.committer = &nobody;
	landing->commit.subject = LL_STR("");
	landing->commit.body = LL_STR("");
	copy_changes(history, landing, change, handle->edits.n, index);
}

static void make_plain(struct ll_reading *reading, struct ll_history *history)
{
	struct ll_org_handle *handle = reading->handle;
	size_t nfound = reading->found.n;
	const uint32_t *index;

	for (size_t i = 0; i < handle->edits.n; i++) {
		ll_paths_number(&reading->paths, handle->edits.item[i].path);
	}
	index = sort_paths(reading, history);
	history->landing = LL_NEW(handle->arena, struct ll_landing, nfound + 1);
	history->change = LL_NEW(handle->arena, struct ll_path_change,
				 reading->changes.n + handle->edits.n);
	for (size_t i = nfound; i-- > 0;) {
		const struct ll_found *found = &reading->found.item[i];
		struct ll_landing *landing =
			&history->landing[history->nlandings++];

		make_landing(reading, found, landing);
		copy_changes(history, landing,
			     reading->changes.item + found->first_change,
			     found->nchanges, index);
	}
	if (handle->edits.n) {
		add_edits(reading, history, index);
	}
}

/* ---------------------------------------------------- what is not known */

static void say_shallow(struct ll_reading *reading)
{
	struct ll_line line =
		ll_line_make(reading->scratch, reading->git, reading->commits);
	ll_date first = ll_date_of_time(
		reading->commits->row[line.row[line.n - 1]].time);

	ll_git_cut(reading->git, LL_HISTORY_SHALLOW,
		   ll_str_join(reading->scratch,
			       LL_STR("this is a shallow clone; what changed "
				      "up to "),
			       ll_date_iso(reading->scratch, first),
			       LL_STR(" is not known")),
		   "run 'git fetch --unshallow'; in CI set 'fetch-depth: 0' "
		   "(GitHub) or 'GIT_DEPTH: 0' (GitLab)");
}

static void say_missing_commit(struct ll_reading *reading)
{
	ll_str id = ll_oid_hex(reading->scratch, &reading->commits->missing);

	ll_git_cut(reading->git, LL_HISTORY_PARTIAL,
		   ll_str_join(reading->scratch, LL_STR("commit "),
			       ll_str_sub(id, 0, 12),
			       LL_STR(" is not in this clone")),
		   "run 'git fsck', or clone the repository again");
}

static size_t count_absent(struct ll_reading *reading)
{
	size_t absent = 0;

	for (size_t i = 0; i < reading->changes.n; i++) {
		const struct ll_oid *id = &reading->changes.item[i].before;

		absent += !ll_oid_is_zero(id) && !ll_git_has(reading->git, id);
	}
	return absent;
}

/* What a partial clone left out is told at once, not when it is missed. */
static void say_missing_blobs(struct ll_reading *reading)
{
	bool look = reading->git->promised &&
		    reading->git->state < LL_HISTORY_PARTIAL;
	size_t absent = look ? count_absent(reading) : 0;

	if (absent) {
		ll_git_cut(reading->git, LL_HISTORY_PARTIAL,
			   ll_strf(reading->scratch,
				   "this is a partial clone without %zu older "
				   "versions of files",
				   absent),
			   "run 'git fetch --refetch --no-filter origin'; in "
			   "CI do not set 'filter' or 'sparse-checkout'");
	}
}

static void say_what_is_missing(struct ll_reading *reading)
{
	if (reading->commits->any_cut) {
		say_shallow(reading);
	}
	if (reading->commits->any_missing) {
		say_missing_commit(reading);
	}
	say_missing_blobs(reading);
}

static bool read_with(struct ll_org_handle *handle, bool full,
		      struct ll_history *history, struct ll_err *err)
{
	struct ll_reading reading = {
		.handle = handle,
		.git = handle->git,
		.commits = &handle->commits,
		.scratch = &handle->scratch,
		.paths = { &handle->scratch, ll_map_make(&handle->scratch) },
		.changes = { .arena = &handle->scratch },
	};

	if (!(full ? ll_full_read(&reading, err)
		   : ll_published_read(&reading, err))) {
		return false;
	}
	say_what_is_missing(&reading);
	make_plain(&reading, history);
	if (handle->ntags) {
		ll_tags_read(&reading, handle->source);
	}
	return true;
}

bool ll_org_read_history(struct ll_org_handle *handle, bool full,
			 struct ll_source *source, struct ll_err *err)
{
	struct ll_history *history = &source->history;
	bool fine;

	if (!handle->git || !handle->git->has_head) {
		return true;
	}
	fine = ll_org_commits(handle, err) &&
	       read_with(handle, full, history, err);
	ll_tree_cache_release(&handle->git->cache);
	ll_commits_release(&handle->commits);
	ll_arena_release(&handle->scratch);
	handle->commits_loaded = false;
	if (!ll_git_open_objects(handle->git)) {
		return ll_failf(err, "",
				"the repository cannot be opened "
				"again");
	}
	history->state = handle->git->state;
	history->why = handle->git->why;
	history->advice = handle->git->advice;
	return fine;
}
