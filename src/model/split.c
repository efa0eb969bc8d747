#include "model/part.h"

#include "base/buf.h"
#include "model/okr.h"

/* Files whose records are rows of tables. */

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

/** One table on its way to parts. */
struct splitter {
	struct ll_arena *arena;
	const struct ll_part *whole;
	const struct ll_md_node *table;
	struct ll_map used;
	struct ll_part_list *list;
	struct ll_md_node *body; /* table of the part that is being filled */
	ll_str heading;          /* above the table */
	struct ll_above above;
	bool rows; /* each row is a record */
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
	struct ll_okr okr = { .text = text };
	struct ll_part *part;

	if (s->whole->kind == LL_KIND_GOAL) {
		okr = ll_okr_read(text, false);
	}
	part = begin_part(s, okr.text.len ? okr.text : text, row->line);
	ll_part_use_meta(s->arena, part, row_meta(s, row, title));
	if (s->whole->kind == LL_KIND_GOAL) {
		ll_part_say(s->arena, part, LL_FIELD_OWNER, okr.role,
			    row->line);
		ll_part_use_above(s->arena, part, &s->above);
	}
}

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
	if (s->rows) {
		if (title && ll_str_trim(ll_md_plain(s->arena, title)).len) {
			add_objective(s, row, title);
			if (s->whole->kind != LL_KIND_GOAL) {
				ll_md_node_copy(s->arena, row, s->body);
			}
		}
		return;
	}
	if (!s->body) {
		ll_part_use_above(s->arena,
				  begin_part(s, s->heading, s->table->line),
				  &s->above);
	}
	ll_md_node_copy(s->arena, row, s->body);
	s->body->end_line = row->line;
}

/*
 * Of a kind that has no results each row is a record, and so it is where a
 * table stands under "Current" or "Completed" and has no objectives.
 */
static bool rows_are_records(struct splitter *s)
{
	const struct ll_md_node *row = s->table->child;

	if (s->whole->kind != LL_KIND_GOAL) {
		return true;
	}
	while ((row = row->next)) {
		if (is_objective(s->arena, row)) {
			return false;
		}
	}
	return ll_above_is_status(s->arena, s->whole->rule, &s->above);
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
			ll_above_add(&s.above, b);
		}
		if (b->type != LL_MD_TABLE || !row) {
			continue;
		}
		s.table = b;
		s.body = NULL;
		s.rows = rows_are_records(&s);
		while ((row = row->next)) {
			add_row(&s, row);
		}
	}
}
