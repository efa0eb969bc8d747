#include "site/goal.h"

#include "base/buf.h"
#include "site/drawing.h"

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
		ll_dict_text(dict, LL_NAME_DESC, describe(dict->arena, &input));
		say_caption(page, dict, metric, &chart);
		ll_drawing_fill(dict, &chart);
		for (size_t k = 0; k < metric->nreadings; k++) {
			add_reading(page, dict, goal, &input,
				    &metric->reading[k]);
		}
	}
}
