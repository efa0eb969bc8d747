#ifndef LL_TEXT_VALUE_READER_H
#define LL_TEXT_VALUE_READER_H

/* What the two files of the YAML reader share; nobody else includes it. */

#include <yaml.h>

#include "base/map.h"
#include "text/md_internal.h"

/* A place in the text, reached by counting forward. */
struct ll_yaml_cursor {
	size_t character;
	size_t byte;
	size_t line_start; /* byte */
	int line;          /* from 0 */
};

struct ll_yaml_reader {
	struct ll_arena *arena;
	struct ll_arena scratch;
	ll_str text;
	struct ll_pos pos;
	enum ll_diag_code code;
	struct ll_diags *diags;
	yaml_parser_t parser;
	struct ll_yaml_cursor cursor;
	struct ll_yaml_cursor start; /* where the parser was started */
	size_t top_key;              /* byte of the last key of the top map */
	size_t nnodes;
	struct ll_value *root; /* NULL until its start was seen */
	struct ll_value *last; /* child of root */
	struct ll_map top;     /* keys of root */
	int depth;
	int told; /* line of the last syntax error */
	bool certain;
	bool stop; /* nothing after this is worth reading */
};

/** ll_yaml_place() - line and column of a mark of libyaml's */
struct ll_pos ll_yaml_place(struct ll_yaml_reader *reader, yaml_mark_t mark);

void ll_yaml_fault(struct ll_yaml_reader *reader, struct ll_pos pos,
		   enum ll_diag_code code, ll_str what);

/** ll_yaml_syntax_fault() - what the parser stopped at; once for a line */
void ll_yaml_syntax_fault(struct ll_yaml_reader *reader);

#endif
