#include "model/part.h"

#include "base/buf.h"

/* Files whose records are items of lists or rows of tables. */

struct ll_part *ll_part_add(struct ll_arena *arena, struct ll_part_list *list,
			    const struct ll_part *whole, struct ll_map *used,
			    ll_str title, int line)
{
	struct ll_part *part = LL_PUSH(arena, list);
	ll_str slug = ll_slug_make(arena, title);

	*part = *whole;
	part->whole = whole;
	part->title = title;
	part->anchor =
		ll_id_unique(arena, used, slug.len ? slug : LL_STR("item"));
	part->line = line;
	part->field = NULL;
	part->nfields = 0;
	part->first = NULL;
	part->end = NULL;
	return part;
}

/* "**Honest**: we say so", "Honest - we say so" and "Honest" are "Honest". */
static ll_str item_title(struct ll_arena *arena,
			 const struct ll_md_node *paragraph)
{
	static const ll_str mark[] = { LL_STR_INIT(": "), LL_STR_INIT(" - "),
				       LL_STR_INIT(" \xe2\x80\x93 "),
				       LL_STR_INIT(" \xe2\x80\x94 ") };
	const struct ll_md_node *lead = paragraph->child;
	ll_str text;

	if (lead && lead->type == LL_MD_STRONG) {
		text = ll_str_trim(ll_md_plain(arena, lead));
	} else {
		text = ll_text_fold(arena, ll_md_plain(arena, paragraph));
		for (size_t i = 0; i < sizeof(mark) / sizeof(mark[0]); i++) {
			text = ll_str_sub(text, 0, ll_str_find(text, mark[i]));
		}
	}
	while (text.len &&
	       (text.s[text.len - 1] == ':' || text.s[text.len - 1] == '.')) {
		text.len--;
	}
	return text;
}

static void add_item(struct ll_arena *arena, const struct ll_part *whole,
		     const struct ll_md_node *item, struct ll_map *used,
		     struct ll_part_list *list)
{
	const struct ll_md_node *paragraph = item->child;
	const struct ll_md_node *behind;
	struct ll_part *part;
	ll_str title;

	if (!paragraph || paragraph->type != LL_MD_PARAGRAPH) {
		return;
	}
	title = item_title(arena, paragraph);
	if (!title.len) {
		return;
	}
	part = ll_part_add(arena, list, whole, used, title, item->line);
	ll_part_use_meta(arena, part,
			 ll_section_meta(arena, part->rule, paragraph->next,
					 NULL, false, &behind));
	part->meta_node = part->nfields ? paragraph->next : NULL;
	part->first = paragraph;
	part->all_results = true;
}

void ll_split_list(struct ll_arena *arena, const struct ll_part *whole,
		   const struct ll_md_node *root, struct ll_part_list *list)
{
	struct ll_map used = ll_map_make(arena);

	for (const struct ll_md_node *b = root->child; b; b = b->next) {
		if (b->type != LL_MD_LIST) {
			continue;
		}
		for (const struct ll_md_node *i = b->child; i; i = i->next) {
			add_item(arena, whole, i, &used, list);
		}
	}
}

/** One table on its way to parts. */
struct splitter {
	struct ll_arena *arena;
	const struct ll_part *whole;
	const struct ll_md_node *table;
	struct ll_map used;
	struct ll_part_list *list;
	struct ll_md_node *body; /* table of the part that is being filled */
	ll_str heading;          /* above the table */
};

static const struct ll_md_node *first_filled(struct ll_arena *arena,
					     const struct ll_md_node *row)
{
	const struct ll_md_node *cell = row->child;

	while (cell && !ll_str_trim(ll_md_plain(arena, cell)).len) {
		cell = cell->next;
	}
	return cell;
}

/* Nothing but bold text in the first cell that is not empty. */
static bool is_objective(struct ll_arena *arena, const struct ll_md_node *row)
{
	const struct ll_md_node *cell = first_filled(arena, row);

	return cell && cell->child && cell->child->type == LL_MD_STRONG &&
	       !cell->child->next;
}

/* The cells of a row as metadata, named by the head of the table. */
static struct ll_value *row_meta(struct splitter *s,
				 const struct ll_md_node *row,
				 const struct ll_md_node *title)
{
	struct ll_value *map = LL_NEW(s->arena, struct ll_value, 1);
	struct ll_value **at = &map->child;
	const struct ll_md_node *head = s->table->child->child;
	const struct ll_md_node *cell = row->child;

	map->kind = LL_MAP;
	for (; head && cell; head = head->next, cell = cell->next) {
		ll_str text = ll_str_trim(ll_md_plain(s->arena, cell));
		struct ll_value *value;

		if (!text.len || cell == title) {
			continue;
		}
		value = LL_NEW(s->arena, struct ll_value, 1);
		value->key = ll_str_trim(ll_md_plain(s->arena, head));
		value->text = text;
		value->markdown = cell;
		value->line = row->line;
		value->key_line = row->line;
		*at = value;
		at = &value->next;
	}
	return map;
}

/* Begins a part whose body is the head of the table, rows to follow. */
static struct ll_part *begin_part(struct splitter *s, ll_str title, int line)
{
	struct ll_part *part =
		ll_part_add(s->arena, s->list, s->whole, &s->used, title, line);
	const struct ll_md_node *head = s->table->child;

	s->body = LL_NEW(s->arena, struct ll_md_node, 1);
	s->body->type = LL_MD_TABLE;
	s->body->line = line;
	s->body->end_line = line;
	ll_md_node_copy(s->arena, head, s->body);
	part->first = s->body;
	part->all_results = true;
	return part;
}

static void add_objective(struct splitter *s, const struct ll_md_node *row,
			  const struct ll_md_node *title)
{
	ll_str text = ll_text_fold(s->arena, ll_md_plain(s->arena, title));
	struct ll_part *part = begin_part(s, text, row->line);

	ll_part_use_meta(s->arena, part, row_meta(s, row, title));
}

/* Of a kind that has no results each row is a record. */
static void add_row(struct splitter *s, const struct ll_md_node *row)
{
	struct ll_columns columns =
		ll_columns_read(s->arena, s->whole->rule, s->table);
	enum ll_field field = ll_columns_title(&columns);
	const struct ll_md_node *title =
		field ? ll_columns_cell(&columns, row, field)
		      : first_filled(s->arena, row);

	if (is_objective(s->arena, row)) {
		add_objective(s, row, first_filled(s->arena, row));
		return;
	}
	if (s->whole->kind != LL_KIND_GOAL) {
		if (title && ll_str_trim(ll_md_plain(s->arena, title)).len) {
			add_objective(s, row, title);
			ll_md_node_copy(s->arena, row, s->body);
		}
		return;
	}
	if (!s->body) {
		begin_part(s, s->heading, s->table->line);
	}
	ll_md_node_copy(s->arena, row, s->body);
	s->body->end_line = row->line;
}

void ll_split_table(struct ll_arena *arena, const struct ll_part *whole,
		    const struct ll_md_node *root, struct ll_part_list *list)
{
	struct splitter s = { .arena = arena, .whole = whole, .list = list };

	s.used = ll_map_make(arena);
	s.heading = whole->title;
	for (const struct ll_md_node *b = root->child; b; b = b->next) {
		const struct ll_md_node *row = b->child;

		if (b->type == LL_MD_HEADING) {
			s.heading = ll_text_fold(arena, ll_md_plain(arena, b));
		}
		if (b->type != LL_MD_TABLE || !row) {
			continue;
		}
		s.table = b;
		s.body = NULL;
		while ((row = row->next)) {
			add_row(&s, row);
		}
	}
}
