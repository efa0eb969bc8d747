#ifndef LL_VIEW_VIEW_H
#define LL_VIEW_VIEW_H

/*
 * The view: the organisation as ONE audience may see it, ready to be shown.
 *
 * Everything here may be shown to that audience in any form. Filtering comes
 * first; counts, means, health, orders and charts are derived from what is
 * left. Pages are made from this and from nothing else.
 *
 * Arrays of pointers are in a useful order, said at the field. Strings are
 * plain text unless said otherwise. All is read-only for the pages.
 */

#include "base/family.h"
#include "base/in_use.h"
#include "base/ledger.h"
#include "base/metric.h"
#include "base/survey.h"
#include "base/vocab.h"
#include "base/workshop.h"
#include "text/md.h"

struct ll_view;
struct ll_view_record;
struct ll_view_landing;
struct ll_view_compare;

/** A list of records, in a stated order. */
struct ll_view_list {
	const struct ll_view_record **item;
	size_t n;
};

/** Somebody who is named: an owner, an attendee, a signer. */
struct ll_view_who {
	ll_str name; /* of the person's record, else the handle as "@priya" */
	const struct ll_view_record
		*person; /* or team; NULL when there is no page */
};

struct ll_view_whos {
	struct ll_view_who *item;
	size_t n;
};

/** Metadata as written. */
struct ll_view_field {
	ll_str key;
	ll_str text;
	const struct ll_md_node *markdown; /* its inlines, or NULL: show text */
	bool known; /* shown elsewhere on the page (owner, status, ...) */
};

/** A span of the calendar that goals belong to. */
struct ll_view_period {
	ll_str name;  /* "2025h1"; safe in a path */
	ll_str label; /* "first half of 2025" */
	ll_date first;
	ll_date last;
	bool current; /* today lies in it */
	struct ll_view_list
		goals; /* top goals (no parent goal in the period) first
			  by pillar order, title; children after parents */
};

struct ll_view_key_result {
	ll_str text;
	const struct ll_md_node *node; /* its inlines */
	bool done;
	enum ll_status status; /* of a table, else UNKNOWN */
	ll_date done_on;
	ll_date due;
	struct ll_view_whos owner;
	int line;
};

/** What one update said of one goal. */
struct ll_view_report {
	const struct ll_view_record *update;
	const struct ll_view_record *goal;
	ll_month month;  /* the last it speaks of */
	ll_date arrived; /* day its update first landed; none when not known */
	enum ll_status status;
	ll_str confidence;
	ll_number value; /* of the first metric reported */
	ll_str note;
	const struct ll_md_node *first; /* prose of its section, or NULL */
	const struct ll_md_node *end;
};

/** One part of a goal's progress, so that a number opens to its rows. */
struct ll_view_part {
	ll_str what; /* "Median wait", "Key results, 3 of 5", a child's title */
	ll_number progress;
	double weight;
	const struct ll_view_record *record; /* child, or NULL */
};

struct ll_view_decision {
	const struct ll_view_record *meeting;
	ll_str text;
	const struct ll_md_node *node;
	struct ll_view_list about; /* records it links to */
	int number; /* in its meeting, from 1: anchor "decision-1" */
};

struct ll_view_action {
	const struct ll_view_record *meeting;
	ll_str text;
	const struct ll_md_node *node;
	bool done;
	struct ll_view_whos owner;
	ll_date due;
	int number;     /* anchor "action-1" */
	bool open;      /* not done, and no later meeting lists it again */
	size_t carried; /* meetings after the first that listed it, up to this
			   one */
	const struct ll_view_action *first; /* where it was listed first */
	const struct ll_view_action *last;  /* where it was listed last: it is
					       done where this is */
};

/** A workshop as steps. */
struct ll_view_workshop {
	bool there[LL_NSTEPS];
	const struct ll_md_node
		*heading[LL_NSTEPS];    /* that holds it, or NULL */
	struct ll_view_list principles; /* that came of it */
	size_t nsigned;                 /* of these: agreed to by somebody */
	const struct ll_view_record *answer; /* the meeting that follows it up,
						or NULL */
};

