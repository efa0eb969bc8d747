#include "base/str.h"

#include <limits.h>
#include <string.h>

ll_str ll_str_from(const char *zero_ended)
{
	return (ll_str){ zero_ended, zero_ended ? strlen(zero_ended) : 0 };
}

ll_str ll_str_copy(struct ll_arena *arena, ll_str str)
{
	char *copy;

	if (!str.len) {
		return (ll_str){ "", 0 };
	}
	copy = LL_NEW(arena, char, str.len);
	memcpy(copy, str.s, str.len);
	return (ll_str){ copy, str.len };
}

char *ll_str_zero(struct ll_arena *arena, ll_str str)
{
	char *copy = LL_NEW(arena, char, str.len + 1);

	if (str.len) {
		memcpy(copy, str.s, str.len);
	}
	return copy;
}

ll_str ll_str_join(struct ll_arena *arena, ll_str a, ll_str b, ll_str c)
{
	size_t len = a.len + b.len + c.len;
	char *joined = LL_NEW(arena, char, len);

	if (a.len) {
		memcpy(joined, a.s, a.len);
	}
	if (b.len) {
		memcpy(joined + a.len, b.s, b.len);
	}
	if (c.len) {
		memcpy(joined + a.len + b.len, c.s, c.len);
	}
	return (ll_str){ joined, len };
}

bool ll_str_eq(ll_str a, ll_str b)
{
	return a.len == b.len &&
	       (!a.len || (a.s[0] == b.s[0] && !memcmp(a.s, b.s, a.len)));
}

bool ll_str_is(ll_str str, const char *literal)
{
	return ll_str_eq(str, ll_str_from(literal));
}

bool ll_str_eq_nocase(ll_str a, ll_str b)
{
	if (a.len != b.len) {
		return false;
	}
	for (size_t i = 0; i < a.len; i++) {
		if (ll_to_lower(a.s[i]) != ll_to_lower(b.s[i])) {
			return false;
		}
	}
	return true;
}

int ll_str_cmp(ll_str a, ll_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.s, b.s, len) : 0;

	if (order) {
		return order;
	}
	return (a.len > b.len) - (a.len < b.len);
}

uint64_t ll_str_hash(ll_str str)
{
	uint64_t hash = str.len * 0x9e3779b97f4a7c15U;

	while (str.len) {
		size_t n = str.len < 8 ? str.len : 8;
		uint64_t word = 0;

		memcpy(&word, str.s, n);
		hash = (hash ^ word) * 0x9fb21c651e98df25U;
		hash ^= hash >> 32;
		str = ll_str_from_pos(str, n);
	}
	return hash;
}

bool ll_str_starts(ll_str str, ll_str prefix)
{
	return str.len >= prefix.len &&
	       ll_str_eq(ll_str_sub(str, 0, prefix.len), prefix);
}

bool ll_str_ends(ll_str str, ll_str suffix)
{
	return str.len >= suffix.len &&
	       ll_str_eq(ll_str_from_pos(str, str.len - suffix.len), suffix);
}

bool ll_str_ends_nocase(ll_str str, ll_str suffix)
{
	return str.len >= suffix.len &&
	       ll_str_eq_nocase(ll_str_from_pos(str, str.len - suffix.len),
				suffix);
}

size_t ll_str_find(ll_str str, ll_str needle)
{
	const char *at;

	if (!needle.len) {
		return 0;
	}
	if (str.len < needle.len) {
		return LL_NPOS;
	}
	at = memmem(str.s, str.len, needle.s, needle.len);
	return at ? (size_t)(at - str.s) : LL_NPOS;
}

size_t ll_str_find_char(ll_str str, char c)
{
	const char *at = str.len ? memchr(str.s, c, str.len) : NULL;

	return at ? (size_t)(at - str.s) : LL_NPOS;
}

size_t ll_str_rfind_char(ll_str str, char c)
{
	const char *at = str.len ? memrchr(str.s, c, str.len) : NULL;

	return at ? (size_t)(at - str.s) : LL_NPOS;
}

ll_str ll_str_sub(ll_str str, size_t from, size_t to)
{
	if (to > str.len) {
		to = str.len;
	}
	if (from >= to) {
		return (ll_str){ str.s ? str.s + to : "", 0 };
	}
	return (ll_str){ str.s + from, to - from };
}

ll_str ll_str_from_pos(ll_str str, size_t from)
{
	return ll_str_sub(str, from, str.len);
}

ll_str ll_str_trim(ll_str str)
{
	while (str.len && ll_is_blank(str.s[0])) {
		str.s++;
		str.len--;
	}
	while (str.len && ll_is_blank(str.s[str.len - 1])) {
		str.len--;
	}
	return str;
}

bool ll_str_cut(ll_str str, char sep, ll_str *head, ll_str *tail)
{
	size_t at = ll_str_find_char(str, sep);

	if (at == LL_NPOS) {
		*head = str;
		*tail = (ll_str){ "", 0 };
		return false;
	}
	*head = ll_str_sub(str, 0, at);
	*tail = ll_str_from_pos(str, at + 1);
	return true;
}

ll_str ll_str_line(ll_str *rest)
{
	ll_str line;

	ll_str_cut(*rest, '\n', &line, rest);
	if (line.len && line.s[line.len - 1] == '\r') {
		line.len--;
	}
	return line;
}

ll_str ll_str_lower(struct ll_arena *arena, ll_str str)
{
	char *lower = LL_NEW(arena, char, str.len);

	for (size_t i = 0; i < str.len; i++) {
		lower[i] = ll_to_lower(str.s[i]);
	}
	return (ll_str){ lower, str.len };
}

