#ifndef LL_MODEL_ORG_H
#define LL_MODEL_ORG_H

/*
 * The organisation: its records as they are now, and how they refer to each
 * other. Holds everything for every audience: only check and view see it.
 *
 *     ll_org_read()     files -> records, references as written
 *     ll_org_resolve()  references -> records; findings
 *     ll_org_derive()   readings, progress, expected, health
 *
 * The view resolves and derives again after it has taken out what an audience
 * may not see, so that no count or mean tells of it.
 */

#include "base/diag.h"
#include "base/map.h"
#include "base/metric.h"
#include "base/source.h"
#include "base/survey.h"
#include "model/state.h"

/** No record. */
#define LL_NO_RECORD ((size_t)-1)

/** A reference as written, and what it names. */
struct ll_ref {
	ll_str text;  /* "strategy/care", "@priya", "../goals/2026/x.md#y" */
	ll_str label; /* text of the link, or "" */
	int line;
	size_t record; /* or LL_NO_RECORD */
};

struct ll_refs {
	struct ll_ref *ref;
	size_t n;
};

/** A span of the calendar that goals belong to. */
struct ll_period {
	ll_str name;  /* as in the path: "2026", "2025h1", "FY26" */
	ll_str label; /* "2026", "first half of 2025", "FY26" */
	ll_date first;
	ll_date last;
};

struct ll_key_result {
	ll_str text; /* plain, without owner and dates in brackets */
	ll_str id;   /* slug of the text */
	const struct ll_md_node *node; /* its inlines or cell */
	bool done;
	enum ll_status status; /* of a table's status column, else UNKNOWN */
	ll_date done_on;
	ll_date due;
	struct ll_refs owner;
	int line;
	ll_str said;   /* of a table's status column, as written, or "" */
	ll_str score;  /* the current value, as written, or "" */
	ll_str target; /* a number, as written, or "" */
	ll_str baseline;
	ll_str name;  /* where there is a target: the text without it */
	bool tracked; /* by a check box, a status or a date; else open is no
			 news */
};

/** What one update says of one goal. */
struct ll_report {
	struct ll_ref goal;
	enum ll_status status;
	ll_str confidence;
	struct ll_reading_raw {
		ll_str metric; /* id, or "" for the only one */
		ll_number value;
	} * value;
	size_t nvalues;
	ll_str note;                    /* plain text of `note:` */
	const struct ll_md_node *first; /* prose of its section, or NULL */
	const struct ll_md_node *end;
	int line;
	bool by_title; /* a heading that may be a goal's title */
};

struct ll_decision {
	ll_str text;
	const struct ll_md_node *node; /* list item or paragraph */
	struct ll_refs about;          /* what it links to */
	int line;
};

struct ll_action {
	ll_str text; /* without owner and date */
	const struct ll_md_node *node;
	bool done; /* or dropped */
	bool dropped;
	struct ll_refs owner;
	ll_date due;
	int line;
};

struct ll_agreement {
	struct ll_ref who;
	ll_date date; /* given, else none */
};

/** One row of a survey. */
struct ll_answer {
	ll_str question;   /* blanks folded */
	ll_str group;      /* as written; "": all groups */
	enum ll_role role; /* ALL: both */
	long responses;    /* at least 1 */
	double score;      /* their mean */
	double low;        /* of the scale; low == high: none is given */
	double high;
	struct ll_ref value; /* that the question is about; text "" if none */
	int line;
};

/** One record as it is now. */
struct ll_record {
	enum ll_kind kind;
	ll_str id; /* unique: explicit, else path without .md, "#anchor" */
	ll_str path;
	ll_str anchor;
	ll_str title;
	int line;
	size_t file;                    /* index into ll_org.file */
	size_t state;                   /* index of its state in its file */
	const struct ll_md_node *first; /* body: title and metadata left out */
	const struct ll_md_node *end;
	const struct ll_md_node
		*statement; /* first paragraph of the body, or NULL */
	ll_str audience;
	bool audience_certain;
	enum ll_file_state file_state;

