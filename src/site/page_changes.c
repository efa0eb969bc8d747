#include "base/buf.h"
#include "site/panel.h"
#include "site/timeline.h"

/* What landed in one month. */
struct changes_month {
	ll_month month;
	LL_VEC(const struct ll_view_change *) change; /* in order of landing */
	size_t nsmall; /* of these, mechanical ones */
	size_t nlandings;
	const struct changes_month *before; /* NULL at the ends */
	const struct changes_month *after;
};

/* Oldest first. */
struct changes_months {
	struct changes_month **item;
	size_t n;
	size_t cap;
};

/*
 * Landings stand in the order of the branch; where a clock was wrong a month
 * may come again later, so the search goes back.
 */
static struct changes_month *
month_at(struct ll_arena *arena, struct changes_months *months, ll_month month)
{
	size_t at = months->n;

	while (at && months->item[at - 1]->month.n > month.n) {
		at--;
	}
	if (at && months->item[at - 1]->month.n == month.n) {
		return months->item[at - 1];
	}
	*LL_PUSH(arena, months) = NULL;
	for (size_t i = months->n - 1; i > at; i--) {
		months->item[i] = months->item[i - 1];
	}
	months->item[at] = LL_NEW(arena, struct changes_month, 1);
	months->item[at]->month = month;
	return months->item[at];
}

static void add_landing(struct ll_arena *arena, struct changes_month *month,
			const struct ll_view_landing *landing)
{
	for (size_t i = 0; i < landing->nchanges; i++) {
		month->nsmall += ll_change_is_small(landing->change[i]);
		*LL_PUSH(arena, &month->change) = landing->change[i];
	}
	month->nlandings++;
}

/* Edits that are in no commit yet have no month. */
static struct changes_months collect(struct ll_arena *arena,
				     const struct ll_view *view)
{
	struct changes_months months = { 0 };

	for (size_t i = 0; i < view->nlandings; i++) {
		const struct ll_view_landing *landing = &view->landing[i];
		ll_month month = ll_month_of(landing->date);

		if (month.n && !landing->uncommitted) {
			add_landing(arena, month_at(arena, &months, month),
				    landing);
		}
	}
	for (size_t i = 1; i < months.n; i++) {
		months.item[i - 1]->after = months.item[i];
		months.item[i]->before = months.item[i - 1];
	}
	return months;
}

static ll_str path_of(struct ll_arena *arena, const struct changes_month *month)
{
	return ll_url_of_month(arena, "changes", month->month);
}

static void say_counts(struct ll_say *say, const struct changes_month *month)
{
	struct ll_arena *arena = say->dict->arena;
	size_t n = month->change.n - month->nsmall;

	ll_say_str(say, ll_capital(arena,
				   ll_count_of(arena, n,
					       "change that means something",
					       "changes that mean something")));
	if (month->nsmall) {
		ll_say_str(say,
			   ll_strf(arena, ", %zu mechanical", month->nsmall));
	}
	ll_say_str(say, ll_strf(arena, ", in %zu landing%s", month->nlandings,
				month->nlandings == 1 ? "" : "s"));
}

static void add_turn(const struct ll_page *page, struct ll_dict *dict,
		     const char *label, const struct changes_month *month)
{
	if (month) {
		ll_turn_add(page, dict, label, path_of(dict->arena, month),
			    ll_month_long(dict->arena, month->month));
	}
}

/*
 * All of it is open: a timeline of so many changes would fold most. Stretches
 * end between landings.
 */
static void add_timeline(const struct ll_page *page, struct ll_dict *panel,
			 const struct changes_month *month)
{
	enum { STRETCH = LL_TIMELINE_MANY / 2 };
	const struct ll_view_change *const *change = month->change.item;
	size_t first = 0;

	for (size_t i = 1; i <= month->change.n; i++) {
		if (i == month->change.n ||
		    (i - first >= STRETCH &&
		     change[i]->landing != change[i - 1]->landing)) {
			ll_timeline_fill(page, panel, change + first, i - first,
					 true);
			first = i;
		}
	}
}

