#include "text/md_internal.h"

#include <string.h>

#include "base/buf.h"

enum { MOST_TICKS = 32, LONGEST_HOST = 1000 };

/* What is known of the paragraph so far while src is gone through. */
struct masker {
	ll_str src;
	size_t at;
	size_t copied; /* of src into out */
	struct ll_buf out;
	size_t open;      /* '[' that are not closed */
	size_t block;     /* where it begins */
	size_t delimiter; /* first of the parse's that is not before block */
	size_t block_end; /* the next blank line, or 0: not looked for */
	const struct ll_md_parse *parse; /* its lines are those of src */
	bool unclosed[MOST_TICKS]; /* runs of backticks without a partner */
};

static void flush(struct masker *masker, size_t upto)
{
	ll_buf_add(&masker->out, ll_str_sub(masker->src, masker->copied, upto));
	masker->copied = upto;
}

/* A backslash: hide it where a pass of ours must see that it was there. */
static void mask_escape(struct masker *masker)
{
	ll_str src = masker->src;
	size_t at = masker->at;
	char next = at + 1 < src.len ? src.s[at + 1] : '\n';

	if (next == '[' || next == ']') {
		flush(masker, at + 2);
		ll_buf_add(&masker->out, LL_STR(LL_MD_NOTHING));
	} else if (next == '~' || next == ':' || next == '/' ||
		   (next == '^' && at && src.s[at - 1] == '[') ||
		   (next == '.' && at >= 3 &&
		    ll_str_is(ll_str_sub(src, at - 3, at), "www"))) {
		flush(masker, at);
		ll_buf_add(&masker->out, LL_STR(LL_MD_ESCAPE));
		masker->copied = at + 1;
	}
	masker->at = next == '\n' ? at + 1 : at + 2;
}

/* An URL that stands where cmark takes it for a link already. */
static bool is_target(ll_str src, size_t from)
{
	if (from &&
	    (src.s[from - 1] == '<' ||
	     (from > 1 && src.s[from - 1] == '(' && src.s[from - 2] == ']'))) {
		return true;
	}
	while (from && (src.s[from - 1] == ' ' || src.s[from - 1] == '\t')) {
		from--;
	}
	return from > 1 && src.s[from - 1] == ':' && src.s[from - 2] == ']';
}

/* Nothing but what quotes begin with. */
static bool is_blank_line(ll_str line)
{
	for (size_t i = 0; i < line.len; i++) {
		if (!ll_is_blank(line.s[i]) && line.s[i] != '>') {
			return false;
		}
	}
	return true;
}

static size_t find_block_end(ll_str src, size_t at)
{
	ll_str rest = ll_str_from_pos(src, at);

	ll_str_line(&rest);
	while (rest.len) {
		at = src.len - rest.len;
		if (is_blank_line(ll_str_line(&rest))) {
			return at;
		}
	}
	return src.len;
}

static size_t delimiter_at(const struct ll_md_parse *parse, size_t i)
{
	return parse->lines.start[parse->delimiter[i] - 1];
}

/* The paragraph has a line that can be the second of a table. */
static bool is_in_table(struct masker *masker)
{
	const struct ll_md_parse *parse = masker->parse;

	if (masker->block_end <= masker->at) {
		masker->block_end = find_block_end(masker->src, masker->at);
	}
	/* block only grows: what is before it needs no second look */
	while (masker->delimiter < parse->ndelimiters &&
	       delimiter_at(parse, masker->delimiter) <= masker->block) {
		masker->delimiter++;
	}
	return masker->delimiter < parse->ndelimiters &&
	       delimiter_at(parse, masker->delimiter) < masker->block_end;
}

static void mask_as(struct masker *masker, size_t at, size_t end,
		    const char *sign)
{
	flush(masker, at);
	ll_buf_add(&masker->out, LL_STR(LL_MD_SIGN));
	ll_buf_add_char(&masker->out,
			(char)(LL_MD_FIRST_SIGN + (sign - ll_md_hidden)));
	masker->copied = end;
}

