#ifndef LL_SITE_GOAL_H
#define LL_SITE_GOAL_H

/*
 * The parts of a goal's page; page_goal.c puts them in their order.
 *
 *     goal_doing.c   health, progress, charts, month by month
 *     goal_words.c   statement, why it matters, the text in full
 *     goal_heard.c   key results, people, what was reported
 */

#include "site/rows.h"

/** ll_goal_doing() - DOING: a sentence, the bar, charts, the month strip */
void ll_goal_doing(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *goal);

/** ll_goal_charts() - CHART sections of @doing, one a metric with readings */
void ll_goal_charts(const struct ll_page *page, struct ll_dict *doing,
		    const struct ll_view_record *goal);

/**
 * ll_goal_words() - LEDE, MATTERS and BODY
 *
 * Every heading of the goal's body is on the page once: sections that are
 * shown elsewhere leave their ids there, so links to them hold.
 */
void ll_goal_words(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *goal);

/** ll_goal_results() - RESULTS: key results; nothing where there are none */
void ll_goal_results(const struct ll_page *page, struct ll_dict *dict,
		     const struct ll_view_record *goal);
/** ll_goal_people() - PEOPLE: who owns it, who carries key results */
void ll_goal_people(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *goal);
/** ll_goal_heard() - HEARD: the reports with their words, older ones folded */
void ll_goal_heard(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *goal);

/** ll_goal_section() - heading of the section that is about it, or NULL */
enum ll_goal_section { LL_GOAL_KEY_RESULTS, LL_GOAL_WHY };
const struct ll_md_node *ll_goal_section(struct ll_arena *arena,
					 const struct ll_view_record *goal,
					 enum ll_goal_section which);

#endif
