#include "render/findings.h"

#include "base/finding_key.h"
#include "base/map.h"
#include "base/utf8.h"

const struct ll_findings_format ll_findings_format[] = {
	{ "text", ll_findings_text },       { "json", ll_findings_json },
	{ "sarif", ll_findings_sarif },     { "github", ll_findings_github },
	{ "gitlab", ll_findings_gitlab },   { "junit", ll_findings_junit },
	{ "rdjsonl", ll_findings_rdjsonl },
};

const size_t ll_nfindings_formats =
	sizeof(ll_findings_format) / sizeof(ll_findings_format[0]);

void ll_findings_fingerprint(struct ll_arena *arena, struct ll_findings *report)
{
	struct ll_map seen = ll_map_make(arena);
	struct ll_source_lines lines = { .source = report->source };

	report->fingerprint = LL_NEW(arena, ll_str, report->nfindings);
	for (size_t i = 0; i < report->nfindings; i++) {
		const struct ll_diag *diag = &report->finding[i];
		ll_str line =
			ll_source_line(&lines, diag->pos.path, diag->pos.line);
		ll_str print = ll_strf(arena, "%016llx",
				       (unsigned long long)ll_finding_key(
					       diag, diag->pos.path, line));
		void **slot = ll_map_slot(&seen, print);
		size_t *times = *slot;

		if (!times) {
			times = LL_NEW(arena, size_t, 1);
			*slot = times;
		}
		report->fingerprint[i] =
			++*times == 1 ? print
				      : ll_strf(arena, "%" LL_FMT "-%zu",
						LL_ARG(print), *times);
	}
}

static ll_str below(struct ll_arena *arena, ll_str prefix, ll_str path)
{
	return prefix.len && path.len
		       ? ll_str_join(arena, prefix, LL_STR("/"), path)
		       : path;
}

ll_str ll_findings_path(struct ll_arena *arena,
			const struct ll_findings *report,
			const struct ll_diag *diag)
{
	return below(arena, report->prefix, diag->pos.path);
}

ll_str ll_findings_some_path(struct ll_arena *arena,
			     const struct ll_findings *report,
			     const struct ll_diag *diag)
{
	return diag->pos.path.len
		       ? ll_findings_path(arena, report, diag)
		       : below(arena, report->prefix, LL_STR("lodeline.yml"));
}

ll_str ll_findings_sentence(struct ll_arena *arena, const struct ll_diag *diag)
{
	ll_str between = ll_str_ends(diag->message, LL_STR("?")) ? LL_STR(" ")
								 : LL_STR(": ");

	return ll_utf8_visible(
		arena, diag->advice.len ? ll_str_join(arena, diag->message,
						      between, diag->advice)
					: diag->message);
}

size_t ll_findings_count(const struct ll_findings *report,
			 enum ll_diag_level level)
{
	size_t n = 0;

	for (size_t i = 0; i < report->nfindings; i++) {
		n += report->finding[i].level == level;
	}
	return n;
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

ll_str ll_findings_summary(struct ll_arena *arena,
			   const struct ll_findings *report)
{
	struct ll_buf out = ll_buf_make(arena);
	const char *since = report->since.len ? "new " : "";

	if (!report->nfindings) {
		ll_buf_addf(&out, "No %sfindings", since);
	}
	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		size_t n = ll_findings_count(report, (enum ll_diag_level)level);

		if (n) {
			ll_buf_addf(
				&out, "%s%zu %s%s%s", out.len ? ", " : "", n,
				out.len ? "" : since,
				ll_diag_level_name((enum ll_diag_level)level),
				plural(n));
		}
	}
	ll_buf_addf(&out, " in %zu file%s", report->nfiles,
		    plural(report->nfiles));
	return ll_buf_str(&out);
}
