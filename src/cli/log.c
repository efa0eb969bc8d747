#include "base/buf.h"
#include "base/utf8.h"
#include "cli/load.h"
#include "render/json.h"
#include "site/export.h"
#include "site/sentence.h"

static const struct ll_view_record *find_record(const struct ll_load *load,
						ll_str name)
{
	size_t at = ll_org_find(&load->org, LL_STR(""), name);

	if (at == LL_NO_RECORD) {
		return NULL;
	}
	for (size_t i = 0; i < load->view->nrecords; i++) {
		if (ll_str_eq(load->view->record[i].id,
			      load->org.record[at].id)) {
			return &load->view->record[i];
		}
	}
	return NULL;
}

static bool not_found(struct ll_load *load, ll_str name)
{
	struct ll_buf known = ll_buf_make(&load->arena);
	size_t shown = 0;

	load->err.exit_code = LL_EXIT_USAGE;
	for (size_t i = 0; i < load->view->nrecords && shown < 5; i++) {
		const struct ll_view_record *record = &load->view->record[i];

		if (ll_str_find(record->id, name) != LL_NPOS) {
			ll_buf_addf(&known, "%s%" LL_FMT, shown ? ", " : "",
				    LL_ARG(record->id));
			shown++;
		}
	}
	return ll_failf(&load->err, "use an id as 'lodeline export' prints it",
			"no single record is called '%" LL_FMT "'%s%" LL_FMT,
			LL_ARG(name), shown ? "; perhaps " : "",
			LL_ARG(ll_buf_str(&known)));
}

static void add_line(struct ll_buf *out, const char *indent, ll_str text)
{
	ll_buf_addf(out, "%s%" LL_FMT "\n", indent,
		    LL_ARG(ll_utf8_visible(out->arena, text)));
}

static void add_spans(struct ll_buf *out, const struct ll_view_change *change)
{
	static const char *const open[] = { "", "[-", "{+", "" };
	static const char *const close[] = { "", "-]", "+}", " ... " };

	if (!change->nspans) {
		return;
	}
	ll_buf_add(out, LL_STR("      "));
	for (size_t i = 0; i < change->nspans; i++) {
		const struct ll_view_span *span = &change->span[i];
		ll_str text = ll_utf8_visible(out->arena, span->text);

		ll_buf_add(out, ll_str_from(open[span->kind]));
		if (i + 1 == change->nspans &&
		    ll_str_ends(text, LL_STR("\n"))) {
			text.len--;
		}
		for (size_t j = 0; j < text.len; j++) {
			if (text.s[j] == '\n') {
				ll_buf_add(out, LL_STR(" / "));
			} else {
				ll_buf_add_char(out, text.s[j]);
			}
		}
		ll_buf_add(out, ll_str_from(close[span->kind]));
	}
	ll_buf_add_char(out, '\n');
}

static void add_byline(struct ll_buf *out,
		       const struct ll_view_landing *landing)
{
	if (landing->uncommitted) {
		return;
	}
	ll_buf_addf(out, "      %" LL_FMT,
		    LL_ARG(ll_str_sub(landing->commit, 0, 10)));
	for (size_t i = 0; i < landing->nauthors; i++) {
		ll_buf_addf(out, "%s%" LL_FMT, i ? ", " : "  recorded by ",
			    LL_ARG(ll_utf8_visible(out->arena,
						   landing->author[i])));
	}
	if (landing->pull_request) {
		ll_buf_addf(out, ", #%ld", landing->pull_request);
	}
	ll_buf_add_char(out, '\n');
}

/* What a page would say of it, as plain text. */
static ll_str sentence(struct ll_arena *arena, const struct ll_page *page,
		       const struct ll_view_change *change,
		       const struct ll_view_event *event)
{
	struct ll_dict *dict = ll_dict_make(arena);
	struct ll_say say = ll_say_in(page, dict);

	ll_sentence_event(&say, change, event);
	return ll_say_plain(arena, dict);
}

/* What many records share, or what came to nothing, in one line. */
static ll_str small_sentence(struct ll_arena *arena, const struct ll_page *page,
			     const struct ll_view_change *change)
{
	struct ll_dict *dict = ll_dict_make(arena);
	struct ll_say say = ll_say_in(page, dict);

	if (change->undoes) {
		ll_sentence_folded(&say, change);
	} else {
		ll_sentence_bulk(&say, change);
	}
	return ll_say_plain(arena, dict);
}

