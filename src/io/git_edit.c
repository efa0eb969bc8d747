#include "io/git_internal.h"

/* Files of the work tree beside those of the commit. */

/*
 * The bytes as git would store them: with .gitattributes a file may have CRLF
 * in the work tree and LF in the commit. Programs that settings name as
 * filters are not run.
 */
static ll_str as_stored(struct ll_org_handle *handle, ll_str path, ll_str bytes)
{
	struct ll_git *git = handle->git;
	struct ll_arena *arena = handle->arena;
	git_filter_list *filters = NULL;
	git_buf out = { 0 };
	ll_str full = git->prefix.len ? ll_str_join(arena, git->prefix,
						    LL_STR("/"), path)
				      : path;

	if (!git_filter_list_load(&filters, git->repo, NULL,
				  ll_str_zero(arena, full), GIT_FILTER_TO_ODB,
				  GIT_FILTER_ALLOW_UNSAFE) &&
	    filters &&
	    !git_filter_list_apply_to_buffer(&out, filters, bytes.s,
					     bytes.len)) {
		bytes = ll_str_copy(arena, (ll_str){ out.ptr, out.size });
	}
	git_buf_dispose(&out);
	git_filter_list_free(filters);
	return bytes;
}

void ll_edit_add(struct ll_org_handle *handle, ll_str path,
		 struct ll_oid before, const struct ll_file *file)
{
	struct ll_edit *edit = LL_PUSH(handle->arena, &handle->edits);

	edit->path = path;
	edit->before = before;
	if (file) {
		ll_str *bytes = LL_NEW(handle->arena, ll_str, 1);
		ll_str id = { (const char *)file->blob.b,
			      sizeof(file->blob.b) };

		edit->after = file->blob;
		*bytes = file->bytes;
		*ll_map_slot(&handle->own_blob,
			     ll_str_copy(handle->arena, id)) = bytes;
	}
}

void ll_edit_compare(struct ll_org_handle *handle, struct ll_file *file,
		     const struct ll_tracked *tracked, bool has_commit)
{
	struct ll_oid before = { 0 };

	file->blob = ll_git_hash(file->bytes);
	if (!has_commit) {
		file->state = LL_FILE_UNKNOWN;
		return;
	}
	if (tracked && tracked->kind == LL_ENTRY_FILE) {
		before = tracked->id;
	}
	if (!ll_oid_eq(&file->blob, &before)) {
		file->bytes = as_stored(handle, file->path, file->bytes);
		file->blob = ll_git_hash(file->bytes);
	}
	if (ll_oid_eq(&file->blob, &before)) {
		file->state = LL_FILE_COMMITTED;
		return;
	}
	file->state =
		ll_oid_is_zero(&before) ? LL_FILE_UNTRACKED : LL_FILE_MODIFIED;
	ll_edit_add(handle, file->path, before, file);
}
