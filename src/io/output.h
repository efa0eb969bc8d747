#ifndef LL_IO_OUTPUT_H
#define LL_IO_OUTPUT_H

/*
 * Output: writes a site so that readers only ever see a whole one.
 *
 * Changed files go to a staging directory beside the target; when all are
 * there, files that did not change are linked to it, the two directories are
 * exchanged in one step and the old one is removed. A build that fails or is
 * killed leaves the last site as it was. When nothing changed at all, nothing
 * is touched.
 *
 * The target holds a list of what was written, '.lodeline-manifest'. A
 * directory with anything that its list does not name is refused, and only
 * what is on the list is ever removed. A staging directory that a killed build
 * left behind is removed by the next one: its name, its mark and the lock that
 * died with its owner prove what it is.
 */

#include "base/err.h"

#define LL_MANIFEST ".lodeline-manifest"

struct ll_output;

struct ll_output_stats {
	size_t nwritten; /* new or changed */
	size_t nkept;    /* equal to what was there; same time of change */
	size_t nremoved; /* were there, and are not any more */
};

/**
 * ll_output_open() - make sure that a site may be written to @dir
 * @arena:  keeps the list of files; used by one thread at a time
 * @dir:    need not exist, nor its parents; a symbolic link is followed
 * @source: the organisation's directory; "" for none
 *
 * Errors (usage): @dir is the root of the file system, the home directory or
 * the working directory, holds files that are not ours, contains @source, or
 * lies in a '.git' directory. A directory inside @source is accepted if it is
 * new, empty or ours: give it to ll_org_options.skip_dir.
 * Errors: another build is writing to it; the file system.
 */
bool ll_output_open(struct ll_arena *arena, ll_str dir, ll_str source,
		    struct ll_output **out, struct ll_err *err);

/**
 * ll_output_add() - one file of the site
 * @path: relative, '/' between segments, no "." or ".." or empty segment,
 *        no control characters; each path once
 *
 * May be called from several threads, each with its own @err and arena in it.
 * After a failure nothing can be committed any more.
 */
bool ll_output_add(struct ll_output *out, ll_str path, ll_str bytes,
		   struct ll_err *err);

/** A file that is given in pieces; between begin and end. */
struct ll_output_file {
	struct ll_output *out;
	ll_str path;
	struct ll_err *err;
	int old_fd;  /* what the last site has there; -1 once it differs */
	size_t same; /* bytes that were equal to it */
	int fd;      /* in the staging directory; -1 while it is equal */
	bool failed;
};

/**
 * ll_output_begin() - the same for a file that is too long to be held
 * @file: needs ll_output_end(), also after a failure
 * @path: must live until then
 */
bool ll_output_begin(struct ll_output *out, ll_str path,
		     struct ll_output_file *file, struct ll_err *err);
bool ll_output_put(struct ll_output_file *file, ll_str bytes);
/** ll_output_end() - false if anything went wrong since the beginning */
bool ll_output_end(struct ll_output_file *file);

/**
 * ll_output_commit() - swap the site in; @out is closed, also on failure
 * @stats: may be NULL
 *
 * On failure the last site is as it was. A site that replaces another is
 * brought to the disk first, so that not even a power cut leaves neither; a
 * first one is not, which would take many times as long as writing it.
 */
bool ll_output_commit(struct ll_output *out, struct ll_output_stats *stats,
		      struct ll_err *err);

/** ll_output_abort() - drop what was added; @out is closed */
void ll_output_abort(struct ll_output *out);

#endif
