#include "text/md_internal.h"

/*
 * Metadata in Markdown: a table of two columns, a list of `- Key: value`, or
 * lines `Key: value`, under the title or at the top. What is read is taken out
 * of the tree.
 */

/* Metadata being read. */
struct taker {
	struct ll_md_parse *parse;
	struct ll_md_lines lines; /* of parse->body */
	struct ll_value **tail;   /* where the next value goes */
	int taken_line;           /* of the last block taken, or 0 */
};

static ll_str source_line(const struct taker *taker, int number)
{
	ll_str rest = taker->parse->body;
	int at = number - taker->parse->first_line;

	if (at < 0 || (size_t)at >= taker->lines.nlines) {
		return LL_STR("");
	}
	rest = ll_str_from_pos(rest, taker->lines.start[at]);
	return ll_str_line(&rest);
}

static void add_value(struct taker *taker, struct ll_value *value)
{
	*taker->tail = value;
	taker->tail = &value->next;
}

/* Where key and value of a `Key: value` line begin. */
static void place_pair(const struct taker *taker, int line,
		       struct ll_value *value)
{
	ll_str source = source_line(taker, line);
	size_t key = ll_str_find(source, value->key);
	size_t at = key == LL_NPOS ? 0 : key;

	value->line = line;
	value->key_line = line;
	value->key_column = (int)at + 1;
	while (at < source.len && source.s[at] != ':') {
		at++;
	}
	at++;
	while (at < source.len &&
	       (ll_is_blank(source.s[at]) || source.s[at] == '*' ||
		source.s[at] == '_')) {
		at++;
	}
	value->column = (int)(at < source.len ? at : source.len) + 1;
}

static struct ll_value *value_make(struct ll_md_parse *parse,
				   struct ll_md_node *markdown)
{
	struct ll_value *value = LL_NEW(parse->arena, struct ll_value, 1);

	value->markdown = markdown;
	value->text = ll_md_plain(parse->arena, markdown);
	value->line = markdown->line;
	return value;
}

/* The inlines behind the colon, in a paragraph of their own. */
static struct ll_md_node *take_value(struct ll_md_parse *parse,
				     const struct ll_md_pair *pair)
{
	struct ll_md_node *markdown =
		ll_md_node_make(parse, LL_MD_PARAGRAPH, pair->line);
	struct ll_md_node *node = pair->node->next;
	struct ll_md_node *text;

	if (pair->node->type == LL_MD_TEXT) {
		text = ll_md_node_make(parse, LL_MD_TEXT, pair->line);
		text->text = ll_str_trim(
			ll_str_from_pos(pair->node->text, pair->offset));
		if (node != pair->end && text->text.len) {
			/* blanks before what follows count */
			text->text.len =
				(size_t)(pair->node->text.s +
					 pair->node->text.len - text->text.s);
		}
		if (text->text.len) {
			ll_md_node_append(markdown, text);
		}
	}
	while (node && node != pair->end) {
		struct ll_md_node *next = node->next;

		ll_md_node_append(markdown, node);
		node = next;
	}
	return markdown;
}

static void add_list(const struct taker *taker, const struct ll_md_pair *pair,
		     struct ll_value *value)
{
	struct ll_value **tail = &value->child;

	value->kind = LL_LIST;
	for (struct ll_md_node *item = pair->list->child; item;
	     item = item->next) {
		struct ll_md_node *leaf = item->child;

		*tail = value_make(taker->parse, leaf ? leaf : item);
		(*tail)->column =
			(int)ll_str_find(source_line(taker, (*tail)->line),
					 (*tail)->text) +
			1;
		tail = &(*tail)->next;
	}
}

static void add_pairs(struct taker *taker, const struct ll_md_pairs *pairs)
{
	struct ll_md_parse *parse = taker->parse;

	for (size_t i = 0; i < pairs->pair.n; i++) {
		const struct ll_md_pair *pair = &pairs->pair.item[i];
		ll_str key = ll_str_copy(parse->arena, pair->key);
		struct ll_value *value =
			value_make(parse, take_value(parse, pair));

		value->key = key;
		place_pair(taker, pair->line, value);
		if (pair->list && !value->text.len) {
			add_list(taker, pair, value);
		}
		add_value(taker, value);
	}
}

/* A table's first row that names the columns, and is no pair itself. */
static bool is_plain_head(ll_str key, ll_str value)
{
	static const ll_str head[] = {
		LL_STR_INIT(""),         LL_STR_INIT("metadata"),
		LL_STR_INIT("key"),      LL_STR_INIT("field"),
		LL_STR_INIT("property"), LL_STR_INIT("attribute"),
	};
	bool named = false;

	for (size_t i = 0; i < sizeof(head) / sizeof(*head); i++) {
		named |= ll_str_eq_nocase(key, head[i]);
	}
	return named &&
	       (!value.len || ll_str_eq_nocase(value, LL_STR("value")));
}

static bool has_known_key(struct ll_md_parse *parse,
			  const struct ll_md_node *row)
{
	return ll_md_key_known(ll_md_plain(&parse->scratch, row->child));
}

/*
 * "Owner | @x" in the head, or "Owner | Ann" above "Status | done"; but "Team |
 * Goal" above a list of teams names columns.
 */
static bool is_pair_head(struct ll_md_parse *parse,
			 const struct ll_md_node *head)
{
	const struct ll_md_node *value = head->last->child;

	if (!head->child->child || !value) {
		return false;
	}
	if (value->type == LL_MD_MENTION || value->type == LL_MD_LINK) {
		return true;
	}
	if (!has_known_key(parse, head)) {
		return false;
	}
	for (const struct ll_md_node *row = head->next; row; row = row->next) {
		if (has_known_key(parse, row)) {
			return true;
		}
	}
	return false;
}

