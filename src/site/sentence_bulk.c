#include <stdlib.h>

#include "base/buf.h"
#include "site/sentence.h"

/* What was done to many records at once, and what came to nothing. */

enum { ITEMS_TOLD = 3, WORDS_LETTERS = 60 };

static ll_str quoted(struct ll_arena *arena, ll_str text)
{
	return ll_quoted(arena, ll_clip(arena, text, WORDS_LETTERS));
}

static void add_folder(struct ll_buf *out, ll_str folder)
{
	ll_buf_addf(out, folder.len ? "%" LL_FMT "/" : "the top%" LL_FMT,
		    LL_ARG(folder));
}

static void add_whole(struct ll_buf *out, const struct ll_view_bulk_item *item)
{
	ll_str text = item->old_text.len ? item->old_text : item->new_text;

	if (item->field.len) {
		ll_buf_addf(out, "%" LL_FMT " ", LL_ARG(item->field));
	}
	ll_buf_add(out, quoted(out->arena, text));
	if (!item->old_text.len) {
		ll_buf_add(out, LL_STR(" was added"));
	} else if (!item->new_text.len) {
		ll_buf_add(out, LL_STR(" was taken out"));
	} else {
		ll_buf_add(out, LL_STR(" became "));
		ll_buf_add(out, quoted(out->arena, item->new_text));
	}
}

static void add_item(struct ll_buf *out, const struct ll_view_bulk_item *item)
{
	switch (item->what) {
	case LL_VIEW_BULK_WORDS:
		ll_buf_add(out, quoted(out->arena, item->old_text));
		if (item->new_text.len) {
			ll_buf_add(out, LL_STR(" became "));
			ll_buf_add(out, quoted(out->arena, item->new_text));
		} else {
			ll_buf_add(out, LL_STR(" was taken out"));
		}
		break;
	case LL_VIEW_BULK_WHOLE:
		add_whole(out, item);
		break;
	case LL_VIEW_BULK_MOVED:
		ll_buf_add(out, LL_STR("moved from "));
		add_folder(out, item->old_text);
		ll_buf_add(out, LL_STR(" to "));
		add_folder(out, item->new_text);
		break;
	}
}

ll_str ll_bulk_text(struct ll_arena *arena, const struct ll_view_bulk *bulk)
{
	struct ll_buf out = ll_buf_make(arena);
	size_t told = bulk->nitems < ITEMS_TOLD ? bulk->nitems : ITEMS_TOLD;

	for (size_t i = 0; i < told; i++) {
		ll_buf_add(&out, i ? LL_STR(", ") : LL_STR(""));
		add_item(&out, &bulk->item[i]);
	}
	if (told < bulk->nitems) {
		ll_buf_add(&out, LL_STR(", and the like"));
	}
	if (!told) {
		ll_buf_add(&out, LL_STR("edited, the words are the same"));
	}
	return ll_buf_done(&out);
}

void ll_sentence_bulk(struct ll_say *say, const struct ll_view_change *change)
{
	const struct ll_view_bulk *bulk = change->landing->bulk;

	if (!bulk || bulk->nrecords < 2) {
		ll_say(say, "Changed together with others, in the same way");
		return;
	}
	ll_say_str(say, ll_strf(say->dict->arena,
				"Changed together with %zu others: ",
				bulk->nrecords - 1));
	ll_say_str(say, ll_bulk_text(say->dict->arena, bulk));
}

/* "within 2 days", "on the same day" */
static void say_within(struct ll_say *say, const struct ll_view_change *change)
{
	long days = labs((long)change->landing->date.n -
			 (long)change->undoes->landing->date.n);

	if (!days) {
		ll_say(say, " on the same day");
		return;
	}
	ll_say(say, " within ");
	ll_say_str(say,
		   ll_count_of(say->dict->arena, (size_t)days, "day", "days"));
}

void ll_sentence_folded(struct ll_say *say, const struct ll_view_change *change)
{
	bool removed = change->undoes->class == LL_CLASS_DELETED;

	ll_say(say, removed ? "Removed and brought back"
			    : "Changed and changed back");
	say_within(say, change);
	if (!removed) {
		ll_say(say, ": ");
		ll_sentence_first(say, change->undoes);
	}
}
