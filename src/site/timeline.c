#include "site/timeline.h"

#include "base/buf.h"

enum { SMALL_SHOWN = 12, TOGETHER = 3 };

/* One row: changes [first, first + n) of the list, told in one way. */
struct entry {
	enum { ENTRY_CHANGE, ENTRY_SMALL, ENTRY_TOGETHER, ENTRY_BULK } type;
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
	enum ll_timeline_of of;
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

/* Small, and told with others of its kind. */
static bool is_quiet(const struct ll_view_change *change)
{
	return ll_change_is_small(change) && !change->undoes;
}

/* One of many alike, in a list of several records. */
static bool is_bulk(const struct line *line, size_t i)
{
	return line->of && line->change[i]->class == LL_CLASS_BULK &&
	       line->change[i]->landing->bulk;
}

static size_t count_small(const struct line *line, size_t first)
{
	size_t n = 0;

	while (first + n < line->n && is_quiet(line->change[first + n]) &&
	       !is_bulk(line, first + n)) {
		n++;
	}
	return n;
}

static size_t count_bulk(const struct line *line, size_t first)
{
	size_t n = 0;

	while (first + n < line->n && is_bulk(line, first + n) &&
	       line->change[first + n]->landing ==
		       line->change[first]->landing) {
		n++;
	}
	return n;
}

/* What means something, what came to nothing, what many share, the rest. */
static int rank(const struct ll_view_change *change)
{
	if (!ll_change_is_small(change)) {
		return 0;
	}
	if (change->undoes) {
		return 1;
	}
	return change->class == LL_CLASS_BULK ? 2 : 3;
}

/* Sorted by weight within each landing; what was taken back is told then. */
static struct line sorted_line(struct ll_arena *arena, const struct line *line)
{
	const struct ll_view_change **sorted =
		LL_NEW(arena, const struct ll_view_change *, line->n);
	struct line out = { line->page, sorted, 0, line->of };
	const struct ll_view_change *const *change = line->change;

	for (size_t from = 0, to = 0; from < line->n; from = to) {
		while (to < line->n &&
		       change[to]->landing == change[from]->landing) {
			to++;
		}
		for (int weight = 0; weight < 4; weight++) {
			for (size_t i = from; i < to; i++) {
				if (rank(change[i]) == weight &&
				    (!change[i]->folded || change[i]->undoes)) {
					sorted[out.n++] = change[i];
				}
			}
		}
	}
	return out;
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
		} else if (is_bulk(line, i)) {
			entry->type = ENTRY_BULK;
			entry->n = count_bulk(line, i);
		} else if (line->of && !line->change[i]->undoes) {
			n = count_together(line, i);
			entry->type =
				n > TOGETHER ? ENTRY_TOGETHER : ENTRY_CHANGE;
			entry->n = n > TOGETHER ? n : 1;
		}
		i += entry->n;
	}
	return entries;
}

static void add_change(const struct line *line, struct ll_dict *entry,
		       const struct ll_view_change *change)
{
	const struct ll_view_landing *landing = change->landing;
	struct ll_dict *dict = ll_dict_add(entry, LL_NAME_CHANGE);
	struct ll_say by;

	ll_dict_literal(entry, LL_NAME_MARK, ll_change_mark(change));
	if (change->undoes) {
		struct ll_say say = ll_say_open(line->page, dict, LL_NAME_SAY);

		ll_sentence_folded(&say, change);
	} else {
		ll_sentence_change(line->page, dict, change);
	}
	if (landing->reason_given && landing->reason.len) {
		ll_dict_text(ll_dict_add(dict, LL_NAME_WHY), LL_NAME_TEXT,
			     landing->reason);
	}
	by = ll_say_open(line->page, dict, LL_NAME_BY);
	if (line->of) {
		ll_change_subject(&by, change);
		ll_say(&by, " \u00b7 ");
	}
	ll_sentence_by(&by, landing);
	if (line->of != LL_TIMELINE_BRIEF && !change->undoes) {
		ll_timeline_add_words(dict, change);
	}
}

/* A list that opens: one line a change, the rest counted. */
static void add_list(const struct line *line, struct ll_dict *small,
		     const struct entry *item)
{
	size_t shown = item->n > SMALL_SHOWN + 1 ? SMALL_SHOWN : item->n;

	for (size_t i = 0; i < shown; i++) {
		const struct ll_view_change *change =
			line->change[item->first + i];
		struct ll_say say = ll_say_open(line->page, small, LL_NAME_SAY);

		if (item->type == ENTRY_SMALL) {
			ll_sentence_small(&say, change, line->of);
			continue;
		}
		ll_change_subject(&say, change);
		if (item->type == ENTRY_TOGETHER) {
			ll_say(&say, ": ");
			ll_sentence_first(&say, change);
		}
	}
	if (shown < item->n) {
		struct ll_say say = ll_say_open(line->page, small, LL_NAME_SAY);

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

/* "195 records changed in the same way: ..." */
static ll_str bulk_title(const struct line *line, const struct entry *item,
			 struct ll_arena *arena)
{
	const struct ll_view_bulk *bulk =
		line->change[item->first]->landing->bulk;

	return ll_strf(arena, "%zu record%s changed in the same way: %" LL_FMT,
		       bulk->nrecords, bulk->nrecords == 1 ? "" : "s",
		       LL_ARG(ll_bulk_text(arena, bulk)));
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
				       kind == LL_KIND_PAGE
			       ? LL_STR("records")
			       : ll_str_lower(arena, ll_kind_plural(kind))),
		class == LL_CLASS_CREATED   ? "recorded"
		: class == LL_CLASS_DELETED ? "removed"
					    : "changed");
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
			item->type == ENTRY_TOGETHER ? "dot" : "tick");
	ll_dict_text(small, LL_NAME_TEXT,
		     item->type == ENTRY_SMALL
			     ? small_title(line, item, entry->arena)
		     : item->type == ENTRY_BULK
			     ? bulk_title(line, item, entry->arena)
			     : together_title(line, item, entry->arena));
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
	ll_dict_text(
		folded, LL_NAME_TEXT,
		n ? ll_strf(dict->arena, "%zu change%s", n, n == 1 ? "" : "s")
		  : LL_STR("Mechanical edits"));
}

void ll_timeline_fill(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_change *const *change, size_t n,
		      enum ll_timeline_of of)
{
	struct line given = { page, change, n, of };
	struct line line = sorted_line(dict->arena, &given);
	struct entries entries = group(dict->arena, &line);
	size_t open = 0;
	struct ll_dict *stretch;

	if (entries.n > LL_TIMELINE_MANY) {
		open = entries.n - LL_TIMELINE_OPEN;
	}
	for (size_t from = 0; from < open;) {
		size_t to = from + 1;

		while (to < open &&
		       year_of(&line, &entries.item[to]) ==
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
