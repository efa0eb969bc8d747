#include "cli/load_internal.h"

#include "check/check.h"

/* The findings, and no more than they need: no view, and history where a rule
 * asks for it. */

/* Timelines that nobody asked for are empty. */
static void read_past(struct ll_load *load, enum ll_past past)
{
	if (past == LL_PAST_TIMELINES) {
		ll_term_progress(load->term, "Comparing versions", 0, 0);
		load->log = ll_log_make(&load->arena, &load->org, &load->source,
					load->jobs, &load->diags);
		ll_org_rest(load->handle);
		ll_trace_phase(&load->trace, "timelines", &load->arena);
		return;
	}
	load->log.ntimelines = load->org.nrecords;
	load->log.timeline =
		LL_NEW(&load->arena, struct ll_timeline, load->org.nrecords);
}

int ll_load_check_open(struct ll_load *load, const struct ll_options *options,
		       ll_str org, struct ll_terminal *term)
{
	enum ll_past past;

	ll_load_begin(load, options, term);
	if (!ll_load_source(load, options, org)) {
		return ll_command_failed(term, &load->err);
	}
	if (!ll_load_settings_quietly(
		    load, ll_source_file(&load->source, ll_settings_path))) {
		return LL_EXIT_USAGE;
	}
	ll_trace_phase(&load->trace, "files", &load->arena);
	ll_term_progress(term, "Reading files", 0, 0);
	load->org = ll_load_org(load, &load->source, &load->diags);
	ll_trace_phase(&load->trace, "model", &load->arena);
	past = ll_check_past(&load->org);
	if (past != LL_PAST_NOTHING && !ll_load_history(load)) {
		return ll_command_failed(term, &load->err);
	}
	ll_trace_phase(&load->trace, "history", &load->arena);
	read_past(load, past);
	ll_load_report_source(load);
	ll_view_check_audiences(&load->arena, &load->org, &load->diags);
	ll_check_run(&load->org, &load->log, load->today, &load->diags);
	ll_diags_sort(&load->diags);
	ll_trace_phase(&load->trace, "check", &load->arena);
	ll_term_progress_end(term);
	return LL_EXIT_FINE;
}
