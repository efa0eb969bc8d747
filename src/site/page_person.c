#include <stdlib.h>

#include "base/buf.h"
#include "site/lines.h"
#include "site/mine.h"
#include "site/rows.h"
#include "site/timeline.h"

static void add_facts(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *person)
{
	struct ll_say say;

	if (person->handle.len) {
		say = ll_fact_open(page, dict, "Handle");
		ll_say_code(&say, ll_str_join(dict->arena, LL_STR("@"),
					      person->handle, LL_STR("")));
	}
	if (person->team) {
		say = ll_fact_open(page, dict, "Team");
		ll_say_record_as(&say, person->team, person->team->title);
	}
	if (person->reports_to) {
		say = ll_fact_open(page, dict, "Reports to");
		ll_say_record_as(&say, person->reports_to,
				 person->reports_to->title);
	}
	if (person->left.n) {
		say = ll_fact_open(page, dict, "Left on");
		ll_say_date_long(&say, person->left);
	}
	ll_facts_own(page, dict, person);
}

static void add_top(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *person)
{
	struct ll_say say;

	ll_crumbs(page, dict, "people.html", "People");
	ll_top(dict, person->leader ? "Leader" : "Person", "ring",
	       person->title);
	if (person->role.len) {
		say = ll_say_open(page, dict, LL_NAME_SAY);
		ll_say_name(&say, person->role);
	}
	add_facts(page, dict, person);
}

/* From the mission to each open goal: how the work connects. */
static void add_sight(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *person)
{
	struct ll_dict *panel =
		ll_panel_open(dict, "sight", "What the work is for");
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < person->owns.n; i++) {
		const struct ll_view_record *goal = person->owns.item[i];
		struct ll_dict *row;
		struct ll_say say;

		if (ll_status_is_closed(goal->status) || goal->sight.n < 2 ||
		    (goal->period && !goal->period->current)) {
			continue;
		}
		if (!cluster) {
			cluster = ll_cluster_open(panel);
		}
		row = ll_row_add(cluster, LL_STR("dot"));
		say = ll_say_open(page, row, LL_NAME_SAY);
		for (size_t j = 0; j < goal->sight.n; j++) {
			ll_say(&say, j ? " → " : "");
			ll_say_record(&say, goal->sight.item[j]);
		}
	}
	if (!cluster) {
		ll_panel_none(page, panel,
			      "No line from an open goal to the mission is "
			      "recorded.");
	}
}

struct agreed {
	const struct ll_view_record *principle;
	ll_date date; /* or none */
};

static int by_date(const void *left, const void *right)
{
	const struct agreed *a = left;
	const struct agreed *b = right;

	if (a->date.n != b->date.n) {
		return a->date.n < b->date.n ? -1 : 1;
	}
	return (a->principle > b->principle) - (a->principle < b->principle);
}

/* What one person agreed to, once each, the earliest first. */
static size_t find_agreed(struct ll_arena *arena, const struct ll_view *view,
			  const struct ll_view_record *person,
			  struct agreed **agreed)
{
	size_t n = 0;

	*agreed = LL_NEW(arena, struct agreed, view->nrecords);
	for (size_t i = 0; i < view->nrecords; i++) {
		const struct ll_view_record *record = &view->record[i];

		for (size_t j = 0; j < record->nagreements; j++) {
			if (record->agreement[j].who.person == person) {
				(*agreed)[n].principle = record;
				(*agreed)[n++].date = record->agreement[j].date;
				break;
			}
		}
	}
	if (n) {
		qsort(*agreed, n, sizeof(**agreed), by_date);
	}
	return n;
}

static void add_agreements(const struct ll_page *page, struct ll_dict *dict,
			   const struct ll_view_record *person)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *cluster = NULL;
	struct agreed *agreed;
	size_t n = find_agreed(dict->arena, view, person, &agreed);

	for (size_t i = 0; i < n; i++) {
		struct ll_dict *row;
		struct ll_say say;

		if (!i) {
			cluster = ll_cluster_open(
				ll_panel_open(dict, "agreed", "Agreed to"));
		}
		row = ll_row_add(cluster, LL_STR("dot"));
		if (agreed[i].date.n) {
			ll_row_on(page, row, agreed[i].date);
		}
		say = ll_say_open(page, row, LL_NAME_ITEM);
		ll_say_record(&say, agreed[i].principle);
	}
	if (!n && person->leader && view->by_kind[LL_KIND_PRINCIPLE].n) {
		ll_panel_none(page, ll_panel_open(dict, "agreed", "Agreed to"),
			      "No agreement to a principle is recorded.");
	}
}

