#include "site/site.h"

#include <assert.h>

#include "base/buf.h"
#include "site/say.h"

static void (*const adder[])(struct ll_site *site) = {
#define LL_PAGES(name) ll_pages_##name,
#include "site/pages.def"
#undef LL_PAGES
};

void ll_site_add(struct ll_site *site, ll_str path, const char *template,
		 void (*make)(const struct ll_site *, const struct ll_page *,
			      struct ll_dict *),
		 const void *subject, const char *section)
{
	struct ll_page *page = LL_NEW(site->arena, struct ll_page, 1);
	void **slot = ll_map_slot(&site->by_path, path);

	assert(!*slot); /* two pages at one place */
	*slot = page;
	page->path = path;
	page->template = template;
	page->make = make;
	page->subject = subject;
	page->section = section;
	page->site = site;
	if (site->npages == site->cap) {
		site->page = ll_grow(site->arena, site->page, site->npages,
				     &site->cap, sizeof(*site->page));
	}
	site->page[site->npages++] = page;
}

bool ll_site_has(const struct ll_site *site, ll_str path)
{
	return ll_map_get(&site->by_path, path) != NULL;
}

static void say_commit(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_say say = ll_say_open(page, dict, LL_NAME_KNOWS);
	ll_str time = ll_time_iso(dict->arena, view->commit_time);

	if (!view->commit.len) {
		ll_say(&say, "Read from files that are in no commit, on ");
		ll_say_date_long(&say, view->today);
		ll_say(&say, ".");
		return;
	}
	ll_say(&say, "Read at commit ");
	ll_say_code(&say, ll_str_sub(view->commit, 0, 7));
	ll_say(&say, ", ");
	ll_say_date_long(&say, ll_date_of_time(view->commit_time));
	ll_say(&say, ", ");
	ll_say_str(&say, ll_str_sub(time, 11, 16));
	ll_say(&say, " UTC.");
}

static void say_history(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_say say = ll_say_open(page, dict, LL_NAME_KNOWS);

	if (view->history != LL_VIEW_COMPLETE) {
		ll_say_str(&say, view->history_why);
		ll_say(&say, " What is older is not shown. ");
		ll_say_str(&say, view->history_advice);
		return;
	}
	ll_say(&say, "History is complete: ");
	ll_say_str(&say,
		   ll_strf(dict->arena, "%zu landing%s", view->nlandings_read,
			   view->nlandings_read == 1 ? "" : "s"));
	if (view->history_since.n) {
		ll_say(&say, " since ");
		ll_say_date_long(&say, view->history_since);
	}
	ll_say(&say, ".");
}

static void fill_knows(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;

	say_commit(page, dict);
	say_history(page, dict);
	if (view->audience.len) {
		struct ll_say say = ll_say_open(page, dict, LL_NAME_KNOWS);

		ll_say(&say, "Built for ");
		ll_say_str(&say, view->audience);
		ll_say(&say, ".");
	}
}

static void fill_legend(struct ll_dict *dict)
{
	static const struct {
		enum ll_health health;
		const char *means;
	} row[] = {
		{ LL_HEALTH_ON_TRACK, "reported so, or keeps up with the "
				      "time gone" },
		{ LL_HEALTH_AT_RISK, "reported so, or somewhat behind the "
				     "time gone" },
		{ LL_HEALTH_OFF_TRACK, "reported so, or far behind the time "
				       "gone" },
		{ LL_HEALTH_STALE, "no report for longer than the rhythm "
				   "allows: silence is not progress" },
		{ LL_HEALTH_DONE, "closed, reached" },
		{ LL_HEALTH_DROPPED, "closed, given up" },
		{ LL_HEALTH_PAUSED, "set aside on purpose" },
		{ LL_HEALTH_UNKNOWN, "nothing to judge by" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct ll_dict *item = ll_dict_add(dict, LL_NAME_LEGEND);

		ll_dict_text(item, LL_NAME_MARK, ll_health_mark(row[i].health));
		ll_dict_text(item, LL_NAME_TEXT,
			     ll_health_label(row[i].health));
		ll_dict_literal(item, LL_NAME_MEANS, row[i].means);
	}
}

static const struct ll_dict *make_shared(const struct ll_site *site)
{
	const struct ll_page anywhere = { .site = site };
	struct ll_dict *dict = ll_dict_make(site->arena);

	fill_knows(&anywhere, dict);
	fill_legend(dict);
	return dict;
}

struct ll_site *ll_site_make(struct ll_arena *arena, const struct ll_view *view)
{
	struct ll_site *site = LL_NEW(arena, struct ll_site, 1);

	site->arena = arena;
	site->view = view;
	site->urls = ll_urls_make(arena, view);
	site->by_path = ll_map_make(arena);
	for (size_t i = 0; i < sizeof adder / sizeof *adder; i++) {
		adder[i](site);
	}
	site->shared = make_shared(site);
	return site;
}

/* What a section has on every page. */
static void lend(const struct ll_site *site, struct ll_dict *dict,
		 enum ll_name section)
{
	const struct ll_dict *each = ll_dict_find(site->shared, section)->first;

	for (; each; each = each->next) {
		ll_dict_lend(dict, section, each);
	}
}

struct ll_dict *ll_page_make(const struct ll_page *page, struct ll_arena *arena)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *dict = ll_dict_make(arena);

	ll_dict_text(dict, LL_NAME_LANG, view->language);
	ll_dict_text(dict, LL_NAME_ORG, view->title);
	ll_dict_url(dict, LL_NAME_ROOT, ll_url_root(arena, page->path));
	ll_nav_fill(page, dict);
	lend(page->site, dict, LL_NAME_KNOWS);
	lend(page->site, dict, LL_NAME_LEGEND);
	page->make(page->site, page, dict);
	return dict;
}
