#include "cli/load_internal.h"
#include "cli/memory.h"

#include <unistd.h>

#include "base/buf.h"
#include "check/check.h"
#include "io/clock.h"

enum { MAX_JOBS = 8 };

const ll_str ll_settings_path = LL_STR_INIT("lodeline.yml");

static const ll_str text_suffix[] = {
	LL_STR_INIT(".md"),
	LL_STR_INIT(".markdown"),
	LL_STR_INIT(".csv"),
	LL_STR_INIT("lodeline.yml"),
};

static struct ll_terminal *progress_terminal;

static void show_progress(const char *what, size_t done, size_t total)
{
	ll_term_progress(progress_terminal, what, done, total);
}

static bool usage_error(struct ll_load *load, const char *option, ll_str value,
			const char *advice)
{
	load->err.exit_code = LL_EXIT_USAGE;
	return ll_failf(&load->err, advice, "--%s '%" LL_FMT "' cannot be used",
			option, LL_ARG(value));
}

static bool read_jobs(struct ll_load *load, ll_str text)
{
	long jobs = sysconf(_SC_NPROCESSORS_ONLN);

	if (text.len &&
	    (!ll_str_to_long(text, &jobs) || jobs < 1 || jobs > 1024)) {
		return usage_error(load, "jobs", text,
				   "write a number of threads, 1 or more");
	}
	load->jobs = jobs < 1 ? 1 : jobs > MAX_JOBS ? MAX_JOBS : (int)jobs;
	return true;
}

/* --as-of is a day or a revision; as a day it is also today. */
static bool read_dates(struct ll_load *load, const struct ll_options *options,
		       struct ll_org_options *org)
{
	ll_date as_of = ll_date_parse(options->as_of);

	if (options->as_of.len && !as_of.n && options->ref.len) {
		return usage_error(load, "ref", options->ref,
				   "--as-of names a revision already");
	}
	org->as_of = as_of;
	org->ref =
		options->as_of.len && !as_of.n ? options->as_of : options->ref;
	if (options->today.len) {
		load->today = ll_date_parse(options->today);
		return load->today.n ||
		       usage_error(load, "today", options->today,
				   "write it as YYYY-MM-DD");
	}
	load->today = as_of;
	return true;
}

struct ll_org_options ll_load_org_options(ll_str dir, ll_str skip_dir)
{
	return (struct ll_org_options){
		.dir = dir.len ? dir : LL_STR("."),
		.suffix = text_suffix,
		.nsuffixes = sizeof(text_suffix) / sizeof(text_suffix[0]),
		.max_bytes = LL_MAX_TEXT_BYTES,
		.progress = show_progress,
		.skip_dir = skip_dir.len ? skip_dir : LL_STR("site"),
	};
}

bool ll_load_source(struct ll_load *load, const struct ll_options *options,
		    ll_str dir)
{
	struct ll_org_options org = ll_load_org_options(dir, options->out);

	progress_terminal = load->term;
	if (!read_dates(load, options, &org) ||
	    !read_jobs(load, options->jobs) ||
	    !ll_org_open(&load->arena, &org, &load->source, &load->handle,
			 &load->err)) {
		return false;
	}
	if (!load->today.n && options->as_of.len) {
		load->today = ll_date_of_time(load->source.head_time);
	}
	if (!load->today.n) {
		return ll_clock_today(&load->today, &load->err);
	}
	return true;
}

bool ll_load_settings_quietly(struct ll_load *load, const struct ll_file *file)
{
	bool readable = ll_settings_read(
		&load->arena, file ? file->path : LL_STR(""),
		file ? file->bytes : LL_STR(""), &load->settings, &load->diags);

	load->settings.today = load->today;
	if (!readable) {
		ll_diags_sort(&load->diags);
		load->err.exit_code = LL_EXIT_USAGE;
	}
	return readable;
}

