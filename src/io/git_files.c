#include "io/git_internal.h"

#include <string.h>

#include "base/buf.h"

struct listing {
	struct ll_org_handle *handle;
	struct ll_map *tracked;
	size_t nentries;
	size_t depth;
};

static enum ll_got list_folder(struct listing *listing, ll_str folder,
			       const struct ll_oid *id);

static enum ll_got list_entry(struct listing *listing, ll_str folder,
			      const struct ll_tree_entry *entry)
{
	struct ll_arena *arena = listing->tracked->arena;
	struct ll_tracked *tracked;
	void **slot;
	ll_str path;

	if (++listing->nentries > LL_MAX_TREE_ENTRIES) {
		return LL_GOT_DAMAGED;
	}
	if (!ll_org_name_ok(entry->name) ||
	    folder.len + entry->name.len + 1 >= LL_MAX_PATH) {
		return LL_GOT;
	}
	path = folder.len ? ll_str_join(arena, folder, LL_STR("/"), entry->name)
			  : ll_str_copy(arena, entry->name);
	tracked = LL_NEW(arena, struct ll_tracked, 1);
	tracked->id = entry->id;
	tracked->kind = entry->kind;
	tracked->is_link = entry->is_link;
	slot = ll_map_slot(listing->tracked, path);
	if (!*slot) {
		*slot = tracked;
	}
	return entry->kind == LL_ENTRY_FOLDER
		       ? list_folder(listing, path, &entry->id)
		       : LL_GOT;
}

static enum ll_got list_folder(struct listing *listing, ll_str folder,
			       const struct ll_oid *id)
{
	struct ll_tree *tree;
	enum ll_got got;

	if (listing->depth == LL_MAX_DEPTH) {
		ll_org_skip(listing->handle, folder,
			    LL_STR("folders are nested too deeply"),
			    "move it further up");
		return LL_GOT;
	}
	got = ll_tree_open(listing->handle->git, id, &tree);
	if (got != LL_GOT) {
		return got;
	}
	listing->depth++;
	for (size_t at = 0; got == LL_GOT && at < tree->size;) {
		struct ll_tree_entry entry;

		got = ll_tree_take(tree, &at, &entry)
			      ? list_entry(listing, folder, &entry)
			      : LL_GOT_DAMAGED;
	}
	listing->depth--;
	ll_tree_close(tree);
	return got;
}

enum ll_got ll_tracked_read(struct ll_org_handle *handle,
			    struct ll_map *tracked)
{
	struct listing listing = { .handle = handle, .tracked = tracked };

	if (ll_oid_is_zero(&handle->git->tree)) {
		return LL_GOT;
	}
	return list_folder(&listing, LL_STR(""), &handle->git->tree);
}

/* Whether a blob may be read whole: its size is known beforehand. */
static enum ll_got size_of(struct ll_git *git, const struct ll_oid *id,
			   size_t *size)
{
	git_oid oid = { 0 };
	git_object_t type;
	int code;

	memcpy(oid.id, id->b, sizeof(id->b));
	if (!ll_git_has(git, id)) {
		return LL_GOT_MISSING;
	}
	code = git_odb_read_header(size, &type, git->odb, &oid);
	return code || type != GIT_OBJECT_BLOB ? LL_GOT_DAMAGED : LL_GOT;
}

static void skip_missing(struct ll_org_handle *handle, ll_str path)
{
	handle->source->history.missing_blobs++;
	ll_org_skip(handle, path, LL_STR("its content is not in this clone"),
		    handle->git->promised
			    ? "run 'git fetch --refetch --no-filter origin'"
			    : "run 'git fsck', or clone the repository again");
}

/* The same bytes were read for another state. */
static bool share_text(struct ll_org_handle *handle, struct ll_file *file)
{
	const struct ll_source *like = handle->options.like;
	const struct ll_file *known =
		like ? ll_source_file(like, file->path) : NULL;

	if (!known || !known->is_text ||
	    !ll_oid_eq(&known->blob, &file->blob)) {
		return false;
	}
	file->bytes = known->bytes;
	*LL_PUSH(handle->arena, &handle->files) = *file;
	return true;
}

static bool read_text(struct ll_org_handle *handle, struct ll_file *file,
		      struct ll_err *err)
{
	struct ll_git *git = handle->git;
	size_t size = 0;
	enum ll_got got = size_of(git, &file->blob, &size);

	if (got == LL_GOT && size > handle->options.max_bytes) {
		ll_org_skip_large(handle, file->path);
		return true;
	}
	if (got == LL_GOT) {
		got = ll_git_blob(git, &file->blob, handle->arena,
				  &file->bytes);
	}
	if (got == LL_GOT_DAMAGED) {
		return ll_failf(err, "run 'git fsck' there",
				"the repository is damaged: %" LL_FMT
				" cannot be read",
				LL_ARG(file->path));
	}
	if (got == LL_GOT_MISSING) {
		skip_missing(handle, file->path);
		return true;
	}
	*LL_PUSH(handle->arena, &handle->files) = *file;
	return true;
}

bool ll_commit_file_read(struct ll_org_handle *handle, ll_str path,
			 const struct ll_tracked *at, struct ll_err *err)
{
	struct ll_file file = {
		.path = path,
		.bytes = LL_STR(""),
		.is_text = ll_org_is_text(&handle->options, path),
		.state = LL_FILE_COMMITTED,
	};

	if (at->is_link) {
		ll_org_skip_link(handle, path);
	} else if (at->kind == LL_ENTRY_OTHER) {
		ll_org_inform(handle, path,
			      LL_STR("another repository is not read"), "");
	}
	if (at->kind != LL_ENTRY_FILE) {
		return true;
	}
	if (!file.is_text) {
		*LL_PUSH(handle->arena, &handle->files) = file;
		return true;
	}
	file.blob = at->id;
	return share_text(handle, &file) || read_text(handle, &file, err);
}

bool ll_commit_files_read(struct ll_org_handle *handle, struct ll_err *err)
{
	struct ll_map tracked = ll_map_make(handle->arena);
	enum ll_got got = ll_tracked_read(handle, &tracked);

	if (got != LL_GOT) {
		return ll_failf(
			err,
			"run 'git fsck' there, or clone it again "
			"without a filter",
			"not every folder of commit %" LL_FMT " can be read",
			LL_ARG(ll_oid_hex(handle->arena, &handle->git->head)));
	}
	for (size_t i = 0; i < tracked.nentries; i++) {
		const struct ll_map_entry *entry = &tracked.entry[i];

		if (!ll_commit_file_read(handle, entry->key, entry->value,
					 err)) {
			return false;
		}
	}
	return true;
}
