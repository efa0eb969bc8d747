#include "model/okr.h"

#include "base/metric.h"

static const ll_str dash[] = { LL_STR_INIT("-"), LL_STR_INIT("\xe2\x80\x93"),
			       LL_STR_INIT("\xe2\x80\x94") };

/* ---------------------------------------------------------------- labels */

static size_t count_blanks(ll_str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len && ll_is_blank(text.s[at + n])) {
		n++;
	}
	return n;
}

/* "1", "1.2", "2.1.3" */
static size_t count_number(ll_str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len &&
	       (ll_is_digit(text.s[at + n]) ||
		(n && text.s[at + n] == '.' && at + n + 1 < text.len &&
		 ll_is_digit(text.s[at + n + 1])))) {
		n++;
	}
	return n;
}

/*
 * What stands between a label and its text: a colon, a dash between blanks,
 * or, behind a number, a point or a bracket. LL_NPOS: nothing.
 */
static size_t end_of_label(ll_str text, size_t at, bool numbered)
{
	size_t blanks = count_blanks(text, at);
	ll_str rest = ll_str_from_pos(text, at + blanks);

	if (!rest.len) {
		return at + blanks;
	}
	if (rest.s[0] == ':') {
		return at + blanks + 1;
	}
	if (numbered && !blanks && (rest.s[0] == '.' || rest.s[0] == ')') &&
	    (rest.len == 1 || ll_is_blank(rest.s[1]))) {
		return at + 1;
	}
	for (size_t i = 0; i < sizeof(dash) / sizeof(dash[0]); i++) {
		size_t n = dash[i].len;

		if (blanks && ll_str_starts(rest, dash[i]) &&
		    (rest.len == n || ll_is_blank(rest.s[n]))) {
			return at + blanks + n;
		}
	}
	return LL_NPOS;
}

/* Takes "KR 1.2:" off the front. */
static enum ll_okr_label take_label(ll_str *text)
{
	static const struct {
		ll_str word;
		enum ll_okr_label label;
	} row[] = {
		{ LL_STR_INIT("objective"), LL_OKR_OBJECTIVE },
		{ LL_STR_INIT("obj"), LL_OKR_OBJECTIVE },
		{ LL_STR_INIT("o"), LL_OKR_OBJECTIVE },
		{ LL_STR_INIT("key result"), LL_OKR_RESULT },
		{ LL_STR_INIT("kr"), LL_OKR_RESULT },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		size_t at = row[i].word.len;
		size_t number;
		size_t end;

		if (!ll_str_eq_nocase(ll_str_sub(*text, 0, at), row[i].word)) {
			continue;
		}
		number = at + count_blanks(*text, at);
		number += text->len > number && text->s[number] == '#';
		number = count_number(*text, number) ? number : at;
		end = number + count_number(*text, number);
		end = end_of_label(*text, end, end > at);
		if (end != LL_NPOS) {
			*text = ll_str_trim(ll_str_from_pos(*text, end));
			return row[i].label;
		}
	}
	return LL_OKR_NONE;
}

/* ----------------------------------------------------------------- roles */

static bool is_word_of(ll_str word, const ll_str *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (ll_str_eq_nocase(word, list[i])) {
			return true;
		}
	}
	return false;
}

/* "CEO", "CRO", "VPE", "CTO" */
static bool is_office(ll_str word)
{
	for (size_t i = 0; i < word.len; i++) {
		if (word.s[i] < 'A' || word.s[i] > 'Z') {
			return false;
		}
	}
	return (word.len >= 3 && word.len <= 5 && word.s[0] == 'C' &&
		word.s[word.len - 1] == 'O') ||
	       (word.len >= 2 && word.len <= 4 &&
		ll_str_ends(ll_str_sub(word, 0, 2), LL_STR("VP"))) ||
	       (word.len == 3 && ll_str_ends(word, LL_STR("VP")));
}

