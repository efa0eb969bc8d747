#include "io/git_internal.h"

#include <string.h>

#include "base/buf.h"

enum { MAX_TAGS = 8 };

static bool fail_usage(struct ll_err *err, ll_str what, ll_str advice)
{
	err->exit_code = 2;
	return ll_fail(err, what, advice);
}

static ll_str without(ll_str name, ll_str prefix)
{
	return ll_str_starts(name, prefix) ? ll_str_from_pos(name, prefix.len)
					   : name;
}

/* ---------------------------------------------- "did you mean 'main'?" */

struct names {
	struct ll_arena *arena;
	LL_VEC(ll_str) list;
};

static void list_refs(struct ll_git *git, struct names *names)
{
	git_strarray refs = { 0 };

	if (git_reference_list(&refs, git->repo)) {
		return;
	}
	for (size_t i = 0; i < refs.count; i++) {
		ll_str name = ll_str_from(refs.strings[i]);

		name = without(name, LL_STR("refs/heads/"));
		name = without(name, LL_STR("refs/remotes/"));
		name = without(name, LL_STR("refs/tags/"));
		*LL_PUSH(names->arena, &names->list) =
			ll_str_copy(names->arena, name);
	}
	git_strarray_dispose(&refs);
}

/* 'main' is often there as 'origin/main' alone; else a near name. */
static ll_str nearest_ref(struct ll_git *git, ll_str wanted)
{
	struct names names = { .arena = git->arena };

	list_refs(git, &names);
	for (size_t i = 0; i < names.list.n; i++) {
		ll_str remote;
		ll_str rest;

		if (ll_str_cut(names.list.item[i], '/', &remote, &rest) &&
		    ll_str_eq(rest, wanted)) {
			return names.list.item[i];
		}
	}
	return ll_str_nearest(wanted, names.list.item, names.list.n);
}

static bool fail_unknown(struct ll_git *git, ll_str ref, struct ll_err *err)
{
	ll_str near = nearest_ref(git, ref);
	ll_str what = ll_strf(git->arena, "there is no revision '%" LL_FMT "'",
			      LL_ARG(ref));

	if (ll_str_eq(near, ref)) {
		what = ll_strf(git->arena,
			       "'%" LL_FMT "' is no commit, or it "
			       "is not in this clone",
			       LL_ARG(ref));
	} else if (near.len) {
		what = ll_strf(git->arena,
			       "%" LL_FMT ", did you mean '%" LL_FMT "'?",
			       LL_ARG(what), LL_ARG(near));
	}
	return fail_usage(err, what,
			  git->nshallow
				  ? LL_STR("in a shallow clone most revisions "
					   "are missing: run 'git fetch "
					   "--unshallow --tags', or set "
					   "'fetch-depth: 0' where CI clones")
				  : LL_STR("'git branch -a' and 'git tag' list "
					   "what there is"));
}

/* --------------------------------------------------- what is read */

static void set_branch(struct ll_git *git, const char *full_name)
{
	ll_str name = ll_str_from(full_name);
	ll_str remotes = LL_STR("refs/remotes/");
	ll_str remote;

	if (ll_str_starts(name, remotes)) {
		ll_str_cut(ll_str_from_pos(name, remotes.len), '/', &remote,
			   &name);
	} else if (ll_str_starts(name, LL_STR("refs/heads/"))) {
		name = without(name, LL_STR("refs/heads/"));
	} else {
		return;
	}
	if (!ll_str_is(name, "HEAD")) {
		git->branch = ll_str_copy(git->arena, name);
	}
}

/* The object that an annotated tag names: its first line is "object ID". */
static bool step_through_tag(git_odb_object *object, git_oid *id)
{
	static const size_t id_at = 7;
	ll_str text = { git_odb_object_data(object),
			git_odb_object_size(object) };

	return git_odb_object_type(object) == GIT_OBJECT_TAG &&
	       ll_str_starts(text, LL_STR("object ")) &&
	       text.len >= id_at + GIT_OID_HEXSZ &&
	       !git_oid_fromstrn(id, text.s + id_at, GIT_OID_HEXSZ);
}

bool ll_git_peel(struct ll_git *git, git_oid id, struct ll_oid *commit)
{
	for (int depth = 0; depth < MAX_TAGS; depth++) {
		git_odb_object *object = NULL;
		bool is_commit;
		bool is_tag;

		if (git_odb_read(&object, git->odb, &id)) {
			return false;
		}
		is_commit = git_odb_object_type(object) == GIT_OBJECT_COMMIT;
		is_tag = step_through_tag(object, &id);
		git_odb_object_free(object);
		if (is_commit) {
			memcpy(commit->b, id.id, sizeof(commit->b));
		}
		if (is_commit || !is_tag) {
			return is_commit;
		}
	}
	return false;
}

/* Takes the commit as the head, through tags of tags. */
static bool use_id(struct ll_git *git, git_oid id)
{
	bool found = ll_git_peel(git, id, &git->head);

	git->has_head = git->has_head || found;
	return found;
}

