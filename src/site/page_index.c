#include "site/coming.h"
#include "site/finding.h"
#include "site/prose.h"
#include "site/rows.h"
#include "site/timeline.h"

#include "base/buf.h"

enum {
	STATEMENT_LETTERS = 280, /* of a mission that can be a heading */
	CARDS_SHOWN = 4,         /* kinds of finding */
	ENTRIES_SHOWN = 10,      /* of what changed lately */
	LATELY_DAYS = 120,
};

/* The day since which it has had its present words, or none. */
static ll_date words_since(const struct ll_view_record *record)
{
	for (size_t i = record->nchanges; i-- > 0;) {
		if (!ll_change_is_small(record->change[i])) {
			return record->change[i]->landing->date;
		}
	}
	return LL_DATE_NONE;
}

static size_t letters_of(struct ll_arena *arena,
			 const struct ll_view_record *record)
{
	return record && record->statement
		       ? ll_md_plain(arena, record->statement).len
		       : 0;
}

static void fill_mission(const struct ll_page *page, struct ll_dict *dict,
			 const struct ll_view_record *mission)
{
	struct ll_dict *top = ll_dict_add(dict, LL_NAME_MISSION);
	struct ll_prose prose = ll_prose_make(page, dict, mission);
	struct ll_say by = ll_say_open(page, top, LL_NAME_BY);
	ll_date since = words_since(mission);

	ll_dict_html(top, LL_NAME_INLINE,
		     ll_prose_inlines(&prose, mission->statement));
	if (since.n) {
		ll_say(&by, "In these words since ");
		ll_say_date(&by, since);
		ll_say(&by, ". ");
	}
	ll_say_record_as(&by, mission, LL_STR("How we came to them"));
}

/* No mission, or one that is too long to be a heading. */
static void fill_title(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *mission)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *top = ll_dict_add(dict, LL_NAME_NO_MISSION);
	struct ll_say say;

	if (view->description.len) {
		say = ll_say_open(page, top, LL_NAME_SAY);
		ll_say_str(&say, view->description);
	}
	say = ll_say_open(page, top, LL_NAME_BY);
	if (mission) {
		ll_say_record_as(&say, mission, LL_STR("The mission"));
	} else {
		ll_say(&say, "No mission is recorded here.");
	}
}

static void fill_vision(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *vision)
{
	struct ll_prose prose = ll_prose_make(page, dict, vision);
	struct ll_dict *row = ll_dict_add(dict, LL_NAME_VISION);

	ll_dict_html(row, LL_NAME_INLINE,
		     ll_prose_inlines(&prose, vision->statement));
	ll_dict_literal(row, LL_NAME_TEXT, "Vision");
	ll_dict_url(row, LL_NAME_HREF,
		    ll_url_href(dict->arena, page->path,
				ll_url_of(page->site->urls, vision),
				LL_STR("")));
}

static void fill_top(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	size_t letters = letters_of(dict->arena, view->mission);

	if (letters && letters <= STATEMENT_LETTERS) {
		fill_mission(page, dict, view->mission);
	} else {
		fill_title(page, dict, view->mission);
	}
	if (view->vision && view->vision->statement) {
		fill_vision(page, dict, view->vision);
	}
}

/* The newest month that is over: who reported. */
static void note_month(const struct ll_page *page, struct ll_dict *doing)
{
	const struct ll_view *view = page->site->view;
	struct ll_arena *arena = doing->arena;
	const struct ll_view_month *month = view->month;
	size_t expected = 0;
	size_t reported = 0;
	struct ll_say say;

	for (size_t i = 0; i < view->nmonths && !month->over; i++) {
		month++;
	}
	if (month == view->month + view->nmonths || !view->nmonths) {
		return;
	}
	for (size_t i = 0; i < month->nteams; i++) {
		expected += month->team[i].expected || month->team[i].updates.n;
		reported += month->team[i].updates.n > 0;
	}
	say = ll_say_open(page, doing, LL_NAME_NOTE);
	ll_say_strong(&say, ll_month_name(ll_month_number(month->month)));
	if (expected) {
		ll_say(&say, ": ");
		ll_say_str(&say, ll_count_word(arena, reported));
		ll_say(&say, " of ");
		ll_say_str(&say, ll_count_of(arena, expected, "team", "teams"));
		ll_say(&say, " reported");
	}
	ll_say(&say, ". ");
	ll_say_page(&say, ll_url_of_month(arena, "progress", month->month),
		    LL_STR(""), LL_STR("Read the month"));
}

