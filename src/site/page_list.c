#include "site/agreements.h"
#include "site/prose.h"
#include "site/rows.h"
#include "site/timeline.h"

#include "base/buf.h"

/* Values, principles and the strategy: a list each, and a page each record. */

struct list {
	enum ll_kind kind;
	const char *path;
	const char *title;
	const char *one; /* of a record, in the gutter */
	const char *word;
	const char *words;
};

static const struct list list_of[] = {
	{ LL_KIND_VALUE, "values.html", "Values", "Value", "value", "values" },
	{ LL_KIND_PRINCIPLE, "principles.html", "Principles", "Principle",
	  "principle", "principles" },
	{ LL_KIND_PILLAR, "strategy.html", "Strategy", "Pillar", "pillar",
	  "pillars" },
};

enum { NLISTS = sizeof list_of / sizeof *list_of, CHANGES_SHOWN = 60 };

static const struct list *list_for(enum ll_kind kind)
{
	for (size_t i = 0; i < NLISTS; i++) {
		if (list_of[i].kind == kind) {
			return &list_of[i];
		}
	}
	return NULL;
}

static size_t count_reworded(const struct ll_view_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->nchanges; i++) {
		n += record->change[i]->class == LL_CLASS_WORDING;
	}
	return n;
}

static size_t count_goals(const struct ll_view_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->child.n; i++) {
		n += record->child.item[i]->kind == LL_KIND_GOAL;
	}
	return n;
}

/* "present since 2021, reworded twice, agreed by 9, three goals serve it" */
static void say_short(struct ll_say *say, const struct ll_view_record *record)
{
	size_t reworded = count_reworded(record);
	size_t goals = count_goals(record);

	if (record->since.n && record->history_complete) {
		ll_say(say, "since ");
		ll_say_date_long(say, record->since);
	}
	if (reworded) {
		ll_say(say, say->nparts ? ", reworded " : "reworded ");
		ll_say_str(say, ll_count_times(say->dict->arena, reworded));
	}
	if (record->nagreements) {
		ll_say(say, say->nparts ? ", agreed by " : "agreed by ");
		ll_say_str(say, ll_count_word(say->dict->arena,
					      record->nagreements));
	}
	if (record->cited_by.n) {
		ll_say(say, say->nparts ? ", cited by " : "cited by ");
		ll_say_str(say,
			   ll_count_word(say->dict->arena, record->cited_by.n));
	}
	if (!goals && record->kind == LL_KIND_PRINCIPLE) {
		return;
	}
	ll_say(say, say->nparts ? ", served by " : "served by ");
	ll_say_str(say, ll_count_of(say->dict->arena, goals, "goal", "goals"));
}

static void add_record(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *record, size_t number,
		       const struct list *list)
{
	struct ll_prose prose = ll_prose_make(page, dict, record);
	struct ll_dict *row = ll_dict_add(dict, LL_NAME_RECORD);
	struct ll_say by = ll_say_open(page, row, LL_NAME_BY);

	ll_dict_text(row, LL_NAME_LABEL,
		     ll_strf(dict->arena, "%s %zu", list->one, number));
	ll_dict_literal(row, LL_NAME_MARK, "ring");
	ll_dict_text(row, LL_NAME_TEXT, record->title);
	ll_dict_url(row, LL_NAME_HREF,
		    ll_url_href(dict->arena, page->path,
				ll_url_of(page->site->urls, record),
				LL_STR("")));
	if (record->statement) {
		ll_dict_html(ll_dict_add(row, LL_NAME_LEDE), LL_NAME_INLINE,
			     ll_prose_inlines(&prose, record->statement));
	}
	say_short(&by, record);
}

/* The newest changes of the list's records, by landing. */
static void fill_changes(const struct ll_page *page, struct ll_dict *dict,
			 enum ll_kind kind)
{
	const struct ll_view *view = page->site->view;
	const struct ll_view_change *change[CHANGES_SHOWN];
	struct ll_dict *changed = ll_dict_add(dict, LL_NAME_CHANGED);
	struct ll_say say;
	size_t from = CHANGES_SHOWN;
	size_t n = 0;

	for (size_t i = view->nchanges; i-- > 0;) {
		if (view->change[i].kind == kind) {
			n++;
		}
		if (view->change[i].kind == kind && from > 0) {
			change[--from] = &view->change[i];
		}
	}
	say = ll_say_open(page, changed, n ? LL_NAME_LEAD : LL_NAME_NONE);
	if (!n) {
		ll_say(&say, "No change of them is recorded.");
		return;
	}
	if (n > CHANGES_SHOWN) {
		ll_say_str(&say, ll_strf(dict->arena, "The newest %d of %zu. ",
					 CHANGES_SHOWN, n));
		ll_say_page(&say, LL_STR("changes.html"), LL_STR(""),
			    LL_STR("All changes"));
	} else {
		ll_say(&say, "Of all of them together, by landing.");
	}
	ll_timeline_fill(page, changed, change + from, CHANGES_SHOWN - from,
			 LL_TIMELINE_BRIEF);
}

static void make_list(const struct ll_site *site, const struct ll_page *page,
		      struct ll_dict *dict)
{
	const struct list *list = page->subject;
	const struct ll_view_list *all = &site->view->by_kind[list->kind];
	struct ll_say say;

	ll_top(dict, "What we agree on", "ring", ll_str_from(list->title));
	if (list->kind == LL_KIND_PILLAR) {
		ll_dict_literal(dict, LL_NAME_LABEL, "Where we are going");
	}
	ll_crumbs(page, dict, NULL, NULL);
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena, all->n, list->word,
						list->words)));
	ll_say(&say, ".");
	for (size_t i = 0; i < all->n; i++) {
		add_record(page, dict, all->item[i], i + 1, list);
	}
	fill_changes(page, dict, list->kind);
}

