#include "site/site.h"

/* A place that the navigation may lead to; shown where its page exists. */
struct place {
	const char *path;
	const char *label;
	bool main; /* in the header too */
};

static const struct place place[] = {
	{ "index.html", "Now", true },
	{ "mission.html", "Mission", false },
	{ "vision.html", "Vision", false },
	{ "values.html", "Values", false },
	{ "principles.html", "Principles", true },
	{ "strategy.html", "Strategy", true },
	{ "goals.html", "Goals", true },
	{ "progress.html", "Progress", true },
	{ "alignment.html", "Alignment", true },
	{ "meetings.html", "Meetings", true },
	{ "decisions.html", "Decisions", false },
	{ "actions.html", "Actions", false },
	{ "teams.html", "Teams", false },
	{ "people.html", "People", true },
	{ "moments.html", "Moments", false },
	{ "pulse.html", "Say and feel", false },
	{ "roads.html", "Roads", false },
	{ "changes.html", "Changes", true },
	{ "planning.html", "Planning", true },
	{ "pages.html", "Pages", false },
	{ "about-this-site.html", "About this site", false },
};

static struct ll_dict *add_place(const struct ll_page *page,
				 struct ll_dict *dict, ll_str root,
				 const struct place *to)
{
	ll_str path = ll_str_from(to->path);
	struct ll_dict *item = ll_dict_add(dict, LL_NAME_MORE_NAV);

	ll_dict_literal(item, LL_NAME_TEXT, to->label);
	ll_dict_url(item, LL_NAME_HREF,
		    ll_str_join(dict->arena, root, path, LL_STR("")));
	if (ll_str_eq(path, page->path)) {
		ll_dict_add(item, LL_NAME_HERE);
	} else if (ll_str_is(path, page->section)) {
		ll_dict_add(item, LL_NAME_WITHIN);
	} else {
		ll_dict_add(item, LL_NAME_OTHER);
	}
	return item;
}

void ll_nav_fill(const struct ll_page *page, struct ll_dict *dict)
{
	ll_str root = ll_url_root(dict->arena, page->path);

	for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
		const struct ll_dict *item;

		if (!ll_site_has(page->site, ll_str_from(place[i].path))) {
			continue;
		}
		item = add_place(page, dict, root, &place[i]);
		if (place[i].main) {
			ll_dict_lend(dict, LL_NAME_NAV, item);
		}
	}
}
