#include "history/bulk.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "history/events.h"

enum { FEW = 20 /* one in so many */ };

/* One thing that may have been done to many records. */
struct candidate {
	struct ll_bulk_item item;
	size_t last; /* change that counted it last, plus one */
	bool common;
};

struct finder {
	struct ll_arena *scratch;
	struct ll_change *const *change;
	size_t n;
	size_t at;                               /* change that is looked at */
	struct ll_map map;                       /* to struct candidate */
	struct candidate *common[LL_BULK_ITEMS]; /* substitutions: the longest
						    first */
	size_t ncommon;
	size_t nmechanical;
	size_t nleft; /* changes with nothing that is bulk */
	bool any;
	bool lenient; /* with names that hold more than a substitution */
};

/* ------------------------------------------------------------ candidates */

static struct candidate *candidate_at(struct finder *f, enum ll_bulk_what what,
				      ll_str old_text, ll_str new_text)
{
	struct ll_buf key = ll_buf_make(f->scratch);
	void **slot;

	ll_buf_add_char(&key, (char)('a' + (int)what));
	ll_buf_add(&key, old_text);
	ll_buf_add_char(&key, '\0');
	ll_buf_add(&key, new_text);
	slot = ll_map_slot(&f->map, ll_buf_done(&key));
	if (!*slot) {
		struct candidate *made =
			LL_NEW(f->scratch, struct candidate, 1);

		made->item.what = what;
		made->item.old_text = old_text;
		made->item.new_text = new_text;
		*slot = made;
	}
	return *slot;
}

static void count(struct finder *f, enum ll_bulk_what what, ll_str field,
		  ll_str old_text, ll_str new_text)
{
	struct candidate *one = candidate_at(f, what, old_text, new_text);

	if (one->last != f->at + 1) {
		one->last = f->at + 1;
		one->item.nrecords++;
	}
	if (!one->item.field.len) {
		one->item.field = field;
	}
}

static bool is_word(char c)
{
	return ll_is_alnum(c) || c == '-' || c == '_' || (c & 0x80);
}

/* A word, a run of blanks, or one sign. */
static ll_str next_token(ll_str *rest)
{
	size_t len = 1;

	if (is_word(rest->s[0])) {
		while (len < rest->len && is_word(rest->s[len])) {
			len++;
		}
	} else if (ll_is_blank(rest->s[0])) {
		while (len < rest->len && ll_is_blank(rest->s[len])) {
			len++;
		}
	}
	*rest = ll_str_from_pos(*rest, len);
	return (ll_str){ rest->s - len, len };
}

static size_t count_tokens(ll_str text)
{
	size_t n = 0;

	while (text.len) {
		next_token(&text);
		n++;
	}
	return n;
}

/* What is left between equal tokens at both ends. */
static void trim_equal(ll_str *old_text, ll_str *new_text)
{
	ll_str old_rest = *old_text;
	ll_str new_rest = *new_text;
	size_t end = 0;

	while (old_rest.len && new_rest.len) {
		ll_str a = next_token(&old_rest);
		ll_str b = next_token(&new_rest);

		if (!ll_str_eq(a, b)) {
			break;
		}
		*old_text = old_rest;
		*new_text = new_rest;
	}
	while (end < old_text->len && end < new_text->len &&
	       old_text->s[old_text->len - 1 - end] ==
		       new_text->s[new_text->len - 1 - end]) {
		end++;
	}
	while (end && is_word(old_text->s[old_text->len - end])) {
		end--;
	}
	old_text->len -= end;
	new_text->len -= end;
}

/* Word by word where both have as many, else the middle as a whole. */
static void count_substitutions(struct finder *f, ll_str old_text,
				ll_str new_text)
{
	if (count_tokens(old_text) != count_tokens(new_text)) {
		trim_equal(&old_text, &new_text);
		if (old_text.len) {
			count(f, LL_BULK_WORDS, LL_STR(""), old_text, new_text);
		}
		return;
	}
	while (old_text.len) {
		ll_str a = next_token(&old_text);
		ll_str b = next_token(&new_text);

		if (!ll_str_eq(a, b)) {
			count(f, LL_BULK_WORDS, LL_STR(""), a, b);
		}
	}
}

