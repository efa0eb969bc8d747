#ifndef LL_CHECK_SINCE_H
#define LL_CHECK_SINCE_H

/*
 * What is new: the findings of one state that another did not have.
 *
 * A finding is the same in both by base/finding_key.h: code, path, message and
 * the text of its line, wherever it stands. A renamed file has its former path
 * in the other state, as git shows it. Where a finding is there more often than
 * before, so many are new: the last ones.
 */

#include "base/diag.h"
#include "base/source.h"
#include "model/settings.h"

/** One state and what was found in it. */
struct ll_since_end {
	struct ll_source *source;
	struct ll_diags *diags; /* sorted */
};

/**
 * ll_check_since() - leave in @head what is not in @base
 * @arena: of scratch that lives on
 *
 * head->source->history becomes that of history/orgdiff.h. Cost: linear in the
 * findings and the files that have some; renames read the files that came and
 * went.
 */
void ll_check_since(struct ll_arena *arena, const struct ll_settings *settings,
		    const struct ll_since_end *base,
		    const struct ll_since_end *head);

#endif
