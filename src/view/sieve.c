#include "view/sieve.h"

#include <stdlib.h>

#include "model/field.h"

static const ll_str audience_key = LL_STR_INIT("audience");

static size_t narrower(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* The narrowest of the comments <!-- audience: NAME --> in a piece of HTML. */
static size_t html_level(const struct ll_audience *audience, ll_str html)
{
	size_t level = 0;
	size_t start;

	while ((start = ll_str_find(html, LL_STR("<!--"))) != LL_NPOS) {
		ll_str comment = ll_str_from_pos(html, start + 4);
		size_t end = ll_str_find(comment, LL_STR("-->"));
		ll_str key;
		ll_str name;

		html = ll_str_from_pos(comment, end);
		comment = ll_str_sub(comment, 0, end);
		if (ll_str_cut(comment, ':', &key, &name) &&
		    ll_key_eq(ll_str_trim(key), audience_key)) {
			level = narrower(
				level,
				ll_audience_level(audience, ll_str_trim(name)));
		}
	}
	return level;
}

/* Comments between the blocks [first, end) and inside them. */
static size_t comment_level(const struct ll_audience *audience,
			    const struct ll_md_node *first,
			    const struct ll_md_node *end)
{
	size_t level = 0;

	for (const struct ll_md_node *top = first; top && top != end;
	     top = top->next) {
		for (const struct ll_md_node *node = top; node;
		     node = ll_md_walk(node, top)) {
			if (node->type == LL_MD_HTML_BLOCK ||
			    node->type == LL_MD_HTML_INLINE) {
				level = narrower(level, html_level(audience,
								   node->text));
			}
		}
	}
	return level;
}

/* The road of a person in a house that tells no audiences apart. */
static bool is_of_one(const struct ll_sieve *sieve,
		      const struct ll_record *record)
{
	return record->personal && !ll_audience_is_set(&sieve->audience) &&
	       (!record->audience.len ||
		ll_str_eq(record->audience, LL_AUDIENCE_ONE));
}

static size_t record_level(const struct ll_sieve *sieve,
			   const struct ll_record *record)
{
	const struct ll_audience *audience = &sieve->audience;
	const struct ll_states *file = &sieve->whole->file[record->file];
	const struct ll_md_node *first = record->first;
	const struct ll_md_node *end = record->end;
	size_t level;

	if (is_of_one(sieve, record)) {
		return LL_LEVEL_NOBODY;
	}
	if (!record->audience_certain) {
		return LL_LEVEL_UNKNOWN;
	}
	level = record->audience.len
			? ll_audience_level(audience, record->audience)
			: ll_audience_rule_level(audience, file->rule);
	if (!record->anchor.len && file->md.root) {
		first = file->md.root->child;
		end = NULL;
	}
	level = narrower(level, comment_level(audience, first, end));
	if ((file->md.meta && ll_value_get(file->md.meta, LL_STR("masked"))) ||
	    (record->personal && !record->audience.len &&
	     !file->rule->audience.len)) {
		level = narrower(level, audience->settings->naudiences - 1);
	}
	return level;
}

/* The line of the key that states the audience, or should have. */
static int audience_line(const struct ll_sieve *sieve,
			 const struct ll_record *record)
{
	const struct ll_states *file = &sieve->whole->file[record->file];
	const struct ll_value *value =
		file->md.meta ? file->md.meta->child : NULL;

	for (; value; value = value->next) {
		if (ll_field_of(file->rule, value->key, NULL) ==
			    LL_FIELD_AUDIENCE ||
		    ll_key_may_be_audience(value->key)) {
			return value->key_line;
		}
	}
	return record->line;
}

static void report(const struct ll_sieve *sieve, const struct ll_record *record,
		   struct ll_diags *diags)
{
	for (size_t i = diags->n; i-- > 0;) {
		if (diags->item[i].code == LL_D_AUDIENCE_UNKNOWN &&
		    ll_str_eq(diags->item[i].pos.path, record->path)) {
			return;
		}
	}
	ll_diag_add(diags, LL_D_AUDIENCE_UNKNOWN,
		    (struct ll_pos){ .path = record->path,
				     .line = audience_line(sieve, record) },
		    LL_STR(""), LL_STR(""));
}

/* Without audiences only a stated one is wrong: all may see all. */
static bool is_worth_reporting(const struct ll_sieve *sieve,
			       const struct ll_record *record)
{
	return ll_audience_is_set(&sieve->audience) ||
	       (record->audience.len &&
		!ll_str_eq(record->audience, LL_AUDIENCE_ONE));
}

static bool decide_records(struct ll_sieve *sieve, const bool *hide,
			   struct ll_diags *diags)
{
	const struct ll_org *whole = sieve->whole;
	bool safe = true;

	for (size_t i = 0; i < whole->nrecords; i++) {
		const struct ll_record *record = &whole->record[i];
		size_t level = record_level(sieve, record);

		if (level == LL_LEVEL_UNKNOWN &&
		    is_worth_reporting(sieve, record)) {
			report(sieve, record, diags);
		}
		if (!ll_audience_sees(&sieve->audience, level)) {
			sieve->hidden[i] = true;
			safe = safe && level != LL_LEVEL_UNKNOWN;
		}
		sieve->hidden[i] = sieve->hidden[i] || (hide && hide[i]);
		sieve->nhidden += sieve->hidden[i];
	}
	return safe;
}

/* Records stand by path; a file without a visible one is hidden. */
static void decide_files(struct ll_sieve *sieve)
{
	const struct ll_org *whole = sieve->whole;

	for (size_t i = 0; i < whole->nfiles; i++) {
		sieve->file_hidden[i] = true;
		sieve->first[i] = LL_NO_RECORD;
	}
	for (size_t i = whole->nrecords; i-- > 0;) {
		size_t file = whole->record[i].file;

		sieve->first[file] = i;
		if (!sieve->hidden[i]) {
			sieve->file_hidden[file] = false;
		}
	}
}

bool ll_sieve_sees_state(struct ll_sieve *sieve, ll_str audience, ll_str path)
{
	size_t level = ll_audience_path_level(&sieve->audience, path);

	if (audience.len) {
		level = narrower(level,
				 ll_audience_level(&sieve->audience, audience));
	}
	return ll_audience_sees(&sieve->audience, level);
}

/* Does the text have a key "masked" at the start of a line? */
static bool has_mask(ll_str text)
{
	while (text.len) {
		ll_str line = ll_str_trim(ll_str_line(&text));
		ll_str key = ll_str_sub(line, 0, 6);

		if (ll_str_eq_nocase(key, LL_STR("masked"))) {
			return true;
		}
	}
	return false;
}

static size_t blob_level(struct ll_sieve *sieve, const struct ll_oid *id)
{
	const struct ll_source *source = sieve->whole->source;
	struct ll_arena scratch = { 0 };
	ll_str bytes;
	size_t level = LL_LEVEL_UNKNOWN;

	if (source->blob &&
	    source->blob(source->context, id, &scratch, &bytes)) {
		level = html_level(&sieve->audience, bytes);
		if (has_mask(bytes)) {
			level = narrower(
				level,
				sieve->audience.settings->naudiences - 1);
		}
	}
	ll_arena_release(&scratch);
	return level;
}

bool ll_sieve_sees_blob(struct ll_sieve *sieve, const struct ll_oid *id)
{
	ll_str key = { (const char *)id->b, sizeof(id->b) };
	void **known = ll_map_slot(&sieve->blob, key);
	size_t *level = *known;

	if (!level) {
		level = LL_NEW(sieve->arena, size_t, 1);
		*level = blob_level(sieve, id);
		*known = level;
	}
	return ll_audience_sees(&sieve->audience, *level);
}

/* What is no more is as narrow as it was at its end. */
static void decide_gone(struct ll_sieve *sieve, const struct ll_log *log)
{
	for (size_t i = 0; i < log->ngone; i++) {
		const struct ll_gone *gone = &log->gone[i];
		size_t n = gone->timeline.nchanges;
		const struct ll_change *last =
			n ? &gone->timeline.change[n - 1] : NULL;
		bool certain =
			n < 2 || gone->timeline.change[n - 2].audience_certain;

		sieve->gone_hidden[i] =
			!last ||
			(!certain &&
			 !ll_audience_is_narrowest(&sieve->audience)) ||
			!ll_sieve_sees_state(sieve, last->audience_before,
					     gone->path);
		sieve->nhidden += sieve->gone_hidden[i];
	}
}

/* Assets and other files without a record, by the rules for their paths. */
static void decide_rest(struct ll_sieve *sieve)
{
	const struct ll_source *source = sieve->whole->source;

	for (size_t i = 0; i < source->nfiles; i++) {
		sieve->nhidden +=
			ll_sieve_hides_path(sieve, source->file[i].path);
	}
}

bool ll_sieve_make(struct ll_arena *arena, const struct ll_org *whole,
		   const struct ll_log *log, struct ll_audience audience,
		   const bool *hide, struct ll_diags *diags,
		   struct ll_sieve *sieve)
{
	bool safe;

	*sieve = (struct ll_sieve){ .arena = arena,
				    .whole = whole,
				    .audience = audience,
				    .tell = ll_tell_make(arena),
				    .blob = ll_map_make(arena) };
	sieve->hidden = LL_NEW(arena, bool, whole->nrecords);
	sieve->file_hidden = LL_NEW(arena, bool, whole->nfiles);
	sieve->gone_hidden = LL_NEW(arena, bool, log->ngone);
	sieve->first = LL_NEW(arena, size_t, whole->nfiles);
	safe = decide_records(sieve, hide, diags);
	decide_files(sieve);
	decide_gone(sieve, log);
	if (!ll_audience_is_narrowest(&audience)) {
		decide_rest(sieve);
	}
	if (sieve->nhidden) {
		ll_sieve_learn(sieve, log);
	}
	return safe || ll_audience_is_narrowest(&audience);
}

static int by_path(const void *key, const void *item)
{
	return ll_str_cmp(*(const ll_str *)key, *(const ll_str *)item);
}

/* Index of a file that was read, or LL_NPOS. */
static size_t file_at(const struct ll_org *org, ll_str path)
{
	const ll_str *found =
		org->nfiles ? bsearch(&path, org->file_path, org->nfiles,
				      sizeof(path), by_path)
			    : NULL;

	return found ? (size_t)(found - org->file_path) : LL_NPOS;
}

bool ll_sieve_hides_path(struct ll_sieve *sieve, ll_str path)
{
	size_t file = file_at(sieve->whole, path);
	size_t level;

	if (file != LL_NPOS && sieve->first[file] != LL_NO_RECORD) {
		return sieve->file_hidden[file];
	}
	level = ll_audience_path_level(&sieve->audience, path);
	return !ll_audience_sees(&sieve->audience, level);
}

bool ll_sieve_hides_line(struct ll_sieve *sieve, ll_str path, int line)
{
	const struct ll_org *whole = sieve->whole;
	size_t file = file_at(whole, path);
	bool hidden = ll_sieve_hides_path(sieve, path);
	size_t i = file == LL_NPOS ? LL_NO_RECORD : sieve->first[file];

	for (; i < whole->nrecords && whole->record[i].file == file; i++) {
		if (line && whole->record[i].line > line) {
			break;
		}
		hidden = line ? sieve->hidden[i] : hidden || sieve->hidden[i];
	}
	return hidden;
}

bool ll_sieve_tells(const struct ll_sieve *sieve, ll_str text)
{
	return ll_tell_finds(&sieve->tell, text, LL_TELL_NAME);
}
