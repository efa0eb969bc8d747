#ifndef LL_BASE_DIAG_H
#define LL_BASE_DIAG_H

/*
 * Findings: what is wrong or worth a look in the content, for its authors.
 *
 * A finding is a value appended to a list; it never stops the run. The
 * catalogue is base/diag.def. Texts are kept by reference or copied into the
 * list's arena; ll_diags_sort() makes the order independent of who found
 * what first.
 */

#include "base/arena.h"
#include "base/str.h"

enum ll_diag_level { LL_NOTE, LL_WARNING, LL_ERROR };

enum ll_diag_code {
#define LL_DIAG(name, code, level, message, advice) LL_D_##name,
#include "base/diag.def"
#undef LL_DIAG
	LL_NDIAGS
};

/** Parameters of findings, base/param.def. */
enum ll_param {
#define LL_PARAM(name, code, word, value, least, most, meaning) LL_P_##name,
#include "base/param.def"
#undef LL_PARAM
	LL_NPARAMS
};

/** Where something stands. Line and column count from 1; 0 is unknown. */
struct ll_pos {
	ll_str path; /* inside the organisation */
	int line;
	int column; /* in bytes */
};

struct ll_diag {
	enum ll_diag_code code;
	enum ll_diag_level level;
	struct ll_pos pos;
	ll_str message;
	ll_str advice;
	bool of_rule; /* it follows from several records: check/check.h */
};

struct ll_diags {
	struct ll_arena *arena;
	struct ll_diag *item;
	size_t n;
	size_t cap;
	bool checked; /* rules have looked: ll_check_run() */
};

/** One row of the catalogue. */
struct ll_diag_info {
	const char *name; /* GOAL_UNOWNED */
	const char *code; /* L201 */
	enum ll_diag_level level;
	const char *message;
	const char *advice;
};

extern const struct ll_diag_info ll_diag_info[LL_NDIAGS];

struct ll_param_info {
	const char *code; /* L301 */
	const char *word; /* grace */
	int value;        /* unless the house says otherwise */
	int least;
	int most;
	const char *meaning;
};

extern const struct ll_param_info ll_param_info[LL_NPARAMS];

/**
 * ll_diag_add() - report one finding
 * @a: fills {1} in message and advice
 * @b: fills {2}
 */
void ll_diag_add(struct ll_diags *diags, enum ll_diag_code code,
		 struct ll_pos pos, ll_str a, ll_str b);

/** ll_diags_append() - copy the list of one job into the list of all */
void ll_diags_append(struct ll_diags *diags, const struct ll_diags *more);

/** ll_diags_sort() - by path, line, column, code, message; stable */
void ll_diags_sort(struct ll_diags *diags);

size_t ll_diags_count(const struct ll_diags *diags, enum ll_diag_level level);

const char *ll_diag_level_name(enum ll_diag_level level); /* "error" */

/**
 * ll_did_you_mean() - ", did you mean 'owner'?" or ""
 *
 * For {2} of the messages that name an unknown word.
 */
ll_str ll_did_you_mean(struct ll_arena *arena, ll_str word, const ll_str *known,
		       size_t nknown);

#endif
