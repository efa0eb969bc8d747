#include "view/build.h"

/* What may be seen of a record's past. */

/* Where a record is now its rule is known; elsewhere the path decides too. */
bool ll_past_sees_state(const struct ll_build *build, struct ll_seen_past past,
			ll_str audience, ll_str path)
{
	struct ll_sieve *sieve = build->sieve;
	size_t level;

	if (past.personal && !audience.len &&
	    !ll_audience_is_narrowest(&sieve->audience)) {
		return false;
	}
	if (!past.rule || !ll_str_eq(path, past.path)) {
		return ll_sieve_sees_state(sieve, audience, path);
	}
	level = audience.len
			? ll_audience_level(&sieve->audience, audience)
			: ll_audience_rule_level(&sieve->audience, past.rule);
	return ll_audience_sees(&sieve->audience, level);
}

/* Edits that are not committed have no blob: the record's file was judged. */
static bool sees_version(const struct ll_build *build,
			 const struct ll_change *change)
{
	const struct ll_oid *id = ll_oid_is_zero(&change->after)
					  ? &change->before
					  : &change->after;

	return build->log->info[change->landing].landing->uncommitted ||
	       ll_oid_is_zero(id) || ll_sieve_sees_blob(build->sieve, id);
}

/* The state after change @i, for a deletion the one before it. */
bool ll_past_sees_after(const struct ll_build *build, struct ll_seen_past past,
			size_t i)
{
	const struct ll_change *change = &past.timeline->change[i];

	if (ll_audience_is_narrowest(&build->sieve->audience)) {
		return true;
	}
	if (!sees_version(build, change)) {
		return false;
	}
	if (change->class == LL_CLASS_DELETED) {
		return (!i || past.timeline->change[i - 1].audience_certain) &&
		       ll_past_sees_state(build, past, change->audience_before,
					  change->path);
	}
	return change->audience_certain &&
	       ll_past_sees_state(build, past, change->audience, change->path);
}

/* The state before change @i; what was not there can be seen. */
bool ll_past_sees_before(const struct ll_build *build, struct ll_seen_past past,
			 size_t i)
{
	const struct ll_change *change = &past.timeline->change[i];

	if (change->class == LL_CLASS_CREATED ||
	    ll_audience_is_narrowest(&build->sieve->audience)) {
		return true;
	}
	if (i) {
		return ll_past_sees_after(build, past, i - 1);
	}
	return ll_past_sees_state(build, past, change->audience_before,
				  change->old_path.len ? change->old_path
						       : change->path);
}
