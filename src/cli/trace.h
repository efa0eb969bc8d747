#ifndef LL_CLI_TRACE_H
#define LL_CLI_TRACE_H

/*
 * Trace: how long each phase took and what memory, as JSON lines, for
 * --trace FILE.
 *
 *     {"phase":"history","ms":41.5,"bytes":1048576,"peak":65011712}
 */

#include "base/err.h"

enum { LL_MAX_PHASES = 16 };

struct ll_trace {
	ll_str file;  /* "" for none */
	double began; /* ms */
	struct {
		const char *name;
		double ms;
		size_t bytes; /* held by the build's arena at its end */
		size_t peak;  /* most that the program held until then */
	} phase[LL_MAX_PHASES];
	size_t nphases;
};

struct ll_trace ll_trace_make(ll_str file);
/** ll_trace_phase() - the phase that began at the last call has ended */
void ll_trace_phase(struct ll_trace *trace, const char *name,
		    const struct ll_arena *arena);
bool ll_trace_write(const struct ll_trace *trace, struct ll_err *err);

#endif
