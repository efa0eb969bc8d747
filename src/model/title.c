#include "model/part.h"

/* "2026-02-10-team-day" has the title "Team day". */
static ll_str title_of_path(struct ll_arena *arena, ll_str path)
{
	ll_str stem = ll_path_base(ll_path_stem(path));
	size_t from = 0;
	char *title;

	while (from < stem.len && !ll_is_alpha(stem.s[from]) &&
	       (unsigned char)stem.s[from] < 0x80) {
		from++;
	}
	if (from == stem.len) {
		return stem;
	}
	stem = ll_str_from_pos(stem, from);
	title = LL_NEW(arena, char, stem.len);
	for (size_t i = 0; i < stem.len; i++) {
		char c = stem.s[i];

		title[i] = c == '-' || c == '_' ? ' ' : c;
	}
	if (title[0] >= 'a' && title[0] <= 'z') {
		title[0] = (char)(title[0] - 'a' + 'A');
	}
	return (ll_str){ title, stem.len };
}

ll_str ll_part_title(struct ll_arena *arena, const struct ll_part *part,
		     const struct ll_md_node *heading)
{
	ll_str title = ll_part_text(arena, part, LL_FIELD_TITLE);

	if (!title.len &&
	    (part->kind == LL_KIND_PERSON || part->kind == LL_KIND_TEAM)) {
		title = ll_part_text(arena, part, LL_FIELD_NAME);
	}
	if (!title.len && heading) {
		title = ll_text_fold(arena, ll_md_plain(arena, heading));
	}
	return title.len ? title : title_of_path(arena, part->path);
}

/* All headings are counted, because a slug may be taken by one before. */
ll_str ll_heading_anchor(struct ll_arena *arena,
			 const struct ll_md_node *heading, struct ll_map *slugs)
{
	ll_str slug;
	void **slot;
	uintptr_t n;

	if (heading->id.len) {
		return heading->id;
	}
	slug = ll_slug_make(arena, ll_md_plain(arena, heading));
	slot = ll_map_slot(slugs, slug);
	n = (uintptr_t)*slot;
	*slot = (void *)(n + 1);
	if (n) {
		slug = ll_strf(arena, "%" LL_FMT "-%zu", LL_ARG(slug),
			       (size_t)n);
	}
	return slug;
}
