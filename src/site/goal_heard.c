#include "site/goal.h"

#include "base/buf.h"
#include "site/prose.h"

enum { REPORTS_OPEN = 4 };

/* How one key result stands: done, as its table says, or open. */
static void mark_result(const struct ll_page *page, struct ll_dict *row,
			const struct ll_view_key_result *result)
{
	enum ll_health health = ll_status_health(result->status);
	ll_date today = page->site->view->today;
	ll_str label = LL_STR("Open");

	if (result->done) {
		health = LL_HEALTH_DONE;
	}
	if (health == LL_HEALTH_UNKNOWN) {
		if (result->due.n) {
			label = ll_capital(
				row->arena,
				ll_due_text(row->arena, today, result->due));
		}
		ll_dict_text(row, LL_NAME_LABEL, label);
		ll_dict_literal(row, LL_NAME_MARK, "ring");
		return;
	}
	label = ll_health_label(health);
	if (result->done && result->done_on.n) {
		label = ll_str_join(row->arena, label, LL_STR(", "),
				    ll_day(row->arena, today, result->done_on));
	}
	ll_dict_text(row, LL_NAME_LABEL, label);
	ll_dict_text(row, LL_NAME_MARK, ll_health_mark(health));
}

/* Without links the plain text says the same, less its owner and days. */
static bool has_link(const struct ll_md_node *node)
{
	const struct ll_md_node *inner = node;

	for (; inner; inner = ll_md_walk(inner, node)) {
		if (inner->type == LL_MD_LINK) {
			return true;
		}
	}
	return false;
}

static void add_result(const struct ll_page *page, struct ll_dict *results,
		       const struct ll_view_record *goal,
		       const struct ll_view_key_result *result)
{
	struct ll_prose prose = ll_prose_make(page, results, goal);
	struct ll_dict *row = ll_dict_add(results, LL_NAME_RESULT);
	struct ll_say say = ll_say_open(page, row, LL_NAME_SAY);

	mark_result(page, row, result);
	if (result->node && has_link(result->node)) {
		ll_say_markup(&say, ll_prose_inlines(&prose, result->node));
	} else {
		ll_say_name(&say, result->text);
	}
	if (result->owner.n) {
		struct ll_say by = ll_say_open(page, row, LL_NAME_BY);

		ll_say_whos(&by, &result->owner);
	}
}

void ll_goal_results(const struct ll_page *page, struct ll_dict *dict,
		     const struct ll_view_record *goal)
{
	const struct ll_md_node *heading =
		ll_goal_section(dict->arena, goal, LL_GOAL_KEY_RESULTS);
	struct ll_dict *results;
	struct ll_say say;
	size_t done = 0;

	if (!goal->nkey_results) {
		return;
	}
	for (size_t i = 0; i < goal->nkey_results; i++) {
		done += goal->key_result[i].done;
	}
	results = ll_dict_add(dict, LL_NAME_RESULTS);
	ll_dict_text(results, LL_NAME_ID,
		     heading && heading->id.len ? heading->id
						: LL_STR("s.results"));
	say = ll_say_open(page, results, LL_NAME_LEAD);
	ll_say_str(&say, done == goal->nkey_results
				 ? LL_STR("All")
				 : ll_count_capital(dict->arena, done));
	ll_say(&say, " of ");
	ll_say_str(&say, ll_count_word(dict->arena, goal->nkey_results));
	ll_say(&say, done == 1 ? " is done." : " are done.");
	for (size_t i = 0; i < goal->nkey_results; i++) {
		add_result(page, results, goal, &goal->key_result[i]);
	}
}

static bool is_named(const struct ll_view_whos *whos,
		     const struct ll_view_who *who)
{
	for (size_t i = 0; i < whos->n; i++) {
		if (ll_str_eq(whos->item[i].name, who->name)) {
			return true;
		}
	}
	return false;
}

/* Everybody who carries a key result and is not the owner, once. */
static struct ll_view_whos carriers(struct ll_arena *arena,
				    const struct ll_view_record *goal)
{
	struct ll_view_whos found = { 0 };
	size_t most = 0;

	for (size_t i = 0; i < goal->nkey_results; i++) {
		most += goal->key_result[i].owner.n;
	}
	found.item = LL_NEW(arena, struct ll_view_who, most);
	for (size_t i = 0; i < goal->nkey_results; i++) {
		const struct ll_view_whos *owner = &goal->key_result[i].owner;

		for (size_t k = 0; k < owner->n; k++) {
			if (!is_named(&found, &owner->item[k]) &&
			    !is_named(&goal->owner, &owner->item[k])) {
				found.item[found.n++] = owner->item[k];
			}
		}
	}
	return found;
}

