#ifndef LL_CLI_LOAD_H
#define LL_CLI_LOAD_H

/*
 * Loading: the arrows that every command shares, from a directory to a view.
 *
 *     source = io(ORG)   settings, org = model(source)   log = history(...)
 *     found = check(org, log)   view = view(org, log, found, audience)
 */

#include "cli/command.h"
#include "check/check.h"
#include "cli/trace.h"
#include "history/log.h"
#include "io/org.h"
#include "view/make.h"

struct ll_load {
	struct ll_arena arena;
	struct ll_err err;
	struct ll_terminal *term;
	struct ll_trace trace;
	struct ll_org_handle *handle;
	struct ll_source source;
	struct ll_settings settings;
	struct ll_org org;
	struct ll_log log;
	struct ll_diags diags;
	struct ll_view *view;
	struct ll_check_memory memory;
	struct ll_arena remembered;        /* of memory */
	struct ll_org_handle *base_handle; /* of a comparison alone */
	struct ll_source base_source;
	struct ll_org base_org;
	struct ll_view_diff *diff;
	ll_date today;
	int jobs;
};

/**
 * ll_load_open() - read everything, make the view of --audience
 * @org:   directory, "" for the current one
 * @trend: of findings, which `log` and tables have no use for
 *
 * Returns the exit code; other than LL_EXIT_FINE everything was said already.
 * Always to be followed by ll_load_close().
 */
int ll_load_open(struct ll_load *load, const struct ll_options *options,
		 ll_str org, bool trend, struct ll_terminal *term);

/** ll_load_files_open() - the records alone: no history, no view */
int ll_load_files_open(struct ll_load *load, const struct ll_options *options,
		       ll_str org, struct ll_terminal *term);

/**
 * ll_load_check_open() - records and findings, as cheaply as they can be had
 *
 * Fills org and diags. The history is read only as far as a rule needs it; no
 * view is made. Settings that cannot be read are the findings then, and not
 * said yet: LL_EXIT_USAGE. Else as ll_load_open().
 */
int ll_load_check_open(struct ll_load *load, const struct ll_options *options,
		       ll_str org, struct ll_terminal *term);

/** Two states to compare. */
struct ll_load_two {
	ll_str org;
	ll_str base; /* revision */
	ll_str head; /* revision, "" for the work tree */
};

/**
 * ll_load_two_open() - read two states, make what --audience sees of both
 *
 * The settings of the head rule both; where it has none, those that stand in
 * the work tree. No history is read. Else as ll_load_open().
 */
int ll_load_two_open(struct ll_load *load, const struct ll_options *options,
		     const struct ll_load_two *two, struct ll_terminal *term);

/** ll_load_close() - write the trace, give everything back */
void ll_load_close(struct ll_load *load);

#endif
