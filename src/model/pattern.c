#include "model/field.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"

/*
 * A pattern and a path are matched from left to right with one step back per
 * choice. A pair of places from which no match was found is never tried
 * again, which bounds the work by pattern times path: captures have no say in
 * what matches later.
 */

enum { LONGEST_PATTERN = 256, LONGEST_PATH = 1024 };

struct match {
	ll_str pattern;
	ll_str path;
	struct ll_capture *capture;
	unsigned char
		failed[(LONGEST_PATTERN + 1) * (LONGEST_PATH + 1) / 8 + 1];
};

/* The longest run at the start of @path that a name in braces may catch. */
static size_t run_of(ll_str path, bool (*fits)(char))
{
	size_t n = 0;

	while (n < path.len && fits(path.s[n])) {
		n++;
	}
	return n;
}

static bool in_segment(char c)
{
	return c != '/';
}

static bool in_period(char c)
{
	return ll_is_alnum(c) || c == '-' || c == '_';
}

static bool in_months(char c)
{
	return ll_is_digit(c) || c == ',';
}

static bool is_year(ll_str str)
{
	return str.len == 4 && run_of(str, ll_is_digit) == 4 &&
	       (str.s[0] == '1' || str.s[0] == '2');
}

static bool is_month(ll_str str)
{
	return str.len == 2 && run_of(str, ll_is_digit) == 2 &&
	       ll_str_cmp(str, LL_STR("00")) > 0 &&
	       ll_str_cmp(str, LL_STR("13")) < 0;
}

static bool is_months(ll_str str)
{
	ll_str one;

	do {
		bool more = ll_str_cut(str, ',', &one, &str);

		if (!is_month(one) || (more && !str.len)) {
			return false;
		}
	} while (str.len);
	return true;
}

static bool is_quarter(ll_str str)
{
	if (str.len == 2 && ll_to_lower(str.s[0]) == 'q') {
		str = ll_str_from_pos(str, 1);
	}
	return str.len == 1 && str.s[0] >= '1' && str.s[0] <= '4';
}

static bool is_fy(ll_str str)
{
	return (str.len == 4 || str.len == 6) &&
	       ll_str_eq_nocase(ll_str_sub(str, 0, 2), LL_STR("fy")) &&
	       run_of(ll_str_from_pos(str, 2), ll_is_digit) == str.len - 2;
}

static bool is_date(ll_str str)
{
	return ll_date_parse(str).n != 0;
}

static bool is_slug(ll_str str)
{
	return str.len > 0;
}

/* What may stand in braces: which bytes, in which form, kept where. */
static const struct brace {
	ll_str name;
	bool (*in)(char);
	bool (*fits)(ll_str);
	size_t offset;
} brace[] = {
	{ LL_STR_INIT("period"), in_period, ll_period_is_name,
	  offsetof(struct ll_capture, period) },
	{ LL_STR_INIT("year"), ll_is_digit, is_year,
	  offsetof(struct ll_capture, year) },
	{ LL_STR_INIT("month"), ll_is_digit, is_month,
	  offsetof(struct ll_capture, month) },
	{ LL_STR_INIT("months"), in_months, is_months,
	  offsetof(struct ll_capture, months) },
	{ LL_STR_INIT("quarter"), ll_is_alnum, is_quarter,
	  offsetof(struct ll_capture, quarter) },
	{ LL_STR_INIT("fy"), ll_is_alnum, is_fy,
	  offsetof(struct ll_capture, fy) },
	{ LL_STR_INIT("date"), in_period, is_date,
	  offsetof(struct ll_capture, date) },
	{ LL_STR_INIT("slug"), in_segment, is_slug,
	  offsetof(struct ll_capture, slug) },
};

static const struct brace *brace_at(ll_str pattern, size_t *len)
{
	size_t end = ll_str_find_char(pattern, '}');

	if (!pattern.len || pattern.s[0] != '{' || end == LL_NPOS) {
		return NULL;
	}
	for (size_t i = 0; i < sizeof(brace) / sizeof(brace[0]); i++) {
		if (ll_str_eq(brace[i].name, ll_str_sub(pattern, 1, end))) {
			*len = end + 1;
			return &brace[i];
		}
	}
	return NULL;
}

static bool match_at(struct match *match, size_t p, size_t s);

