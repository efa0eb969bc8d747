#ifndef LL_SITE_CHART_H
#define LL_SITE_CHART_H

/*
 * A metric over time, as geometry: lines, dots and texts with their places.
 *
 * x is in per cent of the width, y in pixels from the top, so that a chart
 * needs no viewBox: it stretches and its texts keep their size. Nothing lies
 * outside 0 to 100 and 0 to the height. The template draws it.
 */

#include "base/metric.h"
#include "view/view.h"

enum { LL_CHART_HEIGHT = 250 };

/** What is to be drawn. Dates may be none. */
struct ll_chart_input {
	const struct ll_metric *metric;
	const struct ll_step *step; /* targets, oldest first; may be none */
	size_t nsteps;
	ll_date start;
	ll_date due;
	ll_date today;
};

enum ll_chart_line {
	LL_CHART_EXPECTED,
	LL_CHART_MOVED,
	LL_CHART_TARGET,
	LL_CHART_VALUE,
	LL_CHART_OTHER /* the second of two values */
};

struct ll_chart_segment {
	enum ll_chart_line line;
	double x1, y1, x2, y2;
};

struct ll_chart_text {
	double x;
	double y;
	int dx; /* pixels to the side */
	enum { LL_CHART_START, LL_CHART_MIDDLE, LL_CHART_END } anchor;
	bool strong;
	bool weak; /* may be left out where there is little room */
	ll_str text;
};

struct ll_chart_dot {
	double x;
	double y;
	bool hollow; /* of the second of two values */
};

struct ll_chart {
	int height;                              /* in pixels */
	LL_VEC(struct ll_chart_segment) segment; /* in the order of drawing */
	LL_VEC(struct ll_chart_dot) dot;         /* one a reading */
	LL_VEC(struct ll_chart_text) grid;    /* values of the scale, y alone */
	LL_VEC(struct ll_chart_text) tick;    /* months, quarters or years */
	LL_VEC(struct ll_chart_text) callout; /* written beside the lines */
	ll_date first;                        /* the calendar it spans */
	ll_date last;
};

/**
 * ll_chart_make() - the chart of one metric
 *
 * Returns false where nothing was reported: a chart needs one reading.
 */
bool ll_chart_make(struct ll_arena *arena, const struct ll_chart_input *input,
		   struct ll_chart *chart);

enum { LL_CHART_PAIR_HEIGHT = 168 };

/**
 * ll_chart_pair() - leaders beside staff, on the scale of the question
 *
 * Returns false where neither has a score. A month without a score breaks its
 * line.
 */
bool ll_chart_pair(struct ll_arena *arena,
		   const struct ll_view_question *question,
		   struct ll_chart *chart);

/** ll_chart_target_at() - the target that held on @day */
ll_number ll_chart_target_at(const struct ll_chart_input *input, ll_date day);

#endif
