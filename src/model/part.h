#ifndef LL_MODEL_PART_H
#define LL_MODEL_PART_H

/*
 * Part: what of a file belongs to one record, with its metadata in canonical
 * words. A whole file is one part, or each section of a level is. States and
 * records are both read from parts, so that history and pages agree.
 *
 * Readers take a list of findings that may be NULL: old versions report
 * nothing.
 */

#include "base/map.h"
#include "base/metric.h"
#include "model/field.h"
#include "text/md.h"

/** One metadata entry and the field that it is. */
struct ll_field_use {
	enum ll_field field;
	ll_str name; /* canonical, or the key as written */
	const struct ll_value *value;
};

struct ll_part {
	const struct ll_settings *settings;
	const struct ll_rule *rule;
	const struct ll_capture *capture;
	const struct ll_part *whole; /* of the file; NULL when this is it */
	ll_str path;
	enum ll_kind kind;
	ll_str anchor; /* slug of the section's heading, or "" */
	ll_str title;
	int line;
	struct ll_field_use *field; /* in written order */
	size_t nfields;
	bool certain; /* nothing in the metadata was unreadable */
	const struct ll_md_node *first; /* body blocks [first, end) */
	const struct ll_md_node *end;
	/* The lists and tables of the body are its key results, headed or not.
	 */
	bool all_results;
	const struct ll_md_node *meta_node; /* but for this one, or NULL */
	ll_str rows;   /* of a survey: the file behind its comments, else "" */
	int rows_line; /* where they begin */
};

/** Parts of one file under construction. */
struct ll_part_list {
	struct ll_part *item;
	size_t n;
	size_t cap;
};

/**
 * ll_part_add() - one more part of the file @whole, with a copy of its rule
 * @title: its anchor is made of it, unique among @used
 */
struct ll_part *ll_part_add(struct ll_arena *arena, struct ll_part_list *list,
			    const struct ll_part *whole, struct ll_map *used,
			    ll_str title, int line);

/** ll_part_title() - of its metadata, else @heading (or NULL), else the path */
ll_str ll_part_title(struct ll_arena *arena, const struct ll_part *part,
		     const struct ll_md_node *heading);

/** ll_heading_anchor() - its id; @slugs counts those of the headings before */
ll_str ll_heading_anchor(struct ll_arena *arena,
			 const struct ll_md_node *heading,
			 struct ll_map *slugs);

/**
 * ll_split_sections() - a part for each heading of @level
 * @level: 0: for each that ll_section_kind() knows, of the levels 1 and 2
 */
void ll_split_sections(struct ll_arena *arena, const struct ll_part *whole,
		       const struct ll_md_node *root, int level,
		       struct ll_part_list *list);

/** ll_section_kind() - MISSION of "Our mission", VISION of "Vision" */
bool ll_section_kind(struct ll_arena *arena, const struct ll_md_node *heading,
		     enum ll_kind *kind);

/** ll_split_list() - a part for each item of the lists of a file */
void ll_split_list(struct ll_arena *arena, const struct ll_part *whole,
		   const struct ll_md_node *root, struct ll_part_list *list);

/** ll_split_table() - a part for each objective of the tables of a file */
void ll_split_table(struct ll_arena *arena, const struct ll_part *whole,
		    const struct ll_md_node *root, struct ll_part_list *list);

/** ll_part_use_meta() - fill part->field from the children of @meta */
void ll_part_use_meta(struct ll_arena *arena, struct ll_part *part,
		      const struct ll_value *meta);

/** ll_part_get() - first entry of @field with a value, or NULL */
const struct ll_value *ll_part_get(const struct ll_part *part,
				   enum ll_field field);

/** ll_part_get_wide() - the same, else what the whole file says */
const struct ll_value *ll_part_get_wide(const struct ll_part *part,
					enum ll_field field);

/** ll_part_text() - text of a scalar field, blanks folded, or "" */
ll_str ll_part_text(struct ll_arena *arena, const struct ll_part *part,
		    enum ll_field field);

