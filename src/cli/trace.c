#include "cli/trace.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Most memory that was held so far. */
static size_t peak(void)
{
	struct rusage usage;

	return getrusage(RUSAGE_SELF, &usage) ? 0
					      : (size_t)usage.ru_maxrss * 1024;
}

struct ll_trace ll_trace_make(ll_str file)
{
	return (struct ll_trace){ .file = file, .began = now_ms() };
}

void ll_trace_phase(struct ll_trace *trace, const char *name,
		    const struct ll_arena *arena)
{
	double now = now_ms();

	if (trace->nphases == LL_MAX_PHASES) {
		return;
	}
	trace->phase[trace->nphases].name = name;
	trace->phase[trace->nphases].ms = now - trace->began;
	trace->phase[trace->nphases].bytes = ll_arena_bytes(arena);
	trace->phase[trace->nphases].peak = peak();
	trace->nphases++;
	trace->began = now;
}

bool ll_trace_write(const struct ll_trace *trace, struct ll_err *err)
{
	FILE *file;
	bool fine = true;

	if (!trace->file.len) {
		return true;
	}
	file = fopen(ll_str_zero(err->arena, trace->file), "w");
	if (!file) {
		return ll_failf(err, "name a file that can be written",
				"cannot write the trace '%" LL_FMT "': %s",
				LL_ARG(trace->file), strerror(errno));
	}
	for (size_t i = 0; i < trace->nphases; i++) {
		fine &= fprintf(file,
				"{\"phase\":\"%s\",\"ms\":%.3f,\"bytes\":%zu,"
				"\"peak\":%zu}\n",
				trace->phase[i].name, trace->phase[i].ms,
				trace->phase[i].bytes,
				trace->phase[i].peak) > 0;
	}
	fine &= !fclose(file);
	return fine || ll_failf(err, "make room on the disk",
				"cannot write the trace '%" LL_FMT "': %s",
				LL_ARG(trace->file), strerror(errno));
}
