#include "fuzz.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/value.h"

/* Nodes of the tree, each with a place inside the text. */
static size_t count(const struct ll_value *value, int last_line, int depth)
{
	size_t n = 1;

	assert(depth <= 34);
	assert(value->line >= 1 && value->line <= last_line);
	for (const struct ll_value *child = value->child; child;
	     child = child->next) {
		assert(value->kind != LL_SCALAR);
		n += count(child, last_line, depth + 1);
	}
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ll_arena arena = { 0 };
	struct ll_diags diags = { .arena = &arena };
	ll_str text = { (const char *)data, size };
	const struct ll_value *value;
	int lines = 2;

	text = ll_utf8_clean(&arena, text);
	for (size_t i = 0; i < text.len; i++) {
		lines += text.s[i] == '\n';
	}
	value = ll_value_parse_yaml(
		&arena, text, (struct ll_pos){ .path = LL_STR("x"), .line = 1 },
		LL_D_SETTINGS_SYNTAX, &diags);
	assert(value || diags.n);
	for (size_t i = 0; i < diags.n; i++) {
		assert(diags.item[i].pos.line >= 1 &&
		       diags.item[i].pos.line <= lines);
	}
	if (value) {
		assert(value->kind == LL_MAP);
		assert(count(value, lines, 0) <= 20002);
	}
	ll_arena_release(&arena);
	return 0;
}

FUZZ_MAIN("tests/fuzz/seeds/yaml")
