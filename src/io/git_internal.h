#ifndef LL_IO_GIT_INTERNAL_H
#define LL_IO_GIT_INTERNAL_H

/*
 * What the git_*.c files share. libgit2 is used for three things only: to
 * open the repository, to resolve names, and to read raw objects. Commits
 * become rows of a flat table, trees are compared as buffers of bytes.
 */

#include "io/git_tree.h"
#include "io/org.h"

/* ------------------------------------------- git_commit.c: commit table */

enum ll_row_flags {
	LL_ROW_MISSING = 1, /* not in this clone */
	LL_ROW_CUT = 2,     /* a parent is not here: its changes are unknown */
	LL_ROW_FOLDER = 4,  /* .tree is the organisation's folder by now */
	LL_ROW_SEEN = 8,    /* was met on the way down */
};

/** One commit, parsed from its raw text. */
struct ll_row {
	struct ll_oid id;
	struct ll_oid tree;
	ll_time time;
	ll_time author_time;
	ll_str message;
	uint32_t author; /* index into ll_people.ident */
	uint32_t committer;
	uint32_t first_parent; /* into ll_commits.parent */
	uint16_t nparents;
	uint16_t flags;
};

/** Every commit that can be reached from the one that is read. */
struct ll_commits {
	struct ll_arena *arena;
	struct ll_row *row; /* [0] is the one it was loaded from */
	uint32_t tip;       /* the row that is read; not 0 with a date */
	size_t nrows;
	size_t cap;
	uint32_t *parent; /* row numbers */
	size_t nparents;
	size_t parents_cap;
	uint32_t *slot; /* hash of ids: row number plus one */
	size_t nslots;
	struct ll_map ident; /* "Name <mail>" to its number plus one */
	struct ll_oid missing;
	bool any_missing;
	bool any_cut;
};

/**
 * ll_commits_load() - read every commit reachable from @tip
 *
 * Stops at the commits that a shallow clone was cut at and at missing ones,
 * and marks the rows whose parents are not here.
 *
 * Errors: a damaged object.
 */
bool ll_commits_load(struct ll_git *git, struct ll_arena *arena,
		     const struct ll_oid *tip, struct ll_commits *commits,
		     struct ll_err *err);
/**
 * ll_message_keep() - text of a commit as it is kept: UTF-8 if @encoding
 * says how, of bounded length (git_message.c)
 */
ll_str ll_message_keep(struct ll_arena *arena, ll_str text, ll_str encoding);
/** ll_commits_find() - row of a commit, or LL_NPOS */
size_t ll_commits_find(const struct ll_commits *commits,
		       const struct ll_oid *id);
/** ll_commits_release() - give the table back; messages stay in the arena */
void ll_commits_release(struct ll_commits *commits);
/** ll_commit_peek() - a table with one commit; false when it is not here */
bool ll_commit_peek(struct ll_git *git, const struct ll_oid *id,
		    struct ll_commits *commits, struct ll_err *err);
/** ll_commit_make() - the plain commit of a row; texts are in @arena */
struct ll_commit ll_commit_make(struct ll_arena *arena, struct ll_git *git,
				const struct ll_commits *commits,
				const struct ll_row *row);

/* ----------------------------------------------- git_people.c: .mailmap */

/** Names as .mailmap spells them. */
struct ll_people {
	struct ll_arena *arena;
	struct ll_map mail;   /* mail in lower case to struct person_rule */
	struct ll_map person; /* "name\nmail" to struct ll_person */
	struct ll_map ident;  /* "Name <mail>" to struct ll_person */
};

/** ll_people_init() - @mailmap: the bytes of .mailmap, "" for none */
void ll_people_init(struct ll_people *people, struct ll_arena *arena,
		    ll_str mailmap);
/** ll_people_find() - who "Name <mail>" is; equal pointers, same person */
const struct ll_person *ll_people_find(struct ll_people *people, ll_str ident);

/* ------------------------------------------------ git_line.c: the line */

/**
 * ll_merge_is_own() - a merge says that it merged the branch itself
 *
 * See git_line.c for the forms.
 */
bool ll_merge_is_own(ll_str message, const ll_str *branch, size_t nbranches);

/** ll_line_make() - rows of the published line, newest first */
struct ll_line {
	uint32_t *row;
	size_t n;
};
struct ll_line ll_line_make(struct ll_arena *arena, const struct ll_git *git,
			    const struct ll_commits *commits);
/** ll_line_parent() - the parent that the line follows; LL_NPOS for none */
size_t ll_line_parent(const struct ll_git *git,
		      const struct ll_commits *commits, size_t row);
/**
 * ll_line_as_of() - index in @line of the last landing on or before @day
 *
 * One commit with a wrong clock does not move it: it is the place in the line
 * that the fewest commits contradict. LL_NPOS if all are later.
 */
