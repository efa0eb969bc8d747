#include "site/lines.h"

#include "base/buf.h"

void ll_say_list(struct ll_say *say, const struct ll_view_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		ll_say(say, ll_say_join(i, list->n));
		ll_say_record(say, list->item[i]);
	}
}

void ll_say_dot(struct ll_say *say)
{
	ll_say(say, say->nparts ? " · " : "");
}

static void say_count(struct ll_say *say, size_t n, const char *one,
		      const char *many)
{
	if (n) {
		ll_say_dot(say);
		ll_say_str(say, ll_strf(say->dict->arena, "%zu %s", n,
					n == 1 ? one : many));
	}
}

static void say_goal(struct ll_say *say, const struct ll_view_record *goal)
{
	bool own = goal->owner.n == 1 &&
		   goal->owner.item[0].person == say->page->subject;

	if (!goal->owner.n) {
		ll_say(say, "No owner");
	} else if (!own) {
		ll_say_whos(say, &goal->owner);
	}
	if (goal->progress.known) {
		ll_say_dot(say);
		ll_say_str(say, ll_percent(say->dict->arena, goal->progress));
	}
	if (goal->health_why.len) {
		ll_say_dot(say);
		ll_say_str(say, goal->health_why);
	}
}

static void say_meeting(struct ll_say *say,
			const struct ll_view_record *meeting)
{
	ll_say_str(say, ll_capital(say->dict->arena, meeting->meeting_kind));
	say_count(say, meeting->ndecisions, "decision", "decisions");
	say_count(say, meeting->nactions, "action", "actions");
	if (meeting->purpose.len) {
		ll_say_dot(say);
		ll_say_name(say, meeting->purpose);
	}
}

static void say_update(struct ll_say *say, const struct ll_view_record *update)
{
	const struct ll_view_record *team = update->team;

	if (!team) {
		ll_say_str(say, update->team_text);
	} else if (team != say->page->subject) {
		ll_say_record_as(say, team, team->title);
	}
	say_count(say, update->nreports, "goal spoken of", "goals spoken of");
	if (update->arrived.n && update->days_late > 0) {
		ll_say_dot(say);
		ll_say_str(say, ll_days(say->dict->arena, update->days_late));
		ll_say(say, " after the month");
	}
}

static void say_moment(struct ll_say *say, const struct ll_view_record *moment)
{
	if (moment->values.n) {
		ll_say(say, "Shows ");
		ll_say_list(say, &moment->values);
	}
	if (moment->people.n) {
		ll_say_dot(say);
		ll_say_list(say, &moment->people);
	}
}

static void say_person(struct ll_say *say, const struct ll_view_record *person)
{
	ll_say_str(say, person->role);
	if (person->team) {
		ll_say_dot(say);
		ll_say_record_as(say, person->team, person->team->title);
	}
	say_count(say, person->owns.n, "goal", "goals");
	say_count(say, person->nopen_actions, "open action", "open actions");
	if (person->left.n) {
		ll_say_dot(say);
		ll_say(say, "left on ");
		ll_say_date(say, person->left);
	}
}

static void say_team(struct ll_say *say, const struct ll_view_record *team)
{
	say_count(say, team->members.n, "person", "people");
	say_count(say, team->owns.n, "goal", "goals");
	if (team->updates.n) {
		ll_say_dot(say);
		ll_say(say, "last update for ");
		ll_say_str(say,
			   ll_month_long(say->dict->arena,
					 team->updates.item[0]->month_last));
	}
}

void ll_say_facts(struct ll_say *say, const struct ll_view_record *record)
{
	switch (record->kind) {
	case LL_KIND_GOAL:
		say_goal(say, record);
		break;
	case LL_KIND_MEETING:
		say_meeting(say, record);
		break;
	case LL_KIND_UPDATE:
		say_update(say, record);
		break;
	case LL_KIND_MOMENT:
		say_moment(say, record);
		break;
	case LL_KIND_PERSON:
		say_person(say, record);
		break;
	case LL_KIND_TEAM:
		say_team(say, record);
		break;
	case LL_KIND_ROAD:
		ll_say_road(say, record);
		break;
	case LL_KIND_PULSE:
	case LL_KIND_PAGE:
	case LL_KIND_MISSION:
	case LL_KIND_VISION:
	case LL_KIND_VALUE:
	case LL_KIND_PRINCIPLE:
	case LL_KIND_PILLAR:
	case LL_KIND_NONE:
	case LL_NKINDS:
		break;
	}
}

