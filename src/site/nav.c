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
	{ "meetings.html", "Meetings", true },
	{ "decisions.html", "Decisions", false },
	{ "actions.html", "Actions", true },
	{ "teams.html", "Teams", false },
	{ "people.html", "People", true },
	{ "moments.html", "Moments", false },
	{ "changes.html", "Changes", true },
	{ "pages.html", "Pages", false },
	{ "about-this-site.html", "About this site", false },
};

static void add_place(const struct ll_page *page, struct ll_dict *dict,
		      enum ll_name list, const struct place *to)
{
	ll_str path = ll_str_from(to->path);
	struct ll_dict *item = ll_dict_add(dict, list);

	ll_dict_literal(item, LL_NAME_TEXT, to->label);
	ll_dict_url(item, LL_NAME_HREF,
		    ll_url_href(dict->arena, page->path, path, LL_STR("")));
	if (ll_str_eq(path, page->path)) {
		ll_dict_add(item, LL_NAME_HERE);
	} else if (ll_str_is(path, page->section)) {
		ll_dict_add(item, LL_NAME_WITHIN);
	} else {
		ll_dict_add(item, LL_NAME_OTHER);
	}
}

void ll_nav_fill(const struct ll_page *page, struct ll_dict *dict)
{
	for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
		if (!ll_site_has(page->site, ll_str_from(place[i].path))) {
			continue;
		}
		if (place[i].main) {
			add_place(page, dict, LL_NAME_NAV, &place[i]);
		}
		add_place(page, dict, LL_NAME_MORE_NAV, &place[i]);
	}
}
