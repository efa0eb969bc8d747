#include "view/planning.h"

/* Of a period, in which a goal may be written down and not be late. */
enum { OPENING_PART = 10, OPENING_DAYS_MIN = 14 };

/* The plan while it is made. */
struct planner {
	struct ll_arena *arena;
	const struct ll_view *view;
	struct ll_plan plan;
	ll_date late; /* written down after this day: added late */
	LL_VEC(struct ll_plan_goal) goals;
	LL_VEC(const struct ll_view_change *) wordings;
};

/* ---- which changes count ------------------------------------------------- */

unsigned ll_event_drift(const struct ll_view_event *event)
{
	switch (event->type) {
	case LL_EVENT_REBASED:
		return LL_DRIFT_REBASED;
	case LL_EVENT_RETARGETED:
		return event->hint == LL_VIEW_EASIER   ? LL_DRIFT_EASIER
		       : event->hint == LL_VIEW_HARDER ? LL_DRIFT_HARDER
						       : LL_DRIFT_RETARGETED;
	case LL_EVENT_RESCHEDULED:
		return event->hint == LL_VIEW_EARLIER ? LL_DRIFT_EARLIER
						      : LL_DRIFT_LATER;
	case LL_EVENT_REOWNED:
		return LL_DRIFT_REOWNED;
	case LL_EVENT_MOVED:
	case LL_EVENT_REPARENTED:
		return LL_DRIFT_MOVED;
	case LL_EVENT_KEY_RESULT_ADDED:
	case LL_EVENT_KEY_RESULT_DROPPED:
	case LL_EVENT_KEY_RESULT_REPLACED:
		return LL_DRIFT_RESULTS;
	case LL_EVENT_RETITLED:
	case LL_EVENT_REWORDED:
		return LL_DRIFT_REWORDED;
	case LL_EVENT_DROPPED:
	case LL_EVENT_DELETED:
		return LL_DRIFT_DROPPED;
	case LL_EVENT_CREATED:
	case LL_EVENT_STATUS_CHANGED:
	case LL_EVENT_PROGRESS_REPORTED:
	case LL_EVENT_KEY_RESULT_DONE:
	case LL_EVENT_AGREED:
	case LL_EVENT_AGREEMENT_WITHDRAWN:
	case LL_EVENT_MASKED:
	case LL_EVENT_UNMASKED:
	case LL_EVENT_RESTRICTED:
	case LL_EVENT_OPENED_UP:
	case LL_EVENT_CONTINUED:
	case LL_EVENT_FIELD_CHANGED:
	case LL_EVENT_REVIVED:
	case LL_EVENT_RENAMED:
	case LL_NEVENTS:
		break;
	}
	return 0;
}

static unsigned drift_of_change(const struct ll_view_change *change)
{
	unsigned drift = 0;

	for (size_t i = 0; i < change->nevents; i++) {
		drift |= ll_event_drift(&change->event[i]);
	}
	return drift;
}

bool ll_change_counts(const struct ll_view_change *change)
{
	return change->class != LL_CLASS_MECHANICAL &&
	       change->class != LL_CLASS_BULK && !change->folded &&
	       !change->unread && drift_of_change(change) != 0;
}

static bool is_in_window(const struct planner *planner,
			 const struct ll_view_change *change)
{
	ll_date date = change->landing->date;

	return date.n > planner->plan.opening.n &&
	       date.n <= planner->plan.end.n;
}

/* ---- values as they stood ------------------------------------------------ */

/* What @field said at the end of @day; @now is what it says today. */
static ll_str text_at(const struct ll_view_record *goal, ll_str field,
		      ll_str now, ll_date day)
{
	for (size_t i = goal->nchanges; i-- > 0;) {
		const struct ll_view_change *change = goal->change[i];

		if (change->landing->date.n <= day.n) {
			break;
		}
		for (size_t k = 0; k < change->nevents; k++) {
			if (change->event[k].type != LL_EVENT_MASKED &&
			    change->event[k].type != LL_EVENT_UNMASKED &&
			    ll_str_eq(change->event[k].field, field)) {
				now = change->event[k].old_text;
			}
		}
	}
	return now;
}

