#ifndef LL_CLI_OPTIONS_H
#define LL_CLI_OPTIONS_H

/*
 * Options: one table of rows. A row gives the option's name, the commands
 * that take it, where its value goes, and its line of help; the same rows
 * parse the command line and print the help.
 */

#include "base/err.h"

enum ll_command {
	LL_CMD_BUILD = 1,
	LL_CMD_EXPORT = 2,
	LL_CMD_LOG = 4,
	LL_CMD_HELP = 8,
	LL_CMD_DIFF = 16,
	LL_CMD_EXPLAIN = 32,
	LL_CMD_CHECK = 64,
	LL_CMD_READING = LL_CMD_BUILD | LL_CMD_EXPORT | LL_CMD_LOG,
	LL_CMD_ALL = 127,
};

enum { LL_MAX_OPERANDS = 3 };

/** Everything a command line can say. Absent texts are "". */
struct ll_options {
	ll_str out;
	ll_str audience;
	ll_str as_of;
	ll_str ref;
	ll_str today;
	ll_str theme;
	ll_str base_url;
	ll_str cache;
	ll_str format;
	ll_str jobs;
	ll_str trace;
	ll_str fail_on;
	ll_str since;
	bool no_cache;
	bool require_history;
	bool strict;
	bool all;
	bool quiet;
	bool verbose;
	bool help;
	ll_str operand[LL_MAX_OPERANDS];
	size_t noperands;
};

/**
 * ll_options_parse() - read the arguments of one command
 * @argv: what follows the command's name
 *
 * Values follow as `--name VALUE` or `--name=VALUE`; `--` ends the options.
 * Errors: an unknown option (with the nearest one), a missing value, too many
 * operands; exit code 2.
 */
bool ll_options_parse(enum ll_command command, int argc, char **argv,
		      struct ll_options *options, struct ll_err *err);

/** ll_options_help() - the lines of help for the options of @command */
ll_str ll_options_help(struct ll_arena *arena, enum ll_command command);

#endif
