#ifndef LL_MODEL_SURVEY_H
#define LL_MODEL_SURVEY_H

/*
 * All surveys of an organisation as questions over time, with what may be
 * shown of the answers. Whoever shows or compares them reads them from here
 * and never from the rows of a record.
 */

#include "model/org.h"

struct ll_question {
	ll_str text; /* as last asked */
	double low;  /* of its scale; low == high: none is given */
	double high;
	size_t value; /* record that it is about, or LL_NO_RECORD */
	struct ll_asked_list asked;
};

struct ll_questions {
	struct ll_question *item; /* in the order in which they were first asked
				   */
	size_t n;
};

/**
 * ll_questions_read() - the questions of every survey of @org
 *
 * Two questions are one if their words are, but for case and blanks, and their
 * scales. A question is about the value that its rows name, else about the
 * value or principle whose title its words hold; the longest title counts.
 *
 * @org must have been resolved. Surveys without a month are left out.
 */
struct ll_questions ll_questions_read(struct ll_arena *arena,
				      const struct ll_org *org);

#endif
