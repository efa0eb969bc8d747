#include "site/compare.h"

#include "base/buf.h"
#include "site/panel.h"
#include "site/sentence.h"
#include "site/timeline.h"

/*
 * Compare: one redline of mission, vision, values, principles and strategy
 * between two points of the history. What reads the same is counted and named,
 * what does not is shown with its words.
 */

/* What making one such page needs. */
struct redline {
	const struct ll_page *page;
	const struct ll_view_compare *pair;
	struct ll_arena *arena;
	struct ll_dict *dict;
	size_t n[LL_COMPARED_UNREAD + 1]; /* items by how */
};

/* ---- points -------------------------------------------------------------- */

/* "the opening of 2025", "v2024", "today" */
static ll_str point_name(struct ll_arena *arena,
			 const struct ll_view_point *point)
{
	switch (point->what) {
	case LL_POINT_OPENING:
		return ll_str_join(arena, LL_STR("the opening of "),
				   ll_period_of(arena, point->period),
				   LL_STR(""));
	case LL_POINT_TAG:
		return point->name;
	case LL_POINT_NOW:
		break;
	}
	return LL_STR("today");
}

ll_str ll_compare_title(struct ll_arena *arena,
			const struct ll_view_compare *pair)
{
	return ll_strf(arena, "From %" LL_FMT " to %" LL_FMT,
		       LL_ARG(point_name(arena, &pair->from)),
		       LL_ARG(point_name(arena, &pair->to)));
}

const struct ll_view_compare *
ll_compare_since(const struct ll_view *view,
		 const struct ll_view_period *period)
{
	for (size_t i = 0; i < view->ncompares; i++) {
		if (view->compare[i].from.period == period) {
			return &view->compare[i];
		}
	}
	return NULL;
}

static void add_point(const struct redline *it, const char *key,
		      const struct ll_view_point *point)
{
	struct ll_say say = ll_fact_open(it->page, it->dict, key);

	if (point->what == LL_POINT_TAG) {
		ll_say_code(&say, point->name);
		ll_say(&say, point->date.n ? ", " : "");
	}
	if (point->date.n) {
		ll_say_date_long(&say, point->date);
	}
}

/* ---- the top ------------------------------------------------------------- */

/* "Three were reworded, one is new and one is no more; the other 17 ..." */
static void say_counts(const struct redline *it, struct ll_say *say)
{
	static const struct {
		enum ll_compared how;
		const char *one;
		const char *many;
	} told[] = {
		{ LL_COMPARED_CHANGED, " has changed", " have changed" },
		{ LL_COMPARED_NEW, " is new", " are new" },
		{ LL_COMPARED_GONE, " is no more", " are no more" },
		{ LL_COMPARED_SAME, " reads the same", " read the same" },
		{ LL_COMPARED_UNREAD, " cannot be read", " cannot be read" },
	};
	size_t parts = 0;
	size_t i = 0;

	for (size_t k = 0; k < sizeof told / sizeof *told; k++) {
		parts += it->n[told[k].how] > 0;
	}
	for (size_t k = 0; k < sizeof told / sizeof *told; k++) {
		size_t n = it->n[told[k].how];

		if (n) {
			ll_say(say, ll_say_join(i, parts));
			ll_say_str(say, i ? ll_count_word(it->arena, n)
					  : ll_count_capital(it->arena, n));
			ll_say(say, n == 1 ? told[k].one : told[k].many);
			i++;
		}
	}
	ll_say(say, ".");
}

static void add_top(const struct redline *it)
{
	const struct ll_view_compare *pair = it->pair;
	struct ll_say say;

	ll_crumbs(it->page, it->dict, "planning.html", "Planning");
	ll_top(it->dict, "Redline", "ring", ll_compare_title(it->arena, pair));
	say = ll_say_open(it->page, it->dict, LL_NAME_SAY);
	if (!pair->from.known) {
		ll_say(&say,
		       "The history that is here does not reach back to ");
		ll_say_date_long(&say, pair->from.date);
		ll_say(&say, ", so nothing can be compared.");
	} else {
		ll_say_str(&say,
			   ll_capital(it->arena,
				      ll_count_of(it->arena, pair->nitems,
						  "statement", "statements")));
		ll_say(&say, " of what we are for and how we act. ");
		say_counts(it, &say);
	}
	add_point(it, "From", &pair->from);
	add_point(it, "To", &pair->to);
}

