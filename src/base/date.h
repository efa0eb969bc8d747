#ifndef LL_BASE_DATE_H
#define LL_BASE_DATE_H

/*
 * Dates: days and months of the proleptic Gregorian calendar, and UTC time.
 *
 * There is no "now" here: today is always an argument. Zero means "no date".
 */

#include "base/str.h"

/** A day: 1 is 0001-01-01; 0 is none. Compare and subtract .n freely. */
typedef struct {
	int32_t n;
} ll_date;

/** A month: year * 12 + month - 1; 0 is none. */
typedef struct {
	int32_t n;
} ll_month;

/** Seconds since 1970-01-01T00:00:00Z. */
typedef int64_t ll_time;

#define LL_DATE_NONE ((ll_date){ 0 })
#define LL_MONTH_NONE ((ll_month){ 0 })

/** ll_date_make() - none for a day that does not exist (2026-02-30) */
ll_date ll_date_make(int year, int month, int day);
void ll_date_split(ll_date date, int *year, int *month, int *day);
/**
 * ll_date_parse() - "2026-02-10", nothing before or after
 *
 * Returns none for anything else, a day that does not exist included.
 */
ll_date ll_date_parse(ll_str str);
/** ll_date_find() - the first YYYY-MM-DD in @str that is a date, or none */
ll_date ll_date_find(ll_str str);
ll_date ll_date_of_time(ll_time time);
/** ll_time_of_date() - midnight UTC at the start of @date */
ll_time ll_time_of_date(ll_date date);
/** ll_date_weekday() - 0 Monday to 6 Sunday */
int ll_date_weekday(ll_date date);

ll_month ll_month_make(int year, int month); /* none when out of range */
ll_month ll_month_of(ll_date date);
ll_month ll_month_parse(ll_str str); /* "2026-02" alone */
int ll_month_year(ll_month month);
int ll_month_number(ll_month month); /* 1 to 12 */
ll_date ll_month_first(ll_month month);
ll_date ll_month_last(ll_month month);

/** Texts, in @arena. An absent date gives "". */
ll_str ll_date_iso(struct ll_arena *arena, ll_date date); /* 2026-02-10 */
ll_str ll_date_long(struct ll_arena *arena,
		    ll_date date); /* 10 February 2026 */
ll_str ll_date_short(struct ll_arena *arena, ll_date date);  /* 10 February */
ll_str ll_month_iso(struct ll_arena *arena, ll_month month); /* 2026-02 */
ll_str ll_month_long(struct ll_arena *arena,
		     ll_month month); /* February 2026 */
ll_str ll_month_name(int number);     /* February */
ll_str ll_month_abbr(int number);     /* Feb */
/** ll_time_iso() - RFC 3339 in UTC: 2026-02-10T09:30:00Z */
ll_str ll_time_iso(struct ll_arena *arena, ll_time time);

#endif
