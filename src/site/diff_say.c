#include "base/buf.h"
#include "site/diff_internal.h"
#include "site/say.h"
#include "site/sentence.h"

enum { MAX_SAYS = 24, TITLE_LETTERS = 160 };

static void add(struct ll_diff_item *item, ll_str text)
{
	if (text.len && item->nsays < MAX_SAYS) {
		item->say[item->nsays++] = text;
	}
}

/* ---- what the record says of itself -------------------------------------- */

static void add_sentences(const struct ll_differ *differ,
			  const struct ll_view_change *change,
			  struct ll_diff_item *item)
{
	struct ll_dict *dict = ll_dict_make(differ->arena);
	const struct ll_dict_entry *says;

	ll_sentence_change(differ->page, dict, change);
	says = ll_dict_find(dict, LL_NAME_SAY);
	for (const struct ll_dict *one = says ? says->first : NULL; one;
	     one = one->next) {
		add(item, ll_say_plain(differ->arena, one));
	}
}

static ll_str names_of(struct ll_arena *arena, const struct ll_view_whos *whos)
{
	struct ll_buf out = ll_buf_make(arena);

	for (size_t i = 0; i < whos->n; i++) {
		ll_buf_add(&out, ll_str_from(ll_say_join(i, whos->n)));
		ll_buf_add(&out, whos->item[i].name);
	}
	return ll_buf_done(&out);
}

static ll_str titles_of(struct ll_arena *arena, const struct ll_view_list *list)
{
	struct ll_buf out = ll_buf_make(arena);
	size_t shown = list->n > 3 ? 3 : list->n;

	for (size_t i = 0; i < shown; i++) {
		ll_buf_add(&out, i ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&out, ll_clip(arena, list->item[i]->title, 80));
	}
	if (shown < list->n) {
		ll_buf_addf(&out, " and %zu more", list->n - shown);
	}
	return ll_buf_done(&out);
}

/* A new goal: whose it is, what it is for, and what it lacks. */
static void add_goal(const struct ll_differ *differ,
		     const struct ll_view_record *goal,
		     struct ll_diff_item *item)
{
	struct ll_arena *arena = differ->arena;

	add(item, goal->owner.n ? ll_str_join(arena, LL_STR("Owned by "),
					      names_of(arena, &goal->owner),
					      LL_STR(""))
				: LL_STR("Nobody owns it"));
	add(item,
	    goal->supports.n
		    ? ll_str_join(arena, LL_STR("Supports "),
				  titles_of(arena, &goal->supports), LL_STR(""))
		    : LL_STR("It supports nothing yet"));
}

/* ---- what it means ------------------------------------------------------- */

ll_str ll_diff_health(struct ll_arena *arena, enum ll_health health)
{
	char *copy = ll_str_zero(arena, ll_health_label(health));

	copy[0] = ll_to_lower(copy[0]);
	return ll_str_from(copy);
}

/* Without its day: that takes the history, which is not read. */
static ll_str why_of(struct ll_arena *arena,
		     const struct ll_view_record *record)
{
	static const ll_str known[] = { LL_STR_INIT("reported so"),
					LL_STR_INIT("no report"),
					LL_STR_INIT("worked out from progress "
						    "and time") };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (ll_str_starts(record->health_why, known[i])) {
			return ll_strf(arena, " (%" LL_FMT ")",
				       LL_ARG(known[i]));
		}
	}
	return LL_STR("");
}

static void add_health(struct ll_arena *arena, const struct ll_view_pair *pair,
		       struct ll_diff_item *item)
{
	add(item,
	    ll_strf(arena, "Health is now %" LL_FMT "%" LL_FMT ", was %" LL_FMT,
		    LL_ARG(ll_diff_health(arena, pair->after->health)),
		    LL_ARG(why_of(arena, pair->after)),
		    LL_ARG(ll_diff_health(arena, pair->before->health))));
}

