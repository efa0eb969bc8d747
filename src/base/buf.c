#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct ll_buf ll_buf_make(struct ll_arena *arena)
{
	return (struct ll_buf){ .arena = arena };
}

/* Apart, because there nearly always is room. */
static void make_room(struct ll_buf *buf, size_t more)
{
	size_t cap = buf->cap ? buf->cap : 64;
	char *s;

	while (cap - buf->len < more) {
		cap *= 2;
	}
	if (ll_arena_extend(buf->arena, buf->s, buf->cap, cap)) {
		buf->cap = cap;
		return;
	}
	s = LL_NEW(buf->arena, char, cap);
	if (buf->len) {
		memcpy(s, buf->s, buf->len);
	}
	buf->s = s;
	buf->cap = cap;
}

void ll_buf_reserve(struct ll_buf *buf, size_t more)
{
	if (buf->cap - buf->len < more) {
		make_room(buf, more);
	}
}

void ll_buf_add(struct ll_buf *buf, ll_str str)
{
	if (!str.len) {
		return;
	}
	ll_buf_reserve(buf, str.len);
	memcpy(buf->s + buf->len, str.s, str.len);
	buf->len += str.len;
}

void ll_buf_add_char(struct ll_buf *buf, char c)
{
	ll_buf_reserve(buf, 1);
	buf->s[buf->len++] = c;
}

void ll_buf_add_long(struct ll_buf *buf, long number)
{
	ll_buf_addf(buf, "%ld", number);
}

__attribute__((format(printf, 2, 0))) static void
add_va(struct ll_buf *buf, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	if (len > 0) {
		ll_buf_reserve(buf, (size_t)len + 1);
		vsnprintf(buf->s + buf->len, (size_t)len + 1, format, again);
		buf->len += (size_t)len;
	}
	va_end(again);
}

void ll_buf_addf(struct ll_buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_va(buf, format, args);
	va_end(args);
}

void ll_buf_add_number(struct ll_buf *buf, double number, int decimals)
{
	static const double power[] = { 1, 10, 100, 1e3, 1e4, 1e5, 1e6 };
	double scaled = fabs(number) * power[decimals];
	long long whole;
	long long fraction;
	int digits = decimals;

	if (!isfinite(number) || scaled > 9e17) {
		ll_buf_add(buf, LL_STR("?"));
		return;
	}
	whole = llround(scaled);
	fraction = whole % (long long)power[decimals];
	whole /= (long long)power[decimals];
	if (number < 0 && (whole || fraction)) {
		ll_buf_add_char(buf, '-');
	}
	ll_buf_addf(buf, "%lld", whole);
	if (!fraction) {
		return;
	}
	while (fraction % 10 == 0) {
		fraction /= 10;
		digits--;
	}
	ll_buf_addf(buf, ".%0*lld", digits, fraction);
}

ll_str ll_buf_str(const struct ll_buf *buf)
{
	return (ll_str){ buf->s ? buf->s : "", buf->len };
}

ll_str ll_buf_done(struct ll_buf *buf)
{
	ll_arena_trim(buf->arena, buf->s, buf->cap, buf->len);
	buf->cap = buf->len;
	return ll_buf_str(buf);
}

static bool put_in_buf(void *context, ll_str piece)
{
	ll_buf_add(context, piece);
	return true;
}

struct ll_sink ll_buf_sink(struct ll_buf *buf)
{
	return (struct ll_sink){ put_in_buf, buf };
}

ll_str ll_strf(struct ll_arena *arena, const char *format, ...)
{
	struct ll_buf buf = ll_buf_make(arena);
	va_list args;

	va_start(args, format);
	add_va(&buf, format, args);
	va_end(args);
	return ll_buf_done(&buf);
}
