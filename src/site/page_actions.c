#include "base/buf.h"
#include "site/carried.h"
#include "site/lines.h"

enum { SHOWN = 15 };

/* Which open actions a panel holds. */
enum when { PAST, COMING, NO_DAY, NWHENS };

static const char *const when_id[NWHENS] = { "past", "coming", "no-day" };

static const char *const when_heading[NWHENS] = {
	"Past their day",
	"To come",
	"No day set",
};

static enum when when_of(const struct ll_view_action *action, ll_date today)
{
	if (!action->due.n) {
		return NO_DAY;
	}
	return action->due.n < today.n ? PAST : COMING;
}

/* What is past its day stands newest first: an old promise may be moot. */
static size_t nth(const struct ll_view *view, enum when when, size_t i)
{
	return when == PAST ? view->nactions - 1 - i : i;
}

/* Of one that was carried, the newest meeting's stands for all. */
static bool is_shown(const struct ll_view *view,
		     const struct ll_carried *carried, enum when when, size_t i)
{
	const struct ll_view_action *action = &view->action[i];

	return !action->done && carried[i].newest &&
	       when_of(action, view->today) == when;
}

static void add_carried(const struct ll_page *page, struct ll_dict *row,
			const struct ll_carried *carried)
{
	struct ll_say say;

	if (!carried->times) {
		return;
	}
	say = ll_say_open(page, row, LL_NAME_BY);
	ll_say(&say, "Carried ");
	ll_say_str(&say,
		   carried->times == 1 ? LL_STR("once")
		   : carried->times == 2
			   ? LL_STR("twice")
			   : ll_strf(row->arena, "%zu times", carried->times));
	if (carried->since.n) {
		ll_say(&say, " since ");
		ll_say_date(&say, carried->since);
	}
}

static void add_open(const struct ll_page *page, struct ll_dict *dict,
		     const struct ll_carried *carried, enum when when)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *panel = NULL;
	struct ll_dict *cluster = NULL;
	size_t n = 0;

	for (size_t k = 0; k < view->nactions; k++) {
		size_t i = nth(view, when, k);

		if (!is_shown(view, carried, when, i)) {
			continue;
		}
		if (!panel) {
			panel = ll_panel_open(dict, when_id[when],
					      when_heading[when]);
			cluster = ll_cluster_open(panel);
		} else if (n == SHOWN) {
			cluster =
				ll_cluster_folded(panel, LL_STR("The others"));
		}
		add_carried(page,
			    ll_line_action(page, cluster, &view->action[i]),
			    &carried[i]);
		n++;
	}
}

static size_t count_done(const struct ll_view *view)
{
	size_t n = 0;

	for (size_t i = 0; i < view->nactions; i++) {
		n += view->action[i].done;
	}
	return n;
}

static void add_done(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	size_t n = count_done(view);
	struct ll_dict *panel;
	struct ll_dict *cluster;

	if (!n) {
		return;
	}
	panel = ll_panel_open(dict, "done", "Done");
	cluster = ll_cluster_folded(panel, ll_strf(dict->arena, "%zu done", n));
	for (size_t i = 0; i < view->nactions; i++) {
		if (view->action[i].done) {
			ll_line_action(page, cluster, &view->action[i]);
		}
	}
}

/* Who has how many, from the people's own pages. */
static void add_people(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view_list *people =
		&page->site->view->by_kind[LL_KIND_PERSON];
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < people->n; i++) {
		const struct ll_view_record *person = people->item[i];
		struct ll_dict *row;
		struct ll_say say;

		if (!person->nopen_actions) {
			continue;
		}
		if (!cluster) {
			cluster = ll_cluster_open(
				ll_panel_open(dict, "who", "By person"));
		}
		row = ll_row_add(cluster, LL_STR("ring"));
		ll_row_label(row, ll_strf(row->arena, "%zu open",
					  person->nopen_actions));
		say = ll_say_open(page, row, LL_NAME_ITEM);
		ll_say_record(&say, person);
		if (person->left.n) {
			say = ll_say_open(page, row, LL_NAME_BY);
			ll_say(&say, "Left on ");
			ll_say_date(&say, person->left);
			ll_say(&say, ": somebody else may have to take over.");
		}
	}
}

static void say_counts(struct ll_say *say, const struct ll_view *view,
		       const struct ll_carried *carried)
{
	struct ll_arena *arena = say->dict->arena;
	size_t nopen = 0;
	size_t ncarried = 0;

	for (size_t i = 0; i < view->nactions; i++) {
		if (!view->action[i].done && carried[i].newest) {
			nopen++;
			ncarried += carried[i].times > 0;
		}
	}
	ll_say_str(say,
		   ll_capital(arena, ll_count_of(arena, nopen, "action is open",
						 "actions are open")));
	if (ncarried) {
		ll_say_str(say, ll_strf(arena,
					", %zu of them carried from meeting to "
					"meeting",
					ncarried));
	}
	ll_say_str(say, ll_strf(arena, "; %zu done.", count_done(view)));
}

static void make_actions(const struct ll_site *site, const struct ll_page *page,
			 struct ll_dict *dict)
{
	const struct ll_carried *carried =
		ll_carried_make(dict->arena, site->view);
	struct ll_say say;

	ll_crumbs(page, dict, "meetings.html", "Meetings");
	ll_top(dict, "Actions", "ring", LL_STR("Actions"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	say_counts(&say, site->view, carried);
	for (int when = PAST; when < NWHENS; when++) {
		add_open(page, dict, carried, (enum when)when);
	}
	add_people(page, dict);
	add_done(page, dict);
}

void ll_pages_actions(struct ll_site *site)
{
	if (site->view->nactions) {
		ll_site_add(site, LL_STR("actions.html"), "actions",
			    make_actions, NULL, "");
	}
}
