#include "history/agreed.h"

#include "base/utf8.h"
#include "history/change.h"
#include "history/section.h"

static bool is_uncommitted(const struct ll_agreed_past *past, size_t i)
{
	return past->info[past->change[i]->landing].landing->uncommitted;
}

static ll_date day_of(const struct ll_agreed_past *past, size_t i)
{
	return ll_date_of_time(
		past->info[past->change[i]->landing].landing->commit.time);
}

static bool adds(const struct ll_change *change, const struct ll_signer *signer)
{
	for (size_t i = 0; i < change->nevents; i++) {
		if (change->event[i].type == LL_EVENT_AGREED &&
		    signer->names(signer->context, change->event[i].new_text)) {
			return true;
		}
	}
	return false;
}

/* The last change that added the name, or the one it was there from. */
static size_t find_adding(const struct ll_agreed_past *past,
			  const struct ll_signer *signer)
{
	for (size_t i = past->n; i-- > 0;) {
		if (adds(past->change[i], signer) ||
		    (i && past->change[i]->class == LL_CLASS_CREATED)) {
			return i;
		}
	}
	return past->whole && past->n ? 0 : LL_NPOS;
}

/* Of a day before the record began its first words are the nearest. */
static size_t find_day(const struct ll_agreed_past *past, ll_date date)
{
	for (size_t i = past->n; i-- > 0;) {
		if (!is_uncommitted(past, i) && day_of(past, i).n <= date.n) {
			return i;
		}
	}
	return past->whole && past->n ? 0 : LL_NPOS;
}

size_t ll_agreed_pin(const struct ll_agreed_past *past,
		     const struct ll_signer *signer)
{
	size_t added = find_adding(past, signer);

	if (!signer->date.n) {
		return added;
	}
	if (added != LL_NPOS && (is_uncommitted(past, added) ||
				 day_of(past, added).n == signer->date.n)) {
		return added;
	}
	return find_day(past, signer->date);
}

static bool changes_words(const struct ll_change *change)
{
	if (change->folded || change->class == LL_CLASS_MECHANICAL ||
	    change->class == LL_CLASS_BULK) {
		return false;
	}
	if (change->class == LL_CLASS_WORDING) {
		return true;
	}
	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_event *event = &change->event[i];

		if (!event->bulk && (event->type == LL_EVENT_REWORDED ||
				     event->type == LL_EVENT_RETITLED ||
				     event->type == LL_EVENT_CREATED)) {
			return true;
		}
	}
	return false;
}

bool ll_agreed_unpinned(const struct ll_agreed_past *past, size_t pin)
{
	for (size_t i = pin + 1; pin != LL_NPOS && i < past->n; i++) {
		if (changes_words(past->change[i])) {
			return true;
		}
	}
	return false;
}

/* ------------------------------------------------------------- the words then
 */

static ll_str title_then(const struct ll_record *record,
			 const struct ll_agreed_past *past, size_t pin)
{
	ll_str title = record->title;

	for (size_t i = past->n; i-- > pin + 1;) {
		const struct ll_change *change = past->change[i];

		for (size_t k = 0; k < change->nevents; k++) {
			if (change->event[k].type == LL_EVENT_RETITLED) {
				title = change->event[k].old_text;
			}
		}
	}
	return title;
}

/* The record in an older version of its file: by its title then, else as two
 * versions of a file are matched. */
static const struct ll_state *find_state(struct ll_arena *scratch,
					 const struct ll_org *org,
					 const struct ll_record *record,
					 const struct ll_states *old,
					 ll_str title)
{
	struct ll_section_match match;
	size_t at;

	for (size_t i = 0; i < old->n; i++) {
		const struct ll_state *state = &old->state[i];

		if (record->anchor.len
			    ? state->anchor.len &&
				      ll_titles_same(scratch, state->title,
						     title)
			    : !state->anchor.len) {
			return state;
		}
	}
	match = ll_sections_match(scratch, old, &org->file[record->file]);
	at = match.old_of[record->state];
	return at == LL_NPOS ? NULL : &old->state[at];
}

static struct ll_worddiff copy_diff(struct ll_arena *arena,
				    struct ll_worddiff diff)
{
	struct ll_change spans = { .span = diff.span, .nspans = diff.n };

	ll_change_shorten(arena, &spans, &ll_change_plenty);
	spans = ll_change_copy(arena, &spans);
	return (struct ll_worddiff){ spans.span, spans.nspans };
}

static struct ll_agreed_words compare(struct ll_arena *arena,
				      struct ll_arena *scratch,
				      const struct ll_state *then,
				      const struct ll_state *now)
{
	struct ll_worddiff diff =
		ll_worddiff_blocks(scratch, then->words, now->words);
	bool titled = ll_titles_same(scratch, then->title, now->title);

	return (struct ll_agreed_words){
		.known = true,
		.same = titled && !diff.n,
		.title = titled ? LL_STR("") : ll_str_copy(arena, then->title),
		.diff = copy_diff(arena, diff),
	};
}

struct ll_agreed_words ll_agreed_compare(struct ll_arena *arena,
					 const struct ll_org *org,
					 const struct ll_record *record,
					 const struct ll_agreed_past *past,
					 size_t pin)
{
	const struct ll_states *file = &org->file[record->file];
	const struct ll_change *change = past->change[pin];
	struct ll_agreed_words words = { 0 };
	struct ll_arena scratch = { 0 };
	const struct ll_state *then;
	struct ll_states old;
	ll_str bytes;

	if (ll_oid_is_zero(&change->after) ||
	    !org->source->blob(org->source->context, &change->after, &scratch,
			       &bytes)) {
		ll_arena_release(&scratch);
		return words;
	}
	old = ll_states_read(&scratch, org->settings, change->path,
			     ll_utf8_clean(&scratch, bytes), file->rule, 0,
			     NULL);
	then = find_state(&scratch, org, record, &old,
			  title_then(record, past, pin));
	if (then) {
		words = compare(arena, &scratch, then,
				ll_state_tell(&scratch, file, record->state));
	}
	ll_arena_release(&scratch);
	return words;
}
