#include "site/rows.h"

#include <math.h>

#include "base/buf.h"

enum { LEVEL_MAX = 3 };

/* What the walk over the goals of a list needs. */
struct walk {
	struct ll_arena *arena;
	const struct ll_view_list *goals;
	struct ll_map place; /* id -> its place in the list */
	bool *seen;
	struct ll_goal_tree tree;
};

static size_t place_of(const struct walk *walk,
		       const struct ll_view_record *record)
{
	const struct ll_view_record **item =
		ll_map_get(&walk->place, record->id);

	return item ? (size_t)(item - walk->goals->item) : LL_NPOS;
}

/* The first goal of the list that it supports, or NULL. */
static const struct ll_view_record *parent_of(const struct walk *walk,
					      const struct ll_view_record *goal)
{
	for (size_t i = 0; i < goal->supports.n; i++) {
		const struct ll_view_record *up = goal->supports.item[i];

		if (up != goal && up->kind == LL_KIND_GOAL &&
		    place_of(walk, up) != LL_NPOS) {
			return up;
		}
	}
	return NULL;
}

/* What stands above a top goal: the last of its line that is no goal. */
static const struct ll_view_record *group_of(const struct ll_view_record *goal)
{
	for (size_t i = goal->sight.n; i-- > 0;) {
		const struct ll_view_record *up = goal->sight.item[i];

		if (up->kind == LL_KIND_PILLAR || up->kind == LL_KIND_VALUE ||
		    up->kind == LL_KIND_PRINCIPLE) {
			return up;
		}
	}
	return NULL;
}

static void visit(struct walk *walk, const struct ll_view_record *goal,
		  const struct ll_view_record *group, int level)
{
	size_t place = place_of(walk, goal);
	struct ll_goal_item *item;

	if (place == LL_NPOS || walk->seen[place]) {
		return;
	}
	walk->seen[place] = true;
	item = LL_PUSH(walk->arena, &walk->tree);
	item->goal = goal;
	item->group = group;
	item->level = level;
	for (size_t i = 0; i < goal->child.n; i++) {
		const struct ll_view_record *child = goal->child.item[i];

		if (child->kind == LL_KIND_GOAL &&
		    parent_of(walk, child) == goal) {
			visit(walk, child, group,
			      level < LEVEL_MAX ? level + 1 : level);
		}
	}
}

struct ll_goal_tree ll_goal_tree_make(struct ll_arena *arena,
				      const struct ll_view_list *goals)
{
	struct walk walk = { .arena = arena,
			     .goals = goals,
			     .place = ll_map_make(arena),
			     .seen = LL_NEW(arena, bool, goals->n) };

	for (size_t i = 0; i < goals->n; i++) {
		*ll_map_slot(&walk.place, goals->item[i]->id) = &goals->item[i];
	}
	for (size_t i = 0; i < goals->n; i++) {
		const struct ll_view_record *goal = goals->item[i];

		if (!parent_of(&walk, goal)) {
			visit(&walk, goal, group_of(goal), 0);
		}
	}
	for (size_t i = 0; i < goals->n; i++) {
		visit(&walk, goals->item[i], group_of(goals->item[i]), 0);
	}
	return walk.tree;
}

/* The day of the change that gave the goal its present status, or none. */
static ll_date closed_on(const struct ll_view_record *goal)
{
	for (size_t i = goal->nchanges; i-- > 0;) {
		const struct ll_view_change *change = goal->change[i];

		for (size_t k = 0; k < change->nevents; k++) {
			if (ll_str_is(change->event[k].field, "status")) {
				return change->landing->date;
			}
		}
	}
	return LL_DATE_NONE;
}

/* "At risk", "Done, 11 July" */
static ll_str health_label(const struct ll_page *page, struct ll_arena *arena,
			   const struct ll_view_record *goal, bool slim)
{
	ll_str label = ll_health_label(goal->health);
	ll_date day = LL_DATE_NONE;

	if (!slim && ll_status_is_closed(goal->status)) {
		day = closed_on(goal);
	}
	if (!day.n) {
		return label;
	}
	return ll_str_join(arena, label, LL_STR(", "),
			   ll_day(arena, page->site->view->today, day));
}

static double percent_of(ll_number number)
{
	double percent = floor(number.value * 100 + 1e-9);

	if (percent < 0) {
		return 0;
	}
	return percent > 100 ? 100 : percent;
}

void ll_goal_bar(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_view_record *goal)
{
	struct ll_arena *arena = dict->arena;
	struct ll_dict *bar;
	struct ll_say say;

	if (!goal->progress.known) {
		return;
	}
	bar = ll_dict_add(dict, LL_NAME_BAR);
	say = ll_say_in(page, bar);
	ll_say_str(&say, ll_percent(arena, goal->progress));
	ll_dict_text(bar, LL_NAME_MARK, ll_health_mark(goal->health));
	ll_dict_number(bar, LL_NAME_DONE, (long)percent_of(goal->progress));
	if (goal->expected.known && !ll_status_is_closed(goal->status)) {
		struct ll_dict *due = ll_dict_add(bar, LL_NAME_EXPECTED);

		ll_say(&say, ", expected ");
		ll_say_str(&say, ll_percent(arena, goal->expected));
		ll_dict_number(due, LL_NAME_DUE,
			       (long)percent_of(goal->expected));
	}
}

