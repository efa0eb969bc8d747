#ifndef LL_MODEL_SETTINGS_H
#define LL_MODEL_SETTINGS_H

/*
 * Settings: lodeline.yml, and the rules that say what each file is.
 *
 * Without a settings file the default layout applies; the house's own rules
 * come before it. Settings that cannot be read end a build: every fault is a
 * finding (SETTINGS_SYNTAX, SETTINGS_KEY, SETTINGS_VALUE) with file, line and
 * column, all in one run.
 */

#include "base/date.h"
#include "base/diag.h"
#include "base/vocab.h"
#include "text/value.h"

enum ll_records {
	LL_RECORDS_FILE,
	LL_RECORDS_H1, /* H1 to H3: the level of the headings */
	LL_RECORDS_H2,
	LL_RECORDS_H3,
	LL_RECORDS_LIST, /* each item of a list; what is below it are results */
	LL_RECORDS_TABLE, /* rows: a bold first cell is a goal, others its
			     results */
};

/** A house's own word for a known one. */
struct ll_alias {
	ll_str word;
	ll_str means; /* canonical field name, or word of a status; "unknown"
			 is a status that says nothing about health */
	int line;     /* in lodeline.yml */
};

/** One rule of `sources:`, or one row of the default layout. */
struct ll_rule {
	ll_str files; /* pattern */
	ll_str *except;
	size_t nexcept;
	ll_str requires; /* metadata key the file must have, or "" */
	enum ll_kind kind;
	ll_str identity; /* metadata key, or "" */
	enum ll_records records;
	struct ll_alias *field; /* of this rule, then those of the house */
	size_t nfields;
	struct ll_alias *status;
	size_t nstatuses;
	ll_str audience; /* or "" */
	ll_date from;    /* first day on which it holds, or none */
	ll_date until;   /* last day, or none */
	int line;        /* in lodeline.yml; 0 for the default layout */
	/* A section headed "Mission" or "Vision" is that record (README.md). */
	bool named_sections;
};

/** What the house makes of one finding. */
struct ll_check_setting {
	enum ll_diag_code code;
	bool off;
	bool keep_level; /* that of the catalogue */
	enum ll_diag_level level;
	ll_str *except; /* patterns of paths where it is not told */
	size_t nexcept;
};

/** Two goals that are one, or are not, by their ids. */
struct ll_identity_pair {
	ll_str a;
	ll_str b;
	bool same;
	int line; /* in lodeline.yml */
};

/** A tag of `compare:`. */
struct ll_tag_setting {
	ll_str name;
	int line; /* in lodeline.yml */
};

struct ll_settings {
	ll_str path; /* "lodeline.yml", or "" when there is none */
	ll_str title;
	ll_str description;
	ll_str base_url;
	ll_str repository; /* web address of the repository, no '/' at the end
			    */
	ll_str language;   /* BCP 47, "en" by default */
	ll_str timezone;
	int year_starts_month; /* 1 to 12 */
	int year_starts_day;
	ll_str theme;
	bool full_history;    /* history: full */
	bool raw_html;        /* markdown: {raw_html: allow} */
	struct ll_rule *rule; /* the house's, then the default layout */
	size_t nrules;
	bool dated;    /* one of them holds between dates alone */
	ll_date today; /* which of them count; none: those without `until` */
	struct ll_alias *field;
	size_t nfields;
	struct ll_alias *status;
	size_t nstatuses;
	ll_str *audience; /* widest first; one unnamed when not set */
	size_t naudiences;
	ll_str *history_audience; /* audiences that may see subjects and authors
				   */
	size_t nhistory_audiences;
	int stale_after_days; /* stale_after: silence is never green; 45 */
	int minimum_group;    /* fewer people are not shown; 5 */
	int fold_days; /* a change taken back within so many is none; 7, 0:
			* never
			*/
	struct ll_identity_pair *identity;
	size_t nidentities;
	struct ll_tag_setting *compare; /* tags: neighbours are compared */
	size_t ncompares;
	struct ll_check_setting *check; /* the last one of a code counts */
	size_t nchecks;
	int param[LL_NPARAMS]; /* by enum ll_param */
};

/**
 * ll_settings_read() - settings from the bytes of lodeline.yml
 * @text: "" for no file
 *
 * Returns false after reporting at least one ERROR; the rest is readable then.
 */
bool ll_settings_read(struct ll_arena *arena, ll_str path, ll_str text,
		      struct ll_settings *settings, struct ll_diags *diags);

/** What the braces of a pattern caught. */
struct ll_capture {
	ll_str period;
	ll_str year;
	ll_str month;
	ll_str months; /* "01,02" */
	ll_str quarter;
	ll_str fy;
	ll_str date;
	ll_str slug;
};

/**
 * ll_rule_for() - the first rule of today whose pattern fits @path
 * @meta: metadata of the file for `requires`; NULL skips rules with it
 *
 * Never NULL: the last row of the default layout is a plain page.
 */
const struct ll_rule *ll_rule_for(const struct ll_settings *settings,
				  ll_str path, const struct ll_value *meta,
				  struct ll_capture *capture);

/** Why a rule does not catch a file. */
enum ll_rule_fit {
	LL_RULE_FITS,
	LL_RULE_OTHER_PATH,
	LL_RULE_NOT_YET, /* `from` */
	LL_RULE_NO_MORE, /* `until` */
	LL_RULE_EXCEPTED,
	LL_RULE_LACKS_KEY, /* `requires` */
};

/** ll_rule_try() - one rule on the day @today; sets @capture where it fits */
enum ll_rule_fit ll_rule_try(const struct ll_rule *rule, ll_str path,
			     const struct ll_value *meta, ll_date today,
			     struct ll_capture *capture);

/** ll_capture_period() - "2026", "2026q3", "FY26", "2026-03", or "" */
ll_str ll_capture_period(struct ll_arena *arena,
			 const struct ll_capture *capture);

/**
 * ll_pattern_match() - '*' within a segment, '**' any folders, {name} captures
 *
 * A name in braces matches only what has its form: {year} four digits,
 * {month} 01 to 12, {months} months with commas, {quarter} "q3" or "3", {fy}
 * "FY26", {date} a day that exists, {period} what ll_period_parse() reads,
 * {slug} anything within a segment. @capture may be NULL; it is set only on a
 * match. Patterns over 256 and paths over 1024 bytes match nothing.
 *
 * Case counts. Cost: linear in practice, bounded by pattern times path.
 */
bool ll_pattern_match(ll_str pattern, ll_str path, struct ll_capture *capture);

/** ll_field_canonical() - "owner" for "Point of contact"; else the key as given
 */
ll_str ll_field_canonical(const struct ll_rule *rule, ll_str key);

/** ll_status_parse() - status of a house's word; UNKNOWN where there is none */
enum ll_status ll_status_parse(const struct ll_rule *rule, ll_str word);

#endif
