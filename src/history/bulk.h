#ifndef LL_HISTORY_BULK_H
#define LL_HISTORY_BULK_H

/*
 * Bulk: what one landing did to many records in the same way, so that it can
 * be told once. A renamed repository, a moved folder, a row that every file
 * got; never what means something to one record, such as a status, a target or
 * an action that is done.
 */

#include "history/log.h"

enum {
	LL_BULK_MANY = 8,   /* records, at least, that something was done to */
	LL_BULK_MORE = 3,   /* of anything else done beside it */
	LL_BULK_ITEMS = 16, /* different things done, at most */
};

/**
 * ll_bulk_mark() - mark what is bulk among the changes of one landing
 * @change: all of one landing; @n of them
 * @bulk:   filled where there is some; its texts refer to @change
 *
 * Two texts differ by a substitution where some words of the one stand in the
 * place of others, letter by letter: "x/old#1" and "x/new#1" by "old" and
 * "new". An event is bulk if the substitutions that many records of the
 * landing share turn its old text into the new one, or if many share the two
 * whole texts; words that changed are if all of them are. Only titles, words,
 * paths and metadata that the house named itself are looked at.
 *
 * Where all but one in twenty are explained so, a name in the prose of the
 * rest that holds such a substitution, and something more, is one, too.
 *
 * Shape:  `bulk` of each such event is set; a change all of whose events are,
 *         or that is mechanical beside such changes or with many like it, has
 *         class BULK. One that was changed otherwise, too, has the class of
 *         the rest.
 * Cost:   linear in the texts, times LL_BULK_ITEMS.
 *
 * Returns whether there is some.
 */
bool ll_bulk_mark(struct ll_arena *arena, struct ll_change *const *change,
		  size_t n, struct ll_bulk *bulk);

/** ll_bulk_mark_log() - that of all landings: fills log->bulk */
void ll_bulk_mark_log(struct ll_arena *arena, struct ll_log *log);

#endif
