#include "render/findings.h"

#include "base/utf8.h"

/*
 * JUnit's XML as CI servers read it: a suite for each file with findings, a
 * case for each finding. Errors and warnings fail; a note is a case that was
 * skipped. Without findings one case passes, for a report without cases is an
 * error to some.
 */

static void add_escaped(struct ll_buf *out, ll_str text)
{
	text = ll_utf8_visible(out->arena, ll_utf8_clean(out->arena, text));
	while (text.len) {
		ll_str one = text;
		int32_t c = ll_utf8_next(&text);

		one.len -= text.len;
		switch (c) {
		case '&':
			ll_buf_add(out, LL_STR("&amp;"));
			break;
		case '<':
			ll_buf_add(out, LL_STR("&lt;"));
			break;
		case '>':
			ll_buf_add(out, LL_STR("&gt;"));
			break;
		case '"':
			ll_buf_add(out, LL_STR("&quot;"));
			break;
		case '\n':
			ll_buf_add(out, LL_STR("&#10;"));
			break;
		case '\t':
			ll_buf_add(out, LL_STR("&#9;"));
			break;
		case 0xfffe: /* no characters of XML */
		case 0xffff:
			ll_buf_add(out, LL_STR("\357\277\275"));
			break;
		default:
			ll_buf_add(out, one);
		}
	}
}

static void add_attribute(struct ll_buf *out, const char *name, ll_str value)
{
	ll_buf_addf(out, " %s=\"", name);
	add_escaped(out, value);
	ll_buf_add_char(out, '"');
}

static bool fails(const struct ll_diag *diag)
{
	return diag->level != LL_NOTE;
}

/* "wait.md:3" and the text, so that cases of one file have different names. */
static void add_outcome(struct ll_buf *out, const struct ll_diag *diag,
			ll_str path)
{
	const char *tag = fails(diag) ? "failure" : "skipped";

	ll_buf_addf(out, "      <%s", tag);
	add_attribute(out, "message", diag->message);
	if (!fails(diag)) {
		ll_buf_add(out, LL_STR("/>\n"));
		return;
	}
	add_attribute(out, "type",
		      ll_str_from(ll_diag_level_name(diag->level)));
	ll_buf_add_char(out, '>');
	if (path.len) {
		add_escaped(out, path);
		ll_buf_addf(out,
			    ":%d: ", diag->pos.line > 0 ? diag->pos.line : 1);
	}
	add_escaped(out, diag->advice);
	ll_buf_addf(out, "</%s>\n", tag);
}

static void add_case(struct ll_buf *out, const struct ll_findings *report,
		     const struct ll_diag *diag)
{
	struct ll_arena *arena = out->arena;
	ll_str path = ll_findings_path(arena, report, diag);
	ll_str name = diag->pos.line > 0
			      ? ll_strf(arena, "%s line %d: %" LL_FMT,
					ll_diag_info[diag->code].code,
					diag->pos.line, LL_ARG(diag->message))
			      : ll_strf(arena, "%s: %" LL_FMT,
					ll_diag_info[diag->code].code,
					LL_ARG(diag->message));

	ll_buf_add(out, LL_STR("    <testcase"));
	add_attribute(out, "name", name);
	add_attribute(out, "classname", path.len ? path : LL_STR("repository"));
	ll_buf_add(out, LL_STR(" time=\"0\">\n"));
	add_outcome(out, diag, path);
	ll_buf_add(out, LL_STR("    </testcase>\n"));
}

static void add_numbers(struct ll_buf *out, const struct ll_diag *diag,
			size_t n)
{
	size_t failures = 0;

	for (size_t i = 0; i < n; i++) {
		failures += fails(&diag[i]);
	}
	ll_buf_addf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\"", n,
		    failures);
	ll_buf_addf(out, " skipped=\"%zu\" time=\"0\">\n", n - failures);
}

static void add_suite(struct ll_buf *out, const struct ll_findings *report,
		      const struct ll_diag *diag, size_t n)
{
	ll_str path = ll_findings_path(out->arena, report, diag);

	ll_buf_add(out, LL_STR("  <testsuite"));
	add_attribute(out, "name", path.len ? path : LL_STR("repository"));
	add_numbers(out, diag, n);
	for (size_t i = 0; i < n; i++) {
		add_case(out, report, &diag[i]);
	}
	ll_buf_add(out, LL_STR("  </testsuite>\n"));
}

static void add_pass(struct ll_buf *out)
{
	ll_buf_add(out, LL_STR("<testsuites name=\"lodeline\" tests=\"1\" "
			       "failures=\"0\" errors=\"0\" skipped=\"0\" "
			       "time=\"0\">\n"
			       "  <testsuite name=\"repository\" tests=\"1\" "
			       "failures=\"0\" errors=\"0\" skipped=\"0\" "
			       "time=\"0\">\n"
			       "    <testcase name=\"no findings\" "
			       "classname=\"repository\" time=\"0\"/>\n"
			       "  </testsuite>\n</testsuites>\n"));
}

ll_str ll_findings_junit(struct ll_arena *arena,
			 const struct ll_findings *report)
{
	struct ll_buf out = ll_buf_make(arena);
	const struct ll_diag *diag = report->finding;
	size_t first = 0;

	ll_buf_add(&out,
		   LL_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	if (!report->nfindings) {
		add_pass(&out);
		return ll_buf_str(&out);
	}
	ll_buf_add(&out, LL_STR("<testsuites name=\"lodeline\""));
	add_numbers(&out, diag, report->nfindings);
	while (first < report->nfindings) {
		size_t next = first + 1;

		while (next < report->nfindings &&
		       ll_str_eq(diag[next].pos.path, diag[first].pos.path)) {
			next++;
		}
		add_suite(&out, report, &diag[first], next - first);
		first = next;
	}
	ll_buf_add(&out, LL_STR("</testsuites>\n"));
	return ll_buf_str(&out);
}
