#ifndef LL_TESTS_UNIT_TEXT_MD_FIXTURE_H
#define LL_TESTS_UNIT_TEXT_MD_FIXTURE_H

/* Markdown as claims: a text, and what becomes of it. */

#include "test.h"

#include "text/md.h"

static struct ll_diags test_diags;

static inline struct ll_md md_read(const char *text, unsigned flags)
{
	test_diags = (struct ll_diags){ .arena = &test_arena };
	return ll_md_parse(&test_arena, ll_str_from(text), LL_STR("x.md"),
			   flags, &test_diags);
}

/* The findings: "line:CODE message\n" for each. */
static inline const char *md_findings(void)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < test_diags.n; i++) {
		const struct ll_diag *diag = &test_diags.item[i];

		ll_buf_addf(&buf, "%d:%s %" LL_FMT "\n", diag->pos.line,
			    ll_diag_info[diag->code].code,
			    LL_ARG(diag->message));
	}
	return test_zero(ll_buf_str(&buf));
}

static inline const char *md_html(const char *text,
				  const struct ll_md_render *options)
{
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_md md = md_read(text, LL_MD_KEEP_METADATA);

	ll_md_render(&buf, md.root->child, NULL, options);
	return test_zero(ll_buf_str(&buf));
}

/* As a page shows it: nothing allowed, no targets. */
static inline const char *md_safe(const char *text)
{
	static const struct ll_md_render options = { .raw_html = false };

	return md_html(text, &options);
}

static inline const char *md_words(const char *text)
{
	struct ll_md md = md_read(text, LL_MD_KEEP_METADATA);

	return test_zero(ll_md_words(&test_arena, md.root->child, NULL));
}

/* "key=text\n" for each value, lists as [a, b], maps as {k=v}. */
static inline void md_add_value(struct ll_buf *buf,
				const struct ll_value *value)
{
	const struct ll_value *child = value->child;

	if (value->key.len) {
		ll_buf_add(buf, value->key);
		ll_buf_add_char(buf, '=');
	}
	if (value->kind == LL_SCALAR) {
		ll_buf_add(buf, value->text);
		return;
	}
	ll_buf_add_char(buf, value->kind == LL_LIST ? '[' : '{');
	for (; child; child = child->next) {
		md_add_value(buf, child);
		if (child->next) {
			ll_buf_add(buf, LL_STR(", "));
		}
	}
	ll_buf_add_char(buf, value->kind == LL_LIST ? ']' : '}');
}

static inline const char *md_value(const struct ll_value *value)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	if (!value) {
		return "NULL";
	}
	md_add_value(&buf, value);
	return test_zero(ll_buf_str(&buf));
}

#endif
