#ifndef LL_SITE_SITE_H
#define LL_SITE_SITE_H

/*
 * The site: every page of one view, ready to be made one by one.
 *
 *     ll_site_make()   the list of pages and their places
 *     ll_page_make()   one page as data, in an arena of its own
 *
 * The list is fixed before the first page is made, so a link can ask whether
 * its page exists. Ids of the skeleton hold a dot ("s.changed"), which no
 * heading of the organisation's can have: they never meet.
 */

#include "site/page.h"
#include "site/url.h"
#include "view/view.h"

struct ll_site {
	struct ll_arena *arena;
	const struct ll_view *view;
	const struct ll_urls *urls;
	struct ll_page **page; /* in the order they were added */
	size_t npages;
	size_t cap;
	struct ll_map by_path;        /* -> struct ll_page */
	const struct ll_dict *shared; /* KNOWS and LEGEND, as on every page */
};

/** ll_site_make() - every page that @view has something to show on */
struct ll_site *ll_site_make(struct ll_arena *arena,
			     const struct ll_view *view);

/**
 * ll_site_add() - one more page; for the ll_pages_* functions
 * @path:     from site/url.c
 * @template: name of the theme's file without ".html"
 * @subject:  what make() is about; may be NULL
 * @section:  path of the page of the navigation that it belongs to, or ""
 */
void ll_site_add(struct ll_site *site, ll_str path, const char *template,
		 void (*make)(const struct ll_site *, const struct ll_page *,
			      struct ll_dict *),
		 const void *subject, const char *section);

/** ll_site_has() - there is a page at @path */
bool ll_site_has(const struct ll_site *site, ll_str path);

/**
 * ll_page_make() - one page: what every page has, then what is its own
 *
 * Files to copy are in the result's asset list.
 */
struct ll_dict *ll_page_make(const struct ll_page *page,
			     struct ll_arena *arena);

/** ll_nav_fill() - NAV and MORE_NAV: the places that exist */
void ll_nav_fill(const struct ll_page *page, struct ll_dict *dict);

/* One function a file of pages: adds its pages to the site. */
#define LL_PAGES(name) void ll_pages_##name(struct ll_site *site);
#include "site/pages.def"
#undef LL_PAGES

#endif
