#include "cli/memory.h"

#ifdef LL_JEMALLOC
#include <jemalloc/jemalloc.h>

/* One heap: what one thread has given back another uses again. */
const char *malloc_conf = "narenas:1";

void ll_memory_trim(void)
{
	mallctl("arena.0.purge", NULL, NULL, NULL, 0);
}
#else
void ll_memory_trim(void)
{
}
#endif
