#ifndef LL_SITE_PANEL_H
#define LL_SITE_PANEL_H

/*
 * Panels: what most pages are made of, as data for panel.html. A panel is a
 * heading in the gutter; under it a sentence, prose, a table, clusters of rows
 * or a timeline. A row has a label in the gutter, a mark on the line and a few
 * lines of words.
 */

#include "site/say.h"

/** ll_crumbs() - the way here: the index, then @path with its @label */
void ll_crumbs(const struct ll_page *page, struct ll_dict *dict,
	       const char *path, const char *label);

/** ll_top() - the title and what stands beside it: LABEL, MARK, TITLE */
void ll_top(struct ll_dict *dict, const char *label, const char *mark,
	    ll_str title);

/** ll_fact_open() - one more fact beside the title */
struct ll_say ll_fact_open(const struct ll_page *page, struct ll_dict *dict,
			   const char *key);

/**
 * ll_panel_open() - one more panel
 * @id: unique on the page, without the dot that keeps it apart from prose
 */
struct ll_dict *ll_panel_open(struct ll_dict *dict, const char *id,
			      const char *heading);

/** ll_panel_none() - a panel that says in one sentence what is not there */
void ll_panel_none(const struct ll_page *page, struct ll_dict *panel,
		   const char *sentence);

/** ll_cluster_open() - one more cluster of rows in a panel */
struct ll_dict *ll_cluster_open(struct ll_dict *panel);
/** ll_cluster_folded() - the same, behind a @summary that opens */
struct ll_dict *ll_cluster_folded(struct ll_dict *panel, ll_str summary);

/** ll_row_add() - one more row of @cluster; @mark as in marks.html */
struct ll_dict *ll_row_add(struct ll_dict *cluster, ll_str mark);
/** ll_row_head() - the row that heads @cluster */
struct ll_dict *ll_row_head(struct ll_dict *cluster, ll_str mark);
/** ll_row_gap() - nothing is recorded here: the line is dashed */
void ll_row_gap(struct ll_dict *row);
void ll_row_id(struct ll_dict *row, ll_str id);

/* The label in the gutter: one of these. */
void ll_row_on(const struct ll_page *page, struct ll_dict *row, ll_date date);
void ll_row_label(struct ll_dict *row, ll_str label);
void ll_row_health(struct ll_dict *row, enum ll_health health, ll_str word);

/** ll_row_words() - one line that they wrote in @record; @node may be NULL */
void ll_row_words(const struct ll_page *page, struct ll_dict *row,
		  const struct ll_view_record *record,
		  const struct ll_md_node *node, ll_str text);

/**
 * ll_body_add() - their blocks [first, end) of @record, under BODY of @dict
 *
 * On the record's own page its headings keep their ids; elsewhere the ids get
 * a prefix, as there may be prose of other records. Right under the title the
 * highest heading is <h2>, in a panel <h3>.
 */
void ll_body_add(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_view_record *record,
		 const struct ll_md_node *first, const struct ll_md_node *end);

/** ll_table_open() - a table in @panel; @class of the style sheet or "" */
struct ll_dict *ll_table_open(struct ll_dict *panel, const char *class,
			      ll_str caption);
/** ll_slot_add() - one more cell of the line @line */
struct ll_say ll_slot_add(const struct ll_page *page, struct ll_dict *line,
			  ll_str column);

/** ll_turn_add() - a neighbour: "before", its page and its name */
void ll_turn_add(const struct ll_page *page, struct ll_dict *dict,
		 const char *label, ll_str path, ll_str text);

/** ll_days() - "today", "1 day", "12 days" */
ll_str ll_days(struct ll_arena *arena, long days);

/** ll_due_text() - "due 5 May", "due today", "due 3 days ago" */
ll_str ll_due_text(struct ll_arena *arena, ll_date today, ll_date due);

#endif
