#include "render/findings.h"

#include "base/utf8.h"

/*
 * Workflow commands of GitHub Actions: annotations on the lines.
 *
 * GitHub shows at most ten errors, ten warnings and ten notices of a step, the
 * first ones: the most important stand first, and the last notice that is shown
 * says how many there are besides.
 *
 * Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escaping is
 * that of actions/toolkit, packages/core/src/command.ts.
 */

enum { SHOWN = 10 };

/* %, CR and LF of a message; of a property ':' and ',' too. */
static void add_escaped(struct ll_buf *out, ll_str text, bool property)
{
	text = ll_utf8_visible(out->arena, text);
	for (size_t i = 0; i < text.len; i++) {
		switch (text.s[i]) {
		case '%':
			ll_buf_add(out, LL_STR("%25"));
			break;
		case '\r':
			ll_buf_add(out, LL_STR("%0D"));
			break;
		case '\n':
			ll_buf_add(out, LL_STR("%0A"));
			break;
		case ':':
			ll_buf_add(out, property ? LL_STR("%3A") : LL_STR(":"));
			break;
		case ',':
			ll_buf_add(out, property ? LL_STR("%2C") : LL_STR(","));
			break;
		default:
			ll_buf_add_char(out, text.s[i]);
		}
	}
}

static const char *command(enum ll_diag_level level)
{
	static const char *const word[] = { "notice", "warning", "error" };

	return word[level];
}

static void add_command(struct ll_buf *out, const struct ll_findings *report,
			const struct ll_diag *diag)
{
	ll_buf_addf(out, "::%s ", command(diag->level));
	if (diag->pos.path.len) {
		ll_buf_add(out, LL_STR("file="));
		add_escaped(out, ll_findings_path(out->arena, report, diag),
			    true);
		ll_buf_add_char(out, ',');
	}
	if (diag->pos.path.len && diag->pos.line > 0) {
		ll_buf_addf(out, "line=%d,", diag->pos.line);
	}
	if (diag->pos.path.len && diag->pos.line > 0 && diag->pos.column > 0) {
		ll_buf_addf(out, "col=%d,", diag->pos.column);
	}
	ll_buf_addf(out, "title=%s::", ll_diag_info[diag->code].code);
	add_escaped(out, diag->message, false);
	if (diag->advice.len) {
		ll_buf_add(out, LL_STR("%0A"));
		add_escaped(out, diag->advice, false);
	}
	ll_buf_add_char(out, '\n');
}

/* How many findings of all levels GitHub leaves out beside the summary. */
static size_t left_out(const struct ll_findings *report)
{
	size_t n = 0;

	for (int level = LL_NOTE; level <= LL_ERROR; level++) {
		size_t shown = level == LL_NOTE ? SHOWN - 1 : SHOWN;
		size_t found =
			ll_findings_count(report, (enum ll_diag_level)level);

		n += found > shown ? found - shown : 0;
	}
	return n;
}

/* The summary is a notice too, and takes the place of one. */
static void add_summary(struct ll_buf *out, const struct ll_findings *report)
{
	size_t n = left_out(report);

	ll_buf_add(out, LL_STR("::notice title=Lodeline::"));
	add_escaped(out, ll_findings_summary(out->arena, report), false);
	if (n) {
		ll_buf_addf(out,
			    "%%0AGitHub shows no more than %d of a level: %zu "
			    "more stand in the log of this step",
			    SHOWN, n);
	}
	ll_buf_add_char(out, '\n');
}

ll_str ll_findings_github(struct ll_arena *arena,
			  const struct ll_findings *report)
{
	struct ll_buf out = ll_buf_make(arena);

	add_summary(&out, report);
	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		for (size_t i = 0; i < report->nfindings; i++) {
			if ((int)report->finding[i].level == level) {
				add_command(&out, report, &report->finding[i]);
			}
		}
	}
	return ll_buf_str(&out);
}
