#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

bool ll_fail(struct ll_err *err, ll_str what, ll_str advice)
{
	err->what = ll_str_copy(err->arena, what);
	err->advice = ll_str_copy(err->arena, advice);
	return false;
}

bool ll_failf(struct ll_err *err, const char *advice, const char *format, ...)
{
	char line[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	return ll_fail(err, ll_str_from(line), ll_str_from(advice));
}