static void add_row(struct taker *taker, const struct ll_md_node *row)
{
	struct ll_md_parse *parse = taker->parse;
	struct ll_value *value = value_make(parse, row->last);

	value->key = ll_str_copy(parse->arena,
				 ll_md_plain(&parse->scratch, row->child));
	value->column = row->last->start;
	value->key_line = row->line;
	value->key_column = row->child->start;
	if (value->key.len || value->text.len) {
		add_value(taker, value);
	}
}

static bool take_table(struct taker *taker, struct ll_md_node *table)
{
	struct ll_md_parse *parse = taker->parse;
	struct ll_md_node *head = table->child;
	ll_str key;

	if (!head->child || head->child->next != head->last ||
	    head->child == head->last) {
		return false;
	}
	key = ll_md_plain(&parse->scratch, head->child);
	if (is_pair_head(parse, head)) {
		add_row(taker, head);
	} else if (!is_plain_head(key,
				  ll_md_plain(&parse->scratch, head->last))) {
		return false;
	}
	for (struct ll_md_node *row = head->next; row; row = row->next) {
		add_row(taker, row);
	}
	return true;
}

/* Reads @block if it is metadata. */
static bool take_block(struct taker *taker, struct ll_md_node *block)
{
	struct ll_md_parse *parse = taker->parse;
	struct ll_md_pairs pairs = { .pair = { 0 } };

	switch ((int)block->type) {
	case LL_MD_TABLE:
		return take_table(taker, block);
	case LL_MD_LIST:
		if (!ll_md_pairs_items(parse, block, &pairs) ||
		    !ll_md_pairs_plausible(&pairs)) {
			return false;
		}
		break;
	case LL_MD_PARAGRAPH:
		if (!ll_md_pairs_lines(parse, block, &pairs) ||
		    (pairs.pair.n == 1 && !ll_md_pairs_plausible(&pairs))) {
			return false;
		}
		break;
	default:
		return false;
	}
	add_pairs(taker, &pairs);
	return true;
}

static bool is_comment(const struct ll_md_node *block)
{
	return block->type == LL_MD_HTML_BLOCK &&
	       ll_html_is_comment(block->text);
}

/* Reads what metadata stands at @block and right behind it. */
static void take_from(struct taker *taker, struct ll_md_node *block)
{
	while (block) {
		struct ll_md_node *next = block->next;

		if (!is_comment(block)) {
			if (!take_block(taker, block)) {
				return;
			}
			block->type = LL_MD_NONE;
			taker->taken_line = block->line;
		}
		block = next;
	}
}

/*
 * Where metadata may begin below the title: at once, or behind one paragraph,
 * a subtitle, if it is a table that says by its head what it is.
 */
static struct ll_md_node *below_title(struct ll_md_parse *parse,
				      const struct ll_md_node *title)
{
	struct ll_md_node *block = title->next;
	const struct ll_md_node *table = block ? block->next : NULL;

	if (!table || block->type != LL_MD_PARAGRAPH ||
	    table->type != LL_MD_TABLE || !table->child->child ||
	    !ll_str_eq_nocase(ll_md_plain(&parse->scratch, table->child->child),
			      LL_STR("metadata"))) {
		return block;
	}
	return block->next;
}

/* Takes out of the tree what was read. */
static void drop_taken(struct ll_md_node *root)
{
	struct ll_md_node *rest = ll_md_node_take(root);

	while (rest) {
		struct ll_md_node *next = rest->next;

		if (rest->type != LL_MD_NONE) {
			ll_md_node_append(root, rest);
		}
		rest = next;
	}
}

static struct ll_md_node *find_title(struct ll_md_node *root)
{
	struct ll_md_node *first = NULL;

	for (struct ll_md_node *block = root->child; block;
	     block = block->next) {
		if (block->type != LL_MD_HEADING) {
			continue;
		}
		if (block->level == 1) {
			return block;
		}
		if (!first) {
			first = block;
		}
	}
	return first;
}

/* Two audiences in one file: which one holds is not certain. */
static void check_audience(struct ll_md_parse *parse, struct ll_md *md)
{
	const struct ll_value *value =
		ll_value_get(md->meta, LL_STR("audience"));

	value = value ? ll_value_get_next(value) : NULL;
	if (!value || !md->meta_certain) {
		return;
	}
	md->meta_certain = false;
	if (parse->diags) {
		ll_diag_add(parse->diags, LL_D_KEY_TWICE,
			    (struct ll_pos){ .path = parse->path,
					     .line = value->key_line,
					     .column = value->key_column },
			    value->key, LL_STR(""));
	}
}

static void take_metadata(struct ll_md_parse *parse, struct ll_md *md)
{
	struct taker taker = {
		.parse = parse,
		.lines = ll_md_lines_make(&parse->scratch, parse->body),
		.tail = &md->meta->child,
	};

	while (*taker.tail) {
		taker.tail = &(*taker.tail)->next;
	}
	take_from(&taker, md->root->child);
	if (md->title) {
		take_from(&taker, below_title(parse, md->title));
	}
	drop_taken(md->root);
	md->taken_line = taker.taken_line;
}

void ll_md_meta_finish(struct ll_md_parse *parse, struct ll_md *md)
{
	if (md->too_large) {
		md->body = md->root->child;
		return;
	}
	md->title = find_title(md->root);
	if (!(parse->flags & LL_MD_KEEP_METADATA)) {
		take_metadata(parse, md);
	}
	md->body = md->title ? md->title->next : md->root->child;
	check_audience(parse, md);
}