	/* fields that several kinds have */
	struct ll_refs owner;
	struct ll_ref team; /* text "" when there is none */
	struct ll_refs supports;
	enum ll_status status;
	ll_str status_text; /* as written */
	ll_date date;
	ll_date start;
	ll_date due;
	struct ll_period period; /* name "" when there is none */
	ll_month month_first;    /* update: months it speaks of */
	ll_month month_last;
	struct ll_refs links; /* every link and mention in the body, in order */

	/* goal */
	struct ll_metric *metric;
	size_t nmetrics;
	struct ll_key_result *key_result;
	size_t nkey_results;
	double weight;
	struct ll_ref continues; /* goal of an earlier period, as written */

	/* update */
	struct ll_report *report;
	size_t nreports;

	/* meeting */
	ll_str meeting_kind; /* workshop, check-in, ... or "" */
	ll_str purpose;
	struct ll_refs attendees;
	struct ll_refs absent;
	struct ll_ref follows;
	ll_date follow_up;
	struct ll_decision *decision;
	size_t ndecisions;
	struct ll_action *action;
	size_t nactions;

	/* principle, value */
	struct ll_ref from;
	struct ll_agreement *agreement;
	size_t nagreements;

	/* moment */
	struct ll_refs values;
	struct ll_refs goals;
	struct ll_refs people;

	/* pulse: its months are those of an update */
	struct ll_answer *answer; /* by line */
	size_t nanswers;

	/* road; its milestones are key results */
	struct ll_refs whom; /* `for:` a person or a role */
	ll_str now;
	ll_str aim;
	ll_date aim_on; /* last day of the year it names, or none */
	bool personal;  /* of one person, who did not say who may read it */

	/* team, person */
	ll_str handle; /* without '@' */
	ll_str *alias;
	size_t naliases;
	ll_str role;
	bool leader;
	struct ll_ref reports_to;
	ll_date left;

	/* derived */
	size_t *child; /* records whose supports name this one */
	size_t nchildren;
	ll_number progress; /* 0 to 1, clipped */
	ll_number expected; /* 0 to 1 */
	enum ll_health health;
	enum {
		LL_WHY_NOTHING,
		LL_WHY_CLOSED,
		LL_WHY_SILENT,
		LL_WHY_REPORTED,
		LL_WHY_PROGRESS,
		LL_WHY_NOT_BEGUN
	} health_why;
	enum {
		LL_FROM_NOTHING,
		LL_FROM_OWN_PARTS,
		LL_FROM_CHILDREN
	} progress_from;
	size_t last_report; /* update record, or LL_NO_RECORD */
	ll_date last_reported;
};

/** One version of a file, as it was read. */
struct ll_org_file {
	struct ll_states states;
	struct ll_record *record; /* nothing resolved, without ids */
	size_t nrecords;
	struct ll_diag *diag; /* what was found in it */
	size_t ndiags;
};

/** Versions that were read, so that none is read twice. */
struct ll_shelf {
	struct ll_arena *arena;       /* of what is put on it */
	struct ll_map by_version;     /* path, day of dated rules, blob */
	const struct ll_shelf *below; /* looked at first; or NULL */
	size_t nread;                 /* put on this one */
};

struct ll_org {
	const struct ll_settings *settings;
	struct ll_record *record; /* by path, then line */
	size_t nrecords;
	struct ll_states *file; /* every Markdown file, parsed, by path */
	ll_str *file_path;
	size_t nfiles;
	struct ll_map by_id;   /* id -> record + 1 */
	struct ll_map by_path; /* path -> first record + 1 */
	ll_str *asset;         /* paths of files that are not text, sorted */
	size_t nassets;
	struct ll_map refused; /* path of a drawing that may do more than draw
				  -> what was found, ll_str */
	const struct ll_source *source;
	const struct ll_shelf *shelf; /* every version that @source has */
	const struct ll_index
		*index; /* for ll_org_find(); of ll_org_resolve() */
};

/** ll_org_read() - records of every file; nothing resolved */
struct ll_org ll_org_read(struct ll_arena *arena,
			  const struct ll_settings *settings,
			  const struct ll_source *source,
			  struct ll_diags *diags);

