#include "io/git_internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "io/file.h"

bool ll_org_is_text(const struct ll_org_options *options, ll_str name)
{
	for (size_t i = 0; i < options->nsuffixes; i++) {
		if (ll_str_ends_nocase(name, options->suffix[i])) {
			return true;
		}
	}
	return false;
}

bool ll_org_name_ok(ll_str name)
{
	if (!name.len || name.s[0] == '.' || !ll_utf8_valid(name)) {
		return false;
	}
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.s[i];

		if (c < 0x20 || c == 0x7f || c == '/') {
			return false;
		}
		/* C1 controls: U+0080 to U+009F */
		if (c == 0xc2 && i + 1 < name.len &&
		    (unsigned char)name.s[i + 1] < 0xa0) {
			return false;
		}
	}
	return true;
}

static void add_note(struct ll_org_handle *handle, struct ll_source_note note)
{
	if (handle->notes.n < LL_MAX_NOTES) {
		note.path = ll_utf8_clean(handle->arena, note.path);
		*LL_PUSH(handle->arena, &handle->notes) = note;
	}
}

void ll_org_skip(struct ll_org_handle *handle, ll_str path, ll_str why,
		 const char *advice)
{
	add_note(handle,
		 (struct ll_source_note){ .kind = LL_SOURCE_SKIPPED,
					  .path = path,
					  .text = why,
					  .advice = ll_str_from(advice) });
}

void ll_org_skip_link(struct ll_org_handle *handle, ll_str path)
{
	ll_org_skip(handle, path, LL_STR("it is a symbolic link"),
		    "replace it by the file that it points to");
}

void ll_org_skip_large(struct ll_org_handle *handle, ll_str path)
{
	ll_org_skip(handle, path, LL_STR("it is too large"),
		    "split it, or keep large material elsewhere");
}

void ll_org_inform(struct ll_org_handle *handle, ll_str path, ll_str text,
		   const char *advice)
{
	add_note(handle,
		 (struct ll_source_note){ .kind = LL_SOURCE_INFO,
					  .path = path,
					  .text = text,
					  .advice = ll_str_from(advice) });
}

bool ll_org_commits(struct ll_org_handle *handle, struct ll_err *err)
{
	if (!handle->commits_loaded) {
		handle->commits_loaded = ll_commits_load(
			handle->git, &handle->scratch, &handle->git->head,
			&handle->commits, err);
	}
	return handle->commits_loaded;
}

/* ----------------------------------------------------------- opening */

static bool fail_no_folder(struct ll_err *err, ll_str dir)
{
	err->exit_code = 2;
	if (errno == ENOTDIR) {
		return ll_failf(err, "give the folder that holds it",
				"'%" LL_FMT "' is not a folder", LL_ARG(dir));
	}
	return ll_failf(err,
			"give the folder of the organisation's Markdown files",
			"cannot open the folder '%" LL_FMT "': %s", LL_ARG(dir),
			strerror(errno));
}

static bool open_dir(struct ll_org_handle *handle, struct ll_err *err)
{
	ll_str dir = handle->options.dir;

	handle->dir = ll_path_real(handle->arena, dir);
	handle->dir_fd = handle->dir.len ? ll_dir_open(handle->dir) : -1;
	return handle->dir_fd >= 0 || fail_no_folder(err, dir);
}

static bool fail_no_history(struct ll_org_handle *handle, struct ll_err *err)
{
	const struct ll_history *history = &handle->source->history;

	err->exit_code = 2;
	return ll_failf(err, ll_str_zero(handle->arena, history->advice),
			"no revision or day can be read: %" LL_FMT,
			LL_ARG(history->why));
}

/* A folder that the repository around it ignores is none of its business. */
static bool is_outside(struct ll_org_handle *handle)
{
	struct ll_git *git = handle->git;
	int ignored = 0;
	ll_str path;

	if (!git->prefix.len || !git->has_head || !ll_oid_is_zero(&git->tree)) {
		return false;
	}
	path = ll_str_join(handle->arena, git->prefix, LL_STR("/"), LL_STR(""));
	return !git_ignore_path_is_ignored(&ignored, git->repo,
					   ll_str_zero(handle->arena, path)) &&
	       ignored;
}

static bool open_git(struct ll_org_handle *handle, struct ll_err *err)
{
	const struct ll_org_options *options = &handle->options;
	struct ll_history *history = &handle->source->history;

	handle->git = ll_git_open(handle, handle->dir, history);
	handle->worktree = !options->ref.len && !options->as_of.n;
	if (!handle->git) {
		return handle->worktree || fail_no_history(handle, err);
	}
	if (!ll_git_resolve(handle->git, err)) {
		return false;
	}
	if (handle->worktree && is_outside(handle)) {
		ll_git_close(handle->git);
		handle->git = NULL;
		history->state = LL_HISTORY_NONE;
		history->why = LL_STR("the repository around the folder "
				      "ignores it");
		history->advice = LL_STR("remove it from .gitignore, or run "
					 "'git init' in the folder");
	}
	return true;
}

static void read_mailmap(struct ll_org_handle *handle)
{
	ll_people_init(&handle->git->people, handle->arena,
		       ll_git_root_file(handle, LL_STR(".mailmap")));
}

