#include "render/markup.h"

#include <string.h>

static void name_add(char *name, size_t *len, char c)
{
	if (*len < LL_MARKUP_NAME) {
		name[(*len)++] = ll_to_lower(c);
	}
}

ll_str ll_markup_tag(const struct ll_markup *markup)
{
	return (ll_str){ markup->tag, markup->ntag };
}

ll_str ll_markup_attribute(const struct ll_markup *markup)
{
	return (ll_str){ markup->attribute, markup->nattribute };
}

/* What the end of this start tag leads to. */
static enum ll_markup_state content_of(const struct ll_markup *markup)
{
	ll_str tag = ll_markup_tag(markup);

	if (markup->closing) {
		return LL_MARKUP_TEXT;
	}
	if (ll_str_is(tag, "script") || ll_str_is(tag, "style")) {
		return LL_MARKUP_RAW;
	}
	if (ll_str_is(tag, "title") || ll_str_is(tag, "textarea")) {
		return LL_MARKUP_RCDATA;
	}
	return LL_MARKUP_TEXT;
}

static void tag_start(struct ll_markup *markup, bool closing)
{
	markup->ntag = 0;
	markup->nattribute = 0;
	markup->closing = closing;
	markup->has_http_equiv = false;
}

static void feed_tag_open(struct ll_markup *markup, char c)
{
	if (c == '!') {
		markup->state = LL_MARKUP_DECLARATION;
		markup->matched = 0;
	} else if (c == '/') {
		tag_start(markup, true);
		markup->state = LL_MARKUP_TAG_NAME;
	} else if (ll_is_alpha(c)) {
		tag_start(markup, false);
		name_add(markup->tag, &markup->ntag, c);
		markup->state = LL_MARKUP_TAG_NAME;
	} else if (c != '<') {
		markup->state = LL_MARKUP_TEXT;
	}
}

/* <! is a comment if "--" follows at once. */
static void feed_declaration(struct ll_markup *markup, char c)
{
	if (c == '-' && markup->matched < 2) {
		markup->matched++;
		if (markup->matched == 2) {
			markup->state = LL_MARKUP_COMMENT;
			markup->matched = 0;
		}
	} else {
		markup->matched = 2;
		if (c == '>') {
			markup->state = LL_MARKUP_TEXT;
		}
	}
}

static void feed_comment(struct ll_markup *markup, char c)
{
	if (c == '-') {
		markup->matched++;
	} else {
		if (c == '>' && markup->matched >= 2) {
			markup->state = LL_MARKUP_TEXT;
		}
		markup->matched = 0;
	}
}

/* Raw text ends at "</" and its own tag's name. */
static void feed_raw(struct ll_markup *markup, char c)
{
	size_t matched = markup->matched;

	if (matched >= 2 && matched - 2 == markup->ntag) {
		markup->closing = true;
		markup->state = c == '>' ? LL_MARKUP_TEXT : LL_MARKUP_TAG;
		markup->matched = 0;
	} else if ((matched == 0 && c == '<') || (matched == 1 && c == '/') ||
		   (matched >= 2 &&
		    ll_to_lower(c) == markup->tag[matched - 2])) {
		markup->matched++;
	} else {
		markup->matched = c == '<';
	}
}

static void attribute_end(struct ll_markup *markup)
{
	if (ll_str_is(ll_markup_attribute(markup), "http-equiv")) {
		markup->has_http_equiv = true;
	}
}

static void feed_tag(struct ll_markup *markup, char c)
{
	enum ll_markup_state state = markup->state;

	if (c == '>') {
		attribute_end(markup);
		markup->state = content_of(markup);
		markup->matched = 0;
	} else if (c == '=' && (state == LL_MARKUP_ATTRIBUTE ||
				state == LL_MARKUP_AFTER_NAME)) {
		attribute_end(markup);
		markup->state = LL_MARKUP_EQUALS;
	} else if (ll_is_blank(c) || c == '/') {
		attribute_end(markup);
		markup->state = state == LL_MARKUP_ATTRIBUTE ||
						state == LL_MARKUP_AFTER_NAME
					? LL_MARKUP_AFTER_NAME
					: LL_MARKUP_TAG;
	} else if (state == LL_MARKUP_TAG_NAME) {
		name_add(markup->tag, &markup->ntag, c);
	} else {
		if (state != LL_MARKUP_ATTRIBUTE) {
			markup->nattribute = 0;
		}
		name_add(markup->attribute, &markup->nattribute, c);
		markup->state = LL_MARKUP_ATTRIBUTE;
	}
}

