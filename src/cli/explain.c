#include "cli/explain.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "cli/reference.h"
#include "model/field.h"
#include "model/part.h"

static const ll_str settings_path = LL_STR_INIT("lodeline.yml");

/* -------------------------------------------------------------- findings */

/* "L203" as it stands in the catalogue. */
static bool is_code(ll_str text)
{
	size_t n = 1;

	if (text.len != 4 || (text.s[0] != 'L' && text.s[0] != 'l')) {
		return false;
	}
	while (n < text.len && ll_is_digit(text.s[n])) {
		n++;
	}
	return n == text.len;
}

/* "L201 (warning): goal without owner", and what the reference says. */
static bool print_section(struct ll_arena *arena, enum ll_diag_code code,
			  struct ll_err *err)
{
	const struct ll_diag_info *info = &ll_diag_info[code];
	ll_str text = ll_reference_section(code);
	ll_str heading = ll_str_line(&text);

	return ll_print(
		ll_strf(arena, "%s (%s): %" LL_FMT "\n%" LL_FMT "\n",
			info->code, ll_diag_level_name(info->level),
			LL_ARG(ll_str_trim(ll_str_from_pos(heading, 7))),
			LL_ARG(text)),
		err);
}

static bool explain_code(struct ll_arena *arena, ll_str code,
			 struct ll_err *err)
{
	ll_str known[LL_NDIAGS];

	for (size_t i = 0; i < LL_NDIAGS; i++) {
		const struct ll_diag_info *info = &ll_diag_info[i];

		known[i] = ll_str_from(info->code);
		if (ll_str_eq_nocase(code, known[i])) {
			return print_section(arena, (enum ll_diag_code)i, err);
		}
	}
	err->exit_code = LL_EXIT_USAGE;
	return ll_failf(err, "a finding is shown with its code",
			"there is no finding %" LL_FMT "%" LL_FMT, LL_ARG(code),
			LL_ARG(ll_did_you_mean(arena, code, known, LL_NDIAGS)));
}

/* ----------------------------------------------------------------- rules */

static void add_rule(struct ll_buf *out, const struct ll_rule *rule)
{
	if (rule->line) {
		ll_buf_addf(out, "%" LL_FMT ":%d", LL_ARG(settings_path),
			    rule->line);
	} else {
		ll_buf_add(out, LL_STR("the default layout"));
	}
	ll_buf_addf(out, ", '%" LL_FMT "'", LL_ARG(rule->files));
}

static ll_str reading_of(const struct ll_rule *rule)
{
	static const ll_str how[] = {
		[LL_RECORDS_FILE] = LL_STR_INIT("one record a file"),
		[LL_RECORDS_H1] = LL_STR_INIT("a record for each '#'"),
		[LL_RECORDS_H2] = LL_STR_INIT("a record for each '##'"),
		[LL_RECORDS_H3] = LL_STR_INIT("a record for each '###'"),
		[LL_RECORDS_LIST] = LL_STR_INIT("a record for each item"),
		[LL_RECORDS_TABLE] = LL_STR_INIT("a record for each objective "
						 "of a table"),
	};

	return rule->kind == LL_KIND_NONE ? LL_STR("left out")
					  : how[rule->records];
}

static void add_caught(struct ll_buf *out, const char *name, ll_str text)
{
	if (text.len) {
		ll_buf_addf(out, "  {%s} is '%" LL_FMT "'\n", name,
			    LL_ARG(ll_utf8_visible(out->arena, text)));
	}
}

/* Why a rule before it was passed over; silent where the path is another. */
static void add_passed(struct ll_buf *out, const struct ll_explained *file,
		       const struct ll_rule *rule)
{
	struct ll_arena *arena = out->arena;
	struct ll_capture capture;
	const struct ll_value *meta =
		file->states ? file->states->md.meta : NULL;
	ll_str why = LL_STR("");

	switch (ll_rule_try(rule, file->file->path, meta,
			    file->load->settings.today, &capture)) {
	case LL_RULE_FITS:
	case LL_RULE_OTHER_PATH:
		return;
	case LL_RULE_NOT_YET:
		why = ll_strf(arena, "holds from %" LL_FMT,
			      LL_ARG(ll_date_iso(arena, rule->from)));
		break;
	case LL_RULE_NO_MORE:
		why = ll_strf(arena, "held until %" LL_FMT,
			      LL_ARG(ll_date_iso(arena, rule->until)));
		break;
	case LL_RULE_EXCEPTED:
		why = LL_STR("leaves the file alone ('except')");
		break;
	case LL_RULE_LACKS_KEY:
		why = ll_strf(arena,
			      "asks for '%" LL_FMT "', which is not there",
			      LL_ARG(rule->requires));
		break;
	}
	ll_buf_add(out, LL_STR("  not by "));
	add_rule(out, rule);
	ll_buf_addf(out, ": %" LL_FMT "\n", LL_ARG(why));
}

