#include "text/svg_rules.h"

#include <stdlib.h>

static const char *const element[] = {
#define LL_SVG_ELEMENTS
#include "text/svg.def"
#undef LL_SVG_ELEMENTS
};

static const char *const text_attribute[] = {
#define LL_SVG_TEXT_ATTRIBUTES
#include "text/svg.def"
#undef LL_SVG_TEXT_ATTRIBUTES
};

static const char *const style_attribute[] = {
#define LL_SVG_STYLE_ATTRIBUTES
#include "text/svg.def"
#undef LL_SVG_STYLE_ATTRIBUTES
};

static const char *const function[] = {
#define LL_SVG_FUNCTIONS
#include "text/svg.def"
#undef LL_SVG_FUNCTIONS
};

static const ll_str note_space[] = {
	LL_STR_INIT("http://creativecommons.org/ns#"),
	LL_STR_INIT("http://purl.org/dc/elements/1.1/"),
	LL_STR_INIT("http://purl.org/dc/terms/"),
	LL_STR_INIT("http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"),
	LL_STR_INIT("http://web.resource.org/cc/"),
	LL_STR_INIT("http://www.bohemiancoding.com/sketch/ns"),
	LL_STR_INIT("http://www.inkscape.org/namespaces/inkscape"),
	LL_STR_INIT("http://www.serif.com/"),
	LL_STR_INIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
};

static const ll_str raster[] = {
	LL_STR_INIT("data:image/png;base64,"),
	LL_STR_INIT("data:image/jpeg;base64,"),
	LL_STR_INIT("data:image/jpg;base64,"),
	LL_STR_INIT("data:image/gif;base64,"),
	LL_STR_INIT("data:image/webp;base64,"),
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static int compare(const void *key, const void *item)
{
	const ll_str *name = key;
	const char *const *listed = item;

	return ll_str_cmp(*name, ll_str_from(*listed));
}

static bool is_listed(const char *const *list, size_t n, ll_str name)
{
	return bsearch(&name, list, n, sizeof(*list), compare) != NULL;
}

bool ll_svg_element(ll_str name)
{
	return is_listed(element, COUNT(element), name);
}

enum ll_svg_value ll_svg_attribute(ll_str name)
{
	if (ll_str_is(name, "href")) {
		return LL_SVG_LINK;
	}
	if (ll_str_is(name, "attributeName")) {
		return LL_SVG_NAME;
	}
	if (is_listed(style_attribute, COUNT(style_attribute), name)) {
		return LL_SVG_STYLE;
	}
	if (is_listed(text_attribute, COUNT(text_attribute), name) ||
	    ll_str_starts(name, LL_STR("aria-")) ||
	    ll_str_starts(name, LL_STR("data-"))) {
		return LL_SVG_TEXT;
	}
	return LL_SVG_REFUSED;
}

bool ll_svg_is_note(ll_str space)
{
	for (size_t i = 0; i < COUNT(note_space); i++) {
		if (ll_str_eq(space, note_space[i])) {
			return true;
		}
	}
	return false;
}

bool ll_svg_link_ok(ll_str url, bool image)
{
	for (size_t i = 0; image && i < COUNT(raster); i++) {
		if (ll_str_eq_nocase(ll_str_sub(url, 0, raster[i].len),
				     raster[i])) {
			return true;
		}
	}
	return !url.len || url.s[0] == '#';
}

static bool is_name_byte(char c)
{
	return ll_is_alnum(c) || c == '-' || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* What stands before the '(' at @at, in lower case; "" for a mere bracket. */
static ll_str function_before(ll_str css, size_t at, char (*lower)[32])
{
	size_t from = at;

	while (from && is_name_byte(css.s[from - 1])) {
		from--;
	}
	if (at - from > sizeof(*lower)) {
		return ll_str_sub(css, from, at);
	}
	for (size_t i = from; i < at; i++) {
		(*lower)[i - from] = ll_to_lower(css.s[i]);
	}
	return (ll_str){ *lower, at - from };
}

/* The length of its name, or LL_NPOS where the '(' at @at is harmless. */
static size_t reaches_out(ll_str css, size_t at)
{
	char lower[32];
	ll_str name = function_before(css, at, &lower);
	ll_str inside;

	if (!ll_str_is(name, "url")) {
		return !name.len || is_listed(function, COUNT(function), name)
			       ? LL_NPOS
			       : name.len;
	}
	inside = ll_str_trim(ll_str_from_pos(css, at + 1));
	if (inside.len && (inside.s[0] == '"' || inside.s[0] == '\'')) {
		inside = ll_str_from_pos(inside, 1);
	}
	return inside.len && inside.s[0] == '#' ? LL_NPOS : name.len;
}

size_t ll_svg_style_fault(ll_str css)
{
	for (size_t i = 0; i < css.len; i++) {
		size_t len = LL_NPOS;

		if (css.s[i] == '@' || css.s[i] == '\\') {
			len = 0;
		} else if (css.s[i] == '(') {
			len = reaches_out(css, i);
		}
		if (len != LL_NPOS) {
			return i - len;
		}
	}
	return LL_NPOS;
}
