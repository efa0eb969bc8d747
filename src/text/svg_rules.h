#ifndef LL_TEXT_SVG_RULES_H
#define LL_TEXT_SVG_RULES_H

/*
 * What may stand in a drawing: the names, and the rules for values.
 */

#include "base/str.h"

/** What the value of an attribute can be. */
enum ll_svg_value {
	LL_SVG_REFUSED, /* not on the list */
	LL_SVG_TEXT,    /* anything: nobody acts on it */
	LL_SVG_STYLE,   /* a style, a colour, a number, a path */
	LL_SVG_LINK,
	LL_SVG_NAME, /* of the attribute that an animation changes */
};

/** ll_svg_element() - an SVG element of this name only draws */
bool ll_svg_element(ll_str name);

/** ll_svg_attribute() - by its name without a namespace */
enum ll_svg_value ll_svg_attribute(ll_str name);

/** ll_svg_is_note() - a namespace of editors' notes, which browsers ignore */
bool ll_svg_is_note(ll_str space);

/**
 * ll_svg_link_ok() - leads to a part of the drawing
 * @image: or is a PNG, JPEG, GIF or WebP in itself
 */
bool ll_svg_link_ok(ll_str url, bool image);

/**
 * ll_svg_style_fault() - where CSS could reach something else
 *
 * Refused are '@', '\' (an escape can spell anything), functions that are not
 * on the list, and url() that does not begin with '#'. Text in quotes and
 * comments counts like the rest.
 *
 * Returns where that begins, or LL_NPOS.
 */
size_t ll_svg_style_fault(ll_str css);

#endif
