#include "check/rule.h"

/* The line of sight, seen from its upper end, and who stands beside it. */

/* ---- aims that are closed ------------------------------------------------ */

void ll_rule_supports_closed(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		for (size_t i = 0; i < goal->supports.n; i++) {
			const struct ll_ref *ref = &goal->supports.ref[i];
			const struct ll_record *aim =
				ll_rule_target(check->org, ref);

			if (ll_rule_is_current(goal, check->today) && aim &&
			    (aim->health == LL_HEALTH_DROPPED ||
			     aim->health == LL_HEALTH_MISSED)) {
				ll_diag_add(check->diags, LL_D_SUPPORTS_CLOSED,
					    ll_rule_line_pos(goal, ref->line),
					    aim->title,
					    ll_health_word(aim->health));
			}
		}
	}
}

/* ---- pillars that no open goal leads to ---------------------------------- */

/** Records that open goals support, by way of others too. */
struct reach {
	const struct ll_org *org;
	bool *seen;
	size_t *todo;
	size_t ntodo;
};

static void reach_add(struct reach *reach, size_t record)
{
	if (!reach->seen[record]) {
		reach->seen[record] = true;
		reach->todo[reach->ntodo++] = record;
	}
}

static void reach_up(struct reach *reach)
{
	while (reach->ntodo) {
		const struct ll_refs *up =
			&reach->org->record[reach->todo[--reach->ntodo]]
				 .supports;

		for (size_t i = 0; i < up->n; i++) {
			if (up->ref[i].record != LL_NO_RECORD) {
				reach_add(reach, up->ref[i].record);
			}
		}
	}
}

static void report_idle(const struct ll_check *check, const struct reach *reach,
			enum ll_kind kind, enum ll_diag_code code)
{
	size_t nseen = 0;

	for (size_t i = 0; i < check->org->nrecords; i++) {
		nseen += check->org->record[i].kind == kind && reach->seen[i];
	}
	/* Where none has a goal the house does not write it down. */
	for (size_t i = 0; nseen && i < check->org->nrecords; i++) {
		const struct ll_record *record = &check->org->record[i];

		if (record->kind == kind && !reach->seen[i]) {
			ll_diag_add(check->diags, code, ll_rule_pos(record),
				    record->title, LL_STR(""));
		}
	}
}

static struct reach reach_make(struct ll_arena *scratch,
			       const struct ll_org *org)
{
	struct reach reach = { .org = org };

	reach.seen = LL_NEW(scratch, bool, org->nrecords);
	reach.todo = LL_NEW(scratch, size_t, org->nrecords);
	return reach;
}

void ll_rule_pillar_idle(const struct ll_check *check)
{
	struct ll_arena scratch = { 0 };
	struct reach reach = reach_make(&scratch, check->org);

	for (size_t i = 0; i < check->org->nrecords; i++) {
		if (ll_rule_is_current(&check->org->record[i], check->today)) {
			reach_add(&reach, i);
		}
	}
	reach_up(&reach);
	report_idle(check, &reach, LL_KIND_PILLAR, LL_D_PILLAR_IDLE);
	ll_arena_release(&scratch);
}

/* ---- teams and people without a goal ------------------------------------- */

static void reach_ref(struct reach *reach, const struct ll_ref *ref)
{
	if (ref->record != LL_NO_RECORD) {
		reach->seen[ref->record] = true;
	}
}

static void reach_refs(struct reach *reach, const struct ll_refs *refs)
{
	for (size_t i = 0; i < refs->n; i++) {
		reach_ref(reach, &refs->ref[i]);
	}
}

/* The goal's team, and everybody who answers for a part of it. */
static void reach_goal(struct reach *reach, const struct ll_record *goal)
{
	reach_ref(reach, &goal->team);
	reach_refs(reach, &goal->owner);
	for (size_t i = 0; i < goal->nkey_results; i++) {
		reach_refs(reach, &goal->key_result[i].owner);
	}
}

static void reach_goals(const struct ll_check *check, struct reach *reach)
{
	for (size_t i = 0; i < check->org->nrecords; i++) {
		if (ll_rule_is_current(&check->org->record[i], check->today)) {
			reach_goal(reach, &check->org->record[i]);
		}
	}
}

void ll_rule_team_idle(const struct ll_check *check)
{
	struct ll_arena scratch = { 0 };
	struct reach reach = reach_make(&scratch, check->org);

	reach_goals(check, &reach);
	for (size_t i = 0; i < check->org->nrecords; i++) {
		const struct ll_record *person = &check->org->record[i];

		if (person->kind == LL_KIND_PERSON && reach.seen[i]) {
			reach_ref(&reach, &person->team);
		}
	}
	report_idle(check, &reach, LL_KIND_TEAM, LL_D_TEAM_IDLE);
	ll_arena_release(&scratch);
}

/* Who leads people with a goal has a part in it, and so has their lead. */
static void reach_leads(struct reach *reach, size_t person)
{
	size_t lead = reach->org->record[person].reports_to.record;

	while (lead != LL_NO_RECORD && !reach->seen[lead]) {
		reach->seen[lead] = true;
		lead = reach->org->record[lead].reports_to.record;
	}
}