/** ll_value_is_empty() - nothing, or a placeholder: "TBD", "n/a", "-", "?" */
bool ll_value_is_empty(const struct ll_value *value);

/** ll_text_is_placeholder() - the same of a text */
bool ll_text_is_placeholder(ll_str text);

/** ll_text_fold() - trimmed, runs of blanks one space; @text if so already */
ll_str ll_text_fold(struct ll_arena *arena, ll_str text);

/** ll_value_flat() - a value as one text: items joined by ", " */
ll_str ll_value_flat(struct ll_arena *arena, const struct ll_value *value);

/**
 * ll_value_date() - the day that @value names
 * @end_of_month: a month alone is its last day, else its first
 *
 * Reports DATE_BAD for anything but YYYY-MM-DD and YYYY-MM.
 */
ll_date ll_value_date(const struct ll_part *part, const struct ll_value *value,
		      bool end_of_month, struct ll_diags *diags);

/** ll_value_number() - reports NUMBER_BAD with the name of the field */
ll_number ll_value_number(const struct ll_part *part,
			  const struct ll_value *value, ll_str *unit,
			  struct ll_diags *diags);

/** ll_status_read() - of a word with a remark after it: "Done (in March)" */
enum ll_status ll_status_read(const struct ll_rule *rule, ll_str text,
			      bool *known);

/** ll_value_status() - reports STATUS_UNKNOWN */
enum ll_status ll_value_status(const struct ll_part *part,
			       const struct ll_value *value,
			       struct ll_diags *diags);

/** ll_part_pos() - place of @line in the part's file */
struct ll_pos ll_part_pos(const struct ll_part *part, int line);

/**
 * ll_section_meta() - metadata at the start of a section
 * @numbers: `Any words: 12 days` counts as well, for reports
 * @body:    set to the first block after it
 *
 * A list, a paragraph or a two-column table all of whose lines are
 * `Key: value`, at least one of them with a known key. Returns an empty map
 * where there is none.
 */
struct ll_value *ll_section_meta(struct ll_arena *arena,
				 const struct ll_rule *rule,
				 const struct ll_md_node *first,
				 const struct ll_md_node *end, bool numbers,
				 const struct ll_md_node **body);

/** ll_md_line_split() - "Key: value" of one line of inlines; false: is none */
bool ll_md_line_split(struct ll_arena *arena, const struct ll_md_node *first,
		      const struct ll_md_node *end, struct ll_value *value);

/** ll_md_node_copy() - deep copy of @node as the last child of @parent, or
 * alone */
struct ll_md_node *ll_md_node_copy(struct ll_arena *arena,
				   const struct ll_md_node *node,
				   struct ll_md_node *parent);

/** ll_id_unique() - @id, or with "-2", "-3" ... when @used already has it */
ll_str ll_id_unique(struct ll_arena *arena, struct ll_map *used, ll_str id);

/** Which column of a table holds which field; 0 is none, else index + 1. */
struct ll_columns {
	size_t of[LL_NFIELDS];
};

struct ll_columns ll_columns_read(struct ll_arena *arena,
				  const struct ll_rule *rule,
				  const struct ll_md_node *table);

/** ll_columns_cell() - cell of @row for @field, or NULL */
const struct ll_md_node *ll_columns_cell(const struct ll_columns *columns,
					 const struct ll_md_node *row,
					 enum ll_field field);

/**
 * ll_columns_told() - add cells of the head or of a row that are fields
 * @field: which; where several have one column it counts once
 */
void ll_columns_told(struct ll_arena *arena, const struct ll_columns *columns,
		     const struct ll_md_node *row, const enum ll_field *field,
		     size_t nfields, struct ll_md_nodes *told);

/** ll_columns_title() - the field whose column says what a row is; HOUSE: none
 */
enum ll_field ll_columns_title(const struct ll_columns *columns);

/** ll_heading_is() - its words are one of @names, but for case and blanks */
bool ll_heading_is(struct ll_arena *arena, const struct ll_md_node *node,
		   const ll_str *names, size_t nnames);

#endif
