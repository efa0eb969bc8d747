#ifndef LL_HISTORY_LANDING_H
#define LL_HISTORY_LANDING_H

/*
 * Landing: what the messages of a landing tell besides their subject: the
 * pull request, its title, why, who decided, who wrote it.
 */

#include "base/map.h"
#include "history/log.h"

/** What the subject and body of one commit say of a pull request. */
struct ll_pull_request {
	long number;  /* 0 when there is none */
	ll_str title; /* else the subject */
};

/**
 * ll_pull_request_find() - number and title as forges write them
 *
 *     Merge pull request #12 from x/y          GitHub; title in the body
 *     Merge pull request 'T' (#12) from y into x    Gitea, Forgejo
 *     Merge branch 'y' into 'x' + "See merge request g/p!12"   GitLab
 *     Auto merge of #12 - x:y, r=z             bors; title in the body
 *     Merged in y (pull request #12)           Bitbucket; title in the body
 *     T (#12)   T (!12)                        squashed
 */
struct ll_pull_request ll_pull_request_find(ll_str subject, ll_str body);

/**
 * ll_trailer_find() - values of a trailer, in order, joined by @between
 * @body: message without its first paragraph
 * @key:  compared without regard to case
 *
 * Only the last paragraph has trailers, and only if every line of it is one
 * or, where git itself wrote one of them, a quarter of its lines are. A line
 * that begins with a blank continues the one before; it is joined by a space.
 * Source: git-interpret-trailers(1).
 */
ll_str ll_trailer_find(struct ll_arena *arena, ll_str body, ll_str key,
		       ll_str between);

/** Everybody who is named in the history; filled when first asked. */
struct ll_crew {
	struct ll_arena *arena;
	const struct ll_history *history;
	struct ll_map by_mail; /* in lower case */
	bool filled;
};

/**
 * ll_landing_info_make() - everything the messages of one landing tell
 *
 * A merge speaks for itself; trailers that it does not have are taken from
 * the commits it brought, if those that have one agree. Authors are those of
 * the commits brought in, else of the landing itself, then `Co-authored-by:`.
 */
struct ll_landing_info ll_landing_info_make(struct ll_crew *crew,
					    const struct ll_landing *landing);

#endif