/* ---- one statement ------------------------------------------------------- */

static const char *how_label(const struct ll_view_compared *item)
{
	switch (item->how) {
	case LL_COMPARED_NEW:
		return "New";
	case LL_COMPARED_GONE:
		return "No more";
	case LL_COMPARED_UNREAD:
		return "Not known";
	case LL_COMPARED_SAME:
	case LL_COMPARED_CHANGED:
		break;
	}
	return item->reworded ? "Reworded" : "Changed";
}

static const char *how_mark(const struct ll_view_compared *item)
{
	switch (item->how) {
	case LL_COMPARED_NEW:
		return "ring";
	case LL_COMPARED_GONE:
		return "dropped";
	case LL_COMPARED_UNREAD:
		return "stale";
	case LL_COMPARED_SAME:
	case LL_COMPARED_CHANGED:
		break;
	}
	return "dot";
}

/* Beside its words: what else of it changed. */
static void say_events(const struct redline *it, struct ll_dict *row,
		       const struct ll_view_compared *item)
{
	struct ll_view_change rest = item->change;

	rest.event = LL_NEW(it->arena, struct ll_view_event, rest.nevents);
	rest.nevents = 0;
	for (size_t i = 0; i < item->change.nevents; i++) {
		if (item->change.event[i].type != LL_EVENT_REWORDED) {
			rest.event[rest.nevents++] = item->change.event[i];
		}
	}
	if (item->how == LL_COMPARED_CHANGED && rest.nevents) {
		ll_sentence_change(it->page, row, &rest);
	}
	if (item->how == LL_COMPARED_UNREAD) {
		struct ll_say say = ll_say_open(it->page, row, LL_NAME_SAY);

		ll_say(&say, "A version of it is missing from the history that "
			     "is here.");
	}
}

/* A redline is what the page is for; all the words of one that came or went
 * can be asked for. */
static void add_words(struct ll_dict *row, const struct ll_view_compared *item)
{
	const struct ll_view_change words = { .class = LL_CLASS_WORDING,
					      .span = item->change.span,
					      .nspans = item->change.nspans };
	bool open = item->how == LL_COMPARED_CHANGED;
	struct ll_dict *shown =
		ll_dict_either(row, open, LL_NAME_OPEN, LL_NAME_FOLDED);

	if (!open) {
		ll_dict_literal(shown, LL_NAME_TEXT,
				item->how == LL_COMPARED_NEW
					? "The words"
					: "The words it had");
	}
	ll_timeline_add_words(row, &words);
}

static void say_title(struct ll_say *say, const struct ll_view_compared *item)
{
	if (item->record && ll_str_eq(item->record->title, item->title)) {
		ll_say_record(say, item->record);
	} else if (item->record) {
		ll_say_record_as(say, item->record, item->title);
	} else {
		ll_say_name(say, item->title);
	}
}

static void add_item(const struct redline *it, struct ll_dict *panel,
		     const struct ll_view_compared *item)
{
	struct ll_dict *row = ll_dict_add(panel, LL_NAME_COMPARED);
	struct ll_say say;

	ll_dict_literal(row, LL_NAME_LABEL, how_label(item));
	ll_dict_literal(row, LL_NAME_MARK, how_mark(item));
	say = ll_say_open(it->page, row, LL_NAME_ABOUT);
	say_title(&say, item);
	say_events(it, row, item);
	if (item->change.nspans) {
		add_words(row, item);
	}
}

/* ---- the statements of one kind ------------------------------------------ */

static bool is_same(const struct ll_view_compared *item, enum ll_kind kind)
{
	return item->kind == kind && item->how == LL_COMPARED_SAME;
}

/* Those that read the same, by name: the rest of the page is about the others.
 */