bool ll_load_settings(struct ll_load *load, const struct ll_file *file,
		      ll_str base_url)
{
	if (!ll_load_settings_quietly(load, file)) {
		ll_term_findings(load->term, &load->diags, LL_ERROR,
				 &load->source);
		return ll_failf(&load->err, "mend them; nothing was written",
				"the settings cannot be used");
	}
	if (base_url.len) {
		load->settings.base_url = base_url;
	}
	return true;
}

void ll_load_source_notes(const struct ll_source *source,
			  struct ll_diags *diags)
{
	for (size_t i = 0; i < source->nnotes; i++) {
		const struct ll_source_note *note = &source->note[i];

		if (note->kind == LL_SOURCE_SKIPPED) {
			ll_diag_add(diags, LL_D_FILE_SKIPPED,
				    (struct ll_pos){ .path = note->path },
				    note->text, LL_STR(""));
		}
	}
}

void ll_load_notes(struct ll_load *load)
{
	const struct ll_source *source = &load->source;

	ll_load_source_notes(source, &load->diags);
	for (size_t i = 0; i < source->nnotes; i++) {
		if (source->note[i].kind != LL_SOURCE_SKIPPED) {
			ll_term_note(load->term, "note", source->note[i].text,
				     source->note[i].advice);
		}
	}
}

/* What io noticed becomes findings, so that pages and reports show it too. */
void ll_load_report_source(struct ll_load *load)
{
	const struct ll_history *history = &load->source.history;
	static const enum ll_diag_code code[] = {
		[LL_HISTORY_SHALLOW] = LL_D_HISTORY_SHALLOW,
		[LL_HISTORY_PARTIAL] = LL_D_HISTORY_PARTIAL,
		[LL_HISTORY_NONE] = LL_D_HISTORY_NONE,
	};

	if (history->state != LL_HISTORY_COMPLETE) {
		ll_diag_add(&load->diags, code[history->state],
			    (struct ll_pos){ 0 }, history->why,
			    history->advice);
	}
	ll_load_notes(load);
}

/* The arrows from files to records, the same for every state. */
struct ll_org ll_load_org(struct ll_load *load, const struct ll_source *source,
			  struct ll_diags *diags)
{
	struct ll_org org =
		ll_org_read(&load->arena, &load->settings, source, diags);

	ll_load_finish_org(load, &org, diags);
	return org;
}

void ll_load_finish_org(struct ll_load *load, struct ll_org *org,
			struct ll_diags *diags)
{
	ll_org_resolve(&load->arena, org, diags);
	ll_org_derive(&load->arena, org, load->today);
}

static void read_organisation(struct ll_load *load)
{
	ll_term_progress(load->term, "Reading files", 0, 0);
	load->org = ll_load_org(load, &load->source, &load->diags);
	ll_trace_phase(&load->trace, "model", &load->arena);
	ll_term_progress(load->term, "Comparing versions", 0, 0);
	load->log = ll_log_make(&load->arena, &load->org, &load->source,
				load->jobs, &load->diags);
	ll_org_rest(load->handle);
	ll_memory_trim(); /* what the versions of the files needed */
	ll_trace_phase(&load->trace, "timelines", &load->arena);
	if (load->source.history.state != LL_HISTORY_COMPLETE) {
		ll_term_note(load->term, "note", load->source.history.why,
			     load->source.history.advice);
	}
	ll_load_report_source(load);
	ll_check_run(&(struct ll_check){ &load->org, &load->log, load->today,
					 &load->diags, &load->memory });
	ll_diags_sort(&load->diags);
	ll_trace_phase(&load->trace, "check", &load->arena);
}

bool ll_load_audience(struct ll_load *load, ll_str audience)
{
	ll_str hint;

	if (!audience.len) {
		return true;
	}
	for (size_t i = 0; i < load->settings.naudiences; i++) {
		if (ll_str_eq(audience, load->settings.audience[i])) {
			return true;
		}
	}
	hint = ll_did_you_mean(&load->arena, audience, load->settings.audience,
			       load->settings.naudiences);
	load->err.exit_code = LL_EXIT_USAGE;
	return ll_failf(&load->err, "use one of 'audiences:' in lodeline.yml",
			"there is no audience '%" LL_FMT "'%" LL_FMT,
			LL_ARG(audience), LL_ARG(hint));
}

