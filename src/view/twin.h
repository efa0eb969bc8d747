#ifndef LL_VIEW_TWIN_H
#define LL_VIEW_TWIN_H

/*
 * Twin: a copy of a parsed file without what leads to hidden records.
 *
 * A link, image or mention of something hidden becomes plain text; where its
 * text would tell, a neutral word. A section whose heading leads to something
 * hidden is left out whole, with the footnotes that only it uses.
 */

#include "base/map.h"
#include "text/md.h"

/** How a twin asks what is hidden. */
struct ll_twin_ask {
	/** a LINK, IMAGE or MENTION leads to something hidden */
	bool (*hides)(void *context, const struct ll_md_node *node);
	/** plain text names something hidden */
	bool (*tells)(void *context, ll_str text);
	/** the section whose heading stands at @line is about such a thing */
	bool (*cuts)(void *context, int line);
	void *context;
};

struct ll_twin {
	struct ll_md md; /* the copy: root, title, body */
	LL_VEC(struct ll_twin_pair {
		const struct ll_md_node *was;
		struct ll_md_node *is;
	})
	pair; /* by address of was */
	LL_VEC(struct ll_twin_lines {
		int first;
		int last;
	})
	cut; /* sections that were left out */
};

/** ll_twin_make() - the twin of @md, or NULL where nothing is hidden in it */
struct ll_twin *ll_twin_make(struct ll_arena *arena, const struct ll_md *md,
			     const struct ll_twin_ask *ask);

/** ll_twin_of() - the copy of @node; NULL for NULL and for what was left out */
const struct ll_md_node *ll_twin_of(const struct ll_twin *twin,
				    const struct ll_md_node *node);

/** ll_twin_from() - the same for where blocks begin or end: the next that is
 * left */
const struct ll_md_node *ll_twin_from(const struct ll_twin *twin,
				      const struct ll_md_node *node);

/** ll_twin_has_cut() - @line stood in a section that was left out */
bool ll_twin_has_cut(const struct ll_twin *twin, int line);

#endif