static void say_measure(struct ll_say *say, const struct ll_view_record *goal)
{
	const struct ll_metric *metric = goal->metric;
	struct ll_arena *arena = say->dict->arena;
	size_t done = 0;

	for (size_t i = 0; i < goal->nmetrics; i++, metric++) {
		if (!metric->current.known) {
			continue;
		}
		ll_say_str(say, metric->name);
		ll_say(say, " ");
		ll_say_str(say, ll_number_text(arena, metric->current,
					       metric->unit));
		if (metric->target.known) {
			ll_say(say, ", target ");
			ll_say_str(say, ll_number_text(arena, metric->target,
						       LL_STR("")));
		}
		return;
	}
	for (size_t i = 0; i < goal->nkey_results; i++) {
		done += goal->key_result[i].done;
	}
	if (goal->nkey_results) {
		ll_say_str(say, ll_strf(arena, "%zu of %zu key results", done,
					goal->nkey_results));
	}
}

static void separate(struct ll_say *say)
{
	ll_say(say, say->nparts ? " \u00b7 " : "");
}

/* "Median wait 14 days, target 12 - Priya Nair, Access" */
static void say_row(struct ll_say *say, const struct ll_view_record *goal,
		    bool slim)
{
	if (!slim) {
		say_measure(say, goal);
	}
	if (!slim && goal->health == LL_HEALTH_STALE && goal->last_reported.n) {
		separate(say);
		ll_say(say, "last heard of on ");
		ll_say_date(say, goal->last_reported);
	}
	separate(say);
	if (goal->owner.n) {
		ll_say_whos(say, &goal->owner);
	} else {
		ll_say(say, "nobody named");
	}
	if (goal->team && !slim) {
		ll_say(say, ", ");
		ll_say_record_as(say, goal->team, goal->team->title);
	} else if (goal->team_text.len && !slim) {
		ll_say(say, ", ");
		ll_say_str(say, goal->team_text);
	}
}

void ll_goal_row(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_goal_item *item, bool slim)
{
	const struct ll_view_record *goal = item->goal;
	struct ll_dict *row = ll_dict_add(dict, LL_NAME_GOAL);
	struct ll_say by;

	ll_dict_text(row, LL_NAME_LABEL,
		     health_label(page, row->arena, goal, slim));
	ll_dict_text(row, LL_NAME_MARK, ll_health_mark(goal->health));
	ll_dict_text(row, LL_NAME_TEXT, goal->title);
	ll_dict_url(row, LL_NAME_HREF,
		    ll_url_href(row->arena, page->path,
				ll_url_of(page->site->urls, goal), LL_STR("")));
	ll_dict_number(row, LL_NAME_LEVEL, item->level);
	ll_dict_show(row, LL_NAME_SLIM, slim);
	ll_dict_show(row, LL_NAME_GAP,
		     goal->health == LL_HEALTH_STALE ||
			     goal->health == LL_HEALTH_UNKNOWN);
	by = ll_say_open(page, row, LL_NAME_BY);
	say_row(&by, goal, slim);
	ll_goal_bar(page, row, goal);
}

static struct ll_dict *open_group(const struct ll_page *page,
				  struct ll_dict *dict,
				  const struct ll_view_record *above,
				  bool headed)
{
	struct ll_dict *group = ll_dict_add(dict, LL_NAME_GROUP);
	struct ll_dict *title;

	if (!headed) {
		return group;
	}
	ll_dict_add(group, LL_NAME_HEADED);
	ll_dict_text(group, LL_NAME_LABEL,
		     above ? ll_kind_number(page, dict->arena, above)
			   : LL_STR(""));
	title = ll_dict_either(group, above != NULL, LL_NAME_LINK,
			       LL_NAME_WORD);
	ll_dict_text(title, LL_NAME_TEXT,
		     above ? above->title
			   : LL_STR("Goals that name nothing they support"));
	if (above) {
		ll_dict_url(title, LL_NAME_HREF,
			    ll_url_href(dict->arena, page->path,
					ll_url_of(page->site->urls, above),
					LL_STR("")));
	}
	return group;
}

void ll_goal_groups(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_goal_tree *tree)
{
	bool slim = tree->n > LL_ROWS_FULL;
	bool headed = false;
	struct ll_dict *group = NULL;
	bool *told = LL_NEW(dict->arena, bool, tree->n);

	for (size_t i = 0; i < tree->n; i++) {
		headed |= tree->item[i].group != NULL;
	}
	for (size_t i = 0; i < tree->n; i++) {
		const struct ll_view_record *above = tree->item[i].group;

		if (told[i]) {
			continue;
		}
		group = open_group(page, dict, above, headed);
		for (size_t k = i; k < tree->n; k++) {
			if (tree->item[k].group == above) {
				told[k] = true;
				ll_goal_row(page, group, &tree->item[k], slim);
			}
		}
	}
}
