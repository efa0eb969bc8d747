#ifndef LL_MODEL_RECORD_H
#define LL_MODEL_RECORD_H

/* Records out of parts: one reader for each kind, over what all kinds share. */

#include "model/goal_parts.h"
#include "model/org.h"

struct ll_record_reader {
	struct ll_arena *arena;
	const struct ll_settings *settings;
	const struct ll_part *part;
	struct ll_diags *diags;
};

/** ll_record_read() - @record of @part; id, file and state are the caller's */
void ll_record_read(struct ll_record_reader *reader, struct ll_record *record);

/* One file each. */
void ll_goal_read(struct ll_record_reader *reader, struct ll_record *record);
void ll_update_read(struct ll_record_reader *reader, struct ll_record *record);
void ll_meeting_read(struct ll_record_reader *reader, struct ll_record *record);
void ll_person_read(struct ll_record_reader *reader, struct ll_record *record);
void ll_principle_read(struct ll_record_reader *reader,
		       struct ll_record *record);
void ll_moment_read(struct ll_record_reader *reader, struct ll_record *record);
void ll_pulse_read(struct ll_record_reader *reader, struct ll_record *record);
void ll_road_read(struct ll_record_reader *reader, struct ll_record *record);

/** ll_months_read() - month_first and month_last, of metadata or path */
void ll_months_read(struct ll_record_reader *reader, struct ll_record *record);

/** ll_date_field() - day of @field, reported when bad */
ll_date ll_date_field(struct ll_record_reader *reader, enum ll_field field,
		      bool end_of_month);

#endif
