#include "history/task_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* In byte order. */
static const ll_str small_word[] = {
	LL_STR_INIT("about"),    LL_STR_INIT("after"),
	LL_STR_INIT("again"),    LL_STR_INIT("all"),
	LL_STR_INIT("also"),     LL_STR_INIT("an"),
	LL_STR_INIT("and"),      LL_STR_INIT("any"),
	LL_STR_INIT("april"),    LL_STR_INIT("are"),
	LL_STR_INIT("as"),       LL_STR_INIT("at"),
	LL_STR_INIT("august"),   LL_STR_INIT("be"),
	LL_STR_INIT("before"),   LL_STR_INIT("but"),
	LL_STR_INIT("by"),       LL_STR_INIT("can"),
	LL_STR_INIT("december"), LL_STR_INIT("during"),
	LL_STR_INIT("each"),     LL_STR_INIT("eight"),
	LL_STR_INIT("every"),    LL_STR_INIT("february"),
	LL_STR_INIT("finally"),  LL_STR_INIT("five"),
	LL_STR_INIT("for"),      LL_STR_INIT("four"),
	LL_STR_INIT("from"),     LL_STR_INIT("how"),
	LL_STR_INIT("if"),       LL_STR_INIT("in"),
	LL_STR_INIT("into"),     LL_STR_INIT("is"),
	LL_STR_INIT("it"),       LL_STR_INIT("its"),
	LL_STR_INIT("january"),  LL_STR_INIT("july"),
	LL_STR_INIT("june"),     LL_STR_INIT("last"),
	LL_STR_INIT("more"),     LL_STR_INIT("new"),
	LL_STR_INIT("next"),     LL_STR_INIT("nine"),
	LL_STR_INIT("not"),      LL_STR_INIT("november"),
	LL_STR_INIT("now"),      LL_STR_INIT("october"),
	LL_STR_INIT("of"),       LL_STR_INIT("on"),
	LL_STR_INIT("once"),     LL_STR_INIT("one"),
	LL_STR_INIT("or"),       LL_STR_INIT("our"),
	LL_STR_INIT("out"),      LL_STR_INIT("over"),
	LL_STR_INIT("please"),   LL_STR_INIT("september"),
	LL_STR_INIT("seven"),    LL_STR_INIT("six"),
	LL_STR_INIT("soon"),     LL_STR_INIT("still"),
	LL_STR_INIT("ten"),      LL_STR_INIT("that"),
	LL_STR_INIT("the"),      LL_STR_INIT("their"),
	LL_STR_INIT("them"),     LL_STR_INIT("then"),
	LL_STR_INIT("there"),    LL_STR_INIT("this"),
	LL_STR_INIT("three"),    LL_STR_INIT("to"),
	LL_STR_INIT("two"),      LL_STR_INIT("until"),
	LL_STR_INIT("up"),       LL_STR_INIT("we"),
	LL_STR_INIT("what"),     LL_STR_INIT("when"),
	LL_STR_INIT("which"),    LL_STR_INIT("who"),
	LL_STR_INIT("will"),     LL_STR_INIT("with"),
	LL_STR_INIT("without"),
};

#define NSMALL (sizeof(small_word) / sizeof(small_word[0]))

static int by_bytes(const void *key, const void *item)
{
	return ll_str_cmp(*(const ll_str *)key, *(const ll_str *)item);
}

/* A letter alone is what is left of "insurer's"; a digit alone is a number. */
static bool is_small(ll_str word)
{
	return (word.len == 1 && ll_is_alpha(word.s[0])) ||
	       bsearch(&word, small_word, NSMALL, sizeof(ll_str), by_bytes);
}

/* "jetties" and "jetty", "boards" and "board"; "glass" stays. */
static ll_str without_plural(struct ll_arena *arena, ll_str word)
{
	if (word.len > 4 && ll_str_ends(word, LL_STR("ies"))) {
		return ll_str_join(arena, ll_str_sub(word, 0, word.len - 3),
				   LL_STR("y"), LL_STR(""));
	}
	if (word.len > 3 && ll_str_ends(word, LL_STR("s")) &&
	    word.s[word.len - 2] != 's' && word.s[word.len - 2] != 'u') {
		return ll_str_sub(word, 0, word.len - 1);
	}
	return word;
}

/* Scripts without spaces: each sign is a word. */
static bool stands_alone(int32_t code_point)
{
	return (code_point >= 0x2E80 && code_point <= 0x9FFF) ||
	       code_point >= 0x20000;
}

