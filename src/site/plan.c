#include "site/plan.h"

#include "base/buf.h"
#include "site/rows.h"
#include "site/sentence.h"

/* The rows of one table are those of one group, told in the plan's order. */
struct tables {
	const struct ll_page *page;
	struct ll_dict *dict;
	const struct ll_plan *plan;
	struct ll_map group; /* id of a goal -> struct ll_goal_item */
	bool *told;          /* [plan->ngoals] */
};

ll_str ll_plan_path(struct ll_arena *arena, const struct ll_site *site,
		    const struct ll_view_period *period)
{
	ll_str path = ll_url_of_period(site->urls, period);

	return ll_str_join(arena, LL_STR("planning/"), ll_path_base(path),
			   LL_STR(""));
}

/* ---- terms --------------------------------------------------------------- */

static bool is_same(ll_number a, ll_number b)
{
	return a.known == b.known && (!a.known || a.value == b.value);
}

static bool has_moved(const struct ll_term *term)
{
	if (term->what == LL_TERM_DUE) {
		return term->due_then.n != term->due_now.n;
	}
	return !is_same(term->then, term->now) ||
	       (term->what == LL_TERM_METRIC &&
		!is_same(term->from_then, term->from_now));
}

static void say_number(struct ll_say *say, ll_number number, ll_str unit,
		       bool new)
{
	ll_str text = number.known
			      ? ll_number_text(say->dict->arena, number, unit)
			      : LL_STR("not set");

	if (new) {
		ll_say_new(say, text);
	} else {
		ll_say_name(say, text);
	}
}

/* "Median wait from 21 to 9 days"; @now marks what is new in it. */
static void say_metric(struct ll_say *say, const struct ll_term *term, bool now)
{
	ll_number from = now ? term->from_now : term->from_then;
	ll_number to = now ? term->now : term->then;

	ll_say_name(say, term->name);
	ll_say_name(say, from.known ? LL_STR(" from ") : LL_STR(" "));
	if (from.known) {
		say_number(say, from, LL_STR(""),
			   now && !is_same(from, term->from_then));
		ll_say_name(say, LL_STR(" to "));
	}
	say_number(say, to, term->unit, now && !is_same(to, term->then));
}

static void say_due(struct ll_say *say, const struct ll_term *term, bool now)
{
	ll_date due = now ? term->due_now : term->due_then;
	ll_str text = due.n ? ll_day(say->dict->arena,
				     say->page->site->view->today, due)
			    : LL_STR("");

	if (!due.n) {
		ll_say_name(say, LL_STR("No due day"));
		return;
	}
	ll_say_name(say, LL_STR("By "));
	if (now && has_moved(term)) {
		ll_say_new(say, text);
	} else {
		ll_say_name(say, text);
	}
}

static void say_results(struct ll_say *say, const struct ll_term *term,
			bool now)
{
	ll_number n = now ? term->now : term->then;
	ll_str count = ll_strf(say->dict->arena, "%.0f", n.value);

	if (now && has_moved(term)) {
		ll_say_new(say, count);
	} else {
		ll_say_name(say, count);
	}
	ll_say_name(say, n.value == 1 ? LL_STR(" key result")
				      : LL_STR(" key results"));
}

static void say_term(struct ll_say *say, const struct ll_term *term, bool now)
{
	switch (term->what) {
	case LL_TERM_METRIC:
		say_metric(say, term, now);
		return;
	case LL_TERM_DUE:
		say_due(say, term, now);
		return;
	case LL_TERM_RESULTS:
		say_results(say, term, now);
		return;
	}
}

/* ---- cells --------------------------------------------------------------- */

static void add_then(const struct tables *it, struct ll_dict *row,
		     const struct ll_plan_goal *promise)
{
	struct ll_say say;

	if (!promise->promised) {
		say = ll_say_open(it->page, row, LL_NAME_THEN);
		ll_say(&say, "Not yet a goal");
		return;
	}
	for (size_t i = 0; i < promise->nterms; i++) {
		say = ll_say_open(it->page, row, LL_NAME_THEN);
		say_term(&say, &promise->term[i], false);
	}
	if (!promise->nterms) {
		say = ll_say_open(it->page, row, LL_NAME_THEN);
		ll_say(&say, promise->goal ? "No measure and no day"
					   : "It was a goal");
	}
}

