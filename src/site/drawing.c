#include "site/drawing.h"

#include "base/buf.h"

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
		[LL_CHART_EXPECTED] = "expected", [LL_CHART_MOVED] = "moved",
		[LL_CHART_TARGET] = "target",     [LL_CHART_VALUE] = "value",
		[LL_CHART_OTHER] = "other",
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
		ll_dict_show(dot, LL_NAME_HOLLOW, chart->dot.item[i].hollow);
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

void ll_drawing_fill(struct ll_dict *dict, const struct ll_chart *chart)
{
	ll_dict_number(dict, LL_NAME_HEIGHT, chart->height);
	fill_scale(dict, chart);
	fill_lines(dict, chart);
	fill_callouts(dict, chart);
}
