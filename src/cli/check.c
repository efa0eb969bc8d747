#include "cli/load.h"
#include "cli/reference.h"
#include "render/findings.h"

/* Reports of findings, and the exit code that CI looks at. */

enum { NEVER = LL_ERROR + 1 };

/* What the command line asks for. */
struct ask {
	const struct ll_findings_format *format;
	int fail_on; /* enum ll_diag_level, or NEVER */
};

static bool read_format(struct ask *ask, ll_str name, struct ll_err *err)
{
	ll_str known[16];

	ask->format = &ll_findings_format[0];
	for (size_t i = 0; i < ll_nfindings_formats; i++) {
		known[i] = ll_str_from(ll_findings_format[i].name);
		if (ll_str_eq(name, known[i])) {
			ask->format = &ll_findings_format[i];
			return true;
		}
	}
	return !name.len ||
	       ll_failf(err, "'lodeline help check' lists the formats",
			"'check' cannot write '%" LL_FMT "'%" LL_FMT,
			LL_ARG(name),
			LL_ARG(ll_did_you_mean(err->arena, name, known,
					       ll_nfindings_formats)));
}

static bool read_fail_on(struct ask *ask, ll_str level, struct ll_err *err)
{
	ask->fail_on = level.len ? LL_NOTE : LL_ERROR;
	if (ll_str_is(level, "never")) {
		ask->fail_on = NEVER;
	}
	while (level.len && ask->fail_on < NEVER &&
	       !ll_str_is(level, ll_diag_level_name(
					 (enum ll_diag_level)ask->fail_on))) {
		ask->fail_on++;
	}
	return !level.len || ask->fail_on < NEVER ||
	       ll_str_is(level, "never") ||
	       ll_failf(err, "use note, warning, error or never",
			"--fail-on '%" LL_FMT "' is no level", LL_ARG(level));
}

static bool read_words(struct ask *ask, const struct ll_options *options,
		       struct ll_err *err)
{
	if (options->noperands > 1) {
		return ll_failf(err, "'lodeline check [ORG]'",
				"one word too many: '%" LL_FMT "'",
				LL_ARG(options->operand[1]));
	}
	return read_format(ask, options->format, err) &&
	       read_fail_on(ask, options->fail_on, err);
}

static bool print_report(struct ll_load *load, const struct ask *ask,
			 ll_str since)
{
	struct ll_findings report = {
		.finding = load->diags.item,
		.nfindings = load->diags.n,
		.nfiles = load->org.nfiles + (load->settings.path.len > 0),
		.since = since,
		.prefix = load->source.prefix,
		.source = &load->source,
		.paint = ll_term_paints_output(),
		.explain = ll_reference_section,
	};

	ll_findings_fingerprint(&load->arena, &report);
	return ll_print(ask->format->write(&load->arena, &report), &load->err);
}

static int exit_code(const struct ll_load *load, int fail_on)
{
	for (int level = fail_on; level < NEVER; level++) {
		if (ll_diags_count(&load->diags, (enum ll_diag_level)level)) {
			return LL_EXIT_FINDINGS;
		}
	}
	return LL_EXIT_FINE;
}

int ll_command_check(const struct ll_options *options, struct ll_terminal *term)
{
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena, .exit_code = LL_EXIT_USAGE };
	struct ask ask = { 0 };
	struct ll_load load;
	int code;

	if (!read_words(&ask, options, &err)) {
		code = ll_command_failed(term, &err);
		ll_arena_release(&arena);
		return code;
	}
	code = ll_load_check_open(&load, options, options->operand[0], term);
	/* settings that cannot be read are findings too */
	if (code == LL_EXIT_FINE ||
	    (code == LL_EXIT_USAGE && load.diags.n > 0)) {
		if (!print_report(&load, &ask, options->since)) {
			code = ll_command_failed(term, &load.err);
		} else if (code == LL_EXIT_FINE) {
			code = exit_code(&load, ask.fail_on);
		}
		ll_trace_phase(&load.trace, "print", &load.arena);
	}
	ll_load_close(&load);
	return code;
}
