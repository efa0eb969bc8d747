#include "base/metric.h"

#include "base/buf.h"

static const ll_number unknown;

ll_number ll_metric_progress(const struct ll_metric *metric)
{
	double way;

	if (!metric->baseline.known || !metric->target.known ||
	    !metric->current.known) {
		return unknown;
	}
	way = metric->target.value - metric->baseline.value;
	if (way == 0) {
		return metric->current.value == metric->target.value
			       ? (ll_number){ 1, true }
			       : unknown;
	}
	return (ll_number){
		(metric->current.value - metric->baseline.value) / way, true
	};
}

/* Signs that stand for '-' or for a blank between groups of digits. */
static const ll_str minus[] = { LL_STR_INIT("-"), LL_STR_INIT("\xe2\x88\x92"),
				LL_STR_INIT("\xe2\x80\x93") };
static const ll_str group[] = {
	LL_STR_INIT(","),           LL_STR_INIT(" "),
	LL_STR_INIT("'"),           LL_STR_INIT("\xe2\x80\x99"),
	LL_STR_INIT("\xc2\xa0"),    LL_STR_INIT("\xe2\x80\xaf"),
	LL_STR_INIT("\xe2\x80\x89")
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Length of the first of @sign that @str starts with, or 0. */
static size_t sign_at(ll_str str, const ll_str *sign, size_t nsigns)
{
	for (size_t i = 0; i < nsigns; i++) {
		if (ll_str_starts(str, sign[i])) {
			return sign[i].len;
		}
	}
	return 0;
}

static size_t digits_at(ll_str str)
{
	size_t n = 0;

	while (n < str.len && ll_is_digit(str.s[n])) {
		n++;
	}
	return n;
}

static double add_digits(double value, ll_str digits)
{
	for (size_t i = 0; i < digits.len; i++) {
		value = value * 10 + (digits.s[i] - '0');
	}
	return value;
}

/* Reads digits with groups ("1,200", "1 200"); the comma must separate
 * groups of three, for "1,5" is one and a half to some and fifteen to none. */
static bool read_whole(ll_str *rest, double *value)
{
	size_t n = digits_at(*rest);

	*value = add_digits(0, ll_str_sub(*rest, 0, n));
	*rest = ll_str_from_pos(*rest, n);
	while (n <= 3) {
		size_t sign = sign_at(*rest, group, COUNT(group));
		ll_str next = ll_str_from_pos(*rest, sign);
		size_t m = sign ? digits_at(next) : 0;

		if (m != 3 || *value == 0) {
			return !(m && rest->s[0] == ',');
		}
		*value = add_digits(*value, ll_str_sub(next, 0, m));
		*rest = ll_str_from_pos(next, m);
	}
	return !(rest->len > 1 && rest->s[0] == ',' && ll_is_digit(rest->s[1]));
}

static double read_fraction(ll_str *rest, double whole)
{
	static const double power[] = { 1,   1e1, 1e2, 1e3,  1e4,  1e5, 1e6,
					1e7, 1e8, 1e9, 1e10, 1e11, 1e12 };
	size_t n;
	size_t used;

	if (rest->len < 2 || rest->s[0] != '.' || !ll_is_digit(rest->s[1])) {
		return whole;
	}
	n = digits_at(ll_str_from_pos(*rest, 1));
	used = n < COUNT(power) ? n : COUNT(power) - 1;
	whole = add_digits(whole, ll_str_sub(*rest, 1, 1 + used)) / power[used];
	*rest = ll_str_from_pos(*rest, 1 + n);
	return whole;
}

/* "97k", "2M", "3bn"; a small 'm' is a million only after a currency. */
static double read_scale(ll_str *rest, bool currency)
{
	static const struct {
		ll_str suffix;
		double factor;
		bool currency;
	} scale[] = {
		{ LL_STR_INIT("bn"), 1e9, false },
		{ LL_STR_INIT("k"), 1e3, false },
		{ LL_STR_INIT("K"), 1e3, false },
		{ LL_STR_INIT("M"), 1e6, false },
		{ LL_STR_INIT("m"), 1e6, true },
	};

	for (size_t i = 0; i < COUNT(scale); i++) {
		size_t n = scale[i].suffix.len;

		if (!ll_str_starts(*rest, scale[i].suffix) ||
		    (scale[i].currency && !currency) ||
		    (rest->len > n && !ll_is_blank(rest->s[n]))) {
			continue;
		}
		*rest = ll_str_from_pos(*rest, n);
		return scale[i].factor;
	}
	return 1;
}

/* Where the only number begins: at a digit that no letter stands before. */
static size_t number_start(ll_str str, size_t from)
{
	for (size_t i = from; i < str.len; i++) {
		if (ll_is_digit(str.s[i]) &&
		    (i == from || !ll_is_alnum(str.s[i - 1]))) {
			return i;
		}
		while (i + 1 < str.len && ll_is_alnum(str.s[i]) &&
		       ll_is_alnum(str.s[i + 1])) {
			i++;
		}
	}
	return LL_NPOS;
}

/* Text before a number without what only says "about" or "at least". */
static ll_str prefix_unit(ll_str prefix)
{
	static const ll_str loose[] = {
		LL_STR_INIT("<"),
		LL_STR_INIT(">"),
		LL_STR_INIT("="),
		LL_STR_INIT("~"),
		LL_STR_INIT("+"),
		LL_STR_INIT("\xe2\x89\xa4"),
		LL_STR_INIT("\xe2\x89\xa5"),
		LL_STR_INIT("\xc2\xb1"),
	};
	size_t n;

	prefix = ll_str_trim(prefix);
	while ((n = sign_at(prefix, loose, COUNT(loose)))) {
		prefix = ll_str_trim(ll_str_from_pos(prefix, n));
	}
	return prefix;
}

static bool is_currency(ll_str unit)
{
	static const ll_str sign[] = {
		LL_STR_INIT("$"),
		LL_STR_INIT("\xc2\xa3"),
		LL_STR_INIT("\xc2\xa5"),
		LL_STR_INIT("\xe2\x82\xac"),
		LL_STR_INIT("\xe2\x82\xb9"),
		LL_STR_INIT("\xe2\x82\xa9"),
		LL_STR_INIT("\xe2\x82\xba"),
		LL_STR_INIT("\xe2\x82\xbf"),
		LL_STR_INIT("\xe2\x82\xbd"),
		LL_STR_INIT("\xe2\x82\xaa"),
	};

	for (size_t i = 0; i < COUNT(sign); i++) {
		if (ll_str_ends(unit, sign[i])) {
			return true;
		}
	}
	return false;
}

/* Takes a minus off the end of @prefix. */
static bool cut_minus(ll_str *prefix)
{
	for (size_t i = 0; i < COUNT(minus); i++) {
		if (ll_str_ends(*prefix, minus[i])) {
			*prefix = ll_str_sub(*prefix, 0,
					     prefix->len - minus[i].len);
			return true;
		}
	}
	return false;
}

ll_number ll_number_parse(ll_str str, ll_str *unit)
{
	size_t start = number_start(str, 0);
	ll_str prefix = ll_str_sub(str, 0, start);
	ll_str rest = start == LL_NPOS ? str : ll_str_from_pos(str, start);
	ll_number number = { 0, true };
	bool negative;

	if (unit) {
		*unit = LL_STR("");
	}
	if (start == LL_NPOS) {
		return unknown;
	}
	negative = cut_minus(&prefix);
	prefix = prefix_unit(prefix);
	if (!read_whole(&rest, &number.value)) {
		return unknown;
	}
	number.value = read_fraction(&rest, number.value);
	if (number_start(rest, 0) != LL_NPOS) {
		return unknown;
	}
	number.value *= read_scale(&rest, is_currency(prefix));
	number.value = negative ? -number.value : number.value;
	rest = ll_str_trim(rest);
	if (unit) {
		*unit = is_currency(prefix) || !rest.len ? prefix : rest;
	}
	return number;
}

ll_str ll_number_text(struct ll_arena *arena, ll_number number, ll_str unit)
{
	struct ll_buf buf = ll_buf_make(arena);
	bool before = is_currency(unit);

	if (!number.known) {
		return LL_STR("");
	}
	if (before && number.value < 0) {
		ll_buf_add_char(&buf, '-');
		number.value = -number.value;
	}
	if (before) {
		ll_buf_add(&buf, unit);
	}
	ll_buf_add_number(&buf, number.value, 6);
	if (!before && unit.len) {
		ll_buf_add(&buf,
			   ll_str_is(unit, "x") ? LL_STR("") : LL_STR(" "));
		ll_buf_add(&buf, unit);
	}
	return ll_buf_str(&buf);
}
