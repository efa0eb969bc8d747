#include "site/timeline.h"

#include "base/buf.h"

enum { SMALL_SHOWN = 12, TOGETHER = 3 };

/* One row: changes [first, first + n) of the list, told in one way. */
struct entry {
	enum { ENTRY_CHANGE, ENTRY_SMALL, ENTRY_TOGETHER } type;
	size_t first;
	size_t n;
};

struct entries {
	struct entry *item;
	size_t n;
	size_t cap;
};

/* What a timeline is made from. */
struct line {
	const struct ll_page *page;
	const struct ll_view_change *const *change;
	size_t n;
	bool with_record;
};

ll_str ll_day_span(struct ll_arena *arena, ll_date today, ll_date first,
		   ll_date last)
{
	ll_str end = ll_day(arena, today, last);
	int year;
	int month;
	int day;

	if (first.n == last.n) {
		return end;
	}
	ll_date_split(first, &year, &month, &day);
	if (ll_month_of(first).n == ll_month_of(last).n) {
		return ll_strf(arena, "%d to %" LL_FMT, day, LL_ARG(end));
	}
	if (year == ll_month_year(ll_month_of(last))) {
		return ll_str_join(arena, ll_date_short(arena, first),
				   LL_STR(" to "), end);
	}
	return ll_str_join(arena, ll_date_long(arena, first), LL_STR(" to "),
			   end);
}

/* How many changes from @first on belong to its landing and mean something. */
static size_t count_together(const struct line *line, size_t first)
{
	size_t n = 1;

	while (first + n < line->n &&
	       line->change[first + n]->landing ==
		       line->change[first]->landing &&
	       !ll_change_is_small(line->change[first + n])) {
		n++;
	}
	return n;
}

static size_t count_small(const struct line *line, size_t first)
{
	size_t n = 0;

	while (first + n < line->n &&
	       ll_change_is_small(line->change[first + n])) {
		n++;
	}
	return n;
}

static struct entries group(struct ll_arena *arena, const struct line *line)
{
	struct entries entries = { 0 };

	for (size_t i = 0; i < line->n;) {
		struct entry *entry = LL_PUSH(arena, &entries);
		size_t n;

		entry->first = i;
		entry->n = 1;
		n = count_small(line, i);
		if (n) {
			entry->type = ENTRY_SMALL;
			entry->n = n;
		} else if (line->with_record) {
			n = count_together(line, i);
			entry->type = n > TOGETHER ? ENTRY_TOGETHER :
						     ENTRY_CHANGE;
			entry->n = n > TOGETHER ? n : 1;
		}
		i += entry->n;
	}
	return entries;
}

/* Spans of one block, up to and with the one that ends in a line feed. */
static const struct ll_view_span *add_block(struct ll_dict *words,
					    const struct ll_view_span *span,
					    const struct ll_view_span *end)
{
	static const enum ll_name name[] = {
		[LL_VIEW_SAME] = LL_NAME_SAME,
		[LL_VIEW_REMOVED] = LL_NAME_REMOVED,
		[LL_VIEW_ADDED] = LL_NAME_ADDED,
		[LL_VIEW_ELIDED] = LL_NAME_ELIDED,
	};
	struct ll_dict *block = ll_dict_add(words, LL_NAME_BLOCK);
	bool last = false;

	for (; span < end && !last; span++) {
		struct ll_dict *run = ll_dict_add(block, LL_NAME_RUN);
		struct ll_dict *kind = ll_dict_add(run, name[span->kind]);

		if (span->kind != LL_VIEW_ELIDED) {
			ll_dict_text(kind, LL_NAME_TEXT, span->text);
		}
		last = ll_str_ends(span->text, LL_STR("\n"));
	}
	return span;
}

void ll_timeline_add_words(struct ll_dict *dict,
			   const struct ll_view_change *change)
{
	const struct ll_view_span *span = change->span;
	const struct ll_view_span *end = span + change->nspans;
	bool differs = false;
	struct ll_dict *words;

	for (size_t i = 0; i < change->nspans; i++) {
		differs |= change->span[i].kind == LL_VIEW_ADDED ||
			   change->span[i].kind == LL_VIEW_REMOVED;
	}
	if (!differs || change->class == LL_CLASS_CREATED) {
		return;
	}
	words = ll_dict_add(dict, LL_NAME_WORDS);
	while (span < end) {
		span = add_block(words, span, end);
	}
}

static void add_change(const struct line *line, struct ll_dict *entry,
		       const struct ll_view_change *change)
{
	const struct ll_view_landing *landing = change->landing;
	struct ll_dict *dict = ll_dict_add(entry, LL_NAME_CHANGE);
	struct ll_say by;

	ll_dict_literal(entry, LL_NAME_MARK, ll_change_mark(change));
	ll_sentence_change(line->page, dict, change);
	if (landing->reason_given && landing->reason.len) {
		ll_dict_text(ll_dict_add(dict, LL_NAME_WHY), LL_NAME_TEXT,
			     landing->reason);
	}
	by = ll_say_open(line->page, dict, LL_NAME_BY);
	if (line->with_record) {
		ll_change_subject(&by, change);
		ll_say(&by, " \u00b7 ");
	}
	ll_sentence_by(&by, landing);
	ll_timeline_add_words(dict, change);
}