static void note_periods(const struct ll_page *page, struct ll_dict *doing)
{
	const struct ll_view *view = page->site->view;
	struct ll_say say = ll_say_open(page, doing, LL_NAME_NOTE);

	if (view->current) {
		ll_say_page(
			&say, ll_url_of_period(page->site->urls, view->current),
			LL_STR(""),
			ll_str_join(doing->arena, LL_STR("All of "),
				    ll_period_of(doing->arena, view->current),
				    LL_STR("")));
	}
	if (view->nperiods > 1) {
		ll_say(&say, ", and ");
		ll_say_page(&say, LL_STR("goals.html"), LL_STR(""),
			    ll_count_of(doing->arena, view->nperiods - 1,
					"other period", "other periods"));
	}
}

static void fill_doing(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	const struct ll_view_list *goals =
		view->current ? &view->current->goals
			      : &view->by_kind[LL_KIND_GOAL];
	struct ll_goal_tree tree = ll_goal_tree_make(dict->arena, goals);
	struct ll_dict *doing = ll_dict_add(dict, LL_NAME_DOING);
	struct ll_say say;

	if (!tree.n) {
		say = ll_say_open(page, doing, LL_NAME_NONE);
		ll_say(&say, "No goal is recorded yet. A Markdown file under "
			     "goals/ and a year would be the first.");
		note_month(page, doing);
		return;
	}
	say = ll_say_open(page, doing, LL_NAME_LEAD);
	ll_goal_summary(&say, &tree,
			view->current ? ll_period_of(dict->arena, view->current)
				      : LL_STR(""));
	if (view->current && !view->current->current) {
		ll_say(&say, " That time is over; nothing newer is recorded.");
	}
	ll_goal_tallies(doing, &tree);
	note_month(page, doing);
	note_periods(page, doing);
	ll_goal_groups(page, dict, &tree);
}

/* Findings that people can close, as opposed to who runs the build. */
static bool needs_someone(const struct ll_view_finding *finding)
{
	return finding->family != LL_FAMILY_HISTORY &&
	       finding->code != LL_D_FILE_SKIPPED;
}

static void add_card(const struct ll_page *page, struct ll_dict *cards,
		     const struct ll_view_finding *finding, size_t alike)
{
	struct ll_arena *arena = cards->arena;
	struct ll_dict *card = ll_dict_add(cards, LL_NAME_FINDING);
	struct ll_say say = ll_say_open(page, card, LL_NAME_SAY);

	ll_dict_text(card, LL_NAME_TEXT, ll_capital(arena, finding->message));
	ll_dict_show(card, LL_NAME_WARNING, finding->level != LL_NOTE);
	ll_say_code(&say, ll_finding_place(arena, finding));
	ll_say(&say, ". ");
	ll_finding_say(&say, finding);
	ll_say(&say, " ");
	if (alike > 1) {
		ll_say_str(&say,
			   ll_capital(arena, ll_count_of(arena, alike - 1,
							 "more like it",
							 "more like it")));
		ll_say(&say, ". ");
	}
	ll_say_page(&say, LL_STR("alignment.html"),
		    ll_finding_anchor(arena, finding->family),
		    ll_str_from(ll_diag_info[finding->code].code));
}

/* One card for each code, errors first. */
static void add_cards(const struct ll_page *page, struct ll_dict *needs,
		      const size_t *count)
{
	const struct ll_view *view = page->site->view;
	bool *told = LL_NEW(needs->arena, bool, LL_NDIAGS);
	struct ll_dict *cards = NULL;
	size_t shown = 0;

	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		for (size_t i = 0; i < view->nfindings; i++) {
			const struct ll_view_finding *finding =
				&view->finding[i];

			if ((int)finding->level != level ||
			    told[finding->code] || !needs_someone(finding) ||
			    shown == CARDS_SHOWN) {
				continue;
			}
			if (!cards) {
				cards = ll_dict_add(needs, LL_NAME_CARDS);
			}
			told[finding->code] = true;
			add_card(page, cards, finding, count[finding->code]);
			shown++;
		}
	}
}

