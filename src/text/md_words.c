#include "text/md_internal.h"

/*
 * Text out of the tree: plain, and in the form on which two versions of a
 * text are compared.
 */

static void add_inline(struct ll_buf *out, const struct ll_md_node *node)
{
	switch ((int)node->type) {
	case LL_MD_TEXT:
	case LL_MD_CODE:
		ll_buf_add(out, node->text);
		break;
	case LL_MD_MENTION:
		ll_buf_add_char(out, '@');
		ll_buf_add(out, node->text);
		break;
	case LL_MD_SOFT_BREAK:
	case LL_MD_HARD_BREAK:
		ll_buf_add_char(out, ' ');
		break;
	}
}

static bool is_inline(const struct ll_md_node *node)
{
	return node->type >= LL_MD_TEXT;
}

/* A block that begins here begins a new line of plain text. */
static void begin_line(struct ll_buf *out)
{
	if (out->len && out->s[out->len - 1] != '\n') {
		ll_buf_add_char(out, '\n');
	}
}

static void add_plain(struct ll_buf *out, const struct ll_md_node *node)
{
	if (is_inline(node)) {
		add_inline(out, node);
	} else if (node->type == LL_MD_CODE_BLOCK) {
		begin_line(out);
		ll_buf_add(out, node->text);
	} else if (node->type == LL_MD_CELL) {
		if (node->parent && node->parent->child != node) {
			ll_buf_add_char(out, ' ');
		}
	} else {
		begin_line(out);
	}
}

ll_str ll_md_plain(struct ll_arena *arena, const struct ll_md_node *node)
{
	struct ll_buf out = ll_buf_make(arena);

	if (!is_inline(node) && node->child && !node->child->next &&
	    node->child->type == LL_MD_TEXT) {
		return ll_str_trim(node->child->text);
	}
	add_plain(&out, node);
	for (const struct ll_md_node *at = ll_md_walk(node, node); at;
	     at = ll_md_walk(at, node)) {
		add_plain(&out, at);
	}
	return ll_str_trim(ll_buf_str(&out));
}

/* Words being written: blanks wait until a word follows them. */
struct words {
	struct ll_buf out;
	bool blank; /* between the words of a line */
	bool line;  /* between lines */
};

/* Bytes at the start of @text that stay: words with one space between. */
static size_t settled(ll_str text)
{
	size_t n = 0;

	for (; n < text.len; n++) {
		unsigned char c = (unsigned char)text.s[n];

		if (c <= ' ' && ll_is_blank((char)c) &&
		    (c != ' ' || n + 1 == text.len ||
		     ll_is_blank(text.s[n + 1]))) {
			break;
		}
	}
	return n;
}

static void add_words(struct words *words, ll_str text)
{
	struct ll_buf *out = &words->out;

	ll_buf_reserve(out, text.len + 1);
	while (text.len) {
		size_t len = 1;

		if (ll_is_blank(text.s[0])) {
			words->blank = true;
		} else {
			if (out->len && (words->line || words->blank)) {
				ll_buf_add_char(out, words->line ? '\n' : ' ');
			}
			words->line = false;
			words->blank = false;
			len = settled(text);
			ll_buf_add(out, ll_str_sub(text, 0, len));
		}
		text = ll_str_from_pos(text, len);
	}
}

static void add_lines(struct words *words, ll_str text)
{
	while (text.len) {
		words->line = true;
		add_words(words, ll_str_line(&text));
	}
	words->line = true;
}

static void node_words(struct words *words, const struct ll_md_node *node)
{
	switch ((int)node->type) {
	case LL_MD_CODE_BLOCK:
		add_lines(words, node->text);
		return;
	case LL_MD_HTML_BLOCK:
		if (!ll_html_is_comment(node->text)) {
			add_lines(words, node->text);
		}
		return;
	case LL_MD_CELL:
		words->blank = true;
		return;
	case LL_MD_MENTION:
		add_words(words, LL_STR("@"));
		add_words(words, node->text);
		return;
	case LL_MD_TEXT:
	case LL_MD_CODE:
		add_words(words, node->text);
		return;
	case LL_MD_SOFT_BREAK:
	case LL_MD_HARD_BREAK:
		words->blank = true;
		return;
	}
	words->line |= !is_inline(node);
}

/* The node behind @node and all that is in it. */
static const struct ll_md_node *walk_past(const struct ll_md_node *node,
					  const struct ll_md_node *top)
{
	while (node != top && !node->next) {
		node = node->parent;
	}
	return node == top ? NULL : node->next;
}

ll_str ll_md_words_but(struct ll_arena *arena, const struct ll_md_node *first,
		       const struct ll_md_node *end,
		       const struct ll_md_nodes *left_out)
{
	struct words words = { .out = ll_buf_make(arena) };
	size_t next = 0;

	for (; first && first != end; first = first->next) {
		const struct ll_md_node *at = first;

		while (at) {
			bool out = next < left_out->n &&
				   at == left_out->item[next];

			if (out || at->type == LL_MD_STRIKE) {
				words.blank = true;
				next += out;
				at = walk_past(at, first);
			} else {
				node_words(&words, at);
				at = ll_md_walk(at, first);
			}
		}
	}
	return ll_buf_str(&words.out);
}

ll_str ll_md_words(struct ll_arena *arena, const struct ll_md_node *first,
		   const struct ll_md_node *end)
{
	return ll_md_words_but(arena, first, end, &(struct ll_md_nodes){ 0 });
}
