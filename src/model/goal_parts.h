#ifndef LL_MODEL_GOAL_PARTS_H
#define LL_MODEL_GOAL_PARTS_H

/*
 * What a goal is measured by: metrics and key results, read out of its
 * metadata and body. Facts of states and records both come from here.
 */

#include "model/refs.h"

/** One metric as written; texts are "" where nothing is said. */
struct ll_metric_text {
	ll_str id;
	ll_str name;
	ll_str unit;
	struct ll_metric_field {
		ll_str text;
		int line;
	} baseline, target, current, weight;
	int line;
	bool flat; /* of flat fields of the goal */
};

struct ll_metric_texts {
	struct ll_metric_text *item;
	size_t n;
};

/**
 * ll_metrics_read() - `metrics:` as list or map, a "Metrics" table, flat fields
 *
 * Shape: ids are unique and not empty. Flat `target:` and the like are one
 * metric where the target or the baseline is a number.
 */
struct ll_metric_texts ll_metrics_read(struct ll_arena *arena,
				       const struct ll_part *part);

/** ll_metric_of() - numbers of one; reports NUMBER_BAD */
struct ll_metric ll_metric_of(const struct ll_part *part,
			      const struct ll_metric_text *text,
			      struct ll_diags *diags);

struct ll_key_results {
	struct ll_key_result *item;
	size_t n;
};

/**
 * ll_key_results_read() - lists and tables under "Key results" or "Milestones"
 *
 * Reports KEY_RESULT_BAD for a table without a column of results. Ids are
 * unique in the part.
 */
struct ll_key_results ll_key_results_read(struct ll_arena *arena,
					  const struct ll_part *part,
					  struct ll_diags *diags);

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

#endif
