#ifndef LL_MODEL_PULSE_H
#define LL_MODEL_PULSE_H

/*
 * Survey results in CSV: a header row that names the columns, then a row for
 * each question, group and role. Lines that begin with '#' are comments; those
 * above the header may say `# audience: leaders` and other metadata.
 */

#include "model/part.h"
#include "model/state.h"

/** ll_path_is_survey() - a CSV file */
bool ll_path_is_survey(ll_str path);

/**
 * ll_pulse_open() - the comments of a survey as metadata of its file
 * @text:   the file; must outlive @whole
 * @whole:  rows and rows_line are set; certain becomes false where somebody
 *          may have tried to state an audience in another way
 * @states: its md gets the metadata
 */
void ll_pulse_open(struct ll_arena *arena, ll_str text, struct ll_part *whole,
		   struct ll_states *states);

#endif
