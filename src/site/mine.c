#include "site/mine.h"

#include <stdlib.h>

#include "base/buf.h"
#include "site/finding.h"
#include "site/lines.h"

enum { FINDINGS_SHOWN = 5, ACTIONS_SHOWN = 8 };

/** What waits for one person or team. */
struct mine {
	const struct ll_view_record *owner;
	struct ll_finding_list findings;
	const struct ll_view_action **action; /* oldest meeting first */
	size_t nactions;
	struct {
		const struct ll_view_record *record;
		const struct ll_view_agreement *agreement;
	} * earlier; /* agreements to earlier words */
	size_t nearlier;
};

/* ---- gathering ----------------------------------------------------------- */

/* On which it was first listed; without one it comes last. */
static int day_of(const struct ll_view_action *action)
{
	ll_date date = action->first->meeting->date;

	return date.n ? date.n : INT32_MAX;
}

static int by_age(const void *left, const void *right)
{
	const struct ll_view_action *a =
		*(const struct ll_view_action *const *)left;
	const struct ll_view_action *b =
		*(const struct ll_view_action *const *)right;
	int day_a = day_of(a);
	int day_b = day_of(b);

	if (day_a != day_b) {
		return day_a < day_b ? -1 : 1;
	}
	return (a > b) - (a < b);
}

/* Those of people of a team are its own; of two of them once. */
static void add_actions(struct mine *mine, const struct ll_view_record *from)
{
	for (size_t i = 0; i < from->nopen_actions; i++) {
		bool has = false;

		for (size_t k = 0; k < mine->nactions && !has; k++) {
			has = mine->action[k] == from->open_action[i];
		}
		if (!has) {
			mine->action[mine->nactions++] = from->open_action[i];
		}
	}
}

static void find_actions(struct ll_arena *arena, struct mine *mine)
{
	const struct ll_view_record *owner = mine->owner;
	size_t most = owner->nopen_actions;

	for (size_t i = 0; i < owner->members.n; i++) {
		most += owner->members.item[i]->nopen_actions;
	}
	mine->action = LL_NEW(arena, const struct ll_view_action *, most);
	add_actions(mine, owner);
	for (size_t i = 0; i < owner->members.n; i++) {
		add_actions(mine, owner->members.item[i]);
	}
	if (mine->nactions) {
		qsort(mine->action, mine->nactions, sizeof(*mine->action),
		      by_age);
	}
}

static size_t count_agreements(const struct ll_view_list *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		n += list->item[i]->nagreements;
	}
	return n;
}

static void add_earlier(struct mine *mine, const struct ll_view_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct ll_view_record *record = list->item[i];

		for (size_t k = 0; k < record->nagreements; k++) {
			const struct ll_view_agreement *one =
				&record->agreement[k];

			if (one->earlier && one->who.person == mine->owner) {
				mine->earlier[mine->nearlier].record = record;
				mine->earlier[mine->nearlier++].agreement = one;
			}
		}
	}
}

static void find_earlier(struct ll_arena *arena, struct mine *mine,
			 const struct ll_view *view)
{
	const struct ll_view_list *principles =
		&view->by_kind[LL_KIND_PRINCIPLE];
	const struct ll_view_list *values = &view->by_kind[LL_KIND_VALUE];
	size_t most = count_agreements(principles) + count_agreements(values);

	mine->earlier = ll_arena_alloc(arena, sizeof(*mine->earlier),
				       alignof(max_align_t), most);
	add_earlier(mine, principles);
	add_earlier(mine, values);
}

/* The row of an action says as much as these, and each has one below. */
static bool is_told(const struct mine *mine,
		    const struct ll_view_finding *finding)
{
	if (finding->code != LL_D_ACTION_CARRIED &&
	    finding->code != LL_D_ACTION_OVERDUE) {
		return false;
	}
	for (size_t i = 0; i < mine->nactions; i++) {
		if (mine->action[i]->meeting == finding->record) {
			return true;
		}
	}
	return false;
}

