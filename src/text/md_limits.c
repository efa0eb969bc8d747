#include "text/md_internal.h"

#include <string.h>

enum {
	MAX_BYTES = 256 * 1024,
	MAX_MARKERS = 32,
	MAX_INDENT = 256,
	MAX_BRACKETS = 4000,
};

struct ll_md_lines ll_md_lines_make(struct ll_arena *arena, ll_str text)
{
	struct ll_md_lines lines = { .nlines = 0 };
	size_t cap = text.len / 24 + 16;
	const char *at = text.s;
	const char *end = text.s + text.len;

	lines.start = LL_NEW(arena, size_t, cap);
	while (at < end) {
		const char *lf = memchr(at, '\n', (size_t)(end - at));

		if (lines.nlines + 2 > cap) {
			lines.start = ll_grow(arena, lines.start, cap, &cap,
					      sizeof(*lines.start));
		}
		lines.start[lines.nlines++] = (size_t)(at - text.s);
		at = lf ? lf + 1 : end;
	}
	lines.start[lines.nlines] = text.len;
	return lines;
}

ll_str ll_md_line(const struct ll_md_parse *parse, int number)
{
	const struct ll_md_lines *lines = &parse->lines;
	ll_str line;

	if (number < 1 || (size_t)number > lines->nlines) {
		return LL_STR("");
	}
	line = ll_str_sub(parse->src, lines->start[number - 1],
			  lines->start[number]);
	if (line.len && line.s[line.len - 1] == '\n') {
		line.len--;
	}
	return line;
}

int ll_md_origin(const struct ll_md_parse *parse, int number)
{
	if (parse->origin && number >= 1 &&
	    (size_t)number <= parse->lines.nlines) {
		number = parse->origin[number - 1];
	}
	return parse->first_line + number - 1;
}

/* How a line begins, so far as cmark's cost depends on it. */
struct opening {
	int markers;
	int indent;
};

static struct opening opening_of(ll_str line)
{
	struct opening opening = { 0, 0 };
	size_t at = 0;

	while (at < line.len) {
		char c = line.s[at];
		size_t marker;

		if (c == ' ') {
			opening.indent++;
			at++;
		} else if (c == '\t') {
			opening.indent += 4;
			at++;
		} else if (c == '>') {
			opening.markers++;
			at++;
		} else if (c > '>' || c < '*') {
			break;
		} else {
			marker = ll_md_list_marker(ll_str_from_pos(line, at));
			if (!marker) {
				break;
			}
			opening.markers++;
			at += marker;
		}
	}
	return opening;
}

static size_t count_brackets(ll_str line)
{
	size_t count = 0;
	const char *end = line.s + line.len;

	for (const char *at = line.s;
	     at < end && (at = memchr(at, '[', (size_t)(end - at))); at++) {
		count++;
	}
	return count;
}

static bool exceed(struct ll_md_parse *parse, const char *what, int line)
{
	parse->excess = what;
	parse->excess_line = ll_md_origin(parse, line);
	return false;
}

bool ll_md_within_limits(struct ll_md_parse *parse)
{
	size_t brackets = 0;

	if (parse->src.len > MAX_BYTES) {
		return exceed(parse, "the file is larger than 256 KiB", 1);
	}
	for (size_t i = 1; i <= parse->lines.nlines; i++) {
		ll_str line = ll_md_line(parse, (int)i);
		struct opening opening = opening_of(line);

		if (opening.markers > MAX_MARKERS) {
			return exceed(parse,
				      "more than 32 quotes and lists open on "
				      "one line",
				      (int)i);
		}
		if (opening.indent > MAX_INDENT) {
			return exceed(parse,
				      "a line is indented by more than 256 "
				      "columns",
				      (int)i);
		}
		brackets = line.len ? brackets + count_brackets(line) : 0;
		if (brackets > MAX_BRACKETS) {
			return exceed(parse,
				      "more than 4000 '[' in one paragraph",
				      (int)i);
		}
	}
	return true;
}
