#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "cli/command.h"

const struct ll_command_row ll_command_row[] = {
	{ "build", LL_CMD_BUILD, "build [ORG] [options]",
	  "write the site of an organisation",
	  "Reads the organisation directory ORG (default: the current one) and\n"
	  "its git history, and writes a static site. The site is swapped in\n"
	  "only when it is whole; a build that fails leaves the last site.\n",
	  ll_command_build },
	{ "check", LL_CMD_CHECK, "check [ORG] [options]",
	  "print what is wrong or worth a look, line by line",
	  "Prints the findings of the organisation directory ORG: what is wrong,\n"
	  "where, and what to do. Exits 1 when one is at or above --fail-on.\n"
	  "'lodeline explain CODE' says more about a finding.\n",
	  ll_command_check },
	{ "export", LL_CMD_EXPORT, "export [ORG] [options]",
	  "print every record and its timeline as JSON or CSV",
	  "The JSON is the document that the site holds as\n"
	  "data/organisation.json; docs/json.md describes it.\n",
	  ll_command_export },
	{ "diff", LL_CMD_DIFF, "diff [ORG] BASE [HEAD] [options]",
	  "print what changed between two states, and what it means",
	  "BASE and HEAD are revisions; without HEAD the working tree is compared.\n"
	  "BASE..HEAD is the same as BASE HEAD; BASE...HEAD begins where both went\n"
	  "apart, as a pull request does. The settings of HEAD rule both. Only the\n"
	  "two states are read, so a shallow clone that has both will do.\n",
	  ll_command_diff },
	{ "log", LL_CMD_LOG, "log [ORG] RECORD [options]",
	  "print how one record changed",
	  "RECORD is an id, a path, or the end of a path that only one record\n"
	  "has, such as goals/2026/lead-time or lead-time.\n",
	  ll_command_log },
	{ "explain", LL_CMD_EXPLAIN, "explain [ORG] FILE[:LINE] | CODE",
	  "say what was read of a file or line, and why",
	  "FILE is a path inside ORG, or one from here that leads into it. Says\n"
	  "which rule caught the file, which records came of it, and for a LINE\n"
	  "which field it gave. With the CODE of a finding, such as L203: what\n"
	  "it means and what to do.\n",
	  ll_command_explain },
	{ "help", LL_CMD_HELP, "help [COMMAND]", "explain a command", "",
	  ll_command_help },
};

const size_t ll_ncommands = sizeof(ll_command_row) / sizeof(ll_command_row[0]);

static void out_of_memory(void)
{
	static const char line[] = "lodeline: error: out of memory\n";

	if (write(STDERR_FILENO, line, sizeof(line) - 1) < 0) {
		_exit(LL_EXIT_MACHINE);
	}
	_exit(LL_EXIT_MACHINE);
}

int ll_command_failed(struct ll_terminal *term, const struct ll_err *err)
{
	ll_term_error(term, err);
	return err->exit_code ? err->exit_code : LL_EXIT_MACHINE;
}

static int run_command(const struct ll_command_row *row, int argc, char **argv)
{
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena };
	struct ll_options options = { 0 };
	struct ll_terminal term = ll_terminal_make(false, false);
	int code;

	if (!ll_options_parse(row->command, argc, argv, &options, &err)) {
		code = ll_command_failed(&term, &err);
	} else if (options.help) {
		code = ll_command_usage(row, &term);
	} else {
		term = ll_terminal_make(options.quiet, options.verbose);
		code = row->run(&options, &term);
	}
	ll_arena_release(&arena);
	return code;
}

static int unknown_command(const char *name)
{
	struct ll_arena arena = { 0 };
	struct ll_terminal term = ll_terminal_make(false, false);
	struct ll_err err = { .arena = &arena, .exit_code = LL_EXIT_USAGE };
	ll_str known[sizeof(ll_command_row) / sizeof(ll_command_row[0])];
	ll_str hint;

	for (size_t i = 0; i < ll_ncommands; i++) {
		known[i] = ll_str_from(ll_command_row[i].name);
	}
	hint = ll_did_you_mean(&arena, ll_str_from(name), known, ll_ncommands);
	ll_failf(&err, "'lodeline help' lists the commands",
		 "there is no command '%s'%" LL_FMT, name, LL_ARG(hint));
	ll_command_failed(&term, &err);
	ll_arena_release(&arena);
	return LL_EXIT_USAGE;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "help";

	ll_out_of_memory = out_of_memory;
	signal(SIGPIPE, SIG_IGN);
	if (!strcmp(name, "--version") || !strcmp(name, "-V")) {
		puts("lodeline " LL_VERSION);
		return fflush(stdout) ? LL_EXIT_MACHINE : LL_EXIT_FINE;
	}
	if (!strcmp(name, "--help") || !strcmp(name, "-h")) {
		name = "help";
	}
	for (size_t i = 0; i < ll_ncommands; i++) {
		if (!strcmp(name, ll_command_row[i].name)) {
			return run_command(&ll_command_row[i],
					   argc > 2 ? argc - 2 : 0, argv + 2);
		}
	}
	return unknown_command(name);
}
