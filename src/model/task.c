#include "model/refs.h"

/** A word that says what the date behind it is, or that stands alone. */
static const struct word {
	ll_str word;
	enum { WORD_DUE, WORD_DONE, WORD_DROPPED, WORD_OWNER } means;
} word[] = {
	{ LL_STR_INIT("due"), WORD_DUE },
	{ LL_STR_INIT("by"), WORD_DUE },
	{ LL_STR_INIT("until"), WORD_DUE },
	{ LL_STR_INIT("before"), WORD_DUE },
	{ LL_STR_INIT("done"), WORD_DONE },
	{ LL_STR_INIT("completed"), WORD_DONE },
	{ LL_STR_INIT("closed"), WORD_DONE },
	{ LL_STR_INIT("dropped"), WORD_DROPPED },
	{ LL_STR_INIT("cancelled"), WORD_DROPPED },
	{ LL_STR_INIT("owner"), WORD_OWNER },
};

#define NWORDS (sizeof(word) / sizeof(word[0]))

struct builder {
	struct ll_arena *arena;
	struct ll_task *task;
	struct ll_ref_list owner;
	int line;
};

static ll_str skip_colon(ll_str text)
{
	text = ll_str_trim(text);
	if (text.len && text.s[0] == ':') {
		text = ll_str_trim(ll_str_from_pos(text, 1));
	}
	return text;
}

static const struct word *word_at(ll_str text, ll_str *rest)
{
	for (size_t i = 0; i < NWORDS; i++) {
		size_t n = word[i].word.len;

		if (ll_str_eq_nocase(ll_str_sub(text, 0, n), word[i].word) &&
		    (text.len == n || !ll_is_alnum(text.s[n]))) {
			*rest = skip_colon(ll_str_from_pos(text, n));
			return &word[i];
		}
	}
	return NULL;
}

/* Nothing but handles, with "and" or blanks between. */
static bool only_handles(ll_str text)
{
	bool any = false;

	while (text.len) {
		size_t n = ll_handle_at(text, 0);

		if (n) {
			any = true;
			text = ll_str_trim(ll_str_from_pos(text, n + 1));
		} else if (any && ll_str_starts(text, LL_STR("and "))) {
			text = ll_str_trim(ll_str_from_pos(text, 4));
		} else if (any && (text.s[0] == '&' || text.s[0] == '+')) {
			text = ll_str_trim(ll_str_from_pos(text, 1));
		} else {
			return false;
		}
	}
	return any;
}

static bool set_date(struct builder *b, const struct word *found, ll_date date)
{
	if (found->means == WORD_DONE) {
		b->task->done = true;
		b->task->done_on = date;
	} else {
		b->task->due = date;
	}
	return true;
}

/* One piece that is wholly understood; false: it is part of the text. */
static bool read_piece(struct builder *b, ll_str piece)
{
	ll_str rest = piece;
	const struct word *found = word_at(piece, &rest);
	ll_date date = ll_date_parse(rest);

	if (only_handles(piece)) {
		ll_refs_add_text(b->arena, &b->owner, piece, b->line, true);
		return true;
	}
	if (!found) {
		b->task->due = date.n ? date : b->task->due;
		return date.n != 0;
	}
	if (found->means == WORD_OWNER) {
		ll_refs_add_text(b->arena, &b->owner, rest, b->line, true);
		return rest.len > 0;
	}
	if (date.n && found->means != WORD_DROPPED) {
		return set_date(b, found, date);
	}
	if (rest.len) {
		return false;
	}
	b->task->done = b->task->done || found->means == WORD_DONE;
	b->task->dropped = found->means == WORD_DROPPED;
	return found->means != WORD_DUE;
}

