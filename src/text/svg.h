#ifndef LL_TEXT_SVG_H
#define LL_TEXT_SVG_H

/*
 * SVG: whether a drawing can do more than draw.
 *
 * A drawing that a browser opens by itself runs its scripts with the rights
 * of the site. So only what is known to do nothing but draw is let through:
 * lists of elements and attributes, links to a part of the same drawing or to
 * a raster image in it, styles that name no other file. No DOCTYPE but the
 * W3C's, no entity, no processing instruction, UTF-8 alone: what is read here
 * is what a browser reads. How long drawing takes is not looked at.
 *
 * Source: Scalable Vector Graphics 1.1 and 2; the XML is read by Expat.
 */

#include "base/arena.h"
#include "base/str.h"

/** A larger drawing is refused. */
#define LL_SVG_MAX_BYTES ((size_t)4 * 1024 * 1024)
/** Elements in elements; more are refused. */
#define LL_SVG_MAX_DEPTH 100

/** Why a drawing is refused. */
struct ll_svg_fault {
	ll_str what; /* "the element 'script' can run code"; "" if harmless */
	int line;    /* from 1; 0: the file as a whole */
};

/**
 * ll_svg_check() - the first thing in a drawing that may do more than draw
 * @arena: owner of the result
 * @bytes: the file, as it will be published
 *
 * Errors: none. What is not well-formed is refused like the rest.
 * Cost:   linear in @bytes.
 */
struct ll_svg_fault ll_svg_check(struct ll_arena *arena, ll_str bytes);

/** ll_svg_is() - the name of a drawing: it ends in ".svg", in any case */
bool ll_svg_is(ll_str path);

#endif