static void count_pair(struct finder *f, ll_str field, ll_str old_text,
		       ll_str new_text)
{
	old_text = ll_str_trim(old_text);
	new_text = ll_str_trim(new_text);
	count(f, LL_BULK_WHOLE, field, old_text, new_text);
	if (old_text.len && new_text.len) {
		count_substitutions(f, old_text, new_text);
	}
}

/* ------------------------------------------------------------- one change */

static bool may_be_bulk(const struct ll_change *change)
{
	return !change->unread && !change->ignored &&
	       change->class != LL_CLASS_CREATED &&
	       change->class != LL_CLASS_DELETED;
}

static bool has_texts(const struct ll_event *event)
{
	return event->type == LL_EVENT_RETITLED ||
	       (event->type == LL_EVENT_FIELD_CHANGED &&
		!ll_field_is_action(event->field));
}

/* The words that went and those that came in their place; false at the end. */
static bool next_pair(const struct ll_change *change, size_t *at,
		      ll_str *old_text, ll_str *new_text)
{
	const struct ll_word_span *span = change->span;

	*old_text = LL_STR("");
	*new_text = LL_STR("");
	while (*at < change->nspans && span[*at].kind != LL_REMOVED &&
	       span[*at].kind != LL_ADDED) {
		(*at)++;
	}
	if (*at == change->nspans) {
		return false;
	}
	if (span[*at].kind == LL_REMOVED) {
		*old_text = span[(*at)++].text;
	}
	if (*at < change->nspans && span[*at].kind == LL_ADDED) {
		*new_text = span[(*at)++].text;
	}
	return true;
}

static void look_at(struct finder *f, const struct ll_change *change)
{
	size_t at = 0;
	ll_str old_text;
	ll_str new_text;

	f->nmechanical += !change->nevents;
	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_event *event = &change->event[i];

		if (has_texts(event)) {
			count_pair(f, event->field, event->old_text,
				   event->new_text);
		} else if (event->type == LL_EVENT_RENAMED) {
			count(f, LL_BULK_MOVED, LL_STR(""),
			      ll_path_dir(event->old_text),
			      ll_path_dir(event->new_text));
		}
	}
	while (next_pair(change, &at, &old_text, &new_text)) {
		count_pair(f, LL_STR(""), old_text, new_text);
	}
}

/* ------------------------------------------------------------ what is common
 */

static int by_length(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a;
	const struct candidate *y = *(struct candidate *const *)b;
	size_t m = x->item.old_text.len;
	size_t n = y->item.old_text.len;

	return m != n ? (m < n ? 1 : -1)
		      : ll_str_cmp(x->item.old_text, y->item.old_text);
}

static bool is_move_within(const struct candidate *one)
{
	return one->item.what == LL_BULK_MOVED &&
	       ll_str_eq(one->item.old_text, one->item.new_text);
}

/* Many made of it, or fewer beside something that many are made of. */
static void choose(struct finder *f)
{
	bool many = false;

	for (size_t i = 0; i < f->map.nentries; i++) {
		struct candidate *one = f->map.entry[i].value;

		many |= one->item.nrecords >= LL_BULK_MANY &&
			!is_move_within(one);
	}
	f->any = many || f->nmechanical >= LL_BULK_MANY;
	for (size_t i = 0; many && i < f->map.nentries; i++) {
		struct candidate *one = f->map.entry[i].value;

		one->common = one->item.nrecords >= LL_BULK_MORE &&
			      !is_move_within(one);
		if (one->common && one->item.what == LL_BULK_WORDS &&
		    f->ncommon < LL_BULK_ITEMS) {
			f->common[f->ncommon++] = one;
		}
	}
	if (f->ncommon) {
		qsort(f->common, f->ncommon, sizeof(*f->common), by_length);
	}
}

/* ----------------------------------------------------------------- marking */

/* The substitution that begins at the start of @text, or NULL. */
static const struct candidate *starts_with(const struct finder *f, ll_str text)
{
	for (size_t i = 0; i < f->ncommon; i++) {
		if (ll_str_starts(text, f->common[i]->item.old_text)) {
			return f->common[i];
		}
	}
	return NULL;
}

/* Blanks do not count: a word that went may have taken some along. */
static ll_str without_blanks(struct ll_arena *arena, ll_str text)
{
	struct ll_buf buf = ll_buf_make(arena);

	for (size_t i = 0; i < text.len; i++) {
		if (!ll_is_blank(text.s[i])) {
			ll_buf_add_char(&buf, text.s[i]);
		}
	}
	return ll_buf_done(&buf);
}