size_t ll_line_as_of(const struct ll_commits *commits,
		     const struct ll_line *line, ll_date day);

/* ------------------------- git_history.c, git_published.c, git_full.c */

/** A landing found, before it becomes plain data. */
struct ll_found {
	uint32_t row;
	size_t first_change;
	size_t nchanges;
	uint32_t *brought; /* rows, oldest first */
	size_t nbrought;
};

/** One reading of the history, while it is under way. */
struct ll_reading {
	struct ll_org_handle *handle;
	struct ll_git *git;
	struct ll_commits *commits;
	struct ll_arena *scratch;
	struct ll_paths paths;
	struct ll_changes changes;
	LL_VEC(struct ll_found) found; /* newest first */
};

/**
 * ll_reading_diff() - append the changes from @before to @after, two rows
 * @before: LL_NPOS for nothing
 * @out:    left as it was when a tree is missing
 *
 * Returns false for a damaged tree alone; *@known tells whether the trees
 * were there.
 */
bool ll_reading_diff(struct ll_reading *reading, size_t before, size_t after,
		     struct ll_changes *out, bool *known, struct ll_err *err);
/** ll_reading_found() - the changes from @first_change on are a landing */
void ll_reading_found(struct ll_reading *reading, size_t row,
		      size_t first_change);
/** ll_reading_progress() - tell how far we are, now and then */
void ll_reading_progress(const struct ll_reading *reading, size_t done,
			 size_t total);

/** ll_published_read() - landings of the published line */
bool ll_published_read(struct ll_reading *reading, struct ll_err *err);
/** ll_full_read() - commits that git log lists for at least one path */
bool ll_full_read(struct ll_reading *reading, struct ll_err *err);

/* ----------------------------------------------------- git_ignored.c */

/** ll_git_root_file() - bytes of a file at the root of the repository, or ""
 *
 * Of the work tree where that is read, else of the commit.
 */
ll_str ll_git_root_file(struct ll_org_handle *handle, ll_str name);
/** ll_git_read_ignored() - fill source->ignored; bad lines are notes */
void ll_git_read_ignored(struct ll_org_handle *handle);

/* --------------------------------------------------- git_open.c */

/** An open repository, and which commit of it is read. */
struct ll_git {
	git_repository *repo;
	git_odb *odb;
	struct ll_arena *arena;
	struct ll_org_handle *handle;
	ll_str root; /* real path of the work tree, or of the bare repository */
	ll_str prefix; /* of the organisation in it */
	bool bare;
	bool has_head;
	struct ll_oid head;
	struct ll_oid root_tree; /* of the head */
	struct ll_oid tree;      /* of the organisation in it; or zero */
	ll_time head_time;
	ll_str branch;
	ll_str *published; /* names by which the branch is known */
	size_t npublished;
	struct ll_oid *shallow; /* where a shallow clone was cut; sorted */
	size_t nshallow;
	bool promised; /* a partial clone: some objects were left out */
	struct ll_tree_cache cache;
	struct ll_people people;
	/* why there is no complete history; state COMPLETE while all is well */
	enum ll_history_state state;
	ll_str why;
	ll_str advice;
};

/**
 * ll_git_open() - find and open the repository that holds a directory
 * @dir: real path
 *
 * Looks in @dir and upwards, within one file system. Returns NULL where there
 * is none or it cannot be read, and says why in @history.
 */
struct ll_git *ll_git_open(struct ll_org_handle *handle, ll_str dir,
			   struct ll_history *history);
void ll_git_close(struct ll_git *git);
/** ll_git_open_objects() - open the object store, or open it afresh */
bool ll_git_open_objects(struct ll_git *git);

/** ll_git_rest() - ll_org_rest() */
void ll_git_rest(struct ll_git *git);
/** ll_git_cut() - say why the history is not complete; the worst stays */
void ll_git_cut(struct ll_git *git, enum ll_history_state state, ll_str why,
		const char *advice);

/* ------------------------------------------------ git_resolve.c */

/**
 * ll_git_resolve() - the commit to read, its branch and its folder
 *
 * Errors: the revision does not resolve; a bare repository without one;
 * nothing had been published by the day that was asked for.
 */
bool ll_git_resolve(struct ll_git *git, struct ll_err *err);
/** ll_git_use_rev() - the commit that @rev names becomes the head */
bool ll_git_use_rev(struct ll_git *git, ll_str rev, struct ll_err *err);
/**
 * ll_git_use_common() - the commit that both sides of "A...B" come from
 * becomes the head (git_base.c)
 * @rev: an empty side is HEAD
 *
 * Errors: a side does not resolve; they have no commit in common, or it is
 * not in this clone.
 */
