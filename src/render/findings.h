#ifndef LL_RENDER_FINDINGS_H
#define LL_RENDER_FINDINGS_H

/*
 * Reports of findings, one format a file. A format is a function from a report
 * to text; ll_findings_format[] lists them, and the command line, its help and
 * the tests read that table.
 *
 * Every format tells every finding, in the order of the report, unless its
 * comment says otherwise. What content says is escaped as the format asks, and
 * controls and bidirectional marks are made visible in all of them.
 */

#include "base/buf.h"
#include "base/diag.h"
#include "base/source_line.h"

struct ll_findings {
	const struct ll_diag *finding; /* sorted */
	size_t nfindings;
	size_t nfiles; /* that were looked at */
	ll_str since;  /* revision that is left out, or "" */
	ll_str prefix; /* of the organisation in its repository, or "" */
	const struct ll_source *source; /* lines that findings are in */
	ll_str *fingerprint; /* [nfindings], by ll_findings_fingerprint() */
	bool paint;          /* colour, for people alone */
	/** explain() - section of the findings' reference: "## L201 ..." */
	ll_str (*explain)(enum ll_diag_code code);
};

struct ll_findings_format {
	const char *name; /* as --format wants it */
	ll_str (*write)(struct ll_arena *arena,
			const struct ll_findings *report);
};

extern const struct ll_findings_format ll_findings_format[];
extern const size_t ll_nfindings_formats;

/** ll_findings_text() - as a compiler does it, with a line that counts */
ll_str ll_findings_text(struct ll_arena *arena,
			const struct ll_findings *report);
/** ll_findings_json() - docs/findings.schema.json */
ll_str ll_findings_json(struct ll_arena *arena,
			const struct ll_findings *report);

/** ll_findings_sarif() - SARIF 2.1.0, for code scanning */
ll_str ll_findings_sarif(struct ll_arena *arena,
			 const struct ll_findings *report);
/** ll_findings_github() - annotations; the most important ones first */
ll_str ll_findings_github(struct ll_arena *arena,
			  const struct ll_findings *report);
/** ll_findings_gitlab() - a code quality report */
ll_str ll_findings_gitlab(struct ll_arena *arena,
			  const struct ll_findings *report);
/** ll_findings_junit() - XML for test reports; a note is a skipped case */
ll_str ll_findings_junit(struct ll_arena *arena,
			 const struct ll_findings *report);
/** ll_findings_rdjsonl() - reviewdog's diagnostics */
ll_str ll_findings_rdjsonl(struct ll_arena *arena,
			   const struct ll_findings *report);

/* ------------------------------------------------ what formats are made of */

/**
 * ll_findings_fingerprint() - fill report->fingerprint
 *
 * 16 hexadecimal digits of base/finding_key.h, and "-2" for the second finding
 * that is the same: unique in the report, and the same when lines move.
 */
void ll_findings_fingerprint(struct ll_arena *arena,
			     struct ll_findings *report);

/**
 * ll_findings_add_finding() - one finding as text, with its line and advice
 * @lines: of findings in order; without a source no line is shown
 */
void ll_findings_add_finding(struct ll_buf *out, const struct ll_diag *diag,
			     struct ll_source_lines *lines, bool paint);

/** ll_findings_path() - from the top of the repository, "" for none */
ll_str ll_findings_path(struct ll_arena *arena,
			const struct ll_findings *report,
			const struct ll_diag *diag);

/** ll_findings_some_path() - the same, that of the settings for none */
ll_str ll_findings_some_path(struct ll_arena *arena,
			     const struct ll_findings *report,
			     const struct ll_diag *diag);

/** ll_findings_sentence() - "goal 'A' has no owner: add ...", made visible */
ll_str ll_findings_sentence(struct ll_arena *arena, const struct ll_diag *diag);

size_t ll_findings_count(const struct ll_findings *report,
			 enum ll_diag_level level);

/** ll_findings_summary() - "1 error, 2 warnings, 5 notes in 214 files" */
ll_str ll_findings_summary(struct ll_arena *arena,
			   const struct ll_findings *report);

#endif
