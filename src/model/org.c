#include "model/org.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/pulse.h"
#include "model/record.h"
#include "text/svg.h"

struct reader {
	struct ll_arena *arena;
	struct ll_org *org;
	struct ll_diags *diags;
	struct ll_arena scratch;
	struct ll_arena *lists; /* of those below: scratch, if they are to be
				   copied when they are complete */
	LL_VEC(struct ll_record) record;
	LL_VEC(ll_str) asset;
	LL_VEC(struct ll_states) file;
	struct ll_shelf *shelf;
	bool past; /* drawings were judged before */
	LL_VEC(ll_str) path;
};

static bool is_markdown(ll_str path)
{
	return ll_str_ends_nocase(path, LL_STR(".md")) ||
	       ll_str_ends_nocase(path, LL_STR(".markdown"));
}

static bool is_survey(const struct reader *r, ll_str path)
{
	struct ll_capture capture;

	return ll_path_is_survey(path) &&
	       ll_rule_for(r->org->settings, path, NULL, &capture)->kind ==
		       LL_KIND_PULSE;
}

/* A second first-level heading is usually a banner above the title. */
static void note_second_title(struct ll_diags *diags, ll_str path,
			      const struct ll_states *states)
{
	const struct ll_md_node *title = states->md.title;
	enum ll_kind kind = states->rule->kind;

	if (!title || title->level != 1 || kind == LL_KIND_NONE ||
	    states->rule->named_sections ||
	    states->rule->records == LL_RECORDS_H1) {
		return;
	}
	for (const struct ll_md_node *n = title->next; n; n = n->next) {
		struct ll_pos pos = { .path = path, .line = n->line };

		if (n->type == LL_MD_HEADING && n->level == 1) {
			ll_diag_add(diags, LL_D_TITLE_TWICE, pos,
				    ll_md_plain(diags->arena, n), LL_STR(""));
			return;
		}
	}
}

/* ---- versions ------------------------------------------------------------ */

static ll_str version_key(struct ll_arena *arena,
			  const struct ll_settings *settings,
			  const struct ll_file *file)
{
	int day = settings->dated ? settings->today.n : 0;
	ll_str when = { (const char *)&day, sizeof(day) };
	ll_str id = { (const char *)file->blob.b, sizeof(file->blob.b) };

	return ll_str_join(arena, file->path, when, id);
}

const struct ll_org_file *ll_shelf_find(const struct ll_shelf *shelf,
					const struct ll_settings *settings,
					const struct ll_file *file)
{
	struct ll_arena scratch = { 0 };
	const struct ll_org_file *found = NULL;
	ll_str key;

	if (ll_oid_is_zero(&file->blob)) {
		return NULL; /* which version it is cannot be told */
	}
	key = version_key(&scratch, settings, file);
	for (; shelf && !found; shelf = shelf->below) {
		found = ll_map_get(&shelf->by_version, key);
	}
	ll_arena_release(&scratch);
	return found;
}

static void read_records(struct reader *r, struct ll_org_file *version,
			 struct ll_diags *diags)
{
	const struct ll_states *states = &version->states;
	struct ll_arena *arena = r->shelf->arena;

	version->nrecords = states->n;
	version->record = LL_NEW(arena, struct ll_record, states->n);
	for (size_t i = 0; i < states->n; i++) {
		struct ll_record *record = &version->record[i];
		struct ll_record_reader one = {
			.arena = arena,
			.settings = r->org->settings,
			.part = &states->part[i],
			.diags = diags,
		};

		ll_record_read(&one, record);
		record->state = i;
		record->audience = states->state[i].audience;
		record->audience_certain = states->state[i].audience_certain;
	}
}

static const struct ll_org_file *read_version(struct reader *r,
					      const struct ll_file *file)
{
	struct ll_arena *arena = r->shelf->arena;
	struct ll_org_file *version = LL_NEW(arena, struct ll_org_file, 1);
	struct ll_diags diags = { .arena = arena };

	version->states =
		ll_states_outline(arena, r->org->settings, file->path,
				  file->bytes, LL_MD_WANT_IDS, &diags);
	note_second_title(&diags, file->path, &version->states);
	read_records(r, version, &diags);
	version->diag = diags.item;
	version->ndiags = diags.n;
	*ll_map_slot(&r->shelf->by_version,
		     version_key(arena, r->org->settings, file)) = version;
	r->shelf->nread++;
	return version;
}