/* A branch or tag by its name, with refs/heads/, refs/tags/ and so on tried. */
static bool use_name(struct ll_git *git, const char *name)
{
	git_reference *found = NULL;
	git_reference *direct = NULL;
	bool fine = false;

	if (!git_reference_dwim(&found, git->repo, name) &&
	    !git_reference_resolve(&direct, found) &&
	    use_id(git, *git_reference_target(direct))) {
		set_branch(git, git_reference_name(direct));
		fine = true;
	}
	git_reference_free(direct);
	git_reference_free(found);
	return fine;
}

/* "main~3", "HEAD^2", "1a2b3c4": whatever libgit2 understands. */
static bool use_expression(struct ll_git *git, const char *expression)
{
	git_object *object = NULL;
	bool fine = !git_revparse_single(&object, git->repo, expression) &&
		    use_id(git, *git_object_id(object));

	git_object_free(object);
	return fine;
}

bool ll_git_use_rev(struct ll_git *git, ll_str rev, struct ll_err *err)
{
	const char *name = ll_str_zero(git->arena, rev);

	return (rev.len &&
		(use_name(git, name) || use_expression(git, name))) ||
	       fail_unknown(git, rev, err);
}

/* "REV", "A...B" or either with ":folder/of/the/organisation". */
static bool resolve_ref(struct ll_git *git, ll_str ref, struct ll_err *err)
{
	ll_str folder;
	ll_str rev;

	if (ll_str_cut(ref, ':', &rev, &folder)) {
		git->prefix = ll_path_resolve(git->arena, LL_STR(""), folder);
	}
	if (!git->prefix.s) {
		return fail_unknown(git, rev, err);
	}
	return ll_str_find(rev, LL_STR("...")) == LL_NPOS
		       ? ll_git_use_rev(git, rev, err)
		       : ll_git_use_common(git, rev, err);
}

/* The branch that HEAD is on, "" when it is detached. */
static ll_str branch_of_head(struct ll_git *git)
{
	git_reference *head = NULL;
	ll_str name = LL_STR("");

	if (git_reference_lookup(&head, git->repo, "HEAD")) {
		return name;
	}
	if (git_reference_type(head) == GIT_REFERENCE_SYMBOLIC) {
		name = without(ll_str_from(git_reference_symbolic_target(head)),
			       LL_STR("refs/heads/"));
		name = ll_str_copy(git->arena, name);
	}
	git_reference_free(head);
	return name;
}

static void resolve_head(struct ll_git *git)
{
	git_oid id;

	git->branch = branch_of_head(git);
	if (!git_reference_name_to_id(&id, git->repo, "HEAD")) {
		memcpy(git->head.b, id.id, sizeof(id.id));
		git->has_head = true;
		return;
	}
	ll_git_cut(git, LL_HISTORY_NONE,
		   LL_STR("the repository has no commit yet"),
		   "run 'git add .' and 'git commit'");
}

/* ---------------------------------------- names of the published branch */

static int remote_head(const char *name, void *payload)
{
	struct names *names = payload;
	ll_str full = ll_str_from(name);

	if (ll_str_starts(full, LL_STR("refs/remotes/")) &&
	    ll_str_ends(full, LL_STR("/HEAD"))) {
		*LL_PUSH(names->arena, &names->list) =
			ll_str_copy(names->arena, full);
	}
	return 0;
}

/* refs/remotes/origin/HEAD says which branch a remote publishes. */
static void add_default_branches(struct ll_git *git, struct names *names)
{
	struct names heads = { .arena = git->arena };

	git_reference_foreach_name(git->repo, remote_head, &heads);
	for (size_t i = 0; i < heads.list.n; i++) {
		git_reference *head = NULL;
		ll_str name = heads.list.item[i];
		ll_str folder = ll_str_sub(name, 0, name.len - 4);

		if (!git_reference_lookup(&head, git->repo,
					  ll_str_zero(git->arena, name)) &&
		    git_reference_type(head) == GIT_REFERENCE_SYMBOLIC) {
			ll_str target = ll_str_from(
				git_reference_symbolic_target(head));

			*LL_PUSH(names->arena, &names->list) = ll_str_copy(
				git->arena, without(target, folder));
		}
		git_reference_free(head);
	}
}

static bool has_ref(struct ll_git *git, const char *name)
{
	git_oid id;

	return !git_reference_name_to_id(&id, git->repo, name);
}

/*
 * Names under which merges speak of the branch that is read. A branch called
 * main that was called master before is still the same branch.
 */
