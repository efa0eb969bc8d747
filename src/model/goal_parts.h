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
	bool flat;   /* of flat fields of the goal */
	bool result; /* of a key result, which counts by itself */
};

struct ll_metric_texts {
	struct ll_metric_text *item;
	size_t n;
	struct ll_md_nodes told; /* cells of tables: no prose */
};

/**
 * ll_metrics_read() - `metrics:` as list or map, a "Metrics" table, flat fields
 *
 * A value that is hidden ("XX %", "\u2014") is kept as its text.
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
	struct ll_md_nodes told; /* items and cells: no prose */
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

/** ll_key_results_begin() - @node is the heading "Key results" or the like */
bool ll_key_results_begin(struct ll_arena *arena,
			  const struct ll_md_node *node);

/**
 * ll_key_results_measured() - @metrics and those of results with a target
 *
 * Ids stay unique.
 */
struct ll_metric_texts
ll_key_results_measured(struct ll_arena *arena, struct ll_metric_texts metrics,
			const struct ll_key_results *results);

#endif
