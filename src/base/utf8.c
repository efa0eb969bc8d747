#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"

enum { REPLACEMENT = 0xFFFD };

static const ll_str replacement = LL_STR_INIT("\xEF\xBF\xBD");

/* Bytes that may follow @lead, and the range of the first of them. */
struct lead {
	uint8_t len;
	uint8_t low;
	uint8_t high;
};

/* RFC 3629, section 4: the rows of UTF8-octets. */
static struct lead lead_of(unsigned char lead)
{
	if (lead < 0x80) {
		return (struct lead){ 1, 0, 0 };
	}
	if (lead < 0xC2 || lead > 0xF4) {
		return (struct lead){ 0, 0, 0 };
	}
	if (lead < 0xE0) {
		return (struct lead){ 2, 0x80, 0xBF };
	}
	if (lead < 0xF0) {
		return (struct lead){ 3, lead == 0xE0 ? 0xA0 : 0x80,
				      lead == 0xED ? 0x9F : 0xBF };
	}
	return (struct lead){ 4, lead == 0xF0 ? 0x90 : 0x80,
			      lead == 0xF4 ? 0x8F : 0xBF };
}

/*
 * Length of the sequence at the start of @str. Where it is ill-formed, false,
 * and the length is that of the longest well-formed beginning, at least 1.
 */
static bool sequence(ll_str str, size_t *len)
{
	struct lead lead = lead_of((unsigned char)str.s[0]);

	*len = 1;
	if (lead.len < 2) {
		return lead.len == 1 && str.s[0] != '\0';
	}
	while (*len < lead.len) {
		unsigned char next;

		if (*len >= str.len) {
			return false;
		}
		next = (unsigned char)str.s[*len];
		if (next < lead.low || next > lead.high) {
			return false;
		}
		lead.low = 0x80;
		lead.high = 0xBF;
		(*len)++;
	}
	return true;
}

/* Bytes at the start of @str that are ASCII and, if @clean, not NUL or CR. */
static size_t plain_run(ll_str str)
{
	const uint64_t ones = 0x0101010101010101U;
	const uint64_t tops = 0x8080808080808080U;
	size_t i = 0;

	for (; i + 8 <= str.len; i += 8) {
		uint64_t word;
		uint64_t no_cr;

		memcpy(&word, str.s + i, 8);
		no_cr = word ^ (ones * '\r');
		if ((word | (word - ones) | (no_cr - ones)) & tops) {
			break;
		}
	}
	while (i < str.len && (unsigned char)str.s[i] < 0x80 && str.s[i] &&
	       str.s[i] != '\r') {
		i++;
	}
	return i;
}

bool ll_utf8_valid(ll_str str)
{
	while (str.len) {
		size_t len = plain_run(str);

		if (!len && !sequence(str, &len)) {
			return false;
		}
		str = ll_str_from_pos(str, len);
	}
	return true;
}

/* Length of the part that needs no change. */
static size_t clean_run(ll_str str)
{
	size_t clean = 0;

	while (clean < str.len) {
		ll_str rest = ll_str_from_pos(str, clean);
		size_t len = plain_run(rest);

		if (!len && (rest.s[0] == '\r' || !sequence(rest, &len))) {
			break;
		}
		clean += len;
	}
	return clean;
}

ll_str ll_utf8_clean(struct ll_arena *arena, ll_str str)
{
	struct ll_buf buf = ll_buf_make(arena);
	size_t len;

	if (ll_str_starts(str, LL_STR("\xEF\xBB\xBF"))) {
		str = ll_str_from_pos(str, 3);
	}
	len = clean_run(str);
	if (len == str.len) {
		return str;
	}
	ll_buf_reserve(&buf, str.len + str.len / 8);
	while (str.len) {
		len = clean_run(str);
		ll_buf_add(&buf, ll_str_sub(str, 0, len));
		str = ll_str_from_pos(str, len);
		if (!str.len) {
			break;
		}
		if (str.s[0] == '\r') {
			ll_buf_add_char(&buf, '\n');
			len = str.len > 1 && str.s[1] == '\n' ? 2 : 1;
		} else {
			sequence(str, &len);
			ll_buf_add(&buf, replacement);
		}
		str = ll_str_from_pos(str, len);
	}
	return ll_buf_str(&buf);
}

int32_t ll_utf8_next(ll_str *rest)
{
	static const unsigned char mask[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	unsigned char lead = (unsigned char)rest->s[0];
	int32_t code_point;
	size_t len = 1;

	if (lead < 0x80) {
		*rest = (ll_str){ rest->s + 1, rest->len - 1 };
		return lead;
	}
	if (!sequence(*rest, &len)) {
		*rest = ll_str_from_pos(*rest, len);
		return REPLACEMENT;
	}
	code_point = lead & mask[len];
	for (size_t i = 1; i < len; i++) {
		code_point = code_point << 6 | (rest->s[i] & 0x3F);
	}
	*rest = ll_str_from_pos(*rest, len);
	return code_point;
}

size_t ll_utf8_encode(int32_t code_point, char out[4])
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t len = utf8proc_encode_char(code_point, bytes);

	if (len <= 0) {
		len = utf8proc_encode_char(REPLACEMENT, bytes);
	}
	memcpy(out, bytes, (size_t)len);
	return (size_t)len;
}

