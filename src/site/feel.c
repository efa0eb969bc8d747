#include "site/feel.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "site/drawing.h"

ll_str ll_score_text(struct ll_arena *arena, double score)
{
	return ll_strf(arena, "%.1f", score);
}

static void say_score(struct ll_say *say, const struct ll_figure *figure)
{
	ll_say_strong(say, ll_score_text(say->dict->arena, figure->score));
}

static void say_scale(struct ll_say *say,
		      const struct ll_view_question *question)
{
	if (question->high > question->low) {
		ll_say(say, " of ");
		ll_say_str(say,
			   ll_number_text(say->dict->arena,
					  (ll_number){ question->high, true },
					  LL_STR("")));
	}
}

static void say_all(struct ll_say *say, const struct ll_view_question *question,
		    const struct ll_figure *all)
{
	if (!all->responses) {
		ll_say(say, "Nothing can be shown: too few people, or they "
			    "could be singled out.");
		return;
	}
	ll_say_str(say, ll_strf(say->dict->arena, "%ld", all->responses));
	ll_say(say, " people score it ");
	say_score(say, all);
	say_scale(say, question);
	ll_say(say, ".");
}

void ll_feel_say(struct ll_say *say, const struct ll_view_question *question,
		 const struct ll_asked *asked)
{
	const struct ll_figure *leaders = &asked->role[LL_ROLE_LEADER];
	const struct ll_figure *staff = &asked->role[LL_ROLE_STAFF];

	if (!leaders->responses && !staff->responses) {
		say_all(say, question, &asked->role[LL_ROLE_ALL]);
		return;
	}
	ll_say(say, leaders->responses ? "Leaders score it "
				       : "Staff score "
					 "it ");
	say_score(say, leaders->responses ? leaders : staff);
	say_scale(say, question);
	if (leaders->responses && staff->responses) {
		ll_say(say, ", staff ");
		say_score(say, staff);
	} else {
		ll_say(say, leaders->responses
				    ? "; of staff there is nothing to show"
				    : "; of leaders there is nothing to show");
	}
	ll_say(say, ".");
}

void ll_feel_hidden(struct ll_say *say, const struct ll_view *view,
		    ll_month month)
{
	size_t most = 0;

	for (size_t i = 0; i < view->nquestions; i++) {
		for (size_t k = 0; k < view->question[i].nasked; k++) {
			const struct ll_asked *asked =
				&view->question[i].asked[k];

			if (asked->month.n == month.n &&
			    asked->nhidden > most) {
				most = asked->nhidden;
			}
		}
	}
	if (most) {
		ll_say(say, say->nparts ? " " : "");
		ll_say_str(say, ll_capital(say->dict->arena,
					   ll_count_of(say->dict->arena, most,
						       "group is withheld",
						       "groups are withheld")));
		ll_say(say, ", so that nobody can be singled out.");
	}
}

const struct ll_asked *ll_feel_last(const struct ll_view_question *question,
				    ll_month last)
{
	for (size_t i = question->nasked; i-- > 0;) {
		if (!last.n || question->asked[i].month.n <= last.n) {
			return &question->asked[i];
		}
	}
	return NULL;
}

double ll_feel_gap(const struct ll_view_question *question,
		   const struct ll_asked *asked)
{
	const struct ll_figure *leaders = &asked->role[LL_ROLE_LEADER];
	const struct ll_figure *staff = &asked->role[LL_ROLE_STAFF];
	double width = question->high - question->low;

	return leaders->responses && staff->responses && width > 0
		       ? (leaders->score - staff->score) / width
		       : 0;
}

/* ---- one question, drawn ------------------------------------------------- */

static void add_cell(const struct ll_page *page, struct ll_dict *line,
		     const char *column, const struct ll_figure *figure)
{
	struct ll_say say = ll_slot_add(page, line, ll_str_from(column));

	if (!figure->responses) {
		ll_say(&say, "not shown");
		return;
	}
	ll_say_str(&say, ll_score_text(line->arena, figure->score));
	ll_say_str(&say, ll_strf(line->arena, " (%ld)", figure->responses));
}

static void add_table(const struct ll_page *page, struct ll_dict *felt,
		      const struct ll_view_question *question)
{
	static const char *const head[] = { "Month", "Leaders", "Staff",
					    "Everyone" };
	struct ll_dict *table = ll_table_open(
		felt, "stack", LL_STR("Mean score, and of how many people"));
	struct ll_say say;

	for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
		say = ll_say_open(page, table, LL_NAME_COLUMN);
		ll_say(&say, head[i]);
	}
	for (size_t i = 0; i < question->nasked; i++) {
		const struct ll_asked *asked = &question->asked[i];
		struct ll_dict *line = ll_dict_add(table, LL_NAME_RANK);

		say = ll_say_open(page, line, LL_NAME_ABOUT);
		ll_say_str(&say, ll_month_long(line->arena, asked->month));
		add_cell(page, line, head[1], &asked->role[LL_ROLE_LEADER]);
		add_cell(page, line, head[2], &asked->role[LL_ROLE_STAFF]);
		add_cell(page, line, head[3], &asked->role[LL_ROLE_ALL]);
	}
}

