#include "base/utf8.h"
#include "text/md.h"

/* ASCII, which nearly all of a slug is made of. */
static void add_plain(struct ll_buf *slug, ll_str text)
{
	char *out;

	ll_buf_reserve(slug, text.len);
	out = slug->s + slug->len;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.s[i];

		if (c == ' ' || c == '-') {
			*out++ = '-';
		} else if (ll_is_alnum(c) || c == '_') {
			*out++ = ll_to_lower(c);
		}
	}
	slug->len = (size_t)(out - slug->s);
}

ll_str ll_slug_make(struct ll_arena *arena, ll_str text)
{
	struct ll_buf slug = ll_buf_make(arena);

	while (text.len) {
		int32_t code_point;
		size_t plain = 0;

		while (plain < text.len &&
		       (unsigned char)text.s[plain] < 0x80) {
			plain++;
		}
		if (plain) {
			add_plain(&slug, ll_str_sub(text, 0, plain));
			text = ll_str_from_pos(text, plain);
			continue;
		}
		code_point = ll_utf8_next(&text);
		if (ll_utf8_is_alnum(code_point)) {
			char bytes[4];
			size_t len = ll_utf8_encode(ll_utf8_lower(code_point),
						    bytes);

			ll_buf_add(&slug, (ll_str){ bytes, len });
		}
	}
	return ll_buf_done(&slug);
}
