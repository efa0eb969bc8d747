#include "text/md.h"

/* Signs at any place of an URL that browsers leave out before they read it. */
static bool is_ignored(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F;
}

enum { LONGEST_SCHEME = 8 };

/*
 * The scheme as a browser sees it, in lower case; its length, or 0 for a
 * relative reference. A scheme too long to be one of ours is cut off.
 */
static size_t scheme_of(ll_str url, char scheme[LONGEST_SCHEME])
{
	size_t len = 0;

	for (size_t i = 0; i < url.len; i++) {
		char c = url.s[i];

		if (is_ignored(c)) {
			continue;
		}
		if (c == ':') {
			return len ? len : 1;
		}
		if (c == '/' || c == '?' || c == '#' || c == '\\') {
			return 0;
		}
		if (len < LONGEST_SCHEME) {
			scheme[len++] = ll_to_lower(c);
		}
	}
	return 0;
}

bool ll_url_is_safe(ll_str url)
{
	static const ll_str safe[] = { LL_STR_INIT("http"),
				       LL_STR_INIT("https"),
				       LL_STR_INIT("mailto") };
	char bytes[LONGEST_SCHEME] = { 0 };
	ll_str scheme = { bytes, scheme_of(url, bytes) };

	if (!scheme.len) {
		return true;
	}
	for (size_t i = 0; i < sizeof(safe) / sizeof(*safe); i++) {
		if (ll_str_eq(scheme, safe[i])) {
			return true;
		}
	}
	return false;
}

bool ll_url_is_relative(ll_str url)
{
	char scheme[LONGEST_SCHEME];
	char first[2] = { 0, 0 };
	size_t n = 0;

	for (size_t i = 0; i < url.len && n < 2; i++) {
		if (!is_ignored(url.s[i])) {
			first[n++] = url.s[i] == '\\' ? '/' : url.s[i];
		}
	}
	return !scheme_of(url, scheme) && !(first[0] == '/' && first[1] == '/');
}

void ll_html_escape(struct ll_buf *out, ll_str text)
{
	size_t done = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *entity = NULL;

		switch (text.s[i]) {
		case '&':
			entity = "&amp;";
			break;
		case '<':
			entity = "&lt;";
			break;
		case '>':
			entity = "&gt;";
			break;
		case '"':
			entity = "&quot;";
			break;
		case '\'':
			entity = "&#39;";
			break;
		}
		if (entity) {
			ll_buf_add(out, ll_str_sub(text, done, i));
			ll_buf_add(out, ll_str_from(entity));
			done = i + 1;
		}
	}
	ll_buf_add(out, ll_str_from_pos(text, done));
}
