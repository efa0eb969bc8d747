#include "base/source_line.h"

ll_str ll_source_line(struct ll_source_lines *lines, ll_str path, int line)
{
	if (!lines->source || !path.len || line < 1) {
		return LL_STR("");
	}
	if (line < lines->line || !ll_str_eq(path, lines->path)) {
		const struct ll_file *file =
			ll_source_file(lines->source, path);

		lines->path = path;
		lines->rest = file ? file->bytes : LL_STR("");
		lines->text = LL_STR("");
		lines->line = 0;
	}
	while (lines->line < line && lines->rest.len) {
		lines->text = ll_str_line(&lines->rest);
		lines->line++;
	}
	return lines->line == line ? lines->text : LL_STR("");
}