static void add_progress(struct ll_arena *arena,
			 const struct ll_view_pair *pair,
			 struct ll_diff_item *item)
{
	ll_str was = ll_percent(arena, pair->before->progress);
	ll_str is = ll_percent(arena, pair->after->progress);

	if (!is.len) {
		add(item,
		    ll_strf(arena,
			    "Progress can no longer be told, was %" LL_FMT,
			    LL_ARG(was)));
	} else if (!was.len) {
		add(item, ll_strf(arena, "Progress can now be told: %" LL_FMT,
				  LL_ARG(is)));
	} else {
		add(item,
		    ll_strf(arena, "Progress is now %" LL_FMT ", was %" LL_FMT,
			    LL_ARG(is), LL_ARG(was)));
	}
}

static const char *top_name(const struct ll_view *view)
{
	return view->mission ? "mission" : "vision";
}

static ll_str first_goal(const struct ll_view_record *record)
{
	for (size_t i = 0; i < record->child.n; i++) {
		if (record->child.item[i]->kind == LL_KIND_GOAL) {
			return record->child.item[i]->title;
		}
	}
	return LL_STR("");
}

static void add_line_of_sight(const struct ll_differ *differ,
			      const struct ll_view_pair *pair,
			      const struct ll_diff_effect *effect,
			      struct ll_diff_item *item)
{
	struct ll_arena *arena = differ->arena;
	const struct ll_view_record *is = pair->after;

	if (effect->sight) {
		add(item,
		    ll_strf(arena,
			    effect->sight > 0 ? "Leads to the %s now"
					      : "No longer leads to the %s",
			    top_name(differ->diff->head)));
	}
	if (effect->goals < 0) {
		add(item, LL_STR("No goal supports it any more"));
	} else if (effect->goals) {
		add(item,
		    ll_str_join(arena, LL_STR("A first goal supports it: "),
				ll_clip(arena, first_goal(is), TITLE_LETTERS),
				LL_STR("")));
	}
	if (effect->cited < 0) {
		add(item, LL_STR("Nothing cites it any more"));
	} else if (effect->cited) {
		add(item,
		    ll_str_join(arena, LL_STR("Cited now, by "),
				titles_of(arena, &is->cited_by), LL_STR("")));
	}
}

static void add_agreements(struct ll_arena *arena,
			   const struct ll_view_pair *pair,
			   struct ll_diff_item *item)
{
	size_t n = pair->after->nagreements;
	size_t earlier = pair->earlier.n;

	if (earlier) {
		add(item, ll_strf(arena,
				  "%zu of %zu agreement%s %s now to earlier "
				  "words: %" LL_FMT,
				  earlier, n, n == 1 ? "" : "s",
				  earlier == 1 ? "is" : "are",
				  LL_ARG(names_of(arena, &pair->earlier))));
	}
}

void ll_diff_says(const struct ll_differ *differ,
		  const struct ll_view_pair *pair,
		  const struct ll_view_change *change,
		  struct ll_diff_item *item)
{
	struct ll_arena *arena = differ->arena;
	struct ll_diff_effect effect = { 0 };

	item->say = LL_NEW(arena, ll_str, MAX_SAYS);
	if (change) {
		add_sentences(differ, change, item);
	}
	if (!pair->after) {
		add(item, LL_STR("Removed"));
		return;
	}
	if (!pair->before) {
		if (pair->after->kind == LL_KIND_GOAL) {
			add_goal(differ, pair->after, item);
		}
		return;
	}
	effect = ll_diff_effect_of(differ->diff, pair);
	if (effect.health &&
	    differ->health[pair->before->health][pair->after->health] <
		    LL_DIFF_MANY) {
		add_health(arena, pair, item);
	}
	if (effect.progress) {
		add_progress(arena, pair, item);
	}
	add_line_of_sight(differ, pair, &effect, item);
	add_agreements(arena, pair, item);
}