bool ll_git_use_common(struct ll_git *git, ll_str rev, struct ll_err *err);

/** ll_git_peel() - the commit that @id is or, as a tag, names */
bool ll_git_peel(struct ll_git *git, git_oid id, struct ll_oid *commit);

/* ------------------------------------------------ git_tags.c */

/**
 * ll_tags_read() - fill source->tag
 * @reading: its landings were found
 */
void ll_tags_read(struct ll_reading *reading, struct ll_source *source);

/** ll_git_read() - one raw object; the caller frees @object */
enum ll_got ll_git_read(struct ll_git *git, const struct ll_oid *id,
			git_object_t type, git_odb_object **object);
/** ll_git_has() - the object is here */
bool ll_git_has(struct ll_git *git, const struct ll_oid *id);
/** ll_git_is_shallow() - the clone was cut at @id */
bool ll_git_is_shallow(const struct ll_git *git, const struct ll_oid *id);
/** ll_git_fail_damaged() - false, with the commit and git fsck */
bool ll_git_fail_damaged(struct ll_git *git, const struct ll_oid *id,
			 struct ll_err *err);
/** ll_git_hash() - the id of @bytes as a blob */
struct ll_oid ll_git_hash(ll_str bytes);
/** ll_git_blob() - bytes of a blob in @arena */
enum ll_got ll_git_blob(struct ll_git *git, const struct ll_oid *id,
			struct ll_arena *arena, ll_str *bytes);

/* ------------------------------------------------------------- org.c */

/** What the work tree changes in one path. */
struct ll_edit {
	ll_str path;
	struct ll_oid before;
	struct ll_oid after;
};

struct ll_org_handle {
	struct ll_arena *arena;
	struct ll_org_options options;
	struct ll_source *source;
	ll_str dir; /* real path */
	int dir_fd;
	bool worktree;      /* files come from it, not from a commit */
	struct ll_git *git; /* NULL without one */
	LL_VEC(struct ll_file) files;
	LL_VEC(struct ll_source_note) notes;
	struct ll_map own_blob; /* ids of edited files to ll_str */
	LL_VEC(struct ll_edit) edits;
	struct ll_arena scratch; /* until the history is read */
	struct ll_commits commits;
	bool commits_loaded;
	const ll_str *tag; /* asked for */
	size_t ntags;
};

/** ll_org_is_text() - has a suffix of a text file */
bool ll_org_is_text(const struct ll_org_options *options, ll_str name);
/** ll_org_name_ok() - not hidden, UTF-8 without control characters */
bool ll_org_name_ok(ll_str name);
/** ll_org_skip() - note that a file is left out, because @why */
void ll_org_skip(struct ll_org_handle *handle, ll_str path, ll_str why,
		 const char *advice);
void ll_org_skip_link(struct ll_org_handle *handle, ll_str path);
void ll_org_skip_large(struct ll_org_handle *handle, ll_str path);
/** ll_org_inform() - note something that needs no action */
void ll_org_inform(struct ll_org_handle *handle, ll_str path, ll_str text,
		   const char *advice);
/** ll_org_commits() - the commit table, loaded once */
bool ll_org_commits(struct ll_org_handle *handle, struct ll_err *err);

/* ----------------------------------------- git_files.c and worktree.c */

/** What the commit has at one path. */
struct ll_tracked {
	struct ll_oid id;
	enum ll_entry_kind kind;
	bool is_link;
	bool seen; /* in the work tree */
};

/**
 * ll_tracked_read() - every path of the organisation in the commit
 * @tracked: path to struct ll_tracked, in order of path; folders too
 *
 * Returns whether every tree could be read.
 */
enum ll_got ll_tracked_read(struct ll_org_handle *handle,
			    struct ll_map *tracked);
/** ll_commit_file_read() - append one file of the commit */
bool ll_commit_file_read(struct ll_org_handle *handle, ll_str path,
			 const struct ll_tracked *at, struct ll_err *err);
/** ll_commit_files_read() - files of the commit that is read */
bool ll_commit_files_read(struct ll_org_handle *handle, struct ll_err *err);
/**
 * ll_edit_compare() - state and id of a text of the work tree (git_edit.c)
 * @file:    path and bytes are set; the bytes become those git would store
 * @tracked: what the commit has at the path, or NULL
 */
void ll_edit_compare(struct ll_org_handle *handle, struct ll_file *file,
		     const struct ll_tracked *tracked, bool has_commit);
/** ll_edit_add() - the work tree changes a path; @file is NULL when gone */
void ll_edit_add(struct ll_org_handle *handle, ll_str path,
		 struct ll_oid before, const struct ll_file *file);
/** ll_worktree_read() - files of the directory, compared with the commit */
bool ll_worktree_read(struct ll_org_handle *handle, struct ll_err *err);

#endif
