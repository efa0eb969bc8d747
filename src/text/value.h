#ifndef LL_TEXT_VALUE_H
#define LL_TEXT_VALUE_H

/*
 * Values: metadata as a small tree, each node with the place it came from.
 *
 * The same tree is made from YAML (front matter, lodeline.yml) and from the
 * metadata tables and `Key: value` lines of Markdown. YAML is the safe part:
 * no tags, no aliases, no merge keys; scalars stay text as written.
 */

#include "base/diag.h"

struct ll_md_node;

enum ll_value_kind { LL_SCALAR, LL_LIST, LL_MAP };

struct ll_value {
	enum ll_value_kind kind;
	ll_str key;  /* as written, when child of a map */
	ll_str text; /* scalar: unquoted; Markdown: plain text of the cell */
	int line;    /* of the value, in its file */
	int column;
	int key_line;
	int key_column;
	struct ll_value *child; /* list or map; in written order */
	struct ll_value *next;
	/* the Markdown it was written in (its links), else NULL: its children
	 */
	const struct ll_md_node *markdown;
};

/**
 * ll_value_parse_yaml() - one YAML document
 * @text:       UTF-8; must outlive the result
 * @pos:        file, and line of the first line of @text
 * @code:       finding to report for what cannot be read ({1} says what)
 *
 * Returns a map (maybe empty), or NULL after reporting at least one finding
 * when @text is not YAML or its top is not a map. All faults are reported in
 * one run: a duplicate key (KEY_TWICE), an alias or tag, depth over 32, more
 * than 20,000 nodes; what is readable is returned.
 * Source: YAML 1.1 as libyaml reads it.
 */
struct ll_value *ll_value_parse_yaml(struct ll_arena *arena, ll_str text,
				     struct ll_pos pos, enum ll_diag_code code,
				     struct ll_diags *diags);

/** ll_key_eq() - equal without regard to case, spaces, '-' and '_' */
bool ll_key_eq(ll_str a, ll_str b);

/** ll_value_get() - first child of map @map with the key (ll_key_eq), or NULL
 */
const struct ll_value *ll_value_get(const struct ll_value *map, ll_str key);

/** ll_value_get_next() - the next child after @value with its key, or NULL */
const struct ll_value *ll_value_get_next(const struct ll_value *value);

/** ll_value_text() - text of a scalar child, or "" */
ll_str ll_value_text(const struct ll_value *map, ll_str key);

#endif
