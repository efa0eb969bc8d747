#include "site/rows.h"

#include "base/buf.h"
#include "site/in_use.h"
#include "site/prose.h"

enum { CITED_SHOWN = 8, SIGHT_LETTERS = 160, FACTS_OPEN = 2 };

ll_str ll_kind_one(struct ll_arena *arena, const struct ll_view_record *record)
{
	ll_str word = ll_capital(arena, ll_kind_word(record->kind));

	if (record->kind == LL_KIND_PAGE) {
		return LL_STR("Page");
	}
	if (record->kind == LL_KIND_PULSE) {
		return LL_STR("Survey");
	}
	if (record->kind == LL_KIND_GOAL && record->period) {
		return ll_str_join(arena, LL_STR("Goal of "),
				   ll_period_of(arena, record->period),
				   LL_STR(""));
	}
	return word;
}

ll_str ll_kind_number(const struct ll_page *page, struct ll_arena *arena,
		      const struct ll_view_record *record)
{
	const struct ll_view_list *all =
		&page->site->view->by_kind[record->kind];
	ll_str kind = ll_kind_one(arena, record);

	if (record->kind != LL_KIND_PILLAR && record->kind != LL_KIND_VALUE &&
	    record->kind != LL_KIND_PRINCIPLE) {
		return kind;
	}
	for (size_t i = 0; i < all->n; i++) {
		if (all->item[i] == record) {
			return ll_strf(arena, "%" LL_FMT " %zu", LL_ARG(kind),
				       i + 1);
		}
	}
	return kind;
}

static const char *sight_mark(const struct ll_view_record *record)
{
	if (record->kind == LL_KIND_MISSION) {
		return "disc";
	}
	return "ring";
}

/* A mission is known by its words, everything else by its title. */
static ll_str sight_text(struct ll_arena *arena,
			 const struct ll_view_record *record)
{
	if ((record->kind == LL_KIND_MISSION ||
	     record->kind == LL_KIND_VISION) &&
	    record->statement) {
		return ll_clip(arena, ll_md_plain(arena, record->statement),
			       SIGHT_LETTERS);
	}
	return record->title;
}

bool ll_sight_fill(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *record)
{
	const struct ll_view_list *sight = &record->sight;
	size_t told = 0;

	for (size_t i = 0; i < sight->n; i++) {
		const struct ll_view_record *up = sight->item[i];
		struct ll_dict *row;

		if (up == record) {
			continue;
		}
		row = ll_dict_add(dict, LL_NAME_SIGHT);
		ll_dict_text(row, LL_NAME_LABEL,
			     ll_kind_number(page, dict->arena, up));
		ll_dict_literal(row, LL_NAME_MARK, sight_mark(up));
		ll_dict_text(row, LL_NAME_TEXT, sight_text(dict->arena, up));
		ll_dict_url(row, LL_NAME_HREF,
			    ll_url_href(dict->arena, page->path,
					ll_url_of(page->site->urls, up),
					LL_STR("")));
		told++;
	}
	return told > 0;
}

/* When it was, for a row of citations. */
static ll_str row_label(const struct ll_page *page, struct ll_arena *arena,
			const struct ll_view_record *record)
{
	ll_str kind = ll_capital(arena, ll_kind_word(record->kind));

	if (record->date.n) {
		return ll_str_join(
			arena, kind, LL_STR(", "),
			ll_day(arena, page->site->view->today, record->date));
	}
	if (record->kind == LL_KIND_UPDATE && record->month_last.n) {
		return ll_str_join(arena, kind, LL_STR(", "),
				   ll_month_long(arena, record->month_last));
	}
	return ll_kind_one(arena, record);
}

void ll_record_row(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *record)
{
	struct ll_dict *row = ll_dict_add(dict, LL_NAME_RECORD);

	ll_dict_text(row, LL_NAME_LABEL, row_label(page, dict->arena, record));
	ll_dict_literal(row, LL_NAME_MARK, "dot");
	ll_dict_text(row, LL_NAME_TEXT, record->title);
	ll_dict_url(row, LL_NAME_HREF,
		    ll_url_href(dict->arena, page->path,
				ll_url_of(page->site->urls, record),
				LL_STR("")));
}

/* "two meetings, one moment" */
static void say_kinds(struct ll_say *say, const struct ll_view_list *list)
{
	size_t count[LL_NKINDS] = { 0 };
	size_t kinds = 0;
	size_t told = 0;
	struct ll_arena *arena = say->dict->arena;

	for (size_t i = 0; i < list->n; i++) {
		kinds += !count[list->item[i]->kind]++;
	}
	for (int kind = 0; kind < LL_NKINDS; kind++) {
		ll_str one = ll_kind_word((enum ll_kind)kind);

		if (!count[kind]) {
			continue;
		}
		ll_say(say, ll_say_join(told++, kinds));
		ll_say_str(say, ll_count_word(arena, count[kind]));
		ll_say(say, " ");
		ll_say_str(say, one);
		if (count[kind] > 1 && kind != LL_KIND_PERSON) {
			ll_say(say, "s");
		}
	}
}

