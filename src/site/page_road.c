#include "base/buf.h"
#include "site/lines.h"
#include "site/prose.h"
#include "site/rows.h"
#include "site/timeline.h"

/* Career roads: where somebody is, where they want to be, and the steps. */

static size_t count_done(const struct ll_view_record *road)
{
	size_t n = 0;

	for (size_t i = 0; i < road->nkey_results; i++) {
		n += road->key_result[i].done;
	}
	return n;
}

static void say_steps(struct ll_say *say, const struct ll_view_record *road)
{
	struct ll_arena *arena = say->dict->arena;

	ll_say_str(say, ll_count_word(arena, count_done(road)));
	ll_say(say, " of ");
	ll_say_str(say, ll_count_of(arena, road->nkey_results, "milestone",
				    "milestones"));
	ll_say(say, " done");
}

void ll_say_road(struct ll_say *say, const struct ll_view_record *road)
{
	if (road->whom.n) {
		ll_say(say, "for ");
		ll_say_whos(say, &road->whom);
	}
	if (road->aim.len) {
		ll_say_dot(say);
		ll_say_name(say, road->aim);
	}
	if (road->nkey_results) {
		ll_say_dot(say);
		say_steps(say, road);
	}
}

static void add_facts(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *road)
{
	struct ll_say say;

	if (road->whom.n) {
		say = ll_fact_open(page, dict, "For");
		ll_say_whos(&say, &road->whom);
	}
	if (road->owner.n) {
		say = ll_fact_open(page, dict, "Owner");
		ll_say_whos(&say, &road->owner);
	}
	if (road->goals.n) {
		say = ll_fact_open(page, dict, "Goals");
		ll_say_list(&say, &road->goals);
	}
	ll_facts_own(page, dict, road);
}

static struct ll_dict *add_place(const struct ll_page *page,
				 struct ll_dict *cluster, const char *mark,
				 ll_str label, ll_str text)
{
	struct ll_dict *row = ll_row_add(cluster, ll_str_from(mark));
	struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

	ll_row_label(row, label);
	ll_say_name(&say, text);
	return row;
}

static void add_milestone(const struct ll_page *page, struct ll_dict *cluster,
			  const struct ll_view_record *road,
			  const struct ll_view_key_result *step)
{
	const struct ll_view *view = page->site->view;
	bool dropped = step->status == LL_STATUS_DROPPED;
	struct ll_dict *row = ll_row_add(
		cluster, step->done ? ll_health_mark(LL_HEALTH_DONE)
			 : dropped  ? ll_health_mark(LL_HEALTH_DROPPED)
				    : LL_STR("ring"));
	struct ll_say say;

	if (step->done) {
		ll_row_health(row, LL_HEALTH_DONE, LL_STR("Done"));
	} else if (dropped) {
		ll_row_health(row, LL_HEALTH_DROPPED, LL_STR("Dropped"));
	} else {
		ll_row_label(row, LL_STR("Ahead"));
		ll_row_gap(row);
	}
	ll_row_words(page, row, road, NULL, step->text);
	if (!step->done && !step->due.n && !step->owner.n) {
		return;
	}
	say = ll_say_open(page, row, LL_NAME_BY);
	if (step->done && step->done_on.n) {
		ll_say(&say, "done on ");
		ll_say_date(&say, step->done_on);
	} else if (!step->done && !dropped && step->due.n) {
		ll_say_str(&say,
			   ll_due_text(row->arena, view->today, step->due));
	}
	if (step->owner.n) {
		ll_say_dot(&say);
		ll_say_whos(&say, &step->owner);
	}
}

/* What is done lies behind, whatever stands first in the list. */
static void add_milestones(const struct ll_page *page, struct ll_dict *cluster,
			   const struct ll_view_record *road, bool done)
{
	for (size_t i = 0; i < road->nkey_results; i++) {
		if (road->key_result[i].done == done) {
			add_milestone(page, cluster, road,
				      &road->key_result[i]);
		}
	}
}

static ll_str aim_label(struct ll_arena *arena,
			const struct ll_view_record *road)
{
	if (!road->aim_on.n) {
		return LL_STR("Aim");
	}
	return ll_strf(arena, "Aim, %d",
		       ll_month_year(ll_month_of(road->aim_on)));
}

