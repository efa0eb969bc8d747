#include "view/follow.h"

static struct ll_view_link to_record(const struct ll_view *view, size_t index,
				     ll_str anchor)
{
	struct ll_view_link link = { .type = LL_VIEW_LINK_NOWHERE };

	if (index < view->links->org.nrecords) {
		link.type = LL_VIEW_LINK_RECORD;
		link.record = &view->record[view->links->place[index]];
		link.anchor = anchor;
	}
	return link;
}

/* A file with several records is its first one. */
static size_t first_record(const struct ll_org *org, ll_str path)
{
	return (size_t)(uintptr_t)ll_map_get(&org->by_path, path) - 1;
}

static struct ll_view_link to_file(const struct ll_view *view,
				   struct ll_arena *arena, ll_str from,
				   ll_str url)
{
	const struct ll_org *org = &view->links->org;
	struct ll_link_end end = ll_org_follow(arena, org, from, url);
	ll_str anchor = end.anchor_found ? end.anchor : LL_STR("");

	switch (end.type) {
	case LL_LINK_RECORD:
		return to_record(view, end.record, anchor);
	case LL_LINK_FILE:
		return to_record(view, first_record(org, end.path), anchor);
	case LL_LINK_ASSET:
		return (struct ll_view_link){ .type = LL_VIEW_LINK_ASSET,
					      .asset = end.path };
	case LL_LINK_BROKEN:
	case LL_LINK_FOLDER:
	case LL_LINK_OUTSIDE:
	case LL_LINK_REFUSED:
		break;
	}
	return (struct ll_view_link){ .type = LL_VIEW_LINK_NOWHERE };
}

struct ll_view_link ll_view_follow(const struct ll_view *view,
				   struct ll_arena *arena, ll_str from,
				   ll_str url)
{
	if (ll_str_starts(url, LL_STR("@"))) {
		return to_record(view,
				 ll_org_find(&view->links->org, from, url),
				 LL_STR(""));
	}
	if (!ll_url_is_safe(url)) {
		return (struct ll_view_link){ .type = LL_VIEW_LINK_NOWHERE };
	}
	if (!ll_url_is_relative(url)) {
		return (struct ll_view_link){ .type = LL_VIEW_LINK_OUTSIDE,
					      .url = url };
	}
	return to_file(view, arena, from, url);
}