struct ll_view_agreement {
	struct ll_view_who who;
	ll_date date; /* given, else of the landing that added the name, else
			 none */
	size_t pin;   /* alike for those who agreed to the same words; 0: not
			 known to which */
	bool earlier; /* the words have changed their meaning since */
	ll_str title_then;         /* where it was another; else "" */
	struct ll_view_span *span; /* from the words then to those of today */
	size_t nspans;
};

struct ll_view_event {
	enum ll_event_type type;
	ll_str field;
	ll_str label;
	ll_str old_text;
	ll_str new_text;
	enum {
		LL_VIEW_PLAIN,
		LL_VIEW_EASIER,
		LL_VIEW_HARDER,
		LL_VIEW_LATER,
		LL_VIEW_EARLIER
	} hint;
	bool bulk; /* done to many records in its landing: its `bulk` tells */
};

struct ll_view_span {
	enum {
		LL_VIEW_SAME,
		LL_VIEW_REMOVED,
		LL_VIEW_ADDED,
		LL_VIEW_ELIDED
	} kind;
	ll_str text; /* '\n' ends a block */
};

/** One change of one record. */
struct ll_view_change {
	const struct ll_view_landing *landing;
	const struct ll_view_record *record; /* NULL: the record is gone */
	ll_str title;                        /* of the record then */
	enum ll_kind kind;
	enum ll_class class;
	ll_str path;
	ll_str old_path; /* "" unless moved in this landing */
	ll_str period;   /* of a goal that is gone, else "" */
	bool unread;     /* a version is missing: what changed is not known */
	bool ignored;    /* its landing is in .git-blame-ignore-revs */
	bool folded;     /* taken back within days, or takes back */
	const struct ll_view_change *undoes; /* that it takes back, or NULL */
	struct ll_view_event *event;
	size_t nevents;
	struct ll_view_span *span;
	size_t nspans;
};

/** What a landing did to many records. */
struct ll_view_bulk_item {
	enum ll_view_bulk_what {
		LL_VIEW_BULK_WORDS, /* words in the place of others */
		LL_VIEW_BULK_WHOLE, /* a text or row that came, went, changed */
		LL_VIEW_BULK_MOVED, /* files from one folder to another */
	} what;
	ll_str field; /* WHOLE: that holds it, or "" for the prose */
	ll_str old_text;
	ll_str new_text;
	size_t nrecords;
};

struct ll_view_bulk {
	size_t nrecords;
	struct ll_view_bulk_item *item; /* most records first; none: mechanical
					   edits */
	size_t nitems;
};

/** A landing of which the audience may see at least one change. */
struct ll_view_landing {
	ll_str commit; /* 40 hex, "" when uncommitted */
	ll_time time;
	ll_date date;
	ll_str subject; /* "" where it may not be shown */
	ll_str reason;  /* "" where there is none or it may not be shown */
	bool reason_given;
	ll_str decided_by;
	ll_str *author; /* names; recorded by */
	size_t nauthors;
	long pull_request; /* 0: none */
	ll_str url;        /* of the pull request or commit on the web, or "" */
	bool uncommitted;
	const struct ll_view_bulk *bulk;      /* or NULL */
	const struct ll_view_change **change; /* visible ones, by path */
	size_t nchanges;
};

/** One record. Lists hold visible records only. */
struct ll_view_record {
	enum ll_kind kind;
	ll_str id;
	ll_str title;
	ll_str path;
	ll_str anchor; /* "" for a whole file */
	int line;
	const struct ll_md_node *first; /* body blocks [first, end) */
	const struct ll_md_node *end;
	const struct ll_md_node *statement; /* first paragraph, or NULL */
	bool uncommitted; /* what is shown is not yet committed */

	struct ll_view_whos owner;
	const struct ll_view_record *team; /* or NULL */
	ll_str team_text; /* as written when there is no record, or "" */
	struct ll_view_list supports; /* as written */
	struct ll_view_list
		child; /* that support this: by kind, period (newest), title */
	struct ll_view_list
		sight; /* mission first ... this record last: one way up */
	struct ll_view_list
		cited_by; /* records that link here: newest date first */
	enum ll_status status;
	ll_str status_text;
	ll_date date;
	ll_date start;
	ll_date due;
	const struct ll_view_period *period; /* or NULL */
	ll_month month_first;
	ll_month month_last;
	struct ll_view_field *field;
	size_t nfields;

