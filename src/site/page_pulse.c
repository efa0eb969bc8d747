#include "site/feel.h"

#include "base/buf.h"
#include "site/chart.h"
#include "site/lines.h"
#include "site/rows.h"
#include "site/timeline.h"

/* What surveys found: all of it beside the values, and a page each survey. */

static size_t count_months(const struct ll_view *view)
{
	const struct ll_view_list *all = &view->by_kind[LL_KIND_PULSE];
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		n += i == 0 || all->item[i]->month_last.n !=
				       all->item[i - 1]->month_last.n;
	}
	return n;
}

static void say_top(struct ll_say *say, const struct ll_view *view)
{
	struct ll_arena *arena = say->dict->arena;

	ll_say_str(say, ll_capital(arena, ll_count_of(arena, count_months(view),
						      "survey", "surveys")));
	ll_say(say, ": the values we state, and how working by them feels to "
		    "leaders and to staff.");
}

/* Questions about one value, or about none, under one heading. */
static struct ll_dict *add_questions(const struct ll_page *page,
				     struct ll_dict *dict,
				     const struct ll_view_record *value)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *panel = NULL;

	for (size_t i = 0; i < view->nquestions; i++) {
		const struct ll_view_question *question = &view->question[i];

		if (question->value != value) {
			continue;
		}
		if (!panel) {
			panel = ll_panel_open(dict, "", "Also asked");
			ll_dict_text(panel, LL_NAME_ID,
				     ll_strf(dict->arena, "s.asked%zu", i + 1));
		}
		ll_feel_chart(page, panel, question, i + 1);
	}
	return panel;
}

static void add_value(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *value)
{
	struct ll_dict *panel = add_questions(page, dict, value);
	struct ll_say say;

	if (panel) {
		ll_dict_text(panel, LL_NAME_LABEL,
			     ll_kind_number(page, dict->arena, value));
		say = ll_say_open(page, panel, LL_NAME_LEAD);
		ll_say_record(&say, value);
	}
}

/* Where there is no chart there is at least a sentence. */
static void add_unshown(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < view->nquestions; i++) {
		const struct ll_view_question *question = &view->question[i];
		const struct ll_asked *last =
			ll_feel_last(question, LL_MONTH_NONE);
		struct ll_chart chart;
		struct ll_dict *row;
		struct ll_say say;

		if (ll_chart_pair(dict->arena, question, &chart)) {
			continue;
		}
		if (!cluster) {
			cluster = ll_cluster_open(
				ll_panel_open(dict, "other", "Without roles"));
		}
		row = ll_row_add(cluster, LL_STR("ring"));
		ll_row_label(row, ll_month_long(dict->arena, last->month));
		say = ll_say_open(page, row, LL_NAME_SAY);
		ll_say_name(&say, question->text);
		say = ll_say_open(page, row, LL_NAME_BY);
		ll_feel_say(&say, question, last);
	}
}

static bool is_asked(const struct ll_view *view,
		     const struct ll_view_record *value)
{
	for (size_t i = 0; i < view->nquestions; i++) {
		if (view->question[i].value == value) {
			return true;
		}
	}
	return false;
}

static void say_not_asked(struct ll_say *say, const struct ll_view *view)
{
	const struct ll_view_list *values = &view->by_kind[LL_KIND_VALUE];
	size_t n = 0;
	size_t at = 0;

	for (size_t i = 0; i < values->n; i++) {
		n += !is_asked(view, values->item[i]);
	}
	if (!n) {
		return;
	}
	ll_say(say, "No survey has asked about ");
	for (size_t i = 0; i < values->n; i++) {
		if (!is_asked(view, values->item[i])) {
			ll_say(say, ll_say_join(at++, n));
			ll_say_record(say, values->item[i]);
		}
	}
	ll_say(say, ". ");
}

static void add_surveys(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	const struct ll_view_list *all = &view->by_kind[LL_KIND_PULSE];
	struct ll_dict *panel = ll_panel_open(dict, "surveys", "The surveys");
	struct ll_dict *cluster = ll_cluster_open(panel);
	struct ll_say say = ll_say_open(page, panel, LL_NAME_LEAD);

	say_not_asked(&say, view);
	ll_say(&say, "A group of few people is never shown, nor what would let "
		     "it be worked out.");
	for (size_t i = 0; i < all->n; i++) {
		ll_line_record(page, cluster, all->item[i]);
	}
}

static void make_pulse(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	const struct ll_view *view = site->view;
	static const enum ll_kind stated[] = { LL_KIND_VALUE,
					       LL_KIND_PRINCIPLE };
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Surveys", "ring", LL_STR("Say and feel"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	say_top(&say, view);
	ll_feel_hidden(&say, view,
		       view->by_kind[LL_KIND_PULSE].item[0]->month_last);
	for (size_t k = 0; k < sizeof stated / sizeof *stated; k++) {
		const struct ll_view_list *list = &view->by_kind[stated[k]];

		for (size_t i = 0; i < list->n; i++) {
			add_value(page, dict, list->item[i]);
		}
	}
	add_questions(page, dict, NULL);
	add_unshown(page, dict);
	add_surveys(page, dict);
}

