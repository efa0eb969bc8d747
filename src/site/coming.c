#include "site/coming.h"

#include <stdlib.h>

#include "base/buf.h"

enum { COMING_SHOWN = 8 };

struct coming {
	ll_date date;
	enum { COMING_FOLLOW_UP, COMING_ACTION, COMING_DUE } type;
	size_t order;                        /* keeps the sort stable */
	const struct ll_view_record *record; /* meeting, goal */
	const struct ll_view_action *action;
	size_t ngoals; /* due on that day */
};

struct comings {
	struct coming *item;
	size_t n;
	size_t cap;
	size_t npast; /* open, and past their day: counted, not shown */
	const struct ll_view_record *own; /* goal whose page it is, or NULL */
};

static int by_date(const void *a, const void *b)
{
	const struct coming *x = a;
	const struct coming *y = b;

	if (x->date.n != y->date.n) {
		return x->date.n < y->date.n ? -1 : 1;
	}
	if (x->type != y->type) {
		return x->type < y->type ? -1 : 1;
	}
	return x->order < y->order ? -1 : 1;
}

static struct coming *add(struct ll_arena *arena, struct comings *comings,
			  ll_date date)
{
	struct coming *coming = LL_PUSH(arena, comings);

	coming->date = date;
	coming->order = comings->n;
	return coming;
}

static void add_meeting(struct ll_arena *arena, struct comings *comings,
			const struct ll_view_record *meeting, ll_date today)
{
	struct coming *coming;

	if (meeting->followed_by || !meeting->follow_up.n) {
		return;
	}
	if (meeting->follow_up.n < today.n) {
		comings->npast++;
		return;
	}
	coming = add(arena, comings, meeting->follow_up);
	coming->type = COMING_FOLLOW_UP;
	coming->record = meeting;
}

static void add_action(struct ll_arena *arena, struct comings *comings,
		       const struct ll_view_action *action, ll_date today)
{
	struct coming *coming;

	if (!action->open || !action->due.n) {
		return;
	}
	if (action->due.n < today.n) {
		comings->npast++;
		return;
	}
	coming = add(arena, comings, action->due);
	coming->type = COMING_ACTION;
	coming->action = action;
}

/* Goals due on the same day are one row; a day before today is not next. */
static void add_goal(struct ll_arena *arena, struct comings *comings,
		     const struct ll_view_record *goal, ll_date today)
{
	struct coming *coming;

	if (ll_status_is_closed(goal->status) || goal->due.n < today.n) {
		return;
	}
	for (size_t i = 0; i < comings->n; i++) {
		coming = &comings->item[i];
		if (coming->type == COMING_DUE &&
		    coming->date.n == goal->due.n) {
			coming->ngoals++;
			return;
		}
	}
	coming = add(arena, comings, goal->due);
	coming->type = COMING_DUE;
	coming->record = goal;
	coming->ngoals = 1;
}

static void say_coming(struct ll_say *say, const struct coming *coming,
		       const struct ll_view_record *own)
{
	switch (coming->type) {
	case COMING_FOLLOW_UP:
		ll_say(say, "Follow-up to ");
		ll_say_record(say, coming->record);
		break;
	case COMING_ACTION:
		ll_say_name(say, coming->action->text);
		if (coming->action->owner.n) {
			ll_say(say, ", ");
			ll_say_whos(say, &coming->action->owner);
		}
		ll_say(say, ", from ");
		ll_say_record(say, coming->action->meeting);
		break;
	case COMING_DUE:
		if (coming->record == own) {
			ll_say(say, "It is due");
			break;
		}
		if (coming->ngoals == 1) {
			ll_say_record(say, coming->record);
			ll_say(say, " is due");
			break;
		}
		ll_say_str(say,
			   ll_count_capital(say->dict->arena, coming->ngoals));
		ll_say(say, " goals are due, among them ");
		ll_say_record(say, coming->record);
		break;
	}
}

static void add_row(const struct ll_page *page, struct ll_dict *next,
		    const struct coming *coming,
		    const struct ll_view_record *own)
{
	ll_date today = page->site->view->today;
	struct ll_dict *row = ll_dict_add(next, LL_NAME_COMING);
	struct ll_dict *on = ll_dict_add(row, LL_NAME_ON);
	struct ll_say say = ll_say_open(page, row, LL_NAME_SAY);

	ll_dict_text(on, LL_NAME_ISO, ll_date_iso(row->arena, coming->date));
	ll_dict_text(on, LL_NAME_TEXT, ll_day(row->arena, today, coming->date));
	say_coming(&say, coming, own);
	ll_say(&say, coming->date.n == today.n ? ", today" : "");
}

static void say_lead(const struct ll_page *page, struct ll_dict *next,
		     const struct comings *comings)
{
	struct ll_arena *arena = next->arena;
	struct ll_say say;

	if (comings->n <= COMING_SHOWN && !comings->npast) {
		return;
	}
	say = ll_say_open(page, next, LL_NAME_LEAD);
	if (comings->n > COMING_SHOWN) {
		ll_say_str(&say, ll_strf(arena, "The first %d of %zu. ",
					 COMING_SHOWN, comings->n));
	}
	if (comings->npast) {
		ll_say_str(&say,
			   ll_capital(arena, ll_count_of(arena, comings->npast,
							 "follow-up or action "
							 "is",
							 "follow-ups and "
							 "actions are")));
		ll_say(&say, " past the day set. ");
		ll_say_page(&say, LL_STR("actions.html"), LL_STR(""),
			    LL_STR("All actions"));
	}
}

static void fill(const struct ll_page *page, struct ll_dict *dict,
		 struct comings *comings)
{
	struct ll_dict *next = ll_dict_add(dict, LL_NAME_NEXT);

	say_lead(page, next, comings);
	if (!comings->n) {
		struct ll_say say = ll_say_open(page, next, LL_NAME_NONE);

		ll_say(&say, "No day to come is recorded: no follow-up, no "
			     "due day, no action.");
		return;
	}
	qsort(comings->item, comings->n, sizeof *comings->item, by_date);
	for (size_t i = 0; i < comings->n && i < COMING_SHOWN; i++) {
		add_row(page, next, &comings->item[i], comings->own);
	}
}

void ll_coming_fill(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	const struct ll_view_list *meetings = &view->by_kind[LL_KIND_MEETING];
	const struct ll_view_list *goals = &view->by_kind[LL_KIND_GOAL];
	struct comings comings = { 0 };

	for (size_t i = 0; i < meetings->n; i++) {
		add_meeting(dict->arena, &comings, meetings->item[i],
			    view->today);
	}
	for (size_t i = 0; i < view->nactions; i++) {
		add_action(dict->arena, &comings, &view->action[i],
			   view->today);
	}
	for (size_t i = 0; i < goals->n; i++) {
		add_goal(dict->arena, &comings, goals->item[i], view->today);
	}
	fill(page, dict, &comings);
}

void ll_coming_goal(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *goal)
{
	ll_date today = page->site->view->today;
	struct comings comings = { .own = goal };

	for (size_t i = 0; i < goal->cited_by.n; i++) {
		if (goal->cited_by.item[i]->kind == LL_KIND_MEETING) {
			add_meeting(dict->arena, &comings,
				    goal->cited_by.item[i], today);
		}
	}
	add_goal(dict->arena, &comings, goal, today);
	fill(page, dict, &comings);
}
