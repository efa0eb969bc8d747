#ifndef LL_BASE_BUF_H
#define LL_BASE_BUF_H

/*
 * Buffer: a string under construction, in an arena.
 *
 * Formatting is byte-exact on every machine: numbers never follow the locale.
 */

#include "base/str.h"

struct ll_buf {
	struct ll_arena *arena;
	char *s;
	size_t len;
	size_t cap;
};

struct ll_buf ll_buf_make(struct ll_arena *arena);
void ll_buf_reserve(struct ll_buf *buf, size_t more);
void ll_buf_add(struct ll_buf *buf, ll_str str);
void ll_buf_add_char(struct ll_buf *buf, char c);
void ll_buf_add_long(struct ll_buf *buf, long number);
/** ll_buf_addf() - printf into the buffer; no %f, %g, %e (locale) */
void ll_buf_addf(struct ll_buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/**
 * ll_buf_add_number() - shortest decimal of @number
 * @decimals: at most so many digits after the point, 0 to 6; zeros at the
 *            end are left out
 */
void ll_buf_add_number(struct ll_buf *buf, double number, int decimals);

/** ll_buf_str() - what was written; valid until the next write */
ll_str ll_buf_str(const struct ll_buf *buf);

/** ll_buf_done() - the same, once nothing more is written: gives room back */
ll_str ll_buf_done(struct ll_buf *buf);

/** Where bytes go, a piece at a time. */
struct ll_sink {
	/** put() - false: no more is taken; @piece is valid until it returns */
	bool (*put)(void *context, ll_str piece);
	void *context;
};

/** ll_buf_sink() - what is put there is added to @buf */
struct ll_sink ll_buf_sink(struct ll_buf *buf);

/** ll_strf() - printf into a string of @arena */
ll_str ll_strf(struct ll_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
