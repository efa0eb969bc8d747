#ifndef LL_MODEL_STATE_H
#define LL_MODEL_STATE_H

/*
 * State: what a record said in one version of its file, in the form on which
 * versions are compared. Cheap to make, for every blob of the history.
 */

#include "model/settings.h"
#include "text/md.h"

/**
 * One thing a record states besides its prose.
 *
 * field is canonical and unique in its state: "owner", "status", "due",
 * "supports", "metrics.wait.target", "key-results.one-booking-line" (text
 * "open", "done" or "dropped") and "key-results.one-booking-line.due" (also
 * owner, status and current), "actions.ask-the-boatyard" of a meeting (text
 * "open", "done" or "dropped"; its words stay in the prose), or a house's own
 * key in its own spelling.
 * Repeated keys and lists are joined by ", " in written order; maps are facts
 * of their own ("goals.wait.status"), but for `agreed_by`, which is one text
 * ("@priya: 2026-04-02, @tom"). The title, an explicit id and the audience
 * are no facts: they stand in the state.
 */
struct ll_fact {
	ll_str field;
	ll_str label; /* for people: "Target for median wait" is made elsewhere
		       */
	ll_str text; /* plain text: no link targets, no markup, blanks folded */
	ll_str link; /* target of a lone link in the value, or "" */
	ll_str unit; /* of a metric's number, where it has its own field */
};

/** Audience of what one person alone may read: no site shows it. */
#define LL_AUDIENCE_ONE LL_STR("one person")

struct ll_state {
	enum ll_kind kind;
	ll_str anchor; /* slug of the heading for a record in a section, or ""
			*/
	ll_str title;
	ll_str identity; /* explicit id, else the rule's identity value, or ""
			  */
	int line;
	ll_str audience; /* as written, or "" */
	bool audience_certain;
	bool told;            /* what follows is there */
	struct ll_fact *fact; /* in written order */
	size_t nfacts;
	enum ll_status status; /* by the house's words; UNKNOWN: none, or no
				  known one */
	ll_str words; /* ll_md_words() of the body: title, metadata, metrics
			 and key results left out */
};

struct ll_part;

struct ll_states {
	struct ll_state *state;
	struct ll_part
		*part; /* [n], model/part.h: for the readers of records */
	size_t n;
	struct ll_md md;            /* the parsed file */
	struct ll_md_nodes heading; /* of ll_states_outline() alone: all of */
	struct ll_md_nodes link;    /* them in the file; images too */
	ll_str path;
	const struct ll_rule *rule;
	struct ll_capture capture; /* of path */
};

/**
 * ll_states_read() - the records that one version of a file holds
 * @bytes: as stored; cleaned here; must outlive the result
 * @rule:  how to read it; NULL finds the rule by path and metadata
 * @flags: enum ll_md_flags
 * @diags: NULL: nothing is reported
 *
 * Kind NONE gives no states. One state for records: file, else one for each
 * heading of the level; where there is no such heading the file is one page.
 * A kind in the metadata (`type:`) overrides the rule, and README.md may hold
 * the mission or vision in a section; the rule in the result knows of it.
 *
 * A survey (.csv of kind PULSE) is one state without words or facts: what it
 * said is never compared, as that would tell of few people.
 */
struct ll_states ll_states_read(struct ll_arena *arena,
				const struct ll_settings *settings, ll_str path,
				ll_str bytes, const struct ll_rule *rule,
				unsigned flags, struct ll_diags *diags);

/**
 * ll_states_outline() - the same, but no state is told yet
 *
 * Pages are made of records and need no more.
 */
struct ll_states ll_states_outline(struct ll_arena *arena,
				   const struct ll_settings *settings,
				   ll_str path, ll_str bytes, unsigned flags,
				   struct ll_diags *diags);

/** ll_states_list_nodes() - heading and link anew, where md is another tree */
void ll_states_list_nodes(struct ll_arena *arena, struct ll_states *states);

/**
 * ll_state_tell() - one state with facts, status and words
 * @arena: of what is not there yet
 */
const struct ll_state *ll_state_tell(struct ll_arena *arena,
				     const struct ll_states *states, size_t at);

/**
 * ll_states_reread() - the same of an old version, sooner
 * @rule: that of the newest version; NULL as for ll_states_read()
 * @like: another version of the file, or NULL; not needed after the call
 */
struct ll_states ll_states_reread(struct ll_arena *arena,
				  const struct ll_settings *settings,
				  ll_str path, ll_str bytes,
				  const struct ll_rule *rule,
				  const struct ll_states *like);

#endif
