#include "history/change.h"

#include <string.h>

#include "history/worddiff.h"

static void add_event(struct ll_arena *arena, struct ll_events *events,
		      enum ll_event_type type, const char *label,
		      ll_str old_text, ll_str new_text)
{
	*LL_PUSH(arena, events) = (struct ll_event){
		.type = type,
		.field = LL_STR(""),
		.label = ll_str_from(label),
		.old_text = old_text,
		.new_text = new_text,
	};
}

static bool has_fact(const struct ll_state *state, const char *field)
{
	for (size_t i = 0; i < state->nfacts; i++) {
		if (ll_str_is(state->fact[i].field, field)) {
			return true;
		}
	}
	return false;
}

/* A goal moves to another period with its folder, unless it says itself. */
static void compare_periods(struct ll_arena *arena, const struct ll_side *old,
			    const struct ll_side *new, struct ll_events *events)
{
	if (new->state->kind != LL_KIND_GOAL || !old->period.len ||
	    !new->period.len || ll_str_eq(old->period, new->period) ||
	    has_fact(old->state, "period") || has_fact(new->state, "period")) {
		return;
	}
	add_event(arena, events, LL_EVENT_MOVED, "period", old->period,
		  new->period);
	events->item[events->n - 1].field = LL_STR("period");
}

static bool is_retitled(struct ll_arena *arena, const struct ll_state *old,
			const struct ll_state *new)
{
	return old->title.len && !ll_titles_same(arena, old->title, new->title);
}

static enum ll_class class_of_event(enum ll_event_type type)
{
	if (type == LL_EVENT_RENAMED) {
		return LL_CLASS_MECHANICAL;
	}
	return type == LL_EVENT_RETITLED || type == LL_EVENT_REWORDED
		       ? LL_CLASS_WORDING
		       : LL_CLASS_FIELDS;
}

enum ll_class ll_class_of_events(const struct ll_event *event, size_t n)
{
	enum ll_class class = LL_CLASS_MECHANICAL;

	for (size_t i = 0; i < n; i++) {
		enum ll_class next = class_of_event(event[i].type);

		if (next > class && !event[i].bulk) {
			class = next;
		}
	}
	return class;
}

static struct ll_worddiff compare_words(struct ll_arena *arena,
					const struct ll_state *old,
					const struct ll_state *new)
{
	if (ll_str_eq(old->words, new->words)) {
		return (struct ll_worddiff){ NULL, 0 };
	}
	return ll_worddiff_blocks(arena, old->words, new->words);
}

static void compare_states(struct ll_arena *arena, const struct ll_side *old,
			   const struct ll_side *new, struct ll_change *change)
{
	struct ll_events events = { 0 };
	struct ll_worddiff words = compare_words(arena, old->state, new->state);

	if (is_retitled(arena, old->state, new->state)) {
		add_event(arena, &events, LL_EVENT_RETITLED, "title",
			  old->state->title, new->state->title);
	}
	compare_periods(arena, old, new, &events);
	ll_facts_compare(arena, old->state, new->state, &events);
	if (words.n) {
		add_event(arena, &events, LL_EVENT_REWORDED, "", LL_STR(""),
			  LL_STR(""));
	}
	if (!ll_str_eq(old->path, new->path)) {
		add_event(arena, &events, LL_EVENT_RENAMED, "path", old->path,
			  new->path);
	}
	change->class = ll_class_of_events(events.item, events.n);
	change->event = events.item;
	change->nevents = events.n;
	change->span = words.span;
	change->nspans = words.n;
}

/* How narrow @name is, from 1; 0: there is no such audience. */
static size_t audience_rank(const struct ll_settings *settings, ll_str name)
{
	for (size_t i = 0; i < settings->naudiences; i++) {
		if (!name.len || ll_key_eq(settings->audience[i], name)) {
			return i + 1;
		}
	}
	return 0;
}

void ll_change_add_audience(struct ll_arena *arena,
			    const struct ll_settings *settings,
			    struct ll_change *change)
{
	size_t before = audience_rank(settings, change->audience_before);
	size_t after = audience_rank(settings, change->audience);
	struct ll_events events = { change->event, change->nevents,
				    change->nevents };

	if (!change->audience_certain || change->class == LL_CLASS_CREATED ||
	    change->class == LL_CLASS_DELETED || !before || !after ||
	    before == after) {
		return;
	}
	add_event(arena, &events,
		  after > before ? LL_EVENT_RESTRICTED : LL_EVENT_OPENED_UP,
		  "audience", settings->audience[before - 1],
		  settings->audience[after - 1]);
	events.item[events.n - 1].field = LL_STR("audience");
	change->event = events.item;
	change->nevents = events.n;
	change->class = ll_class_of_events(events.item, events.n);
}

