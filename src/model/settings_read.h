#ifndef LL_MODEL_SETTINGS_READ_H
#define LL_MODEL_SETTINGS_READ_H

/*
 * Reading lodeline.yml: what the readers of its parts share. Internal to the
 * files settings*.c.
 */

#include "base/buf.h"
#include "model/field.h"

struct ll_settings_reader {
	struct ll_arena *arena;
	struct ll_settings *settings;
	struct ll_diags *diags;
	ll_str path;
};

/** One key that may stand in a map, and who reads its value into @target. */
struct ll_setting {
	ll_str key;
	void (*read)(struct ll_settings_reader *reader,
		     const struct ll_value *value, void *target);
	size_t offset; /* of @target in the struct that is filled */
};

/** ll_setting_read_map() - every row of a table; unknown keys are findings */
void ll_setting_read_map(struct ll_settings_reader *reader,
			 const struct ll_value *map,
			 const struct ll_setting *row, size_t nrows,
			 void *target);

/** ll_setting_fault() - SETTINGS_VALUE at @value */
void ll_setting_fault(struct ll_settings_reader *reader,
		      const struct ll_value *value, ll_str message,
		      ll_str advice);

/** ll_setting_is() - is of that kind, else a finding: "'x' must be a list" */
bool ll_setting_is(struct ll_settings_reader *reader,
		   const struct ll_value *value, enum ll_value_kind kind);

/** Readers that several tables use. @target: ll_str, struct ll_texts. */
void ll_setting_read_text(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target);

struct ll_texts {
	ll_str *item;
	size_t n;
};

/** ll_setting_texts() - a list of texts, or one text alone */
struct ll_texts ll_setting_texts(struct ll_settings_reader *reader,
				 const struct ll_value *value);

struct ll_aliases {
	struct ll_alias *item;
	size_t n;
};

/**
 * ll_setting_fields() - "owner: [DRI, Point of contact]" or "DRI: owner"
 * @more: appended to the result: of the house, after those of a rule
 */
struct ll_aliases ll_setting_fields(struct ll_settings_reader *reader,
				    const struct ll_value *value,
				    struct ll_aliases more);

/** ll_setting_statuses() - "In flight: on-track" or "on-track: [In flight]" */
struct ll_aliases ll_setting_statuses(struct ll_settings_reader *reader,
				      const struct ll_value *value,
				      struct ll_aliases more);

/** ll_setting_read_sources() - the house's rules into settings->rule */
void ll_setting_read_sources(struct ll_settings_reader *reader,
			     const struct ll_value *value);

/** ll_setting_read_identity() - `identity:` into settings->identity */
void ll_setting_read_identity(struct ll_settings_reader *reader,
			      const struct ll_value *value);

/** ll_setting_read_compare() - `compare:` into settings->compare */
void ll_setting_read_compare(struct ll_settings_reader *reader,
			     const struct ll_value *value);

/** ll_setting_read_checks() - `checks:` into settings->check */
void ll_setting_read_checks(struct ll_settings_reader *reader,
			    const struct ll_value *value);

#endif
