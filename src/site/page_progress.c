#include "base/buf.h"
#include "site/month_page.h"
#include "site/lines.h"

enum { YEAR = 12 };

/* Every known lateness of the whole time, for one sentence. */
static size_t all_lateness(const struct ll_view *view, long *late)
{
	const struct ll_view_list *updates = &view->by_kind[LL_KIND_UPDATE];
	size_t n = 0;

	for (size_t i = 0; i < updates->n; i++) {
		if (updates->item[i]->arrived.n) {
			late[n++] = updates->item[i]->days_late;
		}
	}
	return n;
}

static void say_lateness(struct ll_say *say, const struct ll_view *view)
{
	struct ll_arena *arena = say->dict->arena;
	long *late = LL_NEW(arena, long, view->by_kind[LL_KIND_UPDATE].n);
	size_t n = all_lateness(view, late);

	if (!n) {
		return;
	}
	ll_say_str(say, ll_strf(arena,
				" They come a median of %ld day%s after the "
				"month's end, nine in ten within %ld.",
				ll_lateness(late, n, 50),
				ll_lateness(late, n, 50) == 1 ? "" : "s",
				ll_lateness(late, n, 90)));
}

static void add_top(const struct ll_site *site, const struct ll_page *page,
		    struct ll_dict *dict)
{
	const struct ll_view *view = site->view;
	size_t nupdates = view->by_kind[LL_KIND_UPDATE].n;
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Progress", "ring", LL_STR("Progress, month by month"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say, ll_strf(dict->arena, "%zu update%s for %zu month%s.",
				 nupdates, nupdates == 1 ? "" : "s",
				 view->nmonths, view->nmonths == 1 ? "" : "s"));
	say_lateness(&say, view);
}

static void say_month(struct ll_say *say, const struct ll_month_count *count,
		      const struct ll_view_month *month)
{
	struct ll_arena *arena = say->dict->arena;

	if (count->nteams) {
		ll_say_str(say, ll_strf(arena, "%zu of %zu team%s reported%s",
					count->nreported, count->nteams,
					count->nteams == 1 ? "" : "s",
					month->over ? "" : " so far"));
	} else {
		ll_say_str(say, ll_strf(arena, "%zu update%s", month->updates.n,
					month->updates.n == 1 ? "" : "s"));
	}
	if (count->nbetter + count->nworse) {
		ll_say_str(say, ll_strf(arena, " · %zu better, %zu worse",
					count->nbetter, count->nworse));
	}
	if (count->ndecisions) {
		ll_say_str(say, ll_strf(arena, " · %zu decision%s",
					count->ndecisions,
					count->ndecisions == 1 ? "" : "s"));
	}
	if (count->nchanges) {
		ll_say_str(say,
			   ll_strf(arena, " · %zu change%s", count->nchanges,
				   count->nchanges == 1 ? "" : "s"));
	}
}

static void add_month(const struct ll_page *page, struct ll_dict *cluster,
		      const struct ll_view_month *month)
{
	struct ll_month_count count =
		ll_month_count_make(cluster->arena, month);
	bool silent = !month->updates.n && month->over;
	struct ll_dict *row =
		ll_row_add(cluster, silent ? LL_STR("stale") : LL_STR("ring"));
	struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

	if (silent) {
		ll_row_gap(row);
	}
	ll_say_page(&say, ll_url_of_month(row->arena, "progress", month->month),
		    LL_STR(""), ll_month_long(row->arena, month->month));
	say = ll_say_open(page, row, LL_NAME_BY);
	say_month(&say, &count, month);
}

/* Newest first, older years folded. */
static void add_months(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	const struct ll_view *view = site->view;
	struct ll_dict *panel = ll_panel_open(dict, "months", "Month by month");
	struct ll_dict *cluster = ll_cluster_open(panel);
	int year = ll_month_year(view->month[0].month);

	for (size_t i = 0; i < view->nmonths; i++) {
		int of = ll_month_year(view->month[i].month);

		if (i >= YEAR && of != year) {
			cluster = ll_cluster_folded(
				panel, ll_strf(dict->arena, "%d", of));
		}
		year = of;
		add_month(page, cluster, &view->month[i]);
	}
}

static void make_progress(const struct ll_site *site,
			  const struct ll_page *page, struct ll_dict *dict)
{
	add_top(site, page, dict);
	ll_rhythm_panel(page, dict, site->view->month, YEAR);
	add_months(site, page, dict);
}

void ll_pages_progress(struct ll_site *site)
{
	if (site->view->nmonths) {
		ll_site_add(site, LL_STR("progress.html"), "progress",
			    make_progress, NULL, "");
	}
}
