#include "fuzz.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/svg.h"

/* What no harmless drawing holds, however it is spelt. */
static void check_harmless(ll_str text)
{
	assert(ll_utf8_valid(text));
	assert(ll_str_find(text, LL_STR("<script")) == LL_NPOS ||
	       ll_str_find(text, LL_STR("<!")) != LL_NPOS);
	assert(ll_str_find(text, LL_STR("<!DOCTYPE")) == LL_NPOS ||
	       ll_str_find(text, LL_STR("<!--")) != LL_NPOS ||
	       ll_str_find(text, LL_STR("CDATA")) != LL_NPOS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ll_arena arena = { 0 };
	ll_str text = { (const char *)data, size };
	struct ll_svg_fault fault = ll_svg_check(&arena, text);
	int lines = 1;

	for (size_t i = 0; i < text.len; i++) {
		lines += text.s[i] == '\n' || text.s[i] == '\r';
	}
	assert(fault.line >= 0 && fault.line <= lines);
	assert(ll_utf8_valid(fault.what));
	if (!fault.what.len) {
		check_harmless(text);
	}
	ll_arena_release(&arena);
	return 0;
}

FUZZ_MAIN("tests/fuzz/seeds/svg")
