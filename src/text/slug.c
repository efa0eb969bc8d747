#include "base/utf8.h"
#include "text/md.h"

ll_str ll_slug_make(struct ll_arena *arena, ll_str text)
{
	struct ll_buf slug = ll_buf_make(arena);

	while (text.len) {
		int32_t code_point = ll_utf8_next(&text);

		if (code_point == ' ' || code_point == '-') {
			ll_buf_add_char(&slug, '-');
		} else if (code_point < 0x80) {
			char c = (char)code_point;

			if (ll_is_alnum(c) || c == '_') {
				ll_buf_add_char(&slug, ll_to_lower(c));
			}
		} else if (ll_utf8_is_alnum(code_point)) {
			char bytes[4];
			size_t len = ll_utf8_encode(ll_utf8_lower(code_point),
						    bytes);

			ll_buf_add(&slug, (ll_str){ bytes, len });
		}
	}
	return ll_buf_done(&slug);
}
