#ifndef LL_BASE_FINDING_KEY_H
#define LL_BASE_FINDING_KEY_H

/*
 * The key of a finding: what makes it the same finding in another version of
 * its file. Its code, its path, its message without line numbers, and the
 * text of its line without the blanks around it; never where the line stands.
 */

#include "base/diag.h"

/**
 * ll_finding_key() - 64 bits, the same on every machine and in every version
 * @path: of the file, or the one it had before it was renamed
 * @line: text of the line, or ""
 *
 * "also at goals/a.md:12" is the same as "also at goals/a.md:14".
 */
uint64_t ll_finding_key(const struct ll_diag *diag, ll_str path, ll_str line);

#endif
