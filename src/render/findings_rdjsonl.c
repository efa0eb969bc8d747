#include "render/findings.h"
#include "render/json.h"

/*
 * reviewdog's diagnostics, one JSON object a line.
 *
 * Source: reviewdog, proto/rdf/reviewdog.proto. A column counts bytes of UTF-8
 * from 1. A diagnostic needs a path: what concerns the whole repository is
 * told of its settings.
 */

static const char *severity(enum ll_diag_level level)
{
	static const char *const word[] = { "INFO", "WARNING", "ERROR" };

	return word[level];
}

static void add_place(struct ll_arena *arena, struct ll_json *to,
		      const struct ll_findings *report,
		      const struct ll_diag *diag)
{
	struct ll_json *location = ll_json_add_object(arena, to, "location");
	struct ll_json *start;

	ll_json_text(arena, location, "path",
		     ll_findings_some_path(arena, report, diag));
	if (diag->pos.line < 1) {
		return;
	}
	start = ll_json_add_object(
		arena, ll_json_add_object(arena, location, "range"), "start");
	ll_json_long(arena, start, "line", diag->pos.line);
	if (diag->pos.column > 0) {
		ll_json_long(arena, start, "column", diag->pos.column);
	}
}

static struct ll_json *diagnostic(struct ll_arena *arena,
				  const struct ll_findings *report,
				  const struct ll_diag *diag)
{
	struct ll_json *item = ll_json_object(arena);

	ll_json_text(arena, item, "message", ll_findings_sentence(arena, diag));
	add_place(arena, item, report, diag);
	ll_json_text(arena, item, "severity",
		     ll_str_from(severity(diag->level)));
	ll_json_text(arena, ll_json_add_object(arena, item, "source"), "name",
		     LL_STR("lodeline"));
	ll_json_text(arena, ll_json_add_object(arena, item, "code"), "value",
		     ll_str_from(ll_diag_info[diag->code].code));
	return item;
}

ll_str ll_findings_rdjsonl(struct ll_arena *arena,
			   const struct ll_findings *report)
{
	struct ll_buf out = ll_buf_make(arena);

	for (size_t i = 0; i < report->nfindings; i++) {
		ll_buf_add(&out,
			   ll_json_line_of(arena,
					   diagnostic(arena, report,
						      &report->finding[i])));
	}
	return ll_buf_str(&out);
}
