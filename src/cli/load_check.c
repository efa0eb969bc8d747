#include "cli/load_internal.h"

#include "check/check.h"
#include "check/since.h"

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

/* The rules, for one state; the settings of the head rule both. */
static void find(struct ll_load *load, const struct ll_org *org,
		 const struct ll_log *log, struct ll_diags *diags)
{
	ll_view_check_audiences(&load->arena, org, diags);
	ll_check_run(&(struct ll_check){ org, log, load->today, diags, NULL });
	ll_diags_sort(diags);
}

/* What is published, where a rule asks for it, and the findings of all. */
static bool find_all(struct ll_load *load)
{
	enum ll_past past = ll_check_past(&load->org);

	if (past != LL_PAST_NOTHING && !ll_load_history(load)) {
		return false;
	}
	ll_trace_phase(&load->trace, "history", &load->arena);
	read_past(load, past);
	ll_load_report_source(load);
	find(load, &load->org, &load->log, &load->diags);
	return true;
}

static bool open_base(struct ll_load *load, ll_str org, ll_str since)
{
	struct ll_org_options base = ll_load_org_options(org, LL_STR(""));

	base.ref = since;
	base.like = &load->source;
	return ll_org_open(&load->arena, &base, &load->base_source,
			   &load->base_handle, &load->err) &&
	       ll_load_is_whole(load, &load->base_source, since);
}

/* Both states without their past: what is new in the newer one. */
static bool find_new(struct ll_load *load, ll_str org, ll_str since)
{
	struct ll_diags before = { .arena = &load->arena };
	struct ll_since_end head = { &load->source, &load->diags };
	struct ll_since_end base = { &load->base_source, &before };

	if (!ll_load_is_whole(load, &load->source, LL_STR("")) ||
	    !open_base(load, org, since)) {
		return false;
	}
	ll_trace_phase(&load->trace, "base", &load->arena);
	ll_load_notes(load);
	find(load, &load->org, NULL, &load->diags);
	load->base_org = ll_org_read_like(&load->arena, &load->org,
					  &load->base_source, &before);
	ll_load_finish_org(load, &load->base_org, &before);
	ll_load_source_notes(&load->base_source, &before);
	find(load, &load->base_org, NULL, &before);
	ll_check_since(&load->arena, &load->settings, &base, &head);
	return true;
}

int ll_load_check_open(struct ll_load *load, const struct ll_options *options,
		       ll_str org, struct ll_terminal *term)
{
	bool found;

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
	found = options->since.len ? find_new(load, org, options->since)
				   : find_all(load);
	ll_trace_phase(&load->trace, "check", &load->arena);
	ll_term_progress_end(term);
	return found ? LL_EXIT_FINE : ll_command_failed(term, &load->err);
}
