#include "text/md_internal.h"

#include "base/utf8.h"

/* Finding `Key: value` in paragraphs and lists. */

enum { MAX_KEY_WORDS = 4 };

/* Keys that make a list or a lone line metadata, whatever their values. */
static const ll_str known_key[] = {
	LL_STR_INIT("id"),        LL_STR_INIT("title"),
	LL_STR_INIT("audience"),  LL_STR_INIT("tags"),
	LL_STR_INIT("date"),      LL_STR_INIT("type"),
	LL_STR_INIT("kind"),      LL_STR_INIT("owner"),
	LL_STR_INIT("team"),      LL_STR_INIT("supports"),
	LL_STR_INIT("period"),    LL_STR_INIT("status"),
	LL_STR_INIT("start"),     LL_STR_INIT("due"),
	LL_STR_INIT("weight"),    LL_STR_INIT("continues"),
	LL_STR_INIT("baseline"),  LL_STR_INIT("target"),
	LL_STR_INIT("current"),   LL_STR_INIT("months"),
	LL_STR_INIT("purpose"),   LL_STR_INIT("attendees"),
	LL_STR_INIT("absent"),    LL_STR_INIT("follows"),
	LL_STR_INIT("follow up"), LL_STR_INIT("agreed by"),
	LL_STR_INIT("values"),    LL_STR_INIT("goals"),
	LL_STR_INIT("people"),    LL_STR_INIT("handle"),
	LL_STR_INIT("aliases"),   LL_STR_INIT("role"),
	LL_STR_INIT("leader"),    LL_STR_INIT("reports to"),
};

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
static bool read_key(struct ll_md_node *first, struct ll_md_pair *pair)
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
	       (pair->node->type != LL_MD_TEXT || pair->offset == text.len ||
		ll_is_blank(text.s[pair->offset]));
}

static bool is_break(const struct ll_md_node *node)
{
	return node->type == LL_MD_SOFT_BREAK || node->type == LL_MD_HARD_BREAK;
}

/* Every line of the paragraph is a pair. */
bool ll_md_pairs_lines(struct ll_md_parse *parse, struct ll_md_node *paragraph,
		       struct ll_md_pairs *pairs)
{
	struct ll_md_node *node = paragraph->child;
	int line = paragraph->line;

	while (node) {
		struct ll_md_pair pair = { .line = line++ };

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
		      struct ll_md_pairs *pairs)
{
	struct ll_md_node *leaf = item->child;
	struct ll_md_pair pair = { .line = item->line };

	if (item->task || !leaf || leaf->type != LL_MD_PARAGRAPH ||
	    !leaf->child || !read_key(leaf->child, &pair)) {
		return false;
	}
	pair.list = leaf->next;
	if (pair.list && (pair.list->type != LL_MD_LIST || pair.list->next)) {
		return false;
	}
	*LL_PUSH(&parse->scratch, &pairs->pair) = pair;
	return true;
}

bool ll_md_pairs_items(struct ll_md_parse *parse, struct ll_md_node *list,
		       struct ll_md_pairs *pairs)
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
static bool is_datum(const struct ll_md_pair *pair)
{
	const struct ll_md_node *node = pair->node;
	ll_str text =
		node->type == LL_MD_TEXT
			? ll_str_trim(ll_str_from_pos(node->text, pair->offset))
			: LL_STR("");
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
	return ll_is_digit(text.s[0]) && ll_str_find_char(text, ' ') == LL_NPOS;
}

bool ll_md_key_known(ll_str key)
{
	for (size_t i = 0; i < sizeof(known_key) / sizeof(*known_key); i++) {
		if (ll_key_eq(key, known_key[i])) {
			return true;
		}
	}
	return false;
}

/* Prose can have the shape of metadata: "- Care: we look after each other". */
bool ll_md_pairs_plausible(const struct ll_md_pairs *pairs)
{
	for (size_t i = 0; i < pairs->pair.n; i++) {
		if (ll_md_key_known(pairs->pair.item[i].key) ||
		    is_datum(&pairs->pair.item[i])) {
			return true;
		}
	}
	return false;
}
