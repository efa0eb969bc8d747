#ifndef LL_SITE_LINES_H
#define LL_SITE_LINES_H

/* Rows of panels for the things that many pages list. */

#include "site/panel.h"

/** ll_line_record() - a record: its day or health, its title, what it is about
 */
void ll_line_record(const struct ll_page *page, struct ll_dict *cluster,
		    const struct ll_view_record *record);

/** ll_lines_by_year() - dated records, newest first; older years are folded */
void ll_lines_by_year(const struct ll_page *page, struct ll_dict *panel,
		      const struct ll_view_list *list);

/** ll_lines_goals() - the panel of goals that a team or person owns */
void ll_lines_goals(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_list *goals);

/** ll_line_decision() - its words; the meeting too unless this is its page */
void ll_line_decision(const struct ll_page *page, struct ll_dict *cluster,
		      const struct ll_view_decision *decision);

/**
 * ll_line_action() - with its due day, how often it was carried, or done
 *
 * Returns its row.
 */
struct ll_dict *ll_line_action(const struct ll_page *page,
			       struct ll_dict *cluster,
			       const struct ll_view_action *action);

/**
 * ll_rhythm_panel() - days after the month's end, teams by months
 * @last:  the newest month of the table
 * @count: how many months, as far as there are that many
 *
 * Adds nothing where no team was ever expected to report.
 */
void ll_rhythm_panel(const struct ll_page *page, struct ll_dict *dict,
		     const struct ll_view_month *last, size_t count);

/** ll_say_list() - "A, B and C": links to records */
void ll_say_list(struct ll_say *say, const struct ll_view_list *list);

/** ll_say_facts() - what a record's row tells besides its title */
void ll_say_facts(struct ll_say *say, const struct ll_view_record *record);

/** ll_say_road() - "for @x, aims at y by 2032, two of five milestones done" */
void ll_say_road(struct ll_say *say, const struct ll_view_record *road);

/** ll_say_dot() - what stands before the next of several facts */
void ll_say_dot(struct ll_say *say);

#endif
