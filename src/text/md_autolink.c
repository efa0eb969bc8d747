#include "text/md_internal.h"

#include <string.h>

#include "base/utf8.h"

/*
 * Where links begin and end that have no brackets around them: GitHub
 * Flavored Markdown, section 6.9, and what the cmark-gfm program does where
 * that says nothing.
 */

/* What is longer is no host: looking for one takes bounded time. */
enum { LONGEST_HOST = 1000 };

static const struct ll_md_span nothing = { 0, 0 };

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_host_char(ll_str text)
{
	int32_t code_point;

	if (!text.len) {
		return false;
	}
	code_point = ll_utf8_next(&text);
	return !ll_utf8_is_space(code_point) && !ll_utf8_is_punct(code_point);
}

/*
 * Length of the host at the start of @text, 0 if it is none. No underscore may
 * stand in its last two parts. The first byte was looked at by the caller.
 */
static size_t host_len(ll_str text, bool without_dot)
{
	size_t dots = 0;
	size_t before = 0; /* underscores in the last part but one */
	size_t last = 0;
	size_t i = 1;

	for (; i + 1 < text.len; i++) {
		char c = text.s[i];

		if (i > LONGEST_HOST) {
			return 0;
		}
		if (c == '_') {
			last++;
		} else if (c == '.') {
			before = last;
			last = 0;
			dots++;
		} else if (c != '-' && !ll_is_alnum(c) &&
			   (c == LL_MD_URL_END ||
			    ((unsigned char)c & 0xC0) == 0x80 ||
			    !is_host_char(ll_str_from_pos(text, i)))) {
			break; /* also inside a letter beyond ASCII */
		}
	}
	if (before || last) {
		return 0;
	}
	return dots || without_dot ? i : 0;
}

/* A character reference at the end of @text: where it begins; else the ';'. */
static size_t without_reference(ll_str text, size_t end)
{
	size_t at = end - 1;

	while (at > 1 && ll_is_alpha(text.s[at - 1])) {
		at--;
	}
	return at < end - 1 && at && text.s[at - 1] == '&' ? at - 1 : end - 1;
}

/* @end moved before what is punctuation of the sentence, not of the link. */
static size_t trim_end(ll_str text, size_t end)
{
	size_t open = 0;
	size_t closed = 0;

	for (size_t i = 0; i < end; i++) {
		if (text.s[i] == '(') {
			open++;
		} else if (text.s[i] == ')') {
			closed++;
		}
	}
	while (end) {
		char c = text.s[end - 1];

		if (c == ')') {
			if (closed <= open) {
				break;
			}
			closed--;
			end--;
		} else if (c == ';') {
			end = without_reference(text, end);
		} else if (c && strchr("?!.,:*_~'\"", c)) {
			end--;
		} else {
			break;
		}
	}
	return end;
}

static size_t word_end(ll_str text, size_t at)
{
	while (at < text.len && !is_space(text.s[at]) && text.s[at] != '<' &&
	       text.s[at] != LL_MD_URL_END) {
		at++;
	}
	return at;
}

struct ll_md_span ll_autolink_url(ll_str text, size_t colon)
{
	static const ll_str scheme[] = { LL_STR_INIT("http"),
					 LL_STR_INIT("https"),
					 LL_STR_INIT("ftp") };
	ll_str rest = ll_str_from_pos(text, colon);
	size_t from = colon;
	bool known = false;
	size_t len;

	if (!ll_str_starts(rest, LL_STR("://")) ||
	    !is_host_char(ll_str_from_pos(rest, 3))) {
		return nothing;
	}
	while (from && ll_is_alpha(text.s[from - 1]) && colon - from < 6) {
		from--;
	}
	for (size_t i = 0; i < sizeof(scheme) / sizeof(*scheme); i++) {
		known |= ll_str_eq_nocase(ll_str_sub(text, from, colon),
					  scheme[i]);
	}
	if (!known) {
		return nothing;
	}
	len = host_len(ll_str_from_pos(rest, 3), true);
	if (!len) {
		return nothing;
	}
	len = trim_end(rest, word_end(rest, len + 3));
	return len ? (struct ll_md_span){ from, colon + len } : nothing;
}

struct ll_md_span ll_autolink_www(ll_str text, size_t at)
{
	ll_str rest = ll_str_from_pos(text, at);
	size_t len;

	if (!ll_str_starts(rest, LL_STR("www.")) ||
	    (at && !is_space(text.s[at - 1]) &&
	     ll_str_find_char(LL_STR("*_~("), text.s[at - 1]) == LL_NPOS)) {
		return nothing;
	}
	len = host_len(rest, false);
	if (!len) {
		return nothing;
	}
	len = trim_end(rest, word_end(rest, len));
	return len ? (struct ll_md_span){ at, at + len } : nothing;
}

static bool is_address_char(char c)
{
	return ll_is_alnum(c) || c == '.' || c == '+' || c == '-' || c == '_';
}

/* @scheme stands before @end, and no letter or digit before it. */
static bool has_before(ll_str text, size_t from, size_t end, ll_str scheme)
{
	return end - from >= scheme.len &&
	       ll_str_eq(ll_str_sub(text, end - scheme.len, end), scheme) &&
	       (end == scheme.len ||
		!ll_is_alnum(text.s[end - scheme.len - 1]));
}

static size_t address_start(ll_str text, size_t from, size_t at,
			    bool *has_scheme, bool *is_xmpp)
{
	size_t start = at;

	while (start > from && is_address_char(text.s[start - 1])) {
		start--;
	}
	*is_xmpp = has_before(text, from, start, LL_STR("xmpp:"));
	*has_scheme =
		*is_xmpp || has_before(text, from, start, LL_STR("mailto:"));
	if (*has_scheme) {
		start -= *is_xmpp ? 5 : 7;
		while (start > from && is_address_char(text.s[start - 1])) {
			start--;
		}
	}
	return start;
}

/* Bytes from the '@' at the start of @text to the end of the host, or 0. */
static size_t address_len(ll_str text, bool is_xmpp)
{
	size_t dots = 0;
	size_t len = 1;

	for (; len < text.len; len++) {
		char c = text.s[len];

		if (c == '.' && len + 1 < text.len &&
		    ll_is_alnum(text.s[len + 1])) {
			dots++;
		} else if (c == '@') {
			return 0;
		} else if (!ll_is_alnum(c) && c != '-' && c != '_' &&
			   !(c == '/' && is_xmpp)) {
			break;
		}
	}
	if (len < 2 || !dots ||
	    (!ll_is_alpha(text.s[len - 1]) && text.s[len - 1] != '.')) {
		return 0;
	}
	return trim_end(text, len);
}

struct ll_md_span ll_autolink_email(ll_str text, size_t from, size_t at,
				    bool *has_scheme)
{
	bool is_xmpp;
	size_t start = address_start(text, from, at, has_scheme, &is_xmpp);
	size_t len;

	if (start == at) {
		return nothing;
	}
	len = address_len(ll_str_from_pos(text, at), is_xmpp);
	return len ? (struct ll_md_span){ start, at + len } : nothing;
}
