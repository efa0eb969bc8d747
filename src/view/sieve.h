#ifndef LL_VIEW_SIEVE_H
#define LL_VIEW_SIEVE_H

/*
 * The sieve: what one audience may not see, decided once, before anything is
 * counted or ordered.
 *
 * A record is as narrow as the narrowest of: its state (what it, its file and
 * the rule for it say), and every comment <!-- audience: NAME --> in it. A
 * record with `masked:` is for the narrowest audience alone.
 */

#include "history/log.h"
#include "view/audience.h"
#include "view/tell.h"

struct ll_sieve {
	struct ll_arena *arena;
	const struct ll_org *whole;
	struct ll_audience audience;
	bool *hidden;      /* [whole->nrecords] */
	bool *file_hidden; /* [whole->nfiles]: no record of it is visible */
	bool *gone_hidden; /* [log->ngone] */
	size_t *first;     /* [whole->nfiles + 1]: first record of each file */
	size_t nhidden;    /* records, gone records, files: 0 if none */
	struct ll_tell tell;
	struct ll_map blob; /* id of an old version -> its level, size_t */
};

/**
 * ll_sieve_make() - decide for @audience
 * @hide:  [whole->nrecords] records that are hidden whatever they say; or NULL
 * @diags: AUDIENCE_UNKNOWN is added for each file that cannot be decided
 *
 * Returns false where that makes a view unsafe: never for the narrowest.
 */
bool ll_sieve_make(struct ll_arena *arena, const struct ll_org *whole,
		   const struct ll_log *log, struct ll_audience audience,
		   const bool *hide, struct ll_diags *diags,
		   struct ll_sieve *sieve);

/** ll_sieve_learn() - the names that tell: those of hidden things alone */
void ll_sieve_learn(struct ll_sieve *sieve, const struct ll_log *log);

/** ll_sieve_hides_path() - a file, or an asset by the rule for its path */
bool ll_sieve_hides_path(struct ll_sieve *sieve, ll_str path);

/** ll_sieve_hides_line() - the record that holds @line of @path; 0: any of it
 */
bool ll_sieve_hides_line(struct ll_sieve *sieve, ll_str path, int line);

/** ll_sieve_sees_state() - an old version for @audience ("": all) at @path */
bool ll_sieve_sees_state(struct ll_sieve *sieve, ll_str audience, ll_str path);

/**
 * ll_sieve_sees_blob() - an old version, by the comments and masks in it
 *
 * One that cannot be fetched any more is not seen. Each is fetched once.
 */
bool ll_sieve_sees_blob(struct ll_sieve *sieve, const struct ll_oid *id);

/** ll_sieve_tells() - @text holds the name of something hidden */
bool ll_sieve_tells(const struct ll_sieve *sieve, ll_str text);

#endif