static ll_number number_at(struct ll_arena *arena,
			   const struct ll_view_record *goal,
			   const struct ll_metric *metric, const char *end,
			   ll_number now, ll_date day)
{
	ll_str field = ll_str_join(arena, LL_STR("metrics."), metric->id,
				   ll_str_from(end));
	ll_str unchanged = LL_STR("=");
	ll_str text = text_at(goal, field, unchanged, day);

	return text.s == unchanged.s ? now : ll_number_parse(text, NULL);
}

static ll_date due_at(const struct ll_view_record *goal, ll_date day)
{
	ll_str unchanged = LL_STR("=");
	ll_str text = text_at(goal, LL_STR("due"), unchanged, day);
	ll_month month = ll_month_parse(ll_str_trim(text));

	if (text.s == unchanged.s) {
		return goal->due;
	}
	return month.n ? ll_month_last(month) : ll_date_find(text);
}

/* How many key results it had at the end of @day. */
static ll_number results_at(const struct ll_view_record *goal, ll_date day)
{
	double n = (double)goal->nkey_results;

	for (size_t i = goal->nchanges; i-- > 0;) {
		const struct ll_view_change *change = goal->change[i];

		if (change->landing->date.n <= day.n) {
			break;
		}
		for (size_t k = 0; k < change->nevents; k++) {
			n -= change->event[k].type == LL_EVENT_KEY_RESULT_ADDED;
			n += change->event[k].type ==
			     LL_EVENT_KEY_RESULT_DROPPED;
		}
	}
	return (ll_number){ n < 0 ? 0 : n, true };
}

static void add_terms(struct planner *planner, struct ll_plan_goal *row)
{
	const struct ll_view_record *goal = row->goal;
	ll_date then = row->written.n > planner->plan.opening.n
			       ? row->written
			       : planner->plan.opening;
	ll_date now = planner->plan.end;
	struct ll_term *term =
		LL_NEW(planner->arena, struct ll_term, goal->nmetrics + 2);

	row->term = term;
	for (size_t i = 0; i < goal->nmetrics; i++) {
		const struct ll_metric *m = &goal->metric[i];

		*term++ = (struct ll_term){
			.what = LL_TERM_METRIC,
			.name = m->name,
			.unit = m->unit,
			.from_then = number_at(planner->arena, goal, m,
					       ".baseline", m->baseline, then),
			.from_now = number_at(planner->arena, goal, m,
					      ".baseline", m->baseline, now),
			.then = number_at(planner->arena, goal, m, ".target",
					  m->target, then),
			.now = number_at(planner->arena, goal, m, ".target",
					 m->target, now),
		};
	}
	*term = (struct ll_term){ .what = LL_TERM_DUE,
				  .due_then = due_at(goal, then),
				  .due_now = due_at(goal, now) };
	term += term->due_then.n || term->due_now.n;
	*term = (struct ll_term){ .what = LL_TERM_RESULTS,
				  .then = results_at(goal, then),
				  .now = results_at(goal, now) };
	term += term->then.value > 0 || term->now.value > 0;
	row->nterms = (size_t)(term - row->term);
}

/* ---- goals --------------------------------------------------------------- */

static bool differs(ll_number a, ll_number b)
{
	return a.known != b.known || (a.known && a.value != b.value);
}