/* A list that opens: one line a change, the rest counted. */
static void add_list(const struct line *line, struct ll_dict *small,
		     const struct entry *item)
{
	size_t shown = item->n > SMALL_SHOWN + 1 ? SMALL_SHOWN : item->n;

	for (size_t i = 0; i < shown; i++) {
		const struct ll_view_change *change =
			line->change[item->first + i];
		struct ll_say say =
			ll_say_open(line->page, small, LL_NAME_SAY);

		if (item->type == ENTRY_SMALL) {
			ll_sentence_small(&say, change, line->with_record);
			continue;
		}
		ll_change_subject(&say, change);
		ll_say(&say, ": ");
		ll_sentence_first(&say, change);
	}
	if (shown < item->n) {
		struct ll_say say =
			ll_say_open(line->page, small, LL_NAME_SAY);

		ll_say_str(&say, ll_strf(small->arena, "and %zu more",
					 item->n - shown));
	}
}

static ll_str small_title(const struct line *line, const struct entry *item,
			  struct ll_arena *arena)
{
	bool bulk = false;

	for (size_t i = 0; i < item->n; i++) {
		bulk |= line->change[item->first + i]->class == LL_CLASS_BULK;
	}
	return ll_strf(arena, "%zu %s edit%s", item->n,
		       bulk ? "mechanical or bulk" : "mechanical",
		       item->n == 1 ? "" : "s");
}

/* "41 goals set together" */
static ll_str together_title(const struct line *line, const struct entry *item,
			     struct ll_arena *arena)
{
	enum ll_kind kind = line->change[item->first]->kind;
	enum ll_class class = line->change[item->first]->class;

	for (size_t i = 1; i < item->n; i++) {
		if (line->change[item->first + i]->kind != kind) {
			kind = LL_KIND_NONE;
		}
		if (line->change[item->first + i]->class != class) {
			class = LL_NCLASSES;
		}
	}
	return ll_strf(
		arena, "%zu %" LL_FMT " %s in one landing", item->n,
		LL_ARG(kind == LL_KIND_NONE || kind == LL_KIND_PILLAR ||
				       kind == LL_KIND_PAGE ?
			       LL_STR("records") :
			       ll_str_lower(arena, ll_kind_plural(kind))),
		class == LL_CLASS_CREATED ? "recorded" :
		class == LL_CLASS_DELETED ? "removed" :
					    "changed");
}

static void add_entry(const struct line *line, struct ll_dict *stretch,
		      const struct entry *item)
{
	ll_date today = line->page->site->view->today;
	ll_date first = line->change[item->first]->landing->date;
	ll_date last = line->change[item->first + item->n - 1]->landing->date;
	struct ll_dict *entry = ll_dict_add(stretch, LL_NAME_ENTRY);
	struct ll_dict *when = ll_dict_either(entry, first.n == last.n,
					      LL_NAME_ON, LL_NAME_SPAN);
	struct ll_dict *small;

	ll_dict_text(when, LL_NAME_TEXT,
		     ll_day_span(entry->arena, today, first, last));
	if (first.n == last.n) {
		ll_dict_text(when, LL_NAME_ISO,
			     ll_date_iso(entry->arena, first));
	}
	if (item->type == ENTRY_CHANGE) {
		add_change(line, entry, line->change[item->first]);
		return;
	}
	small = ll_dict_add(entry, LL_NAME_SMALL);
	ll_dict_literal(entry, LL_NAME_MARK,
			item->type == ENTRY_SMALL ? "tick" : "dot");
	ll_dict_text(small, LL_NAME_TEXT,
		     item->type == ENTRY_SMALL ?
			     small_title(line, item, entry->arena) :
			     together_title(line, item, entry->arena));
	add_list(line, small, item);
}

static int year_of(const struct line *line, const struct entry *item)
{
	return ll_month_year(
		ll_month_of(line->change[item->first]->landing->date));
}

/* Entries [from, to) of one year, folded. */
static void add_folded(const struct line *line, struct ll_dict *dict,
		       const struct entries *entries, size_t from, size_t to)
{
	struct ll_dict *stretch = ll_dict_add(dict, LL_NAME_STRETCH);
	struct ll_dict *folded = ll_dict_add(stretch, LL_NAME_FOLDED);
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		n += entries->item[i].type != ENTRY_SMALL;
		add_entry(line, stretch, &entries->item[i]);
	}
	ll_dict_number(folded, LL_NAME_LABEL,
		       year_of(line, &entries->item[from]));
	ll_dict_text(folded, LL_NAME_TEXT,
		     n ? ll_strf(dict->arena, "%zu change%s", n,
				 n == 1 ? "" : "s") :
			 LL_STR("Mechanical edits"));
}

