#include "render/findings.h"
#include "render/json.h"

#include "base/utf8.h"

/*
 * SARIF 2.1.0, for code scanning.
 *
 * Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version
 * 2.1.0 Plus Errata 01", 2023. Columns count UTF-16 code units there, the
 * first is 1. What concerns the whole repository is told of its settings.
 */

static ll_str level_word(enum ll_diag_level level)
{
	return ll_str_from(ll_diag_level_name(level)); /* SARIF has the same */
}

/* A relative reference: what stands in a path is no syntax of an address. */
static ll_str uri_of(struct ll_arena *arena, ll_str path)
{
	static const char hex[] = "0123456789ABCDEF";
	struct ll_buf out = ll_buf_make(arena);

	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.s[i];

		if (ll_is_alnum(path.s[i]) || c == '/' || c == '-' ||
		    c == '.' || c == '_' || c == '~') {
			ll_buf_add_char(&out, path.s[i]);
		} else {
			ll_buf_add_char(&out, '%');
			ll_buf_add_char(&out, hex[c >> 4]);
			ll_buf_add_char(&out, hex[c & 15]);
		}
	}
	return ll_buf_str(&out);
}

/* Bytes before the column as UTF-16 code units. */
static long utf16_column(ll_str line, int column)
{
	ll_str before = ll_str_sub(line, 0, (size_t)column - 1);
	long units = 1;

	while (before.len) {
		units += ll_utf8_next(&before) > 0xffff ? 2 : 1;
	}
	return units;
}

static void add_text(struct ll_arena *arena, struct ll_json *to,
		     const char *key, ll_str text)
{
	ll_json_text(arena, ll_json_add_object(arena, to, key), "text", text);
}

/* ----------------------------------------------------------------- rules */

/* "A goal has no owner" of "## L201 A goal has no owner" */
static ll_str title_of(const struct ll_findings *report, enum ll_diag_code code)
{
	ll_str section = report->explain(code);
	ll_str heading = ll_str_line(&section);

	return ll_str_trim(ll_str_from_pos(heading, sizeof("## L201") - 1));
}

static void add_help(struct ll_arena *arena, struct ll_json *rule,
		     ll_str section)
{
	struct ll_json *help = ll_json_add_object(arena, rule, "help");

	ll_json_text(arena, help, "text", section);
	ll_json_text(arena, help, "markdown", section);
}

/* Each code that was found, in the order of the catalogue. */
static void add_rules(struct ll_arena *arena, struct ll_json *driver,
		      const struct ll_findings *report, long *index)
{
	struct ll_json *rules = ll_json_add_array(arena, driver, "rules");
	long n = 0;

	for (size_t i = 0; i < report->nfindings; i++) {
		index[report->finding[i].code] = 1;
	}
	for (size_t i = 0; i < LL_NDIAGS; i++) {
		const struct ll_diag_info *info = &ll_diag_info[i];
		struct ll_json *rule;

		if (!index[i]) {
			continue;
		}
		index[i] = n++;
		rule = ll_json_add_object(arena, rules, "");
		ll_json_text(arena, rule, "id", ll_str_from(info->code));
		ll_json_text(arena, rule, "name", ll_str_from(info->name));
		add_text(arena, rule, "shortDescription",
			 title_of(report, (enum ll_diag_code)i));
		add_help(arena, rule, report->explain((enum ll_diag_code)i));
		ll_json_text(
			arena,
			ll_json_add_object(arena, rule, "defaultConfiguration"),
			"level", level_word(info->level));
	}
}

/* --------------------------------------------------------------- results */

struct results {
	const struct ll_findings *report;
	const long *rule; /* index of each code */
	struct ll_source_lines *lines;
};

/* Code scanning wants a place of every result, and a line of every place. */
static void add_place(struct ll_arena *arena, struct ll_json *result,
		      const struct results *results, const struct ll_diag *diag)
{
	const struct ll_findings *report = results->report;
	struct ll_json *locations =
		ll_json_add_array(arena, result, "locations");
	struct ll_json *place = ll_json_add_object(
		arena, ll_json_add_object(arena, locations, ""),
		"physicalLocation");
	struct ll_json *file =
		ll_json_add_object(arena, place, "artifactLocation");
	struct ll_json *region;

	ll_json_text(arena, file, "uri",
		     uri_of(arena, ll_findings_some_path(arena, report, diag)));
	ll_json_text(arena, file, "uriBaseId", LL_STR("%SRCROOT%"));
	region = ll_json_add_object(arena, place, "region");
	ll_json_long(arena, region, "startLine",
		     diag->pos.line > 0 ? diag->pos.line : 1);
	if (diag->pos.line > 0 && diag->pos.column > 0) {
		ll_str line = ll_source_line(results->lines, diag->pos.path,
					     diag->pos.line);

		ll_json_long(arena, region, "startColumn",
			     utf16_column(line, diag->pos.column));
	}
}

static void add_result(const void *context, size_t index,
		       struct ll_arena *arena, struct ll_json *result)
{
	const struct results *results = context;
	const struct ll_diag *diag = &results->report->finding[index];

	ll_json_text(arena, result, "ruleId",
		     ll_str_from(ll_diag_info[diag->code].code));
	ll_json_long(arena, result, "ruleIndex", results->rule[diag->code]);
	ll_json_text(arena, result, "level", level_word(diag->level));
	add_text(arena, result, "message", ll_findings_sentence(arena, diag));
	add_place(arena, result, results, diag);
	ll_json_text(arena,
		     ll_json_add_object(arena, result, "partialFingerprints"),
		     "lodeline/v1", results->report->fingerprint[index]);
}

ll_str ll_findings_sarif(struct ll_arena *arena,
			 const struct ll_findings *report)
{
	struct ll_json *log = ll_json_object(arena);
	long rule[LL_NDIAGS] = { 0 };
	struct ll_source_lines lines = { .source = report->source };
	struct results results = { report, rule, &lines };
	struct ll_json *run;
	struct ll_json *driver;

	ll_json_text(arena, log, "$schema",
		     LL_STR("https://json.schemastore.org/sarif-2.1.0.json"));
	ll_json_text(arena, log, "version", LL_STR("2.1.0"));
	run = ll_json_add_object(arena, ll_json_add_array(arena, log, "runs"),
				 "");
	driver = ll_json_add_object(
		arena, ll_json_add_object(arena, run, "tool"), "driver");
	ll_json_text(arena, driver, "name", LL_STR("Lodeline"));
	ll_json_text(arena, driver, "version", LL_STR(LL_VERSION));
	add_rules(arena, driver, report, rule);
	ll_json_text(arena, run, "columnKind", LL_STR("utf16CodeUnits"));
	ll_json_add_each(arena, run, "results",
			 (struct ll_json_each){ .n = report->nfindings,
						.context = &results,
						.make = add_result });
	return ll_json_text_of(arena, log);
}
