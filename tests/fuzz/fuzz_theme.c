#include "fuzz.h"

#include <assert.h>

#include "base/buf.h"
#include "render/theme.h"
#include "site/page.h"

/* Names with each type of value; numbers below the site's own. */
enum { TITLE, LINK, PROSE, ITEM, NAME };

static const struct ll_theme_name names[] = {
	{ "PAGE", LL_STR_INIT("TITLE"), LL_THEME_TEXT, TITLE },
	{ "PAGE", LL_STR_INIT("LINK"), LL_THEME_URL, LINK },
	{ "PAGE", LL_STR_INIT("PROSE"), LL_THEME_HTML, PROSE },
	{ "PAGE", LL_STR_INIT("ITEM"), LL_THEME_SECTION, ITEM },
	{ "ITEM", LL_STR_INIT("NAME"), LL_THEME_TEXT, NAME },
};

static const ll_str page = LL_STR_INIT("page");

static const struct ll_theme_table table = { names,
					     sizeof(names) / sizeof(*names),
					     &page, 1, NULL };

/* What no value may become: a tag, or the end of an attribute. */
#define HOSTILE "<qz\"qz'qz>"

static const struct ll_dict *hostile(struct ll_arena *arena)
{
	struct ll_dict *dict = ll_dict_make(arena);

	ll_dict_text(dict, (enum ll_name)TITLE, LL_STR(HOSTILE));
	ll_dict_url(dict, (enum ll_name)LINK, LL_STR("?" HOSTILE));
	for (int i = 0; i < 2; i++) {
		ll_dict_text(ll_dict_add(dict, (enum ll_name)ITEM),
			     (enum ll_name)NAME, LL_STR(HOSTILE));
	}
	return dict;
}

static void check_page(const struct ll_theme *theme, struct ll_arena *arena)
{
	struct ll_buf out = ll_buf_make(arena);
	ll_str html;
	bool fine =
		ll_theme_render(theme, page, hostile(arena), ll_buf_sink(&out));

	html = ll_buf_str(&out);
	assert(fine);
	assert(ll_str_find(html, LL_STR("<qz")) == LL_NPOS);
	assert(ll_str_find(html, LL_STR("qz\"qz")) == LL_NPOS);
	assert(ll_str_find(html, LL_STR("qz'qz")) == LL_NPOS);
}

/* The page, and after a line "---" what it may include as {{>PART}}. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ll_arena arena = { 0 };
	struct ll_diags diags = { .arena = &arena };
	struct ll_theme_file file[2] = { { .name = LL_STR("page.html") },
					 { .name = LL_STR("part.html") } };
	ll_str text = { (const char *)data, size };
	size_t cut = ll_str_find(text, LL_STR("\n---\n"));
	struct ll_theme *theme;

	file[0].text = ll_str_sub(text, 0, cut);
	file[1].text = ll_str_from_pos(text, cut == LL_NPOS ? size : cut + 5);
	theme = ll_theme_make(&arena, file, cut == LL_NPOS ? 1 : 2, &table,
			      &diags);
	assert(!theme == (diags.n > 0));
	if (theme && ll_str_find(text, LL_STR("qz")) == LL_NPOS) {
		check_page(theme, &arena);
	}
	if (theme) {
		ll_theme_release(theme);
	}
	ll_arena_release(&arena);
	return 0;
}

FUZZ_MAIN("tests/fuzz/seeds/theme")
