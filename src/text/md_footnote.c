#include "text/md_internal.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/*
 * cmark knows no footnotes. `[^a]: text` is given to it as a list item with
 * four columns of indentation, `+   text`, which takes the same lines as a
 * definition does; the items are known again by their line and column.
 */
enum { LONGEST_LABEL = 990 };

static const ll_str item_marker = LL_STR_INIT("+   ");

/* Bytes of quote marks, list markers and blanks that the line begins with. */
static size_t opening_len(ll_str line)
{
	size_t at = 0;

	while (at < line.len) {
		size_t marker = 1;

		if (line.s[at] != ' ' && line.s[at] != '\t' &&
		    line.s[at] != '>') {
			marker = ll_md_list_marker(ll_str_from_pos(line, at));
		}
		if (!marker) {
			break;
		}
		at += marker;
	}
	return at;
}

/* The label of `[^label]:` at the start of @text, or "". */
static ll_str label_of(ll_str text)
{
	size_t end;
	ll_str label;

	if (!ll_str_starts(text, LL_STR("[^"))) {
		return LL_STR("");
	}
	end = ll_str_find(ll_str_sub(text, 0, LONGEST_LABEL + 4), LL_STR("]:"));
	if (end == LL_NPOS) {
		return LL_STR("");
	}
	label = ll_str_sub(text, 2, end);
	for (size_t i = 0; i < label.len; i++) {
		if (ll_is_blank(label.s[i]) || label.s[i] == ']') {
			return LL_STR("");
		}
	}
	return label;
}

/* Writes src from parse->unmarked with an item for each definition. */
static void write_items(struct ll_md_parse *parse)
{
	struct ll_buf out = ll_buf_make(&parse->scratch);
	size_t copied = 0;

	parse->src = parse->unmarked;
	parse->origin = NULL; /* tables are split anew */
	parse->lines = ll_md_lines_make(&parse->scratch, parse->src);
	for (size_t i = 0; i < parse->definition.n; i++) {
		struct ll_md_definition *def = &parse->definition.item[i];
		size_t at = parse->lines.start[def->home - 1] +
			    (size_t)def->column - 1;
		size_t end = at + 2 + def->label.len + 2;

		def->line = def->home;
		if (def->refused) {
			continue;
		}
		while (end < parse->src.len && (parse->src.s[end] == ' ' ||
						parse->src.s[end] == '\t')) {
			end++;
		}
		ll_buf_add(&out, ll_str_sub(parse->src, copied, at));
		ll_buf_add(&out,
			   ll_str_sub(item_marker, 0,
				      item_marker.len - (size_t)def->narrower));
		if (end == parse->src.len || parse->src.s[end] == '\n') {
			ll_buf_add(&out, LL_STR(LL_MD_SPLIT));
		}
		copied = end;
	}
	if (copied) {
		ll_buf_add(&out, ll_str_from_pos(parse->src, copied));
		parse->src = ll_buf_str(&out);
		parse->lines = ll_md_lines_make(&parse->scratch, parse->src);
	}
}

void ll_md_footnotes_find(struct ll_md_parse *parse)
{
	parse->unmarked = parse->src;
	parse->labels = ll_map_make(&parse->scratch);
	if (ll_str_find_char(parse->src, '^') == LL_NPOS ||
	    ll_str_find(parse->src, LL_STR("[^")) == LL_NPOS ||
	    ll_str_find(parse->src, LL_STR("]:")) == LL_NPOS ||
	    (!parse->masked && !ll_md_can_mark(parse->src))) {
		return;
	}
	for (size_t i = 1; i <= parse->lines.nlines; i++) {
		ll_str line = ll_md_line(parse, (int)i);
		size_t at = opening_len(line);
		ll_str label = label_of(ll_str_from_pos(line, at));

		if (label.len) {
			*LL_PUSH(&parse->scratch, &parse->definition) =
				(struct ll_md_definition){
					.home = (int)i,
					.column = (int)at + 1,
					.label = label,
				};
		}
	}
	if (parse->definition.n) {
		write_items(parse);
	}
}

/*
 * A definition takes lines indented by four columns, however far it stands
 * itself to the right; a list item counts from its marker.
 */
static void fit_marker(struct ll_md_parse *parse, cmark_node *item,
		       struct ll_md_definition *def)
{
	struct ll_md_container container;
	int over;

	if (!cmark_node_first_child(item)) {
		return;
	}
	ll_md_container_of(parse, cmark_node_first_child(item), &container);
	over = container.level[container.depth - 1].indent - 4;
	if (over > 0 && !def->narrower) {
		def->narrower = over < 2 ? over : 2;
		parse->again = true;
	}
}

struct ll_md_definition *ll_md_footnote_at(struct ll_md_parse *parse,
					   cmark_node *item)
{
	int line = cmark_node_get_start_line(item);
	size_t low = 0;
	size_t high = parse->definition.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct ll_md_definition *def = &parse->definition.item[middle];

		if (def->line == line) {
			if (def->refused ||
			    def->column != cmark_node_get_start_column(item)) {
				return NULL;
			}
			fit_marker(parse, item, def);
			return def;
		}
		if (def->line < line) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}