	/* goal */
	struct ll_metric *metric; /* readings: .update indexes ll_view.record */
	size_t nmetrics;
	struct ll_step *
		*target_step; /* [nmetrics]: target over time, oldest first */
	size_t *ntarget_steps;
	struct ll_view_key_result *key_result;
	size_t nkey_results;
	struct ll_view_report *report; /* oldest first */
	size_t nreports;
	struct ll_view_part *part; /* what progress is the mean of */
	size_t nparts;
	ll_number progress;
	ll_number expected;
	enum ll_health health;
	ll_str health_why; /* sentence part: "reported so", "no report since 2
			      July" */
	ll_date last_reported;
	const struct ll_view_record
		*continues; /* goal of an earlier period, or NULL */
	enum ll_continues continues_how;
	const struct ll_view_record
		*continued_by; /* of a later period, or NULL */

	/* update: what it reports; report[] above with goal set */
	ll_date arrived; /* first landing */
	long days_late;  /* after the last month's end; 0 when within it */

	/* meeting */
	ll_str meeting_kind;
	ll_str purpose;
	struct ll_view_whos attendees;
	struct ll_view_whos absent;
	const struct ll_view_record *follows;
	const struct ll_view_record *followed_by;
	ll_date follow_up;
	const struct ll_view_decision **decision;
	size_t ndecisions;
	const struct ll_view_action **action;
	size_t nactions;
	const struct ll_view_workshop *workshop; /* of that kind, else NULL */

	/* principle, value */
	const struct ll_in_use *in_use; /* else NULL; indices: ll_view.record */
	const struct ll_view_record *from;
	struct ll_view_agreement *agreement;
	size_t nagreements;

	/* moment */
	struct ll_view_list values;
	struct ll_view_list goals;
	struct ll_view_list people;

	/* road; its milestones are key_result[] */
	struct ll_view_whos whom;
	ll_str now;
	ll_str aim;
	ll_date aim_on; /* last day of the year it names, or none */

	/* team: members; person: handle, role ... */
	ll_str handle;
	ll_str role;
	bool leader;
	const struct ll_view_record *reports_to;
	ll_date left;
	struct ll_view_list members; /* team */
	struct ll_view_list owns; /* team, person: goals, newest period first */
	struct ll_view_list updates;  /* team, person: newest month first */
	struct ll_view_list meetings; /* person attended; newest first */
	const struct ll_view_action **open_action; /* person */
	size_t nopen_actions;
	struct ll_view_list roads; /* person: by title */

	/* history */
	const struct ll_view_change **change; /* oldest first */
	size_t nchanges;
	bool history_complete; /* first change is its creation */
	ll_date since; /* day of the first change; none when not known */
};

/** One question of the surveys, with what may be shown of its answers. */
struct ll_view_question {
	ll_str text;
	const struct ll_view_record *value; /* that it is about, or NULL */
	double low; /* of its scale; low == high: not known */
	double high;
	struct ll_asked *asked; /* oldest first */
	size_t nasked;
};

/** How one team did in one month. */
struct ll_view_team_month {
	const struct ll_view_record *team;
	struct ll_view_list updates; /* by arrival */
	bool expected;   /* it had reported before, and had not ended */
	ll_date arrived; /* first update, or none */
};

struct ll_view_month {
	ll_month month;
	bool over;                       /* today is past its end */
	struct ll_view_list updates;     /* by arrival, then team */
	struct ll_view_team_month *team; /* by arrival, silent last */
	size_t nteams;
	struct ll_view_list meetings; /* by date */
	struct ll_view_list moments;
	const struct ll_view_landing *
		*landing; /* in this month (UTC), oldest first */
	size_t nlandings;
};