static void name_published(struct ll_git *git)
{
	struct names names = { .arena = git->arena };
	ll_str head = branch_of_head(git);

	if (git->branch.len) {
		*LL_PUSH(git->arena, &names.list) = git->branch;
		if (ll_str_is(git->branch, "main") &&
		    !has_ref(git, "refs/heads/master") &&
		    !has_ref(git, "refs/remotes/origin/master")) {
			*LL_PUSH(git->arena, &names.list) = LL_STR("master");
		}
	} else {
		if (head.len) {
			*LL_PUSH(git->arena, &names.list) = head;
		}
		add_default_branches(git, &names);
	}
	if (!names.list.n) {
		*LL_PUSH(git->arena, &names.list) = LL_STR("main");
		*LL_PUSH(git->arena, &names.list) = LL_STR("master");
	}
	git->published = names.list.item;
	git->npublished = names.list.n;
}

/* ----------------------------------------------------------- the day */

static bool fail_too_early(struct ll_git *git, const struct ll_line *line,
			   ll_date day, struct ll_err *err)
{
	const struct ll_commits *commits = &git->handle->commits;
	const struct ll_row *oldest = &commits->row[line->row[line->n - 1]];
	ll_date first = ll_date_of_time(oldest->time);

	return fail_usage(
		err,
		ll_strf(git->arena,
			"nothing is known as of %" LL_FMT
			": the history here begins on %" LL_FMT,
			LL_ARG(ll_date_iso(git->arena, day)),
			LL_ARG(ll_date_iso(git->arena, first))),
		oldest->flags & LL_ROW_CUT
			? LL_STR("run 'git fetch --unshallow' to have it whole")
			: LL_STR("give a later day"));
}

/* Moves the head back along the published line. */
static bool go_back(struct ll_git *git, ll_date day, struct ll_err *err)
{
	struct ll_org_handle *handle = git->handle;
	struct ll_commits *commits = &handle->commits;
	struct ll_line line;
	size_t at;

	if (!ll_org_commits(handle, err)) {
		return false;
	}
	line = ll_line_make(&handle->scratch, git, commits);
	if (!line.n) {
		return true; /* the head itself is missing: told elsewhere */
	}
	at = ll_line_as_of(commits, &line, day);
	if (at == LL_NPOS) {
		return fail_too_early(git, &line, day, err);
	}
	commits->tip = line.row[at];
	git->head = commits->row[commits->tip].id;
	return true;
}

/* ------------------------------------------------------- the head itself */

static void say_head_missing(struct ll_git *git)
{
	ll_str id = ll_str_sub(ll_oid_hex(git->arena, &git->head), 0, 12);

	git->has_head = false;
	ll_git_cut(git, LL_HISTORY_NONE,
		   ll_str_join(git->arena, LL_STR("commit "), id,
			       LL_STR(", which is to be read, is not here")),
		   "run 'git fsck', or clone the repository again");
}

/* Time and folder of the head; without them there is nothing to read. */
static bool look_at_head(struct ll_git *git)
{
	struct ll_commits one;
	struct ll_tree_entry entry;
	struct ll_err err = { .arena = git->arena };
	bool found;

	if (!ll_commit_peek(git, &git->head, &one, &err)) {
		ll_commits_release(&one);
		return false;
	}
	git->head_time = one.row[0].time;
	git->root_tree = one.row[0].tree;
	ll_commits_release(&one);
	if (ll_tree_find(git, &git->root_tree, git->prefix, &entry, &found) !=
	    LL_GOT) {
		return false;
	}
	if (found && entry.kind == LL_ENTRY_FOLDER) {
		git->tree = entry.id;
	}
	return true;
}

static bool needs_commit(const struct ll_org_options *options,
			 const struct ll_git *git)
{
	return git->bare || options->ref.len || options->as_of.n;
}

static bool fail_without_folder(struct ll_git *git, struct ll_err *err)
{
	return fail_usage(
		err,
		ll_strf(git->arena,
			"commit %" LL_FMT " has no folder '%" LL_FMT "'",
			LL_ARG(ll_str_sub(ll_oid_hex(git->arena, &git->head), 0,
					  12)),
			LL_ARG(git->prefix)),
		LL_STR("name a revision that has it; with "
		       "REV:FOLDER another folder is read"));
}

bool ll_git_resolve(struct ll_git *git, struct ll_err *err)
{
	const struct ll_org_options *options = &git->handle->options;

	if (options->ref.len) {
		if (!resolve_ref(git, options->ref, err)) {
			return false;
		}
	} else if (git->bare) {
		return fail_usage(err,
				  LL_STR("this is a bare repository, without "
					 "files of its own"),
				  LL_STR("name what to read, for instance "
					 "'--ref main'"));
	} else {
		resolve_head(git);
	}
	name_published(git);
	if (git->has_head && options->as_of.n &&
	    !go_back(git, options->as_of, err)) {
		return false;
	}
	if (git->has_head && !look_at_head(git)) {
		say_head_missing(git);
	}
	if (!needs_commit(options, git)) {
		return true;
	}
	if (!git->has_head) {
		return ll_fail(err, git->why, git->advice);
	}
	return !ll_oid_is_zero(&git->tree) || fail_without_folder(git, err);
}
