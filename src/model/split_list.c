#include "base/buf.h"
#include "model/okr.h"
#include "model/refs.h"

/* Files whose records are items of lists. */

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

/** The lists of a file on their way to parts. */
struct lister {
	struct ll_arena *arena;
	const struct ll_part *whole;
	struct ll_map used;
	struct ll_part_list *list;
	struct ll_above above;
	/* The objective that key results further down belong to, if any. */
	struct ll_md_node *open; /* document: its body under construction */
	size_t part;             /* its index in list */
	int level; /* of its heading; 7 for a paragraph, 8 for an item */
};

/** A first line, and what becomes of it. */
struct first_line {
	struct ll_okr okr;
	struct ll_task task;
	ll_str title;
	bool all; /* nothing of the paragraph is left out */
};

static bool is_goal(const struct lister *l)
{
	return l->whole->kind == LL_KIND_GOAL;
}

/* "**OBJECTIVE: Ship**", "**O1:** Ship it (@tom)", "Shorter wait - or so" */
static struct first_line read_line(struct lister *l,
				   const struct ll_md_node *paragraph)
{
	struct first_line line = { .title = item_title(l->arena, paragraph) };
	ll_str text = ll_text_fold(l->arena, ll_md_plain(l->arena, paragraph));

	if (!is_goal(l)) {
		return line;
	}
	line.okr = ll_okr_read(text, true);
	line.task = ll_task_parse(l->arena, line.okr.text, paragraph->line);
	if (line.okr.label || line.okr.role.len || line.okr.result.len ||
	    ll_str_eq(line.title, text)) {
		line.title = line.task.text;
		line.all = true;
	}
	return line;
}

/* Of an item, a heading or a paragraph. */
static enum ll_okr_label label_of(struct lister *l,
				  const struct ll_md_node *block)
{
	if (block->type == LL_MD_ITEM) {
		block = block->child;
	}
	if (!block || block->type == LL_MD_LIST) {
		return LL_OKR_NONE;
	}
	return ll_okr_read(ll_text_fold(l->arena, ll_md_plain(l->arena, block)),
			   true)
		.label;
}

/* An item in an item: "O1.1: ...", or one that has key results of its own. */
static bool is_nested_objective(struct lister *l, const struct ll_md_node *item)
{
	enum ll_okr_label label = label_of(l, item);
	const struct ll_md_node *text = item->child;

	if (label != LL_OKR_NONE || !text || text->type != LL_MD_PARAGRAPH) {
		return label == LL_OKR_OBJECTIVE;
	}
	for (const struct ll_md_node *b = text->next; b; b = b->next) {
		if (b->type == LL_MD_LIST &&
		    (ll_okr_read(ll_md_plain(l->arena, text), true).role.len ||
		     (b->child && label_of(l, b->child) == LL_OKR_RESULT))) {
			return true;
		}
	}
	return false;
}

/* What the first line says besides the title. */
static void use_line(struct lister *l, struct ll_part *part,
		     const struct first_line *line,
		     const struct ll_md_node *item)
{
	const struct ll_md_node *text = item->child;
	struct ll_buf owners = ll_buf_make(l->arena);
	int at = item->line;
	bool known;

	if (!is_goal(l)) {
		return;
	}
	for (size_t i = 0; i < line->task.owner.n; i++) {
		ll_buf_add(&owners, i ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&owners, line->task.owner.ref[i].text);
	}
	ll_part_say(l->arena, part, LL_FIELD_OWNER, ll_buf_done(&owners), at);
	ll_part_say(l->arena, part, LL_FIELD_OWNER, line->okr.role, at);
	if (line->task.due.n) {
		ll_part_say(l->arena, part, LL_FIELD_DUE,
			    ll_date_iso(l->arena, line->task.due), at);
	}
	ll_status_read(part->rule, line->okr.result, &known);
	if ((item->task && item->checked) || line->task.done) {
		ll_part_say(l->arena, part, LL_FIELD_STATUS, LL_STR("done"),
			    at);
	} else if (line->task.dropped || ll_okr_is_struck(text)) {
		ll_part_say(l->arena, part, LL_FIELD_STATUS, LL_STR("dropped"),
			    at);
	} else if (known) {
		ll_part_say(l->arena, part, LL_FIELD_STATUS, line->okr.result,
			    at);
	}
	if (!known) {
		ll_part_say(l->arena, part, LL_FIELD_CURRENT, line->okr.result,
			    at);
	}
}