bool ll_str_to_long(ll_str str, long *out)
{
	bool negative = str.len && str.s[0] == '-';
	long value = 0;

	if (negative) {
		str = ll_str_from_pos(str, 1);
	}
	if (!str.len) {
		return false;
	}
	for (size_t i = 0; i < str.len; i++) {
		if (!ll_is_digit(str.s[i]) || value > (LONG_MAX - 9) / 10) {
			return false;
		}
		value = value * 10 + (str.s[i] - '0');
	}
	*out = negative ? -value : value;
	return true;
}

enum { LONGEST_WORD = 64 };

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

static bool same_letter(ll_str a, size_t i, ll_str b, size_t j)
{
	return ll_to_lower(a.s[i - 1]) == ll_to_lower(b.s[j - 1]);
}

size_t ll_str_distance(ll_str a, ll_str b)
{
	size_t row[3][LONGEST_WORD + 1] = { 0 };

	if (a.len > LONGEST_WORD || b.len > LONGEST_WORD) {
		return LL_NPOS;
	}
	for (size_t j = 0; j <= b.len; j++) {
		row[0][j] = j;
	}
	for (size_t i = 1; i <= a.len; i++) {
		size_t *now = row[i % 3];
		const size_t *last = row[(i + 2) % 3];
		const size_t *before = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			now[j] = smallest(
				now[j - 1] + 1, last[j] + 1,
				last[j - 1] + !same_letter(a, i, b, j));
			if (i > 1 && j > 1 && same_letter(a, i, b, j - 1) &&
			    same_letter(a, i - 1, b, j) &&
			    before[j - 2] + 1 < now[j]) {
				now[j] = before[j - 2] + 1;
			}
		}
	}
	return row[a.len % 3][b.len];
}

ll_str ll_str_nearest(ll_str word, const ll_str *known, size_t nknown)
{
	ll_str best = LL_STR("");
	size_t best_distance = LL_NPOS;

	for (size_t i = 0; i < nknown; i++) {
		size_t distance = ll_str_distance(word, known[i]);
		size_t longer =
			word.len > known[i].len ? word.len : known[i].len;

		if (distance < best_distance && distance * 3 <= longer) {
			best = known[i];
			best_distance = distance;
		}
	}
	return best;
}

ll_str ll_path_dir(ll_str path)
{
	size_t slash = ll_str_rfind_char(path, '/');

	return slash == LL_NPOS ? LL_STR("") : ll_str_sub(path, 0, slash);
}

ll_str ll_path_base(ll_str path)
{
	size_t slash = ll_str_rfind_char(path, '/');

	return slash == LL_NPOS ? path : ll_str_from_pos(path, slash + 1);
}

ll_str ll_path_stem(ll_str path)
{
	ll_str base = ll_path_base(path);
	size_t dot = ll_str_rfind_char(base, '.');

	if (dot == LL_NPOS || dot == 0) {
		return path;
	}
	return ll_str_sub(path, 0, path.len - base.len + dot);
}

/* Appends one segment to out[0..*len), resolving "." and "..". */
static bool add_segment(char *out, size_t *len, ll_str segment)
{
	if (!segment.len || ll_str_is(segment, ".")) {
		return true;
	}
	if (ll_str_is(segment, "..")) {
		ll_str so_far = { out, *len };
		size_t slash = ll_str_rfind_char(so_far, '/');

		if (!*len) {
			return false;
		}
		*len = slash == LL_NPOS ? 0 : slash;
		return true;
	}
	if (*len) {
		out[(*len)++] = '/';
	}
	memcpy(out + *len, segment.s, segment.len);
	*len += segment.len;
	return true;
}

ll_str ll_path_resolve(struct ll_arena *arena, ll_str dir, ll_str link)
{
	char *out = LL_NEW(arena, char, dir.len + link.len + 2);
	size_t len = 0;
	ll_str segment;

	if (ll_str_starts(link, LL_STR("/"))) {
		dir = LL_STR("");
	}
	while (dir.len) {
		ll_str_cut(dir, '/', &segment, &dir);
		if (!add_segment(out, &len, segment)) {
			return (ll_str){ NULL, 0 };
		}
	}
	while (link.len) {
		ll_str_cut(link, '/', &segment, &link);
		if (!add_segment(out, &len, segment)) {
			return (ll_str){ NULL, 0 };
		}
	}
	return (ll_str){ out, len };
}

ll_str ll_path_relative(struct ll_arena *arena, ll_str dir, ll_str to)
{
	size_t ups = 0;
	char *out;
	size_t len = 0;

	while (dir.len) {
		ll_str rest_dir;
		ll_str rest_to;
		ll_str head_dir;
		ll_str head_to;

		ll_str_cut(dir, '/', &head_dir, &rest_dir);
		if (!ll_str_cut(to, '/', &head_to, &rest_to) ||
		    !ll_str_eq(head_dir, head_to)) {
			break;
		}
		dir = rest_dir;
		to = rest_to;
	}
	for (ll_str head; dir.len; ups++) {
		ll_str_cut(dir, '/', &head, &dir);
	}
	out = LL_NEW(arena, char, ups * 3 + to.len);
	for (size_t i = 0; i < ups; i++, len += 3) {
		memcpy(out + len, "../", 3);
	}
	if (to.len) {
		memcpy(out + len, to.s, to.len);
	}
	return (ll_str){ out, len + to.len };
}