/* cmark will have turned the reference behind the URL into a sign. */
static bool has_reference_behind(ll_str src, size_t at)
{
	while (at < src.len && !ll_is_blank(src.s[at]) && src.s[at] != '&' &&
	       src.s[at] != '<') {
		at++;
	}
	return at < src.len && src.s[at] == '&';
}

static void mask_url(struct masker *masker, struct ll_md_span span,
		     bool in_table)
{
	ll_str src = masker->src;

	for (size_t i = masker->at; i < span.to; i++) {
		const char *sign =
			src.s[i] ? strchr(ll_md_hidden, src.s[i]) : NULL;

		if (sign && (*sign != '\\' || !in_table || i + 1 == src.len ||
			     src.s[i + 1] != '|')) {
			mask_as(masker, i, i + 1, sign);
		}
	}
	if (has_reference_behind(src, span.to)) {
		mask_as(masker, span.to, span.to,
			strchr(ll_md_hidden, LL_MD_URL_END));
	}
	masker->at = span.to;
}

/* The next '|' that ends a cell, or the end of @src. */
static size_t cell_end(ll_str src, size_t at)
{
	while (at < src.len && src.s[at] != '\n' &&
	       (src.s[at] != '|' || (at && src.s[at - 1] == '\\'))) {
		at++;
	}
	return at;
}

/* The sign before masker->at is no part of the text: a quote's, a table's. */
static bool begins_text(struct masker *masker)
{
	size_t at = masker->at;

	if (at && masker->src.s[at - 1] == '|') {
		return is_in_table(masker);
	}
	while (at &&
	       (masker->src.s[at - 1] == '>' || masker->src.s[at - 1] == ' ')) {
		at--;
	}
	return !at || masker->src.s[at - 1] == '\n';
}

/* The URL at masker->at, as it would be in a text of its own or a cell. */
static struct ll_md_span find_url(struct masker *masker, bool *in_table)
{
	ll_str src = masker->src;
	size_t at = masker->at;
	size_t from = begins_text(masker) ? at : 0;
	struct ll_md_span span;

	*in_table = false;
	for (;;) {
		span = src.s[at] == ':'
			       ? ll_autolink_url(src, at)
			       : ll_autolink_www(ll_str_from_pos(src, from),
						 at - from);
		if (src.s[at] != ':') {
			span.from += from;
			span.to += from;
		}
		if (*in_table || span.to <= at ||
		    ll_str_find_char(ll_str_sub(src, at, span.to), '|') ==
			    LL_NPOS ||
		    !is_in_table(masker)) {
			return span;
		}
		*in_table = true;
		src = ll_str_sub(src, 0, cell_end(src, at));
	}
}

/*
 * cmark may take underscores out of what is no host because of them: the
 * beginning is broken up, so that our pass finds no URL either.
 */
static void mask_no_url(struct masker *masker)
{
	size_t at = masker->at;
	ll_str rest = ll_str_from_pos(masker->src, at);
	size_t len = 0;

	if (!ll_str_starts(rest, LL_STR("://")) &&
	    (!ll_str_starts(rest, LL_STR("www.")) ||
	     (at && (ll_is_alnum(masker->src.s[at - 1]) ||
		     masker->src.s[at - 1] == '/')))) {
		return;
	}
	rest = ll_str_sub(rest, 0, LONGEST_HOST);
	while (len < rest.len && !ll_is_blank(rest.s[len]) &&
	       rest.s[len] != '_') {
		len++;
	}
	if (len < rest.len && rest.s[len] == '_') {
		mask_as(masker, at + 1, at + 1,
			strchr(ll_md_hidden, LL_MD_URL_END));
	}
}

