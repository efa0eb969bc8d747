#include "site/chart.h"

#include <math.h>

#include "base/buf.h"

static const double plot_left = 4;
static const double plot_right = 96;
static const double plot_top = 24;
static const double plot_bottom = LL_CHART_PAIR_HEIGHT - 28;

/* Lines of the grid, at most. */
enum { GRID_MAX = 6 };

struct pair {
	struct ll_arena *arena;
	const struct ll_view_question *question;
	struct ll_chart *chart;
	double low;
	double high;
	ll_month first;
	ll_month last;
};

static bool has_pair(const struct ll_asked *asked)
{
	return asked->role[LL_ROLE_LEADER].responses ||
	       asked->role[LL_ROLE_STAFF].responses;
}

static double x_of(const struct pair *pair, ll_month month)
{
	double span = pair->last.n - pair->first.n;
	double part = span > 0 ? (month.n - pair->first.n) / span : 0.5;

	return plot_left + part * (plot_right - plot_left);
}

static double y_of(const struct pair *pair, double score)
{
	double part = (score - pair->low) / (pair->high - pair->low);

	return plot_bottom - part * (plot_bottom - plot_top);
}

/* Where the scale is not known the scores span it. */
static void span_scores(struct pair *pair)
{
	const struct ll_view_question *question = pair->question;

	pair->low = question->low;
	pair->high = question->high;
	for (size_t i = 0; i < question->nasked; i++) {
		for (int role = LL_ROLE_LEADER;
		     role < LL_NROLES && question->low >= question->high;
		     role++) {
			const struct ll_figure *figure =
				&question->asked[i].role[role];

			if (!figure->responses) {
				continue;
			}
			if (pair->low >= pair->high) {
				pair->low = figure->score - 1;
				pair->high = figure->score + 1;
			}
			pair->low = fmin(pair->low, floor(figure->score));
			pair->high = fmax(pair->high, ceil(figure->score));
		}
	}
}

static void add_grid(struct pair *pair)
{
	double width = pair->high - pair->low;
	bool whole = width <= GRID_MAX - 1 && width == floor(width);
	int n = whole ? (int)width : 2;

	for (int i = 0; i <= n; i++) {
		struct ll_chart_text *grid =
			LL_PUSH(pair->arena, &pair->chart->grid);
		ll_number value = { pair->low + i * width / n, true };

		grid->y = y_of(pair, value.value);
		grid->text = ll_number_text(pair->arena, value, LL_STR(""));
	}
}

/* A name for each survey; where they crowd every second may be left out. */
static void add_ticks(struct pair *pair)
{
	const struct ll_view_question *question = pair->question;
	int year = 0;

	for (size_t i = 0; i < question->nasked; i++) {
		ll_month month = question->asked[i].month;
		struct ll_chart_text *tick =
			LL_PUSH(pair->arena, &pair->chart->tick);
		ll_str name = ll_month_abbr(ll_month_number(month));

		tick->x = x_of(pair, month);
		tick->y = LL_CHART_PAIR_HEIGHT - 8;
		tick->weak = question->nasked > 4 && i % 2 == 1;
		tick->text =
			ll_month_year(month) == year
				? name
				: ll_strf(pair->arena, "%" LL_FMT " %d",
					  LL_ARG(name), ll_month_year(month));
		year = ll_month_year(month);
	}
}

static void add_line(struct pair *pair, enum ll_role role,
		     enum ll_chart_line line)
{
	const struct ll_chart_dot *before = NULL;

	for (size_t i = 0; i < pair->question->nasked; i++) {
		const struct ll_asked *asked = &pair->question->asked[i];
		const struct ll_figure *figure = &asked->role[role];
		struct ll_chart_dot here = { x_of(pair, asked->month),
					     y_of(pair, figure->score),
					     role == LL_ROLE_STAFF };
		struct ll_chart_segment *segment;

		if (!figure->responses) {
			before = NULL;
			continue;
		}
		if (before) {
			segment = LL_PUSH(pair->arena, &pair->chart->segment);
			*segment = (struct ll_chart_segment){ line, before->x,
							      before->y, here.x,
							      here.y };
		}
		*LL_PUSH(pair->arena, &pair->chart->dot) = here;
		before = &pair->chart->dot.item[pair->chart->dot.n - 1];
	}
}

/* The newest score of each, on the far side of the other. */
static void add_label(struct pair *pair, enum ll_role role, const char *name)
{
	const struct ll_view_question *question = pair->question;
	size_t i = question->nasked;
	const struct ll_figure *figure;
	const struct ll_figure *other;
	struct ll_chart_text *text;
	struct ll_buf words = ll_buf_make(pair->arena);
	bool above;

	while (i && !question->asked[i - 1].role[role].responses) {
		i--;
	}
	if (!i) {
		return;
	}
	figure = &question->asked[i - 1].role[role];
	other = &question->asked[i - 1]
			 .role[role == LL_ROLE_STAFF ? LL_ROLE_LEADER
						     : LL_ROLE_STAFF];
	above = other->responses && other->score != figure->score
			? figure->score > other->score
			: role == LL_ROLE_LEADER;
	ll_buf_addf(&words, "%s %.1f", name, figure->score);
	text = LL_PUSH(pair->arena, &pair->chart->callout);
	text->x = x_of(pair, question->asked[i - 1].month);
	text->y = y_of(pair, figure->score) + (above ? -10 : 19);
	if (text->y > plot_bottom - 2) {
		text->y = plot_bottom - 4;
	}
	text->anchor = text->x > 60   ? LL_CHART_END
		       : text->x < 40 ? LL_CHART_START
				      : LL_CHART_MIDDLE;
	text->dx = text->x > 60 ? 4 : text->x < 40 ? -4 : 0;
	text->strong = true;
	text->text = ll_buf_done(&words);
}

bool ll_chart_pair(struct ll_arena *arena,
		   const struct ll_view_question *question,
		   struct ll_chart *chart)
{
	struct pair pair = { arena, question, chart, 0, 0, { 0 }, { 0 } };
	bool any = false;

	*chart = (struct ll_chart){ .height = LL_CHART_PAIR_HEIGHT };
	for (size_t i = 0; i < question->nasked; i++) {
		any |= has_pair(&question->asked[i]);
	}
	if (!any) {
		return false;
	}
	pair.first = question->asked[0].month;
	pair.last = question->asked[question->nasked - 1].month;
	span_scores(&pair);
	add_grid(&pair);
	add_ticks(&pair);
	add_line(&pair, LL_ROLE_LEADER, LL_CHART_VALUE);
	add_line(&pair, LL_ROLE_STAFF, LL_CHART_OTHER);
	add_label(&pair, LL_ROLE_LEADER, "leaders");
	add_label(&pair, LL_ROLE_STAFF, "staff");
	return true;
}
