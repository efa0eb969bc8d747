#ifndef LL_BASE_FAMILY_H
#define LL_BASE_FAMILY_H

/*
 * Families of findings: what they have in common, in words. The table is
 * base/family.def.
 */

#include "base/diag.h"

enum ll_family {
#define LL_FAMILY(name, digit, word, title, place) LL_FAMILY_##name,
#include "base/family.def"
#undef LL_FAMILY
	LL_NFAMILIES
};

struct ll_family_info {
	char digit;        /* of its codes, "L2xx" */
	const char *word;  /* "line-of-sight" */
	const char *title; /* "Ownership and line of sight" */
	const char *place; /* "No finding in ..." */
};

extern const struct ll_family_info ll_family_info[LL_NFAMILIES];

/** ll_diag_family() - that of a row of the catalogue */
enum ll_family ll_diag_family(enum ll_diag_code code);

#endif
