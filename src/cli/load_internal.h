#ifndef LL_CLI_LOAD_INTERNAL_H
#define LL_CLI_LOAD_INTERNAL_H

/*
 * The steps that the ways of loading are made of: load.c reads all, load_two.c
 * two states to compare, load_check.c no more than findings need.
 *
 * Those that return false filled load->err.
 */

#include "cli/load.h"

enum { LL_MAX_TEXT_BYTES = 1 << 20 };

extern const ll_str ll_settings_path;

void ll_load_begin(struct ll_load *load, const struct ll_options *options,
		   struct ll_terminal *term);

/** ll_load_org_options() - what io reads of @dir, @skip_dir left out */
struct ll_org_options ll_load_org_options(ll_str dir, ll_str skip_dir);

/** ll_load_source() - the files, the day that counts as today, the jobs */
bool ll_load_source(struct ll_load *load, const struct ll_options *options,
		    ll_str dir);

/** ll_load_settings() - from @file, NULL for none; faults are said */
bool ll_load_settings(struct ll_load *load, const struct ll_file *file,
		      ll_str base_url);

/** ll_load_settings_quietly() - the same; the faults are in load->diags */
bool ll_load_settings_quietly(struct ll_load *load, const struct ll_file *file);

/** ll_load_audience() - it is one of the settings, or "" */
bool ll_load_audience(struct ll_load *load, ll_str audience);

/** ll_load_history() - the landings, and the tags of `compare:` */
bool ll_load_history(struct ll_load *load);

/** ll_load_org() - the arrows from files to records */
struct ll_org ll_load_org(struct ll_load *load, const struct ll_source *source,
			  struct ll_diags *diags);

/** ll_load_finish_org() - those after ll_org_read() alone */
void ll_load_finish_org(struct ll_load *load, struct ll_org *org,
			struct ll_diags *diags);

/** ll_load_is_whole() - no file of the state called @name is missing */
bool ll_load_is_whole(struct ll_load *load, const struct ll_source *source,
		      ll_str name);

/** ll_load_source_notes() - files that io left out become findings */
void ll_load_source_notes(const struct ll_source *source,
			  struct ll_diags *diags);

/** ll_load_notes() - the same of load->source, and the other notes are said */
void ll_load_notes(struct ll_load *load);

/** ll_load_report_source() - that, and a history that is not whole */
void ll_load_report_source(struct ll_load *load);

/** ll_load_refuse() - no view is safe: which files are to be mended */
int ll_load_refuse(struct ll_load *load, ll_str audience);

#endif
