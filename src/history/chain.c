#include "history/chain.h"

struct ll_path_index ll_path_index_make(struct ll_arena *arena,
					const struct ll_history *history)
{
	struct ll_path_index index = {
		.first = LL_NEW(arena, uint32_t, history->npaths + 1),
		.change = LL_NEW(arena, uint32_t, history->nchanges),
		.landing = LL_NEW(arena, uint32_t, history->nchanges),
	};
	uint32_t sum = 0;

	for (size_t i = 0; i < history->nchanges; i++) {
		index.first[history->change[i].path]++;
	}
	for (size_t i = 0; i <= history->npaths; i++) {
		sum += index.first[i];
		index.first[i] = sum;
	}
	for (size_t i = history->nchanges; i-- > 0;) {
		uint32_t path = history->change[i].path;

		index.change[--index.first[path]] = (uint32_t)i;
	}
	for (size_t i = 0; i < history->nlandings; i++) {
		const struct ll_landing *landing = &history->landing[i];

		for (size_t j = 0; j < landing->nchanges; j++) {
			index.landing[landing->first_change + j] = (uint32_t)i;
		}
	}
	return index;
}

size_t ll_path_find(const struct ll_history *history, ll_str path)
{
	size_t low = 0;
	size_t high = history->npaths;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ll_str_cmp(history->path[middle], path) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < history->npaths && ll_str_eq(history->path[low], path)
		       ? low
		       : LL_NPOS;
}

/* The way back through the versions of a file. */
struct walk {
	const struct ll_history *history;
	const struct ll_path_index *index;
	const struct ll_renames *renames;
	size_t path;
	size_t left;  /* entries of the path in index->change yet to be read */
	bool former;  /* the path is not the one it began with */
	bool another; /* these versions were those of a file renamed away */
};

static const struct ll_path_change *next_change(const struct walk *walk,
						size_t *at)
{
	*at = walk->index
		      ->change[walk->index->first[walk->path] + walk->left - 1];
	return &walk->history->change[*at];
}

static struct ll_version make_version(const struct walk *walk,
				      const struct ll_path_change *change,
				      size_t at)
{
	return (struct ll_version){
		.landing = walk->index->landing[at],
		.path = walk->history->path[change->path],
		.old_path = LL_STR(""),
		.before = change->before,
		.after = change->after,
	};
}

/* Goes on with the former path, before the change @from in which it went. */
static void follow(struct walk *walk, struct ll_version *version, size_t from)
{
	const struct ll_path_change *change = &walk->history->change[from];
	const uint32_t *list;
	size_t low = 0;
	size_t high;

	version->old_path = walk->history->path[change->path];
	version->before = change->before;
	walk->path = change->path;
	walk->former = true;
	list = walk->index->change + walk->index->first[walk->path];
	high = walk->index->first[walk->path + 1] -
	       walk->index->first[walk->path];
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (list[middle] < from) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	walk->left = low;
}

/* Appends the next older version. Returns false at the end. */
static bool take_version(struct ll_arena *arena, struct walk *walk,
			 struct ll_chain *chain)
{
	size_t at;
	const struct ll_path_change *change = next_change(walk, &at);
	uint32_t from = walk->renames->from[at];
	struct ll_version *version;

	if (walk->renames->to[at] && chain->n) {
		if (walk->former) {
			return false;
		}
		walk->another = true;
	}
	version = LL_PUSH(arena, chain);
	*version = make_version(walk, change, at);
	version->unsure = from == LL_RENAME_UNKNOWN;
	walk->left--;
	if (from && from != LL_RENAME_UNKNOWN && !walk->another) {
		follow(walk, version, from - 1);
	}
	return walk->left > 0;
}

struct ll_chain ll_chain_make(struct ll_arena *arena,
			      const struct ll_history *history,
			      const struct ll_path_index *index,
			      const struct ll_renames *renames, size_t path)
{
	struct walk walk = {
		.history = history,
		.index = index,
		.renames = renames,
		.path = path,
		.left = index->first[path + 1] - index->first[path],
	};
	struct ll_chain chain = { 0 };

	while (walk.left && take_version(arena, &walk, &chain)) {
	}
	return chain;
}
