#include "site/trend.h"

#include "base/buf.h"

/* Room for the columns: x in per cent, y in pixels. */
enum { HEIGHT = 200, TOP = 24, BOTTOM = HEIGHT - 26 };
static const double left = 5;
static const double right = 100;

static const struct {
	enum ll_diag_level level;
	const char *class;
	const char *label;
} part[] = {
	/* from below */
	{ LL_ERROR, "at-error", "Errors" },
	{ LL_WARNING, "at-warning", "Warnings" },
	{ LL_NOTE, "at-note", "Notes" },
};

enum { NPARTS = sizeof(part) / sizeof(*part) };

static size_t of_level(const struct ll_view_trend_point *point,
		       enum ll_diag_level level)
{
	size_t n = 0;

	for (int i = 0; i < LL_NFAMILIES; i++) {
		n += point->count[i][level];
	}
	return n;
}

static size_t of_family(const struct ll_view_trend_point *point,
			enum ll_family family)
{
	size_t n = 0;

	for (int level = LL_NOTE; level <= LL_ERROR; level++) {
		n += point->count[family][level];
	}
	return n;
}

/* ---- the sentence -------------------------------------------------------- */

static ll_str when(struct ll_arena *arena, const struct ll_view *view)
{
	ll_month month = ll_month_of(view->trend[0].day);
	ll_str name = ll_month_name(ll_month_number(month));

	if (view->ntrend == 13) {
		return ll_str_join(arena, LL_STR("last "), name, LL_STR(""));
	}
	return ll_str_join(arena, LL_STR("the end of "), name, LL_STR(""));
}

void ll_trend_say(struct ll_say *say, const struct ll_view *view)
{
	struct ll_arena *arena = say->dict->arena;
	size_t old = view->trend[0].total;
	size_t new = view->trend[view->ntrend - 1].total;

	if (old == new) {
		ll_say_str(say,
			   ll_capital(arena,
				      ll_count_of(arena, new, "finding is open",
						  "findings are open")));
		ll_say(say, ", as many as ");
		ll_say_str(say, when(arena, view));
	} else {
		ll_say(say, "Open findings ");
		ll_say(say, new < old ? "fell" : "rose");
		ll_say_str(say,
			   ll_strf(arena, " from %zu to %zu since ", old, new));
		ll_say_str(say, when(arena, view));
	}
	ll_say(say, ".");
}

/* ---- the columns --------------------------------------------------------- */

static void put(struct ll_dict *dict, enum ll_name name, double value)
{
	ll_dict_text(dict, name, ll_strf(dict->arena, "%.2f", value));
}

static size_t highest(const struct ll_view *view)
{
	size_t most = 0;

	for (size_t i = 0; i < view->ntrend; i++) {
		most = view->trend[i].total > most ? view->trend[i].total
						   : most;
	}
	return most;
}

/* 1, 2 or 5 times a power of ten, so that at most five lines are drawn. */
static size_t grid_step(size_t most)
{
	size_t power = 1;

	for (;; power *= 10) {
		if (most <= 4 * power) {
			return power;
		}
		if (most <= 8 * power) {
			return 2 * power;
		}
		if (most <= 20 * power) {
			return 5 * power;
		}
	}
}

static double y_of(size_t value, size_t top)
{
	return BOTTOM - (double)(BOTTOM - TOP) * (double)value / (double)top;
}

static size_t add_grid(struct ll_dict *chart, size_t most)
{
	size_t step = grid_step(most);
	size_t top = (most + step - 1) / step * step;

	for (size_t value = 0; value <= top; value += step) {
		struct ll_dict *grid = ll_dict_add(chart, LL_NAME_GRID);

		put(grid, LL_NAME_Y, y_of(value, top));
		put(grid, LL_NAME_TEXT_Y, y_of(value, top) - 4);
		ll_dict_number(grid, LL_NAME_TEXT, (long)value);
	}
	return top;
}

static void add_bricks(struct ll_dict *chart,
		       const struct ll_view_trend_point *point, double x,
		       double width, size_t top)
{
	size_t below = 0;

	for (size_t i = 0; i < NPARTS; i++) {
		size_t n = of_level(point, part[i].level);
		struct ll_dict *brick;

		if (!n) {
			continue;
		}
		brick = ll_dict_add(chart, LL_NAME_BRICK);
		ll_dict_literal(brick, LL_NAME_CLASS, part[i].class);
		put(brick, LL_NAME_X, x - width / 2);
		put(brick, LL_NAME_Y, y_of(below + n, top));
		put(brick, LL_NAME_WIDTH, width);
		put(brick, LL_NAME_HEIGHT,
		    y_of(below, top) - y_of(below + n, top));
		below += n;
	}
}

static void add_number(struct ll_dict *chart, size_t total, double x, double y)
{
	struct ll_dict *text = ll_dict_add(chart, LL_NAME_CALLOUT);

	ll_dict_literal(text, LL_NAME_CLASS, "key");
	put(text, LL_NAME_X, x);
	put(text, LL_NAME_Y, y - 6);
	ll_dict_literal(text, LL_NAME_DX, "0");
	ll_dict_literal(text, LL_NAME_ANCHOR, "middle");
	ll_dict_number(text, LL_NAME_TEXT, (long)total);
}

static ll_str tick_text(struct ll_arena *arena, const struct ll_view *view,
			size_t i)
{
	ll_month month = ll_month_of(view->trend[i].day);

	(void)arena;
	return i + 1 == view->ntrend ? LL_STR("today")
				     : ll_month_abbr(ll_month_number(month));
}

