#ifndef LL_CLI_COMMAND_H
#define LL_CLI_COMMAND_H

/*
 * Commands: one file each. A command gets the options and a terminal, and
 * returns the exit code: 0 fine, 1 findings, 2 usage or settings, 3 the
 * machine failed.
 */

#include "cli/options.h"
#include "cli/terminal.h"

enum { LL_EXIT_FINE, LL_EXIT_FINDINGS, LL_EXIT_USAGE, LL_EXIT_MACHINE };

struct ll_command_row {
	const char *name;
	enum ll_command command;
	const char *usage;   /* what follows "lodeline " */
	const char *summary; /* one line */
	const char *about;   /* a paragraph for `help` */
	int (*run)(const struct ll_options *options, struct ll_terminal *term);
};

extern const struct ll_command_row ll_command_row[];
extern const size_t ll_ncommands;

int ll_command_build(const struct ll_options *options,
		     struct ll_terminal *term);
int ll_command_check(const struct ll_options *options,
		     struct ll_terminal *term);
int ll_command_export(const struct ll_options *options,
		      struct ll_terminal *term);
int ll_command_diff(const struct ll_options *options, struct ll_terminal *term);
int ll_command_explain(const struct ll_options *options,
		       struct ll_terminal *term);
int ll_command_log(const struct ll_options *options, struct ll_terminal *term);
int ll_command_help(const struct ll_options *options, struct ll_terminal *term);

/** ll_command_usage() - print the help of one command, exit code 0 */
int ll_command_usage(const struct ll_command_row *row,
		     struct ll_terminal *term);

/** ll_command_failed() - show @err, return its exit code */
int ll_command_failed(struct ll_terminal *term, const struct ll_err *err);

#endif
