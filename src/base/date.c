#include "base/date.h"

#include <string.h>

enum { UNIX_EPOCH = 719163, DAY_SECONDS = 86400 };

static const ll_str month_name[] = {
	LL_STR_INIT("January"),   LL_STR_INIT("February"),
	LL_STR_INIT("March"),     LL_STR_INIT("April"),
	LL_STR_INIT("May"),       LL_STR_INIT("June"),
	LL_STR_INIT("July"),      LL_STR_INIT("August"),
	LL_STR_INIT("September"), LL_STR_INIT("October"),
	LL_STR_INIT("November"),  LL_STR_INIT("December"),
};

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

ll_date ll_date_make(int year, int month, int day)
{
	int y;
	int era;
	int year_of_era;
	int day_of_year;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month)) {
		return LL_DATE_NONE;
	}
	/* H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" */
	y = month <= 2 ? year - 1 : year;
	era = y / 400;
	year_of_era = y - era * 400;
	day_of_year =
		(153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return (ll_date){ era * 146097 + year_of_era * 365 + year_of_era / 4 -
			  year_of_era / 100 + day_of_year - 305 };
}

void ll_date_split(ll_date date, int *year, int *month, int *day)
{
	int z = date.n + 305;
	int era = z / 146097;
	int day_of_era = z - era * 146097;
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			   day_of_era / 146096) /
			  365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
					year_of_era / 100);
	int mp = (5 * day_of_year + 2) / 153;

	*day = day_of_year - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

static int digits(ll_str str, size_t at, size_t count)
{
	int value = 0;

	for (size_t i = at; i < at + count; i++) {
		if (i >= str.len || !ll_is_digit(str.s[i])) {
			return -1;
		}
		value = value * 10 + (str.s[i] - '0');
	}
	return value;
}

ll_date ll_date_parse(ll_str str)
{
	if (str.len != 10 || str.s[4] != '-' || str.s[7] != '-') {
		return LL_DATE_NONE;
	}
	return ll_date_make(digits(str, 0, 4), digits(str, 5, 2),
			    digits(str, 8, 2));
}

ll_date ll_date_find(ll_str str)
{
	for (size_t i = 0; i + 10 <= str.len; i++) {
		ll_date date = ll_date_parse(ll_str_sub(str, i, i + 10));
		bool starts = i == 0 || !ll_is_digit(str.s[i - 1]);
		bool ends = i + 10 == str.len || !ll_is_digit(str.s[i + 10]);

		if (date.n && starts && ends) {
			return date;
		}
	}
	return LL_DATE_NONE;
}

ll_date ll_date_of_time(ll_time time)
{
	ll_time days = time / DAY_SECONDS - (time % DAY_SECONDS < 0);
	ll_time n = days + UNIX_EPOCH;

	return n < 1 || n > 3652059 ? LL_DATE_NONE : (ll_date){ (int32_t)n };
}

ll_time ll_time_of_date(ll_date date)
{
	return ((ll_time)date.n - UNIX_EPOCH) * DAY_SECONDS;
}

int ll_date_weekday(ll_date date)
{
	return (date.n + 6) % 7;
}

ll_month ll_month_make(int year, int month)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12) {
		return LL_MONTH_NONE;
	}
	return (ll_month){ year * 12 + month - 1 };
}

ll_month ll_month_of(ll_date date)
{
	int year;
	int month;
	int day;

	if (!date.n) {
		return LL_MONTH_NONE;
	}
	ll_date_split(date, &year, &month, &day);
	return ll_month_make(year, month);
}

ll_month ll_month_parse(ll_str str)
{
	if (str.len != 7 || str.s[4] != '-') {
		return LL_MONTH_NONE;
	}
	return ll_month_make(digits(str, 0, 4), digits(str, 5, 2));
}

int ll_month_year(ll_month month)
{
	return month.n / 12;
}

int ll_month_number(ll_month month)
{
	return month.n % 12 + 1;
}

ll_date ll_month_first(ll_month month)
{
	return ll_date_make(ll_month_year(month), ll_month_number(month), 1);
}

