#ifndef LL_SITE_ROWS_H
#define LL_SITE_ROWS_H

/*
 * Records as rows and as heads of pages: goals of a period as a tree under
 * their pillars, counts by health, the line of sight, facts.
 */

#include "site/panel.h"

/** A goal in its place: what it is under, and how deep. */
struct ll_goal_item {
	const struct ll_view_record *goal;
	const struct ll_view_record *group; /* pillar, value ... or NULL */
	int level; /* 0; 1 supports the goal above it, and so on up to 3 */
};

struct ll_goal_tree {
	struct ll_goal_item *item;
	size_t n;
	size_t cap;
};

/**
 * ll_goal_tree_make() - every goal of @goals once, each after its parent
 *
 * Order: as in the list; a goal that supports another of the list comes
 * directly after it. Goals that support each other in a circle come last.
 */
struct ll_goal_tree ll_goal_tree_make(struct ll_arena *arena,
				      const struct ll_view_list *goals);

/** Rows of a list longer than this are one line each. */
enum { LL_ROWS_FULL = 20 };

/** ll_goal_row() - one GOAL of @dict */
void ll_goal_row(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_goal_item *item, bool slim);

/** ll_goal_groups() - GROUP sections: the goals under what they support */
void ll_goal_groups(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_goal_tree *tree);

/** ll_goal_bar() - BAR of @dict: progress and expected; nothing if unknown */
void ll_goal_bar(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_view_record *goal);

/** ll_goal_tallies() - TALLIES of @dict: "4 on track", "2 at risk" */
void ll_goal_tallies(struct ll_dict *dict, const struct ll_goal_tree *tree);

/** ll_goal_summary() - "Of the 13 goals of 2026, six are on track or done" */
void ll_goal_summary(struct ll_say *say, const struct ll_goal_tree *tree,
		     ll_str of);

/** ll_sight_fill() - SIGHT rows above the title; false: only the record itself
 */
bool ll_sight_fill(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *record);

/** ll_kind_one() - "Goal of 2026", "Principle", "Pillar" */
ll_str ll_kind_one(struct ll_arena *arena, const struct ll_view_record *record);

/** ll_kind_number() - "Pillar 2", "Principle 3"; else as ll_kind_one() */
ll_str ll_kind_number(const struct ll_page *page, struct ll_arena *arena,
		      const struct ll_view_record *record);

/** ll_record_row() - one RECORD of @dict: kind, title, where it is */
void ll_record_row(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *record);

/**
 * ll_lived_fill() - LIVED: what cites the record, newest first
 *
 * Updates that report on a goal are left out: its reports stand elsewhere.
 */
void ll_lived_fill(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *record);

/** ll_facts_own() - facts of the metadata that no other part of the page shows
 */
void ll_facts_own(const struct ll_page *page, struct ll_dict *dict,
		  const struct ll_view_record *record);

/** ll_say_file() - KNOWS: which file the page is from, how often it changed */
void ll_say_file(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_view_record *record);

#endif
