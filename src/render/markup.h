#ifndef LL_RENDER_MARKUP_H
#define LL_RENDER_MARKUP_H

/*
 * Where in an HTML document a template stands: in text, in a tag, in the
 * value of which attribute. Follows the tokenizer of HTML closely enough to
 * say where a value may be put; it does not judge the document.
 *
 * Source: HTML Living Standard, 13.2.5 Tokenization.
 */

#include "base/str.h"

enum ll_markup_state {
	LL_MARKUP_TEXT,
	LL_MARKUP_TAG_OPEN, /* after '<' */
	LL_MARKUP_TAG_NAME,
	LL_MARKUP_TAG,         /* between attributes, after a blank */
	LL_MARKUP_ATTRIBUTE,   /* in the name of one */
	LL_MARKUP_AFTER_NAME,  /* blanks after the name */
	LL_MARKUP_EQUALS,      /* after '=' */
	LL_MARKUP_DOUBLE,      /* in a "value" */
	LL_MARKUP_SINGLE,      /* in a 'value' */
	LL_MARKUP_BARE,        /* in a value without quotes */
	LL_MARKUP_AFTER_VALUE, /* after the closing quote */
	LL_MARKUP_COMMENT,
	LL_MARKUP_DECLARATION, /* <!doctype ...> */
	LL_MARKUP_RAW,         /* inside script or style */
	LL_MARKUP_RCDATA,      /* inside title or textarea: text alone */
};

enum { LL_MARKUP_NAME = 24 };

/** A place. All zero is the start of a document. */
struct ll_markup {
	enum ll_markup_state state;
	char tag[LL_MARKUP_NAME];       /* lower case, cut at this length */
	char attribute[LL_MARKUP_NAME]; /* the one that the place is in */
	size_t ntag;
	size_t nattribute;
	bool closing;        /* </tag */
	bool has_http_equiv; /* the tag has had this attribute */
	size_t matched;      /* of what ends a comment or raw text */
};

/** ll_markup_feed() - move on over @text */
void ll_markup_feed(struct ll_markup *markup, ll_str text);

/** ll_markup_tag(), ll_markup_attribute() - names at this place */
ll_str ll_markup_tag(const struct ll_markup *markup);
ll_str ll_markup_attribute(const struct ll_markup *markup);

/** ll_markup_in_tag() - between '<name' and '>', in no attribute's value */
bool ll_markup_in_tag(const struct ll_markup *markup);

/** ll_markup_same() - the same bytes after either place mean the same */
bool ll_markup_same(const struct ll_markup *a, const struct ll_markup *b);

#endif