/* Tries the longest catch first, so that {slug} takes all it can. */
static bool match_brace(struct match *match, const struct brace *found,
			size_t after, size_t s)
{
	ll_str rest = ll_str_from_pos(match->path, s);
	ll_str *kept =
		(ll_str *)(void *)((char *)match->capture + found->offset);

	for (size_t n = run_of(rest, found->in); n > 0; n--) {
		if (found->fits(ll_str_sub(rest, 0, n)) &&
		    match_at(match, after, s + n)) {
			*kept = ll_str_sub(rest, 0, n);
			return true;
		}
	}
	return false;
}

/* A star catches nothing or more; with @folders '/' as well. */
static bool match_star(struct match *match, size_t after, size_t s,
		       bool folders)
{
	for (;; s++) {
		if (match_at(match, after, s)) {
			return true;
		}
		if (s == match->path.len ||
		    (!folders && match->path.s[s] == '/')) {
			return false;
		}
	}
}

/* Any number of whole folders, none too. */
static bool match_folders(struct match *match, size_t after, size_t s)
{
	while (!match_at(match, after, s)) {
		size_t slash =
			ll_str_find_char(ll_str_from_pos(match->path, s), '/');

		if (slash == LL_NPOS) {
			return false;
		}
		s += slash + 1;
	}
	return true;
}

static bool match_here(struct match *match, size_t p, size_t s)
{
	ll_str pattern = ll_str_from_pos(match->pattern, p);
	const struct brace *found;
	size_t len = 0;

	if (!pattern.len) {
		return s == match->path.len;
	}
	if (ll_str_starts(pattern, LL_STR("**/"))) {
		return match_folders(match, p + 3, s);
	}
	if (ll_str_starts(pattern, LL_STR("**"))) {
		return match_star(match, p + 2, s, true);
	}
	if (pattern.s[0] == '*') {
		return match_star(match, p + 1, s, false);
	}
	found = brace_at(pattern, &len);
	if (found) {
		return match_brace(match, found, p + len, s);
	}
	return s < match->path.len && match->path.s[s] == pattern.s[0] &&
	       match_at(match, p + 1, s + 1);
}

static bool match_at(struct match *match, size_t p, size_t s)
{
	size_t bit = p * (match->path.len + 1) + s;

	/* Letters that must be there are not worth a note. */
	while (p < match->pattern.len && s < match->path.len &&
	       match->pattern.s[p] == match->path.s[s] &&
	       match->pattern.s[p] != '*' && match->pattern.s[p] != '{') {
		p++;
		s++;
	}
	if (match->failed[bit / 8] & (1u << bit % 8)) {
		return false;
	}
	if (match_here(match, p, s)) {
		return true;
	}
	match->failed[bit / 8] |= (unsigned char)(1u << bit % 8);
	return false;
}

/* Most patterns fail in their first letters: no need to prepare anything. */
static bool differs_at_once(ll_str pattern, ll_str path)
{
	size_t i = 0;

	while (i < pattern.len && pattern.s[i] != '*' && pattern.s[i] != '{') {
		if (i == path.len || pattern.s[i] != path.s[i]) {
			return true;
		}
		i++;
	}
	return false;
}

bool ll_pattern_match(ll_str pattern, ll_str path, struct ll_capture *capture)
{
	struct match match;
	struct ll_capture caught = { 0 };

	if (pattern.len > LONGEST_PATTERN || path.len > LONGEST_PATH ||
	    differs_at_once(pattern, path)) {
		return false;
	}
	match.pattern = pattern;
	match.path = path;
	match.capture = &caught;
	memset(match.failed, 0, (pattern.len + 1) * (path.len + 1) / 8 + 1);
	if (!match_at(&match, 0, 0)) {
		return false;
	}
	if (capture) {
		*capture = caught;
	}
	return true;
}

ll_str ll_pattern_fault(struct ll_arena *arena, ll_str pattern)
{
	if (!pattern.len) {
		return LL_STR("a pattern must not be empty");
	}
	if (pattern.len > LONGEST_PATTERN) {
		return LL_STR("a pattern is longer than 256 bytes");
	}
	for (size_t i = 0; i < pattern.len; i++) {
		ll_str rest = ll_str_from_pos(pattern, i);
		size_t len = 0;

		if (rest.s[0] == '{' && !brace_at(rest, &len)) {
			return ll_strf(arena,
				       "'%" LL_FMT "' is no name in braces",
				       LL_ARG(ll_str_sub(rest, 0, 20)));
		}
	}
	return LL_STR("");
}
