#include "io/git_internal.h"

#include <errno.h>
#include <git2/sys/repository.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "io/file.h"

/* How much of the packs is mapped: in one window, and at once. */
static void map_packs(size_t window_mib, size_t limit_mib)
{
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, window_mib << 20);
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, limit_mib << 20);
}

/*
 * The repository's owner is not checked: a check is there to keep git from
 * running what another user's settings name, and we run nothing and write
 * nothing. In CI the files regularly belong to somebody else.
 *
 * Hashes are not checked again when objects are read, objects are not kept
 * in libgit2's cache, and no more of a pack is mapped at once than fits below
 * what the pages need later: with libgit2's values reading takes three times
 * as long and as much memory. With fewer or smaller windows than these they
 * are unmapped and mapped again for every other object, which costs a third
 * of the whole build where threads share the memory.
 */
static void set_options(void)
{
	static const char *extension[] = { "worktreeconfig",
					   "relativeworktrees",
					   "preciousobjects", "partialclone" };

	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
	map_packs(4, 32);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extension,
			 sizeof(extension) / sizeof(extension[0]));
}

static ll_str last_error(struct ll_arena *arena)
{
	const git_error *error = git_error_last();

	return ll_str_copy(arena, error && error->message
					  ? ll_str_from(error->message)
					  : LL_STR("no reason was given"));
}

static void say_none(struct ll_history *history, ll_str why, const char *advice)
{
	history->state = LL_HISTORY_NONE;
	history->why = why;
	history->advice = ll_str_from(advice);
}

/* A repository is there and cannot be opened. */
static void say_unreadable(struct ll_arena *arena, struct ll_history *history)
{
	ll_str why = last_error(arena);

	if (ll_str_find(why, LL_STR("objectformat")) != LL_NPOS ||
	    ll_str_find(why, LL_STR("object format")) != LL_NPOS ||
	    ll_str_find(why, LL_STR("sha256")) != LL_NPOS) {
		say_none(history,
			 LL_STR("the repository names its objects by SHA-256, "
				"which is not supported"),
			 "keep the organisation in a repository made by "
			 "'git init --object-format=sha1'");
		return;
	}
	say_none(history,
		 ll_str_join(arena, LL_STR("the repository cannot be read ("),
			     why, LL_STR(")")),
		 "run 'git status' there and mend what it reports");
}

/* Is @level the top of a work tree (1), a bare repository (2) or neither? */
static int looks_like(ll_str level, struct ll_arena *arena)
{
	const char *top = ll_str_zero(arena, level);
	struct stat info;
	char *git = ll_str_zero(
		arena, ll_str_join(arena, level, LL_STR("/.git"), LL_STR("")));

	if (!stat(git, &info)) {
		return 1;
	}
	return !git_repository_open_ext(NULL, top,
					GIT_REPOSITORY_OPEN_NO_SEARCH |
						GIT_REPOSITORY_OPEN_NO_DOTGIT,
					NULL)
		       ? 2
		       : 0;
}

/* The folder above, or "" where the file system ends. */
static ll_str above(struct ll_arena *arena, ll_str level)
{
	ll_str up = ll_path_dir(level);
	struct stat here;
	struct stat there;

	if (!up.len && level.len > 1) {
		up = LL_STR("/");
	}
	if (!up.len || ll_str_eq(up, level) ||
	    stat(ll_str_zero(arena, level), &here) ||
	    stat(ll_str_zero(arena, up), &there) ||
	    here.st_dev != there.st_dev) {
		return LL_STR("");
	}
	return up;
}

static git_repository *open_at(struct ll_arena *arena, ll_str level, int kind,
			       int *code)
{
	git_repository *repo = NULL;
	const char *path = ll_str_zero(arena, level);

	*code = kind == 2
			? git_repository_open_bare(&repo, path)
			: git_repository_open_ext(&repo, path,
						  GIT_REPOSITORY_OPEN_NO_SEARCH,
						  NULL);
	return *code ? NULL : repo;
}

/*
 * Goes up by itself instead of letting libgit2 search: what stands where is
 * then a fact of the file system, whatever the repository's settings claim.
 */
static git_repository *discover(struct ll_arena *arena, ll_str dir,
				ll_str *root, bool *bare,
				struct ll_history *history)
{
	say_none(history, LL_STR("the folder is not in a git repository"),
		 "run 'git init', then 'git add .' and 'git commit'");
	for (ll_str at = dir; at.len; at = above(arena, at)) {
		int kind = looks_like(at, arena);
		git_repository *repo;
		int code;

		if (!kind || (kind == 2 && !ll_str_eq(at, dir))) {
			continue;
		}
		repo = open_at(arena, at, kind, &code);
		if (repo) {
			*root = at;
			*bare = kind == 2;
			return repo;
		}
		if (code != GIT_ENOTFOUND) {
			say_unreadable(arena, history);
			return NULL;
		}
	}
	return NULL;
}

/* remote.NAME.promisor; without git's regular expressions, which leak. */
static int find_promisor(const git_config_entry *entry, void *payload)
{
	ll_str name = ll_str_from(entry->name);
	int value = 0;

	if (ll_str_starts(name, LL_STR("remote.")) &&
	    ll_str_ends(name, LL_STR(".promisor")) &&
	    !git_config_parse_bool(&value, entry->value) && value) {
		*(bool *)payload = true;
	}
	return 0;
}

