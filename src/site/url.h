#ifndef LL_SITE_URL_H
#define LL_SITE_URL_H

/*
 * Where everything stands in the site, and how one page points to another.
 *
 * Every record has a page of its own. Paths are lower case, made of letters,
 * digits, '-', '_' and '.', and differ even on a file system that does not
 * see case or composed letters; the first to ask for a path keeps it: pages
 * that always exist, then records by id, plain pages last. Links are relative
 * and end in .html, so the site works from a disk and under any sub-path.
 */

#include "base/map.h"
#include "view/compare.h"

struct ll_urls {
	struct ll_arena *arena;
	const struct ll_view *view;
	struct ll_map taken; /* folded path -> itself */
	ll_str *record;      /* [nrecords]: path of its page */
	ll_str *period;      /* [nperiods] */
	ll_str *compare;     /* [ncompares] */
};

/** ll_urls_make() - a path for every record and period of @view */
struct ll_urls *ll_urls_make(struct ll_arena *arena,
			     const struct ll_view *view);

/** ll_url_of() - "goals/2026/lead-time.html"; not escaped */
ll_str ll_url_of(const struct ll_urls *urls,
		 const struct ll_view_record *record);
ll_str ll_url_of_period(const struct ll_urls *urls,
			const struct ll_view_period *period);
/** ll_url_of_compare() - "compare/2025..2026.html" */
ll_str ll_url_of_compare(const struct ll_urls *urls,
			 const struct ll_view_compare *compare);
/** ll_url_of_month() - "progress/2026-03.html" for @folder "progress" */
ll_str ll_url_of_month(struct ll_arena *arena, const char *folder,
		       ll_month month);

/**
 * ll_url_href() - a link from the page @from to the page @to
 * @anchor: id on that page, or ""
 *
 * Percent-encoded; "#id" alone within one page.
 */
ll_str ll_url_href(struct ll_arena *arena, ll_str from, ll_str to,
		   ll_str anchor);

/** ll_url_root() - from the page @from to the top: "", "../", "../../" */
ll_str ll_url_root(struct ll_arena *arena, ll_str from);

/**
 * ll_url_asset() - where a copied file of the organisation stands
 *
 * Returns "" for a suffix that is not on the list of files that a browser
 * shows or saves without running anything (RFC 6838 types of images, sound,
 * film, documents); such a file is not copied. A drawing (".svg") is on it: a
 * view leads to those alone that were found harmless.
 */
ll_str ll_url_asset(struct ll_arena *arena, ll_str path);

/** ll_url_is_image() - a browser shows it as a still picture */
bool ll_url_is_image(ll_str path);

/** ll_url_segment() - one folder or file name of a path, made safe */
ll_str ll_url_segment(struct ll_arena *arena, ll_str name);

#endif