/* For those who hear the chart: what leaders and staff said, then and now. */
static ll_str describe(struct ll_arena *arena,
		       const struct ll_view_question *question)
{
	static const char *const name[] = { "Everyone", "Leaders", "Staff" };
	struct ll_buf text = ll_buf_make(arena);

	for (int role = LL_ROLE_LEADER; role < LL_NROLES; role++) {
		const struct ll_asked *first = NULL;
		const struct ll_asked *last = NULL;

		for (size_t i = 0; i < question->nasked; i++) {
			if (question->asked[i].role[role].responses) {
				last = &question->asked[i];
				first = first ? first : last;
			}
		}
		if (!first) {
			continue;
		}
		ll_buf_addf(
			&text, "%s%s %" LL_FMT " in %" LL_FMT,
			text.len ? " " : "", name[role],
			LL_ARG(ll_score_text(arena, first->role[role].score)),
			LL_ARG(ll_month_long(arena, first->month)));
		if (last != first) {
			ll_buf_addf(&text, ", %" LL_FMT " in %" LL_FMT,
				    LL_ARG(ll_score_text(
					    arena, last->role[role].score)),
				    LL_ARG(ll_month_long(arena, last->month)));
		}
		ll_buf_add_char(&text, '.');
	}
	return ll_buf_done(&text);
}

void ll_feel_chart(const struct ll_page *page, struct ll_dict *panel,
		   const struct ll_view_question *question, size_t number)
{
	const struct ll_asked *last = ll_feel_last(question, LL_MONTH_NONE);
	struct ll_chart chart;
	struct ll_dict *felt;
	struct ll_say say;

	if (!ll_chart_pair(panel->arena, question, &chart)) {
		return;
	}
	felt = ll_dict_add(panel, LL_NAME_FELT);
	ll_dict_text(felt, LL_NAME_ID, ll_strf(felt->arena, "felt%zu", number));
	ll_dict_text(felt, LL_NAME_TITLE, question->text);
	ll_dict_text(felt, LL_NAME_DESC, describe(felt->arena, question));
	say = ll_say_open(page, felt, LL_NAME_NOTE);
	ll_say_str(&say, ll_month_long(felt->arena, last->month));
	ll_say(&say, ": ");
	ll_feel_say(&say, question, last);
	ll_drawing_fill(felt, &chart);
	add_table(page, felt, question);
}

/* ---- a panel for other pages --------------------------------------------- */

struct item {
	const struct ll_view_question *question;
	const struct ll_asked *asked;
	double gap;
};

static int by_gap(const void *left, const void *right)
{
	const struct item *a = left;
	const struct item *b = right;
	double x = fabs(a->gap);
	double y = fabs(b->gap);

	return x != y ? (x < y) - (x > y)
		      : (a->question > b->question) -
				(a->question < b->question);
}

static void add_item(const struct ll_page *page, struct ll_dict *cluster,
		     const struct item *item)
{
	struct ll_dict *row = ll_row_add(cluster, LL_STR("ring"));
	struct ll_say say;

	ll_row_label(row, ll_month_long(row->arena, item->asked->month));
	if (item->question->value) {
		say = ll_say_open(page, row, LL_NAME_ITEM);
		ll_say_record(&say, item->question->value);
	}
	say = ll_say_open(page, row, LL_NAME_SAY);
	ll_say_name(&say, item->question->text);
	say = ll_say_open(page, row, LL_NAME_BY);
	ll_feel_say(&say, item->question, item->asked);
}

bool ll_feel_panel(const struct ll_page *page, struct ll_dict *dict,
		   ll_month last, size_t limit)
{
	const struct ll_view *view = page->site->view;
	struct item *item = LL_NEW(dict->arena, struct item, view->nquestions);
	struct ll_dict *panel;
	struct ll_dict *cluster;
	struct ll_say say;
	size_t n = 0;

	for (size_t i = 0; i < view->nquestions; i++) {
		const struct ll_asked *asked =
			ll_feel_last(&view->question[i], last);

		if (asked) {
			item[n++] =
				(struct item){ &view->question[i], asked,
					       ll_feel_gap(&view->question[i],
							   asked) };
		}
	}
	if (!n) {
		return false;
	}
	qsort(item, n, sizeof *item, by_gap);
	panel = ll_panel_open(dict, "feel", "Say and feel");
	say = ll_say_open(page, panel, LL_NAME_LEAD);
	ll_say(&say, n > limit ? "Where leaders and staff differ most; "
			       : "How the values feel, to leaders and to "
				 "staff; ");
	ll_say_page(&say, LL_STR("pulse.html"), LL_STR(""),
		    LL_STR("all that was asked"));
	ll_say(&say, ".");
	ll_feel_hidden(&say, view, item[0].asked->month);
	cluster = ll_cluster_open(panel);
	for (size_t i = 0; i < n && i < limit; i++) {
		add_item(page, cluster, &item[i]);
	}
	return true;
}