static bool reports_on(const struct ll_view_record *goal,
		       const struct ll_view_record *update)
{
	for (size_t i = 0; i < goal->nreports; i++) {
		if (goal->report[i].update == update) {
			return true;
		}
	}
	return false;
}

static struct ll_view_list citations(struct ll_arena *arena,
				     const struct ll_view_record *record)
{
	const struct ll_view_list *all = &record->cited_by;
	struct ll_view_list cited = {
		.item = LL_NEW(arena, const struct ll_view_record *, all->n)
	};

	for (size_t i = 0; i < all->n; i++) {
		if (record->kind != LL_KIND_GOAL ||
		    !reports_on(record, all->item[i])) {
			cited.item[cited.n++] = all->item[i];
		}
	}
	return cited;
}

static void add_more(const struct ll_page *page, struct ll_dict *lived,
		     const struct ll_view_list *cited, size_t shown)
{
	struct ll_dict *more = ll_dict_add(lived, LL_NAME_MORE);

	ll_dict_text(more, LL_NAME_TEXT,
		     ll_strf(more->arena, "%zu more", cited->n - shown));
	for (size_t i = shown; i < cited->n; i++) {
		struct ll_say say = ll_say_open(page, more, LL_NAME_SAY);

		ll_say_str(&say, row_label(page, more->arena, cited->item[i]));
		ll_say(&say, ": ");
		ll_say_record(&say, cited->item[i]);
	}
}

void ll_lived_fill(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *record)
{
	struct ll_view_list cited = citations(dict->arena, record);
	size_t shown = cited.n > CITED_SHOWN + 1 ? CITED_SHOWN : cited.n;
	struct ll_dict *lived;
	struct ll_say say;

	if (!cited.n && !record->in_use) {
		return;
	}
	lived = ll_dict_add(dict, LL_NAME_LIVED);
	say = ll_say_open(page, lived, LL_NAME_LEAD);
	if (cited.n) {
		ll_say(&say, "In ");
		say_kinds(&say, &cited);
		ll_say(&say, ". ");
	}
	if (record->in_use) {
		ll_in_use_say(&say, record);
	}
	for (size_t i = 0; i < shown; i++) {
		ll_record_row(page, lived, cited.item[i]);
	}
	if (shown < cited.n) {
		add_more(page, lived, &cited, shown);
	}
}

static bool is_own(const struct ll_view_field *field)
{
	return !field->known && field->text.len;
}

/* A few stand with the other facts; more are folded, to keep them short. */
static struct ll_dict *list_for_own(struct ll_dict *dict,
				    const struct ll_view_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->nfields; i++) {
		n += is_own(&record->field[i]);
	}
	if (n <= FACTS_OPEN) {
		return NULL;
	}
	dict = ll_dict_add(dict, LL_NAME_MORE_FACTS);
	ll_dict_text(dict, LL_NAME_TEXT,
		     ll_strf(dict->arena, "%zu more fields", n));
	return dict;
}

void ll_facts_own(const struct ll_page *page, struct ll_dict *dict,
		  const struct ll_view_record *record)
{
	struct ll_prose prose = ll_prose_make(page, dict, record);
	struct ll_dict *more = list_for_own(dict, record);

	for (size_t i = 0; i < record->nfields; i++) {
		const struct ll_view_field *field = &record->field[i];
		struct ll_say say;

		if (!is_own(field)) {
			continue;
		}
		if (more) {
			struct ll_dict *fact = ll_dict_add(more, LL_NAME_FACT);

			ll_dict_text(fact, LL_NAME_KEY, field->key);
			say = ll_say_open(page, fact, LL_NAME_SAY);
		} else {
			say = ll_fact_open(
				page, dict,
				ll_str_zero(dict->arena, field->key));
		}
		if (field->markdown) {
			ll_say_markup(&say, ll_prose_inlines(&prose,
							     field->markdown));
		} else {
			ll_say_name(&say, field->text);
		}
	}
}

void ll_say_file(const struct ll_page *page, struct ll_dict *dict,
		 const struct ll_view_record *record)
{
	struct ll_say say = ll_say_open(page, dict, LL_NAME_KNOWS);

	ll_say(&say, "From ");
	ll_say_code(&say, record->path);
	if (record->line > 1) {
		ll_say_str(&say,
			   ll_strf(dict->arena, ", line %d", record->line));
	}
	if (record->nchanges) {
		ll_say(&say, ", changed in ");
		ll_say_str(&say, ll_strf(dict->arena, "%zu landing%s",
					 record->nchanges,
					 record->nchanges == 1 ? "" : "s"));
	}
	ll_say(&say,
	       record->uncommitted ? ", with edits not yet committed." : ".");
}