/* That the words changed too goes without saying beside the rest. */
static void say_tags(struct ll_say *say, const struct ll_plan_goal *promise)
{
	static const enum ll_drift order[] = {
		LL_DRIFT_ADDED_LATE, LL_DRIFT_DROPPED, LL_DRIFT_SILENT,
		LL_DRIFT_EASIER,     LL_DRIFT_HARDER,  LL_DRIFT_RETARGETED,
		LL_DRIFT_REBASED,    LL_DRIFT_LATER,   LL_DRIFT_EARLIER,
		LL_DRIFT_REOWNED,    LL_DRIFT_MOVED,   LL_DRIFT_RESULTS,
	};
	size_t told = 0;

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (promise->drift & order[i]) {
			ll_say_tag(say, ll_plan_tag(order[i]));
			told++;
		}
	}
	if (!told) {
		ll_say_tag(say, promise->drift ? ll_plan_tag(LL_DRIFT_REWORDED)
					       : "kept");
	}
}

/* In one line, how it stands as a whole. */
static void say_whole(const struct tables *it, struct ll_say *say,
		      const struct ll_plan_goal *promise, size_t nterms)
{
	if (!promise->goal) {
		ll_say(say, "Taken off the record");
	} else if (promise->drift & LL_DRIFT_DROPPED) {
		ll_say(say, "Let go");
	} else if (promise->goal->period != it->plan->period &&
		   promise->goal->period) {
		ll_say(say, "Moved to ");
		ll_say_str(say, ll_period_of(say->dict->arena,
					     promise->goal->period));
	} else if (!nterms) {
		ll_say(say, promise->promised ? "Unchanged" : "A goal");
	}
	say_tags(say, promise);
}

static void add_now(const struct tables *it, struct ll_dict *row,
		    const struct ll_plan_goal *promise)
{
	struct ll_say say;
	size_t n = 0;

	for (size_t i = 0; i < promise->nterms; i++) {
		bool moved = has_moved(&promise->term[i]);

		if (moved || !promise->promised) {
			say = ll_say_open(it->page, row, LL_NAME_NOW);
			say_term(&say, &promise->term[i], true);
			n++;
		}
	}
	say = ll_say_open(it->page, row, LL_NAME_NOW);
	say_whole(it, &say, promise, n);
}

enum { CAUSES_TOLD = 3 };

/* The terms beside it say what moved: the day is enough. */
static bool is_told_by_terms(const struct ll_view_event *event)
{
	return event->type == LL_EVENT_RETARGETED ||
	       event->type == LL_EVENT_REBASED ||
	       event->type == LL_EVENT_RESCHEDULED;
}

/* What @change did to the promise; its new words only where that is all. */
static void say_events(struct ll_say *say, const struct ll_view_change *change,
		       bool alone)
{
	const struct ll_view_event *reworded = NULL;
	bool other = false;
	size_t n = 0;

	for (size_t i = 0; i < change->nevents && n < CAUSES_TOLD; i++) {
		const struct ll_view_event *event = &change->event[i];

		if (event->type == LL_EVENT_REWORDED) {
			reworded = event;
		} else if (ll_event_drift(event)) {
			other = true;
			if (!alone || !is_told_by_terms(event)) {
				ll_say(say, n++ ? "; " : ": ");
				ll_sentence_event(say, change, event);
			}
		}
	}
	if (!other && reworded) {
		ll_say(say, ": ");
		ll_sentence_event(say, change, reworded);
	}
}

static void add_cause(const struct tables *it, struct ll_dict *row,
		      const struct ll_view_change *change, bool alone)
{
	struct ll_dict *cause = ll_dict_add(row, LL_NAME_CAUSE);
	struct ll_say say = ll_say_in(it->page, cause);
	const struct ll_view_landing *landing = change->landing;

	ll_say_date(&say, landing->date);
	say_events(&say, change, alone);
	if (landing->reason_given) {
		ll_dict_text(ll_dict_add(cause, LL_NAME_WHY), LL_NAME_TEXT,
			     landing->reason);
		return;
	}
	ll_say(&say, ". ");
	ll_sentence_by(&say, landing);
}

static void add_why(const struct tables *it, struct ll_dict *row,
		    const struct ll_plan_goal *promise)
{
	struct ll_say say;

	for (size_t i = 0; i < promise->nchanges; i++) {
		add_cause(it, row, promise->change[i], promise->nchanges == 1);
	}
	if (!promise->nchanges) {
		say = ll_say_open(it->page, row, LL_NAME_CAUSE);
		if (promise->promised || !promise->written.n) {
			ll_say(&say, "Nothing moved.");
		} else {
			ll_say(&say, "Written down on ");
			ll_say_date(&say, promise->written);
			ll_say(&say, ".");
		}
	}
}

