#include "site/chart.h"

#include <math.h>

#include "base/buf.h"

/* Room for the texts around the plot. */
static const double plot_left = 3;
static const double plot_right = 97;
static const double plot_top = 24;
static const double plot_bottom = LL_CHART_HEIGHT - 26;

/* From days and values to places. */
struct scale {
	ll_date first;
	ll_date last;
	double low;
	double high;
	double step;
};

static double clip(double value, double low, double high)
{
	if (value < low) {
		return low;
	}
	return value > high ? high : value;
}

static double x_of(const struct scale *scale, ll_date day)
{
	double span = scale->last.n - scale->first.n;
	double part = span > 0 ? (day.n - scale->first.n) / span : 0.5;

	return clip(plot_left + part * (plot_right - plot_left), plot_left,
		    plot_right);
}

static double y_of(const struct scale *scale, double value)
{
	double part = (value - scale->low) / (scale->high - scale->low);

	return clip(plot_bottom - part * (plot_bottom - plot_top), plot_top,
		    plot_bottom);
}

/* A reading stands over the name of its month. */
static ll_date day_of(const struct ll_reading *reading)
{
	ll_date first;

	if (!reading->month.n) {
		return reading->date;
	}
	first = ll_month_first(reading->month);
	return (ll_date){ first.n + 14 };
}

static void widen(struct scale *scale, ll_number number)
{
	if (!number.known) {
		return;
	}
	scale->low = fmin(scale->low, number.value);
	scale->high = fmax(scale->high, number.value);
}

static void widen_days(struct scale *scale, ll_date day)
{
	if (!day.n) {
		return;
	}
	if (!scale->first.n || day.n < scale->first.n) {
		scale->first = day;
	}
	if (day.n > scale->last.n) {
		scale->last = day;
	}
}

/* 1, 2 or 5 times a power of ten, at least @rough. */
static double nice_step(double rough)
{
	double power = pow(10, floor(log10(rough)));
	double part = rough / power;

	if (part <= 1) {
		return power;
	}
	if (part <= 2) {
		return 2 * power;
	}
	return part <= 5 ? 5 * power : 10 * power;
}

static void round_values(struct scale *scale)
{
	if (scale->low > 0 && scale->low < 0.6 * scale->high) {
		scale->low = 0;
	}
	if (scale->high - scale->low < 1e-9) {
		scale->low -= fabs(scale->low) * 0.1 + 1;
		scale->high += fabs(scale->high) * 0.1 + 1;
	}
	scale->step = nice_step((scale->high - scale->low) / 5);
	scale->low = floor(scale->low / scale->step + 1e-9) * scale->step;
	scale->high = ceil(scale->high / scale->step - 1e-9) * scale->step;
}

static struct scale scale_for(const struct ll_chart_input *input)
{
	const struct ll_metric *metric = input->metric;
	struct scale scale = { .low = metric->reading[0].value,
			       .high = metric->reading[0].value };

	for (size_t i = 0; i < metric->nreadings; i++) {
		widen(&scale, (ll_number){ metric->reading[i].value, true });
		widen_days(&scale, day_of(&metric->reading[i]));
	}
	for (size_t i = 0; i < input->nsteps; i++) {
		widen(&scale, input->step[i].value);
	}
	widen(&scale, metric->target);
	widen(&scale, metric->baseline);
	widen_days(&scale, input->start);
	widen_days(&scale, input->due);
	round_values(&scale);
	return scale;
}

static void add_line(struct ll_arena *arena, struct ll_chart *chart,
		     enum ll_chart_line line, const double at[4])
{
	struct ll_chart_segment *segment = LL_PUSH(arena, &chart->segment);

	segment->line = line;
	segment->x1 = at[0];
	segment->y1 = at[1];
	segment->x2 = at[2];
	segment->y2 = at[3];
}

ll_number ll_chart_target_at(const struct ll_chart_input *input, ll_date day)
{
	ll_number target =
		input->nsteps ? input->step[0].value : input->metric->target;

	for (size_t i = 1; i < input->nsteps; i++) {
		if (input->step[i].since.n <= day.n) {
			target = input->step[i].value;
		}
	}
	return target;
}

