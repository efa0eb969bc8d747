#include "model/org.h"

#include "model/field.h"

/*
 * Periods by name. A house whose year does not start in January
 * (`year_starts`) means that year by "2026", beginning in 2026, and by "FY26"
 * the fiscal year that ends in 2026, as is the custom.
 */

/** What a name says: a year, and which part of it. */
struct shape {
	int year;
	bool fiscal;
	char part; /* 'y', 'h', 'q' or 'm' */
	int number;
};

static int read_digits(ll_str str)
{
	int value = 0;

	for (size_t i = 0; i < str.len; i++) {
		if (!ll_is_digit(str.s[i])) {
			return -1;
		}
		value = value * 10 + (str.s[i] - '0');
	}
	return str.len ? value : -1;
}

/* "h1", "Q3", "-q3", "_h2", "-03" after a year. */
static bool read_part(ll_str rest, struct shape *shape)
{
	bool apart = rest.len && (rest.s[0] == '-' || rest.s[0] == '_');

	rest = ll_str_from_pos(rest, apart);
	if (rest.len == 2 && ll_is_alpha(rest.s[0])) {
		shape->part = ll_to_lower(rest.s[0]);
		shape->number = read_digits(ll_str_from_pos(rest, 1));
		return (shape->part == 'h' && shape->number >= 1 &&
			shape->number <= 2) ||
		       (shape->part == 'q' && shape->number >= 1 &&
			shape->number <= 4);
	}
	shape->part = 'm';
	shape->number = read_digits(rest);
	return apart && rest.len == 2 && shape->number >= 1 &&
	       shape->number <= 12 && !shape->fiscal;
}

static bool read_year(ll_str *name, struct shape *shape)
{
	size_t n = 0;
	ll_str digits;

	shape->fiscal = ll_str_eq_nocase(ll_str_sub(*name, 0, 2), LL_STR("fy"));
	if (shape->fiscal) {
		*name = ll_str_from_pos(*name, 2);
		if (name->len && (name->s[0] == '-' || name->s[0] == ' ')) {
			*name = ll_str_from_pos(*name, 1);
		}
	}
	while (n < name->len && ll_is_digit(name->s[n])) {
		n++;
	}
	digits = ll_str_sub(*name, 0, n);
	*name = ll_str_from_pos(*name, n);
	if (n != 4 && !(shape->fiscal && n == 2)) {
		return false;
	}
	shape->year = read_digits(digits) + (n == 2 ? 2000 : 0);
	return shape->year >= 1900 && shape->year < 2200;
}

/* "Q3 2026" and "h1-2026" are turned round. */
static bool read_shape(ll_str name, struct shape *shape)
{
	ll_str front = ll_str_sub(name, 0, 2);
	ll_str back = ll_str_from_pos(name, 3);

	if (name.len == 7 && !ll_is_digit(name.s[0]) &&
	    (name.s[2] == ' ' || name.s[2] == '-' || name.s[2] == '_')) {
		return read_year(&back, shape) && !back.len &&
		       read_part(front, shape);
	}
	if (!read_year(&name, shape)) {
		return false;
	}
	name = ll_str_trim(name);
	if (!name.len) {
		shape->part = 'y';
		shape->number = 1;
		return true;
	}
	return read_part(name, shape);
}

bool ll_period_is_name(ll_str name)
{
	struct shape shape;

	return read_shape(name, &shape);
}

/* The first day of the year, moved by @months. */
static ll_date start_after(const struct ll_settings *settings, int year,
			   int months)
{
	months += settings->year_starts_month - 1;
	return ll_date_make(year + months / 12, months % 12 + 1,
			    settings->year_starts_day);
}

static ll_str label_of(struct ll_arena *arena, const struct shape *shape,
		       ll_str name, ll_date first)
{
	static const char *const half[] = { "first", "second" };
	static const char *const quarter[] = { "first", "second", "third",
					       "fourth" };
	ll_str year = shape->fiscal
			      ? ll_strf(arena, "FY%02d", shape->year % 100)
			      : ll_strf(arena, "%d", shape->year);

	switch (shape->part) {
	case 'h':
		return ll_strf(arena, "%s half of %" LL_FMT,
			       half[shape->number - 1], LL_ARG(year));
	case 'q':
		return ll_strf(arena, "%s quarter of %" LL_FMT,
			       quarter[shape->number - 1], LL_ARG(year));
	case 'm':
		return ll_month_long(arena, ll_month_of(first));
	}
	return shape->fiscal ? name : year;
}

bool ll_period_parse(struct ll_arena *arena, const struct ll_settings *settings,
		     ll_str name, struct ll_period *period)
{
	struct shape shape;
	int months;
	int year;

	*period = (struct ll_period){ .name = LL_STR("") };
	if (!read_shape(name, &shape)) {
		return false;
	}
	if (shape.part == 'm') {
		ll_month month = ll_month_make(shape.year, shape.number);

		period->first = ll_month_first(month);
		period->last = ll_month_last(month);
	} else {
		bool january = settings->year_starts_month == 1 &&
			       settings->year_starts_day == 1;

		months = shape.part == 'y' ? 12 : shape.part == 'h' ? 6 : 3;
		year = shape.year - (shape.fiscal && !january);
		period->first = start_after(settings, year,
					    months * (shape.number - 1));
		period->last =
			start_after(settings, year, months * shape.number);
		period->last.n--;
	}
	period->name = name;
	period->label = label_of(arena, &shape, name, period->first);
	return true;
}
