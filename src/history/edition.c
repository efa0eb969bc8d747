#include "history/edition.h"

#include "base/utf8.h"

enum { MAX_READ = 32 /* in memory at once, waiting to be used again */ };

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

static void read_edition(struct ll_editions *editions,
			 struct ll_edition *edition, ll_str path)
{
	const struct ll_source *source = editions->source;
	ll_str bytes;

	if (!source->blob(source->context, &edition->blob, &edition->arena,
			  &bytes)) {
		edition->how = LL_EDITION_MISSING;
		return;
	}
	edition->how = LL_EDITION_READ;
	edition->bytes = ll_utf8_clean(&edition->arena, bytes);
	edition->states =
		ll_states_read(&edition->arena, editions->settings, path,
			       edition->bytes, editions->rule, 0, NULL);
	keep_rule(editions, &edition->states);
	editions->nread++;
}

struct ll_edition *ll_edition_hold(struct ll_editions *editions,
				   const struct ll_oid *blob, ll_str path)
{
	struct ll_edition *edition;

	if (ll_oid_is_zero(blob)) {
		return NULL;
	}
	edition = find(editions, blob);
	if (edition->how == LL_EDITION_NEW) {
		read_edition(editions, edition, path);
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