/* Copies the blocks of an item; objectives in it become parts of their own. */
static void copy_body(struct lister *l, struct ll_md_node *body,
		      const struct ll_md_node *block,
		      const struct ll_md_node *skip);

/* It supports the outer one, and nobody sees it who must not see that. */
static void use_parent(struct lister *l, struct ll_part *part, size_t at)
{
	const struct ll_part *parent;

	if (at == LL_NPOS) {
		return;
	}
	parent = &l->list->item[at];
	ll_part_say(l->arena, part, LL_FIELD_SUPPORTS,
		    ll_str_join(l->arena, ll_path_stem(part->path), LL_STR("#"),
				parent->anchor),
		    part->line);
	for (size_t i = 0; i < parent->nfields; i++) {
		const struct ll_field_use *use = &parent->field[i];

		if (use->field == LL_FIELD_AUDIENCE ||
		    ll_key_may_be_audience(use->value->key)) {
			ll_part_use(l->arena, part, *use);
		}
	}
}

static void add_objective_item(struct lister *l, const struct ll_md_node *item,
			       const struct first_line *line, size_t parent)
{
	const struct ll_md_node *paragraph = item->child;
	const struct ll_md_node *behind;
	struct ll_part *part = ll_part_add(l->arena, l->list, l->whole,
					   &l->used, line->title, item->line);
	struct ll_md_node *body = LL_NEW(l->arena, struct ll_md_node, 1);
	const struct ll_md_node *first = paragraph;

	body->type = LL_MD_DOCUMENT;
	ll_part_use_meta(l->arena, part,
			 ll_section_meta(l->arena, part->rule, paragraph->next,
					 NULL, false, &behind));
	use_line(l, part, line, item);
	if (is_goal(l)) {
		ll_part_use_above(l->arena, part, &l->above);
		use_parent(l, part, parent);
		first = line->all ? paragraph->next : paragraph;
	}
	part->all_results = true;
	l->open = body;
	l->part = l->list->n - 1;
	l->level = 8;
	copy_body(l, body, first,
		  behind != paragraph->next ? paragraph->next : NULL);
}

static void add_item(struct lister *l, const struct ll_md_node *item,
		     size_t parent)
{
	const struct ll_md_node *paragraph = item->child;
	struct first_line line;

	if (!paragraph || paragraph->type != LL_MD_PARAGRAPH) {
		return;
	}
	line = read_line(l, paragraph);
	if (line.title.len) {
		add_objective_item(l, item, &line, parent);
	}
}

/* The items of a list that are no objectives, and then those that are. */
static void copy_list(struct lister *l, struct ll_md_node *body,
		      const struct ll_md_node *list)
{
	struct ll_md_node *copy = LL_NEW(l->arena, struct ll_md_node, 1);

	*copy = *list;
	copy->child = NULL;
	copy->last = NULL;
	copy->next = NULL;
	copy->parent = body;
	for (const struct ll_md_node *i = list->child; i; i = i->next) {
		if (!is_goal(l) || !is_nested_objective(l, i)) {
			ll_md_node_copy(l->arena, i, copy);
		}
	}
	if (copy->child) {
		copy->end_line = copy->last->end_line;
		*(body->last ? &body->last->next : &body->child) = copy;
		body->last = copy;
	}
}