/* The substitutions that are common make the one text of the other. */
static bool is_made(struct finder *f, ll_str old_text, ll_str new_text)
{
	struct ll_buf made = ll_buf_make(f->scratch);

	for (size_t at = 0; at < old_text.len;) {
		ll_str rest = ll_str_from_pos(old_text, at);
		const struct candidate *one = starts_with(f, rest);

		if (one) {
			ll_buf_add(&made, one->item.new_text);
			at += one->item.old_text.len;
		} else {
			ll_buf_add_char(&made, old_text.s[at++]);
		}
	}
	return ll_str_eq(without_blanks(f->scratch, ll_buf_done(&made)),
			 without_blanks(f->scratch, new_text));
}

static bool is_common(struct finder *f, enum ll_bulk_what what, ll_str old_text,
		      ll_str new_text)
{
	return candidate_at(f, what, old_text, new_text)->common;
}

static bool pair_is_bulk(struct finder *f, ll_str old_text, ll_str new_text)
{
	old_text = ll_str_trim(old_text);
	new_text = ll_str_trim(new_text);
	return is_common(f, LL_BULK_WHOLE, old_text, new_text) ||
	       (f->ncommon && old_text.len && new_text.len &&
		is_made(f, old_text, new_text));
}

/* One name in which a substitution was made, and something more. */
static bool is_name_with(const struct finder *f, ll_str old_text,
			 ll_str new_text)
{
	old_text = ll_str_trim(old_text);
	new_text = ll_str_trim(new_text);
	for (size_t i = 0; i < f->ncommon; i++) {
		const struct ll_bulk_item *item = &f->common[i]->item;

		if (ll_str_find(old_text, item->old_text) != LL_NPOS &&
		    ll_str_find(new_text, item->new_text) != LL_NPOS) {
			return ll_str_find_char(old_text, ' ') == LL_NPOS &&
			       ll_str_find_char(new_text, ' ') == LL_NPOS;
		}
	}
	return false;
}

static bool words_are_bulk(struct finder *f, const struct ll_change *change)
{
	size_t at = 0;
	ll_str old_text;
	ll_str new_text;

	if (!change->nspans ||
	    change->span[change->nspans - 1].kind == LL_ELIDED) {
		return false; /* there is more than was kept */
	}
	while (next_pair(change, &at, &old_text, &new_text)) {
		if (!pair_is_bulk(f, old_text, new_text) &&
		    !(f->lenient && is_name_with(f, old_text, new_text))) {
			return false;
		}
	}
	return true;
}

static bool event_is_bulk(struct finder *f, const struct ll_change *change,
			  const struct ll_event *event)
{
	if (has_texts(event)) {
		return pair_is_bulk(f, event->old_text, event->new_text);
	}
	if (event->type == LL_EVENT_RENAMED) {
		return is_common(f, LL_BULK_MOVED, ll_path_dir(event->old_text),
				 ll_path_dir(event->new_text));
	}
	return event->type == LL_EVENT_REWORDED && words_are_bulk(f, change);
}

/* Returns whether something of the change is bulk. */
static bool mark_change(struct finder *f, struct ll_change *change)
{
	bool all = true;
	bool some = !change->nevents;

	for (size_t i = 0; i < change->nevents; i++) {
		struct ll_event *event = &change->event[i];

		event->bulk = event_is_bulk(f, change, event);
		all &= event->bulk;
		some |= event->bulk;
	}
	change->class =
		all ? LL_CLASS_BULK
		    : ll_class_of_events(change->event, change->nevents);
	return some;
}

/* ------------------------------------------------------------- what is told */

static int by_records(const void *a, const void *b)
{
	const struct ll_bulk_item *x = a;
	const struct ll_bulk_item *y = b;

	if (x->nrecords != y->nrecords) {
		return x->nrecords < y->nrecords ? 1 : -1;
	}
	if (x->what != y->what) {
		return (int)x->what - (int)y->what;
	}
	return ll_str_eq(x->old_text, y->old_text)
		       ? ll_str_cmp(x->new_text, y->new_text)
		       : ll_str_cmp(x->old_text, y->old_text);
}

