#include "site/goal.h"

#include "base/buf.h"
#include "site/chart.h"

/* A place as text, with one digit after the point. */
static void put(struct ll_dict *dict, enum ll_name name, double place)
{
	struct ll_buf text = ll_buf_make(dict->arena);

	ll_buf_add_number(&text, place, 1);
	ll_dict_text(dict, name, ll_buf_str(&text));
}

static void fill_scale(struct ll_dict *dict, const struct ll_chart *chart)
{
	for (size_t i = 0; i < chart->grid.n; i++) {
		struct ll_dict *grid = ll_dict_add(dict, LL_NAME_GRID);

		put(grid, LL_NAME_Y, chart->grid.item[i].y);
		put(grid, LL_NAME_TEXT_Y, chart->grid.item[i].y - 4);
		ll_dict_text(grid, LL_NAME_TEXT, chart->grid.item[i].text);
	}
	for (size_t i = 0; i < chart->tick.n; i++) {
		struct ll_dict *tick = ll_dict_add(dict, LL_NAME_TICK);

		put(tick, LL_NAME_X, chart->tick.item[i].x);
		put(tick, LL_NAME_Y, chart->tick.item[i].y);
		ll_dict_text(tick, LL_NAME_TEXT, chart->tick.item[i].text);
		ll_dict_show(tick, LL_NAME_WEAK, chart->tick.item[i].weak);
	}
}

static void fill_lines(struct ll_dict *dict, const struct ll_chart *chart)
{
	static const char *const class[] = {
		[LL_CHART_EXPECTED] = "expected",
		[LL_CHART_MOVED] = "moved",
		[LL_CHART_TARGET] = "target",
		[LL_CHART_VALUE] = "value",
	};

	for (size_t i = 0; i < chart->segment.n; i++) {
		const struct ll_chart_segment *from = &chart->segment.item[i];
		struct ll_dict *segment = ll_dict_add(dict, LL_NAME_SEGMENT);

		ll_dict_literal(segment, LL_NAME_CLASS, class[from->line]);
		put(segment, LL_NAME_X1, from->x1);
		put(segment, LL_NAME_Y1, from->y1);
		put(segment, LL_NAME_X2, from->x2);
		put(segment, LL_NAME_Y2, from->y2);
	}
	for (size_t i = 0; i < chart->dot.n; i++) {
		struct ll_dict *dot = ll_dict_add(dict, LL_NAME_DOT);

		put(dot, LL_NAME_X, chart->dot.item[i].x);
		put(dot, LL_NAME_Y, chart->dot.item[i].y);
	}
}

static void fill_callouts(struct ll_dict *dict, const struct ll_chart *chart)
{
	static const char *const anchor[] = { [LL_CHART_START] = "start",
					      [LL_CHART_MIDDLE] = "middle",
					      [LL_CHART_END] = "end" };

	for (size_t i = 0; i < chart->callout.n; i++) {
		const struct ll_chart_text *from = &chart->callout.item[i];
		struct ll_dict *text = ll_dict_add(dict, LL_NAME_CALLOUT);

		put(text, LL_NAME_X, from->x);
		put(text, LL_NAME_Y, from->y);
		ll_dict_number(text, LL_NAME_DX, from->dx);
		ll_dict_literal(text, LL_NAME_ANCHOR, anchor[from->anchor]);
		ll_dict_literal(text, LL_NAME_CLASS,
				from->strong ? "key" : "aside");
		ll_dict_text(text, LL_NAME_TEXT, from->text);
	}
}

static const struct ll_view_report *report_of(const struct ll_view_record *goal,
					      const struct ll_page *page,
					      const struct ll_reading *reading)
{
	const struct ll_view *view = page->site->view;

	for (size_t i = 0; i < goal->nreports; i++) {
		if (reading->update < view->nrecords &&
		    goal->report[i].update == &view->record[reading->update]) {
			return &goal->report[i];
		}
	}
	return NULL;
}

