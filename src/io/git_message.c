#include "io/git_internal.h"

#include "base/buf.h"
#include "base/utf8.h"

/* ISO 8859-1 is what old commits that are not UTF-8 are written in. */
static ll_str from_latin1(struct ll_arena *arena, ll_str text)
{
	struct ll_buf buf = ll_buf_make(arena);

	for (size_t i = 0; i < text.len; i++) {
		char code[4];
		unsigned char c = (unsigned char)text.s[i];

		ll_buf_add(&buf, (ll_str){ code, ll_utf8_encode(c, code) });
	}
	return ll_buf_str(&buf);
}

static bool is_latin1(ll_str encoding)
{
	return ll_str_eq_nocase(encoding, LL_STR("iso-8859-1")) ||
	       ll_str_eq_nocase(encoding, LL_STR("iso8859-1")) ||
	       ll_str_eq_nocase(encoding, LL_STR("latin1")) ||
	       ll_str_eq_nocase(encoding, LL_STR("latin-1"));
}

ll_str ll_message_keep(struct ll_arena *arena, ll_str text, ll_str encoding)
{
	text = ll_str_sub(text, 0, LL_MAX_MESSAGE);
	if (is_latin1(encoding) && !ll_utf8_valid(text)) {
		return from_latin1(arena, text);
	}
	return ll_str_copy(arena, text);
}

static bool is_blank(ll_str line)
{
	return !ll_str_trim(line).len;
}

/* The first paragraph on one line; @rest begins after it. */
static ll_str take_subject(struct ll_arena *arena, ll_str *rest)
{
	struct ll_buf buf = ll_buf_make(arena);
	ll_str first = LL_STR("");
	size_t nlines = 0;

	while (rest->len) {
		ll_str line = ll_str_line(rest);

		if (!is_blank(line)) {
			line = ll_str_sub(
				line, 0,
				(size_t)(ll_str_trim(line).s +
					 ll_str_trim(line).len - line.s));
			if (++nlines == 1) {
				first = line;
				continue;
			}
			if (nlines == 2) {
				ll_buf_add(&buf, first);
			}
			ll_buf_add_char(&buf, ' ');
			ll_buf_add(&buf, line);
		} else if (nlines) {
			break;
		}
	}
	return nlines > 1 ? ll_buf_str(&buf) : first;
}

/* Without blank lines before and after. */
static ll_str trim_body(ll_str rest)
{
	ll_str after = rest;

	while (after.len && is_blank(ll_str_line(&after))) {
		rest = after;
	}
	while (rest.len && ll_is_blank(rest.s[rest.len - 1])) {
		rest.len--;
	}
	return rest;
}

struct ll_commit ll_commit_make(struct ll_arena *arena, struct ll_git *git,
				const struct ll_commits *commits,
				const struct ll_row *row)
{
	const struct ll_map_entry *ident = commits->ident.entry;
	struct ll_commit commit = {
		.id = row->id,
		.time = row->time,
		.author_time = row->author_time,
		.author = ll_people_find(&git->people, ident[row->author].key),
		.committer =
			ll_people_find(&git->people, ident[row->committer].key),
		.merge = row->nparents > 1,
	};
	ll_str text = ll_utf8_clean(arena, row->message);

	if (text.s == row->message.s) {
		text = ll_str_copy(arena, text);
	}
	commit.subject = take_subject(arena, &text);
	commit.body = trim_body(text);
	return commit;
}
