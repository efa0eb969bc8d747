#include "text/md_internal.h"

#include "base/utf8.h"

/*
 * Metadata in Markdown: a table of two columns, a list of `- Key: value`, or
 * lines `Key: value`, under the title or at the top. What is read is taken out
 * of the tree.
 */

enum { MAX_KEY_WORDS = 4 };

/* Keys that make a list or a lone line metadata, whatever their values. */
static const ll_str known_key[] = {
	LL_STR_INIT("id"),	  LL_STR_INIT("title"),
	LL_STR_INIT("audience"),  LL_STR_INIT("tags"),
	LL_STR_INIT("date"),	  LL_STR_INIT("type"),
	LL_STR_INIT("kind"),	  LL_STR_INIT("owner"),
	LL_STR_INIT("team"),	  LL_STR_INIT("supports"),
	LL_STR_INIT("period"),	  LL_STR_INIT("status"),
	LL_STR_INIT("start"),	  LL_STR_INIT("due"),
	LL_STR_INIT("weight"),	  LL_STR_INIT("continues"),
	LL_STR_INIT("baseline"),  LL_STR_INIT("target"),
	LL_STR_INIT("current"),	  LL_STR_INIT("months"),
	LL_STR_INIT("purpose"),	  LL_STR_INIT("attendees"),
	LL_STR_INIT("absent"),	  LL_STR_INIT("follows"),
	LL_STR_INIT("follow up"), LL_STR_INIT("agreed by"),
	LL_STR_INIT("values"),	  LL_STR_INIT("goals"),
	LL_STR_INIT("people"),	  LL_STR_INIT("handle"),
	LL_STR_INIT("aliases"),	  LL_STR_INIT("role"),
	LL_STR_INIT("leader"),	  LL_STR_INIT("reports to"),
};

/* One `Key: value`: where its value begins among the inlines. */
struct pair {
	ll_str key;
	struct ll_md_node *node; /* that the colon stands in */
	size_t offset;		 /* in its text, behind the colon */
	struct ll_md_node *end;	 /* the break behind the value, or NULL */
	struct ll_md_node *list; /* a list below, or NULL */
	int line;
};

struct pairs {
	LL_VEC(struct pair) pair;
};

static ll_str source_line(const struct ll_md_parse *parse, int number)
{
	ll_str rest = parse->body;
	ll_str line = LL_STR("");

	for (int at = parse->first_line; at <= number && rest.len; at++) {
		line = ll_str_line(&rest);
	}
	return line;
}

static bool is_key(ll_str key)
{
	int words = 1;
	ll_str rest = key;

	if (!key.len || !ll_utf8_is_alnum(ll_utf8_next(&rest)) ||
	    ll_is_digit(key.s[0])) {
		return false;
	}
	for (size_t i = 0; i < key.len; i++) {
		words += key.s[i] == ' ';
	}
	return words <= MAX_KEY_WORDS;
}

/* The only text below @node, through emphasis; "" for anything else. */
static ll_str text_below(const struct ll_md_node *node)
{
	while (node->type == LL_MD_STRONG || node->type == LL_MD_EMPHASIS) {
		node = node->child;
		if (!node || node->next) {
			return LL_STR("");
		}
	}
	return node->type == LL_MD_TEXT ? node->text : LL_STR("");
}

/*
 * Reads `Key:` at the start of the inlines from @first: "Owner: x",
 * "**Owner**: x" or "**Owner:** x".
 */
static bool read_key(struct ll_md_node *first, struct pair *pair)
{
	ll_str text = text_below(first);
	bool plain = first->type == LL_MD_TEXT;
	size_t colon = ll_str_find_char(text, ':');

	pair->node = first;
	if (!plain && colon == LL_NPOS && first->next &&
	    first->next->type == LL_MD_TEXT &&
	    ll_str_starts(first->next->text, LL_STR(":"))) {
		pair->node = first->next;
		pair->offset = 1;
		pair->key = ll_str_trim(text);
	} else if (colon != LL_NPOS && (plain || colon + 1 == text.len)) {
		pair->offset = plain ? colon + 1 : 0;
		pair->key = ll_str_trim(ll_str_sub(text, 0, colon));
	} else {
		return false;
	}
	text = pair->node->text;
	return is_key(pair->key) &&
	       (pair->node->type != LL_MD_TEXT ||
		pair->offset == text.len ||
		ll_is_blank(text.s[pair->offset]));
}

