#include "base/utf8.h"
#include "site/diff_internal.h"
#include "site/say.h"

enum {
	WORDS_AROUND = 8,     /* kept before and after what differs */
	CHANGE_LETTERS = 400, /* of one run that went or came */
	ALL_LETTERS = 1200,
};

typedef LL_VEC(struct ll_view_span) span_vec;

static void add(struct ll_arena *arena, span_vec *spans, int kind, ll_str text)
{
	bool last_elided =
		spans->n && spans->item[spans->n - 1].kind == LL_VIEW_ELIDED;

	if (kind == LL_VIEW_ELIDED ? last_elided : !text.len) {
		return;
	}
	*LL_PUSH(arena, spans) = (struct ll_view_span){ .text = text };
	switch (kind) {
	case LL_VIEW_REMOVED:
		spans->item[spans->n - 1].kind = LL_VIEW_REMOVED;
		break;
	case LL_VIEW_ADDED:
		spans->item[spans->n - 1].kind = LL_VIEW_ADDED;
		break;
	case LL_VIEW_ELIDED:
		spans->item[spans->n - 1].kind = LL_VIEW_ELIDED;
		break;
	default:
		spans->item[spans->n - 1].kind = LL_VIEW_SAME;
	}
}

/* End of the first @n words, or the end of their block. */
static size_t head_end(ll_str text, int n)
{
	size_t at = 0;

	while (at < text.len && n--) {
		while (at < text.len && text.s[at] == ' ') {
			at++;
		}
		while (at < text.len && text.s[at] != ' ' &&
		       text.s[at] != '\n') {
			at++;
		}
		if (at < text.len && text.s[at] == '\n') {
			return at;
		}
	}
	return at;
}

/* Where the last @n words begin, or their block does. */
static size_t tail_start(ll_str text, int n)
{
	size_t at = text.len;

	while (at && n--) {
		while (at && text.s[at - 1] == ' ') {
			at--;
		}
		while (at && text.s[at - 1] != ' ') {
			if (text.s[at - 1] == '\n') {
				return at;
			}
			at--;
		}
	}
	return at;
}

static void add_same(struct ll_arena *arena, span_vec *spans, ll_str text,
		     bool first, bool last)
{
	size_t head = first ? 0 : head_end(text, WORDS_AROUND);
	size_t tail = last ? text.len : tail_start(text, WORDS_AROUND);

	if (head >= tail) {
		add(arena, spans, LL_VIEW_SAME, text);
		return;
	}
	add(arena, spans, LL_VIEW_SAME, ll_str_sub(text, 0, head));
	add(arena, spans, LL_VIEW_ELIDED, LL_STR(""));
	add(arena, spans, LL_VIEW_SAME, ll_str_from_pos(text, tail));
}

void ll_diff_shorten(struct ll_arena *arena, const struct ll_view_span *span,
		     size_t n, struct ll_diff_item *item)
{
	span_vec spans = { 0 };
	size_t letters = 0;

	for (size_t i = 0; i < n && letters < ALL_LETTERS; i++) {
		size_t from = spans.n;

		if (span[i].kind == LL_VIEW_SAME) {
			add_same(arena, &spans, span[i].text, i == 0,
				 i + 1 == n);
		} else {
			add(arena, &spans, (int)span[i].kind,
			    ll_clip(arena, span[i].text, CHANGE_LETTERS));
		}
		for (; from < spans.n; from++) {
			letters += spans.item[from].text.len;
		}
		if (letters >= ALL_LETTERS && i + 1 < n) {
			add(arena, &spans, LL_VIEW_ELIDED, LL_STR(""));
		}
	}
	item->span = spans.item;
	item->nspans = spans.n;
}
