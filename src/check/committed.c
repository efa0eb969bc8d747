#include "check/check.h"

/* Files of the working tree that nobody else has. */

void ll_rule_not_committed(const struct ll_check *check)
{
	const struct ll_source *source = check->org->source;

	for (size_t i = 0; i < source->nfiles; i++) {
		const struct ll_file *file = &source->file[i];

		if (file->is_text && file->state == LL_FILE_UNTRACKED) {
			ll_diag_add(check->diags, LL_D_NOT_COMMITTED,
				    (struct ll_pos){ .path = file->path,
						     .line = 1 },
				    LL_STR(""), LL_STR(""));
		}
	}
}