/* Typographic signs to the ASCII ones that people type for them. */
static int32_t plain_sign(int32_t code_point, void *data)
{
	(void)data;
	switch (code_point) {
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case 0x201B:
	case 0x2032:
		return '\'';
	case 0x00AB:
	case 0x00BB:
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x201F:
	case 0x2033:
		return '"';
	case 0x2212:
		return '-';
	}
	switch ((int)utf8proc_category(code_point)) {
	case UTF8PROC_CATEGORY_PD:
		return '-';
	case UTF8PROC_CATEGORY_ZS:
		return ' ';
	}
	return code_point;
}

static bool is_ascii(ll_str str)
{
	for (size_t i = 0; i < str.len; i++) {
		if ((unsigned char)str.s[i] >= 0x80) {
			return false;
		}
	}
	return true;
}

ll_str ll_utf8_fold(struct ll_arena *arena, ll_str str)
{
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT |
					  UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
					  UTF8PROC_IGNORE;
	const utf8proc_uint8_t *bytes;
	utf8proc_ssize_t len;
	int32_t *code_point;

	if (is_ascii(str)) {
		return ll_str_lower(arena, str);
	}
	str = ll_utf8_clean(arena, str);
	bytes = (const utf8proc_uint8_t *)str.s;
	len = utf8proc_decompose_custom(bytes, (utf8proc_ssize_t)str.len, NULL,
					0, options, plain_sign, NULL);
	if (len < 0) {
		return str;
	}
	/* reencode() works in place and ends its text by NUL */
	code_point = LL_NEW(arena, int32_t, (size_t)len + 1);
	utf8proc_decompose_custom(bytes, (utf8proc_ssize_t)str.len, code_point,
				  len, options, plain_sign, NULL);
	len = utf8proc_reencode(code_point, len, options);
	return (ll_str){ (const char *)code_point, len < 0 ? 0 : (size_t)len };
}

/* Acts on the text around it, or on the terminal, instead of showing. */
static bool acts(int32_t code_point)
{
	if (code_point < 0x20) {
		return code_point != '\t' && code_point != '\n';
	}
	return (code_point >= 0x7F && code_point <= 0x9F) ||
	       code_point == 0x061C || code_point == 0x200E ||
	       code_point == 0x200F ||
	       (code_point >= 0x2028 && code_point <= 0x202E) ||
	       (code_point >= 0x2066 && code_point <= 0x2069);
}

ll_str ll_utf8_visible(struct ll_arena *arena, ll_str str)
{
	struct ll_buf buf = ll_buf_make(arena);
	ll_str rest = str;
	bool changed = false;

	while (rest.len && !changed) {
		changed = acts(ll_utf8_next(&rest));
	}
	if (!changed) {
		return str;
	}
	for (rest = str; rest.len;) {
		const char *start = rest.s;
		int32_t code_point = ll_utf8_next(&rest);

		if (acts(code_point)) {
			ll_buf_addf(&buf, "<U+%04X>", (unsigned)code_point);
		} else {
			ll_buf_add(&buf,
				   (ll_str){ start, (size_t)(rest.s - start) });
		}
	}
	return ll_buf_str(&buf);
}

size_t ll_utf8_width(ll_str str)
{
	size_t width = 0;

	while (str.len) {
		int columns = utf8proc_charwidth(ll_utf8_next(&str));

		width += columns > 0 ? (size_t)columns : 0;
	}
	return width;
}

bool ll_utf8_is_alnum(int32_t code_point)
{
	int category;

	if (code_point < 0x80) {
		return ll_is_alnum((char)code_point);
	}
	category = (int)utf8proc_category(code_point);
	return category >= UTF8PROC_CATEGORY_LU &&
	       category <= UTF8PROC_CATEGORY_NO;
}

bool ll_utf8_is_punct(int32_t code_point)
{
	int category;

	if (code_point < 0x80) {
		return code_point > ' ' && code_point < 0x7F &&
		       !ll_is_alnum((char)code_point);
	}
	category = (int)utf8proc_category(code_point);
	return category >= UTF8PROC_CATEGORY_PC &&
	       category <= UTF8PROC_CATEGORY_PO;
}

bool ll_utf8_is_space(int32_t code_point)
{
	if (code_point < 0x80) {
		return code_point == ' ' ||
		       (code_point >= '\t' && code_point <= '\r');
	}
	return utf8proc_category(code_point) == UTF8PROC_CATEGORY_ZS;
}

int32_t ll_utf8_lower(int32_t code_point)
{
	return utf8proc_tolower(code_point);
}
