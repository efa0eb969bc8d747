#include "base/finding_key.h"

static uint64_t add_byte(uint64_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 0x100000001b3U; /* FNV-1a */
}

/* With a byte at the end that stands in no text. */
static uint64_t add_text(uint64_t hash, ll_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		hash = add_byte(hash, text.s[i]);
	}
	return add_byte(hash, '\377');
}

static bool is_line_number(ll_str before, ll_str rest)
{
	return rest.len && ll_is_digit(rest.s[0]) &&
	       (ll_str_ends(before, LL_STR(":")) ||
		ll_str_ends(before, LL_STR("line ")));
}

static uint64_t add_message(uint64_t hash, ll_str text)
{
	size_t i = 0;

	while (i < text.len) {
		if (is_line_number(ll_str_sub(text, 0, i),
				   ll_str_from_pos(text, i))) {
			while (i < text.len && ll_is_digit(text.s[i])) {
				i++;
			}
		} else {
			hash = add_byte(hash, text.s[i++]);
		}
	}
	return add_byte(hash, '\377');
}

uint64_t ll_finding_key(const struct ll_diag *diag, ll_str path, ll_str line)
{
	uint64_t hash = 0xcbf29ce484222325U;

	hash = add_text(hash, ll_str_from(ll_diag_info[diag->code].code));
	hash = add_text(hash, path);
	hash = add_message(hash, diag->message);
	hash = add_text(hash, ll_str_trim(line));
	return hash ^ (hash >> 29);
}
