#ifndef LL_RENDER_PLACE_H
#define LL_RENDER_PLACE_H

/* Which places of a template may hold a value: those that are escaped. */

#include "render/markup.h"

/**
 * ll_place_refuses() - why no value may stand here, or NULL
 * @html: the value is trusted HTML
 */
const char *ll_place_refuses(const struct ll_markup *markup, bool html);

#endif