static void add_capture(struct ll_buf *out, const struct ll_capture *capture)
{
	add_caught(out, "period", capture->period);
	add_caught(out, "fy", capture->fy);
	add_caught(out, "year", capture->year);
	add_caught(out, "quarter", capture->quarter);
	add_caught(out, "month", capture->month);
	add_caught(out, "months", capture->months);
	add_caught(out, "date", capture->date);
	add_caught(out, "slug", capture->slug);
}

static void add_rules(struct ll_buf *out, const struct ll_explained *file)
{
	const struct ll_settings *settings = &file->load->settings;
	const struct ll_states *states = file->states;
	struct ll_capture capture;
	const struct ll_rule *rule =
		ll_rule_for(settings, file->file->path,
			    states ? states->md.meta : NULL, &capture);

	ll_buf_add(out, LL_STR("  read by "));
	add_rule(out, rule);
	ll_buf_addf(out, ": %" LL_FMT ", %" LL_FMT "\n",
		    LL_ARG(ll_kind_word(rule->kind)), LL_ARG(reading_of(rule)));
	if (states && states->rule->kind != rule->kind) {
		ll_buf_addf(out, "  its metadata makes it a %" LL_FMT "\n",
			    LL_ARG(ll_kind_word(states->rule->kind)));
	}
	add_capture(out, &capture);
	for (const struct ll_rule *r = settings->rule; r != rule; r++) {
		add_passed(out, file, r);
	}
}

/* --------------------------------------------------------------- records */

int ll_explain_last_line(const struct ll_explained *file,
			 const struct ll_record *record)
{
	int last = record->line;

	for (const struct ll_md_node *b = record->first; b && b != record->end;
	     b = b->next) {
		last = b->end_line > last ? b->end_line : last;
	}
	return last > file->nlines ? file->nlines : last;
}

const struct ll_record *ll_explain_record_of(const struct ll_explained *file,
					     int line)
{
	const struct ll_org *org = &file->load->org;
	const struct ll_record *found = NULL;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *record = &org->record[i];

		if (record->file != file->index) {
			continue;
		}
		if (!record->anchor.len ||
		    (record->line <= line &&
		     line <= ll_explain_last_line(file, record))) {
			found = record;
		}
	}
	return found;
}

static void add_records(struct ll_buf *out, const struct ll_explained *file)
{
	const struct ll_org *org = &file->load->org;
	size_t n = 0;

	for (size_t i = 0; i < org->nrecords && file->states; i++) {
		const struct ll_record *record = &org->record[i];

		if (record->file != file->index) {
			continue;
		}
		ll_buf_addf(out,
			    "  %" LL_FMT " %" LL_FMT ", lines %d to %d: "
			    "%" LL_FMT "\n",
			    LL_ARG(ll_kind_word(record->kind)),
			    LL_ARG(ll_utf8_visible(out->arena, record->id)),
			    record->line, ll_explain_last_line(file, record),
			    LL_ARG(ll_utf8_visible(out->arena, record->title)));
		n++;
	}
	if (!n) {
		ll_buf_add(out, LL_STR("  no record comes of it\n"));
	}
}

/* --------------------------------------------------------------- the file */

/* "goals/x.md" for "./goals/x.md", "ORG/goals/x.md" and "/.../goals/x.md" */
static ll_str path_in(struct ll_arena *arena, ll_str org, ll_str name)
{
	char *dir = realpath(org.len ? ll_str_zero(arena, org) : ".", NULL);
	char *full = realpath(ll_str_zero(arena, name), NULL);
	ll_str path = name;

	while (ll_str_starts(path, LL_STR("./"))) {
		path = ll_str_from_pos(path, 2);
	}
	if (dir && full) {
		ll_str top = ll_str_from(dir);
		ll_str there = ll_str_from(full);

		if (ll_str_starts(there, top) && there.len > top.len &&
		    there.s[top.len] == '/') {
			path = ll_str_copy(arena,
					   ll_str_from_pos(there, top.len + 1));
		}
	}
	free(dir);
	free(full);
	return path;
}

