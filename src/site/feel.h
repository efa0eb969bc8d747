#ifndef LL_SITE_FEEL_H
#define LL_SITE_FEEL_H

/*
 * Say and feel: what surveys found beside the values that are stated. Only
 * what the view shows of them is here; see base/survey.h.
 */

#include "site/panel.h"

/**
 * ll_feel_panel() - one panel "Say and feel": a row for each value or question
 * @last:  nothing after this month is told; none: no limit
 * @limit: rows, the widest gaps first
 *
 * For pages about something else: alignment.html, planning/PERIOD.html. Adds
 * nothing and returns false where no survey asked anything by then.
 */
bool ll_feel_panel(const struct ll_page *page, struct ll_dict *dict,
		   ll_month last, size_t limit);

/** ll_feel_chart() - FELT of @panel: one question, drawn and as a table */
void ll_feel_chart(const struct ll_page *page, struct ll_dict *panel,
		   const struct ll_view_question *question, size_t number);

/**
 * ll_feel_say() - "Leaders score it 4.3 of 5, staff 3.1."
 * @asked: of @question
 */
void ll_feel_say(struct ll_say *say, const struct ll_view_question *question,
		 const struct ll_asked *asked);

/** ll_feel_hidden() - "Two groups are withheld ..."; nothing where none is */
void ll_feel_hidden(struct ll_say *say, const struct ll_view *view,
		    ll_month month);

/** ll_score_text() - with one digit behind the point: "4.0" */
ll_str ll_score_text(struct ll_arena *arena, double score);

/** ll_feel_last() - the newest month up to @last; NULL: none */
const struct ll_asked *ll_feel_last(const struct ll_view_question *question,
				    ll_month last);

/** ll_feel_gap() - leaders minus staff over the scale; 0: not known */
double ll_feel_gap(const struct ll_view_question *question,
		   const struct ll_asked *asked);

#endif
