#include "site/lines.h"
#include "site/rows.h"
#include "site/timeline.h"

static void make_plain(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	const struct ll_view_record *record = page->subject;

	(void)site;
	ll_crumbs(page, dict, "pages.html", "Pages");
	ll_top(dict, "Page", "ring", record->title);
	ll_facts_own(page, dict, record);
	ll_body_add(page, dict, record, record->first, record->end);
	if (!ll_dict_find(dict, LL_NAME_BODY)) {
		struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);

		ll_say(&say, "Nothing is written here yet.");
	}
	ll_lived_fill(page, dict, record);
	ll_timeline_record(page, dict, record);
	ll_say_file(page, dict, record);
}

static void add_page(const struct ll_page *page, struct ll_dict *cluster,
		     const struct ll_view_record *record)
{
	struct ll_dict *row = ll_row_add(cluster, LL_STR("ring"));
	struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

	ll_say_record(&say, record);
	say = ll_say_open(page, row, LL_NAME_BY);
	ll_say_code(&say, record->path);
}

/* Folder by folder: the list is in the order of paths. */
static void make_pages(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	enum { SHOWN = 40 };
	const struct ll_view_list *pages = &site->view->by_kind[LL_KIND_PAGE];
	struct ll_dict *panel;
	struct ll_dict *cluster;
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Pages", "ring", LL_STR("Pages"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say,
		   ll_capital(dict->arena, ll_count_of(dict->arena, pages->n,
						       "page", "pages")));
	ll_say(&say, " that are none of the other things.");
	panel = ll_panel_open(dict, "all", "By path");
	cluster = ll_cluster_open(panel);
	for (size_t i = 0; i < pages->n; i++) {
		if (i == SHOWN) {
			cluster =
				ll_cluster_folded(panel, LL_STR("The others"));
		}
		add_page(page, cluster, pages->item[i]);
	}
}

void ll_pages_plain(struct ll_site *site)
{
	const struct ll_view_list *pages = &site->view->by_kind[LL_KIND_PAGE];

	if (!pages->n) {
		return;
	}
	ll_site_add(site, LL_STR("pages.html"), "pages", make_pages, NULL, "");
	for (size_t i = 0; i < pages->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, pages->item[i]),
			    "plain", make_plain, pages->item[i], "pages.html");
	}
}
