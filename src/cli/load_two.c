#include "cli/load_internal.h"
#include "history/orgdiff.h"
#include "io/file.h"

/* Two states of an organisation, to be compared. */

bool ll_load_is_whole(struct ll_load *load, const struct ll_source *source,
		      ll_str name)
{
	return !source->history.missing_blobs ||
	       ll_failf(&load->err,
			"run 'git fetch --refetch --no-filter origin', or "
			"clone without a filter",
			"files of '%" LL_FMT "' are not in this clone",
			LL_ARG(name));
}

static bool open_two(struct ll_load *load, const struct ll_options *options,
		     const struct ll_load_two *two)
{
	struct ll_options head = *options;
	struct ll_org_options base = ll_load_org_options(two->org, LL_STR(""));

	base.ref = two->base;
	head.ref = two->head;
	return ll_load_source(load, &head, two->org) &&
	       ll_load_is_whole(load, &load->source, two->head) &&
	       ll_org_open(&load->arena, &base, &load->base_source,
			   &load->base_handle, &load->err) &&
	       ll_load_is_whole(load, &load->base_source, two->base);
}

/* Settings that are not committed yet may be tried on any two revisions. */
static const struct ll_file *find_settings(struct ll_load *load, ll_str org)
{
	const struct ll_file *file =
		ll_source_file(&load->source, ll_settings_path);
	struct ll_file *own;
	int dir;

	if (file) {
		return file;
	}
	own = LL_NEW(&load->arena, struct ll_file, 1);
	own->path = ll_settings_path;
	dir = ll_dir_open(org.len ? org : LL_STR("."));
	if (dir >= 0 &&
	    ll_file_read_below(dir, ll_settings_path, LL_MAX_TEXT_BYTES,
			       &load->arena, &own->bytes) == LL_FILE_FINE) {
		file = own;
	}
	ll_fd_close(&dir);
	return file;
}

static void compare(struct ll_load *load, ll_str audience)
{
	struct ll_diags unsaid = { .arena = &load->arena };
	struct ll_view_ends ends = { .base = &load->base_org,
				     .head = &load->org,
				     .log = &load->log };

	load->org = ll_load_org(load, &load->source, &load->diags);
	load->base_org = ll_load_org(load, &load->base_source, &unsaid);
	ll_trace_phase(&load->trace, "model", &load->arena);
	ll_orgdiff_history(&load->arena, &load->base_source, &load->source);
	load->log = ll_log_make(&load->arena, &load->org, &load->source,
				load->jobs, &load->diags);
	ends.base_of = ll_orgdiff_match(&load->arena, &load->base_org,
					&load->org, &load->log);
	ll_trace_phase(&load->trace, "compare", &load->arena);
	load->diff = ll_view_diff_make(&load->arena, &ends, &load->diags,
				       audience, load->today);
	ll_trace_phase(&load->trace, "view", &load->arena);
}

int ll_load_two_open(struct ll_load *load, const struct ll_options *options,
		     const struct ll_load_two *two, struct ll_terminal *term)
{
	ll_load_begin(load, options, term);
	if (!open_two(load, options, two) ||
	    !ll_load_settings(load, find_settings(load, two->org),
			      LL_STR("")) ||
	    !ll_load_audience(load, options->audience)) {
		return ll_command_failed(term, &load->err);
	}
	ll_trace_phase(&load->trace, "files", &load->arena);
	compare(load, options->audience);
	ll_load_notes(load);
	ll_term_progress_end(term);
	return load->diff ? LL_EXIT_FINE
			  : ll_load_refuse(load, options->audience);
}
