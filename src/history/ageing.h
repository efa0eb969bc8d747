#ifndef LL_HISTORY_AGEING_H
#define LL_HISTORY_AGEING_H

/*
 * Ageing: an action that is written down again in the notes of a later
 * meeting, reworded a little or elsewhere in the list, is the same action. It
 * is carried from meeting to meeting until one of them lists it as done.
 *
 * A later line is the same action where its words are alike
 * (history/task_words.h) to one of the wordings so far. Of several the most
 * alike; each line is one action, each action one line of a meeting, but for
 * the same line twice. The order of the lines does not matter.
 *
 * An action that was done, or that no meeting listed for LL_AGEING_GAP_DAYS,
 * is not continued: what comes later is another one, unless both are ticked
 * with the same words, people and due day. Meetings without a date carry
 * nothing.
 */

#include "history/task_words.h"
#include "model/org.h"

enum {
	LL_AGEING_GAP_DAYS = 200,
	LL_AGEING_LOOK = 32, /* actions compared with for each word of a line:
				the newest */
};

/** One line of the notes of a meeting. */
struct ll_ageing_line {
	size_t record; /* index into org->record */
	size_t action; /* index into its action */
	size_t task;   /* index into ll_ageing.task */
};

/** One action through all meetings that list it. */
struct ll_ageing_task {
	size_t first; /* index of its oldest line */
	size_t last;  /* of its newest; of one meeting's the first */
	size_t times; /* carried: later meetings that list it */
	bool done;    /* its newest line is ticked */
};

struct ll_ageing {
	struct ll_ageing_line *line; /* by meeting, oldest first; then as
					written */
	size_t nlines;
	struct ll_ageing_task *task; /* by first line */
	size_t ntasks;
};

/**
 * ll_ageing_make() - the actions of all meetings
 * @org:    resolved
 * @memory: gets the words of their texts, which outlive it; or NULL
 *
 * Cost: linear in the words of the lines, times LL_AGEING_LOOK, but for
 *       sorting.
 */
struct ll_ageing ll_ageing_make(struct ll_arena *arena,
				const struct ll_org *org,
				struct ll_task_memory *memory);

#endif
