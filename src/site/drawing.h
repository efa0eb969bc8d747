#ifndef LL_SITE_DRAWING_H
#define LL_SITE_DRAWING_H

/* A chart as data for drawing.html. */

#include "site/chart.h"
#include "site/page.h"

/** ll_drawing_fill() - HEIGHT, GRID, TICK, SEGMENT, DOT, CALLOUT of @dict */
void ll_drawing_fill(struct ll_dict *dict, const struct ll_chart *chart);

#endif
