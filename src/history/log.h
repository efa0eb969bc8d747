#ifndef LL_HISTORY_LOG_H
#define LL_HISTORY_LOG_H

/*
 * The log: how every record came to be what it is. A timeline is a record's
 * states in order, a change is the typed difference between two of them.
 *
 * Each distinct blob is read and parsed once. Bytes of old versions do not
 * stay: a change keeps the words that differ.
 */

#include "base/diag.h"
#include "model/org.h"

/** What a landing's message tells besides its subject. */
struct ll_landing_info {
	const struct ll_landing *landing;
	long pull_request; /* 0 when there is none */
	ll_str title;  /* of the pull request, else the subject without "(#12)"
			*/
	ll_str reason; /* `Reason:` trailer, else title */
	bool reason_given; /* by a trailer */
	ll_str decided_by; /* `Decided-by:` trailer, or "" */
	const struct ll_person *
		*author; /* distinct, of all commits brought in */
	size_t nauthors; /* `Co-authored-by:` included */
	bool ignored;    /* by .git-blame-ignore-revs: it only tidied up */
};

struct ll_event {
	enum ll_event_type type;
	ll_str field; /* of the fact, or "" */
	ll_str label; /* for people: "target", "Median wait", "Point of contact"
		       */
	ll_str old_text;
	ll_str new_text;
	enum {
		LL_HINT_NONE,
		LL_HINT_EASIER,
		LL_HINT_HARDER,
		LL_HINT_LATER,
		LL_HINT_EARLIER
	} hint;
	bool bulk; /* done to many records in its landing: history/bulk.h */
};

/** A run of words that stayed, went or came. */
struct ll_word_span {
	enum ll_span_kind { LL_SAME, LL_REMOVED, LL_ADDED, LL_ELIDED } kind;
	ll_str text; /* with the blanks after it; '\n' ends a block */
};

struct ll_change {
	size_t landing; /* index into ll_log.info */
	enum ll_class class;
	bool unread; /* a version is missing: class, events, words not known */
	ll_str path; /* of the record after this landing (before, if deleted) */
	ll_str old_path; /* where it was moved from in this landing, or "" */
	struct ll_oid before;
	struct ll_oid after;
	struct ll_event *event;
	size_t nevents;
	struct ll_word_span *span; /* of the prose: changed blocks only */
	size_t nspans;
	ll_str audience;        /* after it (before, if deleted), as written */
	bool audience_certain;  /* of both; false: hidden from all but the
				   narrowest */
	ll_str audience_before; /* "" for CREATED */
	bool ignored;           /* its landing is; class is MECHANICAL */
	bool folded;            /* taken back soon, or takes back */
	size_t undoes; /* change of the timeline that it takes back, plus one */
	uint64_t meaning_before; /* digests of the states: history/fold.h */
	uint64_t meaning_after;  /* 0: not there, or not read */
};

/** What was done to many records of a landing. */
enum ll_bulk_what {
	LL_BULK_WORDS, /* words in the place of others, in any text */
	LL_BULK_WHOLE, /* a text or row that came, went or became another */
	LL_BULK_MOVED, /* files from one folder to another */
};

struct ll_bulk_item {
	enum ll_bulk_what what;
	ll_str field; /* WHOLE: that holds it, or "" for the prose */
	ll_str old_text;
	ll_str new_text;
	size_t nrecords;
};

/** One landing that changed many records in the same way: history/bulk.h. */
struct ll_bulk {
	size_t landing;
	size_t nrecords;
	struct ll_bulk_item *item; /* most records first; none: mechanical */
	size_t nitems;
};

struct ll_timeline {
	struct ll_change *change; /* oldest first, one per landing */
	size_t nchanges;
	bool complete; /* begins with the record's creation */
};

/**
 * ll_timeline_tells_origin() - whether its first change is when it came
 *
 * Not where the history was cut off, nor of what the first landing of all
 * brought: that may have been an import of what had long been there.
 */
bool ll_timeline_tells_origin(const struct ll_timeline *timeline);

/** A record that is no more. */
struct ll_gone {
	enum ll_kind kind;
	ll_str id;
	ll_str path;
	ll_str anchor; /* of its section, or "" for a whole file */
	ll_str title;
	ll_str period;
	struct ll_timeline timeline; /* ends with class DELETED */
};

struct ll_log {
	struct ll_landing_info *info; /* by landing, oldest first */
	size_t ninfos;
	struct ll_timeline *timeline; /* of org->record[i] */
	size_t ntimelines;
	struct ll_gone *gone; /* by path; moved records are not here */
	size_t ngone;
	struct ll_bulk *bulk; /* by landing */
	size_t nbulks;
	bool gaps; /* versions of files are missing: what they changed is not
		      known */
};

/**
 * ll_log_make() - timelines of all records
 * @source: blob() is called from several threads
 * @jobs:   threads to use, at least 1; the result does not depend on it
 * @diags:  HISTORY_PARTIAL where versions are missing and io did not know it
 *
 * A record that is a whole file has a change for every landing in which git
 * lists its path, mechanical ones too, and from a landing that renamed it on
 * for those that list its former path. A path that was deleted and came again
 * is one timeline; where the older file was renamed away, its landings are in
 * both timelines, but its own past is in that of the file it became.
 *
 * A record in a section has a change where its title, facts, words or audience
 * differ, or else its own lines of the file, or its path. It is created where
 * its heading first appears; a heading that changed while at least half of the
 * words stayed is the same record.
 *
 * Shape: a CREATED or DELETED change has one event and no spans. An unread one
 * has neither, and an audience that is not certain; its class is MECHANICAL
 * where it is not known that the file came or went.
 * Of very long changes the rest is left out, after an ELIDED span, and of the
 * older changes of a record with very many (history/change.h says how much).
 * What a landing of .git-blame-ignore-revs did is MECHANICAL, with its events;
 * what it did to many records in the same way is BULK, with its own; a change
 * that was taken back is folded with the one that did. CREATED and DELETED
 * stay. Where the history is cut off, a timeline begins with what is known: it
 * is not complete, and has no CREATED. Cost: linear in the versions of files;
 * no more than a few are in memory.
 */
struct ll_log ll_log_make(struct ll_arena *arena, const struct ll_org *org,
			  const struct ll_source *source, int jobs,
			  struct ll_diags *diags);

#endif
