#include "text/value_reader.h"

#include "base/buf.h"

/* Where in the text something stands, and saying what is wrong there. */

/*
 * libyaml counts characters, and takes U+2028 and the like for line ends; our
 * lines end at LF, and columns are bytes.
 */
struct ll_pos ll_yaml_place(struct ll_yaml_reader *reader, yaml_mark_t mark)
{
	struct ll_yaml_cursor *at = &reader->cursor;
	size_t target = reader->start.character + mark.index;
	struct ll_pos pos = reader->pos;

	if (target < at->character) {
		*at = reader->start;
	}
	while (at->character < target && at->byte < reader->text.len) {
		unsigned char c = (unsigned char)reader->text.s[at->byte++];

		if (c == '\n') {
			at->line++;
			at->line_start = at->byte;
		}
		while (at->byte < reader->text.len &&
		       (reader->text.s[at->byte] & 0xC0) == 0x80) {
			at->byte++;
		}
		at->character++;
	}
	pos.line += at->line;
	pos.column = (int)(at->byte - at->line_start) + 1;
	return pos;
}

void ll_yaml_fault(struct ll_yaml_reader *reader, struct ll_pos pos,
		   enum ll_diag_code code, ll_str what)
{
	reader->certain = false;
	if (reader->diags) {
		ll_diag_add(reader->diags, code, pos, what, LL_STR(""));
	}
}

void ll_yaml_syntax_fault(struct ll_yaml_reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct ll_buf what = ll_buf_make(&reader->scratch);
	struct ll_pos pos;

	ll_buf_add(&what,
		   ll_str_from(parser->problem ? parser->problem : "not YAML"));
	if (parser->context) {
		struct ll_pos begin =
			ll_yaml_place(reader, parser->context_mark);

		ll_buf_addf(&what, " %s that begins on line %d",
			    parser->context, begin.line);
	}
	pos = ll_yaml_place(reader, parser->problem_mark);
	if (pos.line != reader->told) {
		reader->told = pos.line;
		ll_yaml_fault(reader, pos, reader->code, ll_buf_str(&what));
	}
}
