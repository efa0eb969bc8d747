#ifndef LL_HISTORY_EDITION_H
#define LL_HISTORY_EDITION_H

/*
 * Editions: the versions of one file as they are read. Each distinct blob is
 * fetched and parsed once, as long as few are needed again later, and dropped
 * after its last use.
 */

#include "base/map.h"
#include "model/org.h"

/** One version of a file. */
struct ll_edition {
	struct ll_oid blob;
	struct ll_arena arena; /* owner of all below */
	ll_str bytes;          /* cleaned */
	struct ll_states states;
	ll_str *raw; /* of each state; made by ll_sections_raw() */
	enum {
		LL_EDITION_NEW,
		LL_EDITION_FETCHED, /* bytes are here, as stored */
		LL_EDITION_READ,
		LL_EDITION_MISSING
	} how;
	size_t uses; /* to come */
	size_t held; /* not to be dropped while positive */
};

/** Those of one file. */
struct ll_editions {
	struct ll_arena *arena;
	const struct ll_source *source;
	const struct ll_settings *settings;
	const struct ll_rule
		*rule; /* how to read them; NULL: as the first read */
	struct ll_map by_blob;
	size_t nread;             /* in memory */
	struct ll_lock *fetching; /* base/pool.h: held while blobs are fetched;
				     or NULL */
};

/** ll_editions_make() - @rule may be NULL */
struct ll_editions ll_editions_make(struct ll_arena *arena,
				    const struct ll_source *source,
				    const struct ll_settings *settings,
				    const struct ll_rule *rule);

/** ll_edition_give() - a version that was read before: the present one */
void ll_edition_give(struct ll_editions *editions, const struct ll_file *file,
		     const struct ll_states *states);

/** ll_edition_expect() - @blob will be asked for once (more); zero is none */
void ll_edition_expect(struct ll_editions *editions, const struct ll_oid *blob);

/**
 * ll_edition_hold() - a version that was expected, to be let go once
 * @path: where the file stood
 * @day:  when it came to be: the house may have had other rules then
 * @like: one that is held and may be like it, or NULL
 *
 * Returns NULL for the zero id. Where the blob is not here, how is MISSING and
 * there are no states.
 */
struct ll_edition *ll_edition_hold(struct ll_editions *editions,
				   const struct ll_oid *blob, ll_str path,
				   ll_date day, const struct ll_edition *like);

/**
 * ll_edition_rule() - the rule that reads the versions at @path on @day
 *
 * That of the newest version; where the file stood elsewhere, or rules have
 * dates, the first that fitted then and is of the same kind: what a record is
 * follows from its newest state. NULL before the first was read.
 */
const struct ll_rule *ll_edition_rule(const struct ll_editions *editions,
				      ll_str path, ll_date day);

/** ll_edition_let_go() - done with one use; NULL is fine */
void ll_edition_let_go(struct ll_editions *editions,
		       struct ll_edition *edition);

/** ll_editions_release() - drop all */
void ll_editions_release(struct ll_editions *editions);

#endif