void ll_change_compare(struct ll_arena *arena, const struct ll_side *old,
		       const struct ll_side *new, struct ll_change *change)
{
	struct ll_events events = { 0 };

	if (old->state && new->state) {
		compare_states(arena, old, new, change);
		return;
	}
	if (new->state) {
		change->class = LL_CLASS_CREATED;
		add_event(arena, &events, LL_EVENT_CREATED, "", LL_STR(""),
			  new->state->title);
	} else {
		change->class = LL_CLASS_DELETED;
		add_event(arena, &events, LL_EVENT_DELETED, "",
			  old->state->title, LL_STR(""));
	}
	change->event = events.item;
	change->nevents = events.n;
}

/* ---------------------------------------------------------------- limits */

const struct ll_change_limit ll_change_plenty = { 1000, 4096, 65536 };
const struct ll_change_limit ll_change_little = { 20, 200, 1000 };

/* No more than @most bytes, without half a character at the end. */
static ll_str cut_text(ll_str text, size_t most)
{
	size_t len = text.len < most ? text.len : most;

	while (len && len < text.len && (text.s[len] & 0xC0) == 0x80) {
		len--;
	}
	return ll_str_sub(text, 0, len);
}

static size_t shorten_text(struct ll_arena *arena, ll_str *text, size_t most)
{
	if (text->len > most) {
		*text = ll_str_join(arena, cut_text(*text, most),
				    LL_STR("\xE2\x80\xA6"), LL_STR(""));
	}
	return text->len;
}

static size_t shorten_events(struct ll_arena *arena, struct ll_change *change,
			     const struct ll_change_limit *limit)
{
	size_t bytes = 0;

	if (change->nevents > limit->events) {
		change->nevents = limit->events;
	}
	for (size_t i = 0; i < change->nevents; i++) {
		struct ll_event *event = &change->event[i];

		bytes += sizeof(*event);
		bytes += shorten_text(arena, &event->field, limit->text);
		bytes += shorten_text(arena, &event->label, limit->text);
		bytes += shorten_text(arena, &event->old_text, limit->text);
		bytes += shorten_text(arena, &event->new_text, limit->text);
	}
	return bytes;
}

/* Each span counts for itself, too: there may be as many as words. */
static size_t shorten_spans(struct ll_arena *arena, struct ll_change *change,
			    const struct ll_change_limit *limit)
{
	struct ll_word_span *span = change->span;
	size_t bytes = 0;

	for (size_t i = 0; i < change->nspans; i++) {
		size_t room = limit->words - bytes;
		size_t need = sizeof(*span) + span[i].text.len;

		if (need <= room) {
			bytes += need;
			continue;
		}
		change->span = LL_NEW(arena, struct ll_word_span, i + 2);
		memcpy(change->span, span, (i + 1) * sizeof(*span));
		change->span[i].text = cut_text(
			span[i].text,
			room > sizeof(*span) ? room - sizeof(*span) : 0);
		change->nspans = i + (change->span[i].text.len > 0);
		change->span[change->nspans++] =
			(struct ll_word_span){ .kind = LL_ELIDED };
		return limit->words;
	}
	return bytes;
}

size_t ll_change_shorten(struct ll_arena *arena, struct ll_change *change,
			 const struct ll_change_limit *limit)
{
	return shorten_events(arena, change, limit) +
	       shorten_spans(arena, change, limit);
}

/* --------------------------------------------------------------- copying */

static struct ll_event copy_event(struct ll_arena *arena,
				  const struct ll_event *event)
{
	struct ll_event copy = *event;

	copy.field = ll_str_copy(arena, event->field);
	copy.label = ll_str_copy(arena, event->label);
	copy.old_text = ll_str_copy(arena, event->old_text);
	copy.new_text = ll_str_copy(arena, event->new_text);
	return copy;
}

/* The texts of all spans stand in one piece of memory. */
static struct ll_word_span *
copy_spans(struct ll_arena *arena, const struct ll_word_span *span, size_t n)
{
	struct ll_word_span *copy = LL_NEW(arena, struct ll_word_span, n);
	size_t len = 0;
	char *text;

	for (size_t i = 0; i < n; i++) {
		len += span[i].text.len;
	}
	text = LL_NEW(arena, char, len);
	for (size_t i = 0; i < n; i++) {
		copy[i] = span[i];
		if (span[i].text.len) {
			memcpy(text, span[i].text.s, span[i].text.len);
			copy[i].text.s = text;
			text += span[i].text.len;
		}
	}
	return copy;
}

struct ll_change ll_change_copy(struct ll_arena *arena,
				const struct ll_change *change)
{
	struct ll_change copy = *change;

	copy.event = LL_NEW(arena, struct ll_event, change->nevents);
	for (size_t i = 0; i < change->nevents; i++) {
		copy.event[i] = copy_event(arena, &change->event[i]);
	}
	copy.span = copy_spans(arena, change->span, change->nspans);
	copy.audience = ll_str_copy(arena, change->audience);
	copy.audience_before = ll_str_copy(arena, change->audience_before);
	return copy;
}
