#include "view/tell.h"

#include <string.h>

#include "base/buf.h"

/* Longer words are cut here, on both sides. */
enum { WORD_MAX = 120, KEY_MAX = WORD_MAX + sizeof(uint32_t) };

struct ll_tell ll_tell_make(struct ll_arena *arena)
{
	struct ll_tell tell = { .arena = arena, .step = ll_map_make(arena) };

	*LL_PUSH(arena, &tell.node) = 0;
	return tell;
}

/* Bytes beyond ASCII belong to words: they are letters far more often. */
static inline bool is_word(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
	       ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* The next word at or after *@at, which is then its end; "" at the end. */
static ll_str next_word(ll_str text, size_t *at)
{
	size_t start = *at;
	size_t end;

	while (start < text.len && !is_word(text.s[start])) {
		start++;
	}
	end = start;
	while (end < text.len && is_word(text.s[end])) {
		end++;
	}
	*at = end;
	return ll_str_sub(text, start, end);
}

static ll_str step_key(char key[KEY_MAX], uint32_t node, ll_str word)
{
	size_t n = word.len < WORD_MAX ? word.len : WORD_MAX;

	memcpy(key, &node, sizeof(node));
	for (size_t i = 0; i < n; i++) {
		key[sizeof(node) + i] = ll_to_lower(word.s[i]);
	}
	return (ll_str){ key, sizeof(node) + n };
}

static uint32_t step_to(const struct ll_tell *tell, uint32_t node, ll_str word)
{
	char key[KEY_MAX];

	return (uint32_t)(uintptr_t)ll_map_get(&tell->step,
					       step_key(key, node, word));
}

static uint32_t step_add(struct ll_tell *tell, uint32_t node, ll_str word)
{
	uint32_t next = step_to(tell, node, word);
	char key[KEY_MAX];

	if (!next) {
		next = (uint32_t)tell->node.n;
		*LL_PUSH(tell->arena, &tell->node) = 0;
		*ll_map_slot(
			&tell->step,
			ll_str_copy(tell->arena, step_key(key, node, word))) =
			(void *)(uintptr_t)next;
	}
	return next;
}

void ll_tell_add(struct ll_tell *tell, ll_str phrase, enum ll_tell_where where)
{
	uint32_t node = 0;
	size_t at = 0;
	ll_str word;

	while ((word = next_word(phrase, &at)).len) {
		node = step_add(tell, node, word);
	}
	if (node) {
		tell->node.item[node] |= (unsigned char)where;
	}
}

void ll_tell_allow(struct ll_tell *tell, ll_str phrase)
{
	uint32_t node = 0;
	size_t at = 0;
	ll_str word;

	while ((word = next_word(phrase, &at)).len) {
		node = step_to(tell, node, word);
		if (!node) {
			return;
		}
	}
	tell->node.item[node] = 0;
}

/* End of the longest phrase that begins with the word at @start, or 0. */
static size_t phrase_end(const struct ll_tell *tell, ll_str text, size_t start,
			 enum ll_tell_where where)
{
	uint32_t node = 0;
	size_t at = start;
	size_t end = 0;
	ll_str word;

	while ((word = next_word(text, &at)).len) {
		node = step_to(tell, node, word);
		if (!node) {
			break;
		}
		if (tell->node.item[node] & where) {
			end = at;
		}
	}
	return end;
}

/* The first phrase at or after *@start; *@start is then its first byte. */
static size_t find_phrase(const struct ll_tell *tell, ll_str text,
			  size_t *start, enum ll_tell_where where)
{
	size_t at = *start;
	ll_str word;

	if (tell->node.n <= 1) {
		return 0;
	}
	while ((word = next_word(text, &at)).len) {
		size_t end = phrase_end(tell, text, at - word.len, where);

		if (end) {
			*start = at - word.len;
			return end;
		}
	}
	return 0;
}

bool ll_tell_finds(const struct ll_tell *tell, ll_str text,
		   enum ll_tell_where where)
{
	size_t start = 0;

	return find_phrase(tell, text, &start, where) > 0;
}

ll_str ll_tell_redact(const struct ll_tell *tell, struct ll_arena *arena,
		      ll_str text, enum ll_tell_where where, ll_str word)
{
	struct ll_buf buf = ll_buf_make(arena);
	size_t done = 0;
	size_t start = 0;
	size_t end;

	while ((end = find_phrase(tell, text, &start, where))) {
		ll_buf_add(&buf, ll_str_sub(text, done, start));
		ll_buf_add(&buf, word);
		done = end;
		start = end;
	}
	if (!done) {
		return text;
	}
	ll_buf_add(&buf, ll_str_from_pos(text, done));
	return ll_buf_done(&buf);
}
