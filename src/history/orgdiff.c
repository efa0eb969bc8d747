#include "history/orgdiff.h"

/* ------------------------------------------------------------ the landing */

static bool is_content(const struct ll_file *file)
{
	return file && file->is_text;
}

static void add_path(struct ll_history *history, const struct ll_file *old,
		     const struct ll_file *new)
{
	static const struct ll_oid none = { { 0 } };
	struct ll_path_change change = {
		.path = (uint32_t)history->npaths,
		.before = is_content(old) ? old->blob : none,
		.after = is_content(new) ? new->blob : none,
	};

	if (!ll_oid_eq(&change.before, &change.after)) {
		history->path[history->npaths++] = (old ? old : new)->path;
		history->change[history->nchanges++] = change;
	}
}

/* Both lists are by path. */
static void add_paths(struct ll_history *history, const struct ll_source *base,
		      const struct ll_source *head)
{
	size_t b = 0;
	size_t h = 0;

	while (b < base->nfiles || h < head->nfiles) {
		const struct ll_file *old =
			b < base->nfiles ? &base->file[b] : NULL;
		const struct ll_file *new =
			h < head->nfiles ? &head->file[h] : NULL;
		int order = !old   ? 1
			    : !new ? -1
				   : ll_str_cmp(old->path, new->path);

		add_path(history, order > 0 ? NULL : old,
			 order < 0 ? NULL : new);
		b += order <= 0;
		h += order >= 0;
	}
}

void ll_orgdiff_history(struct ll_arena *arena, const struct ll_source *base,
			struct ll_source *head)
{
	static const struct ll_person nobody = { LL_STR_INIT(""),
						 LL_STR_INIT("") };
	size_t most = base->nfiles + head->nfiles;
	struct ll_history history = {
		.landing = LL_NEW(arena, struct ll_landing, 1),
		.nlandings = 1,
		.change = LL_NEW(arena, struct ll_path_change, most),
		.path = LL_NEW(arena, ll_str, most),
	};

	add_paths(&history, base, head);
	history.landing->commit = (struct ll_commit){
		.id = head->head,
		.time = head->head_time,
		.author_time = head->head_time,
		.author = &nobody,
		.committer = &nobody,
		.subject = LL_STR(""),
		.body = LL_STR(""),
	};
	history.landing->nchanges = history.nchanges;
	head->history = history;
}