static void reach_people(struct reach *reach)
{
	const struct ll_org *org = reach->org;

	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_TEAM && reach->seen[i]) {
			reach_refs(reach, &org->record[i].owner);
		}
	}
	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *person = &org->record[i];
		size_t team = person->team.record;

		if (person->kind != LL_KIND_PERSON) {
			continue;
		}
		if (team != LL_NO_RECORD && reach->seen[team]) {
			reach->seen[i] = true;
		}
		if (reach->seen[i]) {
			reach_leads(reach, i);
		}
	}
}

/* Where most people have no line the house does not write it down. */
static bool most_are_seen(const struct ll_check *check,
			  const struct reach *reach)
{
	size_t nseen = 0;
	size_t n = 0;

	for (size_t i = 0; i < check->org->nrecords; i++) {
		const struct ll_record *person = &check->org->record[i];

		if (person->kind == LL_KIND_PERSON &&
		    !ll_rule_has_left(check, person)) {
			n++;
			nseen += reach->seen[i];
		}
	}
	return 2 * nseen >= n;
}

void ll_rule_person_unconnected(const struct ll_check *check)
{
	struct ll_arena scratch = { 0 };
	struct reach reach = reach_make(&scratch, check->org);
	bool most;

	reach_goals(check, &reach);
	reach_people(&reach);
	most = most_are_seen(check, &reach);
	for (size_t i = 0; most && i < check->org->nrecords; i++) {
		const struct ll_record *person = &check->org->record[i];

		if (person->kind == LL_KIND_PERSON && !reach.seen[i] &&
		    !ll_rule_has_left(check, person)) {
			ll_diag_add(check->diags, LL_D_PERSON_UNCONNECTED,
				    ll_rule_pos(person), person->title,
				    LL_STR(""));
		}
	}
	ll_arena_release(&scratch);
}

/* ---- values that nobody cites -------------------------------------------- */

/** The last day on which each record was cited; none: never. */
struct cited {
	const struct ll_check *check;
	ll_date *day;
};

static void cite(struct cited *cited, const struct ll_ref *ref, ll_date day)
{
	if (ref->record != LL_NO_RECORD && day.n <= cited->check->today.n &&
	    day.n > cited->day[ref->record].n) {
		cited->day[ref->record] = day;
	}
}

static void cite_all(struct cited *cited, const struct ll_refs *refs,
		     ll_date day)
{
	for (size_t i = 0; i < refs->n; i++) {
		cite(cited, &refs->ref[i], day);
	}
}

/* A goal cites what it supports as long as its time lasts. */
static ll_date day_of_goal(const struct cited *cited,
			   const struct ll_record *goal)
{
	ll_date today = cited->check->today;
	ll_date end = goal->period.last.n ? goal->period.last : goal->due;

	return !end.n || end.n > today.n ? today : end;
}

static void cite_by(struct cited *cited, const struct ll_record *record)
{
	ll_date day = record->date;

	switch ((int)record->kind) {
	case LL_KIND_GOAL:
		day = day_of_goal(cited, record);
		cite_all(cited, &record->supports, day);
		break;
	case LL_KIND_UPDATE:
		day = ll_month_last(record->month_last);
		break;
	case LL_KIND_MOMENT:
		cite_all(cited, &record->values, day);
		break;
	case LL_KIND_MEETING:
		for (size_t i = 0; i < record->ndecisions; i++) {
			cite_all(cited, &record->decision[i].about, day);
		}
		break;
	default:
		return;
	}
	cite_all(cited, &record->links, day);
}

static void report_uncited(const struct cited *cited, size_t i)
{
	const struct ll_check *check = cited->check;
	const struct ll_record *value = &check->org->record[i];
	ll_str since =
		ll_month_long(check->diags->arena, ll_month_of(cited->day[i]));

	ll_diag_add(check->diags, LL_D_VALUE_UNCITED, ll_rule_pos(value),
		    ll_strf(check->diags->arena, "%" LL_FMT " '%" LL_FMT "'",
			    LL_ARG(ll_kind_word(value->kind)),
			    LL_ARG(value->title)),
		    since.len
			    ? ll_str_join(check->diags->arena,
					  LL_STR(" since "), since, LL_STR(""))
			    : since);
}

/* A kind of which none is cited is not written down in that way. */
static void check_cited(const struct cited *cited, enum ll_kind kind,
			ll_date since)
{
	const struct ll_org *org = cited->check->org;
	size_t n = 0;

	for (size_t i = 0; i < org->nrecords; i++) {
		n += org->record[i].kind == kind && cited->day[i].n >= since.n;
	}
	for (size_t i = 0; n && i < org->nrecords; i++) {
		if (org->record[i].kind == kind && cited->day[i].n < since.n) {
			report_uncited(cited, i);
		}
	}
}

void ll_rule_value_uncited(const struct ll_check *check)
{
	int months = check->org->settings->param[LL_P_MONTHS];
	ll_month month = ll_month_of(check->today);
	struct ll_arena scratch = { 0 };
	struct cited cited = { .check = check };
	ll_date since;

	month.n -= months;
	since = ll_month_first(month);
	cited.day = LL_NEW(&scratch, ll_date, check->org->nrecords);
	for (size_t i = 0; i < check->org->nrecords; i++) {
		cite_by(&cited, &check->org->record[i]);
	}
	check_cited(&cited, LL_KIND_VALUE, since);
	check_cited(&cited, LL_KIND_PRINCIPLE, since);
	ll_arena_release(&scratch);
}