static void fill_facts(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *record)
{
	size_t reworded = count_reworded(record);
	struct ll_say say = ll_fact_open(page, dict, "Present");

	if (record->since.n && record->history_complete) {
		ll_say(&say, "since ");
		ll_say_date_long(&say, record->since);
	} else {
		ll_say(&say, "since when is not known");
	}
	say = ll_fact_open(page, dict, "Reworded");
	if (reworded) {
		ll_say_str(&say, ll_count_times(dict->arena, reworded));
	} else {
		ll_say(&say, "never, as far as is known");
	}
	if (record->from) {
		say = ll_fact_open(page, dict, "From");
		ll_say_record(&say, record->from);
	}
	if (record->owner.n) {
		say = ll_fact_open(page, dict, "Owner");
		ll_say_whos(&say, &record->owner);
	}
	if (record->cited_by.n && record->cited_by.item[0]->date.n) {
		say = ll_fact_open(page, dict, "Last cited");
		ll_say_date_long(&say, record->cited_by.item[0]->date);
	}
	ll_facts_own(page, dict, record);
}

static void fill_opening(const struct ll_page *page, struct ll_dict *dict,
			 const struct ll_view_record *record)
{
	struct ll_prose prose = ll_prose_make(page, dict, record);

	prose.level = 2;
	if (record->first && record->first != record->end) {
		ll_dict_html(
			ll_dict_add(dict, LL_NAME_OPENING), LL_NAME_PROSE,
			ll_prose_blocks(&prose, record->first, record->end));
	}
}

/* Goals that support it, one group a period, newest first. */
static void fill_goals(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *record)
{
	struct ll_dict *serves = ll_dict_add(dict, LL_NAME_SERVES);
	size_t n = count_goals(record);
	const struct ll_view_period *period = NULL;
	struct ll_dict *group = NULL;
	struct ll_say say =
		ll_say_open(page, serves, n ? LL_NAME_LEAD : LL_NAME_NONE);

	if (!n) {
		ll_say(&say, "No goal names it as what it supports.");
		return;
	}
	ll_say_str(&say,
		   ll_capital(dict->arena,
			      ll_count_of(dict->arena, n, "goal supports it.",
					  "goals support it.")));
	for (size_t i = 0; i < record->child.n; i++) {
		const struct ll_view_record *goal = record->child.item[i];

		if (goal->kind != LL_KIND_GOAL) {
			continue;
		}
		if (!group || goal->period != period) {
			struct ll_dict *word;

			period = goal->period;
			group = ll_dict_add(serves, LL_NAME_GROUP);
			ll_dict_add(group, LL_NAME_HEADED);
			ll_dict_literal(group, LL_NAME_LABEL,
					period ? "Goals of" : "");
			word = ll_dict_add(group, LL_NAME_WORD);
			ll_dict_text(word, LL_NAME_TEXT,
				     period ? period->label
					    : LL_STR("Without a period"));
		}
		ll_goal_row(page, group,
			    &(struct ll_goal_item){ goal, NULL, 0 },
			    n > LL_ROWS_FULL);
	}
}

static void fill_neighbours(const struct ll_page *page, struct ll_dict *dict,
			    const struct ll_view_list *all, size_t at)
{
	const struct ll_urls *urls = page->site->urls;

	if (at > 0) {
		ll_turn_add(page, dict, "before",
			    ll_url_of(urls, all->item[at - 1]),
			    all->item[at - 1]->title);
	}
	if (at + 1 < all->n) {
		ll_turn_add(page, dict, "after",
			    ll_url_of(urls, all->item[at + 1]),
			    all->item[at + 1]->title);
	}
}

static void make_record(const struct ll_site *site, const struct ll_page *page,
			struct ll_dict *dict)
{
	const struct ll_view_record *record = page->subject;
	const struct list *list = list_for(record->kind);
	const struct ll_view_list *all = &site->view->by_kind[record->kind];
	size_t at = 0;

	while (at < all->n && all->item[at] != record) {
		at++;
	}
	ll_top(dict, "", "ring", record->title);
	ll_dict_text(dict, LL_NAME_LABEL,
		     ll_strf(dict->arena, "%s %zu of %zu", list->one, at + 1,
			     all->n));
	if (!ll_sight_fill(page, dict, record)) {
		ll_crumbs(page, dict, list->path, list->title);
	}
	ll_timeline_latest(page, dict, record);
	fill_facts(page, dict, record);
	fill_opening(page, dict, record);
	ll_agreements_fill(page, dict, record);
	if (count_goals(record) || record->kind != LL_KIND_PRINCIPLE) {
		fill_goals(page, dict, record);
	}
	ll_lived_fill(page, dict, record);
	ll_timeline_record(page, dict, record);
	fill_neighbours(page, dict, all, at);
	ll_say_file(page, dict, record);
}

void ll_pages_list(struct ll_site *site)
{
	for (size_t i = 0; i < NLISTS; i++) {
		const struct list *list = &list_of[i];
		const struct ll_view_list *all =
			&site->view->by_kind[list->kind];

		if (!all->n) {
			continue;
		}
		ll_site_add(site, ll_str_from(list->path), "list", make_list,
			    list, list->path);
		for (size_t k = 0; k < all->n; k++) {
			ll_site_add(site, ll_url_of(site->urls, all->item[k]),
				    "record", make_record, all->item[k],
				    list->path);
		}
	}
}
