#ifndef LL_BASE_ERR_H
#define LL_BASE_ERR_H

/*
 * Failure: what the machine could not do, for the operator. Only io, the
 * template engine and the command line fail; wrong content is a finding
 * (base/diag.h). A function that can fail returns bool and fills one of these.
 */

#include "base/str.h"

struct ll_err {
	struct ll_arena *arena; /* owner of the texts; set by who makes it */
	ll_str what;            /* one line: what could not be done, and why */
	ll_str advice;          /* what to do about it; may be "" */
	int exit_code;          /* 2 usage or settings, 3 machine; 0 means 3 */
};

/** ll_fail() - fill @err and return false, to be returned */
bool ll_fail(struct ll_err *err, ll_str what, ll_str advice);

/** ll_failf() - the same with a printf format for what is wrong */
bool ll_failf(struct ll_err *err, const char *advice, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
