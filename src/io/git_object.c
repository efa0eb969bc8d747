#include "io/git_internal.h"

#include <string.h>

static git_oid oid_of(const struct ll_oid *id)
{
	git_oid oid = { 0 };

	memcpy(oid.id, id->b, sizeof(id->b));
	return oid;
}

bool ll_git_has(struct ll_git *git, const struct ll_oid *id)
{
	git_oid oid = oid_of(id);

	return git_odb_exists_ext(git->odb, &oid, GIT_ODB_LOOKUP_NO_REFRESH);
}

/*
 * Asks first in a partial clone: not finding an object makes libgit2 look
 * through the directory of packs again, once for each of thousands.
 */
static bool left_out(struct ll_git *git, const struct ll_oid *id)
{
	return git->promised && !ll_git_has(git, id);
}

enum ll_got ll_git_read(struct ll_git *git, const struct ll_oid *id,
			git_object_t type, git_odb_object **object)
{
	git_oid oid = oid_of(id);
	int code;

	*object = NULL;
	if (left_out(git, id)) {
		return LL_GOT_MISSING;
	}
	code = git_odb_read(object, git->odb, &oid);
	if (code == GIT_ENOTFOUND) {
		return LL_GOT_MISSING;
	}
	if (code) {
		return LL_GOT_DAMAGED;
	}
	if (git_odb_object_type(*object) == type) {
		return LL_GOT;
	}
	git_odb_object_free(*object);
	*object = NULL;
	return LL_GOT_DAMAGED;
}

struct ll_oid ll_git_hash(ll_str bytes)
{
	struct ll_oid id = { 0 };
	git_oid oid;

	if (!git_odb_hash(&oid, bytes.len ? bytes.s : "", bytes.len,
			  GIT_OBJECT_BLOB)) {
		memcpy(id.b, oid.id, sizeof(id.b));
	}
	return id;
}

enum ll_got ll_git_blob(struct ll_git *git, const struct ll_oid *id,
			struct ll_arena *arena, ll_str *bytes)
{
	git_odb_object *object;
	enum ll_got got = ll_git_read(git, id, GIT_OBJECT_BLOB, &object);

	*bytes = (ll_str){ "", 0 };
	if (got == LL_GOT) {
		*bytes = ll_str_copy(arena,
				     (ll_str){ git_odb_object_data(object),
					       git_odb_object_size(object) });
		git_odb_object_free(object);
	}
	return got;
}
