#include "base/family.h"

#include <assert.h>

const struct ll_family_info ll_family_info[LL_NFAMILIES] = {
#define LL_FAMILY(name, digit, word, title, place)                             \
	[LL_FAMILY_##name] = { digit, word, title, place },
#include "base/family.def"
#undef LL_FAMILY
};

enum ll_family ll_diag_family(enum ll_diag_code code)
{
	for (int i = 0; i < LL_NFAMILIES; i++) {
		if (ll_family_info[i].digit == ll_diag_info[code].code[1]) {
			return (enum ll_family)i;
		}
	}
	assert(false); /* a code of no family: base/family.def has all */
	return LL_FAMILY_FORM;
}