bool ll_md_footnotes_refuse(struct ll_md_parse *parse, bool all)
{
	bool refused = parse->again;

	parse->again = false;
	for (size_t i = 0; i < parse->definition.n; i++) {
		struct ll_md_definition *def = &parse->definition.item[i];

		if ((all || !def->met) && !def->refused) {
			def->refused = true;
			refused = true;
		}
		def->met = false;
	}
	if (refused) {
		write_items(parse);
	}
	return refused;
}

void ll_md_footnotes_label(struct ll_md_parse *parse, struct ll_md_node *root)
{
	for (struct ll_md_node *at = ll_md_next(root, root); at;
	     at = ll_md_next(at, root)) {
		if (at->type == LL_MD_FOOTNOTE) {
			*ll_map_slot(&parse->labels,
				     ll_md_footnote_label(parse, at->text)) =
				at;
		}
	}
}

ll_str ll_md_footnote_label(struct ll_md_parse *parse, ll_str label)
{
	return ll_utf8_fold(&parse->scratch, label);
}

/* A definition while its references are counted. */
struct note {
	struct ll_md_node *node;
	size_t first; /* reference inside it, plus one */
	bool shown;
	int count; /* of references that are shown */
};

struct reference {
	struct ll_md_node *node;
	struct note *to;
	size_t next; /* in the same definition, plus one */
};

struct notes {
	LL_VEC(struct note) note;
	LL_VEC(struct reference) reference;
	size_t top; /* first reference outside of definitions, plus one */
	struct ll_map by_label; /* index of the note plus one */
};

/* Until they are numbered, `start` of a definition is its index plus one. */
static void collect_notes(struct ll_md_parse *parse, struct ll_md_node *root,
			  struct notes *notes)
{
	for (struct ll_md_node *at = ll_md_next(root, root); at;
	     at = ll_md_next(at, root)) {
		void **slot;

		if (at->type != LL_MD_FOOTNOTE) {
			continue;
		}
		LL_PUSH(&parse->scratch, &notes->note)->node = at;
		at->start = (int)notes->note.n;
		slot = ll_map_slot(&notes->by_label,
				   ll_md_footnote_label(parse, at->text));
		if (!*slot) {
			*slot = at;
		}
	}
}

/* The definition that @at stands in, or NULL. */
static struct note *note_around(const struct notes *notes,
				const struct ll_md_node *at)
{
	while (at && at->type != LL_MD_FOOTNOTE) {
		at = at->parent;
	}
	return at ? &notes->note.item[at->start - 1] : NULL;
}

static void collect_references(struct ll_md_parse *parse,
			       struct ll_md_node *root, struct notes *notes)
{
	for (struct ll_md_node *at = ll_md_next(root, root); at;
	     at = ll_md_next(at, root)) {
		struct reference *reference;
		struct note *around;
		size_t *list;

		if (at->type != LL_MD_FOOTNOTE_REF) {
			continue;
		}
		around = note_around(notes, at);
		list = around ? &around->first : &notes->top;
		reference = LL_PUSH(&parse->scratch, &notes->reference);
		reference->node = at;
		reference->to = note_around(
			notes,
			ll_map_get(&notes->by_label,
				   ll_md_footnote_label(parse, at->text)));
		reference->next = *list;
		*list = notes->reference.n;
	}
}

/* A note is shown if a reference leads to it from what is shown. */
static void mark_shown(struct ll_md_parse *parse, struct notes *notes)
{
	LL_VEC(size_t) todo = { 0 };

	*LL_PUSH(&parse->scratch, &todo) = notes->top;
	while (todo.n) {
		size_t at = todo.item[--todo.n];

		while (at) {
			struct reference *reference =
				&notes->reference.item[at - 1];

			if (!reference->to->shown) {
				reference->to->shown = true;
				*LL_PUSH(&parse->scratch, &todo) =
					reference->to->first;
			}
			at = reference->next;
		}
	}
}

static void drop_notes(struct ll_md_node *parent)
{
	struct ll_md_node *rest = ll_md_node_take(parent);

	while (rest) {
		struct ll_md_node *next = rest->next;

		if (rest->child) {
			drop_notes(rest);
		}
		if (rest->type != LL_MD_FOOTNOTE) {
			ll_md_node_append(parent, rest);
		}
		rest = next;
	}
}

void ll_md_footnotes_number(struct ll_md_parse *parse, struct ll_md_node *root)
{
	struct notes notes = { .by_label = ll_map_make(&parse->scratch) };
	LL_VEC(struct note *) shown = { 0 };

	collect_notes(parse, root, &notes);
	collect_references(parse, root, &notes);
	mark_shown(parse, &notes);
	for (size_t i = 0; i < notes.reference.n; i++) {
		struct reference *reference = &notes.reference.item[i];
		struct note *around = note_around(&notes, reference->node);
		struct note *note = reference->to;

		if (around && !around->shown) {
			continue;
		}
		if (!note->count) {
			*LL_PUSH(&parse->scratch, &shown) = note;
			note->node->id = ll_strf(parse->arena, "%zu", shown.n);
		}
		reference->node->id = note->node->id;
		reference->node->text = note->node->text;
		reference->node->start = ++note->count;
	}
	drop_notes(root);
	for (size_t i = 0; i < shown.n; i++) {
		shown.item[i]->node->start = shown.item[i]->count;
		ll_md_node_append(root, shown.item[i]->node);
	}
}