/** What is wrong or worth a look: the catalogue is base/diag.def. */
struct ll_view_finding {
	enum ll_diag_code code;
	enum ll_diag_level level;
	enum ll_family family;
	struct ll_pos pos;
	ll_str message;
	ll_str advice;
	const struct ll_view_record *record; /* that holds the line, or NULL */
	struct ll_view_whos closer;          /* who can close it */
	enum {
		LL_CLOSER_NOBODY, /* nobody is named: who keeps the file */
		LL_CLOSER_OWNER,  /* of the record, or of that line of it */
		LL_CLOSER_TEAM,   /* that the record is of */
		LL_CLOSER_LEADERS
	} closer_is;
	ll_date since; /* first point of the trend that has it without a break
			  until today; none where the trend does not count it
			*/
};

/** Findings as they stood at the end of one day; check/trend.h. */
struct ll_view_trend_point {
	ll_date day;
	size_t nrecords;
	size_t count[LL_NFAMILIES][LL_ERROR + 1];
	size_t total;
};

struct ll_view {
	ll_str title;
	ll_str description;
	ll_str base_url;
	ll_str repository;
	ll_str language;
	ll_str audience; /* "" where none are set */
	ll_date today;
	bool raw_html;

	ll_str commit; /* 40 hex or "" */
	ll_time commit_time;
	ll_str branch;
	enum {
		LL_VIEW_COMPLETE,
		LL_VIEW_SHALLOW,
		LL_VIEW_PARTIAL,
		LL_VIEW_NO_HISTORY
	} history;
	ll_str history_why;
	ll_str history_advice;
	ll_date history_since; /* first landing */
	size_t nlandings_read;
	size_t nfiles_read;

	struct ll_view_record *record; /* all, by id */
	size_t nrecords;
	const struct ll_view_record *mission; /* or NULL */
	const struct ll_view_record *vision;
	struct ll_view_list by_kind[LL_NKINDS];
	/* VALUE, PRINCIPLE, PILLAR: as in their file, else by path; GOAL: as in
	   periods; UPDATE, MEETING, MOMENT, PULSE: newest first; TEAM, PERSON,
	   ROAD: by title */
	struct ll_view_period *period; /* newest first */
	size_t nperiods;
	const struct ll_view_period
		*current; /* contains today, else the newest, or NULL */
	struct ll_view_month *month; /* newest first; every month from the first
					update to today, gaps included */
	size_t nmonths;
	struct ll_ledger ledger;           /* indices: ll_view.record */
	struct ll_view_decision *decision; /* newest meeting first */
	size_t ndecisions;
	struct ll_view_action
		*action; /* open first by due date, then the others, newest */
	size_t nactions;
	struct ll_view_change *change; /* all visible, by landing */
	size_t nchanges;
	struct ll_view_landing *landing; /* oldest first */
	size_t nlandings;
	struct ll_view_question *question; /* about values first, in their
					      order; then as first asked */
	size_t nquestions;
	const struct ll_view_compare *compare; /* openings, newest first; then
						  tags; view/compare.h */
	size_t ncompares;
	struct ll_view_finding *finding; /* about visible files only; by path,
					    line */
	size_t nfindings;
	struct ll_view_trend_point *trend; /* ends of months, then today; of
					      files that may be seen, then and
					      now */
	size_t ntrend;                     /* 0 where history does not tell */

	const struct ll_view_links *links; /* for ll_view_follow() */
};

/** Where a link in visible prose leads, for this audience. */
struct ll_view_link {
	enum {
		LL_VIEW_LINK_NOWHERE, /* broken or hidden: show its text */
		LL_VIEW_LINK_RECORD,
		LL_VIEW_LINK_ASSET,
		LL_VIEW_LINK_OUTSIDE
	} type;
	const struct ll_view_record *record;
	ll_str anchor; /* heading in the record's file, or "" */
	ll_str asset;  /* path of a file to copy and point to */
	ll_str url;    /* outside: as written */
};

/** ll_view_follow() - where @url (or "@handle"), written in file @from, leads
 */
struct ll_view_link ll_view_follow(const struct ll_view *view,
				   struct ll_arena *arena, ll_str from,
				   ll_str url);

#endif