static void feed_value(struct ll_markup *markup, char c)
{
	switch (markup->state) {
	case LL_MARKUP_EQUALS:
		if (c == '"') {
			markup->state = LL_MARKUP_DOUBLE;
		} else if (c == '\'') {
			markup->state = LL_MARKUP_SINGLE;
		} else if (c == '>') {
			feed_tag(markup, c);
		} else if (!ll_is_blank(c)) {
			markup->state = LL_MARKUP_BARE;
		}
		break;
	case LL_MARKUP_DOUBLE:
	case LL_MARKUP_SINGLE:
		if (c == (markup->state == LL_MARKUP_DOUBLE ? '"' : '\'')) {
			markup->state = LL_MARKUP_AFTER_VALUE;
			markup->nattribute = 0;
		}
		break;
	default:
		if (ll_is_blank(c)) {
			markup->state = LL_MARKUP_TAG;
		} else if (c == '>') {
			feed_tag(markup, c);
		}
	}
}

static void feed_char(struct ll_markup *markup, char c)
{
	switch (markup->state) {
	case LL_MARKUP_TEXT:
		if (c == '<') {
			markup->state = LL_MARKUP_TAG_OPEN;
		}
		break;
	case LL_MARKUP_TAG_OPEN:
		feed_tag_open(markup, c);
		break;
	case LL_MARKUP_TAG_NAME:
	case LL_MARKUP_TAG:
	case LL_MARKUP_ATTRIBUTE:
	case LL_MARKUP_AFTER_NAME:
	case LL_MARKUP_AFTER_VALUE:
		feed_tag(markup, c);
		break;
	case LL_MARKUP_EQUALS:
	case LL_MARKUP_DOUBLE:
	case LL_MARKUP_SINGLE:
	case LL_MARKUP_BARE:
		feed_value(markup, c);
		break;
	case LL_MARKUP_COMMENT:
		feed_comment(markup, c);
		break;
	case LL_MARKUP_DECLARATION:
		feed_declaration(markup, c);
		break;
	case LL_MARKUP_RAW:
	case LL_MARKUP_RCDATA:
		feed_raw(markup, c);
		break;
	}
}

/* Where the next byte stands that may change the place, from @i on. */
static size_t skip(const struct ll_markup *markup, ll_str text, size_t i)
{
	char end = markup->state == LL_MARKUP_TEXT     ? '<'
		   : markup->state == LL_MARKUP_DOUBLE ? '"'
						       : '\0';
	const char *at;

	if (!end) {
		return i;
	}
	at = memchr(text.s + i, end, text.len - i);
	return at ? (size_t)(at - text.s) : text.len;
}

void ll_markup_feed(struct ll_markup *markup, ll_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		i = skip(markup, text, i);
		if (i < text.len) {
			feed_char(markup, text.s[i]);
		}
	}
}

bool ll_markup_in_tag(const struct ll_markup *markup)
{
	switch (markup->state) {
	case LL_MARKUP_TAG_NAME:
	case LL_MARKUP_TAG:
	case LL_MARKUP_ATTRIBUTE:
	case LL_MARKUP_AFTER_NAME:
	case LL_MARKUP_AFTER_VALUE:
		return true;
	default:
		return false;
	}
}

bool ll_markup_same(const struct ll_markup *a, const struct ll_markup *b)
{
	bool same_tag = ll_str_eq(ll_markup_tag(a), ll_markup_tag(b));

	if (ll_markup_in_tag(a) && ll_markup_in_tag(b)) {
		return same_tag && a->closing == b->closing;
	}
	if (a->state != b->state) {
		return false;
	}
	if (a->state == LL_MARKUP_TEXT) {
		return true;
	}
	return same_tag && a->matched == b->matched &&
	       ll_str_eq(ll_markup_attribute(a), ll_markup_attribute(b));
}
