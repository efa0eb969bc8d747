#ifndef LL_HISTORY_AGREED_H
#define LL_HISTORY_AGREED_H

/*
 * Agreed: to which words of a principle somebody agreed. A name in
 * `agreed_by` is pinned to the state of its day; nothing is stored, the
 * history knows.
 */

#include "history/log.h"
#include "history/worddiff.h"

/** The changes of a record that count, oldest first. */
struct ll_agreed_past {
	const struct ll_landing_info *info; /* of the log */
	const struct ll_change **change;
	size_t n;
	bool whole; /* the first is the record's beginning */
};

/** One name in `agreed_by` now. */
struct ll_signer {
	ll_date date; /* that stands with it, or none */
	/** names() - @name, as a file wrote it once, is this one */
	bool (*names)(void *context, ll_str name);
	void *context;
};

/**
 * ll_agreed_pin() - the change after which the words were agreed to
 *
 * The last that added the name; where a day stands with it that is not the
 * day of that landing, the last one up to that day. A name that no change
 * added stood there from the beginning.
 *
 * Returns an index into past->change, LL_NPOS where it is not known.
 */
size_t ll_agreed_pin(const struct ll_agreed_past *past,
		     const struct ll_signer *signer);

/**
 * ll_agreed_unpinned() - the meaning of the words may have changed after @pin
 *
 * By their title or words; not by what is mechanical, bulk, ignored or folded.
 */
bool ll_agreed_unpinned(const struct ll_agreed_past *past, size_t pin);

/** The words then, beside those of today. */
struct ll_agreed_words {
	bool known;              /* the version could be read */
	bool same;               /* they mean the same again */
	ll_str title;            /* then, where it was another; else "" */
	struct ll_worddiff diff; /* from the words then to those of today */
};

/** ll_agreed_compare() - reads the version after @pin; texts are in @arena */
struct ll_agreed_words ll_agreed_compare(struct ll_arena *arena,
					 const struct ll_org *org,
					 const struct ll_record *record,
					 const struct ll_agreed_past *past,
					 size_t pin);

#endif