static void fill_needs(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *needs = ll_dict_add(dict, LL_NAME_NEEDS);
	size_t *count = LL_NEW(dict->arena, size_t, LL_NDIAGS);
	struct ll_say say;

	for (size_t i = 0; i < view->nfindings; i++) {
		count[view->finding[i].code]++;
	}
	if (!view->nfindings) {
		say = ll_say_open(page, needs, LL_NAME_NONE);
		ll_say(&say, "No finding in what is recorded. ");
		ll_say_page(&say, LL_STR("alignment.html"), LL_STR(""),
			    LL_STR("What was looked for"));
		return;
	}
	say = ll_say_open(page, needs, LL_NAME_LEAD);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena, view->nfindings,
						"finding", "findings")));
	ll_say(&say, ", each with who can close it. ");
	ll_say_page(&say, LL_STR("alignment.html"), LL_STR(""),
		    LL_STR("Where we are not aligned"));
	add_cards(page, needs, count);
}

/* Where the list of what changed lately begins, in changes by landing. */
static size_t lately_from(const struct ll_view *view, size_t *nmeaning)
{
	size_t entries = 0;
	size_t from = view->nchanges;
	const struct ll_view_landing *landing = NULL;

	*nmeaning = 0;
	for (size_t i = view->nchanges; i-- > 0;) {
		const struct ll_view_change *change = &view->change[i];

		if (ll_change_is_small(change)) {
			continue;
		}
		entries += change->landing != landing;
		if (entries > ENTRIES_SHOWN ||
		    (entries > 3 &&
		     change->landing->date.n < view->today.n - LATELY_DAYS)) {
			break;
		}
		landing = change->landing;
		from = i;
		++*nmeaning;
	}
	return from;
}

static void add_today(const struct ll_page *page, struct ll_dict *changed,
		      ll_date newest)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *today = ll_dict_add(changed, LL_NAME_TODAY);
	struct ll_say say = ll_say_open(page, today, LL_NAME_SAY);

	ll_dict_text(today, LL_NAME_ISO,
		     ll_date_iso(today->arena, view->today));
	ll_dict_text(today, LL_NAME_TEXT,
		     ll_date_short(today->arena, view->today));
	if (newest.n < view->today.n) {
		ll_say(&say, "Nothing new has been recorded today.");
	} else {
		ll_say(&say, "As it stands now.");
	}
}

static void fill_changed(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *changed = ll_dict_add(dict, LL_NAME_CHANGED);
	size_t meaning;
	size_t from = lately_from(view, &meaning);
	size_t n = view->nchanges - from;
	const struct ll_view_change **change =
		LL_NEW(dict->arena, const struct ll_view_change *, n);
	struct ll_say say;

	if (!n) {
		say = ll_say_open(page, changed, LL_NAME_NONE);
		ll_say(&say, view->history == LL_VIEW_NO_HISTORY
				     ? "There is no history here to tell what "
				       "changed."
				     : "No change that means something is "
				       "recorded.");
		return;
	}
	for (size_t i = 0; i < n; i++) {
		change[i] = &view->change[from + i];
	}
	say = ll_say_open(page, changed, LL_NAME_LEAD);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena, meaning,
						"change that means something",
						"changes that mean "
						"something")));
	ll_say(&say, " since ");
	ll_say_date(&say, change[0]->landing->date);
	ll_say(&say, ". ");
	ll_say_page(&say, LL_STR("changes.html"), LL_STR(""),
		    LL_STR("All changes"));
	ll_timeline_fill(page, changed, change, n, LL_TIMELINE_SEVERAL);
	add_today(page, changed, change[n - 1]->landing->date);
}

static void make_index(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	ll_dict_literal(dict, LL_NAME_TITLE, "Now");
	if (site->view->description.len) {
		ll_dict_text(ll_dict_add(dict, LL_NAME_DESCRIBED), LL_NAME_TEXT,
			     site->view->description);
	}
	fill_top(page, dict);
	fill_doing(page, dict);
	fill_needs(page, dict);
	fill_changed(page, dict);
	ll_coming_fill(page, dict);
}

void ll_pages_index(struct ll_site *site)
{
	ll_site_add(site, LL_STR("index.html"), "index", make_index, NULL,
		    "index.html");
}
