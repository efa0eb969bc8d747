#include "base/diag.h"

#include <stdlib.h>

#include "base/buf.h"

#define NOTE LL_NOTE
#define WARNING LL_WARNING
#define ERROR LL_ERROR

const struct ll_diag_info ll_diag_info[LL_NDIAGS] = {
#define LL_DIAG(name, code, level, message, advice)                            \
	{ #name, code, level, message, advice },
#include "base/diag.def"
#undef LL_DIAG
};

const struct ll_param_info ll_param_info[LL_NPARAMS] = {
#define LL_PARAM(name, code, word, value, least, most, meaning)                \
	{ code, word, value, least, most, meaning },
#include "base/param.def"
#undef LL_PARAM
};

static ll_str fill(struct ll_arena *arena, const char *text, ll_str a, ll_str b)
{
	struct ll_buf buf = ll_buf_make(arena);
	ll_str rest = ll_str_from(text);

	for (size_t at; (at = ll_str_find_char(rest, '{')) != LL_NPOS;) {
		ll_str hole = ll_str_sub(rest, at, at + 3);
		bool first = ll_str_eq(hole, LL_STR("{1}"));
		bool second = ll_str_eq(hole, LL_STR("{2}"));

		ll_buf_add(&buf, ll_str_sub(rest, 0, at));
		ll_buf_add(&buf, first ? a : second ? b : LL_STR("{"));
		rest = ll_str_from_pos(rest, at + (first || second ? 3 : 1));
	}
	ll_buf_add(&buf, rest);
	return ll_buf_str(&buf);
}

void ll_diag_add(struct ll_diags *diags, enum ll_diag_code code,
		 struct ll_pos pos, ll_str a, ll_str b)
{
	const struct ll_diag_info *info = &ll_diag_info[code];

	*LL_PUSH(diags->arena, diags) = (struct ll_diag){
		.code = code,
		.level = info->level,
		.pos = pos,
		.message = fill(diags->arena, info->message, a, b),
		.advice = fill(diags->arena, info->advice, a, b),
	};
}

void ll_diags_append(struct ll_diags *diags, const struct ll_diags *more)
{
	for (size_t i = 0; i < more->n; i++) {
		struct ll_diag *diag = LL_PUSH(diags->arena, diags);

		*diag = more->item[i];
		diag->pos.path = ll_str_copy(diags->arena, diag->pos.path);
		diag->message = ll_str_copy(diags->arena, diag->message);
		diag->advice = ll_str_copy(diags->arena, diag->advice);
	}
}

static int compare(const void *left, const void *right)
{
	const struct ll_diag *a = left;
	const struct ll_diag *b = right;
	int order = ll_str_cmp(a->pos.path, b->pos.path);

	if (!order) {
		order = a->pos.line - b->pos.line;
	}
	if (!order) {
		order = a->pos.column - b->pos.column;
	}
	if (!order) {
		order = (int)a->code - (int)b->code;
	}
	return order ? order : ll_str_cmp(a->message, b->message);
}

void ll_diags_sort(struct ll_diags *diags)
{
	if (diags->n) {
		qsort(diags->item, diags->n, sizeof(*diags->item), compare);
	}
}

size_t ll_diags_count(const struct ll_diags *diags, enum ll_diag_level level)
{
	size_t count = 0;

	for (size_t i = 0; i < diags->n; i++) {
		count += diags->item[i].level == level;
	}
	return count;
}

const char *ll_diag_level_name(enum ll_diag_level level)
{
	static const char *const name[] = { "note", "warning", "error" };

	return name[level];
}

ll_str ll_did_you_mean(struct ll_arena *arena, ll_str word, const ll_str *known,
		       size_t nknown)
{
	ll_str nearest = ll_str_nearest(word, known, nknown);

	return nearest.len ? ll_strf(arena, ", did you mean '%" LL_FMT "'?",
				     LL_ARG(nearest))
			   : LL_STR("");
}