static bool not_there(struct ll_load *load, ll_str path)
{
	ll_str *known = LL_NEW(&load->arena, ll_str, load->source.nfiles);

	for (size_t i = 0; i < load->source.nfiles; i++) {
		known[i] = load->source.file[i].path;
	}
	load->err.exit_code = LL_EXIT_USAGE;
	return ll_failf(&load->err,
			"name a file by its path in the organisation, or a "
			"finding by its code",
			"there is no file '%" LL_FMT "'%" LL_FMT, LL_ARG(path),
			LL_ARG(ll_did_you_mean(&load->arena, path, known,
					       load->source.nfiles)));
}

static int count_lines(ll_str bytes)
{
	int n = bytes.len && bytes.s[bytes.len - 1] != '\n';

	for (size_t i = 0; i < bytes.len; i++) {
		n += bytes.s[i] == '\n';
	}
	return n;
}

static struct ll_explained find(const struct ll_load *load,
				const struct ll_file *file)
{
	struct ll_explained found = { .load = load, .file = file };

	found.nlines = count_lines(file->bytes);
	for (size_t i = 0; i < load->org.nfiles; i++) {
		if (ll_str_eq(load->org.file_path[i], file->path)) {
			found.states = &load->org.file[i];
			found.index = i;
		}
	}
	return found;
}

static bool explain_file(struct ll_load *load, ll_str path, long line)
{
	const struct ll_file *file = ll_source_file(&load->source, path);
	struct ll_buf out = ll_buf_make(&load->arena);
	struct ll_explained found;

	if (!file) {
		return not_there(load, path);
	}
	found = find(load, file);
	if (line && (line < 0 || line > found.nlines)) {
		load->err.exit_code = LL_EXIT_USAGE;
		return ll_failf(&load->err, "name a line that is there",
				"'%" LL_FMT "' has %d lines", LL_ARG(path),
				found.nlines);
	}
	ll_buf_addf(&out, "%" LL_FMT "\n",
		    LL_ARG(ll_utf8_visible(&load->arena, path)));
	if (ll_str_eq(path, settings_path)) {
		ll_buf_add(&out,
			   LL_STR("  the settings of the organisation\n"));
	} else if (line) {
		ll_explain_line(&out, &found, (int)line);
	} else {
		add_rules(&out, &found);
		add_records(&out, &found);
	}
	return ll_print(ll_buf_str(&out), &load->err);
}

/* Takes ":12" off the end; 0 where there is none. */
static long take_line(ll_str *name)
{
	size_t colon = ll_str_rfind_char(*name, ':');
	long line;

	if (colon == LL_NPOS || !colon ||
	    !ll_str_to_long(ll_str_from_pos(*name, colon + 1), &line)) {
		return 0;
	}
	*name = ll_str_sub(*name, 0, colon);
	return line ? line : -1;
}

static int explain_place(const struct ll_options *options,
			 struct ll_terminal *term)
{
	bool has_org = options->noperands == 2;
	ll_str org = has_org ? options->operand[0] : LL_STR("");
	ll_str name = options->operand[has_org];
	struct ll_load load;
	int code = ll_load_files_open(&load, options, org, term);

	if (code == LL_EXIT_FINE) {
		ll_str path = name;
		long line = take_line(&path);

		if (!explain_file(&load, path_in(&load.arena, org, path),
				  line)) {
			code = ll_command_failed(term, &load.err);
		}
	}
	ll_load_close(&load);
	return code;
}

int ll_command_explain(const struct ll_options *options,
		       struct ll_terminal *term)
{
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena, .exit_code = LL_EXIT_USAGE };
	bool fine = false;
	int code = LL_EXIT_FINE;

	if (options->noperands &&
	    !is_code(options->operand[options->noperands - 1])) {
		return explain_place(options, term);
	}
	if (!options->noperands) {
		ll_failf(&err,
			 "'lodeline explain [ORG] FILE[:LINE]' or "
			 "'lodeline explain CODE'",
			 "'explain' needs a file or the code of a finding");
	} else {
		err.exit_code = LL_EXIT_FINE;
		fine = explain_code(
			&arena, options->operand[options->noperands - 1], &err);
	}
	if (!fine) {
		code = ll_command_failed(term, &err);
	}
	ll_arena_release(&arena);
	return code;
}
