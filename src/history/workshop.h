#ifndef LL_HISTORY_WORKSHOP_H
#define LL_HISTORY_WORKSHOP_H

/*
 * A workshop as files: from the question to the follow-up, and which meeting
 * answers it.
 */

#include "base/workshop.h"
#include "model/org.h"

enum { LL_WORKSHOP_DAYS = 42 }; /* until its follow-up, unless it names a day */

struct ll_workshop {
	bool there[LL_NSTEPS];
	const struct ll_md_node
		*heading[LL_NSTEPS]; /* that holds it, or NULL */
	size_t *principle;           /* records, in their order */
	size_t nprinciples;
	size_t nsigned; /* of these: somebody agreed to them */
	size_t answer;  /* the meeting that answers, or LL_NO_RECORD */
};

/** ll_meeting_is() - its kind, but for case and dashes: "follow-up" */
bool ll_meeting_is(const struct ll_record *meeting, const char *kind);

/**
 * ll_workshop_make() - which steps of a meeting are there
 *
 * Purpose, question, responses, sharing and themes are headings of the notes,
 * one of whose words begins so; the purpose may stand in the metadata.
 * Principles are records that say they come from this meeting, or that one of
 * its decisions is about; agreement is their names, or a heading. The follow-up
 * is a day, or a meeting that answers.
 */
struct ll_workshop ll_workshop_make(struct ll_arena *arena,
				    const struct ll_org *org, size_t meeting);

/**
 * ll_follow_up_of() - the meeting that answers, or LL_NO_RECORD
 *
 * The first that `follows` it, else the first later one of kind "follow-up"
 * that follows no other.
 */
size_t ll_follow_up_of(const struct ll_org *org, size_t meeting);

/** ll_follow_up_day() - as written; of a workshop six weeks later; else none */
ll_date ll_follow_up_day(const struct ll_record *meeting);

#endif
