#include "history/edition.h"

#include "base/pool.h"
#include "base/utf8.h"

enum {
	MAX_READ = 32, /* in memory at once, waiting to be used again */
	BATCH = 8,     /* fetched at once */
};

struct ll_editions ll_editions_make(struct ll_arena *arena,
				    const struct ll_source *source,
				    const struct ll_settings *settings,
				    const struct ll_rule *rule)
{
	return (struct ll_editions){
		.arena = arena,
		.source = source,
		.settings = settings,
		.rule = rule,
		.by_blob = ll_map_make(arena),
	};
}

static struct ll_edition *find(struct ll_editions *editions,
			       const struct ll_oid *blob)
{
	ll_str key = { (const char *)blob->b, sizeof(blob->b) };
	struct ll_edition *edition = ll_map_get(&editions->by_blob, key);

	if (!edition) {
		edition = LL_NEW(editions->arena, struct ll_edition, 1);
		edition->blob = *blob;
		key.s = (const char *)edition->blob.b;
		*ll_map_slot(&editions->by_blob, key) = edition;
	}
	return edition;
}

void ll_edition_give(struct ll_editions *editions, const struct ll_file *file,
		     const struct ll_states *states)
{
	struct ll_edition *edition = find(editions, &file->blob);

	edition->how = LL_EDITION_READ;
	edition->bytes = ll_utf8_clean(editions->arena, file->bytes);
	edition->states = *states;
	edition->states.state =
		LL_NEW(&edition->arena, struct ll_state, states->n);
	for (size_t i = 0; i < states->n; i++) {
		edition->states.state[i] =
			*ll_state_tell(&edition->arena, states, i);
	}
	edition->held = 1; /* for ever: it costs nothing */
}

void ll_edition_expect(struct ll_editions *editions, const struct ll_oid *blob)
{
	if (!ll_oid_is_zero(blob)) {
		find(editions, blob)->uses++;
	}
}

/* The rule that fitted the first version read is the one for all. */
static void keep_rule(struct ll_editions *editions,
		      const struct ll_states *states)
{
	struct ll_rule *rule;

	if (!editions->rule) {
		rule = LL_NEW(editions->arena, struct ll_rule, 1);
		*rule = *states->rule;
		editions->rule = rule;
	}
}

/* As the settings have it; not where a file's own metadata changed it. */
static bool is_of_settings(const struct ll_settings *settings,
			   const struct ll_rule *rule)
{
	for (size_t i = 0; i < settings->nrules; i++) {
		const struct ll_rule *other = &settings->rule[i];

		if (other->line == rule->line && other->kind == rule->kind &&
		    other->records == rule->records &&
		    ll_str_eq(other->files, rule->files)) {
			return true;
		}
	}
	return false;
}

const struct ll_rule *ll_edition_rule(const struct ll_editions *editions,
				      ll_str path, ll_date day)
{
	const struct ll_settings *settings = editions->settings;
	const struct ll_rule *newest = editions->rule;
	struct ll_capture capture;

	if (!newest ||
	    (!settings->dated && ll_pattern_match(newest->files, path, NULL)) ||
	    !is_of_settings(settings, newest)) {
		return newest;
	}
	for (size_t i = 0; i < settings->nrules; i++) {
		const struct ll_rule *rule = &settings->rule[i];
		enum ll_rule_fit fit =
			ll_rule_try(rule, path, NULL, day, &capture);
		bool fits = fit == LL_RULE_FITS || fit == LL_RULE_LACKS_KEY;

		if (fits && rule->kind == newest->kind) {
			return rule;
		}
		if (fit == LL_RULE_FITS) {
			break;
		}
	}
	return newest;
}

/* The settings as they choose a rule on @day. */
static const struct ll_settings *settings_on(struct ll_editions *editions,
					     ll_date day)
{
	struct ll_settings *settings;

	if (!editions->settings->dated || editions->rule) {
		return editions->settings;
	}
	settings = LL_NEW(editions->arena, struct ll_settings, 1);
	*settings = *editions->settings;
	settings->today = day;
	return settings;
}

static void fetch(struct ll_editions *editions, struct ll_edition *edition)
{
	const struct ll_source *source = editions->source;

	edition->how = source->blob(source->context, &edition->blob,
				    &edition->arena, &edition->bytes)
			       ? LL_EDITION_FETCHED
			       : LL_EDITION_MISSING;
}

/*
 * @first, and with it what was expected after it: threads that fetch one by
 * one spend more time on waiting for each other than on reading.
 */
static void fetch_batch(struct ll_editions *editions, struct ll_edition *first)
{
	size_t at = editions->by_blob.nentries;
	size_t n = 1;

	if (!editions->fetching) {
		fetch(editions, first);
		return;
	}
	while (at > 0 && editions->by_blob.entry[at - 1].value != first) {
		at--;
	}
	ll_lock_take(editions->fetching);
	fetch(editions, first);
	for (; at < editions->by_blob.nentries && n < BATCH; at++) {
		struct ll_edition *next = editions->by_blob.entry[at].value;

		if (next->how == LL_EDITION_NEW && next->uses) {
			fetch(editions, next);
			n++;
		}
	}
	ll_lock_give(editions->fetching);
}

static void read_edition(struct ll_editions *editions,
			 struct ll_edition *edition, ll_str path, ll_date day,
			 const struct ll_edition *like)
{
	edition->how = LL_EDITION_READ;
	edition->bytes = ll_utf8_clean(&edition->arena, edition->bytes);
	edition->states = ll_states_reread(
		&edition->arena, settings_on(editions, day), path,
		edition->bytes, ll_edition_rule(editions, path, day),
		like && like->how == LL_EDITION_READ ? &like->states : NULL);
	keep_rule(editions, &edition->states);
	editions->nread++;
}

struct ll_edition *ll_edition_hold(struct ll_editions *editions,
				   const struct ll_oid *blob, ll_str path,
				   ll_date day, const struct ll_edition *like)
{
	struct ll_edition *edition;

	if (ll_oid_is_zero(blob)) {
		return NULL;
	}
	edition = find(editions, blob);
	if (edition->how == LL_EDITION_NEW) {
		fetch_batch(editions, edition);
	}
	if (edition->how == LL_EDITION_FETCHED) {
		read_edition(editions, edition, path, day, like);
	}
	edition->held++;
	return edition;
}

static void drop(struct ll_editions *editions, struct ll_edition *edition)
{
	ll_arena_release(&edition->arena);
	edition->bytes = LL_STR("");
	edition->states = (struct ll_states){ 0 };
	edition->raw = NULL;
	if (edition->how == LL_EDITION_READ) {
		edition->how = LL_EDITION_NEW;
		editions->nread--;
	}
}

void ll_edition_let_go(struct ll_editions *editions, struct ll_edition *edition)
{
	if (!edition) {
		return;
	}
	edition->held--;
	edition->uses -= edition->uses > 0;
	if (!edition->held && (!edition->uses || editions->nread > MAX_READ)) {
		drop(editions, edition);
	}
}

void ll_editions_release(struct ll_editions *editions)
{
	for (size_t i = 0; i < editions->by_blob.nentries; i++) {
		struct ll_edition *edition = editions->by_blob.entry[i].value;

		ll_arena_release(&edition->arena);
	}
}