static bool mask_if_url(struct masker *masker)
{
	bool in_table;
	struct ll_md_span span;

	if (masker->open) {
		return false; /* no links inside brackets */
	}
	span = find_url(masker, &in_table);
	if (span.to == span.from) {
		mask_no_url(masker);
		return false;
	}
	if (span.to <= masker->at || is_target(masker->src, span.from)) {
		return false;
	}
	mask_url(masker, span, in_table);
	return true;
}

static size_t run_of_ticks(ll_str src, size_t at)
{
	size_t len = 0;

	while (at + len < src.len && src.s[at + len] == '`') {
		len++;
	}
	return len;
}

/* Past a code span, or past backticks that begin none. */
static void skip_code(struct masker *masker)
{
	ll_str src = masker->src;
	size_t ticks = run_of_ticks(src, masker->at);
	size_t at = masker->at + ticks;
	size_t end;

	masker->at = at;
	if (ticks >= MOST_TICKS || masker->unclosed[ticks]) {
		return;
	}
	if (masker->block_end <= at) {
		masker->block_end = find_block_end(src, at);
	}
	end = is_in_table(masker) ? cell_end(src, at) : masker->block_end;
	while (at < end) {
		size_t len = run_of_ticks(src, at);

		if (len == ticks) {
			masker->at = at + len;
			return;
		}
		at += len ? len : 1;
	}
	masker->unclosed[ticks] = end == masker->block_end;
}

/* What stands on @line cannot be in one paragraph with what is before it. */
static bool begins_block(ll_str line)
{
	while (line.len && (ll_is_blank(line.s[0]) || line.s[0] == '>')) {
		line = ll_str_from_pos(line, 1);
	}
	return !line.len || line.s[0] == '#' || ll_md_list_marker(line) ||
	       ll_str_starts(line, LL_STR("```")) ||
	       ll_str_starts(line, LL_STR("~~~"));
}

static void end_line(struct masker *masker)
{
	ll_str rest = ll_str_from_pos(masker->src, masker->at + 1);

	masker->at++;
	if (begins_block(ll_str_line(&rest))) {
		masker->open = 0;
		masker->block = masker->at;
		memset(masker->unclosed, 0, sizeof(masker->unclosed));
	}
}

static void mask_sign(struct masker *masker)
{
	switch (masker->src.s[masker->at]) {
	case '\\':
		mask_escape(masker);
		return;
	case '\n':
		end_line(masker);
		return;
	case ':':
	case 'w':
		if (mask_if_url(masker)) {
			return;
		}
		break;
	case '|':
		if (masker->open && is_in_table(masker)) {
			masker->open = 0; /* a cell ends */
		}
		break;
	case '[':
		masker->open++;
		break;
	case ']':
		masker->open -= masker->open > 0;
		break;
	case '`':
		skip_code(masker);
		return;
	}
	masker->at++;
}

void ll_md_mask(struct ll_md_parse *parse)
{
	static const char sign[256] = {
		['\\'] = 1, ['\n'] = 1, [':'] = 1, ['w'] = 1,
		['['] = 1,  [']'] = 1,  ['`'] = 1, ['|'] = 1,
	};
	ll_str src = parse->src;
	struct masker masker = {
		.src = src,
		.parse = parse,
		.out = ll_buf_make(&parse->scratch),
	};

	if ((!parse->has_url && ll_str_find_char(src, '\\') == LL_NPOS) ||
	    !ll_md_can_mark(src)) {
		return;
	}
	while (masker.at < src.len) {
		char c = src.s[masker.at];
		char next =
			masker.at + 1 < src.len ? src.s[masker.at + 1] : '\n';

		if (!sign[(unsigned char)c] || (c == 'w' && next != 'w') ||
		    (c == ':' && next != '/')) {
			masker.at++;
		} else {
			mask_sign(&masker);
		}
	}
	if (masker.copied) {
		flush(&masker, src.len);
		parse->src = ll_buf_str(&masker.out);
		parse->masked = true;
	}
}
