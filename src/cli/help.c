#include "base/buf.h"
#include "cli/command.h"

static int print_help(ll_str text, struct ll_terminal *term,
		      struct ll_arena *arena)
{
	struct ll_err err = { .arena = arena };

	return ll_print(text, &err) ? LL_EXIT_FINE
				    : ll_command_failed(term, &err);
}

int ll_command_usage(const struct ll_command_row *row, struct ll_terminal *term)
{
	struct ll_arena arena = { 0 };
	struct ll_buf out = ll_buf_make(&arena);
	int code;

	ll_buf_addf(&out, "lodeline %s\n\n%s%sOptions:\n", row->usage,
		    row->about, *row->about ? "\n" : "");
	ll_buf_add(&out, ll_options_help(&arena, row->command));
	code = print_help(ll_buf_str(&out), term, &arena);
	ll_arena_release(&arena);
	return code;
}

static ll_str overview(struct ll_arena *arena)
{
	struct ll_buf out = ll_buf_make(arena);

	ll_buf_add(&out, LL_STR("Lodeline " LL_VERSION
				": an alignment site from Markdown in git.\n\n"
				"Usage: lodeline COMMAND [options]\n\n"
				"Commands:\n"));
	for (size_t i = 0; i < ll_ncommands; i++) {
		ll_buf_addf(&out, "  %-34s %s\n", ll_command_row[i].usage,
			    ll_command_row[i].summary);
	}
	ll_buf_add(&out, LL_STR("\n"
				"  lodeline --version\n"
				"  lodeline --help\n\n"
				"Begin with 'lodeline build' in a directory of "
				"Markdown files.\n"
				"'lodeline help COMMAND' says more.\n"));
	return ll_buf_str(&out);
}

int ll_command_help(const struct ll_options *options, struct ll_terminal *term)
{
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena, .exit_code = LL_EXIT_USAGE };
	int code;

	for (size_t i = 0; options->noperands && i < ll_ncommands; i++) {
		if (ll_str_is(options->operand[0], ll_command_row[i].name)) {
			return ll_command_usage(&ll_command_row[i], term);
		}
	}
	if (options->noperands) {
		ll_failf(&err, "'lodeline help' lists the commands",
			 "there is no command '%" LL_FMT "'",
			 LL_ARG(options->operand[0]));
		code = ll_command_failed(term, &err);
	} else {
		code = print_help(overview(&arena), term, &arena);
	}
	ll_arena_release(&arena);
	return code;
}