/* Two whole texts are told only where no substitution explains them. */
static bool is_told(struct finder *f, const struct candidate *one)
{
	return one->common &&
	       (one->item.what != LL_BULK_WHOLE || !one->item.old_text.len ||
		!one->item.new_text.len || !f->ncommon ||
		!is_made(f, one->item.old_text, one->item.new_text));
}

static void tell(struct finder *f, struct ll_arena *arena, struct ll_bulk *bulk)
{
	LL_VEC(struct ll_bulk_item) items = { 0 };

	for (size_t i = 0; i < f->map.nentries; i++) {
		const struct candidate *one = f->map.entry[i].value;

		if (is_told(f, one)) {
			*LL_PUSH(f->scratch, &items) = one->item;
		}
	}
	if (items.n) {
		qsort(items.item, items.n, sizeof(*items.item), by_records);
	}
	bulk->nitems = items.n < LL_BULK_ITEMS ? items.n : LL_BULK_ITEMS;
	bulk->item = LL_NEW(arena, struct ll_bulk_item, bulk->nitems);
	for (size_t i = 0; i < bulk->nitems; i++) {
		bulk->item[i] = items.item[i];
	}
}

static void unmark(struct ll_change *const *change, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < change[i]->nevents; k++) {
			change[i]->event[k].bulk = false;
		}
		if (may_be_bulk(change[i])) {
			change[i]->class = ll_class_of_events(
				change[i]->event, change[i]->nevents);
		}
	}
}

bool ll_bulk_mark(struct ll_arena *arena, struct ll_change *const *change,
		  size_t n, struct ll_bulk *bulk)
{
	struct ll_arena scratch = { 0 };
	struct finder f = { .scratch = &scratch, .change = change, .n = n };

	f.map = ll_map_make(&scratch);
	for (f.at = 0; n >= LL_BULK_MANY && f.at < n; f.at++) {
		if (may_be_bulk(change[f.at])) {
			look_at(&f, change[f.at]);
		}
	}
	choose(&f);
	for (size_t i = 0; f.any && i < n; i++) {
		f.nleft +=
			may_be_bulk(change[i]) && !mark_change(&f, change[i]);
	}
	f.lenient = f.nleft * FEW <= n;
	for (size_t i = 0; f.any && i < n; i++) {
		bulk->nrecords +=
			may_be_bulk(change[i]) && mark_change(&f, change[i]);
	}
	if (f.any && bulk->nrecords < LL_BULK_MANY) {
		f.any = false;
		unmark(change, n);
	}
	if (f.any) {
		tell(&f, arena, bulk);
	}
	ll_arena_release(&scratch);
	return f.any;
}

/* ----------------------------------------------------------------- the log */

/* The timelines of a log, those of records that are gone included. */
static struct ll_timeline *timeline_at(struct ll_log *log, size_t i)
{
	return i < log->ntimelines ? &log->timeline[i]
				   : &log->gone[i - log->ntimelines].timeline;
}

void ll_bulk_mark_log(struct ll_arena *arena, struct ll_log *log)
{
	struct ll_arena scratch = { 0 };
	size_t *start = LL_NEW(&scratch, size_t, log->ninfos + 2);
	size_t n = log->ntimelines + log->ngone;
	struct ll_change **change;
	LL_VEC(struct ll_bulk) bulks = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct ll_timeline *timeline = timeline_at(log, i);

		for (size_t k = 0; k < timeline->nchanges; k++) {
			start[timeline->change[k].landing + 2]++;
		}
	}
	for (size_t i = 0; i < log->ninfos; i++) {
		start[i + 2] += start[i + 1];
	}
	change = LL_NEW(&scratch, struct ll_change *, start[log->ninfos + 1]);
	for (size_t i = 0; i < n; i++) {
		struct ll_timeline *timeline = timeline_at(log, i);

		for (size_t k = 0; k < timeline->nchanges; k++) {
			change[start[timeline->change[k].landing + 1]++] =
				&timeline->change[k];
		}
	}
	for (size_t i = 0; i < log->ninfos; i++) {
		struct ll_bulk bulk = { .landing = i };

		if (ll_bulk_mark(arena, change + start[i],
				 start[i + 1] - start[i], &bulk)) {
			*LL_PUSH(arena, &bulks) = bulk;
		}
	}
	log->bulk = bulks.item;
	log->nbulks = bulks.n;
	ll_arena_release(&scratch);
}