static void copy_body(struct lister *l, struct ll_md_node *body,
		      const struct ll_md_node *block,
		      const struct ll_md_node *skip)
{
	size_t part = l->part;

	for (const struct ll_md_node *b = block; b; b = b->next) {
		if (b->type == LL_MD_LIST && b != skip) {
			copy_list(l, body, b);
		} else if (b != skip) {
			ll_md_node_copy(l->arena, b, body);
		}
	}
	l->list->item[part].first = body->child;
	for (const struct ll_md_node *b = block; b; b = b->next) {
		if (b->type != LL_MD_LIST || b == skip || !is_goal(l)) {
			continue;
		}
		for (const struct ll_md_node *i = b->child; i; i = i->next) {
			if (is_nested_objective(l, i)) {
				add_item(l, i, part);
			}
		}
	}
	l->open = body;
	l->part = part;
	l->level = 8;
}

/* "## O1: ..." or "**Objective:** ..." over lists of key results */
static bool open_block(struct lister *l, const struct ll_md_node *block)
{
	struct first_line line;
	struct ll_md_node item = { .line = block->line };
	struct ll_part *part;

	if (!is_goal(l) || label_of(l, block) != LL_OKR_OBJECTIVE) {
		return false;
	}
	line = read_line(l, block);
	if (!line.title.len) {
		return false;
	}
	part = ll_part_add(l->arena, l->list, l->whole, &l->used, line.title,
			   block->line);
	item.child = ll_md_node_copy(l->arena, block, NULL);
	use_line(l, part, &line, &item);
	ll_part_use_above(l->arena, part, &l->above);
	part->all_results = true;
	l->open = LL_NEW(l->arena, struct ll_md_node, 1);
	l->open->type = LL_MD_DOCUMENT;
	l->part = l->list->n - 1;
	l->level = block->type == LL_MD_HEADING ? block->level : 7;
	return true;
}

/* One more block of the objective that is open. */
static void add_to_open(struct lister *l, const struct ll_md_node *block)
{
	ll_md_node_copy(l->arena, block, l->open);
	l->list->item[l->part].first = l->open->child;
}

/* A key result of the objective above it: "- KR: ..." in the same list. */
static void add_result(struct lister *l, const struct ll_md_node *list,
		       const struct ll_md_node *item)
{
	struct ll_md_node *last = l->open->last;

	if (!last || last->type != LL_MD_LIST) {
		last = LL_NEW(l->arena, struct ll_md_node, 1);
		*last = *list;
		last->child = NULL;
		last->last = NULL;
		last->next = NULL;
		last->parent = l->open;
		*(l->open->last ? &l->open->last->next : &l->open->child) =
			last;
		l->open->last = last;
		l->list->item[l->part].first = l->open->child;
	}
	ll_md_node_copy(l->arena, item, last);
}

static void add_list(struct lister *l, const struct ll_md_node *list)
{
	for (const struct ll_md_node *i = list->child; i; i = i->next) {
		enum ll_okr_label label =
			is_goal(l) ? label_of(l, i) : LL_OKR_NONE;

		if (l->open && (label == LL_OKR_RESULT ||
				(label == LL_OKR_NONE && l->level < 8))) {
			add_result(l, list, i);
		} else {
			add_item(l, i, LL_NPOS);
		}
	}
}

static void add_heading(struct lister *l, const struct ll_md_node *heading)
{
	if (l->open && heading->level > l->level && l->level < 7) {
		add_to_open(l, heading);
		return;
	}
	l->open = NULL;
	if (!open_block(l, heading)) {
		ll_above_add(&l->above, heading);
	}
}

void ll_split_list(struct ll_arena *arena, const struct ll_part *whole,
		   const struct ll_md_node *root, struct ll_part_list *list)
{
	struct lister l = { .arena = arena, .whole = whole, .list = list };

	l.used = ll_map_make(arena);
	for (const struct ll_md_node *b = root->child; b; b = b->next) {
		if (b->type == LL_MD_HEADING) {
			add_heading(&l, b);
		} else if (b->type == LL_MD_LIST) {
			add_list(&l, b);
		} else if (b->type != LL_MD_PARAGRAPH || !open_block(&l, b)) {
			if (l.open && l.level < 8) {
				add_to_open(&l, b);
			}
		}
	}
}
