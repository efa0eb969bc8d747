#include <pthread.h>

#include "base/buf.h"
#include "base/pool.h"
#include "cli/load.h"
#include "cli/themes.h"
#include "io/output.h"
#include "render/json.h"
#include "site/export.h"
#include "site/site.h"

/* What the threads that make pages share. */
struct build {
	struct ll_load *load;
	struct ll_site *site;
	struct ll_theme *theme;
	struct ll_output *out;
	struct ll_arena *page_arena; /* one a thread */
	pthread_mutex_t lock;        /* of what follows */
	struct ll_map assets;        /* path in the site -> path in ORG */
	bool failed;
	size_t done;
};

static bool failed(struct build *build)
{
	bool value;

	pthread_mutex_lock(&build->lock);
	value = build->failed;
	pthread_mutex_unlock(&build->lock);
	return value;
}

/* The first failure counts; the others are its echo. */
static void fail(struct build *build, const struct ll_err *err)
{
	pthread_mutex_lock(&build->lock);
	if (!build->failed) {
		build->failed = true;
		ll_fail(&build->load->err, err->what, err->advice);
		build->load->err.exit_code = err->exit_code;
	}
	pthread_mutex_unlock(&build->lock);
}

static void note_page(struct build *build, const struct ll_dict *dict)
{
	struct ll_arena *arena = &build->load->arena;

	pthread_mutex_lock(&build->lock);
	for (const struct ll_asset *asset = dict->asset; asset;
	     asset = asset->next) {
		ll_str to = ll_str_copy(arena, asset->to);
		ll_str *from;

		if (ll_map_get(&build->assets, to)) {
			continue;
		}
		from = LL_NEW(arena, ll_str, 1);
		*from = ll_str_copy(arena, asset->path);
		*ll_map_slot(&build->assets, to) = from;
	}
	if (++build->done % 64 == 0) {
		ll_term_progress(build->load->term, "Writing pages",
				 build->done, build->site->npages);
	}
	pthread_mutex_unlock(&build->lock);
}

static bool put_piece(void *context, ll_str piece)
{
	return ll_output_put(context, piece);
}

static bool put_page(struct build *build, const struct ll_page *page,
		     const struct ll_dict *dict, struct ll_err *err)
{
	struct ll_output_file file;
	bool fine = ll_output_begin(build->out, page->path, &file, err);

	if (fine &&
	    !ll_theme_render(build->theme, ll_str_from(page->template), dict,
			     (struct ll_sink){ put_piece, &file })) {
		fine = ll_failf(err, "add the file to the theme",
				"the theme has no template '%s.html'",
				page->template);
	}
	return ll_output_end(&file) && fine;
}

static void write_page(void *context, size_t index, int worker)
{
	struct build *build = context;
	const struct ll_page *page = build->site->page[index];
	struct ll_arena *arena = &build->page_arena[worker];
	struct ll_err err = { .arena = arena };
	const struct ll_dict *dict;

	if (failed(build)) {
		return;
	}
	dict = ll_page_make(page, arena);
	if (put_page(build, page, dict, &err)) {
		note_page(build, dict);
	} else {
		fail(build, &err);
	}
	ll_arena_release(arena);
}

static bool write_pages(struct build *build)
{
	int jobs = build->load->jobs;

	build->page_arena =
		LL_NEW(&build->load->arena, struct ll_arena, (size_t)jobs);
	ll_pool_run(jobs, build->site->npages, write_page, build);
	return !build->failed;
}

static bool write_assets(struct build *build)
{
	struct ll_load *load = build->load;

	for (size_t i = 0; i < build->assets.nentries; i++) {
		const struct ll_map_entry *entry = &build->assets.entry[i];
		const ll_str *from = entry->value;
		struct ll_arena scratch = { 0 };
		ll_str bytes;
		bool fine = ll_org_file_bytes(load->handle, *from, &scratch,
					      &bytes, &load->err) &&
			    ll_output_add(build->out, entry->key, bytes,
					  &load->err);

		ll_arena_release(&scratch);
		if (!fine) {
			return false;
		}
	}
	return true;
}

static bool write_theme_files(struct build *build,
			      const struct ll_theme_files *files)
{
	for (size_t i = 0; i < files->n; i++) {
		const struct ll_theme_file *file = &files->file[i];
		ll_str path = ll_str_join(&build->load->arena, LL_STR("theme/"),
					  file->name, LL_STR(""));

		if (ll_theme_is_asset(file->name) &&
		    !ll_output_add(build->out, path, file->text,
				   &build->load->err)) {
			return false;
		}
	}
	return true;
}

static bool write_data(struct build *build)
{
	struct ll_arena scratch = { 0 };
	struct ll_output_file file;
	bool fine =
		ll_output_begin(build->out, LL_STR("data/organisation.json"),
				&file, &build->load->err) &&
		ll_json_write(ll_export_document(&scratch, build->load->view),
			      (struct ll_sink){ put_piece, &file });

	ll_arena_release(&scratch);
	return ll_output_end(&file) && fine;
}

/* Files of the folder that `theme:` names, wherever ORG is read from. */
static bool read_house_theme(struct ll_load *load, struct ll_theme_files *files)
{
	ll_str folder = ll_str_join(&load->arena, load->settings.theme,
				    LL_STR("/"), LL_STR(""));

	for (size_t i = 0; load->settings.theme.len && i < load->source.nfiles;
	     i++) {
		ll_str path = load->source.file[i].path;
		ll_str name = ll_path_base(path);
		struct ll_theme_file file = { .name = name };

		if (!ll_str_starts(path, folder) ||
		    path.len != folder.len + name.len ||
		    (!ll_str_ends(name, LL_STR(".html")) &&
		     !ll_theme_is_asset(name))) {
			continue;
		}
		if (!ll_org_file_bytes(load->handle, path, &load->arena,
				       &file.text, &load->err)) {
			return false;
		}
		ll_themes_put(&load->arena, files, file);
	}
	return true;
}