/* Takes "(...)" off the end where all of it is understood. */
static bool take_bracket(struct builder *b, ll_str *text)
{
	size_t open = ll_str_rfind_char(*text, '(');
	ll_str inner;
	bool whole = true;

	if (open == LL_NPOS || text->s[text->len - 1] != ')') {
		return false;
	}
	inner = ll_str_sub(*text, open + 1, text->len - 1);
	while (inner.len) {
		size_t comma = 0;
		ll_str piece;

		while (comma < inner.len && inner.s[comma] != ',' &&
		       inner.s[comma] != ';') {
			comma++;
		}
		piece = ll_str_trim(ll_str_sub(inner, 0, comma));
		inner = ll_str_from_pos(inner, comma + 1);
		whole = (!piece.len || read_piece(b, piece)) && whole;
	}
	if (whole) {
		*text = ll_str_trim(ll_str_sub(*text, 0, open));
	}
	return whole;
}

static bool is_separator(char c)
{
	return c == ',' || c == ';' || c == '-' || c == ':' || c == '|';
}

static ll_str trim_end(ll_str text)
{
	static const ll_str dash[] = { LL_STR_INIT("\xe2\x80\x93"),
				       LL_STR_INIT("\xe2\x80\x94") };
	size_t before;

	do {
		before = text.len;
		text = ll_str_trim(text);
		if (text.len && is_separator(text.s[text.len - 1])) {
			text.len--;
		}
		for (size_t i = 0; i < 2; i++) {
			if (ll_str_ends(text, dash[i])) {
				text.len -= dash[i].len;
			}
		}
	} while (text.len != before);
	return text;
}

/* Takes "due 2026-05-01" or "@tom" off the end. */
static bool take_tail(struct builder *b, ll_str *text)
{
	size_t blank = ll_str_rfind_char(*text, ' ');
	ll_str last = ll_str_from_pos(*text, blank + 1);
	ll_str rest = LL_STR("");
	ll_str head = ll_str_trim(ll_str_sub(*text, 0, blank));
	ll_date date = ll_date_parse(last);
	const struct word *found;

	if (blank == LL_NPOS) {
		return false;
	}
	if (only_handles(last)) {
		ll_refs_add_text(b->arena, &b->owner, last, b->line, true);
		*text = trim_end(head);
		return true;
	}
	if (!date.n) {
		return false;
	}
	blank = ll_str_rfind_char(head, ' ');
	last = ll_str_from_pos(head, blank == LL_NPOS ? 0 : blank + 1);
	found = word_at(last, &rest);
	if (!found || rest.len || found->means > WORD_DONE) {
		return false;
	}
	set_date(b, found, date);
	*text = trim_end(ll_str_sub(head, 0, head.len - last.len));
	return true;
}

/* "@tom: write the letter", "@tom to write the letter" */
static void take_front(struct builder *b, ll_str *text)
{
	size_t n = text->len ? ll_handle_at(*text, 0) : 0;
	ll_str rest = ll_str_trim(ll_str_from_pos(*text, n + 1));

	if (!n || !rest.len) {
		return;
	}
	if (rest.s[0] == ':') {
		rest = ll_str_trim(ll_str_from_pos(rest, 1));
	} else if (ll_str_starts(rest, LL_STR("to "))) {
		rest = ll_str_from_pos(rest, 3);
	} else {
		return;
	}
	ll_refs_add_text(b->arena, &b->owner, ll_str_sub(*text, 0, n + 1),
			 b->line, true);
	*text = rest;
}

struct ll_task ll_task_parse(struct ll_arena *arena, ll_str text, int line)
{
	struct ll_task task = { .done = false };
	struct builder b = { .arena = arena, .task = &task, .line = line };

	text = ll_text_fold(arena, text);
	while (text.len && (take_bracket(&b, &text) || take_tail(&b, &text))) {
	}
	take_front(&b, &text);
	for (size_t i = 0; !b.owner.n && i < text.len; i++) {
		size_t n = ll_handle_at(text, i);

		if (n) {
			ll_refs_add_text(arena, &b.owner,
					 ll_str_sub(text, i, i + 1 + n), line,
					 true);
		}
	}
	task.text = trim_end(text);
	task.owner = ll_ref_list_refs(&b.owner);
	return task;
}