ll_date ll_month_last(ll_month month)
{
	int year = ll_month_year(month);
	int number = ll_month_number(month);

	return month.n ? ll_date_make(year, number, days_in_month(year, number))
		       : LL_DATE_NONE;
}

/*
 * Dates stand on every line of a history: they are written digit by digit, as
 * printf() costs ten times as much.
 */
struct written {
	char text[40];
	size_t len;
};

/* At least @digits of @number, which is not negative. */
static void put_number(struct written *to, int number, int digits)
{
	int power = 1;

	while (number / power >= 10 || digits > 1) {
		power *= 10;
		digits--;
	}
	for (; power; power /= 10) {
		to->text[to->len++] = (char)('0' + number / power % 10);
	}
}

static void put_text(struct written *to, ll_str text)
{
	memcpy(to->text + to->len, text.s, text.len);
	to->len += text.len;
}

static void put_date(struct written *to, ll_date date)
{
	int year;
	int month;
	int day;

	ll_date_split(date, &year, &month, &day);
	put_number(to, year, 4);
	put_text(to, LL_STR("-"));
	put_number(to, month, 2);
	put_text(to, LL_STR("-"));
	put_number(to, day, 2);
}

static ll_str keep(struct ll_arena *arena, const struct written *written)
{
	return ll_str_copy(arena, (ll_str){ written->text, written->len });
}

ll_str ll_date_iso(struct ll_arena *arena, ll_date date)
{
	struct written to = { .len = 0 };

	if (!date.n) {
		return LL_STR("");
	}
	put_date(&to, date);
	return keep(arena, &to);
}

static void put_day(struct written *to, ll_date date, int *year)
{
	int month;
	int day;

	ll_date_split(date, year, &month, &day);
	put_number(to, day, 1);
	put_text(to, LL_STR(" "));
	put_text(to, month_name[month - 1]);
}

ll_str ll_date_long(struct ll_arena *arena, ll_date date)
{
	struct written to = { .len = 0 };
	int year;

	if (!date.n) {
		return LL_STR("");
	}
	put_day(&to, date, &year);
	put_text(&to, LL_STR(" "));
	put_number(&to, year, 1);
	return keep(arena, &to);
}

ll_str ll_date_short(struct ll_arena *arena, ll_date date)
{
	struct written to = { .len = 0 };
	int year;

	if (!date.n) {
		return LL_STR("");
	}
	put_day(&to, date, &year);
	return keep(arena, &to);
}

ll_str ll_month_iso(struct ll_arena *arena, ll_month month)
{
	struct written to = { .len = 0 };

	if (!month.n) {
		return LL_STR("");
	}
	put_number(&to, ll_month_year(month), 4);
	put_text(&to, LL_STR("-"));
	put_number(&to, ll_month_number(month), 2);
	return keep(arena, &to);
}

ll_str ll_month_long(struct ll_arena *arena, ll_month month)
{
	struct written to = { .len = 0 };

	if (!month.n) {
		return LL_STR("");
	}
	put_text(&to, month_name[ll_month_number(month) - 1]);
	put_text(&to, LL_STR(" "));
	put_number(&to, ll_month_year(month), 1);
	return keep(arena, &to);
}

ll_str ll_month_name(int number)
{
	return month_name[number - 1];
}

ll_str ll_month_abbr(int number)
{
	return ll_str_sub(month_name[number - 1], 0, 3);
}

ll_str ll_time_iso(struct ll_arena *arena, ll_time time)
{
	ll_date date = ll_date_of_time(time);
	int second = (int)(time - ll_time_of_date(date));
	struct written to = { .len = 0 };

	if (!date.n) {
		return LL_STR("");
	}
	put_date(&to, date);
	put_text(&to, LL_STR("T"));
	put_number(&to, second / 3600, 2);
	put_text(&to, LL_STR(":"));
	put_number(&to, second / 60 % 60, 2);
	put_text(&to, LL_STR(":"));
	put_number(&to, second % 60, 2);
	put_text(&to, LL_STR("Z"));
	return keep(arena, &to);
}
