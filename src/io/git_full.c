#include "io/git_internal.h"

#include "io/git_set.h"

/*
 * history: full - what `git log -- PATH` lists, for every path in one pass.
 *
 * Source: git-log(1), "History Simplification", the default mode. A commit is
 * listed for a path if it differs from all its parents there. From a merge
 * the path is followed to the first parent that has the same, or to all
 * parents if all differ.
 *
 * Instead of one walk for each path, every commit carries the set of paths
 * that still reach it (git_set.h). Commits are taken by date, but never before
 * all their children.
 */

struct full {
	struct ll_reading *reading;
	struct ll_commits *commits;
	struct ll_arena *scratch;
	struct ll_set *set;  /* by row */
	uint32_t *nchildren; /* by row: not yet taken */
	struct waiting *heap;
	size_t nheap;
	uint32_t npushed;
};

/* ------------------------------------------ the order of git --date-order */

struct waiting {
	ll_time time;
	uint32_t order; /* of being pushed: first come, first served */
	uint32_t row;
};

static bool is_before(const struct waiting *a, const struct waiting *b)
{
	return a->time != b->time ? a->time > b->time : a->order < b->order;
}

static void heap_push(struct full *full, uint32_t row)
{
	size_t at = full->nheap++;
	struct waiting item = { full->commits->row[row].time, full->npushed++,
				row };

	while (at && is_before(&item, &full->heap[(at - 1) / 2])) {
		full->heap[at] = full->heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	full->heap[at] = item;
}

static uint32_t heap_pop(struct full *full)
{
	uint32_t row = full->heap[0].row;
	struct waiting last = full->heap[--full->nheap];
	size_t at = 0;

	for (size_t child = 1; child < full->nheap; child = 2 * at + 1) {
		if (child + 1 < full->nheap &&
		    is_before(&full->heap[child + 1], &full->heap[child])) {
			child++;
		}
		if (!is_before(&full->heap[child], &last)) {
			break;
		}
		full->heap[at] = full->heap[child];
		at = child;
	}
	full->heap[at] = last;
	return row;
}

static uint32_t parent_of(const struct full *full, size_t row, size_t i)
{
	return full->commits->parent[full->commits->row[row].first_parent + i];
}

/* Counts the children of every commit that can be reached. */
static void count_children(struct full *full)
{
	size_t nrows = full->commits->nrows;
	uint32_t *stack = LL_NEW(full->scratch, uint32_t, nrows);
	size_t n = 0;

	stack[n++] = full->commits->tip;
	full->commits->row[full->commits->tip].flags |= LL_ROW_SEEN;
	while (n) {
		uint32_t row = stack[--n];

		for (size_t i = 0; i < full->commits->row[row].nparents; i++) {
			uint32_t parent = parent_of(full, row, i);
			struct ll_row *above = &full->commits->row[parent];

			full->nchildren[parent]++;
			if (!(above->flags & LL_ROW_SEEN)) {
				above->flags |= LL_ROW_SEEN;
				stack[n++] = parent;
			}
		}
	}
}

/* ------------------------------------------------------ one commit */

static void pass_on(struct full *full, uint32_t parent, struct ll_set set)
{
	full->set[parent] = ll_set_union(full->scratch, full->set[parent], set);
}

/* Keeps of the changes from @first on those that the set contains. */
static void keep_contained(struct full *full, size_t row, size_t first)
{
	struct ll_changes *changes = &full->reading->changes;
	size_t n = first;

	for (size_t i = first; i < changes->n; i++) {
		if (ll_set_contains(&full->set[row], changes->item[i].path)) {
			changes->item[n++] = changes->item[i];
		}
	}
	changes->n = n;
	if (n > first) {
		ll_reading_found(full->reading, row, first);
	}
}

static bool take_plain(struct full *full, size_t row, struct ll_err *err)
{
	struct ll_reading *reading = full->reading;
	size_t first = reading->changes.n;
	bool has_parent = full->commits->row[row].nparents;
	size_t parent = has_parent ? parent_of(full, row, 0) : LL_NPOS;
	bool known;

	if (!ll_reading_diff(reading, parent, row, &reading->changes, &known,
			     err)) {
		return false;
	}
	keep_contained(full, row, first);
	if (has_parent) {
		pass_on(full, (uint32_t)parent, full->set[row]);
	}
	return true;
}

/* A merge: which paths differ from which parents. */
struct merging {
	struct ll_set *differs; /* by parent: paths that differ from it */
	struct ll_set *goes;    /* by parent: paths followed to it alone */
	size_t nparents;
};

static struct ll_set paths_of(struct ll_arena *arena,
			      const struct ll_path_change *change, size_t n)
{
	uint32_t *path = LL_NEW(arena, uint32_t, n);

	for (size_t i = 0; i < n; i++) {
		path[i] = change[i].path;
	}
	return ll_set_make(path, n);
}

/* Leaves the changes against the first parent at the end of the list. */
static bool compare_parents(struct full *full, size_t row,
			    struct merging *merging, bool *known,
			    struct ll_err *err)
{
	struct ll_changes *first = &full->reading->changes;
	struct ll_changes other = { .arena = full->scratch };
	size_t from = first->n;

	*known = true;
	for (size_t i = 0; i < merging->nparents && *known; i++) {
		struct ll_changes *out = i ? &other : first;

		other.n = 0;
		if (!ll_reading_diff(full->reading, parent_of(full, row, i),
				     row, out, known, err)) {
			return false;
		}
		merging->differs[i] =
			i ? paths_of(full->scratch, other.item, other.n)
			  : paths_of(full->scratch, first->item + from,
				     first->n - from);
	}
	if (!*known) {
		first->n = from;
	}
	return true;
}

/* The parent that has the same as the merge, LL_NPOS if all differ. */
static size_t same_as(const struct merging *merging, uint32_t path)
{
	for (size_t i = 1; i < merging->nparents; i++) {
		if (!ll_set_lists(&merging->differs[i], path)) {
			return i;
		}
	}
	return LL_NPOS;
}

static void distribute(struct full *full, size_t row,
		       const struct merging *merging)
{
	const struct ll_set *first = &merging->differs[0];
	struct ll_set to_all = { LL_NEW(full->scratch, uint32_t, first->n), 0,
				 false };
	struct ll_set elsewhere = { LL_NEW(full->scratch, uint32_t, first->n),
				    0, false };

	for (size_t i = 0; i < first->n; i++) {
		size_t parent = same_as(merging, first->path[i]);
		struct ll_set *set =
			parent == LL_NPOS ? &to_all : &merging->goes[parent];

		if (parent != LL_NPOS) {
			elsewhere.path[elsewhere.n++] = first->path[i];
		}
		set->path[set->n++] = first->path[i];
	}
	pass_on(full, parent_of(full, row, 0),
		ll_set_limit(full->scratch, &full->set[row], &elsewhere, true));
	for (size_t i = 1; i < merging->nparents; i++) {
		struct ll_set few =
			ll_set_union(full->scratch, to_all, merging->goes[i]);

		pass_on(full, parent_of(full, row, i),
			ll_set_limit(full->scratch, &full->set[row], &few,
				     false));
	}
}

/* Drops the changes that some parent has as well: they are not the merge's. */
static void drop_taken_over(struct full *full, size_t first,
			    const struct merging *merging)
{
	struct ll_changes *changes = &full->reading->changes;
	size_t n = first;

	for (size_t i = first; i < changes->n; i++) {
		if (same_as(merging, changes->item[i].path) == LL_NPOS) {
			changes->item[n++] = changes->item[i];
		}
	}
	changes->n = n;
}

static bool take_merge(struct full *full, size_t row, struct ll_err *err)
{
	struct merging merging = { .nparents =
					   full->commits->row[row].nparents };
	size_t first = full->reading->changes.n;
	bool known;

	merging.differs =
		LL_NEW(full->scratch, struct ll_set, merging.nparents);
	merging.goes = LL_NEW(full->scratch, struct ll_set, merging.nparents);
	if (!compare_parents(full, row, &merging, &known, err)) {
		return false;
	}
	if (!known) {
		pass_on(full, parent_of(full, row, 0), full->set[row]);
		return true;
	}
	for (size_t i = 1; i < merging.nparents; i++) {
		merging.goes[i].path =
			LL_NEW(full->scratch, uint32_t, merging.differs[0].n);
	}
	distribute(full, row, &merging);
	drop_taken_over(full, first, &merging);
	keep_contained(full, row, first);
	return true;
}

static bool take(struct full *full, size_t row, struct ll_err *err)
{
	const struct ll_row *at = &full->commits->row[row];

	/* What a commit at the cut changed, nobody here knows. */
	if (ll_set_is_empty(&full->set[row]) ||
	    at->flags & (LL_ROW_MISSING | LL_ROW_CUT)) {
		return true;
	}
	return at->nparents > 1 ? take_merge(full, row, err)
				: take_plain(full, row, err);
}

bool ll_full_read(struct ll_reading *reading, struct ll_err *err)
{
	size_t nrows = reading->commits->nrows;
	struct full full = {
		.reading = reading,
		.commits = reading->commits,
		.scratch = reading->scratch,
		.set = LL_NEW(reading->scratch, struct ll_set, nrows),
		.nchildren = LL_NEW(reading->scratch, uint32_t, nrows),
		.heap = LL_NEW(reading->scratch, struct waiting, nrows),
	};

	count_children(&full);
	full.set[full.commits->tip].all_but = true;
	heap_push(&full, full.commits->tip);
	for (size_t done = 0; full.nheap; done++) {
		uint32_t row = heap_pop(&full);

		if (!take(&full, row, err)) {
			return false;
		}
		for (size_t i = 0; i < full.commits->row[row].nparents; i++) {
			uint32_t parent = parent_of(&full, row, i);

			if (!--full.nchildren[parent]) {
				heap_push(&full, parent);
			}
		}
		ll_reading_progress(reading, done, nrows);
	}
	return true;
}
