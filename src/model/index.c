#include "model/index.h"

enum { ENDS = 3 }; /* of the path of a record, as a rule */

struct builder {
	struct ll_index *index;
	struct ll_org *org;
};

static void add(struct builder *b, struct ll_map *map, ll_str key,
		size_t record)
{
	struct ll_index *index = b->index;
	void **slot = ll_map_slot(map, ll_str_lower(index->arena, key));
	size_t first = (size_t)(uintptr_t)*slot;

	/* A record comes with all its keys at once: no need to look further. */
	if (first && index->entry.item[first - 1].record == record) {
		return;
	}
	*LL_PUSH(index->arena, &index->entry) =
		(struct ll_index_entry){ record, first };
	*slot = (void *)(uintptr_t)index->entry.n;
}

/* "goals/2026/wait" is also "2026/wait" and "wait". */
static void add_ends(struct builder *b, ll_str name, size_t record)
{
	size_t anchor = ll_str_find_char(name, '#');

	for (;;) {
		size_t slash =
			ll_str_find_char(ll_str_sub(name, 0, anchor), '/');

		if (name.len) {
			add(b, &b->index->by_name, name, record);
		}
		if (slash == LL_NPOS) {
			return;
		}
		name = ll_str_from_pos(name, slash + 1);
		anchor = anchor == LL_NPOS ? anchor : anchor - slash - 1;
	}
}

static bool is_introduction(ll_str path)
{
	ll_str base = ll_path_base(path);

	return ll_str_eq_nocase(base, LL_STR("README.md")) ||
	       ll_str_eq_nocase(base, LL_STR("index.md"));
}

static void add_names(struct builder *b, size_t i)
{
	const struct ll_record *record = &b->org->record[i];
	ll_str name = ll_path_stem(record->path);

	add_ends(b, record->id, i);
	if (record->anchor.len) {
		add_ends(b,
			 ll_str_join(b->index->arena, name, LL_STR("#"),
				     record->anchor),
			 i);
		add(b, &b->index->by_name, record->anchor, i);
		return;
	}
	add_ends(b, name, i);
	if (is_introduction(record->path)) {
		add_ends(b, ll_path_dir(record->path), i);
	}
}

static void add_handles(struct builder *b, size_t i)
{
	const struct ll_record *record = &b->org->record[i];

	if (record->handle.len) {
		add(b, &b->index->by_handle, record->handle, i);
	}
	for (size_t j = 0; j < record->naliases; j++) {
		add(b, &b->index->by_handle, record->alias[j], i);
	}
}

static void add_folders(struct builder *b, ll_str path)
{
	while (path.len) {
		void **slot;

		path = ll_path_dir(path);
		slot = ll_map_slot(&b->index->folder, path);
		if (*slot) {
			return;
		}
		*slot = b->index;
	}
}

static void add_record(struct builder *b, size_t i)
{
	struct ll_record *record = &b->org->record[i];
	void **slot = ll_map_slot(&b->org->by_path, record->path);

	if (!*slot) {
		*slot = (void *)(uintptr_t)(i + 1);
	}
	*ll_map_slot(&b->org->by_id, record->id) = (void *)(uintptr_t)(i + 1);
	add(b, &b->index->by_title, ll_str_trim(record->title), i);
	add_names(b, i);
	add_handles(b, i);
}

const struct ll_index *ll_index_make(struct ll_arena *arena, struct ll_org *org)
{
	struct ll_index *index = LL_NEW(arena, struct ll_index, 1);
	struct builder b = { index, org };

	index->arena = arena;
	index->by_name = ll_map_make_for(arena, ENDS * org->nrecords);
	index->by_handle = ll_map_make(arena);
	index->by_title = ll_map_make_for(arena, org->nrecords);
	index->folder = ll_map_make(arena);
	index->file = ll_map_make_for(arena, org->nfiles);
	org->by_id = ll_map_make_for(arena, org->nrecords);
	org->by_path = ll_map_make_for(arena, org->nrecords);
	/* Chains begin with the last one added: let that be the first record.
	 */
	for (size_t i = org->nrecords; i-- > 0;) {
		add_record(&b, i);
	}
	for (size_t i = 0; i < org->nrecords; i++) {
		void **slot = ll_map_slot(&org->by_path, org->record[i].path);

		if ((uintptr_t)*slot > i + 1) {
			*slot = (void *)(uintptr_t)(i + 1);
		}
	}
	for (size_t i = 0; i < org->nfiles; i++) {
		*ll_map_slot(&index->file, org->file_path[i]) =
			(void *)(uintptr_t)(i + 1);
	}
	for (size_t i = 0; i < org->source->nfiles; i++) {
		add_folders(&b, org->source->file[i].path);
	}
	org->index = index;
	return index;
}
