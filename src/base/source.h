#ifndef LL_BASE_SOURCE_H
#define LL_BASE_SOURCE_H

/*
 * Source: what io hands over. Plain data about files and commits; nothing
 * here knows what a goal is.
 *
 * Paths are relative to the organisation directory, '/' between segments.
 * Texts of commits are UTF-8 (ll_utf8_clean() was applied). Everything lives
 * as long as the arena that the source was opened with.
 */

#include "base/date.h"
#include "base/str.h"

/** Id of a git object, SHA-1. All zero means "no such file". */
struct ll_oid {
	unsigned char b[20];
};

/** How a file stands to the commit that was read. */
enum ll_file_state {
	LL_FILE_COMMITTED, /* as in the commit */
	LL_FILE_MODIFIED,  /* edited since */
	LL_FILE_UNTRACKED, /* not in the commit */
	LL_FILE_UNKNOWN,   /* there is no commit to compare with */
};

struct ll_file {
	ll_str path;
	ll_str bytes; /* as stored; only for files with a text suffix */
	bool is_text; /* has a suffix in ll_source_options.suffix */
	enum ll_file_state state;
	struct ll_oid blob; /* of these bytes; zero unless is_text */
};

/** A name as .mailmap spells it. E-mail is for identity, never for display. */
struct ll_person {
	ll_str name;
	ll_str email;
};

struct ll_commit {
	struct ll_oid id;
	ll_time time; /* committer's */
	ll_time author_time;
	const struct ll_person
		*author; /* interned: equal pointers, same person */
	const struct ll_person *committer;
	ll_str subject; /* first paragraph on one line */
	ll_str body;    /* the rest, trailers included */
	bool merge;     /* it has several parents */
};

/** One path in one landing. */
struct ll_path_change {
	uint32_t path;        /* index into ll_history.path */
	struct ll_oid before; /* zero: was not there */
	struct ll_oid after;  /* zero: is gone */
};

/** One point of the published line: a direct commit or a merge. */
struct ll_landing {
	struct ll_commit commit;
	const struct ll_commit
		*brought; /* side commits of a merge, oldest first */
	size_t nbrought;
	size_t first_change; /* into ll_history.change */
	size_t nchanges;     /* sorted by path */
	bool uncommitted;    /* edits in the working tree; commit.id is zero */
};

enum ll_history_state {
	LL_HISTORY_COMPLETE,
	LL_HISTORY_SHALLOW, /* a shallow clone: older commits are not here */
	LL_HISTORY_PARTIAL, /* commits or trees are missing */
	LL_HISTORY_NONE,    /* no repository, no commit, or not readable */
};

struct ll_history {
	enum ll_history_state state;
	ll_str why;    /* one sentence for state other than complete */
	ll_str advice; /* the command that mends it */
	struct ll_landing *landing; /* oldest first */
	size_t nlandings;
	struct ll_path_change *change; /* by landing, then path */
	size_t nchanges;
	ll_str *path; /* every path that ever was, sorted */
	size_t npaths;
	size_t missing_blobs; /* counted while files and blobs are fetched */
};

/** A name that stands for a commit. */
struct ll_tag {
	ll_str name;
	bool is_here;      /* it was asked for, and its commit is here */
	bool is_published; /* a landing has it; what follows is set */
	size_t nlandings;  /* the first so many of ll_history, then it stood */
	ll_time time;      /* of the first commit of the line that has it */
};

/** Something io noticed that a reader should know. */
struct ll_source_note {
	enum { LL_SOURCE_SKIPPED, LL_SOURCE_INFO } kind;
	ll_str path; /* "" for the repository as a whole */
	ll_str text;
	ll_str advice;
};

/** The whole input of a build. */
struct ll_source {
	struct ll_file *file; /* sorted by path */
	size_t nfiles;
	struct ll_history history;
	struct ll_source_note *note;
	size_t nnotes;
	struct ll_oid *ignored; /* .git-blame-ignore-revs: sorted, not checked
				 */
	size_t nignored;
	struct ll_tag *tag; /* all, by name, if some were asked for */
	size_t ntags;
	struct ll_oid head; /* the commit that was read; zero if none */
	ll_time head_time;
	ll_str branch;   /* short name, or "" when detached */
	ll_str prefix;   /* of the organisation inside the repository, or "" */
	ll_str org_name; /* name of the organisation's folder, for a title */
	/**
	 * blob() - bytes of an object that history names
	 * @arena: owner of the result
	 *
	 * Returns false where the object is missing; counts it. Safe to call
	 * from several threads.
	 */
	bool (*blob)(void *context, const struct ll_oid *id,
		     struct ll_arena *arena, ll_str *bytes);
	/**
	 * file_bytes() - bytes of a file that is listed without them
	 * @arena: owner of the result
	 *
	 * Returns false where it cannot be read any more. NULL: there are none.
	 */
	bool (*file_bytes)(const struct ll_source *source, ll_str path,
			   struct ll_arena *arena, ll_str *bytes);
	void *context;
};

bool ll_oid_eq(const struct ll_oid *a, const struct ll_oid *b);
bool ll_oid_is_zero(const struct ll_oid *id);
ll_str ll_oid_hex(struct ll_arena *arena, const struct ll_oid *id);
/** ll_source_file() - by path, or NULL */
const struct ll_file *ll_source_file(const struct ll_source *source,
				     ll_str path);

#endif
