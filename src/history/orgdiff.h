#ifndef LL_HISTORY_ORGDIFF_H
#define LL_HISTORY_ORGDIFF_H

/*
 * Two states of an organisation, compared as if one landing lay between them.
 *
 *     ll_orgdiff_history()   the files that differ become that landing
 *     ll_log_make()          what it did to each record, as ever
 *     ll_orgdiff_match()     which record of one state is which of the other
 *
 * A file with the same bytes in both is not looked at. No history is read.
 */

#include "history/log.h"

/**
 * ll_orgdiff_history() - fill head->history with one landing since @base
 * @head: its blob() must give the versions of both
 */
void ll_orgdiff_history(struct ll_arena *arena, const struct ll_source *base,
			struct ll_source *head);

/**
 * ll_orgdiff_match() - the record of @base that each record of @head was
 * @log: of @head and that landing; the change of a record that is found
 *       elsewhere is made anew, for ll_log_make() sees one that came
 *
 * In the same or the renamed file: by id, anchor, title, words. What is left
 * on both sides: by identity (an explicit id or the rule's key), then by title
 * where only one of its kind has it; not updates, meetings, moments, pages.
 *
 * Shape:  [head->nrecords], LL_NO_RECORD for what is new; no record twice.
 * Cost:   linear.
 */
size_t *ll_orgdiff_match(struct ll_arena *arena, const struct ll_org *base,
			 const struct ll_org *head, struct ll_log *log);

#endif
