#ifndef LL_SITE_GAP_H
#define LL_SITE_GAP_H

/*
 * Gaps: findings as rows that say what is missing, who can close it and how,
 * and where it stands.
 */

#include "site/panel.h"

/** Gaps of one list by level. */
struct ll_gap_count {
	size_t of[LL_ERROR + 1];
	size_t n;
};

/** ll_gap_list() - pointers to findings; errors first, else as they stand */
struct ll_gap_list {
	const struct ll_view_finding **item;
	size_t n;
	struct ll_gap_count count;
};

/** ll_gaps_of_family() - those of one family */
struct ll_gap_list ll_gaps_of_family(struct ll_arena *arena,
				     const struct ll_view *view,
				     enum ll_family family);

/** ll_gaps_of() - those that a person, or a team as such, can close */
struct ll_gap_list ll_gaps_of(struct ll_arena *arena,
			      const struct ll_view *view,
			      const struct ll_view_record *owner);

/** ll_gaps_count() - of all families */
struct ll_gap_count ll_gaps_count(const struct ll_view *view);

/** ll_gap_counts() - "two warnings and ten notes"; "" for none */
ll_str ll_gap_counts(struct ll_arena *arena, const struct ll_gap_count *count);

/** ll_gap_level() - "Warning" */
ll_str ll_gap_level(enum ll_diag_level level);
/** ll_gap_mark() - the mark that stands for a level, as in marks.html */
ll_str ll_gap_mark(enum ll_diag_level level);

/** ll_gap_anchor() - of the panel of @family on alignment.html */
ll_str ll_gap_anchor(struct ll_arena *arena, enum ll_family family);

/** ll_gap_say() - "Priya can close it: add 'owner: <person>' to ..." */
void ll_gap_say(struct ll_say *say, const struct ll_view_finding *finding);

/** ll_gap_place() - "goals/2026/x.md:3", "" where it is of no file */
ll_str ll_gap_place(struct ll_arena *arena,
		    const struct ll_view_finding *finding);

/**
 * ll_gap_rows() - a row for each of @list in @panel; many are folded
 * @shown: beyond so many
 */
void ll_gap_rows(const struct ll_page *page, struct ll_dict *panel,
		 const struct ll_gap_list *list, size_t shown);

#endif