static void add_reading(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *goal,
			const struct ll_chart_input *input,
			const struct ll_reading *reading)
{
	struct ll_arena *arena = dict->arena;
	struct ll_dict *row = ll_dict_add(dict, LL_NAME_READING);
	const struct ll_view_report *report = report_of(goal, page, reading);
	ll_number target = ll_chart_target_at(input, reading->date);
	ll_str status = LL_STR("");

	if (report && report->status != LL_STATUS_UNKNOWN) {
		status = ll_health_label(ll_status_health(report->status));
	}
	ll_dict_text(row, LL_NAME_MONTH,
		     reading->month.n ? ll_month_long(arena, reading->month)
				      : ll_date_long(arena, reading->date));
	ll_dict_text(row, LL_NAME_VALUE,
		     ll_number_text(arena, (ll_number){ reading->value, true },
				    LL_STR("")));
	ll_dict_text(row, LL_NAME_TARGET,
		     target.known ? ll_number_text(arena, target, LL_STR(""))
				  : LL_STR("none"));
	ll_dict_text(row, LL_NAME_STATUS,
		     status.len ? status : LL_STR("not said"));
	ll_dict_text(row, LL_NAME_ARRIVED,
		     report && report->arrived.n
			     ? ll_date_long(arena, report->arrived)
			     : LL_STR("not known"));
}

/* For those who hear the chart: from where to where, and the target. */
static ll_str describe(struct ll_arena *arena,
		       const struct ll_chart_input *input)
{
	const struct ll_metric *metric = input->metric;
	const struct ll_reading *first = &metric->reading[0];
	const struct ll_reading *last = &metric->reading[metric->nreadings - 1];
	ll_number from = { first->value, true };
	ll_number to = { last->value, true };
	struct ll_buf text = ll_buf_make(arena);

	ll_buf_addf(&text,
		    "From %" LL_FMT " in %" LL_FMT " to %" LL_FMT " in %" LL_FMT
		    ".",
		    LL_ARG(ll_number_text(arena, from, metric->unit)),
		    LL_ARG(ll_month_long(arena, ll_month_of(first->date))),
		    LL_ARG(ll_number_text(arena, to, metric->unit)),
		    LL_ARG(ll_month_long(arena, ll_month_of(last->date))));
	if (metric->target.known) {
		ll_buf_addf(&text, " The target is %" LL_FMT,
			    LL_ARG(ll_number_text(arena, metric->target,
						  metric->unit)));
		if (input->nsteps > 1) {
			ll_buf_addf(
				&text, " since %" LL_FMT,
				LL_ARG(ll_date_long(
					arena,
					input->step[input->nsteps - 1].since)));
		}
		ll_buf_add_char(&text, '.');
	}
	return ll_buf_str(&text);
}

static void say_caption(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_metric *metric,
			const struct ll_chart *chart)
{
	struct ll_say note = ll_say_open(page, dict, LL_NAME_NOTE);
	bool expected = false;

	for (size_t i = 0; i < chart->segment.n; i++) {
		expected |= chart->segment.item[i].line == LL_CHART_EXPECTED;
	}
	if (metric->unit.len) {
		ll_say(&note, ", ");
		ll_say_str(&note, metric->unit);
	}
	ll_say(&note, ".");
	if (expected) {
		ll_say(&note, " The dotted line is where the time gone would "
			      "expect it.");
	}
}

void ll_goal_charts(const struct ll_page *page, struct ll_dict *doing,
		    const struct ll_view_record *goal)
{
	const struct ll_view_period *period = goal->period;

	for (size_t i = 0; i < goal->nmetrics; i++) {
		const struct ll_metric *metric = &goal->metric[i];
		struct ll_chart_input input = {
			.metric = metric,
			.step = goal->target_step ? goal->target_step[i] : NULL,
			.nsteps =
				goal->target_step ? goal->ntarget_steps[i] : 0,
			.start = goal->start.n ? goal->start
				 : period      ? period->first
					       : LL_DATE_NONE,
			.due = goal->due.n ? goal->due
			       : period    ? period->last
					   : LL_DATE_NONE,
			.today = page->site->view->today,
		};
		struct ll_chart chart;
		struct ll_dict *dict;

		if (!ll_chart_make(doing->arena, &input, &chart)) {
			continue;
		}
		dict = ll_dict_add(doing, LL_NAME_CHART);
		ll_dict_text(dict, LL_NAME_ID,
			     ll_strf(dict->arena, "chart%zu", i + 1));
		ll_dict_text(dict, LL_NAME_TITLE,
			     ll_capital(dict->arena, metric->name));
		ll_dict_number(dict, LL_NAME_HEIGHT, LL_CHART_HEIGHT);
		ll_dict_text(dict, LL_NAME_DESC, describe(dict->arena, &input));
		say_caption(page, dict, metric, &chart);
		fill_scale(dict, &chart);
		fill_lines(dict, &chart);
		fill_callouts(dict, &chart);
		for (size_t k = 0; k < metric->nreadings; k++) {
			add_reading(page, dict, goal, &input,
				    &metric->reading[k]);
		}
	}
}
