#include "check/past_files.h"

#include "history/chain.h"
#include "model/pulse.h"

static bool may_hold_records(ll_str path)
{
	return ll_str_ends_nocase(path, LL_STR(".md")) ||
	       ll_str_ends_nocase(path, LL_STR(".markdown")) ||
	       ll_path_is_survey(path);
}

/* ".github/x.md": a name with a dot in front is no content. */
static bool is_dotted(ll_str path)
{
	return ll_str_starts(path, LL_STR(".")) ||
	       ll_str_find(path, LL_STR("/.")) != LL_NPOS;
}

struct ll_past_files ll_past_files_make(struct ll_arena *arena,
					const struct ll_source *source)
{
	const struct ll_history *history = &source->history;
	struct ll_past_files files = {
		.arena = arena,
		.source = source,
		.nlandings = history->nlandings,
		.own = LL_NEW(arena, size_t, source->nfiles),
		.at = LL_NEW(arena, struct ll_past_file, history->npaths),
	};

	for (size_t i = 0; i < history->npaths; i++) {
		files.at[i].left_out = is_dotted(history->path[i]);
	}
	for (size_t i = 0; i < source->nfiles; i++) {
		size_t path = ll_path_find(history, source->file[i].path);

		files.own[i] = path;
		if (path != LL_NPOS) {
			files.at[path].here = true;
			files.at[path].blob = source->file[i].blob;
		}
	}
	return files;
}

/* What a landing left behind and io did not list is a link, or too large. */
static void undo(struct ll_past_files *files,
		 const struct ll_path_change *change)
{
	struct ll_past_file *file = &files->at[change->path];

	if (!file->here && !ll_oid_is_zero(&change->after)) {
		file->left_out = true;
	}
	file->here = !file->left_out && !ll_oid_is_zero(&change->before);
	file->blob = change->before;
}

void ll_past_files_go_back(struct ll_past_files *files, size_t nlandings)
{
	const struct ll_history *history = &files->source->history;

	while (files->nlandings > nlandings) {
		const struct ll_landing *landing =
			&history->landing[--files->nlandings];

		for (size_t i = 0; i < landing->nchanges; i++) {
			undo(files,
			     &history->change[landing->first_change + i]);
		}
	}
}

/* As it is today, where that is what it was. */
static struct ll_file as_it_was(const struct ll_past_files *files, size_t path,
				const struct ll_file *today)
{
	const struct ll_past_file *at = &files->at[path];
	struct ll_file file = {
		.path = files->source->history.path[path],
		.bytes = LL_STR(""),
		.state = LL_FILE_COMMITTED,
		.blob = at->blob,
	};

	if (today && (!today->is_text || ll_oid_eq(&today->blob, &at->blob))) {
		return *today;
	}
	file.is_text = today ? today->is_text : may_hold_records(file.path);
	return file;
}

struct ll_source ll_past_files_list(const struct ll_past_files *files,
				    struct ll_arena *arena)
{
	const struct ll_source *today = files->source;
	const struct ll_history *history = &today->history;
	struct ll_source then = *today;
	size_t path = 0;
	size_t own = 0;

	then.file =
		LL_NEW(arena, struct ll_file, today->nfiles + history->npaths);
	then.nfiles = 0;
	while (path < history->npaths || own < today->nfiles) {
		const struct ll_file *file =
			own < today->nfiles ? &today->file[own] : NULL;
		int order =
			!file                     ? -1
			: path == history->npaths ? 1
			: files->own[own] == path
				? 0
				: ll_str_cmp(history->path[path], file->path);

		if (order > 0) {
			then.file[then.nfiles++] = *file;
		} else if (files->at[path].here) {
			then.file[then.nfiles++] =
				as_it_was(files, path, order ? NULL : file);
		}
		path += order <= 0;
		own += order >= 0;
	}
	return then;
}