static bool read_blob(void *context, const struct ll_oid *id,
		      struct ll_arena *arena, ll_str *bytes)
{
	struct ll_org_handle *handle = context;
	ll_str key = { (const char *)id->b, sizeof(id->b) };
	const ll_str *own = ll_map_get(&handle->own_blob, key);

	if (own) {
		*bytes = ll_str_copy(arena, *own);
		return true;
	}
	if (handle->git &&
	    ll_git_blob(handle->git, id, arena, bytes) == LL_GOT) {
		return true;
	}
	*bytes = LL_STR("");
	__atomic_fetch_add(&handle->source->history.missing_blobs, 1,
			   __ATOMIC_RELAXED);
	return false;
}

static bool read_file(const struct ll_source *source, ll_str path,
		      struct ll_arena *arena, ll_str *bytes)
{
	struct ll_err ignored = { .arena = arena };

	return ll_org_file_bytes(source->context, path, arena, bytes, &ignored);
}

static int by_path(const void *a, const void *b)
{
	return ll_str_cmp(((const struct ll_file *)a)->path,
			  ((const struct ll_file *)b)->path);
}

static int notes_by_path(const void *a, const void *b)
{
	return ll_str_cmp(((const struct ll_source_note *)a)->path,
			  ((const struct ll_source_note *)b)->path);
}

static ll_str folder_name(ll_str dir)
{
	ll_str name = ll_path_base(dir);

	if (ll_str_ends(name, LL_STR(".git")) && name.len > 4) {
		name = ll_str_sub(name, 0, name.len - 4);
	}
	return name;
}

static void fill_source(struct ll_org_handle *handle)
{
	struct ll_source *source = handle->source;
	const struct ll_git *git = handle->git;
	ll_str name = folder_name(handle->dir);

	if (handle->files.n) {
		qsort(handle->files.item, handle->files.n,
		      sizeof(*handle->files.item), by_path);
	}
	if (handle->notes.n) {
		qsort(handle->notes.item, handle->notes.n,
		      sizeof(*handle->notes.item), notes_by_path);
	}
	source->file = handle->files.item;
	source->nfiles = handle->files.n;
	source->note = handle->notes.item;
	source->nnotes = handle->notes.n;
	source->org_name = ll_utf8_clean(handle->arena, name);
	if (git && git->has_head) {
		source->head = git->head;
		source->head_time = git->head_time;
	}
	if (git) {
		source->branch = git->branch;
		source->prefix = git->prefix;
		source->history.state = git->state;
		source->history.why = git->why;
		source->history.advice = git->advice;
	}
	source->blob = read_blob;
	source->file_bytes = read_file;
	source->context = handle;
}

static bool read_all(struct ll_org_handle *handle, struct ll_err *err)
{
	if (!open_dir(handle, err) || !open_git(handle, err)) {
		return false;
	}
	if (handle->git) {
		read_mailmap(handle);
		ll_git_read_ignored(handle);
	}
	return handle->worktree ? ll_worktree_read(handle, err)
				: ll_commit_files_read(handle, err);
}

bool ll_org_open(struct ll_arena *arena, const struct ll_org_options *options,
		 struct ll_source *source, struct ll_org_handle **out,
		 struct ll_err *err)
{
	struct ll_org_handle *handle = LL_NEW(arena, struct ll_org_handle, 1);

	git_libgit2_init();
	*source = (struct ll_source){ 0 };
	handle->arena = arena;
	handle->options = *options;
	handle->source = source;
	handle->dir_fd = -1;
	handle->own_blob = ll_map_make(arena);
	if (!read_all(handle, err)) {
		ll_org_close(handle);
		return false;
	}
	fill_source(handle);
	*out = handle;
	return true;
}

bool ll_org_file_bytes(struct ll_org_handle *handle, ll_str path,
		       struct ll_arena *arena, ll_str *bytes,
		       struct ll_err *err)
{
	struct ll_tree_entry entry;
	enum ll_file_status status;
	bool found = false;

	if (!ll_source_file(handle->source, path)) {
		return ll_failf(err, "link to a file of the organisation",
				"%" LL_FMT " is no file of the organisation",
				LL_ARG(path));
	}
	if (handle->worktree) {
		status = ll_file_read_below(handle->dir_fd, path,
					    LL_FILE_MAX_BYTES, arena, bytes);
		return status == LL_FILE_FINE ||
		       ll_failf(err, "", "%" LL_FMT " %s", LL_ARG(path),
				ll_file_status_text(status));
	}
	if (ll_tree_find(handle->git, &handle->git->tree, path, &entry,
			 &found) == LL_GOT &&
	    found && entry.kind == LL_ENTRY_FILE &&
	    ll_git_blob(handle->git, &entry.id, arena, bytes) == LL_GOT) {
		return true;
	}
	return ll_failf(err, "", "%" LL_FMT " is not in the commit",
			LL_ARG(path));
}

void ll_org_rest(struct ll_org_handle *handle)
{
	if (handle->git) {
		ll_git_rest(handle->git);
	}
}

void ll_org_close(struct ll_org_handle *handle)
{
	if (handle->git) {
		ll_git_close(handle->git);
		handle->git = NULL;
	}
	if (handle->dir_fd >= 0) {
		close(handle->dir_fd);
		handle->dir_fd = -1;
	}
	ll_commits_release(&handle->commits);
	ll_arena_release(&handle->scratch);
	git_libgit2_shutdown();
}
