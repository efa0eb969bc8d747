#include "render/findings.h"

#include "base/utf8.h"

/* Findings for a person at a terminal. */

enum { LONGEST_SOURCE_LINE = 160 };

static const char *on(bool paint, const char *code)
{
	return paint ? code : "";
}

/* Blanks as wide as what stands before the column, tabs kept as tabs. */
static void add_indent(struct ll_buf *out, ll_str before)
{
	while (before.len) {
		size_t n = ll_str_find_char(before, '\t');
		ll_str run = ll_str_sub(before, 0, n);
		size_t width = ll_utf8_width(ll_utf8_visible(out->arena, run));

		for (size_t i = 0; i < width; i++) {
			ll_buf_add_char(out, ' ');
		}
		if (n == LL_NPOS) {
			return;
		}
		ll_buf_add_char(out, '\t');
		before = ll_str_from_pos(before, n + 1);
	}
}

/* The line itself with a caret under the column. */
static void add_source_line(struct ll_buf *out, const struct ll_diag *diag,
			    struct ll_source_lines *lines)
{
	ll_str line = ll_source_line(lines, diag->pos.path, diag->pos.line);

	/* A row of a survey may be the answers of a few people. */
	if (ll_str_ends_nocase(diag->pos.path, LL_STR(".csv"))) {
		return;
	}
	if (!line.len || line.len > LONGEST_SOURCE_LINE ||
	    !ll_utf8_valid(line)) {
		return;
	}
	ll_buf_addf(out, "%5d | %" LL_FMT "\n", diag->pos.line,
		    LL_ARG(ll_utf8_visible(out->arena, line)));
	if (diag->pos.column < 1 || (size_t)diag->pos.column > line.len) {
		return;
	}
	ll_buf_add(out, LL_STR("      | "));
	add_indent(out, ll_str_sub(line, 0, (size_t)diag->pos.column - 1));
	ll_buf_add(out, LL_STR("^\n"));
}

static void add_place(struct ll_buf *out, const struct ll_pos *pos, bool paint)
{
	if (!pos->path.len) {
		return;
	}
	ll_buf_addf(out, "%s%" LL_FMT, on(paint, "\033[1m"),
		    LL_ARG(ll_utf8_visible(out->arena, pos->path)));
	if (pos->line > 0) {
		ll_buf_addf(out, ":%d", pos->line);
	}
	if (pos->line > 0 && pos->column > 0) {
		ll_buf_addf(out, ":%d", pos->column);
	}
	ll_buf_addf(out, ":%s ", on(paint, "\033[0m"));
}

void ll_findings_add_finding(struct ll_buf *out, const struct ll_diag *diag,
			     struct ll_source_lines *lines, bool paint)
{
	static const char *const colour[] = { "\033[1;36m", "\033[1;33m",
					      "\033[1;31m" };
	struct ll_arena *arena = out->arena;

	add_place(out, &diag->pos, paint);
	ll_buf_addf(out, "%s%s:%s %" LL_FMT " [%s]\n",
		    on(paint, colour[diag->level]),
		    ll_diag_level_name(diag->level), on(paint, "\033[0m"),
		    LL_ARG(ll_utf8_visible(arena, diag->message)),
		    ll_diag_info[diag->code].code);
	add_source_line(out, diag, lines);
	if (diag->advice.len) {
		ll_buf_addf(out, "        %" LL_FMT "\n",
			    LL_ARG(ll_utf8_visible(arena, diag->advice)));
	}
}

ll_str ll_findings_text(struct ll_arena *arena,
			const struct ll_findings *report)
{
	struct ll_buf out = ll_buf_make(arena);
	struct ll_source_lines lines = { .source = report->source };

	for (size_t i = 0; i < report->nfindings; i++) {
		ll_findings_add_finding(&out, &report->finding[i], &lines,
					report->paint);
	}
	ll_buf_add(&out, ll_findings_summary(arena, report));
	ll_buf_add_char(&out, '\n');
	return ll_buf_str(&out);
}
