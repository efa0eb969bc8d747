#include "check/rule.h"

/* Who answers for what, and for how much. */

/* ---- owners who have left ------------------------------------------------ */

static void report_left(const struct ll_check *check,
			const struct ll_record *record,
			const struct ll_refs *owner, ll_str what)
{
	for (size_t i = 0; i < owner->n; i++) {
		const struct ll_record *who =
			ll_rule_target(check->org, &owner->ref[i]);

		if (ll_rule_has_left(check, who)) {
			ll_diag_add(
				check->diags, LL_D_OWNER_LEFT,
				ll_rule_line_pos(record, owner->ref[i].line),
				who->title, what);
		}
	}
}

static ll_str called(const struct ll_check *check, const char *kind,
		     ll_str name)
{
	return ll_strf(check->diags->arena, "%s '%" LL_FMT "'", kind,
		       LL_ARG(name));
}

/* A goal of a period that is over needs nobody any more. */
static bool is_awaited(const struct ll_record *goal, ll_date today)
{
	ll_date end = ll_rule_end(goal);

	return ll_rule_is_open(goal) &&
	       (!end.n || today.n <= end.n || today.n <= goal->period.last.n);
}

static void report_left_of_goal(const struct ll_check *check,
				const struct ll_record *goal)
{
	report_left(check, goal, &goal->owner,
		    called(check, "goal", goal->title));
	for (size_t i = 0; i < goal->nkey_results; i++) {
		const struct ll_key_result *result = &goal->key_result[i];

		if (!result->done && !ll_status_is_closed(result->status)) {
			report_left(check, goal, &result->owner,
				    called(check, "key result", result->text));
		}
	}
}

void ll_rule_owner_left(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		if (is_awaited(goal, check->today)) {
			report_left_of_goal(check, goal);
		}
	}
	LL_EACH(check->org, LL_KIND_TEAM, team)
	{
		report_left(check, team, &team->owner,
			    called(check, "team", team->title));
	}
}

/* ---- shared by many ------------------------------------------------------ */

void ll_rule_goal_shared(const struct ll_check *check)
{
	size_t most = (size_t)check->org->settings->param[LL_P_OWNERS];

	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		if (ll_rule_is_current(goal, check->today) &&
		    goal->owner.n > most) {
			ll_diag_add(
				check->diags, LL_D_GOAL_SHARED,
				ll_rule_line_pos(goal, goal->owner.ref[0].line),
				goal->title,
				ll_rule_number(check, goal->owner.n));
		}
	}
}

/* ---- much for one -------------------------------------------------------- */

/** How many open goals one owner has, and where the first of them says so. */
struct load {
	ll_str name;
	struct ll_pos pos;
	size_t ngoals;
};

static void add_load(const struct ll_check *check, struct ll_map *loads,
		     const struct ll_record *goal, const struct ll_ref *ref)
{
	const struct ll_record *who = ll_rule_target(check->org, ref);
	ll_str name = ll_rule_name(check->org, ref);
	void **slot = ll_map_slot(
		loads, who ? who->id : ll_str_lower(loads->arena, name));
	struct load *load = *slot;

	if (who && who->kind != LL_KIND_PERSON) {
		return;
	}
	if (!load) {
		load = LL_NEW(loads->arena, struct load, 1);
		load->name = who ? name : ref->text; /* "@ruth" */
		load->pos = who ? ll_rule_pos(who)
				: ll_rule_line_pos(goal, ref->line);
		*slot = load;
	}
	load->ngoals++;
}

void ll_rule_person_loaded(const struct ll_check *check)
{
	size_t most = (size_t)check->org->settings->param[LL_P_GOALS];
	struct ll_arena scratch = { 0 };
	struct ll_map loads = ll_map_make(&scratch);

	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		for (size_t i = 0; i < goal->owner.n; i++) {
			if (ll_rule_is_current(goal, check->today)) {
				add_load(check, &loads, goal,
					 &goal->owner.ref[i]);
			}
		}
	}
	for (size_t i = 0; i < loads.nentries; i++) {
		const struct load *load = loads.entry[i].value;

		if (load && load->ngoals > most) {
			ll_diag_add(check->diags, LL_D_PERSON_LOADED, load->pos,
				    load->name,
				    ll_rule_number(check, load->ngoals));
		}
	}
	ll_arena_release(&scratch);
}

/* ---- the one without an owner among others that have one ----------------- */

static bool is_waiting(const struct ll_key_result *result)
{
	return !result->done && !ll_status_is_closed(result->status);
}

static void check_results(const struct ll_check *check,
			  const struct ll_record *goal)
{
	const struct ll_key_result *without = NULL;
	size_t owned = 0;

	for (size_t i = 0; i < goal->nkey_results; i++) {
		const struct ll_key_result *result = &goal->key_result[i];

		owned += result->owner.n != 0;
		if (!result->owner.n && is_waiting(result)) {
			if (without) {
				return;
			}
			without = result;
		}
	}
	if (without && owned > 1) {
		ll_diag_add(check->diags, LL_D_KEY_RESULT_UNOWNED,
			    ll_rule_line_pos(goal, without->line),
			    without->text, LL_STR(""));
	}
}

void ll_rule_key_result_unowned(const struct ll_check *check)
{
	LL_EACH(check->org, LL_KIND_GOAL, goal)
	{
		if (ll_rule_is_current(goal, check->today)) {
			check_results(check, goal);
		}
	}
}