static void label_row(const struct ll_page *page, struct ll_dict *row,
		      const struct ll_view_record *record)
{
	struct ll_arena *arena = row->arena;

	switch (record->kind) {
	case LL_KIND_GOAL:
		ll_row_health(row, record->health,
			      ll_health_label(record->health));
		break;
	case LL_KIND_MEETING:
	case LL_KIND_MOMENT:
		ll_row_on(page, row, record->date);
		break;
	case LL_KIND_UPDATE:
	case LL_KIND_PULSE:
		ll_row_label(row, ll_month_long(arena, record->month_last));
		break;
	case LL_KIND_TEAM:
	case LL_KIND_PERSON:
	case LL_KIND_ROAD:
	case LL_KIND_PAGE:
		break;
	case LL_KIND_MISSION:
	case LL_KIND_VISION:
	case LL_KIND_VALUE:
	case LL_KIND_PRINCIPLE:
	case LL_KIND_PILLAR:
	case LL_KIND_NONE:
	case LL_NKINDS:
		ll_row_label(row,
			     ll_capital(arena, ll_kind_word(record->kind)));
	}
}

void ll_line_record(const struct ll_page *page, struct ll_dict *cluster,
		    const struct ll_view_record *record)
{
	bool goal = record->kind == LL_KIND_GOAL;
	struct ll_dict *row =
		ll_row_add(cluster, goal ? ll_health_mark(record->health)
					 : LL_STR("ring"));
	struct ll_say say;

	label_row(page, row, record);
	if (goal && (record->health == LL_HEALTH_STALE ||
		     record->health == LL_HEALTH_UNKNOWN)) {
		ll_row_gap(row);
	}
	say = ll_say_open(page, row, LL_NAME_ITEM);
	ll_say_record(&say, record);
	if (record->kind == LL_KIND_MOMENT) {
		ll_row_words(page, row, record, record->statement, LL_STR(""));
	}
	say = ll_say_open(page, row, LL_NAME_BY);
	ll_say_facts(&say, record);
}

/* The year of a record; 0 where it has no date. */
static int year_of(const struct ll_view_record *record)
{
	ll_month month =
		record->date.n ? ll_month_of(record->date) : record->month_last;

	return month.n ? ll_month_year(month) : 0;
}

static size_t same_year(const struct ll_view_list *list, size_t first)
{
	size_t n = 1;

	while (first + n < list->n &&
	       year_of(list->item[first + n]) == year_of(list->item[first])) {
		n++;
	}
	return n;
}

static struct ll_dict *year_cluster(struct ll_dict *panel, int year, size_t n,
				    bool open)
{
	ll_str summary;

	if (open) {
		return ll_cluster_open(panel);
	}
	summary = year ? ll_strf(panel->arena, "%d: %zu", year, n)
		       : ll_strf(panel->arena, "Without a date: %zu", n);
	return ll_cluster_folded(panel, summary);
}

void ll_lines_by_year(const struct ll_page *page, struct ll_dict *panel,
		      const struct ll_view_list *list)
{
	enum { SHOWN = 12 };
	size_t i = 0;

	while (i < list->n) {
		size_t n = same_year(list, i);
		struct ll_dict *cluster = year_cluster(
			panel, year_of(list->item[i]), n, i < SHOWN);

		for (size_t j = 0; j < n; j++) {
			ll_line_record(page, cluster, list->item[i + j]);
		}
		i += n;
	}
}

/* Goals of a period that is over stand in the folded rest. */
static bool is_past(const struct ll_page *page,
		    const struct ll_view_record *goal)
{
	return goal->period && goal->period->last.n < page->site->view->today.n;
}

void ll_lines_goals(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_list *goals)
{
	struct ll_dict *panel = ll_panel_open(dict, "goals", "Goals");
	struct ll_dict *now = NULL;
	struct ll_dict *past = NULL;

	if (!goals->n) {
		ll_panel_none(page, panel, "No goal names it as its owner.");
	}
	for (size_t i = 0; i < goals->n; i++) {
		const struct ll_view_record *goal = goals->item[i];
		struct ll_dict **cluster = is_past(page, goal) ? &past : &now;

		if (!*cluster && cluster == &now) {
			now = ll_cluster_open(panel);
		} else if (!*cluster) {
			past = ll_cluster_folded(
				panel, LL_STR("Goals of earlier periods"));
		}
		ll_line_record(page, *cluster, goal);
	}
}