/* Most sites have no page of some kinds: their templates need no memory. */
static struct ll_theme_table needed_templates(const struct build *build)
{
	struct ll_theme_table table = *ll_theme_table();
	bool *idle = LL_NEW(&build->load->arena, bool, table.npages);

	for (size_t i = 0; i < table.npages; i++) {
		idle[i] = true;
		for (size_t k = 0; k < build->site->npages && idle[i]; k++) {
			idle[i] = !ll_str_is(table.page[i],
					     build->site->page[k]->template);
		}
	}
	table.idle = idle;
	return table;
}

static bool open_theme(struct build *build, const struct ll_options *options,
		       struct ll_theme_files *files)
{
	struct ll_load *load = build->load;
	struct ll_diags faults = { .arena = &load->arena };
	struct ll_theme_table table = needed_templates(build);

	if (!ll_themes_read(&load->arena, options->theme, files, &load->err) ||
	    (!options->theme.len && !read_house_theme(load, files))) {
		return false;
	}
	build->theme = ll_theme_make(&load->arena, files->file, files->n,
				     &table, &faults);
	if (!build->theme) {
		ll_term_findings(load->term, &faults, LL_NOTE, NULL);
		load->err.exit_code = LL_EXIT_USAGE;
		return ll_failf(&load->err,
				"mend it; the last site was left as it was",
				"the theme cannot be used");
	}
	return true;
}

static bool write_site(struct build *build, const struct ll_options *options,
		       struct ll_output_stats *stats)
{
	struct ll_load *load = build->load;
	ll_str dir = options->out.len ? options->out : LL_STR("site");
	ll_str org = options->noperands ? options->operand[0] : LL_STR(".");
	struct ll_theme_files files = { 0 };

	build->site = ll_site_make(&load->arena, load->view);
	if (!open_theme(build, options, &files) ||
	    !ll_output_open(&load->arena, dir, org, &build->out, &load->err)) {
		return false;
	}
	ll_trace_phase(&load->trace, "site", &load->arena);
	/* the longest file first: the pages then use its memory again */
	if (!write_data(build) || !write_pages(build) || !write_assets(build) ||
	    !write_theme_files(build, &files)) {
		ll_output_abort(build->out);
		return false;
	}
	ll_trace_phase(&load->trace, "pages", &load->arena);
	if (!ll_output_commit(build->out, stats, &load->err)) {
		return false;
	}
	ll_trace_phase(&load->trace, "swap", &load->arena);
	return true;
}

/* What --strict and --require-history ask for, before anything is written. */
static bool allowed(struct ll_load *load, const struct ll_options *options)
{
	if (options->require_history &&
	    load->source.history.state != LL_HISTORY_COMPLETE) {
		return ll_fail(&load->err,
			       ll_strf(&load->arena,
				       "the history is not whole: %" LL_FMT,
				       LL_ARG(load->source.history.why)),
			       load->source.history.advice);
	}
	if (options->strict && ll_diags_count(&load->diags, LL_ERROR)) {
		load->err.exit_code = LL_EXIT_FINDINGS;
		return ll_failf(&load->err,
				"mend the errors above, or build without "
				"--strict",
				"--strict: the last site was left as it was");
	}
	return true;
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void say_outcome(const struct build *build, ll_str dir,
			const struct ll_output_stats *stats)
{
	const struct ll_diags *diags = &build->load->diags;
	size_t errors = ll_diags_count(diags, LL_ERROR);
	size_t warnings = ll_diags_count(diags, LL_WARNING);
	struct ll_terminal *term = build->load->term;

	ll_term_line(term,
		     "Wrote %zu page%s to %" LL_FMT
		     " (%zu file%s new or changed, %zu kept, %zu removed)",
		     build->site->npages, plural(build->site->npages),
		     LL_ARG(dir), stats->nwritten, plural(stats->nwritten),
		     stats->nkept, stats->nremoved);
	if (errors || warnings) {
		ll_term_line(term,
			     "%zu error%s, %zu warning%s; --verbose shows all, "
			     "so does alignment.html",
			     errors, plural(errors), warnings,
			     plural(warnings));
	}
}

int ll_command_build(const struct ll_options *options, struct ll_terminal *term)
{
	struct ll_load load;
	struct build build = { .load = &load };
	struct ll_output_stats stats = { 0 };
	int code =
		ll_load_open(&load, options, options->operand[0], true, term);

	pthread_mutex_init(&build.lock, NULL);
	build.assets = ll_map_make(&load.arena);
	if (code == LL_EXIT_FINE) {
		ll_term_findings(term, &load.diags,
				 term->verbose ? LL_NOTE : LL_ERROR,
				 &load.source);
		if (!allowed(&load, options) ||
		    !write_site(&build, options, &stats)) {
			code = ll_command_failed(term, &load.err);
		} else {
			say_outcome(&build,
				    options->out.len ? options->out
						     : LL_STR("site"),
				    &stats);
		}
	}
	if (build.theme) {
		ll_theme_release(build.theme);
	}
	pthread_mutex_destroy(&build.lock);
	ll_load_close(&load);
	return code;
}
