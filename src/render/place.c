#include "render/place.h"

/* Attributes whose value a program would read, and that are not escaped so. */
static bool is_forbidden(ll_str attribute)
{
	static const char *const name[] = {
		"style",  "srcdoc",     "srcset",      "formaction",
		"poster", "ping",       "xlink:href",  "manifest",
		"icon",   "http-equiv", "imagesrcset",
	};

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		if (ll_str_is(attribute, name[i])) {
			return true;
		}
	}
	return ll_str_starts(attribute, LL_STR("on"));
}

/* Why no value may stand in this attribute, or NULL. */
static const char *attribute_fault(const struct ll_markup *markup)
{
	ll_str attribute = ll_markup_attribute(markup);

	if (is_forbidden(attribute)) {
		return "no value may stand in this attribute";
	}
	if (ll_str_is(attribute, "content") && markup->has_http_equiv) {
		return "no value may stand in a <meta http-equiv>";
	}
	return NULL;
}

const char *ll_place_refuses(const struct ll_markup *markup, bool html)
{
	switch (markup->state) {
	case LL_MARKUP_TEXT:
		return NULL;
	case LL_MARKUP_RCDATA:
		return html ? "HTML may stand only where text stands" : NULL;
	case LL_MARKUP_DOUBLE:
	case LL_MARKUP_SINGLE:
		return html ? "HTML may stand only where text stands"
			    : attribute_fault(markup);
	case LL_MARKUP_EQUALS:
	case LL_MARKUP_BARE:
		return "the attribute's value has no quotes";
	case LL_MARKUP_TAG_OPEN:
	case LL_MARKUP_TAG_NAME:
	case LL_MARKUP_TAG:
	case LL_MARKUP_ATTRIBUTE:
	case LL_MARKUP_AFTER_NAME:
	case LL_MARKUP_AFTER_VALUE:
		return "no value may stand inside a tag, but in an attribute";
	case LL_MARKUP_COMMENT:
	case LL_MARKUP_DECLARATION:
		return "no value may stand in a comment or declaration";
	case LL_MARKUP_RAW:
		return "no value may stand in a script or style sheet";
	}
	return NULL;
}
