#ifndef LL_BASE_SOURCE_LINE_H
#define LL_BASE_SOURCE_LINE_H

/*
 * Lines of the source by path and number, for findings, which come in order.
 */

#include "base/source.h"

struct ll_source_lines {
	const struct ll_source *source; /* NULL: there are no lines */
	ll_str path;                    /* of what follows */
	ll_str rest;
	ll_str text; /* of the line below */
	int line;    /* 0: none yet */
};

/**
 * ll_source_line() - the text of a line without its end, "" where there is none
 *
 * Cost: linear in the file for all lines asked for in ascending order.
 */
ll_str ll_source_line(struct ll_source_lines *lines, ll_str path, int line);

#endif