static void add_columns(struct ll_dict *chart, const struct ll_view *view)
{
	double step = (right - left) / (double)view->ntrend;
	size_t top = add_grid(chart, highest(view));

	for (size_t i = 0; i < view->ntrend; i++) {
		double x = left + step * ((double)i + 0.5);
		struct ll_dict *tick = ll_dict_add(chart, LL_NAME_TICK);

		put(tick, LL_NAME_X, x);
		put(tick, LL_NAME_Y, HEIGHT - 8);
		ll_dict_text(tick, LL_NAME_TEXT,
			     tick_text(chart->arena, view, i));
		ll_dict_show(tick, LL_NAME_WEAK, (view->ntrend - 1 - i) % 2);
		add_bricks(chart, &view->trend[i], x, step * 0.6, top);
		if (!i || i + 1 == view->ntrend) {
			add_number(chart, view->trend[i].total, x,
				   y_of(view->trend[i].total, top));
		}
	}
}

/* ---- the same as a table ------------------------------------------------- */

static bool family_is_counted(const struct ll_view *view, enum ll_family family)
{
	for (size_t i = 0; i < view->ntrend; i++) {
		if (of_family(&view->trend[i], family)) {
			return true;
		}
	}
	return false;
}

static void add_cell(const struct ll_page *page, struct ll_dict *rank,
		     const char *column, size_t n)
{
	struct ll_say say = ll_slot_add(page, rank, ll_str_from(column));

	ll_say_str(&say, ll_strf(rank->arena, "%zu", n));
}

static void add_head(const struct ll_page *page, struct ll_dict *table,
		     const char *text)
{
	struct ll_say say = ll_say_open(page, table, LL_NAME_COLUMN);

	ll_say(&say, text);
}

static void add_rank(const struct ll_page *page, struct ll_dict *table,
		     const struct ll_view_trend_point *point)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *rank = ll_dict_add(table, LL_NAME_RANK);
	struct ll_say say = ll_say_open(page, rank, LL_NAME_ABOUT);

	ll_say_date_long(&say, point->day);
	add_cell(page, rank, "Records", point->nrecords);
	add_cell(page, rank, "Findings", point->total);
	for (size_t i = 0; i < NPARTS; i++) {
		add_cell(page, rank, part[i].label,
			 of_level(point, part[i].level));
	}
	for (int i = 0; i < LL_NFAMILIES; i++) {
		if (family_is_counted(view, (enum ll_family)i)) {
			add_cell(page, rank, ll_family_info[i].title,
				 of_family(point, (enum ll_family)i));
		}
	}
}

static void add_table(const struct ll_page *page, struct ll_dict *chart)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *table = ll_dict_add(chart, LL_NAME_TABLE);

	ll_dict_literal(table, LL_NAME_CLASS, "stack");
	ll_dict_literal(table, LL_NAME_TEXT,
			"Open findings at the end of each day, by level and "
			"by family");
	add_head(page, table, "Day");
	add_head(page, table, "Records");
	add_head(page, table, "Findings");
	for (size_t i = 0; i < NPARTS; i++) {
		add_head(page, table, part[i].label);
	}
	for (int i = 0; i < LL_NFAMILIES; i++) {
		if (family_is_counted(view, (enum ll_family)i)) {
			add_head(page, table, ll_family_info[i].title);
		}
	}
	for (size_t i = 0; i < view->ntrend; i++) {
		add_rank(page, table, &view->trend[i]);
	}
}

/* ---- the panel ----------------------------------------------------------- */

static void add_keys(struct ll_dict *chart)
{
	for (size_t i = NPARTS; i-- > 0;) {
		struct ll_dict *key = ll_dict_add(chart, LL_NAME_KEY_OF);

		ll_dict_literal(key, LL_NAME_CLASS, part[i].class);
		ll_dict_literal(key, LL_NAME_TEXT, part[i].label);
	}
}

/* How it is counted, and what of today's list the columns do not hold. */
static void say_counting(const struct ll_page *page, struct ll_dict *panel)
{
	const struct ll_view *view = page->site->view;
	size_t here = view->trend[view->ntrend - 1].total;
	size_t more = view->nfindings > here ? view->nfindings - here : 0;
	struct ll_say say = ll_say_open(page, panel, LL_NAME_LEAD);

	ll_say(&say, "Each month's end is read from the files as they were, by "
		     "the rules of today.");
	if (more) {
		ll_say_str(&say,
			   ll_strf(panel->arena, " Of today's %zu findings ",
				   view->nfindings));
		ll_say_str(&say, ll_count_word(panel->arena, more));
		ll_say(&say, more == 1 ? " is not counted here: it rests"
				       : " are not counted here: they rest");
		ll_say(&say, " on the history itself or on who may see what.");
	}
}

void ll_trend_panel(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *panel;
	struct ll_dict *chart;
	struct ll_say say;

	if (view->ntrend < 2 || !highest(view)) {
		return;
	}
	panel = ll_panel_open(dict, "trend", "Over the months");
	say = ll_say_open(page, panel, LL_NAME_LEAD);
	ll_trend_say(&say, view);
	say_counting(page, panel);
	chart = ll_dict_add(panel, LL_NAME_TREND);
	ll_dict_literal(chart, LL_NAME_ID, "findings");
	ll_dict_literal(chart, LL_NAME_TITLE, "Open findings");
	ll_dict_text(chart, LL_NAME_DESC, ll_say_plain(dict->arena, say.dict));
	ll_dict_number(chart, LL_NAME_HEIGHT, HEIGHT);
	add_keys(chart);
	add_columns(chart, view);
	add_table(page, chart);
}