void ll_timeline_fill(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_change *const *change, size_t n,
		      bool with_record)
{
	struct line line = { page, change, n, with_record };
	struct entries entries = group(dict->arena, &line);
	size_t open = 0;
	struct ll_dict *stretch;

	if (entries.n > LL_TIMELINE_MANY) {
		open = entries.n - LL_TIMELINE_OPEN;
	}
	for (size_t from = 0; from < open;) {
		size_t to = from + 1;

		while (to < open && year_of(&line, &entries.item[to]) ==
					    year_of(&line, &entries.item[from])) {
			to++;
		}
		add_folded(&line, dict, &entries, from, to);
		from = to;
	}
	if (entries.n == open) {
		return;
	}
	stretch = ll_dict_add(dict, LL_NAME_STRETCH);
	ll_dict_add(stretch, LL_NAME_OPEN);
	for (size_t i = open; i < entries.n; i++) {
		add_entry(&line, stretch, &entries.item[i]);
	}
}

static size_t count_meaning(const struct ll_view_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->nchanges; i++) {
		n += !ll_change_is_small(record->change[i]) &&
		     record->change[i]->class != LL_CLASS_CREATED;
	}
	return n;
}

/* How often a target was made easier or harder. */
static void say_direction(struct ll_say *say,
			  const struct ll_view_record *record)
{
	size_t easier = 0;
	size_t harder = 0;
	struct ll_arena *arena = say->dict->arena;

	for (size_t i = 0; i < record->nchanges; i++) {
		for (size_t k = 0; k < record->change[i]->nevents; k++) {
			easier += record->change[i]->event[k].hint ==
				  LL_VIEW_EASIER;
			harder += record->change[i]->event[k].hint ==
				  LL_VIEW_HARDER;
		}
	}
	if (easier) {
		ll_say(say, "; a target was made easier ");
		ll_say_str(say, ll_count_of(arena, easier, "time", "times"));
	}
	if (harder) {
		ll_say(say, easier ? " and harder " :
				     "; a target was made harder ");
		ll_say_str(say, ll_count_of(arena, harder, "time", "times"));
	}
}

static void say_summary(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record)
{
	size_t n = count_meaning(record);
	struct ll_say say = ll_say_open(page, dict, LL_NAME_LEAD);

	if (!n) {
		ll_say(&say, record->history_complete ?
				     "Nothing that means something has "
				     "changed since it was written down" :
				     "No change that means something is "
				     "known");
	} else {
		ll_say_str(&say, ll_capital(dict->arena,
					    ll_count_of(dict->arena, n,
							"change that means "
							"something",
							"changes that mean "
							"something")));
		ll_say(&say, record->history_complete ?
				     " since it was written down" :
				     " in the history that is here");
	}
	say_direction(&say, record);
	ll_say(&say, ".");
	if (!record->history_complete) {
		ll_say(&say, " What came before is not known.");
	}
}

static void add_today(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *record)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *today = ll_dict_add(dict, LL_NAME_TODAY);
	struct ll_say say;

	ll_dict_text(today, LL_NAME_ISO, ll_date_iso(dict->arena, view->today));
	ll_dict_text(today, LL_NAME_TEXT,
		     ll_date_short(dict->arena, view->today));
	if (!record || record->kind != LL_KIND_GOAL) {
		return;
	}
	say = ll_say_open(page, today, LL_NAME_SAY);
	ll_say_health(&say, record->health, ll_health_label(record->health));
}

void ll_timeline_record(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *changed = ll_dict_add(dict, LL_NAME_CHANGED);

	if (!record->nchanges) {
		struct ll_say say = ll_say_open(page, changed, LL_NAME_NONE);

		ll_say(&say, view->history == LL_VIEW_NO_HISTORY ?
				     "There is no history here to tell how it "
				     "changed." :
				     "No change of it is recorded.");
		return;
	}
	say_summary(page, changed, record);
	ll_timeline_fill(page, changed, record->change, record->nchanges,
			 false);
	add_today(page, changed, record);
}

void ll_timeline_latest(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record)
{
	size_t n = record->nchanges;
	const struct ll_view_change *change;
	struct ll_say say;

	while (n && ll_change_is_small(record->change[n - 1])) {
		n--;
	}
	if (!n) {
		return;
	}
	change = record->change[n - 1];
	say = ll_say_open(page, dict, LL_NAME_LATEST);
	ll_say_url(&say, LL_STR("#s.changed"),
		   change->class == LL_CLASS_CREATED ?
			   LL_STR("Unchanged") :
			   LL_STR("Latest change"));
	ll_say(&say, change->class == LL_CLASS_CREATED ? " since " : ", ");
	ll_say_date(&say, change->landing->date);
	if (change->class != LL_CLASS_CREATED) {
		ll_say(&say, ": ");
		ll_sentence_first(&say, change);
	}
}
