#ifndef LL_MODEL_OKR_H
#define LL_MODEL_OKR_H

/*
 * Lines of objectives and key results as houses write them: "OBJECTIVE: ...",
 * "O1: ...", "KR 1.2 - ...", "VP of Sales: ...", "... => 83 %".
 */

#include "model/part.h"

enum ll_okr_label { LL_OKR_NONE, LL_OKR_OBJECTIVE, LL_OKR_RESULT };

/** One line, cut at its labels. Texts are "" where nothing is said. */
struct ll_okr {
	enum ll_okr_label label;
	ll_str role;   /* "CEO", "VP of Sales" */
	ll_str text;   /* what is left */
	ll_str result; /* behind "=>" */
};

/**
 * ll_okr_read() - cut one line
 * @text:    plain, blanks folded
 * @results: "=>" begins a result, unless a number stands before it
 */
struct ll_okr ll_okr_read(ll_str text, bool results);

/**
 * ll_okr_target() - the number in bold that @text begins with, or ""
 * @paragraph: the line; its first bold words are looked at
 * @rest:      set to what follows, "of" left out; @text where there is none
 *
 * "**100 %** of letters answered" has the target "100 %".
 */
ll_str ll_okr_target(struct ll_arena *arena, const struct ll_md_node *paragraph,
		     ll_str text, ll_str *rest);

/** ll_okr_is_struck() - "~~text~~" and nothing else */
bool ll_okr_is_struck(const struct ll_md_node *paragraph);

/** The headings that a block stands under: of each level the last one. */
struct ll_above {
	const struct ll_md_node *heading[7]; /* by level, 1 to 6 */
};

/** ll_above_add() - one more heading, in reading order */
void ll_above_add(struct ll_above *above, const struct ll_md_node *heading);

/** ll_above_is_status() - the nearest heading is the name of a status */
bool ll_above_is_status(struct ll_arena *arena, const struct ll_rule *rule,
			const struct ll_above *above);

/**
 * ll_part_use_above() - what the headings above a record say of it
 *
 * A status ("Completed"), a period ("OKRs Q3 2026"), or else, below the first
 * level, the team. What the record says itself comes first; headings that
 * every such file has ("Objectives") say nothing.
 */
void ll_part_use_above(struct ll_arena *arena, struct ll_part *part,
		       const struct ll_above *above);

/** ll_part_use() - one more metadata entry of @part */
void ll_part_use(struct ll_arena *arena, struct ll_part *part,
		 struct ll_field_use use);

/** ll_part_say() - one more metadata entry of @part, unless it has one */
void ll_part_say(struct ll_arena *arena, struct ll_part *part,
		 enum ll_field field, ll_str text, int line);

#endif
