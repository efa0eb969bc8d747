#include "fuzz.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/md.h"

/* What the page shows of the tree holds no tag but the renderer's own. */
static void check_html(ll_str html)
{
	assert(ll_utf8_valid(html));
	assert(ll_str_find(html, LL_STR("<script")) == LL_NPOS);
	assert(ll_str_find(html, LL_STR("=\"javascript:")) == LL_NPOS);
}

/* Every child knows its parent, and nothing but a tree is made. */
static void check_tree(const struct ll_md_node *root, size_t most)
{
	for (const struct ll_md_node *at = root; at;
	     at = ll_md_walk(at, root)) {
		assert(most--);
		assert(at->line >= 1);
		assert(!at->child == !at->last);
		assert(!at->child || at->child->parent == at);
		assert(!at->last || !at->last->next);
	}
}

static void check_words(ll_str words)
{
	assert(ll_str_find(words, LL_STR("  ")) == LL_NPOS);
	assert(ll_str_find(words, LL_STR("\n\n")) == LL_NPOS);
	assert(ll_str_find(words, LL_STR(" \n")) == LL_NPOS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct ll_md_render safe = { .raw_html = false };
	static const struct ll_md_render raw = { .raw_html = true };
	struct ll_arena arena = { 0 };
	struct ll_diags diags = { .arena = &arena };
	struct ll_buf html = ll_buf_make(&arena);
	struct ll_buf other = ll_buf_make(&arena);
	ll_str text = { (const char *)data, size };
	struct ll_md md;

	text = ll_utf8_clean(&arena, text);
	assert(ll_utf8_valid(text));
	md = ll_md_parse(&arena, text, LL_STR("x.md"), LL_MD_WANT_IDS, &diags);
	/* short rows of tables are filled up */
	check_tree(md.root, text.len * 4 + 70000);
	assert(!md.too_large || diags.n);
	ll_md_render(&html, md.root->child, NULL, &safe);
	check_html(ll_buf_str(&html));
	check_words(ll_md_words(&arena, md.body, NULL));
	ll_md_render(&other, md.root->child, NULL, &raw);
	ll_md_plain(&arena, md.root);
	/* without findings the tree is the same */
	html = ll_buf_make(&arena);
	md = ll_md_parse(&arena, text, LL_STR("x.md"), LL_MD_WANT_IDS, NULL);
	ll_md_render(&html, md.root->child, NULL, &raw);
	assert(ll_str_eq(ll_buf_str(&html), ll_buf_str(&other)));
	ll_arena_release(&arena);
	return 0;
}

FUZZ_MAIN("tests/fuzz/seeds/md")
