#include "base/buf.h"
#include "history/landing.h"

/* The lines after the last blank one. */
static ll_str last_paragraph(ll_str body)
{
	ll_str rest = ll_str_trim(body);
	ll_str paragraph = rest;

	while (rest.len) {
		ll_str line = ll_str_line(&rest);

		if (!ll_str_trim(line).len) {
			paragraph = rest;
		}
	}
	return paragraph;
}

/* "Key: value"; blanks may stand before the colon, not inside the key. */
static bool split(ll_str line, ll_str *key, ll_str *value)
{
	size_t len = 0;

	while (len < line.len &&
	       (ll_is_alnum(line.s[len]) || line.s[len] == '-')) {
		len++;
	}
	*key = ll_str_sub(line, 0, len);
	while (len < line.len && (line.s[len] == ' ' || line.s[len] == '\t')) {
		len++;
	}
	if (!key->len || len == line.len || line.s[len] != ':') {
		return false;
	}
	*value = ll_str_trim(ll_str_from_pos(line, len + 1));
	return true;
}

static bool is_git_made(ll_str line)
{
	return ll_str_starts(line, LL_STR("Signed-off-by: ")) ||
	       ll_str_starts(line, LL_STR("(cherry picked from commit "));
}

static bool holds_trailers(ll_str paragraph)
{
	size_t trailers = 0;
	size_t others = 0;
	bool git_made = false;
	bool continues =
		false; /* a blank at the start goes on with a trailer */

	while (paragraph.len) {
		ll_str line = ll_str_line(&paragraph);
		ll_str key;
		ll_str value;

		if (ll_is_blank(line.s[0])) {
			others += !continues;
			continue;
		}
		git_made = git_made || is_git_made(line);
		continues = split(line, &key, &value);
		if (continues || is_git_made(line)) {
			trailers++;
		} else {
			others++;
		}
	}
	return git_made ? trailers * 3 >= others : trailers && !others;
}

/* The value that begins in @first, with the lines that continue it. */
static void add_value(struct ll_buf *out, ll_str first, ll_str rest)
{
	size_t start = out->len;

	ll_buf_add(out, first);
	while (rest.len && ll_is_blank(rest.s[0])) {
		ll_str more = ll_str_trim(ll_str_line(&rest));

		if (more.len && out->len > start) {
			ll_buf_add_char(out, ' ');
		}
		ll_buf_add(out, more);
	}
}

ll_str ll_trailer_find(struct ll_arena *arena, ll_str body, ll_str key,
		       ll_str between)
{
	ll_str rest = last_paragraph(body);
	struct ll_buf out = ll_buf_make(arena);

	if (!holds_trailers(rest)) {
		return LL_STR("");
	}
	while (rest.len) {
		ll_str line = ll_str_line(&rest);
		ll_str name;
		ll_str value;

		if (ll_is_blank(line.s[0]) || !split(line, &name, &value) ||
		    !ll_str_eq_nocase(name, key)) {
			continue;
		}
		if (out.len) {
			ll_buf_add(&out, between);
		}
		add_value(&out, value, rest);
	}
	return ll_buf_done(&out);
}
