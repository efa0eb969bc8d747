#include "model/okr.h"

/* Records in the sections of one file. */

struct splitter {
	struct ll_arena *arena;
	const struct ll_part *whole;
	struct ll_part_list *list;
};

static const struct {
	ll_str heading;
	enum ll_kind kind;
} named[] = {
	{ LL_STR_INIT("mission"), LL_KIND_MISSION },
	{ LL_STR_INIT("our mission"), LL_KIND_MISSION },
	{ LL_STR_INIT("vision"), LL_KIND_VISION },
	{ LL_STR_INIT("our vision"), LL_KIND_VISION },
};

bool ll_section_kind(struct ll_arena *arena, const struct ll_md_node *node,
		     enum ll_kind *kind)
{
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		if (ll_heading_is(arena, node, &named[i].heading, 1)) {
			*kind = named[i].kind;
			return true;
		}
	}
	return false;
}

static void add_section(struct splitter *s, const struct ll_md_node *heading,
			ll_str anchor, enum ll_kind kind)
{
	struct ll_part *part = LL_PUSH(s->arena, s->list);
	const struct ll_md_node *end = ll_md_section_end(heading);
	const struct ll_md_node *first = heading->next;

	*part = (struct ll_part){
		.settings = s->whole->settings,
		.rule = s->whole->rule,
		.capture = s->whole->capture,
		.whole = s->whole,
		.path = s->whole->path,
		.kind = kind,
		.anchor = anchor,
		.line = heading->line,
		.certain = s->whole->certain,
		.end = end,
	};
	if (first == end) {
		first = NULL;
	}
	ll_part_use_meta(s->arena, part,
			 ll_section_meta(s->arena, part->rule, first, end,
					 false, &part->first));
	if (part->first == end) {
		part->first = NULL;
	}
	part->title = ll_part_title(s->arena, part, heading);
}

/* What the headings of higher levels say of a goal. */
static void use_above(struct splitter *s, struct ll_part *part,
		      const struct ll_md_node *heading, struct ll_above above)
{
	above.heading[heading->level] = NULL;
	if (part->kind == LL_KIND_GOAL) {
		ll_part_use_above(s->arena, part, &above);
	}
}

void ll_split_sections(struct ll_arena *arena, const struct ll_part *whole,
		       const struct ll_md_node *root, int level,
		       struct ll_part_list *list)
{
	struct splitter s = { arena, whole, list };
	struct ll_map slugs = ll_map_make(arena);
	struct ll_above above = { { NULL } };

	for (const struct ll_md_node *n = root; n; n = ll_md_walk(n, root)) {
		enum ll_kind kind = whole->kind;
		ll_str anchor;

		if (n->type != LL_MD_HEADING) {
			continue;
		}
		anchor = ll_heading_anchor(arena, n, &slugs);
		if (n->parent == root) {
			ll_above_add(&above, n);
		}
		if (n->parent == root &&
		    (level ? n->level == level
			   : n->level <= 2 &&
				     ll_section_kind(arena, n, &kind))) {
			add_section(&s, n, anchor, kind);
			use_above(&s, &list->item[list->n - 1], n, above);
		}
	}
}