/* A target that moved and came back has not moved; nor a due day. */
static unsigned settled(const struct ll_plan_goal *row, unsigned drift)
{
	bool moved = false;
	bool later = false;

	for (size_t i = 0; i < row->nterms; i++) {
		const struct ll_term *term = &row->term[i];

		if (term->what == LL_TERM_METRIC) {
			moved = moved || differs(term->then, term->now) ||
				differs(term->from_then, term->from_now);
		} else if (term->what == LL_TERM_DUE) {
			later = term->due_then.n != term->due_now.n;
			if (later && term->due_then.n && term->due_now.n) {
				drift &= ~(unsigned)(LL_DRIFT_LATER |
						     LL_DRIFT_EARLIER);
				drift |= term->due_now.n > term->due_then.n
						 ? LL_DRIFT_LATER
						 : LL_DRIFT_EARLIER;
			}
		}
	}
	if (!moved) {
		drift &= ~(unsigned)(LL_DRIFT_EASIER | LL_DRIFT_HARDER |
				     LL_DRIFT_RETARGETED | LL_DRIFT_REBASED);
	}
	return later ? drift
		     : drift & ~(unsigned)(LL_DRIFT_LATER | LL_DRIFT_EARLIER);
}

static void add_changes(struct planner *planner, struct ll_plan_goal *row)
{
	const struct ll_view_record *goal = row->goal;

	row->change = LL_NEW(planner->arena, const struct ll_view_change *,
			     goal->nchanges);
	for (size_t i = 0; i < goal->nchanges; i++) {
		if (is_in_window(planner, goal->change[i]) &&
		    ll_change_counts(goal->change[i])) {
			row->change[row->nchanges++] = goal->change[i];
			row->drift |= drift_of_change(goal->change[i]);
		}
	}
}

static void add_goal(struct planner *planner, const struct ll_view_record *goal)
{
	struct ll_plan_goal row = {
		.goal = goal,
		.title = goal->title,
		.written = goal->since,
	};

	if (row.written.n > planner->plan.end.n) {
		return;
	}
	add_terms(planner, &row);
	add_changes(planner, &row);
	row.drift = settled(&row, row.drift);
	row.promised = row.written.n <= planner->late.n;
	if (!row.promised) {
		row.drift |= LL_DRIFT_ADDED_LATE;
	}
	if (goal->status == LL_STATUS_DROPPED) {
		row.drift |= LL_DRIFT_DROPPED;
	} else {
		row.drift &= ~(unsigned)LL_DRIFT_DROPPED;
	}
	*LL_PUSH(planner->arena, &planner->goals) = row;
}

/* It belonged to the period and was moved to another one in it. */
static bool has_left(const struct planner *planner,
		     const struct ll_view_record *goal)
{
	if (goal->kind != LL_KIND_GOAL ||
	    goal->period == planner->plan.period) {
		return false;
	}
	for (size_t i = 0; i < goal->nchanges; i++) {
		const struct ll_view_change *change = goal->change[i];

		for (size_t k = 0;
		     is_in_window(planner, change) && k < change->nevents;
		     k++) {
			const struct ll_view_event *event = &change->event[k];

			if (event->type == LL_EVENT_MOVED &&
			    ll_str_is(event->field, "period") &&
			    ll_str_eq(event->old_text,
				      planner->plan.period->name)) {
				return true;
			}
		}
	}
	return false;
}

/* A goal whose file went; what it promised is not read again. */
static void add_gone(struct planner *planner,
		     const struct ll_view_change *change)
{
	struct ll_plan_goal row = { .title = change->title, .promised = true };

	if (change->record || change->kind != LL_KIND_GOAL ||
	    change->class != LL_CLASS_DELETED ||
	    !is_in_window(planner, change) ||
	    !ll_str_eq(change->period, planner->plan.period->name)) {
		return;
	}
	row.drift = change->landing->reason_given ? LL_DRIFT_DROPPED
						  : LL_DRIFT_SILENT;
	row.change = LL_NEW(planner->arena, const struct ll_view_change *, 1);
	row.change[row.nchanges++] = change;
	*LL_PUSH(planner->arena, &planner->goals) = row;
}

