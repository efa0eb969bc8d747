#ifndef LL_CHECK_RULE_H
#define LL_CHECK_RULE_H

/* What rules have in common: places, and which goals are meant. For check/. */

#include "base/buf.h"
#include "check/check.h"
#include "model/part.h"

/** ll_rule_pos() - where a record begins */
struct ll_pos ll_rule_pos(const struct ll_record *record);

/** ll_rule_line_pos() - @line of its file; 0: where it begins */
struct ll_pos ll_rule_line_pos(const struct ll_record *record, int line);

/** ll_rule_field_pos() - where its metadata has @field, else where it begins */
struct ll_pos ll_rule_field_pos(const struct ll_org *org,
				const struct ll_record *record,
				enum ll_field field);

/** ll_rule_is_open() - a goal that neither its file nor an update closed */
bool ll_rule_is_open(const struct ll_record *record);

/** ll_rule_is_current() - an open goal of a period that is on, or of none */
bool ll_rule_is_current(const struct ll_record *record, ll_date today);

/** ll_rule_begin(), ll_rule_end() - days on which a goal begins and ends, or
 * none */
ll_date ll_rule_begin(const struct ll_record *goal);
ll_date ll_rule_end(const struct ll_record *goal);

/** ll_rule_target() - the record that @ref names, or NULL */
const struct ll_record *ll_rule_target(const struct ll_org *org,
				       const struct ll_ref *ref);

/** ll_rule_last_report() - the last one in the newest update on @goal, or NULL
 */
const struct ll_report *ll_rule_last_report(const struct ll_org *org,
					    const struct ll_record *goal);

/** ll_rule_open_report() - the same where it says that a closed goal is open */
const struct ll_report *ll_rule_open_report(const struct ll_org *org,
					    const struct ll_record *goal);

/** ll_rule_is_early() - a status or value for a month before its goal began */
bool ll_rule_is_early(const struct ll_org *org, const struct ll_record *update,
		      const struct ll_report *report);

/** ll_rule_name() - of who @ref names: their title, else as written */
ll_str ll_rule_name(const struct ll_org *org, const struct ll_ref *ref);

/** ll_rule_number() - "12" */
ll_str ll_rule_number(const struct ll_check *check, size_t number);

/** ll_rule_has_left() - a person who left by today */
bool ll_rule_has_left(const struct ll_check *check,
		      const struct ll_record *person);

/** LL_EACH() - every record of a kind: a loop around what follows */
#define LL_EACH(org, of_kind, item)                                            \
	for (const struct ll_record *item = (org)->record;                     \
	     item < (org)->record + (org)->nrecords; item++)                   \
		if (item->kind == (of_kind))

#endif