static bool is_break(const struct ll_md_node *node)
{
	return node->type == LL_MD_SOFT_BREAK || node->type == LL_MD_HARD_BREAK;
}

/* Every line of the paragraph is a pair. */
static bool read_lines(struct ll_md_parse *parse, struct ll_md_node *paragraph,
		       struct pairs *pairs)
{
	struct ll_md_node *node = paragraph->child;
	int line = paragraph->line;

	while (node) {
		struct pair pair = { .line = line++ };

		if (!read_key(node, &pair)) {
			return false;
		}
		while (node && !is_break(node)) {
			node = node->next;
		}
		pair.end = node;
		node = node ? node->next : NULL;
		*LL_PUSH(&parse->scratch, &pairs->pair) = pair;
	}
	return pairs->pair.n > 0;
}

/* An item of one paragraph that is a pair, and maybe a list as its value. */
static bool read_item(struct ll_md_parse *parse, const struct ll_md_node *item,
		      struct pairs *pairs)
{
	struct ll_md_node *leaf = item->child;
	struct pair pair = { .line = item->line };

	if (item->task || !leaf || leaf->type != LL_MD_PARAGRAPH ||
	    !leaf->child || !read_key(leaf->child, &pair)) {
		return false;
	}
	pair.list = leaf->next;
	if (pair.list &&
	    (pair.list->type != LL_MD_LIST || pair.list->next)) {
		return false;
	}
	*LL_PUSH(&parse->scratch, &pairs->pair) = pair;
	return true;
}

static bool read_items(struct ll_md_parse *parse, struct ll_md_node *list,
		       struct pairs *pairs)
{
	for (const struct ll_md_node *item = list->child; item;
	     item = item->next) {
		if (!read_item(parse, item, pairs)) {
			return false;
		}
	}
	return !list->ordered && pairs->pair.n > 0;
}

/* The value is a person, a link, a date or a number, not a sentence. */
static bool is_datum(const struct pair *pair)
{
	const struct ll_md_node *node = pair->node;
	ll_str text = node->type == LL_MD_TEXT ?
			      ll_str_trim(ll_str_from_pos(node->text,
							  pair->offset)) :
			      LL_STR("");
	const struct ll_md_node *next = node->next;

	if (!text.len && next && next != pair->end &&
	    next->type == LL_MD_TEXT) {
		text = ll_str_trim(next->text);
		next = next->next;
	}
	if (!text.len) {
		return next && next != pair->end &&
		       (next->type == LL_MD_MENTION ||
			next->type == LL_MD_LINK);
	}
	return ll_is_digit(text.s[0]) &&
	       ll_str_find_char(text, ' ') == LL_NPOS;
}

static bool is_known(const struct pair *pair)
{
	for (size_t i = 0; i < sizeof(known_key) / sizeof(*known_key); i++) {
		if (ll_key_eq(pair->key, known_key[i])) {
			return true;
		}
	}
	return false;
}

/* Prose can have the shape of metadata: "- Care: we look after each other". */
static bool is_plausible(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->pair.n; i++) {
		if (is_known(&pairs->pair.item[i]) ||
		    is_datum(&pairs->pair.item[i])) {
			return true;
		}
	}
	return false;
}

static void add_value(struct ll_value *map, struct ll_value *value)
{
	struct ll_value **tail = &map->child;

	while (*tail) {
		tail = &(*tail)->next;
	}
	*tail = value;
}

/* Where key and value of a `Key: value` line begin. */
static void place_pair(const struct ll_md_parse *parse, int line,
		       struct ll_value *value)
{
	ll_str source = source_line(parse, line);
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
				     const struct pair *pair)
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
			text->text.len = (size_t)(pair->node->text.s +
						  pair->node->text.len -
						  text->text.s);
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

static void add_list(struct ll_md_parse *parse, const struct pair *pair,
		     struct ll_value *value)
{
	struct ll_value **tail = &value->child;

	value->kind = LL_LIST;
	for (struct ll_md_node *item = pair->list->child; item;
	     item = item->next) {
		struct ll_md_node *leaf = item->child;

		*tail = value_make(parse, leaf ? leaf : item);
		(*tail)->column = (int)ll_str_find(
					  source_line(parse, (*tail)->line),
					  (*tail)->text) +
				  1;
		tail = &(*tail)->next;
	}
}

