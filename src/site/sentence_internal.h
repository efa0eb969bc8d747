#ifndef LL_SITE_SENTENCE_INTERNAL_H
#define LL_SITE_SENTENCE_INTERNAL_H

/* Pieces that sentences about events are made of. */

#include "site/sentence.h"

/** ll_say_value() - a value of a field, marked; a day or month written out */
void ll_say_value(struct ll_say *say, ll_str text);

/** ll_say_old_value() - the same of what is no more so: not marked */
void ll_say_old_value(struct ll_say *say, ll_str text);

/** ll_say_status() - a status word with the mark of its health */
void ll_say_status(struct ll_say *say, ll_str word);

/** ll_say_quoted() - @before and words of theirs, cut where they are long */
void ll_say_quoted(struct ll_say *say, const char *before, ll_str words);

/** ll_say_was() - the old value; a unit that the new one has, too, is left out
 */
void ll_say_was(struct ll_say *say, const struct ll_view_event *event);

/**
 * ll_say_from_to() - " moved from 9 to 12 days", " set to X", " taken away ..."
 * @moved: "moved", "changed"
 *
 * A unit that both numbers have stands once, behind the second.
 */
void ll_say_from_to(struct ll_say *say, const struct ll_view_event *event,
		    const char *moved);

/** ll_sentence_named() - the record of a path, id or Markdown link, or NULL */
const struct ll_view_record *ll_sentence_named(const struct ll_say *say,
					       ll_str by);

/** ll_label_text() - a key to begin a sentence: "Follow up", "Sponsor" */
ll_str ll_label_text(struct ll_arena *arena, ll_str key);

/**
 * ll_sentence_measure() - an event of a metric, a key result or an action
 *
 * False, and nothing is said, where it is of another field and tells nothing
 * of these.
 */
bool ll_sentence_measure(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event);

#endif