static bool is_promised(git_repository *repo)
{
	git_config *config = NULL;
	git_config_entry *entry = NULL;
	bool promised = false;

	if (git_repository_config(&config, repo)) {
		return false;
	}
	git_config_foreach(config, find_promisor, &promised);
	if (!git_config_get_entry(&entry, config, "extensions.partialclone")) {
		promised = true;
		git_config_entry_free(entry);
	}
	git_config_free(config);
	return promised;
}

static int by_id(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct ll_oid));
}

/* $GIT_COMMON_DIR/shallow: one id a line. */
static void read_shallow(struct ll_git *git)
{
	LL_VEC(struct ll_oid) ids = { 0 };
	ll_str common = ll_str_from(git_repository_commondir(git->repo));
	struct ll_err ignored = { .arena = git->arena };
	ll_str rest;

	if (!ll_file_exists(common, LL_STR("shallow")) ||
	    !ll_file_read(git->arena, common, LL_STR("shallow"),
			  LL_FILE_MAX_BYTES, &rest, &ignored)) {
		return;
	}
	while (rest.len) {
		ll_str line = ll_str_trim(ll_str_line(&rest));
		git_oid id;

		if (line.len == GIT_OID_HEXSZ &&
		    !git_oid_fromstrn(&id, line.s, line.len)) {
			memcpy(LL_PUSH(git->arena, &ids)->b, id.id,
			       sizeof(id.id));
		}
	}
	if (ids.n) {
		qsort(ids.item, ids.n, sizeof(*ids.item), by_id);
	}
	git->shallow = ids.item;
	git->nshallow = ids.n;
}

/*
 * libgit2 asks the index for .gitattributes and .gitignore. An index may be
 * of a kind that it cannot read, and says nothing we want to know: an empty
 * one takes its place.
 */
static bool forget_index(git_repository *repo)
{
	git_index *index = NULL;
	bool fine = !git_index_new(&index) &&
		    !git_repository_set_index(repo, index);

	git_index_free(index);
	return fine;
}

/* The work tree is where we found it, not where core.worktree points. */
static bool place_worktree(struct ll_git *git)
{
	const char *root = ll_str_zero(git->arena, git->root);
	const char *claimed = git_repository_workdir(git->repo);
	ll_str real = LL_STR("");

	if (git->bare) {
		return true;
	}
	if (claimed) {
		real = ll_path_real(git->arena, ll_str_from(claimed));
	}
	return (ll_str_eq(real, git->root) ||
		!git_repository_set_workdir(git->repo, root, 0)) &&
	       forget_index(git->repo);
}

/*
 * An object store of its own, so that what it keeps of packs can be given
 * back when the history is read.
 */
bool ll_git_open_objects(struct ll_git *git)
{
	ll_str common = ll_str_from(git_repository_commondir(git->repo));
	struct ll_arena scratch = { 0 };
	bool fine;

	git_odb_free(git->odb);
	git->odb = NULL;
	fine = !git_odb_open(
		&git->odb, ll_str_zero(&scratch, ll_str_join(&scratch, common,
							     LL_STR("/objects"),
							     LL_STR(""))));
	ll_arena_release(&scratch);
	return fine;
}

/* What is asked for from now on is little, and the view needs the memory. */
void ll_git_rest(struct ll_git *git)
{
	ll_tree_cache_release(&git->cache);
	map_packs(1, 6);
	ll_git_open_objects(git);
}

struct ll_git *ll_git_open(struct ll_org_handle *handle, ll_str dir,
			   struct ll_history *history)
{
	struct ll_git *git = LL_NEW(handle->arena, struct ll_git, 1);

	set_options();
	git->arena = handle->arena;
	git->handle = handle;
	git->repo = discover(git->arena, dir, &git->root, &git->bare, history);
	if (!git->repo) {
		return NULL;
	}
	if (!ll_git_open_objects(git) || !place_worktree(git)) {
		say_unreadable(git->arena, history);
		ll_git_close(git);
		return NULL;
	}
	git->prefix = LL_STR("");
	if (dir.len > git->root.len) {
		git->prefix = ll_str_from_pos(
			dir, git->root.len + (git->root.len > 1));
	}
	git->promised = is_promised(git->repo);
	git->state = LL_HISTORY_COMPLETE;
	read_shallow(git);
	*history = (struct ll_history){ 0 };
	return git;
}

void ll_git_close(struct ll_git *git)
{
	ll_tree_cache_release(&git->cache);
	git_odb_free(git->odb);
	git_repository_free(git->repo);
	git->odb = NULL;
	git->repo = NULL;
}

void ll_git_cut(struct ll_git *git, enum ll_history_state state, ll_str why,
		const char *advice)
{
	if (state >= git->state) {
		git->state = state;
		git->why = ll_str_copy(git->arena, why);
		git->advice = ll_str_from(advice);
	}
}

bool ll_git_is_shallow(const struct ll_git *git, const struct ll_oid *id)
{
	return git->nshallow &&
	       bsearch(id, git->shallow, git->nshallow, sizeof(*id), by_id);
}

bool ll_git_fail_damaged(struct ll_git *git, const struct ll_oid *id,
			 struct ll_err *err)
{
	return ll_failf(err,
			"run 'git fsck' there; a fresh clone mends what a "
			"remote still has",
			"the repository is damaged at commit %" LL_FMT,
			LL_ARG(ll_oid_hex(git->arena, id)));
}
