#include "base/buf.h"
#include "site/lines.h"
#include "site/rows.h"
#include "site/timeline.h"

static void add_list(const struct ll_page *page, struct ll_dict *dict,
		     const char *key, const struct ll_view_list *list)
{
	struct ll_say say;

	if (list->n) {
		say = ll_fact_open(page, dict, key);
		ll_say_list(&say, list);
	}
}

static void make_moment(const struct ll_site *site, const struct ll_page *page,
			struct ll_dict *dict)
{
	const struct ll_view_record *moment = page->subject;
	struct ll_say say;

	(void)site;
	ll_crumbs(page, dict, "moments.html", "Moments");
	ll_top(dict, "Moment", "disc", moment->title);
	if (moment->date.n) {
		say = ll_fact_open(page, dict, "Happened on");
		ll_say_date_long(&say, moment->date);
	}
	add_list(page, dict, "Shows", &moment->values);
	add_list(page, dict, "For", &moment->goals);
	add_list(page, dict, "People", &moment->people);
	ll_facts_own(page, dict, moment);
	if (!moment->values.n) {
		say = ll_say_open(page, dict, LL_NAME_SAY);
		ll_say(&say, "It does not say which value it shows.");
	}
	ll_body_add(page, dict, moment, moment->first, moment->end);
	ll_lived_fill(page, dict, moment);
	ll_timeline_record(page, dict, moment);
	ll_say_file(page, dict, moment);
}

static size_t count_showing(const struct ll_view *view,
			    const struct ll_view_record *value)
{
	const struct ll_view_list *moments = &view->by_kind[LL_KIND_MOMENT];
	size_t n = 0;

	for (size_t i = 0; i < moments->n; i++) {
		for (size_t j = 0; j < moments->item[i]->values.n; j++) {
			n += moments->item[i]->values.item[j] == value;
		}
	}
	return n;
}

/* Which values are lived, and which nobody has told of. */
static void add_values(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	const struct ll_view_list *values = &view->by_kind[LL_KIND_VALUE];
	struct ll_dict *cluster;

	if (!values->n) {
		return;
	}
	cluster = ll_cluster_open(ll_panel_open(dict, "values", "By value"));
	for (size_t i = 0; i < values->n; i++) {
		size_t n = count_showing(view, values->item[i]);
		struct ll_dict *row = ll_row_add(cluster, LL_STR("ring"));
		struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

		ll_say_record(&say, values->item[i]);
		say = ll_say_open(page, row, LL_NAME_BY);
		if (n) {
			ll_say_str(&say, ll_strf(row->arena, "%zu moment%s", n,
						 n == 1 ? "" : "s"));
		} else {
			ll_row_gap(row);
			ll_say(&say, "No moment tells of it.");
		}
	}
}

static void make_moments(const struct ll_site *site, const struct ll_page *page,
			 struct ll_dict *dict)
{
	const struct ll_view_list *moments =
		&site->view->by_kind[LL_KIND_MOMENT];
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Moments", "disc", LL_STR("Moments"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say,
		   ll_capital(dict->arena, ll_count_of(dict->arena, moments->n,
						       "story", "stories")));
	ll_say(&say, " in which a value was lived.");
	ll_lines_by_year(page, ll_panel_open(dict, "told", "What was told"),
			 moments);
	add_values(page, dict);
}

void ll_pages_moment(struct ll_site *site)
{
	const struct ll_view_list *moments =
		&site->view->by_kind[LL_KIND_MOMENT];

	if (!moments->n) {
		return;
	}
	ll_site_add(site, LL_STR("moments.html"), "moments", make_moments, NULL,
		    "");
	for (size_t i = 0; i < moments->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, moments->item[i]),
			    "moment", make_moment, moments->item[i],
			    "moments.html");
	}
}
