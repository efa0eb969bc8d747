#include "site/timeline.h"

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

	for (size_t i = 0; i < change->nevents; i++) {
		if (change->event[i].type == LL_EVENT_REWORDED &&
		    change->event[i].bulk) {
			return; /* told once, for all of them */
		}
	}
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
		ll_say_str(say, ll_count_times(arena, easier));
	}
	if (harder) {
		ll_say(say,
		       easier ? " and harder " : "; a target was made harder ");
		ll_say_str(say, ll_count_times(arena, harder));
	}
}

static void say_summary(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *record)
{
	size_t n = count_meaning(record);
	struct ll_say say = ll_say_open(page, dict, LL_NAME_LEAD);

	if (!n) {
		ll_say(&say, record->history_complete
				     ? "Nothing that means something has "
				       "changed since it was written down"
				     : "No change that means something is "
				       "known");
	} else {
		ll_say_str(&say, ll_capital(dict->arena,
					    ll_count_of(dict->arena, n,
							"change that means "
							"something",
							"changes that mean "
							"something")));
		ll_say(&say, record->history_complete
				     ? " since it was written down"
				     : " in the history that is here");
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

		ll_say(&say,
		       view->history == LL_VIEW_NO_HISTORY
			       ? "There is no history here to tell how it "
				 "changed."
			       : "No change of it is recorded.");
		return;
	}
	say_summary(page, changed, record);
	ll_timeline_fill(page, changed, record->change, record->nchanges,
			 LL_TIMELINE_ONE);
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
		   change->class == LL_CLASS_CREATED ? LL_STR("Unchanged")
						     : LL_STR("Latest change"));
	ll_say(&say, change->class == LL_CLASS_CREATED ? " since " : ", ");
	ll_say_date(&say, change->landing->date);
	if (change->class != LL_CLASS_CREATED) {
		ll_say(&say, ": ");
		ll_sentence_first(&say, change);
	}
}