static void count_goals(struct planner *planner)
{
	struct ll_plan *plan = &planner->plan;

	plan->goal = planner->goals.item;
	plan->ngoals = planner->goals.n;
	for (size_t i = 0; i < plan->ngoals; i++) {
		const struct ll_plan_goal *row = &plan->goal[i];
		bool dropped =
			row->drift & (LL_DRIFT_DROPPED | LL_DRIFT_SILENT);

		plan->npromised += row->promised;
		plan->nadded += !row->promised;
		plan->ndropped += dropped;
		plan->nkept += row->promised && !row->drift;
		plan->nmoved += row->promised && row->drift && !dropped;
		plan->nchanges += row->nchanges;
		for (size_t k = 0; k < row->nchanges; k++) {
			plan->nunexplained +=
				!row->change[k]->landing->reason_given;
		}
	}
}

/* ---- what else was reworded ---------------------------------------------- */

static bool is_foundation(enum ll_kind kind)
{
	return kind == LL_KIND_MISSION || kind == LL_KIND_VISION ||
	       kind == LL_KIND_VALUE || kind == LL_KIND_PRINCIPLE ||
	       kind == LL_KIND_PILLAR;
}

static void add_wording(struct planner *planner,
			const struct ll_view_change *change)
{
	if (is_foundation(change->kind) && is_in_window(planner, change) &&
	    change->class != LL_CLASS_CREATED && ll_change_counts(change)) {
		*LL_PUSH(planner->arena, &planner->wordings) = change;
	}
}

/* ---- the plan ------------------------------------------------------------ */

static void open_plan(struct planner *planner,
		      const struct ll_view_period *period)
{
	long days = period->last.n - period->first.n + 1;
	long opening = days / OPENING_PART < OPENING_DAYS_MIN
			       ? OPENING_DAYS_MIN
			       : days / OPENING_PART;
	ll_date today = planner->view->today;

	planner->plan.period = period;
	planner->plan.opening = period->first;
	planner->plan.end = period->last.n < today.n ? period->last : today;
	planner->plan.begun = period->first.n <= today.n;
	planner->late = (ll_date){ period->first.n + (int32_t)opening };
}

struct ll_plan ll_plan_make(struct ll_arena *arena, const struct ll_view *view,
			    const struct ll_view_period *period)
{
	struct planner planner = { .arena = arena, .view = view };

	open_plan(&planner, period);
	for (size_t i = 0; i < period->goals.n; i++) {
		add_goal(&planner, period->goals.item[i]);
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		if (has_left(&planner, &view->record[i])) {
			add_goal(&planner, &view->record[i]);
		}
	}
	for (size_t i = 0; i < view->nchanges; i++) {
		add_gone(&planner, &view->change[i]);
		add_wording(&planner, &view->change[i]);
	}
	count_goals(&planner);
	planner.plan.wording = planner.wordings.item;
	planner.plan.nwordings = planner.wordings.n;
	return planner.plan;
}

const char *ll_plan_tag(enum ll_drift drift)
{
	switch (drift) {
	case LL_DRIFT_EASIER:
		return "easier";
	case LL_DRIFT_HARDER:
		return "harder";
	case LL_DRIFT_RETARGETED:
		return "retargeted";
	case LL_DRIFT_REBASED:
		return "rebased";
	case LL_DRIFT_LATER:
		return "later";
	case LL_DRIFT_EARLIER:
		return "earlier";
	case LL_DRIFT_REOWNED:
		return "reowned";
	case LL_DRIFT_RESULTS:
		return "other key results";
	case LL_DRIFT_MOVED:
		return "moved";
	case LL_DRIFT_REWORDED:
		return "reworded";
	case LL_DRIFT_ADDED_LATE:
		return "added late";
	case LL_DRIFT_DROPPED:
		return "dropped";
	case LL_DRIFT_SILENT:
		return "dropped without a word";
	}
	return NULL;
}