static void say_same(const struct redline *it, struct ll_dict *panel,
		     enum ll_kind kind)
{
	const struct ll_view_compare *pair = it->pair;
	struct ll_say say;
	size_t n = 0;
	size_t told = 0;

	for (size_t i = 0; i < pair->nitems; i++) {
		n += is_same(&pair->item[i], kind);
	}
	if (!n) {
		return;
	}
	say = ll_say_open(it->page, panel, LL_NAME_LEAD);
	for (size_t i = 0; i < pair->nitems; i++) {
		if (is_same(&pair->item[i], kind)) {
			ll_say(&say, ll_say_join(told++, n));
			say_title(&say, &pair->item[i]);
		}
	}
	ll_say(&say, n == 1 ? " reads the same at both points."
			    : " read the same at both points.");
}

static bool has_kind(const struct ll_view_compare *pair, enum ll_kind kind)
{
	for (size_t i = 0; i < pair->nitems; i++) {
		if (pair->item[i].kind == kind) {
			return true;
		}
	}
	return false;
}

static void add_kind(const struct redline *it, enum ll_kind kind,
		     const char *id, const char *heading)
{
	const struct ll_view_compare *pair = it->pair;
	struct ll_dict *panel;

	if (!has_kind(pair, kind)) {
		return;
	}
	panel = ll_panel_open(it->dict, id, heading);
	say_same(it, panel, kind);
	for (size_t i = 0; i < pair->nitems; i++) {
		if (pair->item[i].kind == kind &&
		    pair->item[i].how != LL_COMPARED_SAME) {
			add_item(it, panel, &pair->item[i]);
		}
	}
}

/* ---- the pages ----------------------------------------------------------- */

static ll_str short_name(struct ll_arena *arena,
			 const struct ll_view_compare *pair)
{
	return ll_strf(arena, "%" LL_FMT " to %" LL_FMT,
		       LL_ARG(pair->from.name), LL_ARG(pair->to.name));
}

/* Newest first in the view; what came before is the next one of the same sort.
 */
static void add_neighbours(const struct redline *it)
{
	const struct ll_view *view = it->page->site->view;
	size_t at = (size_t)(it->pair - view->compare);
	bool tag = it->pair->from.what == LL_POINT_TAG;

	if (at + 1 < view->ncompares &&
	    (view->compare[at + 1].from.what == LL_POINT_TAG) == tag) {
		ll_turn_add(
			it->page, it->dict, "Before",
			ll_url_of_compare(it->page->site->urls, it->pair + 1),
			short_name(it->arena, it->pair + 1));
	}
	if (at && (view->compare[at - 1].from.what == LL_POINT_TAG) == tag) {
		ll_turn_add(
			it->page, it->dict, "After",
			ll_url_of_compare(it->page->site->urls, it->pair - 1),
			short_name(it->arena, it->pair - 1));
	}
}

static void make_compare(const struct ll_site *site, const struct ll_page *page,
			 struct ll_dict *dict)
{
	struct redline it = {
		.page = page,
		.pair = page->subject,
		.arena = dict->arena,
		.dict = dict,
	};

	(void)site;
	for (size_t i = 0; i < it.pair->nitems; i++) {
		it.n[it.pair->item[i].how]++;
	}
	add_top(&it);
	add_kind(&it, LL_KIND_MISSION, "mission", "Mission");
	add_kind(&it, LL_KIND_VISION, "vision", "Vision");
	add_kind(&it, LL_KIND_VALUE, "values", "Values");
	add_kind(&it, LL_KIND_PRINCIPLE, "principles", "Principles");
	add_kind(&it, LL_KIND_PILLAR, "strategy", "Strategy");
	add_neighbours(&it);
}

void ll_pages_compare(struct ll_site *site)
{
	for (size_t i = 0; i < site->view->ncompares; i++) {
		ll_site_add(
			site,
			ll_url_of_compare(site->urls, &site->view->compare[i]),
			"compare", make_compare, &site->view->compare[i],
			"planning.html");
	}
}
