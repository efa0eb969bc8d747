#include "cli/options.h"

#include "base/buf.h"
#include "base/diag.h"

struct row {
	const char *name;
	char letter;
	const char
		*value; /* name of the value in the help; NULL for a switch */
	size_t offset;  /* in struct ll_options */
	int commands;
	const char *help;
};

#define AT(member) offsetof(struct ll_options, member)

static const struct row row[] = {
	{ "out", 'o', "DIR", AT(out), LL_CMD_BUILD,
	  "write the site to DIR (default: site)" },
	{ "audience", 0, "NAME", AT(audience), LL_CMD_READING | LL_CMD_DIFF,
	  "show what NAME of 'audiences:' may see, and nothing else" },
	{ "as-of", 0, "DATE|REV", AT(as_of),
	  LL_CMD_READING | LL_CMD_EXPLAIN | LL_CMD_CHECK,
	  "everything as it was on a day (YYYY-MM-DD) or at a revision" },
	{ "ref", 0, "REV", AT(ref),
	  LL_CMD_READING | LL_CMD_EXPLAIN | LL_CMD_CHECK,
	  "read a commit, not the work tree (needed for a bare repository)" },
	{ "today", 0, "DATE", AT(today),
	  LL_CMD_READING | LL_CMD_DIFF | LL_CMD_EXPLAIN | LL_CMD_CHECK,
	  "the day that counts as today (default: SOURCE_DATE_EPOCH, else now)" },
	{ "format", 0, "FORMAT", AT(format), LL_CMD_EXPORT | LL_CMD_LOG,
	  "export: json (default) or csv; log: text (default) or json" },
	{ "format", 0, "FORMAT", AT(format), LL_CMD_DIFF,
	  "text (default), markdown (ready to post as a comment) or json" },
	{ "format", 0, "FORMAT", AT(format), LL_CMD_CHECK,
	  "text (default), json, sarif, github, gitlab, junit or rdjsonl" },
	{ "fail-on", 0, "LEVEL", AT(fail_on), LL_CMD_CHECK,
	  "exit 1 from this level on: note, warning, error (default) or never" },
	{ "since", 0, "REV", AT(since), LL_CMD_CHECK,
	  "only what was not there at REV; A...B: where both went apart" },
	{ "all", 'a', NULL, AT(all), LL_CMD_LOG,
	  "also the mechanical changes" },
	{ "theme", 0, "DIR", AT(theme), LL_CMD_BUILD,
	  "templates and styles that replace the default theme's, file by file" },
	{ "base-url", 0, "URL", AT(base_url), LL_CMD_BUILD,
	  "address the site will have" },
	{ "cache", 0, "DIR", AT(cache), LL_CMD_BUILD,
	  "keep what can be reused in DIR (this version keeps nothing)" },
	{ "no-cache", 0, NULL, AT(no_cache), LL_CMD_BUILD,
	  "reuse nothing (the default of this version)" },
	{ "jobs", 'j', "N", AT(jobs),
	  LL_CMD_READING | LL_CMD_DIFF | LL_CMD_CHECK,
	  "threads to use (default: one for each processor, at most 8)" },
	{ "require-history", 0, NULL, AT(require_history), LL_CMD_BUILD,
	  "fail where the history is cut off or missing" },
	{ "strict", 0, NULL, AT(strict), LL_CMD_BUILD,
	  "fail on the first build with an error finding; keep the last site" },
	{ "quiet", 'q', NULL, AT(quiet), LL_CMD_ALL, "say nothing but errors" },
	{ "verbose", 'v', NULL, AT(verbose), LL_CMD_ALL,
	  "show every finding, not only the errors" },
	{ "trace", 0, "FILE", AT(trace),
	  LL_CMD_READING | LL_CMD_DIFF | LL_CMD_CHECK,
	  "write the time of each phase to FILE, one JSON object a line" },
	{ "help", 'h', NULL, AT(help), LL_CMD_ALL, "show this help" },
};

enum { NROWS = sizeof(row) / sizeof(row[0]) };

