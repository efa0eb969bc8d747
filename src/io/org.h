#ifndef LL_IO_ORG_H
#define LL_IO_ORG_H

/*
 * Opening an organisation: its files and its git history as plain data.
 *
 * Reads only; no program is run, nothing is fetched, the index is not read.
 * Works in a work tree, a linked worktree, a submodule, a bare repository
 * (with a revision), a subdirectory, and without git at all. A history that
 * is missing or cut is no failure: ll_source.history says what and how to
 * mend it.
 */

#include "base/err.h"
#include "base/source.h"

struct ll_org_options {
	ll_str dir; /* organisation directory or bare repository */
	/**
	 * Revision to read instead of the work tree, or A...B: the commit from
	 * which both went on; either with :FOLDER. "" none.
	 */
	ll_str ref;
	ll_date as_of; /* last landing on or before this day (UTC); none: tip */
	const ll_str *suffix; /* of text files: ".md", ".yml", ... any case */
	size_t nsuffixes;
	size_t max_bytes; /* larger text files are skipped with a note */
	ll_str skip_dir; /* a folder that is not content: the output; "" none */
	/**
	 * Another state of the organisation, or NULL: a file of a commit that
	 * it has at the same path with the same blob is not read but shared.
	 */
	const struct ll_source *like;
	/** progress() - @done of @total, 0 when not known; may be NULL */
	void (*progress)(const char *what, size_t done, size_t total);
};

struct ll_org_handle;

/**
 * ll_org_open() - files of the organisation
 * @source: filled but for history.landing, change, path; must stay where it is
 *
 * The work tree is read, unless a revision or a day is asked for: edited and
 * untracked files with it, what .gitignore names without. Hidden files,
 * symbolic links, submodules and folders with a repository or a built site in
 * them are no content; the reader is told by notes. The bytes of a text are
 * those that git would store (LF where .gitattributes ask for CRLF). Of other
 * files only the name is read: MODIFIED is never said of them.
 *
 * Errors: the directory does not exist or cannot be read, a revision does not
 * resolve (with the nearest branch), a bare repository without a revision.
 */
bool ll_org_open(struct ll_arena *arena, const struct ll_org_options *options,
		 struct ll_source *source, struct ll_org_handle **handle,
		 struct ll_err *err);

/**
 * ll_org_ask_tags() - ll_org_read_history() is to look up these tags
 * @name: must outlive that call
 *
 * Fills source->tag then: the names of all tags, and of those that were asked
 * for where on the line they stand. A tag of a commit that was brought by a
 * merge stands at that merge.
 */
void ll_org_ask_tags(struct ll_org_handle *handle, const ll_str *name,
		     size_t n);

/**
 * ll_org_read_history() - the landings that changed text files
 * @full: follow every parent (git log) instead of the published line
 *
 * Fills source->history. Landings that changed no text file of the
 * organisation are left out. An edited work tree is one last landing with
 * @uncommitted set; its time is 0 and its people are nameless. May be called
 * once.
 *
 * Shape:  in the order of the line, whatever the dates say: a parent comes
 *         before its children. A path is listed where git would list it, so
 *         also where its mode alone changed (before equals after). A symbolic
 *         link or submodule counts as no file. What a merge changed is the
 *         difference to the parent that the line follows, with what was
 *         edited by hand in the merge; with @full a merge is listed for the
 *         paths in which it differs from all parents, and nothing is brought.
 *         Where a shallow clone was cut, or a parent is missing, what that
 *         commit changed cannot be known: it is no landing, and the first
 *         landing of a path then has a @before that no landing made.
 * Errors: only what is neither a cut nor a missing object: a damaged object.
 * Cost:   each commit and each tree that differs is read once.
 */
bool ll_org_read_history(struct ll_org_handle *handle, bool full,
			 struct ll_source *source, struct ll_err *err);

/**
 * ll_org_file_bytes() - any file of the organisation, for copying images
 * @path: of a file that @source lists: nothing else is opened
 *
 * Errors: the file is not listed, or is not a regular file any more.
 */
bool ll_org_file_bytes(struct ll_org_handle *handle, ll_str path,
		       struct ll_arena *arena, ll_str *bytes,
		       struct ll_err *err);

/**
 * ll_org_rest() - from now on few objects are read
 *
 * Gives back what was kept of the repository to read them faster. Each takes
 * longer afterwards. Not while other threads read.
 */
void ll_org_rest(struct ll_org_handle *handle);

/** ll_org_close() - end the use of @handle; strings stay valid */
void ll_org_close(struct ll_org_handle *handle);

#endif