/* Few words, the first or last of which is that of an office. */
static bool is_role(ll_str text)
{
	static const ll_str first[] = {
		LL_STR_INIT("chief"),    LL_STR_INIT("head"),
		LL_STR_INIT("director"), LL_STR_INIT("dir"),
		LL_STR_INIT("vice"),     LL_STR_INIT("team"),
	};
	static const ll_str last[] = {
		LL_STR_INIT("lead"),     LL_STR_INIT("director"),
		LL_STR_INIT("manager"),  LL_STR_INIT("officer"),
		LL_STR_INIT("team"),     LL_STR_INIT("president"),
		LL_STR_INIT("engineer"),
	};
	ll_str word = ll_str_sub(text, 0, ll_str_find_char(text, ' '));
	size_t blank = ll_str_rfind_char(text, ' ');
	size_t blanks = 0;

	for (size_t i = 0; i < text.len; i++) {
		blanks += text.s[i] == ' ';
	}
	if (!text.len || text.len > 40 || blanks > 4) {
		return false;
	}
	return is_office(word) ||
	       (blanks &&
		(is_word_of(word, first, sizeof(first) / sizeof(first[0])) ||
		 is_word_of(ll_str_from_pos(text, blank + 1), last,
			    sizeof(last) / sizeof(last[0]))));
}

/* Takes "VP of Sales:" off the front. */
static ll_str take_role(ll_str *text)
{
	size_t colon = ll_str_find_char(*text, ':');
	ll_str role = ll_str_trim(ll_str_sub(*text, 0, colon));

	if (colon == LL_NPOS || !is_role(role) ||
	    (colon + 1 < text->len && !ll_is_blank(text->s[colon + 1]))) {
		return LL_STR("");
	}
	*text = ll_str_trim(ll_str_from_pos(*text, colon + 1));
	return role;
}

/* --------------------------------------------------------------- results */

static size_t last_arrow(ll_str text, ll_str arrow)
{
	size_t at = LL_NPOS;
	size_t next = ll_str_find(text, arrow);

	while (next != LL_NPOS) {
		at = (at == LL_NPOS ? 0 : at + arrow.len) + next;
		next = ll_str_find(ll_str_from_pos(text, at + arrow.len),
				   arrow);
	}
	return at;
}

/* "from 12 => 5" is an aim, and no result. */
static bool is_number_end(ll_str text)
{
	char c = text.len ? text.s[text.len - 1] : ' ';

	return ll_is_digit(c) || c == '%';
}

static ll_str take_result(ll_str *text)
{
	static const ll_str arrow[] = { LL_STR_INIT("=>"),
					LL_STR_INIT("\xe2\x87\x92") };

	for (size_t i = 0; i < sizeof(arrow) / sizeof(arrow[0]); i++) {
		size_t at = last_arrow(*text, arrow[i]);
		ll_str before = ll_str_trim(ll_str_sub(*text, 0, at));

		if (at != LL_NPOS && !is_number_end(before)) {
			ll_str result = ll_str_trim(
				ll_str_from_pos(*text, at + arrow[i].len));

			*text = before;
			return result;
		}
	}
	return LL_STR("");
}

struct ll_okr ll_okr_read(ll_str text, bool results)
{
	struct ll_okr okr = { .role = LL_STR("") };

	text = ll_str_trim(text);
	okr.result = results ? take_result(&text) : LL_STR("");
	okr.label = take_label(&text);
	if (okr.label == LL_OKR_NONE) {
		okr.role = take_role(&text);
		okr.label = okr.role.len ? take_label(&text) : LL_OKR_NONE;
	} else {
		okr.role = take_role(&text);
	}
	okr.text = text;
	return okr;
}

ll_str ll_okr_target(struct ll_arena *arena, const struct ll_md_node *paragraph,
		     ll_str text, ll_str *rest)
{
	const struct ll_md_node *bold = paragraph->child;
	ll_str target;

	*rest = text;
	while (bold && bold->type != LL_MD_STRONG) {
		bold = bold->next;
	}
	if (!bold) {
		return LL_STR("");
	}
	target = ll_text_fold(arena, ll_md_plain(arena, bold));
	if (!ll_str_starts(text, target) || target.len == text.len ||
	    !ll_number_parse(target, NULL).known) {
		return LL_STR("");
	}
	*rest = ll_str_trim(ll_str_from_pos(text, target.len));
	if (ll_str_eq_nocase(ll_str_sub(*rest, 0, 3), LL_STR("of "))) {
		*rest = ll_str_from_pos(*rest, 3);
	}
	return target;
}

bool ll_okr_is_struck(const struct ll_md_node *paragraph)
{
	return paragraph->child && paragraph->child->type == LL_MD_STRIKE &&
	       !paragraph->child->next;
}