static void add_about(const struct tables *it, struct ll_dict *row,
		      const struct ll_plan_goal *promise)
{
	const struct ll_view_record *goal = promise->goal;
	struct ll_say say = ll_say_open(it->page, row, LL_NAME_ABOUT);

	if (!goal) {
		ll_say_name(&say, promise->title);
		return;
	}
	ll_say_record(&say, goal);
	say = ll_say_open(it->page, row, LL_NAME_BY);
	ll_say_health(&say, goal->health, ll_health_label(goal->health));
	if (goal->continues && goal->continues->period) {
		say = ll_say_open(it->page, row, LL_NAME_BY);
		ll_say(&say, "Continued from ");
		ll_say_record_as(
			&say, goal->continues,
			ll_period_of(row->arena, goal->continues->period));
	}
}

static void add_promise(const struct tables *it, struct ll_dict *table,
			const struct ll_plan_goal *promise)
{
	struct ll_dict *row = ll_dict_add(table, LL_NAME_PROMISE);

	add_about(it, row, promise);
	add_then(it, row, promise);
	add_now(it, row, promise);
	add_why(it, row, promise);
}

/* ---- tables -------------------------------------------------------------- */

/* What the goal of a row is under; NULL for none and for those that went. */
static const struct ll_view_record *group_of(const struct tables *it,
					     const struct ll_plan_goal *promise)
{
	const struct ll_goal_item *item =
		promise->goal ? ll_map_get(&it->group, promise->goal->id)
			      : NULL;

	return item ? item->group : NULL;
}

static bool is_here(const struct tables *it, const struct ll_plan_goal *promise)
{
	return promise->goal && promise->goal->period == it->plan->period;
}

static struct ll_dict *open_table(const struct tables *it, ll_str label,
				  ll_str title)
{
	struct ll_dict *table = ll_dict_add(it->dict, LL_NAME_DRIFT);

	ll_dict_text(table, LL_NAME_LABEL, label);
	ll_dict_text(table, LL_NAME_TITLE, title);
	ll_dict_text(table, LL_NAME_TEXT,
		     ll_str_join(table->arena, title,
				 LL_STR(": goals as promised, now, and why "
					"they moved"),
				 LL_STR("")));
	return table;
}

static void add_group(const struct tables *it, size_t first)
{
	const struct ll_view_record *above =
		group_of(it, &it->plan->goal[first]);
	bool here = is_here(it, &it->plan->goal[first]);
	struct ll_dict *table;

	if (!here) {
		table = open_table(it, LL_STR(""),
				   LL_STR("No longer goals of the period"));
	} else if (!above) {
		table = open_table(
			it, LL_STR(""),
			LL_STR("Goals that name nothing they support"));
	} else {
		table = open_table(
			it, ll_kind_number(it->page, it->dict->arena, above),
			above->title);
	}
	for (size_t i = first; i < it->plan->ngoals; i++) {
		if (!it->told[i] && is_here(it, &it->plan->goal[i]) == here &&
		    (!here || group_of(it, &it->plan->goal[i]) == above)) {
			it->told[i] = true;
			add_promise(it, table, &it->plan->goal[i]);
		}
	}
}

void ll_plan_fill(const struct ll_page *page, struct ll_dict *dict,
		  const struct ll_plan *plan)
{
	struct ll_goal_tree tree =
		ll_goal_tree_make(dict->arena, &plan->period->goals);
	struct tables it = {
		.page = page,
		.plan = plan,
		.group = ll_map_make(dict->arena),
		.told = LL_NEW(dict->arena, bool, plan->ngoals),
	};
	struct ll_say say;

	if (!plan->ngoals) {
		return;
	}
	for (size_t i = 0; i < tree.n; i++) {
		*ll_map_slot(&it.group, tree.item[i].goal->id) = &tree.item[i];
	}
	it.dict = ll_dict_add(dict, LL_NAME_THEN_NOW);
	say = ll_say_open(page, it.dict, LL_NAME_LEAD);
	ll_say(&say, "What is new since ");
	ll_say_date(&say, plan->opening);
	ll_say(&say, " is marked ");
	ll_say_new(&say, LL_STR("like this"));
	ll_say(&say, ".");
	for (size_t i = 0; i < plan->ngoals; i++) {
		if (!it.told[i]) {
			add_group(&it, i);
		}
	}
}
