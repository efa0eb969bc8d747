#include "site/panel.h"

#include "base/buf.h"
#include "site/prose.h"

/* The one repetition of @section in @dict, made on first use. */
static struct ll_dict *only(struct ll_dict *dict, enum ll_name section)
{
	const struct ll_dict_entry *entry = ll_dict_find(dict, section);

	return entry ? entry->first : ll_dict_add(dict, section);
}

static void add_crumb(const struct ll_page *page, struct ll_dict *dict,
		      const char *path, ll_str label)
{
	struct ll_dict *crumb;

	if (!ll_site_has(page->site, ll_str_from(path))) {
		return;
	}
	crumb = ll_dict_add(dict, LL_NAME_CRUMB);
	ll_dict_text(crumb, LL_NAME_TEXT, label);
	ll_dict_url(crumb, LL_NAME_HREF,
		    ll_url_href(dict->arena, page->path, ll_str_from(path),
				LL_STR("")));
}

void ll_crumbs(const struct ll_page *page, struct ll_dict *dict,
	       const char *path, const char *label)
{
	struct ll_dict *crumbs = ll_dict_add(dict, LL_NAME_CRUMBS);

	add_crumb(page, crumbs, "index.html", page->site->view->title);
	if (path) {
		add_crumb(page, crumbs, path, ll_str_from(label));
	}
}

void ll_top(struct ll_dict *dict, const char *label, const char *mark,
	    ll_str title)
{
	ll_dict_literal(dict, LL_NAME_LABEL, label);
	ll_dict_literal(dict, LL_NAME_MARK, mark);
	ll_dict_text(dict, LL_NAME_TITLE, title);
}

struct ll_say ll_fact_open(const struct ll_page *page, struct ll_dict *dict,
			   const char *key)
{
	struct ll_dict *fact =
		ll_dict_add(only(dict, LL_NAME_FACTS), LL_NAME_FACT);

	ll_dict_literal(fact, LL_NAME_KEY, key);
	return ll_say_open(page, fact, LL_NAME_SAY);
}

struct ll_dict *ll_panel_open(struct ll_dict *dict, const char *id,
			      const char *heading)
{
	struct ll_dict *panel = ll_dict_add(dict, LL_NAME_PANEL);

	ll_dict_text(panel, LL_NAME_ID, ll_strf(dict->arena, "s.%s", id));
	ll_dict_literal(panel, LL_NAME_LABEL, heading);
	return panel;
}

void ll_panel_none(const struct ll_page *page, struct ll_dict *panel,
		   const char *sentence)
{
	struct ll_say say = ll_say_open(page, panel, LL_NAME_NONE);

	ll_say(&say, sentence);
}

struct ll_dict *ll_cluster_open(struct ll_dict *panel)
{
	return ll_dict_add(panel, LL_NAME_CLUSTER);
}

struct ll_dict *ll_cluster_folded(struct ll_dict *panel, ll_str summary)
{
	struct ll_dict *cluster = ll_cluster_open(panel);

	ll_dict_text(ll_dict_add(cluster, LL_NAME_FOLDED), LL_NAME_TEXT,
		     summary);
	return cluster;
}

struct ll_dict *ll_row_add(struct ll_dict *cluster, ll_str mark)
{
	struct ll_dict *row =
		ll_dict_add(only(cluster, LL_NAME_ROWS), LL_NAME_ROW);

	ll_dict_text(row, LL_NAME_MARK, mark);
	return row;
}

struct ll_dict *ll_row_head(struct ll_dict *cluster, ll_str mark)
{
	struct ll_dict *row = ll_dict_add(cluster, LL_NAME_HEADROW);

	ll_dict_text(row, LL_NAME_MARK, mark);
	return row;
}

void ll_row_gap(struct ll_dict *row)
{
	ll_dict_add(row, LL_NAME_GAP);
}

void ll_row_id(struct ll_dict *row, ll_str id)
{
	ll_dict_text(ll_dict_add(row, LL_NAME_ANCHORED), LL_NAME_ID, id);
}

