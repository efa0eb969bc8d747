#ifndef LL_BASE_SURVEY_H
#define LL_BASE_SURVEY_H

/*
 * Survey results that may be shown. Fewer than a minimum of people are never
 * shown, nor found by adding and subtracting what is shown.
 *
 * The rule, in the words of statistical disclosure control:
 *
 * - Primary suppression. A row of fewer people than the minimum is left out
 *   before anything is counted, so it is in no sum and no mean.
 * - What is shown are blocks: rows whose people are different people. Every
 *   figure is a sum of whole blocks.
 * - A row for all groups or both roles is the total of the rows below it. It
 *   is a block where none of those is shown, else it is not read: the sum of
 *   what is shown stands for it.
 * - Secondary suppression. Where roles and groups are two tables of the same
 *   people, a group may be found from both: only the roles are shown.
 * - Time. A figure that holds hidden groups is compared with the same one of
 *   every survey of the 12 months before: where the groups that are in one of
 *   the two alone are fewer people than the minimum, totals of hidden rows are
 *   left out, and if that does not help the question is not shown that month.
 *   Of two tables it is not known how many leaders a group has: there one
 *   group that comes or goes is enough.
 *
 * Source: A. Hundepool et al., "Statistical Disclosure Control", 2012,
 * chapter 4 (primary and secondary suppression, linked tables).
 */

#include "base/arena.h"
#include "base/date.h"

enum ll_role { LL_ROLE_ALL, LL_ROLE_LEADER, LL_ROLE_STAFF, LL_NROLES };

/** What one group said to one question. */
struct ll_survey_row {
	size_t question; /* below nquestions */
	ll_month month;
	ll_str group;      /* "": all groups; one spelling for each */
	enum ll_role role; /* ALL: both */
	long responses;    /* at least 1 */
	double score;      /* their mean */
};

/** A number that may be shown, and of how many people. */
struct ll_figure {
	long responses; /* 0: there is none to show */
	double score;
};

struct ll_group_figure {
	ll_str name;
	struct ll_figure figure;
};

/** One question in one month. */
struct ll_asked {
	ll_month month;
	struct ll_figure role[LL_NROLES];
	struct ll_group_figure *group; /* by name, those that may be shown */
	size_t ngroups;
	size_t nhidden; /* groups that are not shown, or not whole */
};

/** The months of one question, oldest first. */
struct ll_asked_list {
	struct ll_asked *item;
	size_t n;
};

/**
 * ll_survey_show() - what may be shown of @row
 * @minimum: people; at least 1
 *
 * Shape: @nquestions lists; a month in which nothing may be shown is there,
 * with figures of nobody.
 * Cost: for each question and month the square of its rows.
 */
struct ll_asked_list *ll_survey_show(struct ll_arena *arena,
				     const struct ll_survey_row *row, size_t n,
				     size_t nquestions, long minimum);

#endif