/* From where one is, over the milestones, to where one wants to be. */
static void add_way(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *road)
{
	struct ll_dict *panel = ll_panel_open(dict, "way", "The way");
	struct ll_dict *cluster;
	struct ll_say say;

	if (!road->now.len && !road->aim.len && !road->nkey_results) {
		ll_panel_none(page, panel,
			      "No aim and no milestone is recorded.");
		return;
	}
	say = ll_say_open(page, panel, LL_NAME_LEAD);
	if (road->nkey_results) {
		ll_say_str(&say,
			   ll_count_capital(dict->arena, count_done(road)));
		ll_say(&say, " of ");
		ll_say_str(&say,
			   ll_count_of(dict->arena, road->nkey_results,
				       "milestone done.", "milestones done."));
	} else {
		ll_say(&say, "No milestone is recorded.");
	}
	cluster = ll_cluster_open(panel);
	add_milestones(page, cluster, road, true);
	if (road->now.len) {
		add_place(page, cluster, "now", LL_STR("Now"), road->now);
	}
	add_milestones(page, cluster, road, false);
	if (road->aim.len) {
		ll_row_gap(add_place(page, cluster, "disc",
				     aim_label(dict->arena, road), road->aim));
	}
}

static void add_values(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *road)
{
	struct ll_dict *panel = ll_panel_open(dict, "stands", "Stands on");
	struct ll_dict *cluster;

	if (!road->values.n) {
		ll_panel_none(page, panel, "It names no value.");
		return;
	}
	cluster = ll_cluster_open(panel);
	for (size_t i = 0; i < road->values.n; i++) {
		const struct ll_view_record *value = road->values.item[i];
		struct ll_dict *row = ll_row_add(cluster, LL_STR("ring"));
		struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

		ll_say_record(&say, value);
		if (value->statement) {
			ll_row_words(page, row, value, value->statement,
				     LL_STR(""));
		}
	}
}

static void make_road(const struct ll_site *site, const struct ll_page *page,
		      struct ll_dict *dict)
{
	const struct ll_view_record *road = page->subject;

	(void)site;
	ll_top(dict, "Road", "ring", road->title);
	if (!ll_sight_fill(page, dict, road)) {
		ll_crumbs(page, dict, "roads.html", "Roads");
	}
	add_facts(page, dict, road);
	add_way(page, dict, road);
	add_values(page, dict, road);
	ll_body_add(page, dict, road, road->first, road->end);
	ll_lived_fill(page, dict, road);
	ll_timeline_record(page, dict, road);
	ll_say_file(page, dict, road);
}

static bool is_of_person(const struct ll_view_record *road)
{
	return road->whom.n && road->whom.item[0].person;
}

static void add_roads(const struct ll_page *page, struct ll_dict *dict,
		      bool person, const char *id, const char *heading)
{
	const struct ll_view_list *roads =
		&page->site->view->by_kind[LL_KIND_ROAD];
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < roads->n; i++) {
		if (is_of_person(roads->item[i]) != person) {
			continue;
		}
		if (!cluster) {
			cluster = ll_cluster_open(
				ll_panel_open(dict, id, heading));
		}
		ll_line_record(page, cluster, roads->item[i]);
	}
}

static void make_roads(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	size_t n = site->view->by_kind[LL_KIND_ROAD].n;
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Roads", "ring", LL_STR("Roads"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say, ll_capital(dict->arena, ll_count_of(dict->arena, n,
							     "road", "roads")));
	ll_say(&say, ": where one is, where one wants to be in five to seven "
		     "years, and the steps between.");
	add_roads(page, dict, false, "roles", "For a role");
	add_roads(page, dict, true, "people", "For a person");
}

void ll_pages_road(struct ll_site *site)
{
	const struct ll_view_list *roads = &site->view->by_kind[LL_KIND_ROAD];

	if (!roads->n) {
		return;
	}
	ll_site_add(site, LL_STR("roads.html"), "roads", make_roads, NULL, "");
	for (size_t i = 0; i < roads->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, roads->item[i]), "road",
			    make_road, roads->item[i], "roads.html");
	}
}