static void find_findings(struct ll_arena *arena, struct mine *mine,
			  const struct ll_view *view)
{
	struct ll_finding_list all = ll_findings_of(arena, view, mine->owner);
	size_t n = 0;

	for (size_t i = 0; i < all.n; i++) {
		if (!is_told(mine, all.item[i])) {
			all.item[n++] = all.item[i];
		}
	}
	all.n = n;
	mine->findings = all;
}

/* ---- telling ------------------------------------------------------------- */

static void say_what(struct ll_say *say, const struct mine *mine)
{
	struct ll_arena *arena = say->dict->arena;
	const ll_str part[] = {
		ll_count_of(arena, mine->findings.n, "finding to close",
			    "findings to close"),
		ll_count_of(arena, mine->nactions, "open action",
			    "open actions"),
		ll_count_of(arena, mine->nearlier, "agreement to earlier words",
			    "agreements to earlier words"),
	};
	const size_t count[] = { mine->findings.n, mine->nactions,
				 mine->nearlier };
	ll_str told[3];
	size_t n = 0;

	for (size_t i = 0; i < 3; i++) {
		if (count[i]) {
			told[n] = n ? part[i] : ll_capital(arena, part[i]);
			n++;
		}
	}
	ll_say_names(say, told, n);
	ll_say(say, ".");
}

static void add_age(const struct ll_page *page, struct ll_dict *row,
		    const struct ll_view_action *action)
{
	long days = page->site->view->today.n - action->first->meeting->date.n;
	struct ll_say say;

	if (!action->first->meeting->date.n || days < 1) {
		return;
	}
	say = ll_say_open(page, row, LL_NAME_BY);
	ll_say(&say, "Open for ");
	ll_say_str(&say, ll_days(row->arena, days));
}

static void tell_actions(const struct ll_page *page, struct ll_dict *panel,
			 const struct mine *mine)
{
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < mine->nactions; i++) {
		if (!i) {
			cluster = ll_cluster_open(panel);
		} else if (i == ACTIONS_SHOWN &&
			   mine->nactions > ACTIONS_SHOWN + 1) {
			cluster = ll_cluster_folded(
				panel,
				ll_strf(panel->arena, "The other %zu actions",
					mine->nactions - ACTIONS_SHOWN));
		}
		add_age(page, ll_line_action(page, cluster, mine->action[i]),
			mine->action[i]);
	}
}

static void tell_earlier(const struct ll_page *page, struct ll_dict *panel,
			 const struct mine *mine)
{
	struct ll_dict *cluster =
		mine->nearlier ? ll_cluster_open(panel) : NULL;

	for (size_t i = 0; i < mine->nearlier; i++) {
		const struct ll_view_record *record = mine->earlier[i].record;
		ll_date date = mine->earlier[i].agreement->date;
		struct ll_dict *row = ll_row_add(cluster, LL_STR("stale"));
		struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

		ll_row_label(row, LL_STR("Earlier words"));
		ll_row_gap(row);
		ll_say_record(&say, record);
		say = ll_say_open(page, row, LL_NAME_SAY);
		ll_say(&say, "Agreed");
		if (date.n) {
			ll_say(&say, " on ");
			ll_say_date(&say, date);
		}
		ll_say(&say, ", and the words have changed since. A later day "
			     "beside the name in ");
		ll_say_code(&say, record->path);
		ll_say(&say, " agrees to those of today.");
	}
}

void ll_mine_panel(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *owner)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *panel = ll_panel_open(dict, "todo", "What is to do");
	struct mine mine = { .owner = owner };
	struct ll_say say;

	find_actions(dict->arena, &mine);
	find_findings(dict->arena, &mine, view);
	find_earlier(dict->arena, &mine, view);
	say = ll_say_open(page, panel, LL_NAME_LEAD);
	if (!mine.findings.n && !mine.nactions && !mine.nearlier) {
		ll_say(&say, "Nothing waits: no finding, no open action and no "
			     "agreement to earlier words.");
		return;
	}
	say_what(&say, &mine);
	ll_finding_rows(page, panel, &mine.findings, FINDINGS_SHOWN);
	tell_actions(page, panel, &mine);
	tell_earlier(page, panel, &mine);
}