void ll_row_on(const struct ll_page *page, struct ll_dict *row, ll_date date)
{
	struct ll_dict *on;

	if (!date.n) {
		ll_row_label(row, LL_STR("no date"));
		return;
	}
	on = ll_dict_add(row, LL_NAME_ON);
	ll_dict_text(on, LL_NAME_ISO, ll_date_iso(row->arena, date));
	ll_dict_text(on, LL_NAME_TEXT,
		     ll_day(row->arena, page->site->view->today, date));
}

void ll_row_label(struct ll_dict *row, ll_str label)
{
	ll_dict_text(ll_dict_add(row, LL_NAME_SPAN), LL_NAME_TEXT, label);
}

void ll_row_health(struct ll_dict *row, enum ll_health health, ll_str word)
{
	struct ll_dict *state = ll_dict_add(row, LL_NAME_STATE);

	ll_dict_text(state, LL_NAME_MARK, ll_health_mark(health));
	ll_dict_text(state, LL_NAME_TEXT, word);
}

void ll_row_words(const struct ll_page *page, struct ll_dict *row,
		  const struct ll_view_record *record,
		  const struct ll_md_node *node, ll_str text)
{
	struct ll_prose prose = ll_prose_make(page, row, record);

	if (node) {
		ll_dict_html(ll_dict_add(row, LL_NAME_WORDING), LL_NAME_INLINE,
			     ll_prose_inlines(&prose, node));
	} else if (text.len) {
		struct ll_say say = ll_say_open(page, row, LL_NAME_SAY);

		ll_say_name(&say, text);
	}
}

void ll_body_add(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_view_record *record,
		 const struct ll_md_node *first, const struct ll_md_node *end)
{
	struct ll_prose prose = ll_prose_make(page, dict, record);
	ll_html html;

	if (!first || first == end) {
		return;
	}
	prose.shared = page->subject != record;
	prose.level = dict->parent ? 3 : 2;
	html = ll_prose_blocks(&prose, first, end);
	if (html.s.len) {
		ll_dict_html(ll_dict_add(dict, LL_NAME_BODY), LL_NAME_PROSE,
			     html);
	}
}

struct ll_dict *ll_table_open(struct ll_dict *panel, const char *class,
			      ll_str caption)
{
	struct ll_dict *table = ll_dict_add(panel, LL_NAME_TABLE);

	ll_dict_literal(table, LL_NAME_CLASS, class);
	ll_dict_text(table, LL_NAME_TEXT, caption);
	return table;
}

struct ll_say ll_slot_add(const struct ll_page *page, struct ll_dict *line,
			  ll_str column)
{
	struct ll_say say = ll_say_open(page, line, LL_NAME_SLOT);

	ll_dict_text(say.dict, LL_NAME_LABEL, column);
	return say;
}

void ll_turn_add(const struct ll_page *page, struct ll_dict *dict,
		 const char *label, ll_str path, ll_str text)
{
	struct ll_dict *turn =
		ll_dict_add(only(dict, LL_NAME_TURNS), LL_NAME_TURN);

	ll_dict_literal(turn, LL_NAME_LABEL, label);
	ll_dict_text(turn, LL_NAME_TEXT, text);
	ll_dict_url(turn, LL_NAME_HREF,
		    ll_url_href(dict->arena, page->path, path, LL_STR("")));
}

ll_str ll_days(struct ll_arena *arena, long days)
{
	if (!days) {
		return LL_STR("today");
	}
	return ll_strf(arena, "%ld day%s", days, days == 1 ? "" : "s");
}

ll_str ll_due_text(struct ll_arena *arena, ll_date today, ll_date due)
{
	long days = today.n - due.n;

	if (!due.n) {
		return LL_STR("no day set");
	}
	if (!days) {
		return LL_STR("due today");
	}
	if (days > 0 && days < 60) {
		return ll_strf(arena, "due %" LL_FMT " ago",
			       LL_ARG(ll_days(arena, days)));
	}
	return ll_strf(arena, "due %" LL_FMT,
		       LL_ARG(ll_day(arena, today, due)));
}