/* ---- one survey ---------------------------------------------------------- */

static const struct ll_asked *in_month(const struct ll_view_question *question,
				       ll_month month)
{
	for (size_t i = 0; i < question->nasked; i++) {
		if (question->asked[i].month.n == month.n) {
			return &question->asked[i];
		}
	}
	return NULL;
}

static void add_figure(const struct ll_page *page, struct ll_dict *table,
		       ll_str name, const struct ll_figure *figure)
{
	struct ll_dict *line;
	struct ll_say say;

	if (!figure->responses) {
		return;
	}
	line = ll_dict_add(table, LL_NAME_RANK);
	say = ll_say_open(page, line, LL_NAME_ABOUT);
	ll_say_name(&say, name);
	say = ll_slot_add(page, line, LL_STR("Mean score"));
	ll_say_str(&say, ll_score_text(line->arena, figure->score));
	say = ll_slot_add(page, line, LL_STR("Responses"));
	ll_say_str(&say, ll_strf(line->arena, "%ld", figure->responses));
}

static void add_answers(const struct ll_page *page, struct ll_dict *panel,
			const struct ll_asked *asked)
{
	static const char *const head[] = { "Who", "Mean score", "Responses" };
	struct ll_dict *table;

	if (!asked->role[LL_ROLE_ALL].responses) {
		return;
	}
	table = ll_table_open(panel, "stack", LL_STR("What may be shown"));
	for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
		struct ll_say say = ll_say_open(page, table, LL_NAME_COLUMN);

		ll_say(&say, head[i]);
	}
	add_figure(page, table, LL_STR("Leaders"),
		   &asked->role[LL_ROLE_LEADER]);
	add_figure(page, table, LL_STR("Staff"), &asked->role[LL_ROLE_STAFF]);
	add_figure(page, table, LL_STR("Everyone"), &asked->role[LL_ROLE_ALL]);
	for (size_t i = 0; i < asked->ngroups; i++) {
		add_figure(page, table, asked->group[i].name,
			   &asked->group[i].figure);
	}
}

static void add_question(const struct ll_page *page, struct ll_dict *dict,
			 const struct ll_view_question *question,
			 const struct ll_asked *asked, size_t number)
{
	struct ll_dict *panel = ll_panel_open(dict, "", "");
	struct ll_say say;

	ll_dict_text(panel, LL_NAME_ID, ll_strf(dict->arena, "s.q%zu", number));
	ll_dict_text(panel, LL_NAME_LABEL,
		     ll_strf(dict->arena, "Question %zu", number));
	say = ll_say_open(page, panel, LL_NAME_LEAD);
	ll_say_name(&say, question->text);
	if (question->value) {
		say = ll_say_open(page, panel, LL_NAME_LEAD);
		ll_say(&say, "Asked about ");
		ll_say_record(&say, question->value);
		ll_say(&say, ".");
	}
	say = ll_say_open(page, panel, LL_NAME_LEAD);
	ll_feel_say(&say, question, asked);
	add_answers(page, panel, asked);
}

static void make_survey(const struct ll_site *site, const struct ll_page *page,
			struct ll_dict *dict)
{
	const struct ll_view_record *survey = page->subject;
	const struct ll_view *view = site->view;
	size_t n = 0;
	struct ll_say say;

	ll_crumbs(page, dict, "pulse.html", "Say and feel");
	ll_top(dict, "Survey", "ring", survey->title);
	for (size_t i = 0; i < view->nquestions; i++) {
		const struct ll_asked *asked =
			in_month(&view->question[i], survey->month_last);

		if (asked) {
			add_question(page, dict, &view->question[i], asked,
				     ++n);
		}
	}
	say = ll_say_open(page, dict, LL_NAME_SAY);
	if (n) {
		ll_say_str(&say,
			   ll_capital(dict->arena,
				      ll_count_of(dict->arena, n, "question",
						  "questions")));
		ll_say(&say, " asked that month.");
		ll_feel_hidden(&say, view, survey->month_last);
	} else {
		ll_say(&say, "Nothing in it could be read.");
	}
	ll_lived_fill(page, dict, survey);
	ll_timeline_record(page, dict, survey);
	ll_say_file(page, dict, survey);
}

void ll_pages_pulse(struct ll_site *site)
{
	const struct ll_view_list *all = &site->view->by_kind[LL_KIND_PULSE];

	if (!all->n) {
		return;
	}
	ll_site_add(site, LL_STR("pulse.html"), "pulse", make_pulse, NULL, "");
	for (size_t i = 0; i < all->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, all->item[i]), "survey",
			    make_survey, all->item[i], "pulse.html");
	}
}
