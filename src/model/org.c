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
	const struct ll_org *like; /* or NULL */
	size_t at_like;            /* next of its files; both are by path */
	struct ll_diags *diags;
	struct ll_arena scratch; /* of the lists below */
	LL_VEC(struct ll_record) record;
	LL_VEC(ll_str) asset;
	LL_VEC(struct ll_states) file;
	LL_VEC(ll_str) path;
	LL_VEC(struct ll_diags) found; /* by parsing, of each file */
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
static void note_second_title(struct reader *r, ll_str path,
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
			ll_diag_add(r->diags, LL_D_TITLE_TWICE, pos,
				    ll_md_plain(r->diags->arena, n),
				    LL_STR(""));
			return;
		}
	}
}

static void add_records(struct reader *r, const struct ll_file *file,
			const struct ll_states *states)
{
	for (size_t i = 0; i < states->n; i++) {
		struct ll_record *record = LL_PUSH(&r->scratch, &r->record);
		struct ll_record_reader one = {
			.arena = r->arena,
			.settings = r->org->settings,
			.part = &states->part[i],
			.diags = r->diags,
		};

		ll_record_read(&one, record);
		record->file = r->file.n - 1;
		record->state = i;
		record->file_state = file->state;
		record->audience = states->state[i].audience;
		record->audience_certain = states->state[i].audience_certain;
	}
}

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
	*LL_PUSH(&r->scratch, &r->asset) = path;
	if (ll_svg_is(path)) {
		check_drawing(r, path);
	}
}

/* Where @like has the same file with the same bytes, or LL_NPOS. */
static size_t find_like(struct reader *r, const struct ll_file *file)
{
	const struct ll_org *like = r->like;
	const struct ll_file *known;

	if (!like) {
		return LL_NPOS;
	}
	while (r->at_like < like->nfiles &&
	       ll_str_cmp(like->file_path[r->at_like], file->path) < 0) {
		r->at_like++;
	}
	if (r->at_like == like->nfiles ||
	    !ll_str_eq(like->file_path[r->at_like], file->path)) {
		return LL_NPOS;
	}
	known = ll_source_file(like->source, file->path);
	return known && !ll_oid_is_zero(&file->blob) &&
			       ll_oid_eq(&known->blob, &file->blob)
		       ? r->at_like
		       : LL_NPOS;
}

/* Parses a file, or takes it from @like; keeps what that found. */
static const struct ll_states *add_states(struct reader *r,
					  const struct ll_file *file)
{
	size_t at = find_like(r, file);
	size_t before = r->diags->n;
	struct ll_states *states = LL_PUSH(&r->scratch, &r->file);
	struct ll_diags *found = LL_PUSH(&r->scratch, &r->found);

	*LL_PUSH(&r->scratch, &r->path) = file->path;
	*found = (struct ll_diags){ .arena = r->arena };
	if (at != LL_NPOS) {
		*states = r->like->file[at];
		*found = r->like->file_found[at];
		ll_diags_append(r->diags, found);
		return states;
	}
	*states = ll_states_outline(r->arena, r->org->settings, file->path,
				    file->bytes, LL_MD_WANT_IDS, r->diags);
	for (size_t i = before; i < r->diags->n; i++) {
		*LL_PUSH(r->arena, found) = r->diags->item[i];
	}
	return states;
}

static void add_file(struct reader *r, const struct ll_file *file)
{
	const struct ll_states *states;

	if (!file->is_text ||
	    (!is_markdown(file->path) && !is_survey(r, file->path))) {
		if (!file->is_text || ll_path_is_survey(file->path)) {
			add_asset(r, file->path);
		}
		return;
	}
	states = add_states(r, file);
	note_second_title(r, file->path, states);
	add_records(r, file, states);
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

static void *keep(struct reader *r, const void *item, size_t n, size_t size)
{
	void *copy = ll_arena_alloc(r->arena, size, alignof(max_align_t), n);

	if (n) {
		memcpy(copy, item, n * size);
	}
	return copy;
}

static struct ll_org read_org(struct ll_arena *arena,
			      const struct ll_settings *settings,
			      const struct ll_org *like,
			      const struct ll_source *source,
			      struct ll_diags *diags)
{
	struct ll_org org = { .settings = settings, .source = source };
	struct reader r = {
		.arena = arena, .org = &org, .like = like, .diags = diags
	};
	struct ll_map taken = ll_map_make(&r.scratch);

	org.refused = ll_map_make(arena);
	for (size_t i = 0; i < source->nfiles; i++) {
		add_file(&r, &source->file[i]);
	}
	if (r.record.n) {
		qsort(r.record.item, r.record.n, sizeof(*r.record.item),
		      compare_records);
	}
	give_path_ids(&r, &taken);
	give_explicit_ids(&r, &taken);
	org.record = keep(&r, r.record.item, r.record.n, sizeof(*org.record));
	org.nrecords = r.record.n;
	org.file = keep(&r, r.file.item, r.file.n, sizeof(*org.file));
	org.file_path = keep(&r, r.path.item, r.path.n, sizeof(ll_str));
	org.file_found =
		keep(&r, r.found.item, r.found.n, sizeof(*r.found.item));
	org.nfiles = r.file.n;
	org.asset = keep(&r, r.asset.item, r.asset.n, sizeof(ll_str));
	org.nassets = r.asset.n;
	ll_arena_release(&r.scratch);
	return org;
}

struct ll_org ll_org_read(struct ll_arena *arena,
			  const struct ll_settings *settings,
			  const struct ll_source *source,
			  struct ll_diags *diags)
{
	return read_org(arena, settings, NULL, source, diags);
}

struct ll_org ll_org_read_like(struct ll_arena *arena,
			       const struct ll_org *like,
			       const struct ll_source *source,
			       struct ll_diags *diags)
{
	return read_org(arena, like->settings, like, source, diags);
}
