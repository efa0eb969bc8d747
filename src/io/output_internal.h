#ifndef LL_IO_OUTPUT_INTERNAL_H
#define LL_IO_OUTPUT_INTERNAL_H

/* What the output*.c files share. */

#include <pthread.h>
#include <sys/stat.h>

#include "base/map.h"
#include "io/output.h"

/** The first line of a manifest; a path a line follows. */
#define LL_MANIFEST_HEAD "lodeline manifest 1"

/** The mark in a staging directory, and what it says. */
#define LL_STAGING_MARK "lodeline-staging"
#define LL_STAGING_TEXT "lodeline staging 1\n"
/** The folders in it: the new site, and the old one while they are swapped. */
#define LL_STAGING_SITE "site"
#define LL_STAGING_OLD "old"

enum ll_added {
	LL_ADDED_WRITTEN = 1, /* is in the staging directory */
	LL_ADDED_KEPT = 2,    /* equal to what the target has */
};

struct ll_output {
	struct ll_arena *arena;
	pthread_mutex_t lock; /* of all below, while files are added */
	ll_str target;        /* real path */
	ll_str parent;        /* real path of the folder that holds it */
	ll_str name;          /* of the target in it */
	size_t nmade;         /* folders that had to be made for the parent */
	int parent_fd;
	int target_fd; /* -1 when there is none yet; holds a lock */
	struct stat target_info;
	struct ll_map old;     /* paths of the last site */
	struct ll_map added;   /* path to enum ll_added */
	struct ll_map folders; /* of the staging directory */
	bool failed;           /* a file could not be added */
	ll_str stage; /* name of the staging directory in parent; "" yet */
	int stage_fd;
	int site_fd;
	int mark_fd; /* holds a lock as long as we live */
};

/* ---------------------------------------------- output_check.c */

/** ll_output_check_place() - the target may be written to; finds its parent */
bool ll_output_check_place(struct ll_output *out, ll_str dir, ll_str source,
			   struct ll_err *err);
/** ll_output_check_files() - read the manifest, refuse what is not on it */
bool ll_output_check_files(struct ll_output *out, struct ll_err *err);
/** ll_output_lock() - open the target and lock it against other builds */
bool ll_output_lock(struct ll_output *out, struct ll_err *err);

/* ---------------------------------------------- output_stage.c */

/** ll_stage_open() - make the staging directory */
bool ll_stage_open(struct ll_output *out, struct ll_err *err);
/** ll_write_all() - false with errno */
bool ll_write_all(int fd, ll_str bytes);
/** ll_stage_folders() - make the folders that @path is in */
bool ll_stage_folders(struct ll_output *out, ll_str path, struct ll_err *err);
/** ll_stage_create() - a new file, to be written; its folders are there */
bool ll_stage_create(struct ll_output *out, ll_str path, int *fd,
		     struct ll_err *err);
/** ll_stage_write() - a whole file; its folders are there */
bool ll_stage_write(struct ll_output *out, ll_str path, ll_str bytes,
		    struct ll_err *err);
/** ll_stage_link() - take over a file of the target as it is */
bool ll_stage_link(struct ll_output *out, ll_str path, struct ll_err *err);
/** ll_stage_sync() - bring what was written to the disk */
bool ll_stage_sync(struct ll_output *out, struct ll_err *err);
/* ----------------------------------------------- output_swap.c */

/** ll_stage_swap() - put the new site in the target's place */
bool ll_stage_swap(struct ll_output *out, struct ll_err *err);
/** ll_stage_remove() - remove the staging directory and what is in it */
void ll_stage_remove(struct ll_output *out);
/** ll_stage_remove_stale() - remove those of builds that were killed */
void ll_stage_remove_stale(struct ll_output *out);

/** ll_output_fail() - false; the path, what failed and errno */
bool ll_output_fail(struct ll_err *err, ll_str path, const char *what);

#endif
