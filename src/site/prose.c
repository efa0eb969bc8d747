#include "site/prose.h"

struct ll_prose ll_prose_make(const struct ll_page *page, struct ll_dict *dict,
			      const struct ll_view_record *record)
{
	return (struct ll_prose){
		.page = page,
		.dict = dict,
		.record = record,
		.level = dict->parent ? 3 : 2,
	};
}

bool ll_prose_has_heading(const struct ll_view_record *record, ll_str id)
{
	const struct ll_md_node *node = record->first;

	for (; node && node != record->end; node = node->next) {
		const struct ll_md_node *inner = node;

		for (; inner; inner = ll_md_walk(inner, node)) {
			if (inner->type == LL_MD_HEADING &&
			    ll_str_eq(inner->id, id)) {
				return true;
			}
		}
	}
	return false;
}

static struct ll_md_target to_record(const struct ll_prose *prose,
				     const struct ll_view_link *link)
{
	ll_str to = ll_url_of(prose->page->site->urls, link->record);
	ll_str anchor = link->anchor;

	if (!ll_prose_has_heading(link->record, anchor)) {
		anchor = LL_STR("");
	}
	return (struct ll_md_target){
		.href = ll_url_href(prose->dict->arena, prose->page->path, to,
				    anchor),
	};
}

static struct ll_md_target to_asset(const struct ll_prose *prose, ll_str path)
{
	struct ll_arena *arena = prose->dict->arena;
	ll_str to = ll_url_asset(arena, path);

	if (!to.len) {
		return (struct ll_md_target){ .drop = true };
	}
	ll_dict_asset(prose->dict, path, to);
	return (struct ll_md_target){
		.href = ll_url_href(arena, prose->page->path, to, LL_STR("")),
	};
}

/* ll_md_render.target: decides about one link, image or mention. */
static struct ll_md_target find_target(void *context,
				       const struct ll_md_node *node)
{
	const struct ll_prose *prose = context;
	struct ll_arena *arena = prose->dict->arena;
	bool image = node->type == LL_MD_IMAGE;
	struct ll_view_link link;
	ll_str url = node->url;

	if (node->type == LL_MD_MENTION) {
		url = ll_str_join(arena, LL_STR("@"), node->text, LL_STR(""));
	}
	link = ll_view_follow(prose->page->site->view, arena,
			      prose->record->path, url);
	switch (link.type) {
	case LL_VIEW_LINK_RECORD:
		if (!image) {
			return to_record(prose, &link);
		}
		break;
	case LL_VIEW_LINK_ASSET:
		if (!image || ll_url_is_image(link.asset)) {
			return to_asset(prose, link.asset);
		}
		break;
	case LL_VIEW_LINK_OUTSIDE:
		if (!image && ll_url_is_safe(link.url)) {
			return (struct ll_md_target){ .href = link.url };
		}
		break;
	case LL_VIEW_LINK_NOWHERE:
		break;
	}
	return (struct ll_md_target){ .drop = true };
}

static struct ll_md_render options_for(struct ll_prose *prose)
{
	struct ll_md_render options = {
		.raw_html = prose->page->site->view->raw_html,
		.target = find_target,
		.context = prose,
	};

	if (prose->shared) {
		options.id_prefix =
			ll_strf(prose->dict->arena, "%" LL_FMT ".",
				LL_ARG(ll_slug_make(prose->dict->arena,
						    prose->record->id)));
	}
	return options;
}

/* The headings that a place in the text is under, as they were written. */
struct outline {
	int level[6]; /* each deeper than the one before */
	int depth;
};

/* How deep a heading of @level stands in the outline, from 0. */
static int outline_enter(struct outline *outline, int level)
{
	while (outline->depth && outline->level[outline->depth - 1] >= level) {
		outline->depth--;
	}
	outline->level[outline->depth] = level;
	return outline->depth++;
}

/*
 * A copy of the blocks' own nodes with the levels that their headings have
 * on this page; what is in them is shared.
 */
static const struct ll_md_node *
level_headings(const struct ll_prose *prose, const struct ll_prose_range *range,
	       struct outline *outline)
{
	const struct ll_md_node *node = range->first;
	struct ll_md_node *first = NULL;
	struct ll_md_node **link = &first;

	for (; node && node != range->end; node = node->next) {
		struct ll_md_node *copy =
			LL_NEW(prose->dict->arena, struct ll_md_node, 1);

		*copy = *node;
		copy->next = NULL;
		*link = copy;
		link = &copy->next;
		if (node->type == LL_MD_HEADING) {
			int level = prose->level +
				    outline_enter(outline, node->level);

			copy->level = (uint8_t)(level > 6 ? 6 : level);
		}
	}
	return first;
}

ll_html ll_prose_ranges(const struct ll_prose *prose,
			const struct ll_prose_range *range, size_t n)
{
	struct ll_prose copy = *prose;
	struct ll_buf out = ll_buf_make(prose->dict->arena);
	struct ll_md_render options = options_for(&copy);
	struct outline outline = { .depth = 0 };

	for (size_t i = 0; i < n; i++) {
		ll_md_render(&out, level_headings(prose, &range[i], &outline),
			     NULL, &options);
	}
	return (ll_html){ ll_buf_str(&out) };
}

ll_html ll_prose_blocks(const struct ll_prose *prose,
			const struct ll_md_node *first,
			const struct ll_md_node *end)
{
	return ll_prose_ranges(prose, &(struct ll_prose_range){ first, end },
			       1);
}

ll_html ll_prose_inlines(const struct ll_prose *prose,
			 const struct ll_md_node *node)
{
	struct ll_prose copy = *prose;
	struct ll_md_render options = options_for(&copy);
	struct ll_buf out = ll_buf_make(prose->dict->arena);

	ll_md_render_inlines(&out, node, &options);
	return (ll_html){ ll_buf_str(&out) };
}