/* Takes the next word off *@rest; "" at the end. */
static ll_str next_word(ll_str *rest)
{
	ll_str word = { rest->s, 0 };

	while (rest->len) {
		const char *at = rest->s;
		int32_t code_point = ll_utf8_next(rest);
		bool letter = ll_utf8_is_alnum(code_point);

		if (word.len && (!letter || stands_alone(code_point))) {
			*rest = (ll_str){ at,
					  rest->len + (size_t)(rest->s - at) };
			return word;
		}
		if (letter && !word.len) {
			word.s = at;
		}
		if (letter) {
			word.len = (size_t)(rest->s - word.s);
		}
		if (letter && stands_alone(code_point)) {
			return word;
		}
	}
	return word;
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a;
	uint64_t y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static size_t read_words(struct ll_arena *scratch, ll_str text, bool small_too,
			 uint64_t word_hash[static LL_TASK_WORDS_MAX])
{
	size_t nread = 0;
	size_t n = 0;

	for (ll_str word = next_word(&text);
	     word.len && nread < LL_TASK_WORDS_MAX; word = next_word(&text)) {
		if (small_too || !is_small(word)) {
			word_hash[nread++] =
				ll_str_hash(without_plural(scratch, word));
		}
	}
	qsort(word_hash, nread, sizeof(*word_hash), by_value);
	for (size_t i = 0; i < nread; i++) {
		if (!n || word_hash[n - 1] != word_hash[i]) {
			word_hash[n++] = word_hash[i];
		}
	}
	return n;
}

struct ll_task_words ll_task_words_make(struct ll_arena *arena, ll_str text)
{
	struct ll_arena scratch = { 0 };
	uint64_t word[LL_TASK_WORDS_MAX];
	ll_str folded = ll_utf8_fold(&scratch, text);
	size_t n = read_words(&scratch, folded, false, word);
	struct ll_task_words words;

	n = n ? n : read_words(&scratch, folded, true, word);
	words.word = LL_NEW(arena, uint64_t, n);
	words.n = n;
	memcpy(words.word, word, n * sizeof(*word));
	words.bits = 0;
	for (size_t i = 0; i < n; i++) {
		words.bits |= UINT64_C(1) << (word[i] % 64);
	}
	words.nshared = n - (size_t)__builtin_popcountll(words.bits);
	ll_arena_release(&scratch);
	return words;
}

const struct ll_task_words *ll_task_words_recall(struct ll_task_memory *memory,
						 ll_str text)
{
	ll_str place = { (const char *)&text, sizeof(text) };
	struct ll_task_words *words = ll_map_get(&memory->by_text, place);

	if (!words) {
		words = LL_NEW(memory->arena, struct ll_task_words, 1);
		*words = ll_task_words_make(memory->arena, text);
		*ll_map_slot(&memory->by_text,
			     ll_str_copy(memory->arena, place)) = words;
	}
	return words;
}

static size_t shared(const struct ll_task_words *a,
		     const struct ll_task_words *b)
{
	size_t n = 0;
	size_t i = 0;
	size_t k = 0;

	while (i < a->n && k < b->n) {
		uint64_t x = a->word[i];
		uint64_t y = b->word[k];

		n += x == y;
		i += x <= y;
		k += y <= x;
	}
	return n;
}

static bool is_enough(size_t both, size_t shorter, size_t sum,
		      enum ll_task_owners owners)
{
	if (2 * both == sum) {
		return true;
	}
	switch (owners) {
	case LL_OWNERS_SHARED:
		return both == shorter || (both > 1 && both * 3 >= shorter * 2);
	case LL_OWNERS_UNKNOWN:
		return both > 1 && both * 200 >= sum * 60;
	case LL_OWNERS_OTHERS:
		return both > 1 && both * 200 >= sum * 75;
	}
	return false;
}

/* As many as may be in both: more than that would need more common bits. */
static size_t most_shared(const struct ll_task_words *a,
			  const struct ll_task_words *b)
{
	size_t twice = a->nshared < b->nshared ? a->nshared : b->nshared;

	return (size_t)__builtin_popcountll(a->bits & b->bits) + twice;
}

int ll_task_words_alike(const struct ll_task_words *a,
			const struct ll_task_words *b,
			enum ll_task_owners owners)
{
	size_t shorter = a->n < b->n ? a->n : b->n;
	size_t sum = a->n + b->n;
	size_t both = most_shared(a, b);

	both = both < shorter ? both : shorter;
	if (!is_enough(both, shorter, sum, owners)) {
		return 0;
	}
	both = shared(a, b);
	return both && is_enough(both, shorter, sum, owners)
		       ? (int)(both * 200 / sum)
		       : 0;
}
