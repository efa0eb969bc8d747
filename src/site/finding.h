#ifndef LL_SITE_FINDING_H
#define LL_SITE_FINDING_H

/*
 * Findings as rows that say what is missing, who can close it and how,
 * and where it stands.
 */

#include "site/panel.h"

/** How many of one list are of each level. */
struct ll_finding_count {
	size_t of[LL_ERROR + 1];
	size_t n;
};

/** Pointers to findings; errors first, else as they stand. */
struct ll_finding_list {
	const struct ll_view_finding **item;
	size_t n;
	struct ll_finding_count count;
};

/** ll_findings_of_family() - those of one family */
struct ll_finding_list ll_findings_of_family(struct ll_arena *arena,
					     const struct ll_view *view,
					     enum ll_family family);

/** ll_findings_of() - those that a person, or a team as such, can close */
struct ll_finding_list ll_findings_of(struct ll_arena *arena,
				      const struct ll_view *view,
				      const struct ll_view_record *owner);

/** ll_findings_by_level() - of all families */
struct ll_finding_count ll_findings_by_level(const struct ll_view *view);

/** ll_finding_counts() - "two warnings and ten notes"; "" for none */
ll_str ll_finding_counts(struct ll_arena *arena,
			 const struct ll_finding_count *count);

/** ll_finding_level() - "Warning" */
ll_str ll_finding_level(enum ll_diag_level level);
/** ll_finding_mark() - the mark that stands for a level, as in marks.html */
ll_str ll_finding_mark(enum ll_diag_level level);

/** ll_finding_anchor() - of the panel of @family on alignment.html */
ll_str ll_finding_anchor(struct ll_arena *arena, enum ll_family family);

/** ll_finding_say() - "Priya can close it: add 'owner: <person>' to ..." */
void ll_finding_say(struct ll_say *say, const struct ll_view_finding *finding);

/** ll_finding_place() - "goals/2026/x.md:3", "" where it is of no file */
ll_str ll_finding_place(struct ll_arena *arena,
			const struct ll_view_finding *finding);

/**
 * ll_finding_rows() - a row for each of @list in @panel; many are folded
 * @shown: beyond so many
 */
void ll_finding_rows(const struct ll_page *page, struct ll_dict *panel,
		     const struct ll_finding_list *list, size_t shown);

#endif