/* Where step @i of the target begins and ends on the calendar. */
static void step_days(const struct ll_chart_input *input,
		      const struct scale *scale, size_t i, ll_date *from,
		      ll_date *to)
{
	*from = i ? input->step[i].since : scale->first;
	*to = i + 1 < input->nsteps ? input->step[i + 1].since : scale->last;
	if (from->n < scale->first.n) {
		*from = scale->first;
	}
	if (to->n > scale->last.n) {
		*to = scale->last;
	}
}

/* Between baseline and target, as far as the time from start to due is gone. */
static double expected_at(const struct ll_chart_input *input, double target,
			  ll_date day)
{
	double base = input->metric->baseline.value;
	double span = input->due.n - input->start.n;
	double part = clip((day.n - input->start.n) / span, 0, 1);

	return base + (target - base) * part;
}

static void add_expected(struct ll_arena *arena, struct ll_chart *chart,
			 const struct ll_chart_input *input,
			 const struct scale *scale, ll_number target,
			 ll_date from, ll_date to)
{
	if (!target.known || !input->metric->baseline.known ||
	    !input->start.n || input->due.n <= input->start.n) {
		return;
	}
	if (from.n < input->start.n) {
		from = input->start;
	}
	if (to.n > input->due.n) {
		to = input->due;
	}
	if (to.n <= from.n) {
		return;
	}
	add_line(arena, chart, LL_CHART_EXPECTED,
		 (double[]){
			 x_of(scale, from),
			 y_of(scale, expected_at(input, target.value, from)),
			 x_of(scale, to),
			 y_of(scale, expected_at(input, target.value, to)) });
}

static struct ll_chart_text *add_text(struct ll_arena *arena,
				      struct ll_chart *chart, double x,
				      double y, ll_str text)
{
	struct ll_chart_text *callout = LL_PUSH(arena, &chart->callout);

	callout->x = x;
	callout->y = clip(y, 10, plot_bottom - 3);
	callout->text = text;
	return callout;
}

static void label_target(struct ll_arena *arena, struct ll_chart *chart,
			 const struct scale *scale, ll_number target,
			 bool newest, double x)
{
	double y = y_of(scale, target.value);
	struct ll_chart_text *text;

	text = add_text(arena, chart, x,
			y + 16 > plot_bottom - 2 ? y - 8 : y + 16,
			ll_str_join(arena, LL_STR("target "),
				    ll_number_text(arena, target, LL_STR("")),
				    LL_STR("")));
	text->strong = true;
	text->anchor = newest ? LL_CHART_END : LL_CHART_START;
}

static void label_move(struct ll_arena *arena, struct ll_chart *chart,
		       ll_date day, double x)
{
	struct ll_chart_text *text =
		add_text(arena, chart, x, 14,
			 ll_str_join(arena, ll_date_short(arena, day),
				     LL_STR(": target moved"), LL_STR("")));

	text->anchor = x > 60 ? LL_CHART_END : LL_CHART_START;
	text->dx = x > 60 ? -6 : 6;
}

/* The target as it stood: level pieces, with a mark where it moved. */
static void add_targets(struct ll_arena *arena, struct ll_chart *chart,
			const struct ll_chart_input *input,
			const struct scale *scale)
{
	size_t n = input->nsteps ? input->nsteps : 1;
	ll_number before = { 0 };

	for (size_t i = 0; i < n; i++) {
		ll_number target = input->nsteps ? input->step[i].value
						 : input->metric->target;
		ll_date from = scale->first;
		ll_date to = scale->last;
		double x;
		double y;

		if (input->nsteps) {
			step_days(input, scale, i, &from, &to);
		}
		if (to.n < from.n || !target.known) {
			continue;
		}
		x = x_of(scale, from);
		y = y_of(scale, target.value);
		if (before.known) {
			add_line(arena, chart, LL_CHART_MOVED,
				 (double[]){ x, 4, x, plot_bottom });
			add_line(arena, chart, LL_CHART_TARGET,
				 (double[]){ x, y_of(scale, before.value), x,
					     y });
		}
		if (before.known && i + 1 == n) {
			label_move(arena, chart, from, x);
		}
		add_expected(arena, chart, input, scale, target, from, to);
		add_line(arena, chart, LL_CHART_TARGET,
			 (double[]){ x, y, x_of(scale, to), y });
		if (i + 1 == n) {
			label_target(arena, chart, scale, target, true,
				     x_of(scale, to));
		} else if (!before.known && x_of(scale, to) - x > 20) {
			label_target(arena, chart, scale, target, false, x + 8);
		}
		before = target;
	}
}