static void add_records(struct reader *r, const struct ll_file *file,
			const struct ll_org_file *version)
{
	for (size_t i = 0; i < version->nrecords; i++) {
		struct ll_record *record = LL_PUSH(r->lists, &r->record);

		*record = version->record[i];
		record->file = r->file.n - 1;
		record->file_state = file->state;
	}
}

static void add_findings(struct reader *r, const struct ll_org_file *version)
{
	const struct ll_diags found = { .item = version->diag,
					.n = version->ndiags };

	ll_diags_append(r->diags, &found);
}

/* ---- files --------------------------------------------------------------- */

/* An SVG file can run scripts with the rights of the site. */
static void check_drawing(struct reader *r, ll_str path)
{
	const struct ll_source *source = r->org->source;
	struct ll_arena scratch = { 0 };
	struct ll_svg_fault fault = { .what = LL_STR("it cannot be read") };
	ll_str bytes;

	if (source->file_bytes &&
	    source->file_bytes(source, path, &scratch, &bytes)) {
		fault = ll_svg_check(&scratch, bytes);
	}
	if (fault.what.len) {
		ll_str *what = LL_NEW(r->arena, ll_str, 1);

		*what = fault.line ? ll_strf(r->arena, "line %d, %" LL_FMT,
					     fault.line, LL_ARG(fault.what))
				   : ll_str_copy(r->arena, fault.what);
		*ll_map_slot(&r->org->refused, path) = what;
	}
	ll_arena_release(&scratch);
}

static void add_asset(struct reader *r, ll_str path)
{
	*LL_PUSH(r->lists, &r->asset) = path;
	if (!r->past && ll_svg_is(path)) {
		check_drawing(r, path);
	}
}

static void add_file(struct reader *r, const struct ll_file *file)
{
	const struct ll_org_file *version;

	if (!file->is_text ||
	    (!is_markdown(file->path) && !is_survey(r, file->path))) {
		if (!file->is_text || ll_path_is_survey(file->path)) {
			add_asset(r, file->path);
		}
		return;
	}
	version = ll_shelf_find(r->shelf, r->org->settings, file);
	if (!version) {
		version = read_version(r, file);
	}
	*LL_PUSH(r->lists, &r->file) = version->states;
	*LL_PUSH(r->lists, &r->path) = file->path;
	add_findings(r, version);
	add_records(r, file, version);
}

static ll_str path_id(struct ll_arena *arena, const struct ll_record *record,
		      bool whole_path)
{
	ll_str name = whole_path ? record->path : ll_path_stem(record->path);

	return record->anchor.len
		       ? ll_str_join(arena, name, LL_STR("#"), record->anchor)
		       : name;
}

/* Ids of paths first: they are unique, but for x.md beside x.markdown. */
static void give_path_ids(struct reader *r, struct ll_map *taken)
{
	for (size_t i = 0; i < r->record.n; i++) {
		struct ll_record *record = &r->record.item[i];

		record->id = path_id(r->arena, record, false);
		if (ll_map_get(taken, record->id)) {
			record->id = path_id(r->arena, record, true);
		}
		*ll_map_slot(taken, record->id) = record;
	}
}

static const struct ll_value *explicit_id(const struct reader *r,
					  const struct ll_record *record)
{
	const struct ll_part *part =
		&r->file.item[record->file].part[record->state];

	return ll_part_get(part, LL_FIELD_ID);
}

static void give_explicit_ids(struct reader *r, struct ll_map *taken)
{
	for (size_t i = 0; i < r->record.n; i++) {
		struct ll_record *record = &r->record.item[i];
		const struct ll_value *value = explicit_id(r, record);
		const struct ll_record *other;
		struct ll_pos pos = { .path = record->path };
		ll_str id;

		if (!value) {
			continue;
		}
		id = ll_value_flat(r->arena, value);
		other = ll_map_get(taken, id);
		pos.line = value->line;
		if (other && other != record) {
			const struct ll_value *first = explicit_id(r, other);

			ll_diag_add(r->diags, LL_D_DUPLICATE_ID, pos, id,
				    ll_strf(r->diags->arena, "%" LL_FMT ":%d",
					    LL_ARG(other->path),
					    first ? first->line : other->line));
			continue;
		}
		record->id = id;
		*ll_map_slot(taken, id) = record;
	}
}

