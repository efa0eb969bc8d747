#ifndef LL_TESTS_UNIT_SITE_PANEL_TEXT_H
#define LL_TESTS_UNIT_SITE_PANEL_TEXT_H

/* A page of panels as lines, so that a test shows what a reader would see. */

#include <string.h>

#include "site/fixture.h"

#include "base/buf.h"

/* The first sentence of @section, after @before; nothing where there is none.
 */
static inline void text_say(struct ll_buf *out, const char *before,
			    const struct ll_dict *dict, enum ll_name section)
{
	const struct ll_dict_entry *entry = ll_dict_find(dict, section);
	const struct ll_dict *one = entry ? entry->first : NULL;

	for (; one; one = one->next) {
		ll_buf_addf(out, "%s%" LL_FMT, before,
			    LL_ARG(ll_say_plain(&test_arena, one)));
	}
}

static inline void text_value(struct ll_buf *out, const char *before,
			      const struct ll_dict *dict, enum ll_name section,
			      enum ll_name name)
{
	const struct ll_dict_entry *entry = ll_dict_find(dict, section);

	if (entry) {
		ll_buf_addf(out, "%s%s", before, dict_text(entry->first, name));
	}
}

/* "[gap] label | title | words | by" */
static inline void text_row(struct ll_buf *out, const char *before,
			    const struct ll_dict *row)
{
	ll_buf_addf(out, "%s%s%s", before,
		    ll_dict_find(row, LL_NAME_GAP) ? "[gap] " : "",
		    dict_text(row, LL_NAME_MARK));
	text_value(out, " ", row, LL_NAME_STATE, LL_NAME_TEXT);
	text_value(out, " ", row, LL_NAME_ON, LL_NAME_TEXT);
	text_value(out, " ", row, LL_NAME_SPAN, LL_NAME_TEXT);
	text_say(out, " | ", row, LL_NAME_HEADING);
	text_say(out, " | ", row, LL_NAME_ITEM);
	text_value(out, " | ", row, LL_NAME_WORDING, LL_NAME_INLINE);
	text_say(out, " | ", row, LL_NAME_SAY);
	text_say(out, " | by ", row, LL_NAME_BY);
	text_say(out, " | none: ", row, LL_NAME_NONE);
	ll_buf_add_char(out, '\n');
}

static inline void text_clusters(struct ll_buf *out, const struct ll_dict *dict)
{
	for (size_t i = 0; i < dict_count(dict, LL_NAME_CLUSTER); i++) {
		const struct ll_dict *cluster =
			dict_at(dict, LL_NAME_CLUSTER, i);
		const struct ll_dict_entry *rows;

		text_value(out, "+ ", cluster, LL_NAME_FOLDED, LL_NAME_TEXT);
		if (ll_dict_find(cluster, LL_NAME_FOLDED)) {
			ll_buf_add_char(out, '\n');
		}
		if (ll_dict_find(cluster, LL_NAME_HEADROW)) {
			text_row(out, "* ",
				 dict_at(cluster, LL_NAME_HEADROW, 0));
		}
		rows = ll_dict_find(cluster, LL_NAME_ROWS);
		for (const struct ll_dict *row =
			     rows ? dict_at(rows->first, LL_NAME_ROW, 0) : NULL;
		     row; row = row->next) {
			text_row(out, "- ", row);
		}
	}
}

/** panel_text() - the panel with @id, as lines; fails where there is none */
static inline const char *panel_text(const struct ll_dict *page, const char *id)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	for (size_t i = 0; i < dict_count(page, LL_NAME_PANEL); i++) {
		const struct ll_dict *panel = dict_at(page, LL_NAME_PANEL, i);

		if (strcmp(dict_text(panel, LL_NAME_ID), id) != 0) {
			continue;
		}
		text_say(&out, "", panel, LL_NAME_LEAD);
		text_say(&out, "none: ", panel, LL_NAME_NONE);
		if (out.len) {
			ll_buf_add_char(&out, '\n');
		}
		text_clusters(&out, panel);
		return test_zero(ll_buf_str(&out));
	}
	fail_msg("no panel '%s'", id);
	return "";
}

/** has_panel() - whether the page has a panel with @id */
static inline bool has_panel(const struct ll_dict *page, const char *id)
{
	for (size_t i = 0; i < dict_count(page, LL_NAME_PANEL); i++) {
		const struct ll_dict *panel = dict_at(page, LL_NAME_PANEL, i);

		if (!strcmp(dict_text(panel, LL_NAME_ID), id)) {
			return true;
		}
	}
	return false;
}

#endif
