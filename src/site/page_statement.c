#include "site/prose.h"
#include "site/rows.h"
#include "site/timeline.h"

#include "base/buf.h"

/* Mission and vision: the words, who serves them, how they changed. */

enum { STATEMENT_LETTERS = 280 };

static bool is_short(struct ll_arena *arena,
		     const struct ll_view_record *record)
{
	return record->statement && record->statement == record->first &&
	       ll_md_plain(arena, record->statement).len <= STATEMENT_LETTERS;
}

static void say_provenance(const struct ll_page *page, struct ll_dict *dict,
			   const struct ll_view_record *record)
{
	struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);
	size_t reworded = 0;

	for (size_t i = 0; i < record->nchanges; i++) {
		reworded += record->change[i]->class == LL_CLASS_WORDING;
	}
	if (!record->since.n || !record->history_complete) {
		ll_say(&say, "How long it has been here is not known.");
		return;
	}
	ll_say(&say, "Present since ");
	ll_say_date_long(&say, record->since);
	ll_say(&say, reworded ? ", reworded " : ", never reworded");
	if (reworded) {
		ll_say_str(&say, ll_count_times(dict->arena, reworded));
	}
	ll_say(&say, ".");
}

/* Pillars, values and vision: what stands directly under it. */
static void fill_lists(const struct ll_page *page, struct ll_dict *dict)
{
	static const struct {
		enum ll_kind kind;
		const char *path;
		const char *text;
	} list[] = {
		{ LL_KIND_VALUE, "values.html", "The values" },
		{ LL_KIND_PRINCIPLE, "principles.html", "The principles" },
		{ LL_KIND_PILLAR, "strategy.html", "The strategy" },
		{ LL_KIND_GOAL, "goals.html", "The goals" },
	};
	const struct ll_view *view = page->site->view;
	struct ll_dict *serves = ll_dict_add(dict, LL_NAME_SERVES);
	struct ll_say say = ll_say_open(page, serves, LL_NAME_LEAD);
	size_t told = 0;

	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		if (!view->by_kind[list[i].kind].n) {
			continue;
		}
		ll_say(&say, told++ ? " \u00b7 " : "");
		ll_say_page(&say, ll_str_from(list[i].path), LL_STR(""),
			    ll_str_from(list[i].text));
		ll_say_str(&say, ll_strf(dict->arena, " (%zu)",
					 view->by_kind[list[i].kind].n));
	}
	if (!told) {
		ll_say(&say, "No value, pillar or goal is recorded yet.");
	}
}

static void make_statement(const struct ll_site *site,
			   const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view_record *record = page->subject;
	struct ll_prose prose = ll_prose_make(page, dict, record);
	const struct ll_md_node *first = record->first;

	(void)site;
	ll_top(dict, record->kind == LL_KIND_MISSION ? "Mission" : "Vision",
	       record->kind == LL_KIND_MISSION ? "disc" : "ring",
	       record->title);
	ll_sight_fill(page, dict, record);
	if (is_short(dict->arena, record)) {
		ll_dict_html(ll_dict_add(dict, LL_NAME_MISSION), LL_NAME_INLINE,
			     ll_prose_inlines(&prose, record->statement));
		first = record->statement->next;
	} else {
		ll_dict_add(dict, LL_NAME_NO_MISSION);
	}
	say_provenance(page, dict, record);
	ll_timeline_latest(page, dict, record);
	ll_body_add(page, dict, record, first, record->end);
	fill_lists(page, dict);
	ll_lived_fill(page, dict, record);
	ll_timeline_record(page, dict, record);
	ll_say_file(page, dict, record);
}

void ll_pages_statement(struct ll_site *site)
{
	static const enum ll_kind kind[] = { LL_KIND_MISSION, LL_KIND_VISION };

	for (size_t k = 0; k < sizeof kind / sizeof *kind; k++) {
		const struct ll_view_list *list = &site->view->by_kind[kind[k]];

		for (size_t i = 0; i < list->n; i++) {
			ll_site_add(site, ll_url_of(site->urls, list->item[i]),
				    "statement", make_statement, list->item[i],
				    "");
		}
	}
}