static void say_source(struct ll_say *say, const struct ll_page *page,
		       const struct ll_view_record *meeting, const char *kind,
		       int number)
{
	const struct ll_urls *urls = page->site->urls;

	if (page->subject == meeting) {
		return;
	}
	ll_say_dot(say);
	ll_say_page(say, ll_url_of(urls, meeting),
		    ll_strf(say->dict->arena, "%s.%d", kind, number),
		    meeting->title);
	if (meeting->date.n) {
		ll_say(say, ", ");
		ll_say_date(say, meeting->date);
	}
}

void ll_line_decision(const struct ll_page *page, struct ll_dict *cluster,
		      const struct ll_view_decision *decision)
{
	const struct ll_view_record *meeting = decision->meeting;
	struct ll_dict *row = ll_row_add(cluster, LL_STR("disc"));
	struct ll_say say;

	if (page->subject == meeting) {
		ll_row_id(row,
			  ll_strf(row->arena, "decision.%d", decision->number));
		ll_row_label(row, LL_STR("Decided"));
	} else {
		ll_row_on(page, row, meeting->date);
	}
	ll_row_words(page, row, meeting, decision->node, decision->text);
	say = ll_say_open(page, row, LL_NAME_BY);
	if (decision->about.n) {
		ll_say(&say, "About ");
		ll_say_list(&say, &decision->about);
	}
	say_source(&say, page, meeting, "decision", decision->number);
}

/* A later meeting has it: it was done there, or carried on. */
static bool is_superseded(const struct ll_view_action *action)
{
	return !action->done && action->last->meeting != action->meeting;
}

static void label_action(const struct ll_page *page, struct ll_dict *row,
			 const struct ll_view_action *action)
{
	ll_date today = page->site->view->today;

	if (action->done) {
		ll_row_health(row, LL_HEALTH_DONE, LL_STR("Done"));
	} else if (is_superseded(action) && action->last->done) {
		ll_row_health(row, LL_HEALTH_DONE, LL_STR("Done later"));
	} else if (is_superseded(action)) {
		ll_row_label(row, LL_STR("Carried on"));
	} else {
		ll_row_label(row, ll_capital(row->arena,
					     ll_due_text(row->arena, today,
							 action->due)));
	}
}

static ll_str times_text(struct ll_arena *arena, size_t times)
{
	return times == 1   ? LL_STR("once")
	       : times == 2 ? LL_STR("twice")
			    : ll_strf(arena, "%zu times", times);
}

/* "carried twice since 24 July", or where it was listed last. */
static void say_age(struct ll_say *say, const struct ll_page *page,
		    const struct ll_view_action *action)
{
	const struct ll_view_action *last = action->last;

	if (is_superseded(action)) {
		ll_say_dot(say);
		ll_say(say, last->done ? "done by " : "listed again in ");
		ll_say_page(
			say, ll_url_of(page->site->urls, last->meeting),
			ll_strf(say->dict->arena, "action.%d", last->number),
			last->meeting->title);
	} else if (action->carried) {
		ll_say_dot(say);
		ll_say(say, "carried ");
		ll_say_str(say, times_text(say->dict->arena, action->carried));
		if (action->first->meeting->date.n) {
			ll_say(say, " since ");
			ll_say_date(say, action->first->meeting->date);
		}
	}
}

struct ll_dict *ll_line_action(const struct ll_page *page,
			       struct ll_dict *cluster,
			       const struct ll_view_action *action)
{
	struct ll_dict *row = ll_row_add(
		cluster, action->last->done ? LL_STR("done") : LL_STR("ring"));
	struct ll_say say;

	label_action(page, row, action);
	if (!action->owner.n && !action->done) {
		ll_row_gap(row);
	}
	if (page->subject == action->meeting) {
		ll_row_id(row,
			  ll_strf(row->arena, "action.%d", action->number));
	}
	ll_row_words(page, row, action->meeting, action->node, action->text);
	say = ll_say_open(page, row, LL_NAME_BY);
	if (!action->owner.n) {
		ll_say(&say, "Nobody is named");
	} else if (action->owner.n > 1 || !page->subject ||
		   action->owner.item[0].person != page->subject) {
		ll_say_whos(&say, &action->owner);
	}
	say_source(&say, page, action->meeting, "action", action->number);
	say_age(&say, page, action);
	return row;
}
