#include "base/ledger.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
	const long *x = a;
	const long *y = b;

	return (*x > *y) - (*x < *y);
}

long ll_lateness(long *late, size_t n, int percent)
{
	size_t rank = (n * (size_t)percent + 99) / 100;

	if (!n) {
		return 0;
	}
	qsort(late, n, sizeof(*late), by_value);
	return late[rank ? rank - 1 : 0];
}