static void add_values(struct ll_arena *arena, struct ll_chart *chart,
		       const struct ll_metric *metric,
		       const struct scale *scale)
{
	double last_x = 0;
	double last_y = 0;

	for (size_t i = 0; i < metric->nreadings; i++) {
		const struct ll_reading *reading = &metric->reading[i];
		struct ll_chart_dot *dot = LL_PUSH(arena, &chart->dot);

		dot->x = x_of(scale, day_of(reading));
		dot->y = y_of(scale, reading->value);
		if (i) {
			add_line(arena, chart, LL_CHART_VALUE,
				 (double[]){ last_x, last_y, dot->x, dot->y });
		}
		last_x = dot->x;
		last_y = dot->y;
	}
}

/* The first and the last value stand beside their dots. */
static void label_values(struct ll_arena *arena, struct ll_chart *chart,
			 const struct ll_metric *metric)
{
	size_t last = metric->nreadings - 1;
	const struct ll_chart_dot *dot = &chart->dot.item[last];
	struct ll_chart_text *text;
	ll_number value = { metric->reading[last].value, true };

	text = add_text(arena, chart, dot->x, dot->y - 9,
			ll_number_text(arena, value, metric->unit));
	text->strong = true;
	text->anchor = dot->x > 85 ? LL_CHART_END : LL_CHART_START;
	text->dx = dot->x > 85 ? 4 : 9;
	if (!last || chart->dot.item[last].x - chart->dot.item[0].x < 12) {
		return;
	}
	value.value = metric->reading[0].value;
	text = add_text(arena, chart, chart->dot.item[0].x,
			chart->dot.item[0].y - 10,
			ll_number_text(arena, value, LL_STR("")));
	text->strong = true;
	text->dx = 2;
}

static void add_grid(struct ll_arena *arena, struct ll_chart *chart,
		     const struct scale *scale, ll_str unit)
{
	long n = lround((scale->high - scale->low) / scale->step);

	for (long i = 0; i <= n; i++) {
		struct ll_chart_text *grid = LL_PUSH(arena, &chart->grid);
		ll_number value = { scale->low + (double)i * scale->step,
				    true };

		grid->y = y_of(scale, value.value);
		grid->text = ll_number_text(arena, value,
					    i == n ? unit : LL_STR(""));
	}
}

/* Months between two names, so that at most thirteen stand side by side. */
static int tick_months(int months)
{
	static const int every[] = { 1, 3, 6, 12, 24, 60 };
	size_t n = sizeof every / sizeof *every;

	for (size_t i = 0; i < n; i++) {
		if (months / every[i] <= 13) {
			return every[i];
		}
	}
	return 120;
}

static void add_ticks(struct ll_arena *arena, struct ll_chart *chart,
		      const struct scale *scale)
{
	ll_month first = ll_month_of(scale->first);
	ll_month last = ll_month_of(scale->last);
	int every = tick_months(last.n - first.n + 1);
	int shown = 0;

	for (ll_month month = first; month.n <= last.n; month.n++) {
		ll_date middle = { ll_month_first(month).n + 14 };
		struct ll_chart_text *tick;

		if (month.n % every || middle.n < scale->first.n ||
		    middle.n > scale->last.n) {
			continue;
		}
		tick = LL_PUSH(arena, &chart->tick);
		tick->x = x_of(scale, middle);
		tick->y = LL_CHART_HEIGHT - 8;
		tick->weak = shown++ % 2 != 0;
		tick->text = every < 12 && ll_month_number(month) != 1
				     ? ll_month_abbr(ll_month_number(month))
			     : every == 1 ? LL_STR("Jan")
					  : ll_strf(arena, "%d",
						    ll_month_year(month));
	}
}

bool ll_chart_make(struct ll_arena *arena, const struct ll_chart_input *input,
		   struct ll_chart *chart)
{
	struct scale scale;

	*chart = (struct ll_chart){ .height = LL_CHART_HEIGHT };
	if (!input->metric->nreadings) {
		return false;
	}
	scale = scale_for(input);
	chart->first = scale.first;
	chart->last = scale.last;
	add_grid(arena, chart, &scale, input->metric->unit);
	add_ticks(arena, chart, &scale);
	add_targets(arena, chart, input, &scale);
	add_values(arena, chart, input->metric, &scale);
	label_values(arena, chart, input->metric);
	return true;
}
