#ifndef LL_VIEW_AUDIENCE_H
#define LL_VIEW_AUDIENCE_H

/*
 * Audiences: who may see a text, by what it says of itself and by the rule
 * for the file it stands in.
 *
 * A level is an index into settings->audience: 0 is the widest. What cannot
 * be told has the level LL_LEVEL_UNKNOWN, which only the narrowest audience
 * reaches.
 */

#include "base/map.h"
#include "model/settings.h"

/** Narrower than every audience. */
#define LL_LEVEL_UNKNOWN ((size_t)-1)

/** No audience at all: only the person whom it is about. */
#define LL_LEVEL_NOBODY ((size_t)-2)

/** The audience that a view is made for. */
struct ll_audience {
	const struct ll_settings *settings;
	size_t viewer;      /* its level */
	struct ll_map path; /* path -> its level by the rules, size_t */
};

/** ll_audience_make() - @name of the settings, "" for the narrowest; false:
 * unknown */
bool ll_audience_make(struct ll_arena *arena,
		      const struct ll_settings *settings, ll_str name,
		      struct ll_audience *audience);

/** ll_audience_is_set() - the house distinguishes audiences */
bool ll_audience_is_set(const struct ll_audience *audience);

/** ll_audience_is_narrowest() - nothing is hidden from it */
bool ll_audience_is_narrowest(const struct ll_audience *audience);

/** ll_audience_level() - of a name as written */
size_t ll_audience_level(const struct ll_audience *audience, ll_str name);

/** ll_audience_rule_level() - of the files that @rule catches */
size_t ll_audience_rule_level(const struct ll_audience *audience,
			      const struct ll_rule *rule);

/**
 * ll_audience_path_level() - by the rules alone, for a file that is not read
 *
 * A rule that asks for a metadata key is taken to apply: the narrower wins.
 */
size_t ll_audience_path_level(struct ll_audience *audience, ll_str path);

/** ll_audience_sees() - the viewer may see what has @level */
bool ll_audience_sees(const struct ll_audience *audience, size_t level);

#endif