static const struct row *find_row(enum ll_command command, ll_str name)
{
	for (size_t i = 0; i < NROWS; i++) {
		bool letter = name.len == 1 && row[i].letter == name.s[0];

		if ((row[i].commands & (int)command) &&
		    (letter || ll_str_is(name, row[i].name))) {
			return &row[i];
		}
	}
	return NULL;
}

static bool unknown_option(enum ll_command command, ll_str name,
			   struct ll_err *err)
{
	ll_str known[NROWS];
	size_t nknown = 0;
	ll_str hint;

	for (size_t i = 0; i < NROWS; i++) {
		if (row[i].commands & (int)command) {
			known[nknown++] = ll_str_from(row[i].name);
		}
	}
	hint = ll_did_you_mean(err->arena, name, known, nknown);
	return ll_failf(err, "'lodeline help COMMAND' lists the options",
			"unknown option '--%" LL_FMT "'%" LL_FMT, LL_ARG(name),
			LL_ARG(hint));
}

static void *member(struct ll_options *options, const struct row *found)
{
	return (char *)options + found->offset;
}

/* One option at argv[*at]; moves *at past its value. */
static bool take_option(enum ll_command command, char **argv, int argc, int *at,
			struct ll_options *options, struct ll_err *err)
{
	ll_str word = ll_str_from(argv[*at]);
	ll_str name = ll_str_from_pos(word, word.s[1] == '-' ? 2 : 1);
	ll_str value;
	bool has_value = ll_str_cut(name, '=', &name, &value);
	const struct row *found = find_row(command, name);

	if (!found || (name.len == 1 && word.s[1] == '-')) {
		return unknown_option(command, name, err);
	}
	if (!found->value) {
		if (has_value) {
			return ll_failf(err, "leave the value out",
					"--%s takes no value", found->name);
		}
		*(bool *)member(options, found) = true;
		return true;
	}
	if (!has_value) {
		if (++*at >= argc) {
			return ll_failf(err, "write it after the option",
					"--%s needs a value (%s)", found->name,
					found->value);
		}
		value = ll_str_from(argv[*at]);
	}
	*(ll_str *)member(options, found) = value;
	return true;
}

static size_t most_operands(enum ll_command command)
{
	return command == LL_CMD_DIFF ? LL_MAX_OPERANDS : 2;
}

bool ll_options_parse(enum ll_command command, int argc, char **argv,
		      struct ll_options *options, struct ll_err *err)
{
	bool options_end = false;

	err->exit_code = 2;
	for (int i = 0; i < argc; i++) {
		const char *word = argv[i];

		if (!options_end && word[0] == '-' && word[1] == '-' &&
		    !word[2]) {
			options_end = true;
		} else if (!options_end && word[0] == '-' && word[1]) {
			if (!take_option(command, argv, argc, &i, options,
					 err)) {
				return false;
			}
		} else if (options->noperands == most_operands(command)) {
			return ll_failf(
				err, "'lodeline help COMMAND' shows the usage",
				"one word too many: '%s'", word);
		} else {
			options->operand[options->noperands++] =
				ll_str_from(word);
		}
	}
	err->exit_code = 0;
	return true;
}

ll_str ll_options_help(struct ll_arena *arena, enum ll_command command)
{
	struct ll_buf buf = ll_buf_make(arena);

	for (size_t i = 0; i < NROWS; i++) {
		ll_str name;

		if (!(row[i].commands & (int)command)) {
			continue;
		}
		name = row[i].value ? ll_strf(arena, "--%s %s", row[i].name,
					      row[i].value)
				    : ll_strf(arena, "--%s", row[i].name);
		ll_buf_addf(&buf, row[i].letter ? "  -%c, " : "   %c  ",
			    row[i].letter ? row[i].letter : ' ');
		ll_buf_addf(&buf, "%-20.*s", LL_ARG(name));
		ll_buf_addf(&buf, " %s\n", row[i].help);
	}
	return ll_buf_str(&buf);
}
