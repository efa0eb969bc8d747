#include "io/git_internal.h"

#include <string.h>

/*
 * The commit that two lines of history have in common. libgit2's own search
 * gives up in a shallow clone; here a cut commit is one without parents.
 */

/* Of a table's rows: those that the other table has, too. */
static bool *common_rows(struct ll_arena *arena, const struct ll_commits *of,
			 const struct ll_commits *other)
{
	struct ll_map map = ll_map_make(arena);
	bool *common = LL_NEW(arena, bool, of->nrows);

	for (size_t i = 0; i < other->nrows; i++) {
		const struct ll_oid *id = &other->row[i].id;

		*ll_map_slot(&map, (ll_str){ (const char *)id->b,
					     sizeof(id->b) }) = &other->row[i];
	}
	for (size_t i = 0; i < of->nrows; i++) {
		const struct ll_oid *id = &of->row[i].id;

		common[i] = !(of->row[i].flags & LL_ROW_MISSING) &&
			    ll_map_get(&map, (ll_str){ (const char *)id->b,
						       sizeof(id->b) });
	}
	return common;
}

static bool is_better(const struct ll_row *row, const struct ll_row *best)
{
	return !best || row->time > best->time ||
	       (row->time == best->time &&
		memcmp(row->id.b, best->id.b, sizeof(row->id.b)) < 0);
}

/* What leads to no other common commit; of several the newest. */
static const struct ll_row *best_row(struct ll_arena *arena,
				     const struct ll_commits *commits,
				     const bool *common)
{
	const struct ll_row *best = NULL;
	bool *older = LL_NEW(arena, bool, commits->nrows);

	for (size_t i = 0; i < commits->nrows; i++) {
		const struct ll_row *row = &commits->row[i];

		for (size_t p = 0; common[i] && p < row->nparents; p++) {
			older[commits->parent[row->first_parent + p]] = true;
		}
	}
	for (size_t i = 0; i < commits->nrows; i++) {
		if (common[i] && !older[i] &&
		    is_better(&commits->row[i], best)) {
			best = &commits->row[i];
		}
	}
	return best;
}

static bool fail_apart(bool cut, ll_str rev, struct ll_err *err)
{
	err->exit_code = 2;
	if (cut) {
		return ll_failf(err,
				"fetch more of the history: 'git fetch "
				"--unshallow', or 'fetch-depth: 0' in "
				"actions/checkout, or 'GIT_DEPTH: 0' in "
				"GitLab CI",
				"where '%" LL_FMT
				"' meet is not in this shallow clone",
				LL_ARG(rev));
	}
	return ll_failf(err, "write two dots to compare them as they are",
			"'%" LL_FMT "' have no commit in common", LL_ARG(rev));
}

static bool use_best(struct ll_git *git, const struct ll_commits two[2],
		     ll_str rev, struct ll_err *err)
{
	struct ll_arena scratch = { 0 };
	const struct ll_row *best = best_row(
		&scratch, &two[0], common_rows(&scratch, &two[0], &two[1]));
	bool cut = two[0].any_cut || two[1].any_cut || two[0].any_missing ||
		   two[1].any_missing;

	ll_arena_release(&scratch);
	if (!best) {
		return fail_apart(cut, rev, err);
	}
	git->head = best->id;
	git->has_head = true;
	git->branch = LL_STR("");
	return true;
}

bool ll_git_use_common(struct ll_git *git, ll_str rev, struct ll_err *err)
{
	struct ll_arena scratch = { 0 };
	struct ll_commits two[2] = { { 0 }, { 0 } };
	size_t dots = ll_str_find(rev, LL_STR("..."));
	ll_str side[2] = { ll_str_sub(rev, 0, dots),
			   ll_str_from_pos(rev, dots + 3) };
	bool fine = true;

	for (int i = 0; i < 2 && fine; i++) {
		fine = ll_git_use_rev(git,
				      side[i].len ? side[i] : LL_STR("HEAD"),
				      err) &&
		       ll_commits_load(git, &scratch, &git->head, &two[i], err);
	}
	fine = fine && use_best(git, two, rev, err);
	ll_commits_release(&two[0]);
	ll_commits_release(&two[1]);
	ll_arena_release(&scratch);
	return fine;
}
