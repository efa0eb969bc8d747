#include "site/export.h"

#include "cli/load.h"
#include "render/csv.h"

static bool print_csv(struct ll_load *load)
{
	struct ll_buf out = ll_buf_make(&load->arena);

	ll_csv_write(&out, ll_export_rows(&load->arena, load->view));
	return ll_print(ll_buf_str(&out), &load->err);
}

static bool print_export(struct ll_load *load, bool csv)
{
	bool fine = csv ? print_csv(load)
			: ll_print_json(
				  ll_export_document(&load->arena, load->view),
				  &load->err);

	ll_trace_phase(&load->trace, "export", &load->arena);
	return fine;
}

int ll_command_export(const struct ll_options *options,
		      struct ll_terminal *term)
{
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena, .exit_code = LL_EXIT_USAGE };
	bool csv = ll_str_is(options->format, "csv");
	struct ll_load load;
	int code;

	if (options->format.len && !csv &&
	    !ll_str_is(options->format, "json")) {
		ll_failf(&err, "use json or csv",
			 "'export' cannot write '%" LL_FMT "'",
			 LL_ARG(options->format));
		code = ll_command_failed(term, &err);
		ll_arena_release(&arena);
		return code;
	}
	if (options->noperands > 1) {
		ll_failf(&err, "'lodeline export [ORG]'",
			 "one word too many: '%" LL_FMT "'",
			 LL_ARG(options->operand[1]));
		code = ll_command_failed(term, &err);
		ll_arena_release(&arena);
		return code;
	}
	code = ll_load_open(&load, options, options->operand[0], !csv, term);
	if (code == LL_EXIT_FINE && !print_export(&load, csv)) {
		code = ll_command_failed(term, &load.err);
	}
	ll_load_close(&load);
	return code;
}