/** ll_shelf_find() - the version of @file that was read before, or NULL */
const struct ll_org_file *ll_shelf_find(const struct ll_shelf *shelf,
					const struct ll_settings *settings,
					const struct ll_file *file);

/**
 * ll_org_read_past() - the records of older files, by way of a shelf
 * @source: bytes are needed only of versions that the shelf does not have
 * @today:  the organisation as it is; drawings are judged as they are there
 * @shelf:  gets what had to be read
 *
 * Else as ll_org_read().
 */
struct ll_org ll_org_read_past(struct ll_arena *arena,
			       const struct ll_settings *settings,
			       const struct ll_source *source,
			       const struct ll_org *today,
			       struct ll_shelf *shelf, struct ll_diags *diags);

/**
 * ll_org_read_like() - the same of another state, with what was parsed already
 * @like: by the same settings; a file with the same path and blob in it is not
 *        parsed again. Must outlive the result
 */
struct ll_org ll_org_read_like(struct ll_arena *arena,
			       const struct ll_org *like,
			       const struct ll_source *source,
			       struct ll_diags *diags);

/**
 * ll_org_resolve() - fill every ll_ref.record, child, links
 * @org:   record[] and nrecords must be set; by_id, by_path and index are made
 *         anew from them
 * @diags: NULL reports nothing (the view's second time)
 *
 * Every array of references is copied before it is filled, so that records may
 * be shared with an organisation that was resolved before. Reports whose
 * heading is no goal's title are left out.
 * Cost: linear in records, references and headings.
 */
void ll_org_resolve(struct ll_arena *arena, struct ll_org *org,
		    struct ll_diags *diags);

/**
 * ll_org_derive() - readings, current values, progress, expected, health
 *
 * Metrics are copied before they are filled, as above. After ll_org_resolve().
 */
void ll_org_derive(struct ll_arena *arena, struct ll_org *org, ll_date today);

/**
 * ll_key_results_progress() - done / all of a goal's key results
 * @all: set to how many count: those that were not dropped
 *
 * Unknown where none of them is tracked: a list that never says whether
 * anything is done is no measure.
 */
ll_number ll_key_results_progress(const struct ll_record *goal, size_t *done,
				  size_t *all);

/** What a relative link in a file leads to. */
struct ll_link_end {
	enum {
		LL_LINK_BROKEN,
		LL_LINK_RECORD,
		LL_LINK_FILE,
		LL_LINK_ASSET,
		LL_LINK_FOLDER,
		LL_LINK_OUTSIDE, /* above the organisation, or another host */
		LL_LINK_REFUSED  /* an asset that cannot be published */
	} type;
	size_t record; /* RECORD: the record that holds the anchor */
	ll_str path;   /* of the file or asset */
	ll_str anchor; /* "" or the heading's id */
	bool anchor_found;
};

/**
 * ll_org_follow() - where @url, written in the file @from, leads
 *
 * A folder is its README.md or index.md; "/x.md" is seen from the top of the
 * organisation. FILE is a file that holds no record as a whole: of kind none,
 * one whose sections are records, or one that is not Markdown.
 */
struct ll_link_end ll_org_follow(struct ll_arena *arena,
				 const struct ll_org *org, ll_str from,
				 ll_str url);

/**
 * ll_org_find() - the record a reference names, or LL_NO_RECORD
 *
 * "@handle", a relative link, an id, the end of a path ("2026/lead-time",
 * "lead-time.md"), "values#honest" or "honest", a title. Case does not count.
 */
size_t ll_org_find(const struct ll_org *org, ll_str from_path, ll_str ref);

/**
 * ll_period_parse() - "2026", "2025h1", "2026q3", "FY26", "2026-03"
 *
 * Also "Q3 2026", "2026-h1", "FY26q2". Where `year_starts` is not 01-01, "2026"
 * and its parts begin on that day of 2026, and "FY26" is the year that ends in
 * 2026. Returns false for anything else: the name is then "".
 */
bool ll_period_parse(struct ll_arena *arena, const struct ll_settings *settings,
		     ll_str name, struct ll_period *period);

#endif
