#ifndef LL_SITE_DIFF_H
#define LL_SITE_DIFF_H

/*
 * Two states of an organisation as a report: sentences, in the order in which
 * a reviewer wants them. The formats are in render/diff.h; all texts are
 * plain, as the organisation wrote them, and not escaped.
 */

#include "site/json.h"
#include "view/diff.h"

/** What became of a record. */
enum ll_diff_how {
	LL_DIFF_SAME,
	LL_DIFF_NEW,
	LL_DIFF_CHANGED,
	LL_DIFF_GONE,
	LL_DIFF_MECHANICAL, /* its file changed, what it says did not */
	LL_DIFF_AFFECTED,   /* it did not change, what is derived did */
};

/** What a change means for a record that is in both states. */
struct ll_diff_effect {
	bool health;
	bool progress; /* in whole percent */
	int sight;     /* 1: it leads to the mission now, -1: no longer */
	int goals;     /* 1: a first goal supports it, -1: none any more */
	int cited;     /* 1: it is cited now, -1: no longer */
};

/** ll_diff_leads_up() - a line of sight ends at the mission or vision */
bool ll_diff_leads_up(const struct ll_view_record *record);
struct ll_diff_effect ll_diff_effect_of(const struct ll_view_diff *diff,
					const struct ll_view_pair *pair);
enum ll_diff_how ll_diff_how_of(const struct ll_view_diff *diff,
				const struct ll_view_pair *pair);

/** One entry: a record, or what several records have in common. */
struct ll_diff_item {
	ll_str title;
	ll_str place; /* "path:line", or "" */
	ll_str tag;   /* "new", "gone" or "" */
	ll_str *say;
	size_t nsays;
	struct ll_view_span *span; /* shortened */
	size_t nspans;
	size_t nrecords; /* it stands for */
};

struct ll_diff_group {
	ll_str heading;
	LL_VEC(struct ll_diff_item) item;
};

struct ll_diff_report {
	ll_str between; /* "From main (1a2b3c4) to the working tree" */
	ll_str summary; /* one sentence */
	ll_str note;    /* about the settings, or "" */
	LL_VEC(struct ll_diff_group) group; /* none is empty */
	ll_str mechanical;                  /* one sentence, or "" */
};

const struct ll_diff_report *
ll_diff_report_make(struct ll_arena *arena, const struct ll_view_diff *diff);

/** ll_diff_summary() - "3 goals and 1 principle change; 2 of 9 ..." */
ll_str ll_diff_summary(struct ll_arena *arena, const struct ll_view_diff *diff);

/** ll_diff_document() - version 1 of what docs/diff.schema.json describes */
const struct ll_json *ll_diff_document(struct ll_arena *arena,
				       const struct ll_view_diff *diff);

#endif