void ll_goal_people(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *goal)
{
	struct ll_dict *people = ll_dict_add(dict, LL_NAME_PEOPLE);
	struct ll_say say = ll_say_open(page, people, LL_NAME_SAY);
	struct ll_view_whos others = carriers(dict->arena, goal);

	ll_dict_show(people, LL_NAME_GAP, !goal->owner.n);
	if (goal->owner.n) {
		ll_say_whos(&say, &goal->owner);
		ll_say(&say, goal->owner.n == 1 ? " owns it." : " own it.");
	} else {
		ll_say(&say, "Nobody is named as its owner.");
	}
	if (others.n) {
		ll_say(&say, " ");
		ll_say_whos(&say, &others);
		ll_say(&say, others.n == 1 ? " carries key results."
					   : " carry key results.");
	}
	if (goal->team && goal->team->members.n) {
		ll_say(&say, " ");
		ll_say_str(&say, ll_capital(dict->arena,
					    ll_count_of(dict->arena,
							goal->team->members.n,
							"person", "people")));
		ll_say(&say, " in ");
		ll_say_record_as(&say, goal->team, goal->team->title);
		ll_say(&say, goal->team->members.n == 1
				     ? " has it on the line."
				     : " have it on their line.");
	}
}

static void say_report(const struct ll_page *page, struct ll_dict *row,
		       const struct ll_view_report *report)
{
	struct ll_say say = ll_say_open(page, row, LL_NAME_SAY);
	const struct ll_view_record *goal = report->goal;

	if (report->status != LL_STATUS_UNKNOWN) {
		ll_say_strong(&say, ll_health_label(
					    ll_status_health(report->status)));
	} else {
		ll_say(&say, "Spoken of");
	}
	if (report->confidence.len) {
		ll_say(&say, ", confidence ");
		ll_say_str(&say, report->confidence);
	}
	if (report->value.known) {
		ll_say(&say, ", at ");
		ll_say_strong(&say,
			      ll_number_text(row->arena, report->value,
					     goal->nmetrics ? goal->metric->unit
							    : LL_STR("")));
	}
	if (report->note.len && !report->first) {
		say = ll_say_open(page, row, LL_NAME_SAY);
		ll_say_name(&say, report->note);
	}
}

static void add_report(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_report *report)
{
	struct ll_dict *row = ll_dict_add(dict, LL_NAME_REPORT);
	struct ll_prose prose = ll_prose_make(page, row, report->update);
	struct ll_say by;

	ll_dict_text(row, LL_NAME_LABEL,
		     report->month.n ? ll_month_long(dict->arena, report->month)
				     : LL_STR("No month"));
	ll_dict_text(
		row, LL_NAME_MARK,
		report->status == LL_STATUS_UNKNOWN
			? LL_STR("dot")
			: ll_health_mark(ll_status_health(report->status)));
	say_report(page, row, report);
	prose.shared = true;
	if (report->first && report->first != report->end) {
		ll_dict_html(
			ll_dict_add(row, LL_NAME_BODY), LL_NAME_PROSE,
			ll_prose_blocks(&prose, report->first, report->end));
	}
	by = ll_say_open(page, row, LL_NAME_BY);
	ll_say_record(&by, report->update);
	if (report->arrived.n) {
		ll_say(&by, ", ");
		ll_say_date(&by, report->arrived);
	}
}

void ll_goal_heard(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *goal)
{
	struct ll_dict *heard = ll_dict_add(dict, LL_NAME_HEARD);
	size_t n = goal->nreports;
	size_t folded = n > REPORTS_OPEN + 1 ? n - REPORTS_OPEN : 0;
	struct ll_dict *older = heard;
	struct ll_say say;

	if (!n) {
		say = ll_say_open(page, heard, LL_NAME_NONE);
		ll_say(&say, "No update has spoken of it yet.");
		return;
	}
	say = ll_say_open(page, heard, LL_NAME_LEAD);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena, n,
						"update speaks of it.",
						"updates speak of it.")));
	if (folded) {
		older = ll_dict_add(heard, LL_NAME_OLDER);
		ll_dict_literal(older, LL_NAME_LABEL, "Earlier");
		ll_dict_text(older, LL_NAME_TEXT,
			     ll_strf(dict->arena, "%zu reports", folded));
	}
	for (size_t i = 0; i < n; i++) {
		add_report(page, i < folded ? older : heard, &goal->report[i]);
	}
}