static void make_month(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	const struct changes_month *month = page->subject;
	ll_str name = ll_month_long(dict->arena, month->month);
	struct ll_dict *panel;
	struct ll_say say;

	ll_crumbs(page, dict, "changes.html", "Changes");
	ll_top(dict, "Changes", "ring",
	       ll_str_join(dict->arena, LL_STR("Changes of "), name,
			   LL_STR("")));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	say_counts(&say, month);
	ll_say(&say, ".");
	if (ll_site_has(site, ll_url_of_month(dict->arena, "progress",
					      month->month))) {
		say = ll_fact_open(page, dict, "Progress");
		ll_say_page(
			&say,
			ll_url_of_month(dict->arena, "progress", month->month),
			LL_STR(""), name);
	}
	panel = ll_panel_open(dict, "changed", "What changed");
	add_timeline(page, panel, month);
	add_turn(page, dict, "Before", month->before);
	add_turn(page, dict, "After", month->after);
}

static void add_row(const struct ll_page *page, struct ll_dict *cluster,
		    const struct changes_month *month)
{
	bool small = month->nsmall == month->change.n;
	struct ll_dict *row =
		ll_row_add(cluster, small ? LL_STR("tick") : LL_STR("dot"));
	struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

	ll_say_page(&say, path_of(row->arena, month), LL_STR(""),
		    ll_month_long(row->arena, month->month));
	say = ll_say_open(page, row, LL_NAME_BY);
	say_counts(&say, month);
}

static size_t count_meaning(const struct changes_months *months)
{
	size_t n = 0;

	for (size_t i = 0; i < months->n; i++) {
		n += months->item[i]->change.n - months->item[i]->nsmall;
	}
	return n;
}

/* Newest first: an index, no timeline. Years but the newest are folded. */
static void add_index(const struct ll_page *page, struct ll_dict *dict,
		      const struct changes_months *months)
{
	enum { SHOWN = 12 };
	struct ll_dict *panel = ll_panel_open(dict, "months", "Month by month");
	struct ll_dict *cluster = ll_cluster_open(panel);
	int year = 0;

	for (size_t i = months->n; i-- > 0;) {
		const struct changes_month *month = months->item[i];
		int of = ll_month_year(month->month);

		if (months->n - i > SHOWN && of != year) {
			cluster = ll_cluster_folded(
				panel, ll_strf(dict->arena, "%d", of));
		}
		year = of;
		add_row(page, cluster, month);
	}
}

static void make_changes(const struct ll_site *site, const struct ll_page *page,
			 struct ll_dict *dict)
{
	const struct changes_months *months = page->subject;
	const struct ll_view *view = site->view;
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Changes", "ring", LL_STR("What changed, month by month"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say,
		   ll_strf(dict->arena,
			   "%zu change%s meant something, in %zu landing%s",
			   count_meaning(months),
			   count_meaning(months) == 1 ? "" : "s",
			   view->nlandings, view->nlandings == 1 ? "" : "s"));
	if (view->history_since.n) {
		ll_say(&say, " since ");
		ll_say_date_long(&say, view->history_since);
	}
	ll_say(&say, ". Re-wrapped text, moved files and the like are kept "
		     "apart as mechanical.");
	if (view->history != LL_VIEW_COMPLETE) {
		say = ll_say_open(page, dict, LL_NAME_SAY);
		ll_say_str(&say, view->history_why);
	}
	add_index(page, dict, months);
}

void ll_pages_changes(struct ll_site *site)
{
	struct changes_months *months =
		LL_NEW(site->arena, struct changes_months, 1);

	*months = collect(site->arena, site->view);
	if (!months->n) {
		return;
	}
	ll_site_add(site, LL_STR("changes.html"), "changes", make_changes,
		    months, "");
	for (size_t i = 0; i < months->n; i++) {
		ll_site_add(site, path_of(site->arena, months->item[i]),
			    "changes_month", make_month, months->item[i],
			    "changes.html");
	}
}
