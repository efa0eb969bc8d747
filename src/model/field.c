#include "model/field.h"

#include <string.h>

#include "base/utf8.h"

static const ll_str name_of[] = {
	LL_STR_INIT(""),
#define LL_FIELD(name, word, kinds) LL_STR_INIT(word),
#include "model/field.def"
#undef LL_FIELD
};

static const unsigned kinds_of[] = {
	0,
#define LL_FIELD(name, word, kinds) kinds,
#include "model/field.def"
#undef LL_FIELD
};

static const struct {
	enum ll_field field;
	ll_str word;
} synonym[] = {
#define LL_FIELD_SYNONYM(name, word) { LL_FIELD_##name, LL_STR_INIT(word) },
#include "model/field.def"
};

enum { LONGEST_KEY = 32 };

/* The letters of @key that count; more than fit are no known key. */
static ll_str fold(ll_str key, char out[LONGEST_KEY])
{
	size_t n = 0;

	for (size_t i = 0; i < key.len; i++) {
		char c = key.s[i];

		if (ll_is_blank(c) || c == '-' || c == '_') {
			continue;
		}
		if (n == LONGEST_KEY) {
			return LL_STR("");
		}
		out[n++] = ll_to_lower(c);
	}
	return (ll_str){ out, n };
}

/* @word as in the tables, lower case with '_', against a folded key. */
static bool is_folded(ll_str word, ll_str folded)
{
	size_t n = 0;

	for (size_t i = 0; i < word.len; i++) {
		if (word.s[i] == '_') {
			continue;
		}
		if (n == folded.len || word.s[i] != folded.s[n]) {
			return false;
		}
		n++;
	}
	return n == folded.len;
}

ll_str ll_field_name(enum ll_field field)
{
	return name_of[field];
}

enum ll_field ll_field_find(ll_str word)
{
	char letters[LONGEST_KEY];
	ll_str folded = fold(word, letters);

	if (!folded.len) {
		return LL_FIELD_HOUSE;
	}
	for (size_t i = 1; i < LL_NFIELDS; i++) {
		if (is_folded(name_of[i], folded)) {
			return (enum ll_field)i;
		}
	}
	for (size_t i = 0; i < sizeof(synonym) / sizeof(synonym[0]); i++) {
		if (is_folded(synonym[i].word, folded)) {
			return synonym[i].field;
		}
	}
	return LL_FIELD_HOUSE;
}

enum ll_field ll_field_of(const struct ll_rule *rule, ll_str key, ll_str *name)
{
	enum ll_field field = LL_FIELD_HOUSE;

	for (size_t i = 0; i < rule->nfields; i++) {
		if (ll_key_eq(rule->field[i].word, key)) {
			field = ll_field_find(rule->field[i].means);
			break;
		}
	}
	if (!field) {
		field = ll_field_find(key);
	}
	if (name) {
		*name = field ? name_of[field] : key;
	}
	return field;
}

ll_str ll_field_canonical(const struct ll_rule *rule, ll_str key)
{
	ll_str name;

	ll_field_of(rule, key, &name);
	return name;
}

/*
 * Slips between two words of at most LONGEST_KEY letters: insertion, deletion,
 * exchange of one letter or of two neighbours.
 * Source: the restricted Damerau-Levenshtein distance.
 */
static size_t slips(ll_str a, ll_str b)
{
	size_t row[3][LONGEST_KEY + 1];

	for (size_t j = 0; j <= b.len; j++) {
		row[0][j] = j;
	}
	for (size_t i = 1; i <= a.len; i++) {
		size_t *now = row[i % 3];
		const size_t *before = row[(i + 2) % 3];
		const size_t *two_before = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t best =
				before[j - 1] + (a.s[i - 1] != b.s[j - 1]);

			best = before[j] + 1 < best ? before[j] + 1 : best;
			best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
			if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] &&
			    a.s[i - 2] == b.s[j - 1] &&
			    two_before[j - 2] + 1 < best) {
				best = two_before[j - 2] + 1;
			}
			now[j] = best;
		}
	}
	return row[a.len % 3][b.len];
}

ll_str ll_field_near(ll_str key, enum ll_kind kind)
{
	char letters[LONGEST_KEY];
	ll_str folded = fold(key, letters);
	size_t allowed = folded.len < 4 ? 0 : folded.len < 8 ? 1 : 2;
	ll_str best = LL_STR("");

	if (!allowed) {
		return best;
	}
	for (size_t i = LL_NFIELDS - 1; i > 0; i--) {
		char other[LONGEST_KEY];
		ll_str word = fold(name_of[i], other);
		size_t n;

		if (!(kinds_of[i] & (1u << kind)) || word.len < 4 ||
		    word.len > folded.len + allowed ||
		    folded.len > word.len + allowed) {
			continue;
		}
		n = slips(folded, word);
		if (n && n <= allowed) {
			best = name_of[i];
			allowed = n;
		}
	}
	return best;
}

/* Letters that look like one of "audience" in common fonts. */
static char looks_like(int32_t c)
{
	static const struct {
		int32_t code_point;
		char letter;
	} twin[] = {
		{ 0x430, 'a' }, { 0x3b1, 'a' }, { 0x251, 'a' }, { 0x435, 'e' },
		{ 0x3b5, 'e' }, { 0x4bd, 'e' }, { 0x456, 'i' }, { 0x3b9, 'i' },
		{ 0x131, 'i' }, { 0x4cf, 'i' }, { 0x441, 'c' }, { 0x3c2, 'c' },
		{ 0x3f2, 'c' }, { 0x501, 'd' }, { 0x257, 'd' }, { 0x3c5, 'u' },
		{ 0x446, 'u' }, { 0x57d, 'u' }, { 0x28b, 'u' }, { 0x43f, 'n' },
		{ 0x3b7, 'n' }, { 0x578, 'n' }, { 0x273, 'n' }, { 0xe4, 'a' },
		{ 0xe1, 'a' },  { 0xe0, 'a' },  { 0xe2, 'a' },  { 0xfc, 'u' },
		{ 0xfa, 'u' },  { 0xed, 'i' },  { 0xee, 'i' },  { 0xef, 'i' },
		{ 0xe9, 'e' },  { 0xe8, 'e' },  { 0xea, 'e' },  { 0xeb, 'e' },
		{ 0xe7, 'c' },  { 0xf1, 'n' },
	};

	if (c < 0x80) {
		return ll_to_lower((char)c);
	}
	for (size_t i = 0; i < sizeof(twin) / sizeof(twin[0]); i++) {
		if (twin[i].code_point == c) {
			return twin[i].letter;
		}
	}
	return '?';
}

bool ll_key_may_be_audience(ll_str key)
{
	char letters[LONGEST_KEY];
	size_t n = 0;
	bool plain = true;
	struct ll_arena scratch = { 0 };

	for (size_t i = 0; i < key.len; i++) {
		plain = plain && (unsigned char)key.s[i] < 0x80;
	}
	if (key.len > 4 * LONGEST_KEY) {
		return false;
	}
	if (!plain) {
		key = ll_utf8_fold(&scratch, key);
	}
	while (key.len && n < LONGEST_KEY) {
		char c = looks_like(ll_utf8_next(&key));

		if (!ll_is_blank(c) && c != '-' && c != '_') {
			letters[n++] = c;
		}
	}
	ll_arena_release(&scratch);
	return !key.len && n >= 6 && n <= 10 &&
	       slips((ll_str){ letters, n }, LL_STR("audience")) <= 2;
}
