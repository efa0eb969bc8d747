#include "render/findings.h"
#include "render/json.h"

/*
 * GitLab's code quality report: an array of issues.
 *
 * Source: GitLab Docs, "Code Quality", section "Code Quality report format".
 * An issue needs a path and a line: what concerns the whole repository is told
 * of its settings.
 */

static const char *severity(enum ll_diag_level level)
{
	static const char *const word[] = { "info", "minor", "major" };

	return word[level];
}

static void add_issue(struct ll_arena *arena, struct ll_json *issues,
		      const struct ll_findings *report, size_t index)
{
	const struct ll_diag *diag = &report->finding[index];
	struct ll_json *issue = ll_json_add_object(arena, issues, "");
	struct ll_json *location;

	ll_json_text(arena, issue, "description",
		     ll_findings_sentence(arena, diag));
	ll_json_text(arena, issue, "check_name",
		     ll_str_from(ll_diag_info[diag->code].code));
	ll_json_text(arena, issue, "fingerprint", report->fingerprint[index]);
	ll_json_text(arena, issue, "severity",
		     ll_str_from(severity(diag->level)));
	location = ll_json_add_object(arena, issue, "location");
	ll_json_text(arena, location, "path",
		     ll_findings_some_path(arena, report, diag));
	ll_json_long(arena, ll_json_add_object(arena, location, "lines"),
		     "begin", diag->pos.line > 0 ? diag->pos.line : 1);
}

ll_str ll_findings_gitlab(struct ll_arena *arena,
			  const struct ll_findings *report)
{
	struct ll_json *issues = ll_json_array(arena);

	for (size_t i = 0; i < report->nfindings; i++) {
		add_issue(arena, issues, report, i);
	}
	return ll_json_text_of(arena, issues);
}
