#include "base/buf.h"
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

static void add_open(const struct ll_page *page, struct ll_dict *dict,
		     enum when when)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *panel = NULL;
	struct ll_dict *cluster = NULL;
	size_t n = 0;

	for (size_t k = 0; k < view->nactions; k++) {
		const struct ll_view_action *action =
			&view->action[nth(view, when, k)];

		if (!action->open || when_of(action, view->today) != when) {
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
		ll_line_action(page, cluster, action);
		n++;
	}
}

/* The same line twice in one meeting is one action. */
static bool is_done(const struct ll_view_action *action)
{
	return action->done && action->last == action;
}

static size_t count_done(const struct ll_view *view)
{
	size_t n = 0;

	for (size_t i = 0; i < view->nactions; i++) {
		n += is_done(&view->action[i]);
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
		if (is_done(&view->action[i])) {
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

static void say_counts(struct ll_say *say, const struct ll_view *view)
{
	struct ll_arena *arena = say->dict->arena;
	size_t nopen = 0;
	size_t ncarried = 0;

	for (size_t i = 0; i < view->nactions && view->action[i].open; i++) {
		nopen++;
		ncarried += view->action[i].carried > 0;
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
	struct ll_say say;

	ll_crumbs(page, dict, "meetings.html", "Meetings");
	ll_top(dict, "Actions", "ring", LL_STR("Actions"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	say_counts(&say, site->view);
	for (int when = PAST; when < NWHENS; when++) {
		add_open(page, dict, (enum when)when);
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