static void add_meetings(const struct ll_page *page, struct ll_dict *dict,
			 const struct ll_view_record *person)
{
	if (person->meetings.n) {
		ll_lines_by_year(page,
				 ll_panel_open(dict, "meetings", "Was there"),
				 &person->meetings);
	}
}

static bool lists(const struct ll_view_list *list,
		  const struct ll_view_record *record)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->item[i] == record) {
			return true;
		}
	}
	return false;
}

static void add_moments(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *person)
{
	const struct ll_view_list *moments =
		&page->site->view->by_kind[LL_KIND_MOMENT];
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < moments->n; i++) {
		if (!lists(&moments->item[i]->people, person)) {
			continue;
		}
		if (!cluster) {
			cluster = ll_cluster_open(
				ll_panel_open(dict, "told", "Moments"));
		}
		ll_line_record(page, cluster, moments->item[i]);
	}
}

/* Only those that this audience may see are in the list. */
static void add_roads(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *person)
{
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < person->roads.n; i++) {
		if (!cluster) {
			cluster = ll_cluster_open(
				ll_panel_open(dict, "road", "The road ahead"));
		}
		ll_line_record(page, cluster, person->roads.item[i]);
	}
}

static void make_person(const struct ll_site *site, const struct ll_page *page,
			struct ll_dict *dict)
{
	const struct ll_view_record *person = page->subject;

	(void)site;
	add_top(page, dict, person);
	ll_body_add(page, dict, person, person->first, person->end);
	ll_lines_goals(page, dict, &person->owns);
	add_sight(page, dict, person);
	ll_mine_panel(page, dict, person);
	add_roads(page, dict, person);
	add_agreements(page, dict, person);
	add_meetings(page, dict, person);
	add_moments(page, dict, person);
	ll_timeline_record(page, dict, person);
	ll_say_file(page, dict, person);
}

/* People without a team come last. */
static void add_team(const struct ll_page *page, struct ll_dict *panel,
		     const struct ll_view_record *team)
{
	const struct ll_view_list *people =
		&page->site->view->by_kind[LL_KIND_PERSON];
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < people->n; i++) {
		if (people->item[i]->team != team) {
			continue;
		}
		if (!cluster) {
			cluster = ll_cluster_open(panel);
			if (team) {
				struct ll_say say = ll_say_open(
					page,
					ll_row_head(cluster, LL_STR("ring")),
					LL_NAME_HEADING);

				ll_say_record_as(&say, team, team->title);
			}
		}
		ll_line_record(page, cluster, people->item[i]);
	}
}

static void make_people(const struct ll_site *site, const struct ll_page *page,
			struct ll_dict *dict)
{
	const struct ll_view *view = site->view;
	const struct ll_view_list *teams = &view->by_kind[LL_KIND_TEAM];
	struct ll_dict *panel;
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "People", "ring", LL_STR("People"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena,
						view->by_kind[LL_KIND_PERSON].n,
						"person has a page",
						"people have a page")));
	ll_say(&say, ".");
	panel = ll_panel_open(dict, "all", "Team by team");
	for (size_t i = 0; i < teams->n; i++) {
		add_team(page, panel, teams->item[i]);
	}
	add_team(page, panel, NULL);
}

void ll_pages_person(struct ll_site *site)
{
	const struct ll_view_list *people =
		&site->view->by_kind[LL_KIND_PERSON];

	if (!people->n) {
		return;
	}
	ll_site_add(site, LL_STR("people.html"), "people", make_people, NULL,
		    "");
	for (size_t i = 0; i < people->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, people->item[i]),
			    "person", make_person, people->item[i],
			    "people.html");
	}
}