void ll_load_begin(struct ll_load *load, const struct ll_options *options,
		   struct ll_terminal *term)
{
	*load = (struct ll_load){ .term = term,
				  .trace = ll_trace_make(options->trace) };
	load->err.arena = &load->arena;
	load->diags.arena = &load->arena;
	load->memory = ll_check_memory_make(&load->remembered);
}

/* No view is safe: which files are to be mended, and nothing of them. */
int ll_load_refuse(struct ll_load *load, ll_str audience)
{
	ll_term_findings(load->term, &load->diags, LL_ERROR, NULL);
	ll_failf(&load->err, "mend the files named above; nothing was written",
		 "what '%" LL_FMT "' may see cannot be told for certain",
		 LL_ARG(audience));
	load->err.exit_code = LL_EXIT_FINDINGS;
	return ll_command_failed(load->term, &load->err);
}

static void ask_tags(struct ll_load *load)
{
	const struct ll_settings *settings = &load->settings;
	ll_str *name = LL_NEW(&load->arena, ll_str, settings->ncompares);

	for (size_t i = 0; i < settings->ncompares; i++) {
		name[i] = settings->compare[i].name;
	}
	ll_org_ask_tags(load->handle, name, settings->ncompares);
}

/* The landings, and where on their line the tags of `compare:` stand. */
bool ll_load_history(struct ll_load *load)
{
	ask_tags(load);
	return ll_org_read_history(load->handle, load->settings.full_history,
				   &load->source, &load->err);
}

/* What the rules remember is needed no more. */
static void make_view(struct ll_load *load, ll_str audience, bool trend)
{
	load->view =
		ll_view_make(&load->arena, &load->org, &load->log, &load->diags,
			     &(struct ll_viewer){ audience, load->today, trend,
						  &load->memory });
	ll_arena_release(&load->remembered);
	ll_org_rest(load->handle);
	ll_memory_trim();
	ll_trace_phase(&load->trace, "view", &load->arena);
}

int ll_load_open(struct ll_load *load, const struct ll_options *options,
		 ll_str org, bool trend, struct ll_terminal *term)
{
	ll_load_begin(load, options, term);
	if (!ll_load_source(load, options, org)) {
		return ll_command_failed(term, &load->err);
	}
	ll_trace_phase(&load->trace, "files", &load->arena);
	if (!ll_load_settings(load,
			      ll_source_file(&load->source, ll_settings_path),
			      options->base_url) ||
	    !ll_load_audience(load, options->audience) ||
	    !ll_load_history(load)) {
		return ll_command_failed(term, &load->err);
	}
	ll_memory_trim(); /* what the walk over the commits needed */
	ll_trace_phase(&load->trace, "history", &load->arena);
	read_organisation(load);
	make_view(load, options->audience, trend);
	ll_term_progress_end(term);
	return load->view ? LL_EXIT_FINE
			  : ll_load_refuse(load, options->audience);
}

int ll_load_files_open(struct ll_load *load, const struct ll_options *options,
		       ll_str org, struct ll_terminal *term)
{
	ll_load_begin(load, options, term);
	if (!ll_load_source(load, options, org) ||
	    !ll_load_settings(load,
			      ll_source_file(&load->source, ll_settings_path),
			      LL_STR(""))) {
		return ll_command_failed(term, &load->err);
	}
	load->org = ll_load_org(load, &load->source, &load->diags);
	ll_term_progress_end(term);
	return LL_EXIT_FINE;
}

void ll_load_close(struct ll_load *load)
{
	struct ll_err err = { .arena = &load->arena };

	if (!ll_trace_write(&load->trace, &err)) {
		ll_term_error(load->term, &err);
	}
	if (load->handle) {
		ll_org_close(load->handle);
	}
	if (load->base_handle) {
		ll_org_close(load->base_handle);
	}
	ll_arena_release(&load->remembered);
	ll_arena_release(&load->arena);
}
