#ifndef LL_CLI_LOAD_H
#define LL_CLI_LOAD_H

/*
 * Loading: the arrows that every command shares, from a directory to a view.
 *
 *     source = io(ORG)   settings, org = model(source)   log = history(...)
 *     found = check(org, log)   view = view(org, log, found, audience)
 */

#include "cli/command.h"
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
	ll_date today;
	int jobs;
};

/**
 * ll_load_open() - read everything, make the view of --audience
 * @org: directory, "" for the current one
 *
 * Returns the exit code; other than LL_EXIT_FINE everything was said already.
 * Always to be followed by ll_load_close().
 */
int ll_load_open(struct ll_load *load, const struct ll_options *options,
		 ll_str org, struct ll_terminal *term);

/** ll_load_close() - write the trace, give everything back */
void ll_load_close(struct ll_load *load);

#endif