static void add_events(struct ll_buf *out, const struct ll_page *page,
		       const struct ll_view_change *change)
{
	for (size_t i = 0; i < change->nevents; i++) {
		add_line(out, "      ",
			 sentence(out->arena, page, change, &change->event[i]));
	}
	if (change->class == LL_CLASS_MECHANICAL) {
		add_line(out, "      ",
			 change->ignored ? LL_STR("mechanical, says "
						  ".git-blame-ignore-revs")
					 : LL_STR("mechanical"));
	}
	if (change->folded) {
		add_line(out, "      ",
			 change->undoes ? LL_STR("takes the change before back")
					: LL_STR("taken back soon after"));
	}
	add_spans(out, change);
}

/* @all: in full, also what is told in one line elsewhere */
static void add_change(struct ll_buf *out, const struct ll_page *page,
		       const struct ll_view_change *change, bool all)
{
	struct ll_arena *arena = out->arena;
	const struct ll_view_landing *landing = change->landing;

	ll_buf_addf(out, "%" LL_FMT "  %" LL_FMT "\n",
		    LL_ARG(landing->uncommitted
				   ? LL_STR("now       ")
				   : ll_date_iso(arena, landing->date)),
		    LL_ARG(landing->uncommitted
				   ? LL_STR("not yet committed")
				   : ll_utf8_visible(arena, landing->subject)));
	if (!all && (change->class == LL_CLASS_BULK || change->undoes)) {
		add_line(out, "      ", small_sentence(arena, page, change));
	} else {
		add_events(out, page, change);
	}
	if (landing->reason_given && landing->reason.len) {
		add_line(out, "      because: ", landing->reason);
	}
	if (landing->decided_by.len) {
		add_line(out, "      decided by: ", landing->decided_by);
	}
	add_byline(out, landing);
}

static ll_str timeline_text(struct ll_arena *arena, const struct ll_page *page,
			    const struct ll_view_record *record, bool all)
{
	struct ll_buf out = ll_buf_make(arena);
	size_t mechanical = 0;

	ll_buf_addf(&out, "%" LL_FMT "\n%" LL_FMT ":%d\n\n",
		    LL_ARG(ll_utf8_visible(arena, record->title)),
		    LL_ARG(record->path), record->line);
	for (size_t i = 0; i < record->nchanges; i++) {
		const struct ll_view_change *change = record->change[i];

		if (change->class == LL_CLASS_MECHANICAL && !all) {
			mechanical++;
		} else if (all || !change->folded || change->undoes) {
			add_change(&out, page, change, all);
		}
	}
	if (mechanical) {
		ll_buf_addf(&out,
			    "\n%zu mechanical %s not shown; --all shows %s\n",
			    mechanical, mechanical == 1 ? "change" : "changes",
			    mechanical == 1 ? "it" : "them");
	}
	if (!record->history_complete && page->site->view->history_why.len) {
		ll_buf_addf(&out,
			    "\nThe timeline may not be whole: %" LL_FMT "\n",
			    LL_ARG(page->site->view->history_why));
	}
	return ll_buf_str(&out);
}

static bool print_timeline(struct ll_load *load,
			   const struct ll_options *options, ll_str name)
{
	const struct ll_view_record *record = find_record(load, name);
	struct ll_page page = { .path = LL_STR("log") };

	if (!record) {
		return not_found(load, name);
	}
	if (ll_str_is(options->format, "json")) {
		return ll_print(
			ll_json_text_of(&load->arena,
					ll_export_timeline(&load->arena,
							   load->view, record)),
			&load->err);
	}
	page.site = ll_site_make(&load->arena, load->view);
	return ll_print(
		timeline_text(&load->arena, &page, record, options->all),
		&load->err);
}

int ll_command_log(const struct ll_options *options, struct ll_terminal *term)
{
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena, .exit_code = LL_EXIT_USAGE };
	bool has_org = options->noperands == 2;
	struct ll_load load;
	int code;

	if (!options->noperands) {
		ll_failf(&err, "'lodeline log [ORG] RECORD'",
			 "'log' needs the name of a record");
	} else if (options->format.len && !ll_str_is(options->format, "text") &&
		   !ll_str_is(options->format, "json")) {
		ll_failf(&err, "use text or json",
			 "'log' cannot write '%" LL_FMT "'",
			 LL_ARG(options->format));
	}
	if (err.what.len) {
		code = ll_command_failed(term, &err);
		ll_arena_release(&arena);
		return code;
	}
	code = ll_load_open(&load, options,
			    has_org ? options->operand[0] : LL_STR(""), false,
			    term);
	if (code == LL_EXIT_FINE &&
	    !print_timeline(&load, options, options->operand[has_org])) {
		code = ll_command_failed(term, &load.err);
	}
	ll_load_close(&load);
	return code;
}