static void add_pairs(struct ll_md_parse *parse, const struct pairs *pairs,
		      struct ll_value *meta)
{
	for (size_t i = 0; i < pairs->pair.n; i++) {
		const struct pair *pair = &pairs->pair.item[i];
		ll_str key = ll_str_copy(parse->arena, pair->key);
		struct ll_value *value =
			value_make(parse, take_value(parse, pair));

		value->key = key;
		place_pair(parse, pair->line, value);
		if (pair->list && !value->text.len) {
			add_list(parse, pair, value);
		}
		add_value(meta, value);
	}
}

/* A table's first row that names the columns, and is no pair itself. */
static bool is_plain_head(ll_str key, ll_str value)
{
	static const ll_str head[] = {
		LL_STR_INIT(""),	  LL_STR_INIT("metadata"),
		LL_STR_INIT("key"),	  LL_STR_INIT("field"),
		LL_STR_INIT("property"), LL_STR_INIT("attribute"),
	};
	bool named = false;

	for (size_t i = 0; i < sizeof(head) / sizeof(*head); i++) {
		named |= ll_str_eq_nocase(key, head[i]);
	}
	return named && (!value.len || ll_str_eq_nocase(value, LL_STR("value")));
}

/* "Owner | @x" in the head. */
static bool is_pair_head(const struct ll_md_node *key,
			 const struct ll_md_node *value, ll_str text)
{
	struct pair pair = { .key = text, .node = value->child };

	return key && value->child && (is_known(&pair) ||
				       value->child->type == LL_MD_MENTION ||
				       value->child->type == LL_MD_LINK);
}

static void add_row(struct ll_md_parse *parse, const struct ll_md_node *row,
		    struct ll_value *meta)
{
	struct ll_value *value = value_make(parse, row->last);

	value->key = ll_str_copy(parse->arena,
				 ll_md_plain(&parse->scratch, row->child));
	value->column = row->last->start;
	value->key_line = row->line;
	value->key_column = row->child->start;
	if (value->key.len || value->text.len) {
		add_value(meta, value);
	}
}

static bool take_table(struct ll_md_parse *parse, struct ll_md_node *table,
		       struct ll_value *meta)
{
	struct ll_md_node *head = table->child;
	ll_str key;

	if (!head->child || head->child->next != head->last ||
	    head->child == head->last) {
		return false;
	}
	key = ll_md_plain(&parse->scratch, head->child);
	if (is_pair_head(head->child, head->last, key)) {
		add_row(parse, head, meta);
	} else if (!is_plain_head(key, ll_md_plain(&parse->scratch,
						   head->last))) {
		return false;
	}
	for (struct ll_md_node *row = head->next; row; row = row->next) {
		add_row(parse, row, meta);
	}
	return true;
}

/* Reads @block if it is metadata. */
static bool take_block(struct ll_md_parse *parse, struct ll_md_node *block,
		       struct ll_value *meta)
{
	struct pairs pairs = { .pair = { 0 } };

	switch ((int)block->type) {
	case LL_MD_TABLE:
		return take_table(parse, block, meta);
	case LL_MD_LIST:
		if (!read_items(parse, block, &pairs) ||
		    !is_plausible(&pairs)) {
			return false;
		}
		break;
	case LL_MD_PARAGRAPH:
		if (!read_lines(parse, block, &pairs) ||
		    (pairs.pair.n == 1 && !is_plausible(&pairs))) {
			return false;
		}
		break;
	default:
		return false;
	}
	add_pairs(parse, &pairs, meta);
	return true;
}

static bool is_comment(const struct ll_md_node *block)
{
	return block->type == LL_MD_HTML_BLOCK &&
	       ll_html_is_comment(block->text);
}

/* Takes what metadata stands at @block and right behind it. */
static void take_from(struct ll_md_parse *parse, struct ll_md_node *block,
		      struct ll_value *meta)
{
	while (block) {
		struct ll_md_node *next = block->next;

		if (!is_comment(block)) {
			if (!take_block(parse, block, meta)) {
				return;
			}
			ll_md_node_unlink(block);
		}
		block = next;
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

void ll_md_meta_finish(struct ll_md_parse *parse, struct ll_md *md)
{
	if (md->too_large) {
		md->body = md->root->child;
		return;
	}
	md->title = find_title(md->root);
	if (!(parse->flags & LL_MD_KEEP_METADATA)) {
		take_from(parse, md->root->child, md->meta);
	}
	if (md->title && !(parse->flags & LL_MD_KEEP_METADATA)) {
		take_from(parse, md->title->next, md->meta);
	}
	md->body = md->title ? md->title->next : md->root->child;
	check_audience(parse, md);
}
