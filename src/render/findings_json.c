#include "render/json.h"
#include "render/findings.h"

#include "base/utf8.h"

/* Findings for programs: docs/findings.schema.json. */

enum { SCHEMA = 1 };

static void add_position(struct ll_arena *arena, struct ll_json *to,
			 const char *key, int number)
{
	if (number > 0) {
		ll_json_long(arena, to, key, number);
	} else {
		ll_json_text_or_null(arena, to, key, LL_STR(""));
	}
}

static void add_finding(const void *context, size_t index,
			struct ll_arena *arena, struct ll_json *item)
{
	const struct ll_findings *report = context;
	const struct ll_diag *diag = &report->finding[index];
	const struct ll_diag_info *info = &ll_diag_info[diag->code];

	ll_json_text(arena, item, "code", ll_str_from(info->code));
	ll_json_text(arena, item, "name", ll_str_from(info->name));
	ll_json_text(arena, item, "level",
		     ll_str_from(ll_diag_level_name(diag->level)));
	ll_json_text_or_null(arena, item, "path", diag->pos.path);
	add_position(arena, item, "line", diag->pos.line);
	add_position(arena, item, "column",
		     diag->pos.line > 0 ? diag->pos.column : 0);
	ll_json_text(arena, item, "message",
		     ll_utf8_visible(arena, diag->message));
	ll_json_text(arena, item, "advice",
		     ll_utf8_visible(arena, diag->advice));
	ll_json_text(arena, item, "fingerprint", report->fingerprint[index]);
}

static void add_counts(struct ll_arena *arena, struct ll_json *to,
		       const struct ll_findings *report)
{
	struct ll_json *counts = ll_json_add_object(arena, to, "counts");

	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		ll_json_long(arena, counts,
			     ll_diag_level_name((enum ll_diag_level)level),
			     (long)ll_findings_count(
				     report, (enum ll_diag_level)level));
	}
}

ll_str ll_findings_json(struct ll_arena *arena,
			const struct ll_findings *report)
{
	struct ll_json *document = ll_json_object(arena);

	ll_json_long(arena, document, "schema", SCHEMA);
	ll_json_text(arena, document, "generator",
		     LL_STR("lodeline " LL_VERSION));
	ll_json_text_or_null(arena, document, "since", report->since);
	ll_json_text_or_null(arena, document, "folder", report->prefix);
	ll_json_long(arena, document, "files", (long)report->nfiles);
	add_counts(arena, document, report);
	ll_json_add_each(arena, document, "findings",
			 (struct ll_json_each){ .n = report->nfindings,
						.context = report,
						.make = add_finding });
	return ll_json_text_of(arena, document);
}
