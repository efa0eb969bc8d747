#include "history/fold.h"

#include <string.h>

static uint64_t add_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
	return hash ^ hash >> 32;
}

/* Eight bytes at a time: every version of every file comes through here. */
static uint64_t hash_text(uint64_t hash, ll_str text)
{
	uint64_t word = 0;
	size_t at = 0;

	text = ll_str_trim(text);
	for (; at + sizeof(word) <= text.len; at += sizeof(word)) {
		memcpy(&word, text.s + at, sizeof(word));
		hash = add_word(hash, word);
	}
	word = 0;
	if (at < text.len) {
		memcpy(&word, text.s + at, text.len - at);
	}
	return add_word(add_word(hash, word), text.len);
}

uint64_t ll_state_digest(const struct ll_state *state)
{
	const uint64_t basis = 14695981039346656037U;
	uint64_t hash = hash_text(basis, state->title);
	uint64_t facts = 0;

	hash = hash_text(hash, state->words);
	hash = hash_text(hash, state->audience);
	for (size_t i = 0; i < state->nfacts; i++) {
		const struct ll_fact *fact = &state->fact[i];

		if (fact->text.len) {
			facts += hash_text(hash_text(basis, fact->field),
					   fact->text);
		}
	}
	hash ^= facts;
	return hash ? hash : 1;
}

static bool may_fold(const struct ll_change *change)
{
	return !change->unread && !change->ignored &&
	       change->class != LL_CLASS_MECHANICAL &&
	       change->class != LL_CLASS_BULK;
}

/* Whether @later took @earlier back. */
static bool undoes(const struct ll_landing_info *info,
		   const struct ll_change *earlier,
		   const struct ll_change *later, int days)
{
	const struct ll_landing *from = info[earlier->landing].landing;
	const struct ll_landing *to = info[later->landing].landing;
	ll_time between = to->commit.time - from->commit.time;

	return earlier->class != LL_CLASS_CREATED && !to->uncommitted &&
	       earlier->meaning_before == later->meaning_after &&
	       between <= (ll_time)days * 86400 &&
	       between >= -(ll_time)days * 86400;
}

/* While it is under way, `undoes` of a change that stands is the one below. */
void ll_fold_timeline(const struct ll_landing_info *info,
		      struct ll_timeline *timeline, int days)
{
	struct ll_change *change = timeline->change;
	size_t top = 0; /* the latest change that stands, plus one */

	for (size_t i = 0; days > 0 && i < timeline->nchanges; i++) {
		struct ll_change *earlier = top ? &change[top - 1] : NULL;
		size_t below;

		if (!may_fold(&change[i])) {
			continue;
		}
		if (!earlier || !undoes(info, earlier, &change[i], days)) {
			change[i].undoes = top;
			top = i + 1;
			continue;
		}
		below = earlier->undoes;
		earlier->undoes = 0;
		earlier->folded = true;
		change[i].undoes = top;
		change[i].folded = true;
		top = below;
	}
	while (top) {
		size_t below = change[top - 1].undoes;

		change[top - 1].undoes = 0;
		top = below;
	}
}

void ll_fold_log(struct ll_log *log, int days)
{
	for (size_t i = 0; i < log->ntimelines; i++) {
		ll_fold_timeline(log->info, &log->timeline[i], days);
	}
	for (size_t i = 0; i < log->ngone; i++) {
		ll_fold_timeline(log->info, &log->gone[i].timeline, days);
	}
}