static int compare_records(const void *left, const void *right)
{
	const struct ll_record *a = left;
	const struct ll_record *b = right;
	int order = ll_str_cmp(a->path, b->path);

	if (!order) {
		order = a->line - b->line;
	}
	return order ? order : ll_str_cmp(a->anchor, b->anchor);
}

/* Files come by path, and what one of them holds as it is written. */
static bool is_sorted(const struct reader *r)
{
	for (size_t i = 1; i < r->record.n; i++) {
		if (compare_records(&r->record.item[i - 1],
				    &r->record.item[i]) > 0) {
			return false;
		}
	}
	return true;
}

static void *keep(struct reader *r, void *item, size_t n, size_t size)
{
	void *copy;

	if (r->lists == r->arena) {
		return item;
	}
	copy = ll_arena_alloc(r->arena, size, alignof(max_align_t), n);
	if (n) {
		memcpy(copy, item, n * size);
	}
	return copy;
}

static struct ll_org read_files(struct reader r,
				const struct ll_settings *settings,
				const struct ll_source *source,
				struct ll_map refused)
{
	struct ll_org org = { .settings = settings,
			      .source = source,
			      .refused = refused,
			      .shelf = r.shelf };
	struct ll_map taken = ll_map_make_for(&r.scratch, source->nfiles);

	r.org = &org;
	r.lists = r.lists ? r.lists : &r.scratch;
	for (size_t i = 0; i < source->nfiles; i++) {
		add_file(&r, &source->file[i]);
	}
	if (!is_sorted(&r)) {
		qsort(r.record.item, r.record.n, sizeof(*r.record.item),
		      compare_records);
	}
	give_path_ids(&r, &taken);
	give_explicit_ids(&r, &taken);
	org.record = keep(&r, r.record.item, r.record.n, sizeof(*org.record));
	org.nrecords = r.record.n;
	org.file = keep(&r, r.file.item, r.file.n, sizeof(*org.file));
	org.file_path = keep(&r, r.path.item, r.path.n, sizeof(ll_str));
	org.nfiles = r.file.n;
	org.asset = keep(&r, r.asset.item, r.asset.n, sizeof(ll_str));
	org.nassets = r.asset.n;
	ll_arena_release(&r.scratch);
	return org;
}

static struct ll_shelf *make_shelf(struct ll_arena *arena,
				   const struct ll_shelf *below)
{
	struct ll_shelf *shelf = LL_NEW(arena, struct ll_shelf, 1);

	shelf->arena = arena;
	shelf->by_version = ll_map_make(arena);
	shelf->below = below;
	return shelf;
}

struct ll_org ll_org_read(struct ll_arena *arena,
			  const struct ll_settings *settings,
			  const struct ll_source *source,
			  struct ll_diags *diags)
{
	struct reader r = { .arena = arena,
			    .diags = diags,
			    .shelf = make_shelf(arena, NULL) };

	return read_files(r, settings, source, ll_map_make(arena));
}

struct ll_org ll_org_read_like(struct ll_arena *arena,
			       const struct ll_org *like,
			       const struct ll_source *source,
			       struct ll_diags *diags)
{
	struct reader r = { .arena = arena,
			    .diags = diags,
			    .shelf = make_shelf(arena, like->shelf) };

	return read_files(r, like->settings, source, ll_map_make(arena));
}

struct ll_org ll_org_read_past(struct ll_arena *arena,
			       const struct ll_settings *settings,
			       const struct ll_source *source,
			       const struct ll_org *today,
			       struct ll_shelf *shelf, struct ll_diags *diags)
{
	struct reader r = { .arena = arena,
			    .lists = arena,
			    .diags = diags,
			    .shelf = shelf,
			    .past = true };

	/* About as many: a list that grows is copied. */
	r.record.cap = today->nrecords + 1;
	r.record.item = LL_NEW(arena, struct ll_record, r.record.cap);
	r.file.cap = today->nfiles + 1;
	r.file.item = LL_NEW(arena, struct ll_states, r.file.cap);
	return read_files(r, settings, source, today->refused);
}
